"""What is in the store: the raw files, and the files of rows made of them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import StoreError, parsing
from industry_clusters.fetch.source import published_path
from industry_clusters.panel import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from industry_clusters.store.folder import StoreFolder

_FORMAT = 1
_REPAIR = "'data repair' makes it again from the raw files in the store."


@dataclass(frozen=True)
class RowsFile:
    """A Parquet file of one year's rows, made of a raw file, a member of an archive, or a piece of either.

    ``parquet`` is its path in the store. ``areas`` are the area codes in it, ``first_line`` the line of the text that
    its first row stands in; the others follow in order. ``source`` describes the text it was
    made of, as for any file of a study. ``titled`` tells whether the rows carry names, ``numbered`` whether they carry
    their lines, because those do not follow one another. ``sha256`` is that of the Parquet file; empty in a store that
    an earlier release wrote, until its next change.
    """

    parquet: str
    year: int
    areas: tuple[str, ...]
    first_line: int
    source: SourceFile
    titled: bool = False
    numbered: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class StoredFile:
    """A raw file, as it came.

    ``raw`` is its path in the store, ``address`` where it was fetched from (empty for a file that a person added),
    ``etag`` and ``last_modified`` what the server said of its version, ``loaded_at`` when it was loaded (UTC, ISO).
    ``whole_year`` tells that it holds every area of its year. A table of names or prices has no ``rows``.
    """

    raw: str
    sha256: str
    size: int
    vintage: str
    loaded_at: str
    address: str = ""
    etag: str = ""
    last_modified: str = ""
    whole_year: bool = False
    layout: str = ""
    rows: tuple[RowsFile, ...] = ()

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.raw).name

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its rows."""
        return tuple(sorted({one.year for one in self.rows}))

    @property
    def areas(self) -> frozenset[str]:
        """The codes of the areas of its rows."""
        return frozenset(area for one in self.rows for area in one.areas)

    @property
    def row_count(self) -> int:
        """How many rows its texts have."""
        return sum(source.rows for source in {one.source for one in self.rows})


@dataclass(frozen=True)
class Catalogue:
    """Everything in the store, in the order of loading."""

    files: tuple[StoredFile, ...] = field(default=())

    def of_address(self, address: str) -> StoredFile | None:
        """Return the file that came from an address, or from where another server has the same file."""
        path = published_path(address)
        return next(
            (file for file in self.files if file.address and published_path(file.address) == path), None
        )

    def of_content(self, sha256: str) -> StoredFile | None:
        """Return the file that has a checksum."""
        return next((file for file in self.files if file.sha256 == sha256), None)

    def of_year(self, year: int) -> tuple[StoredFile, ...]:
        """Return the files with rows of a year."""
        return tuple(file for file in self.files if year in file.years)

    def whole_year(self, year: int) -> StoredFile | None:
        """Return the file that holds every area of a year."""
        return next((file for file in self.of_year(year) if file.whole_year), None)

    @property
    def rows(self) -> tuple[RowsFile, ...]:
        """Every file of rows, by year."""
        return tuple(sorted((one for file in self.files for one in file.rows), key=lambda one: one.year))

    @property
    def tables(self) -> tuple[StoredFile, ...]:
        """The files of names and prices."""
        return tuple(file for file in self.files if not file.rows)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which there are rows."""
        return tuple(sorted({one.year for one in self.rows}))

    def with_file(self, new: StoredFile) -> Catalogue:
        """Return the catalogue with a file in the place of those it supersedes."""
        return Catalogue((*(file for file in self.files if not _supersedes(new, file)), new))

    def without(self, gone: Iterable[StoredFile]) -> Catalogue:
        """Return the catalogue without some files."""
        names = {file.raw for file in gone}
        return Catalogue(tuple(file for file in self.files if file.raw not in names))


def _supersedes(new: StoredFile, old: StoredFile) -> bool:
    """Whether a file takes another's place: it is its next version, or holds the whole of its year."""
    if new.address and old.address and published_path(new.address) == published_path(old.address):
        return True
    return new.whole_year and bool(old.rows) and set(old.years) <= set(new.years)


def read_catalogue(store: StoreFolder) -> Catalogue:
    """Read what is in the store; nothing where there is no store yet.

    Raises
    ------
    StoreError
        Where the catalogue cannot be read.
    """
    if not store.catalogue.exists():
        return _none_there(store)

    def refused(words: str) -> StoreError:
        told = f"the data store's catalogue cannot be read ({words})"
        return StoreError(told, place=str(store.catalogue), next_step=_REPAIR)

    with parsing(refused):
        told: dict[str, Any] = json.loads(store.catalogue.read_text(encoding="utf-8"))
        if told["format"] != _FORMAT:
            raise ValueError(f"format {told['format']}, and this program knows {_FORMAT}")
        return _of_this_store(Catalogue(tuple(_file(one) for one in told["files"])))


def _none_there(store: StoreFolder) -> Catalogue:
    """Return the catalogue of an empty store; files without a catalogue are a damaged store and no empty one."""
    if any(held_files(store)):
        raise StoreError(
            "the data store holds files, and its catalogue is gone", place=str(store.root), next_step=_REPAIR
        )
    return Catalogue()


def held_files(store: StoreFolder) -> Iterator[Path]:
    """Every file below the folders in which a store keeps raw files and tables, whosever it is."""
    for folder in (store.root / "raw", store.root / "tables"):
        for parent, _folders, names in os.walk(folder):
            yield from (Path(parent) / name for name in sorted(names))


def _of_this_store(catalogue: Catalogue) -> Catalogue:
    """Refuse paths that lead out of the store: what the catalogue names is read, and deleted."""
    paths = [file.raw for file in catalogue.files] + [one.parquet for one in catalogue.rows]
    for path in map(PurePosixPath, paths):
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise ValueError(f"{str(path)!r} lies outside the store")
    return catalogue


def _file(told: dict[str, Any]) -> StoredFile:
    rows = tuple(
        RowsFile(**{**one, "areas": tuple(one["areas"]), "source": SourceFile(**one["source"])})
        for one in told["rows"]
    )
    file = replace(StoredFile(**{**told, "rows": ()}), rows=rows)
    for one in (file, *rows, *(row.source for row in rows)):
        _check_types(one)
    return file


def _check_types(one: Any) -> None:
    """Refuse a value of another type than its field's, such as a year as text: it would fail far from here."""
    plain = {"str": str, "int": int, "bool": bool, "tuple[str, ...]": tuple}
    for about in fields(one):
        kind = plain.get(str(about.type))
        value = getattr(one, about.name)
        if kind is not None and type(value) is not kind:
            raise TypeError(f"{about.name} is {value!r}")
        if kind is tuple and not all(isinstance(text, str) for text in value):
            raise TypeError(f"{about.name} is {value!r}")


def write_catalogue(store: StoreFolder, catalogue: Catalogue) -> None:
    """Put a new catalogue in the old one's place, in one move."""
    text = json.dumps({"format": _FORMAT, "files": [asdict(file) for file in catalogue.files]}, indent=1)
    fresh = store.catalogue.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(store.catalogue)
