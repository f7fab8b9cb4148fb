"""The command line's way to the letter that asks for occupational data."""

from __future__ import annotations

from pathlib import Path

import click

from industry_clusters.hosts.cli_door import A_PATH, command


@command(
    examples=(
        'industry-clusters letter "Kern County.xlsx"',
        'industry-clusters letter "Kern County.xlsx" --cluster "Oil and Gas" --out requests',
    )
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.option("--cluster", default=None, help="One cluster's name; all clusters in one letter if left out.")
@click.option("--out", type=A_PATH, default=None, help="The folder to write into; that of STUDY if left out.")
@click.option("--template", type=A_PATH, default=None, help="A Word file of your own, with your letterhead.")
def letter(source: Path, cluster: str | None, out: Path | None, template: Path | None) -> None:
    """Write the letter that asks the state for occupational data on the clusters of STUDY, a study or workbook.

    The clusters' NAICS codes go with it as a workbook. Blanks of the letter are for you to fill in.
    """
    from industry_clusters.workflows.letter import data_request

    made = data_request(source, out, cluster, template)
    click.echo(f"Wrote {made.letter}")
    click.echo(f"Wrote {made.enclosure}")
    for copy in made.copies:
        click.echo(f"  what was there before is kept as {copy.name}")
    click.echo("Open the letter and fill in what stands in brackets, then send both.")
