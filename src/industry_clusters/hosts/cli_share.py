"""The command line's way to a copy that can be given away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.render.share import Left

_MOST = 30


def _list(lines: Sequence[Left]) -> None:
    for one in lines[:_MOST]:
        click.echo(f"  {one.sheet or 'workbook'}, {one.place}: {one.what}")
    if len(lines) > _MOST:
        click.echo(f"  and {len(lines) - _MOST} more")


@command(examples=('industry-clusters share "Kern County.xlsx"',))
@click.argument("workbook", type=A_PATH)
@click.option(
    "--out",
    type=A_PATH,
    default=None,
    help="The copy to write; beside WORKBOOK if left out.",
)
def share(workbook: Path, out: Path | None) -> None:
    """Write a copy of WORKBOOK without contacts, and without their names wherever text can be searched.

    The copy is read again after it is written; where a name would remain, there is none. WORKBOOK stays as it is.
    """
    from industry_clusters.workflows.share import share_copy

    report = share_copy(workbook, out)
    click.echo(f"Wrote {report.path}")
    _list(report.left)
    if report.to_judge:
        click.echo("Look at these before you send the copy; whether they name a contact cannot be told:")
        _list(report.to_judge)
    click.echo(
        f"The copy was read again: cells, formulas, notes, charts, headers, links and names were searched for {report.sought}, "
        "and none was found."
    )
    for remark in report.remarks:
        click.echo(f"  note: {remark}")


@command("print-board", examples=('industry-clusters print-board "Kern County.xlsx"',))
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.option("--out", type=A_PATH, default=None, help="The copy to write; beside STUDY if left out.")
def print_board_command(source: Path, out: Path | None) -> None:
    """Write a copy of STUDY, a study or workbook, that prints the pages for a board.

    It shows Start, results, charts, decision matrix and the pages of the five strongest clusters: print the entire workbook, and
    just these pages come out. Contacts are not in it.
    """
    from industry_clusters.workflows.print_board import print_board

    made = print_board(source, out)
    click.echo(f"Wrote {made.path}")
    click.echo(f"Print the entire workbook; it has {', '.join(made.sheets)}.")
    if made.copy:
        click.echo(f"  what was there before is kept as {made.copy.name}")
