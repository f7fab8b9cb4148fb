"""The command line's ways to cluster definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, Group

if TYPE_CHECKING:
    from pathlib import Path


@click.group(cls=Group)
def clusters() -> None:
    """Cluster definitions: export, import, suggest."""


@clusters.command("export", examples=('industry-clusters clusters export "Kern County.xlsx" clusters.csv',))
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.argument("out", type=A_PATH)
@click.option(
    "--for-machines", is_flag=True, help="CSV with texts as they are, not for a spreadsheet program."
)
def export_clusters(source: Path, out: Path, *, for_machines: bool) -> None:
    """Write the definitions of STUDY (a study file or workbook) to OUT, a CSV or XLSX file."""
    from industry_clusters.workflows.clusters import export_definitions

    click.echo(f"Wrote {export_definitions(source, out, for_machines=for_machines)} rows to {out}")


@clusters.command("import", examples=('industry-clusters clusters import "Kern County.toml" clusters.csv',))
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.argument("definitions", type=A_PATH)
@click.option(
    "--six-digit", is_flag=True, help="DEFINITIONS hold six-digit codes; they are brought to four digits."
)
@click.option("--threshold", type=click.FloatRange(0, 1), default=0.5, show_default=True,
              help="With --six-digit: the share of a four-digit group that has to belong to a cluster.")  # fmt: skip
def import_clusters(source: Path, definitions: Path, threshold: float, *, six_digit: bool) -> None:
    """Put DEFINITIONS (CSV or XLSX) into STUDY, a study file or workbook."""
    from industry_clusters.workflows.clusters import import_definitions, import_six_digit_definitions

    if not six_digit:
        click.echo(f"Read {import_definitions(source, definitions)} rows into {source}")
        return
    for item in import_six_digit_definitions(source, definitions, threshold):
        taken = "in " if item.share >= threshold else "out"
        click.echo(
            f"  {taken} {item.industry_code} {item.share:6.0%} ({item.codes_in} of {item.codes_of_group} codes)  {item.cluster}"
        )


@clusters.command("suggest", examples=('industry-clusters clusters suggest "Kern County.xlsx"',))
@click.argument("source", metavar="STUDY", type=A_PATH)
def suggest_clusters(source: Path) -> None:
    """List industry groups that stand out and are in no cluster, with the clusters nearest by code."""
    from industry_clusters.workflows.clusters import suggest_members

    for row in suggest_members(source).to_dict("records"):
        near = ", ".join(row["nearest"]) or "none near"
        click.echo(
            f"  {row['industry_code']}  {row['criteria_met']} of 5  {row['industry_title']}  ->  {near}"
        )
