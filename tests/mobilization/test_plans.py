"""Plans, outcomes and reviews: advice and honest states, nothing blocked."""

import pytest

from support.mobilized import HEALTH, person, table

PEOPLE = (person("Ann Lee"), person("Bo Ruiz"))
TESTED = dict.fromkeys(("clear", "compelling", "result", "feasible"), "yes")
OUTCOME = {
    "plan": "1",
    "outcome": "40 more places for nurses",
    "measure": "places",
    "date": "2027-03-01",
    "owner": "Ann Lee",
    **TESTED,
}
COMMITMENT = {"plan": "1", "person": "Bo Ruiz", "commitment": "Gives two days a month"}


def plan(**more):
    return {
        "number": "1",
        "cluster": HEALTH,
        "title": "Nurses",
        "convenor": "Ann Lee",
        "stage": "going forward",
    } | more


def planned(*plans, **lists):
    return table(people=PEOPLE, plans=plans, **lists)


def review(recommendation, **more):
    return {"plan": "1", "meeting": "Leadership group", "recommendation": recommendation} | more


def test_a_plan_without_commitments_does_not_go_forward_whatever_is_typed():
    book = planned(plan(), outcomes=(OUTCOME,))
    assert book.column("plans", "state") == ["not going forward: no commitment and no reason"]
    assert book.column("plans", "forward") == [0]


@pytest.mark.parametrize("more", [{"reason": "The mayor signs next week"}, None])
def test_with_a_commitment_or_a_typed_reason_it_goes_forward(more):
    commitments = () if more else (COMMITMENT,)
    book = planned(plan(**(more or {})), outcomes=(OUTCOME,), commitments=commitments)
    assert book.column("plans", "forward") == [1]


@pytest.mark.parametrize("lacking", ["person", "commitment"])
def test_half_a_commitment_is_none(lacking):
    book = planned(plan(), commitments=({**COMMITMENT, lacking: ""},))
    assert book.column("plans", "committed") == [0]


def test_a_plan_without_an_outcome_or_a_champion_is_told_so():
    (words,) = planned(plan(convenor=""), commitments=(COMMITMENT,)).column("plans", "check")
    assert words == "no convenor: no champion, no action; no outcome"


@pytest.mark.parametrize(
    ("reviews", "state"),
    [
        ((), "going forward, not yet approved"),
        ((review("approved"),), "approved"),
        ((review("approved once conditions are met", conditions="A budget"),), "approval waits for changes"),
        ((review("approved once conditions are met", conditions="A budget", met="yes"),), "approved"),
        ((review("approved", meeting="Meeting 3"),), "going forward, not yet approved"),
    ],
)
def test_the_leadership_group_approves_or_waits_for_changes(reviews, state):
    assert planned(plan(), commitments=(COMMITMENT,), reviews=reviews).column("plans", "state") == [state]


def test_only_the_leadership_group_approves():
    assert planned(plan(), reviews=(review("approved", meeting="Meeting 3"),)).column("reviews", "check") == [
        "only the leadership group approves"
    ]


def test_a_merged_plan_keeps_its_row_and_says_where_it_went():
    book = planned(plan(), plan(number="2", stage="merged", merged_into="1"))
    assert book.column("plans", "state")[1] == "merged into 1"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        (
            {"outcome": "Hold a meeting with the college"},
            "reads like an activity: what will be different afterwards?",
        ),
        ({"outcome": "Discuss opening hours"}, "reads like an activity: what will be different afterwards?"),
        ({"outcome": "Explore options"}, "reads like an activity: what will be different afterwards?"),
        ({"outcome": "Twenty metered beds"}, ""),
        ({"date": "2027-09-01"}, "more than a year away: what can be reached within one?"),
        ({"measure": ""}, "how will you know?"),
        ({"result": "no"}, "not a result"),
        ({"clear": ""}, "not tested: clear"),
    ],
)
def test_an_outcome_gets_advice(changes, words):
    assert planned(plan(), outcomes=(OUTCOME | changes,)).column("outcomes", "advice") == [words]


def test_advice_blocks_nothing():
    book = planned(plan(), outcomes=(OUTCOME | {"outcome": "Hold a meeting"},), commitments=(COMMITMENT,))
    assert book.column("outcomes", "passes") == [1]
    assert book.column("plans", "forward") == [1]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"date": "2026-06-10"}, "overdue by 5 days: ask Ann Lee"),
        ({"date": "2026-06-25"}, "due in 10 days: remind Ann Lee"),
        ({"date": "2026-06-10", "status": "reached"}, ""),
        ({"date": "", "status": "on track"}, "no date"),
    ],
)
def test_an_outcome_reminds_its_owner(changes, words):
    assert planned(plan(), outcomes=(OUTCOME | changes,)).column("outcomes", "reminder") == [words]


def test_rows_of_a_plan_that_is_not_there_are_kept_and_marked():
    lists = {
        "steps": ({"plan": "9", "step": "Begin"},),
        "commitments": ({**COMMITMENT, "plan": "9"},),
        "outcomes": ({**OUTCOME, "plan": "9"},),
    }
    book = planned(plan(), **lists)
    assert book.column("steps", "check") == ["no plan has that number"]
    assert book.column("commitments", "check") == ["which plan?"]
    assert book.column("outcomes", "check") == ["no plan has that number"]


def test_employers_reports_are_tallied_by_cluster_and_theme():
    reports = tuple(
        {"cluster": HEALTH, "person": "Ann Lee", "outlook": outlook, "theme": "Child care"}
        for outlook in ("shrinking", "shrinking", "growing")
    )
    book = table(people=PEOPLE, reports=reports, report_themes=({"theme": "Child care"}, {"theme": "Roads"}))
    assert book.column("report_tally", "says")[0] == "jobs are being lost: talk to these employers now"
    assert book.column("report_themes", "every") == [3, 0]
