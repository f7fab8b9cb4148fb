"""Clusters with figures as a test wants them: published, estimated, ranges only, or not there."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from industry_clusters.analysis.clusters.matrix import decision_matrix
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

NAN = float("nan")
ENDS = ("low", "high", "likely_low", "likely_high")
FIGURES = (
    "employment_first", "employment_last", "employment_change", "growth", "quotient_first", "quotient_last", "pay_first",
    "pay_last", "pay_change",
)  # fmt: skip
PUBLISHED, CLOSE, ROUGH, RANGE_ONLY = 1, 2, 3, 4


@dataclass(frozen=True)
class Figure:
    """A best value, how far it likely and certainly may be off, and its grade."""

    best: float
    likely: float = 0.0
    certain: float = 0.0
    grade: float = PUBLISHED

    def columns(self, name):
        ends = (
            self.best - self.certain,
            self.best + self.certain,
            self.best - self.likely,
            self.best + self.likely,
        )
        return {
            f"best_{name}": self.best,
            name: self.best if self.grade < RANGE_ONLY else NAN,
            **{f"{end}_{name}": value for end, value in zip(ENDS, ends, strict=True)},
        }


def estimate(best, likely, certain, grade=CLOSE):
    return Figure(best, likely, certain, grade)


NOTHING = Figure(NAN, NAN, NAN, NAN)


def analysis_of(clusters):
    """A study whose clusters (a figure by the name of its column, for each) are as they are given; others are published."""
    analysis = _published(tuple(clusters))
    rows = [_row(row, clusters[row["cluster"]]) for row in analysis.clusters.summary.to_dict("records")]
    summary = type(analysis.clusters.summary)(rows)
    return replace(
        analysis,
        clusters=replace(analysis.clusters, summary=summary),
        matrix=decision_matrix(summary, analysis.study),
    )


@cache
def _published(names):
    """The study before its clusters are given their figures; an industry group each."""
    members = tuple(Member(name, code) for name, code in zip(names, ("3111", "3112", "3113"), strict=False))
    return analyse(study(clusters=members), panel_of(DATA), PRICES)


def _row(row, figures):
    plain = {
        "employment_first": 1000,
        "employment_last": 1000,
        "employment_change": 0,
        "growth": 0.0,
        "pay_change": 0.0,
    }
    for name in FIGURES:
        figure = figures.get(name, Figure(plain.get(name, 1.0)))
        row |= figure.columns(name)
    first, last = (figures.get(f"employment_{year}", Figure(1)).grade for year in ("first", "last"))
    quotients = {
        f"grade_quotient_{year}": np.fmax(figures.get(f"quotient_{year}", Figure(1)).grade, grade)
        for year, grade in (("first", first), ("last", last))
    }
    reason = figures.get("reason", "")
    row |= {name: value for name, value in figures.items() if not isinstance(value, Figure)}
    return row | {
        "grade_first": first,
        "grade_last": last,
        "grade": np.maximum(first, last),
        **quotients,
        "reason": reason,
    }
