"""A text of BLS's columns -> a Parquet file of rows, by DuckDB."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from industry_clusters.errors import BadValue, MissingColumn, UnreadableFile
from industry_clusters.ingest.bls import check_bls_codes
from industry_clusters.panel import COUNTS, KEYS, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from industry_clusters.ingest.layouts import Layout
    from industry_clusters.store.unpack import TextOnDisk

FIRST_LINE = 2
"""The line of a file's first row; the header is line 1. A row's line is this plus its number in the Parquet file."""

_CODES = ("area_fips", "own_code", "industry_code", "agglvl_code", "size_code", "qtr", "disclosure_code")
_TITLES = ("area_title", "industry_title")
_ROW_GROUP = 122_880


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a DuckDB that holds nothing of its own and leaves nothing behind."""
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '1GB'")
        connection.execute("SET preserve_insertion_order = true")  # a row's number tells its line
        connection.execute("SET enable_progress_bar = false")
        yield connection


def quoted(text: str) -> str:
    """Return a text as SQL writes it.

    Examples
    --------
    >>> quoted("St. Mary's")
    "'St. Mary''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def write_rows(
    connection: duckdb.DuckDBPyConnection, text: TextOnDisk, layout: Layout, out: Path, stamps: Mapping[str, str]
) -> None:
    """Write a text's rows, every one and in their order, under BLS's names.

    A withheld row (``N``) keeps its establishments; its employment and wages, which stand as 0 in the text, are NULL.
    Columns that the store has no use for are left out, whatever they are called; names of areas and industries come
    along where the text has them.

    Parameters
    ----------
    stamps
        Column -> value that is the same in every row: file, vintage, time of loading.

    Raises
    ------
    MissingColumn, BadValue, UnreadableFile
        Where the text is not what its header says, naming the line.
    """
    places = layout.columns(text.header)
    if "agglvl_code" not in places:
        places |= _further_codes(text.header)
    scanned = f"read_csv({quoted(str(text.path))}, columns = {_types(text.header, places)}, {_DIALECT})"
    columns = ", ".join([*(_column(name, places) for name in _kept(places)), *(f"{quoted(v)} AS {n}" for n, v in stamps.items())])
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}"
    try:
        connection.execute(f"COPY (SELECT {columns} FROM {scanned}) TO {quoted(str(out))} ({options})")
    except duckdb.Error as error:
        raise _told(error, text) from error


_DIALECT = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', strict_mode = true"


def _further_codes(header: list[str]) -> dict[str, int]:
    return {name: header.index(name) for name in ("agglvl_code",) if name in header}


def _kept(places: Mapping[str, int]) -> list[str]:
    known = [*_CODES, "year", *COUNTS, *_TITLES]
    return [name for name in known if name in places]


def _types(header: list[str], places: Mapping[str, int]) -> str:
    numbers = {places[name]: "BIGINT" for name in COUNTS} | {places["year"]: "SMALLINT"}
    pairs = (f"'c{place}': '{numbers.get(place, 'VARCHAR')}'" for place in range(len(header)))
    return "{" + ", ".join(pairs) + "}"


def _column(name: str, places: Mapping[str, int]) -> str:
    plain = f"c{places[name]}"
    if name in COUNTS[1:]:
        return f"CASE WHEN trim(c{places['disclosure_code']}) = 'N' THEN NULL ELSE {plain} END AS {name}"
    if name == "industry_code":
        return f"replace(trim({plain}), '_', '-') AS {name}"
    if name in _CODES:
        return f"coalesce(trim({plain}), '') AS {name}"
    return f"{plain} AS {name}"


def _told(error: duckdb.Error, text: TextOnDisk) -> BadValue | UnreadableFile:
    """Say what DuckDB found in our words, with the file's line."""
    words = str(error)
    line = re.search(r"\bLine:? (\d+)", words)
    value = re.search(r"[Cc]ould not convert string \"(.*?)\"", words)
    column = re.search(r'(?:[Cc]olumn:?|at column) "?c(\d+)"?', words)
    place = text.file.place(int(line[1])) if line else text.file.name
    if value and column:
        name = text.header[int(column[1])]
        return BadValue(
            f"{name} is {value[1]!r}, not a whole number", place=place, next_step="Mend the cell, or download the file again."
        )
    return UnreadableFile(
        f"a line is not as the header says ({words.splitlines()[0][:120]})", place=place, next_step="Download the file again."
    )


def check_rows(connection: duckdb.DuckDBPyConnection, rows: Path, text: TextOnDisk) -> None:
    """Hold a file of rows against what its columns may hold, and its length against the text's.

    Raises
    ------
    BadValue
        Where a code is none, a count is negative, or a key occurs twice.
    UnreadableFile
        Where a record runs over two lines or a line is blank, so that lines could not be told apart.
    MissingColumn
        Where there is no row.
    """
    parquet = f"read_parquet({quoted(str(rows))}, file_row_number = true)"
    (count,) = _one(connection, f"SELECT count(*) FROM {parquet}")
    if not count:
        raise MissingColumn("the file has a header and no rows", place=text.file.name, next_step="Download it again.")
    if count != text.lines - 1:
        raise UnreadableFile(
            f"the file has {text.lines:,} lines and {count:,} rows with the header",
            place=text.file.name,
            next_step="A blank line or a text over two lines is in it: download it again.",
        )
    for column in (*_CODES, "year"):
        _check_column(connection, parquet, column, text)
    _check_counts(connection, parquet, text)
    _check_keys(connection, parquet, text)


def _check_column(connection: duckdb.DuckDBPyConnection, parquet: str, column: str, text: TextOnDisk) -> None:
    names = {field[0] for field in connection.execute(f"DESCRIBE SELECT * FROM {parquet}").fetchall()}
    if column in names:
        lines = f"min(file_row_number) + {FIRST_LINE} AS line"
        seen = connection.execute(f"SELECT {column}, {lines} FROM {parquet} GROUP BY ALL ORDER BY line").df()
        check_bls_codes(seen, text.file)


def _check_counts(connection: duckdb.DuckDBPyConnection, parquet: str, text: TextOnDisk) -> None:
    for name in COUNTS:
        (line,) = _one(connection, f"SELECT min(file_row_number) + {FIRST_LINE} FROM {parquet} WHERE {name} < 0")
        if line is not None:
            raise BadValue(f"{name} is negative", place=text.file.place(line), next_step="Mend the cell.")


def _check_keys(connection: duckdb.DuckDBPyConnection, parquet: str, text: TextOnDisk) -> None:
    keys = ", ".join((*KEYS, "size_code"))
    twice = connection.execute(
        f"SELECT max(file_row_number) + {FIRST_LINE}, {keys} FROM {parquet} GROUP BY {keys} HAVING count(*) > 1 LIMIT 1"
    ).fetchone()
    if twice:
        told = ", ".join(f"{name} {value}" for name, value in zip(KEYS, twice[1:], strict=False))
        raise BadValue(f"the row occurs twice: {told}", place=text.file.place(twice[0]), next_step="Mend the file.")


def describe_rows(connection: duckdb.DuckDBPyConnection, rows: Path, text: TextOnDisk, layout: Layout) -> SourceFile:
    """Describe a file of rows as any file of a study is described."""
    found = _one(
        connection,
        "SELECT count(*), min(year), max(year), count(DISTINCT area_fips), count(*) FILTER (disclosure_code = 'N') "
        f"FROM read_parquet({quoted(str(rows))})",
    )
    count, first, last, areas, withheld = (int(value) for value in found)
    return SourceFile(
        name=text.file.name,
        layout=layout.key,
        rows=count,
        first_year=first,
        last_year=last,
        areas=areas,
        withheld=withheld,
        sha256=text.file.sha256,
        vintage=text.file.vintage,
        marks_withheld=layout.marks_withheld,
    )


def areas_of(connection: duckdb.DuckDBPyConnection, rows: Path) -> tuple[str, ...]:
    """Return the area codes in a file of rows, sorted."""
    found = connection.execute(f"SELECT DISTINCT area_fips FROM read_parquet({quoted(str(rows))}) ORDER BY 1")
    return tuple(row[0] for row in found.fetchall())


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, ...]:
    row = connection.execute(sql).fetchone()
    return tuple(row) if row else (0,)
