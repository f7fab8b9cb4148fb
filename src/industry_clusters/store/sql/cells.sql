-- Each area's industries: the ownerships added up. A sum of which a part is withheld, or is not there without
-- being proven none, is missing; `withheld` counts such parts.
-- A part that is not there is none where the nearest row above it is accounted for, in a year that marks what is withheld.
-- in: year_rows, accounted, ancestors, owners, wanted, choice      out: cells
CREATE OR REPLACE TEMP TABLE cells AS
WITH there AS (
    SELECT * FROM year_rows WHERE own_code IN (FROM owners) AND industry_code IN (FROM wanted)
),
absent AS (
    SELECT area_fips, own_code, industry_code
    FROM (SELECT DISTINCT area_fips, industry_code FROM there)
    CROSS JOIN owners
    ANTI JOIN there USING (area_fips, own_code, industry_code)
),
proven AS (
    SELECT area_fips, industry_code, count(*) AS parts
    FROM (
        SELECT absent.area_fips, absent.own_code, absent.industry_code, arg_min(all_there, depth) AS none
        FROM absent
        JOIN ancestors USING (industry_code)
        JOIN accounted
          ON accounted.area_fips = absent.area_fips
         AND accounted.industry_code = ancestor
         AND accounted.own_code = CASE WHEN ancestor = '' THEN '0' ELSE absent.own_code END
        GROUP BY ALL
    )
    CROSS JOIN choice
    WHERE none AND marks_withheld
    GROUP BY ALL
),
sums AS (
    SELECT
        area_fips,
        industry_code,
        sum(annual_avg_estabs)::BIGINT AS annual_avg_estabs,
        sum(annual_avg_emplvl)::BIGINT AS annual_avg_emplvl,
        sum(total_annual_wages)::BIGINT AS total_annual_wages,
        (SELECT count(*) FROM owners) - count(annual_avg_emplvl) AS unpublished,
        max(vintage) AS vintage
    FROM there
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
    SELECT sums.*, unpublished - coalesce(parts, 0) AS withheld
    FROM sums
    LEFT JOIN proven USING (area_fips, industry_code)
)
