"""The command line's part for the Excel add-in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from industry_clusters.hosts.cli_door import A_PATH, Group

_FOLDER = click.option(
    "--folder", type=A_PATH, default=None, help="Excel's start folder; found by itself if left out."
)
_FUNCTIONS = click.option(
    "--functions",
    type=click.Choice(["auto", "python", "vba"]),
    default="auto",
    help="Who works =LQ() and the others out: Python where it answers, else VBA (auto); or only one of them.",
)

_ALL_USERS = click.option(
    "--all-users", is_flag=True, help="For everybody who uses this computer; an administrator has to run it."
)


@click.group(cls=Group)
def addin() -> None:
    """The Excel add-in: =LQ(), =AAGR() and the ribbon."""


@addin.command("build", examples=("industry-clusters addin build --out dist",))
@click.option("--out", type=A_PATH, default=Path(), help="Folder to write into; the current one if left out.")
@click.option(
    "--interpreter", type=A_PATH, default=None, help="The Python that Excel is to start, with its full path."
)
@_FUNCTIONS
def build_files(out: Path, interpreter: Path | None, functions: str) -> None:
    """Write the add-in, its tooltips and its licenses, to be handed to others.

    Without --interpreter each user's own settings file has to name a Python for the ribbon; 'install' does it by
    itself. Functions are worked out in VBA where there is none.
    """
    from industry_clusters.export.addin_package import Mode
    from industry_clusters.workflows.addin.install import build_addin

    for path in build_addin(out, interpreter, Mode(functions)):
        click.echo(f"Wrote {path}")


@addin.command(
    examples=("industry-clusters addin install", "industry-clusters addin install --functions vba")
)
@_FOLDER
@click.option("--replace", is_flag=True, help="Write over a file of the same name that is not ours.")
@_FUNCTIONS
@_ALL_USERS
def install(folder: Path | None, functions: str, *, replace: bool, all_users: bool) -> None:
    """Put the add-in where Excel opens it by itself, for this user (or all) and this Python.

    The one-folder program is copied into a place of its own, and the folder that it came in may go.
    """
    from industry_clusters.export.addin_package import Mode
    from industry_clusters.workflows.addin.install import install_addin

    installed = install_addin(folder, mode=Mode(functions), replace=replace, all_users=all_users)
    before = f" in place of version {installed.replaced}" if installed.replaced else ""
    click.echo(f"Wrote {installed.path}{before}; it starts {installed.interpreter}.")
    click.echo("Close Excel and open it again; the tab 'Industry Clusters' shows.")


@addin.command(examples=("industry-clusters addin status",))
@_FOLDER
@_ALL_USERS
def status(folder: Path | None, *, all_users: bool) -> None:
    """Say whether the add-in can work on this machine, and what to do where it cannot."""
    from industry_clusters.workflows.addin.status import addin_status

    findings = addin_status(folder, all_users=all_users)
    for finding in findings:
        click.echo(str(finding))
    if not all(finding.ok for finding in findings):
        sys.exit(1)


@addin.command(examples=("industry-clusters addin uninstall",))
@_FOLDER
@_ALL_USERS
def uninstall(folder: Path | None, *, all_users: bool) -> None:
    """Take away the add-in and what builds kept; workbooks and the data store stay."""
    from industry_clusters.store.folder import default_store
    from industry_clusters.workflows.addin.install import uninstall_addin

    gone = uninstall_addin(folder, all_users=all_users)
    for path in gone:
        click.echo(f"Took {path} away.")
    if not gone:
        click.echo("There is no add-in to take away.")
    store = default_store().root
    if store.exists():
        click.echo(f"The data store stays: {store}. Delete the folder if nobody needs it.")
