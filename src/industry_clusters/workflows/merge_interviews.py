"""Interviews that were changed in two places: row by row, and no row that somebody typed is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from industry_clusters.interviews import Contact, Interview, Interviews, Question, new_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Row = TypeVar("_Row", Interview, Contact)
_Typed = TypeVar("_Typed", Interview, Contact, Question)
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
    file = _with_keys_apart(before, file, workbook)
    return Interviews(
        _merged("interview", before.log, file.log, workbook.log, told),
        _merged("contact", before.contacts, file.contacts, workbook.contacts, told),
        file.themes if workbook.themes in (file.themes, before.themes) else workbook.themes,
        _merged_questions(before, file, workbook, told),
    )


def _with_keys_apart(before: Interviews, file: Interviews, workbook: Interviews) -> Interviews:
    """The file's interviews, with other keys for its new questions where the workbook has new ones under the same."""
    was, theirs = ({one.key: one for one in side.questions_used} for side in (before, workbook))
    clashing = [
        one.key
        for one in file.questions_used
        if one.key not in was and one.key in theirs and theirs[one.key].ask != one.ask
    ]
    if not clashing:
        return file
    taken = [*was, *theirs, *(key for side in (before, file, workbook) for key in side.answer_keys)]
    other = dict(zip(clashing, new_keys(taken, len(clashing)), strict=True))
    return replace(
        file,
        questions=tuple(replace(one, key=other.get(one.key, one.key)) for one in file.questions),
        log=tuple(
            replace(row, answers={other.get(key, key): text for key, text in row.answers.items()})
            for row in file.log
        ),
    )


def _merged_questions(
    before: Interviews, file: Interviews, workbook: Interviews, told: list[str]
) -> tuple[Question, ...]:
    """The questions of both, by their keys; none where both ask those to start with."""
    if not file.questions and not workbook.questions:
        return ()
    was, mine, theirs = ({one.key: one for one in side.questions_used} for side in (before, file, workbook))
    rows = []
    for key in dict.fromkeys([*theirs, *mine]):
        row = _chosen(was.get(key), mine.get(key), theirs.get(key))
        if row is not None:
            rows.append(row)
        if key in mine and key in theirs and mine[key] not in (row, was.get(key)):
            told.append(f"question {mine[key].label!r}: the workbook's was kept over the study file's")
    return tuple(rows)


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


def _chosen(old: _Typed | None, file: _Typed | None, workbook: _Typed | None) -> _Typed | None:
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
