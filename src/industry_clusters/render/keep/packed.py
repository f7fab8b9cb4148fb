"""Parts of a zip file that go into another as they are compressed: most of a workbook that is written again did not change."""

from __future__ import annotations

import zlib
from struct import unpack_from
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipInfo

_HEADER, _LENGTHS = 30, 26
"""Bytes of the header before a part, and where in it the lengths of the two texts stand that follow it."""


def packed_parts(archive: ZipFile, parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The compressed bytes of a file's parts by name, of those that are nothing but the part: nothing may hide behind its end.

    Parameters
    ----------
    archive
        The file.
    parts
        What its parts say, by name.
    """
    file: Any = archive.fp
    for info in archive.infolist():
        if info.filename not in parts or info.compress_type != ZIP_DEFLATED:
            continue
        file.seek(info.header_offset)
        name, extra = unpack_from("<HH", file.read(_HEADER), _LENGTHS)
        file.seek(name + extra, 1)
        packed = file.read(info.compress_size)
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        is_all = unpacking.decompress(packed) == parts[info.filename]
        if is_all and unpacking.eof and not unpacking.unused_data:
            yield info.filename, packed


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
