"""The command line's data store: get, add, list, update, remove."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, Group, areas_option, program
from industry_clusters.hosts.cli_map import commute, map_
from industry_clusters.hosts.display import files_shown, size_of

if TYPE_CHECKING:
    from industry_clusters.store.catalogue import StoredFile
    from industry_clusters.workflows.data import Settings

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
_SOURCE = click.option("--source", default="", metavar="URL", help="A mirror of BLS's files, in its place.")


def two_years(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[int, int]:
    """Read one year, or the first and the last with a hyphen."""
    found = _YEARS.fullmatch(value.strip())
    if found is None:
        raise click.BadParameter(f"{value!r} is not a year, or two with a hyphen: 1990-2024.")
    return int(found[1]), int(found[2] or found[1])


@click.group(cls=Group)
def data() -> None:
    """Official data in a store on this computer (get, add, list, update, remove); tables of your own (map); who lives and works where (commute).

    A study reads from the store where its data list says 'store:'.
    """


data.add_command(map_)
data.add_command(commute)


@data.command(
    examples=(
        "industry-clusters data get --area 06029 --years 1990-2024 --email you@your-office.org",
        "industry-clusters data get --areas 06029,06031 --years 2024",
    )
)
@areas_option("Area codes.", required=True)
@click.option(
    "--years", callback=two_years, required=True, help="One year, or the first and the last: 1990-2024."
)
@click.option("--email", default="", help="Yours, which BLS asks for in each request. It is remembered.")
@click.option("--no-prices", is_flag=True, help="Leave the consumer price index out.")
@_SOURCE
def get(areas: tuple[str, ...], years: tuple[int, int], email: str, source: str, *, no_prices: bool) -> None:
    """Fetch areas and years from BLS, with the U.S., the states, names and prices. Nothing is fetched twice.

    Recent years come area by area. Earlier ones BLS has only whole: about 80 MB a year, which then serve any area.
    """
    from industry_clusters.workflows.data import Wish, get_data

    wish = Wish(areas, *years, prices=not no_prices)
    settings = _settings(source)
    with files_shown(len(wish.years)) as (bytes_came, years_done):
        report = get_data(wish, email or _asked_email(settings), settings, bytes_came, years_done)
    for sentence in report.sentences:
        click.echo(sentence)
    states = "".join(f" --also {area}" for area in wish.every_area if area.endswith("000") and area[0] != "U")
    click.echo(f'Next: {program()} new "Name of the region" --areas {",".join(areas)}{states}')


def _settings(source: str) -> Settings:
    from industry_clusters.fetch.source import Source
    from industry_clusters.workflows.data import Settings

    plain = source.rstrip("/")
    return Settings(source=Source(plain, plain)) if plain else Settings()


def _asked_email(settings: Settings) -> str:
    """Ask for an e-mail address the first time, where there is somebody to ask."""
    from industry_clusters.workflows.data import has_email

    if has_email(settings.store) or not sys.stdin.isatty():
        return ""
    return str(click.prompt("BLS asks for an e-mail address in each request; yours", default=""))


@data.command(examples=("industry-clusters data add 2019_annual_singlefile.zip area_titles.csv",))
@click.argument("files", type=A_PATH, nargs=-1, required=True)
def add(files: tuple[Path, ...]) -> None:
    """Put FILES that you have, or all in a folder, into the store: slices, whole years, names, prices. They are copied."""
    from industry_clusters.workflows.data import add_files

    for file in add_files(files, tell=lambda name: click.echo(f"  {name} ...", err=True)):
        click.echo(_line(file))


@data.command(examples=("industry-clusters data repair",))
def repair() -> None:
    """Make the store's catalogue and rows again from its raw files, where they are damaged or gone."""
    from industry_clusters.store.folder import default_store
    from industry_clusters.store.repair import repair_store

    report = repair_store(default_store(), tell=lambda name: click.echo(f"  {name} ...", err=True))
    for sentence in report.failed:
        click.echo(f"not in the store: {sentence}")
    click.echo(f"{len(report.loaded)} files are in the store again.")
    if report.failed:
        sys.exit(1)


@data.command("list", examples=("industry-clusters data list",))
def list_() -> None:
    """List what is in the store."""
    from industry_clusters.store.folder import default_store
    from industry_clusters.workflows.data import list_files

    store = default_store()
    files = list_files(store)
    click.echo(f"The store is the folder {store.root}")
    for file in files:
        click.echo(_line(file))
    click.echo(f"{len(files)} files, {size_of(sum(file.size for file in files))} as they came.")


def _line(file: StoredFile) -> str:
    years = ", ".join(map(str, file.years)) or file.layout
    areas = {area for one in file.rows for area in one.areas}
    told = (
        f"{file.row_count:>11,} rows {len(areas):>6,} area{'s' if len(areas) != 1 else ' '}"
        if file.rows
        else " " * 30
    )
    return f"  {file.name:<36} {years:<16} {told}  of {file.vintage}, loaded {file.loaded_at[:10]}"


@data.command(examples=("industry-clusters data update --check",))
@click.option("--check", is_flag=True, help="Only say what is newer; fetch nothing.")
@_SOURCE
def update(source: str, *, check: bool) -> None:
    """Fetch the newer versions of what the store holds from BLS."""
    from industry_clusters.workflows.data import update_data

    with files_shown() as (bytes_came, _):
        report = update_data(_settings(source), bytes_came, only_look=check)
    for name in report.newer:
        click.echo(f"  {'fetched' if name in report.fetched else 'newer at the source'}: {name}")
    for name in report.gone:
        click.echo(f"  no longer at the source, kept here: {name}")
    click.echo(f"{report.current} files are as at the source.")
    if report.next_year:
        click.echo(f"{report.next_year} is out: {program()} data get --area CODE --years {report.next_year}")


@data.command(examples=("industry-clusters data remove 06029", "industry-clusters data remove --year 2019"))
@click.argument("names", nargs=-1)
@click.option("--year", "years", type=int, multiple=True, help="Every file of a year. May be given again.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(names: tuple[str, ...], years: tuple[int, ...], *, yes: bool) -> None:
    """Take files out of the store, by NAME, area or year. A file that holds an area among others stays."""
    from industry_clusters.workflows.data_removal import files_with_others, find_stored, remove_data

    if not names and not years:
        raise click.UsageError("Say what: a file's name, an area, or --year.")
    found = find_stored(names, years)
    for file in found:
        click.echo(_line(file))
    for file in files_with_others(names):
        if file not in found:
            click.echo(f"  stays, as it holds other areas too: {file.name}")
    if not yes:
        click.confirm("Take that out of the store?", abort=True)
    click.echo(f"Removed {', '.join(remove_data(names, years))}")
