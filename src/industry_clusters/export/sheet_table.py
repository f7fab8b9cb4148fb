"""The sheets of a study's workbook as a page of the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.entries import always, never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.views.buttons import Button
    from industry_clusters.views.vocabulary.entries import SheetEntry

_HEAD = """# The sheets of a workbook

In this order, after *Start*. Those that are shown have a tab; the others are hidden, and *Notes* lists them (right-click a tab, Unhide). Sheets
of interviews and occupations are shown when there is something in them; sheets whose data are not there are left out. A button builds the
workbook again and shows its sheet.

| Sheet | What it is for | Shown | Part of the work | Step on Start | Button |
| --- | --- | --- | --- | --- | --- |
"""


def sheets_page(entries: Iterable[SheetEntry], buttons: Iterable[Button]) -> str:
    """A row for each sheet; two entries of one name are one sheet, with and without its data."""
    labels = {button.key: button.label for button in buttons}
    rows: dict[str, tuple[str, str, str, str, str]] = {}
    for entry in entries:
        step = " ".join(entry.step.words.split()) if entry.step else ""
        *_, earlier, label = rows.get(entry.name, ("", ""))
        shown = "always" if entry.shown is always else "" if entry.shown is never else "with entries"
        rows[entry.name] = (
            entry.purpose,
            shown,
            entry.group,
            earlier or step,
            label or labels.get(entry.button, ""),
        )
    return _HEAD + "".join(f"| {name} | {' | '.join(cells)} |\n" for name, cells in rows.items())
