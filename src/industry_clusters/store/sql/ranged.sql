-- The year's table with what is known of each area's jobs; `best` is the published number where there is one.
-- in: nation_table, ranges
SELECT
    made.*,
    low,
    best,
    high,
    grade,
    reason
FROM nation_table AS made
LEFT JOIN ranges USING (area_fips, industry_code)
ORDER BY area_fips, industry_code
