"""Where the numbers come from: every file, what was withheld, and what was noticed on reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import NOTES_SHEET
from industry_clusters.views.vocabulary.model import (
    Column,
    Heading,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block


def sources_sheet(analysis: Analysis) -> Sheet:
    """A row a file, with its checksum; then the remarks."""
    files = analysis.panel.sources
    table = Table(
        "source_files",
        (
            Column("name", "File", [file.name for file in files], Unit.LONG_TEXT),
            Column("layout", "Layout", [file.layout for file in files]),
            Column("publisher", "Published by", [file.publisher for file in files], Unit.LONG_TEXT, width=30),
            Column("rows", "Rows read", [file.rows for file in files], Unit.COUNT),
            Column("withheld", "Rows not disclosed", [file.withheld for file in files], Unit.COUNT),
            Column("first_year", "First year", [file.first_year for file in files], Unit.YEAR),
            Column("last_year", "Last year", [file.last_year for file in files], Unit.YEAR),
            Column("areas", "Areas", [file.areas for file in files], Unit.COUNT),
            Column("vintage", "Vintage", [file.vintage for file in files], Unit.CODE, width=14),
            Column("sha256", "Checksum (SHA-256)", [file.sha256 for file in files], Unit.CODE, width=68),
        ),
    )
    remarks = analysis.panel.remarks
    noticed = Table(
        "remarks",
        (
            Column("place", "File", [remark.place for remark in remarks], Unit.LONG_TEXT),
            Column("text", "What was noticed", [remark.text for remark in remarks], Unit.LONG_TEXT),
        ),
    )
    prices = analysis.prices
    price_text = f"Price index: {prices.title}, series {prices.series_id}, from {prices.source}."
    if prices.constructed:
        price_text += " It is constructed for the example and is no statistical office's."
    blocks: tuple[Block, ...] = (
        Paragraph("The files stay as they are; every number of this workbook follows from them."),
        table,
        *_of_occupations(analysis),
        Paragraph(price_text),
        *((Heading("What was noticed on reading"), noticed) if remarks else ()),
    )
    return Sheet(NOTES_SHEET, "Where the numbers come from", Role.DATA, blocks, source_line(analysis))


def _of_occupations(analysis: Analysis) -> tuple[Block, ...]:
    """A row for each file of occupations."""
    files = analysis.occupations.files
    if not files:
        return ()
    table = Table(
        "occupation_files",
        (
            Column("name", "File of occupations", [file.name for file in files], Unit.LONG_TEXT),
            Column("layout", "Layout", [file.layout for file in files]),
            Column("rows", "Rows read", [file.rows for file in files], Unit.COUNT),
            Column("period", "Period", [file.period for file in files]),
            Column("soc", "SOC", [file.soc_vintage for file in files], Unit.CODE),
            Column("sha256", "Checksum (SHA-256)", [file.sha256 for file in files], Unit.CODE, width=68),
        ),
    )
    words = (
        "Staffing patterns, wages and projections are the statistical offices'. Skills and job zones, where there are any, are of "
        "the O*NET database of the U.S. Department of Labor, Employment and Training Administration, used under CC BY 4.0; this "
        "workbook averages and shortens them."
    )
    return table, Paragraph(words)
