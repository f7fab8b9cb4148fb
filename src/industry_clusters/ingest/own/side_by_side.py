"""Tables of one header that stand side by side on a sheet, put one below the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.files.sheets import TextSheet

_HEAD = 40
_FEWEST_COLUMNS = 2


def one_below_the_other(sheet: TextSheet) -> TextSheet:
    """Return the sheet with tables of one header below each other, each under the words that stand above it.

    They are told by their headers: the same names again behind a blank column. Another sheet is returned as it is.
    """
    at, spans = next(
        ((at, spans) for at, row in enumerate(sheet.rows[:_HEAD]) if (spans := _spans(row))), (0, [])
    )
    if not spans:
        return sheet
    first, last = spans[0]
    rows, lines = [sheet.rows[at][first:last]], [sheet.lines[at]]
    for left, right in spans:
        words = _words_above(sheet, at, left, right)
        if words:
            rows.append([words, *[""] * (right - left - 1)])
            lines.append(sheet.lines[at])
        below = zip(sheet.rows[at + 1 :], sheet.lines[at + 1 :], strict=True)
        there = [(_cut(row, left, right), line) for row, line in below]
        rows += [row for row, _ in there if any(row)]
        lines += [line for row, line in there if any(row)]
    return replace(sheet, rows=rows, lines=lines, merged=())


def _spans(row: Sequence[str]) -> list[tuple[int, int]]:
    """Where the same names stand again behind blank cells; nothing where they do not.

    Examples
    --------
    >>> _spans(["NAICS", "Jobs", "", "NAICS", "Jobs"]), _spans(["NAICS", "Jobs", "", "Pay"])
    ([(0, 2), (3, 5)], [])
    """
    spans: list[tuple[int, int]] = []
    begin = None
    for place, name in enumerate([*row, ""]):
        if name and begin is None:
            begin = place
        elif not name and begin is not None:
            spans.append((begin, place))
            begin = None
    names = {tuple(row[left:right]) for left, right in spans}
    several = len(spans) > 1 and len(names) == 1 and spans[0][1] - spans[0][0] >= _FEWEST_COLUMNS
    return spans if several else []


def _words_above(sheet: TextSheet, at: int, left: int, right: int) -> str:
    """The words nearest above a table."""
    above = (cell for row in reversed(sheet.rows[:at]) for cell in row[left:right] if cell)
    return next(above, "")


def _cut(row: Sequence[str], left: int, right: int) -> list[str]:
    cut = list(row[left:right])
    return [*cut, *[""] * (right - left - len(cut))]
