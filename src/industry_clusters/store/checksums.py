"""Whether files of the store are as they were written: by their SHA-256, each looked at once by a program."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.errors import StoreError
from industry_clusters.store.catalogue import Catalogue, StoredFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from industry_clusters.store.catalogue import RowsFile
    from industry_clusters.store.folder import StoreFolder

_AT_ONCE = 4
_seen: dict[tuple[str, int, int], str] = {}
"""Path, size and time of files that were looked at, with their checksums."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_rows(store: StoreFolder, files: Iterable[RowsFile]) -> None:
    """Hold files of rows against their checksums; one without, of an earlier release, passes.

    A file is looked at once by a program, as long as its size and time stay.

    Raises
    ------
    StoreError
        Where one is not as it was written.
    OSError
        Where one is not there.
    """
    known = [one for one in files if one.sha256]
    with ThreadPoolExecutor(_AT_ONCE) as at_once:
        found = at_once.map(lambda one: _known_sha256(store.root / one.parquet), known)
        for one, sha256 in zip(known, found, strict=True):
            if sha256 != one.sha256:
                raise damaged(store.root / one.parquet, one.source.name)


def _known_sha256(path: Path) -> str:
    about = path.stat()
    key = (str(path), about.st_size, about.st_mtime_ns)
    if key not in _seen:
        _seen[key] = sha256_of(path)
    return _seen[key]


def check_raw(store: StoreFolder, file: StoredFile) -> None:
    """Hold a raw file or table against its checksum, as :func:`check_rows` does."""
    path = store.root / file.raw
    if _known_sha256(path) != file.sha256:
        raise damaged(path, file.name)


def damaged(path: Path, name: str) -> StoreError:
    """Say that a file of the store is damaged."""
    return StoreError(
        f"a file of the data store is damaged: what it holds of {name} is not as it was written",
        place=str(path),
        next_step="'industry-clusters data repair' makes it again from the raw files.",
    )


def with_checksums(store: StoreFolder, catalogue: Catalogue) -> Catalogue:
    """Note the checksums of files of rows that have none, in a store of an earlier release."""
    if all(one.sha256 for one in catalogue.rows):
        return catalogue
    return Catalogue(tuple(replace(file, rows=_noted(store, file)) for file in catalogue.files))


def _noted(store: StoreFolder, file: StoredFile) -> tuple[RowsFile, ...]:
    return tuple(
        one
        if one.sha256 or not (path := store.root / one.parquet).exists()
        else replace(one, sha256=sha256_of(path))
        for one in file.rows
    )
