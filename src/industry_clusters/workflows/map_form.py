"""A table of one's own, asked about on a form in Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.ingest.files.cell_text import cell_text
from industry_clusters.outputs import in_place
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.region.map_form import MAP_ANSWER, MAP_BOOK, MAP_FILE, map_form
from industry_clusters.workflows.data_map import look_at, map_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from industry_clusters.ingest.own.proposal import Proposal


def is_map_form(names: Iterable[str]) -> bool:
    """Whether a workbook with these defined names is such a form."""
    return MAP_FILE in names


def write_map_form(book: Path, file: Path, proposal: Proposal) -> Path:
    """Write the form for a file beside a study's workbook, under a name that is free."""
    numbers = ("", *(f" {number}" for number in range(2, 1000)))
    path = next(
        free for number in numbers if not (free := book.with_name(f"Map {file.stem}{number}.xlsx")).exists()
    )
    with in_place(path) as temporary:
        write_workbook(map_form(str(file), str(book), proposal.seen, proposal.questions), temporary)
    return path


def mapping_from_form(cells: Mapping[str, Any]) -> tuple[Path, Path, str]:
    """Return the workbook, the file and the mapping, as text, that a form that was filled in says.

    Parameters
    ----------
    cells
        What the named cells of the form hold.

    Raises
    ------
    WorkbookError
        Where the workbook is gone.
    DataError
        Where a question is open, or the file cannot be read so.
    """
    book, file = Path(cell_text(cells[MAP_BOOK])), Path(cell_text(cells[MAP_FILE]))
    if not book.exists():
        raise WorkbookError(
            f"there is no workbook {book.name!r}", place=str(book.parent), next_step="Open the study, and add the file again."
        )  # fmt: skip
    proposal = look_at(file)
    if proposal is None:
        raise BadSetting(
            f"{file.name} needs no mapping", place=str(file.parent), next_step="Add it to the study as it is."
        )
    given = {
        name.removeprefix(MAP_ANSWER): cell_text(value)
        for name, value in cells.items()
        if name.startswith(MAP_ANSWER)
    }
    values = {
        question.key: {words: value for value, words in question.choices} for question in proposal.questions
    }
    answers = {key: values.get(key, {}).get(text, text) for key, text in given.items() if text}
    return book, file, map_file(file, proposal, answers).text
