"""Interviews that were changed in two places: row by row, and no row that somebody typed is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from industry_clusters.interviews import Contact, Interview, Interviews

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Row = TypeVar("_Row", Interview, Contact)
_Key = tuple[str, int]


def merge_interviews(
    base: Interviews | None, file: Interviews, workbook: Interviews, told: list[str]
) -> Interviews:
    """Bring the interviews of a study file and of its workbook together.

    Parameters
    ----------
    base
        Those that the workbook was built with; None where that is not known.
    file, workbook
        Those that stand there now. Rows are known by their number.
    told
        Takes a sentence for each row that both sides changed: there the workbook's is kept.

    Returns
    -------
    Interviews
        Rows in the workbook's order, then those that only the file has. A row that one side took away is gone where
        the other left it as it was.
    """
    before = base or Interviews()
    return Interviews(
        _merged("interview", before.log, file.log, workbook.log, told),
        _merged("contact", before.contacts, file.contacts, workbook.contacts, told),
        file.themes if workbook.themes in (file.themes, before.themes) else workbook.themes,
    )


def _merged(
    what: str, before: Sequence[_Row], file: Sequence[_Row], workbook: Sequence[_Row], told: list[str]
) -> tuple[_Row, ...]:
    was: dict[_Key, _Row] = dict(_by_number(before))
    mine: dict[_Key, _Row] = dict(_by_number(file))
    theirs: dict[_Key, _Row] = dict(_by_number(workbook))
    rows: list[_Row] = []
    for key in dict.fromkeys([*theirs, *mine]):
        row = _chosen(was.get(key), mine.get(key), theirs.get(key))
        if row is not None:
            rows.append(row)
        if key in mine and key in theirs and mine[key] not in (row, was.get(key)):
            told.append(f"{what} {key[0]!r}: the workbook's was kept over the study file's")
    return tuple(rows)


def _chosen(old: _Row | None, file: _Row | None, workbook: _Row | None) -> _Row | None:
    if file is not None and workbook is not None:
        return file if workbook in (file, old) else workbook
    left = workbook if file is None else file
    return None if left == old else left


def _by_number(rows: Sequence[_Row]) -> Iterator[tuple[_Key, _Row]]:
    """Rows by number; of two with the same number, the second has a place of its own."""
    seen: Counter[str] = Counter()
    for row in rows:
        number = row.number.strip()
        yield (number, seen[number]), row
        seen[number] += 1
