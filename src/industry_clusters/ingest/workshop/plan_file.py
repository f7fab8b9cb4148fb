"""The plan of a workshop as a file.

::

    [workshop]
    name = "Columbus workshop"
    dates = ["2026-03-12", "2026-03-13"]
    exercise = true

    [common.years]
    first = 2020
    last = 2023

    [common]
    region = { name = "Columbus", areas = ["39041", "39049"] }

    [[team]]
    name = "Maple"

    [[team]]
    name = "Oak"
    region = { name = "Delaware County, Ohio", areas = ["39041"] }

Under ``[common]`` and under each ``[[team]]`` are the tables of a study file; a team's own key comes before the common one. Without ``data``
the studies read from the data store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.file_names import file_stem
from industry_clusters.ingest.study.studies_file import LinesOfOne, StudiesReader, with_own
from industry_clusters.ingest.study.study_file import TABLES, study_from_tables
from industry_clusters.ingest.study.toml_text import text_of
from industry_clusters.study import STORE
from industry_clusters.workshop.plan import MOST_TEAMS, SLIM, Plan, Team

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.ingest.study.key_lines import KeyPath

_WORKSHOP = ("name", "dates", "exercise", "lambda_names")
_STUDY = tuple(table for table in TABLES if table not in ("notes", "workshop"))
_LONGEST_NAME = 40
_OF_THE_WORKSHOP = {"trainer", "board", "comparison", "consensus"}
"""Names that files of the trainer have."""


def read_plan(path: Path) -> Plan:
    """Read the plan of a workshop.

    Raises
    ------
    BadSetting
        Where the file is not there, is not TOML, names no team, or holds a key or value that cannot be; names file and line.
    """
    return plan_from_text(text_of(path), path.name)


def plan_from_text(text: str, place: str = "plan") -> Plan:
    r"""Read a plan from TOML text; ``place`` names it in errors.

    Raises
    ------
    BadSetting
        As :func:`read_plan`.

    Examples
    --------
    >>> text = "[workshop]\nname = 'W'\n[common]\nregion = {name='R', areas=['39041']}\nyears = {first=2020, last=2023}\n[[team]]\nname = 'Oak'"
    >>> [(team.name, team.study.region.name) for team in plan_from_text(text).teams]
    [('Oak', 'R')]
    """
    return _PlanReader(text, place).plan()


class _PlanReader(StudiesReader):
    """One reading of a plan."""

    def plan(self) -> Plan:
        self.check_keys((), self.tables, ("workshop", "common", "team"))
        about, common = self.table("workshop", _WORKSHOP), self.table("common", _STUDY)
        name = self._text(("workshop", "name"), about.get("name"))
        return Plan(
            name,
            self._dates(about.get("dates", [])),
            tuple(self._teams(name, common)),
            self._switch(about, "exercise", default=True),
            self._switch(about, "lambda_names", default=False),
        )

    def _teams(self, workshop: str, common: dict[str, Any]) -> list[Team]:
        teams = self.entries("team", ("the plan names no team", "Add [[team]] with a name."))
        if len(teams) > MOST_TEAMS:
            self.refuse(f"the plan has {len(teams)} teams", ("team",), f"Up to {MOST_TEAMS} can be compared.")
        made = [self._team(number, own, workshop, common) for number, own in enumerate(teams)]
        self._refuse_twins(made)
        return made

    def _team(self, number: int, own: dict[str, Any], workshop: str, common: dict[str, Any]) -> Team:
        where: KeyPath = ("team", number)
        self.check_keys(where, own, ("name", *_STUDY))
        name = self._text((*where, "name"), own.get("name"))
        shared = {"data": [{"path": STORE}], "workbook": {"without": SLIM}, **common}
        if "region" in own:
            shared.pop("region", None)  # another region, and not the same with another name
        tables = with_own(shared, {key: content for key, content in own.items() if key != "name"})
        if "region" not in tables:
            step = "Give the team a region, or all teams one under [common]."
            self.refuse(f"team {name!r} has no region", (*where, "name"), step)
        tables["workshop"] = {"name": workshop, "team": name}
        return Team(name, study_from_tables(tables, LinesOfOne(self.lines, "team", number, own), self.place))

    def _refuse_twins(self, teams: list[Team]) -> None:
        stems: dict[str, str] = {}
        for number, team in enumerate(teams):
            stem = file_stem(team.name, "team").casefold()
            where: KeyPath = ("team", number, "name")
            if stem in stems:
                alike = team.name.casefold() == stems[stem].casefold()
                words = (
                    f"two teams are called {team.name!r}"
                    if alike
                    else f"the workbooks of teams {stems[stem]!r} and {team.name!r} would have the same file name"
                )
                self.refuse(words, where, "Give one another name.")
            if stem in _OF_THE_WORKSHOP:
                step = "A file of the trainer has that name: give the team another."
                self.refuse(f"a team cannot be called {team.name!r}", where, step)
            stems[stem] = team.name

    def _text(self, key: KeyPath, value: Any) -> str:
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if not text or len(text) > _LONGEST_NAME or not text.isprintable():
            self.refuse(
                f"{key[-1]} is {value!r}",
                key,
                f"Give a name of up to {_LONGEST_NAME} letters that can be seen, in quotes.",
            )
        return text

    def _dates(self, value: Any) -> tuple[str, ...]:
        listed = value if isinstance(value, list) else [value]
        return tuple(str(one) for one in listed)

    def _switch(self, table: dict[str, Any], key: str, *, default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            self.refuse(f"{key} is {value!r}", ("workshop", key), "Write true or false, without quotes.")
        return value
