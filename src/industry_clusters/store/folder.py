"""Where the store lies, and whose turn it is to write."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from industry_clusters.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTING = "INDUSTRY_CLUSTERS_STORE"
"""The environment's word for another folder than the user's own."""

_PATIENCE = 600.0
_LOAD = "load-"


@dataclass(frozen=True)
class StoreFolder:
    """The store's folder; it need not be there yet."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """What is in the store."""
        return self.root / "catalogue.json"

    @property
    def mark(self) -> Path:
        """A file that says whose folder this is."""
        return self.root / "industry-clusters-store.txt"

    @property
    def settings(self) -> Path:
        """What is remembered of the person: the e-mail address that BLS asks for."""
        return self.root / "settings.json"

    @property
    def leftovers(self) -> Path:
        """Files of the store's own that are to go, or are on their way in; the next load finds them here."""
        return self.root / "leftovers.json"

    @property
    def rows(self) -> Path:
        """Parquet files, a folder a year."""
        return self.root / "rows"

    @property
    def loading(self) -> Path:
        """What is being made; nothing in it is in the store."""
        return self.root / "loading"

    @property
    def partial(self) -> Path:
        """Downloads that are under way or were cut off."""
        return self.root / "partial"

    @contextmanager
    def writing(self, patience: float = _PATIENCE) -> Iterator[None]:
        """Take the turn to write; another program that writes is waited for.

        Raises
        ------
        StoreError
            Where the folder cannot be written, or another program holds it for longer than ``patience`` seconds.
        """
        lock = FileLock(self.root / "writing.lock")
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=patience)
        except Timeout as cause:
            raise StoreError(
                f"another program has been writing to the data store for {patience:g} seconds",
                place=str(self.root),
                next_step="Wait until it is done, or end it, and try again.",
            ) from cause
        except OSError as cause:
            raise unwritable(self.root, cause) from cause
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """Give a folder to make a load in, on the store's own disk; it is cleared away afterwards.

        Only who has the turn to write may ask: the folders of loads that were killed are cleared away first.
        """
        self.loading.mkdir(parents=True, exist_ok=True)
        for left in self.loading.glob(f"{_LOAD}*"):
            shutil.rmtree(left, ignore_errors=True)
        place = Path(mkdtemp(prefix=_LOAD, dir=self.loading))
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def default_store() -> StoreFolder:
    """Return the store of this user: the folder that the environment names, else the system's place for data."""
    named = os.environ.get(SETTING)
    return StoreFolder(
        Path(named).expanduser() if named else user_data_path("industry-clusters", appauthor=False)
    )


def unwritable(place: Path, cause: OSError) -> StoreError:
    """Say that a place of the store cannot be written."""
    return StoreError(
        f"the data store cannot be written: {cause.strerror or cause}",
        place=str(place),
        next_step=f"Free some space, or name another folder with {SETTING}.",
    )
