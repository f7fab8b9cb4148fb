"""A look at a table of the user's own: how it would be read, and what only a person can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import BadSetting, UnknownLayout
from industry_clusters.ingest.files.numbers import refuse_sic
from industry_clusters.ingest.files.sheets import TextSheet, sheets_of
from industry_clusters.ingest.layouts.ownership import ownership_code
from industry_clusters.ingest.own.columns import HEADING, KNOWN_COLUMNS, YEAR
from industry_clusters.ingest.own.content_roles import Roles, roles_of
from industry_clusters.ingest.own.header_words import header_role, in_thousands
from industry_clusters.ingest.own.questions import Question, questions_of
from industry_clusters.ingest.own.shape import header_of, single_text
from industry_clusters.ingest.own.side_by_side import one_below_the_other
from industry_clusters.study import ColumnMapping

if TYPE_CHECKING:
    from industry_clusters.ingest.files.files import DataFile

_HEAD = 40
_FEWEST, _SHOWN = 2, 12
_A_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_VENDORS = (
    (re.compile(r"jobseq", re.IGNORECASE), "JobsEQ (estimates of Chmura)"),
    (re.compile(r"lightcast|emsi", re.IGNORECASE), "Lightcast (estimates)"),
)
_OF_LIGHTCAST = ("payrolled business locations", "competitive effect")
_SOURCE = re.compile(r"(?:source|data source)s?\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Proposal:
    """How a file would be read: the mapping so far, what was seen, and the questions that are left.

    ``header`` are the table's column names, ``sample`` its first rows, ``sheets`` what was read of the file. A question with a
    default is answered by it.
    """

    name: str
    mapping: ColumnMapping
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    seen: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    sheets: tuple[TextSheet, ...] = field(default=(), repr=False, compare=False)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Those without a default: nothing can be read before they are answered."""
        return tuple(question for question in self.questions if not question.default)


def propose(file: DataFile) -> Proposal:
    """Propose a mapping for a file that is of no known layout.

    Raises
    ------
    UnknownLayout
        Where no row looks like the header of a table of jobs by industry.
    DataError
        Where the file cannot be opened.
    """
    sheets = [one_below_the_other(sheet) for sheet in sheets_of(file)]
    found = max(
        ((_header_score(row), -at, -place) for place, sheet in enumerate(sheets) for at, row in enumerate(sheet.rows[:_HEAD])),
        default=(0, 0, 0),
    )  # fmt: skip
    if found[0] < _FEWEST:
        raise UnknownLayout(
            "no row looks like the header of a table of jobs by industry",
            place=file.name,
            next_step="A table needs a row of column names, with a column of NAICS codes (or one heading a year).",
        )
    sheet, at = sheets[-found[2]], -found[1]
    for cell in (cell for row in sheet.rows[at + 1 : at + _HEAD] for cell in row):
        refuse_sic(cell, file)
    return _of_table(file, sheets, sheet, at)


def _header_score(row: Sequence[str]) -> int:
    """How many columns a row names, each kind once; a row of numbers names none."""
    roles = {header_role(cell) or ("by year" if _A_YEAR.fullmatch(cell) else "") for cell in row if cell}
    keys = {"industry_code", "industry_title"} & roles
    return len(roles - {""}) if keys else 0


def _of_table(file: DataFile, sheets: Sequence[TextSheet], sheet: TextSheet, at: int) -> Proposal:
    first, rows_of_header = _header_span(sheet, at)
    header = header_of(sheet.rows[first : first + rows_of_header])
    body = [row for row in sheet.rows[first + rows_of_header :] if any(row)]
    above = [cell for row in sheet.rows[:first] for cell in row if cell]
    around = [*above, *(single_text(row) for row in body if _alone(row))]
    roles = roles_of(header, [row for row in body if not _alone(row)])
    mapping = ColumnMapping(
        columns=roles.columns,
        sheet=_sheet_name(sheets, sheet),
        header_row=sheet.lines[first],
        header_rows=rows_of_header,
        wages_in=1_000 if in_thousands(roles.columns.get("total_annual_wages", "")) else 1,
        source=_source(header, around),
        fractions=_is_lightcast(header),
    )
    mapping = _with_headings(mapping, [single_text(row) for row in body if _alone(row)])
    table = [row for row in body if not _alone(row)]
    asked = questions_of(file, mapping, roles, header, table, around, sheet.delimiter)
    seen = _seen(mapping, header, roles, len(table))
    sample = tuple(tuple(row[: len(header)]) for row in table[:3])
    return Proposal(file.name, mapping, tuple(header), sample, seen, asked, tuple(sheets))


def _alone(row: Sequence[str]) -> bool:
    return single_text(row) != ""


def _header_span(sheet: TextSheet, at: int) -> tuple[int, int]:
    """Where the header begins and over how many rows it stands: two where its names occur twice and stand under others."""
    names = [name for name in sheet.rows[at] if name]
    if len(set(names)) < len(names) and at and any(sheet.rows[at - 1]):
        return at - 1, 2
    return at, 1


def _sheet_name(sheets: Sequence[TextSheet], sheet: TextSheet) -> str | None:
    """The sheet's name where there are several; ``{year}`` in it where a sheet a year has the same header."""
    if len(sheets) == 1:
        return None
    pattern = _A_YEAR.sub(YEAR, sheet.name, count=1)
    alike = [one for one in sheets if _A_YEAR.sub(YEAR, one.name, count=1) == pattern]
    return pattern if len(alike) > 1 and YEAR in pattern else sheet.name


def _source(header: Sequence[str], around: Sequence[str]) -> str:
    said = next((match[1].strip(" .") for text in around if (match := _SOURCE.match(text))), "")
    vendor = next((name for pattern, name in _VENDORS for text in around if pattern.search(text)), "")
    return vendor or ("Lightcast (estimates)" if _is_lightcast(header) else said)


def _is_lightcast(header: Sequence[str]) -> bool:
    names = " | ".join(header).casefold()
    return all(words in names for words in _OF_LIGHTCAST)


def _with_headings(mapping: ColumnMapping, headings: Sequence[str]) -> ColumnMapping:
    """Let headings between the rows say the ownership or the area, where no column does."""
    columns = dict(mapping.columns)
    if "own_code" not in columns and any(ownership_code(text) for text in headings):
        columns["own_code"] = HEADING
    return replace(mapping, columns=columns)


def _seen(mapping: ColumnMapping, header: Sequence[str], roles: Roles, rows: int) -> tuple[str, ...]:
    where = f"sheet {mapping.sheet!r}, " if mapping.sheet else ""
    lines = [
        f"{where}header in row {mapping.header_row}" + (" and the next" if mapping.header_rows > 1 else "")
    ]
    lines += [f"{ours} is {theirs!r}" for ours, theirs in mapping.columns.items()]
    if roles.by_year:
        lines.append("a column for each year")
    if mapping.wages_in != 1:
        lines.append("wages are in $1,000")
    if mapping.fractions:
        lines.append("jobs may be parts of one, as estimates are")
    unused = [name for name in header if name and not _is_read(name, mapping, roles)]
    if unused:
        lines.append(f"not read: {', '.join(repr(name) for name in unused[:_SHOWN])}")
    return (*lines, *roles.seen, f"{rows:,} rows below the header")


def _is_read(name: str, mapping: ColumnMapping, roles: Roles) -> bool:
    by_year = roles.by_year and _A_YEAR.fullmatch(name) is not None
    return by_year or any(_fits(pattern, name) for pattern in mapping.columns.values())


def _fits(pattern: str, name: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(re.escape(YEAR), "(?:19|20)[0-9]{2}"), name) is not None


def answered(proposal: Proposal, answers: Mapping[str, str]) -> ColumnMapping:
    """Return the mapping with a person's answers, and the defaults of the questions that were left.

    A name of a panel column takes a header of the table, or else one value for all rows; an empty answer takes its column away.

    Raises
    ------
    UnknownLayout
        Where a question without a default is not answered, naming it.
    """
    given = {question.key: question.default for question in proposal.questions if question.default} | {
        key: value.strip() for key, value in answers.items() if value.strip()
    }
    lacking = [question for question in proposal.questions if question.key not in given]
    if lacking:
        listed = "; ".join(f"{question.key}: {question.text}" for question in lacking)
        raise UnknownLayout(
            f"the file does not say all that is needed: {listed}",
            place=proposal.name,
            next_step=f"Answer with --answer {lacking[0].key}=...",
        )
    dropped = {key for key, value in answers.items() if not value.strip()}
    columns = {ours: theirs for ours, theirs in proposal.mapping.columns.items() if ours not in dropped}
    mapping = replace(proposal.mapping, columns=columns)
    for key, value in given.items():
        mapping = _with_answer(mapping, key, value, proposal.header)
    return mapping


def _with_answer(mapping: ColumnMapping, key: str, value: str, header: Sequence[str]) -> ColumnMapping:
    if key in KNOWN_COLUMNS and (value in header or YEAR in value):
        return replace(mapping, columns={**mapping.columns, key: value})
    if key in KNOWN_COLUMNS or key == "state":
        return replace(mapping, constants={**mapping.constants, key: value})
    if key not in _ANSWERS:
        known = ", ".join((*KNOWN_COLUMNS, "state", *_ANSWERS))
        raise BadSetting(
            f"there is nothing called {key!r} to answer", place="--answer", next_step=f"Known are {known}."
        )
    return replace(mapping, **{key: _ANSWERS[key](value, mapping)})


def _is_yes(value: str) -> bool:
    return value.casefold() in ("yes", "y", "true")


def _more_marks(value: str, mapping: ColumnMapping) -> tuple[str, ...]:
    """The marks known and those that a person confirms; 'no' confirms none, and the reading then names the cell."""
    more = (
        () if value.casefold() in ("no", "n", "false") else tuple(mark.strip() for mark in value.split(","))
    )
    return (*mapping.withheld_marks, *more)


_ANSWERS: dict[str, Callable[[str, ColumnMapping], Any]] = {
    "value_column": lambda value, _: value,
    "fractions": lambda value, _: _is_yes(value),
    "absent_is_zero": lambda value, _: _is_yes(value),
    "withheld_marks": _more_marks,
    "wages_in": lambda value, _: int(re.sub(r"[^0-9]", "", value) or 1),
    "decimal": lambda value, _: value,
    "source": lambda value, _: value,
    "checked": lambda value, _: tuple(name.strip() for name in value.split(",")),
}
"""What can be answered besides columns -> how it stands in the mapping."""
