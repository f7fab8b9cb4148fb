"""An Office file as the rules see it: parts, relationships, sheets, cells, and every formula with its place."""

import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import column_index_from_string, coordinate_to_tuple

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SPARKLINE = "{http://schemas.microsoft.com/office/excel/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ROW_NUMBER = re.compile(r"(?<=[A-Z$])\d+\b")


def twice(values):
    """The values that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


@dataclass(frozen=True)
class Relation:
    """A row of a part's relationships."""

    id: str
    kind: str
    target: str
    outer: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in the sheet's part."""

    ref: str
    kind: str
    style: int
    formula: str | None
    value: str | None


@dataclass(frozen=True)
class Area:
    """A block of cells; an end that the text leaves out is the sheet's."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, text):
        """The block that a text such as $A$1:B2, A:C or 3:4 means."""
        first, _, last = text.replace("$", "").partition(":")
        (left, top), (right, bottom) = _ends(first), _ends(last or first)
        return cls(top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN)

    def meets(self, other):
        """Whether a cell lies in both."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    @property
    def cells(self):
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


def _ends(text):
    letters, digits = re.fullmatch(r"([A-Z]*)(\d*)", text).groups()
    return (column_index_from_string(letters) if letters else 0), int(digits or 0)


@dataclass(frozen=True)
class Formula:
    """A formula and where it stands: in a cell, name, format, choice, chart or sparkline."""

    place: str
    text: str
    role: str = "cell"

    @cached_property
    def tokens(self):
        """Its tokens; none where it cannot be read, which a rule of its own says."""
        try:
            return Tokenizer(f"={self.text}").items
        except Exception:  # noqa: BLE001  the tokenizer raises what comes
            return None

    @property
    def functions(self):
        """The functions it calls, as they are stored."""
        return {one.value[:-1] for one in self.tokens or () if one.type == "FUNC" and one.subtype == "OPEN"}

    @property
    def operands(self):
        """References and names."""
        return {one.value for one in self.tokens or () if one.type == "OPERAND" and one.subtype == "RANGE"}

    @property
    def texts(self):
        """Its text constants, without quotes."""
        found = (one.value for one in self.tokens or () if one.type == "OPERAND" and one.subtype == "TEXT")
        return [text[1:-1].replace('""', '"') for text in found]


class Page:
    """A sheet of a workbook."""

    def __init__(self, package, entry, place):
        self.package, self.place = package, place
        self.name, self.state, self.number = entry.get("name"), entry.get("state"), entry.get("sheetId")
        self.part = package.target(WORKBOOK, entry.get(f"{RELATION}id"))
        self.tree = package.trees[self.part]

    @cached_property
    def cells(self):
        """Every cell in the order of the part."""
        return [_cell(one) for one in self.tree.iter(f"{MAIN}c")]

    @cached_property
    def numbers(self):
        """The numbers of its cells by row and column."""
        return {
            coordinate_to_tuple(cell.ref): float(cell.value)
            for cell in self.cells
            if cell.kind == "n" and cell.value
        }

    def all(self, tag):
        """The elements of a name, wherever they stand."""
        return self.tree.iter(f"{MAIN}{tag}")

    def one(self, tag):
        """The sheet's own element of a name."""
        return self.tree.find(f"{MAIN}{tag}")

    def related(self, kind):
        """The parts of a kind that the sheet leads to."""
        return [one.target for one in self.package.relations(self.part) if one.kind == kind]


def _cell(element):
    formula = element.find(f"{MAIN}f")
    value = element.find(f"{MAIN}v")
    return Cell(
        element.get("r"),
        element.get("t", "n"),
        int(element.get("s", 0)),
        None if formula is None else formula.text or "",
        None if value is None else value.text or "",
    )


class Package:
    """An Office file, read whole."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.content = {name: archive.read(name) for name in self.names}

    @cached_property
    def trees(self):
        """The parts that are XML and can be read."""
        found = {}
        for name, content in self.content.items():
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    found[name] = etree.fromstring(content)
                except etree.XMLSyntaxError:
                    continue
        return found

    def relations(self, part=""):
        """The relationships of a part; of the package where none is named."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if tree is None else [_relation(one, folder) for one in tree]

    def target(self, part, relation_id):
        """The part that a relationship leads to."""
        return next(one.target for one in self.relations(part) if one.id == relation_id)

    @property
    def is_workbook(self):
        """Whether it is a workbook or an add-in."""
        return WORKBOOK in self.trees

    @cached_property
    def sheets(self):
        """The sheets in the order of their tabs."""
        if not self.is_workbook:
            return []
        entries = self.trees[WORKBOOK].iter(f"{MAIN}sheet")
        return [Page(self, entry, place) for place, entry in enumerate(entries)]

    @cached_property
    def defined_names(self):
        """The elements of defined names."""
        return list(self.trees[WORKBOOK].iter(f"{MAIN}definedName")) if self.is_workbook else []

    @cached_property
    def known_names(self):
        """The defined names in lower case, as Excel compares them."""
        return {one.get("name").lower() for one in self.defined_names}

    @cached_property
    def shared_texts(self):
        """The workbook's shared strings."""
        tree = self.trees.get("xl/sharedStrings.xml")
        return [] if tree is None else ["".join(one.itertext(f"{MAIN}t")) for one in tree]

    @cached_property
    def charts(self):
        """Part and tree of every chart."""
        return [(name, tree) for name, tree in self.trees.items() if tree.tag == f"{CHART}chartSpace"]

    @cached_property
    def formulas(self):
        """Every formula."""
        return [*self._cell_formulas(), *self._other_formulas()]

    @cached_property
    def shapes(self):
        """Formulas that differ by more than their row numbers: one of each for rules that read it token by token."""
        return list({(one.role, _ROW_NUMBER.sub("1", one.text)): one for one in self.formulas}.values())

    def _cell_formulas(self):
        for sheet in self.sheets:
            for cell in sheet.cells:
                if cell.formula is not None:
                    yield Formula(f"{sheet.name}!{cell.ref}", cell.formula)

    def _other_formulas(self):
        for name in self.defined_names:
            yield Formula(f"name {name.get('name')}", name.text or "", "name")
        for sheet in self.sheets:
            for one in sheet.all("cfRule"):
                for formula in one.iter(f"{MAIN}formula"):
                    place = f"{sheet.name}, format of {one.getparent().get('sqref')}"
                    yield Formula(place, formula.text or "", "format")
            for one in sheet.all("dataValidation"):
                for formula in one:
                    yield Formula(f"{sheet.name}, choice of {one.get('sqref')}", formula.text or "", "choice")
            for one in sheet.tree.iter(f"{SPARKLINE}f"):
                yield Formula(f"{sheet.name}, sparkline", one.text or "", "sparkline")
        for part, tree in self.charts:
            for one in tree.iter(f"{CHART}f"):
                yield Formula(part, one.text or "", "chart")


def _relation(element, folder):
    target, outer = element.get("Target"), element.get("TargetMode") == "External"
    if not outer:
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(element.get("Id"), element.get("Type").rsplit("/", 1)[1], target, outer)
