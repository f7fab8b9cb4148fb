"""A workbook with only those sheets filled that hold inputs: reading the data sheets too takes four times as long."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from industry_clusters.ingest.legible import unescaped_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EMPTY = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_NO_INPUTS = ("_xlnm.", "choice_")
"""Beginnings of names that stand for print areas and lists to choose from."""


def with_inputs_only(path: Path) -> io.BytesIO:
    """Copy a workbook into memory, sheets without a named input left empty; their names and order stay.

    Raises
    ------
    BadZipFile, KeyError, ElementTree.ParseError
        Where the file is no workbook.
    """
    slim = io.BytesIO()
    with ZipFile(path) as whole, ZipFile(slim, "w") as kept:
        emptied = set(_without_inputs(whole))
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
    return slim


def _without_inputs(whole: ZipFile) -> Iterator[str]:
    """The parts of the sheets that no input's name points to."""
    book = ET.fromstring(whole.read(_BOOK))  # noqa: S314  openpyxl reads the same part in the same way
    targets = {
        one.get("Id"): str(one.get("Target"))
        for one in ET.fromstring(whole.read(_RELATIONS))  # noqa: S314
    }
    named = "\n".join(
        one.text or ""
        for one in book.iter(f"{_MAIN}definedName")
        if not str(one.get("name")).startswith(_NO_INPUTS)
    )
    for sheet in book.iter(f"{_MAIN}sheet"):
        title = str(sheet.get("name"))
        quoted = "'" + title.replace("'", "''") + "'!"
        target = targets.get(sheet.get(_ID), "")
        if quoted not in named and f"{title}!" not in named and "worksheets/" in target:
            yield target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _belongs_to(name: str, emptied: set[str]) -> bool:
    """Whether a part holds the relations of a sheet that is left empty."""
    folder, _, file = name.rpartition("/_rels/")
    return bool(folder) and f"{folder}/{file.removesuffix('.rels')}" in emptied
