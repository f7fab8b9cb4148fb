"""How far teams agree: on pairs of industries, and in all.

Two teams agree on a pair of industries where both put the two into one cluster, or both do not. A code in no cluster is with no
other; one in two clusters is with the members of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Agreement:
    """Of two teams: the share of pairs that both put alike (0 to 1), the adjusted Rand index, and of how many codes.

    Both are NaN where there is no pair: fewer than two codes in common.
    """

    share: float
    rand: float
    codes: int


def together(clusters: Mapping[str, frozenset[str]], codes: Sequence[str]) -> NDArray[np.bool_]:
    """Say of each pair of codes whether some cluster holds both: a square of ``len(codes)``.

    Examples
    --------
    >>> int(together({"Food": frozenset({"3111", "3112"})}, ["3111", "3112", "6211"]).sum())
    4
    """
    held = np.array([[code in members for members in clusters.values()] for code in codes], dtype=np.int64)
    held = held.reshape(len(codes), len(clusters))
    return np.asarray(held @ held.T > 0)


def agreement(
    first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]], codes: Sequence[str]
) -> Agreement:
    """Compare two teams' clusters pair by pair.

    The index is Hubert and Arabie's in its form by pairs (Warrens 2008), four sums: scikit-learn would be 100 MB for them, and takes no
    code in two clusters.

    Parameters
    ----------
    first, second
        The codes of each cluster, by its name.
    codes
        The codes to compare, without repeats: those that both could place and one of them did.

    Examples
    --------
    >>> teams = [{"A": frozenset("12"), "B": frozenset("34")}, {"A": frozenset("12"), "B": frozenset("3"), "C": frozenset("4")}]
    >>> found = agreement(*teams, list("1234"))
    >>> round(found.share, 4), round(found.rand, 4)
    (0.8333, 0.5714)
    """
    above = np.triu_indices(len(codes), 1)
    one, other = together(first, codes)[above], together(second, codes)[above]
    if not len(one):
        return Agreement(np.nan, np.nan, len(codes))
    both, none = int((one & other).sum()), int((~one & ~other).sum())
    only_one, only_other = int((one & ~other).sum()), int((~one & other).sum())
    over = (both + only_one) * (only_one + none) + (both + only_other) * (only_other + none)
    rand = 2 * (both * none - only_one * only_other) / over if over else 1.0
    return Agreement((both + none) / len(one), rand, len(codes))
