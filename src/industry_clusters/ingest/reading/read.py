"""Files -> one panel, and the price indexes and tables of occupations among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from industry_clusters.errors import UnknownLayout
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.layouts.selection import EVERYTHING, Selection
from industry_clusters.ingest.qcew.small_files import read_together, runs
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.ingest.reading.together import brought_together
from industry_clusters.occupations import Occupations
from industry_clusters.panel import Panel, Remark

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.files import DataFile, Entry
    from industry_clusters.price_index import PriceIndex
    from industry_clusters.progress import Progress
    from industry_clusters.study import DataSource

__all__ = ["DataSet", "Selection", "read_data"]


@dataclass(frozen=True)
class DataSet:
    """What the files of a study hold: the panel, price indexes by series, and what is told of occupations.

    ``establishments`` are counts by industry and county of a whole state or the nation, where a store holds them.
    """

    panel: Panel
    price_indexes: Mapping[str, PriceIndex]
    occupations: Occupations = field(default_factory=Occupations)
    establishments: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "price_indexes", MappingProxyType(dict(self.price_indexes)))


def read_data(
    sources: Sequence[DataSource],
    folder: Path,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
    further: Sequence[FileContent] = (),
) -> DataSet:
    """Read every file of the sources.

    Parameters
    ----------
    sources
        Files, zips and folders, relative to ``folder``. A file of unknown layout that was not named itself, but
        found in a folder or zip, is passed over with a remark.
    selection
        Which rows are wanted; the others are dropped file by file.
    progress
        Called after each file.
    further
        What files gave that were read before; they stand before the sources.

    Returns
    -------
    The panel (a withheld count is missing, a row that no file holds is not there), the price indexes and what is
    told of occupations. Names and the U.S. index that come with the package stand beneath those of the files.

    Raises
    ------
    DataError
        Where a file cannot be read, or two contradict each other.
    """
    entries, remarks = find_files(sources, folder)
    contents: list[FileContent] = list(further)
    remarks += [remark for content in further for remark in content.remarks]
    seen: dict[tuple[str, str, str], str] = {}
    done = 0
    for run in runs(entries):
        for entry, ready in zip_longest(run, read_together(run, selection)):
            content = _content(entry, ready, selection, seen, remarks)
            if content is not None:
                contents.append(content)
            done += 1
            if progress is not None:
                progress(entry.name, done, len(entries))
    return DataSet(*brought_together(contents, selection, remarks))


def _content(
    entry: Entry,
    ready: tuple[DataFile, FileContent | None] | None,
    selection: Selection,
    seen: dict[tuple[str, str, str], str],
    remarks: list[Remark],
) -> FileContent | None:
    """Read one file where it is not ``ready``; the same file again is passed over, and so is an unknown one that nobody named."""
    file, read = ready or (entry.load(), None)
    identity = (file.sha256, entry.member, repr(file.mapping))
    if identity in seen:
        remarks.append(Remark(file.name, f"It is the same file as {seen[identity]}, and was read once."))
        return None
    seen[identity] = file.name
    try:
        content = read or read_file(file, selection)
    except UnknownLayout as unknown:
        if file.named:
            raise
        remarks.append(Remark(file.name, f"Passed over: {unknown.what}."))
        return None
    remarks += content.remarks
    return content
