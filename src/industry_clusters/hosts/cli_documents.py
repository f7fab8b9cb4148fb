"""The command line's way to Word documents and the board pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from industry_clusters.hosts.cli_door import A_PATH

if TYPE_CHECKING:
    from industry_clusters.workflows.documents import Made

_OUT = click.option(
    "--out", type=A_PATH, default=None, help="The folder to write into; that of STUDY if left out."
)
_CLUSTERS = click.option(
    "--clusters",
    multiple=True,
    metavar="NAME",
    help="A cluster that it is about; once for each. All if left out.",
)
_TEMPLATE = click.option(
    "--template", type=A_PATH, default=None, help="A Word file of your own, with its places."
)


@click.command("board-pack")
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
    r"""Write what a board gets of STUDY, a study or workbook: ten slides, and a report of 8 to 12 pages in Word.

    \b
    Examples:
      industry-clusters board-pack kern.xlsx
      industry-clusters board-pack kern.xlsx --clusters "Oil and Gas" --clusters Health
    """
    from industry_clusters.workflows import documents

    _tell(documents.board_pack(source, out, clusters, template, slides_template))


@click.command()
@click.argument("kind", metavar="DOCUMENT")
@click.argument("source", metavar="STUDY", type=A_PATH)
@_CLUSTERS
@_OUT
@_TEMPLATE
def document(
    kind: str, source: Path, clusters: tuple[str, ...], out: Path | None, template: Path | None
) -> None:
    r"""Write one of the Word documents of STUDY, a study or workbook; DOCUMENT is its name, such as board-report.

    \b
    Example:
      industry-clusters document board-report kern.xlsx --template office.docx
    """
    from industry_clusters.workflows.documents import make_document

    _tell(make_document(kind, source, out, clusters, template))


def _tell(made: Made) -> None:
    for path in made.files:
        click.echo(f"Wrote {path}")
    for copy in made.copies:
        click.echo(f"  what was there before is kept as {copy.name}")
    for remark in made.remarks:
        click.echo(f"  note: {remark}")
