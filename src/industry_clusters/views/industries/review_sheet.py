"""Small and strange figures, worst first, each with a place for a person's decision, which the analysis obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.review import DECISION, EXCLUDE, KEEP, REMARK, name_of
from industry_clusters.analysis.rows import records
from industry_clusters.sheet_names import OBSERVATIONS_SHEET
from industry_clusters.views.vocabulary.model import (
    Choice,
    Field,
    Fields,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Unit,
)
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

MOST_LISTED = 30


def review_sheet(analysis: Analysis) -> Sheet:
    """What to look at before a board does."""
    rows = listed_findings(analysis)
    blocks: list[Block] = [
        Paragraph(
            "Figures that may not mean what they seem to, the strangest first. For each one type 'exclude' to leave the industry "
            "group out of all lists and clusters, or 'keep', and a note if you like: both stay through every rebuild. Nothing is "
            "left out unless you say so."
        ),
        Fields(_counts(rows)),
        Heading("What to look at"),
    ]
    blocks.append(
        Fields(tuple(_fields(rows))) if len(rows) else Paragraph("Nothing small or strange was found.")
    )
    if analysis.known.contradictions:
        blocks += [
            Heading("Published sums that do not hold"),
            *(Paragraph(text) for text in analysis.known.contradictions),
        ]
    title = f"Review of {analysis.region.label}"
    return Sheet(OBSERVATIONS_SHEET, title, Role.INPUT, tuple(blocks), source_line(analysis), landscape=False)


def listed_findings(analysis: Analysis) -> pd.DataFrame:
    """The strangest, and all on which something was decided."""
    rows = analysis.review
    decided = rows["decision"].ne("") | rows["remark"].ne("")
    return rows[decided | (rows.index < MOST_LISTED)].reset_index(drop=True)


def exclusion_formulas(analysis: Analysis) -> list[str | None]:
    """For each row of the NAICS table what says whether it is excluded; None where nobody can say so."""
    listed = set(listed_findings(analysis)["industry_code"])
    return [
        f'IF(LOWER(TRIM({name_of(DECISION, code)}))="{EXCLUDE}",1,0)' if code in listed else None
        for code in analysis.naics_table["industry_code"]
    ]


def _counts(rows: pd.DataFrame) -> tuple[Field, ...]:
    names = [name_of(DECISION, code) for code in rows["industry_code"]]
    excluded = "+".join(
        ("0", *(f'(LOWER(TRIM({name}))="{EXCLUDE}")' for name in names))
    )  # one alone is no number
    count = sum(str(decision).strip().lower() == EXCLUDE for decision in rows["decision"])
    return (
        Field("review_found", "To look at", len(rows), Unit.COUNT, Kind.DERIVED),
        Field("review_excluded", "Excluded", Formula(excluded, count), Unit.COUNT, Kind.DERIVED),
    )


def _fields(rows: pd.DataFrame) -> Iterator[Field]:
    for row in records(rows):
        code = str(row["industry_code"])
        decision = Choice((KEEP, EXCLUDE), "keep or exclude, or leave it empty.")
        label = f"{code} {row['industry_title']}"
        yield Field(
            name_of(DECISION, code), label, row["decision"] or None, validation=decision, help=row["sentence"]
        )
        yield Field(name_of(REMARK, code), "      your note", row["remark"] or None, Unit.LONG_TEXT)
