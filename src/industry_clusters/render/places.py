"""What a build notes of itself: which cells it wrote, which are to type in, where each input is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter.worksheet import CellBlankTuple

from industry_clusters.ingest.study.written_places import (
    InputPlace,
    Places,
    SheetPlaces,
    boxes_of_rows,
    letters_of,
    look_mark,
    note_mark,
)
from industry_clusters.render.band import BandColumn
from industry_clusters.render.measure import shown_text
from industry_clusters.views.vocabulary.model import Fields, Kind, NoteBox, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from industry_clusters.render.band import Band
    from industry_clusters.render.page import Page
    from industry_clusters.render.refs import Addresses
    from industry_clusters.views.vocabulary.model import Block, Workbook


_Rows: TypeAlias = defaultdict[int, list[int]]
"""Columns by row, both counted from 1; in a band, counted from 0."""


def places_of(view: Workbook, addresses: Addresses, sheets: Mapping[str, SheetPlaces]) -> Places:
    """The places of a workbook whose sheets are written."""
    inputs = {
        name: InputPlace(place, label)
        for sheet in view.sheets
        for block in sheet.blocks
        for name, place, label in _inputs(block, addresses)
    }
    return Places(dict(sheets), inputs)


def places_on(page: Page) -> SheetPlaces:
    """What a build has written on one sheet."""
    written, typed, blank = _single_cells(page)
    for band in page.bands:
        _add_band(band, BandColumn.filled, written)
        _add_band(band, BandColumn.unlocked, typed)
        _add_band(band, BandColumn.locked_blanks, blank)
    notes = {
        f"{letters_of(column + 1)}{row + 1}": note_mark(note.text)
        for row, line in page.comments.items()
        for column, note in line.items()
    }
    looks = frozenset(
        look_mark(one["type"], str(one.get("formula") or one.get("criteria")))
        for ones in page.cond_formats.values()
        for one in ones
    )
    charts = (*(one[2].chart_name for one in page.charts), *page.box_names)
    return SheetPlaces(
        boxes_of_rows(written), boxes_of_rows(typed), notes, looks, charts, boxes_of_rows(blank)
    )


def _single_cells(page: Page) -> tuple[_Rows, _Rows, _Rows]:
    """Of the cells that were written by themselves all, those to type in, and those that hold nothing."""
    filler = {
        (row, column)
        for top, left, bottom, right in page.merge
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    written, typed, blank = (defaultdict(list) for _ in range(3))
    for row, line in page.table.items():
        for column, cell in line.items():
            written[row + 1].append(column + 1)
            look = cell.format
            if look and not look.locked:
                typed[row + 1].append(column + 1)
            elif look and type(cell) is CellBlankTuple and (row, column) not in filler:
                blank[row + 1].append(column + 1)
    return written, typed, blank


def _add_band(band: Band, kind: Callable[[BandColumn], Sequence[int]], found: _Rows) -> None:
    """Add a kind of a band's cells; rows that are alike share one list of their columns."""
    columns = [(column.at + 1, kind(column)) for column in band.columns]
    whole = [number for number, places in columns if len(places) == len(band.rows)]
    parts: _Rows = defaultdict(list)
    for number, places in columns:
        for place in places if len(places) < len(band.rows) else ():
            parts[place].append(number)
    for place, row in enumerate(band.rows):
        if place in parts or row + 1 in found:
            found[row + 1] = [*whole, *parts[place], *found[row + 1]]
        elif whole:
            found[row + 1] = whole


def _inputs(block: Block, addresses: Addresses) -> Iterator[tuple[str, str, str]]:
    """Each input of a block: name, place, label."""
    if isinstance(block, NoteBox):
        yield block.key, addresses.cell(block.key), shown_text(block.prompt)
    elif isinstance(block, Fields):
        for field in block.rows:
            if field.kind is Kind.INPUT:
                yield field.key, addresses.cell(field.key), field.label
    elif isinstance(block, Table) and block.name_range:
        whole = f"{{{block.key}.{block.columns[0].key}:{block.columns[-1].key}}}"
        yield block.name_range, addresses.resolve(whole, ""), shown_text(block.columns[0].header)
