"""The launch: invitation, program, slides, sign-up sheets for champions, thanks to volunteers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.mobilization.method import CO_CHAIR_ALL, LAUNCH
from industry_clusters.mobilization.paper_lists import LAUNCH_WORDS
from industry_clusters.views.board_pack.findings import area_growth, trend_pictures
from industry_clusters.views.board_pack.slides import region_headline
from industry_clusters.views.papers.blueprint import approved, with_plans
from industry_clusters.views.papers.case import listed, or_blank, people_said
from industry_clusters.views.papers.people import volunteers
from industry_clusters.views.papers.plans import REQUIREMENTS, of_plan, plan_title
from industry_clusters.views.slides.deck import area_table
from industry_clusters.views.slides.deck_clusters import map_figures
from industry_clusters.views.slides.deck_words import slide_source
from industry_clusters.views.vocabulary.days import said_day, said_later
from industry_clusters.views.vocabulary.deck_model import Bullets, Deck, DeckCell, DeckTable, Slide
from industry_clusters.views.vocabulary.document_model import (
    BARE,
    Blank,
    Card,
    CardForm,
    Cards,
    Document,
    DocumentTable,
    Heading,
    KeptText,
    Letter,
    PageBreak,
    Place,
    Points,
    Run,
    Text,
    in_words,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Mail, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import time

    from industry_clusters.views.papers.case import Case, Event
    from industry_clusters.views.vocabulary.document_model import Block, Line

_NO_PLAN = "No plan has been approved yet."
_WHAT_WAS_DONE = (
    "Over the past months employers{told} met with colleges, agencies and local governments. They agreed on what their industries need here, and "
    "wrote plans with outcomes that can be reached within a year. We invite you to the launch."
)
_OPENING, _A_PLAN, _TABLES, _CLOSE = 10, 5, 30, 5
"""Minutes of the opening's parts, of a plan, at the tables, and of the close."""
_LINES, _TO_WRITE = 17, 0.35
_LINE = "_" * 24
_CERTIFICATE = CardForm(1, 1, 9.6, 6.9, 34, is_landscape=True)
_SHOWN_OUTCOMES = 3


def launch_invitation(case: Case) -> Iterator[Paper]:
    """The invitation to the launch, as a letter and as the text of an e-mail."""
    event, plans = _event(case), approved(case)
    signed: tuple[Line, ...] = tuple(
        (name if case.may_list(name) else Blank("[co-chair of the leadership group]"),)
        for name in case.holders(CO_CHAIR_ALL)
    ) or ((Blank("[co-chairs of the leadership group]"),),)
    letter = Letter(
        sender=((case.convener,),),
        date=(case.date_words,),
        addressee=(),
        subject=f"Invitation to the launch of the action plans for {case.region}",
        salutation=("Dear friends and partners,",),
        body=tuple(_invited(case, event, plans)),
        closing="On behalf of the leadership group,",
        signature=signed,
        enclosures=("Program", "Blueprint"),
    )
    yield Paper("Invitation to the launch", (letter.document,))
    yield _invitation_mail(case, event, plans)


def _event(case: Case) -> Event:
    """The launch's date: the first that a cluster's group has."""
    events = [case.about(name).event(LAUNCH) for name in case.chosen]
    return next((one for one in events if one.day), events[0] if events else case.event(LAUNCH))


def _when(event: Event) -> Line:
    return (or_blank(event.when, "[day and time]"), ", ", or_blank(event.place, "[place]"))


def _invited(case: Case, event: Event, plans: list[Mapping[str, Any]]) -> Iterator[Block]:
    clusters = [one.cluster for one in with_plans(case)]
    told = f" in {listed(clusters)}" if clusters else ""
    yield Text((_WHAT_WAS_DONE.format(told=told),))
    yield Text((Run("When and where: ", bold=True), *_when(event)))
    if plans:
        yield Text(("You will hear of:",))
        yield Points(tuple((Run(f"{plan['title']}: ", bold=True), str(plan["goal"])) for plan in plans))
    words = case.words(LAUNCH_WORDS)
    if words:
        yield KeptText(LAUNCH_WORDS, f"[{LAUNCH_WORDS}]", words)
    yield Text(
        (
            "Every plan has a table, where you meet its team and can join it. Please tell us whether you will come: ",
            case.reply_to(),
            ".",
        )
    )


def _invitation_mail(case: Case, event: Event, plans: list[Mapping[str, Any]]) -> Paper:
    when = ", ".join(filter(None, (event.when or "[day and time]", event.place or "[place]")))
    answer = in_words((case.reply_to(),))
    lines = [
        "Dear friends and partners,",
        f"The action plans for the clusters of {case.region} are ready. We invite you to their launch: {when}.",
        *(["\n".join(f"- {plan['title']}: {plan['goal']}" for plan in plans)] if plans else []),
        "Each plan has a table, where you meet its team and can join it.",
        f"Please tell us whether you will come: {answer}.",
        "\n".join(
            filter(None, ("On behalf of the leadership group,", listed(case.listed_holders(CO_CHAIR_ALL))))
        ),
    ]
    everyone = [row["person"] for row in case.rows("invitees") if row.get("person")]
    mail = Mail(
        (),
        f"Invitation to the launch of the action plans for {case.region}",
        "\n\n".join(lines),
        case.addresses(everyone),
    )
    gaps = tuple(one for one in (when, answer) if "[" in one)
    return Paper("E-mail with the invitation to the launch", mail, gaps, case.unreached(everyone))


def program(case: Case) -> Iterator[Paper]:
    """The launch's program on a page, with times."""
    event = _event(case)
    body: list[Block] = [Text((Run("When and where: ", bold=True), *_when(event)))]
    words = case.words(LAUNCH_WORDS)
    if words:
        body.append(KeptText(f"{LAUNCH_WORDS} program", f"[{LAUNCH_WORDS}]", words))
    rows = tuple(_timed(case))
    body.append(
        DocumentTable(("Time", "What", "Who"), rows, (0.18, 0.52, 0.3), title="Program of the launch")
    )
    yield Paper(
        "Program of the launch",
        (
            report(
                "Launch of the action plans",
                case.region,
                case.board,
                event.day or case.date_words,
                tuple(body),
            ),
        ),
    )


def _timed(case: Case) -> Iterator[tuple[str, str, str]]:
    """Each item with its time: by the clock where the start is known, else in minutes from it."""
    hosts = listed(case.listed_holders(CO_CHAIR_ALL)) or "Co-chairs of the leadership group"
    items = [
        ("Welcome", hosts, _OPENING),
        ("The region and its clusters in figures", "Project manager", _OPENING),
        *(
            (plan_title(plan), case.shown(plan["convenor"], "The plan's team"), _A_PLAN)
            for plan in approved(case)
        ),
        ("Statement of support", hosts, _A_PLAN),
        ("Tables: a table for each plan, with its team and a sign-up sheet", "Everyone", _TABLES),
        ("Thanks to the volunteers, and close", hosts, _CLOSE),
    ]
    start, passed = _event(case).starts, 0
    for what, who, minutes in items:
        yield _clock(start, passed), what, who
        passed += minutes
    yield _clock(start, passed), "End", ""


def _clock(start: time | None, passed: int) -> str:
    return f"after {passed} minutes" if start is None else said_later(start, passed)


def launch_slides(case: Case) -> Iterator[Paper]:
    """Slides for the launch: the region, the clusters, a slide for each plan, how to join."""
    event = _event(case)
    subtitle = "\n".join(
        filter(None, (f"Launch of the action plans, {event.day or case.date_words}", case.board))
    )
    yield Paper(
        "Slides of the launch",
        Deck(f"Clusters of {case.region}: from plans to action", subtitle, tuple(_slides(case))),
    )


def _slides(case: Case) -> Iterator[Slide]:
    analysis, source = case.analysis, slide_source(case.analysis)
    pictures = list(trend_pictures(analysis))[:1]
    shown = pictures[0] if pictures else area_table(analysis)
    yield Slide(region_headline(analysis), f"{area_growth(analysis)}.", shown, source)
    clusters = [case.about(name) for name in case.chosen]
    if clusters:
        yield _clusters_slide(clusters, source)
    typed = f"Source: action plans of the cluster groups, {case.date_words}"
    for plan in approved(case):
        yield Slide(
            str(plan["title"]),
            f"{plan['cluster']}. Goal: {plan['goal']}.",
            Bullets(tuple(_plan_lines(case, plan))),
            typed,
        )
    if not approved(case):
        yield Slide(
            "The plans",
            _NO_PLAN,
            Bullets(("Plans come onto these slides when the leadership group has approved them.",)),
            typed,
        )
    lines = (
        "Each plan has a table and a sign-up sheet",
        "Give what you can: an hour a month, a room, a contact, a place for a trainee",
        f"Or reach us: {in_words((case.reply_to(),))}",
    )
    yield Slide("Join a plan", "Plans move when people do.", Bullets(lines), typed)


def _clusters_slide(clusters: list[Case], source: str) -> Slide:
    figures = [map_figures(one.analysis, one.slot or 1) for one in clusters]
    header = ("Cluster", *(label[:1].upper() + label[1:] for label, _ in figures[0]))
    rows = tuple(
        (DeckCell(one.cluster, "heading"), *(DeckCell(text) for _, text in mine))
        for one, mine in zip(clusters, figures, strict=True)
    )
    several = len(clusters) != 1
    return Slide(
        f"{len(clusters)} cluster{'s' * several} in which employers wrote plans",
        "In the order of the choice.",
        DeckTable(header, rows),
        source,
    )


def _plan_lines(case: Case, plan: Mapping[str, Any]) -> Iterator[str]:
    for row in of_plan(case, "outcomes", plan)[:_SHOWN_OUTCOMES]:
        if row["outcome"]:
            by = said_day(row["date"])
            yield f"{row['outcome']}{f', by {by}' if by else ''}"
    for row in of_plan(case, "steps", plan)[:_SHOWN_OUTCOMES]:
        yield f"Step: {row['step']}"
    needs = [str(plan[key]) for key, _ in REQUIREMENTS if plan[key]]
    if needs:
        yield f"It takes: {'; '.join(needs)}"
    people = {row["person"] for row in of_plan(case, "commitments", plan) if row["plan_key"]}
    if people:
        yield f"{people_said(len(people))} committed to it"
    if plan["convenor"]:
        yield f"Convenor: {case.shown(plan['convenor'], 'meet the team at its table')}"


def sign_up(case: Case) -> Iterator[Paper]:
    """A sign-up sheet for each approved plan, on a page of its own."""
    plans = approved(case)
    body: list[Block] = []
    for plan in plans:
        if body:
            body.append(PageBreak())
        rows = (("", "", "", ""),) * _LINES
        body += [
            Heading(plan_title(plan)),
            Text((f"{plan['cluster']}. Goal: {plan['goal']}.",)),
            DocumentTable(
                ("Name", "Organization", "Telephone or e-mail", "What I offer"),
                rows,
                (0.24, 0.24, 0.26, 0.26),
                title="Sign-up sheet",
                row_height=_TO_WRITE,
            ),
            Text(
                (
                    "By signing you agree that the team may call or write to you. Tell us if you do not want to be listed in public.",
                )
            ),
        ]
    body = body or [Text((_NO_PLAN,))]
    document = report(
        "Join a plan",
        f"Sign-up sheets: {case.region}",
        case.board,
        _event(case).day or case.date_words,
        tuple(body),
    )
    yield Paper("Sign-up sheets for champions", (document,), remarks=() if plans else (_NO_PLAN,))


def recognition(case: Case) -> Iterator[Paper]:
    """A page of thanks for each volunteer, to sign and hand over."""
    chairs = case.listed_holders(CO_CHAIR_ALL)[:2]
    cards = []
    for name, did in volunteers(case):
        signers = [one for one in chairs if one != name] or ["Co-chair of the leadership group"]
        where = case.person(name).get("organization", "").strip()
        done = f"{did[:1].upper()}{did[1:]}."
        words = f"{f'{where}. ' if where else ''}{done} {case.region} thanks you for your time and your work."
        foot = "      ".join(f"{_LINE} {one}" for one in signers)
        cards.append(Card(f"With thanks to {name}", words, foot))
    if cards:
        place = Place("body", (Cards(tuple(cards), _CERTIFICATE),))
        yield Paper(
            "Recognition of volunteers", (Document("Recognition of volunteers", (place,), template=BARE),)
        )
