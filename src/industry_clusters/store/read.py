"""A study's rows out of the store, as any file would have given them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb
import pandas as pd

from industry_clusters.errors import DataError, EmptyFile, StoreError, short_words
from industry_clusters.ingest import lookups
from industry_clusters.ingest.files.content import ANNUAL_COLUMNS, FileContent
from industry_clusters.ingest.files.files import DataFile, find_files
from industry_clusters.ingest.layouts.selection import OWN_CODES, Selection
from industry_clusters.ingest.qcew.bls import titles_beside_rows
from industry_clusters.ingest.reading.plausible import ONE_ROW, Looked, check_plausible
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.ingest.reading.together import names_in
from industry_clusters.panel import COUNTS, PUBLISHED, WITHHELD
from industry_clusters.store.catalogue import Catalogue, RowsFile, read_catalogue
from industry_clusters.store.checksums import check_raw, check_rows
from industry_clusters.store.tables import database, quoted
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from industry_clusters.store.folder import StoreFolder

_TRIES = 100

Result = TypeVar("Result")


def read_steadily(store: StoreFolder, read: Callable[[Catalogue], Result]) -> Result:
    """Read what is in the store; from the start again where a writer took a file away meanwhile.

    A writer names the new files before it deletes the old ones. So a file that is missing was superseded if the
    catalogue is another now, and else it is lost.

    Raises
    ------
    StoreError
        Where a file of the store cannot be read.
    """
    catalogue = read_catalogue(store)
    for _ in range(_TRIES):
        try:
            return read(catalogue)
        except (duckdb.Error, OSError, DataError, StoreError) as error:
            before, catalogue, cause = catalogue, read_catalogue(store), error
            if catalogue == before:
                break
    if isinstance(cause, DataError | StoreError):
        raise cause
    raise StoreError(
        f"a file of the data store cannot be read or made ({short_words(cause)})",
        place=str(store.root),
        next_step="Look at the space on its disk; 'industry-clusters data repair' makes files that are damaged or gone "
        "again from the raw ones.",
    ) from cause


def stored_contents(store: StoreFolder, selection: Selection) -> list[FileContent]:
    """Read what the store holds for a selection.

    Parameters
    ----------
    store
        The store; another program may be writing to it.
    selection
        Areas, years and depth that are wanted.

    Returns
    -------
    One content for each file with wanted rows (``line`` is the line of the raw text), and one for each table of names
    or prices: what :func:`~industry_clusters.ingest.reading.read.read_data` makes a panel of.

    Raises
    ------
    EmptyFile
        Where the store holds nothing of the areas that are wanted.
    StoreError
        Where its files cannot be read.
    """
    return read_steadily(store, lambda catalogue: _contents(store, catalogue, selection))


def _contents(store: StoreFolder, catalogue: Catalogue, selection: Selection) -> list[FileContent]:
    rows = _rows(store, _wanted(catalogue, selection), selection)
    if not rows:
        raise EmptyFile(
            f"the data store holds nothing of {_listed(selection)}",
            place=str(store.root),
            next_step="Fetch it with 'industry-clusters data get', or add files with 'data add'.",
        )
    return [*rows, *_tables(store, catalogue)]


def _listed(selection: Selection) -> str:
    return ", ".join(sorted(selection.areas)[:5]) if selection.areas else "any area"


def _wanted(catalogue: Catalogue, selection: Selection) -> list[RowsFile]:
    return [
        one
        for one in catalogue.rows
        if (selection.areas is None or not selection.areas.isdisjoint(one.areas))
        and (selection.first_year is None or one.year >= selection.first_year)
        and (selection.last_year is None or one.year <= selection.last_year)
    ]


def _rows(store: StoreFolder, files: list[RowsFile], selection: Selection) -> list[FileContent]:
    if not files:
        return []
    check_rows(store, files)
    with database() as connection:
        table = connection.execute(_query(store, files, selection)).df()
    kept = table[selection.rows(table)]
    parts = dict(iter(kept.groupby("number", sort=False)))
    texts: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(files):
        if number in parts:
            texts.setdefault((one.source.sha256, one.source.name), []).append(number)
    return [
        _content(pd.concat([parts[number] for number in numbers]), files[numbers[0]])
        for numbers in texts.values()
    ]


def _query(store: StoreFolder, files: list[RowsFile], selection: Selection) -> str:
    """Return the SQL for the wanted rows, with ``number``, the place of their file, and ``line``."""
    starts = ", ".join(
        f"({quoted(Path(one.parquet).name)}, {number}, {one.first_line})" for number, one in enumerate(files)
    )
    listed = ", ".join(quoted((store.root / one.parquet).as_posix()) for one in files)
    counts = ", ".join(f"{name}::DOUBLE AS {name}" for name in COUNTS)
    titles = ", area_title, industry_title" if any(one.titled for one in files) else ""
    line = "file_row_number + first_line"
    if any(one.numbered for one in files):
        line = f"coalesce(line, {line})"
    wheres = [f"size_code = '0' AND own_code IN ({_texts(OWN_CODES)})"]
    if selection.areas is not None:
        wheres.append(f"area_fips IN ({_texts(sorted(selection.areas))})")
    return (
        f"SELECT area_fips, own_code, industry_code, year::BIGINT AS year, {counts}{titles}, "
        f"CASE WHEN disclosure_code = 'N' THEN '{WITHHELD}' ELSE '{PUBLISHED}' END AS status, "
        f"{line} AS line, number "
        f"FROM read_parquet([{listed}], union_by_name = true, file_row_number = true, filename = true) "
        f"JOIN (VALUES {starts}) AS starts(parquet, number, first_line) ON parse_filename(filename) = parquet "
        f"WHERE {' AND '.join(wheres)} ORDER BY number, line"
    )


def _texts(words: Iterable[str]) -> str:
    return ", ".join(quoted(word) for word in words)


def _content(rows: pd.DataFrame, one: RowsFile) -> FileContent:
    file = DataFile(one.source.name, one.source.sha256, one.source.vintage, named=True)
    areas, industries = titles_beside_rows(rows, file) if one.titled else ({}, {})
    looked = Looked(rows, lambda row: file.place(int(row["line"])), [file.name], exact=True)
    return FileContent(
        one.source.layout,
        remarks=check_plausible(looked, (), ONE_ROW),
        source=one.source,
        annual=rows[list(ANNUAL_COLUMNS)],
        area_titles=areas,
        industry_titles=industries,
    )


def _tables(store: StoreFolder, catalogue: Catalogue) -> list[FileContent]:
    for file in catalogue.tables:
        check_raw(store, file)
    sources = [DataSource(str(store.root / file.raw)) for file in catalogue.tables]
    return [read_file(entry.load()) for entry in find_files(sources, store.root)[0]]


def stored_titles(store: StoreFolder, catalogue: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of areas and of industries: of tables before those beside rows before our own."""
    titled = [one for one in catalogue.rows if one.titled]
    contents = [*_tables(store, catalogue), *_titles_of_rows(store, titled)]
    areas = names_in(contents, "area_titles", lookups.state_titles())
    return areas, names_in(contents, "industry_titles", lookups.naics_titles())


def _titles_of_rows(store: StoreFolder, files: list[RowsFile]) -> list[FileContent]:
    found = []
    check_rows(store, files)
    with database() as connection:
        for one in files:
            rows = connection.execute(
                "SELECT area_fips, industry_code, min(area_title) AS area_title, min(industry_title) AS industry_title, "
                f"0 AS line FROM read_parquet({quoted(str(store.root / one.parquet))}) GROUP BY ALL"
            ).df()
            file = DataFile(one.source.name, one.source.sha256, one.source.vintage, named=True)
            areas, industries = titles_beside_rows(rows, file)
            found.append(FileContent(one.source.layout, area_titles=areas, industry_titles=industries))
    return found
