"""A workbook made again: what a person added to the one before goes along, and what cannot is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.outputs import WORKBOOK
from industry_clusters.render.keep import (
    Package,
    additions,
    carry_own_sheets,
    lost_formulas,
    renamed_sheets,
    sheet_names,
)
from industry_clusters.render.keep.package import opening_package
from industry_clusters.render.kept import FORMULA, Addition, Additions
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import FORMER
from industry_clusters.views.vocabulary.model import Fields, NoteBox, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from industry_clusters.outputs import OutputKind
    from industry_clusters.render.keep import Lost
    from industry_clusters.views.vocabulary.model import Workbook

_MOST_LISTED = 12


def write_again(
    view: Workbook, before: Path | Package, path: Path, made: Sequence[str], kind: OutputKind = WORKBOOK
) -> list[str]:
    """Write a workbook with what a person added to the one before.

    Parameters
    ----------
    view
        The new workbook.
    before
        The workbook as the person left it, read or not; it is only read.
    path
        Where the new one goes.
    made
        The sheets that the last build made.
    kind
        What the workbook is.

    Returns
    -------
    list of str
        What did not stay where it was, a sentence each.
    """
    before = Package.of(before)
    generated = [*(sheet.name for sheet in view.sheets), *made]
    same = {name: name for name in generated}
    former = _former(view, made)
    with opening_package(before.path):
        renamed = renamed_sheets(before, same, dict(_homes(view)))
        added, known = additions(before, {**same, **former, **renamed})
    taken = [*sheet_names(before), *generated]
    kept = Additions(added, known.sheets, taken)
    name = write_workbook(view, path, kind, kept)
    if former and (lost := lost_formulas(before, path, generated, former)):
        kept = Additions([*added, *map(_as_addition, lost)], known.sheets, taken)
        name = write_workbook(view, path, kind, kept)
    carried = carry_own_sheets(before, path, generated, renamed, former)
    return [
        *_of_earlier(former),
        *(f"sheet {old!r} is {new!r} again: what was typed on it is there" for old, new in renamed.items()),
        *_listed(kept, name),
        *(
            f"sheet {one.sheet}: not carried over: {', '.join(one.left_behind)}"
            for one in carried
            if one.left_behind
        ),
    ]


def _former(view: Workbook, made: Sequence[str]) -> dict[str, str]:
    """Of a workbook of an earlier release: for each sheet that the last build made, the sheet that holds now what it held."""
    now = {sheet.name for sheet in view.sheets}
    if now.issuperset(made) or not set(made) & set(FORMER) - now:
        return {}
    return {name: FORMER.get(name, name) for name in made if FORMER.get(name, name) in now}


def _as_addition(lost: Lost) -> Addition:
    """A formula that leads nowhere now, for the sheet of what found no place."""
    return Addition(lost.sheet, FORMULA, lost.formula, value=lost.value, place=lost.cell)


def _of_earlier(former: Mapping[str, str]) -> Iterator[str]:
    if former:
        yield "the sheets have new names, numbered by the steps; formulas of yours follow to where their cells are now"


def _listed(kept: Additions, name: str) -> Iterator[str]:
    """What found no place, the first of it with its address."""
    rest = kept.left_over()
    for one in rest[:_MOST_LISTED]:
        yield f"sheet {one.sheet}, {one.address}: a {one.what} is on the sheet {name!r} now"
    if len(rest) > _MOST_LISTED:
        yield f"{len(rest) - _MOST_LISTED} more things of yours are on the sheet {name!r} now"


def _homes(view: Workbook) -> Iterator[tuple[str, str]]:
    """The sheet of each input."""
    for sheet in view.sheets:
        for block in sheet.blocks:
            if isinstance(block, Fields):
                yield from ((field.key, sheet.name) for field in block.rows)
            elif isinstance(block, NoteBox):
                yield block.key, sheet.name
            elif isinstance(block, Table) and block.name_range:
                yield block.name_range, sheet.name
