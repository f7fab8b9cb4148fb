"""What a command writes: where it may go, what becomes of a file that is there, and how it gets there whole.

One rule for every writer. The ending fits the kind. The sources are never written over. What is there and was not made
by the same command is refused. What the same command made is kept as a copy where the new one differs. A file is
written under a temporary name and moved into place when it is whole.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from zipfile import ZipFile
from zlib import crc32

from industry_clusters.errors import WorkbookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CATEGORY = re.compile(rb"<cp:category>([^<]*)</cp:category>")
MADE_HERE = "Industry Clusters: "
"""How the category begins that every file carries which a command here made."""
MEMORY_SHEET = "_study"
"""The hidden sheet on which a workbook remembers its study; by it one is known that was built before files carried a mark."""
LISTS_SHEET = "_lists"
"""The hidden sheet with what drop-down lists offer."""
_MEMORY = f'name="{MEMORY_SHEET}"'.encode()
_ABOUT = "docProps/"
_PACKAGE = b"PK\x03\x04"
_OF_ONE_LINE = 4096
_MODE = 0o644
_MAY_ASK = 0x1000  # Windows' right to ask whether a process is there
_TEMPORARY = re.compile(r"\.industry-clusters-(?P<computer>[0-9a-f]{8})-(?P<process>[0-9]+)-[^.]*(\.[^.]+)?")
_in_hand: set[str] = set()
"""Names of temporary files that this process is writing."""


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
        return f"{MADE_HERE}{self.command}"

    def made(self, path: Path) -> bool:
        """Whether a file that is there was made by this kind's command."""
        if _is_package(path):
            mark = _mark_of(path)
            return mark == self.mark or (self is WORKBOOK and mark != MOBILIZATION.mark and _has_memory(path))
        if path.suffix.lower() == ".parquet":
            return path.read_bytes()[:4] == b"PAR1"
        with path.open("rb") as stream:
            first = stream.read(_OF_ONE_LINE).removeprefix(b"\xef\xbb\xbf").replace(b'"', b"")
        return bool(self.header) and first.startswith(self.header.encode())


WORKBOOK = OutputKind("a workbook", "build", (".xlsx", ".xlsm"), "xl/workbook.xml")
SLIDES = OutputKind("slides", "slides", (".pptx",), "ppt/presentation.xml")
LETTER = OutputKind("a letter", "letter", (".docx",), "word/document.xml")
DOCUMENT = OutputKind("a document", "document", (".docx",), "word/document.xml")
BOARD_SLIDES = OutputKind("a board's slides", "board-pack", (".pptx",), "ppt/presentation.xml")
FACT_SHEET = OutputKind("a fact sheet", "fact sheet", (".docx",), "word/document.xml")
ENCLOSURE = OutputKind("the letter's enclosure", "letter", (".xlsx",), "xl/workbook.xml")
SUMMARY = OutputKind("a summary of regions", "batch", (".xlsx",), "xl/workbook.xml")
SUMMARY_TABLE = OutputKind("a table of regions", "batch", (".csv",), header="region")
DEFINITIONS = OutputKind("cluster definitions", "clusters export", (".csv", ".xlsx"), "xl/workbook.xml", "cluster,")  # fmt: skip
NATION = OutputKind("a table of the nation", "nation", (".parquet", ".csv"), header="area_fips,")
SHARE_COPY = OutputKind("a copy to share", "share", (".xlsx",), "xl/workbook.xml")
BOARD_COPY = OutputKind("a copy to print", "print-board", (".xlsx",), "xl/workbook.xml")
FUNCTIONS_BOOK = OutputKind("a workbook of functions", "functions", (".xlsx",), "xl/workbook.xml")
FUNCTIONS_TEXT = OutputKind("a text of functions", "functions", (".txt",), header="/* Industry Clusters")
MOBILIZATION = OutputKind("a mobilization workbook", "mobilize", (".xlsx",), "xl/workbook.xml")
CALENDAR = OutputKind(
    "a calendar file",
    "mobilize",
    (".ics",),
    header="BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Industry Clusters",
)
PLAN = OutputKind("a workshop's plan", "workshop new", (".toml",))
TRAINER = OutputKind("a trainer's workbook", "workshop make", (".xlsx",), "xl/workbook.xml")
HANDOUT = OutputKind("a handout", "workshop handouts", (".docx",), "word/document.xml")
TALLY = OutputKind("a tally", "workshop handouts", (".xlsx",), "xl/workbook.xml")
BOARD = OutputKind("a progress board", "workshop collect", (".xlsx",), "xl/workbook.xml")
COMPARISON = OutputKind("a comparison of teams", "workshop compare", (".xlsx",), "xl/workbook.xml")
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
            next_step="Give another name.",
        )
    if path.exists() and not _made_by(kind, path):
        raise WorkbookError(
            f"{path.name!r} is there already, and '{kind.command}' did not make it",
            place=str(path.parent),
            next_step="Move or rename that file, or give another name; nothing was changed.",
        )
    check_free(path)


def _made_by(kind: OutputKind, path: Path) -> bool:
    try:
        return path.is_file() and kind.made(path)
    except OSError:
        return False


def check_free(path: Path) -> None:
    """Refuse a file that is open in a program or marked read-only.

    Raises
    ------
    WorkbookError
        Where it is so.
    """
    for lock, program in _locks(path):
        if path.with_name(lock).exists():
            raise WorkbookError(
                f"{path.name} is open in {program}",
                place=str(path.parent),
                next_step=f"Save and close it, then try again. If it is not open, delete {lock!r}, which was left behind.",
            )
    refuse_read_only(path)


def _locks(path: Path) -> Iterator[tuple[str, str]]:
    """Names of the files by which programs say that they have a file open."""
    office = {".pptx": "PowerPoint", ".docx": "Word"}.get(path.suffix.lower(), "Excel")
    yield f"~${path.name}", office
    yield f".~lock.{path.name}#", "LibreOffice"
    if office == "Word":
        yield f"~${path.name[2:]}", office


def refuse_read_only(path: Path) -> None:
    """Refuse a file that a person marked as one to read only.

    Raises
    ------
    WorkbookError
        Where it is so.
    """
    if path.is_file() and not path.stat().st_mode & stat.S_IWUSR:
        raise WorkbookError(
            f"{path.name} is marked read-only",
            place=str(path.parent),
            next_step="Take the mark away (in the file's properties), or give the new one another name.",
        )


def copied(path: Path, copy: Path) -> Path:
    """Copy a file, whole or not at all.

    Raises
    ------
    OSError
        Where it cannot be; then nothing is left of the copy.
    """
    try:
        shutil.copy2(path, copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    return copy


def make_folder(folder: Path) -> None:
    """Make a folder for outputs, and those above it, where they are not there.

    Raises
    ------
    WorkbookError
        Where it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkbookError(
            f"cannot make the folder {folder.name!r}: {error.strerror}",
            place=str(folder.parent),
            next_step="Name another folder.",
        ) from error


def keep_before(path: Path, fresh: Path) -> Path | None:
    """Keep the file that is there as a copy, where the fresh one differs; call it before the fresh one takes its place.

    Returns
    -------
    Path or None
        The copy; None where there was no file, or one that says the same.
    """
    if not path.exists() or _same_content(path, fresh):
        return None
    return copied(path, kept_name(path, "before"))


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
    except Exception:  # noqa: BLE001  a damaged package says nothing, whatever the library raises over it
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
    except Exception:  # noqa: BLE001  as above
        return {"": package}
    return found


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder, and move it to ``path`` when all went well.

    The file's mode stays; what a killed program left behind is cleared away; a path that is temporary already is given as it is.

    Raises
    ------
    WorkbookError
        Where the folder or the file cannot be written, or the file is marked read-only.
    """
    if _TEMPORARY.fullmatch(path.name):  # the one who gave it moves it, and names the person's file in errors
        yield path
        return
    refuse_read_only(path)
    target = path.resolve() if path.is_symlink() else path
    temporary = None
    try:
        clear_left_behind(target.parent)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _MODE
        with NamedTemporaryFile(
            dir=target.parent, prefix=_prefix(), suffix=path.suffix, delete=False
        ) as file:
            temporary = Path(file.name)
        _in_hand.add(temporary.name)
        yield temporary
        temporary.chmod(mode)
        temporary.replace(target)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
            _in_hand.discard(temporary.name)


def unwritable(path: Path, error: OSError) -> WorkbookError:
    """Say that a person's file cannot be written, and what to do about it."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return WorkbookError(
        f"cannot write {path.name!r}: {error.strerror or error}",
        place=str(path.parent),
        next_step="Free some space on that disk and try again; what was there is as it was."
        if full
        else "Close the file if it is open in Excel, check that you may write in the folder, and try again.",
    )


def _prefix() -> str:
    """The beginning of this process's temporary files: product, computer, process."""
    return f".industry-clusters-{crc32(platform.node().encode()):08x}-{os.getpid()}-"


def clear_left_behind(folder: Path) -> None:
    """Delete temporary files of ours in a folder whose process is no more; those of other computers stay."""
    own = _prefix()
    for path in folder.glob(".industry-clusters-*"):
        found = _TEMPORARY.fullmatch(path.name)
        if not found or found["computer"] != own.split("-")[2] or path.name in _in_hand:
            continue
        process = int(found["process"])
        if process == os.getpid() or not is_running(process):
            with suppress(OSError):
                path.unlink()


def is_running(process: int) -> bool:
    """Whether a process of this computer runs."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  Windows only

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_MAY_ASK, 0, process)
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True
