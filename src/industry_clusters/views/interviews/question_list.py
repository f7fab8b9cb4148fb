"""Step 8: the questions that employers are asked, a list of the team's own to change and add to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.interviews import (
    LONGEST_LABEL,
    QUESTION_HEADERS,
    QUESTIONS_RANGE,
    Head,
    Question,
)
from industry_clusters.sheet_names import QUESTIONS_SHEET
from industry_clusters.views.interviews.log import QUESTION_LIST, SOURCE
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Kind,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.interviews.interviews import InterviewTables
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.interviews import Interviews
    from industry_clusters.views.vocabulary.model import Cell, Validation

AROUND = 5
"""Minutes to open and to close."""

SHORTEST, LONGEST = 45, 60
_MOST_MINUTES = 60
_WIDTHS = {"head": 24.0, "name": 30.0, "ask": 70.0, "minutes": 10.0, "key": None}
_RULES: dict[str, Validation] = {
    "head": Choice(tuple(head.label for head in Head), "One of the eleven heads of the protocol."),
    "minutes": Number(0, _MOST_MINUTES, message="Minutes, 0 to 60."),
}
_NOTES = {
    "name": f"Heads the answers in the log. Empty: the first {LONGEST_LABEL} characters of the question.",
    "minutes": "How long the question may take.",
}


def questions_sheet(analysis: Analysis, _tables: InterviewTables) -> Sheet:
    """The list, and how long an interview takes with it; the table is the last block, so that rows beneath it are found."""
    words = Paragraph(
        "Change a question, clear one that you do not ask, or add your own in the empty rows: the protocol and the log follow at "
        "once. A question keeps its answers, whatever you call it; answers to a question that you clear stay in the log. To ask "
        "in another order, sort the list. Rows that you type beneath the yellow ones are taken in when the workbook is "
        "built again."
    )
    blocks = (words, Fields(question_counts(analysis.study.interviews)), _list(analysis.study.interviews))
    title = f"Questions for employers: {analysis.region.label}"
    return Sheet(QUESTIONS_SHEET, title, Role.INPUT, blocks, SOURCE)


def question_counts(interviews: Interviews) -> tuple[Field, Field]:
    """How many questions there are, and how long they take."""
    asked = [one for one in interviews.questions_used if one.is_asked]
    minutes = sum(one.time for one in asked) + AROUND
    return (
        Field("questions_asked", "Questions", Formula(f'SUMPRODUCT(--({{{QUESTION_LIST}.label}}<>""))', len(asked)),
              Unit.COUNT, Kind.DERIVED),
        Field("questions_minutes", "Minutes in all",
              Formula(f'SUMIFS({{{QUESTION_LIST}.minutes}},{{{QUESTION_LIST}.label}},"?*")+{AROUND}', minutes),
              Unit.COUNT, Kind.DERIVED,
              help=f"With {AROUND} to open and to close. An interview takes {SHORTEST} to {LONGEST}."),
    )  # fmt: skip


def question_rows(interviews: Interviews) -> tuple[Question, ...]:
    """The rows of the list: the questions, and room for more under keys of their own."""
    return (*interviews.questions_used, *map(Question, interviews.free_keys))


def _list(interviews: Interviews) -> Table:
    rows = question_rows(interviews)

    def column(key: str) -> Column:
        values = [_cell(row, key) for row in rows]
        kind = Kind.DATA if key == "key" else Kind.INPUT
        unit = Unit.COUNT if key == "minutes" else Unit.LONG_TEXT
        return Column(key, QUESTION_HEADERS[key], values, unit, kind, validation=_RULES.get(key),
                      note=_NOTES.get(key, ""), width=_WIDTHS[key], hidden=key == "key")  # fmt: skip

    label = f'IF([name]<>"",[name]&"",LEFT([ask]&"",{LONGEST_LABEL}))'
    rank = f'IF([label]="","",SUMPRODUCT(--({{{QUESTION_LIST}#label}}:[label]<>""))-1)'
    places: Sequence[Cell] = _places(rows)
    return Table(
        QUESTION_LIST,
        (
            *map(column, QUESTION_HEADERS),
            Column("label", "Label", [one.label if one.is_asked else "" for one in rows], Unit.TEXT, Kind.DERIVED, label, hidden=True),
            Column("place", "Place", places, Unit.COUNT, Kind.DERIVED, rank, hidden=True),
        ),
        name_range=QUESTIONS_RANGE,
    )  # fmt: skip


def _cell(row: Question, key: str) -> Cell:
    if key == "minutes" and row.minutes:
        return row.time if row.time or row.minutes == "0" else row.minutes
    return getattr(row, key) or None


def _places(rows: Sequence[Question]) -> list[Cell]:
    """The place of each among the questions that are asked; an empty text where it is not."""
    asked = [row.is_asked for row in rows]
    return [sum(asked[: at + 1]) if is_asked else "" for at, is_asked in enumerate(asked)]
