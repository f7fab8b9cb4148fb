"""Formulas of carried sheets: references to sheets that are no more become ``#REF!``, as Excel writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.render.keep.moved import CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.render.keep.moved import MovedCells

_PLACE = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")|(?:(?P<quoted>'(?:[^']|'')+')|(?<![\w\].#])(?P<plain>[^\W\d][\w.]*))!(?P<cells>{CELLS}(?![\w(]))?"""
)
EXTERNAL = re.compile(r"\[\d+\]")
"""A reference into another workbook, by its number among the external links."""


class SheetReferences:
    """Follows references to sheets from the old workbook into the new one.

    ``sheets`` maps a sheet's old name to its new one, for every sheet that a formula may name; ``moved`` follows cells of
    sheets of an earlier release. ``lost`` counts references to cells that it does not find.
    """

    def __init__(self, sheets: Mapping[str, str], moved: MovedCells | None = None) -> None:
        self._sheets = {name.casefold(): new for name, new in sheets.items()}
        self._moved = moved
        self.gone: set[str] = set()
        self.lost = 0

    @property
    def moves_cells(self) -> bool:
        """Whether cells have other addresses than they had."""
        return self._moved is not None

    def followed(self, formula: str) -> str:
        """The formula with its references brought up to date.

        Examples
        --------
        >>> references = SheetReferences({"Setup": "Setup", "Plan": "Plan (2)"})
        >>> references.followed("Setup!B2*Plan!A1+'Old one'!C3")
        "Setup!B2*'Plan (2)'!A1+#REF!C3"
        >>> references.gone
        {'Old one'}
        >>> references.followed('[1]Sheet1!A1+#REF!A1&"Old!"')
        '[1]Sheet1!A1+#REF!A1&"Old!"'
        """
        return _PLACE.sub(self._place, formula)

    def _place(self, match: re.Match[str]) -> str:
        if match["text"] is not None:
            return match["text"]
        name = match["plain"] or match["quoted"][1:-1].replace("''", "'")
        cells = match["cells"] or ""
        if EXTERNAL.search(name):
            return match[0]
        if self._moved is not None and self._moved.knows(name):
            return self._followed_cells(name, cells)
        new = [self._sheets.get(part.casefold()) for part in name.split(":")]
        if None in new:
            self.gone.add(name)
            return f"#REF!{cells}"
        if new == name.split(":"):
            return match[0]
        return "'" + ":".join(part.replace("'", "''") for part in new if part) + f"'!{cells}"

    def _followed_cells(self, name: str, cells: str) -> str:
        """Cells of a sheet that a build made, where they are now."""
        found = self._moved.moved(name, cells) if self._moved and cells else None
        if found is None:
            self.lost += 1
            return "#REF!"
        return f"'{found[0]}'!{found[1]}"
