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
from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.ingest.study.lines_in_workbook import read_lines
from industry_clusters.workflows.memory import is_workbook
from industry_clusters.workflows.opening import absent_data, open_study, tables_of
from industry_clusters.workflows.study_source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

_NONE = pd.DataFrame()

_A_CELL = re.compile(r"'?(?P<sheet>[^'!]+)'?!\$?(?P<cell>[A-Za-z]{1,3}\$?\d+)")


@dataclass(frozen=True)
class Trace:
    """What a figure is: in words, its cell where one was named, what is known of it, and the lines of the files.

    See :func:`what_is_known` and :func:`lines`. ``withheld`` are the region's cells that are not published, with what their
    estimates rest on (:func:`withheld_cells`). A workbook without its data has the lines only.
    """

    title: str
    cell: SeenCell | None
    lines: pd.DataFrame
    known: pd.DataFrame
    withheld: pd.DataFrame


def trace(source: Path, what: str) -> Trace:
    """Follow a figure back.

    Of a workbook whose data files are not there, the lines are those that its sheet Lines carries.

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
    seen = _cell(source, what.strip())
    known = _known(source)
    if seen is None:
        return known.named(what.strip(), None)
    subject = next((text for text in seen.row if known.has(text)), None)
    if subject is None:
        raise BadSetting(
            f"the row of {what} names no industry and no cluster",
            place=f"{source.name}, sheet {seen.place.rpartition('!')[0]}",
            next_step="Name a cell of a table of industries or clusters.",
        )
    return known.named(subject, seen)


def _cell(source: Path, what: str) -> SeenCell | None:
    place = _A_CELL.fullmatch(what)
    if place is None:
        return None
    if not is_workbook(source):
        raise BadSetting(f"{source.name} has no cells", place="trace", next_step="Name the workbook.")
    return look_at_cell(source, place["sheet"], place["cell"].replace("$", "").upper())


@dataclass(frozen=True)
class _Known:
    """What can be followed: clusters with their members, titles of industries, and the lines of some of them."""

    clusters: Mapping[str, Sequence[str]]
    titles: Mapping[str, str]
    followed: Callable[[str, Sequence[str]], tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]]
    """By name and codes: the lines, what is known, and the cells that are not published."""

    def has(self, name: str) -> bool:
        return name in self.clusters or name in self.titles

    def named(self, name: str, seen: SeenCell | None) -> Trace:
        if name in self.clusters:
            codes = self.clusters[name]
            return Trace(f"Cluster {name}: {len(codes)} industry groups", seen, *self.followed(name, codes))
        if name not in self.titles:
            near = did_you_mean(name, [*self.titles, *self.clusters])
            raise BadSetting(
                f"no industry or cluster is called {name!r}",
                place="trace",
                next_step=near or "Check the name.",
            )
        return Trace(f"{name} {self.titles[name]}", seen, *self.followed(name, [name]))


def _known(source: Path) -> _Known:
    """From the data; from the lines that the workbook carries where the data are not there."""
    study = read_source(source)
    if is_workbook(source) and absent_data(study, source.resolve().parent):
        return _carried(study, source)
    study, data = open_study(source)
    analysis = tables_of(study, data, occupations=False)
    finest = with_continuations(data.panel, study)
    members = analysis.clusters.members
    counted = members[members["counted"].eq(1)].groupby("cluster")["industry_code"].agg(list)
    codes = analysis.panel.rows["industry_code"].unique().tolist()
    return _Known(
        {name: counted.get(name, []) for name in analysis.clusters.names},
        {code: analysis.panel.industry_title(code) for code in codes},
        lambda name, wanted: _followed(analysis, finest, name, wanted),
    )


def _followed(
    analysis: Analysis, panel: Panel, name: str, codes: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    rows = lines(analysis, codes)
    years = (analysis.study.first_year, analysis.study.last_year)
    unknown = withheld_cells(panel, analysis, codes, years) if rows["employment"].isna().any() else _NONE
    return rows, what_is_known(analysis, name), unknown


def _carried(study: Study, source: Path) -> _Known:
    rows = read_lines(source)
    held = rows["industry_code"].unique().tolist()
    clusters: dict[str, list[str]] = {}
    for member in study.clusters:
        clusters.setdefault(member.cluster, []).extend(
            [member.industry_code] * (member.industry_code in held)
        )
    titles = naics_titles()
    return _Known(
        clusters,
        {code: titles.get(code, "") for code in held},
        lambda _name, wanted: (rows[rows["industry_code"].isin(wanted)].reset_index(drop=True), _NONE, _NONE),
    )
