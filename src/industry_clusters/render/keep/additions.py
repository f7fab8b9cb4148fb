"""What a person added to the sheets that a build makes: notes, cells beside and beneath its tables, looks, charts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.ingest.study.typed_lists import READ_BENEATH, ROWS_BENEATH
from industry_clusters.ingest.study.written_places import letters_of, look_mark, note_mark, number_of
from industry_clusters.interviews import (
    CONTACT_HEADERS,
    CONTACTS_RANGE,
    LOG_HEADERS,
    LOG_RANGE,
    QUESTION_HEADERS,
    QUESTIONS_RANGE,
)
from industry_clusters.mobilization.lists import HEADINGS_BENEATH
from industry_clusters.render.keep.carry import places
from industry_clusters.render.keep.package import MAIN, Package, parsed
from industry_clusters.render.kept import FORMULA, NOTE, NUMBER, TEXT, Addition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from industry_clusters.ingest.study.written_places import Places, SheetPlaces

    Lists = dict[str, tuple[int, int, int, int]]
    """By name: first and last column, first and last row."""

_CELLS = etree.XPath("//m:sheetData/m:row/m:c[m:v or m:f or m:is]", namespaces={"m": MAIN[1:-1]})
_ANCHORS = etree.XPath(
    "/*/*[local-name()='twoCellAnchor' or local-name()='oneCellAnchor' or local-name()='absoluteAnchor']"
)
_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_BOX = re.compile(r"!([A-Z]+)(\d+):([A-Z]+)(\d+)$")
_FORMATS = (b"<conditionalFormatting", b"</conditionalFormatting>")
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"(?:>|[^>]*[^/>]>)')
_HEADINGS = {
    LOG_RANGE: set(LOG_HEADERS.values()),
    CONTACTS_RANGE: set(CONTACT_HEADERS.values()),
    QUESTIONS_RANGE: set(QUESTION_HEADERS.values()),
    **HEADINGS_BENEATH,
}
"""Columns that are read of lists that go on beneath their room."""
_GOING_ON = frozenset({*READ_BENEATH, *HEADINGS_BENEATH})
_KEY_COLUMNS = 3
_KINDS = {
    "graphicFrame": "chart",
    "pic": "picture",
    "sp": "shape",
    "cxnSp": "line",
    "grpSp": "group of shapes",
}


def renamed_sheets(path: Path | Package, made: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Sheets of a build that a person gave another name, with the name that they will have again.

    Parameters
    ----------
    path
        The workbook, read or not.
    made
        The sheets of the last build and of this one, as they are called.
    names
        The sheet of each input of this build.
    """
    package = Package.of(path)
    titles = {str(entry.get("name")) for entry, _ in package.sheets()}
    found: dict[str, str] = {}
    for entry in package.tree(package.workbook).iter(f"{MAIN}definedName"):
        sheet, home = _sheet_of(entry.text or ""), names.get(entry.get("name"))
        if home and entry.get("localSheetId") is None and sheet in titles - set(made) and home not in titles:
            found[sheet] = home
    return found


def additions(path: Path | Package, sheets: Mapping[str, str]) -> tuple[list[Addition], Places]:
    """Everything that a person added, and what the last build noted of itself.

    Parameters
    ----------
    path
        The workbook as the person left it, read or not.
    sheets
        The sheets that are made again: what each is called there, and what it will be called.
    """
    package = Package.of(path)
    known = places(package)
    lists = _lists(package)
    found: list[Addition] = []
    for entry, tie in package.sheets():
        name = str(entry.get("name"))
        own = known.sheets.get(name, known.sheets.get(sheets.get(name, "")))
        if name in sheets and own is not None and tie.role == "worksheet":
            added = _Sheet(package, tie.target, sheets[name], own, lists.get(name, {})).found()
            found += (replace(one, was=name) for one in added)
    return found, known


class _Sheet:
    """One sheet that is made again."""

    def __init__(self, package: Package, part: str, name: str, own: SheetPlaces, lists: Lists) -> None:
        self.package, self.part, self.name, self.own = package, part, name, own
        self.keys: dict[int, str] = {}
        self.outside: list[tuple[int, int, Any]] = []
        self.filled: set[tuple[int, int]] = set()
        self.lists = lists
        self.is_looked_at = False
        self.heads: dict[int, dict[int, str]] = {top: {} for _, _, top, _ in lists.values()}

    @cached_property
    def texts(self) -> list[str]:
        """The texts that the workbook's cells share."""
        part = self.package.related(self.package.workbook, "sharedStrings")
        every = self.package.tree(part).iter(f"{MAIN}si") if part else ()
        return ["".join(text.itertext(f"{MAIN}t")) for text in every]

    def found(self) -> Iterator[Addition]:
        """All that was added to it."""
        if self._may_hold_more():
            self._look()
        self.filled = {(row, column) for row, column, _ in self.outside}
        for row, column, cell in self.outside:
            addition = None if self._is_read(row, column) else self._cell(row, column, cell)
            if addition:
                yield addition
        yield from self._notes()
        yield from self._looks()
        yield from self._drawn()

    def _may_hold_more(self) -> bool:
        """Whether a cell outside those of the build is filled; reading the bytes takes a fifth of reading the tree."""
        content = self.package.parts[self.part]
        if b"<sheetData" not in content or content.count(b"<c ") != content.count(b'<c r="'):
            return True  # written in another way
        rows = groupby(_FILLED.findall(content), itemgetter(1))
        return self.own.typed_beyond(
            (int(row), tuple([_NUMBERS[letters] for letters, _ in cells])) for row, cells in rows
        )

    def _is_read(self, row: int, column: int) -> bool:
        """Whether a cell is beneath a list of inputs, and read as a row of it."""
        for name, (left, right, top, bottom) in self.lists.items():
            if row > bottom and left <= column <= right:
                if name not in ROWS_BENEATH:
                    return self.heads[top].get(column) in _HEADINGS[name] or self.own.is_input(bottom, column)
                needed, width = ROWS_BENEATH[name]
                rows = range(bottom + 1, row + 1)
                filled = all((one, left + at) in self.filled for one in rows for at in range(needed))
                return filled and column < left + width
        return False

    def _look(self) -> None:
        """Note each row's first text, and the cells outside those of the build."""
        self.is_looked_at = True
        for cell in _CELLS(self.package.tree(self.part)):
            letters = cell.get("r").rstrip("0123456789")
            row, column = int(cell.get("r")[len(letters) :]), number_of(letters)
            if (row + 1) in self.heads and cell.get("t") in ("s", "str", "inlineStr"):
                self.heads[row + 1][column] = self._text(cell)
            if self.own.is_free(row, column) and not self.own.is_input(row, column):
                self.outside.append((row, column, cell))
            elif (
                column <= _KEY_COLUMNS
                and not self.keys.get(row)
                and cell.get("t") in ("s", "str", "inlineStr")
            ):
                self.keys[row] = self._text(cell).strip()

    def _text(self, cell: Any) -> str:
        value = cell.findtext(f"{MAIN}v", "")
        if cell.get("t") == "s":
            return self.texts[int(value)]
        return "".join(cell.itertext(f"{MAIN}t")) if cell.get("t") == "inlineStr" else value

    def _cell(self, row: int, column: int, cell: Any) -> Addition | None:
        formula, kind = cell.findtext(f"{MAIN}f"), cell.get("t", "n")
        text = self._text(cell)
        key = self.keys.get(row, "")
        if formula:
            value = float(text) if kind == "n" and text else text
            return Addition(self.name, FORMULA, formula, row, column, key, value=value)
        if not text.strip():
            return None
        what = NUMBER if kind == "n" else TEXT
        return Addition(
            self.name, what, {"b": {"1": "TRUE"}.get(text, "FALSE")}.get(kind, text), row, column, key
        )

    def _notes(self) -> Iterator[Addition]:
        """Notes that are not the build's; of a conversation, all of it."""
        part = self.package.related(self.part, "comments")
        threads = self._threads()
        for note in self.package.tree(part).iter(f"{MAIN}comment") if part else ():
            text = "".join(note.find(f"{MAIN}text").itertext(f"{MAIN}t"))
            if self.own.notes.get(note.get("ref")) != note_mark(text):
                yield self._note(note.get("ref"), threads.pop(note.get("ref"), text))
        for ref, text in threads.items():
            yield self._note(ref, text)

    def _note(self, ref: str, text: str) -> Addition:
        if not self.is_looked_at:
            self._look()
        letters = ref.rstrip("0123456789")
        row, column = int(ref[len(letters) :]), number_of(letters)
        wrote = self.own.wrote(row, column)
        return Addition(self.name, NOTE, text, row, column, self.keys.get(row, ""), in_table=wrote)

    def _threads(self) -> dict[str, str]:
        part = self.package.related(self.part, "threadedComment")
        said: dict[str, str] = {}
        for one in self.package.tree(part).iter(f"{_THREADS}threadedComment") if part else ():
            text = one.findtext(f"{_THREADS}text", "")
            said[one.get("ref")] = f"{said[one.get('ref')]}\n{text}" if one.get("ref") in said else text
        return said

    def _looks(self) -> Iterator[Addition]:
        """Conditional formats that are not the build's."""
        for block in _formats(self.package.parts[self.part]).iter(f"{MAIN}conditionalFormatting"):
            for rule in block.iter(f"{MAIN}cfRule"):
                formulas = [one.text or "" for one in rule.iter(f"{MAIN}formula")]
                if look_mark(rule.get("type", ""), *formulas) not in self.own.looks:
                    text = f"{rule.get('type')} {rule.get('operator', '')} {'; '.join(formulas)}".strip()
                    yield Addition(self.name, "conditional format", text, place=block.get("sqref", ""))

    def _drawn(self) -> Iterator[Addition]:
        """Charts, pictures and shapes that are not the build's."""
        part = self.package.related(self.part, "drawing")
        drawn = _ANCHORS(self.package.tree(part)) if part else []
        marked = [_name_of(anchor) not in self.own.charts for anchor in drawn]
        if all(marked) and len(drawn) == len(self.own.charts):
            return  # another program gave the build's charts other names
        for anchor in (anchor for anchor, own in zip(drawn, marked, strict=True) if own):
            kind = next(
                (_KINDS[tag] for child in anchor if (tag := etree.QName(child).localname) in _KINDS),
                "drawing",
            )
            yield Addition(self.name, kind, self._words(str(part), anchor), place=_corner(anchor))

    def _words(self, drawing: str, anchor: Any) -> str:
        """What is written in a shape, or in a chart with what it draws."""
        ties = {tie.key: tie.target for tie in self.package.relations(drawing)}
        chart = next(
            (
                ties[value]
                for one in anchor.iter()
                for value in one.attrib.values()
                if "charts/" in ties.get(value, "")
            ),
            None,
        )
        tree = self.package.tree(chart) if chart else anchor
        texts = [one.text or "" for one in tree.iter("{*}t")] + [one.text or "" for one in tree.iter("{*}f")]
        return " | ".join(dict.fromkeys(filter(None, texts))) or "without words"


def _formats(content: bytes) -> Any:
    """The conditional formats of a sheet, read without the sheet's cells where they can be."""
    start, end = content.find(_FORMATS[0]), content.rfind(_FORMATS[1])
    if b"<sheetData" not in content:
        return parsed(content)
    first = content[: content.find(b"<sheetData")].rpartition(b"<worksheet")[2].partition(b">")[0]
    inside = content[start : end + len(_FORMATS[1])] if 0 <= start < end else b""
    return parsed(b"<worksheet" + first.rstrip(b"/") + b">" + inside + b"</worksheet>")


def _name_of(anchor: Any) -> str:
    return next((str(one.get("name", "")) for one in anchor.iter("{*}cNvPr")), "")


def _corner(anchor: Any) -> str:
    start = anchor.find("{*}from")
    if start is None:
        return "on the sheet"
    return f"{letters_of(int(start.findtext('{*}col')) + 1)}{int(start.findtext('{*}row')) + 1}"


def _lists(package: Package) -> dict[str, Lists]:
    """The lists of inputs that go on beneath their room, by the sheet that they are on."""
    found: dict[str, Lists] = defaultdict(dict)
    for entry in package.tree(package.workbook).iter(f"{MAIN}definedName"):
        if entry.get("name") not in _GOING_ON:
            continue
        box = _BOX.search((entry.text or "").replace("$", ""))
        if box:
            place = number_of(box[1]), number_of(box[3]), int(box[2]), int(box[4])
            found[_sheet_of(entry.text or "")][entry.get("name")] = place
    return found


class _Numbers(dict[bytes, int]):
    """The number of each column by its letters, worked out when it is met."""

    def __missing__(self, letters: bytes) -> int:
        self[letters] = number_of(letters.decode())
        return self[letters]


_NUMBERS = _Numbers()


def _sheet_of(reference: str) -> str:
    found = re.match(r"'((?:[^']|'')+)'!|([^!]+)!", reference)
    return (found[1] or found[2]).replace("''", "'") if found else ""
