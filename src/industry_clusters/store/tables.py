"""A text of BLS's columns -> a Parquet file of rows, by DuckDB."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np

from industry_clusters.errors import BadValue, EmptyFile, UnreadableFile
from industry_clusters.ingest.qcew.bls import MOST_COUNTED, check_bls_codes
from industry_clusters.panel import COUNTS, KEYS, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout
    from industry_clusters.store.unpack import Piece

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


@dataclass(frozen=True)
class WrittenPiece:
    """A Parquet file of the rows of a piece: its first row stands in ``first_line`` of the text.

    ``numbered`` tells that the rows carry their own lines, which do not follow one another.
    """

    path: Path
    first_line: int
    rows: int
    numbered: bool = False


def write_rows(
    connection: duckdb.DuckDBPyConnection, piece: Piece, layout: Layout, out: Path, stamps: Mapping[str, str]
) -> WrittenPiece:
    """Write a piece's rows, every one and in their order, under BLS's names.

    A withheld row (``N``) keeps its establishments; its employment and wages, which stand as 0 in the text, are NULL.
    Columns that the store has no use for are left out, whatever they are called; names of areas and industries come
    along where the text has them.

    Parameters
    ----------
    stamps
        Column -> value that is the same in every row: file, vintage, time of loading.

    Raises
    ------
    BadValue, UnreadableFile
        Where the text is not what its header says, naming the line.
    """
    places = layout.columns(piece.header)
    if "agglvl_code" in piece.header:
        places["agglvl_code"] = piece.header.index("agglvl_code")
    header = "true" if piece.has_header else "false"
    scanned = f"read_csv({quoted(str(piece.path))}, columns = {_types(piece.header, places)}, header = {header}, delim = {quoted(piece.delimiter)}, {_DIALECT})"
    own = [_column(name, places) for name in (*_CODES, "year", *COUNTS, *_TITLES) if name in places]
    columns = ", ".join([*own, *(_stamp(name, value) for name, value in stamps.items())])
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}"
    try:
        copied = connection.execute(
            f"COPY (SELECT {columns} FROM {scanned}) TO {quoted(str(out))} ({options})"
        )
        (count,) = copied.fetchone() or (0,)
    except duckdb.Error as error:
        if _FRACTION in str(error):
            raise _fraction(connection, scanned, piece, places) from error
        raise _told(error, piece) from error
    if count != piece.lines - piece.has_header:
        raise UnreadableFile(
            f"there are {piece.lines - piece.has_header:,} lines and {count:,} rows",
            place=piece.file.name,
            next_step="A blank line or a text over two lines is in it: download it again.",
        )
    return WrittenPiece(out, piece.first_line + piece.has_header, int(count))


def write_frame(
    connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame, out: Path, stamps: Mapping[str, str]
) -> WrittenPiece:
    """Write rows that the reader read, as :func:`write_rows` writes them, with the column ``line``."""
    withheld = "CASE WHEN disclosure_code = 'N' THEN NULL ELSE {0} END::BIGINT AS {0}"
    counts = [f"{COUNTS[0]}::BIGINT AS {COUNTS[0]}", *(withheld.format(name) for name in COUNTS[1:])]
    codes = [name for name in (*_CODES, *_TITLES) if name in rows]
    texts = [_text_column(name) for name in codes]
    stamped = [_stamp(name, value) for name, value in stamps.items()]
    columns = ", ".join([*texts, "year::SMALLINT AS year", *counts, "line::BIGINT AS line", *stamped])
    connection.register("careful", rows)
    connection.execute(
        f"COPY (SELECT {columns} FROM careful) TO {quoted(str(out))} (FORMAT parquet, COMPRESSION zstd)"
    )
    connection.unregister("careful")
    return WrittenPiece(out, 0, len(rows), numbered=True)


def _text_column(name: str) -> str:
    plain = f"{name}::VARCHAR"
    if name == "industry_code":
        plain = f"replace({plain}, '_', '-')"
    return f"{plain} AS {name}"


_FRACTION = "a count is no whole number"
_DIALECT = "auto_detect = false, quote = '\"', escape = '\"', strict_mode = true"


def _types(header: Sequence[str], places: Mapping[str, int]) -> str:
    numbers = {places[name]: "DOUBLE" for name in COUNTS} | {places["year"]: "SMALLINT"}
    pairs = (f"'c{place}': '{numbers.get(place, 'VARCHAR')}'" for place in range(len(header)))
    return "{" + ", ".join(pairs) + "}"


def _stamp(name: str, value: str) -> str:
    """Return a column with the same text in every row, as the one word of a list: it is written at no cost."""
    return f"{quoted(value)}::ENUM({quoted(value)}) AS {name}"


def _column(name: str, places: Mapping[str, int]) -> str:
    plain = f"c{places[name]}"
    if name in COUNTS:  # DuckDB would round a fraction without a word
        whole = f"CASE WHEN {plain} <> trunc({plain}) THEN error('{_FRACTION}') ELSE {plain} END::BIGINT"
        if name in COUNTS[1:]:
            return f"CASE WHEN trim(c{places['disclosure_code']}) = 'N' THEN NULL ELSE {whole} END AS {name}"
        return f"{whole} AS {name}"
    if name == "industry_code":
        return f"replace({plain}, '_', '-') AS {name}"
    if name == "disclosure_code":
        return f"coalesce(trim({plain}), '') AS {name}"
    return f"{plain} AS {name}"


def _fraction(
    connection: duckdb.DuckDBPyConnection, scanned: str, piece: Piece, places: Mapping[str, int]
) -> BadValue:
    """Find the line that a fraction stands in."""
    columns = {name: f"c{places[name]}" for name in COUNTS}
    faulty = " OR ".join(f"{column} <> trunc({column})" for column in columns.values())
    found = connection.execute(
        f"SELECT row, {', '.join(columns.values())} FROM (SELECT row_number() OVER () AS row, * FROM {scanned}) "
        f"WHERE {faulty} ORDER BY row LIMIT 1"
    ).fetchone()
    row, *values = found or (0, 0.5)
    name, value = next((name, value) for name, value in zip(columns, values, strict=False) if value % 1)
    return BadValue(
        f"{name} is {value!r}, not a whole number",
        place=piece.file.place(row + piece.first_line - (not piece.has_header)),
        next_step="Mend the cell, or download the file again.",
    )


def _told(error: duckdb.Error, piece: Piece) -> BadValue | UnreadableFile:
    """Say what DuckDB found in our words, with the text's line."""
    words = str(error)
    line = re.search(r"\bLine:? (\d+)", words)
    value = re.search(r"[Cc]ould not convert string \"(.*?)\"", words)
    column = re.search(r'(?:[Cc]olumn:?|at column) "?c(\d+)"?', words)
    place = piece.file.place(int(line[1]) + piece.first_line - 1) if line else piece.file.name
    if value and column:
        name = piece.header[int(column[1])]
        return BadValue(
            f"{name} is {value[1]!r}, not a whole number",
            place=place,
            next_step="Mend the cell, or download the file again.",
        )
    return UnreadableFile(
        f"a line is not as the header says ({words.splitlines()[0][:120]})",
        place=place,
        next_step="Download the file again.",
    )


class WrittenText:
    """The rows of one text, in one or several Parquet files, to be checked and described.

    Parameters
    ----------
    connection
        A DuckDB.
    pieces
        The text's pieces, in order.
    file
        The text's file, for errors.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, pieces: Sequence[WrittenPiece], file: DataFile
    ) -> None:
        self.connection, self.file = connection, file
        listed = ", ".join(quoted(str(piece.path)) for piece in pieces)
        starts = " ".join(f"WHEN {quoted(piece.path.name)} THEN {piece.first_line}" for piece in pieces)
        self.files = f"read_parquet([{listed}])"
        self.rows = (
            f"(SELECT *, file_row_number + CASE parse_filename(filename) {starts} END AS line "
            f"FROM read_parquet([{listed}], file_row_number = true, filename = true))"
        )

    def check(self) -> None:
        """Hold the rows against what their columns may hold.

        Raises
        ------
        EmptyFile
            Where there is no row.
        BadValue
            Where a code is none, a count is negative, or a key occurs twice; naming the line.
        """
        (count,) = self._one("count(*)")
        if not count:
            raise EmptyFile(
                "the file has a header and no rows", place=self.file.name, next_step="Download it again."
            )
        for column in (*_CODES, "year"):
            self._check_column(column)
        self._check_counts()
        self._check_titles()
        self._check_keys()

    def _check_column(self, column: str) -> None:
        try:
            self._check_codes(f"SELECT DISTINCT {column}, 0 AS line FROM {self.files}")
        except duckdb.BinderException:
            return  # a layout may lack the column, and then there is nothing to check
        except BadValue:  # there is a bad one, and now its line is looked for
            self._check_codes(f"SELECT {column}, min(line) AS line FROM {self.rows} GROUP BY 1 ORDER BY line")

    def _check_codes(self, sql: str) -> None:
        check_bls_codes(self.connection.execute(sql).df(), self.file)

    def _check_counts(self) -> None:
        negative = " OR ".join(f"{name} < 0" for name in COUNTS)
        blank = " OR ".join(f"{name} IS NULL" for name in COUNTS)
        published = "coalesce(disclosure_code, '') <> 'N'"
        faults = {
            "a count is negative": negative,
            "a count is blank, and the row is not marked as not disclosed": f"{published} AND ({blank})",
            "the number of establishments is blank": f"{COUNTS[0]} IS NULL",
            "a count is beyond all reason": " OR ".join(f"{name} > {MOST_COUNTED}" for name in COUNTS),
        }
        found = self._one(", ".join(f"count(*) FILTER ({where})" for where in faults.values()))
        for (what, where), count in zip(faults.items(), found, strict=True):
            if count:
                (line,) = self._one("min(line)", f"WHERE {where}", self.rows)
                raise BadValue(what, place=self.file.place(line), next_step="Mend the cell.")

    def _check_titles(self) -> None:
        """See that no name begins as a formula does; a text without names has none to check."""
        try:
            (count,) = self._one(
                "count(*)", f"WHERE {' OR '.join(f'starts_with({name}, $$=$$)' for name in _TITLES)}"
            )
        except duckdb.BinderException:
            return
        if count:
            raise BadValue("a name begins with '='", place=self.file.name, next_step="Take the sign away.")

    def _check_keys(self) -> None:
        """Find a key that occurs twice: where no two hashes are the same, no two keys are."""
        keys = ", ".join((*KEYS, "size_code"))
        found = self.connection.execute(f"SELECT hash({keys}) AS hash FROM {self.files}").fetchnumpy()
        hashes = np.sort(np.asarray(found["hash"]))
        if not (hashes[1:] == hashes[:-1]).any():
            return
        twice = self.connection.execute(
            f"SELECT max(line), {keys} FROM {self.rows} GROUP BY {keys} HAVING count(*) > 1 LIMIT 1"
        ).fetchone()
        if twice:
            told = ", ".join(f"{name} {value}" for name, value in zip(KEYS, twice[1:], strict=False))
            raise BadValue(
                f"the row occurs twice: {told}", place=self.file.place(twice[0]), next_step="Mend the file."
            )

    def describe(self, layout: Layout) -> SourceFile:
        """Describe the text as any file of a study is described."""
        count, first, last, areas, withheld = self._one(
            "count(*), min(year), max(year), count(DISTINCT area_fips), count(*) FILTER (disclosure_code = 'N')"
        )
        return SourceFile(
            name=self.file.name,
            layout=layout.key,
            rows=count,
            first_year=first,
            last_year=last,
            areas=areas,
            withheld=withheld,
            sha256=self.file.sha256,
            vintage=self.file.vintage,
            marks_withheld=layout.marks_withheld,
        )

    def _one(self, what: str, where: str = "", rows: str = "") -> tuple[Any, ...]:
        row = self.connection.execute(f"SELECT {what} FROM {rows or self.files} {where}").fetchone()
        return tuple(row) if row else ()


def areas_of(connection: duckdb.DuckDBPyConnection, rows: Path) -> tuple[str, ...]:
    """Return the area codes in a file of rows, sorted."""
    found = connection.execute(f"SELECT DISTINCT area_fips FROM read_parquet({quoted(str(rows))}) ORDER BY 1")
    return tuple(row[0] for row in found.fetchall())
