"""Who is in a kit, and whose name others may see: lists and slides show only those who agreed to be listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.figures import components
from industry_clusters.analysis.rows import records
from industry_clusters.mobilization.method import CO_CHAIR, CO_CHAIR_ALL, FACILITATOR, NO, YES
from industry_clusters.views.vocabulary.document_model import Blank, Letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.mobilization.typed import Row
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block, Document, Line, MergeField

_NAME_BLANK = "[name]"


@dataclass(frozen=True)
class Someone:
    """A person of the register; what nobody typed is empty. ``is_listed``: agreed to be on lists that others see."""

    name: str
    organization: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    sector: str = ""
    code: str = ""
    component: str = ""
    is_listed: bool = False

    @property
    def address(self) -> tuple[Line, ...]:
        """Name, title and organization, as a letter has them above its salutation."""
        return tuple((text,) for text in (self.name, self.title, self.organization) if text)


@dataclass(frozen=True)
class Invitee:
    """Somebody who was invited to a cluster group, with reply and attendance as they were typed."""

    person: Someone
    reply: str
    came: tuple[str, ...]

    @property
    def is_expected(self) -> bool:
        """Whether the person said yes, or came to a meeting."""
        return self.reply == YES or YES in self.came

    @property
    def is_open(self) -> bool:
        """Whether the person has neither said yes nor no."""
        return self.reply not in (YES, NO) and YES not in self.came

    @property
    def said_no(self) -> bool:
        """Whether the person said no, and did not come all the same."""
        return self.reply == NO and YES not in self.came


def someone(case: Case, name: str) -> Someone:
    """A person by name; one who is not on the register has just the name, and is not listed."""
    return _of_row(case.person(name))


def _of_row(row: Row) -> Someone:
    def said(column: str) -> str:
        return " ".join(row.get(column, "").split())

    columns = ("name", "organization", "title", "email", "phone", "sector", "component")
    return Someone(
        **{column: said(column) for column in columns},
        code=said("industry_code"),
        is_listed=said("consent").casefold() == YES,
    )


def invitees(case: Case) -> tuple[Invitee, ...]:
    """Who was invited to the case's cluster group, each once, in the order of the list."""
    register = {_folded(row.get("name", "")): row for row in reversed(case.made.typed.of("people"))}
    found: dict[str, Invitee] = {}
    for row in case.rows("invitees", cluster=case.cluster):
        name = " ".join(row.get("person", "").split())
        if name and _folded(name) not in found:
            person = _of_row(register.get(_folded(name), {"name": name}))
            came = tuple(row.get(f"came_{at}", "").strip().casefold() for at in (1, 2, 3))
            found[_folded(name)] = Invitee(person, row.get("reply", "").strip().casefold(), came)
    return tuple(found.values())


def guests(case: Case) -> tuple[Invitee, ...]:
    """The invitees to whom invitations go: not the co-chairs, who sign them."""
    chairs = {_folded(one.name) for one in co_chairs(case)}
    return tuple(one for one in invitees(case) if _folded(one.person.name) not in chairs)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def expected(case: Case) -> tuple[Someone, ...]:
    """Who said yes or came before, with the co-chairs: each once."""
    coming = [one.person for one in invitees(case) if one.is_expected]
    known = {_folded(one.name) for one in coming}
    chairs = (one for one in co_chairs(case) if _folded(one.name) not in known)
    return (*coming, *chairs)


def co_chairs(case: Case) -> tuple[Someone, ...]:
    """The co-chairs of the case's cluster group."""
    return tuple(someone(case, name) for name in case.holders(CO_CHAIR, case.cluster))


def leaders(case: Case) -> tuple[Someone, ...]:
    """The co-chairs of the leadership group."""
    return tuple(someone(case, name) for name in case.holders(CO_CHAIR_ALL))


def facilitators(case: Case) -> tuple[Someone, ...]:
    """The facilitators of the case's cluster group."""
    return tuple(someone(case, name) for name in case.holders(FACILITATOR, case.cluster))


def named(person: Someone, prompt: str = _NAME_BLANK) -> str | Blank:
    """The name of a person who agreed to be listed, else a place for it."""
    return person.name if person.is_listed and person.name else Blank(prompt)


def known_as(case: Case, name: str) -> str:
    """A name for a list that others see: empty where the person did not agree to be listed, or is not on the register."""
    person = someone(case, name) if name.strip() else Someone("")
    return person.name if person.is_listed else ""


def signed(people: Iterable[Someone], prompt: str, role: str) -> tuple[Line, ...]:
    """Names beneath a letter, each with its organization; a person who is not listed has a place for the name."""
    lines: list[Line] = []
    for person in people:
        beside = f", {person.organization}" if person.is_listed and person.organization else ""
        lines.append((named(person, prompt), beside) if beside else (named(person, prompt),))
    return (*(lines or [(Blank(prompt),)]), (role,))


def letter(
    case: Case,
    addressee: tuple[Line, ...],
    name: str | Blank | MergeField,
    subject: str,
    body: tuple[Block, ...],
    signature: tuple[Line, ...],
    enclosures: tuple[str, ...] = (),
) -> Document:
    """A letter of a cluster group, from its convener, on the day of the papers."""
    return Letter(
        sender=((case.convener,),),
        date=(case.date_words,),
        addressee=addressee,
        subject=subject,
        salutation=("Dear ", name, ":"),
        body=body,
        closing="Sincerely,",
        signature=signature,
        enclosures=enclosures,
    ).document


def parts_of_map(case: Case) -> tuple[tuple[str, str], ...]:
    """The industries of the cluster's map: (code, title), those with most jobs first."""
    if case.slot is None:
        return ()
    own = components(case.analysis)
    own = own[own["cluster"].eq(case.analysis.clusters.names[case.slot - 1])]
    rows = records(own.sort_values("jobs", ascending=False, kind="stable", na_position="last"))
    return tuple((str(row["code"]), str(row["title"])) for row in rows)


def part_of(person: Someone, parts: tuple[tuple[str, str], ...]) -> str:
    """The industry of the map that a person speaks for; empty where that is not known."""
    return person.component or next((title for code, title in parts if code == person.code), "")
