"""A raw file -> texts on disk, whole and counted."""

from __future__ import annotations

import csv
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from isal import isal_zlib

from industry_clusters.errors import EmptyFile, UnreadableFile
from industry_clusters.ingest.files import DataFile, Entry, find_files
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_PIECE = 1_000_000
_LOCAL_HEADER = 30
_RAW_DEFLATE = -15


@dataclass(frozen=True)
class TextOnDisk:
    """A text as a file of its own; ``lines`` counts its line ends."""

    path: Path
    file: DataFile
    lines: int

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        with self.path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            return next(csv.reader(stream), [])


def texts(raw: Path, place: Path) -> Iterator[TextOnDisk]:
    """Give every text of a raw file, one after another; each is gone when the next is asked for.

    Parameters
    ----------
    raw
        A CSV file, or a zip of such.
    place
        A folder for what is unpacked.

    Raises
    ------
    UnreadableFile
        Where the archive is cut short or a checksum is wrong.
    EmptyFile
        Where there is no file of data in it.
    """
    for number, entry in enumerate(find_files([DataSource(str(raw))], Path())[0]):
        text = place / f"{number}.csv"
        yield _unpacked(entry, text) if entry.member else _as_it_is(entry)
        text.unlink(missing_ok=True)


def _as_it_is(entry: Entry) -> TextOnDisk:
    file = entry.load()
    return TextOnDisk(entry.path, _without_content(file), _line_ends(file.content))


def _unpacked(entry: Entry, text: Path) -> TextOnDisk:
    try:
        with zipfile.ZipFile(entry.path) as archive, text.open("wb") as out:
            lines = _inflate(archive, archive.getinfo(entry.member), out)
    except (OSError, zipfile.BadZipFile, isal_zlib.error, EOFError, NotImplementedError) as cause:
        raise UnreadableFile(
            f"the archive is cut short or damaged ({cause})", place=entry.name, next_step="Download it again."
        ) from cause
    if not text.stat().st_size:
        raise EmptyFile("the file is empty", place=entry.name, next_step="Download it again.")
    return TextOnDisk(
        text, DataFile(entry.name, entry.archive_sha256, entry.member_date, named=True), lines
    )


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, out: BinaryIO) -> int:
    """Write a member's bytes; return its line ends."""
    if info.compress_type != zipfile.ZIP_DEFLATED or info.flag_bits & 1:
        with archive.open(info) as member:
            shutil.copyfileobj(member, out, _PIECE)
        return _line_ends(Path(out.name).read_bytes())
    lines, checksum = 0, 0
    for piece in _pieces(archive, info):
        out.write(piece)
        lines += piece.count(b"\n")
        checksum = isal_zlib.crc32(piece, checksum)
    if checksum != info.CRC:
        raise zipfile.BadZipFile("its checksum is wrong")
    return lines


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Inflate a member with a quicker library than zipfile's own."""
    stream: Any = archive.fp
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL_HEADER)
    stream.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    inflate, left = isal_zlib.decompressobj(_RAW_DEFLATE), info.compress_size
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
        yield inflate.decompress(piece)
    yield inflate.flush()


def _line_ends(content: bytes) -> int:
    return content.count(b"\n") + (not content.endswith(b"\n"))


def _without_content(file: DataFile) -> DataFile:
    return DataFile(file.name, file.sha256, file.vintage, file.named)


def archive_name(entry: str) -> str:
    """Return the name of the archive that a member's name begins with, or the name itself."""
    return PurePosixPath(entry).parts[0]
