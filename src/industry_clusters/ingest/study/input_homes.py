"""On which sheet an input stands, for the sentence that says it is gone: a person knows sheets, and no defined names."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from industry_clusters.errors import WorkbookError
from industry_clusters.sheet_names import (
    CLUSTER_SETS_SHEET,
    CONTACTS_SHEET,
    DEFINITIONS_SHEET,
    LOG_SHEET,
    MAP_SHEET,
    MATRIX_SHEET,
    OBSERVATIONS_SHEET,
    PROTOCOL_SHEET,
    QUESTIONS_SHEET,
    SETUP_SHEET,
    THEMES_SHEET,
    WEIGHTS_SHEET,
)
from industry_clusters.study.registry import BY_CELL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HOMES = (
    ("cluster_", DEFINITIONS_SHEET, "clusters and their members"),
    ("definition_sets", CLUSTER_SETS_SHEET, "the other sets of definitions"),
    ("infrastructure_", MAP_SHEET, "the words on infrastructure"),
    ("interview_contacts", CONTACTS_SHEET, "the contacts"),
    ("interview_questions", QUESTIONS_SHEET, "the questions"),
    ("interview_themes", THEMES_SHEET, "the themes"),
    ("note_interview_", THEMES_SHEET, "the cluster that was chosen"),
    ("interview_", LOG_SHEET, "the interviews"),
    ("weight_", MATRIX_SHEET, "the weights"),
    ("own_", MATRIX_SHEET, "the criteria of your own"),
    ("note_decision_", OBSERVATIONS_SHEET, "the notes and decisions"),
    ("note_review_", OBSERVATIONS_SHEET, "the notes and decisions"),
    ("note_protocol_", PROTOCOL_SHEET, "the number of the interview"),
    ("note_region_", SETUP_SHEET, "the reasons for the region"),
    ("note_", OBSERVATIONS_SHEET, "the notes and decisions"),
    ("staffing_", WEIGHTS_SHEET, "the members that count"),
)
"""Beginning of a name, sheet, what it holds, of inputs that are no settings."""


def _of_mobilization() -> Iterator[tuple[str, str, str]]:
    """The same of the inputs of a mobilization workbook."""
    from industry_clusters.mobilization.lists import LISTS  # noqa: PLC0415  forty tables, where one of them is lost
    from industry_clusters.mobilization.words import WORDS  # noqa: PLC0415

    typed = "what was typed there"
    yield from ((one.range_name, one.sheet, typed) for one in LISTS)
    yield from ((one.name, one.sheet, typed) for one in WORDS)


def home_of(name: str) -> tuple[str, str]:
    """The sheet that an input stands on, and what it holds, in words.

    Examples
    --------
    >>> home_of("note_export_hidden"), home_of("first_year")
    (('5 Observations', 'the notes and decisions'), ('1-2 Region and data', "the setting 'first year'"))
    """
    if setting := BY_CELL.get(name):
        return setting.sheet, setting.lost or _setting_words(name)
    homes = chain(_HOMES, _of_mobilization())
    found = ((sheet, words) for beginning, sheet, words in homes if name.startswith(beginning))
    return next(found, (SETUP_SHEET, _setting_words(name)))


def _setting_words(name: str) -> str:
    return f"the setting {name.replace('_', ' ')!r}"


def lost_input(name: str, file: str, sheets: Collection[str], refers_to: str) -> WorkbookError:
    """Say that a person deleted a sheet, or cells of it, that an input is read from.

    ``refers_to`` is what the input's name says now; it still names a sheet that was renamed.
    """
    sheet, words = home_of(name)
    named = refers_to.rpartition("!")[0].strip("'").replace("''", "'")
    sheet = named if named in sheets else sheet
    gone = f"cells of the sheet {sheet!r} are gone" if sheet in sheets else f"the sheet {sheet!r} is gone"
    return WorkbookError(
        f"{gone}, and {words} with {'them' if sheet in sheets else 'it'}",
        place=file,
        next_step="Undo the deletion in Excel, or go on with an earlier copy: they stand beside the workbook, named '(before DATE)'.",
    )
