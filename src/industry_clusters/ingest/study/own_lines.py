"""Cells that hold lines with an equals sign, separated by semicolons: references of one's own, areas that continue others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from industry_clusters.errors import BadCell, BadSetting
from industry_clusters.ingest.files.cell_text import plain
from industry_clusters.own_areas import OwnReference

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.ingest.study.input_cells import Input

_Line = TypeVar("_Line")


def lines_in(given: Input, read: Callable[[str], _Line]) -> tuple[_Line, ...]:
    """Read the lines of a cell; none where it is empty.

    Raises
    ------
    BadCell
        Where a line is none; names sheet and cell.
    """
    texts = "" if given.value is None else plain(given.value)
    try:
        return tuple(read(text) for text in texts.split(";") if text.strip())
    except BadSetting as error:
        raise BadCell(error.what, place=given.place, next_step=error.next_step) from error


def is_own_reference(given: Input, name: str) -> bool:
    """Whether a cell of references of one's own has one of this name."""
    return name in {own.name for own in lines_in(given, OwnReference.of)}
