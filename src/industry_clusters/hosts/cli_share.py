"""The command line's way to a copy that can be given away."""

from __future__ import annotations

from pathlib import Path

import click

from industry_clusters.hosts.cli_door import A_PATH

_MOST = 30


@click.command()
@click.argument("workbook", type=A_PATH)
@click.option(
    "--out",
    type=A_PATH,
    default=None,
    help="The copy to write; beside WORKBOOK if left out.",
)
def share(workbook: Path, out: Path | None) -> None:
    r"""Write a copy of WORKBOOK without contacts, and without their names anywhere.

    The copy is read again after it is written; where a name would remain, there is none. WORKBOOK stays as it is.

    \b
    Example:
      industry-clusters share "Kern County.xlsx"
    """
    from industry_clusters.workflows.share import share_copy

    report = share_copy(workbook, out)
    click.echo(f"Wrote {report.path}; every part of it was read again, and no contact was found.")
    for one in report.left[:_MOST]:
        click.echo(f"  {one.sheet or 'workbook'}, {one.place}: {one.what}")
    if len(report.left) > _MOST:
        click.echo(f"  and {len(report.left) - _MOST} more")
    for remark in report.remarks:
        click.echo(f"  note: {remark}")
