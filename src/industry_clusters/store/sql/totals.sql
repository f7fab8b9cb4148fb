-- What an industry is a share of: total covered or private employment, or total covered less farms.
-- in: year_rows, farm, choice      out: totals
CREATE OR REPLACE TEMP TABLE totals AS
SELECT
    area_fips,
    year_rows.annual_avg_emplvl
        - CASE WHEN base = 'non_farm' THEN farm.annual_avg_emplvl ELSE 0 END AS annual_avg_emplvl
FROM year_rows
CROSS JOIN choice
LEFT JOIN farm USING (area_fips)
WHERE level = 0 AND own_code = CASE WHEN base = 'private' THEN '5' ELSE '0' END
