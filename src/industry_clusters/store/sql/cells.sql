-- Each area's industries: the ownerships added up. A sum of which a part is withheld, or is not there without
-- being proven none, is missing; `withheld` counts such parts.
-- A part that is not there is none where the nearest row above it is accounted for, in a year that marks what is withheld.
-- in: year_rows, accounted, ancestors, owners, wanted, choice      out: cells
CREATE OR REPLACE TEMP TABLE cells AS
WITH parents AS (
    SELECT industry_code, ancestor AS parent FROM wanted JOIN ancestors USING (industry_code) WHERE depth = 1
),
above AS (
    SELECT DISTINCT parent, parent AS industry_code, 0 AS depth FROM parents
    UNION ALL
    SELECT DISTINCT parent, ancestor, ancestors.depth
    FROM parents JOIN ancestors ON ancestors.industry_code = parent
),
told AS (
    SELECT area_fips, owners.own_code, industry_code, all_there
    FROM accounted
    JOIN owners ON owners.own_code = accounted.own_code OR accounted.industry_code = ''
),
complete AS (
    SELECT area_fips, own_code, parent
    FROM told
    JOIN above USING (industry_code)
    CROSS JOIN choice
    WHERE marks_withheld
    GROUP BY ALL
    HAVING arg_min(all_there, depth)
),
complete_owners AS (
    SELECT area_fips, parent, count(*) AS owners FROM complete GROUP BY ALL
),
sums AS (
    SELECT
        area_fips,
        industry_code,
        parent,
        sum(annual_avg_estabs)::BIGINT AS annual_avg_estabs,
        sum(annual_avg_emplvl)::BIGINT AS annual_avg_emplvl,
        sum(total_annual_wages)::BIGINT AS total_annual_wages,
        (SELECT count(*) FROM owners) - count(annual_avg_emplvl) AS unpublished,
        count(complete.parent) AS there_complete,
        max(vintage) AS vintage
    FROM year_rows
    JOIN owners USING (own_code)
    JOIN wanted USING (industry_code)
    LEFT JOIN parents USING (industry_code)
    LEFT JOIN complete USING (area_fips, own_code, parent)
    GROUP BY ALL
)
SELECT
    area_fips,
    industry_code,
    annual_avg_estabs,
    CASE WHEN withheld = 0 THEN annual_avg_emplvl END AS annual_avg_emplvl,
    CASE WHEN withheld = 0 THEN total_annual_wages END AS total_annual_wages,
    withheld::SMALLINT AS withheld,
    vintage
FROM (
    SELECT sums.*, unpublished - (coalesce(owners, 0) - there_complete) AS withheld
    FROM sums
    LEFT JOIN complete_owners USING (area_fips, parent)
)
