"""Looks of cells, carried from one workbook's list of styles to another's."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.render.keep.package import MAIN

if TYPE_CHECKING:
    from industry_clusters.render.keep.package import Package

_FIRST_OWN_FORMAT = 164
_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
)
_PARTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_APPLIES = ("NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection")
_DIFFERENTIAL = ("dxfId", "headerRowDxfId", "dataDxfId", "totalsRowDxfId", "headerRowBorderDxfId",
                 "tableBorderDxfId", "totalsRowBorderDxfId")  # fmt: skip
_NAMED = ("headerRowCellStyle", "dataCellStyle", "totalsRowCellStyle")


class StyleCarrier:
    """Adds the old workbook's looks to the new one's as they are asked for, each once."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.new = _style_sheet(old), _style_sheet(new)
        self.colours = Colours(old, new, self.old)
        self._carried: dict[tuple[str, int], int] = {}

    def cell(self, number: int) -> int:
        """The new number of a cell's look."""
        return self._once("cellXfs", number, self._cell_format)

    def differential(self, number: int) -> int:
        """The new number of a conditional look."""
        return self._once("dxfs", number, self._differential_format)

    def renumber(self, root: Any) -> None:
        """Renumber every look that a sheet or table names, and settle its colours."""
        for element in root.iter(f"{MAIN}c", f"{MAIN}row"):
            if "s" in element.attrib:
                element.set("s", str(self.cell(int(element.get("s")))))
        for element in root.iter(f"{MAIN}col"):
            if "style" in element.attrib:
                element.set("style", str(self.cell(int(element.get("style")))))
        for element in root.xpath("|".join(f"//*[@{name}]" for name in (*_DIFFERENTIAL, *_NAMED))):
            self._renumber_differentials(element)
        self.colours.settle(root)

    def _renumber_differentials(self, element: Any) -> None:
        for name in _DIFFERENTIAL:
            if name in element.attrib:
                element.set(name, str(self.differential(int(element.get(name)))))
        for name in _NAMED:  # named styles are not carried
            element.attrib.pop(name, None)

    def table_style(self, name: str) -> None:
        """Bring a table style that the user defined; Excel's own are everywhere."""
        if self.new.find(f".//{MAIN}tableStyle[@name='{name}']") is not None:
            return
        style = self.old.find(f".//{MAIN}tableStyle[@name='{name}']")
        if style is not None:
            style = deepcopy(style)
            for element in style.iter(f"{MAIN}tableStyleElement"):
                if "dxfId" in element.attrib:
                    element.set("dxfId", str(self.differential(int(element.get("dxfId")))))
            self._append("tableStyles", style)

    def _once(self, group: str, number: int, make: Any) -> int:
        key = (group, number)
        if key not in self._carried:
            looks = self.old.find(f"{MAIN}{group}")
            known = looks is not None and number < len(looks)
            self._carried[key] = self._append(group, make(looks[number])) if known else 0
        return self._carried[key]

    def _cell_format(self, look: Any) -> Any:
        """A cell's look; its named style is not carried, so it speaks for itself in everything."""
        look = _without_extensions(look)
        for attribute, group in _PARTS.items():
            look.set(attribute, str(self._once(group, int(look.get(attribute, 0)), self._coloured)))
        look.set("numFmtId", str(self._number_format(int(look.get("numFmtId", 0)))))
        look.set("xfId", "0")
        for name in _APPLIES:
            look.set(f"apply{name}", "1")
        return look

    def _differential_format(self, look: Any) -> Any:
        look = self._coloured(look)
        for number in look.iter(f"{MAIN}numFmt"):
            number.set("numFmtId", str(self._format_number(number.get("formatCode"))))
        return look

    def _coloured(self, look: Any) -> Any:
        look = _without_extensions(look)
        self.colours.settle(look)
        return look

    def _number_format(self, number: int) -> int:
        if number < _FIRST_OWN_FORMAT:
            return number
        code = self.old.find(f"{MAIN}numFmts/{MAIN}numFmt[@numFmtId='{number}']")
        return 0 if code is None else self._format_number(code.get("formatCode"))

    def _format_number(self, code: str) -> int:
        known = {item.get("formatCode"): int(item.get("numFmtId")) for item in self.new.iter(f"{MAIN}numFmt")}
        if code not in known:
            known[code] = max([_FIRST_OWN_FORMAT - 1, *known.values()]) + 1
            self._append(
                "numFmts", etree.Element(f"{MAIN}numFmt", numFmtId=str(known[code]), formatCode=code)
            )
        return known[code]

    def _append(self, group: str, look: Any) -> int:
        looks = self.new.find(f"{MAIN}{group}")
        if looks is None:
            looks = etree.Element(f"{MAIN}{group}")
            before = _ORDER[: _ORDER.index(group)]
            self.new.insert(
                sum(child.tag in {f"{MAIN}{name}" for name in before} for child in self.new), looks
            )
        looks.append(look)
        looks.set("count", str(len(looks)))
        return len(looks) - 1


class Colours:
    """Colours that the old workbook named by its theme or palette, where the new one's are others."""

    def __init__(self, old: Package, new: Package, styles: Any) -> None:
        self._theme = _theme_colours(old)
        self._same = self._theme == _theme_colours(new)
        self._palette = [
            colour.get("rgb")
            for colour in styles.iterfind(f"{MAIN}colors/{MAIN}indexedColors/{MAIN}rgbColor")
        ]

    def settle(self, root: Any) -> None:
        """Write colours out where their name would mean another one now."""
        if not self._same:
            for element in root.xpath(".//*[@theme]"):
                self._write_out(element, "theme", self._theme)
            for element in root.xpath(".//*[local-name()='scheme'][@val]"):
                element.getparent().remove(element)
        if self._palette:
            for element in root.xpath(".//*[@indexed]"):
                self._write_out(element, "indexed", self._palette)

    @staticmethod
    def _write_out(element: Any, name: str, colours: list[str]) -> None:
        number = int(element.get(name))
        if number < len(colours):
            del element.attrib[name]
            element.set("rgb", colours[number])


def _style_sheet(package: Package) -> Any:
    part = package.related(package.workbook, "styles")
    return etree.Element(f"{MAIN}styleSheet") if part is None else package.tree(part)


def _without_extensions(look: Any) -> Any:
    look = deepcopy(look)
    for extension in look.findall(f"{MAIN}extLst"):
        look.remove(extension)
    return look


def _theme_colours(package: Package) -> list[str]:
    """The theme's twelve colours in the order in which cells count them: light before dark."""
    part = package.related(package.workbook, "theme")
    if part is None:
        return []
    scheme = package.tree(part).find(".//{*}clrScheme")
    colours = ["FF" + (child[0].get("lastClr") or child[0].get("val")) for child in scheme if len(child)]
    for dark in (0, 2):
        colours[dark : dark + 2] = reversed(colours[dark : dark + 2])
    return colours
