"""A raw file -> its texts on disk, in pieces of whole lines that are counted."""

from __future__ import annotations

import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from isal import isal_zlib

from industry_clusters.errors import DataError, EmptyFile, UnreadableFile
from industry_clusters.ingest.files.delimited import read_header
from industry_clusters.ingest.files.files import DataFile, Entry, find_files
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = 1_000_000
_PART = 64_000  # bytes that are unpacked at once: small enough to stay in the processor's cache until they are written
_BLOCK = 64_000_000
_NEWLINE = ord("\n")
_LOCAL_HEADER = 30
_RAW_DEFLATE = -15
_DAMAGED: Any = isal_zlib.error  # the library says that this type is a value


class Strange(DataError):
    """A text is not for the quick way; whether it can be read, the careful one says."""


@dataclass(frozen=True)
class Piece:
    """A piece of a text as a file of its own: whole lines, ``lines`` of them, from ``first_line`` of the text on.

    The first piece (``first_line`` 1) begins with the header.
    """

    path: Path
    file: DataFile
    delimiter: str
    header: tuple[str, ...]
    first_line: int
    lines: int

    @property
    def has_header(self) -> bool:
        """Whether the header is its first line."""
        return self.first_line == 1


def pieces(raw: Path, place: Path) -> Iterator[Iterator[Piece]]:
    """Give every text of a raw file, one after another, in pieces; the next piece is unpacked meanwhile.

    A piece is gone when the next is asked for, unless it is the raw file itself.

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
        yield _ahead(_unpacked(entry, place / str(number))) if entry.member else iter([_as_it_is(entry)])


def _as_it_is(entry: Entry) -> Piece:
    file = entry.load()
    content = file.content
    _refuse_strange(content.partition(b"\n")[2])
    lines = _lines(content) + (not content.endswith(b"\n"))
    return Piece(entry.path, replace(file, content=b""), *_header(content[:_HEADER]), 1, lines)


def _refuse_strange(part: bytes) -> None:
    if not is_plain(part):
        raise Strange("the text holds signs that have to be looked at", next_step="It is read with care.")


def _header(beginning: bytes) -> tuple[str, tuple[str, ...]]:
    delimiter, header = read_header(beginning.decode("utf-8-sig", errors="replace"))
    return delimiter, tuple(header)


def _ahead(made: Iterator[Piece]) -> Iterator[Piece]:
    """Give pieces one by one while the next is made beside."""
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(next, made, None)
        while (piece := coming.result()) is not None:
            coming = beside.submit(next, made, None)
            yield piece
            piece.path.unlink()


def _unpacked(entry: Entry, place: Path) -> Iterator[Piece]:
    place.mkdir()
    file = DataFile(entry.name, entry.archive_sha256, entry.member_date, named=True)
    header: tuple[str, tuple[str, ...]] | None = None
    begun, first_line = b"", 1
    try:
        with zipfile.ZipFile(entry.path) as archive:
            parts = _inflated(archive, archive.getinfo(entry.member))
            while begun := begun or next(parts, b""):
                header = header or _header(begun[:_HEADER])
                path = place / f"{first_line}.csv"
                lines, begun = _written(path, begun, parts)
                yield Piece(path, file, *header, first_line, lines)
                first_line += lines
    except (OSError, zipfile.BadZipFile, _DAMAGED, EOFError, RuntimeError) as cause:
        raise UnreadableFile(
            f"the archive is cut short or damaged ({cause})", place=entry.name, next_step="Download it again."
        ) from cause
    if not header:
        raise EmptyFile("the file is empty", place=entry.name, next_step="Download it again.")


def _written(path: Path, begun: bytes, parts: Iterator[bytes]) -> tuple[int, bytes]:
    """Write whole lines until a block is full; return how many they are, and what has begun of the next block."""
    size = lines = 0
    part = begun
    with path.open("wb") as out:
        for part in chain([begun], parts):
            _refuse_strange(part)
            size += len(part)
            end = part.rfind(b"\n") + 1 if size >= _BLOCK else 0
            out.write(part[: end or None])
            lines += _lines(part[: end or None])
            if end:
                return lines, part[end:]
    return lines + (not part.endswith(b"\n")), b""


_LETTERS_OF_NUMBERS = bytes(
    ord("0") if ord("0") <= byte <= ord("9") else ord("e") if byte in b"eE_" else ord(" ")
    for byte in range(256)
)
_LAST_CONTROL = 31


def is_plain(text: bytes) -> bool:
    """Whether a text holds nothing that DuckDB takes otherwise than the reader: ``1e5``, ``1_000``, control characters."""
    controls = int(np.count_nonzero(np.frombuffer(text, np.uint8) <= _LAST_CONTROL)) - _lines(text)
    if controls and controls != text.count(b"\r") + text.count(b"\t"):
        return False
    if not any(letter in text for letter in (b"e", b"E", b"_")):
        return True
    return b"0e" not in text.translate(_LETTERS_OF_NUMBERS)


def _lines(text: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(text, np.uint8) == _NEWLINE))


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give a member's bytes, and hold them against its checksum at the end."""
    if info.compress_type != zipfile.ZIP_DEFLATED or info.flag_bits & 1:
        with archive.open(info) as member:
            yield from iter(lambda: member.read(_PART), b"")
        return
    checksum = 0
    for part in _deflated(archive, info):
        checksum = isal_zlib.crc32(part, checksum)
        yield part
    if checksum != info.CRC:
        raise zipfile.BadZipFile("its checksum is wrong")


def _deflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Inflate a member with a quicker library than zipfile's own."""
    stream: Any = archive.fp
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL_HEADER)
    stream.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    inflate, left = isal_zlib.decompressobj(_RAW_DEFLATE), info.compress_size
    while left > 0 and (piece := stream.read(min(left, _PART))):
        left -= len(piece)
        if part := inflate.decompress(piece):
            yield part
    if part := inflate.flush():
        yield part
