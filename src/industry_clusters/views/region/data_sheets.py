"""The data that every formula rests on: industry by year, totals, the price index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.breaks import changes
from industry_clusters.industry_codes import SECTOR_LEVEL
from industry_clusters.study import BaseTotal, Treatment
from industry_clusters.views.vocabulary.model import Column, Formula, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.tables import Analysis

    RegionValues = Callable[[Analysis, list[str]], pd.DataFrame]

REGION_EMPLOYMENT, REGION_PAYROLL = "region_employment", "region_payroll"
REGION_PUBLISHED, WITHHELD_CELLS = "region_published", "withheld_cells"
REGION_AT_LEAST, REGION_AT_MOST, REGION_ESTIMATED = "region_at_least", "region_at_most", "region_estimated"
REFERENCE_EMPLOYMENT, REFERENCE_PAYROLL = "reference_employment", "reference_payroll"
TOTALS, PRICES, CLASSIFICATION = "totals", "price_index", "classification"
TOTALS_SHEET, PRICES_SHEET, CLASSIFICATION_SHEET = "Totals", "Price index", "Classification"
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
    return lambda analysis, codes: getattr(analysis.region.at(codes), field)


def _limits(field: str) -> RegionValues:
    return lambda analysis, codes: getattr(analysis.withheld, field).reindex(codes)


_REGION_TABLES: dict[str, tuple[str, str, RegionValues, Unit]] = {
    "Region employment": ("Jobs in the region", REGION_EMPLOYMENT, _cells("employment"), Unit.JOBS),
    "Region payroll": ("Payroll in the region, dollars of each year", REGION_PAYROLL, _cells("payroll"), Unit.DOLLARS),
    "Region published": ("Jobs in the region, published part only", REGION_PUBLISHED, _cells("disclosed"), Unit.JOBS),
    "Withheld cells": ("County-by-ownership cells that are not published", WITHHELD_CELLS, _cells("withheld"), Unit.COUNT),
    "Region at least": ("Jobs in the region, at least", REGION_AT_LEAST, _limits("at_least"), Unit.JOBS),
    "Region at most": ("Jobs in the region, at most", REGION_AT_MOST, _limits("at_most"), Unit.JOBS),
    "Region estimated": ("Share of the region's jobs that is estimated", REGION_ESTIMATED, _limits("estimated"), Unit.PERCENT),
}  # fmt: skip
_REFERENCE_TABLES = {
    "Reference employment": ("Jobs in the reference areas", REFERENCE_EMPLOYMENT, "employment", Unit.JOBS),
    "Reference payroll": ("Payroll in the reference areas, dollars of each year", REFERENCE_PAYROLL, "payroll", Unit.DOLLARS),
}  # fmt: skip


def region_sheet(name: str, analysis: Analysis) -> Sheet:
    """A sheet of the region's industries by year; the last ones say what is known of withheld jobs."""
    title, key, values, unit = _REGION_TABLES[name]
    return _region_sheet(analysis, name, title, key, values(analysis, data_codes(analysis)), unit)


def reference_sheet(name: str, analysis: Analysis) -> Sheet:
    """A sheet of the reference areas' industries by year."""
    return _reference_sheet(analysis, name, *_REFERENCE_TABLES[name])


def classification_sheet(analysis: Analysis) -> Sheet:
    """Which codes each NAICS vintage changed, among those of the study's level and the sectors."""
    levels = sorted({analysis.study.industry_level, SECTOR_LEVEL})
    rows = pd.concat([changes(level) for level in levels], ignore_index=True)
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


def title_column(analysis: Analysis) -> str:
    """The column of the NAICS table that names an industry group wherever a sheet lists it."""
    return "marked_title" if is_estimated(analysis) else "industry_title"


def is_estimated(analysis: Analysis) -> bool:
    """Whether the study has withheld cells estimated."""
    return analysis.study.treatment is Treatment.ESTIMATE


_EXPLANATIONS = {
    REGION_EMPLOYMENT: "#N/A means withheld, at least in part; it is not zero. 'Region published' holds the part that "
    "is known and 'Withheld cells' how many cells are not.",
    REGION_PAYROLL: "#N/A means withheld, at least in part; it is not zero.",
    REGION_PUBLISHED: "The sum of the published cells. Where 'Withheld cells' is above 0 the true number is this or more.",
    WITHHELD_CELLS: "0 means that the number is complete. #N/A means that the year's classification has no such code.",
    REGION_AT_LEAST: "The fewest jobs that agree with every published number; the number itself where it is published.",
    REGION_AT_MOST: "The most jobs that agree with every published number. #N/A: no published number limits them.",
    REGION_ESTIMATED: "0% is published. Estimates come from establishments, pay and other years; they add up to published totals, within the bounds.",
    REFERENCE_EMPLOYMENT: "Every area that Setup offers as the reference.",
    REFERENCE_PAYROLL: "Every area that Setup offers as the reference.",
}  # fmt: skip


def _region_sheet(
    analysis: Analysis, name: str, title: str, key: str, values: pd.DataFrame, unit: Unit
) -> Sheet:
    codes = list(values.index)
    states = _states(analysis.region.at(codes)) if key in (REGION_EMPLOYMENT, REGION_PAYROLL) else None
    columns = [
        Column("industry_code", "NAICS", codes, Unit.CODE),
        Column("industry_title", "Industry", [analysis.panel.industry_title(code) for code in codes]),
        *year_columns(values, unit, states),
    ]
    return _data_sheet(analysis, name, title, key, columns)


def _reference_sheet(analysis: Analysis, name: str, title: str, key: str, field: str, unit: Unit) -> Sheet:
    codes = data_codes(analysis)
    labels = [cells.label for cells in analysis.references.values() for _ in codes]
    stacked = pd.concat([getattr(cells.at(codes), field) for cells in analysis.references.values()])
    columns = [
        Column("area", "Area", labels),
        Column("key", "Key", [f"{label}|{code}" for label, code in zip(labels, stacked.index, strict=True)], hidden=True),
        Column("industry_code", "NAICS", list(stacked.index), Unit.CODE),
        Column("industry_title", "Industry", [analysis.panel.industry_title(code) for code in stacked.index]),
        *year_columns(stacked, unit),
    ]  # fmt: skip
    return _data_sheet(analysis, name, title, key, columns)


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


def _states(cells: Cells) -> list[list[str]]:
    counts = cells.withheld.to_numpy()
    words = np.select(
        [np.isnan(counts), counts == 0, counts < cells.parts], ["missing", "", "partial"], default="withheld"
    )
    return [[str(word) for word in column] for column in words.T]


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
        "Employment in jobs, payroll in dollars of each year. #N/A: the data hold no such total, or a part of it is withheld.",
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
