"""Estimates kept between builds on this computer, by a fingerprint of the data they are made of.

A file holds plain arrays of texts and numbers and nothing that runs. One that cannot be read is made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
import pandas as pd

from industry_clusters.workflows.cache import cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEGINS, _MOST = "estimates-", 40


def estimate_memory() -> EstimateMemory:
    """Where this computer keeps estimates; those of the bundled example come along."""
    return EstimateMemory(cache_folder())


@dataclass(frozen=True)
class EstimateMemory:
    """A folder with a file for each fingerprint, None for none; the oldest go when there are more than forty."""

    folder: Path | None

    def recall(self, fingerprint: str) -> dict[str, pd.DataFrame] | None:
        """The tables that were kept, or None."""
        name = _name(fingerprint)
        own = self.folder / name if self.folder else None
        if own is not None and (found := tables_in(own)):
            return found
        with as_file(files("industry_clusters.example").joinpath("estimates", name)) as bundled:
            return tables_in(bundled)

    def keep(self, fingerprint: str, tables: Mapping[str, pd.DataFrame]) -> None:
        """Keep tables; where the folder cannot be written, nothing is kept and nothing is lost."""
        if self.folder is None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, prefix=_BEGINS, suffix=".part", delete=False) as part:
                part.write(bytes_of(tables))
            Path(part.name).replace(self.folder / _name(fingerprint))
            self._forget(self.folder)
        except OSError:
            return

    def _forget(self, folder: Path) -> None:
        """Only files of this name go, the oldest first."""
        own = sorted(folder.glob(_name("*")), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in own[_MOST:]:
            file.unlink(missing_ok=True)


def _name(fingerprint: str) -> str:
    return f"{_BEGINS}{fingerprint}.npz"


def tables_in(path: Path) -> dict[str, pd.DataFrame] | None:
    """The tables of a file; None where it is not there, or is no such file."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            columns = {name: kept[name] for name in kept.files}
    except (OSError, ValueError, EOFError, KeyError, BadZipFile):
        return None
    tables: dict[str, dict[str, pd.Series]] = {}
    for name, values in columns.items():
        table, _, column = name.partition("/")
        text = values.dtype.kind == "U"
        tables.setdefault(table, {})[column] = pd.Series(values.astype(object) if text else values)
    return {table: pd.DataFrame(found) for table, found in tables.items()}


def bytes_of(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """What a file of tables holds."""
    arrays = {
        f"{table}/{column}": _plain(values)
        for table, rows in tables.items()
        for column, values in rows.items()
    }
    file = BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # no array is called allow_pickle
    return file.getvalue()


def _plain(values: pd.Series) -> np.ndarray:
    return values.astype(str).to_numpy(dtype="U") if values.dtype.kind not in "fiub" else values.to_numpy()
