"""The training kit of co-chairs: agenda, roles on a page each, process and outcomes as slides, brainstorm sheet for invitees."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import IN_THE_ROOM, INVITEES, MEETINGS, SECTORS, TRAINING
from industry_clusters.views.kits.agendas import PURPOSES, said_when
from industry_clusters.views.kits.drawings import process
from industry_clusters.views.kits.meeting_slides import LARGE, engagement_slide, own, teams
from industry_clusters.views.kits.people import invitees, part_of, parts_of_map
from industry_clusters.views.kits.words import boxes, when_and_where
from industry_clusters.views.kits.worksheets import FOUR_TESTS
from industry_clusters.views.mobilization.people_sheets import ROLE_PAGES
from industry_clusters.views.slides.deck_words import short
from industry_clusters.views.vocabulary.days import said_later
from industry_clusters.views.vocabulary.deck_model import Bullets, Deck, DeckCell, DeckTable, Slide
from industry_clusters.views.vocabulary.document_model import (
    DocumentTable,
    Heading,
    Points,
    Run,
    Text,
    WriteIn,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block

_USUAL = 90
_STEP = 5
_EIGHT = time(8)
_ITEMS = (
    ("Welcome; why you were asked", 10, "Project manager"),
    ("The process and its outcomes; the three teams", 15, "Facilitators, with slides"),
    ("What a co-chair does, before, at and after each meeting", 15, "Facilitators, with the role pages"),
    ("Practice: read the card questions aloud, explain the dots, close a round", 20, "Co-chairs, in turn"),
    ("Who should be invited: brainstorm and first calls", 20, "Co-chairs, with the brainstorm sheet"),
    ("Who opens, who leads which item; next dates", 10, "Co-chairs"),
)
"""Items of the training with their minutes of ninety, and who leads."""
_ROWS = 12


def training_kit(case: Case) -> Iterator[Paper]:
    """All files of the training."""
    yield _agenda(case)
    yield _roles(case)
    yield _slides(case)
    yield _brainstorm(case)


def items(case: Case) -> tuple[tuple[str, str, str], ...]:
    """When each item begins, by the training's start and length; 90 minutes from 8:00 where nobody typed them."""
    event = case.event(TRAINING)
    start, length = event.starts or _EIGHT, event.minutes or _USUAL
    before, made = 0, []
    for what, minutes, who in _ITEMS:
        passed = round(before * length / _USUAL / _STEP) * _STEP
        made.append((said_later(start, passed), what, who))
        before += minutes
    return tuple(made)


def _agenda(case: Case) -> Paper:
    body = (
        Text((Run("When and where: ", bold=True), *when_and_where(case, TRAINING))),
        Text((Run("Purpose: ", bold=True), "Co-chairs know what they do at each meeting, have practiced it, and leave with a list of people to call.")),
        DocumentTable(("Time", "Item", "Who leads"), items(case), (0.16, 0.5, 0.34), title="Agenda of the training", row_height=0.32),
        Heading("Before the training", 2),
        Points((("Read the briefing paper.",), ("Fill in the brainstorm sheet for invitees, as far as you get.",))),
        Heading("The three meetings, for your calendar", 2),
        Points(tuple((Run(f"{event}: ", bold=True), *when_and_where(case, event)) for event in MEETINGS)),
    )  # fmt: skip
    return Paper("Agenda", (report("Training of the co-chairs: agenda", f"{case.cluster} group, {case.region}", case.board, "", body),))  # fmt: skip


def _roles(case: Case) -> Paper:
    """A page for each role."""
    pages = tuple(
        report(role, f"{case.cluster} group, {case.region}", case.board, "",
               (Text((summary,)), *boxes(*points), WriteIn("Notes", 2.0)))
        for role, (summary, points) in ROLE_PAGES.items()
    )  # fmt: skip
    return Paper("Roles", pages)


def _slides(case: Case) -> Paper:
    source = own(case)
    rows = tuple(
        (DeckCell(event), DeckCell(purpose), DeckCell(said_when(case, event)))
        for event, purpose in zip(MEETINGS, PURPOSES, strict=True)
    )
    slides = (
        Slide("Eight steps lead from figures to results", "Co-chairs lead from step 3 to step 6.", process(), source),
        teams(case),
        engagement_slide(case),
        Slide("Three meetings, each with one result", "What comes out, and when.", DeckTable(("Meeting", "What for", "When and where"), rows, words=3, points=LARGE), source),
        Slide("What co-chairs do", "Facilitators run the room; co-chairs carry the group.",
              Bullets(("Before: sign the invitations, call those who matter most, agree on who leads which item",
                       "At the meeting: welcome, ask, keep to the questions, thank; facilitators guide, record and keep time",
                       "After: report to the leadership group, bring its answer back, call the champions",
                       "Always: even-handed. The group's words count, not ours")), source),
        Slide("The card round and the dot vote", "Practice both today.",
              Bullets(("Read both questions aloud; five minutes of quiet; then each in turn, without comment",
                       "Merge look-alikes before the vote, aloud, with those who wrote them",
                       "Four dots each, at most one on a priority, all at once, on what one would work on oneself",
                       "Ties stay ties: the group decides. No champion, no action")), source),
        Slide("A good outcome passes four tests", "Ask for all four when teams present.",
              Bullets(tuple(f"{name}: {words}" for name, words in FOUR_TESTS)), source),
        Slide(f"{INVITEES[0]} to {INVITEES[1]} invited bring {IN_THE_ROOM[0]} to {IN_THE_ROOM[1]} into the room",
              "The list mirrors the cluster map. A call from a peer fills more chairs than letters do.",
              Bullets(("All parts of the map, firms large and small, makers and service firms",
                       "Government, education and community that employers need",
                       "People who decide in their organization, and get things done",
                       "Invitations at least a month before meeting 1; calls from three weeks before")), source),
    )  # fmt: skip
    return Paper("Slides", Deck(f"{short(case.cluster)}: training of the co-chairs", said_when(case, TRAINING), slides))  # fmt: skip


def _brainstorm(case: Case) -> Paper:
    """Industries of the map and kinds of organizations, with how many are invited, and room for names."""
    parts = parts_of_map(case)
    asked = [one.person for one in invitees(case)]
    invited = [part_of(one, parts) for one in asked]
    by_part = tuple((title, str(invited.count(title) or ""), "", "") for _, title in parts)
    sectors = tuple(
        (sector[:1].upper() + sector[1:], str(sum(one.sector == sector for one in asked) or ""), "", "")
        for sector in SECTORS
        if sector != "business"
    )
    header = ("Invited", "Large firm: whom?", "Small or rising firm: whom?")
    why = Text((f"Who knows this part from the inside, decides, and gets things done? We want {INVITEES[0]} to {INVITEES[1]} names, so that {IN_THE_ROOM[0]} to {IN_THE_ROOM[1]} are in the room.",))  # fmt: skip
    shares = (0.36, 0.1, 0.27, 0.27)
    blocks: tuple[Block, ...] = (
        why,
        Heading("Industries of the cluster", 2),
        DocumentTable(("Industry", *header), by_part or (("", "", "", ""),) * _ROWS, shares, title="Industries", row_height=0.34),
        Heading("Government, education, community", 2),
        DocumentTable(("Sector", "Invited", "Organization", "Whom?"), sectors, shares, title="Sectors", row_height=0.34),
        Heading("First calls", 2),
        DocumentTable(("Name", "Organization", "Who calls", "By"), (("", "", "", ""),) * _ROWS, (0.32, 0.32, 0.22, 0.14), title="First calls", row_height=0.34),
    )  # fmt: skip
    return Paper("Brainstorm sheet for invitees", (report("Whom should we invite?", f"{case.cluster} group, {case.region}", case.board, "", blocks),))  # fmt: skip
