"""What every file gave, brought together: one table, one set of names, one set of indexes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from industry_clusters.errors import EmptyFile
from industry_clusters.ingest import lookups
from industry_clusters.ingest.files.content import (
    ANNUAL_COLUMNS,
    QUARTER_COLUMNS,
    QUARTER_COUNTS,
    FileContent,
    counted,
)
from industry_clusters.ingest.layouts.commuting import commuting_of
from industry_clusters.ingest.layouts.known import BLS_SERIES, LAYOUTS, OWN_TABLE, Kind
from industry_clusters.ingest.layouts.places import placed
from industry_clusters.ingest.occupations.together import occupations_of
from industry_clusters.ingest.qcew.quarters import annual_averages
from industry_clusters.ingest.reading.merge import merged
from industry_clusters.ingest.reading.plausible import BETWEEN_ROWS, ONE_ROW, Looked, check_plausible
from industry_clusters.panel import COLUMNS, COUNTS, KEYS, Panel, Remark, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from industry_clusters.ingest.layouts.selection import Selection
    from industry_clusters.occupations import Occupations
    from industry_clusters.price_index import PriceIndex

_QUARTERLY = {layout.key for layout in LAYOUTS if layout.kind is Kind.BLS_QUARTERLY}
"""Whose annual rows, which the store gives, are averages."""
_NUMBERS = {**dict.fromkeys((*COUNTS, *QUARTER_COUNTS), "float64"), "year": "int64", "line": "int64"}


def brought_together(
    contents: Sequence[FileContent], selection: Selection, remarks: list[Remark]
) -> tuple[Panel, dict[str, PriceIndex], Occupations]:
    """Make a panel, the price indexes and what is told of occupations of what the files gave.

    Parameters
    ----------
    contents
        In the order of the files.
    selection
        Which areas are wanted, for the files that name them in words.
    remarks
        What was noticed on reading; what is noticed on merging is added.

    Raises
    ------
    EmptyFile
        Where no file gave anything.
    Contradiction
        Where two rows say different things.
    """
    if not contents:
        told = "; ".join(f"{remark.place}: {remark.text}" for remark in remarks[:3])
        raise EmptyFile("not one file of the data is of a known layout", next_step=told)
    area_titles = names_in(contents, "area_titles", lookups.state_titles())
    with_rows = [_placed(content, area_titles, selection, remarks) for content in contents if content.source]
    sources = tuple(content.source for content in with_rows if content.source)
    table = _one_table(with_rows, sources, remarks)
    occupations = occupations_of(contents, area_titles, remarks)
    panel = Panel(
        table,
        sources,
        _with_counties(area_titles, table["area_fips"].unique()),
        names_in(contents, "industry_titles", lookups.naics_titles()),
        _cbsa_counties(contents, remarks),
        tuple(dict.fromkeys(remarks)),
        commuting=commuting_of(contents),
    )
    return panel, _price_indexes(contents), occupations


def names_in(contents: Sequence[FileContent], kind: str, ours: Mapping[str, str]) -> dict[str, str]:
    """Return code -> name (``area_titles`` or ``industry_titles``): of tables of titles before names beside rows before our own, of two files the first."""
    tables = [content for content in contents if content.table_titles]
    beside_rows = [content for content in contents if not content.table_titles]
    names = dict(ours)
    for content in reversed([*tables, *beside_rows]):
        names |= getattr(content, kind)
    return names


def _with_counties(titles: Mapping[str, str], areas: Iterable[str]) -> dict[str, str]:
    """The names of areas, and of counties among the rows that no file names, our own."""
    unnamed = [code for code in areas if code not in titles]
    ours = lookups.county_titles() if unnamed else {}
    return {**titles, **{code: ours[code] for code in unnamed if code in ours}}


def _placed(
    content: FileContent, area_titles: Mapping[str, str], selection: Selection, remarks: list[Remark]
) -> FileContent:
    if not content.in_words or content.source is None:
        return content
    frames = []
    for named in (content.annual, content.quarters):
        rows, told = (None, []) if named is None else placed(named, area_titles, content.source.name)
        frames.append(None if rows is None else rows[selection.rows(rows)])
        remarks += told
    return replace(content, annual=frames[0], quarters=frames[1])


def _one_table(
    contents: Sequence[FileContent], sources: Sequence[SourceFile], remarks: list[Remark]
) -> pd.DataFrame:
    names = [source.name for source in sources]
    annual = _stacked([content.annual for content in contents], ANNUAL_COLUMNS)
    averaged_before = [place for place, source in enumerate(sources) if source.layout in _QUARTERLY]
    annual["averaged"] = annual["source_id"].isin(averaged_before)
    quarters = _stacked([content.quarters for content in contents], QUARTER_COLUMNS)
    if len(quarters):
        quarters, told = merged(quarters, (*KEYS, "qtr"), QUARTER_COUNTS, names)
        averages, left_out = annual_averages(quarters, names)
        remarks += [*told, *left_out]
        averaged = [frame for frame in (annual, averages.assign(averaged=True)) if len(frame)]
        annual = pd.concat(averaged, ignore_index=True) if averaged else annual
    table, told = merged(annual, KEYS, COUNTS, names)
    remarks += told
    remarks += _plausible(table, sources, {name for content in contents for name in content.checked})
    return table[list(COLUMNS)]


def _plausible(table: pd.DataFrame, sources: Sequence[SourceFile], checked: set[str]) -> tuple[Remark, ...]:
    """Hold against each other what stands in several rows and files: years, a total and its parts, jobs and wages of series."""
    names = [source.name for source in sources]

    def place(row: pd.Series[Any]) -> str:
        return f"{names[int(row['source_id'])]}, line {int(row['line'])}"

    unmarked = frozenset(
        number for number, one in enumerate(sources) if one.layout in _QUARTERLY and not one.marks_withheld
    )
    looked = Looked(
        table.assign(file=table["source_id"]), place, names, exact=True, quarters_unmarked=unmarked
    )
    series = any(source.layout in (BLS_SERIES.key, OWN_TABLE.key) for source in sources)
    return check_plausible(looked, checked, (*BETWEEN_ROWS, *(ONE_ROW if series else ())))


def _stacked(frames: Sequence[pd.DataFrame | None], columns: Sequence[str]) -> pd.DataFrame:
    there = [
        frame.assign(source_id=place)
        for place, frame in enumerate(frames)
        if frame is not None and len(frame)
    ]
    empty = pd.DataFrame(columns=[*columns, "source_id"]).astype({"source_id": "int64"})
    stacked = pd.concat(there, ignore_index=True) if there else empty
    return stacked.astype({name: kind for name, kind in _NUMBERS.items() if name in columns}).assign(
        averaged=False
    )


def _cbsa_counties(contents: Sequence[FileContent], remarks: list[Remark]) -> dict[str, tuple[str, ...]]:
    tables = [content.cbsa_counties for content in contents if content.cbsa_counties]
    for table in tables[1:]:
        apart = sum(tables[0].get(code, counties) != counties for code, counties in table.items())
        text = f"The first table is used. A later one has other counties for {counted(apart, 'area')}."
        remarks.append(Remark("counties of metropolitan areas", text))
    return dict(tables[0]) if tables else {}


def _price_indexes(contents: Sequence[FileContent]) -> dict[str, PriceIndex]:
    """Return series -> index; of two files with the same series the first."""
    national = lookups.us_price_index()
    indexes = {national.series_id: national}
    for content in reversed(contents):
        indexes |= {index.series_id: index for index in content.price_indexes}
    return indexes
