"""How far a team is, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.study import MatrixCriterion
from industry_clusters.workshop.checks import RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.workshop.returned import Returned

NOT_BEGUN, BEGUN, DONE = 0, 1, 2
_GIVEN = {criterion.label: criterion.default_weight for criterion in MatrixCriterion}
"""Weights that a workbook begins with."""


@dataclass(frozen=True)
class State:
    """What is known of a step: in words, and whether it is not begun, begun or done."""

    words: str
    stage: int


@dataclass(frozen=True)
class Returns:
    """What came back: of each team its latest workbook, in the order of the plan or of the alphabet.

    ``missing`` are teams of the plan of which there is none, ``odd`` files with a sentence on what is unusual.
    """

    workshop: str
    teams: tuple[Returned, ...]
    missing: tuple[str, ...] = ()
    odd: tuple[tuple[str, str], ...] = ()


def _of(done: int, of: int, words: str) -> State:
    stage = DONE if done >= of else BEGUN if done else NOT_BEGUN
    return State(f"{done} of {of} {words}", stage) if of else State("not in the workbook", NOT_BEGUN)


def _answered(team: Returned, *beginnings: str) -> State:
    keys = [key for key in team.questions if key.startswith(beginnings)]
    return _of(sum(key in team.answers for key in keys), len(keys), "answered")


def _exercise(team: Returned) -> State:
    if not team.checks:
        return State("none in the workbook", NOT_BEGUN)
    if None in team.checks:
        return State("not known: no values saved", NOT_BEGUN)
    right = sum(str(text).startswith(RIGHT) for text in team.checks)
    typed = sum(bool(text) for text in team.checks)
    state = _of(right, len(team.checks), "right")
    return State(state.words, BEGUN if typed and not right else state.stage)


def _clusters(team: Returned) -> State:
    clusters = len(team.clusters)
    words = f"{clusters} clusters, {len({one.industry_code for one in team.members})} codes"
    if team.moved is None:
        return State(words, BEGUN if clusters else NOT_BEGUN)
    return State(f"{words}; {team.moved} moved", DONE if team.moved and clusters else NOT_BEGUN)


def _decision(team: Returned) -> State:
    if not team.weights:
        return State("not in the workbook", NOT_BEGUN)
    if team.weights.items() <= _GIVEN.items():
        return State("weights as given", NOT_BEGUN)
    counted = {name: weight for name, weight in team.weights.items() if weight}
    return State(", ".join(f"{name} {weight:g}" for name, weight in counted.items()) or "no weight", DONE)


STEPS: dict[str, Callable[[Returned], State]] = {
    "Region": lambda team: _answered(team, "note_region"),
    "Exercise": _exercise,
    "Observations": lambda team: _answered(team, "note_growth", "note_export", "note_pay"),
    "Clusters": _clusters,
    "Decision": _decision,
    "First steps": lambda team: _answered(team, "note_first"),
}
"""The steps of a team in their order, and how each is seen."""
