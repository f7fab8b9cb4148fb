"""The command line."""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from industry_clusters import __version__
from industry_clusters.errors import IndustryClustersError
from industry_clusters.hosts.cli_addin import addin
from industry_clusters.hosts.cli_batch import batch
from industry_clusters.hosts.cli_clusters import clusters
from industry_clusters.hosts.cli_data import data
from industry_clusters.hosts.cli_documents import board_pack, document, fact_sheets
from industry_clusters.hosts.cli_door import A_PATH, Commands, areas_option, program
from industry_clusters.hosts.cli_functions import functions
from industry_clusters.hosts.cli_kits import kit
from industry_clusters.hosts.cli_letter import letter
from industry_clusters.hosts.cli_map import with_mappings
from industry_clusters.hosts.cli_mobilize import make_example, mobilize
from industry_clusters.hosts.cli_nation import nation
from industry_clusters.hosts.cli_papers import papers
from industry_clusters.hosts.cli_share import print_board_command, share
from industry_clusters.hosts.cli_trace import trace
from industry_clusters.hosts.cli_workshop import workshop
from industry_clusters.hosts.display import step_shown
from industry_clusters.sheet_names import SETUP_SHEET

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.ingest.layouts.describe import FileDescription
    from industry_clusters.workflows.build import BuildReport

_FEW_REMARKS = 8
_SELDOM = (50_000, 20, 50)
"""A build makes a million small things and few circles: looking for circles every 700 things takes a tenth of its time."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="industry-clusters")
def main() -> None:
    """From public employment data to clusters of opportunity, in a workbook.

    Begin with 'industry-clusters demo'; then 'new' makes a study of your region and 'build' its workbook.
    """
    gc.set_threshold(*_SELDOM)
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # our matrices are small: helpers only cost their start
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter shows a mark in its place
            stream.reconfigure(errors="replace")


@main.command(examples=("industry-clusters demo",))
@click.option("--out", type=A_PATH, default=Path(), help="Folder to write into; the current one if left out.")
@click.option(
    "--mobilization",
    is_flag=True,
    help="Make its mobilization workbook too, with constructed people and meetings.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say how long each step took.")
def demo(out: Path, *, mobilization: bool, verbose: bool) -> None:
    """Make the workbook of a constructed sample region, with its study and data."""
    from industry_clusters.workflows.start import DEMO_STUDY, make_demo

    with step_shown() as tell:
        report = make_demo(out, tell)
    _tell(report, verbose=verbose)
    click.echo(
        f"Open it, change a year on '{SETUP_SHEET}', and watch. '{DEMO_STUDY}' is its study; all numbers are constructed."
    )
    click.echo(f'To build it again with what you typed: {program()} build "{report.path}"')
    if mobilization:
        make_example(report.path)


@main.command(
    examples=(
        'industry-clusters build "Kern County.toml"',
        'industry-clusters build "Kern County.xlsx"',
        "industry-clusters build north.toml south.toml",
    )
)
@click.argument("sources", metavar="STUDY...", type=A_PATH, nargs=-1, required=True)
@click.option("--out", type=A_PATH, default=None, help="The workbook to write; beside STUDY if left out.")
@click.option(
    "--from-study", is_flag=True, help="The study file's settings win over those changed in the workbook."
)
@click.option(
    "--with-lambda-functions",
    is_flag=True,
    help="Put all functions into the workbook as names (=IC.LQ), for Excel 365 where there is no add-in.",
)
@click.option("--again", is_flag=True, help="Build also where nothing that a build rests on has changed.")
@click.option("-v", "--verbose", is_flag=True, help="Say how long each step took.")
def build(
    sources: tuple[Path, ...],
    out: Path | None,
    *,
    again: bool,
    from_study: bool,
    with_lambda_functions: bool,
    verbose: bool,
) -> None:
    """Build a study's workbook, new or again; of many studies one after another.

    STUDY is a study file (.toml), or a workbook built before. What was typed into the workbook, and sheets that
    were added to it, stay; the workbook as it was is kept as a copy, of which the last ten stay. Where neither the
    study, nor the data files, nor this program has changed since the last build, nothing is done.
    """
    from industry_clusters.workflows.build import build as build_workbook

    def act(source: Path) -> None:
        with step_shown() as tell:
            report = build_workbook(
                source,
                out,
                tell,
                file_wins=from_study,
                lambda_functions=with_lambda_functions,
                only_if_needed=not again,
            )
        _tell(report, verbose=verbose)

    _for_each(sources, out, act)


def _for_each(sources: tuple[Path, ...], out: Path | None, act: Callable[[Path], None]) -> None:
    """Do it for each source; of several, one that fails does not stop the others."""
    if len(sources) == 1:
        act(sources[0])
        return
    if out is not None:
        raise click.UsageError("--out names one file; with several sources leave it out.")
    failed = [source for source in sources if not _done(act, source)]
    if failed:
        click.echo(f"{len(failed)} of {len(sources)} failed: {', '.join(map(str, failed))}", err=True)
        sys.exit(1)


def _done(act: Callable[[Path], None], source: Path) -> bool:
    try:
        act(source)
    except IndustryClustersError as error:
        click.echo(f"Error: {source}: {error}", err=True)
        return False
    return True


@main.command(examples=('industry-clusters new "Columbus region" --areas 06029,06031 --also 06000',))
@click.argument("name")
@areas_option("County codes (FIPS) of the region.")
@click.option("--cbsa", default=None, help="Code of a metropolitan area, instead of counties: 18140.")
@click.option(
    "--data",
    "data",
    multiple=True,
    default=("store:",),
    help="A data file, zip or folder; may be given again. The data store if left out.",
)
@click.option("--reference", default="US000", show_default=True, help="Area to compare with.")
@click.option("--also", multiple=True, help="A further area to choose from, such as a state: 39000.")
@click.option("--first", type=int, default=None, help="First year; if left out, the first to compare.")
@click.option("--last", type=int, default=None, help="Last year; if left out, the last to compare.")
@click.option("--ownership", type=click.Choice(["private", "all"]), default="private", show_default=True)
@click.option(
    "--level", type=click.IntRange(2, 6), default=4, show_default=True, help="NAICS digits of an industry."
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="NAME=VALUE",
    help="Of a table of your own, what 'data map' would ask.",
)
@click.option("--out", type=A_PATH, default=None, help="The study file to write; NAME.toml if left out.")
def new(name: str, out: Path | None, **chosen: Any) -> None:
    """Write a study file for the region NAME, and check it against its data."""
    from industry_clusters.file_names import file_stem
    from industry_clusters.workflows.start import new_study

    path = out or Path(f"{file_stem(name)}.toml")
    chosen_study = with_mappings(_chosen_study(name, chosen), chosen["answers"])
    with step_shown() as tell:
        study, shown, missing, to_add = new_study(chosen_study, path, (chosen["first"], chosen["last"]), tell)
    click.echo(f"Wrote {path}: {study.region.name}, {study.first_year} to {study.last_year}.")
    for sentence in missing:
        click.echo(click.style("  missing: ", bold=True) + sentence)
    if shown:
        click.echo(shown)
    first = (
        f"add files of {', '.join(to_add)} to the data of {path} (without them nothing can be compared), then "
        if to_add
        else ""
    )
    click.echo(f'Next: {first}{program()} build "{path}"')


def _chosen_study(name: str, chosen: dict[str, Any]) -> Any:
    from industry_clusters.study import DataSource, Ownership, Region, Study

    return Study(
        Region(name, chosen["areas"], chosen["cbsa"]),
        first_year=chosen["first"] or 0,
        last_year=chosen["last"] or 9999,
        reference=chosen["reference"],
        references=tuple(chosen["also"]),
        ownership=Ownership(chosen["ownership"]),
        industry_level=chosen["level"],
        data=tuple(DataSource(path) for path in chosen["data"]),
    )


@main.command(examples=("industry-clusters inspect qcew",))
@click.argument("files", type=A_PATH, nargs=-1, required=True)
def inspect(files: tuple[Path, ...]) -> None:
    """Say what data FILES are: layout, years, areas, levels, share not disclosed."""
    from industry_clusters.workflows.start import inspect_file

    def act(path: Path) -> None:
        for description in inspect_file(path):
            _describe(description)

    _for_each(files, None, act)


@main.command(examples=('industry-clusters slides "Kern County.xlsx"',))
@click.argument("sources", metavar="STUDY...", type=A_PATH, nargs=-1, required=True)
@click.option("--out", type=A_PATH, default=None, help="The slides to write; beside STUDY if left out.")
@click.option(
    "--template",
    type=A_PATH,
    default=None,
    help="A PowerPoint file of your own, with 'Title Slide' and 'Title Only'.",
)
def slides(sources: tuple[Path, ...], out: Path | None, template: Path | None) -> None:
    """Write STUDY, a study file or workbook, as slides that can be edited."""
    from industry_clusters.workflows.slides import make_slides

    def act(source: Path) -> None:
        with step_shown() as tell:
            made = make_slides(source, out, template, tell)
        click.echo(f"Wrote {made.path}")
        if made.copy:
            click.echo(f"The slides as they were are kept as {made.copy.name}")

    _for_each(sources, out, act)


main.add_command(addin)
main.add_command(batch)
main.add_command(board_pack)
main.add_command(clusters)
main.add_command(data)
main.add_command(document)
main.add_command(functions)
main.add_command(letter)
main.add_command(fact_sheets)
main.add_command(print_board_command)
main.add_command(mobilize)
main.add_command(nation)
main.add_command(kit)
main.add_command(papers)
main.add_command(trace)
main.add_command(share)
main.add_command(workshop)


def _describe(told: FileDescription) -> None:
    click.echo(click.style(told.name, bold=True))
    years = (
        ""
        if not told.years
        else f"{told.years[0]} to {told.years[-1]}"
        if len(told.years) > 1
        else str(told.years[0])
    )
    lines = {
        "layout": told.layout,
        "rows": f"{told.rows:,}" if told.rows else "",
        "years": years,
        "holds": ", ".join(f"{kind} {count:,}" for kind, count in told.areas.items()),
        "NAICS digits": ", ".join(str(level) for level in told.levels),
        "ownerships": ", ".join(told.own_codes),
        "undisclosed": ", ".join(
            f"{share:.0%} at {level} digits" for level, share in told.withheld_share.items() if share
        ),
        "vintage": told.vintage,
        "sha256": getattr(told, "sha256", ""),
    }
    for label, text in lines.items():
        if text:
            click.echo(f"  {label:<13}{text}")
    for remark in told.remarks:
        click.echo(f"  note         {remark}")


def _tell(report: BuildReport, *, verbose: bool) -> None:
    if report.is_up_to_date:
        click.echo(
            f"{report.path} is up to date: nothing that a build rests on has changed. To build it anyway: --again"
        )
    else:
        click.echo(f"Wrote {report.path}")
    for sentence in report.missing:
        click.echo(click.style("  missing: ", bold=True) + sentence)
    for sentence in report.known:
        click.echo(sentence)
    if report.copy:
        click.echo(f"The workbook as it was is kept as {report.copy.name}")
    for remark in report.remarks[:_FEW_REMARKS]:
        click.echo(f"  note: {remark}")
    if len(report.remarks) > _FEW_REMARKS:
        click.echo(f"  ... and {len(report.remarks) - _FEW_REMARKS} more notes on the sheet '{SETUP_SHEET}'")
    if verbose:
        for step, seconds in report.seconds.items():
            click.echo(f"  {seconds:6.2f} s  {step}")


if __name__ == "__main__":
    main()
