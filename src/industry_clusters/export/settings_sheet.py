"""The add-in's own settings: rows of a sheet inside it, which xlwings reads and nobody else can change."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PART = "xl/worksheets/sheet1.xml"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROW = re.compile(
    r'<row r="\d+"><c [^>]*><is><t[^>]*>([^<]*)</t></is></c><c [^>]*><is><t[^>]*>([^<]*)</t></is></c></row>'
)


def settings_sheet(settings: Mapping[str, str], code_name: str) -> str:
    """Write settings as a sheet: names in column A, values in column B, both as text."""
    rows = "".join(
        f'<row r="{number}">{_cell(f"A{number}", key)}{_cell(f"B{number}", value)}</row>'
        for number, (key, value) in enumerate(settings.items(), start=1)
    )
    return (
        f'<worksheet xmlns="{SPREADSHEET}"><sheetPr codeName="{code_name}"/>'
        f'<dimension ref="A1:B{len(settings)}"/><sheetData>{rows}</sheetData></worksheet>'
    )


def read_settings(addin: Path) -> dict[str, str]:
    """Read the settings of an add-in that this program built; empty where it is none, or was saved by Excel."""
    try:
        with ZipFile(addin) as package:
            sheet = package.read(PART).decode("utf-8")
    except (BadZipFile, KeyError, UnicodeDecodeError):
        return {}
    return {unescape(key): unescape(value) for key, value in _ROW.findall(sheet)}


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
