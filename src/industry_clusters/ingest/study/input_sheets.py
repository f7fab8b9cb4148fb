"""A workbook with only those sheets filled that hold inputs: reading the data sheets too takes four times as long."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from industry_clusters.ingest.files.legible import unescaped_part
from industry_clusters.ingest.study.slim_book import NotRead, book_of
from industry_clusters.ingest.study.typed_lists import (
    CLUSTER_LIST,
    DEFINITIONS_LIST,
    MEMBER_COLUMNS,
    ROWS_BENEATH,
)
from industry_clusters.ingest.study.written_places import letters_of, number_of
from industry_clusters.outputs import MEMORY_SHEET

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from industry_clusters.ingest.study.slim_book import Book

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EMPTY = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_UNVALUED = re.compile(
    rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_STYLES, _TEXTS = "xl/styles.xml", "xl/sharedStrings.xml"
_LOOKS = re.compile(
    rb"<(fonts|fills|borders|cellStyleXfs|cellStyles|dxfs|tableStyles|extLst)\b.*?</\1>", re.DOTALL
)
_FORMAT = re.compile(rb"<xf\b[^>]*?numFmtId=\"(\d+)\"[^>]*?(?:/>|>.*?</xf>)", re.DOTALL)
_PLAIN_LOOKS = (
    b"<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    b'<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs'
)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_BLANK = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?\s*/>')
_CELL = re.compile(rb'<c r="([A-Z]+)[0-9]+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_RANGE = re.compile(r"!\$?([A-Z]+)\$?[0-9]+(?::\$?([A-Z]+)\$?[0-9]+)?$")
_READ_OF = {CLUSTER_LIST: ROWS_BENEATH[CLUSTER_LIST][1], DEFINITIONS_LIST: MEMBER_COLUMNS}
"""How many columns are read of the lists on the sheet of the definitions, which has ten times as many of formulas."""
NO_INPUTS = ("_xlnm.", "choice_")
"""Beginnings of names that stand for print areas and lists to choose from."""


@dataclass
class SheetNotes:
    """What the values of cells do not say, by sheet: cells whose formula has no value, and ranges that are merged."""

    unvalued: dict[str, frozenset[str]] = field(default_factory=dict)
    merged: dict[str, tuple[str, ...]] = field(default_factory=dict)


def with_inputs_only(path: Path) -> tuple[io.BytesIO, SheetNotes]:
    """Copy a workbook into memory, sheets without a named input left empty; their names and order stay.

    Comes with what the copy does not hold: without it a cell whose formula has no value looks blank, and so does one
    within a merged range.

    Raises
    ------
    BadZipFile, KeyError, ElementTree.ParseError
        Where the file is no workbook.
    """
    slim = io.BytesIO()
    with ZipFile(path) as whole, ZipFile(slim, "w") as kept:
        sheets = dict(_sheets(whole))
        named = list(_inputs_named(whole))
        emptied, targets = set(_without_inputs(named, sheets)), set(sheets.values())
        columns = dict(_columns_read(named, sheets))
        notes = _noted(_filled(whole, sheets, emptied))
        for part in whole.infolist():
            name = part.filename
            if name in emptied:
                kept.writestr(name, _EMPTY)
            elif not _belongs_to(name, targets):
                content = whole.read(part)
                is_texts = name.endswith("sharedStrings.xml")
                if is_texts or "worksheets/" in name:
                    content = unescaped_part(content, shared=is_texts)
                if name in targets:
                    content = _cells_only(content, columns.get(name, frozenset()))
                elif name == _STYLES:
                    content = _number_formats_only(content)
                kept.writestr(name, content)
    slim.seek(0)
    return slim, notes


def slim_inputs(path: Path) -> tuple[Book, SheetNotes]:
    """Read the sheets with a named input, without openpyxl; comes with what :func:`with_inputs_only` comes with.

    Raises
    ------
    NotRead
        Where openpyxl has to read it, or to say what is wrong with it.
    """
    try:
        with ZipFile(path) as whole:
            sheets = dict(_sheets(whole))
            named = list(_inputs_named(whole))
            filled = _filled(whole, sheets, set(_without_inputs(named, sheets)))
            columns = dict(_columns_read(named, sheets))
            cells = {
                title: _cells_only(part, columns.get(sheets[title], frozenset()))
                for title, part in filled.items()
            }
            texts = whole.read(_TEXTS) if _TEXTS in whole.namelist() else b""
            return book_of(whole.read(_BOOK), texts, whole.read(_STYLES), cells), _noted(filled)
    except (BadZipFile, KeyError, ValueError, IndexError, ET.ParseError) as error:
        raise NotRead from error


def _filled(whole: ZipFile, sheets: Mapping[str, str], emptied: Collection[str]) -> dict[str, bytes]:
    """The sheets with inputs, by their names."""
    there = set(whole.namelist()) - set(emptied)
    return {title: whole.read(target) for title, target in sheets.items() if target in there}


def _noted(sheets: Mapping[str, bytes]) -> SheetNotes:
    return SheetNotes(
        {
            title: frozenset(cell.decode() for cell in _UNVALUED.findall(sheet))
            for title, sheet in sheets.items()
        },
        {title: tuple(cells.decode() for cells in _MERGED.findall(sheet)) for title, sheet in sheets.items()},
    )


def _cells_only(sheet: bytes, columns: frozenset[bytes] = frozenset()) -> bytes:
    """A worksheet without rules, lists, links, pictures and blank cells, and of some ``columns`` alone where any are named."""
    end = sheet.rfind(b"</sheetData>")
    if end < 0:
        return sheet
    cells = _BLANK.sub(b"", sheet[:end])
    if columns:
        cells = _CELL.sub(lambda cell: cell[0] if cell[1] in columns else b"", cells)
    return cells + b"</sheetData></worksheet>"


def _number_formats_only(styles: bytes) -> bytes:
    """Styles by which dates are told from numbers, and nothing else; a form that is not known stays as it is."""
    plain = _LOOKS.sub(b"", styles)
    if plain.count(b"<cellXfs") != 1:
        return styles
    plain = _FORMAT.sub(rb'<xf numFmtId="\1" fontId="0" fillId="0" borderId="0"/>', plain)
    return plain.replace(b"<cellXfs", _PLAIN_LOOKS)


def _sheets(whole: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's title, and its part where it is a worksheet."""
    book = ET.fromstring(whole.read(_BOOK))  # noqa: S314  openpyxl reads the same part in the same way
    targets = {
        one.get("Id"): str(one.get("Target"))
        for one in ET.fromstring(whole.read(_RELATIONS))  # noqa: S314
    }
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_ID), "")
        if "worksheets/" in target:
            yield str(sheet.get("name")), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _inputs_named(whole: ZipFile) -> Iterator[tuple[str, str]]:
    """Each name that may be an input's, and what it stands for."""
    book = ET.fromstring(whole.read(_BOOK))  # noqa: S314  as above
    for one in book.iter(f"{_MAIN}definedName"):
        name = str(one.get("name"))
        if not name.startswith(NO_INPUTS):
            yield name, one.text or ""


def _without_inputs(named: Iterable[tuple[str, str]], sheets: Mapping[str, str]) -> Iterator[str]:
    """The parts of the sheets that no input's name points to, but for the one with the workbook's memory."""
    places = "\n".join(place for _, place in named)
    for title, part in sheets.items():
        if title != MEMORY_SHEET and not any(start in places for start in _starts(title)):
            yield part


def _starts(title: str) -> tuple[str, str]:
    """How a place on a sheet begins."""
    return "'" + title.replace("'", "''") + "'!", f"{title}!"


def _columns_read(
    named: Sequence[tuple[str, str]], sheets: Mapping[str, str]
) -> Iterator[tuple[str, frozenset[bytes]]]:
    """The part of the sheet of the definitions with the columns that are read of it; nothing where a name there is an odd one."""
    home = next((place for name, place in named if name == DEFINITIONS_LIST), "")
    title = next((title for title in sheets if home.startswith(_starts(title))), "")
    if not title:
        return
    columns: set[bytes] = set()
    for name, place in named:
        if place.startswith(_starts(title)):
            cells = _RANGE.search(place)
            if not cells:
                return
            left = number_of(cells[1])
            right = left + _READ_OF[name] - 1 if name in _READ_OF else number_of(cells[2] or cells[1])
            columns |= {letters_of(column).encode() for column in range(left, right + 1)}
    yield sheets[title], frozenset(columns)


def _belongs_to(name: str, targets: set[str]) -> bool:
    """Whether a part holds the relations of a worksheet: pictures, links and comments are not read."""
    folder, _, file = name.rpartition("/_rels/")
    return bool(folder) and f"{folder}/{file.removesuffix('.rels')}" in targets
