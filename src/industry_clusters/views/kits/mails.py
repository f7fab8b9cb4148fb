"""E-mail texts of a cluster group: drafts that a person looks at and sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mail_address import mail_address
from industry_clusters.mobilization.method import MEETING_1, TRAINING
from industry_clusters.views.kits.people import co_chairs, guests, parts_of_map
from industry_clusters.views.kits.recruiting import why
from industry_clusters.views.kits.words import figures, reply_by, when_and_where
from industry_clusters.views.vocabulary.document_model import in_words
from industry_clusters.views.vocabulary.paper_model import ListFile, Mail, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from industry_clusters.views.kits.people import Someone
    from industry_clusters.views.papers.case import Case

_FOLDER = "E-mails"
_HEADER = ("Name", "E-mail", "What", "Subject", "Text")


def mail(person: Someone, subject: str, paragraphs: Iterable[str], sender: str) -> Mail:
    """A draft to one person, with a salutation above and the sender beneath."""
    body = "\n\n".join((f"Dear {person.name}:", *paragraphs, f"Sincerely,\n{sender}"))
    return Mail(((person.name, person.email),), subject, body)


def sender(case: Case) -> str:
    """Who an e-mail is from: the cluster group's convener and whom to ask."""
    return f"{in_words((case.convener,))}\n{in_words((case.reply_to(),))}"


def as_papers(case: Case, kind: str, drafts: Iterable[tuple[Someone, Mail]]) -> Iterator[Paper]:
    """Drafts as files to open in a mail program, one each; or as one list with a row for each."""
    sent = [(person, one) for person, one in drafts if mail_address(person.email)]
    if case.choices.mails_as_list:
        rows = tuple((person.name, person.email, kind, one.subject, one.body) for person, one in sent)
        yield Paper(f"E-mails, {kind}", ListFile(_HEADER, rows, is_csv=True))
        return
    for person, one in sent:
        yield Paper(f"{kind}, {person.name}", one, folder=_FOLDER)


def recruiting_mails(case: Case) -> Iterator[Paper]:
    """Invitation, reminder, confirmation; and the training's invitation to the co-chairs."""
    made = (
        ("invitation", _invitation(case)),
        ("reminder", _reminder(case)),
        ("confirmation", _confirmation(case)),
        ("training of co-chairs", _training(case)),
    )
    for kind, drafts in made:
        yield from as_papers(case, kind, drafts)


def _invitation(case: Case) -> Iterator[tuple[Someone, Mail]]:
    parts, known = parts_of_map(case), "; ".join(f"{label}: {value}" for label, value in figures(case))
    subject, own = f"Invitation: the {case.cluster} group of {case.region}", sender(case)
    rest = (
        *([f"The cluster in figures: {known}."] if known else []),
        f"{_meeting_1(case)} We ask for three meetings of two hours over three to five months.",
        f"Please reply by {in_words((reply_by(case),))}. Briefing paper, map and reply form are attached.",
    )
    for one in guests(case):
        opening = f"We are bringing employers of {case.region} together around {case.cluster}. {why(case, one.person, parts)}"
        yield one.person, mail(one.person, subject, (opening, *rest), own)


def _meeting_1(case: Case) -> str:
    return f"Meeting 1: {in_words(when_and_where(case, MEETING_1))}."


def _reminder(case: Case) -> Iterator[tuple[Someone, Mail]]:
    """To who has neither said yes nor no."""
    subject = f"Will you join the {case.cluster} group?"
    paragraphs = (
        f"Some time ago we invited you to the {case.cluster} group of {case.region}. We have not heard from you yet, and would be glad to have you.",
        _meeting_1(case),
        "A short reply is enough: yes, no, or somebody else we should ask.",
    )
    yield from _same(case, [one.person for one in guests(case) if one.is_open], subject, paragraphs)


def _confirmation(case: Case) -> Iterator[tuple[Someone, Mail]]:
    """To who said yes."""
    subject = f"Thank you for joining the {case.cluster} group"
    paragraphs = (
        f"Thank you for saying yes. {_meeting_1(case)}",
        (
            "Please read the briefing paper before you come, and think about two questions: Where should this cluster be in five "
            "years? Which three things does it need most to get there?"
        ),
        "Somebody you would like to bring along is welcome. Please send us the name, so that there is a name tent.",
    )
    yield from _same(case, [one.person for one in guests(case) if one.is_expected], subject, paragraphs)


def _training(case: Case) -> Iterator[tuple[Someone, Mail]]:
    """To the co-chairs."""
    paragraphs = (
        f"Thank you for leading the {case.cluster} group. The training is on {in_words(when_and_where(case, TRAINING))}.",
        (
            "We go through the agenda of meeting 1, practice the card round and the dot vote, and finish the list of invitees. "
            "Please bring the brainstorm sheet with the names that came to your mind."
        ),
    )
    yield from _same(case, co_chairs(case), f"Training of the co-chairs: {case.cluster}", paragraphs)


def _same(
    case: Case, people: Iterable[Someone], subject: str, paragraphs: tuple[str, ...]
) -> Iterator[tuple[Someone, Mail]]:
    """The same words to several people, each with a salutation of its own."""
    own = sender(case)
    yield from ((one, mail(one, subject, paragraphs, own)) for one in people)
