"""XlsxWriter's workbook, whose every part is text that XML can hold, whatever the texts in it are."""

from __future__ import annotations

import re
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import _preserve_whitespace

from industry_clusters.ingest.files.legible import escaped, legible
from industry_clusters.outputs import MEMORY_SHEET
from industry_clusters.render.seal import PROPERTIES, sealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AS_EXCEL = (1980, 1, 1, 0, 0, 0)
"""The time that Excel gives to the parts of a file."""
_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 13}))
_NO_CHARACTERS = "\ufffe\uffff"
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Book(xlsxwriter.Workbook):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """A workbook of which no part holds a control character, and each is in the file as soon as it is made."""

    def __init__(self, path: Path, options: Mapping[str, Any]) -> None:
        super().__init__(BytesIO(), {**options, "in_memory": True})  # XlsxWriter's own file stays empty
        self._path = path

    def _get_packager(self) -> Packager:
        return _Packager(self._path)


class _Packager(Packager):  # type: ignore[misc]
    """Puts each part into the file before the next is made: all of a workbook's text at once would take much memory."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def _create_package(self) -> list[Any]:
        with ZipFile(self._path, "w", ZIP_DEFLATED) as self._file:
            super()._create_package()
            self._put_away()
            self._seal()
        return []

    def _filename(self, xml_filename: str) -> StringIO:
        self._put_away()
        return cast("StringIO", super()._filename(xml_filename))

    def _put_away(self) -> None:
        """Write the parts that are made into the file; the properties wait for their seal, which is of all others."""
        for content, name, _ in self.filenames:
            made = content.getvalue()
            part = _in_file(made) if isinstance(made, str) else made
            if name == PROPERTIES:
                self._properties = part
            else:
                self._write(name, part)
        self.filenames.clear()

    def _seal(self) -> None:
        """Write the properties; of a workbook that remembers its study, with the seal of its parts."""
        remembers = self.workbook.get_worksheet_by_name(MEMORY_SHEET)
        self._write(PROPERTIES, sealed(self._properties, self._file) if remembers else self._properties)

    def _write(self, name: str, part: bytes) -> None:
        place = ZipInfo(name, _AS_EXCEL)
        place.compress_type = ZIP_DEFLATED
        self._file.writestr(place, part)

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


def _in_file(text: str) -> bytes:
    """A part as the file has it."""
    try:
        content = text.encode()
    except UnicodeEncodeError:  # half a character, as a spoilt file may hold one
        return _NOT_IN_XML.sub("", text).encode()
    has_controls = len(content.translate(None, _CONTROLS)) < len(content)
    if has_controls or any(character in text for character in _NO_CHARACTERS):
        return _NOT_IN_XML.sub("", text).encode()
    return content
