"""A workbook opened with the sheets of its inputs alone, or with all where names went missing."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.study.input_sheets import slim_inputs, with_inputs_only
from industry_clusters.ingest.study.lost_names import find_again, lost_names, places_in
from industry_clusters.ingest.study.slim_book import NotRead

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.ingest.study.input_sheets import SheetNotes


def opened_inputs(path: Path) -> tuple[Any, str, SheetNotes]:
    """Open a workbook with its inputs, as openpyxl does; comes with its name, and what the values of its cells do not say."""
    try:
        book, notes = slim_inputs(path)
    except NotRead:
        return _opened(path)
    return _opened(path) if lost_names(book, places_in(book)) else (book, path.name, notes)


def _opened(path: Path) -> tuple[Any, str, SheetNotes]:
    """The same by openpyxl, with the sheets that inputs without a name were on."""
    from openpyxl import load_workbook  # noqa: PLC0415  few workbooks need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep does not matter for reading
        slim, notes = with_inputs_only(path)
        book = load_workbook(slim, data_only=True)
        places = places_in(book)
        lost = lost_names(book, places)
        if lost:  # the sheets that they were on are read as well
            book = load_workbook(path, data_only=True)
            find_again(book, places, lost, path.name)
        return book, path.name, notes
