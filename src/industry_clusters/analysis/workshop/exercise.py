"""The industry groups of the exercise by hand, with the figures that trainees work from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.once import once
from industry_clusters.analysis.rows import group_rows
from industry_clusters.measures.margins import Grade
from industry_clusters.workshop.checks import GROUP_TASKS, worked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from industry_clusters.analysis.tables import Analysis

NO_GROUP = (
    "no industry group is published in both years in the region and in the reference area: the exercise needs another region, "
    "or data of the reference area in both years"
)
"""Why an exercise has no groups."""
GROUPS, OF_A_CLUSTER = 10, 5
"""Industry groups of an exercise, and how many of them are of one cluster at most."""
_CLEAR = {"growth": 0.003, "change": 0.01}
"""Answers nearer to zero than this are chosen last: a mistake would give nearly the same."""
_NO_CLUSTER = "Other groups"


@dataclass(frozen=True)
class Group:
    """An industry group of the exercise: published figures of both years; payroll in the dollars of its year."""

    code: str
    title: str
    cluster: str
    first: float
    last: float
    reference_first: float
    reference_last: float
    payroll_first: float
    payroll_last: float


@dataclass(frozen=True)
class Exercise:
    """Up to ten groups, cluster by cluster, and the region's figures: totals of both years and the price index.

    Without groups that are published in both years it has none.
    """

    groups: tuple[Group, ...]
    about: Mapping[str, float]

    @property
    def clusters(self) -> tuple[str, ...]:
        """Clusters of the groups, in their order."""
        return tuple(dict.fromkeys(group.cluster for group in self.groups))

    def of_group(self, group: Group) -> dict[str, float]:
        """Every name that a task of a group uses, with its value."""
        return {**self.about, **{name: getattr(group, name) for name in _SUMMED}}

    def of_cluster(self, cluster: str) -> dict[str, float]:
        """Every name that a task of a cluster uses, with its value: sums, and the means that are mistakes."""
        groups = [group for group in self.groups if group.cluster == cluster]
        values = [self.of_group(group) for group in groups]
        growth, quotient = (task.right for task in GROUP_TASKS[:2])
        return {
            **self.about,
            **{name: sum(one[name] for one in values) for name in _SUMMED},
            "count": float(len(groups)),
            "mean_growth": _mean(worked(growth, one) for one in values),
            "mean_quotient": _mean(worked(quotient, one) for one in values),
            "mean_pay": _mean(group.payroll_last / group.last for group in groups),
        }


_SUMMED = ("first", "last", "reference_first", "reference_last", "payroll_first", "payroll_last")


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


@once
def exercise_of(analysis: Analysis) -> Exercise:
    """Choose up to ten groups whose figures are published: the largest of the clusters that have most of them.

    Groups whose answers would look alike whether right or wrong, such as a growth of nearly zero, come last.
    """
    about = _about(analysis)
    known = _candidates(analysis)
    by_cluster: dict[str, list[Group]] = {}
    for group in known:
        by_cluster.setdefault(group.cluster, []).append(group)
    for groups in by_cluster.values():
        groups.sort(key=lambda group: (not _is_clear(group, about), -group.last))
    order = sorted(by_cluster, key=lambda name: (name == _NO_CLUSTER, *_weight(by_cluster[name])))
    chosen: list[Group] = []
    for name in order:
        chosen += by_cluster[name][: min(OF_A_CLUSTER, GROUPS - len(chosen))]
    return Exercise(tuple(chosen), about)


def _weight(groups: list[Group]) -> tuple[int, float]:
    """How early a cluster's groups are chosen: most groups, then most jobs."""
    taken = groups[:OF_A_CLUSTER]
    return -len(taken), -sum(group.last for group in taken)


def _about(analysis: Analysis) -> dict[str, float]:
    study, marks, prices = analysis.study, analysis.marks, analysis.prices.values
    return {
        "years": float(study.last_year - study.first_year),
        "region_first": marks.region_total_first,
        "region_last": marks.region_total_last,
        "total_first": marks.reference_total_first,
        "total_last": marks.reference_total_last,
        "index": prices[study.first_year],
        "base_index": prices[study.dollar_year],
    }


def _candidates(analysis: Analysis) -> list[Group]:
    """Groups with published figures in both years and both areas, each once, in its first cluster."""
    members = analysis.clusters.members
    counted = members[members["cluster"].ne("") & members["industry_code"].ne("")]
    clusters = dict(zip(counted["industry_code"][::-1], counted["cluster"][::-1], strict=True))
    payroll, study = analysis.region.payroll, analysis.study
    found = []
    for row in group_rows(analysis):
        grades = (
            row["grade_first"],
            row["grade_last"],
            row["grade_reference_first"],
            row["grade_reference_last"],
        )
        code = row["industry_code"]
        if any(grade != Grade.PUBLISHED for grade in grades) or code not in payroll.index:
            continue
        paid = [float(payroll.loc[code, year]) for year in (study.first_year, study.last_year)]
        figures = (
            row["best_employment_first"],
            row["best_employment_last"],
            row["reference_first"],
            row["reference_last"],
            *paid,
        )
        if all(figure > 0 for figure in figures):
            found.append(
                Group(code, row["industry_title"], clusters.get(code, _NO_CLUSTER), *map(float, figures))
            )
    return found


def _is_clear(group: Group, about: Mapping[str, float]) -> bool:
    values = {**about, **{name: getattr(group, name) for name in _SUMMED}}
    return all(
        abs(worked(task.right, values)) >= _CLEAR[task.key] for task in GROUP_TASKS if task.key in _CLEAR
    )
