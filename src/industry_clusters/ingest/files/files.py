"""Finding the files: a file, every member of a zip, every file of a folder."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from industry_clusters.errors import EmptyFile, UnreadableFile, did_you_mean, parsing
from industry_clusters.ingest.files.archive import gunzipped, refuse_archive, unpacked_members
from industry_clusters.outputs import MADE_HERE
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from industry_clusters.study import ColumnMapping, DataSource

_HEAD = 1_000
_HIDDEN = (".", "~$")
"""How names of hidden files begin, and of those by which Office says that somebody has a file open."""
_LITTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})
"""What systems leave in folders, in small letters; LibreOffice's lock files are hidden ones."""
_BLANK = b"\xef\xbb\xbf \r\n\t"
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_OURS = (".xlsx", ".xlsm")
_PROPERTIES = "docProps/core.xml"
_PACKED = ".gz"
DATA_SUFFIXES = (_PACKED, ".csv", ".txt", ".tsv", *WORKBOOK_SUFFIXES)


@dataclass(frozen=True)
class DataFile:
    """One file of data, as bytes.

    ``name`` is the file's own name, or ``archive.zip/member.csv``. ``sha256`` is that of the file on disk, for a
    member that of its archive. ``named`` tells that a person gave this very file, and not a folder or zip
    around it.
    """

    name: str
    sha256: str
    vintage: str
    named: bool
    mapping: ColumnMapping | None = None
    content: bytes = field(repr=False, default=b"")

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    def place(self, line: int) -> str:
        """Where a line is, for an error."""
        return f"{self.name}, line {line}"


@dataclass(frozen=True)
class Entry:
    """A file of ``size`` bytes that is there to be read; :meth:`load` reads it."""

    path: Path
    named: bool
    size: int
    mapping: ColumnMapping | None = None
    member: str = ""
    member_date: str = ""
    archive_sha256: str = ""

    @property
    def name(self) -> str:
        """As a reader of the workbook sees it."""
        return f"{self.path.name}/{PurePosixPath(self.member).name}" if self.member else self.path.name

    def load(self) -> DataFile:
        """Read the bytes and what is known of them.

        Raises
        ------
        UnreadableFile
            Where the file or archive is cut short or locked.
        EmptyFile
            Where there is nothing in it.
        """
        return self._loaded(self._bytes())

    def _loaded(self, content: bytes) -> DataFile:
        if not content[:_HEAD].strip(_BLANK) and not content.strip(_BLANK):
            raise EmptyFile(
                "the file is empty", place=self.name, next_step="Download it again, or leave it out."
            )
        return DataFile(
            self.name,
            self.archive_sha256 or hashlib.sha256(content).hexdigest(),
            self.member_date or _changed(self.path),
            self.named,
            self.mapping,
            content,
        )

    def _bytes(self) -> bytes:
        with parsing(self._unreadable):
            if not self.member:
                packed = self.path.read_bytes()
                return gunzipped(packed, self.name) if self.path.suffix.lower() == _PACKED else packed
            return unpacked_members(self.path, {self.member: self.name})[0]

    def _unreadable(self, words: str) -> UnreadableFile:
        what = "the archive is cut short or damaged" if self.member else "the file cannot be read"
        return UnreadableFile(f"{what} ({words})", place=self.name, next_step="Download it again.")


def load_all(entries: Iterable[Entry]) -> list[DataFile]:
    """Load files one after another as :meth:`Entry.load` does; an archive of which several members follow each other is opened once.

    Raises
    ------
    UnreadableFile, EmptyFile
        Where one cannot be loaded; which of an archive's members it is is not always told.
    """
    return [file for _, run in groupby(entries, key=_archive_of) for file in _of_one_archive(list(run))]


def _archive_of(entry: Entry) -> Path | None:
    return entry.path if entry.member else None


def _of_one_archive(entries: Sequence[Entry]) -> list[DataFile]:
    first = entries[0]
    if not first.member:
        return [entry.load() for entry in entries]
    with parsing(first._unreadable):  # noqa: SLF001  of this module
        contents = unpacked_members(first.path, {entry.member: entry.name for entry in entries})
    return [entry._loaded(content) for entry, content in zip(entries, contents, strict=True)]  # noqa: SLF001


def find_files(sources: Sequence[DataSource], folder: Path) -> tuple[list[Entry], list[Remark]]:
    """List every file of the sources, in order, and say what was passed over.

    Parameters
    ----------
    sources
        Files, zips and folders; a relative path is relative to ``folder``. A folder is walked in the order of
        names.

    Raises
    ------
    UnreadableFile
        Where a path is not there or an archive is no archive.
    EmptyFile
        Where a folder or archive holds no file of data.
    """
    found: list[Entry] = []
    remarks: list[Remark] = []
    for source in sources:
        with parsing(_no_place(source.path)):
            path = folder / Path(source.path).expanduser()
            entries = list(_entries(path, source.mapping, remarks, ()))
        if not entries:
            raise EmptyFile(
                f"{path.name} holds no file of data", place=str(path), next_step="Name another one."
            )
        found += entries
    return found, remarks


def _no_place(path: str) -> Callable[[str], UnreadableFile]:
    """Make the error of a path that the system does not take, or a folder that it does not let us look into."""
    return lambda words: UnreadableFile(
        f"{path!r} cannot be looked into ({words})",
        next_step="Check the path, and that you may read what is there.",
    )


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Files as they are named, and of a folder every file or archive of data in it, in the order of names.

    Raises
    ------
    EmptyFile
        Where a folder holds no file of data.
    """
    found: list[Path] = []
    for path in paths:
        inside = _data_files_in(path) if path.is_dir() else [path]
        if not inside:
            raise EmptyFile(
                f"{path.name} holds no file of data", place=str(path), next_step="Name another folder."
            )
        found += inside
    return found


def _data_files_in(folder: Path) -> list[Path]:
    """Every visible file of data below a folder."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix.lower() in {*DATA_SUFFIXES, ".zip"}
        and _is_visible(path.relative_to(folder).as_posix())
    ]


def _entries(
    path: Path, mapping: ColumnMapping | None, remarks: list[Remark], above: tuple[Path, ...]
) -> Iterator[Entry]:
    """``above`` are the folders that the path was found in, none for one that was named."""
    named = not above
    if not path.exists():
        if not named:
            remarks.append(Remark(path.name, "Passed over: it is a link to what is not there."))
            return
        raise UnreadableFile(f"there is no file {path.name!r}", place=str(path), next_step=_neighbour(path))
    if path.is_dir():
        real = path.resolve()
        if real in above:
            remarks.append(Remark(path.name, "Passed over: it is a link to a folder that it is in itself."))
            return
        for inner in sorted(path.iterdir()):
            if _is_visible(inner.name):
                yield from _entries(inner, mapping, remarks, (*above, real))
    elif not path.is_file():
        yield from _refused_device(path, remarks, named=named)
    elif path.suffix.lower() == ".zip":
        yield from _members(path, mapping, remarks)
    elif not named and (why := _no_data(path)):
        remarks.append(Remark(path.name, f"Passed over: {why}."))
    else:
        yield Entry(path, named, path.stat().st_size, mapping)


def _no_data(path: Path) -> str:
    """Why a file that was found in a folder is none of data; "" where it may be one."""
    if path.suffix.lower() not in DATA_SUFFIXES:
        return "by its name it is no file of data"
    return "it is a workbook of this program, and no data" if _is_built_here(path) else ""


def _is_built_here(path: Path) -> bool:
    """Whether a file is a workbook that this program made: it lies beside the data where a study is kept there."""
    if path.suffix.lower() not in _OURS:
        return False
    try:
        with zipfile.ZipFile(path) as package:
            return f"<cp:category>{MADE_HERE}".encode() in package.read(_PROPERTIES)
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError):  # whatever it is, it is read as any file
        return False


def _refused_device(path: Path, remarks: list[Remark], *, named: bool) -> Iterator[Entry]:
    """A pipe or a device would be waited for, or read for ever."""
    if named:
        raise UnreadableFile(
            f"{path.name} is a pipe or a device, and no file", place=str(path), next_step="Name a file."
        )
    remarks.append(Remark(path.name, "Passed over: it is a pipe or a device, and no file."))
    yield from ()


def _members(path: Path, mapping: ColumnMapping | None, remarks: list[Remark]) -> Iterator[Entry]:
    members = [info for info in _directory(path) if not info.is_dir() and _is_visible(info.filename)]
    refuse_archive(path, members)
    sha256 = _sha256(path)
    for info in members:
        member = PurePosixPath(info.filename)
        if member.suffix.lower() in DATA_SUFFIXES:
            yield Entry(
                path,
                named=False,
                size=info.file_size,
                mapping=mapping,
                member=info.filename,
                member_date=_member_date(info),
                archive_sha256=sha256,
            )
        else:
            remarks.append(
                Remark(f"{path.name}/{member.name}", "Passed over: by its name it is no file of data.")
            )


def _directory(path: Path) -> list[zipfile.ZipInfo]:
    def refused(words: str) -> UnreadableFile:
        return UnreadableFile(
            f"{path.name} is no zip archive, or is cut short ({words})",
            place=str(path),
            next_step="Download it again.",
        )

    with parsing(refused), zipfile.ZipFile(path) as archive:
        return sorted(archive.infolist(), key=lambda info: info.filename)


def _is_visible(member: str) -> bool:
    parts = PurePosixPath(member).parts
    return not any(part.startswith(_HIDDEN) or part.lower() in _LITTER for part in parts)


def _member_date(info: zipfile.ZipInfo) -> str:
    return "-".join(f"{part:02d}" for part in info.date_time[:3])


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _changed(path: Path) -> str:
    changed: date = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return changed.isoformat()


def _neighbour(path: Path) -> str:
    siblings = [sibling.name for sibling in path.parent.iterdir()] if path.parent.is_dir() else []
    return did_you_mean(path.name, siblings) or "Check the path; it is read from the study's folder."
