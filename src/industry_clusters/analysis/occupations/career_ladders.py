"""Ways up within a cluster, and occupations that clusters have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from industry_clusters.analysis.occupations.outlook import BETWEEN
from industry_clusters.analysis.rows import records
from industry_clusters.measures.staffing import ENTRY, HIGH, MID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Rung = dict[Any, Any]
"""A row of the jobs by cluster and occupation."""
MOST_LADDERS = 4
LEAST_JOBS = 10
"""Jobs in a cluster from which an occupation counts as one of its own."""
_UPWARDS = (ENTRY, MID, HIGH)
_MINOR, _MAJOR = 4, 3
"""Characters of a SOC code that name its minor group (29-1) and its major group (29-)."""
_LEAST_RUNGS, _SEVERAL = 2, 2
LADDER_COLUMNS = ("cluster", "ladder", "family", "family_title", "level", "soc_code", "soc_title", "employment", "new_skills")  # fmt: skip
_MAJOR_TITLES = {
    "11": "Managers", "13": "Business and finance", "15": "Computing and mathematics", "17": "Architecture and engineering",
    "19": "Sciences", "21": "Community and social service", "23": "Law", "25": "Education and libraries",
    "27": "Arts, media and sports", "29": "Health practitioners and technicians", "31": "Health support",
    "33": "Protective service", "35": "Food preparation and serving", "37": "Cleaning and grounds", "39": "Personal care",
    "41": "Sales", "43": "Office and administration", "45": "Farming, fishing and forestry",
    "47": "Construction and extraction", "49": "Installation, maintenance and repair", "51": "Production",
    "53": "Transport and moving of goods", "55": "Military",
}  # fmt: skip


def career_ladders(jobs: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """Steps from entry over mid to high pay within one family of occupations, cluster by cluster.

    Parameters
    ----------
    jobs
        Jobs by cluster and occupation, with levels and skills.
    titles
        Names of SOC groups by their code (``29-1000``), as far as files have them.

    Returns
    -------
    DataFrame
        A row for each rung, upwards: :data:`LADDER_COLUMNS`. A family is a minor group of the SOC; where that has no
        two levels, its major group. A rung is the family's occupation with most jobs at its level. ``new_skills`` are
        the top skills of a rung that are none of the rung below ("" on the first rung, or where skills are not
        known). At most :data:`MOST_LADDERS` a cluster: those with most jobs on their rungs.
    """
    known = jobs[jobs["employment"].ge(LEAST_JOBS) & jobs["level"].ne("")]
    rungs = [
        row
        for _, own in known.groupby("cluster", sort=False)
        for number, (family, ladder) in enumerate(_ladders(own), 1)
        for row in _rungs(number, family, ladder, titles)
    ]
    return pd.DataFrame(rungs, columns=list(LADDER_COLUMNS))


def _ladders(own: pd.DataFrame) -> list[tuple[str, list[Rung]]]:
    """The best ladders of a cluster; a major group only where none of its minor groups has one."""
    largest = records(own.sort_values("employment", ascending=False, kind="stable"))
    minor = _with_rungs(largest, _MINOR)
    covered = {family[:_MAJOR] for family in minor}
    rest = [row for row in largest if row["soc_code"][:_MAJOR] not in covered]
    every = [*minor.items(), *_with_rungs(rest, _MAJOR).items()]
    return sorted(every, key=lambda item: -sum(row["employment"] for row in item[1]))[:MOST_LADDERS]


def _with_rungs(largest: list[Rung], characters: int) -> dict[str, list[Rung]]:
    """Families with at least two levels: their occupation with most jobs at each, upwards."""
    families: dict[str, dict[str, Rung]] = {}
    for row in largest:
        families.setdefault(row["soc_code"][:characters], {}).setdefault(row["level"], row)
    return {
        family: [rungs[level] for level in _UPWARDS if level in rungs]
        for family, rungs in sorted(families.items())
        if len(rungs) >= _LEAST_RUNGS
    }


def _rungs(
    number: int, family: str, ladder: list[Rung], titles: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    before: list[str] | None = None
    for row in ladder:
        skills = [skill for skill in str(row["skills"]).split(BETWEEN) if skill]
        new = [skill for skill in skills if before and skill not in before]
        yield (
            row["cluster"], number, family, family_title(family, titles), row["level"], row["soc_code"], row["soc_title"],
            row["employment"], BETWEEN.join(new),
        )  # fmt: skip
        before = skills


def family_title(family: str, titles: Mapping[str, str]) -> str:
    """The name of a group of occupations, with the characters that its codes begin with.

    Examples
    --------
    >>> family_title("29-1", {}), family_title("29-", {"29-0000": "Healthcare"})
    ('Health practitioners and technicians (29-1)', 'Healthcare (29)')
    """
    major = family[:2]
    code = f"{family:0<7}"
    name = titles.get(code) or _MAJOR_TITLES.get(major, "Occupations")
    return f"{name} ({family.rstrip('-')})"


def group_titles(tables: Iterable[pd.DataFrame]) -> dict[str, str]:
    """Names of SOC groups by code, from tables that hold summary rows."""
    names: dict[str, str] = {}
    for table in tables:
        pairs = zip(reversed(table["soc_code"].tolist()), reversed(table["soc_title"].tolist()), strict=True)
        names |= {code: title for code, title in pairs if str(code).endswith("000")}  # of several the first
    return names


def shared_occupations(staffing: pd.DataFrame) -> pd.DataFrame:
    """Occupations with at least :data:`LEAST_JOBS` jobs in two clusters or more, most jobs first.

    Parameters
    ----------
    staffing
        Jobs by occupation (SOC code) and cluster; NaN where withheld.

    Returns
    -------
    DataFrame
        The same columns, and ``clusters`` (how many have it) and ``employment`` (in all clusters).
    """
    several = staffing.ge(LEAST_JOBS).sum(axis=1)
    rows = staffing.assign(clusters=several, employment=staffing.sum(axis=1))
    return rows[several.ge(_SEVERAL)].sort_values("employment", ascending=False, kind="stable")
