"""The user's own sheets, from the workbook that was to the one that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.ingest.files.legible import unescaped
from industry_clusters.ingest.study.written_places import PLACES_COLUMN, Places
from industry_clusters.outputs import LISTS_SHEET
from industry_clusters.outputs import MEMORY_SHEET as MEMO_SHEET
from industry_clusters.render.keep.formulas import SheetReferences
from industry_clusters.render.keep.moved import MovedCells
from industry_clusters.render.keep.names import carry_names, place_in_workbook
from industry_clusters.render.keep.package import MAIN, REL_ID, Package, Relation, opening_package
from industry_clusters.render.keep.sheets import SheetCarrier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

_LONGEST_SHEET_NAME = 31
_AFTER_LINKS = ("definedNames", "calcPr")
_WHOLE_WORKBOOK = "(the workbook itself)"
_PRIVATE = (MEMO_SHEET, LISTS_SHEET)
_RICH_VALUES = b"XLRICHVALUE"


@dataclass(frozen=True)
class Carried:
    """What became of a sheet.

    ``new_name`` differs from ``sheet`` where the name was taken, and is None where the sheet could not be
    carried. ``left_behind`` names what did not come along. One entry may speak for the workbook itself.
    """

    sheet: str
    new_name: str | None
    left_behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Own:
    """A sheet of the user's: its place in the old workbook, its entry, its part, and the name it will have."""

    position: int
    entry: Any
    tie: Relation
    new_name: str | None

    @property
    def name(self) -> str:
        return str(self.entry.get("name"))


def sheet_names(path: Path | Package) -> list[str]:
    """The names of a workbook's sheets in order, hidden ones too.

    Raises
    ------
    WorkbookError
        Where the file cannot be read as a workbook.
    """
    return [entry.get("name") for entry, _ in Package.of(path).sheets()]


def shown_sheets(path: Path | Package) -> dict[str, bool]:
    """Of a workbook's sheets, whether each is shown.

    Raises
    ------
    WorkbookError
        Where the file cannot be read as a workbook.
    """
    return {
        entry.get("name"): entry.get("state", "visible") == "visible"
        for entry, _ in Package.of(path).sheets()
    }


def memo(path: Path | Package) -> str:
    """The text that the workbook was rendered with, or an empty one where it has none.

    Raises
    ------
    WorkbookError
        Where the file cannot be read as a workbook.
    """
    package = Package.of(path)
    with opening_package(package.path):
        return "\n".join(_hidden_column(package, "A"))


def places(package: Package) -> Places:
    """Where the build put what; nothing for a workbook that does not remember."""
    return Places.parsed("".join(_hidden_column(package, PLACES_COLUMN)))


def _hidden_column(package: Package, letter: str) -> list[str]:
    """The texts of a column of the hidden sheet."""
    part = next((tie.target for entry, tie in package.sheets() if entry.get("name") == MEMO_SHEET), None)
    if part is None:
        return []
    shared = package.related(package.workbook, "sharedStrings")
    texts = (
        ["".join(text.itertext(f"{MAIN}t")) for text in package.tree(shared).iter(f"{MAIN}si")]
        if shared
        else []
    )
    lines: dict[int, str] = {}
    for cell in package.tree(part).iter(f"{MAIN}c"):
        column, row = cell.get("r")[:1], cell.get("r")[1:]
        if column != letter:
            continue
        value = cell.findtext(f"{MAIN}v", "")
        lines[int(row)] = unescaped(texts[int(value)] if cell.get("t") == "s" else "".join(cell.itertext()))
    return [lines.get(row, "") for row in range(1, max(lines, default=0) + 1)]


@dataclass(frozen=True)
class Lost:
    """A formula of the person's own that points at cells which are no more: its sheet and cell, its text, and what it showed."""

    sheet: str
    cell: str
    formula: str
    value: str


def lost_formulas(
    old: Path | Package, new: Path, generated: Collection[str], former: Mapping[str, str]
) -> list[Lost]:
    """What :func:`carry_own_sheets` would not be able to follow; nothing is written.

    Raises
    ------
    WorkbookError
        Where a file cannot be read.
    """
    before, after = Package.of(old), Package.read(new)
    with opening_package(before.path):
        carrying = _Carrying(before, after, list(_own_sheets(before, after, generated)), {}, former)
        carrying.carry()
    return carrying.lost


def carry_own_sheets(
    old: Path | Package,
    new: Path,
    generated: Collection[str],
    renamed: Mapping[str, str] | None = None,
    former: Mapping[str, str] | None = None,
) -> list[Carried]:
    """Copy the sheets of ``old`` whose names are not in ``generated`` to the end of ``new``.

    ``renamed`` are sheets that the build makes again under another name; formulas follow. ``former`` are sheets of an earlier
    release, each with the sheet that holds now what it held: formulas follow to the cells.

    Formulas that point at a generated sheet still do; those that point at a sheet that is no more become
    ``#REF!``. Defined names of the user's own come along as well. Returns a line for every sheet of the user's own and, first, one for the workbook where something
    of it was left behind.

    Raises
    ------
    WorkbookError
        Where a file cannot be read, or the new one cannot be written.
    """
    before, after = Package.of(old), Package.read(new)
    with opening_package(before.path):
        own = list(_own_sheets(before, after, [*generated, *(renamed or {})]))
        result = _Carrying(before, after, own, renamed or {}, former or {}).carry()
    if not after.is_as_read:
        after.write(new)
    return result


def _own_sheets(before: Package, after: Package, generated: Collection[str]) -> Iterator[_Own]:
    made = {name.casefold() for name in (*generated, *_PRIVATE)}
    taken = {entry.get("name").casefold() for entry, _ in after.sheets()}
    for position, (entry, tie) in enumerate(before.sheets()):
        name = entry.get("name")
        if name.casefold() in made:
            continue
        possible = tie.role in {"worksheet", "chartsheet"}
        new_name = _free_sheet_name(name, taken) if possible else None
        taken.add((new_name or name).casefold())
        yield _Own(position, entry, tie, new_name)


def _free_sheet_name(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free.casefold() in taken:
        ending = f" ({number})"
        free, number = name[: _LONGEST_SHEET_NAME - len(ending)] + ending, number + 1
    return free


class _Carrying:
    """Carries all own sheets of one workbook to another, and what the workbook itself holds for them."""

    def __init__(
        self,
        old: Package,
        new: Package,
        own: list[_Own],
        renamed: Mapping[str, str],
        former: Mapping[str, str],
    ) -> None:
        self.old, self.new, self.own = old, new, own
        self.lost: list[Lost] = []
        names = {entry.get("name"): entry.get("name") for entry, _ in new.sheets()}
        names |= renamed
        names |= {sheet.name: sheet.new_name for sheet in own if sheet.new_name}
        self.references = SheetReferences(names, MovedCells(old, new, former) if former else None)
        self.ties = {tie.role: tie for tie in old.relations(old.workbook)}
        self.metadata = (
            "sheetMetadata" in self.ties and _RICH_VALUES not in old.parts[self.ties["sheetMetadata"].target]
        )
        self.carrier = SheetCarrier(old, new, self.references, metadata=self.metadata)

    def carry(self) -> list[Carried]:
        """Do it; what is left behind is in the result."""
        results = [self._sheet(sheet) for sheet in self.own]
        places = {sheet.position: self._position(sheet.new_name) for sheet in self.own if sheet.new_name}
        carry_names(self.old, self.new, places, self.references, _PRIVATE)
        self._companions()
        left = tuple(self._left_of_workbook())
        return [Carried(_WHOLE_WORKBOOK, None, left), *results] if left else results

    def _sheet(self, sheet: _Own) -> Carried:
        if sheet.new_name is None:
            return Carried(sheet.name, None, (f"the sheet itself, a {sheet.tie.role}",))
        part = self.carrier.carry(sheet.tie.target)
        self.lost += [Lost(sheet.name, *one) for one in self.carrier.lost]
        self._list(sheet, part)
        left = list(self.carrier.left_behind)
        if sheet.new_name != sheet.name:
            left.append(f"its name, which the workbook needs itself; the sheet is now {sheet.new_name!r}")
        return Carried(sheet.name, sheet.new_name, tuple(left))

    def _list(self, sheet: _Own, part: str) -> None:
        """Enter the sheet in the new workbook's list of sheets."""
        sheets = self.new.tree(self.new.workbook).find(f"{MAIN}sheets")
        number = 1 + max(int(entry.get("sheetId")) for entry in sheets)
        entry = etree.SubElement(sheets, f"{MAIN}sheet", name=sheet.new_name, sheetId=str(number))
        if sheet.entry.get("state"):
            entry.set("state", sheet.entry.get("state"))
        entry.set(f"{REL_ID}id", self.new.relate(self.new.workbook, sheet.tie.kind, part))

    def _position(self, name: str | None) -> int:
        return [entry.get("name") for entry, _ in self.new.sheets()].index(name)

    def _companions(self) -> None:
        """Parts of the workbook that carried sheets count on: people who commented, array flags, links, dates."""
        for role in ("person", "sheetMetadata") if self.metadata else ("person",):
            if role in self.ties:
                self._companion(self.ties[role])
        self._external_links()
        old, new = (
            package.tree(package.workbook).find(f"{MAIN}workbookPr") for package in (self.old, self.new)
        )
        if old is not None and old.get("date1904") in {"1", "true"}:
            new.set("date1904", "1")

    def _companion(self, tie: Relation) -> str:
        part = self.carrier.carry(tie.target)
        return self.new.relate(self.new.workbook, tie.kind, part)

    def _external_links(self) -> None:
        """Links keep their order, because formulas call them by number."""
        listed = self.old.tree(self.old.workbook).find(f"{MAIN}externalReferences")
        if listed is None:
            return
        ties = {tie.key: tie for tie in self.old.relations(self.old.workbook)}
        links = etree.Element(f"{MAIN}externalReferences")
        for link in listed:
            entry = etree.SubElement(links, f"{MAIN}externalReference")
            entry.set(f"{REL_ID}id", self._companion(ties[link.get(f"{REL_ID}id")]))
        place_in_workbook(self.new.tree(self.new.workbook), links, _AFTER_LINKS)

    def _left_of_workbook(self) -> Iterator[str]:
        if "vbaProject" in self.ties:
            yield "macros (a workbook of the kind .xlsx holds none)"
        if "sheetMetadata" in self.ties and not self.metadata:
            yield "pictures and linked data types in cells"
        for name in sorted(self.references.gone):
            yield f"sheet {name!r}, at which formulas of yours point"
