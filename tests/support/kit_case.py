"""A cluster group of the small study for kits: what was typed is the test's own."""

from datetime import date
from functools import cache

from industry_clusters.analysis.mobilization.tables import Remembered, mobilization
from industry_clusters.analysis.tables import analyse
from industry_clusters.mobilization.method import (
    CO_CHAIR,
    CO_CHAIR_ALL,
    FACILITATOR,
    MANAGER,
    MEETINGS,
    MOBILIZE,
    TRAINING,
)
from industry_clusters.mobilization.typed import Typed
from industry_clusters.study import Member
from industry_clusters.views.papers.case import Case, Choices
from industry_clusters.views.vocabulary.document_model import within
from industry_clusters.workflows.mobilization import papers as workflow
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

TODAY = date(2026, 1, 15)
CLUSTER = "Food"
OPEN, HIDDEN, CHAIR = "Ana Ábrego", "Hidden Hal", "Cora Chair"
"""Somebody who agreed to be listed, somebody who did not, and the group's co-chair, who signs."""
HOSTILE = ("José Ñandú & Søn", "{{ 7*7 }} {% for %}", "=cmd|' /C calc'!A0", '+SUM(1+1)*"x"', "<b>Bo\nld</b>")
"""Names from strangers."""


def case_of(cluster=CLUSTER, names=("Food", "Drink", "Feed"), choices=None, **lists):
    """A case of a group with a typed week; lists given replace those of the same name."""
    analysis = _analysis(names)
    typed = Typed(lists_of(cluster) | {key: tuple(rows) for key, rows in lists.items()})
    made = mobilization(analysis, typed, TODAY, Remembered())
    return Case(analysis, made, TODAY, cluster, choices or Choices())


@cache
def _analysis(names):
    members = tuple(Member(name, code) for name, code in zip(names, ("3111", "3112", "3113"), strict=True))
    return analyse(study(clusters=members), panel_of(DATA), PRICES)


def lists_of(cluster=CLUSTER):
    """Two people, dates of all meetings, a vote, a plan."""
    days = ("2026-02-10", "2026-03-12", "2026-04-16", "2026-05-21")
    return {
        "groups": ({"cluster": cluster, "decision": MOBILIZE},),
        "people": (person(OPEN, consent="yes"), person(HIDDEN, consent="no"), person("Manny Ger", consent="yes"), person(CHAIR, consent="yes")),
        "roles": (
            {"person": CHAIR, "role": CO_CHAIR, "cluster": cluster},
            {"person": OPEN, "role": CO_CHAIR_ALL},
            {"person": OPEN, "role": FACILITATOR, "cluster": cluster},
            {"person": "Manny Ger", "role": MANAGER},
        ),
        "events": tuple(
            {"cluster": cluster, "event": event, "date": day, "start": "08:00", "minutes": "120", "place": "City Hall"}
            for event, day in zip((TRAINING, *MEETINGS), days, strict=True)
        ),
        "invitees": tuple(
            {"person": name, "cluster": cluster, "reply": "yes", "came_1": "yes"} for name in (OPEN, HIDDEN)
        ),
        "ballots": ({"name": cluster, "cluster": cluster, "event": MEETINGS[0], "counted": "by participant"},),
        "cards": ({"ballot": cluster, "participant": HIDDEN, "kind": "vision", "text": "Known for its bread"},),
        "priorities": (
            {"ballot": cluster, "number": "1", "text": "More bakers", "category": "workforce", "decision": "chosen", "champion": HIDDEN},
        ),
        "votes": ({"ballot": cluster, "participant": OPEN, "dot_1": "1"},),
        "plans": ({"number": "1", "cluster": cluster, "title": "Bakers", "convenor": HIDDEN, "goal": "Enough bakers"},),
        "commitments": ({"plan": "1", "person": HIDDEN, "commitment": "Teaches on Mondays"},),
        "steps": ({"plan": "1", "step": "Find a kitchen", "who": HIDDEN},),
        "outcomes": ({"plan": "1", "outcome": "20 bakers trained", "owner": HIDDEN},),
    }  # fmt: skip


def person(name, **more):
    """A row of the register."""
    mail = "".join(letter for letter in name.split()[0].casefold() if letter.isascii()) or "x"
    return {"name": name, "organization": f"{name.split()[0]} Works", "email": f"{mail}@example.org", **more}


def texts_of(content):
    """Every text of a value made of blocks, slides, mails or rows."""
    yield from within(content, str)


def paper(papers, name):
    """The paper of a name."""
    return next(one for one in papers if one.name == name)


def of_people(*people, choices=None, **lists):
    """A case whose invitees are these people."""
    invited = [{"person": one["name"], "cluster": CLUSTER, "reply": "yes"} for one in people]
    return case_of(people=people, invitees=invited, choices=choices, **lists)


def written(monkeypatch, folder, kit, case, **more):
    """A kit of a case as files: what is told of them, and their paths by name."""
    study, book = folder / "here.toml", folder / "here - mobilization.xlsx"
    monkeypatch.setattr(workflow, "open_mobilization", lambda *_, **__: (case.made, study, book))
    report = workflow.write_papers(study, only=(kit,), choices=case.choices, today=TODAY, **more)
    return report, {str(one.path.relative_to(report.folder)): one.path for one in report.papers}
