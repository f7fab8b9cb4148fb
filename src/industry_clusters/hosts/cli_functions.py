"""The command line's way to the functions without an add-in."""

from __future__ import annotations

from pathlib import Path

import click

from industry_clusters.hosts.cli_door import A_PATH, command


@command(examples=("industry-clusters functions",))
@click.option(
    "--out",
    type=A_PATH,
    default=Path(),
    help="Folder to write into; the current one if left out.",
)
def functions(out: Path) -> None:
    """Write the worksheet functions as names, for Excel 365 on a Mac, on the web, and where macros are blocked.

    functions.xlsx holds them: copy its sheet into a workbook and =IC.LQ() works there. functions.txt holds the same
    to paste into the Name Manager or Excel Labs.
    """
    from industry_clusters.workflows.functions import write_functions

    for path in write_functions(out):
        click.echo(f"Wrote {path}")
