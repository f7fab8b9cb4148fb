"""Two sets of definitions side by side: which cluster of the one answers to which of the other, and what moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.industry_codes import level_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from industry_clusters.study import DefinitionSet

SAME, MOVED = "same", "moved"
JOINS = ", "
"""Between the clusters of a code that stands in several."""


@dataclass(frozen=True)
class Comparison:
    """What two sets say.

    ``answers`` has for each cluster of the first set the one of the second that shares most codes with it ("" where none shares
    one). ``codes`` has a row for each code of either: ``industry_code``, ``first`` and ``second`` (its clusters there, "" for none) and
    ``what``: ``same``, ``moved`` (in a cluster that does not answer to its own), or ``only in`` one of them, by its name.
    ``unknown`` are codes that the study's data do not have, by set: of another vintage or level.
    """

    answers: Mapping[str, str]
    codes: pd.DataFrame
    unknown: Mapping[str, tuple[str, ...]]


def compare_sets(first: DefinitionSet, second: DefinitionSet, known: Collection[str] = ()) -> Comparison:
    """Compare two sets code by code.

    Parameters
    ----------
    first, second
        The sets; rows without a cluster or a code say nothing.
    known
        Codes of the study's industry groups; none where they are not known.

    Examples
    --------
    >>> from industry_clusters.study import DefinitionSet, Member
    >>> ours = DefinitionSet("Ours", (Member("Food", "3111"), Member("Food", "3112"), Member("Food", "6211")))
    >>> state = DefinitionSet("State", (Member("Agri", "3111"), Member("Agri", "3112"), Member("Care", "6211")))
    >>> compare_sets(ours, state).codes["what"].tolist()
    ['same', 'same', 'moved']
    """
    here, there = _places(first), _places(second)
    answers = _answers(here, there)
    rows = []
    for code in sorted({*here, *there}, key=lambda code: (code[:2], level_of(code), code)):
        mine, theirs = here.get(code, ()), there.get(code, ())
        if not theirs or not mine:
            what = f"only in {(first if mine else second).name}"
        else:
            what = SAME if {answers[name] for name in mine} & set(theirs) else MOVED
        rows.append((code, JOINS.join(mine), JOINS.join(theirs), what))
    unknown = {
        each.name: tuple(sorted(set(_places(each)) - set(known))) if known else () for each in (first, second)
    }
    return Comparison(
        answers, pd.DataFrame(rows, columns=["industry_code", "first", "second", "what"]), unknown
    )


def _places(one: DefinitionSet) -> dict[str, tuple[str, ...]]:
    codes = dict.fromkeys(
        member.industry_code for member in one.members if member.industry_code and member.cluster
    )
    return {code: one.clusters_of(code) for code in codes}


def _answers(here: Mapping[str, tuple[str, ...]], there: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """For each cluster the one that shares most codes; of several the one with fewer further codes, then the first."""
    sizes = Counter(name for names in there.values() for name in names)
    shared: dict[str, Counter[str]] = {}
    for code, names in here.items():
        for name in names:
            shared.setdefault(name, Counter()).update(there.get(code, ()))
    return {
        name: max(counts, key=lambda other, counts=counts: (counts[other], -sizes[other]), default="")  # type: ignore[misc]  # counts is bound
        for name, counts in shared.items()
    }
