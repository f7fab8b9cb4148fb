"""What a command writes: where it may go, what becomes of a file that is there, and how it gets there whole.

One rule for every writer. The ending fits the kind. The sources are never written over. What is there and was not made
by the same command is refused. What the same command made is kept as a copy where the new one differs. A file is
written under a temporary name and moved into place when it is whole.
"""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from industry_clusters.errors import WorkbookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CATEGORY = re.compile(rb"<cp:category>([^<]*)</cp:category>")
_MEMORY = b'name="_study"'
"""The sheet by which a workbook is known that was built before files carried a mark."""
_ABOUT = "docProps/"
_PACKAGE = b"PK\x03\x04"
_OF_ONE_LINE = 4096


@dataclass(frozen=True)
class OutputKind:
    """A kind of file that a command writes.

    ``header`` is what the first line of a text begins with, ``main_part`` the part of an Office package that makes it
    what it is. A package carries the command in its properties (``mark``), where it stays when a person saves the file.
    """

    words: str
    command: str
    endings: tuple[str, ...]
    main_part: str = ""
    header: str = ""

    @property
    def mark(self) -> str:
        """What the properties of the file say."""
        return f"Industry Clusters: {self.command}"

    def made(self, path: Path) -> bool:
        """Whether a file that is there was made by this kind's command."""
        if _is_package(path):
            return self.mark == _mark_of(path) or (self is WORKBOOK and _has_memory(path))
        if path.suffix.lower() == ".parquet":
            return path.read_bytes()[:4] == b"PAR1"
        with path.open("rb") as stream:
            first = stream.read(_OF_ONE_LINE).removeprefix(b"\xef\xbb\xbf")
        return bool(self.header) and first.startswith(self.header.encode())


WORKBOOK = OutputKind("a workbook", "build", (".xlsx", ".xlsm"), "xl/workbook.xml")
SLIDES = OutputKind("slides", "slides", (".pptx",), "ppt/presentation.xml")
LETTER = OutputKind("a letter", "letter", (".docx",), "word/document.xml")
ENCLOSURE = OutputKind("the letter's enclosure", "letter", (".xlsx",), "xl/workbook.xml")
SUMMARY = OutputKind("a summary of regions", "batch", (".xlsx",), "xl/workbook.xml")
SUMMARY_TABLE = OutputKind("a table of regions", "batch", (".csv",), header="region")
DEFINITIONS = OutputKind(
    "cluster definitions", "clusters export", (".csv", ".xlsx"), "xl/workbook.xml", "cluster,"
)
NATION = OutputKind("a table of the nation", "nation", (".parquet", ".csv"), header="area_fips,")
SHARE_COPY = OutputKind("a copy to share", "share", (".xlsx",), "xl/workbook.xml")
FUNCTIONS_BOOK = OutputKind("a workbook of functions", "functions", (".xlsx",), "xl/workbook.xml")
FUNCTIONS_TEXT = OutputKind("a text of functions", "functions", (".txt",), header="/* Industry Clusters")
STUDY = OutputKind("a study file", "new", (".toml",))


def check_output(path: Path, kind: OutputKind, sources: Iterable[Path] = ()) -> None:
    """Refuse a place that a command's output may not take.

    Parameters
    ----------
    path
        Where the output is to go.
    kind
        What it is.
    sources
        Files that the command reads.

    Raises
    ------
    WorkbookError
        Where the ending is another kind's, the place is a source's, or a file is there that the command did not make.
    """
    if path.suffix.lower() not in kind.endings:
        raise WorkbookError(
            f"{path.name!r} is no name for {kind.words}",
            place=str(path.parent),
            next_step=f"Give a name that ends in {' or '.join(kind.endings)}.",
        )
    if any(_same_file(path, source) for source in sources):
        raise WorkbookError(
            f"{path.name!r} is what {kind.words} would be made from",
            place=str(path.parent),
            next_step="Give another name with --out.",
        )
    if path.exists() and not _made_by(kind, path):
        raise WorkbookError(
            f"{path.name!r} is there already, and '{kind.command}' did not make it",
            place=str(path.parent),
            next_step="Move or rename that file, or give another name; nothing was changed.",
        )


def _made_by(kind: OutputKind, path: Path) -> bool:
    try:
        return path.is_file() and kind.made(path)
    except OSError:
        return False


def keep_before(path: Path, fresh: Path) -> Path | None:
    """Keep the file that is there as a copy, where the fresh one differs; call it before the fresh one takes its place.

    Returns
    -------
    Path or None
        The copy; None where there was no file, or one that says the same.
    """
    if not path.exists() or _same_content(path, fresh):
        return None
    copy = kept_name(path, "before")
    shutil.copy2(path, copy)
    return copy


def kept_name(path: Path, word: str) -> Path:
    """A free name beside a file for a copy of it, with a word and the time.

    Raises
    ------
    WorkbookError
        Where there are too many already.
    """
    stamp = f"{datetime.now():%Y-%m-%d %H%M}"  # noqa: DTZ005  the person's own clock
    for number in range(1, 1000):
        again = f" {number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem} ({word} {stamp}{again}){path.suffix}")
        if not copy.exists():
            return copy
    raise WorkbookError(
        f"too many copies of {path.name}", place=str(path.parent), next_step="Move some away."
    )


def _same_file(path: Path, source: Path) -> bool:
    if path.exists() and source.exists():
        return path.samefile(source)
    return path.resolve() == source.resolve()


def _is_package(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == _PACKAGE


def _mark_of(path: Path) -> str:
    found = _CATEGORY.search(_part(path, "docProps/core.xml"))
    return unescape(found[1].decode("utf-8", errors="replace")) if found else ""


def _has_memory(path: Path) -> bool:
    return _MEMORY in _part(path, "xl/workbook.xml")


def _part(path: Path, name: str) -> bytes:
    """A part of a package; empty where there is none."""
    try:
        with ZipFile(path) as package:
            return package.read(name)
    except (BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return b""


def _same_content(first: Path, second: Path) -> bool:
    """Whether two files say the same; when a package was made, and by whom, is no difference."""
    one, other = first.read_bytes(), second.read_bytes()
    return one == other or (one[:4] == other[:4] == _PACKAGE and _checksums(one) == _checksums(other))


def _checksums(package: bytes) -> dict[str, object]:
    """Each part's checksum; of the workbook in a chart, those of its own parts."""
    found: dict[str, object] = {}
    try:
        with ZipFile(BytesIO(package)) as parts:
            for part in parts.infolist():
                if part.filename.endswith(".xlsx"):
                    found[part.filename] = _checksums(parts.read(part))
                elif not part.filename.startswith(_ABOUT):
                    found[part.filename] = part.CRC
    except BadZipFile:
        return {"": package}
    return found


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder, and move it to ``path`` when all went well.

    Raises
    ------
    WorkbookError
        Where the folder or the file cannot be written.
    """
    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=path.suffix, delete=False) as file:
            temporary = Path(file.name)
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise WorkbookError(
            f"cannot write {path.name!r}: {error.strerror or error}",
            place=str(path.parent),
            next_step="Close the file if it is open in Excel, check that you may write in the folder, and try again.",
        ) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
