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
    CONSTANTS,
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
    from collections.abc import Sequence

DECIMALS = 3
"""Of variances: what is left of two equal sums is none."""
STATE = ("low", "high", "most", "least", "variance", "rest")


@dataclass(frozen=True)
class Step:
    """One wider industry for each row that is the first of its set in it.

    ``wider`` is the wider industry's code, ``leads`` 1 for the first row of a set in it, ``sums`` what the set has
    there, and ``state`` what is left of that by the wider industry; a row a member, zero where it does not lead.
    """

    wider: list[str]
    leads: np.ndarray
    sums: pd.DataFrame
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
    state = pd.DataFrame(
        {
            "low": members["low"], "high": members["high"], "most": members["high"], "least": members["low"],
            "variance": members["variance"], "rest": members["variance"],
        }
    ).reset_index(drop=True)  # fmt: skip
    leads = np.nan_to_num(np.asarray(slots, np.float64)) > 0
    numbers = np.nan_to_num(np.asarray(slots, np.float64)).astype(int)
    found = []
    for level in range(levels):
        codes = [chain[level] if level < len(chain) else "" for chain in chains]
        step = _step(numbers, leads, codes, state, wider)
        found.append(step)
        leads, state = step.leads.astype(bool), step.state
    return found


def _step(
    slots: np.ndarray, rows: np.ndarray, codes: list[str], state: pd.DataFrame, wider: pd.DataFrame
) -> Step:
    keys = [f"{slot}|{code}" if used else "" for slot, code, used in zip(slots, codes, rows, strict=True)]
    groups, first = pd.factorize(np.array(keys, dtype=object))[0], ~pd.Series(keys).duplicated().to_numpy()
    leads = first & rows
    sums = pd.DataFrame(0.0, index=state.index, columns=list(STATE))
    for name in STATE:
        added = np.zeros(int(groups.max(initial=-1)) + 1)
        np.add.at(added, groups, np.where(rows, state[name].to_numpy(np.float64), 0.0))
        sums[name] = np.where(leads, added[groups] if len(added) else 0.0, 0.0)
    constants = wider.reindex(codes)[list(CONSTANTS)].fillna(PASSED_ON).reset_index(drop=True)
    return Step(
        codes,
        leads.astype(int),
        sums,
        _left(sums, constants).where(np.repeat(leads[:, None], len(STATE), axis=1), 0.0),
    )


def _left(sums: pd.DataFrame, constants: pd.DataFrame) -> pd.DataFrame:
    """What the wider industry leaves of a set's sums."""
    low = np.maximum(sums["low"], constants[NEEDED] + sums["most"])
    high = np.maximum(np.minimum(sums["high"], constants[ROOM] + sums["least"]), low)
    variance = np.maximum(np.minimum(sums["variance"], constants[COVER] - sums["rest"]), 0.0).round(DECIMALS)
    return pd.DataFrame(
        {
            "low": low,
            "high": high,
            "most": np.maximum(constants[TOP] + sums["most"], low),
            "least": np.minimum(constants[BOTTOM] + sums["least"], high),
            "variance": variance,
            "rest": np.maximum(constants[CROSS] + sums["rest"], -variance).round(DECIMALS),
        }
    )
