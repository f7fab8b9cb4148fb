"""XlsxWriter's workbook, whose every part is text that XML can hold, whatever the texts in it are."""

from __future__ import annotations

import re
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import _preserve_whitespace

from industry_clusters.ingest.files.legible import escaped, legible
from industry_clusters.outputs import MEMORY_SHEET
from industry_clusters.render.seal import PROPERTIES, sealed

_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 13}))
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Book(xlsxwriter.Workbook):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """A workbook of which no part holds a control character."""

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]
    """Puts the parts together, and looks through each: one look here is quicker than one at every text."""

    def _create_package(self) -> list[Any]:
        made = list(super()._create_package())
        for place, (content, *rest) in enumerate(made):
            if isinstance(content, StringIO) and not _is_legible(text := content.getvalue()):
                made[place] = (StringIO(_NOT_IN_XML.sub("", text)), *rest)
        if self.workbook.get_worksheet_by_name(MEMORY_SHEET):
            _seal(made)
        return made

    def _write_shared_strings_file(self) -> None:
        texts = _Texts()
        texts.string_table = self.workbook.str_table
        if self.workbook.str_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001  as its own packager does
            texts._assemble_xml_file()  # noqa: SLF001


class _Texts(SharedStrings):  # type: ignore[misc]
    """The list of texts; XlsxWriter takes a text between ``<r>`` and ``</r>`` for XML of its own making, and it may be anybody's.

    It also leaves the second of two escapes that share a line below as it is.
    """

    def _write_si(self, string: str) -> None:
        string = escaped(legible(string)).replace("\r", "_x000D_")
        self._xml_si_element(string, [("xml:space", "preserve")] if _preserve_whitespace(string) else [])


def _seal(parts: list[Any]) -> None:
    """Seal the parts of a workbook that remembers its study, each with its content, its name and more."""
    contents = [(name, _bytes_of(content)) for content, name, *_ in parts]
    at, properties = next((at, one) for at, (name, one) in enumerate(contents) if name == PROPERTIES)
    parts[at] = (StringIO(sealed(properties, contents).decode()), *parts[at][1:])


def _bytes_of(content: StringIO | BytesIO) -> bytes:
    return content.getvalue().encode() if isinstance(content, StringIO) else content.getvalue()


def _is_legible(text: str) -> bool:
    if text.isascii():
        content = text.encode()
        return len(content.translate(None, _CONTROLS)) == len(content)
    return _NOT_IN_XML.search(text) is None
