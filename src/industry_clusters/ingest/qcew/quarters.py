"""Annual averages, made of quarters the way BLS makes them.

Employment is the mean of twelve months, establishments the mean of four quarters, both rounded to whole numbers;
wages are the sum of four quarters. (BLS, QCEW field layouts: ``annual_avg_emplvl``, ``annual_avg_estabs``,
``total_annual_wages``.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.ingest.files.content import ANNUAL_COLUMNS, QUARTER_COUNTS, counted
from industry_clusters.panel import KEYS, PUBLISHED, WITHHELD, Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_QUARTERS = 4
_MONTHS = ["month1_emplvl", "month2_emplvl", "month3_emplvl"]
SOURCED_COLUMNS = (*ANNUAL_COLUMNS, "source_id")


def annual_averages(quarters: pd.DataFrame, names: Sequence[str]) -> tuple[pd.DataFrame, list[Remark]]:
    """Average quarters over years.

    Parameters
    ----------
    quarters
        One row per area, ownership, industry, year and quarter, with ``source_id``.
    names
        The files' names, by ``source_id``.

    Returns
    -------
    A row per year of four quarters, withheld where one of them is withheld; and what was left out: a year with
    fewer than four quarters has no annual average, and a missing quarter is not zero.
    """
    ordered = quarters.sort_values([*KEYS, "qtr"], kind="stable")
    years = ordered.groupby(list(KEYS), sort=False, observed=True)
    size = years["qtr"].transform("size")
    whole = ordered[size == _QUARTERS]
    return _averages(whole), _left_out(ordered[size < _QUARTERS], names)


def _averages(whole: pd.DataFrame) -> pd.DataFrame:
    first = whole.iloc[::_QUARTERS].reset_index(drop=True)
    stacked = {name: whole[name].to_numpy().reshape(-1, _QUARTERS) for name in (*QUARTER_COUNTS, "status")}
    months = np.concatenate([stacked[name] for name in _MONTHS], axis=1)
    withheld = (stacked["status"] == WITHHELD).any(axis=1)
    return first.assign(
        annual_avg_estabs=_rounded(stacked["qtrly_estabs"].mean(axis=1)),
        annual_avg_emplvl=_rounded(months.mean(axis=1)),
        total_annual_wages=stacked["total_qtrly_wages"].sum(axis=1),
        status=np.where(withheld, WITHHELD, PUBLISHED),
    )[list(SOURCED_COLUMNS)]


def _rounded(
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(np.floor(values + 0.5))


def _left_out(partial: pd.DataFrame, names: Sequence[str]) -> list[Remark]:
    counts = partial.groupby(["source_id", "year"])["qtr"].agg(["size", "unique"])
    return [
        Remark(
            names[int(source)],
            f"{year}: no annual average of {counted(size)} of cells with fewer than four quarters (here: "
            f"{', '.join(sorted(found))}).",
        )
        for (source, year), size, found in counts.itertuples()
    ]
