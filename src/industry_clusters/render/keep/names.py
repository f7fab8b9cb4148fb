"""Defined names: the user's own, and those of their sheets, into another workbook."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.render.keep.package import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.render.keep.formulas import SheetReferences
    from industry_clusters.render.keep.package import Package

_AFTER_NAMES = ("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
                "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst")  # fmt: skip


def carry_names(
    old: Package, new: Package, places: Mapping[int, int], references: SheetReferences, private: Sequence[str]
) -> None:
    """Copy names that the new workbook does not have.

    ``places`` maps the old position of each carried sheet to its new one; a name of any other single sheet
    is the generated workbook's, and so is one that points at a ``private`` sheet.
    """
    taken = {_key(name) for name in new.tree(new.workbook).iter(f"{MAIN}definedName")}
    carried = []
    for name in old.tree(old.workbook).iter(f"{MAIN}definedName"):
        moved = _moved(name, places, private)
        if moved is not None and _key(moved) not in taken:
            moved.text = references.followed(moved.text or "")
            carried.append(moved)
    _insert(new, carried)


def _moved(name: Any, places: Mapping[int, int], private: Sequence[str]) -> Any:
    """The name as the new workbook would have it, or None where it is not the user's."""
    own = name.get("localSheetId")
    if any(f"{sheet}'!" in (name.text or "") or f"{sheet}!" in (name.text or "") for sheet in private):
        return None
    if own is not None and int(own) not in places:
        return None
    name = deepcopy(name)
    if own is not None:
        name.set("localSheetId", str(places[int(own)]))
    return name


def _key(name: Any) -> tuple[str, str | None]:
    return name.get("name").casefold(), name.get("localSheetId")


def _insert(new: Package, names: list[Any]) -> None:
    workbook = new.tree(new.workbook)
    every = workbook.find(f"{MAIN}definedNames")
    if every is None and names:
        every = etree.Element(f"{MAIN}definedNames")
        place_in_workbook(workbook, every, _AFTER_NAMES)
    if every is not None:
        every.extend(names)


def place_in_workbook(workbook: Any, element: Any, after: tuple[str, ...]) -> None:
    """Insert an element where the workbook's fixed order of elements wants it: before those of ``after``."""
    later = [child for child in workbook if etree.QName(child).localname in after]
    workbook.insert(workbook.index(later[0]) if later else len(workbook), element)
