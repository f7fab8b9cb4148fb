-- Where a row's establishments are accounted for by the rows under it: what is not among them is none.
-- Each published count is rounded, by half an establishment at most. The total of all ownerships (industry '')
-- is held against the totals of the ownerships.
-- in: year_rows, ancestors, owners, choice      out: accounted
CREATE OR REPLACE TEMP TABLE accounted AS
WITH own_totals AS (
    SELECT area_fips, own_code, annual_avg_estabs FROM year_rows WHERE level = 0
),
children AS (
    SELECT area_fips, own_code, ancestor AS industry_code, sum(annual_avg_estabs) AS estabs, count(*) AS parts
    FROM year_rows
    JOIN ancestors USING (industry_code)
    WHERE depth = 1 AND ancestor <> ''
    GROUP BY ALL
    UNION ALL
    SELECT area_fips, '0', '', sum(annual_avg_estabs), count(*)
    FROM own_totals
    WHERE own_code <> '0'
    GROUP BY ALL
),
parents AS (
    SELECT area_fips, own_code, industry_code, annual_avg_estabs
    FROM year_rows
    WHERE own_code IN (FROM owners) AND industry_code IN (SELECT ancestor FROM ancestors)
    UNION ALL
    SELECT area_fips, '0', '', annual_avg_estabs FROM own_totals WHERE own_code = '0'
)
SELECT
    area_fips,
    own_code,
    industry_code,
    annual_avg_estabs - coalesce(estabs, 0) <= (1 + coalesce(parts, 0)) / 2 AS all_there
FROM parents
LEFT JOIN children USING (area_fips, own_code, industry_code)
