"""Estimates kept between builds on this computer, by a fingerprint of the data they are made of.

A file holds plain arrays of texts and numbers and nothing that runs. One that cannot be read is made again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTING = "INDUSTRY_CLUSTERS_CACHE"
"""The environment's word for another folder than the user's own; an empty one keeps nothing."""
_BEGINS, _MOST = "estimates-", 40


def estimate_memory() -> EstimateMemory | None:
    """Where this computer keeps estimates; None where it keeps none."""
    folder = os.environ.get(SETTING)
    if folder == "":
        return None
    if folder is None:
        from platformdirs import user_cache_path  # noqa: PLC0415  only where estimates are kept

        folder = str(user_cache_path("industry-clusters", appauthor=False))
    return EstimateMemory(Path(folder))


@dataclass(frozen=True)
class EstimateMemory:
    """A folder with a file for each fingerprint; the oldest go when there are more than forty."""

    folder: Path

    def recall(self, fingerprint: str) -> dict[str, pd.DataFrame] | None:
        """The tables that were kept, or None."""
        try:
            with np.load(self._file(fingerprint), allow_pickle=False) as kept:
                columns = {name: kept[name] for name in kept.files}
        except (OSError, ValueError, EOFError, KeyError):
            return None
        tables: dict[str, dict[str, pd.Series]] = {}
        for name, values in columns.items():
            table, _, column = name.partition("/")
            text = values.dtype.kind == "U"
            tables.setdefault(table, {})[column] = pd.Series(values.astype(object) if text else values)
        return {table: pd.DataFrame(found) for table, found in tables.items()}

    def keep(self, fingerprint: str, tables: Mapping[str, pd.DataFrame]) -> None:
        """Keep tables; where the folder cannot be written, nothing is kept and nothing is lost."""
        arrays = {
            f"{table}/{column}": _plain(values)
            for table, rows in tables.items()
            for column, values in rows.items()
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, prefix=_BEGINS, suffix=".part", delete=False) as part:
                np.savez_compressed(part, **arrays)  # type: ignore[arg-type]  # no array is called allow_pickle
            Path(part.name).replace(self._file(fingerprint))
            self._forget()
        except OSError:
            return

    def _file(self, fingerprint: str) -> Path:
        return self.folder / f"{_BEGINS}{fingerprint}.npz"

    def _forget(self) -> None:
        """Only files of this name go, the oldest first."""
        own = sorted(self.folder.glob(f"{_BEGINS}*.npz"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in own[_MOST:]:
            file.unlink(missing_ok=True)


def _plain(values: pd.Series) -> np.ndarray:
    return values.astype(str).to_numpy(dtype="U") if values.dtype.kind not in "fiub" else values.to_numpy()
