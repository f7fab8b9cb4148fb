"""How a sheet prints: paper, scale, what every page repeats, and where pages end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.render.page_plan import (
    height_of,
    joined,
    kept_together,
    page_ends,
    parted,
    planned_pages,
)
from industry_clusters.views.vocabulary.model import Formula, Role
from industry_clusters.views.vocabulary.palette import TAB_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.render.grid import Grid
    from industry_clusters.render.page import Page
    from industry_clusters.views.vocabulary.model import Sheet

_LETTER = 1
_ALLOWED = dict.fromkeys(
    ("objects", "scenarios", "format_cells", "format_columns", "format_rows", "insert_hyperlinks", "sort", "autofilter",
     "pivot_tables"), True
)  # fmt: skip
"""What a protected sheet allows: looks, filters, notes, charts."""
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7  # inches
_SHORT_SIDE, _LONG_SIDE = 8.27, 11.0  # inches: what fits on A4 and on Letter
_DOTS, _POINTS = 96, 72  # in an inch
_DOTS_A_CHARACTER, _DOTS_A_COLUMN = 7, 5
_SAFE = 0.92  # widths differ a little from one computer to the next
_SMALLEST = 0.5
"""Print that is smaller than half is not read: a wider sheet of data takes more pages."""
_LEAST_PLANNED = 0.6
"""A planned page that would print smaller takes more paper."""
READABLE = 8 / 11
"""Letters of eleven points come out as eight."""
_LONGEST_FOOTER, _LONGEST_HEADER, _TOP_UNDER_TITLE = 255, 200, 0.9


def set_page(page: Page, sheet: Sheet, grid: Grid, starts: Sequence[int]) -> int:
    """Set up how the sheet prints and return how many pages wide it is; ``starts`` are its blocks' first rows.

    All but sheets of data are one page wide, on the smallest paper on which their print can be read.
    """
    page.set_tab_color(f"#{TAB_COLOURS[sheet.role.value]}")
    if sheet.hidden:
        page.hide()
    if sheet.protected:
        page.protect("", _ALLOWED)
    is_data = sheet.role is Role.DATA
    form = _form(sheet, _inches(grid))
    page.set_paper(form.paper)
    if form.is_landscape:
        page.set_landscape()
    page.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    page.set_footer(footer(_printed(sheet)))
    page.set_start_page(1)
    if not is_data:
        page.hide_gridlines(2)
    scale = min(1.0, _scale(form, _inches(grid)))
    tall = (form.height - _TOP - _BOTTOM) * _POINTS * _SAFE
    if sheet.one_page:
        page.fit_to_pages(1, 1)
        return 1
    parts = kept_together(sheet, starts)
    pages = planned_pages(sheet, starts, parts)
    planned = [tall / sum(height_of(part, page.heights) for part in parts) for parts in pages]
    if len(pages) > 1:  # each is to fit on a page of its own, as far as it can be read then
        scale = min(scale, *(one for one in planned if one >= _LEAST_PLANNED), scale)
    opening = joined(sheet, parts, lambda _: True)[0] if parts else range(1)
    if tall / height_of(opening, page.heights) >= READABLE:  # no first page with a title alone
        scale = min(scale, tall / height_of(opening, page.heights))
    room = tall / scale
    parts = joined(sheet, parts, lambda rows: height_of(rows, page.heights) <= room)
    parts = parted(sheet, starts, parts, lambda rows: height_of(rows, page.heights) <= room)
    pages = planned_pages(sheet, starts, parts)
    if scale >= _SMALLEST and all(height_of(part, page.heights) <= room for part in parts):
        page.set_print_scale(int(scale * 100))
        ends = [page_ends(parts, page.heights, room) for parts in pages]
        page.set_h_pagebreaks(
            [
                end
                for parts, inside in zip(pages, ends, strict=True)
                for end in (parts[0].start, *inside)
                if end
            ]
        )
        return 1
    wide = math.ceil(_SMALLEST / scale) if is_data else 1
    page.fit_to_pages(wide, 0)
    return wide


@dataclass(frozen=True)
class _Form:
    """A sheet of paper as it lies: what Excel calls it, and its sides in inches."""

    paper: int
    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


_PORTRAIT, _LANDSCAPE = _Form(_LETTER, _SHORT_SIDE, _LONG_SIDE), _Form(_LETTER, _LONG_SIDE, _SHORT_SIDE)
_WIDER = (_Form(5, 14.0, 8.5), _Form(3, 16.5, 11.0))
"""Legal, and what fits on Tabloid (11 by 17) and A3."""


def _form(sheet: Sheet, inches: float) -> _Form:
    """The paper of a sheet so wide: the first on which it can be read, else the widest."""
    own = (_LANDSCAPE,) if sheet.landscape else (_PORTRAIT, _LANDSCAPE)
    if sheet.role is Role.DATA:
        return own[0]
    forms: tuple[_Form, ...] = (*own, *_WIDER)
    readable = [form for form in forms if _scale(form, inches) >= READABLE]
    return readable[0] if readable else forms[-1]


def _scale(form: _Form, inches: float) -> float:
    """How large a sheet so wide prints across a page."""
    return _SAFE * (form.width - 2 * _SIDE) / inches


def set_title_on_every_page(page: Page, title: str) -> None:
    """Make room for the sheet's title above each page, where the table prints alone."""
    page.set_header(f'&L&"Calibri,Bold"&14 {title[:_LONGEST_HEADER].replace("&", "&&")}')
    page.set_margins(left=_SIDE, right=_SIDE, top=_TOP_UNDER_TITLE, bottom=_BOTTOM)


def _printed(sheet: Sheet) -> str:
    source = sheet.source.value if isinstance(sheet.source, Formula) else sheet.source
    return sheet.printed_source or str(source).partition("; compared")[0]


def footer(source: str) -> str:
    """The source line, and beneath it sheet and page; the line is cut to what a footer may hold.

    Pages are numbered within the sheet. How many there are is not said: a program counts those of all that is printed at once.

    Examples
    --------
    >>> footer("Source: R&D survey").splitlines()
    ['&L&8 Source: R&&D survey', '&8 &A, page &P']
    """
    beneath = "\n&8 &A, page &P"
    room = _LONGEST_FOOTER - len("&L&8 ") - len(beneath) - source.count("&")
    short = source if len(source) <= room else source[: room - 2].rsplit(" ", 1)[0] + " …"
    return f"&L&8 {short.replace('&', '&&')}{beneath}"


def _inches(grid: Grid) -> float:
    shown = [width for position, width in enumerate(grid.widths) if position not in grid.hidden]
    return (sum(shown) * _DOTS_A_CHARACTER + len(shown) * _DOTS_A_COLUMN) / _DOTS
