"""The data store: get, add, list, update, remove."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, NotPublished
from industry_clusters.fetch.download import (
    Patience,
    asked_of,
    client,
    download,
    file_name,
    turn,
    version_at_source,
)
from industry_clusters.fetch.source import EMAIL_SETTING, Source, default_source
from industry_clusters.ingest.files.content import counted
from industry_clusters.ingest.files.files import files_of
from industry_clusters.panel import US
from industry_clusters.store.catalogue import StoredFile, read_catalogue
from industry_clusters.store.folder import StoreFolder, default_store
from industry_clusters.store.load import Origin, holds_a_whole_year, load_file
from industry_clusters.store.ownership import changing, check_own
from industry_clusters.store.quarters import brought_together
from industry_clusters.workflows.areas_asked import check_area_codes, check_that_areas_came

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import httpx

    from industry_clusters.fetch.download import Version
    from industry_clusters.progress import Progress

    Told = Callable[[str], None]

_EMAIL = re.compile(r"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+")
FIRST_YEAR = 1990
"""The first year of rows by NAICS."""


@dataclass(frozen=True)
class Wish:
    """What data is wanted: areas (codes), and years, both ends included.

    The U.S. and the states of the areas come along, names of areas and industries too, and prices unless ``prices``
    is False.
    """

    areas: tuple[str, ...]
    first_year: int
    last_year: int
    prices: bool = True

    def __post_init__(self) -> None:
        if not self.areas:
            raise BadSetting("no area is named", place="areas", next_step="Name one, such as 06029.")
        for area in self.areas:
            if len(area) != 5 or not area.isalnum():  # noqa: PLR2004  as BLS writes them
                raise BadSetting(
                    f"{area!r} is no area code", place="areas", next_step="A county has five digits: 06029."
                )
        if not FIRST_YEAR <= self.first_year <= self.last_year:
            raise BadSetting(
                f"the years {self.first_year} to {self.last_year} cannot be had",
                place="years",
                next_step=f"Rows by NAICS begin with {FIRST_YEAR}; give the earlier year first.",
            )

    @property
    def years(self) -> range:
        """Every year."""
        return range(self.first_year, self.last_year + 1)

    @property
    def every_area(self) -> tuple[str, ...]:
        """The U.S., the states and the areas."""
        states = (f"{area[:2]}000" for area in self.areas if area[:2].isdigit())
        return tuple(dict.fromkeys((US, *states, *self.areas)))


@dataclass
class GetReport:
    """What a visit at the source brought: names of files fetched, how many were here, and what could not be had."""

    fetched: list[str] = field(default_factory=list)
    here: int = 0
    not_out: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person should know of it, a line each."""
        return (
            f"Fetched {counted(len(self.fetched), 'file')}; here already: {self.here}.",
            *(f"note: {year} is not out yet" for year in self.not_out),
            *(f"note: {words}" for words in self.failed),
        )


@dataclass(frozen=True)
class Settings:
    """How to reach a source; what is left out is the user's own, or BLS."""

    store: StoreFolder = field(default_factory=default_store)
    source: Source = field(default_factory=default_source)
    patience: Patience = field(default_factory=Patience)


class _Visit:
    """A visit at the source: what is fetched goes into the store, file by file."""

    def __init__(self, http: httpx.Client, settings: Settings, progress: Progress | None) -> None:
        self.http, self.settings, self.progress = http, settings, progress
        self.report = GetReport()

    def fetch(self, address: str, *, whole_year: bool = False, again: bool = False) -> None:
        """Bring a file into the store, unless it is there."""
        store = self.settings.store
        with turn(store.partial, address):
            if read_catalogue(store).of_address(address) and not again:
                self.report.here += 1
                return
            got = download(self.http, address, store.partial, self.progress, self.settings.patience)
            try:
                load_file(store, got.path, _origin(address, got.version, whole_year=whole_year))
            finally:
                shutil.rmtree(got.path.parent, ignore_errors=True)
            self.report.fetched.append(file_name(address))

    def fetch_table(self, address: str) -> None:
        """Bring a table of names or prices; one that cannot be had is told, and does not stop the rows."""
        try:
            self.fetch(address)
        except NotPublished:
            self.report.failed.append(f"{file_name(address)}: the source has no such file")

    def fetch_year(self, year: int, areas: Iterable[str]) -> None:
        """Bring a year of some areas: slices, or where there are none the whole year."""
        store, source = self.settings.store, self.settings.source
        if read_catalogue(store).whole_year(year):
            self.report.here += 1
            return
        try:
            self.fetch(source.area_slice(year, US))
        except NotPublished:
            self._fetch_whole_year(year)
            return
        for area in areas:
            self._fetch_area(year, area)

    def _fetch_whole_year(self, year: int) -> None:
        try:
            self.fetch(self.settings.source.whole_year(year), whole_year=True)
        except NotPublished:
            self.report.not_out.append(str(year))

    def _fetch_area(self, year: int, area: str) -> None:
        if area == US:
            return
        try:
            self.fetch(self.settings.source.area_slice(year, area))
        except NotPublished:
            self.report.failed.append(f"{area} in {year}: BLS has no such area")


def _origin(address: str, version: Version, *, whole_year: bool) -> Origin:
    year, area = asked_of(address)
    return Origin(
        address, version.etag, version.last_modified, version.vintage, whole_year, year=year, area_fips=area
    )


def get_data(
    wish: Wish,
    email: str = "",
    settings: Settings | None = None,
    progress: Progress | None = None,
    years_done: Callable[[int, int], None] | None = None,
) -> GetReport:
    """Fetch what is wanted from BLS into the store; what is there is not fetched again.

    Parameters
    ----------
    wish
        Areas and years.
    email
        Goes into the request, as BLS asks; remembered in the store, so that it need be given once.
    progress
        Called as bytes arrive, with a file's name, bytes here and bytes in all.
    years_done
        Called after each year, with the years that are done and the years in all.

    Raises
    ------
    FetchError
        Where the source refuses or a file does not arrive. What came before it is in the store.
    UnknownArea
        Where an area is not on BLS's list, before its rows are fetched, or has no rows in any of the years.
    """
    settings = settings or Settings()
    check_own(settings.store)
    with client(_remembered_email(settings.store, email), settings.patience) as http:
        visit = _Visit(http, settings, progress)
        for table in settings.source.tables[: None if wish.prices else -1]:
            visit.fetch_table(table)
        check_area_codes(settings.store, wish.areas)
        for done, year in enumerate(reversed(wish.years), 1):
            visit.fetch_year(year, wish.every_area)
            if years_done is not None:
                years_done(done, len(wish.years))
    check_that_areas_came(settings.store, wish.areas, wish.years)
    return visit.report


def _remembered_email(store: StoreFolder, email: str) -> str:
    """Return the e-mail address, and keep one that is given for the next time."""
    email = _checked_email(email)
    kept = store.settings
    if email:
        with changing(store):
            kept.write_text(json.dumps({"email": email}), encoding="utf-8")
        return email
    try:
        return str(json.loads(kept.read_text(encoding="utf-8"))["email"])
    except (OSError, ValueError, KeyError, TypeError):
        return os.environ.get(EMAIL_SETTING, "")


def _checked_email(email: str) -> str:
    plain = email.strip()
    if plain and not _EMAIL.fullmatch(plain):
        raise BadSetting(
            f"{email!r} is no e-mail address",
            place="e-mail",
            next_step="Give one such as you@your-office.org.",
        )
    return plain


def has_email(store: StoreFolder | None = None) -> bool:
    """Whether an e-mail address is remembered."""
    return bool(_remembered_email(store or default_store(), ""))


def add_files(
    paths: Sequence[Path], store: StoreFolder | None = None, tell: Told | None = None
) -> list[StoredFile]:
    """Put files that a person has into the store; of a folder, every file of data in it.

    Files of single quarters are brought together, an archive a year, as the store keeps annual averages.

    Raises
    ------
    DataError
        Where one cannot be read or a folder holds none; those before it are in the store.
    """
    added = []
    with TemporaryDirectory() as folder:
        for path in brought_together(files_of(paths), Path(folder)):
            if tell is not None:
                tell(path.name)
            origin = Origin(whole_year=holds_a_whole_year(path))
            added.append(load_file(store or default_store(), path, origin))
    return added


def list_files(store: StoreFolder | None = None) -> tuple[StoredFile, ...]:
    """Return what is in the store, rows by year and then tables."""
    catalogue = read_catalogue(store or default_store())
    rows = sorted((file for file in catalogue.files if file.rows), key=lambda file: (file.years, file.name))
    return (*rows, *catalogue.tables)


@dataclass
class UpdateReport:
    """What is newer at the source, what was fetched of it, and which year after the last is out."""

    newer: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    current: int = 0
    next_year: int | None = None


def update_data(
    settings: Settings | None = None, progress: Progress | None = None, *, only_look: bool = False
) -> UpdateReport:
    """Ask the source for newer versions of every file that was fetched, and fetch them.

    A file that the source no longer has stays in the store.

    Raises
    ------
    FetchError
        Where the source refuses or cannot be reached; the store keeps the versions it had.
    """
    settings = settings or Settings()
    report = UpdateReport()
    catalogue = read_catalogue(settings.store)
    with client(_remembered_email(settings.store, ""), settings.patience) as http:
        visit = _Visit(http, settings, progress)
        for file in [file for file in catalogue.files if file.address]:
            address = settings.source.its_address(file.address)
            if _is_newer(http, file, address, report) and not only_look:
                visit.fetch(address, whole_year=file.whole_year, again=True)
        report.fetched = visit.report.fetched
        report.next_year = _next_year(http, settings.source, catalogue.years)
    return report


def _is_newer(http: httpx.Client, file: StoredFile, address: str, report: UpdateReport) -> bool:
    """Whether the source has another version; of a file from another server the date says it, as each has tags of its own."""
    version = version_at_source(http, address)
    if version is None:
        report.gone.append(file_name(address))
        return False
    same_server = address == file.address
    newer = version.last_modified != file.last_modified or (same_server and version.etag != file.etag)
    if newer:
        report.newer.append(file_name(address))
    else:
        report.current += 1
    return newer


def _next_year(http: httpx.Client, source: Source, years: Sequence[int]) -> int | None:
    if not years:
        return None
    following = years[-1] + 1
    return following if version_at_source(http, source.area_slice(following, US)) else None
