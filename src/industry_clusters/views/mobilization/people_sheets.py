"""Register, teams and their checks, one page for each role, and the project plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import (
    ADMINISTRATION,
    CO_CHAIR,
    FACILITATOR,
    LEADER,
    MANAGER,
    MEMBER,
)
from industry_clusters.views.mobilization.tables import SOURCE, Shown, study_table, typed_table
from industry_clusters.views.vocabulary.model import Column as _Column
from industry_clusters.views.vocabulary.model import Heading, Highlight, Paragraph, Role, Sheet, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block


def register_sheet(shown: Mobilization, name: str) -> Sheet:
    """Everybody who takes part or is asked to."""
    extra = (Shown("check", "To check", width=30.0, after="name"),)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "One row for each person; roles, invitations and votes find the person by the name. Take rows in from the chamber's or "
            "your own list with 'industry-clusters mobilize STUDY --people FILE' (CSV, XLSX or vCard). Rows typed "
            "beneath the yellow ones are taken in at the next build."
        ),
        Paragraph(
            "Private: this workbook is the only place with names. 'Share a copy' takes them out. Write down who agreed to be listed, "
            "and delete people who ask for it.",
            "note",
        ),
        typed_table(shown, "people", extra, freeze=2, printed="consent"),
    )
    return Sheet(name, "Register of people", Role.INPUT, blocks, SOURCE)


def teams_sheet(shown: Mobilization, name: str) -> Sheet:
    """Who holds which role, and whether groups are large and balanced enough."""
    columns = (
        Shown("about", "About", width=34.0),
        Shown("found", "Found", Unit.COUNT, 22.0),
        Shown("aim", "The method has", width=30.0),
        Shown("says", "What that means", width=60.0),
    )
    checks = study_table(shown, "team_checks", (), columns)
    held = typed_table(
        shown,
        "roles",
        (
            Shown("organization", "Organization", width=60.0),
            Shown("sector", "Sector", Unit.TEXT, 12.0),
            Shown("check", "To check", width=30.0),
        ),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "A leadership group sponsors the work, a support team runs it, and each cluster group has two or three co-chairs. One "
            "person may hold several roles: a row for each. The checks follow what is typed; they advise and never block."
        ),
        Heading("Size and balance"),
        checks,
        Heading("Roles held"),
        held,
    )
    return Sheet(name, "Leadership and teams", Role.INPUT, blocks, SOURCE)


ROLE_PAGES = {
    LEADER: (
        "Twenty to twenty-five people who speak for the region, with two co-chairs among them.",
        (
            "Who: business leaders, local governments, the university, college and schools, labor, foundations, environment and community groups.",
            "Sponsors the work, and says in public why it matters.",
            "Scores and chooses clusters; recruits co-chairs and participants.",
            "Raises the money, or finds who will.",
            "Reads the briefing papers, and each group's report after a meeting; answers with feedback.",
            "Approves action plans, or names the changes that it asks for; looks for plans to merge and for resources.",
            "Takes over at the launch: outcomes are followed until they are reached.",
        ),
    ),
    MANAGER: (
        "One person who knows at all times who does what by when.",
        (
            "Keeps the mobilization workbook: register, dates, project plan, plans and outcomes.",
            "Links leadership group, co-chairs and facilitators; passes reports and feedback on.",
            "Runs the schedule: dates a month apart, mailings before and after each meeting.",
            "Writes briefing papers with the figures of the study; updates them once a year.",
            "Sees that every plan has a champion, and every outcome an owner.",
        ),
    ),
    FACILITATOR: (
        "A pair for each cluster group: one leads, one records. Both are neutral.",
        (
            "Train the co-chairs before meeting 1, and call them and the champions between meetings.",
            "Set up the room; explain cards and dots; keep time.",
            "Write down what was said in the group's own words; merge look-alikes together with the co-chairs.",
            "Take no side: ask, and never answer for the group.",
            "Send the summary within three days.",
        ),
    ),
    ADMINISTRATION: (
        "Keeps the lists, mails and rooms in order.",
        (
            "Enters people on the register, and writes down who agreed to be listed.",
            "Mails invitations at least a month before meeting 1; notes replies; keeps the list for follow-up calls.",
            "Books rooms and meals; brings cards, dots, name tents and copies.",
            "Keeps the attendance sheet, and enters who came: only they vote.",
        ),
    ),
    CO_CHAIR: (
        "Two or three people who preside over the three meetings of a cluster group.",
        (
            "Choose a balanced set: a small and a large firm, an established and a rising one, different industries of the map, private and public.",
            "Choose for character: respected by peers, even-handed, gets others to talk, keeps promises.",
            "Ask in person, and say what it takes: a training, three meetings of two hours, calls in between.",
            "Sign the invitations, and call those who matter most.",
            "Open, lead and close each meeting; ask as an investor would when teams present.",
            "Report to the leadership group after each meeting; bring its feedback back.",
        ),
    ),
    MEMBER: (
        "Fifteen to twenty people in the room, from all parts of the cluster.",
        (
            "Come to three meetings of two hours over three to five months.",
            "Say what the industry could be in five years and what it needs most.",
            "Vote for what they would work on themselves.",
            "Join an action team, or bring somebody who will.",
            "Commit to something that is written down, with a date.",
        ),
    ),
}


def role_sheets(shown: Mobilization, name: str) -> Sheet:
    """A page for each role, and what those who did it have learned."""
    blocks: list[Block] = [
        Paragraph(
            "A page for each role, to print and hand out. What people learned is written down at the end, for those who come next."
        )
    ]
    for role in ROLE_PAGES:
        blocks += _page(role)
    blocks += [Heading("What was learned by those who did it", new_page=True), typed_table(shown, "lessons")]
    return Sheet(name, "Roles, a page each", Role.GUIDE, tuple(blocks), SOURCE, landscape=False)


def _page(role: str) -> Iterator[Block]:
    summary, points = ROLE_PAGES[role]
    yield Heading(role, new_page=True)
    yield Paragraph(summary)
    marks = _Column("mark", "", ["☐"] * len(points), width=22.0)
    words = _Column("point", "What the role asks for", list(points), Unit.LONG_TEXT, width=60.0)
    yield Table(f"role_{list(ROLE_PAGES).index(role)}", (marks, words))


def tasks_sheet(shown: Mobilization, name: str) -> Sheet:
    """Every administrative task with who, when and status."""
    extra = (
        Shown("due", "Due", Unit.DATE, 12.5, after="days"),
        Shown("state", "Reminder", width=20.0, after="status"),
    )
    table = typed_table(shown, "tasks", extra, freeze=2)
    late = Highlight(("state",), "[late]=1", "warning")
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Each task counts its days from an event on 'Dates': move a meeting, and what hangs on it moves too. Tasks of 'all "
            "clusters' count from the first group's event. Once a cluster is to be mobilized, the next build adds its tasks here."
        ),
        Table(**{**vars(table), "highlights": (*table.highlights, late)}),
    )
    return Sheet(name, "Project plan", Role.INPUT, blocks, SOURCE)
