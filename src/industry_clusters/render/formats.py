"""Number formats and cell looks, each made once for a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.views.vocabulary.model import Kind, Unit
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

NUMBER_FORMATS = {
    Unit.TEXT: "@",
    Unit.LONG_TEXT: "@",
    Unit.CODE: "@",
    Unit.YEAR: "0",
    Unit.DATE: "yyyy-mm-dd",
    Unit.TIME: "h:mm AM/PM",
    Unit.COUNT: "#,##0",
    Unit.JOBS: "#,##0",
    Unit.CHANGE: "+#,##0;-#,##0;0",
    Unit.DOLLARS: "$#,##0",
    Unit.HOURLY: "$#,##0.00",
    Unit.PERCENT: "[>=0.0005]0.0%;[<=-0.0005]-0.0%;0.0%",  # never -0.0 %
    Unit.SHARE: "0%",
    Unit.QUOTIENT: "0.00",
    Unit.DIFFERENCE: "[>=0.005]+0.00;[<=-0.005]-0.00;0.00",
    Unit.INDEX: "#,##0.0",
    Unit.RATE: "0.0000",
}
_LINE = "D9D9D9"
_RULE = {"bottom": 1, "bottom_color": _LINE}
_UPWARD_STRIPES = 8
_TEXTS = (Unit.TEXT, Unit.LONG_TEXT, Unit.CODE)


class Formats:
    """Looks of one workbook's cells; the same look is the same object."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._asked: dict[tuple[Any, ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """The format with these XlsxWriter properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def style(self, name: str, **further: Any) -> Format:
        """The format of a style of the palette."""
        asked = (name, *further.items())
        if asked not in self._asked:
            self._asked[asked] = self.of(**_look(name), **further)
        return self._asked[asked]

    @property
    def ruled(self) -> Format:
        """The line beneath a row, for a rule that draws it."""
        return self.of(**_RULE)

    def cell(self, unit: Unit, kind: Kind, state: str = "", *, is_ruled: bool = True) -> Format:
        """A table's or field's cell. A formula's text keeps the general format, or it would be shown as typed."""
        asked = (unit, kind, state, is_ruled)
        if asked not in self._asked:
            self._asked[asked] = self.of(**_properties(unit, kind, state, is_ruled=is_ruled))
        return self._asked[asked]


def _properties(unit: Unit, kind: Kind, state: str, *, is_ruled: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {**(_RULE if is_ruled else {}), "valign": "top"}
    text = unit in _TEXTS
    if not (text and kind is Kind.DERIVED):
        properties["num_format"] = NUMBER_FORMATS[unit]
    if unit is Unit.LONG_TEXT:
        properties["text_wrap"] = True
    properties |= {"align": "left" if text else "right", "indent": 1}
    if kind is Kind.INPUT:
        properties |= _look("input") | {"locked": False, "border": 1, "border_color": "BFBFBF"}
        properties = {key: value for key, value in properties.items() if key not in _RULE}
    if state:
        properties |= _look(state)
    return properties


def _look(name: str) -> dict[str, Any]:
    style = STYLES[name]
    look: dict[str, Any] = {}
    if style.fill:
        look["bg_color"] = f"#{style.fill}"
    if style.stripes:
        look |= {"pattern": _UPWARD_STRIPES, "fg_color": f"#{style.stripes}"}
    if style.outline:
        look |= {"border": 1, "border_color": f"#{style.outline}"}
    if style.font:
        look["font_color"] = f"#{style.font}"
    if style.bold:
        look["bold"] = True
    if style.italic:
        look["italic"] = True
    if style.conceals:
        look["hidden"] = True
    if style.number:
        look["num_format"] = style.number
    if style.underline:
        look["underline"] = 1
    return look
