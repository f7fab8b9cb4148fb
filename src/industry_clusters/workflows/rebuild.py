"""A workbook made again: what a person added to the one before goes along, and what cannot is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.outputs import WORKBOOK
from industry_clusters.render.keep import additions, carry_own_sheets, renamed_sheets, sheet_names
from industry_clusters.render.keep.package import opening_package
from industry_clusters.render.kept import Additions
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.model import Fields, NoteBox, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from industry_clusters.outputs import OutputKind
    from industry_clusters.views.vocabulary.model import Workbook

_MOST_LISTED = 12


def write_again(
    view: Workbook, before: Path, path: Path, made: Sequence[str], kind: OutputKind = WORKBOOK
) -> list[str]:
    """Write a workbook with what a person added to the one before.

    Parameters
    ----------
    view
        The new workbook.
    before
        The workbook as the person left it; it is only read.
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
    generated = [*(sheet.name for sheet in view.sheets), *made]
    same = {name: name for name in generated}
    with opening_package(before):
        renamed = renamed_sheets(before, same, dict(_homes(view)))
        added, known = additions(before, {**same, **renamed})
        kept = Additions(added, known.sheets, [*sheet_names(before), *generated])
    name = write_workbook(view, path, kind, kept)
    carried = carry_own_sheets(before, path, generated, renamed)
    return [
        *(f"sheet {old!r} is {new!r} again: what was typed on it is there" for old, new in renamed.items()),
        *_listed(kept, name),
        *(
            f"sheet {one.sheet}: not carried over: {', '.join(one.left_behind)}"
            for one in carried
            if one.left_behind
        ),
    ]


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
