"""A workbook's package, looked into before it is read: a small file can unpack into more than a machine holds."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from industry_clusters.errors import UnreadableFile, WorkbookError, parsing
from industry_clusters.ingest.files.archive import refuse_bomb
from industry_clusters.ingest.files.legible import unescaped_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.ingest.files.files import DataFile

_MOST_CELLS = 30_000_000
"""Of one sheet, blank ones counted: OEWS's largest workbook has half as many."""
_LETTERS = 26
_LAST_ROW = 1_048_576
_BEYOND_Z = re.compile(rb'r="([A-Z]{2,3})[0-9]')
_ROW = re.compile(rb'r="([0-9]+)"')
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""How an old .xls file begins, and a new one that a password locks."""


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@contextmanager
def reading_workbook(path: Path) -> Iterator[None]:
    """The door through which a workbook of a study is read: whatever its parsers raise is a sentence.

    Raises
    ------
    WorkbookError
        Where the file is not there, is locked by a password, or is damaged.
    """

    def refused(words: str) -> WorkbookError:
        locked = _begins_as_compound_file(path)
        why = "it has a password, or is an old .xls workbook" if locked else _damage(path) or words
        step = (
            "Open it in Excel, take the password away (File > Info > Protect Workbook), and save it as .xlsx."
            if locked
            else "Open it in Excel, which may repair it, and save it; or take an earlier copy."
        )
        return WorkbookError(
            f"{path.name} is no workbook that can be read: {why}", place=str(path.parent), next_step=step
        )

    if not path.exists():
        raise WorkbookError(
            f"there is no workbook {path.name!r}",
            place=str(path.parent),
            next_step="Check the name, or build the study first.",
        )
    with parsing(refused):
        yield


def _damage(path: Path) -> str:
    """What is wrong with a package, in a person's words; "" where it can be unpacked, or not be looked at."""
    try:
        with path.open("rb") as file:
            begins = file.read(2)
        if not begins:
            return "it is empty"
        if begins != b"PK":
            return "it is something else with a workbook's name"
        return "" if zipfile.is_zipfile(path) else "its end is missing, as if it was copied in part"
    except OSError:
        return ""


def with_plain_texts(content: bytes) -> io.BytesIO:
    """A workbook with its texts as they are meant, for openpyxl, which leaves Excel's escapes as they are.

    Raises
    ------
    BadZipFile
        Where it is no package.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        texts = {name: package.read(name) for name in package.namelist() if _has_texts(name)}
        plain = {name: unescaped_part(part, shared="worksheets/" not in name) for name, part in texts.items()}
        if plain == texts:
            return io.BytesIO(content)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as copy:
            for info in package.infolist():
                copy.writestr(info, plain.get(info.filename) or package.read(info))
    made.seek(0)
    return made


def _has_texts(part: str) -> bool:
    """Whether a part of a workbook holds the texts of cells."""
    return part.endswith(".xml") and ("worksheets/" in part or part.endswith("sharedStrings.xml"))


def _begins_as_compound_file(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_COMPOUND_FILE)) == _COMPOUND_FILE
    except OSError:
        return False


def formulas_or_errors_in(file: DataFile) -> bool:
    """Return whether a sheet may hold a formula or an error; refuse a workbook that would not fit.

    Raises
    ------
    UnreadableFile
        Where the package is no zip archive, unpacks to gigabytes, or has a cell far out in a blank sheet: all cells
        before it are room in memory.
    """
    found = False
    with parsing(lambda words: no_workbook(file, words)):
        for part, content in _sheets(file):
            _refuse_wide(part, content, file)
            found = found or b"<f" in content or b't="e"' in content
    return found


def is_locked(content: bytes) -> bool:
    """Whether a workbook is locked by a password: Office keeps the package inside a compound file then."""
    return content.startswith(_COMPOUND_FILE) and _ENCRYPTED in content


def locked(file: DataFile) -> UnreadableFile:
    """Say that a file is locked by a password."""
    return UnreadableFile(
        "the workbook is locked by a password",
        place=file.name,
        next_step="Open it in Excel, take the password away (File > Info > Protect Workbook), and save it.",
    )


def no_workbook(file: DataFile, words: str) -> UnreadableFile:
    """Say that a file of data is no workbook that can be read."""
    kind = file.suffix.lstrip(".").upper() or "XLSX"
    old = kind == "XLSX" and file.content.startswith(_COMPOUND_FILE)
    return UnreadableFile(
        f"the file is no {kind} workbook that can be read ({'it is an old .xls with another name' if old else words})",
        place=file.name,
        next_step="Open it in a spreadsheet program and save it as .xlsx, or download it again.",
    )


def _refuse_wide(part: str, content: bytes, file: DataFile) -> None:
    cells = _extent(content)
    if cells > _MOST_CELLS:
        raise UnreadableFile(
            f"a sheet spans {cells:,} cells, blank ones counted",
            place=f"{file.name}, {part}",
            next_step="Delete the rows below and the columns right of the table, or save the sheet as CSV.",
        )


def _sheets(file: DataFile) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        refuse_bomb(file.name, len(file.content), sum(info.file_size for info in package.infolist()))
        for name in package.namelist():
            if "worksheets/" in name and name.endswith(".xml"):
                yield name.rpartition("/")[2], package.read(name)


def _extent(sheet: bytes) -> int:
    """Return how many cells a sheet spans from A1 on, at most; a column up to Z counts as Z."""
    found = _ROW.search(sheet, max(sheet.rfind(b"<row "), sheet.rfind(b":row "), 0))
    rows = int(found[1]) if found else 1
    if re.search(rb'r="[A-Z]{1,3}[0-9]{%d}' % (len(str(rows)) + 1), sheet):
        rows = _LAST_ROW
    columns = max(map(_column, set(_BEYOND_Z.findall(sheet))), default=_LETTERS)
    return rows * columns


def _column(letters: bytes) -> int:
    """Return a column's number.

    Examples
    --------
    >>> _column(b"AA"), _column(b"XFD")
    (27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
