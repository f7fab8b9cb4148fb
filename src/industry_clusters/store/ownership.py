"""Whose folder a folder is: the store writes and deletes in its own, and refuses any other."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from industry_clusters.errors import StoreError
from industry_clusters.store.catalogue import Catalogue, held_files, read_catalogue, write_catalogue
from industry_clusters.store.folder import SETTING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.store.folder import StoreFolder

_MARK = "This folder is a data store of Industry Clusters for Excel. The program writes and deletes in it.\n"
_OF_A_FIRST_VISIT = {"writing.lock", "settings.json", "partial", "loading"}
"""What a visit that brought nothing left in a store before there was a mark."""
_OF_THE_SYSTEM = {".DS_Store", "desktop.ini", "Thumbs.db"}
_OWN_ROWS = re.compile(r"rows/year=[0-9]{4}/[0-9a-f]{12}-[0-9]+-[0-9]+(-[0-9a-f]{12})?\.parquet")
_OWN_PLACE = re.compile(r"(raw/[^/]+|tables)/(?P<sha256>[0-9a-f]{12})/[^/]+")


@contextmanager
def changing(store: StoreFolder) -> Iterator[None]:
    """Take the turn to write in a store, and make it where there is none.

    Raises
    ------
    StoreError
        Where the folder is not empty and no store, cannot be written, or another program holds it too long.
    """
    check_own(store)
    with store.writing():
        _settle(store)
        yield


def check_own(store: StoreFolder) -> None:
    """Refuse a folder that holds something and is no store; nothing is written or deleted in it.

    Raises
    ------
    StoreError
        Where it is so.
    """
    if not is_own(store):
        raise StoreError(
            "the folder is not empty and is no data store",
            place=str(store.root),
            next_step=f"Name an empty or new folder with {SETTING}.",
        )


def is_own(store: StoreFolder) -> bool:
    """Whether a folder is a store, or may become one: not there yet, empty, marked, or a store of an earlier release."""
    if not store.root.is_dir():
        return not store.root.exists()
    if store.mark.exists() or _has_catalogue(store):
        return True
    names = {path.name for path in store.root.iterdir()} - _OF_THE_SYSTEM
    return (names <= _OF_A_FIRST_VISIT and _is_settings(store.settings)) or any(own_raw_files(store))


def own_raw_files(store: StoreFolder) -> Iterator[Path]:
    """Raw files and tables in places that the store gave them: a folder named by the beginning of their checksum."""
    for path in held_files(store):
        if _OWN_PLACE.fullmatch(path.relative_to(store.root).as_posix()) and path != origin_of(path):
            yield path


def own_rows(store: StoreFolder) -> list[str]:
    """Files of rows by the names that the store gives them, as paths in it; a repair makes all of them again."""
    found = (path.relative_to(store.root).as_posix() for path in store.rows.glob("*/*.parquet"))
    return sorted(path for path in found if _OWN_ROWS.fullmatch(path))


def origin_of(raw: Path) -> Path:
    """The note beside a raw file that says where it came from, so that a lost catalogue can be made again."""
    return raw.with_name("origin.json")


def _has_catalogue(store: StoreFolder) -> bool:
    """Whether there is a catalogue of ours, be it damaged: another program's file of that name has no such words."""
    try:
        text = store.catalogue.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return '"format"' in text and '"files"' in text


def _is_settings(path: Path) -> bool:
    """Whether settings are the store's own, or not there."""
    try:
        return set(json.loads(path.read_text(encoding="utf-8"))) == {"email"}
    except FileNotFoundError:
        return True
    except (OSError, ValueError, TypeError):
        return False


def _settle(store: StoreFolder) -> None:
    """Put the mark, and in a new store an empty catalogue: where it is gone later, that is damage and no empty store."""
    if not store.mark.exists():
        store.mark.write_text(_MARK, encoding="utf-8")
    if not store.catalogue.exists() and not any(held_files(store)):
        write_catalogue(store, Catalogue())
    read_catalogue(store)
