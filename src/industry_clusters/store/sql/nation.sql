-- The year's table: quotient, growth, pay. No row, a withheld part or a zero divisor is NULL, never 0;
-- a change is one between two rows.
-- in: cells, totals, previous_cells and first_cells (those of other years), area_titles, industry_titles, breaks, choice
WITH reference_cells AS (
    SELECT cells.* FROM cells JOIN choice ON area_fips = reference
),
reference_total AS (
    SELECT totals.annual_avg_emplvl FROM totals JOIN choice ON area_fips = reference
),
changed AS (
    SELECT industry_code, string_agg(vintage::VARCHAR, ' ' ORDER BY vintage) AS vintages
    FROM breaks
    CROSS JOIN choice
    WHERE first_year < switch AND switch <= year
    GROUP BY industry_code
)
SELECT
    cells.area_fips,
    area_title,
    cells.industry_code,
    industry_title,
    ownership,
    year,
    cells.annual_avg_estabs,
    cells.annual_avg_emplvl,
    cells.total_annual_wages,
    cells.withheld,
    cells.total_annual_wages / nullif(cells.annual_avg_emplvl, 0) AS avg_annual_pay,
    (cells.annual_avg_emplvl / nullif(totals.annual_avg_emplvl, 0))
        / nullif(
            reference_cells.annual_avg_emplvl
                / nullif((SELECT annual_avg_emplvl FROM reference_total), 0),
            0
        ) AS lq_annual_avg_emplvl,
    reference AS lq_reference,
    base AS lq_base,
    cells.annual_avg_emplvl - previous.annual_avg_emplvl AS oty_annual_avg_emplvl_chg,
    cells.annual_avg_emplvl / nullif(previous.annual_avg_emplvl, 0) - 1 AS oty_growth,
    CASE WHEN year > first_year THEN
        power(cells.annual_avg_emplvl / nullif(first_cells.annual_avg_emplvl, 0), 1 / (year - first_year)) - 1
    END AS aagr,
    first_year AS aagr_first_year,
    coalesce(vintages, '') AS classification,
    cells.vintage
FROM cells
CROSS JOIN choice
LEFT JOIN totals ON totals.area_fips = cells.area_fips
LEFT JOIN reference_cells ON reference_cells.industry_code = cells.industry_code
LEFT JOIN previous_cells AS previous ON previous.area_fips = cells.area_fips AND previous.industry_code = cells.industry_code
LEFT JOIN first_cells ON first_cells.area_fips = cells.area_fips AND first_cells.industry_code = cells.industry_code
LEFT JOIN changed ON changed.industry_code = cells.industry_code
LEFT JOIN area_titles ON area_titles.area_fips = cells.area_fips
LEFT JOIN industry_titles ON industry_titles.industry_code = cells.industry_code
WHERE starts_with(cells.area_fips, areas)
ORDER BY cells.area_fips, cells.industry_code
