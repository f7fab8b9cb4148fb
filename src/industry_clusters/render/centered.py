"""Text boxes that are linked to a cell and show its text in the middle: XlsxWriter centers the block of lines, and leaves each to the left."""

from __future__ import annotations

from typing import Any

from xlsxwriter.drawing import Drawing


class CenteredDrawing(Drawing):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """What is drawn on a sheet, with the lines of linked text centered where the box is."""

    _is_centered = False

    def _write_tx_body(self, shape: Any) -> None:
        self._is_centered = (shape.align or {}).get("horizontal") == "center"
        super()._write_tx_body(shape)

    def _xml_start_tag(self, tag: str, attributes: Any = ()) -> None:
        if tag == "a:fld" and self._is_centered:
            self._xml_empty_tag("a:pPr", [("algn", "ctr")])
        super()._xml_start_tag(tag, attributes)
