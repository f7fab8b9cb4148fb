"""A workshop's plan from a few wishes, as a file that a person goes on editing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomlkit

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.lookups import county_titles
from industry_clusters.ingest.workshop.plan_file import plan_from_text
from industry_clusters.outputs import PLAN, check_output, in_place
from industry_clusters.study import DataSource, Region, Study
from industry_clusters.workflows.start import new_study
from industry_clusters.workshop.plan import SLIM

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.workshop.plan import Plan

TREES = (
    "Maple", "Oak", "Birch", "Cedar", "Elm", "Pine", "Ash", "Willow", "Alder", "Beech", "Hickory", "Spruce", "Aspen", "Cherry",
    "Cypress", "Fir", "Hazel", "Juniper", "Larch", "Linden", "Poplar", "Redwood", "Sequoia", "Walnut",
)  # fmt: skip
"""Names of teams that have none."""
_REMARK = """# The plan of a workshop. Under [common] are the tables of a study file that all teams share (years, data, definitions, cut_offs ...);
# under a [[team]] those of its own, which come first. Then: industry-clusters workshop make THIS FILE
"""


@dataclass(frozen=True)
class Wishes:
    """What is asked of a new plan; ``own`` are teams as ``NAME=AREAS``, or ``NAME`` alone for the shared region."""

    name: str = ""
    dates: tuple[str, ...] = ()
    teams: int | None = None
    own: tuple[str, ...] = ()
    region: str = ""
    areas: tuple[str, ...] = ()
    data: tuple[str, ...] = ("store:",)
    first: int | None = None
    last: int | None = None
    exercise: bool = True
    lambda_names: bool = False


def write_plan(path: Path, wishes: Wishes) -> Plan:
    """Write a plan; one that is there is kept.

    Raises
    ------
    BadSetting
        Where teams, region or areas are missing, or do not fit together.
    WorkbookError
        Where the place is taken, or no plan's.
    """
    check_output(path, PLAN)
    teams = _teams(wishes)
    first, last = _years(path, wishes, teams)
    text = _text(path, wishes, teams, (first, last))
    plan = plan_from_text(text, path.name)
    with in_place(path) as temporary:
        temporary.write_text(text, encoding="utf-8")
    return plan


def _teams(wishes: Wishes) -> list[tuple[str, tuple[str, ...]]]:
    """Each team with the areas of its own region, none where it has the shared one."""
    named = [one.partition("=") for one in wishes.own]
    teams = [
        (name.strip(), tuple(code.strip() for code in areas.split(",") if code.strip()))
        for name, _, areas in named
    ]
    teams += [(name, ()) for name in TREES[: wishes.teams or 0] if not named]
    if not teams:
        raise BadSetting(
            "the plan has no team",
            place="workshop new",
            next_step="Say how many with --teams, or name each with --team NAME=AREAS.",
        )
    shared = [name for name, areas in teams if not areas]
    if shared and not wishes.areas:
        step = "Give --areas for all teams, or each its own: --team NAME=AREAS."
        raise BadSetting(f"team {shared[0]!r} has no region", place="workshop new", next_step=step)
    return teams


def _years(path: Path, wishes: Wishes, teams: list[tuple[str, tuple[str, ...]]]) -> tuple[int, int]:
    """The years that are asked for; what is left out is asked of the data."""
    if wishes.first and wishes.last:
        return wishes.first, wishes.last
    areas = next((areas for _, areas in teams if areas), wishes.areas)
    asked = Study(
        Region(wishes.region or path.stem, areas), wishes.first or 0, wishes.last or 9999,
        data=tuple(DataSource(one) for one in wishes.data),
    )  # fmt: skip
    probe = path.with_name(f".{path.stem} years.toml")
    try:
        study = new_study(asked, probe, (wishes.first, wishes.last)).study
    finally:
        probe.unlink(missing_ok=True)
    return study.first_year, study.last_year


def _region_of(team: str, areas: tuple[str, ...]) -> str:
    """What a team's own region is called: as its county, or of several as the team."""
    return county_titles().get(areas[0], f"{team} region") if len(areas) == 1 else f"{team} region"


def _text(
    path: Path, wishes: Wishes, teams: list[tuple[str, tuple[str, ...]]], years: tuple[int, int]
) -> str:
    shared = any(not areas for _, areas in teams)
    common: dict[str, Any] = {
        "region": {"name": wishes.region or path.stem, "areas": list(wishes.areas)},
        "years": {"first": years[0], "last": years[1]},
        "workbook": {"without": SLIM},
        "data": [{"path": one} for one in wishes.data],
    }
    if not shared:
        del common["region"]
    about = {
        "name": wishes.name or path.stem,
        "dates": list(wishes.dates),
        "exercise": wishes.exercise,
        "lambda_names": wishes.lambda_names,
    }
    listed = [
        {"name": name}
        | ({"region": {"name": _region_of(name, areas), "areas": list(areas)}} if areas else {})
        for name, areas in teams
    ]
    return _REMARK + "\n" + tomlkit.dumps({"workshop": about, "common": common, "team": listed})
