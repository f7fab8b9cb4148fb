"""The parts of a zip file: unpacked when they are asked for, and as they were compressed where they go into another file."""

from __future__ import annotations

import zlib
from collections.abc import MutableMapping
from io import BytesIO
from struct import unpack_from
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

_HEADER, _LENGTHS = 30, 26
"""Bytes of the header before a part, and where in it the lengths of the two texts stand that follow it."""


class Parts(MutableMapping[str, bytes]):
    """The parts of a file by name, and what is put in their place; the file itself is not kept open.

    Parameters
    ----------
    content
        The file's bytes.
    reading
        The door through which a part is unpacked: what a library raises of a damaged one is a sentence.

    Raises
    ------
    BadZipFile
        Where the bytes are no zip file.
    """

    def __init__(self, content: bytes, reading: Callable[[], AbstractContextManager[None]]) -> None:
        self._content, self._reading = content, reading
        self._archive = ZipFile(BytesIO(content))
        names = [name for name in self._archive.namelist() if not name.endswith("/")]
        self._held: dict[str, bytes | None] = dict.fromkeys(names)
        self._as_read: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        held = self._held[name]
        if held is None:
            with self._reading():
                held = self._archive.read(name)
            self._held[name] = self._as_read[name] = held
        return held

    def __setitem__(self, name: str, content: bytes) -> None:
        self._held[name] = content

    def __delitem__(self, name: str) -> None:
        del self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, name: object) -> bool:
        return name in self._held

    def is_as_read(self, name: str) -> bool:
        """Whether a part is the file's own."""
        held = self._held[name]
        return held is None or held is self._as_read.get(name)

    @property
    def are_as_read(self) -> bool:
        """Whether they are the file's own, all of them."""
        names = {name for name in self._archive.namelist() if not name.endswith("/")}
        return names == self._held.keys() and all(map(self.is_as_read, names))

    def packed(self, name: str) -> bytes | None:
        """A part as it is compressed in the file; None where that is not it and nothing else: nothing may hide behind its end."""
        info = self._archive.getinfo(name)
        if info.compress_type != ZIP_DEFLATED:
            return None
        lengths = unpack_from("<HH", self._content, info.header_offset + _LENGTHS)
        start = info.header_offset + _HEADER + sum(lengths)
        packed = self._content[start : start + info.compress_size]
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        is_whole = unpacking.decompress(packed) == self[name] and unpacking.eof
        return packed if is_whole and not unpacking.unused_data else None


def add_packed(archive: ZipFile, info: ZipInfo, content: bytes, packed: bytes) -> None:
    """Add a part that is compressed already to a file that is being written.

    Parameters
    ----------
    archive
        The file; nothing else of it may be open.
    info
        The part's name and date.
    content, packed
        What it says, and the same compressed.
    """
    file: Any = archive.fp
    info.compress_type, info.CRC = ZIP_DEFLATED, zlib.crc32(content)
    info.file_size, info.compress_size = len(content), len(packed)
    file.seek(archive.start_dir)
    info.header_offset = file.tell()
    file.write(info.FileHeader(zip64=False))
    file.write(packed)
    archive.start_dir = file.tell()
    archive.filelist.append(info)
    archive.NameToInfo[info.filename] = info
