"""The measures of every area, industry and year as one table, worked out in the store."""

from __future__ import annotations

import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pandas as pd

from industry_clusters.errors import BadSetting, EmptyFile, did_you_mean
from industry_clusters.formulas import MEASURES
from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.ingest.layouts.selection import Selection
from industry_clusters.panel import TOTAL_INDUSTRY, US
from industry_clusters.plain_text import FORMULA_STARTS
from industry_clusters.store.checksums import check_rows
from industry_clusters.store.nation_choice import NationChoice, NationTable, RangesOf
from industry_clusters.store.read import read_steadily, stored_titles
from industry_clusters.store.sql import statement
from industry_clusters.store.tables import database, quoted
from industry_clusters.study import BaseTotal, Ownership

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import duckdb

    from industry_clusters.store.catalogue import Catalogue, RowsFile
    from industry_clusters.store.folder import StoreFolder

    YearDone = Callable[[int, int, int], None]


_FARM_SECTOR = "11"
_PLACE = "nation-"
_FORGOTTEN = 24 * 3600.0
_RANGES = "area_fips VARCHAR, industry_code VARCHAR, low DOUBLE, best DOUBLE, high DOUBLE, grade VARCHAR, reason VARCHAR"
_AT_ONCE = 100
_STATE_DIGITS = 2
_COLUMNS = "area_fips VARCHAR, industry_code VARCHAR, annual_avg_emplvl BIGINT"


def write_nation(
    store: StoreFolder,
    choice: NationChoice,
    breaks: pd.DataFrame,
    out: Path,
    done: YearDone | None = None,
    *,
    for_machines: bool = False,
    ranges: RangesOf | None = None,
) -> NationTable:
    """Write quotient, growth and pay of every area, industry and year of the store.

    Years are worked out one after another, so that memory does not grow with their number.

    Parameters
    ----------
    store
        The store; another program may be writing to it.
    choice
        What the table is to hold.
    breaks
        ``industry_code``, ``vintage`` and ``year`` (of the switch) of codes that a vintage changed.
    out
        The file, ``.parquet`` or ``.csv``; what is there is written over.
    done
        Called after each year with years done, years in all, and rows of the store read so far.
    for_machines
        Leave texts in a CSV file as they are, also those that a spreadsheet program would run.
    ranges
        Works out ``low``, ``best``, ``high``, ``grade`` and ``reason`` of areas' jobs in a year, from their rows and the
        nation's. Without it the table has no such columns.

    Returns
    -------
    A table with BLS's column names; sums of which a part is withheld, and what follows from them, are NULL.

    Raises
    ------
    EmptyFile
        Where the store holds none of the years.
    BadSetting
        Where it does not hold the reference area.
    StoreError
        Where its files cannot be read.
    """

    def made(catalogue: Catalogue) -> NationTable:
        files = _wanted(catalogue, choice, store)
        check_rows(store, files)
        with _place(store) as place, database() as connection:
            connection.execute(f"SET temp_directory = {quoted(str(place))}")
            work = _Work(connection, store, files, choice, place, for_machines=for_machines, ranges=ranges)
            return work.write(catalogue, breaks, out, done)

    return read_steadily(store, made)


def _wanted(catalogue: Catalogue, choice: NationChoice, store: StoreFolder) -> list[RowsFile]:
    files = [one for one in catalogue.rows if choice.first_year <= one.year <= choice.last_year]
    if not files:
        years = ", ".join(map(str, catalogue.years)) or "no year"
        raise EmptyFile(
            f"the data store holds nothing of {choice.first_year} to {choice.last_year}, only {years}",
            place=str(store.root),
            next_step="Fetch whole years with 'industry-clusters data get', or add files with 'data add'.",
        )
    areas = {area for one in files for area in one.areas}
    if choice.reference not in areas:
        near = did_you_mean(choice.reference, [area for area in areas if area.endswith("000")])
        raise BadSetting(
            f"the data store holds nothing of the reference area {choice.reference!r}",
            place="reference",
            next_step=near or "Fetch it with 'industry-clusters data get'.",
        )
    return files


@contextmanager
def _place(store: StoreFolder) -> Iterator[Path]:
    """Give a folder on the store's disk; those that were left behind a day ago are cleared away."""
    store.loading.mkdir(parents=True, exist_ok=True)
    for left in store.loading.glob(f"{_PLACE}*"):
        if time.time() - left.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(left, ignore_errors=True)
    place = Path(mkdtemp(prefix=_PLACE, dir=store.loading))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


class _Work:
    """The tables that the statements in ``sql`` read, and the parts of the result, a file a year."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        store: StoreFolder,
        files: Sequence[RowsFile],
        choice: NationChoice,
        place: Path,
        *,
        for_machines: bool,
        ranges: RangesOf | None,
    ) -> None:
        self.ranges = ranges
        self.connection, self.store, self.choice, self.place = connection, store, choice, place
        self.for_machines = for_machines
        self.files = files
        self.wanted: list[str] = []
        self.years = tuple(sorted({one.year for one in files}))

    def write(
        self, catalogue: Catalogue, breaks: pd.DataFrame, out: Path, done: YearDone | None
    ) -> NationTable:
        """Make every year's part, and the table of them."""
        self._lay_out(catalogue, breaks)
        read = 0
        for number, year in enumerate(self.years, start=1):
            read += self._make(year)
            if done is not None:
                done(number, len(self.years), read)
        parts = ", ".join(quoted(str(self._part(year))) for year in self.years)
        what, form = self._form(f"read_parquet([{parts}])", out)
        rows = self._count(f"COPY ({what}) TO {quoted(str(out))} ({form})")
        asked = range(self.choice.first_year, self.choice.last_year + 1)
        missing = tuple(year for year in asked if year not in self.years)
        return NationTable(rows, self.years, missing, read)

    def _form(self, table: str, out: Path) -> tuple[str, str]:
        """What is written, and in which form; texts of a CSV file are guarded against programs that run them."""
        if out.suffix.lower() != ".csv":
            return f"FROM {table}", "FORMAT parquet, COMPRESSION zstd"
        kinds = self.connection.execute(f"DESCRIBE FROM {table}").fetchall()
        texts = [name for name, kind, *_ in kinds if kind == "VARCHAR"]
        if self.for_machines or not texts:
            return f"FROM {table}", "FORMAT csv, HEADER"
        plain = ", ".join(f"{_guarded(name)} AS {name}" for name in texts)
        return (
            f"SELECT * REPLACE ({plain}) FROM {table}",
            f"FORMAT csv, HEADER, FORCE_QUOTE ({', '.join(texts)})",
        )

    def _lay_out(self, catalogue: Catalogue, breaks: pd.DataFrame) -> None:
        """Make the measures as functions of SQL, and the tables that are the same for every year."""
        for name, measure in MEASURES.items():
            # only what has a default can be given by its name, and by its place 'last' was taken for 'first'
            given = ", ".join(f"{one} := NULL" for one in measure.names)
            self.connection.execute(f"CREATE TEMP MACRO {name}({given}) AS {measure.sql()}")
        codes = self._industries()
        self.wanted = [code for code in codes if level_of(code) == self.choice.level]
        areas, industries = stored_titles(self.store, catalogue)
        self._table(
            "industries", [(code, level_of(code)) for code in codes], "industry_code VARCHAR, level TINYINT"
        )
        self._table("ancestors", _ancestors(codes), "industry_code VARCHAR, ancestor VARCHAR, depth TINYINT")
        self.connection.execute(f"CREATE TEMP TABLE farm ({_COLUMNS})")
        self._table("area_titles", areas.items(), "area_fips VARCHAR, area_title VARCHAR")
        self._table("industry_titles", industries.items(), "industry_code VARCHAR, industry_title VARCHAR")
        changed = breaks[["industry_code", "vintage", "year"]].itertuples(index=False, name=None)
        self._table("breaks", changed, "industry_code VARCHAR, vintage SMALLINT, switch SMALLINT")

    def _industries(self) -> list[str]:
        """Return the industries down to the level that is wanted, and the sector that the base may need."""
        rows = _files(self.store, self.files)
        found = self.connection.execute(f"SELECT DISTINCT industry_code FROM {rows}").fetchall()
        selection = Selection(most_digits=max(self.choice.level, len(_FARM_SECTOR)))
        return [code for (code,) in found if selection.wants_industry(code)]

    def _make(self, year: int) -> int:
        """Work out a year; return how many rows of the store it has."""
        connection, choice = self.connection, self.choice
        files = [one for one in self.files if one.year == year]
        connection.execute(f"CREATE OR REPLACE TEMP VIEW year_files AS FROM {_files(self.store, files)}")
        self._choose(year)
        connection.execute(statement("rows"))
        if choice.base is BaseTotal.NON_FARM:
            self._sum_up(Ownership.ALL, [_FARM_SECTOR])
            connection.execute("CREATE OR REPLACE TEMP TABLE farm AS FROM cells")
        connection.execute(statement("totals"))
        self._sum_up(choice.ownership, self.wanted)
        table = statement("nation")
        if self.ranges is not None:
            self._work_out_ranges(self.ranges)
            connection.execute(f"CREATE OR REPLACE TEMP TABLE nation_table AS {table}")
            table = statement("ranged")
        connection.execute(f"COPY ({table}) TO {quoted(str(self._part(year)))} (FORMAT parquet)")
        self._remember(year)
        return sum(source.rows for source in {one.source for one in files})

    def _work_out_ranges(self, ranges: RangesOf) -> None:
        """Work out the year's ranges a state at a time, so that memory does not grow with the nation."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE ranges ({_RANGES})")
        found = self.connection.execute("SELECT DISTINCT area_fips FROM year_rows ORDER BY 1").fetchall()
        marks = bool(self._count("SELECT marks_withheld::INT FROM choice"))
        for areas in _groups([area for (area,) in found]):
            listed = ", ".join(map(quoted, {*areas, US}))
            rows = self.connection.execute(
                f"SELECT year_rows.*, choice.year FROM year_rows CROSS JOIN choice WHERE area_fips IN ({listed})"
            ).df()
            table = ranges(
                rows, areas, self.choice.ownership.own_codes, self.choice.level, marks_withheld=marks
            )
            self.connection.register("given", table)
            self.connection.execute("INSERT INTO ranges FROM given")
            self.connection.unregister("given")

    def _choose(self, year: int) -> None:
        """Put the choices where the statements find them, and the cells of other years."""
        choice, marks = self.choice, "SELECT coalesce(bool_or(disclosure_code = 'N'), false) FROM year_files"
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE choice AS SELECT {year} AS year, {self.years[0]} AS first_year, "
            f"{quoted(choice.reference)} AS reference, {quoted(choice.areas)} AS areas, {quoted(self._near())} AS near, "
            f"{quoted(choice.base.value)} AS base, {quoted(choice.ownership.value)} AS ownership, "
            f"({marks}) AS marks_withheld"
        )
        if year == self.years[0]:
            for name in ("first_cells", "previous_cells"):
                self.connection.execute(f"CREATE TEMP TABLE {name} ({_COLUMNS})")
        elif year - 1 not in self.years:
            self.connection.execute("DELETE FROM previous_cells")

    def _near(self) -> str:
        """What the codes of areas begin with whose figures bear on the wanted ones: a county's whole state, for ranges."""
        areas, state = self.choice.areas, self.choice.areas[:_STATE_DIGITS]
        return state if self.ranges is not None and state.isdigit() else areas

    def _sum_up(self, ownership: Ownership, industries: Sequence[str]) -> None:
        """Add the ownerships of some industries up."""
        self._table("owners", [(code,) for code in ownership.own_codes], "own_code VARCHAR")
        self._table("wanted", [(code,) for code in industries], "industry_code VARCHAR")
        self.connection.execute(statement("accounted"))
        self.connection.execute(statement("cells"))

    def _remember(self, year: int) -> None:
        """Keep the year's employment for the growth of later years."""
        kept = "SELECT area_fips, industry_code, annual_avg_emplvl FROM cells"
        for name in ("first_cells", "previous_cells")[year != self.years[0] :]:
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {kept}")

    def _part(self, year: int) -> Path:
        return self.place / f"{year}.parquet"

    def _table(self, name: str, rows: Any, columns: str) -> None:
        """Make a small table of rows."""
        names = [column.split()[0] for column in columns.split(", ")]
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
        frame = pd.DataFrame(list(rows), columns=names)
        if len(frame):
            self.connection.register("given", frame)
            self.connection.execute(f"INSERT INTO {name} FROM given")
            self.connection.unregister("given")

    def _count(self, sql: str) -> int:
        (count,) = self.connection.execute(sql).fetchone() or (0,)
        return int(count)


def _groups(areas: Sequence[str]) -> list[list[str]]:
    """Each state with its counties; areas of other kinds some at a time.

    Examples
    --------
    >>> _groups(["06000", "06001", "39049", "C1814", "US000"])
    [['06000', '06001'], ['39049'], ['C1814', 'US000']]
    """
    states: dict[str, list[str]] = {}
    others: list[str] = []
    for area in areas:
        (states.setdefault(area[:_STATE_DIGITS], []) if area.isdigit() else others).append(area)
    return [*states.values(), *(others[at : at + _AT_ONCE] for at in range(0, len(others), _AT_ONCE))]


def _guarded(column: str) -> str:
    """What ``plain_text.guarded`` does to a text, as a statement does it."""
    for pattern, by in FORMULA_STARTS:
        column = f"regexp_replace({column}, {quoted(pattern)}, {quoted(by)}, 'g')"
    return column


def _files(store: StoreFolder, files: Sequence[RowsFile]) -> str:
    listed = ", ".join(quoted((store.root / one.parquet).as_posix()) for one in files)
    return f"read_parquet([{listed}], union_by_name = true)"


def _ancestors(codes: Sequence[str]) -> list[tuple[str, str, int]]:
    """Return (code, code above it, how far above); above the total of an ownership stands that of all, ``''``.

    The line ends where the data have no such code: what is absent under it cannot be judged.

    Examples
    --------
    >>> _ancestors(["10", "21", "2111"])
    [('10', '', 1), ('21', '10', 1), ('21', '', 2)]
    """
    known = set(codes)
    found = []
    for code in codes:
        above, depth = code, 0
        while above:
            above, depth = "" if above == TOTAL_INDUSTRY else parent_of(above), depth + 1
            if above and above not in known:
                break
            found.append((code, above, depth))
    return found
