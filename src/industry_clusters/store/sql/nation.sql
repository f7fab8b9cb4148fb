-- The year's table: quotient, growth, pay. No row, a withheld part or a zero divisor is NULL, never 0;
-- a change is one between two rows. The measures are functions, made of industry_clusters.formulas,
-- and take what they are made of by its name.
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
    average_pay(payroll := cells.total_annual_wages, employment := cells.annual_avg_emplvl) AS avg_annual_pay,
    location_quotient(
        region_industry := cells.annual_avg_emplvl,
        region_total := totals.annual_avg_emplvl,
        reference_industry := reference_cells.annual_avg_emplvl,
        reference_total := (SELECT annual_avg_emplvl FROM reference_total)
    ) AS lq_annual_avg_emplvl,
    reference AS lq_reference,
    base AS lq_base,
    cells.annual_avg_emplvl - previous.annual_avg_emplvl AS oty_annual_avg_emplvl_chg,
    location_quotient_percent_change(
        first := previous.annual_avg_emplvl, last := cells.annual_avg_emplvl
    ) AS oty_growth,
    CASE WHEN year > first_year THEN
        average_annual_growth_rate(
            first := first_cells.annual_avg_emplvl, last := cells.annual_avg_emplvl, years := year - first_year
        )
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
