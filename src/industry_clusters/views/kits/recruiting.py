"""Letters that recruit a cluster group: invitations, the reply form, letters to co-chairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import CO_CHAIR_ALL, MEETING_1, MEETING_2, MEETING_3, TRAINING
from industry_clusters.mobilization.paper_lists import WHY_REGION, WHY_YOU
from industry_clusters.views.kits.people import (
    co_chairs,
    guests,
    leaders,
    letter,
    part_of,
    parts_of_map,
    signed,
)
from industry_clusters.views.kits.words import boxes, counted, figures, groups, reply_by, when_and_where
from industry_clusters.views.vocabulary.document_model import (
    Blank,
    DocumentTable,
    Heading,
    MergeField,
    Points,
    Run,
    Text,
    in_words,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.views.kits.people import Someone
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block, Document, Line

CO_CHAIRS_PROMPT, LEADERS_PROMPT = "[name of the co-chair]", "[name of the leadership group's co-chair]"
_TO_WRITE = 0.36
"""Height of a row to write in, in inches."""
ENCLOSED = ("Briefing paper", "Map of the cluster", "Reply form")
ENCLOSED_FOR_CO_CHAIRS = ("Role of a co-chair", "Brainstorm sheet for invitees", "Briefing paper")
NAME, ADDRESS, WHY = "Name", "Address block", "Why you"
"""Columns of the list for Word's mail merge that the letter asks for."""


def invitations(case: Case) -> Iterator[Paper]:
    """Letters to all invitees in one file, and the letter that Word's mail merge fills from the list."""
    asked = guests(case)
    parts = parts_of_map(case)
    signers = signed(co_chairs(case), CO_CHAIRS_PROMPT, f"Co-chairs, {case.cluster}")
    common = _common(case)
    letters = [
        (one.person.name, _invitation(case, one.person.address, one.person.name, why(case, one.person, parts), common, signers))
        for one in asked
    ]  # fmt: skip
    yield from letter_papers(case, "Invitation letters", letters)
    merged = _invitation(case, ((MergeField(ADDRESS),),), MergeField(NAME), MergeField(WHY), common, signers)
    remarks = () if asked else (f"{case.cluster}: nobody is on the list of invitees yet.",)
    yield Paper("Invitation for Word's mail merge", (merged,), remarks=remarks)


def letter_papers(
    case: Case, name: str, letters: Sequence[tuple[str, Document]], remarks: tuple[str, ...] = ()
) -> Iterator[Paper]:
    """Letters in one file, each on a new page; or each in a file of its own with its reader's name."""
    if case.choices.letters_apart:
        for at, (reader, one) in enumerate(letters):
            yield Paper(reader, (one,), remarks=() if at else remarks, folder=name)
    elif letters:
        yield Paper(name, tuple(one for _, one in letters), remarks=remarks)


def why(case: Case, person: Someone, parts: tuple[tuple[str, str], ...]) -> str:
    """Why this person is asked: the industry of the map, the sector, or the organization."""
    part = part_of(person, parts)
    if part:
        return f"You are invited because your industry ({part}) is a part of this cluster, and the group needs your view of it."
    if person.sector and person.sector != "business":
        return f"You are invited because employers need {person.sector} at the table to get things done."
    if person.organization:
        return f"You are invited for what you know as part of {person.organization}."
    return f"You are invited for what you know of {case.cluster} in our region."


def _invitation(
    case: Case,
    address: tuple[Line, ...],
    name: str | MergeField,
    because: str | MergeField,
    common: tuple[tuple[Line, ...], tuple[Text | Points, ...]],
    signers: tuple[Line, ...],
) -> Document:
    opening, rest = common
    body = (*(Text(line) for line in opening), Text((because,)), *rest)
    subject = f"Invitation: the {case.cluster} group of {case.region}"
    return letter(case, address, name, subject, body, signers, ENCLOSED)


def _common(case: Case) -> tuple[tuple[Line, ...], tuple[Text | Points, ...]]:
    """What every invitation says before and after the sentence on its reader."""
    number = groups(case)
    one_of = f"one of {counted(number, 'industry cluster')}" if number > 1 else "an industry cluster"
    known = "; ".join(f"{label}: {value}" for label, value in figures(case))
    because = (f"The cluster in figures: {known}.",) if known else ()
    opening: tuple[Line, ...] = (
        (
            case.convener,
            (
                f" is bringing employers together around {case.cluster}, {one_of} in {case.region} that we work on. A cluster is a "
                "group of industries that buy from each other, make similar products, or need the same skills."
            ),
        ),
        *((words,) for place in (WHY_REGION, WHY_YOU) if (words := case.words(place))),
        *([because] if because else []),
    )
    rest = (
        Text(
            (
                (
                    "Over three meetings the group says where this cluster should be in five years, chooses one to three "
                    "priorities, and forms action teams with plans that can be carried out within a year. Employers decide; "
                    "staff prepare the meetings and write down the results."
                ),
            )
        ),
        Text(("We ask for three meetings of two hours over three to five months:",)),
        Points(
            tuple(
                (Run(f"{event}: ", bold=True), *when_and_where(case, event))
                for event in (MEETING_1, MEETING_2, MEETING_3)
            ),
            apart=True,
        ),
        Text(
            (
                "The enclosed briefing paper has the figures, the map of the cluster, and what employers told us in interviews. Please reply by ",
                reply_by(case),
                " with the enclosed form. Questions: ",
                case.reply_to(),
                ".",
            )
        ),
    )
    return opening, rest


def reply_form(case: Case) -> Paper:
    """A page to send back: whether the person comes, whom else to ask, and consent to be listed."""
    day = when_and_where(case, MEETING_1)
    body: tuple[Block, ...] = (
        Text((Run("Meeting 1: ", bold=True), *day)),
        Text(("Please send this form back by ", reply_by(case), " to ", case.reply_to(), ".")),
        Heading("Will you come?", 2),
        *boxes(
            "Yes, I will take part in all three meetings.",
            "I will come to meeting 1 and then decide.",
            "I cannot take part. Please keep me informed.",
        ),
        Heading("Who else should be at the table?", 2),
        DocumentTable(
            ("Name", "Organization"), (("", ""),) * 2, (0.4, 0.6), title="Who else", row_height=_TO_WRITE
        ),
        Heading("May we list you?", 2),
        Text(("Only people who agree appear on lists that other participants see.",)),
        *boxes(
            "Yes: name, organization, e-mail and phone may be on the group's contact list.",
            "No.",
        ),
        Heading("You", 2),
        DocumentTable(
            ("", "Please write clearly"),
            tuple(
                (label, "")
                for label in ("Name", "Organization and title", "E-mail and phone", "Access or dietary needs")
            ),
            (0.3, 0.7),
            title="About you",
            row_height=_TO_WRITE,
        ),
    )
    form = report("Reply form", f"{case.cluster} group, {case.region}", case.board, case.date_words, body)
    return Paper("Reply form", (form,))


def co_chair_letters(case: Case) -> Paper:
    """A letter to each co-chair on what it takes; where nobody is named yet, one with a place for the name."""
    people = co_chairs(case)
    signers = signed(leaders(case), LEADERS_PROMPT, f"{CO_CHAIR_ALL}s")
    letters = tuple(_to_co_chair(case, one.address, one.name, signers) for one in people)
    blank = _to_co_chair(case, ((Blank("[name, title, organization]"),),), Blank("[name]"), signers)
    return Paper("Letters to co-chairs", letters or (blank,))


def _to_co_chair(
    case: Case, address: tuple[Line, ...], name: str | Blank, signers: tuple[Line, ...]
) -> Document:
    dates = tuple(
        (event, *in_words(when_and_where(case, event)).rsplit(", ", 1))
        for event in (TRAINING, MEETING_1, MEETING_2, MEETING_3)
    )
    body = (
        Text(
            (
                "Thank you for considering a role as co-chair of the ",
                Run(case.cluster, bold=True),
                f" group of {case.region}. Peers listen to people they respect; that is why we ask you.",
            )
        ),
        Text(("What we ask of you:",)),
        Points(
            (
                ("Sign the invitations, and call the people who matter most. A call from a peer fills more chairs than letters do.",),
                ("Take part in the training, about 90 minutes, and open, lead and close three meetings of two hours each.",),
                ("Ask questions as an investor would when action teams present their plans.",),
                ("Report to the leadership group after each meeting, and bring its answer back.",),
                ("Speak for the group in public.",),
            ),
            apart=True,
        ),
        Text((("What you can count on: a pair of facilitators who run the room and write everything down, staff who mail, call and print, "
              "and a script for each meeting. The dates:"),)),
        DocumentTable(("Event", "When", "Where"), dates, (0.24, 0.46, 0.3), title="Dates of the group"),
        Text(
            (
                ("Please think of 30 to 50 people who should be invited, so that 15 to 20 are in the room: firms large and small from all parts "
                "of the cluster, and those in government, education and the community whom employers need. The enclosed sheet helps. "
                "Questions: "),
                case.reply_to(),
                ".",
            )
        ),
    )  # fmt: skip
    return letter(
        case, address, name, f"Leading the {case.cluster} group", body, signers, ENCLOSED_FOR_CO_CHAIRS
    )
