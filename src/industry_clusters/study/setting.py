"""What is known of one setting, said where the study has its field: key, cell, label, unit, and what a change needs."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from industry_clusters.sheet_names import SETUP_SHEET


class Reads(StrEnum):
    """How a setting is read: from a key of a study's file, and from a cell that a person typed in."""

    WHOLE = "a whole number"
    COUNT = "a number, 0 or more"
    AMOUNT = "a number, 0 or more, or nothing"
    CHOICE = "a word of a list, by its value or label"
    TEXT = "text"
    CODE = "a code, or a label that ends in it in brackets, or nothing"
    SERIES = "the id of a series, or a label that ends in it in brackets"
    AREA = "an area's code, or a label that ends in it in brackets"
    AREAS = "areas, separated by semicolons in a cell"
    LINES = "lines with an equals sign: a list in a file, separated by semicolons in a cell"
    SPECIAL = "by a reader of its own"


@dataclass(frozen=True)
class Setting:
    """One setting of a study: all that file, workbook, forms and merge need to know of it.

    It stands beside its field in :class:`industry_clusters.study.model.Study`, which gives its ``name``, ``type`` and ``default``.

    Attributes
    ----------
    table, key
        Where it stands in a study's file; without a key it is the whole table.
    label, help, unit, message
        Its cell's label, what it does in a sentence, a value of
        :class:`industry_clusters.views.vocabulary.model.Unit`, and what a cell says that refuses a value.
    sheet, cell
        The sheet that it stands on and the defined name of its cell; without a cell no workbook holds it as one.
    needs_data
        Whether a change shows only when the data are read again; other changes the formulas follow.
    follows
        Whether formulas follow a change of it in every cell, so that a build would change nothing; of other settings some text, list or
        heading is made by the build.
    reads
        How it is read; from its type where nothing is said.
    least, most, expects
        Bounds of a number, and what it is in the words of an error.
    remark
        What a new study file says beside its table; of a choice its words.
    always
        Whether every workbook has its cell, so that a workbook without has lost it; in others it has its default.
    only_own
        Whether a study's file names it only where it differs from its default.
    lost
        What goes with its sheet, in words.
    form
        Whether the form of a new study asks for it; with ``form_help`` where the form has to say something else.
    """

    table: str
    key: str = ""
    label: str = ""
    help: str = ""
    unit: str = "text"
    message: str = ""
    sheet: str = SETUP_SHEET
    cell: str = ""
    needs_data: bool = False
    follows: bool = False
    reads: Reads | None = None
    least: float | None = None
    most: float | None = None
    expects: str = "a number"
    remark: str = ""
    always: bool = False
    only_own: bool = False
    lost: str = ""
    form: bool = False
    form_help: str = ""
    name: str = ""
    type: Any = None
    default: Any = None

    @property
    def choices(self) -> tuple[Any, ...]:
        """The words to choose from, each with a label; none of what is no choice."""
        return tuple(self.type) if self.reads is Reads.CHOICE else ()

    def holds(self, number: float) -> bool:
        """Whether a number lies within the bounds."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)

    def shown(self, value: Any) -> Any:
        """A value as its cell shows it: of a choice the label, of lines their texts, of nothing an empty cell."""
        if self.reads is Reads.LINES:
            return "; ".join(line.text for line in value) or None
        return value.label if self.reads is Reads.CHOICE else None if value == "" else value

    def line(self, text: str) -> Any:
        """One line of such a setting, read."""
        return typing.get_args(self.type)[0].of(text)
