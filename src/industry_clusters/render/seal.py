"""A workbook's seal: by it one is known, without its being read, in which nothing was changed since it was written here.

It is a checksum of the names, sizes and checksums of all parts, and stands in the part that it does not cover: that of the document's
properties. A program that saves the workbook writes its parts in another way, so that the seal no longer fits, whatever was typed.
A stranger can make one: it says that nothing has to be done, and never what a workbook holds.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from pathlib import Path

PROPERTIES = "docProps/core.xml"
_END = b"</cp:coreProperties>"
_BEGINS = b"Industry Clusters "
_SEAL = re.compile(b"<dc:identifier>" + _BEGINS + rb"([0-9a-f]{64})</dc:identifier>")


def sealed(properties: bytes, package: ZipFile) -> bytes:
    """Give a workbook's properties the seal of the parts that its file has so far, in the place of one that they have.

    Examples
    --------
    >>> from io import BytesIO
    >>> sealed(b"<cp:coreProperties></cp:coreProperties>", ZipFile(BytesIO(), "w"))[:52]
    b'<cp:coreProperties><dc:identifier>Industry Clusters '
    """
    told = b"<dc:identifier>" + _BEGINS + _seal_of(package).encode() + b"</dc:identifier>"
    return _SEAL.sub(b"", properties).replace(_END, told + _END)


def has_seal(properties: bytes) -> bool:
    """Whether a workbook's properties hold a seal, be it true or not."""
    return _SEAL.search(properties) is not None


def is_as_sealed(workbook: Path) -> bool:
    """Whether a workbook is there and its seal fits: every part is as it was written, and there is no other."""
    try:
        with ZipFile(workbook) as package:
            found = _SEAL.search(package.read(PROPERTIES))
            return found is not None and found[1].decode() == _seal_of(package)
    except (OSError, BadZipFile, KeyError, ValueError):
        return False  # what is no workbook is refused where it is read


def _seal_of(package: ZipFile) -> str:
    parts = (part for part in package.infolist() if part.filename != PROPERTIES)
    lines = sorted(f"{part.filename} {part.file_size} {part.CRC:08x}" for part in parts)
    return sha256("\n".join(lines).encode()).hexdigest()
