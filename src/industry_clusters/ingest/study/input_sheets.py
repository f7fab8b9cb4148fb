"""A workbook with only those sheets filled that hold inputs: reading the data sheets too takes four times as long."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from industry_clusters.ingest.files.legible import unescaped_part
from industry_clusters.outputs import MEMORY_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EMPTY = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_UNVALUED = re.compile(
    rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_NO_INPUTS = ("_xlnm.", "choice_")
"""Beginnings of names that stand for print areas and lists to choose from."""


def with_inputs_only(path: Path) -> tuple[io.BytesIO, dict[str, frozenset[str]]]:
    """Copy a workbook into memory, sheets without a named input left empty; their names and order stay.

    Comes with the cells of each sheet whose formula has no value: without it they look blank.

    Raises
    ------
    BadZipFile, KeyError, ElementTree.ParseError
        Where the file is no workbook.
    """
    slim = io.BytesIO()
    unvalued: dict[str, frozenset[str]] = {}
    with ZipFile(path) as whole, ZipFile(slim, "w") as kept:
        sheets = dict(_sheets(whole))
        emptied = set(_without_inputs(whole, sheets))
        for title, target in sheets.items():
            if target not in emptied and target in whole.namelist():
                unvalued[title] = frozenset(cell.decode() for cell in _UNVALUED.findall(whole.read(target)))
        for part in whole.infolist():
            name = part.filename
            if name in emptied:
                kept.writestr(name, _EMPTY)
            elif not _belongs_to(name, emptied):
                content = whole.read(part)
                is_texts = name.endswith("sharedStrings.xml")
                if is_texts or "worksheets/" in name:
                    content = unescaped_part(content, shared=is_texts)
                kept.writestr(name, content)
    slim.seek(0)
    return slim, unvalued


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


def _without_inputs(whole: ZipFile, sheets: Mapping[str, str]) -> Iterator[str]:
    """The parts of the sheets that no input's name points to, but for the one with the workbook's memory."""
    book = ET.fromstring(whole.read(_BOOK))  # noqa: S314  as above
    named = "\n".join(
        one.text or ""
        for one in book.iter(f"{_MAIN}definedName")
        if not str(one.get("name")).startswith(_NO_INPUTS)
    )
    for title, part in sheets.items():
        quoted = "'" + title.replace("'", "''") + "'!"
        if title != MEMORY_SHEET and quoted not in named and f"{title}!" not in named:
            yield part


def _belongs_to(name: str, emptied: set[str]) -> bool:
    """Whether a part holds the relations of a sheet that is left empty."""
    folder, _, file = name.rpartition("/_rels/")
    return bool(folder) and f"{folder}/{file.removesuffix('.rels')}" in emptied
