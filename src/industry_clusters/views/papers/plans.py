"""Action plans as papers show them: the plan in full, on a page, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import DocumentTable, Heading, Points, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block

REQUIREMENTS = (
    ("money", "Money"),
    ("expertise", "Expertise"),
    ("materials", "Materials"),
    ("organization", "Organization"),
)
"""What a plan takes: columns of the list and how papers call them."""
NO_DATE = "no date yet"


def of_plan(case: Case, key: str, plan: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Rows of a list that belong to a plan."""
    return list(case.worked(key, plan=str(plan["number"])))


def said_of(reviews: Iterable[Mapping[str, Any]], meeting: str) -> tuple[Mapping[str, Any], ...]:
    """Those of a plan's reviews that are of a meeting."""
    return tuple(row for row in reviews if row["meeting"].casefold() == meeting.casefold())


def plan_title(plan: Mapping[str, Any]) -> str:
    """A plan's number and title."""
    return f"Plan {plan['number']}: {plan['title'] or 'without a title'}"


def plan_blocks(case: Case, plan: Mapping[str, Any], level: int = 2) -> Iterator[Block]:
    """A plan in full; names of persons who did not agree to be listed are left out."""
    yield Heading(plan_title(plan), level)
    convenor = case.shown(str(plan["convenor"]), "") if plan["convenor"] else ""
    yield Text((Run("Long-term goal: ", bold=True), str(plan["goal"]) or "not written yet"))
    if convenor:
        yield Text((Run("Convenor: ", bold=True), with_organization(case, convenor)))
    yield from _outcomes(case, plan)
    yield from _steps(case, plan)
    if plan["timeline"]:
        yield Text((Run("Timeline: ", bold=True), str(plan["timeline"])))
    needs = tuple((label, str(plan[key])) for key, label in REQUIREMENTS if plan[key])
    if needs:
        yield DocumentTable(
            ("What it takes", ""), needs, (0.25, 0.75), title=f"Requirements of plan {plan['number']}"
        )
    yield from commitments(case, plan)


def with_organization(case: Case, name: str) -> str:
    """A name, with the organization that the register has for it."""
    return ", ".join(filter(None, (name, case.person(name).get("organization", "").strip())))


def _outcomes(case: Case, plan: Mapping[str, Any]) -> Iterator[Block]:
    rows = tuple(
        (
            row["outcome"],
            " ".join(filter(None, (row["target"], row["measure"]))),
            said_day(row["date"]) or NO_DATE,
        )
        for row in of_plan(case, "outcomes", plan)
        if row["outcome"]
    )
    if rows:
        yield DocumentTable(
            ("Outcome within a year", "Measure", "By"),
            rows,
            (0.48, 0.3, 0.22),
            title=f"Outcomes of plan {plan['number']}",
        )
    else:
        yield Text(("No outcome is written yet.",))


def _steps(case: Case, plan: Mapping[str, Any]) -> Iterator[Block]:
    rows = tuple(
        (row["step"], case.shown(row["who"]) if row["who"] else "", said_day(row["date"]))
        for row in of_plan(case, "steps", plan)
        if row["step"]
    )
    if rows:
        yield DocumentTable(
            ("Step", "Who", "By"), rows, (0.52, 0.26, 0.22), title=f"Steps of plan {plan['number']}"
        )


def commitments(case: Case, plan: Mapping[str, Any]) -> Iterator[Block]:
    """Who takes on what; one who did not agree to be listed is a volunteer."""
    rows = tuple(
        ((Run(case.shown(row["person"]), bold=True), f": {row['commitment']}"))
        for row in of_plan(case, "commitments", plan)
        if row["plan_key"]
    )
    yield Text((Run("Commitments", bold=True),))
    if rows:
        yield Points(rows)
    else:
        yield Text(("Nobody has committed to this plan yet.",))


def feedback(case: Case, plan: Mapping[str, Any], meeting: str) -> Iterator[Block]:
    """What a meeting said of a plan, on the record."""
    for row in said_of(of_plan(case, "reviews", plan), meeting):
        parts = (
            ("Feedback: ", row["said"]),
            ("Partners to add: ", row["partners"]),
            ("Recommendation: ", row["recommendation"]),
            ("Changes asked for: ", row["conditions"]),
        )
        said = tuple((Run(label, bold=True), text) for label, text in parts if text)
        if said:
            yield Text((Run(f"What {meeting.lower()} said of it", bold=True),))
            yield Points(said)
