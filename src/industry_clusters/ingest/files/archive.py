"""What an archive may unpack to: a file of a megabyte can become more than a machine holds."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MOST_SETTING = "INDUSTRY_CLUSTERS_UNPACK_GB"
"""The variable of the system that raises the limit."""
_MOST_GIGABYTES = 2.0
_GIGABYTE = 1e9
_DENSE_FROM = 200_000_000
_DENSEST = 120
"""Employment as text packs to a tenth, a workbook's sheets to a thirtieth; blanks to a thousandth."""
_LOCKED = 0x1
_AT_ONCE = 1_000_000


def most_bytes() -> int:
    """Return how many bytes one file may unpack to: 2 GB, or what the person set.

    Raises
    ------
    BadSetting
        Where the setting is no number above 0.
    """
    given = os.environ.get(MOST_SETTING, "").strip()
    try:
        gigabytes = float(given) if given else _MOST_GIGABYTES
    except ValueError:
        gigabytes = 0.0
    if not gigabytes > 0:
        raise BadSetting(
            f"{MOST_SETTING} is {given!r}", place="system", next_step="Give a number of gigabytes, such as 4."
        )
    return int(gigabytes * _GIGABYTE)


def refuse_bomb(name: str, packed: int, unpacked: int) -> None:
    """Refuse what unpacks to more than the limit, or to far more than data ever do.

    Raises
    ------
    UnreadableFile
        Naming both sizes and the setting that raises the limit; where that is set, only the limit counts.
    """
    is_dense = unpacked > _DENSE_FROM and unpacked > _DENSEST * max(packed, 1)
    if unpacked <= most_bytes() and (not is_dense or MOST_SETTING in os.environ):
        return
    raise UnreadableFile(
        f"the file unpacks to {unpacked / _GIGABYTE:,.1f} GB from {packed / 1e6:,.1f} MB",
        place=name,
        next_step="Leave it out, or save only what is needed of it as CSV. If you know that it is sound and this "
        f"computer has the memory, set {MOST_SETTING} to as many gigabytes.",
    )


def refuse_archive(path: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse an archive of which a member cannot be read for what it is.

    Raises
    ------
    UnreadableFile
        Where a member is locked by a password, or two have one name.
    """
    locked = next((info for info in members if info.flag_bits & _LOCKED), None)
    if locked is not None:
        raise UnreadableFile(
            f"{path.name} is locked by a password",
            place=str(path),
            next_step="Unpack it with its password, and name the files or the folder that come out of it.",
        )
    name, times = next(iter(Counter(info.filename for info in members).most_common(1)), ("", 0))
    if times > 1:
        raise UnreadableFile(
            f"{path.name} holds {times} files of the name {name!r}",
            place=str(path),
            next_step="Unpack it, leave in the folder the one that is meant, and name the folder.",
        )


def unpacked_members(path: Path, members: Mapping[str, str]) -> list[bytes]:
    """Return the bytes of some members, each no more than the limit, also where the archive is wrong about its size.

    ``members`` are names in the archive and, for an error, as a reader sees them. The archive's list is read once.

    Raises
    ------
    UnreadableFile
        As :func:`refuse_bomb`.
    """
    with zipfile.ZipFile(path) as archive:
        return [_unpacked(archive, archive.getinfo(member), name) for member, name in members.items()]


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    refuse_bomb(name, info.compress_size, info.file_size)
    unpacked, most = io.BytesIO(), most_bytes()
    with archive.open(info) as stream:
        while piece := stream.read(_AT_ONCE):
            unpacked.write(piece)
            if unpacked.tell() > most:
                refuse_bomb(name, info.compress_size, unpacked.tell())
    return unpacked.getvalue()


def gunzipped(packed: bytes, name: str) -> bytes:
    """Return what a .gz file unpacks to, no more than the limit.

    Raises
    ------
    UnreadableFile
        As :func:`refuse_bomb`.
    """
    unpacked, most = io.BytesIO(), most_bytes()
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
        while piece := stream.read(_AT_ONCE):
            unpacked.write(piece)
            if unpacked.tell() > most:
                refuse_bomb(name, len(packed), unpacked.tell())
    refuse_bomb(name, len(packed), unpacked.tell())
    return unpacked.getvalue()
