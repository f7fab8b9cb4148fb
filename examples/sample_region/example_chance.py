"""Numbers of the sample region that look like chance and are the same each time, files as text, and a zip of them."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ZIP_DATE = (2004, 7, 1, 0, 0, 0)


def chance(*words: object) -> float:
    """A number between 0 and 1 that depends on the words alone."""
    digest = hashlib.sha256("|".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [math.floor(value) for value in exact]
    order = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts


def written(header: str, rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A table as text; commas part the names of its columns."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def zipped(members: Mapping[str, str]) -> bytes:
    """Texts by name in one zip, the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in members.items():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text)
    return packed.getvalue()
