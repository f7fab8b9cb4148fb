"""The command line's ways of a trainer: a workshop's plan, the teams' workbooks, and what they have in common."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, STOPPED, Group, areas_option, program

if TYPE_CHECKING:
    from industry_clusters.views.workshop.trainer import Made

_MOST_TEAMS = 24


@click.group(cls=Group)
def workshop() -> None:
    """Workshops: plan, team workbooks, progress, comparison."""


@workshop.command(
    "new",
    examples=(
        'industry-clusters workshop new workshop.toml --teams 5 --region "Kern County" --areas 06029',
        'industry-clusters workshop new counties.toml --team "Maple=06029" --team "Oak=06031"',
    ),
)
@click.argument("path", metavar="PLAN", type=A_PATH)
@click.option("--name", default="", help="What the workshop is called; as PLAN if left out.")
@click.option(
    "--date", "dates", multiple=True, metavar="DAY", help="A day, such as 2026-03-12; again for a second one."
)
@click.option(
    "--teams", type=click.IntRange(1, _MOST_TEAMS), default=None, help="So many teams, all with one region."
)
@click.option("--team", "own", multiple=True, metavar="NAME=AREAS",
              help="A team, and after '=' the county codes of its own region; may be given again.")  # fmt: skip
@click.option("--region", default="", help="Name of the region that all teams share.")
@areas_option("County codes (FIPS) of the region that all teams share.")
@click.option(
    "--data",
    "data",
    multiple=True,
    default=("store:",),
    help="A data file, zip or folder; may be given again. The data store if left out.",
)
@click.option("--first", type=int, default=None, help="First year; if left out, the first to compare.")
@click.option("--last", type=int, default=None, help="Last year; if left out, the last to compare.")
@click.option("--exercise/--no-exercise", default=True, show_default=True, help="With the exercise by hand.")
@click.option(
    "--lambda-names",
    is_flag=True,
    help="LQ and AAGR as names of the workbooks, for Excel 365 without the add-in.",
)
def new_workshop(path: Path, **chosen: object) -> None:
    """Write PLAN, a text file (.toml) with a workshop's teams and their regions, to go on editing."""
    from industry_clusters.workflows.workshop.plan import Wishes, write_plan

    plan = write_plan(path, Wishes(**chosen))  # type: ignore[arg-type]  # click has made them of their types
    teams, regions = len(plan.teams), len({team.study.region for team in plan.teams})
    click.echo(
        f"Wrote {path}: {plan.name}, {teams} team{'s' * (teams != 1)}, {regions} region{'s' * (regions != 1)}."
    )
    click.echo(f'Next: {program()} workshop make "{path}"')


@workshop.command("make", examples=("industry-clusters workshop make workshop.toml",))
@click.argument("source", metavar="PLAN", type=A_PATH)
@click.option(
    "--out", type=A_PATH, default=None, help="Folder for the workbooks; one named as PLAN if left out."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 61),
    default=None,
    help="Processes at a time; one a processor if left out.",
)
def make(source: Path, out: Path | None, jobs: int | None) -> None:
    """Make a workbook for each team of PLAN, and the trainer's with the answers.

    Workbooks that are there are built again; what was typed in them stays. A team that fails does not stop the others.
    """
    from industry_clusters.workflows.workshop.workbooks import make_workshop

    def tell(made: Made) -> None:
        click.echo(f"  failed: {made.team}: {made.failure}" if made.failure else f"  {made.file}", err=True)

    report = make_workshop(source, out, jobs, tell)
    for remark in report.remarks:
        click.echo(f"  note: {remark}")
    good = len(report.teams) - len(report.failed)
    click.echo(
        f"Made {good} of {len(report.teams)} team workbooks and {report.trainer.name} in {report.folder}"
    )
    if report.stopped:
        sys.exit(STOPPED)
    if report.failed:
        sys.exit(1)


@workshop.command("collect", examples=("industry-clusters workshop collect workshop",))
@click.argument("folder", type=A_PATH)
@click.option("--plan", type=A_PATH, default=None, help="The workshop's plan; FOLDER.toml if there is one.")
@click.option("--out", type=A_PATH, default=None, help="The board to write; FOLDER/Board.xlsx if left out.")
def collect(folder: Path, plan: Path | None, out: Path | None) -> None:
    """See how far each team is, from the workbooks in FOLDER, and write it as a board.

    Files are matched to teams by what is inside them, under whatever name, and are only read: a team may have its workbook open. Of two files of
    a team the one saved last counts. Type it again to see what was saved since.
    """
    from industry_clusters.workflows.workshop.returns import collect as look
    from industry_clusters.workshop.progress import STEPS

    report = look(folder, plan, out)
    for team in report.returns.teams:
        states = "; ".join(f"{step.lower()} {state(team).words}" for step, state in STEPS.items())
        click.echo(f"  {team.team}: {states}")
    for name in report.returns.missing:
        click.echo(f"  {name}: no workbook yet")
    _tell_odd(report.returns.odd)
    click.echo(f"Wrote {report.path}")


def _tell_odd(odd: tuple[tuple[str, str], ...]) -> None:
    for file, words in odd:
        click.echo(f"  odd: {file}: {words}")


@workshop.command("compare", examples=("industry-clusters workshop compare workshop",))
@click.argument("folder", type=A_PATH)
@click.option("--plan", type=A_PATH, default=None, help="The workshop's plan; FOLDER.toml if there is one.")
@click.option("--out", type=A_PATH, default=None, help="The folder to write to; FOLDER if left out.")
def compare(folder: Path, plan: Path | None, out: Path | None) -> None:
    """Compare the clusters of the teams whose workbooks are in FOLDER.

    Writes a workbook (agreement, every code team by team, clusters, matrices, observations), the set that most teams agree on as Consensus.csv,
    which 'clusters import' takes, and ten slides.
    """
    from industry_clusters.views.workshop.comparison_words import agreement_words, cluster_words, code_words
    from industry_clusters.workflows.workshop.compare import compare_teams

    report = compare_teams(folder, plan, out)
    found = report.comparison
    for words in (*agreement_words(found), *code_words(found), *cluster_words(found)):
        click.echo(words)
    _tell_odd(found.returns.odd)
    for path in report.files:
        click.echo(f"Wrote {path}")


@workshop.command("handouts", examples=("industry-clusters workshop handouts workshop.toml",))
@click.argument("source", metavar="PLAN", type=A_PATH)
@click.option(
    "--to",
    "out",
    type=A_PATH,
    default=None,
    help="The folder to write to; Handouts in the workshop's folder if left out.",
)
def handouts(source: Path, out: Path | None) -> None:
    """Write what is printed for the workshop of PLAN, as Word files.

    For each team: sorting cards, starter list, worksheets for steps 5 to 9, first steps. For all: agendas of one and of two days, the trainer's
    guide with the exercise's answers, a dot-vote sheet for any list, the evaluation form, and its tally in Excel.
    """
    from industry_clusters.workflows.workshop.handouts import make_handouts

    report = make_handouts(source, out, lambda path: click.echo(f"  {path}", err=True))
    for team, words in report.failed:
        click.echo(f"  failed: {team}: {words}", err=True)
    for copy in report.copies:
        click.echo(f"  what was there before is kept as {copy.name}")
    for remark in report.remarks:
        click.echo(f"  note: {remark}")
    click.echo(f"Wrote {len(report.files)} handouts in {report.folder}")
    if report.failed:
        sys.exit(1)
