"""From a workshop's plan to what is printed for it: Word files for each team and for all, and the evaluation's tally."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.exercise import exercise_of
from industry_clusters.errors import IndustryClustersError
from industry_clusters.file_names import file_stem
from industry_clusters.ingest.workshop.plan_file import read_plan
from industry_clusters.outputs import HANDOUT, TALLY, check_output, in_place, keep_before, make_folder
from industry_clusters.render.documents import write_document
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workshop.handouts.evaluation import tally_view
from industry_clusters.views.workshop.handouts.kit import Kit
from industry_clusters.views.workshop.handouts.registry import HANDOUTS, TALLY_NAME
from industry_clusters.views.workshop.trainer import Made, exercises_of
from industry_clusters.workflows.opening import read_study_data, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.workshop.handouts.registry import HandoutEntry
    from industry_clusters.workshop.plan import Plan

FOLDER = "Handouts"


@dataclass(frozen=True)
class HandoutsMade:
    """The files that were written, copies of those that were changed since, teams without handouts with the reason, and what a reader should know."""

    folder: Path
    files: tuple[Path, ...]
    copies: tuple[Path, ...]
    failed: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


def make_handouts(
    source: Path, out: Path | None = None, tell: Callable[[Path], None] | None = None
) -> HandoutsMade:
    """Write all handouts of a plan; those of a team go into a folder of its name.

    A handout that a person changed since is kept as a copy. A tally that is there stays as it is: replies may be typed in it. A team whose
    region cannot be worked out stops no other.

    Parameters
    ----------
    source
        The plan.
    out
        The folder; 'Handouts' in the workshop's own where it is left out.
    tell
        Is told of every file as it is written.

    Raises
    ------
    IndustryClustersError
        Where the plan cannot be read, or a file not be written.
    """
    plan, place = read_plan(source), (out or source.with_suffix("") / FOLDER).resolve()
    writer = _Writer(place, tell or (lambda _path: None))
    made: list[Made] = []
    for team, analysis, failure in _regions(plan, source.resolve().parent):
        if analysis is None:
            made.append(Made(team, "", failure=failure))
            continue
        made.append(Made(team, "", exercise_of(analysis)))
        writer.write(Kit(plan, team, analysis), of_team=True)
    writer.write(Kit(plan, exercises=tuple(exercises_of(plan, made))), of_team=False)
    writer.write_tally(plan)
    failed = tuple((one.team, one.failure) for one in made if one.failure)
    return HandoutsMade(
        place, tuple(writer.files), tuple(writer.copies), failed, tuple(dict.fromkeys(writer.remarks))
    )


def _regions(plan: Plan, folder: Path) -> Iterator[tuple[str, Analysis | None, str]]:
    """Each team with its tables, or why there are none; teams of one region share the work."""
    done: dict[str, tuple[Analysis | None, str]] = {}
    for team in plan.teams:
        study = replace(team.study, team="")
        if repr(study) not in done:
            try:
                done[repr(study)] = (tables_of(*read_study_data(study, folder), occupations=False), "")
            except IndustryClustersError as error:
                done[repr(study)] = (None, str(error))
        yield team.name, *done[repr(study)]


class _Writer:
    """Writes handouts, and notes what it wrote."""

    def __init__(self, place: Path, tell: Callable[[Path], None]) -> None:
        self.place, self.tell = place, tell
        self.files: list[Path] = []
        self.copies: list[Path] = []
        self.remarks: list[str] = []

    def write(self, kit: Kit, *, of_team: bool) -> None:
        """Write the handouts of a team, or of the whole workshop."""
        folder = self.place / file_stem(kit.team, "team") if of_team else self.place
        make_folder(folder)
        for entry in HANDOUTS:
            if entry.is_of_team == of_team:
                self._document(entry, kit, folder)

    def _document(self, entry: HandoutEntry, kit: Kit, folder: Path) -> None:
        path = folder / f"{entry.name}.docx"
        check_output(path, HANDOUT)
        with in_place(path) as fresh:
            self.remarks += write_document(entry.make(kit), fresh, HANDOUT)
            copy = keep_before(path, fresh)
        self._note(path, copy)

    def write_tally(self, plan: Plan) -> None:
        """Write the tally where there is none."""
        path = self.place / f"{TALLY_NAME}.xlsx"
        check_output(path, TALLY)
        if path.exists():
            self.remarks.append(f"{path.name} is there already and stays as it is: forms may be typed in it.")
            return
        with in_place(path) as fresh:
            write_workbook(tally_view(plan), fresh, TALLY)
        self._note(path, None)

    def _note(self, path: Path, copy: Path | None) -> None:
        self.files.append(path)
        self.copies += [copy] if copy else []
        self.tell(path)
