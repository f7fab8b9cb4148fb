"""A sheet as people make them -> a plain table: titles above, headings between, notes and totals below are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue, EmptyFile
from industry_clusters.ingest.files.content import counted
from industry_clusters.ingest.files.delimited import TextTable
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet

_SAID = 3
_NOTE = re.compile(
    r"(?:data )?sources?\b|notes?\b|footnotes?\b|data as of\b|prepared by\b|[*\u2020\u2021\u00a9]+ ?[A-Za-z]",
    re.IGNORECASE,
)
_CODE = re.compile(r"[0-9][0-9_-]*")


@dataclass(frozen=True)
class Shaped:
    """A plain table; ``headings`` tells of each row the heading above it ("" where there is none)."""

    table: TextTable
    headings: list[str]
    remarks: tuple[Remark, ...] = ()


def shaped(sheet: TextSheet, file: DataFile, header_row: int = 1, header_rows: int = 1) -> Shaped:
    """Make a plain table of a sheet.

    A row with one text alone is a heading where rows follow, a note where none does; both are passed over and named.
    A header that is repeated further down is passed over.

    Raises
    ------
    BadValue
        Where a row has fields beyond the header or, in a text, fewer; where cells are merged in the header or the table.
    EmptyFile
        Where there is nothing below the header.
    """
    begin = _index_of(sheet, header_row)
    header = header_of(sheet.rows[begin : begin + header_rows])
    _refuse_merged(sheet, begin + header_rows - 1, len(header), file)
    rows: list[list[str]] = []
    lines: list[int] = []
    headings: list[str] = []
    alone: list[tuple[int, str]] = []
    heading = ""
    several = len([name for name in header if name]) > 1
    for line, row in zip(sheet.lines[begin + header_rows :], sheet.rows[begin + header_rows :], strict=True):
        if not any(row) or row[: len(header)] == header:
            continue
        text = single_text(row) if several else ""
        if text:
            heading = text
            alone.append((len(rows), heading))
            continue
        rows.append(_fitted(row, len(header), sheet, file.place(line)))
        lines.append(line)
        headings.append(heading)
    if not rows:
        raise _nothing_below(sheet, file, header_row)
    return Shaped(TextTable(file, header, rows, lines), headings, _passed_over(alone, len(rows), file))


def single_text(row: Sequence[str]) -> str:
    """Return the one text of a row that has no other, and no code: a heading or a note; "" for a row of a table.

    A note is one text also where its commas made fields of it.

    Examples
    --------
    >>> single_text(["Private", "", ""]), single_text(["06029", "", ""]), single_text(["Source: BLS", "2024", ""])
    ('Private', '', 'Source: BLS, 2024')
    """
    filled = [cell for cell in row if cell]
    if filled and _NOTE.match(filled[0]):
        return ", ".join(filled)
    return filled[0] if len(filled) == 1 and not _CODE.fullmatch(filled[0]) else ""


def _index_of(sheet: TextSheet, header_row: int) -> int:
    """Where a line stands in the sheet's rows; a blank line of a text is a row too."""
    return next((place for place, line in enumerate(sheet.lines) if line >= header_row), len(sheet.rows))


def header_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Join a header that stands over several rows; a name over several columns is told to each.

    Examples
    --------
    >>> header_of([["", "Current", ""], ["NAICS", "Jobs", "Pay"]])
    ['NAICS', 'Current Jobs', 'Current Pay']
    """
    if not rows:
        return []
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    for row in padded[:-1]:
        above = ""
        for place, name in enumerate(row):
            above = name or above
            row[place] = above
    names = [" ".join(dict.fromkeys(part for part in column if part)) for column in zip(*padded, strict=True)]
    return names[: max((place + 1 for place, name in enumerate(names) if name), default=0)]


def _fitted(row: Sequence[str], width: int, sheet: TextSheet, place: str) -> list[str]:
    beyond = any(row[width:])
    short = bool(sheet.delimiter) and len(row) < width
    if (beyond and sheet.delimiter) or short:
        raise BadValue(
            f"the line has {len(row)} fields where the header has {width}",
            place=place,
            next_step="Download the file again, or mend the line: a field may be shifted.",
        )
    return [*row[:width], *[""] * (width - len(row))]


def _refuse_merged(sheet: TextSheet, last_header: int, width: int, file: DataFile) -> None:
    """Merged titles do no harm, nor do merged headings; merged cells among columns leave one without a name or number."""
    for (first, left), (last, right) in sheet.merged:
        single = [cell for cell in (sheet.rows[first] if first < len(sheet.rows) else []) if cell]
        if last >= last_header and left < width and len(single) > 1:
            cells = f"{_cell(first, left)}:{_cell(last, right)}"
            raise BadValue(
                f"the cells {cells} are merged, so that a column has no header of its own",
                place=f"{file.name}, sheet {sheet.name!r}, cells {cells}",
                next_step="Unmerge them, or say which row holds the header (header_row), or over how many (header_rows).",
            )


def _cell(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _nothing_below(sheet: TextSheet, file: DataFile, header_row: int) -> EmptyFile:
    where = f", sheet {sheet.name!r}" if sheet.name else ""
    return EmptyFile(
        "there is no row below the header",
        place=f"{file.name}{where}, row {header_row}",
        next_step="Say in the study which sheet and which row hold the header.",
    )


def _passed_over(alone: Sequence[tuple[int, str]], rows: int, file: DataFile) -> tuple[Remark, ...]:
    notes = [text for above, text in alone if above == rows]
    between = [text for above, text in alone if above < rows]
    return tuple(
        Remark(file.name, f"Passed over: {counted(len(texts), what)} {where} ({_listed(texts)}).")
        for what, where, texts in (
            ("heading", "between the rows", between),
            ("note", "below the table", notes),
        )
        if texts
    )


def _listed(texts: Sequence[str]) -> str:
    said = ", ".join(repr(text[:60]) for text in texts[:_SAID])
    return said + (f" and {len(texts) - _SAID} more" if len(texts) > _SAID else "")
