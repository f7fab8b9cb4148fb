"""A workbook view becomes a file, written under a temporary name and moved into place."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_rowcol_to_cell

from industry_clusters.ingest.study.written_places import CHUNK
from industry_clusters.outputs import LISTS_SHEET, MEMORY_SHEET, OutputKind, in_place
from industry_clusters.plain_text import NO_GUESSING
from industry_clusters.render.book import Book
from industry_clusters.render.formats import Formats
from industry_clusters.render.places import places_of
from industry_clusters.render.refs import Addresses, sheet_name
from industry_clusters.render.sheets import SheetWriter
from industry_clusters.views.vocabulary.model import Column, Table

if TYPE_CHECKING:
    from pathlib import Path

    import xlsxwriter

    from industry_clusters.ingest.study.written_places import SheetPlaces
    from industry_clusters.render.kept import Additions
    from industry_clusters.views.vocabulary.model import Choice, Workbook

MEMO_SHEET = MEMORY_SHEET


def write_workbook(
    view: Workbook, path: Path, kind: OutputKind | None = None, additions: Additions | None = None
) -> str:
    """Write the workbook; an existing file at ``path`` is replaced only when the new one is whole.

    Its properties say of what ``kind`` it is. ``additions`` are what a person added to the workbook before; returned is the name of
    the sheet with those that found no place, or nothing.

    Raises
    ------
    WorkbookError
        Where the file cannot be written, for instance because it is open in Excel.
    """
    with in_place(path) as temporary:
        book = Book(temporary, NO_GUESSING)
        kept = _BookWriter(book, view, kind.mark if kind else "", additions).write()
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error
    return kept


class _BookWriter:
    """Writes all sheets, names and lists of one workbook."""

    def __init__(
        self, book: xlsxwriter.Workbook, view: Workbook, mark: str, additions: Additions | None
    ) -> None:
        self.book, self.view, self.mark, self.additions = book, view, mark, additions
        self.addresses = Addresses.of(view)
        self.formats = Formats(book)
        self.lists: list[tuple[str, ...]] = []
        self.named: set[str] = set()
        self.places: dict[str, SheetPlaces] = {}

    def write(self) -> str:
        """Write everything; returns the name of the sheet of what found no place."""
        created = int(os.environ.get("SOURCE_DATE_EPOCH", datetime.now(UTC).timestamp()))
        self.book.set_properties(
            {
                "title": self.view.title,
                "category": self.mark,
                "created": datetime.fromtimestamp(created, UTC).replace(tzinfo=None),
            }
        )
        self.book.set_calc_mode("auto")
        for sheet in self.view.sheets:
            writer = SheetWriter(
                self.book, sheet, self.addresses, self.formats, self._named_list, self.additions
            )
            writer.write()
            self.places[sheet.name] = writer.places
        kept = self.additions.write_rest(self.book, self.formats) if self.additions else ""
        for name in self.addresses.names:
            self.book.define_name(name, f"={self.addresses.cell(name)}")
        for name, reference in self.view.names.items():
            self.book.define_name(name, f"={self.addresses.resolve(reference, '')}")
        for name, formula in self.view.formula_names.items():
            self.book.define_name(name, f"={formula}")
        self._name_input_ranges()
        self._write_lists()
        self._write_memo()
        return kept

    def _name_input_ranges(self) -> None:
        tables = (block for sheet in self.view.sheets for block in sheet.blocks if isinstance(block, Table))
        for table in tables:
            if table.name_range:
                whole = f"{{{table.key}.{table.columns[0].key}:{table.columns[-1].key}}}"
                self.book.define_name(table.name_range, f"={self.addresses.resolve(whole, '')}")
            for column in table.columns:
                if isinstance(column, Column) and column.name_range:
                    cells = self.addresses.resolve(f"{{{table.key}.{column.key}}}", "")
                    self.book.define_name(column.name_range, f"={cells}")

    def _named_list(self, choice: Choice) -> str:
        """The defined name of a drop-down's options."""
        if isinstance(choice.options, str) and "{" not in choice.options:
            return choice.options
        if isinstance(choice.options, str):
            name = "choice_" + choice.options.strip("{}").translate(str.maketrans(".:#", "___"))
            if name not in self.named:  # Excel calls a file damaged in which a name is defined twice
                self.named.add(name)
                self.book.define_name(name, f"={self.addresses.resolve(choice.options, '')}")
            return name
        if choice.options not in self.lists:
            self.lists.append(choice.options)
        return f"choice_{self.lists.index(choice.options) + 1}"

    def _write_lists(self) -> None:
        if not self.lists:
            return
        page = self.book.add_worksheet(LISTS_SHEET)
        page.very_hidden()
        for column, options in enumerate(self.lists):
            for row, option in enumerate(options):
                page.write_string(row, column, option)
            last = xl_rowcol_to_cell(len(options) - 1, column, row_abs=True, col_abs=True)
            first = xl_rowcol_to_cell(0, column, row_abs=True, col_abs=True)
            self.book.define_name(f"choice_{column + 1}", f"={sheet_name(LISTS_SHEET)}!{first}:{last}")

    def _write_memo(self) -> None:
        if not self.view.memo:
            return
        page = self.book.add_worksheet(MEMO_SHEET)
        page.very_hidden()
        for row, line in enumerate(self.view.memo.split("\n")):
            page.write_string(row, 0, line)
        places = places_of(self.view, self.addresses, self.places).text()
        for row, start in enumerate(range(0, len(places), CHUNK)):
            page.write_string(row, 1, places[start : start + CHUNK])
