"""A copy of a workbook for others: without contacts, and without their names anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.private_words import PrivateWords
from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.study_workbook import read_typed
from industry_clusters.interviews import CONTACTS_RANGE
from industry_clusters.mobilization.team_lists import PEOPLE
from industry_clusters.outputs import SHARE_COPY, check_output
from industry_clusters.render.keep import memo
from industry_clusters.render.share import write_copy
from industry_clusters.workflows.memory import (
    Memory,
    is_mobilization,
    is_workbook,
    made_before,
    remembered_study,
    remembering,
)

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.interviews import Contact, Interview, Interviews
    from industry_clusters.render.share import Left
    from industry_clusters.study import Study

_TYPED = ("interview", "quotes_", "protocol_")
"""Beginnings of the names of inputs that hold people's own words, or show them."""


@dataclass(frozen=True)
class ShareReport:
    """The copy, what in it is not as it was, places that a person has to look at, what was looked for, and other remarks."""

    path: Path
    left: tuple[Left, ...]
    to_judge: tuple[Left, ...]
    sought: str
    remarks: tuple[str, ...]


def share_copy(workbook: Path, out: Path | None = None) -> ShareReport:
    """Write a copy of a workbook that holds no contact.

    Left out are the sheet of contacts and formulas that look at it, document properties, authors of notes, printers
    and macros. Names of companies, contacts and interviewers, e-mail addresses and telephone numbers are replaced wherever
    they stand as text, on sheets of the user's own as well. The copy is then read again, part by part, and is kept only
    where nothing of that is found. The workbook itself is only read.

    Parameters
    ----------
    workbook
        A workbook that this product built, saved.
    out
        Where the copy goes; beside the workbook, with '(to share)' in its name.

    Returns
    -------
    ShareReport
        Where the copy is, and what was done.

    Raises
    ------
    WorkbookError
        Where the workbook cannot be read or the copy not be written, where a file is in its place, or where a name would
        remain; then there is no copy.
    """
    _check(workbook, out)
    target = out or _free_name(workbook)
    if is_mobilization(workbook):
        return _share_mobilization(workbook, target)
    found = read_typed(workbook)
    study, memory = found.study, Memory.parsed(found.memory)
    before = remembered_study(memory, workbook.name)
    contacts = [*study.interviews.contacts, *(before.interviews.contacts if before else ())]
    words = PrivateWords.of(contacts, [study.region.name, *(member.cluster for member in study.clusters)])
    left, to_judge = write_copy(
        workbook,
        target,
        words,
        contacts=CONTACTS_RANGE,
        memo=_without(words, before or study, found.memory),
        typed=_TYPED,
        made=memory.made,
    )
    return ShareReport(
        target, tuple(left), tuple(to_judge), _sought(contacts), tuple(_remarks(words, len(contacts)))
    )


def _share_mobilization(workbook: Path, target: Path) -> ShareReport:
    """A copy of a mobilization workbook without its register, and without the names of its people anywhere."""
    from industry_clusters.ingest.mobilization import typed_workbook  # noqa: PLC0415  seldom needed
    from industry_clusters.mobilization.contacts import contacts_of  # noqa: PLC0415

    typed = typed_workbook.read_typed(workbook)
    contacts = list(contacts_of(typed))
    words = PrivateWords.of(contacts, typed.names("groups", "cluster"))
    left, to_judge = write_copy(
        workbook,
        target,
        words,
        contacts=PEOPLE.range_name,
        memo=words.without(memo(workbook), typed=False),
        typed=("mobilize_",),
        made=made_before(workbook),
    )
    told = tuple(_remarks(words, len(contacts)))
    return ShareReport(target, tuple(left), tuple(to_judge), _sought(contacts), told)


def _check(workbook: Path, out: Path | None) -> None:
    if not workbook.exists() or not is_workbook(workbook):
        raise WorkbookError(
            f"{workbook.name!r} is no workbook that can be shared",
            place=str(workbook.parent),
            next_step="Name a workbook (.xlsx) that 'build' made.",
        )
    if out is not None and not out.exists():
        check_output(out, SHARE_COPY, [workbook])
    elif out is not None:
        raise WorkbookError(
            f"{out.name!r} is there already", place=str(out.parent), next_step="Give the copy another name."
        )


def _free_name(workbook: Path) -> Path:
    """A name beside the workbook that is not taken; a copy that was made before is never overwritten."""
    number = 1
    while True:
        again = f" {number}" if number > 1 else ""
        path = workbook.with_name(f"{workbook.stem} (to share{again}).xlsx")
        if not path.exists():
            return path
        number += 1


def _without(words: PrivateWords, study: Study, remembered: str) -> str:
    """The workbook's memory without names."""
    said = study.interviews
    kept: Interviews = replace(
        said,
        log=tuple(_row_without(words, row) for row in said.log),
        contacts=(),
        themes=tuple(words.without(theme, typed=True) for theme in said.themes),
        questions=tuple(
            replace(
                one,
                **{
                    name: words.without(getattr(one, name), typed=True)
                    for name in ("head", "name", "ask", "minutes")
                },
            )
            for one in said.questions
        ),
    )
    notes = {key: words.without(text, typed=True) for key, text in study.notes.items()}
    text = remembering(replace(study, interviews=kept, notes=notes), remembered)
    return words.without(text, typed=False)


def _row_without(words: PrivateWords, row: Interview) -> Interview:
    plain = ("number", "cluster", "industry_code", "role", "size", "date", "requirement", "quote", "picked")
    return replace(
        row,
        **{name: words.without(getattr(row, name), typed=True) for name in plain},
        themes=tuple(words.without(theme, typed=True) for theme in row.themes),
        answers={key: words.without(text, typed=True) for key, text in row.answers.items()},
    )


def _sought(contacts: list[Contact]) -> str:
    """What was looked for, in words."""
    names = {name for one in contacts for name in (one.company, one.person, one.interviewer) if name.strip()}
    mails = {one.email for one in contacts if one.email.strip()}
    phones = {one.phone for one in contacts if one.phone.strip()}
    return f"{len(names)} names, {len(mails)} e-mail addresses and {len(phones)} telephone numbers of the contacts"


def _remarks(words: PrivateWords, contacts: int) -> list[str]:
    told = [
        "Pictures and embedded files are not searched, and a name on no sheet of contacts is not known: look through the copy."
    ]
    if not contacts:
        told.append("The workbook has no contacts; nothing could be looked for.")
    if words.too_short:
        told.append(f"Too short to look for: {', '.join(map(repr, words.too_short))}.")
    return told
