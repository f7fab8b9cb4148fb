"""In which cluster an industry group may belong, by evidence: who works in it, where it is found, where others have put it.

For each kind of evidence two groups are alike by a number up to 1. A group and a cluster are as alike as the group and the
three members (of those that are not the group itself) that it is most alike. Kinds are added by their weights; the cluster of
the largest sum is suggested. Without evidence nothing is suggested, and each suggestion says what it rests on.

- *staffing*: the cosine of the two staffing patterns (roots of the shares, rare occupations weighted more), of the finest pattern
  that each lies in; groups that share a pattern are alike by it, and the evidence says that they share it.
- *location*: the correlation of the two groups' concentration of establishments across counties. Establishments are published
  where jobs are not.
- *sets*: of the other sets of definitions that place both groups, the share that places them together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.occupations.staffing_patterns import (
    finest_pattern,
    pattern_finder,
    staffing_patterns,
)
from industry_clusters.industry_codes import SECTOR_LEVEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.study import DefinitionSet, Ownership

    Alike = NDArray[np.float64]

STAFFING, LOCATION, SETS = "staffing patterns", "co-location across counties", "other sets of definitions"
WEIGHTS: Mapping[str, float] = {STAFFING: 1.0, LOCATION: 0.25, SETS: 0.5}
"""How much each kind counts; chosen on published definitions (`tests/benchmarks/suggestions.py`)."""
NEAREST = 3
"""Members of a cluster that a group is compared with: those it is most alike."""
LEAST: Mapping[str, float] = {STAFFING: 0.5, LOCATION: 0.3, SETS: 0.01}
"""Less than this is no evidence."""
FEWEST_COUNTIES = 30
"""With fewer counties any two industries are found together by chance."""


@dataclass(frozen=True)
class Suggestions:
    """What is suggested.

    ``table`` has a row for each industry group: ``industry_code``, ``suggested`` (a cluster, "" where there is no evidence),
    ``evidence`` in words, ``score`` (NaN for none), ``second`` (the cluster that is next) and ``second_score``. ``kinds`` are the kinds
    of evidence that the study's data hold.
    """

    table: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(
            columns=["industry_code", "suggested", "evidence", "score", "second", "second_score"]
        )
    )
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """How alike industry groups are by one kind of evidence.

    ``alike`` is square, in the order of the groups: up to 1, NaN where nothing is known, and on the diagonal. Of staffing
    patterns ``shared`` tells which groups have one pattern, and ``names`` each group's; ``counties`` is how many there are, ``sets``
    the sets of definitions.
    """

    kind: str
    alike: Alike
    shared: NDArray[np.bool_] | None = None
    names: tuple[str, ...] = ()
    counties: int = 0
    sets: tuple[DefinitionSet, ...] = ()


def staffing_evidence(staffing: pd.DataFrame, codes: Sequence[str], ownership: Ownership) -> Evidence | None:
    """How alike industry groups are by who works in them; None where no group has a pattern finer than its sector."""
    found = group_patterns(staffing, codes, ownership)
    if found is None:
        return None
    patterns, shares = found
    # a root makes a few large occupations count less; one that most industries have says little
    roots = np.sqrt(np.nan_to_num(shares))
    there = (roots > 0).sum(axis=1)
    weighted = roots * np.log((1 + roots.shape[1]) / (1 + there))[:, None]
    lengths = np.linalg.norm(weighted, axis=0)
    unit = np.divide(weighted, lengths, out=np.full_like(weighted, np.nan), where=lengths > 0)
    between = unit.T @ unit
    place = {name: at for at, name in enumerate(dict.fromkeys(name for name in patterns if name))}
    at = np.array([place.get(name, -1) for name in patterns])
    alike = between[np.ix_(at, at)]
    alike[at < 0, :] = alike[:, at < 0] = np.nan
    shared = (at[:, None] == at[None, :]) & (at >= 0)
    return Evidence(STAFFING, _without_self(alike), shared, tuple(patterns))


def group_patterns(
    staffing: pd.DataFrame, codes: Sequence[str], ownership: Ownership
) -> tuple[list[str], NDArray[np.float64]] | None:
    """The pattern of each group ("" for none), and the shares of those patterns, occupations by patterns.

    A group whose own pattern the files lack and whose parts they hold has those of its parts together. A sector's pattern says
    nothing of one of its many groups.
    """
    if staffing.empty:
        return None
    finder = pattern_finder(staffing)
    held = [code for code in dict.fromkeys(staffing["industry_code"]) if code]
    parts = {code: [one for one in held if one != code and one.startswith(code)] for code in codes}
    own: list[str] = []
    needed: dict[str, list[str]] = {}
    for code in codes:
        found, digits = finest_pattern(code, finder)
        if digits < len(code) and parts[code]:
            found, needed[code] = code, parts[code]
        elif digits <= SECTOR_LEVEL < len(code):
            found = ""
        elif found:
            needed[found] = [found]
        own.append(found)
    if not needed:
        return None
    wanted = sorted({part for many in needed.values() for part in many})
    patterns = staffing_patterns(staffing, wanted, ownership)
    of_part = patterns.industries["employment"].reindex(wanted).to_numpy(np.float64)
    jobs = np.nan_to_num(patterns.shares.to_numpy(np.float64)) * np.nan_to_num(of_part)
    place = {part: at for at, part in enumerate(wanted)}
    names = list(dict.fromkeys(name for name in own if name))
    sums = np.column_stack([jobs[:, [place[part] for part in needed[name]]].sum(axis=1) for name in names])
    total = sums.sum(axis=0)
    return own, np.divide(sums, total, out=np.full_like(sums, np.nan), where=total > 0)


def location_evidence(establishments: pd.DataFrame | None, codes: Sequence[str]) -> Evidence | None:
    """How alike industry groups are by where they are found.

    Parameters
    ----------
    establishments
        Counts: industry groups as rows, counties as columns; a group that a county lacks has none there (0).

    Returns
    -------
    Evidence or None
        None where there are fewer than :data:`FEWEST_COUNTIES` counties. A group without establishments is like none.
    """
    if establishments is None or establishments.shape[1] < FEWEST_COUNTIES:
        return None
    counts = establishments.reindex(list(codes)).to_numpy(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = counts / np.nansum(counts, axis=0)
        concentration = np.log1p(shares / (np.nansum(counts, axis=1) / np.nansum(counts))[:, None])
        alike = np.corrcoef(concentration)
    return Evidence(LOCATION, _without_self(alike), counties=establishments.shape[1])


def set_evidence(sets: Sequence[DefinitionSet], codes: Sequence[str]) -> Evidence | None:
    """How alike industry groups are by where other sets of definitions put them; None without such sets."""
    if not sets:
        return None
    size = len(codes)
    both, together = np.zeros((size, size)), np.zeros((size, size))
    for one in sets:
        placed = pd.crosstab(
            pd.Series([member.industry_code for member in one.members], dtype="str"),
            pd.Series([member.cluster for member in one.members], dtype="str"),
        ).reindex(list(codes), fill_value=0)
        flags = placed.to_numpy(np.float64) > 0
        in_set = np.asarray(flags.any(axis=1))
        both += in_set[:, None] & in_set[None, :]
        together += (flags.astype(float) @ flags.T.astype(float)) > 0
    alike = np.divide(together, both, out=np.full((size, size), np.nan), where=both > 0)
    return Evidence(SETS, _without_self(alike), sets=tuple(sets))


def _without_self(alike: Alike) -> Alike:
    alike = np.array(alike, dtype=np.float64)
    np.fill_diagonal(alike, np.nan)
    return alike


def suggest(
    codes: Sequence[str], clusters: Mapping[str, Sequence[str]], evidence: Sequence[Evidence]
) -> Suggestions:
    """Suggest a cluster for each industry group.

    Parameters
    ----------
    codes
        The groups, in the order of the evidence.
    clusters
        The members of each cluster; members that are no groups of ``codes`` say nothing.
    evidence
        What is known; none suggests nothing.

    Returns
    -------
    Suggestions
        A row for each group. A group's own membership is left out: a group that is alone in its cluster is not suggested for it.
    """
    place = {code: at for at, code in enumerate(codes)}
    members = {
        name: [place[code] for code in dict.fromkeys(own) if code in place] for name, own in clusters.items()
    }
    names = [name for name, own in members.items() if own]
    scores = {each.kind: _scores(each, [members[name] for name in names]) for each in evidence}
    weighted = [WEIGHTS[kind] * np.nan_to_num(score) for kind, score in scores.items()]
    total = reduce(np.add, weighted, np.zeros((len(codes), len(names))))
    order = np.argsort(-total, axis=1, kind="stable")
    rows = []
    for at, code in enumerate(codes):
        first, second = ([*order[at], -1, -1])[:2]
        is_any = first >= 0 and total[at, first] > 0
        is_second = second >= 0 and total[at, second] > 0
        said = [
            words
            for each in evidence
            if is_any
            and (words := _words(each, codes, at, members[names[first]], scores[each.kind][at, first]))
        ]
        rows.append(
            {
                "industry_code": code,
                "suggested": names[first] if is_any else "",
                "evidence": "; ".join(said),
                "score": total[at, first] if is_any else np.nan,
                "second": names[second] if is_second else "",
                "second_score": total[at, second] if is_second else np.nan,
            }
        )
    return Suggestions(
        pd.DataFrame(rows, columns=Suggestions().table.columns), tuple(each.kind for each in evidence)
    )


def _nearest(alike: Alike, members: Sequence[int]) -> tuple[NDArray[np.int64], Alike]:
    """The members that each group is most like, and how much: NaN where it is like fewer."""
    own = alike[:, list(members)]
    order = np.argsort(np.where(np.isnan(own), np.inf, -own), axis=1, kind="stable")[:, :NEAREST]
    return np.asarray(members)[order], np.take_along_axis(own, order, axis=1)


def _scores(evidence: Evidence, clusters: Sequence[Sequence[int]]) -> Alike:
    scores = np.full((len(evidence.alike), len(clusters)), np.nan)
    for at, members in enumerate(clusters):
        _, values = _nearest(evidence.alike, members)
        known = ~np.isnan(values)
        sums = np.where(known, values, 0.0).sum(axis=1)
        scores[:, at] = np.divide(
            sums, known.sum(axis=1), out=np.full(len(sums), np.nan), where=known.any(axis=1)
        )
    return np.where(scores >= LEAST[evidence.kind], scores, np.nan)


def _words(evidence: Evidence, codes: Sequence[str], at: int, members: Sequence[int], score: float) -> str:
    """What a kind of evidence says for a group and a cluster; nothing where it says nothing."""
    if np.isnan(score):
        return ""
    places, values = _nearest(evidence.alike[at : at + 1], members)
    like = [
        int(place) for place, value in zip(places[0], values[0], strict=True) if value >= LEAST[evidence.kind]
    ]
    listed = ", ".join(codes[place] for place in like)
    if evidence.kind == LOCATION:
        return (
            f"Found in the same counties as {listed} (correlation {score:.2f}, {evidence.counties} counties)"
        )
    if evidence.kind == SETS:
        return _words_of_sets(evidence.sets, codes[at], [codes[place] for place in like])
    is_shared = evidence.shared is not None and any(evidence.shared[at, place] for place in like)
    one = f"; one pattern for {evidence.names[at]}" if is_shared else ""
    return f"Staffed like {listed} ({score:.2f}{one})"


def _words_of_sets(sets: Sequence[DefinitionSet], code: str, like: Sequence[str]) -> str:
    """Which sets put a group together with which of the members."""
    said = []
    for one in sets:
        mine = one.clusters_of(code)
        for name in mine:
            together = [other for other in like if name in one.clusters_of(other)]
            if together:
                said.append(f"with {', '.join(together)} in {name!r} of {one.label}")
    words = "; ".join(said)
    return words[:1].upper() + words[1:]
