"""Lists of a cluster group: for Word's mail merge, for the door, for the table, and the contacts that others may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mail_address import mail_address
from industry_clusters.mobilization.method import MEETING_1
from industry_clusters.views.kits.people import (
    co_chairs,
    expected,
    facilitators,
    guests,
    invitees,
    leaders,
    parts_of_map,
)
from industry_clusters.views.kits.recruiting import ADDRESS, NAME, WHY, why
from industry_clusters.views.kits.words import reply_by, when_and_where
from industry_clusters.views.papers.case import people_said
from industry_clusters.views.vocabulary.document_model import (
    BARE,
    NAME_TENTS,
    Card,
    Cards,
    Document,
    DocumentTable,
    Place,
    Text,
    in_words,
    report,
)
from industry_clusters.views.vocabulary.paper_model import ListFile, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.views.kits.people import Someone
    from industry_clusters.views.papers.case import Case

_BLANK_ROWS, _BLANK_TENTS = 6, 4
_CONTACT = ("Name", "Title", "Organization", "E-mail", "Phone", "Role")


def merge_list(case: Case) -> Paper:
    """Everybody to whom an invitation goes, a row each, as Word's own mail merge reads it: Mailings, Select Recipients, Use an Existing List."""
    parts, asked = parts_of_map(case), guests(case)
    when, by = in_words(when_and_where(case, MEETING_1)), in_words((reply_by(case),))
    header = (
        NAME,
        "Title",
        "Organization",
        ADDRESS,
        "E-mail",
        "Phone",
        WHY,
        "Meeting 1",
        "Reply by",
        "Reply",
    )
    rows = tuple(
        (
            one.person.name,
            one.person.title,
            one.person.organization,
            "\n".join(map(in_words, one.person.address)),
            one.person.email,
            one.person.phone,
            why(case, one.person, parts),
            when,
            by,
            one.reply,
        )
        for one in asked
    )
    without = sum(not mail_address(one.person.email) for one in asked)
    remark = f"{case.cluster}: no valid e-mail address on 'Register' for {without} of {len(rows)} invitees: call or write."
    return Paper("List for Word's mail merge", ListFile(header, rows), remarks=(remark,) if without else ())


def contact_list(case: Case) -> Paper:
    """Who agreed to be listed, with the ways to reach them; how many others there are is said, and not who."""
    asked = [one.person for one in invitees(case) if not one.said_no]
    groups = (("co-chair", co_chairs(case)), ("facilitator", facilitators(case)), ("member", asked))
    found: dict[str, tuple[str, ...]] = {}
    hidden: set[str] = set()
    for role, people in groups:
        for one in people:
            key = one.name.casefold()
            if not one.is_listed:
                hidden.add(key)
            elif key not in found:
                found[key] = (one.name, one.title, one.organization, one.email, one.phone, role)
    remarks = (
        (f"Contact list: left out {people_said(len(hidden))} who did not agree to be listed.",)
        if hidden
        else ()
    )
    return Paper("Contact list", ListFile(_CONTACT, tuple(found.values())), remarks=remarks)


def attendance(case: Case, event: str) -> Paper:
    """The sheet at the door: those expected who agreed to be listed, and blank rows for all others."""
    people = expected(case)
    listed = sorted(
        (one for one in people if one.is_listed), key=lambda one: [*one.name.split()[-1:], one.name]
    )
    blank = len(people) - len(listed) + _BLANK_ROWS
    rows = (
        *((str(at), one.name, one.organization, "", "") for at, one in enumerate(listed, 1)),
        *((str(at), "", "", "", "") for at in range(len(listed) + 1, len(listed) + blank + 1)),
    )
    table = DocumentTable(
        ("", "Name", "Organization", "Initials", "May we list you? (yes or no)"),
        rows,
        (0.05, 0.29, 0.34, 0.12, 0.2),
        title="Attendance",
        row_height=0.25,
    )
    body = (Text(("Please initial your line, or write yourself in on a blank one. Only people who agree appear on lists that others see.",)), table)  # fmt: skip
    about = f"{case.cluster} group: {in_words(when_and_where(case, event))}"
    return Paper("Attendance sheet", (report(f"{event}: attendance", about, case.board, "", body),))


def name_tents(case: Case, *, with_leaders: bool = False) -> Paper:
    """A tent for each person who is expected, to fold in the middle, and some blank ones."""
    people: Iterable[Someone] = (*expected(case), *(leaders(case) if with_leaders else ()))
    cards = tuple(Card(one.name, one.organization) for one in people)
    blank = (Card(""),) * _BLANK_TENTS
    tents = Document(
        f"Name tents: {case.cluster}",
        (Place("body", (Cards((*cards, *blank), NAME_TENTS),)),),
        template=BARE,
    )
    return Paper("Name tents", (tents,))
