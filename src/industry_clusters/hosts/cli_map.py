"""The command line's ``data map``: a table of one's own, looked at and asked about once."""

from __future__ import annotations

import os.path
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, areas_option, command, program
from industry_clusters.sheet_names import SETUP_SHEET

if TYPE_CHECKING:
    from industry_clusters.ingest.own.proposal import Proposal
    from industry_clusters.ingest.own.questions import Question
    from industry_clusters.study import Study
    from industry_clusters.workflows.data_map import MappedFile

_WIDE = 18


@command(
    "map",
    examples=(
        "industry-clusters data map jobs.csv",
        'industry-clusters data map jobs.csv --study "Kern County.toml" --answer own_code=5',
    ),
)
@click.argument("file", type=A_PATH)
@click.option("--study", type=A_PATH, default=None, help="The study file (.toml) to write the mapping into.")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="NAME=VALUE",
    help="An answer, or a correction: own_code=5. May be given again.",
)
@click.option("--yes", is_flag=True, help="Do not ask; take the answers given and what the file suggests.")
def map_(file: Path, study: Path | None, answers: tuple[str, ...], *, yes: bool) -> None:
    """Look at FILE, a table of your own, ask what it does not say, and show the first rows as they would be read."""
    from industry_clusters.workflows.data_map import look_at, write_mapping

    proposal = look_at(file)
    if proposal is None:
        click.echo(f"{file.name} is of a known layout and needs no mapping: name it among the study's data.")
        return
    mapped = asked(file, proposal, _given(answers), ask=not yes and sys.stdin.isatty())
    show_rows(mapped)
    if study is None:
        click.echo(
            f"\nFor the data of a study file (or, from the brace on, for the cell beside the file on '{SETUP_SHEET}'):"
        )
        click.echo(f'[[data]]\npath = "{file.as_posix()}"\nmapping = {mapped.text}')
        click.echo(f'Or: {program()} data map "{file}" --study NAME.toml')
        return
    write_mapping(study, file, mapped.mapping)
    click.echo(f"\nWrote the mapping of {file.name} into {study}")


def _given(answers: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for answer in answers:
        key, sign, value = answer.partition("=")
        if not sign:
            raise click.BadParameter(f"{answer!r} is no NAME=VALUE.")
        given[key.strip()] = value.strip()
    return given


def asked(file: Path, proposal: Proposal, given: dict[str, str], *, ask: bool) -> MappedFile:
    """Show what was seen, ask what is open, and read the file so."""
    from industry_clusters.workflows.data_map import map_file

    click.echo(click.style(proposal.name, bold=True))
    for line in proposal.seen:
        click.echo(f"  {line}")
    answers = dict(given)
    for question in proposal.questions:
        if question.key in answers:
            continue
        if ask:
            answers[question.key] = _prompted(question)
        elif question.default:
            click.echo(f"  taken from the file: {question.key} = {question.default}")
    return map_file(file, proposal, answers)


def _prompted(question: Question) -> str:
    click.echo(f"\n{question.text}")
    for number, (_, words) in enumerate(question.choices, 1):
        click.echo(f"  {number}  {words}")
    if not question.choices:
        return str(click.prompt("  answer", default=question.default or None))
    values = [value for value, _ in question.choices]
    default = str(values.index(question.default) + 1) if question.default in values else None
    numbers = click.Choice([str(number) for number in range(1, len(values) + 1)])
    return values[int(click.prompt("  number", type=numbers, default=default)) - 1]


def with_mappings(study: Study, answers: tuple[str, ...]) -> Study:
    """Return a study in whose data each file that is a table of one's own has its mapping, asked for where it is open."""
    from industry_clusters.study import DataSource
    from industry_clusters.workflows.data_map import look_at

    sources = []
    for source in study.data:
        path = Path(source.path).expanduser()
        proposal = (
            look_at(path)
            if not source.is_store and os.path.isfile(path) and path.suffix.lower() != ".zip"  # noqa: PTH113 - no error for a name too long
            else None
        )
        if proposal is None:
            sources.append(source)
            continue
        mapped = asked(path, proposal, _given(answers), ask=sys.stdin.isatty())
        show_rows(mapped)
        sources.append(DataSource(source.path, mapped.mapping))
    return replace(study, data=tuple(sources))


def show_rows(mapped: MappedFile) -> None:
    """Show the first rows under our names, and what was noticed."""
    click.echo(f"\n{mapped.count:,} rows; the first as they are read:")
    for row in mapped.rows:
        click.echo("  " + "  ".join(cell.rjust(_WIDE)[:_WIDE] for cell in row))
    for remark in mapped.remarks:
        click.echo(f"  note: {remark}")


@command("commute", examples=("industry-clusters data commute flows.csv --areas 06029,06107",))
@click.argument("files", type=A_PATH, nargs=-1, required=True)
@areas_option("County codes (FIPS).", required=True)
def commute(files: tuple[Path, ...], areas: tuple[str, ...]) -> None:
    """Say what share of workers both lives and works in counties, and which county would raise it most.

    FILES are commuting between counties (Census, ACS) or LODES origin-destination files, and, for names and metropolitan areas,
    BLS's area titles and a table of the counties of metropolitan areas.
    """
    from industry_clusters.workflows.data_map import commuting

    shed = commuting(files, list(areas))
    for sentence in shed.sentences:
        click.echo(sentence)
