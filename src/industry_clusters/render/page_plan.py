"""Which rows of a sheet belong on one page of paper, and where pages end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from industry_clusters.render.measure import LINE_HEIGHT, block_rows
from industry_clusters.views.vocabulary.drawn import BubbleChart, Chart
from industry_clusters.views.vocabulary.model import Fields, Heading, Legend, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from industry_clusters.views.vocabulary.model import Block, Sheet


def kept_together(sheet: Sheet, starts: Sequence[int]) -> list[range]:
    """Rows that belong on one page: a block, with the headings before it and the blank row after."""
    parts: list[range] = []
    first = 0
    for block, start in zip(sheet.blocks, starts, strict=True):
        if not isinstance(block, Heading):
            parts.append(range(first, start + block_rows(block) + 1))
            first = parts[-1].stop
    return parts


def parted(
    sheet: Sheet, starts: Sequence[int], parts: Sequence[range], fits: Callable[[range], bool]
) -> list[range]:
    """Parts that fit on no page, parted between labelled cells where they are a list of these; the others as they are."""
    fields = {
        start: block for block, start in zip(sheet.blocks, starts, strict=True) if isinstance(block, Fields)
    }
    pieces: list[range] = []
    for part in parts:
        inside = [] if fits(part) else [start for start in fields if start in part]
        cuts = [row for start in inside for row in range(start + 1, start + block_rows(fields[start]))]
        pieces += [range(first, last) for first, last in pairwise([part.start, *cuts, part.stop])]
    return pieces


def joined(sheet: Sheet, parts: Sequence[range], fits: Callable[[range], bool]) -> list[range]:
    """Parts that are read together, as far as they fit on a page: words with what they introduce, a chart or table with what explains it.

    ``parts`` are the rows of each block that is no heading, with the headings above it.
    """
    blocks = [(block, at > 0 and isinstance(sheet.blocks[at - 1], Heading))
              for at, block in enumerate(sheet.blocks) if not isinstance(block, Heading)]  # fmt: skip
    whole: list[range] = list(parts[-1:])
    for at in range(len(parts) - 2, -1, -1):
        both = range(parts[at].start, whole[0].stop)
        if _belong_together(blocks, at) and fits(both):
            whole[0] = both
        else:
            whole.insert(0, parts[at])
    return whole


def _belong_together(blocks: Sequence[tuple[Block, bool]], at: int) -> bool:
    """Whether a block and the next are read together; beside each, whether a heading is above it."""
    (block, _), (after, has_heading) = blocks[at], blocks[at + 1]
    if has_heading:
        return False
    if isinstance(block, Table):
        is_sum = isinstance(after, Table) and bool(block.caption) and not after.caption
        return is_sum or isinstance(after, Legend)
    if isinstance(block, Chart | BubbleChart):
        return isinstance(after, Paragraph)
    return isinstance(block, Paragraph) and _introduces(blocks, at)


def _introduces(blocks: Sequence[tuple[Block, bool]], at: int) -> bool:
    """Whether nothing but words is between a paragraph and the heading, or the sheet's title, above it."""
    while at and not blocks[at][1]:
        at -= 1
        if not isinstance(blocks[at][0], Paragraph):
            return False
    return True


def planned_pages(sheet: Sheet, starts: Sequence[int], parts: Sequence[range]) -> list[list[range]]:
    """The parts of each page that the view plans; all on one where it plans none."""
    opened = {
        start
        for block, start in zip(sheet.blocks, starts, strict=True)
        if isinstance(block, Heading) and block.new_page
    }
    pages: list[list[range]] = [[]]
    for part in parts:
        if pages[-1] and opened.intersection(part):
            pages.append([])
        pages[-1].append(part)
    return pages


def page_ends(parts: Sequence[range], heights: Mapping[int, float], room: float) -> list[int]:
    """Rows at which a new page begins, so that no part is torn.

    Examples
    --------
    >>> page_ends([range(0, 10), range(10, 30), range(30, 35)], {}, room=40 * 15)
    []
    >>> page_ends([range(0, 10), range(10, 30), range(30, 35)], {}, room=20 * 15)
    [10, 30]
    """
    ends, used = [], 0.0
    for part in parts:
        height = height_of(part, heights)
        if used and used + height - LINE_HEIGHT > room:  # the blank row after a part may fall off
            ends.append(part.start)
            used = 0.0
        used += height
    return ends


def height_of(rows: range, heights: Mapping[int, float]) -> float:
    """The height of rows in points."""
    return sum(heights.get(row, LINE_HEIGHT) for row in rows)
