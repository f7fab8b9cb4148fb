"""Files of quarters for the store, which keeps years: their annual averages, and files of one quarter brought together."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import DataError, MissingColumn
from industry_clusters.ingest.files.content import QUARTER_COUNTS
from industry_clusters.ingest.files.delimited import open_text
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.layouts.known import Kind, recognise
from industry_clusters.ingest.qcew.quarters import annual_averages
from industry_clusters.ingest.reading.merge import merged
from industry_clusters.panel import COUNTS, KEYS, WITHHELD
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The same time for every member, so that the same files make the same archive."""
_QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class QuarterFile:
    """A text of quarters, its layout and what it gave."""

    file: DataFile
    layout: Layout
    content: FileContent


def years_of_quarters(files: Sequence[QuarterFile]) -> Iterator[tuple[int, pd.DataFrame]]:
    """Average the quarters of the texts of one file over years, as a study averages them.

    A cell without its four quarters has no row; a cell with a withheld quarter is withheld.

    Returns
    -------
    Each year and its rows, with BLS's columns of annual averages, names where the texts have them, and ``line``.

    Raises
    ------
    Contradiction
        Where two texts have other counts for one quarter.
    MissingColumn
        Where no cell has the four quarters of a year.
    """
    names = [one.file.name for one in files]
    frames = [
        one.content.quarters.assign(source_id=number, averaged=False)
        for number, one in enumerate(files)
        if one.content.quarters is not None
    ]
    quarters, _ = merged(pd.concat(frames, ignore_index=True), (*KEYS, "qtr"), QUARTER_COUNTS, names)
    averages, _ = annual_averages(quarters, names)
    if not len(averages):
        raise _no_year(quarters, names[0])
    rows = _with_titles(_in_bls_columns(averages), [one.content for one in files])
    for year, of_year in rows.groupby("year"):
        yield int(str(year)), of_year


def _no_year(quarters: pd.DataFrame, name: str) -> MissingColumn:
    year = int(quarters["year"].iloc[0])
    there = sorted({int(quarter) for quarter in quarters.loc[quarters["year"] == year, "qtr"]})
    gone = [str(quarter) for quarter in _QUARTERS if quarter not in there]
    return MissingColumn(
        f"the data store keeps years, and quarter {', '.join(gone) or 'of one area or industry'} of {year} is not there",
        place=name,
        next_step="Add the four files of a year together: data add Q1.csv Q2.csv Q3.csv Q4.csv, or one zip of them.",
    )


def _in_bls_columns(averages: pd.DataFrame) -> pd.DataFrame:
    withheld = averages["status"] == WITHHELD
    return averages.assign(
        size_code="0",
        qtr="A",
        disclosure_code=withheld.map({True: "N", False: ""}),
        **{name: averages[name].fillna(0) for name in COUNTS},
    ).drop(columns=["status", "source_id"])


def _with_titles(rows: pd.DataFrame, contents: Sequence[FileContent]) -> pd.DataFrame:
    areas = {code: title for content in contents for code, title in content.area_titles.items()}
    industries = {code: title for content in contents for code, title in content.industry_titles.items()}
    if not areas or not industries:
        return rows
    return rows.assign(
        area_title=rows["area_fips"].map(areas).fillna(""),
        industry_title=rows["industry_code"].map(industries).fillna(""),
    )


def brought_together(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Put files of single quarters into one archive a year, in ``folder``; other files, and a quarter alone, stay as they are."""
    quarters: dict[int, list[Path]] = {}
    for path in paths:
        year = _year_of_a_quarter(path)
        if year is not None:
            quarters.setdefault(year, []).append(path)
    several = {year: files for year, files in quarters.items() if len(files) > 1}
    taken = {path for files in several.values() for path in files}
    archives = [_archive(folder / f"{year} quarters.zip", files) for year, files in several.items()]
    return [*(path for path in paths if path not in taken), *archives]


def _year_of_a_quarter(path: Path) -> int | None:
    """The year that a text of BLS's quarters is of, if it is of one."""
    if path.suffix.lower() not in (".csv", ".txt"):
        return None
    try:
        text = open_text(find_files([DataSource(str(path))], path.parent)[0][0].load())
        layout = recognise(text.header, text.file)
    except DataError:  # whatever it is, it is told where the file is loaded
        return None
    if layout.kind is not Kind.BLS_QUARTERLY:
        return None
    first = text.content.split(b"\n", 2)[1].split(text.delimiter.encode())
    at = layout.columns(text.header)["year"]
    year = first[at].strip(b' "\r') if at < len(first) else b""
    return int(year) if year.isdigit() else None


def _archive(path: Path, files: Sequence[Path]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(files):
            member = zipfile.ZipInfo(file.name, _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, file.read_bytes())
    return path
