"""How well the jobs of a set of industries are known: certain bounds and variance of a sum, as formulas can follow them.

A sum of the members' maxima is no bound: their wider industries leave less for them together. From the narrowest wider
industry up, with a set's bounds ``low``, ``high`` inside it, what it leaves of the whole ``most``, ``least``, and the
variances of the set and of what it leaves (constants as in :mod:`industry_clusters.analysis.withheld.wider`)::

    low = max(Σ low, needed + Σ most)          most = max(top + Σ most, low)
    high = max(min(Σ high, room + Σ least), low)   least = min(bottom + Σ least, high)
    variance = min(Σ variance, cover - Σ rest) rest = max(cross + Σ rest, -variance)

where a single industry has ``most = high``, ``least = low`` and ``rest = variance``. Variances are added, which is on
the safe side: inside a total errors cancel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.wider import (
    BOTTOM,
    COVER,
    CROSS,
    NEEDED,
    PASSED_ON,
    ROOM,
    TOP,
)
from industry_clusters.industry_codes import parent_of
from industry_clusters.panel import TOTAL_INDUSTRY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.measures.intervals import Amounts

DECIMALS = 3
"""Of variances: what is left of two equal sums is none."""
STATE = ("low", "high", "most", "least", "variance", "rest")


@dataclass(frozen=True)
class Step:
    """One wider industry for each row that is the first of its set in it.

    ``wider`` is the wider industry's code, ``leads`` 1 for the first row of a set in it, and ``state`` what is left of
    the set's sums by the wider industry; a row a member, zero where it does not lead.
    """

    wider: list[str]
    leads: NDArray[np.int64]
    state: pd.DataFrame


def chain_of(code: str) -> list[str]:
    """The wider industries of a code, the narrowest first; the total last.

    Examples
    --------
    >>> chain_of("3254")
    ['325', '31-33', '10']
    """
    found = []
    while code != TOTAL_INDUSTRY:
        code = parent_of(code)
        found.append(code)
    return found


def steps(
    slots: Sequence[float],
    chains: Sequence[Sequence[str]],
    members: pd.DataFrame,
    wider: pd.DataFrame,
    levels: int,
) -> list[Step]:
    """Work a year's members up to the total.

    Parameters
    ----------
    slots
        The set of each row; NaN or 0 where it counts for none.
    chains
        The wider industries of each row's code, all of one length.
    members
        ``low``, ``high``, ``variance`` of each row's jobs; zero where it does not count.
    wider
        The year's constants by industry code.
    levels
        How many wider industries a code has; so many steps there are, also where no row counts.

    Returns
    -------
    list of Step
        One a level; the last one's leading rows hold the sets' own.
    """
    low, high, variance = (members[name].to_numpy(np.float64) for name in ("low", "high", "variance"))
    state = {"low": low, "high": high, "most": high, "least": low, "variance": variance, "rest": variance}
    numbers = np.nan_to_num(np.asarray(slots, np.float64)).astype(int)
    leads = numbers > 0
    found = []
    for level in range(levels):
        codes = [chain[level] if level < len(chain) else "" for chain in chains]
        groups, first = _grouped(numbers, leads, codes)
        sums = {name: _summed(np.where(leads, values, 0.0), groups) for name, values in state.items()}
        leads = leads & first
        left = _left(sums, wider.reindex(codes))
        state = {name: np.where(leads, values, 0.0) for name, values in left.items()}
        found.append(Step(codes, leads.astype(int), pd.DataFrame(state)))
    return found


def _grouped(
    slots: NDArray[np.int64], rows: NDArray[np.bool_], codes: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The number of each row's set in its wider industry, and whether the row is the first of it; rows that do not lead are one."""
    keys = [
        (slot, code) if used else None for slot, code, used in zip(slots.tolist(), codes, rows, strict=True)
    ]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    groups = np.array([numbers[key] for key in keys], dtype=np.int64)
    first = np.zeros(len(keys), dtype=np.bool_)
    first[np.unique(groups, return_index=True)[1]] = True
    return groups, first


def _summed(values: Amounts, groups: NDArray[np.int64]) -> Amounts:
    """The sum over each row's group."""
    return np.bincount(groups, values)[groups].astype(np.float64) if len(groups) else values


def _left(sums: Mapping[str, Amounts], wider: pd.DataFrame) -> dict[str, Amounts]:
    """What the wider industry leaves of a set's sums."""
    constants = {name: wider[name].fillna(passed).to_numpy(np.float64) for name, passed in PASSED_ON.items()}
    low = np.maximum(sums["low"], constants[NEEDED] + sums["most"])
    high = np.maximum(np.minimum(sums["high"], constants[ROOM] + sums["least"]), low)
    variance = np.maximum(np.minimum(sums["variance"], constants[COVER] - sums["rest"]), 0.0).round(DECIMALS)
    return {
        "low": low,
        "high": high,
        "most": np.maximum(constants[TOP] + sums["most"], low),
        "least": np.minimum(constants[BOTTOM] + sums["least"], high),
        "variance": variance,
        "rest": np.maximum(constants[CROSS] + sums["rest"], -variance).round(DECIMALS),
    }
