"""The command line's ways to cluster definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, Group

if TYPE_CHECKING:
    from pathlib import Path


@click.group(cls=Group)
def clusters() -> None:
    """Cluster definitions: export, import, suggest, compare, adopt."""


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
@click.option("--all", "every", is_flag=True, help="Also industry groups that are in a cluster already.")
def suggest_clusters(source: Path, *, every: bool) -> None:
    """Suggest a cluster for industry groups that are in none, each with its evidence.

    Evidence: staffing patterns (OEWS files among the data), co-location across counties (a state or the nation in
    the data store), membership in other sets of definitions (clusters library).
    """
    from industry_clusters.analysis.rows import records
    from industry_clusters.workflows.clusters import suggest_members

    rows, kinds = suggest_members(source, every=every)
    if not kinds:
        click.echo(
            "No suggestions: the data hold no staffing patterns, no counties of a state, and no other set of definitions."
        )
        return
    click.echo(f"Evidence: {', '.join(kinds)}")
    for row in records(rows):
        now = f" (now in {row['cluster']})" if row["cluster"] else ""
        click.echo(
            f"  {row['industry_code']}  {row['criteria_met']} of 5  {row['industry_title']}{now}  ->  {row['suggested']}: {row['evidence']}"
        )


@clusters.command(
    "library",
    examples=(
        'industry-clusters clusters library "Kern County.toml" --add state.csv --name State --year 2019',
    ),
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.option("--add", "file", type=A_PATH, help="A CSV or XLSX of definitions to keep with the study.")
@click.option("--remove", help="Name of a set to take out.")
@click.option("--name", default="", help="With --add: what the set is called; else as its file.")
@click.option(
    "--from", "origin", default="", help="With --add: who made it, for instance 'State labor office'."
)
@click.option("--year", type=click.IntRange(1900, 2200), help="With --add: the year it is of.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=0.5, show_default=True,
              help="With --add, of six-digit codes: the share of a four-digit group that has to belong to a cluster.")  # fmt: skip
def library(
    source: Path,
    file: Path | None,
    remove: str | None,
    name: str,
    origin: str,
    year: int | None,
    threshold: float,
) -> None:
    """List the other sets of definitions that STUDY, a study file or workbook, compares with; add or remove one."""
    from industry_clusters.workflows.cluster_library import add_set, library_of, remove_set

    if remove is not None:
        remove_set(source, remove)
    if file is not None:
        add_set(source, file, name=name, origin=origin, year=year or 0, threshold=threshold)
    held = library_of(source)
    for one in held:
        count = len({member.cluster for member in one.members if member.cluster})
        click.echo(
            f"  {one.label}: {count} clusters, {len(one.members)} rows{', from ' + one.source if one.source else ''}"
        )
    if not held:
        click.echo("No other sets of definitions.")


@clusters.command("compare", examples=('industry-clusters clusters compare "Kern County.toml" study State',))
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.argument("first")
@click.argument("second", default="study")
@click.option("--all", "every", is_flag=True, help="Also codes that are in the same cluster of both.")
def compare_clusters(source: Path, first: str, second: str, *, every: bool) -> None:
    """Compare two sets of STUDY code by code; 'study' is its own definitions."""
    from industry_clusters.workflows.cluster_library import compare

    found = compare(source, first, second)
    for mine, theirs in found.answers.items():
        click.echo(f"  {mine}  =  {theirs or 'none'}")
    for row in found.codes.to_dict("records"):
        if every or row["what"] != "same":
            click.echo(
                f"  {row['industry_code']}  {row['what']}: {row['first'] or 'none'}  ->  {row['second'] or 'none'}"
            )
    counts = found.codes["what"].value_counts()
    click.echo(", ".join(f"{count} {what}" for what, count in counts.items()))
    for name, codes in found.unknown.items():
        if codes:
            click.echo(f"Not in the study's data, {name}: {', '.join(codes)}")


@clusters.command(
    "adopt", examples=('industry-clusters clusters adopt "Kern County.toml" State --cluster "Health care"',)
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.argument("name")
@click.option("--cluster", "chosen", multiple=True, help="Only this cluster of the set; may be given again.")
def adopt_clusters(source: Path, name: str, chosen: tuple[str, ...]) -> None:
    """Take over the set NAME of the library of STUDY, whole or in part; what STUDY had is kept in the library."""
    from industry_clusters.workflows.cluster_library import adopt

    rows, before = adopt(source, name, chosen)
    click.echo(f"The study has {rows} rows now; what it had is in the library as {before.name!r}.")
