"""Mobilization of the sample region: constructed people, firms, meetings, votes and plans, none of which exists."""

from __future__ import annotations

import json
from itertools import cycle, islice, product
from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.seeds import FOR_A_GROUP, OVERALL, ROOM_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

HEALTH, LOGISTICS, MAKING = "Health and Biomedicine", "Logistics", "Advanced Manufacturing"
GROUPS = (HEALTH, LOGISTICS, MAKING)
ABOUT = "Constructed example: no such people, firms or meetings exist."
FIRST = ("Ana", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hiro", "Inés", "James", "Kavya", "Luis", "Maya", "Nils", "Olga",
         "Paul", "Quinn", "Rosa", "Sam", "Tara")  # fmt: skip
LAST = ("Abbott", "Bauer", "Castañeda", "Duval", "Eriksen", "Fujita", "Garza", "Holloway", "Ibarra")
SIZES = ("under 10 jobs", "10 to 49 jobs", "50 to 249 jobs", "250 jobs or more")
INDUSTRIES = {
    HEALTH: ("6221", "6211", "6216", "3391", "6215", "3254", "6214", "6213"),
    LOGISTICS: ("4931", "4841", "4842", "4885", "4921"),
    MAKING: ("3328", "3329", "3331", "3339", "3345", "3364"),
}
FIRMS = ("Works", "Partners", "Services", "Group", "Supply", "Systems")
PLACES = {HEALTH: "Riverside Hall", LOGISTICS: "Depot Conference Room", MAKING: "Trades Center"}
DATES = {
    HEALTH: ("2006-02-16", "2006-03-09", "2006-04-20", "2006-06-01", "2006-09-14"),
    LOGISTICS: ("2006-02-23", "2006-03-16", "2006-04-27", "2006-06-08", "2006-09-14"),
    MAKING: ("2006-03-02", "2006-03-23", "2006-05-04", "2006-06-15", "2006-09-14"),
}
EVENTS = ("Co-chair training", "Meeting 1", "Meeting 2", "Meeting 3", "Launch event")
INVITED = {HEALTH: "2006-02-06", LOGISTICS: "2006-02-13", MAKING: "2006-02-21"}
_NAMES = tuple(f"{first} {last}" for last, first in product(LAST, FIRST))
LEADERS, STAFF, PER_GROUP = 22, 8, 36
_START = {group: LEADERS + STAFF + at * PER_GROUP for at, group in enumerate(GROUPS)}


def group_names(group: str) -> tuple[str, ...]:
    """The people of a cluster group."""
    return _NAMES[_START[group] : _START[group] + PER_GROUP]


def people() -> Iterator[dict[str, str]]:
    """Everybody: the leadership group, the support team, and each group's invitees."""
    sectors = (
        ("business",) * 9
        + ("government",) * 5
        + ("education",) * 4
        + ("labor", "foundation", "environment", "community")
    )
    for at, name in enumerate(_NAMES[:LEADERS]):
        yield _person(at, name, sectors[at], f"Organization {at + 1}")
    for at, name in enumerate(_NAMES[LEADERS : LEADERS + STAFF], LEADERS):
        yield _person(at, name, "government", "Sample region workforce board")
    for group in GROUPS:
        codes = cycle(INDUSTRIES[group])
        for at, name in enumerate(group_names(group)):
            sector = "education" if at % 12 == 11 else "government" if at % 18 == 17 else "business"
            firm = f"{name.split()[1]} {group.split()[0]} {FIRMS[at % len(FIRMS)]}"
            yield _person(_START[group] + at, name, sector, firm) | {"industry_code": next(codes)}


def _person(at: int, name: str, sector: str, organization: str) -> dict[str, str]:
    plain = name.lower().replace(" ", ".").translate(str.maketrans("éñ", "en"))
    return {
        "name": name,
        "organization": f"{organization} (constructed)",
        "title": ("Owner", "Director", "Plant manager", "President", "Dean")[at % 5],
        "sector": sector,
        "size": SIZES[at % 4],
        "stage": ("established", "rising")[at % 3 == 1],
        "email": f"{plain}@example.org",
        "phone": f"(555) 555-{100 + at % 100:04d}",
        "consent": "no" if at % 9 == 8 else "yes",
    }


def roles() -> Iterator[dict[str, str]]:
    """Who holds which role."""
    for at, name in enumerate(_NAMES[:LEADERS]):
        yield {"person": name, "role": "Leadership co-chair" if at < 2 else "Leadership group"}
    staff = _NAMES[LEADERS : LEADERS + STAFF]
    yield {"person": staff[0], "role": "Project manager"}
    yield {"person": staff[1], "role": "Administrative support"}
    for at, group in enumerate(GROUPS):
        for name in (staff[2 + 2 * at], staff[3 + 2 * at]):
            yield {"person": name, "role": "Facilitator", "cluster": group}
        names = group_names(group)
        chairs = (names[0], names[1], names[11]) if at < 2 else (names[0], names[2])
        for name in chairs:
            yield {"person": name, "role": "Cluster co-chair", "cluster": group}


def decisions() -> Iterator[dict[str, str]]:
    """What was decided on each cluster."""
    reasons = {
        HEALTH: "Largest cluster; hospitals and the college asked for it",
        LOGISTICS: "Grew fastest; interchange and training are shared problems",
        MAKING: "Pays well, and owners are ready to lead",
    }
    for group in GROUPS:
        yield {"cluster": group, "decision": "mobilize now", "reason": reasons[group], "decided_on": "2005-12-08",
               "decided_by": "Leadership group", "way": "team meetings between"}  # fmt: skip
    yield {"cluster": "Information Technology", "decision": "later", "reason": "Small, and no employer would lead yet",
           "decided_on": "2005-12-08", "decided_by": "Leadership group"}  # fmt: skip


def scores() -> Iterator[dict[str, str]]:
    """Seven members score all clusters."""
    means = {HEALTH: (3, 3, 2), LOGISTICS: (3, 3, 3), MAKING: (3, 2, 3), "Information Technology": (1, 2, 2), "Oil and Gas": (2, 1, 1),
             "Business Services": (1, 2, 1), "Education and Training": (2, 2, 1), "Finance": (1, 1, 1), "Government": (2, 1, 1),
             "Personal Services": (1, 1, 2), "Visitor Services": (2, 2, 1)}  # fmt: skip
    for at, member in enumerate(_NAMES[:7]):
        for number, (cluster, points) in enumerate(means.items()):
            bent = [
                max(1, min(3, point + (at + number + place) % 3 - 1)) if (at + place) % 2 else point
                for place, point in enumerate(points)
            ]
            yield {"member": member, "cluster": cluster} | dict(
                zip(("commitment", "benefit", "added_value"), map(str, bent), strict=True)
            )


def invitees() -> Iterator[dict[str, str]]:
    """Invitations, replies, calls and attendance."""
    for group in GROUPS:
        for at, name in enumerate(group_names(group)):
            coming = at % 2 == 0 or at in (1, 11)
            row = {"person": name, "cluster": group, "invited_on": INVITED[group]}
            if at % 7 != 5:
                row["reply"] = "yes" if coming else "no" if at % 4 == 1 else "maybe"
            if at % 3 == 2:
                row["call_1"] = DATES[group][0]
            if coming and at % 10 != 8:
                row |= {
                    "came_1": "yes",
                    "came_2": "yes" if at % 5 else "no",
                    "came_3": "yes" if at % 4 else "no",
                }
            if at == 4:
                row["proposes"] = group_names(group)[20]
            yield row


def events() -> Iterator[dict[str, str]]:
    """Dates of each group."""
    for group in GROUPS:
        for event, day in zip(EVENTS, DATES[group], strict=True):
            minutes = "90" if event == "Co-chair training" else "120"
            yield {"cluster": group, "event": event, "date": day, "start": "08:00" if "Meeting" in event else "16:00",
                   "minutes": minutes, "place": PLACES[group], "held": "yes", "announced": day}  # fmt: skip


PRIORITIES = {
    HEALTH: (
        ("1", "Twice as many nurses trained here", "workforce", "", "chosen", 0),
        ("2", "Career ladders from aide to nurse", "workforce", "", "chosen", 2),
        ("3", "Child care that opens at six", "quality of life", "", "chosen", 4),
        ("4", "Evening classes for aides", "workforce", "2", "", 0),
        ("5", "One place for permits of clinics", "regulation and taxation", "", "not chosen", 0),
        ("6", "Housing that staff can pay", "quality of life", "", "not chosen", 0),
    ),
    LOGISTICS: (
        ("1", "A second lane at the interchange", "infrastructure", "", "chosen", 0),
        ("2", "Drivers trained and licensed here", "workforce", "", "chosen", 2),
        ("3", "A shared yard for trucks at night", "infrastructure", "", "not chosen", 0),
        ("4", "Software to share empty runs", "innovation and entrepreneurship", "", "not chosen", 0),
    ),
    MAKING: (
        ("1", "Machinists: an apprenticeship of two years", "workforce", "", "chosen", 0),
        ("2", "A shared laboratory for tests", "innovation and entrepreneurship", "", "chosen", 2),
        ("3", "Owners who retire find successors", "innovation and entrepreneurship", "", "not chosen", 0),
        ("4", "Power that does not fail", "infrastructure", "", "not chosen", 0),
    ),
}
VISIONS = ("The place where the state learns our trade", "Nobody has to leave for a good career", "Known for work that others cannot do",
           "Twice the jobs, and better ones")  # fmt: skip


def present(group: str) -> list[str]:
    """Who came to meeting 1."""
    return [row["person"] for row in invitees() if row["cluster"] == group and row.get("came_1") == "yes"]


def ballots() -> Iterator[dict[str, str]]:
    """A ballot of each group; Advanced Manufacturing counted its dots on the wall."""
    for group in GROUPS:
        yield {
            "name": group,
            "cluster": group,
            "event": "Meeting 1",
            "counted": "on the wall" if group == MAKING else "by participant",
        }


def priorities() -> Iterator[dict[str, str]]:
    """Priorities, one of them merged."""
    for group, rows in PRIORITIES.items():
        for at, (number, text, category, into, decision, champion) in enumerate(rows):
            row = {
                "ballot": group,
                "number": number,
                "text": text,
                "category": category,
                "merged_into": into,
                "decision": decision,
            }
            if decision == "chosen":
                row["champion"] = group_names(group)[champion]
            if group == MAKING:
                row["wall"] = str((24, 17, 9, 9)[at])
            yield {key: text for key, text in row.items() if text}


def cards() -> Iterator[dict[str, str]]:
    """A vision and two requirements of each participant."""
    for group in GROUPS:
        rows = PRIORITIES[group]
        for at, name in enumerate(present(group)[:10]):
            yield {"ballot": group, "participant": name, "kind": "vision", "text": VISIONS[at % len(VISIONS)]}
            for step in (0, 1):
                number, text, category, *_ = rows[(at + step) % len(rows)]
                yield {"ballot": group, "participant": name, "kind": "requirement", "category": category,
                       "text": f"{text.lower()} ({'we need this most' if step == 0 else 'and this'})", "priority": number}  # fmt: skip


def votes() -> Iterator[dict[str, str]]:
    """Dots; one person put up five, and one voted who had not come."""
    for group in (HEALTH, LOGISTICS):
        numbers = [number for number, *_, into, _decision, _champion in PRIORITIES[group] if not into]
        for at, name in enumerate(present(group)):
            picked = list(
                dict.fromkeys(islice(cycle(numbers), at % 3, at % 3 + min(4, len(numbers) - at % 2)))
            )
            yield {"ballot": group, "participant": name} | {
                f"dot_{place}": number for place, number in enumerate(picked[:4], 1)
            }
    yield {"ballot": HEALTH, "participant": group_names(HEALTH)[3], "dot_1": "1", "dot_2": "6"}
    yield {"ballot": HEALTH, "participant": present(HEALTH)[0], "dot_1": "4", "further": "5"}


PLANS = (
    (
        "1",
        HEALTH,
        "Forty more nurses a year",
        "1",
        0,
        "The region trains the nurses it needs",
        "going forward",
    ),
    ("2", HEALTH, "From aide to nurse", "2", 2, "Every aide has a way up while working", "going forward"),
    (
        "3",
        HEALTH,
        "Child care from six",
        "3",
        4,
        "Nobody turns a shift down for want of child care",
        "action plan",
    ),
    ("4", LOGISTICS, "The interchange", "1", 0, "No truck waits more than five minutes", "going forward"),
    (
        "5",
        LOGISTICS,
        "Drivers licensed here",
        "2",
        2,
        "Every opening for a driver is filled within a month",
        "going forward",
    ),
    ("6", MAKING, "Apprentices", "1", 0, "Every shop has an apprentice", "going forward"),
    ("7", MAKING, "Test laboratory", "2", 2, "Small shops test here and not abroad", "merged"),
)
OUTCOMES = (
    (
        "1",
        "40 more places in the nursing program by fall",
        "places in the college's program",
        "40",
        "2007-08-31",
        "on track",
    ),
    ("2", "30 aides enrolled in the evening ladder", "aides enrolled", "30", "2007-03-31", "on track"),
    ("3", "Discuss opening hours with all providers", "", "", "2007-02-28", "not started"),
    (
        "4",
        "Second lane in the state's program of works",
        "listed in the program",
        "1",
        "2006-10-31",
        "behind",
    ),
    ("5", "60 drivers licensed in the region", "licenses", "60", "2007-06-30", "on track"),
    ("6", "25 apprentices signed", "contracts", "25", "2006-10-15", "reached"),
)


def plans() -> Iterator[dict[str, str]]:
    """Plans of all groups."""
    for number, group, title, priority, convenor, goal, stage in PLANS:
        row = {"number": number, "cluster": group, "title": title, "priority": priority, "convenor": group_names(group)[convenor],
               "meets_on": "2006-05-11", "goal": goal, "stage": stage, "timeline": "June to December 2006; review in March 2007",
               "money": "$25,000 of seed money", "expertise": "One designer of courses", "materials": "Rooms of the college",
               "organization": "Steering group of five"}  # fmt: skip
        yield row | ({"merged_into": "6"} if stage == "merged" else {})


def outcomes() -> Iterator[dict[str, str]]:
    """Outcomes with the four tests."""
    for plan, outcome, measure, target, day, status in OUTCOMES:
        group = next(one[1] for one in PLANS if one[0] == plan)
        tests = dict.fromkeys(("clear", "compelling", "result", "feasible"), "yes") | (
            {"result": "no", "clear": "no"} if plan == "3" else {}
        )
        yield {"plan": plan, "outcome": outcome, "date": day, "owner": group_names(group)[0], "status": status,
               **{key: text for key, text in (("measure", measure), ("target", target)) if text}, **tests}  # fmt: skip


def tasks() -> Iterator[dict[str, str]]:
    """The project plan: all done but what lies ahead, and one that is late."""
    for cluster, listed in (("all clusters", OVERALL), *((group, FOR_A_GROUP) for group in GROUPS)):
        for task in listed:
            ahead = task.event == "Launch event" and task.days > 60
            late = cluster == LOGISTICS and task.event == "Meeting 3" and task.days == 24
            yield {"cluster": cluster, "task": task.what, "who": task.who, "event": task.event, "days": str(task.days),
                   "status": "not started" if ahead else "under way" if late else "done"}  # fmt: skip


def of_plans() -> dict[str, list[dict[str, str]]]:
    """Steps, commitments and reviews."""
    steps, commitments, reviews = [], [], []
    for number, group, *_, stage in PLANS:
        names = group_names(group)
        for at, step in enumerate(
            ("Agree with the partners on who does what", "Write the budget", "Begin with the first twenty")
        ):
            steps.append(
                {"plan": number, "step": step, "who": names[2 * at], "date": f"2006-{7 + at:02d}-15"}
            )
        reviews.append({"plan": number, "meeting": "Meeting 2", "date": DATES[group][2], "said": "Strong; say how it is measured.",
                        "partners": "Community college", "recommendation": "merge" if stage == "merged" else "go on"})  # fmt: skip
        if stage == "going forward":
            for at, what in enumerate(
                ("Chairs the team", "Gives two days a month", "Brings three more employers")
            ):
                commitments.append({"plan": number, "person": names[2 * at], "commitment": what})
            waits = number == "4"
            reviews.append({"plan": number, "meeting": "Leadership group", "date": "2006-06-29", "said": "Fits the region's plan.",
                            "recommendation": "approved once conditions are met" if waits else "approved",
                            **({"conditions": "A letter of the county engineer"} if waits else {})})  # fmt: skip
    return {"steps": steps, "commitments": commitments, "reviews": reviews}


def reports() -> Iterator[dict[str, str]]:
    """Employers' reports after the launch."""
    themes = (
        "Skilled trades hard to find",
        "Pay and housing costs",
        "Roads and freight",
        "Training does not fit the work",
    )
    for at in range(12):
        group = GROUPS[at % 3]
        yield {"date": f"2006-{10 + at % 2}-{3 + at:02d}", "cluster": group, "person": group_names(group)[2 * (at % 6)],
               "outlook": ("growing", "steady", "shrinking", "growing")[at % 4], "theme": themes[at % 4],
               "text": ("Two new orders; hiring six", "As before", "A customer moved away", "A second shift from January")[at % 4]}  # fmt: skip


def few() -> dict[str, list[dict[str, str]]]:
    """The shorter lists."""
    return {
        "lessons": [
            {"role": "Project manager", "learned": "Book the rooms before the dates are announced", "who": _NAMES[LEADERS]},
            {"role": "Facilitator", "learned": "Merge look-alikes before the vote, aloud", "who": _NAMES[LEADERS + 2]},
            {"role": "Cluster co-chair", "learned": "A call from a peer fills more chairs than three letters", "who": group_names(HEALTH)[0]},
        ],
        "decisions": [
            {"date": "2005-11-10", "use": "planning", "decision": "Clusters are a chapter of the five-year plan", "clusters": "all",
             "reason": "11 clusters hold most of the region's jobs", "who": "Workforce board", "review": "2006-11-09"},
            {"date": "2006-01-12", "use": "program development", "decision": "Ladders for aides before other training", "clusters": HEALTH,
             "reason": "Largest cluster; named in every interview", "who": "Workforce board", "review": "2007-01-11"},
        ],
        "calls": [
            {"cluster": HEALTH, "person": group_names(HEALTH)[0], "date": "2006-03-24", "said": "Needs the college's figures; goal is clear."},
            {"cluster": LOGISTICS, "person": group_names(LOGISTICS)[0], "date": "2006-03-30", "said": "County engineer will come to meeting 2."},
        ],
        "champions": [
            {"name": _NAMES[3], "organization": "Organization 4 (constructed)", "plan": "1", "offers": "Two clinical places"},
            {"name": _NAMES[10], "organization": "Organization 11 (constructed)", "plan": "4", "offers": "Help with the state"},
        ],
        "first_steps": [
            {"area": "Level 1: strategic planning", "team": "Clusters chapter in the plan", "individual": f"{_NAMES[0]}: draft by March"},
            {"area": "Level 1: program development", "team": "Courses by cluster", "individual": f"{_NAMES[9]}: list of courses by May"},
            {"area": "Level 1: resource allocation and implementation", "team": "One joint application", "individual": f"{_NAMES[5]}: partners by June"},
            {"area": "Level 2: adopting mobilization as a goal", "team": "Resolution of the board", "individual": f"{_NAMES[1]}: on the agenda of October"},
            {"area": "Level 2: designing the process", "team": "Design team of six", "individual": f"{_NAMES[22]}: first meeting in November"},
            {"area": "Level 2: carrying it out", "team": "Three groups in spring", "individual": f"{_NAMES[22]}: dates by January"},
        ],
    }  # fmt: skip


def mobilization_text() -> str:
    """The whole example as the file that the package carries."""
    rows = {
        "people": list(people()), "roles": list(roles()), "groups": list(decisions()), "scores": list(scores()),
        "invitees": list(invitees()), "events": list(events()), "ballots": list(ballots()), "priorities": list(priorities()),
        "cards": list(cards()), "votes": list(votes()), "plans": list(plans()), "outcomes": list(outcomes()),
        "reports": list(reports()), "tasks": list(tasks()),
        "room": [{"item": item} | {f"done_{at}": "yes" for at in (1, 2, 3)} for item in ROOM_ITEMS], **of_plans(), **few(),
    }  # fmt: skip
    words = {
        "mobilize_about": ABOUT,
        "mobilize_as_of": "2006-11-20",
        "mobilize_note_report_1": "Health: six priorities, three chosen, champions named. The group asks for the college's figures.",
        "mobilize_note_report_2": "Plans 1 to 6 go on; plan 7 merges into plan 6.",
        "mobilize_note_report_3": "All plans but the third have commitments.",
        "mobilize_note_statement": "We stand behind these plans, and meet every quarter until their outcomes are reached. (Constructed.)",
        "mobilize_note_retention": "The project manager keeps this file; names are deleted two years after the last meeting.",
    }
    lists = (
        f' "{key}": [\n' + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in listed) + "\n ]"
        for key, listed in rows.items()
    )
    return (
        '{"rows": {\n'
        + ",\n".join(lists)
        + '\n},\n"words": '
        + json.dumps(words, ensure_ascii=False, indent=1)
        + "}\n"
    )
