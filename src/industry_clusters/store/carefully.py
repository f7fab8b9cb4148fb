"""A raw file put into the store by the rules of the reader, where the quick way saw anything out of the ordinary.

The quick way is DuckDB's. What it would refuse, or might read otherwise than a study reads the same file, comes here: then
the store holds the rows that a study would get, or refuses the file in the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import UnknownLayout
from industry_clusters.ingest.files.delimited import open_text
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.files.sheets import is_workbook, sheets_of
from industry_clusters.ingest.layouts.known import recognise
from industry_clusters.ingest.qcew.bls import annual_rows
from industry_clusters.ingest.reading.irregular import known_header, text_from
from industry_clusters.ingest.reading.merge import merged
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.panel import COUNTS, KEYS, PUBLISHED, WITHHELD
from industry_clusters.store.tables import WrittenPiece, write_frame
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import duckdb

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.delimited import Text
    from industry_clusters.ingest.files.files import DataFile, Entry
    from industry_clusters.ingest.layouts.known import Layout

_ANNUAL = ("bls_annual", "bls_annual_titled")
_QUARTERLY = ("bls_quarterly", "bls_quarterly_subset")


def read_entries(raw: Path) -> Iterator[tuple[DataFile, Layout | None, FileContent]]:
    """Read every file in a raw file as a study would: the file, its layout where it holds rows, and what it gave.

    Raises
    ------
    DataError
        As :func:`~industry_clusters.ingest.reading.reader.read_file`, and where the store does not keep what it holds.
    """
    entries = find_files([DataSource(str(raw))], raw.parent)[0]
    unknown: list[UnknownLayout] = []
    given = 0
    for entry in entries:
        try:
            yield _known(entry)
            given += 1
        except UnknownLayout as error:  # as a study does: one that nobody named is passed over
            if entry.named:
                raise
            unknown.append(error)
    if not given and unknown:
        raise unknown[0]


def _known(entry: Entry) -> tuple[DataFile, Layout | None, FileContent]:
    file = entry.load()
    content = read_file(file)
    if content.layout in (*_ANNUAL, *_QUARTERLY):
        return file, recognise(_text(file).header, file), content
    if content.annual is not None or content.quarters is not None or content.occupations is not None:
        raise UnknownLayout(
            "the store keeps rows with BLS's columns, names and prices, and this file holds something else",
            place=file.name,
            next_step="Name the file among the study's own data instead.",
        )
    return file, None, content


def _text(file: DataFile) -> Text:
    """The text of a file; of a workbook that of the sheet with a known header."""
    found = known_header(sheets_of(file)) if is_workbook(file) else None
    return text_from(file, found[0], found[1]) if found else open_text(file)


def write_carefully(
    connection: duckdb.DuckDBPyConnection,
    file: DataFile,
    layout: Layout,
    out: Path,
    stamps: Mapping[str, str],
) -> WrittenPiece:
    """Write the rows of a text as the reader reads them, each with its line.

    Raises
    ------
    DataError
        As the reader.
    """
    rows = _one_a_key(annual_rows(_text(file), layout), file)
    for title in {"area_title", "industry_title"} & set(rows):
        rows[title] = rows[title].str.split().str.join(" ")
    return write_frame(connection, rows, out, stamps)


def _one_a_key(rows: pd.DataFrame, file: DataFile) -> pd.DataFrame:
    """Keep one row a key by the rules for a study; rows that contradict each other are refused."""
    if not rows.duplicated([*KEYS, "size_code"]).any():
        return rows
    withheld = rows["disclosure_code"].eq("N")
    marked = rows.assign(
        status=withheld.map({True: WITHHELD, False: PUBLISHED}),
        averaged=False,
        source_id=0,
        **{name: rows[name].astype(float).mask(withheld) for name in COUNTS[1:]},
    )
    sizes = marked.groupby("size_code", sort=False)
    kept = pd.concat([merged(of_size, KEYS, COUNTS, [file.name])[0] for _, of_size in sizes])
    filled = kept.sort_values("line").fillna(dict.fromkeys(COUNTS[1:], 0))
    return filled.drop(columns=["status", "averaged", "source_id"]).reset_index(drop=True)
