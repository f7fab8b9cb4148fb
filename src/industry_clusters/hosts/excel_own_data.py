"""The ribbon's *Add data files* for tables of one's own: a form asks what a file does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import xlwings


def mapping_of_open_form(app: xlwings.App) -> tuple[Path, str] | None:
    """Return the file and the mapping of the form that is the active workbook; its study is active then. None elsewhere."""
    from industry_clusters.workflows.map_form import is_map_form, mapping_from_form

    form = app.books.active
    if not is_map_form(name.name for name in form.names):
        return None
    cells = {name.name: name.refers_to_range.value for name in form.names if name.name.startswith("map_")}
    book, file, text = mapping_from_form(cells)
    opened = next((one for one in app.books if one.name == book.name), None)
    (opened or app.books.open(str(book))).activate()
    return file, text


def mappings_or_forms(book: Path, chosen: Iterable[Path]) -> tuple[dict[Path, str], list[Path]]:
    """Return the files that can be read, each with its mapping ("" for a known layout), and the forms of those that are asked about."""
    from industry_clusters.ingest.study.study_writer import mapping_text
    from industry_clusters.workflows.data_map import answered_by_itself, look_at
    from industry_clusters.workflows.map_form import write_map_form

    known: dict[Path, str] = {}
    forms = []
    for path in chosen:
        proposal = look_at(path) if path.is_file() and path.suffix.lower() not in (".zip", ".gz") else None
        if proposal is None:
            known[path] = ""
        elif proposal.open_questions:
            forms.append(write_map_form(book, path, proposal))
        else:
            known[path] = mapping_text(answered_by_itself(proposal))
    return known, forms
