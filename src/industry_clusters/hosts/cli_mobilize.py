"""The command line's way to the mobilization workbook."""

from __future__ import annotations

from pathlib import Path

import click

from industry_clusters.hosts.cli_door import A_PATH, command


@command(
    examples=(
        'industry-clusters mobilize "Kern County.xlsx"',
        'industry-clusters mobilize "Kern County.toml" --people chamber.csv --calendar',
    )
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.option("--out", type=A_PATH, default=None, help="The workbook to write; beside STUDY if left out.")
@click.option(
    "--people",
    type=A_PATH,
    multiple=True,
    help="A list of people (CSV, XLSX or vCard) for the register; may be given again.",
)
@click.option("--calendar", is_flag=True, help="Write a calendar file (.ics) for each cluster group.")
def mobilize(source: Path, out: Path | None, people: tuple[Path, ...], *, calendar: bool) -> None:
    """Make the mobilization workbook of STUDY (a study file or workbook), or make it again.

    Teams, choice of clusters, recruiting, meetings, votes, plans and follow-up. Figures come from the study; what you
    typed stays. It holds people's names, and is a file of its own: the study travels without it.
    """
    from industry_clusters.workflows.mobilization.workbook import mobilize as make

    report = make(source, out, people, calendar=calendar)
    click.echo(f"Wrote {report.path}")
    if report.copy:
        click.echo(f"The workbook as it was is kept as {report.copy.name}")
    if people:
        click.echo(f"{report.added_people} people are new on the register")
    for path in report.calendars:
        click.echo(f"Wrote {path}")
    for remark in report.remarks:
        click.echo(f"  note: {remark}")


def make_example(study: Path) -> None:
    """Make the demo's mobilization workbook beside its study."""
    from industry_clusters.workflows.mobilization.example import mobilize_example

    click.echo(f"Wrote {mobilize_example(study).path}: all its people, firms and meetings are constructed.")
