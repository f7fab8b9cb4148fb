"""Invitations to the next meeting, with what the last one came to: letters, and e-mail texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import MEETINGS, YES
from industry_clusters.views.kits.mails import as_papers, mail, sender
from industry_clusters.views.kits.people import co_chairs, guests, letter, signed
from industry_clusters.views.kits.recruiting import CO_CHAIRS_PROMPT, letter_papers
from industry_clusters.views.kits.results import plans, priorities, visions
from industry_clusters.views.kits.words import EVENTS_AFTER, counted, when_and_where
from industry_clusters.views.vocabulary.document_model import Points, Run, Text, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.kits.people import Invitee
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Blank, Block, Document, Line
    from industry_clusters.views.vocabulary.paper_model import Mail, Paper

_MOST_VISIONS = 4
_BRING = {
    MEETINGS[0]: "Each action team brings its conceptual plan, a page, and has ten minutes to show it.",
    MEETINGS[1]: "Each action team brings its action plan: timeline, what it takes, and commitments by name.",
    MEETINGS[
        2
    ]: "At the launch all approved plans are shown together. Please bring somebody who could join a team.",
}


@dataclass(frozen=True)
class _Common:
    """What all invitations to the next meeting say."""

    event: str
    after: str
    when: Line
    reply_to: str | Blank
    signers: tuple[Line, ...]
    sender: str
    summary: tuple[str, ...]
    somebody_came: bool


def invitations_to_next(case: Case, meeting: int) -> Iterator[Paper]:
    """Letters and e-mails to all who have not said no, but for the co-chairs, who sign them."""
    people = [one for one in guests(case) if not one.said_no]
    if not people:
        return
    said = _common(case, meeting)
    remarks = () if said.summary else (f"{said.event} has no results in the workbook yet: make this kit again after it, for invitations with the summary.",)  # fmt: skip
    letters = [(one.person.name, _letter(case, one, said)) for one in people]
    yield from letter_papers(case, f"Invitations to {said.after.lower()}", letters, remarks)
    drafts = ((one.person, _mail(case, one, said)) for one in people)
    yield from as_papers(case, f"invitation to {said.after.lower()}", drafts)


def _common(case: Case, meeting: int) -> _Common:
    event = MEETINGS[meeting - 1]
    after = EVENTS_AFTER[event]
    return _Common(
        event,
        after,
        when_and_where(case, after),
        case.reply_to(),
        signed(co_chairs(case), CO_CHAIRS_PROMPT, f"Co-chairs, {case.cluster}"),
        sender(case),
        tuple(results(case, meeting)),
        bool(case.came(meeting)),
    )


def results(case: Case, meeting: int) -> Iterator[str]:
    """What a meeting came to, a sentence each; nothing where nothing was typed."""
    if meeting == 1:
        yield from _first(case)
        return
    event = MEETINGS[meeting - 1]
    for plan in plans(case):
        said = plan.said_at(event)
        if said:
            row = said[-1]
            words = " ".join(filter(None, (str(row["said"]), f"Recommendation: {row['recommendation']}." if row["recommendation"] else "")))  # fmt: skip
            yield f"{plan.title}: {words}"
        elif meeting == 3:  # noqa: PLR2004  of the third meeting commitments are the result
            yield f"{plan.title}: {counted(len(plan.commitments), 'commitment')}."


def _first(case: Case) -> Iterator[str]:
    said = visions(case)[:_MOST_VISIONS]
    if said:
        yield f"Visions for the next five years, from the cards: {'; '.join(said)}."
    for one in priorities(case):
        if one.is_chosen:
            leads = f", led by {one.champion}" if one.champion else ""
            yield f"Priority with {counted(one.dots, 'dot')}: {one.text}{leads}."


def _opening(case: Case, one: Invitee, said: _Common) -> str:
    """Thanks to who came; who did not is asked again. Where nobody noted who came, neither is said."""
    group = f"the {case.cluster} group of {case.region}"
    if one.came[MEETINGS.index(said.event)] == YES:
        return (
            f"Thank you for taking part in {said.event.lower()} of {group}. We invite you to the next step."
        )
    if said.somebody_came:
        return f"We missed you at {said.event.lower()} of {group}, and would be glad to have you at the next step."
    return f"We invite you to the next step of {group}."


def _letter(case: Case, one: Invitee, said: _Common) -> Document:
    body: list[Block] = [
        Text((_opening(case, one, said),)),
        Text((Run(f"{said.after}: ", bold=True), *said.when)),
    ]
    if said.summary:
        body += [
            Text((f"What {said.event.lower()} came to:",)),
            Points(tuple((line,) for line in said.summary), apart=True),
        ]
    body += [
        Text((_BRING[said.event],)),
        Text(("Whoever wants to join an action team is welcome at any time. Please tell us whether you can come: ", said.reply_to, ".")),
    ]  # fmt: skip
    return letter(case, one.person.address, one.person.name, _subject(case, said), tuple(body), said.signers)


def _subject(case: Case, said: _Common) -> str:
    return f"Invitation: {case.cluster}, {said.after.lower()}"


def _mail(case: Case, one: Invitee, said: _Common) -> Mail:
    points = "\n".join(f"- {line}" for line in said.summary)
    paragraphs = (
        _opening(case, one, said),
        f"{said.after}: {in_words(said.when)}.",
        *([f"What {said.event.lower()} came to:\n{points}"] if said.summary else []),
        _BRING[said.event],
        "Please tell us whether you can come.",
    )
    return mail(one.person, _subject(case, said), paragraphs, said.sender)
