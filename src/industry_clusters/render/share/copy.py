"""The copy: the sheet of contacts and all that hangs on it goes, what remains is searched, and then proved clean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from lxml import etree

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.files.legible import escaped, legible
from industry_clusters.ingest.study.written_places import CHUNK, PLACES_COLUMN, SheetPlaces, note_mark
from industry_clusters.outputs import MEMORY_SHEET as MEMO_SHEET
from industry_clusters.outputs import in_place
from industry_clusters.render.keep.carry import places
from industry_clusters.render.keep.package import MAIN, Package, opening_package, relations_part
from industry_clusters.render.share.pieces import clean_formula, joined
from industry_clusters.render.share.proof import remaining
from industry_clusters.render.share.texts import TextCleaner

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from industry_clusters.analysis.interviews.private_words import PrivateWords

_DROPPED_ROLES = (
    "calcChain", "printerSettings", "custom-properties", "thumbnail", "customXml", "revisionHeaders", "usernames",
    "vbaProject", "attachedToolbars", "xmlMaps", "volatileDependencies", "connections", "queryTable",
)  # fmt: skip
"""Parts that a reader does without: paths of printers and databases, who worked on it, macros, what Excel makes again."""
_NOT_SEARCHED = ("xl/media/", "xl/embeddings/", "xl/activeX/", "xl/ctrlProps/", "xl/model/")

_TYPED_BEFORE = (
    "note_",
    "cluster_definitions",
    "cluster_names",
    "definition_sets",
    "infrastructure_",
    "own_name",
)
"""Beginnings of further names, for a workbook that does not say which cells its build wrote."""
_CONTENT_TYPES = "[Content_Types].xml"
_PLAIN_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OF_A_PERSON = (
    "fileSharing",
    "AlternateContent",
    "userProtectedRanges",
    "fileRecoveryPr",
    "customWorkbookViews",
)
_CORE = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>"""
_APP = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>"""
_NOBODY = "Author"


@dataclass(frozen=True)
class Left:
    """What is not as it was: the sheet, the cell or kind of place, and what was done."""

    sheet: str
    place: str
    what: str


def write_copy(
    path: Path,
    out: Path,
    words: PrivateWords,
    *,
    contacts: str,
    memo: str,
    typed: Collection[str],
    made: Collection[str],
) -> tuple[list[Left], list[Left]]:
    """Write a copy of a workbook that holds no name.

    Parameters
    ----------
    path, out
        The workbook, and where the copy goes. The workbook is only read.
    words
        What must not remain.
    contacts
        The defined name of the range whose sheet is left out; a workbook without it keeps all sheets.
    memo
        What the copy remembers instead of what the workbook does.
    typed
        Beginnings of defined names whose sheets hold what people typed.
    made
        The sheets that this product makes; people typed whatever stands on others.

    Returns
    -------
    Two lists of Left
        What was replaced or left out, in the order of the sheets; and what a person has to look at.

    Raises
    ------
    WorkbookError
        Where something private would remain: then there is no copy.
    """
    with opening_package(path):
        package = Package.read(path)
        copy = _Copy(package, words, contacts, tuple(typed), frozenset(made))
        copy.make(memo)
    with in_place(out) as temporary:
        package.write(temporary)
        with opening_package(path):
            left = remaining(temporary, words, copy.counted_parts)
        if left:
            raise WorkbookError(
                f"{left[0].text!r} would remain in the copy, in {copy.place_of(left[0].part)}",
                place=path.name,
                next_step="No copy was written. Take it out of the workbook there, and share again.",
            )
    return copy.left, list(dict.fromkeys(copy.to_judge))


class _Copy:
    """One copy in the making."""

    def __init__(
        self,
        package: Package,
        words: PrivateWords,
        contacts: str,
        typed: tuple[str, ...],
        made: frozenset[str],
    ) -> None:
        self.package, self.words, self.typed, self.made = package, words, typed, made
        self.left: list[Left] = []
        self.book = package.tree(package.workbook)
        self.private_sheets = self._sheets_of(contacts)
        self.places = places(package)
        self.to_judge: list[Left] = []
        self.counted_parts: set[str] = set()
        self._sheet_of_part: dict[str, str] = {}

    def make(self, memo: str) -> None:
        """Do everything; what is written then has to be proved."""
        self._drop_roles()
        self._forget_people()
        gone = frozenset(name for sheet in self.private_sheets for name in self._drop_sheet(sheet))
        sheets = [(str(entry.get("name")), tie.target) for entry, tie in self.package.sheets()]
        self._check_names(sheets)
        cleaner = TextCleaner(self.package, self.words, self.private_sheets, gone)
        for name, part in sheets:
            if name == MEMO_SHEET:
                self._remember(part, memo)
            else:
                self._clean_sheet(cleaner, name, part)
        cleaner.settle()
        self._clean_workbook(cleaner)

    def _clean_sheet(self, cleaner: TextCleaner, name: str, part: str) -> None:
        """Clean a sheet and all that hangs on it."""
        own, places = self._is_typed(name), self.places.sheets.get(name)
        if not own:
            self.counted_parts.add(part)
        is_typed = None if own else (places.is_typed if places else lambda _row, _column: False)
        self.left += [Left(name, *one) for one in cleaner.sheet(part, is_typed)]
        for below in self._below(part):
            self._sheet_of_part.setdefault(below, name)
            notes = self._own_notes(below, name) if "comments" in below else ()
            self.left += [Left(name, *one) for one in cleaner.part(below, notes)]
            if below.startswith(_NOT_SEARCHED):
                self.to_judge.append(Left(name, "a picture or an embedded file", "not searched"))
        self.to_judge += [Left(name, place, repr(word)) for place, word in cleaner.to_judge]
        cleaner.to_judge.clear()

    def _own_notes(self, part: str, sheet: str) -> frozenset[str]:
        """Cells whose note is as this product wrote it."""
        known = self.places.sheets.get(sheet, SheetPlaces()).notes
        notes = self.package.tree(part).iter(f"{MAIN}comment")
        return frozenset(
            note.get("ref")
            for note in notes
            if known.get(note.get("ref")) == note_mark(joined(note.find(f"{MAIN}text")))
        )

    def _clean_workbook(self, cleaner: TextCleaner) -> None:
        """Clean what hangs on the workbook as a whole: names, and parts of other workbooks."""
        for entry in self.book.iter(f"{MAIN}definedName"):
            text = entry.text or ""
            entry.text = clean_formula(text, lambda piece: cleaner.cleaned(piece, typed=True)) or '"[name]"'
            comment = cleaner.cleaned(entry.get("comment", ""), typed=True)
            if entry.text != text or comment != entry.get("comment", ""):
                entry.attrib.update({"comment": comment} if comment else {})
                self.left.append(Left("", f"the defined name {entry.get('name')!r}", "replaced"))
        for name in [
            name for name in self.package.parts if name.startswith(("xl/externalLinks/", "xl/pivotCache/"))
        ]:
            self.left += [Left("", *one) for one in cleaner.part(name)]
        for table in (
            self.package.tree(name) for name in self.package.parts if name.startswith("xl/tables/")
        ):
            table.attrib.pop("tableType", None)
            for column in table.iter(f"{MAIN}tableColumn"):
                column.attrib.pop("queryTableFieldId", None)

    def _remember(self, part: str, memo: str) -> None:
        self.package.parts[part] = _memo_sheet(memo, self.places.text())
        self.package._trees.pop(part, None)  # noqa: SLF001  the part is made anew

    def place_of(self, part: str) -> str:
        """A part in words that lead a person to it."""
        sheets = {tie.target: str(entry.get("name")) for entry, tie in self.package.sheets()}
        name = sheets.get(part) or self._sheet_of_part.get(part)
        return f"sheet {name!r} ({part})" if name else f"the file's part {part}"

    def _sheets_of(self, name: str) -> list[str]:
        """The sheets that a defined name points at: Excel gives a copy of a sheet a name of its own."""
        found = (
            re.match(r"'((?:[^']|'')+)'!|([^!]+)!", entry.text or "")
            for entry in self.book.iter(f"{MAIN}definedName")
            if entry.get("name") == name
        )
        there = {str(entry.get("name")) for entry, _ in self.package.sheets()}
        named = [(one[1] or one[2]).replace("''", "'") for one in found if one]
        return [sheet for sheet in dict.fromkeys(named) if sheet in there]

    def _is_typed(self, sheet: str) -> bool:
        names = [
            entry.get("name")
            for entry in self.book.iter(f"{MAIN}definedName")
            if _points_at(entry.text or "", sheet) and not entry.get("name").startswith(("_xlnm.", "choice_"))
        ]
        typed = self.typed if self.places.sheets else (*self.typed, *_TYPED_BEFORE)
        return any(name.startswith(typed) for name in names) or sheet not in self.made

    def _drop_roles(self) -> None:
        """Leave out parts by what they are to others, wherever they hang."""
        for part in ["", *self.package.parts]:
            ties = self.package.relations(part) if relations_part(part) in self.package.parts else []
            kept = [tie for tie in ties if tie.role not in _DROPPED_ROLES]
            if len(kept) == len(ties):
                continue
            self._untie(part, {tie.key for tie in ties} - {tie.key for tie in kept})
            for tie in ties:
                if tie not in kept and not tie.external:
                    self._remove(tie.target)
            if any(tie.role == "vbaProject" for tie in ties):
                self.left.append(Left("", "the workbook", "macros were left out"))
        for name in [
            name for name in self.package.parts if name.startswith(("customXml/", "xl/printerSettings/"))
        ]:
            self._remove(name)
        kind = self.package.tree(_CONTENT_TYPES).xpath(
            "//*[@PartName=$name]", name=f"/{self.package.workbook}"
        )
        for entry in kind:
            entry.set("ContentType", _PLAIN_WORKBOOK)

    def _untie(self, part: str, keys: set[str]) -> None:
        """Take ties off a part, and what in it points at them."""
        tree = self.package.tree(relations_part(part))
        for tie in [tie for tie in tree if tie.get("Id") in keys]:
            tree.remove(tie)
        if not part or not part.endswith((".xml", ".vml")):
            return
        for element in list(self.package.tree(part).iter()):
            for name, value in element.attrib.items():
                if name.startswith("{http://schemas.openxmlformats.org/officeDocument/") and value in keys:
                    del element.attrib[name]
        if part != self.package.workbook:
            self.package.pack(part)

    def _remove(self, part: str) -> None:
        for name in (part, relations_part(part)):
            self.package.parts.pop(name, None)
            self.package._trees.pop(name, None)  # noqa: SLF001  what is gone is not written
        for entry in self.package.tree(_CONTENT_TYPES).xpath("//*[@PartName=$name]", name=f"/{part}"):
            entry.getparent().remove(entry)

    def _forget_people(self) -> None:
        """Document properties, and what the workbook notes of those who worked on it."""
        for tie in self.package.relations(""):
            if tie.role in ("core-properties", "extended-properties"):
                self.package.parts[tie.target] = _CORE if tie.role == "core-properties" else _APP
                self.package._trees.pop(tie.target, None)  # noqa: SLF001  the part is made anew
        for name in [name for name in self.package.parts if name.startswith("xl/persons/")]:
            for person in self.package.tree(name):
                person.attrib.update(
                    {key: _NOBODY for key in ("displayName", "userId") if key in person.attrib}
                )
        for element in list(self.book):
            if etree.QName(element).localname in _OF_A_PERSON:
                self.book.remove(element)

    def _drop_sheet(self, sheet: str) -> frozenset[str]:
        """Leave a sheet of contacts out; returns the defined names that pointed at it."""
        position, (entry, tie) = next(
            (at, pair) for at, pair in enumerate(self.package.sheets()) if pair[0].get("name") == sheet
        )
        own = {tie.target, *self._below(tie.target)}
        self._untie(self.package.workbook, {tie.key})
        entry.getparent().remove(entry)
        others = {target for part in self.package.parts if part not in own for target in self._targets(part)}
        for part in own - others:
            self._remove(part)
        self.left.append(Left(sheet, "the sheet", "left out"))
        for view in self.book.iter(f"{MAIN}workbookView"):
            view.attrib.pop("activeTab", None)
            view.attrib.pop("firstSheet", None)
        return frozenset(self._drop_names(position, sheet))

    def _drop_names(self, position: int, sheet: str) -> Iterator[str]:
        for name in list(self.book.iter(f"{MAIN}definedName")):
            place = name.get("localSheetId")
            if place is not None and int(place) > position:
                name.set("localSheetId", str(int(place) - 1))
            if (place is not None and int(place) == position) or _points_at(name.text or "", sheet):
                name.getparent().remove(name)
                yield str(name.get("name"))

    def _targets(self, part: str) -> Iterator[str]:
        return (tie.target for tie in self.package.relations(part) if not tie.external)

    def _below(self, part: str) -> list[str]:
        """All parts that hang on a part, without shared ones such as the workbook's."""
        found: list[str] = []
        waiting = [part]
        while waiting:
            for target in self._targets(waiting.pop()):
                if target not in found and target != part and target in self.package.parts:
                    found.append(target)
                    waiting.append(target)
        return found

    def _check_names(self, sheets: list[tuple[str, str]]) -> None:
        """Names that formulas use cannot be replaced in silence: a person has to change them."""
        named = [("sheet", name) for name, _ in sheets]
        named += [("defined name", str(entry.get("name"))) for entry in self.book.iter(f"{MAIN}definedName")]
        for what, name in named:
            plain, own = name.replace("_", " "), what == "sheet" and name not in self.made
            if self.words.without(plain, typed=own) != plain:
                raise WorkbookError(
                    f"the {what} {name!r} holds the name of a contact",
                    place=self.package.path.name,
                    next_step="No copy was written. Give it another name, and share again.",
                )


def _points_at(formula: str, sheet: str) -> bool:
    quoted = "'" + sheet.replace("'", "''") + "'!"
    return quoted in formula or bool(re.search(rf"(?<![\w'.]){re.escape(sheet)}!", formula))


def _memo_sheet(text: str, places: str) -> bytes:
    """The hidden sheet with the workbook's memory, a line a cell, and beside it where the build put what."""
    pieces = [places[start : start + CHUNK] for start in range(0, len(places), CHUNK)]
    root = etree.Element(f"{MAIN}worksheet", nsmap={None: MAIN[1:-1]})
    data = etree.SubElement(root, f"{MAIN}sheetData")
    for number, line in enumerate(zip_longest(text.split("\n"), pieces), start=1):
        row = etree.SubElement(data, f"{MAIN}row", r=str(number))
        for letter, said in zip(("A", PLACES_COLUMN), line, strict=True):
            if said is not None:
                cell = etree.SubElement(row, f"{MAIN}c", r=f"{letter}{number}", t="inlineStr")
                words = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                words.text = escaped(legible(said))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
