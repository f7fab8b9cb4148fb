"""What a meeting came to, for those who came and those who could not: a document and the text of an e-mail."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from industry_clusters.mobilization.method import (
    CO_CHAIR,
    LAUNCH,
    MEETING_1,
    MEETING_2,
    MEETING_3,
    MEETINGS,
)
from industry_clusters.views.papers.case import listed, people_said
from industry_clusters.views.papers.pieces import NO_DATE, NO_PLACE
from industry_clusters.views.papers.plans import (
    commitments,
    feedback,
    of_plan,
    plan_title,
    said_of,
    with_organization,
)
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import (
    Callout,
    DocumentTable,
    Heading,
    Points,
    Run,
    Text,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Mail, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block

_NOTHING = {
    MEETING_1: "Nothing of this meeting is in the workbook yet: cards, priorities and votes are empty.",
    MEETING_2: "No plan of this cluster is in the workbook yet.",
    MEETING_3: "No plan of this cluster is in the workbook yet.",
}


def summaries(case: Case) -> Iterator[Paper]:
    """A summary of each meeting of the cluster's group that was held."""
    for at, meeting in enumerate(MEETINGS, 1):
        if was_held(case, at):
            body = tuple(_body(case, at, meeting))
            subtitle = f"{case.cluster}, {case.region}"
            document = report(f"Summary of {meeting.lower()}", subtitle, case.board, case.date_words, body)
            gone = () if list(_contents(case, meeting)) else (_NOTHING[meeting],)
            yield Paper(f"Summary of {meeting.lower()}", (document,), remarks=gone)
            yield _mail(case, at, meeting)


def was_held(case: Case, at: int) -> bool:
    """Whether a meeting of the group was held: so typed, or somebody came."""
    return case.event(MEETINGS[at - 1]).is_held or bool(case.came(at))


def _contents(case: Case, meeting: str) -> Iterator[Block]:
    if meeting == MEETING_1:
        yield from _visions(case)
        yield from _requirements(case)
        yield from _teams(case)
    else:
        yield from _plans(case, meeting)


def _body(case: Case, at: int, meeting: str) -> Iterator[Block]:
    yield Callout(((_overview(case, at, meeting),), (f"Next: {next_words(case, at)}",)), "In short")
    found = list(_contents(case, meeting))
    if not found:
        yield Text((_NOTHING[meeting],))
    yield from found
    yield Heading("What comes next")
    yield Text((next_words(case, at),))
    yield Text(("Questions, and all who want to join a team: ", case.reply_to(), "."))


def _overview(case: Case, at: int, meeting: str) -> str:
    """When, where and how many; what was done."""
    event, came = case.event(meeting), case.came(at)
    firms = {case.person(name).get("organization", "").casefold() for name in came} - {""}
    where = " ".join(
        filter(
            None, (f"met on {event.day}" if event.day else "met", f"at {event.place}" if event.place else "")
        )
    )
    people = f"{people_said(len(came))} came"
    if firms:
        people += f", from {len(firms)} organization{'s' * (len(firms) != 1)}"
    did = {
        MEETING_1: "They wrote down what the cluster should be in five years and what it requires, voted, and formed teams.",
        MEETING_2: "The teams presented their plans, and the group said what would make them stronger.",
        MEETING_3: "The teams presented their action plans with who commits to what, and the group made its recommendation.",
    }[meeting]
    return f"The group {where}. {people if came else 'Attendance is not in the workbook'}. {did}"


def next_words(case: Case, at: int) -> str:
    """The meeting after one, or what follows the last."""
    name = MEETINGS[at] if at < len(MEETINGS) else LAUNCH
    event = case.event(name)
    said = f"{name}: {event.when or NO_DATE}, {event.place or NO_PLACE}."
    return said if at < len(MEETINGS) else f"The leadership group decides on the plans. {said}"


def visions(case: Case) -> tuple[str, ...]:
    """Visions of the cards as they were written, each once, without who wrote them and whom they name."""
    cards = (row["text"] for one in ballots(case) for row in case.worked("cards", ballot=one, vision=1))
    return tuple(dict.fromkeys(case.nameless(text) for text in cards if text))


def _visions(case: Case) -> Iterator[Block]:
    cards = visions(case)
    if cards:
        yield Heading("Visions for five years from now")
        yield Text(("As written on the cards; nobody is named.",))
        yield Points(tuple((text,) for text in cards))


def ballots(case: Case) -> list[str]:
    """The ballots of the cluster's group."""
    return [row["name"] for row in case.of_cluster("ballots") if row["name"]]


def priorities(case: Case) -> list[Mapping[str, Any]]:
    """The priorities that were voted on, most dots first; merged ones after them."""
    rows = [
        row for ballot in ballots(case) for row in case.worked("priorities", ballot=ballot) if row["text"]
    ]
    return sorted(rows, key=lambda row: (not row["open"], -(row["dots"] or 0)))


def _requirements(case: Case) -> Iterator[Block]:
    """Priorities with dots and decision; then what the cards say, by category."""
    rows = priorities(case)
    if rows:
        yield Heading("Requirements and votes")
        cells = tuple((row["number"], row["text"], row["category"], *_votes(row)) for row in rows)
        header = ("No.", "Priority", "Category", "Cards", "Dots", "Decision")
        yield DocumentTable(
            header, cells, (0.07, 0.4, 0.18, 0.09, 0.09, 0.17), words=3, title="Priorities and votes"
        )
        yield Text(("Each person had four dots, at most one on a priority. Equal numbers of dots are ties.",))
    said: dict[str, list[str]] = defaultdict(list)
    for ballot in ballots(case):
        for row in case.worked("cards", ballot=ballot, required=1):
            if row["text"]:
                said[row["category"] or "other"].append(case.nameless(row["text"]))
    if said:
        yield Heading("What the cards say, by category", 2)
        listed_cards = tuple((name, "; ".join(dict.fromkeys(texts))) for name, texts in said.items())
        yield DocumentTable(
            ("Category", "As written"), listed_cards, (0.24, 0.76), title="Requirements by category"
        )


def _votes(row: Mapping[str, Any]) -> tuple[str, str, str]:
    if not row["open"]:
        return str(row["cards"] or 0), "", f"went into {row['merged_into']}"
    return str(row["cards"] or 0), str(row["dots"] or 0), row["decision"] or row["proposed"]


def _teams(case: Case) -> Iterator[Block]:
    """Teams with their champions, and how to join."""
    taken = [row for row in priorities(case) if row["is_chosen"]]
    if not taken:
        return
    dates = {row["priority"]: said_day(row["meets_on"]) for row in case.of_cluster("plans")}
    cells = tuple(
        (row["text"], _champion(case, row["champion"]), dates.get(row["number"]) or NO_DATE) for row in taken
    )
    yield Heading("Teams")
    yield DocumentTable(
        ("Team for", "Champion", "Team meets"), cells, (0.42, 0.36, 0.22), title="Teams and champions"
    )
    yield Text(("To join a team, call or write to its champion, or to ", case.reply_to(), "."))


def _champion(case: Case, name: str) -> str:
    """A champion with telephone and e-mail where the person agreed to be listed."""
    if not name:
        return "no champion yet"
    if not case.may_list(name):
        return "ask us"
    row = case.person(name)
    return ", ".join(
        filter(None, (with_organization(case, name), row.get("phone", ""), row.get("email", "")))
    )


def _plans(case: Case, meeting: str) -> Iterator[Block]:
    for plan in case.of_cluster("plans"):
        yield Heading(plan_title(plan))
        yield Text((Run("Long-term goal: ", bold=True), plan["goal"] or "not written yet"))
        outcomes = [row["outcome"] for row in of_plan(case, "outcomes", plan) if row["outcome"]]
        if outcomes:
            yield Text((Run("Outcomes", bold=True),))
            yield Points(tuple((text,) for text in outcomes))
        if meeting == MEETING_3:
            yield from commitments(case, plan)
        yield from feedback(case, plan, meeting)
        if meeting == MEETING_3 and plan["state"]:
            yield Text((Run("Where it stands: ", bold=True), f"{plan['state']}."))


def _mail(case: Case, at: int, meeting: str) -> Paper:
    """The summary as the text of an e-mail: to co-chairs who agreed to be listed; the others' addresses are hidden."""
    lines = [
        "Dear members of the group,",
        _overview(case, at, meeting),
        *(_points_of(case) if meeting == MEETING_1 else _plans_of(case)),
        f"Next. {next_words(case, at)}",
        "The whole summary is attached. If you could not come, you can still join a team: answer this message.",
        _regards(case),
    ]
    group = [
        row["person"]
        for row in case.rows("invitees", cluster=case.cluster)
        if row.get("person") and row.get("reply", "") != "no"
    ]
    to = case.addresses(case.listed_holders(CO_CHAIR, case.cluster))
    others = case.addresses((*case.holders(CO_CHAIR, case.cluster), *group))
    mail = Mail(
        to,
        f"{case.cluster}: summary of {meeting.lower()}",
        "\n\n".join(lines),
        tuple(one for one in others if one not in to),
    )
    return Paper(f"E-mail with the summary of {meeting.lower()}", mail, remarks=case.unreached(group))


def _regards(case: Case) -> str:
    who = listed(case.listed_holders(CO_CHAIR, case.cluster)) or case.board
    return "\n".join(filter(None, ("With thanks,", who)))


def _points_of(case: Case) -> list[str]:
    taken = [row for row in priorities(case) if row["is_chosen"]]
    if not taken:
        return []
    lines = [
        f"- {row['text']} ({row['dots'] or 0} dots); champion: {case.shown(row['champion'], 'ask us')}"
        for row in taken
    ]
    return ["What we will work on:\n" + "\n".join(lines)]


def _plans_of(case: Case) -> list[str]:
    plans = list(case.of_cluster("plans"))
    return (
        ["The plans:\n" + "\n".join(f"- {plan_title(plan)}: {plan['goal']}" for plan in plans)]
        if plans
        else []
    )


def leadership_reports(case: Case) -> Iterator[Paper]:
    """After each meeting, what the cluster groups report to the leadership group and ask of it."""
    for at, meeting in enumerate(MEETINGS, 1):
        held = [case.about(name) for name in case.chosen if was_held(case.about(name), at)]
        if held:
            body = tuple(_report(case, held, at, meeting))
            subtitle = f"After {meeting.lower()} of the cluster groups, {case.region}"
            document = report("Report to the leadership group", subtitle, case.board, case.date_words, body)
            yield Paper(f"Report to the leadership group after {meeting.lower()}", (document,))


def _report(case: Case, held: list[Case], at: int, meeting: str) -> Iterator[Block]:
    note = case.word(f"mobilize_note_report_{at}")
    if note:
        yield Callout(tuple((line,) for line in note.splitlines() if line.strip()), "From the facilitators")
    for one in held:
        yield Heading(one.cluster)
        yield Text((_overview(one, at, meeting),))
        if meeting == MEETING_1:
            yield from _chosen(one)
        else:
            yield from _reported(one, meeting)
        yield Text((f"Next: {next_words(one, at)}",))
    waiting = [name for name in case.chosen if name not in {one.cluster for one in held}]
    if waiting:
        yield Text((f"Not met yet: {listed(waiting)}.",))
    yield Heading("What the groups ask of you")
    yield Points(tuple((line,) for line in _ASKED[meeting]))


_ASKED = {
    MEETING_1: (
        "Are priorities missing that the region cannot do without?",
        "Who of you, or of those you know, should be on a team?",
        "Which efforts under way should a team know of before it plans?",
    ),
    MEETING_2: (
        "Which plans belong together, across clusters?",
        "Which resources could a plan use: money, people, programs?",
        "What would have to be in a plan for you to stand behind it?",
    ),
    MEETING_3: (
        "Approve each plan, or name the changes after which you will.",
        "Say which resources you will help to find.",
        "Agree on the statement of support and on the launch.",
    ),
}


def _chosen(case: Case) -> Iterator[Block]:
    rows = tuple((row["text"], str(row["dots"] or 0), case.shown(row["champion"], "agreed, not listed") if row["champion"] else "none yet")
                 for row in priorities(case) if row["is_chosen"])  # fmt: skip
    if rows:
        yield DocumentTable(
            ("Priority chosen", "Dots", "Champion"),
            rows,
            (0.56, 0.12, 0.32),
            title=f"Priorities of {case.cluster}",
        )
    else:
        yield Text(("No priority has been chosen yet.",))


def _reported(case: Case, meeting: str) -> Iterator[Block]:
    rows = []
    for plan in case.of_cluster("plans"):
        said = said_of(of_plan(case, "reviews", plan), meeting)
        advice = "; ".join(filter(None, (row["recommendation"] for row in said))) or "none yet"
        rows.append((plan_title(plan), advice, str(plan["committed"] or 0), plan["state"] or ""))
    if rows:
        header = ("Plan", "The group recommends", "Commitments", "Stands now")
        yield DocumentTable(header, tuple(rows), (0.4, 0.2, 0.16, 0.24), title=f"Plans of {case.cluster}")
    else:
        yield Text((_NOTHING[meeting],))
