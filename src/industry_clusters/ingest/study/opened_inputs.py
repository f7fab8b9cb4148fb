"""A workbook opened with the sheets of its inputs alone, or with all where names went missing."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from industry_clusters.ingest.study.input_sheets import with_inputs_only
from industry_clusters.ingest.study.lost_names import find_again, lost_names, places_in

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from industry_clusters.ingest.study.input_sheets import SheetNotes


def opened_inputs(path: Path) -> tuple[Workbook, str, SheetNotes]:
    """Open a workbook with its inputs; comes with its name, and what the values of its cells do not say."""
    from openpyxl import load_workbook  # noqa: PLC0415  a build from a study file reads no workbook

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
