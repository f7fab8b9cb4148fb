"""Putting a raw file into the store, whole or not at all."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue, Contradiction, StoreError, UnknownLayout, parsing
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.layouts.known import Kind, Layout, recognise
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.panel import KEYS
from industry_clusters.store.carefully import read_entries, write_carefully
from industry_clusters.store.catalogue import (
    Catalogue,
    RowsFile,
    StoredFile,
    read_catalogue,
    write_catalogue,
)
from industry_clusters.store.checksums import check_rows, sha256_of, with_checksums
from industry_clusters.store.folder import StoreFolder, unwritable
from industry_clusters.store.leftovers import paths_of, sweep, write_down
from industry_clusters.store.ownership import changing, origin_of
from industry_clusters.store.quarters import QuarterFile, years_of_quarters
from industry_clusters.store.tables import (
    WrittenPiece,
    WrittenText,
    areas_of,
    database,
    quoted,
    write_frame,
    write_rows,
)
from industry_clusters.store.unpack import pieces
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.panel import SourceFile
    from industry_clusters.store.unpack import Piece

_TABLES = (
    Kind.AREA_TITLES,
    Kind.INDUSTRY_TITLES,
    Kind.COUNTIES,
    Kind.PRICES_LONG,
    Kind.PRICES_WIDE,
    Kind.PRICES_MONTHLY,
)


@dataclass(frozen=True)
class Origin:
    """Where a raw file came from, and what the server said of its version.

    ``year`` and ``area_fips`` are what was asked for, where it was; a file of something else is refused.
    """

    address: str = ""
    etag: str = ""
    last_modified: str = ""
    vintage: str = ""
    whole_year: bool = False
    year: int | None = None
    area_fips: str | None = None


@dataclass(frozen=True)
class _Made:
    """A file of rows that is made, and not yet in its place."""

    path: Path
    rows: RowsFile


def load_file(store: StoreFolder, raw: Path, origin: Origin | None = None) -> StoredFile:
    """Put a raw file into the store.

    The same file again changes nothing. A file of a whole year takes the place of what the store held of that year,
    and a new version of a file that of the old one.

    Parameters
    ----------
    store
        The store; it is made where there is none.
    raw
        A CSV file or a zip of such: annual rows with BLS's columns, the four quarters of years (averaged over each), or a
        table of names or prices. It is copied.
    origin
        Where it was fetched from; nothing for a file of the person's own.

    Raises
    ------
    DataError
        Where the file cannot be read, or holds rows that another file in the store has too; the store is as it was.
    StoreError
        Where the store cannot be written.
    """
    find_files([DataSource(str(raw.absolute()))], Path())  # what is not there is told before a store is made
    with changing(store):
        return load_in_turn(store, raw, origin or Origin())


def load_in_turn(store: StoreFolder, raw: Path, origin: Origin) -> StoredFile:
    """Put a raw file into the store, where the turn to write is taken already; otherwise as :func:`load_file`."""
    with store.workplace() as place:
        catalogue = read_catalogue(store)
        sweep(store, catalogue)
        sha256 = sha256_of(raw)
        there = catalogue.of_content(sha256)
        if there is not None and (not origin.address or there.address == origin.address):
            return there
        layout, made = _made(raw, place, origin, now := _now())  # rows and catalogue say one time
        _refuse_unasked(made, origin)
        stored = _described(raw, sha256, layout, made, origin, now)
        after = with_checksums(store, (catalogue.without([there]) if there else catalogue).with_file(stored))
        _refuse_overlap(made, after.without([stored]), store)
        try:
            _commit(store, raw, made, stored, catalogue, after)
        except OSError as cause:
            raise unwritable(store.root, cause) from cause
        sweep(store, after)
        return stored


def holds_a_whole_year(path: Path) -> bool:
    """Whether a file is BLS's file of a whole year, by the name that BLS gives it."""
    return path.name.endswith(("_annual_singlefile.zip", ".annual.singlefile.csv"))


def _made(raw: Path, place: Path, origin: Origin, loaded_at: str) -> tuple[str, list[_Made]]:
    """Make the files of rows of a raw file; none for a table of names or prices, which is read to see that it can be.

    The quick way comes first. What it does not take is read again by the rules of the reader, which has the last word.
    """
    stamps = {"vintage": origin.vintage, "loaded_at": loaded_at}
    try:
        with database() as connection:
            return _made_quickly(connection, raw, place, stamps)
    except (StoreError, OSError):
        raise
    except Exception:  # noqa: BLE001  whatever it was, the rules of the reader decide
        again = place / "again"
        again.mkdir()

    def refused(words: str) -> StoreError:
        step = "Look at the space on its disk; if there is enough, report it."
        return StoreError(
            f"{raw.name} cannot be put into the data store ({words})", place=str(place.parent), next_step=step
        )

    with parsing(refused), database() as connection:
        return _made_carefully(connection, raw, again, stamps)


def _made_quickly(
    connection: duckdb.DuckDBPyConnection, raw: Path, place: Path, stamps: dict[str, str]
) -> tuple[str, list[_Made]]:
    made: list[_Made] = []
    layout = ""
    for number, text in enumerate(pieces(raw, place)):
        first = next(text)
        known = recognise(first.header, first.file)
        if (
            first.delimiter == ";"
        ):  # of an Excel whose point may part thousands, which DuckDB would read as a decimal one
            raise UnknownLayout("it is read with care", place=first.file.name)
        layout = known.key
        if known.kind in _TABLES:
            for entry in find_files([DataSource(str(raw))], Path())[0]:
                read_file(entry.load())
        elif known.kind is Kind.BLS_ANNUAL:
            written = _written(connection, chain([first], text), known, place / f"{number}", stamps)
            file = replace(first.file, vintage=stamps["vintage"] or first.file.vintage)
            made += _checked(connection, written, file, known)
        else:
            raise UnknownLayout(f"the store does not keep {known.words!r}", place=first.file.name)
    return layout, made


def _made_carefully(
    connection: duckdb.DuckDBPyConnection, raw: Path, place: Path, stamps: dict[str, str]
) -> tuple[str, list[_Made]]:
    made: list[_Made] = []
    keys: list[str] = []
    quarters: list[QuarterFile] = []
    for number, (file, known, content) in enumerate(read_entries(raw)):
        keys.append(content.layout)
        if known is None:
            continue
        if content.quarters is not None:
            quarters.append(QuarterFile(replace(file, content=b""), known, content))
            continue
        stamped = _stamped(file, stamps)
        written = write_carefully(connection, file, known, place / f"{number}-0.parquet", stamped)
        described = replace(file, vintage=stamped["vintage"], content=b"")
        made += _described_rows(connection, [written], described, known)
    return keys[-1], [*made, *_made_of_quarters(connection, quarters, raw, place, stamps)]


def _stamped(file: DataFile, stamps: dict[str, str]) -> dict[str, str]:
    return {"source_file": file.name, **stamps, "vintage": stamps["vintage"] or file.vintage}


def _made_of_quarters(
    connection: duckdb.DuckDBPyConnection,
    files: list[QuarterFile],
    raw: Path,
    place: Path,
    stamps: dict[str, str],
) -> list[_Made]:
    """Make a file of rows for each year; of several texts it bears the archive's name."""
    made: list[_Made] = []
    for year, rows in years_of_quarters(files) if files else ():
        file = files[0].file if len(files) == 1 else replace(files[0].file, name=raw.name)
        stamped = _stamped(file, stamps)
        written = write_frame(connection, rows, place / f"{year}-quarters.parquet", stamped)
        source = replace(file, vintage=stamped["vintage"])
        made += _described_rows(connection, [written], source, files[0].layout, titled="area_title" in rows)
    return made


def _written(
    connection: duckdb.DuckDBPyConnection,
    text: Iterable[Piece],
    layout: Layout,
    out: Path,
    stamps: dict[str, str],
) -> list[WrittenPiece]:
    return [
        write_rows(
            connection,
            piece,
            layout,
            out.with_name(f"{out.name}-{number}.parquet"),
            {"source_file": piece.file.name, **stamps, "vintage": stamps["vintage"] or piece.file.vintage},
        )
        for number, piece in enumerate(text)
    ]


def _checked(
    connection: duckdb.DuckDBPyConnection, written: list[WrittenPiece], file: DataFile, layout: Layout
) -> list[_Made]:
    WrittenText(connection, written, file).check()
    return _described_rows(connection, written, file, layout)


def _described_rows(
    connection: duckdb.DuckDBPyConnection,
    written: list[WrittenPiece],
    file: DataFile,
    layout: Layout,
    *,
    titled: bool | None = None,
) -> list[_Made]:
    source = WrittenText(connection, written, file).describe(layout)
    if source.first_year != source.last_year:
        raise UnknownLayout(
            f"the file holds the years {source.first_year} to {source.last_year}, and the store keeps a year a file",
            place=file.name,
            next_step="Name the file among the study's own data instead.",
        )
    titled = layout.key == "bls_annual_titled" if titled is None else titled
    return [_Made(piece.path, _rows_file(connection, piece, source, titled=titled)) for piece in written]


def _rows_file(
    connection: duckdb.DuckDBPyConnection, piece: WrittenPiece, source: SourceFile, *, titled: bool
) -> RowsFile:
    """Describe a file of rows; its name says what it was made of and what is in it, so that no other ever takes its place."""
    sha256 = sha256_of(piece.path)
    name = f"{source.sha256[:12]}-{piece.path.stem}-{sha256[:12]}.parquet"
    return RowsFile(
        f"rows/year={source.first_year}/{name}",
        source.first_year,
        areas_of(connection, piece.path),
        piece.first_line,
        source,
        titled,
        piece.numbered,
        sha256,
    )


def _refuse_unasked(made: list[_Made], origin: Origin) -> None:
    """Refuse a file of another year or area than was asked for: a mirror may have it in the wrong place."""
    for one in made:
        other_year = origin.year not in (None, one.rows.year)
        other_area = origin.area_fips is not None and one.rows.areas != (origin.area_fips,)
        if other_year or other_area:
            raise BadValue(
                f"the file holds {', '.join(one.rows.areas[:3])} in {one.rows.year}, and {origin.area_fips or 'every area'} "
                f"in {origin.year} was asked for",
                place=one.rows.source.name,
                next_step="The source has it in the wrong place: tell whoever keeps it.",
            )


def _described(
    raw: Path, sha256: str, layout: str, made: list[_Made], origin: Origin, now: str
) -> StoredFile:
    years = sorted({one.rows.year for one in made})
    folder = f"raw/{years[0] if len(years) == 1 else 'several years'}" if made else "tables"
    changed = datetime.fromtimestamp(raw.stat().st_mtime, UTC).date().isoformat()
    return StoredFile(
        raw=f"{folder}/{sha256[:12]}/{raw.name}",
        sha256=sha256,
        size=raw.stat().st_size,
        vintage=origin.vintage or next((one.rows.source.vintage for one in made), changed),
        loaded_at=now,
        address=origin.address,
        etag=origin.etag,
        last_modified=origin.last_modified,
        whole_year=origin.whole_year,
        layout=layout,
        rows=tuple(one.rows for one in made),
    )


def _refuse_overlap(made: list[_Made], others: Catalogue, store: StoreFolder) -> None:
    """Refuse rows that another file in the store has, or two members of one archive."""
    live = [(one, store.root / one.parquet) for one in others.rows]
    for one in made:
        for there, path in live:
            same_text = there.source.name == one.rows.source.name  # held against each other already
            meets = there.year == one.rows.year and not set(there.areas).isdisjoint(one.rows.areas)
            if meets and not same_text:
                if path.is_relative_to(store.rows):
                    check_rows(store, [there])
                _refuse_same_keys(one, there.source.name, path)
        live.append((one.rows, one.path))


def _refuse_same_keys(one: _Made, name: str, path: Path) -> None:
    keys = ", ".join((*KEYS, "size_code"))
    with database() as connection:
        first, second = (f"read_parquet({quoted(str(rows))})" for rows in (one.path, path))
        (count,) = connection.execute(
            f"SELECT count(*) FROM (SELECT {keys} FROM {first} INTERSECT SELECT {keys} FROM {second})"
        ).fetchone() or (0,)
    if count:
        raise Contradiction(
            f"{count:,} of its rows are in the store already, from {name}",
            place=one.rows.source.name,
            next_step="Remove the other file first ('data remove'), or leave this one out.",
        )


def _commit(
    store: StoreFolder,
    raw: Path,
    made: list[_Made],
    stored: StoredFile,
    before: Catalogue,
    after: Catalogue,
) -> None:
    """Write down what comes and goes, put the files beside the old ones, then the new catalogue in the old one's place."""
    write_down(
        store, paths_of(store, [stored]) | (paths_of(store, before.files) - paths_of(store, after.files))
    )
    kept = store.root / stored.raw
    kept.parent.mkdir(parents=True, exist_ok=True)
    if not (kept.exists() and kept.samefile(raw)):
        shutil.copy2(raw, kept)
    origin_of(kept).write_text(json.dumps(asdict(replace(stored, rows=())), indent=1), encoding="utf-8")
    for one in made:
        target = store.root / one.rows.parquet
        target.parent.mkdir(parents=True, exist_ok=True)
        one.path.replace(target)
    write_catalogue(store, after)


def remove_files(store: StoreFolder, gone: list[StoredFile]) -> None:
    """Take files out of the store, raw ones and their rows.

    Raises
    ------
    StoreError
        Where the store cannot be written.
    """
    with changing(store):
        after = with_checksums(store, read_catalogue(store).without(gone))
        write_down(store, paths_of(store, gone))
        write_catalogue(store, after)
        sweep(store, after)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
