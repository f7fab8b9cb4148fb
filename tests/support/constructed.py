"""Constructed people, meetings, votes and plans for one cluster, through every step; nobody and nothing of it exists."""

from industry_clusters.mobilization.method import (
    APPROVED,
    CO_CHAIR,
    CO_CHAIR_ALL,
    FACILITATOR,
    FORWARD,
    LEADER,
    LEADERSHIP,
    MANAGER,
    MEETING_1,
    MEETING_2,
    MEETINGS,
    MOBILIZE,
    REQUIREMENT,
    VISION,
)
from industry_clusters.mobilization.typed import Typed

STRANGE = "José Ñúñez & {{ name }} <b>"
"""A name with accents, an ampersand and what a template takes for a place of its own."""
DATES = {
    "Co-chair training": "2026-02-12",
    "Meeting 1": "2026-03-12",
    "Meeting 2": "2026-04-16",
    "Meeting 3": "2026-05-21",
    "Launch event": "2026-09-10",
}
PLANS = (
    ("1", "Forty more nurses a year", "The region trains the nurses it needs", FORWARD),
    ("2", "From aide to nurse", "Every aide has a way up while working", FORWARD),
    ("3", "Not ready yet", "Something good", "action plan"),
)


def names_of(count):
    """So many names, the first of them strange."""
    return [STRANGE, *(f"Person {number:03d}" for number in range(2, count + 1))]


def constructed_typed(cluster, people=40, plans=PLANS):
    """What the team of one cluster typed in every step."""
    names = names_of(people)
    chairs, came = names[:3], names[: min(18, people)]
    rows = {
        "people": [_person(name, at) for at, name in enumerate(names)],
        "groups": [{"cluster": cluster, "decision": MOBILIZE, "reason": "Ready & willing", "decided_on": "2025-12-04", "decided_by": "Leadership group"}],
        "roles": [
            *({"person": name, "role": CO_CHAIR_ALL} for name in names[3:5]),
            *({"person": name, "role": LEADER} for name in names[5:8]),
            {"person": names[8], "role": MANAGER},
            *({"person": name, "role": CO_CHAIR, "cluster": cluster} for name in chairs),
            *({"person": name, "role": FACILITATOR, "cluster": cluster} for name in names[9:11]),
        ],
        "invitees": [_invitee(name, cluster, name in came) for name in names],
        "events": [{"cluster": cluster, "event": event, "date": day, "start": "08:00", "minutes": "120", "place": "Main Library", "held": "yes"} for event, day in DATES.items()],
        "ballots": [{"name": cluster, "cluster": cluster, "event": MEETING_1, "counted": "by participant"}],
        "priorities": [
            {"ballot": cluster, "number": "1", "text": "More nurses", "category": "workforce", "decision": "chosen", "champion": names[0]},
            {"ballot": cluster, "number": "2", "text": "A way up", "category": "workforce", "decision": "chosen", "champion": names[1]},
            {"ballot": cluster, "number": "3", "text": "Evening classes", "category": "workforce", "merged_into": "2"},
        ],
        "cards": [
            {"ballot": cluster, "participant": names[0], "kind": VISION, "text": "Known for care & {{ kindness }}"},
            {"ballot": cluster, "participant": names[1], "kind": REQUIREMENT, "category": "workforce", "text": "nurses", "priority": "1"},
        ],
        "votes": [{"ballot": cluster, "participant": name, "dot_1": "1", "dot_2": "2"} for name in came],
        "plans": [{"number": number, "cluster": cluster, "title": title, "priority": number, "convenor": names[0], "goal": goal, "stage": stage, "meets_on": "2026-04-02", "money": "$25,000", "timeline": "a year"} for number, title, goal, stage in plans],
        "outcomes": [{"plan": number, "outcome": f"Outcome of {number}", "measure": "places", "target": "40", "date": "2027-01-31", "owner": names[0], "clear": "yes", "compelling": "yes", "result": "yes", "feasible": "yes"} for number, *_ in plans],
        "steps": [{"plan": number, "step": "Write the budget", "who": names[1], "date": "2026-07-01"} for number, *_ in plans],
        "commitments": [{"plan": number, "person": name, "commitment": "Two days a month"} for number, *_ in plans for name in names[:2]],
        "reviews": [
            *({"plan": number, "meeting": MEETING_2, "said": "Strong.", "recommendation": "go on"} for number, *_ in plans),
            *({"plan": number, "meeting": LEADERSHIP, "recommendation": APPROVED} for number, _, _, stage in plans if stage == FORWARD),
        ],
        "first_steps": [{"area": "Level 1: strategic planning", "team": "A chapter", "individual": "by March"}],
    }  # fmt: skip
    return Typed(
        {key: tuple(found) for key, found in rows.items()},
        {
            "mobilize_as_of": "2026-10-01",
            "mobilize_note_statement": "We stand behind these plans.",
            "mobilize_note_report_1": "A good start.",
        },
    )


def _person(name, at):
    return {"name": name, "organization": f"Firm {at % 17 + 1}", "sector": "business", "size": "10 to 49 jobs",
            "email": f"person{at}@example.org", "phone": f"(555) 555-{at:04d}", "consent": "no" if at == 1 else "yes"}  # fmt: skip


def _invitee(name, cluster, came):
    return {"person": name, "cluster": cluster, "invited_on": "2026-02-02", "reply": "yes" if came else "",
            **{f"came_{at}": "yes" if came else "no" for at, _ in enumerate(MEETINGS, 1)}}  # fmt: skip
