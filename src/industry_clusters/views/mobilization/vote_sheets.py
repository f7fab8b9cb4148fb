"""Cards, priorities and votes: typed as they were written, tallied as they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.mobilization.tables import SOURCE, Shown, study_table, typed_table, word
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.model import (
    Choice,
    Fields,
    Heading,
    Highlight,
    Paragraph,
    Role,
    Sheet,
    Unit,
)

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block


def cards_sheet(shown: Mobilization, name: str) -> Sheet:
    """Visions and requirements as typed from the cards."""
    extra = (Shown("check", "To check", width=30.0),)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "One row for each vision, and one for each requirement, in the words of the card. Group what is alike into a priority by its "
            "number; the row stays, so that a priority can be followed back to who asked for it."
        ),
        typed_table(shown, "cards", extra, freeze=1),
    )
    return Sheet(name, "Cards: visions and requirements", Role.INPUT, blocks, SOURCE)


def tally_sheet(shown: Mobilization, name: str) -> Sheet:
    """One ballot's priorities by dots, live, to show on the wall."""
    columns = (
        Shown("priority", "Priority", width=44.0),
        Shown("dots", "Dots", Unit.COUNT, 24.0),
        Shown("place", "Rank", Unit.TEXT, 40.0),
        Shown("proposed", "Proposed", width=24.0),
        Shown("decision", "Decision", Unit.TEXT, 14.0),
    )
    bars = Chart(
        "chart_votes", ChartKind.BAR, "Dots by priority", "Priority", "Dots",
        (Series("Dots", "{tally.priority}", "{tally.dots}", "region"),), Unit.COUNT, rows=18,
        alt_text="Dots of each priority of the ballot, most first",
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Four dots each, at most one on a priority, all at once so that nobody follows the crowd. Merge look-alikes first, or their "
            "votes split. One to three priorities go on; ties are shown as ties, and those present decide."
        ),
        Fields((word(shown, "mobilize_ballot", "Ballot shown", rule=Choice("{ballots.name}")),
                word(shown, "mobilize_votes_say", "Status", Unit.LONG_TEXT))),
        bars,
        study_table(shown, "tally", (), columns),
    )  # fmt: skip
    return Sheet(name, "Tally of the votes", Role.RESULT, blocks, SOURCE)


def priorities_sheet(shown: Mobilization, name: str) -> Sheet:
    """Ballots, and their priorities with dots and the decision."""
    chosen = Highlight(("decision",), "[is_chosen]=1", "green")
    listed = typed_table(
        shown,
        "priorities",
        (
            Shown("seen_dots", "Dots", Unit.COUNT, 8.0, after="text"),
            Shown("place", "Rank", Unit.TEXT, 10.0, after="text"),
            Shown("proposed", "Proposed", width=18.0, after="text"),
            Shown("seen_cards", "Cards", Unit.COUNT, 8.0),
            Shown("check", "To check", width=30.0),
        ),
    )
    ballots = typed_table(
        shown,
        "ballots",
        (
            Shown("voters", "Voters", Unit.COUNT, 8.0),
            Shown("dots", "Dots", Unit.COUNT, 10.0),
            Shown("check", "To check", width=18.0),
        ),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "A ballot is a list that is voted on: the priorities of a cluster group, or any other list. Give each priority its number on the "
            "wall. One that is merged gets the number of the one it went into, and keeps its row. The decision is typed here; 'Tally' shows the votes."
        ),
        Heading("Ballots"),
        ballots,
        Heading("Priorities"),
        type(listed)(**{**vars(listed), "highlights": (*listed.highlights, chosen)}),
    )
    return Sheet(name, "Priorities", Role.INPUT, blocks, SOURCE)


def votes_sheet(shown: Mobilization, name: str) -> Sheet:
    """One row of dots for each participant."""
    extra = (
        Shown("counted", "Dots counted", Unit.COUNT, 10.0),
        Shown("check", "To check", width=44.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "One row for each participant: the numbers of the priorities that got a dot. Only who came votes ('Came to 1' on "
            "'Recruit'). What breaks a rule is marked and not counted; nothing is taken away. Where dots were counted on the wall, say so "
            "on 'Priorities' and type the sums there."
        ),
        typed_table(shown, "votes", extra, freeze=2),
    )
    return Sheet(name, "Votes", Role.INPUT, blocks, SOURCE)
