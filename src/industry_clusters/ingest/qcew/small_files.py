"""Many small files of one header, read in one pass.

BLS gives a file for each area and year. What a parser and a table cost to begin with is more than what a hundred
kilobytes cost to read, so that files of one header are read as one text and parted again. Only files without any
irregularity are: where one shows a sign of trouble, all are read one by one, and the error is that of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.errors import DataError
from industry_clusters.ingest.files.delimited import open_text
from industry_clusters.ingest.files.files import load_all
from industry_clusters.ingest.layouts.known import Kind, recognise
from industry_clusters.ingest.qcew.bls import read_small_bls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.delimited import Text
    from industry_clusters.ingest.files.files import DataFile, Entry
    from industry_clusters.ingest.layouts.selection import Selection

_SMALL, _TOGETHER = 1_000_000, 16_000_000
"""Bytes of a small file, and of those that are held at once."""
_KINDS = (Kind.BLS_ANNUAL, Kind.BLS_QUARTERLY)


def runs(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Part files, in their order, into runs of small texts; any other file is a run of its own."""
    run: list[Entry] = []
    size = 0
    for entry in entries:
        if run and not (_is_small(entry) and _is_small(run[0]) and size + entry.size <= _TOGETHER):
            yield run
            run, size = [], 0
        run.append(entry)
        size += entry.size
    if run:
        yield run


def _is_small(entry: Entry) -> bool:
    return entry.mapping is None and entry.size <= _SMALL and entry.name.lower().endswith((".csv", ".txt"))


def read_together(
    entries: Sequence[Entry], selection: Selection
) -> list[tuple[DataFile, FileContent | None]]:
    """Load the files of a run, and read those that share a header in one pass.

    Returns
    -------
    Each file, with what it gave where it was read; nothing at all for a file alone, or where one cannot be loaded.
    """
    if len(entries) == 1:
        return []
    try:
        files = load_all(entries)
    except DataError:
        return []
    alike: dict[bytes, list[int]] = {}
    for place, file in enumerate(files):
        alike.setdefault(file.content.partition(b"\n")[0], []).append(place)
    read: dict[int, FileContent] = {}
    for places in alike.values():
        read |= zip(places, _read_alike([files[place] for place in places], selection), strict=False)
    return [(file, read.get(place)) for place, file in enumerate(files)]


def _read_alike(files: Sequence[DataFile], selection: Selection) -> list[FileContent]:
    """Read files whose first lines are the same; nothing where that is not safe, or there are not many."""
    try:
        texts = [open_text(file) for file in files] if len(files) > 1 else []
        if not texts or not all(_is_plain(text) for text in texts):
            return []
        layout = recognise(texts[0].header, files[0])
        safe = layout.kind in _KINDS and layout.marks_withheld
        return read_small_bls(texts, layout, selection) if safe else []
    except Exception:  # noqa: BLE001  whatever it was, the file that is to blame is named when it is read alone
        return []


def _is_plain(text: Text) -> bool:
    """Whether a row can be no more than a line: then as many rows as lines prove that no line of any file was torn."""
    return not text.remarks and text.content.count(b"\r") == text.content.count(b"\r\n")
