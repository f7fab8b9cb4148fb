"""The dot-vote sheet: a list on the wall, room for dots, and a count that everybody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.document_model import DocumentTable, Text, WriteIn

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Document
    from industry_clusters.views.workshop.handouts.kit import Kit

DOTS = 4
"""Dots that each person has, at most one of them on a line."""
_LINES = 12
"""Lines of a page that hangs on the wall; of a longer list a second page is printed."""
_HIGH = 0.43
"""Height of a line in inches: room for a row of quarter-inch dots, and the page stays one."""


def dot_vote(kit: Kit) -> tuple[Document, ...]:
    """A page for any list: codes or clusters that stay open, priorities, first steps. Dots that tie are shown as a tie."""
    rules = (
        f"{DOTS} dots each, at most one on a line. Vote for what you would work on yourself. Merge what says the same before anybody votes; "
        "then all go to the wall at the same time. More than one page to vote on? Number the lines on, and it stays one list."
    )
    rows = tuple((str(number), "", "", "") for number in range(1, _LINES + 1))
    table = DocumentTable(
        ("", "What we vote on", "Dots", "Count"), rows, (0.06, 0.42, 0.42, 0.1), title="Dot vote", row_height=_HIGH, framed=True,
    )  # fmt: skip
    body = (
        WriteIn("The question, in one sentence", 0.45),
        Text((rules,)),
        table,
        WriteIn(
            "What goes on (one to three), and who leads each. Lines with as many dots are tied: the room decides",
            0.7,
        ),
        Text(("People who voted: ______     Dots counted by: ______________________",)),
    )
    return (kit.document("Dot vote", body),)
