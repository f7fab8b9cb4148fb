-- The year's rows that a study would take, of the areas that are wanted, those that bear on them, and the reference area.
-- in: year_files (rows as stored), industries, choice      out: year_rows
CREATE OR REPLACE TEMP TABLE year_rows AS
SELECT
    area_fips,
    own_code,
    industry_code,
    level,
    annual_avg_estabs,
    annual_avg_emplvl,
    total_annual_wages,
    vintage
FROM year_files
JOIN industries USING (industry_code)
CROSS JOIN choice
WHERE size_code = '0'
  AND own_code IN ('0', '1', '2', '3', '5')
  AND (starts_with(area_fips, areas) OR starts_with(area_fips, near) OR area_fips = reference)
