"""Step 8: the log of interviews, a row each, checked while a person types; and the contacts, kept apart.

The log shows a company's name by formula from the contacts. A copy to share has no contacts, and so no such formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import (
    COMPLETE,
    NO_CLUSTER,
    QUOTES_STEP,
    date_number,
    interview_tables,
    number_key,
)
from industry_clusters.interviews import (
    ANSWERS_PREFIX,
    CONTACT_HEADERS,
    CONTACTS_RANGE,
    LOG_HEADERS,
    LOG_RANGE,
    PICKED,
    REQUIREMENTS,
    SIZE_CLASSES,
    THEME_HEADERS,
    Interview,
    default_label,
)
from industry_clusters.sheet_names import (
    CONTACTS_SHEET,
    DEFINITIONS_SHEET,
    LOG_SHEET,
    PROTOCOL_SHEET,
    QUESTIONS_SHEET,
    THEMES_SHEET,
)
from industry_clusters.study import MemberRole
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, DEFINITIONS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.criteria import literally
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Formula,
    Highlight,
    Kind,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.room import ROOM
from industry_clusters.views.vocabulary.words import quoted
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from industry_clusters.analysis.interviews.interviews import InterviewTables, LogRow
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell, Validation

LOG, CONTACTS, THEME_LIST, QUESTION_LIST = "log_rows", "contact_rows", "theme_rows", "question_rows"
SOURCE = f"Source: interviews held by the team, as typed in this workbook; clusters and industries as on '{DEFINITIONS_SHEET}'"
HOW_TO_PREPARE = (
    f"Before the first interview: the page of questions to print is '{PROTOCOL_SHEET}', and the questions are yours to change on "
    f"'{QUESTIONS_SHEET}'. Both stay hidden until an interview or a contact is typed and the workbook is built again. To see them now, right-click "
    "any tab, choose Unhide and then the sheet, or press 'Show data sheets' on the ribbon; it stays visible."
)
_UNITS = {"industry_code": Unit.CODE, "date": Unit.DATE} | dict.fromkeys(
    ("cluster", "role", "size", "quote", *THEME_HEADERS), Unit.LONG_TEXT
)
_WIDTHS = {"number": 9.0, "cluster": 22.0, "industry_code": 8.5, "role": 17.0, "size": 15.0, "requirement": 14.0,
           "quote": 40.0, "picked": 8.0, "date": 12.5}  # fmt: skip
_WIDTHS |= dict.fromkeys(THEME_HEADERS, 18.0)
_ANSWER_WIDTH = 36.0
_CONTACT_WIDTHS = {"number": 9.0, "company": 32.0, "person": 24.0, "title": 22.0, "phone": 18.0, "email": 38.0,
                   "interviewer": 22.0}  # fmt: skip
_FIRST_DAY_TAKEN, _LAST_DAY_TAKEN = 32_874, 73_050  # 1990 to 2099


def log_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """One row for each interview; the table is the sheet's last block, so that rows beneath it are found."""
    blocks: tuple[Block, ...] = (
        Paragraph(
            "One row for each interview, with its number. No names here: company, person and interviewer are on "
            f"'{CONTACTS_SHEET}' under the same number, the only sheet that 'Share a copy' leaves out. 'Status' says what a row "
            "lacks. Without a date an interview is planned and not yet counted as done. Rows that you type beneath the "
            "yellow ones are taken in when the workbook is built again."
        ),
        Paragraph(HOW_TO_PREPARE),
        Paragraph(_beneath(tables), "note", alert="interviews_beneath>0"),
        _log_table(analysis, tables),
    )
    return Sheet(LOG_SHEET, f"Interviews with employers: {analysis.region.label}", Role.INPUT, blocks, SOURCE)


def log_state(tables: InterviewTables) -> tuple[Field, ...]:
    """Counts of the log's rows."""
    rows = (
        ("interviews_filled", "Rows filled", f"SUM({{{LOG}.filled}})", len(tables.log), ""),
        ("interviews_done", "Interviews done", f"SUM({{{LOG}.done}})", sum(row.done for row in tables.log),
         "They have a cluster and a date."),
        ("interviews_noted", "Rows to look at",
         f'SUMPRODUCT(({{{LOG}.status}}<>"")*({{{LOG}.status}}<>"{COMPLETE}"))',
         sum(row.status != COMPLETE for row in tables.log), "Half filled, or with an unknown word."),
        ("interviews_beneath", "Rows beneath the table",
         f"COUNTA(OFFSET({{{LOG}.number}},ROWS({{{LOG}.number}}),0,1000,1))", 0,
         "Build the workbook again to count them."),
    )  # fmt: skip
    return tuple(
        Field(key, label, Formula(text, value), Unit.COUNT, Kind.DERIVED, help=words)
        for key, label, text, value, words in rows
    )


def _beneath(tables: InterviewTables) -> Formula:
    """How the log stands, or that rows lie beneath it."""
    told = "rows stand beneath the table and do not count yet: build the workbook again, and it has room for them."
    parts = ("rows filled, ", "interviews done, ", "rows to look at.")
    names = ("interviews_filled", "interviews_done", "interviews_noted")
    live = "&".join(f'{name}&" {part}"' for name, part in zip(names, parts, strict=True))
    counts = [field.value.value for field in log_state(tables)[:3] if isinstance(field.value, Formula)]
    shown = "".join(f"{count} {part}" for count, part in zip(counts, parts, strict=True))
    return Formula(f'IF(interviews_beneath>0,interviews_beneath&" {told}",{live})', shown)


def interviews_state(analysis: Analysis) -> Formula:
    """How many interviews are done, and how many rows of the log need a look."""
    rows = interview_tables(analysis).log
    noted = sum(row.status != COMPLETE for row in rows)
    done = sum(row.done for row in rows)
    words = f"Interviews done: {done}; rows of the log to look at: {noted}"
    return Formula(
        '"Interviews done: "&interviews_done&"; rows of the log to look at: "&interviews_noted', words
    )


def log_room(analysis: Analysis) -> int:
    """Rows that the log has."""
    return max(ROOM.get().interviews, len(analysis.study.interviews.log) + ROOM.get().further_interviews)


def _log_table(analysis: Analysis, tables: InterviewTables) -> Table:
    size = log_room(analysis)
    typed = {
        key: _typed(key, text, [_log_cell(row.interview, key) for row in tables.log], size)
        for key, text in LOG_HEADERS.items()
    }
    formulas = log_formulas(analysis.study.interviews.answer_keys)
    derived = {
        key: Column(key, text, padded([value(row) for row in tables.log], size, empty), unit, Kind.DERIVED,
                    formulas[key], width=width, hidden=width is None)
        for key, (text, value, empty, unit, width) in _shown().items()
    }  # fmt: skip
    first = ("number", "company", "status", "cluster", "industry_code", "industry_title")
    answers = {column.key: column for column in _answer_columns(analysis, tables, size)}
    every = typed | answers | derived
    order = [
        *first,
        *(key for key in LOG_HEADERS if key not in first),
        *answers,
        *(key for key in derived if key not in first),
    ]
    wrong = Highlight(("status",), f'AND([status]<>"",[status]<>"{COMPLETE}")', "warning")
    return Table(
        LOG,
        tuple(every[key] for key in order),
        filters=True,
        freeze_columns=2,
        highlights=(wrong,),
        name_range=LOG_RANGE,
        printed_through="requirement",
    )


def _answer_columns(analysis: Analysis, tables: InterviewTables, size: int) -> Iterator[Column]:
    """A column for each question, called as the list of questions calls it; its cells are found again by their name."""
    for key in analysis.study.interviews.answer_keys:
        values: list[Cell] = [row.interview.answers.get(key) or None for row in tables.log]
        yield Column(
            key,
            question_label(analysis, key),
            padded(values, size, None),
            Unit.LONG_TEXT,
            Kind.INPUT,
            note=_ANSWER_NOTE,
            width=_ANSWER_WIDTH,
            name_range=f"{ANSWERS_PREFIX}{key}",
        )


def question_label(analysis: Analysis, key: str) -> Formula:
    """What the answers to a question are headed by: its short name as it is now."""
    asked = {one.key: one.label for one in analysis.study.interviews.questions_used}
    otherwise = quoted(default_label(key))
    place = f'INDEX({{{QUESTION_LIST}.label}},MATCH("{key}",{{{QUESTION_LIST}.key}},0))'
    return Formula(
        f'IFERROR(IF({place}="",{otherwise},{place}),{otherwise})', asked.get(key, default_label(key))
    )


def _typed(key: str, text: str, values: list[Cell], size: int) -> Column:
    return Column(
        key,
        text,
        padded(values, size, None),
        _UNITS.get(key, Unit.TEXT),
        Kind.INPUT,
        validation=_rules().get(key),
        note=_NOTES.get(key, ""),
        width=_WIDTHS.get(key),
    )


_ANSWER_NOTE = f"Key points of the answer. The heading is the question's short name on '{QUESTIONS_SHEET}'."
_NOTES = {
    "number": "Any number or short text, each once. The same number leads to the row of the contacts.",
    "requirement": "What the employer needs most, by category.",
    "picked": "yes brings the quote onto the sheet 'Quotes', for the briefing.",
    "date": "The day of the interview. Empty while it is planned.",
    "theme_1": f"Up to four themes of the list on '{THEMES_SHEET}'; the list is yours to extend.",
}


def _rules() -> Mapping[str, Validation]:
    theme = Choice(f"{{{THEME_LIST}.theme}}", f"A theme of the list on '{THEMES_SHEET}'; add your own there.")
    return {
        "cluster": Choice(f"{{{CLUSTER_LIST}.name}}", f"A cluster of the list on '{DEFINITIONS_SHEET}'."),
        "industry_code": Choice(f"{{{NAICS}.industry_code}}", "A code of the NAICS table."),
        "role": Choice(tuple(MemberRole), "One of the three roles."),
        "size": Choice(SIZE_CLASSES, "Jobs at the place where the interview was."),
        "date": Number(_FIRST_DAY_TAKEN, _LAST_DAY_TAKEN, message="A day, such as 2025-03-14."),
        **dict.fromkeys(THEME_HEADERS, theme),
        "requirement": Choice(REQUIREMENTS, "What the employer needs most."),
        "picked": Choice((PICKED,), "yes, or empty."),
    }


def _log_cell(row: Interview, key: str) -> Cell:
    if key in THEME_HEADERS:
        place = int(key[-1])
        return row.themes[place - 1] if place <= len(row.themes) else None
    if key == "date":
        day = date_number(row.date)
        return (row.date or None) if day is None else day
    return getattr(row, key) or None


def _shown() -> dict[str, tuple[str, Callable[[LogRow], Cell], Cell, Unit, float | None]]:
    """What is worked out of each row: heading, value, that of an empty row, unit, and width where it is shown."""
    return {
        "company": ("Company", lambda row: row.company, "", Unit.LONG_TEXT, 22.0),
        "status": ("Status", lambda row: row.status, "", Unit.LONG_TEXT, 26.0),
        "industry_title": (TERMS["industry_title"].label, lambda row: row.industry_title, "", Unit.LONG_TEXT, 23.0),
        "filled": ("Filled", lambda _row: 1, 0, Unit.COUNT, None),
        "key": ("Key", lambda row: row.key, "", Unit.TEXT, None),
        "code_text": ("Code", lambda row: row.interview.industry_code, "", Unit.TEXT, None),
        "slot": ("Slot", lambda row: row.slot, 0, Unit.COUNT, None),
        "missing": ("Missing", lambda row: row.missing, "", Unit.TEXT, None),
        "unknown": ("Unknown", lambda row: row.unknown, "", Unit.TEXT, None),
        "done": ("Done", lambda row: int(row.done), 0, Unit.COUNT, None),
        "pick": ("Picked", lambda row: int(row.picked), 0, Unit.COUNT, None),
        "order": ("Order of the quote", lambda row: row.quote_order, "", Unit.COUNT, None),
    }  # fmt: skip


def log_formulas(answers: Sequence[str]) -> dict[str, str]:
    """The live formula of every worked-out column of the log; ``answers`` are the keys of its questions."""
    filled = "+".join(f'([{key}]<>"")' for key in (*LOG_HEADERS, *answers))
    place = f"MATCH({literally('[key]')},{{{CONTACTS}.key}},0)"
    return {
        "company": f'IF([key]="","",IFERROR(INDEX({{{CONTACTS}.company}},{place})&"",""))',
        "status": (
            f'IF([filled]=0,"",IF([missing]&[unknown]="","{COMPLETE}",'
            'MID(IF([missing]="","","; half filled: "&MID([missing],3,200)&" missing")&[unknown],3,400)))'
        ),
        "industry_title": (
            f'IF([code_text]="","",IFERROR(INDEX({{{NAICS}.industry_title}},'
            f'MATCH([code_text],{{{NAICS}.industry_code}},0)),""))'
        ),
        "filled": f"IF({filled}>0,1,0)",
        "key": 'TRIM([number]&"")',
        "code_text": '[industry_code]&""',
        "slot": f'SUMPRODUCT(({{{CLUSTER_LIST}.name}}=[cluster])*({{{CLUSTER_LIST}.name}}<>"")*{{{CLUSTER_LIST}.slot}})',
        "missing": f'IF([filled]=0,"",{_missing()})',
        "unknown": f'IF([filled]=0,"",{"&".join(_unknown())})',
        "done": 'IF(([slot]>0)*([date]<>""),1,0)',
        "order": f'IF([pick]=1,IF([slot]=0,{NO_CLUSTER},[slot])*{QUOTES_STEP}+ROW()-ROW({{{LOG}#number}}),"")',
        "pick": f'IF((LOWER(TRIM([picked]&""))="{PICKED}")*([quote]<>""),1,0)',
    }


def _missing() -> str:
    names = {"number": "number", "cluster": "cluster", "industry_code": "NAICS", "role": "role", "size": "size",
             "date": "date"}  # fmt: skip
    single = [f'IF([{key}]="",", {name}","")' for key, name in names.items()]
    themes = "&".join(f"[{key}]" for key in THEME_HEADERS)
    return "&".join([*single, f'IF({themes}="",", theme","")'])


def _unknown() -> list[str]:
    def of_list(key: str, words: Sequence[str], told: str) -> str:
        known = ",".join(f'[{key}]="{word}"' for word in ("", *words))
        return f'IF(OR({known}),"","; {told}")'

    twice = f'IF([number]="",FALSE,SUMPRODUCT(--({{{LOG}.key}}=[key]))>1)'
    member = f'SUMPRODUCT(--({{{DEFINITIONS}.key}}=[slot]&"|"&[code_text]))=0'
    known = f"SUMPRODUCT(--({{{NAICS}.industry_code}}=[code_text]))=0"
    themes = "+".join(
        f'IF([{key}]="",0,IF(SUMPRODUCT(--({{{THEME_LIST}.theme}}=[{key}]))=0,1,0))' for key in THEME_HEADERS
    )
    return [
        f'IF({twice},"; number used twice","")',
        'IF(([cluster]<>"")*([slot]=0),"; cluster not in the definitions","")',
        f'IF([code_text]="","",IF({known},"; NAICS not in the study",IF([slot]=0,"",IF({member},"; industry not in this cluster",""))))',
        of_list("role", tuple(MemberRole), "role unknown"),
        of_list("size", SIZE_CLASSES, "size unknown"),
        'IF([date]="","",IF(ISNUMBER([date]),"","; date is text"))',
        f'IF({themes}>0,"; theme not in the list","")',
        of_list("requirement", REQUIREMENTS, "need unknown"),
    ]


def contacts_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """Company, person and how to reach them, by the interview's number."""
    said = analysis.study.interviews.contacts
    size = max(ROOM.get().interviews, len(said) + ROOM.get().further_interviews)
    typed = tuple(
        Column(key, text, padded((getattr(row, key) or None for row in said), size, None),
               Unit.TEXT, Kind.INPUT, width=_CONTACT_WIDTHS[key])
        for key, text in CONTACT_HEADERS.items()
    )  # fmt: skip
    keys = [number_key(row.number) for row in said]
    table = Table(
        CONTACTS,
        (
            *typed,
            Column("note", "Note", padded(tables.contact_notes, size, ""), Unit.TEXT, Kind.DERIVED,
                   _contact_note(), width=30.0),
            Column("key", "Key", padded(keys, size, ""), Unit.TEXT, Kind.DERIVED, 'TRIM([number]&"")', hidden=True),
        ),
        freeze_columns=2,
        filters=True,
        name_range=CONTACTS_RANGE,
    )  # fmt: skip
    words = Paragraph(
        "Names of companies and persons belong here and nowhere else, one row for each interview, under its number in the "
        "log. 'Share a copy' leaves this sheet out, and looks for these names in everything else that was typed."
    )
    return Sheet(CONTACTS_SHEET, "Contacts of the interviews", Role.INPUT, (words, table), SOURCE)


def _contact_note() -> str:
    filled = "+".join(f'([{key}]<>"")' for key in CONTACT_HEADERS)
    return (
        f'IF({filled}=0,"",IF([key]="","number missing",IF(SUMPRODUCT(--({{{LOG}.key}}=[key]))=0,"no such interview in the log",'
        f'IF(SUMPRODUCT(--({{{CONTACTS}.key}}=[key]))>1,"number used twice",""))))'
    )
