"""The command line's way to Part II's papers, letters, slides and kits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, command
from industry_clusters.hosts.display import step_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.workflows.mobilization.papers import PapersReport, Written


def paper_options(run: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that writes papers: for which clusters, where to, from which workbook, on whose templates."""
    options = (
        click.option(
            "--cluster",
            "clusters",
            multiple=True,
            metavar="NAME",
            help="A cluster; may be given again. Those to mobilize if left out.",
        ),
        click.option(
            "--to",
            "out",
            type=A_PATH,
            default=None,
            help="The folder to write into; beside STUDY if left out.",
        ),
        click.option(
            "--mobilization",
            "workbook",
            type=A_PATH,
            default=None,
            help="The mobilization workbook; beside STUDY if left out.",
        ),
        click.option(
            "--templates",
            type=A_PATH,
            default=None,
            help="A folder with your own document.docx, letter.docx, slides.pptx.",
        ),
    )
    for option in reversed(options):
        run = option(run)
    return run


@command(
    examples=(
        'industry-clusters papers "Kern County.xlsx"',
        'industry-clusters papers "Kern County.xlsx" --only briefing --cluster "Oil and Gas" --templates office',
    )
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.option(
    "--only", multiple=True, metavar="NAMES", help="Papers or kits, with commas between; all if left out."
)
@paper_options
def papers(
    source: Path,
    only: tuple[str, ...],
    clusters: tuple[str, ...],
    out: Path | None,
    workbook: Path | None,
    templates: Path | None,
) -> None:
    """Write the papers of the clusters that STUDY mobilizes: briefing papers, kits, summaries, the blueprint.

    STUDY is a study or workbook with its mobilization workbook beside it. What you typed in either is taken; what you
    typed into the boxes of an earlier paper stays. A file that is there and differs is kept as a copy.
    """
    from industry_clusters.workflows.mobilization.papers import write_papers

    with step_shown() as tell:
        report = write_papers(source, workbook, out, only, clusters, templates, progress=tell)
    tell_papers(report)


def tell_papers(report: PapersReport) -> None:
    """Say what was written, what is left to fill in, and what a person should know."""
    click.echo(f"Wrote {len(report.papers)} paper{'s' * (len(report.papers) != 1)} into {report.folder}")
    for one in report.papers:
        _tell_paper(one, report.folder)
    for remark in report.remarks:
        click.echo(f"  note: {remark}")
    if report.papers:
        left = f"{report.gaps} place{'s are' if report.gaps != 1 else ' is'} left to fill in."
        click.echo(left if report.gaps else "Nothing is left to fill in.")


def _tell_paper(one: Written, folder: Path) -> None:
    click.echo(f"  {one.path.relative_to(folder)}")
    if one.copy:
        click.echo(f"    what was there before is kept as {one.copy.name}")
    if one.gaps:
        click.echo(f"    to fill in: {'; '.join(one.gaps)}")
    for remark in one.remarks:
        click.echo(f"    note: {remark}")
