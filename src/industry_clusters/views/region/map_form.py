"""The form that asks in Excel what a table of one's own does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import (
    Choice,
    Field,
    Fields,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Unit,
    Workbook,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.own.questions import Question
    from industry_clusters.views.vocabulary.model import Block

MAP_FILE, MAP_BOOK, MAP_ANSWER = "map_form_file", "map_form_book", "map_answer_"
"""Names of the cells that hold the file and the workbook it is for, and how names of answers begin."""


def map_form(file: str, book: str, seen: Sequence[str], questions: Sequence[Question]) -> Workbook:
    """A workbook of one sheet: what was seen in a file, and a yellow cell for each question, with a list where there are choices."""
    about = (
        Field(MAP_FILE, "File", file, Unit.LONG_TEXT, Kind.DERIVED),
        Field(MAP_BOOK, "For the workbook", book, Unit.LONG_TEXT, Kind.DERIVED),
    )
    blocks: tuple[Block, ...] = (
        Paragraph("Fill in the yellow cells, then press 'Add data files' again: the file is read so, and the workbook built."),
        Fields(about),
        Heading("What the file says"),
        *(Paragraph(line) for line in seen),
        Heading("What only you can say"),
        Fields(tuple(_field(question) for question in questions)),
    )  # fmt: skip
    source = "Nothing here leaves this computer."
    sheet = Sheet("Map a file", "A table of your own", Role.INPUT, blocks, source, landscape=False)
    return Workbook("A table of your own", (sheet,), {})


def _field(question: Question) -> Field:
    words = dict(question.choices)
    listed = Choice(tuple(words.values()), "Choose one of the list.") if words else None
    default = words.get(question.default, question.default) or None
    return Field(
        f"{MAP_ANSWER}{question.key}", question.text, default, Unit.LONG_TEXT, Kind.INPUT, validation=listed
    )
