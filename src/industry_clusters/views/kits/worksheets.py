"""Worksheets: conceptual plan and action plan on paper, blank or with what a team has so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.kits.people import known_as
from industry_clusters.views.kits.results import plans
from industry_clusters.views.papers.plans import REQUIREMENTS
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import DocumentTable, Heading, Text, WriteIn, report
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.views.kits.results import Plan
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block, Document

FOUR_TESTS = (
    ("Clear", "two people who read it expect the same"),
    ("Compelling", "an employer would give an evening for it"),
    ("An outcome", "something is different afterward; holding a meeting is not an outcome"),
    ("Achievable", "those who signed up can do it within a year"),
)
"""The tests of an outcome, each with what it means."""
_OUTCOMES, _STEPS, _PEOPLE = 3, 4, 5
_ROW, _WRITTEN = 0.36, 0.3
"""Height of a row to write in, and of one with words in it, in inches."""


def worksheets(case: Case, meeting: int) -> Paper:
    """The sheets of a meeting: blank conceptual plans first, then those of the teams, then action plans."""
    known = plans(case)
    if meeting == 1:
        made = [_conceptual(case, None)]
    elif meeting == 2:  # noqa: PLR2004  the second meeting hears conceptual plans and hands out action plans
        made = [_conceptual(case, one) for one in known] or [_conceptual(case, None)]
        made.append(_action(case, None))
    else:
        made = [_action(case, one) for one in known] or [_action(case, None)]
    return Paper("Worksheets", tuple(made))


def _conceptual(case: Case, plan: Plan | None) -> Document:
    """One page: goal, outcomes, steps, members."""
    body = (*_head(plan), *_outcomes(case, plan), *_steps(case, plan), *_members(plan))
    return _sheet(case, "Conceptual plan", plan, body)


def _action(case: Case, plan: Plan | None) -> Document:
    """The same with timeline, what it takes, and commitments."""
    typed = plan.typed if plan else {}
    needs = tuple((label, str(typed.get(key, "") or "")) for key, label in REQUIREMENTS)
    body = (
        *_head(plan),
        *_outcomes(case, plan),
        *_steps(case, plan),
        *_given("Timeline: when it begins, when it is looked at, when it is done", str(typed.get("timeline", "") or ""), 0.6),
        Heading("What it takes", 2),
        DocumentTable(("Requirement", "What, and from whom"), needs, (0.22, 0.78), title="What the plan takes", row_height=_ROW),
        *_commitments(plan),
    )  # fmt: skip
    return _sheet(case, "Action plan", plan, body)


def _sheet(case: Case, kind: str, plan: Plan | None, body: tuple[Block, ...]) -> Document:
    title = f"{kind}: {plan.title}" if plan else kind
    return report(title, f"{case.cluster} group, {case.region}", case.board, "", body)


def _head(plan: Plan | None) -> tuple[Block, ...]:
    leads = plan.convenor if plan else ""
    meets = said_day(plan.meets_on) if plan and plan.meets_on else ""
    rows = (("Priority", plan.title if plan else ""), ("Who leads", leads), ("Date of this sheet", ""), ("The team meets on", meets))  # fmt: skip
    table = DocumentTable(("The plan", ""), rows, (0.28, 0.72), title="About the plan", row_height=_WRITTEN)
    return (table, *_given("Long-term goal", plan.goal if plan else "", 0.6))


def _given(title: str, words: str, height: float) -> tuple[Block, ...]:
    """What was typed, under its heading; else a box to write in."""
    return (Heading(title, 2), Text((words,))) if words else (WriteIn(title, height),)


def _outcomes(case: Case, plan: Plan | None) -> tuple[Block, ...]:
    rows = [
        (
            str(row["outcome"]),
            ", ".join(filter(None, (str(row["measure"]), str(row["target"])))),
            said_day(str(row["date"])),
            known_as(case, str(row["owner"])),
        )
        for row in (plan.outcomes if plan else ())
    ]
    tests = "; ".join(f"{name.lower()}: {words}" for name, words in FOUR_TESTS)
    table = DocumentTable(
        ("Outcome within a year", "Measure and target", "By", "Owner"),
        _filled(rows, _OUTCOMES, 4),
        (0.44, 0.22, 0.16, 0.18),
        title="Outcomes",
        row_height=_ROW,
    )
    return (Heading("Outcomes", 2), Text((f"Four tests. {tests[:1].upper()}{tests[1:]}.",)), table)


def _steps(case: Case, plan: Plan | None) -> tuple[Block, ...]:
    rows = [
        (str(row["step"]), known_as(case, str(row["who"])), said_day(str(row["date"])))
        for row in (plan.steps if plan else ())
    ]
    table = DocumentTable(
        ("Step", "Who", "By"), _filled(rows, _STEPS, 3), (0.56, 0.24, 0.2), title="Steps", row_height=_ROW
    )
    return (Heading("Steps", 2), table)


def _members(plan: Plan | None) -> tuple[Block, ...]:
    names = (
        list(dict.fromkeys(filter(None, [plan.convenor, *(name for name, _ in plan.commitments)])))
        if plan
        else []
    )
    return _given("Members of the team", ", ".join(names), 0.6)


def _commitments(plan: Plan | None) -> tuple[Block, ...]:
    rows = list(plan.commitments) if plan else []
    table = DocumentTable(
        ("Volunteer", "What the person takes on"), _filled(rows, _PEOPLE, 2), (0.34, 0.66),
        title="Commitments", row_height=_ROW,
    )  # fmt: skip
    return (
        Heading("Volunteers and commitments", 2),
        Text(("A plan without clear commitments does not go forward.",)),
        table,
    )


def _filled(rows: Sequence[tuple[str, ...]], least: int, columns: int) -> tuple[tuple[str, ...], ...]:
    """Rows with blank ones beneath, so that there is room to write: at least one."""
    blank = max(least - len(rows), 1)
    return (*rows, *((("",) * columns,) * blank))
