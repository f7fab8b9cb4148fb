"""Step 8: the protocol of an interview, one page to print and write on, or filled from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import number_key
from industry_clusters.interviews import Head
from industry_clusters.sheet_names import PROTOCOL_SHEET
from industry_clusters.views.interviews.log import LOG, SOURCE
from industry_clusters.views.vocabulary.criteria import literally
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

if TYPE_CHECKING:
    from industry_clusters.analysis.interviews.interviews import InterviewTables, LogRow
    from industry_clusters.analysis.tables import Analysis

SHOWN_NUMBER = "note_protocol_number"
_LINE, _SHORT_LINE = "_" * 56, "_" * 40
_LINES = f"\u00a0\n{_LINE}\n\n{_LINE}"
_QUESTIONS = {
    Head.HISTORY: (4, "When and why did the firm begin here? What does it make or do today, and for whom?"),
    Head.FORCES: (4, "What from outside changes your business most: customers, rivals, prices, rules, new techniques?"),
    Head.EVOLUTION: (5, "Where will your industry be in five years? What could make it grow here, or leave?"),
    Head.REQUIREMENTS: (7, "What three things must this region get right for firms like yours? Which one comes first?"),
    Head.WORKFORCE: (8, "Which jobs are hard to fill, and which skills are missing? Who trains your people, and how well?"),
    Head.INFRASTRUCTURE: (4, "Do sites, roads, freight, power, water and broadband hold you back, or help you?"),
    Head.INNOVATION: (4, "Where do your new products and ways of working come from? What stands in their way?"),
    Head.TECHNOLOGY: (3, "Do you work with colleges, laboratories or suppliers on new techniques? What would you want of them?"),
    Head.QUALITY_OF_LIFE: (3, "Do people want to live here? How do housing, schools, child care and safety weigh when you hire?"),
    Head.REGULATION: (4, "Which permits, rules or taxes cost you most time or money? Who has dealt with you well?"),
    Head.OTHER: (4, "What did we not ask? Whom should we speak to next? May we quote you, without your name?"),
}  # fmt: skip
"""Minutes and questions of each head."""

_AROUND = 5
"""Minutes to open and to close."""


def protocol_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """One page: whom it is with, and eleven heads with room to write."""
    minutes = sum(count for count, _ in _QUESTIONS.values()) + _AROUND
    shown = _shown_row(analysis, tables)
    blocks = (
        Paragraph(
            f"45 to 60 minutes; the plan below takes {minutes}, with {_AROUND} to open and to close. Say first what happens to "
            "the answers: they are reported without names. Print the page and write on it, then type the key points into the "
            "log. With an interview's number in the yellow cell the page fills itself from the log."
        ),
        Fields(_about(analysis, shown)),
        _form(shown),
    )
    title = f"Interview with an employer: {analysis.region.label}"
    return Sheet(PROTOCOL_SHEET, title, Role.GUIDE, blocks, SOURCE, landscape=False)


def _shown_row(analysis: Analysis, tables: InterviewTables) -> LogRow | None:
    key = number_key(analysis.study.notes.get(SHOWN_NUMBER, "")).casefold()
    return next((row for row in tables.log if key and row.key.casefold() == key), None)


def _of_log(column: str) -> str:
    shown = f'TRIM({SHOWN_NUMBER}&"")'
    place = f'MATCH(IF({shown}="",NA(),{literally(shown)}),{{{LOG}.key}},0)'
    return f'IFERROR(INDEX({{{LOG}.{column}}},{place})&"","")'


def _or_line(column: str, value: str, line: str) -> Formula:
    blank = '"' + line.replace("\n", '"&CHAR(10)&"') + '"'
    return Formula(f'IF({_of_log(column)}="",{blank},{_of_log(column)})', value or line)


def _about(analysis: Analysis, shown: LogRow | None) -> tuple[Field, ...]:
    rows = (
        ("cluster", "Cluster", shown.interview.cluster if shown else ""),
        ("industry_title", "Industry", shown.industry_title if shown else ""),
        ("role", "Role in the cluster", shown.interview.role if shown else ""),
        ("size", "Jobs at this place", shown.interview.size if shown else ""),
    )
    return (
        Field(SHOWN_NUMBER, "Interview number", analysis.study.notes.get(SHOWN_NUMBER) or None,
              help="Names stand on 'Contacts' under this number."),
        *(
            Field(f"protocol_{key}", label, _or_line(key, value, _SHORT_LINE), Unit.TEXT, Kind.DERIVED)
            for key, label, value in rows
        ),
        Field("protocol_day", "Date, by whom", _SHORT_LINE, Unit.TEXT, Kind.DERIVED),
    )  # fmt: skip


def _form(shown: LogRow | None) -> Table:
    answers = {head: shown.interview.answers.get(head, "") if shown else "" for head in Head}
    return Table(
        "protocol",
        (
            Column("head", "Head, minutes", [f"{head.label}\n{_QUESTIONS[head][0]} min" for head in Head], Unit.LONG_TEXT,
                   width=22.0),
            Column("question", "Ask", [_QUESTIONS[head][1] for head in Head], Unit.LONG_TEXT, width=42.0),
            Column("notes", "Key points", [_or_line(head.value, answers[head], _LINES) for head in Head], Unit.LONG_TEXT,
                   Kind.DERIVED, width=64.0),
        ),
    )  # fmt: skip
