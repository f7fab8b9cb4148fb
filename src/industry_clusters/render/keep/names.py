"""Defined names: the user's own, and those of their sheets, into another workbook."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.render.keep.package import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.render.keep.formulas import SheetReferences
    from industry_clusters.render.keep.package import Package

_AFTER_NAMES = ("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
                "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst")  # fmt: skip


def carry_names(
    old: Package, new: Package, places: Mapping[int, int], references: SheetReferences, made: str
) -> None:
    """Copy names that the new workbook does not have.

    ``places`` maps the old position of each carried sheet to its new one; a name of any other single sheet
    is the generated workbook's. Names that begin with ``made`` are remade with the workbook.
    """
    taken = {_key(name) for name in new.tree(new.workbook).iter(f"{MAIN}definedName")}
    carried = []
    for name in old.tree(old.workbook).iter(f"{MAIN}definedName"):
        own = name.get("localSheetId")
        if name.get("name").startswith(made) or (own is not None and int(own) not in places):
            continue
        name = deepcopy(name)  # noqa: PLW2901  the old workbook stays as it is
        if own is not None:
            name.set("localSheetId", str(places[int(own)]))
        if _key(name) not in taken:
            name.text = references.followed(name.text or "")
            carried.append(name)
    _insert(new, carried)


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
