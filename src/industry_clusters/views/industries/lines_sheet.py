"""Every row of the files that the table's figures are sums of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.trace import lines
from industry_clusters.ingest.study.lines_in_workbook import LINE_LABELS
from industry_clusters.views.vocabulary.model import Column, Heading, Paragraph, Table, Unit

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

LINES = "lines"
MOST_LINES = 15_000
"""More than a reader looks through, and than a workbook should carry; the command line has them all."""
_LOOKS = {
    "area": (Unit.TEXT, 30.0),
    "file": (Unit.TEXT, 44.0),
    "ownership": (Unit.TEXT, 11.0),
    "status": (Unit.TEXT, 11.0),
    "industry_code": (Unit.CODE, 9.0),
    "year": (Unit.YEAR, 7.0),
    "area_fips": (Unit.CODE, 9.0),
    "employment": (Unit.JOBS, None),
    "payroll": (Unit.DOLLARS, 16.0),
    "line": (Unit.COUNT, 9.0),
    "vintage": (Unit.TEXT, 12.0),
}
"""The words first, as wide as those of the other tables of the sheet."""


def line_blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The rows of the first and the last year, by industry; links of the NAICS table lead to them, and they do not print."""
    study = analysis.study
    rows = lines(analysis).head(MOST_LINES)
    words = Paragraph(
        f"What the figures of {study.first_year} and {study.last_year} are sums of, as the files have it; line 1 is a file's header. "
        "'industry-clusters trace' prints the same for any industry, cluster or cell. These rows do not print.",
        "note",
    )
    columns = tuple(
        Column(name, LINE_LABELS[name], rows[name].tolist(), unit, width=width)
        for name, (unit, width) in _LOOKS.items()
    )
    return Heading("Source rows"), words, Table(LINES, columns, filters=True, is_printed=False)
