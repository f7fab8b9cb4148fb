"""The command line's nation table."""

from __future__ import annotations

import time
from pathlib import Path

import click

from industry_clusters.hosts.cli_data import two_years
from industry_clusters.hosts.cli_door import A_PATH, command
from industry_clusters.hosts.display import years_shown


@command(
    examples=(
        "industry-clusters nation --years 2022-2024 --out nation.parquet",
        "industry-clusters nation --years 2024 --starting-with 06 --reference 06000 --out california.csv",
    )
)
@click.option(
    "--years", callback=two_years, required=True, help="One year, or the first and the last: 2015-2024."
)
@click.option("--out", type=A_PATH, required=True, help="The file to write: .parquet or .csv.")
@click.option(
    "--level", type=click.IntRange(2, 6), default=4, show_default=True, help="NAICS digits of an industry."
)
@click.option("--ownership", type=click.Choice(["private", "all"]), default="private", show_default=True)
@click.option(
    "--base",
    type=click.Choice(["total_covered", "private", "non_farm"]),
    default="total_covered",
    show_default=True,
    help="What an industry's jobs are a share of, in every quotient.",
)
@click.option("--reference", default="US000", show_default=True, help="Area that quotients compare with.")
@click.option(
    "--starting-with",
    "areas",
    default="",
    metavar="DIGITS",
    help="Only areas whose code starts with these: 06 for California.",
)
@click.option(
    "--bounds", is_flag=True, help="Add low, best, high, grade and reason of jobs that are not disclosed."
)
@click.option("--force", is_flag=True, help="Keep no copy of a file that is there.")
@click.option(
    "--for-machines", is_flag=True, help="CSV with texts as they are, not for a spreadsheet program."
)
def nation(
    years: tuple[int, int],
    out: Path,
    level: int,
    ownership: str,
    base: str,
    reference: str,
    areas: str,
    *,
    bounds: bool,
    force: bool,
    for_machines: bool,
) -> None:
    """Write quotient, growth and pay of every area, industry and year of the data store as one table."""
    from industry_clusters.study import BaseTotal, Ownership
    from industry_clusters.workflows.nation import NationChoice, make_nation

    choice = NationChoice(*years, level, Ownership(ownership), BaseTotal(base), reference, areas)
    start = time.perf_counter()
    with years_shown() as year_done:
        made, copy = make_nation(
            choice, out, done=year_done, force=force, for_machines=for_machines, bounds=bounds
        )
    seconds = time.perf_counter() - start
    click.echo(
        f"Wrote {out}: {made.rows:,} rows, of {made.rows_read:,} rows in the store, in {seconds:.1f} s"
    )
    if copy:
        click.echo(f"The file as it was is kept as {copy.name}")
    if made.missing_years:
        click.echo(f"  note: the store holds nothing of {', '.join(map(str, made.missing_years))}")
