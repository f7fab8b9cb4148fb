"""From a workshop's plan to the workbooks of its teams, and the trainer's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.file_names import file_stem
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.ingest.workshop.plan_file import read_plan
from industry_clusters.outputs import TRAINER, check_output, in_place, keep_before, make_folder
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workshop.teams import EXERCISE_PART
from industry_clusters.views.workshop.trainer import Made, trainer_view, without_exercise
from industry_clusters.workflows.batch.pool import Pool, stopped_by_ctrl_c
from industry_clusters.workflows.batch.run import STUDIES, moved, usual_jobs
from industry_clusters.workflows.workshop.team import TeamsMade, TeamsTask, died, make_teams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from industry_clusters.study import Study
    from industry_clusters.workshop.plan import Plan

TRAINER_FILE = "Trainer.xlsx"


@dataclass(frozen=True)
class WorkshopMade:
    """What was made: the folder, a workbook for each team (or why there is none), the trainer's workbook, whether it was stopped.

    ``remarks`` are sentences that a trainer should know before the day.
    """

    folder: Path
    teams: tuple[Made, ...]
    trainer: Path
    stopped: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Made, ...]:
        """Teams that have no workbook."""
        return tuple(one for one in self.teams if one.failure)


def make_workshop(
    source: Path,
    out: Path | None = None,
    jobs: int | None = None,
    tell: Callable[[Made], None] | None = None,
) -> WorkshopMade:
    """Make the workbooks of a plan's teams, and the trainer's.

    A workbook that is there is built again, and what was typed in it stays. A team that fails stops no other. Teams of one region share the
    work. The first Ctrl-C lets those in hand end.

    Parameters
    ----------
    source
        The plan.
    out
        The folder for the workbooks; one beside the plan, of its name, where it is left out.
    jobs
        Processes at a time; one a processor, as far as memory goes.
    tell
        Is told of every team as it ends.

    Raises
    ------
    IndustryClustersError
        Where the plan, the folder or the trainer's workbook cannot be read or written.
    """
    plan, folder = read_plan(source), source.resolve().parent
    out = (out or source.with_suffix("")).resolve()
    make_folder(out / STUDIES)
    check_output(out / TRAINER_FILE, TRAINER)
    tasks = list(_tasks(plan, folder, out))
    made, stopped = _made(tasks, jobs or usual_jobs(), tell or (lambda _made: None))
    teams = tuple(
        made.get(team.name) or Made(team.name, "", failure="not begun: it was stopped") for team in plan.teams
    )
    with in_place(out / TRAINER_FILE) as temporary:
        write_workbook(trainer_view(plan, teams), temporary, TRAINER)
        keep_before(out / TRAINER_FILE, temporary)
    empty = [f"{one.team}: {words}" for one in teams if (words := without_exercise(plan, one))]
    return WorkshopMade(out, teams, out / TRAINER_FILE, stopped, tuple(empty))


def _tasks(plan: Plan, folder: Path, out: Path) -> Iterator[TeamsTask]:
    """A task for the teams of each study, with their study files written."""
    shared: dict[str, list[str]] = {}
    studies = {team.name: _own_study(plan, team.study) for team in plan.teams}
    for name, study in studies.items():
        shared.setdefault(repr(replace(study, team="")), []).append(name)
    for names in shared.values():
        paths = [out / STUDIES / f"{file_stem(name, 'team')}.toml" for name in names]
        for name, path in zip(names, paths, strict=True):
            path.unlink(missing_ok=True)  # the plan is what counts
            write_study(moved(studies[name], folder, path.parent), path)
        books = tuple(out / f"{file_stem(name, 'team')}.xlsx" for name in names)
        yield TeamsTask(tuple(names), tuple(paths), books, plan.lambda_names)


def _own_study(plan: Plan, study: Study) -> Study:
    if plan.exercise:
        return study
    return replace(study, without=", ".join(filter(None, (study.without, EXERCISE_PART))))


def _made(
    tasks: Sequence[TeamsTask], jobs: int, tell: Callable[[Made], None]
) -> tuple[dict[str, Made], bool]:
    found: dict[str, Made] = {}

    def note(made: TeamsMade) -> None:
        for one in made.made:
            found[one.team] = one
            tell(one)

    if len(tasks) == 1 or jobs == 1:  # a process more would load all of the program again
        for task in tasks:
            note(make_teams(task))
        return found, False
    pool = Pool(make_teams, died, jobs, lambda _task: None)
    with stopped_by_ctrl_c(pool.stop):
        for _, made in pool.results(tasks):
            note(made)
    return found, pool.stopped
