"""One sheet of the user's own, with everything that hangs on it, into another workbook."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.render.keep.package import MAIN, REL_ID, Relation, parsed
from industry_clusters.render.keep.styles import StyleCarrier

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.render.keep.formulas import SheetReferences
    from industry_clusters.render.keep.package import Package

_LEFT_BEHIND = {
    "pivotTable": "a pivot table (its cells stay, as values)",
    "slicer": "slicers",
    "timeline": "timelines",
    "queryTable": "a data connection (its rows stay)",
}
_FORMULAS = tuple(f"{MAIN}{name}" for name in ("f", "formula", "formula1", "formula2"))
_SLICER = ".//*[local-name()='slicer' or local-name()='timeslicer']"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class SheetCarrier:
    """Copies sheets, part by part, from one package to another.

    ``left_behind`` collects what could not come along with the sheet at hand.
    """

    def __init__(self, old: Package, new: Package, references: SheetReferences, *, metadata: bool) -> None:
        self.old, self.new, self.references, self.metadata = old, new, references, metadata
        self.left_behind: list[str] = []
        self.lost: list[tuple[str, str, str]] = []
        self._parts: dict[str, str] = {}

    @cached_property
    def styles(self) -> StyleCarrier:
        """What carries looks."""
        return StyleCarrier(self.old, self.new)

    @cached_property
    def texts(self) -> list[Any]:
        """The texts that the old workbook's cells share."""
        return _shared_texts(self.old)

    def carry(self, part: str) -> str:
        """Copy a sheet's part and all that hangs on it; returns its new name."""
        self.left_behind, self.lost = [], []
        return self._copied(part)

    def _copied(self, part: str) -> str:
        if part not in self._parts:
            name = self._parts[part] = self.new.free_name(part)
            self.new.add(name, b"", self.old.content_type(part))  # takes the name before what hangs on it
            ties = [tie for tie in self.old.relations(part) if not self._is_left(tie)]
            self.new.parts[name] = self._content(part, {tie.key for tie in ties})
            if ties:
                self.new.set_relations(name, [self._moved(tie) for tie in ties])
        return self._parts[part]

    def _is_left(self, tie: Relation) -> bool:
        what = _LEFT_BEHIND.get(tie.role)
        if what and what not in self.left_behind:
            self.left_behind.append(what)
        return what is not None or not (tie.external or tie.target in self.old.parts)

    def _moved(self, tie: Relation) -> Relation:
        return tie if tie.external else Relation(tie.key, tie.kind, self._copied(tie.target), external=False)

    def _content(self, part: str, ties: set[str]) -> bytes:
        root = _root_name(self.old.parts[part]) if part.endswith(".xml") else ""
        changes: dict[str, Callable[[Any], None]] = {
            "worksheet": self._worksheet,
            "chartsheet": _unselect,
            "table": self._table,
            "comments": self.styles.colours.settle,
            "wsDr": _without_slicers,
            "chartSpace": self._chart,
        }
        if root not in changes:
            return self.old.parts[part]
        tree = parsed(self.old.parts[part])
        _drop_untied(tree, ties)
        changes[root](tree)
        return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _worksheet(self, sheet: Any) -> None:
        _unselect(sheet)
        for cell in sheet.iter(f"{MAIN}c"):
            if cell.get("t") == "s":
                self._inline(cell)
            if not self.metadata:
                cell.attrib.pop("cm", None)
                cell.attrib.pop("vm", None)
        if self.references.moves_cells:
            _written_out(sheet)
        for formula in sheet.iter(*_FORMULAS, "{http://schemas.microsoft.com/office/excel/2006/main}f"):
            formula.text = self._followed(formula) or None
        self.styles.renumber(sheet)

    def _followed(self, formula: Any) -> str:
        """A formula with its references brought up to date; of a cell's formula it is noted where one leads nowhere."""
        text, lost, cell = formula.text or "", self.references.lost, formula.getparent()
        followed = self.references.followed(text)
        if self.references.lost > lost and cell is not None and cell.tag == f"{MAIN}c":
            self.lost.append((cell.get("r"), f"={text}", cell.findtext(f"{MAIN}v", "")))
        return followed

    def _inline(self, cell: Any) -> None:
        """Take a text out of the old workbook's list of texts and into the cell."""
        value = cell.find(f"{MAIN}v")
        if value is None or not value.text:
            del cell.attrib["t"]
            return
        text = deepcopy(self.texts[int(value.text)])
        text.tag = f"{MAIN}is"
        cell.set("t", "inlineStr")
        cell.replace(value, text)

    def _table(self, table: Any) -> None:
        taken = [
            parsed(self.new.parts[name])
            for name in self.new.parts
            if re.match(r"xl/tables/", name) and self.new.parts[name]
        ]
        table.set("id", str(1 + max((int(other.get("id")) for other in taken), default=0)))
        if table.attrib.pop("tableType", None):
            for column in table.iter(f"{MAIN}tableColumn"):
                column.attrib.pop("queryTableFieldId", None)
        for formula in table.iter(f"{MAIN}calculatedColumnFormula", f"{MAIN}totalsRowFormula"):
            formula.text = self.references.followed(formula.text or "")
        style = table.find(f"{MAIN}tableStyleInfo")
        if style is not None and style.get("name"):
            self.styles.table_style(style.get("name"))
        self.styles.renumber(table)

    def _chart(self, chart: Any) -> None:
        for formula in chart.iter(f"{_CHART}f"):
            formula.text = self.references.followed(formula.text or "")
        for pivot in chart.findall(f"{_CHART}pivotSource"):
            chart.remove(pivot)


def _shared_texts(package: Package) -> list[Any]:
    part = package.related(package.workbook, "sharedStrings")
    return [] if part is None else list(package.tree(part).iterchildren(f"{MAIN}si"))


def _root_name(content: bytes) -> str:
    """The name of a part's first element, without reading all of it."""
    found = re.search(rb"<(?:\w+:)?(\w+)[\s>/]", re.sub(rb"<[?!][^>]*>", b"", content[:4000]))
    return found[1].decode() if found else ""


def _unselect(sheet: Any) -> None:
    """Two selected sheets would be edited together; private views belong to the old workbook."""
    for view in sheet.iter(f"{MAIN}sheetView"):
        view.attrib.pop("tabSelected", None)
        view.set("workbookViewId", "0")
    for private in sheet.findall(f"{MAIN}customSheetViews"):
        sheet.remove(private)
    for properties in sheet.findall(f"{MAIN}sheetPr"):
        properties.attrib.pop("codeName", None)


def _drop_untied(tree: Any, ties: set[str]) -> None:
    """Take out elements whose tie was left behind, and what is empty without them."""
    for element in tree.xpath(".//*[@*[namespace-uri()=$space]]", space=REL_ID[1:-1]):
        names = [element.get(name) for name in element.attrib if name.startswith(REL_ID)]
        while all(name and name not in ties for name in names) and element.getparent() is not None:
            parent = element.getparent()
            parent.remove(element)
            if len(parent) or parent.getparent() is None:
                break
            element = parent  # noqa: PLW2901  an empty parent goes as well


def _without_slicers(drawing: Any) -> None:
    for anchor in list(drawing):
        if anchor.xpath(_SLICER):
            drawing.remove(anchor)


def _written_out(sheet: Any) -> None:
    """Give every cell of a formula that was filled down its own text: the cells that it points at need not lie one beneath the other."""
    from openpyxl.formula.translate import Translator  # noqa: PLC0415  only for a workbook of an earlier release

    first = {
        one.get("si"): (one.text, one.getparent().get("r"))
        for one in sheet.iter(f"{MAIN}f")
        if one.get("t") == "shared" and one.text
    }
    for one in sheet.iter(f"{MAIN}f"):
        if one.get("t") == "shared" and one.get("si") in first:
            text, origin = first[one.get("si")]
            one.text = (
                Translator(f"={text}", origin).translate_formula(one.getparent().get("r")).removeprefix("=")
            )
            for name in ("t", "si", "ref"):
                one.attrib.pop(name, None)
