"""Step 8: the protocol of an interview, one page to print and write on, or filled from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import number_key
from industry_clusters.sheet_names import PROTOCOL_SHEET, QUESTIONS_SHEET
from industry_clusters.views.interviews.log import LOG, QUESTION_LIST, SOURCE
from industry_clusters.views.interviews.question_list import AROUND, LONGEST, SHORTEST
from industry_clusters.views.vocabulary.criteria import literally
from industry_clusters.views.vocabulary.model import (
    WHERE_SHOWN,
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
from industry_clusters.views.vocabulary.words import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.interviews.interviews import InterviewTables, LogRow
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.interviews import Question

_FORM = "protocol"
SHOWN_NUMBER = "note_protocol_number"
_LINE, _SHORT_LINE = "_" * 50, "_" * 40
_WRITING_LINES = (f"\u00a0\n{_LINE}\n\n{_LINE}", f"\u00a0\n{_LINE}\n{_LINE}", f"\u00a0\n{_LINE}")
"""Room to write on, by how many questions there are to one page."""

_FEW, _MANY = 11, 16
_SPARE = 3
"""Rows for questions that are added after the build."""

_KEY_COLUMN = "key"


def protocol_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """One page: whom it is with, and the team's questions with room to write."""
    asked = tuple(one for one in analysis.study.interviews.questions_used if one.is_asked)
    shown = _shown_row(analysis, tables)
    blocks = (
        Paragraph(_how_long(asked)),
        Fields(_about(analysis, shown)),
        Paragraph(_left_over(len(asked)), "note", alert=WHERE_SHOWN),
        _form(analysis, asked, shown),
    )
    title = f"Interview with an employer: {analysis.region.label}"
    return Sheet(PROTOCOL_SHEET, title, Role.GUIDE, blocks, SOURCE, landscape=False, one_page=True)


def _how_long(asked: Sequence[Question]) -> Formula:
    """What an interview takes, and how to use the page."""
    before, after = (
        f"An interview takes {SHORTEST} to {LONGEST} minutes; the questions below take ",
        (
            f", with {AROUND} to open and to close. Say first what happens to the answers: they are reported without names. Print "
            "the page and write on it, then type the key points into the log. With an interview's number in the yellow cell the "
            f"page fills itself from the log. The questions are yours to change on '{QUESTIONS_SHEET}'. To tell the employer about the cluster beforehand, share its page: "
            "'Fact sheets' on the ribbon, or the command fact-sheets."
        ),
    )
    minutes = sum(one.time for one in asked) + AROUND
    return Formula(f"{quoted(before)}&questions_minutes&{quoted(after)}", f"{before}{minutes:g}{after}")


def _left_over(asked: int) -> Formula:
    """That more questions are asked than the page has rows for."""
    words = quoted(" more on the list: build the workbook again, and the page has room for them.")
    return Formula(f'IF(questions_asked>{asked + _SPARE},questions_asked-{asked + _SPARE}&{words},"")', "")


def _shown_row(analysis: Analysis, tables: InterviewTables) -> LogRow | None:
    key = number_key(analysis.study.notes.get(SHOWN_NUMBER, "")).casefold()
    return next((row for row in tables.log if key and row.key.casefold() == key), None)


def _place_of_shown() -> str:
    shown = f'TRIM({SHOWN_NUMBER}&"")'
    return f'MATCH(IF({shown}="",NA(),{literally(shown)}),{{{LOG}.key}},0)'


def _of_log(column: str) -> str:
    return f'IFERROR(INDEX({{{LOG}.{column}}},{_place_of_shown()})&"","")'


def _blank(lines: str) -> str:
    return '"' + lines.replace("\n", '"&CHAR(10)&"') + '"'


def _or_line(column: str, value: str, line: str) -> Formula:
    return Formula(f'IF({_of_log(column)}="",{_blank(line)},{_of_log(column)})', value or line)


def _about(analysis: Analysis, shown: LogRow | None) -> tuple[Field, ...]:
    rows = (
        ("cluster", "Cluster", shown.interview.cluster if shown else ""),
        ("industry_title", "Industry", shown.industry_title if shown else ""),
        ("role", "Role in the cluster", shown.interview.role if shown else ""),
        ("size", "Jobs at this place", shown.interview.size if shown else ""),
    )
    return (
        Field(SHOWN_NUMBER, "Interview number", analysis.study.notes.get(SHOWN_NUMBER) or None,
              help="Names are on 'Contacts' under this number."),
        *(
            Field(f"protocol_{key}", label, _or_line(key, value, _SHORT_LINE), Unit.TEXT, Kind.DERIVED)
            for key, label, value in rows
        ),
        Field("protocol_day", "Date, by whom", _SHORT_LINE, Unit.TEXT, Kind.DERIVED),
    )  # fmt: skip


def _form(analysis: Analysis, asked: Sequence[Question], shown: LogRow | None) -> Table:
    """A row for each question in the order of the list, and some to spare."""
    lines = _WRITING_LINES[(len(asked) > _FEW) + (len(asked) > _MANY)]
    answers = [shown.interview.answers.get(one.key, "") if shown else "" for one in asked]
    spare = [""] * _SPARE
    place = f"MATCH(ROW()-ROW({{{_FORM}#head}}),{{{QUESTION_LIST}.place}},0)"

    def of_list(column: str) -> str:
        return f'INDEX({{{QUESTION_LIST}.{column}}},{place})&""'

    head = f'{of_list("head")}&CHAR(10)&IF({of_list("minutes")}="","",{of_list("minutes")}&" min")'
    keys = analysis.study.interviews.answer_keys
    block = f"{{{LOG}.{keys[0]}:{keys[-1]}}}"
    names = ",".join(f'"{key}"' for key in keys)
    answer = f'INDEX({block},{_place_of_shown()},MATCH([{_KEY_COLUMN}],{{{names}}},0))&""'
    said = f'IFERROR({answer},"")'
    return Table(
        _FORM,
        (
            Column("head", "Head, minutes", [*map(_head_text, asked), *spare], Unit.LONG_TEXT, Kind.DERIVED,
                   f'IFERROR({head},"")', width=22.0),
            Column("question", "Ask", [*(one.ask or one.name for one in asked), *spare], Unit.LONG_TEXT, Kind.DERIVED,
                   f'IFERROR(IF({of_list("ask")}="",{of_list("name")},{of_list("ask")}),"")', width=42.0),
            Column("notes", "Key points", [*(answer or lines for answer in answers), *spare], Unit.LONG_TEXT, Kind.DERIVED,
                   f'IF([{_KEY_COLUMN}]="","",IF({said}="",{_blank(lines)},{said}))', width=57.0),
            Column(_KEY_COLUMN, "Key", [*(one.key for one in asked), *spare], Unit.TEXT, Kind.DERIVED,
                   f'IFERROR({of_list("key")},"")', hidden=True),
        ),
    )  # fmt: skip


def _head_text(question: Question) -> str:
    return f"{question.head}\n" + (f"{question.time:g} min" if question.minutes else "")
