"""The command line's way from a figure back to its lines."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import click

from industry_clusters.hosts.cli_door import A_PATH, command
from industry_clusters.sheet_names import NAICS_SHEET, NOTES_SHEET

_MOST = 60


def _cell(row: dict[Hashable, Any]) -> tuple[Any, ...]:
    return row["area_fips"], row["ownership"], row["industry_code"], row["year"]


@command(
    examples=(
        'industry-clusters trace "Kern County.toml" 6216',
        'industry-clusters trace "Kern County.xlsx" "Oil and Gas"',
        f'industry-clusters trace "Kern County.xlsx" "\'{NAICS_SHEET}\'!E12"',
    )
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.argument("what")
def trace(source: Path, what: str) -> None:
    """Follow a figure of STUDY, a study file or workbook, back to formula, file and line.

    WHAT is an industry's code, a cluster's name, or a cell of the workbook.
    """
    from industry_clusters.analysis.rows import records
    from industry_clusters.views.vocabulary.known_words import cell_told, figures_told
    from industry_clusters.workflows.trace import trace as follow

    found = follow(source, what)
    click.echo(click.style(found.title, bold=True))
    if found.cell is not None:
        click.echo(f"  {found.cell.place}: {found.cell.heading} = {found.cell.value}")
        click.echo(f"  formula: {found.cell.formula or 'none; the number is as it stands in the files'}")
    for text in figures_told(found.known):
        click.echo(f"  {text}")
    withheld = {_cell(row): row for row in records(found.withheld)}
    for row in records(found.lines.head(_MOST)):
        jobs = "not disclosed" if row["employment"] != row["employment"] else f"{row['employment']:,.0f} jobs"
        click.echo(
            f"  {row['year']}  {row['industry_code']}  {row['area']} ({row['area_fips']}), {row['ownership'].lower()}: {jobs}"
            f"  <- {row['file']}, line {row['line']}, of {row['vintage']}"
        )
        if told := cell_told(withheld.get(_cell(row))):
            click.echo(f"      {told}")
    if len(found.lines) > _MOST:
        click.echo(f"  and {len(found.lines) - _MOST} more lines; the sheet '{NOTES_SHEET}' lists them.")
