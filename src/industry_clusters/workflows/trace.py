"""From a cell, an industry or a cluster back to formula, file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.analysis.geography import with_continuations
from industry_clusters.analysis.trace import lines, what_is_known, withheld_cells
from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.ingest.files.cell_look import SeenCell, look_at_cell
from industry_clusters.workflows.memory import is_workbook
from industry_clusters.workflows.opening import open_study, tables_of

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.panel import Panel

_NONE = pd.DataFrame()
_A_CELL = re.compile(r"'?(?P<sheet>[^'!]+)'?!\$?(?P<cell>[A-Za-z]{1,3}\$?\d+)")


@dataclass(frozen=True)
class Trace:
    """What a figure is: in words, its cell where one was named, what is known of it, and the lines of the files.

    See :func:`what_is_known` and :func:`lines`. ``withheld`` are the region's cells that are not published, with what their
    estimates rest on (:func:`withheld_cells`).
    """

    title: str
    cell: SeenCell | None
    lines: pd.DataFrame
    known: pd.DataFrame
    withheld: pd.DataFrame


def trace(source: Path, what: str) -> Trace:
    """Follow a figure back.

    Parameters
    ----------
    source
        A study file or workbook.
    what
        An industry's code, a cluster's name, or a cell such as ``'NAICS table'!E12`` of the workbook.

    Raises
    ------
    BadSetting
        Where nothing is called so, or the cell's row names no industry or cluster.
    """
    study, data = open_study(source)
    analysis = tables_of(study, data, occupations=False)
    finest = with_continuations(data.panel, study)
    place = _A_CELL.fullmatch(what.strip())
    if place is None:
        return _named(analysis, finest, what.strip(), None)
    if not is_workbook(source):
        raise BadSetting(f"{source.name} has no cells", place="trace", next_step="Name the workbook.")
    seen = look_at_cell(source, place["sheet"], place["cell"].replace("$", "").upper())
    known = [*analysis.clusters.names, *analysis.panel.rows["industry_code"].unique()]
    subject = next((text for text in seen.row if text in known), None)
    if subject is None:
        raise BadSetting(
            f"the row of {what} names no industry and no cluster",
            place=f"{source.name}, sheet {place['sheet']}",
            next_step="Name a cell of a table of industries or clusters.",
        )
    return _named(analysis, finest, subject, seen)


def _named(analysis: Analysis, panel: Panel, name: str, seen: SeenCell | None) -> Trace:
    members = analysis.clusters.members
    if name in analysis.clusters.names:
        codes = members[members["cluster"].eq(name) & members["counted"].eq(1)]["industry_code"].tolist()
        return _followed(analysis, panel, f"Cluster {name}: {len(codes)} industry groups", seen, name, codes)
    known = analysis.panel.rows["industry_code"].unique().tolist()
    if name not in known:
        near = did_you_mean(name, [*known, *analysis.clusters.names])
        raise BadSetting(
            f"no industry or cluster is called {name!r}", place="trace", next_step=near or "Check the name."
        )
    return _followed(analysis, panel, f"{name} {analysis.panel.industry_title(name)}", seen, name, [name])


def _followed(
    analysis: Analysis, panel: Panel, title: str, seen: SeenCell | None, name: str, codes: list[str]
) -> Trace:
    rows = lines(analysis, codes)
    years = (analysis.study.first_year, analysis.study.last_year)
    unknown = withheld_cells(panel, analysis, codes, years) if rows["employment"].isna().any() else _NONE
    return Trace(title, seen, rows, what_is_known(analysis, name), unknown)
