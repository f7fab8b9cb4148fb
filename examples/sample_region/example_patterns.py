"""Staffing patterns of the sample region: which occupations an industry's jobs are in.

A pattern is a mixture of staffs (:mod:`example_staffs`), with some chance in every part. Health and Biomedicine's
patterns then go through one more step, so that the user guide's split (31 % high, 44 % mid, 25 % entry) comes out:
all patterns keep what they withhold, and their jobs at high, mid and entry pay are scaled by one factor a level, in
turn over levels and patterns, until the cluster's jobs in the region add up to the split and every pattern to a
whole. Nothing is typed in by hand: another mixture, another pay or another split gives other factors.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from example_chance import chance
from example_occupation_tables import (
    CUT_OFFS,
    HEALTH_LEVELS,
    HIDDEN_SHARE,
    NO_WAGE,
    OCCUPATIONS,
    ONLY_THREE_DIGITS,
)
from example_staffs import INDUSTRIES, STAFFS

if TYPE_CHECKING:
    from collections.abc import Mapping

Pattern = dict[str, float]  # SOC code -> share of an industry's jobs
_LEAST_SHARE, _SMALL_SHARE = 0.0008, 0.02
_ROUNDS = 60


@dataclass(frozen=True)
class Occupation:
    """One line of the table of occupations."""

    code: str
    pay: int  # dollars a year, the state's median; 0 where nobody publishes it
    zone: int
    education: str
    growth: int
    work: str
    title: str

    @property
    def level(self) -> str:
        """High, mid or entry, by the state's cut-offs; "" without a pay."""
        low, high = CUT_OFFS
        if self.code in NO_WAGE:
            return ""
        return "high" if self.pay >= high else "mid" if self.pay >= low else "entry"


@cache
def occupations() -> dict[str, Occupation]:
    """Every occupation by its code."""
    lines = (line.split(maxsplit=6) for line in OCCUPATIONS.strip().splitlines())
    return {
        code: Occupation(code, int(pay), int(zone), education, int(growth), work, title)
        for code, pay, zone, education, growth, work, title in lines
    }


def pattern_of(industry: str) -> str:
    """The pattern that stands for an industry group: its own, or that of its three digits."""
    return industry[:3] if industry[:3] in ONLY_THREE_DIGITS else industry


def parts_of(text: str) -> dict[str, float]:
    """Names and parts from a line such as ``clinic desk 3 ward 11``."""
    parts: dict[str, float] = {}
    name: list[str] = []
    for word in text.split():
        if word.isdigit():
            parts[" ".join(name)], name = float(word), []
        else:
            name.append(word)
    return parts


def mixed(industry: str) -> Pattern:
    """An industry's staffs, mixed."""
    jobs: Counter[str] = Counter()
    for staff, part in parts_of(INDUSTRIES[industry]).items():
        people = parts_of(STAFFS[staff])
        for code, count in people.items():
            jobs[code] += part * count / sum(people.values()) * (0.8 + 0.4 * chance("staff", industry, code))
    whole = sum(jobs.values())
    kept = {code: count for code, count in jobs.items() if count / whole >= _LEAST_SHARE}
    return {code: count / sum(kept.values()) for code, count in sorted(kept.items())}


def is_hidden(industry: str, code: str, share: float) -> bool:
    """Whether a pattern withholds an occupation (``**``): some of the small ones."""
    return share < _SMALL_SHARE and chance("hidden", industry, code) < HIDDEN_SHARE


def patterns(health: Mapping[str, int]) -> dict[str, Pattern]:
    """Every pattern by its code.

    Parameters
    ----------
    health
        The region's jobs in Health and Biomedicine by industry group, in the last year.
    """
    free = {industry: mixed(industry) for industry in INDUSTRIES}
    weights: Counter[str] = Counter()
    for industry, jobs in health.items():
        weights[pattern_of(industry)] += jobs
    return free | fitted({industry: free[industry] for industry in weights}, weights)


def fitted(free: Mapping[str, Pattern], weights: Mapping[str, int]) -> dict[str, Pattern]:
    """The patterns of Health and Biomedicine, whose levels add up to the guide's split; see the module."""
    by_level = {industry: _by_level(industry, pattern) for industry, pattern in free.items()}
    published = {industry: sum(levels.values()) for industry, levels in by_level.items()}
    whole = sum(published[industry] * jobs for industry, jobs in weights.items())
    now = {industry: dict(levels) for industry, levels in by_level.items()}
    for _ in range(_ROUNDS):
        for level, share in HEALTH_LEVELS.items():
            factor = share * whole / sum(now[industry][level] * jobs for industry, jobs in weights.items())
            for levels in now.values():
                levels[level] *= factor
        for industry, levels in now.items():
            scale = published[industry] / sum(levels.values())
            now[industry] = {level: share * scale for level, share in levels.items()}
    return {
        industry: {
            code: share * _factor(industry, code, share, now[industry], by_level[industry])
            for code, share in pattern.items()
        }
        for industry, pattern in free.items()
    }


def _by_level(industry: str, pattern: Pattern) -> dict[str, float]:
    """What a pattern publishes, by level of pay."""
    levels = dict.fromkeys(HEALTH_LEVELS, 0.0)
    for code, share in pattern.items():
        if not is_hidden(industry, code, share):
            levels[occupations()[code].level] += share
    return levels


def _factor(
    industry: str, code: str, share: float, now: Mapping[str, float], before: Mapping[str, float]
) -> float:
    level = occupations()[code].level
    return 1.0 if is_hidden(industry, code, share) else now[level] / before[level]
