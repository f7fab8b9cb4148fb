"""The data that every formula rests on: industry by year, totals, the price index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.data_tables import (
    cell_states,
    changes_at,
    known_table,
    reference_table,
)
from industry_clusters.analysis.withheld.wider import CONSTANTS, PASSED_ON
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of
from industry_clusters.sheet_names import (
    CLASSIFICATION_SHEET,
    NOT_DISCLOSED_SHEET,
    PRICES_SHEET,
    REFERENCE_EMPLOYMENT_SHEET,
    REFERENCE_PAYROLL_SHEET,
    REFERENCE_RANGES_SHEET,
    REGION_BEST_SHEET,
    REGION_BOUNDS_SHEET,
    REGION_EMPLOYMENT_SHEET,
    REGION_PAY_KNOWN_SHEET,
    REGION_PAY_VARIANCE_SHEET,
    REGION_PAYROLL_SHEET,
    REGION_PUBLISHED_SHEET,
    REGION_ROWS_SHEET,
    SETUP_SHEET,
    TOTALS_SHEET,
    WIDER_SHEET,
)
from industry_clusters.study import BaseTotal
from industry_clusters.views.vocabulary.model import Column, Formula, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

    RegionValues = Callable[[Analysis, list[str]], pd.DataFrame]

REGION_EMPLOYMENT, REGION_PAYROLL = "region_employment", "region_payroll"
REGION_PUBLISHED, WITHHELD_CELLS = "region_published", "withheld_cells"
REGION_ROWS = "region_rows"
REGION_LOW, REGION_HIGH, REGION_BEST = "region_low", "region_high", "region_best"
LIKELY_LOW, LIKELY_HIGH = "region_likely_low", "region_likely_high"
REGION_KNOWN, REGION_VARIANCE, PAY_VARIANCE = "region_known", "region_variance", "pay_variance"
LOW_PAYROLL, HIGH_PAYROLL, BEST_PAYROLL = "low_payroll", "high_payroll", "best_payroll"
WIDER = "wider_industries"
REFERENCE_EMPLOYMENT, REFERENCE_PAYROLL = "reference_employment", "reference_payroll"
REFERENCE_LOW, REFERENCE_HIGH, REFERENCE_BEST = "reference_low", "reference_high", "reference_best"
REFERENCE_LIKELY_LOW, REFERENCE_LIKELY_HIGH = "reference_likely_low", "reference_likely_high"
TOTALS, PRICES, CLASSIFICATION = "totals", "price_index", "classification"
REGION = "Region"
"""How the totals sheet calls the region, whatever its name."""


def years_of(table: str, analysis: Analysis) -> str:
    """A reference to the block of year columns of a data table."""
    return f"{{{table}.{analysis.years[0]}:{analysis.years[-1]}}}"


def year_headers(analysis: Analysis) -> str:
    """A reference to the years along the data tables (all share them)."""
    return f"{{{TOTALS}#{analysis.years[0]}:{analysis.years[-1]}}}"


def data_codes(analysis: Analysis) -> list[str]:
    """The industries that the data sheets hold: the study's groups, and the sectors."""
    codes = set(analysis.naics_table["industry_code"])
    if analysis.sector_table is not None:
        codes |= set(analysis.sector_table["industry_code"])
    return sorted(codes)


def _cells(field: str) -> RegionValues:
    return lambda analysis, codes: getattr(analysis.published.at(codes), field)


_REGION_TABLES: dict[str, tuple[str, str, RegionValues, Unit]] = {
    REGION_EMPLOYMENT_SHEET: ("Published jobs in the region", REGION_EMPLOYMENT, _cells("employment"), Unit.JOBS),
    REGION_PAYROLL_SHEET: ("Published payroll in the region, dollars of each year", REGION_PAYROLL, _cells("payroll"), Unit.DOLLARS),
    REGION_PUBLISHED_SHEET: ("Jobs in the region, published part only", REGION_PUBLISHED, _cells("disclosed"), Unit.JOBS),
    NOT_DISCLOSED_SHEET: ("County-by-ownership cells that are not disclosed", WITHHELD_CELLS, _cells("withheld"), Unit.COUNT),
}  # fmt: skip
_REFERENCE_KNOWN = {
    REFERENCE_LOW: "low", REFERENCE_HIGH: "high", REFERENCE_BEST: "best",
    REFERENCE_LIKELY_LOW: "likely_low", REFERENCE_LIKELY_HIGH: "likely_high",
}  # fmt: skip
_REFERENCE_TABLES = {
    REFERENCE_EMPLOYMENT_SHEET: ("Jobs in the reference areas", REFERENCE_EMPLOYMENT, "published", Unit.JOBS),
    REFERENCE_PAYROLL_SHEET: ("Payroll in the reference areas, dollars of each year", REFERENCE_PAYROLL, "payroll", Unit.DOLLARS),
}  # fmt: skip


def region_sheet(name: str, analysis: Analysis) -> Sheet:
    """A sheet of the region's industries by year; the last ones say what is known of withheld jobs."""
    title, key, values, unit = _REGION_TABLES[name]
    return _region_sheet(analysis, name, title, key, values(analysis, data_codes(analysis)), unit)


def reference_sheet(name: str, analysis: Analysis) -> Sheet:
    """A sheet of the reference areas' industries by year."""
    title, key, field, unit = _REFERENCE_TABLES[name]
    columns = _of_references(analysis, field, unit)
    return _data_sheet(analysis, name, title, key, columns)


def has_ranged_reference(analysis: Analysis) -> bool:
    """Whether jobs of a reference area are known as ranges."""
    return analysis.reference_is_ranged


def reference_ranges_sheet(analysis: Analysis) -> Sheet:
    """What is known of the reference areas' jobs that are not disclosed, row by row as on 'Reference employment'."""
    blocks: list[Block] = []
    for number, (key, field) in enumerate(_REFERENCE_KNOWN.items()):
        table = Table(
            key,
            tuple(_of_references(analysis, field, Unit.JOBS)),
            freeze_columns=None if number else 2,
        )
        blocks += [Paragraph(_EXPLANATIONS[key], "note"), table]
    title = "What is known of jobs in the reference areas"
    return Sheet(REFERENCE_RANGES_SHEET, title, Role.DATA, tuple(blocks), source_line(analysis))


def classification_sheet(analysis: Analysis) -> Sheet:
    """Which codes each NAICS vintage changed, among those of the study's level and the sectors."""
    levels = sorted({analysis.study.industry_level, SECTOR_LEVEL})
    rows = changes_at(levels)
    words = Paragraph(
        "Codes whose content a NAICS vintage changed, and the first year of QCEW that is coded in it. Growth across such a year "
        "compares different things. Codes finer than four digits are not listed.",
        "note",
    )
    columns = (
        Column("industry_code", "NAICS", rows["industry_code"].tolist(), Unit.CODE),
        Column("vintage", "Vintage", rows["vintage"].tolist(), Unit.YEAR),
        Column("year", "From year", rows["year"].tolist(), Unit.YEAR),
        Column("words", "What changed", rows["words"].tolist(), Unit.LONG_TEXT),
    )
    table = Table(CLASSIFICATION, columns, filters=True, freeze_columns=1)
    source = "Source: U.S. Census Bureau, NAICS concordances; years as in QCEW"
    return Sheet(
        CLASSIFICATION_SHEET,
        "Changes of the industry classification",
        Role.DATA,
        (words, table),
        source,
        landscape=False,
    )


_KNOWN_SHEETS = {
    REGION_BOUNDS_SHEET: ("Certain bounds of the region's jobs", ((REGION_LOW, "low"), (REGION_HIGH, "high")), Unit.JOBS),
    REGION_BEST_SHEET: ("Best values of the region's jobs", ((REGION_BEST, "best"), (LIKELY_LOW, "likely_low"), (LIKELY_HIGH, "likely_high"), (REGION_KNOWN, "known"), (REGION_VARIANCE, "variance")), Unit.JOBS),
    REGION_PAY_KNOWN_SHEET: ("What is known of the region's payroll, dollars of each year",
     ((BEST_PAYROLL, "best_payroll"), (LOW_PAYROLL, "low_payroll"), (HIGH_PAYROLL, "high_payroll")), Unit.DOLLARS),
    REGION_ROWS_SHEET: ("Whether the files have a row of the region", ((REGION_ROWS, "rows"),), Unit.COUNT),
    REGION_PAY_VARIANCE_SHEET: ("How uncertain pay a job is", ((PAY_VARIANCE, "pay_variance"),), Unit.RATE),
}  # fmt: skip


def known_sheet(name: str, analysis: Analysis) -> Sheet:
    """A sheet of what is known of jobs and pay that are not disclosed: what the ranges on other sheets are made of."""
    (title, tables, unit), codes = _KNOWN_SHEETS[name], data_codes(analysis)
    blocks: list[Block] = []
    for number, (key, field) in enumerate(tables):
        values = known_table(analysis, field, codes)
        columns = _of_industries(analysis, values, unit)
        blocks += [
            Paragraph(_EXPLANATIONS[key], "note"),
            Table(key, tuple(columns), freeze_columns=None if number else 2),
        ]
    return Sheet(name, title, Role.DATA, tuple(blocks), source_line(analysis))


def _of_industries(analysis: Analysis, values: pd.DataFrame, unit: Unit) -> list[Column]:
    codes = list(values.index)
    return [
        Column("industry_code", "NAICS", codes, Unit.CODE),
        Column("industry_title", "Industry", [analysis.panel.industry_title(code) for code in codes]),
        *year_columns(values, unit),
    ]


def wider_of(name: str, analysis: Analysis) -> str:
    """A reference to the block of one constant of wider industries, a column a year."""
    return f"{{{WIDER}.{name}_{analysis.years[0]}:{name}_{analysis.years[-1]}}}"


def wider_codes(analysis: Analysis) -> list[str]:
    """The industries wider than the study's own groups of which the data hold parts."""
    level = analysis.study.industry_level
    return sorted(code for code in analysis.known.wider["industry_code"].unique() if level_of(code) < level)


def wider_sheet(analysis: Analysis) -> Sheet:
    """What published totals of wider industries leave to clusters, so that their bounds follow a moved code."""
    codes, wider = wider_codes(analysis), analysis.known.wider
    columns = [
        Column("industry_code", "NAICS", codes, Unit.CODE),
        Column("industry_title", "Industry", [analysis.panel.industry_title(code) for code in codes]),
    ]
    constants = wider.groupby(["industry_code", "year"])[list(CONSTANTS)].first()
    for name in CONSTANTS:
        wide = constants[name].unstack("year")
        wide = wide.reindex(index=codes, columns=list(analysis.years)).fillna(PASSED_ON[name])
        columns += [
            Column(f"{name}_{year}", f"{name.capitalize()} {year}", wide[year].tolist(), Unit.COUNT)
            for year in analysis.years
        ]
    blocks = (Paragraph(_EXPLANATIONS[WIDER], "note"), Table(WIDER, tuple(columns), freeze_columns=2))
    return Sheet(
        WIDER_SHEET,
        "What wider industries leave to clusters",
        Role.DATA,
        blocks,
        source_line(analysis),
    )


_EXPLANATIONS = {
    REGION_EMPLOYMENT: f"#N/A means not disclosed, at least in part; it is not zero. '{REGION_PUBLISHED_SHEET}' holds the part that "
    f"is disclosed and '{NOT_DISCLOSED_SHEET}' how many cells are not.",
    REGION_PAYROLL: "#N/A means not disclosed, at least in part; it is not zero.",
    REGION_PUBLISHED: f"The sum of the published cells. Where '{NOT_DISCLOSED_SHEET}' is above 0 the true number is this or more.",
    WITHHELD_CELLS: "0 means that the number is complete. #N/A means that the year's classification has no such code.",
    REGION_LOW: "The fewest jobs that agree with every published number; the number itself where it is published.",
    REGION_HIGH: "The most jobs that agree with every published number.",
    REGION_BEST: "The published number, or an estimate from establishments, pay and other years that adds up to every published total, within the bounds.",
    LIKELY_LOW: "About nine times in ten the jobs are not fewer.",
    LIKELY_HIGH: "About nine times in ten the jobs are not more.",
    REGION_KNOWN: "The part of the jobs that is published, for the industry or for finer industries in it.",
    REGION_VARIANCE: "How uncertain the rest is: its variance, in jobs squared. 0 where all is published.",
    BEST_PAYROLL: "The published payroll, or an estimate that adds up to every published total.",
    LOW_PAYROLL: "The smallest payroll that agrees with every published number.",
    HIGH_PAYROLL: "The largest payroll that agrees with every published number.",
    REGION_ROWS: f"1: at least one county and ownership has a row, disclosed or not. 0: none has; what that means, '{NOT_DISCLOSED_SHEET}' says.",
    PAY_VARIANCE: "The variance of the logarithm of pay a job. 0 where it is published.",
    WIDER: "Used in the bounds of clusters. Of each wider industry: lower bound less the upper bounds of its parts (needed), upper bound "
    "less their lower bounds (room), upper less upper (top), lower less lower (bottom); and of variances the sum and the difference (cover, cross).",
    REFERENCE_EMPLOYMENT: f"Every area that '{SETUP_SHEET}' offers as the reference. #N/A: not disclosed, at least in part; or there is no such row.",
    REFERENCE_LOW: "The fewest jobs that agree with every published number; the number itself where it is published.",
    REFERENCE_HIGH: "The most jobs that agree with every published number.",
    REFERENCE_BEST: "The published number, or an estimate that adds up to every published total, within the bounds.",
    REFERENCE_LIKELY_LOW: "About nine times in ten the jobs are not fewer.",
    REFERENCE_LIKELY_HIGH: "About nine times in ten the jobs are not more.",
    REFERENCE_PAYROLL: f"Every area that '{SETUP_SHEET}' offers as the reference.",
}  # fmt: skip


def _region_sheet(
    analysis: Analysis, name: str, title: str, key: str, values: pd.DataFrame, unit: Unit
) -> Sheet:
    codes = list(values.index)
    states = cell_states(analysis.published.at(codes)) if key in (REGION_EMPLOYMENT, REGION_PAYROLL) else None
    columns = [
        Column("industry_code", "NAICS", codes, Unit.CODE),
        Column("industry_title", "Industry", [analysis.panel.industry_title(code) for code in codes]),
        *year_columns(values, unit, states),
    ]
    return _data_sheet(analysis, name, title, key, columns)


def _of_references(analysis: Analysis, field: str, unit: Unit) -> list[Column]:
    """The columns of a table of every reference area's industries by years."""
    codes, areas = data_codes(analysis), analysis.compared.values()
    labels = [each.cells.label for each in areas for _ in codes]
    stacked = reference_table(analysis, field, codes)
    return [
        Column("area", "Area", labels),
        Column("key", "Key", [f"{label}|{code}" for label, code in zip(labels, stacked.index, strict=True)], hidden=True),
        Column("industry_code", "NAICS", list(stacked.index), Unit.CODE),
        Column("industry_title", "Industry", [analysis.panel.industry_title(code) for code in stacked.index]),
        *year_columns(stacked, unit),
    ]  # fmt: skip


def _data_sheet(analysis: Analysis, name: str, title: str, key: str, columns: Iterable[Column]) -> Sheet:
    table = Table(key, tuple(columns), filters=True, freeze_columns=2)
    blocks = (Paragraph(_EXPLANATIONS[key], "note"), table)
    return Sheet(name, title, Role.DATA, blocks, source_line(analysis))


def year_columns(
    values: pd.DataFrame, unit: Unit, states: Sequence[Sequence[str]] | None = None
) -> list[Column]:
    """A column for each year of a table of industries by years; the header is the year as a number."""
    return [
        Column(
            str(year),
            Formula(str(year), int(year)),
            values[year].tolist(),
            unit,
            states=None if states is None else states[position],
        )
        for position, year in enumerate(values.columns)
    ]


def totals_sheet(analysis: Analysis) -> Sheet:
    """The totals of every area, by base."""
    areas = [(REGION, analysis.region), *((cells.label, cells) for cells in analysis.references.values())]
    rows = [
        (area, base.label, measure.capitalize(), cells.totals[base][measure])
        for area, cells in areas
        for base in BaseTotal
        for measure in ("employment", "payroll")
    ]
    columns = [
        Column("area", "Area", [row[0] for row in rows]),
        Column("base", "Base total", [row[1] for row in rows]),
        Column("measure", "Amount", [row[2] for row in rows]),
        Column("key", "Key", ["|".join(row[:3]) for row in rows], hidden=True),
        *(
            Column(str(year), Formula(str(year), year), [float(row[3][year]) for row in rows], Unit.JOBS)
            for year in analysis.years
        ),
    ]
    explanation = Paragraph(
        "Employment in jobs, payroll in dollars of each year. #N/A: the data hold no such total, or a part of it is not disclosed.",
        "note",
    )  # fmt: skip
    return Sheet(
        TOTALS_SHEET,
        "Totals that industries are a share of",
        Role.DATA,
        (explanation, Table(TOTALS, tuple(columns), freeze_columns=3)),
        source_line(analysis),
    )


def prices_sheet(analysis: Analysis) -> Sheet:
    """The price index in use."""
    prices = analysis.prices
    years = sorted(prices.values)
    table = Table(
        PRICES,
        (
            Column("year", "Year", years, Unit.YEAR),
            Column("index", "Index, annual average", [prices.values[year] for year in years], Unit.INDEX),
        ),
        freeze_columns=1,
    )
    title = f"{prices.title} ({prices.series_id})"
    source = f"Source: {prices.source}" + ("; constructed for the example" if prices.constructed else "")
    return Sheet(PRICES_SHEET, title, Role.DATA, (table,), source, landscape=False)
