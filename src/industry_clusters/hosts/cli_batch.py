"""The command line's part for many regions at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from industry_clusters.hosts.cli_door import A_PATH, STOPPED, command

if TYPE_CHECKING:
    from industry_clusters.analysis.batch.region_figures import RegionOutcome
    from industry_clusters.workflows.batch.run import BatchReport

_NAMED = 3


@command(
    examples=(
        "industry-clusters batch regions.toml",
        'industry-clusters batch regions.toml --only "Kern County, California" --slides',
    )
)
@click.argument("source", metavar="BATCH", type=A_PATH)
@click.option(
    "--out", type=A_PATH, default=None, help="Folder for the workbooks; one named as BATCH if left out."
)
@click.option(
    "--jobs", type=click.IntRange(1, 61), default=None, help="Regions at a time; one a processor if left out."
)
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help="Build only this region; may be given again. The summary stays.",
)
@click.option("--slides", is_flag=True, help="Make each region's slides too.")
@click.option(
    "--for-machines", is_flag=True, help="CSV with texts as they are, not for a spreadsheet program."
)
def batch(
    source: Path,
    out: Path | None,
    jobs: int | None,
    only: tuple[str, ...],
    *,
    slides: bool,
    for_machines: bool,
) -> None:
    """Build the workbooks of many regions at once, and a summary that ranks them.

    BATCH is a text file (.toml): what all regions have in common, and the regions; 'counties_of = "06"' stands for
    all counties of a state that the data hold. Workbooks that are there are built again; what was typed in them
    stays. A region that fails does not stop the others. Ctrl-C lets those in hand end.
    """
    from industry_clusters.workflows.batch.run import run_batch

    display = _display()
    try:
        with display:
            report = run_batch(
                source, out, jobs, display, only=only, slides=slides, for_machines=for_machines
            )
    except KeyboardInterrupt:
        click.echo(f"Ended at once: {display.built} regions were built; run the batch again for the others.")
        sys.exit(STOPPED)
    _tell(report)
    if report.stopped:
        sys.exit(STOPPED)
    if report.failed:
        sys.exit(1)


def _tell(report: BatchReport) -> None:
    built = len(report.built)
    click.echo(
        f"Built {built} of {len(report.outcomes)} regions in {report.seconds:.0f} s, in {report.folder}"
    )
    if report.summary:
        click.echo(f"Wrote {report.summary.name} and the same as CSV")
    if report.not_begun:
        click.echo(f"{len(report.not_begun)} were not begun; run the batch again for them", err=True)
    for outcome in report.failed:
        click.echo(f"  failed: {outcome.region}: {outcome.failure}", err=True)


def _display() -> _Lines | _Bar:
    return _Bar() if sys.stderr.isatty() else _Lines()


class _Lines:
    """A line for each region that ends, where there is no terminal."""

    def __init__(self) -> None:
        self.regions = self.done = self.built = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing to clear away."""

    def begins(self, regions: int, jobs: int) -> None:
        self.regions = regions
        click.echo(f"{regions} regions, {jobs} at a time", err=True)

    def started(self, region: str) -> None:
        """Said when it ends."""

    def ended(self, outcome: RegionOutcome) -> None:
        self.done += 1
        self.built += not outcome.failure
        word = "failed" if outcome.failure else "built"
        click.echo(
            f"[{self.done}/{self.regions}] {word} {outcome.region} ({outcome.seconds:.1f} s)", err=True
        )

    def stopping(self) -> None:
        click.echo("Stopping: those in hand are finished first. Ctrl-C again ends at once.", err=True)


class _Bar:
    """One bar over all regions, with rate and time left, and beneath it those in hand."""

    def __init__(self) -> None:
        from rich.console import Console, Group
        from rich.live import Live
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
        from rich.text import Text

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(elapsed_when_finished=True),
        )
        self.task = self.progress.add_task("regions", total=None, rate="")
        self.state = Text("", style="dim")
        self.live = Live(Group(self.progress, self.state), console=Console(stderr=True))
        self.in_hand: list[str] = []
        self.failed = self.built = 0
        self.word = ""

    def __enter__(self) -> Self:
        self.live.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.live.stop()

    def begins(self, regions: int, jobs: int) -> None:
        self.progress.update(self.task, total=regions, description=f"regions, {jobs} at a time")

    def started(self, region: str) -> None:
        self.in_hand.append(region)
        self._show()

    def ended(self, outcome: RegionOutcome) -> None:
        if outcome.region in self.in_hand:
            self.in_hand.remove(outcome.region)
        self.failed += outcome.failure is not None
        self.built += outcome.failure is None
        self.progress.advance(self.task)
        self._show()

    def stopping(self) -> None:
        self.word = "Stopping; Ctrl-C again ends at once. "
        self._show()

    def _show(self) -> None:
        task = self.progress.tasks[0]
        if task.elapsed and task.completed:
            self.progress.update(self.task, rate=f"{60 * task.completed / task.elapsed:.0f} a minute")
        more = f" and {len(self.in_hand) - _NAMED} more" if len(self.in_hand) > _NAMED else ""
        failed = f"{self.failed} failed. " if self.failed else ""
        hand = f"In hand: {', '.join(self.in_hand[:_NAMED])}{more}" if self.in_hand else ""
        self.state.plain = f"{self.word}{failed}{hand}"
