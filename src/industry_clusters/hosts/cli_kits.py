"""The command line's way to the kits of Part II: recruiting, the training of co-chairs, and each meeting."""

from __future__ import annotations

from pathlib import Path

import click

from industry_clusters.hosts.cli_door import A_PATH, command
from industry_clusters.hosts.cli_papers import paper_options, tell_papers
from industry_clusters.hosts.display import step_shown

KITS = ("recruiting", "co-chairs", "meeting-1", "meeting-2", "meeting-3")
"""Papers of the registry that are kits."""


@command(
    examples=(
        'industry-clusters kit "Kern County.xlsx" recruiting',
        'industry-clusters kit "Kern County.xlsx" meeting-1 --cluster "Oil and Gas" --to "meeting 1"',
    )
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@click.argument("kit", type=click.Choice(KITS))
@paper_options
@click.option(
    "--letters",
    type=click.Choice(["together", "apart"]),
    default="together",
    show_default=True,
    help="All letters in one file, or one file each.",
)
@click.option(
    "--mail",
    type=click.Choice(["drafts", "list"]),
    default="drafts",
    show_default=True,
    help="E-mails as drafts (.eml), or as one list (CSV).",
)
def kit(
    source: Path,
    kit: str,
    clusters: tuple[str, ...],
    out: Path | None,
    letters: str,
    mail: str,
    workbook: Path | None,
    templates: Path | None,
) -> None:
    """Write everything for recruiting, the training of co-chairs, or a meeting of the cluster groups of STUDY.

    STUDY is a study or workbook with its mobilization workbook beside it. Lists and slides show only people who agreed
    to be listed; what is left to write by hand is said.
    """
    from industry_clusters.views.papers.case import Choices
    from industry_clusters.workflows.mobilization.papers import write_papers

    choices = Choices(letters_apart=letters == "apart", mails_as_list=mail == "list")
    with step_shown() as tell:
        report = write_papers(
            source, workbook, out, (kit,), clusters, templates, choices=choices, progress=tell
        )
    tell_papers(report)
