"""The command line's way to Word documents and the board pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH, command

if TYPE_CHECKING:
    from industry_clusters.workflows.documents import Made

_OUT = click.option(
    "--out", type=A_PATH, default=None, help="The folder to write into; that of STUDY if left out."
)
_CLUSTERS = click.option(
    "--cluster",
    "--clusters",
    "clusters",
    multiple=True,
    metavar="NAME",
    help="A cluster that it is about; may be given again. All if left out.",
)
_TEMPLATE = click.option(
    "--template", type=A_PATH, default=None, help="A Word file of your own, with its places."
)


@command(
    "board-pack",
    examples=(
        'industry-clusters board-pack "Kern County.xlsx"',
        'industry-clusters board-pack "Kern County.xlsx" --cluster "Oil and Gas" --cluster "Visitor Services"',
    ),
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@_CLUSTERS
@_OUT
@_TEMPLATE
@click.option("--slides-template", type=A_PATH, default=None, help="A PowerPoint file of your own.")
def board_pack(
    source: Path,
    clusters: tuple[str, ...],
    out: Path | None,
    template: Path | None,
    slides_template: Path | None,
) -> None:
    """Write what a board gets of STUDY, a study or workbook: ten slides, and a report of 8 to 12 pages in Word."""
    from industry_clusters.workflows import documents

    _tell(documents.board_pack(source, out, clusters, template, slides_template))


@command(
    "fact-sheets",
    examples=(
        'industry-clusters fact-sheets "Kern County.xlsx"',
        'industry-clusters fact-sheets "Kern County.xlsx" --cluster "Oil and Gas" --out employers',
    ),
)
@click.argument("source", metavar="STUDY", type=A_PATH)
@_CLUSTERS
@_OUT
@_TEMPLATE
def fact_sheets(source: Path, clusters: tuple[str, ...], out: Path | None, template: Path | None) -> None:
    """Write a page on each cluster of STUDY, a study or workbook, to share with employers before an interview.

    It has size, growth, pay and concentration with how well each is known, and what you would like to ask.
    """
    from industry_clusters.workflows.documents import make_document

    _tell(make_document("fact-sheets", source, out, clusters, template))
    click.echo("Fill in what stands in brackets before you share them.")


@command(examples=('industry-clusters document board-report "Kern County.xlsx" --template office.docx',))
@click.argument("kind", metavar="DOCUMENT")
@click.argument("source", metavar="STUDY", type=A_PATH)
@_CLUSTERS
@_OUT
@_TEMPLATE
def document(
    kind: str, source: Path, clusters: tuple[str, ...], out: Path | None, template: Path | None
) -> None:
    """Write one of the Word documents of STUDY, a study or workbook; DOCUMENT is its name, such as board-report."""
    from industry_clusters.workflows.documents import make_document

    _tell(make_document(kind, source, out, clusters, template))


def _tell(made: Made) -> None:
    for path in made.files:
        click.echo(f"Wrote {path}")
    for copy in made.copies:
        click.echo(f"  what was there before is kept as {copy.name}")
    for remark in made.remarks:
        click.echo(f"  note: {remark}")
