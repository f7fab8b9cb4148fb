"""What an open workbook says, read from its cells without saving it: no file is touched, and Excel's own undo stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.study import open_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import xlwings

    from industry_clusters.ingest.study.open_workbook import Box
    from industry_clusters.ingest.study.study_workbook import Typed


def typed_in_open(book: xlwings.Book) -> Typed | None:
    """What a workbook says as it is open; None where it is no study, or has lost a name.

    Raises
    ------
    BadCell
        Where an input holds what it cannot hold; names sheet, cell and value.
    """
    return open_workbook.typed_in_open(_Open(book))


class _Open:
    """A workbook in Excel, a rectangle a call."""

    def __init__(self, book: xlwings.Book) -> None:
        self._book, self.name = book, str(book.name)
        self.sheets: Sequence[str] = [sheet.name for sheet in book.sheets]

    def names(self, wanted: Callable[[str], bool]) -> Iterable[tuple[str, str]]:
        for one in self._book.names:
            if wanted(name := str(one.name)):
                yield name, str(one.refers_to)

    def rows(self, sheet: str, box: Box) -> Sequence[Sequence[Any]]:
        left, top, right, bottom = box
        cells = self._book.sheets[sheet].range((top, left), (bottom, right))
        return list(cells.options(ndim=2, err_to_str=True).value)

    def last_row(self, sheet: str) -> int:
        used = self._book.sheets[sheet].used_range
        return int(used.row + used.rows.count - 1)
