"""Several parts on one sheet: each keeps its blocks, and no part's folded columns hide what another shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import Column, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.views.vocabulary.model import Block, Sheet, Trend

_OF_FIELDS = 3


def together(first: Sheet, *others: Sheet, new_page: bool = False) -> Sheet:
    """Put further sheets beneath the first, each under its title and with ``new_page`` on paper of its own; name, title, role and page are the first's.

    Only the first sheet's first table keeps its filter, as a sheet has one; a header in sight would stand above other tables too.
    """
    blocks = [_first(block) for block in first.blocks]
    for sheet in others:
        blocks += [Heading(sheet.title, new_page=new_page), *(_further(block) for block in sheet.blocks)]
    return folded_right(replace(first, blocks=tuple(blocks)))


def _first(block: Block) -> Block:
    return replace(block, freezes_header=False) if isinstance(block, Table) else block


def _further(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, filters=False, freeze_columns=None, printed_through=None)
    return replace(block, new_page=False) if isinstance(block, Heading) else block


def unfolded_where_shown(sheet: Sheet) -> Sheet:
    """Move a sheet's folded columns where one of them would hide what another table shows; else leave the sheet as it is."""
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    folded = {at for table in tables for at, column in enumerate(table.columns) if _is_folded(column)}
    shown = {
        at
        for table in tables
        for at, column in enumerate(table.columns)
        if not _is_folded(column) and not (isinstance(column, Column) and column.gap)
    }
    return folded_right(sheet) if folded & shown else sheet


def _is_folded(column: Column | Trend) -> bool:
    return isinstance(column, Column) and column.hidden


def folded_right(sheet: Sheet) -> Sheet:
    """Move the folded columns of each table to the right of all that the sheet's tables show."""
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    edge = max((_edge(table) for table in tables), default=0)
    return replace(sheet, blocks=tuple(_moved(sheet.blocks, edge)))


def _edge(table: Table) -> int:
    """How many columns of the sheet a table takes before its folded ones, three at least for labelled cells."""
    seen = [column for column in table.columns if not (isinstance(column, Column) and column.hidden)]
    return max(_OF_FIELDS, len(seen) + sum(column.span - 1 for column in seen if isinstance(column, Column)))


def _moved(blocks: Sequence[Block], edge: int) -> Iterator[Block]:
    for block in blocks:
        yield _with_gaps(block, edge) if isinstance(block, Table) else block


def _with_gaps(table: Table, edge: int) -> Table:
    folded = [column for column in table.columns if isinstance(column, Column) and column.hidden]
    if not folded:
        return table
    seen = [column for column in table.columns if not (isinstance(column, Column) and column.hidden)]
    gaps = [Column(f"gap_{at}", "", [], gap=True) for at in range(len(seen), edge)]
    return replace(table, columns=(*seen, *gaps, *folded))
