"""Overview slides of the three meetings: the process, the teams, growing engagement, figures, results, and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import CATEGORIES, DOTS, MEETINGS
from industry_clusters.views.board_pack.slides import region_headline
from industry_clusters.views.kits.agendas import PURPOSES, said_when
from industry_clusters.views.kits.drawings import growing, process, step_of, three_teams
from industry_clusters.views.kits.results import plans, priorities, visions
from industry_clusters.views.kits.words import EVENTS_AFTER, figures, heard, interviews_done, timed
from industry_clusters.views.kits.worksheets import FOUR_TESTS
from industry_clusters.views.mobilization.meeting_sheets import QUESTIONS
from industry_clusters.views.slides.deck import area_table, how_known
from industry_clusters.views.slides.deck_clusters import cluster_slide, industries_slide
from industry_clusters.views.slides.deck_words import short, slide_source
from industry_clusters.views.vocabulary.deck_model import Bullets, Deck, DeckCell, DeckTable, Slide
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case

_MOST_PRIORITIES = 8
LARGE = 18.0
"""The size of letters of tables with few words."""


def meeting_slides(case: Case, meeting: int) -> Paper:
    """The slides of a meeting; what nobody knows yet has no slide."""
    event = MEETINGS[meeting - 1]
    parts = {1: _first, 2: _second, 3: _third}[meeting]
    slides = (_agenda(case, meeting), _process(case, meeting), *parts(case), _next(case, event))
    subtitle = "\n".join(filter(None, (said_when(case, event), case.board)))
    return Paper("Slides", Deck(f"{short(case.cluster)}: {event.lower()}", subtitle, slides))


def own(case: Case) -> str:
    """Where a slide comes from that shows no figures of the study."""
    return f"{short(case.cluster)} group, {case.region}"


def _agenda(case: Case, meeting: int) -> Slide:
    rows = tuple(
        (DeckCell(clock), DeckCell(item.what)) for clock, _, item in timed(case, meeting) if not item.before
    )
    return Slide("Today's agenda", PURPOSES[meeting - 1], DeckTable(("Time", "Item"), rows, words=2, points=LARGE), own(case))  # fmt: skip


def _process(case: Case, meeting: int) -> Slide:
    sentence = f"Employers decide; staff prepare and follow up. Today: {MEETINGS[meeting - 1].lower()}, the dark step."
    return Slide("Eight steps lead from figures to results", sentence, process(step_of(meeting)), own(case))


def teams(case: Case) -> Slide:
    """The three teams."""
    return Slide(
        "Three teams share the work",
        "One sponsors and approves, one runs the work, and the cluster groups make the plans.",
        three_teams(case),
        own(case),
    )


def engagement_slide(case: Case) -> Slide:
    """Growing engagement, with this group's numbers where there are some."""
    return Slide(
        "Engagement grows with each step",
        "Each step asks a little more and gives a little more. Numbers are this group's so far.",
        growing(case),
        own(case),
    )


def _first(case: Case) -> Iterator[Slide]:
    yield teams(case)
    yield engagement_slide(case)
    yield from _region_and_cluster(case)
    yield from _interviews(case)
    yield Slide(
        "Where should we be in five years? What do we need most?",
        "Five minutes of quiet. Then each reads out in turn, without comment.",
        Bullets(
            (
                "Front of the card: your vision for the industry in this region, in a phrase",
                "Back of the card: the three things it needs most to get there",
                f"We write requirements down under: {', '.join(CATEGORIES)}",
                "Then we put together what belongs together",
            )
        ),
        own(case),
    )
    yield Slide(
        f"{DOTS} dots each: what would you work on yourself?",
        "Everybody votes at the same time, during the break.",
        Bullets(
            (
                "At most one dot on a priority",
                "Vote for what you would give your own time to, not for what others should do",
                "Look-alikes are merged before the vote; ties are shown as ties",
                "One to three priorities go on",
                "No champion, no action: a priority goes on only if somebody takes the lead",
            )
        ),
        own(case),
    )
    yield _tests(case)


def _region_and_cluster(case: Case) -> Iterator[Slide]:
    """The region's jobs, the cluster's industries and its map; of a cluster of which nothing is known, the region alone."""
    source = slide_source(case.analysis)
    yield Slide(region_headline(case.analysis), how_known(case.analysis), area_table(case.analysis), source)
    if figures(case) and case.slot:
        name = case.analysis.clusters.names[case.slot - 1]
        yield cluster_slide(case.analysis, name, source)
        yield industries_slide(case.analysis, name, source)


def _interviews(case: Case) -> Iterator[Slide]:
    said = heard(case)
    if said:
        rows = tuple(
            (DeckCell(theme), DeckCell(f"{count} of {interviews_done(case)}")) for theme, count in said
        )
        yield Slide(
            f"Employers named most often: {short(said[0][0])}",
            "What employers of this cluster said in interviews, by the number of interviews that name it.",
            DeckTable(("Theme", "Interviews"), rows, words=1, points=LARGE),
            f"Source: interviews with employers of {short(case.cluster)}, without names",
        )


def _tests(case: Case) -> Slide:
    return Slide(
        "A good outcome passes four tests",
        "Each action team writes its outcomes so that all four hold.",
        Bullets(tuple(f"{name}: {words}" for name, words in FOUR_TESTS)),
        own(case),
    )


def _second(case: Case) -> Iterator[Slide]:
    said, voted = visions(case), priorities(case)
    if said:
        yield Slide("Where we want to be in five years", "From the cards of meeting 1, as they were written.", Bullets(said), own(case))  # fmt: skip
    if voted:
        yield _votes(case)
    yield engagement_slide(case)
    yield from _cluster_again(case)
    known = plans(case)
    if known:
        rows = tuple((DeckCell(one.title), DeckCell(one.goal), DeckCell(one.convenor)) for one in known)
        yield Slide("The plans we hear today", "Ten minutes a team, one page, then questions.", DeckTable(("Plan", "Goal", "Who leads"), rows, words=3, points=LARGE), own(case))  # fmt: skip
    yield Slide("We ask as investors would", "Feedback is on the record; nobody has to answer at once.", Bullets(QUESTIONS), own(case))  # fmt: skip
    yield _tests(case)
    yield Slide(
        "We recommend for each plan: go on, merge, or stop",
        "At the end of the meeting, by the whole group.",
        Bullets(
            (
                "Go on: the team writes an action plan with timeline, requirements and commitments",
                "Merge: with which plan, and who leads then?",
                "Stop: with thanks, and a line on why",
                "Who else joins a team?",
            )
        ),
        own(case),
    )


def _votes(case: Case) -> Slide:
    voted = priorities(case)
    chosen = [one for one in voted if one.is_chosen]
    title = f"The group chose {len(chosen)} of {len(voted)} priorities" if chosen else "What got the votes"
    rows = tuple(
        (DeckCell(one.text), DeckCell("goes on" if one.is_chosen else ""), DeckCell(one.champion), DeckCell(str(one.dots)))
        for one in voted[:_MOST_PRIORITIES]
    )  # fmt: skip
    table = DeckTable(("Priority", "", "Champion", "Dots"), rows, words=3, points=LARGE)
    return Slide(
        title, f"Dots of meeting 1; {DOTS} for each participant, at most one on a priority.", table, own(case)
    )


def _cluster_again(case: Case) -> Iterator[Slide]:
    if figures(case) and case.slot:
        name = case.analysis.clusters.names[case.slot - 1]
        yield cluster_slide(case.analysis, name, slide_source(case.analysis))


def _third(case: Case) -> Iterator[Slide]:
    yield engagement_slide(case)
    yield from _cluster_again(case)
    known = plans(case)
    if known:
        rows = tuple(
            (DeckCell(one.title), DeckCell("; ".join(str(row["said"]) for row in one.said_at(MEETINGS[1])) or "nothing on record"), DeckCell(str(len(one.commitments))))
            for one in known
        )  # fmt: skip
        yield Slide("What the group asked of each team", "Feedback of meeting 2, and commitments so far.", DeckTable(("Plan", "Feedback", "Commitments"), rows, words=2, points=LARGE), own(case))  # fmt: skip
    yield Slide(
        "An action plan says four things",
        "Ten minutes a team, then questions.",
        Bullets(
            (
                "Outcomes that pass the four tests",
                "Timeline: when it begins, when it is looked at, when it is done",
                "What it takes: money, expertise, materials, organization",
                "Who has committed to what, by name: a plan without clear commitments does not go forward",
            )
        ),
        own(case),
    )
    yield Slide(
        "The leadership group decides next",
        "It approves a plan, or names the changes it asks for; it looks for plans to merge and for resources.",
        Bullets(
            (
                "Today: the group's recommendation on each plan",
                "Then: co-chairs hand the plans to the leadership group",
                "At the launch: all approved plans together, in the blueprint",
                "Afterward: outcomes are followed until they are reached",
            )
        ),
        own(case),
    )


def _next(case: Case, event: str) -> Slide:
    after = EVENTS_AFTER[event]
    lines = [f"{after}: {said_when(case, after)}", "The summary comes within three days"]
    if event != MEETINGS[2]:
        lines.append("Action teams meet in between; the facilitators call each champion")
    return Slide("What comes next", "Thank you for your time.", Bullets(tuple(lines)), own(case))
