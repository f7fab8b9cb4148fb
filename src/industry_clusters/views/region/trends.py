"""Total employment and average pay of every area, year by year, with their charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_name
from industry_clusters.formulas import AVERAGE_PAY, REAL_PAY
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.views.region.data_sheets import PRICES, REGION, TOTALS, year_headers, years_of
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.measured import or_missing
from industry_clusters.views.vocabulary.model import Column, Kind, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import followed, live_text, names_of, quoted, source_line

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Formula

TRENDS = "trends"
_WIDTH, _MOST_WITH_INDEX = 12.0, 2
_STYLES = ("region", "reference_1", "reference_2", "reference_3")


def trends_sheet(analysis: Analysis) -> Sheet:
    """One table of years, and a chart each for jobs, jobs as an index, and real pay."""
    areas = [
        (REGION, analysis.region.label),
        *((cells.label, area_name(cells.label)) for cells in analysis.references.values()),
    ]
    columns: list[Column] = [Column("year", "Year", list(analysis.years), Unit.YEAR)]
    for number, ((key, label), trend) in enumerate(zip(areas, analysis.trends, strict=True)):
        columns += _area_columns(analysis, number, key, label, trend, folded=_folded(len(areas)))
    guide = live_text(
        "Totals are {base_total} employment, as chosen above. The index sets {first_year} to 100; real pay is in "
        "dollars of {dollar_year}. Charts and table have every year of the data; the study compares {first_year} with {last_year}. "
        "A gap in a line is a year that the data do not hold.",
        names_of(analysis),
    )
    charts = _charts(analysis, [label for _, label in areas])
    blocks: tuple[Block, ...] = (Paragraph(guide), *charts, Table(TRENDS, tuple(columns)))
    title = f"Employment and pay over time: {analysis.region.label}"
    return Sheet(SETUP_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def _folded(areas: int) -> tuple[str, ...]:
    """What the table has and does not show: of many areas also the index, which the chart shows, so that the sheet prints upright."""
    return ("pay", "employment_index") if areas > _MOST_WITH_INDEX else ("pay",)


def _area_columns(
    analysis: Analysis, number: int, key: str, label: str, trend: pd.DataFrame, folded: tuple[str, ...]
) -> list[Column]:
    def total(measure: str) -> str:
        row = f'MATCH({quoted(key)}&"|"&base_total&"|{measure}",{{{TOTALS}.key}},0)'
        return f"INDEX({years_of(TOTALS, analysis)},{row},MATCH([year],{year_headers(analysis)},0))"

    jobs, pay = f"employment_{number}", f"pay_{number}"
    deflated = or_missing(
        REAL_PAY.excel(pay=f"[{pay}]", base_index=_price("dollar_year"), index=_price("[year]"))
    )
    first = f"INDEX({{{TRENDS}.{jobs}}},MATCH(first_year,{{{TRENDS}.year}},0))"
    rows = (
        (jobs, f"{label}: jobs", "employment", total("Employment"), Unit.JOBS),
        (f"employment_index_{number}", f"{label}: jobs, index", "employment_index", f"IFERROR([{jobs}]/{first}*100,NA())", Unit.INDEX),
        (pay, f"{label}: pay, dollars of the year", "pay", or_missing(AVERAGE_PAY.excel(payroll=total("Payroll"), employment=f"[{jobs}]")), Unit.DOLLARS),
        (f"real_pay_{number}", _real_label(analysis, label), "real_pay", deflated, Unit.DOLLARS),
    )  # fmt: skip
    return [
        Column(
            name,
            text,
            trend[field].tolist(),
            unit,
            Kind.DERIVED,
            formula,
            width=_WIDTH,
            hidden=field in folded,
        )
        for name, text, field, formula, unit in rows
    ]


def _real_label(analysis: Analysis, label: str) -> Formula:
    return followed(label, live_text(": pay in {dollar_year} dollars", names_of(analysis)))


def _price(year: str) -> str:
    return f"INDEX({{{PRICES}.index}},MATCH({year},{{{PRICES}.year}},0))"


def _charts(analysis: Analysis, labels: list[str]) -> tuple[Chart, ...]:
    span = f"{analysis.years[0]}-{analysis.years[-1]}"

    trends = analysis.trends

    def lines(column: str, count: int) -> tuple[Series, ...]:
        return tuple(
            Series(
                labels[number],
                f"{{{TRENDS}.year}}",
                f"{{{TRENDS}.{column}_{number}}}",
                _STYLES[min(number, 3)],
            )
            for number in range(count)
            if number == 0 or trends[number][column].notna().any()
        )

    every, years = len(labels), (analysis.years[0], analysis.years[-1])
    return (
        Chart("chart_jobs", ChartKind.LINE, f"Jobs in {labels[0]}, {span}", "Year", "Jobs", lines("employment", 1), years=years),
        Chart("chart_index", ChartKind.LINE, f"Jobs, first year of the study = 100, {span}", "Year", "Index",
              lines("employment_index", every), Unit.INDEX, years=years),
        Chart("chart_pay", ChartKind.LINE, f"Average annual pay in dollars of one year, {span}", "Year", "Average annual pay (dollars)",
              lines("real_pay", every), Unit.DOLLARS, years=years),
    )  # fmt: skip
