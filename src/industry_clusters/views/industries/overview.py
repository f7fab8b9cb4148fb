"""What 'Region and data' shows of long tables that are elsewhere: the sectors in seven columns, and the files that were read by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import NOTES_SHEET, SECTORS_SHEET, SETUP_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.industry_sheets import NAICS, SECTORS
from industry_clusters.views.region.data_sheets import REGION_EMPLOYMENT, data_codes, years_of
from industry_clusters.views.vocabulary.figures import shown_column
from industry_clusters.views.vocabulary.model import (
    Column,
    Field,
    Fields,
    Formula,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, live_text, names_of, source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.panel import SourceFile

_LABELS, _FIGURES = 32.0, 12.0
"""Widths of columns at which the sheet prints on upright paper."""
_OVERVIEW = ("employment_first", "shown_last", "growth", "quotient_last", "pay_last")


def sectors_overview(analysis: Analysis) -> Sheet:
    """One row for each sector."""
    rows = analysis.sector_table
    assert rows is not None  # as its entry needs
    texts = shown_column(rows, "employment_last", "grade_last", Unit.JOBS)
    values = {name: texts if name == "shown_last" else rows[name].tolist() for name in _OVERVIEW}

    def column(name: str) -> Column:
        formula = f"INDEX({{{SECTORS}.{name}}},[number])"
        unit = Unit(TERMS[name].unit)
        return Column(name, header(name, analysis), values[name], unit, Kind.DERIVED, formula, width=_FIGURES)

    table = Table(
        "sectors_overview",
        (
            Column(
                "industry_title", "Sector", rows["industry_title"].tolist(), Unit.LONG_TEXT, width=_LABELS
            ),
            Column(
                "industry_code", header("industry_code", analysis), rows["industry_code"].tolist(), Unit.CODE
            ),
            *(column(name) for name in _OVERVIEW),
            Column("number", "Number", list(range(1, len(rows) + 1)), Unit.COUNT, hidden=True),
        ),
    )
    words = f"#N/A: known as a range only, or not disclosed. All columns are on the hidden sheet '{SECTORS_SHEET}'."
    title = f"Sectors of {analysis.region.label}"
    return Sheet(SETUP_SHEET, title, Role.RESULT, (Paragraph(words, "note"), table), source_line(analysis))


def read_overview(analysis: Analysis) -> Sheet:
    """What was read, a row for each kind of file, and how much of the region it shows."""
    kinds: dict[tuple[str, str], list[SourceFile]] = {}
    for file in analysis.panel.sources:
        kinds.setdefault((file.layout, file.publisher), []).append(file)
    table = Table(
        "files_read",
        (
            Column("publisher", "Published by", [publisher for _, publisher in kinds], Unit.LONG_TEXT, width=_LABELS),
            Column("layout", "Layout", [layout for layout, _ in kinds], Unit.LONG_TEXT, width=14.0),
            Column("files", "Files", [len(files) for files in kinds.values()], Unit.COUNT, width=_FIGURES),
            Column("rows", "Rows read", [sum(file.rows for file in files) for files in kinds.values()], Unit.COUNT, width=_FIGURES),
            Column("withheld", "Rows not disclosed", [sum(file.withheld for file in files) for files in kinds.values()], Unit.COUNT, width=_FIGURES),
            Column("first_year", "First year", [min(file.first_year for file in files) for files in kinds.values()], Unit.YEAR, width=_FIGURES),
            Column("last_year", "Last year", [max(file.last_year for file in files) for files in kinds.values()], Unit.YEAR, width=_FIGURES),
        ),
    )  # fmt: skip
    remarks = len(analysis.panel.remarks)
    noticed = (
        f" On reading, {remarks} {'thing was' if remarks == 1 else 'things were'} noticed." if remarks else ""
    )
    words = f"Each file with its checksum, and what was noticed, is on '{NOTES_SHEET}'.{noticed}"
    blocks = (Fields(_glance(analysis)), table, Paragraph(words, "note"))
    return Sheet(SETUP_SHEET, "What was read", Role.DATA, blocks, source_line(analysis))


def _glance(analysis: Analysis) -> tuple[Field, ...]:
    """How many numbers there are, and how many are shown."""
    table = analysis.naics_table
    shown = int(table["employment_last"].notna().sum())
    cells = f"COUNT({years_of(REGION_EMPLOYMENT, analysis)})"
    published = int(analysis.published.at(data_codes(analysis)).employment.notna().to_numpy().sum())
    rows = (
        ("glance_years", "Years compared", live_text("{first_year} to {last_year}", names_of(analysis)), Unit.TEXT,
         f"The data hold {len(analysis.years)} years, {analysis.years[0]} to {analysis.years[-1]}."),
        ("glance_published", "Published job figures", Formula(cells, published), Unit.COUNT, "Of industries and sectors, all years."),
        ("glance_groups", "Industry groups", Formula(f"ROWS({{{NAICS}.industry_code}})", len(table)), Unit.COUNT,
         "With at least one establishment in a year of the data."),
        ("glance_known", "Groups shown as a number", Formula(f"COUNT({{{NAICS}.employment_last}})", shown), Unit.COUNT,
         "The others are known as a range only, or are not in the last year's NAICS."),
    )  # fmt: skip
    return tuple(
        Field(key, label, value, unit, Kind.DERIVED, help=text) for key, label, value, unit, text in rows
    )
