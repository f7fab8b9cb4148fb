"""A copy of the workbook that prints the board's pages, and no others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.outputs import BOARD_COPY, check_output, in_place, keep_before
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.board import board_view
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.progress import Progress


@dataclass(frozen=True)
class BoardCopy:
    """The copy, the sheets that it prints, and what was in its place before."""

    path: Path
    sheets: tuple[str, ...]
    copy: Path | None


def print_board(source: Path, out: Path | None = None, progress: Progress | None = None) -> BoardCopy:
    """Write a copy whose visible sheets are the pages for a board: printing the whole workbook prints just them.

    Parameters
    ----------
    source
        A study file, or a workbook: then its own inputs are the study. It is only read.
    out
        Where the copy goes; beside the source, with '(to print)' in its name.
    progress
        Called with a few words, steps done, and steps in all.

    Raises
    ------
    WorkbookError
        Where the copy would take the place of another file, or cannot be written.
    """
    path = out or source.with_name(f"{source.stem} (to print).xlsx")
    check_output(path, BOARD_COPY, [source])
    analysis = open_analysis(source, progress)
    said = replace(analysis.study.interviews, contacts=())
    view = board_view(replace(analysis, study=replace(analysis.study, interviews=said)))
    with in_place(path) as fresh:
        write_workbook(view, fresh, BOARD_COPY)
        copy = keep_before(path, fresh)
    return BoardCopy(path, tuple(sheet.name for sheet in view.sheets if not sheet.hidden), copy)
