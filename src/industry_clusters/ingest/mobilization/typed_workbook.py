"""What a team typed into the mobilization workbook, read back list by list, wherever it moved a sheet or a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.ingest.files.cell_text import plain
from industry_clusters.ingest.files.package import reading_workbook
from industry_clusters.ingest.study.interviews_workbook import list_rows
from industry_clusters.ingest.study.opened_inputs import opened_inputs
from industry_clusters.mobilization.columns import Holds
from industry_clusters.mobilization.lists import LISTS
from industry_clusters.mobilization.typed import Typed
from industry_clusters.mobilization.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook

    from industry_clusters.mobilization.columns import TypedList
    from industry_clusters.mobilization.typed import Row

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?")
_MINUTES = 1440


def read_typed(path: Path) -> Typed:
    """Read every list and every single cell; rows beneath a list's room are read as well, blank ones left out.

    Raises
    ------
    WorkbookError
        Where the file is no workbook, or a list has lost its cells; names the sheet.
    """
    with reading_workbook(path):
        book, file, _ = opened_inputs(path)
        rows = {one.key: tuple(_rows(book, file, one)) for one in LISTS}
        return Typed(rows, dict(_words(book)))


def _rows(book: Workbook, file: str, one: TypedList) -> Iterator[Row]:
    clocks = [column.key for column in one.columns if column.holds is Holds.TIME]
    rows = list_rows(book, file, one.range_name, one.headings, beyond=one.goes_on, dates=one.dates)
    for row in rows:
        if any(text.strip() for text in row.values()):
            yield {key: clock(text) if key in clocks else text for key, text in row.items() if text}


def _words(book: Workbook) -> Iterator[tuple[str, str]]:
    for word in WORDS:
        if word.name not in book.defined_names:
            continue
        for sheet, cells in book.defined_names[word.name].destinations:
            value = (
                book[sheet][cells.replace("$", "").split(":")[0]].value if sheet in book.sheetnames else None
            )
            if value is not None and str(value).strip():
                yield word.name, str(value)[:10] if hasattr(value, "isoformat") else plain(value)


def clock(text: str) -> str:
    """A time as ``08:00``, also where a program left the number of it; a text that is no time stays as it is.

    Examples
    --------
    >>> clock("8:00:00"), clock("0.75"), clock("in the morning")
    ('08:00', '18:00', 'in the morning')
    """
    found = _CLOCK.fullmatch(text.strip())
    if found:
        return f"{int(found[1]):02d}:{found[2]}"
    try:
        minutes = round(float(text) * _MINUTES)
    except ValueError:
        return text
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 <= minutes < _MINUTES else text
