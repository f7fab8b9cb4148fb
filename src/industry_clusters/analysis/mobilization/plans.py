"""Conceptual and action plans: whether outcomes pass the four tests, what a plan lacks, and how far it may go.

The word list is a hint and no judge: it marks outcomes that read like activities. A plan goes forward with a commitment, or
with a reason that was typed.
"""

from __future__ import annotations

from industry_clusters.analysis.mobilization.across import (
    count,
    count_up,
    found,
    found_value,
    own_row,
    row_of,
    smallest,
    text_at,
)
from industry_clusters.analysis.mobilization.live import (
    Live,
    blank,
    both,
    either,
    filled,
    first_of,
    flag,
    has_word,
    joined,
    key,
    later,
    less,
    minus,
    more,
    named,
    no,
    number,
    own,
    remarks,
    same,
    when,
)
from industry_clusters.analysis.mobilization.meetings import day
from industry_clusters.mobilization.method import (
    APPROVED,
    FORWARD,
    LEADERSHIP,
    MERGED,
    NO,
    STOPPED,
    WITHHELD,
    YES,
)

PROCESS_WORDS = (
    "meet", "meeting", "meetings", "discuss", "discussion", "explore", "study", "consider", "convene", "review", "talk", "form",
    "look into", "identify", "brainstorm", "research", "plan to", "investigate",
)  # fmt: skip
"""Words of activities: an outcome with one of them may be a process."""
_YEAR = 12
_TESTS = (
    ("clear", "clear"),
    ("compelling", "compelling"),
    ("result", "a result"),
    ("feasible", "achievable within a year"),
)
_REMIND = 30


def plan_columns() -> dict[str, Live]:
    """What is worked out of each plan."""
    number_ = own("key")
    used = joined(own("number"), own("cluster"), own("title"), own("goal"))
    said = both(more(own("committed"), 0))
    may = either(said, filled(own("reason")))
    return {
        "key": key(own("number")),
        "group": key(own("cluster")),
        "team_day": day("meets_on"),
        "label": when(filled(own("number")), joined(own("key"), "  ", own("title")), ""),
        "committed": count("commitments", plan_key=number_),
        "outcomes": count("outcomes", plan_key=number_, has=1),
        "passing": count("outcomes", plan_key=number_, passes=1),
        "approvals": count("reviews", plan_key=number_, approves=1),
        "pending": count("reviews", plan_key=number_, pending=1),
        "forward": flag(both(same(own("stage"), FORWARD), may)),
        "approved": flag(both(same(own("forward"), 1), more(own("approvals"), 0), same(own("pending"), 0))),
        "order": when(same(own("approved"), 1), own_row("plans", "number"), ""),
        "state": when(blank(used), "", _plan_state()),
        "check": when(blank(used), "", _plan_check()),
    }


def _plan_state() -> Live:
    """How far a plan really is, whatever was typed."""
    return first_of(
        (same(own("stage"), MERGED), joined("merged into ", own("merged_into"))),
        (same(own("stage"), STOPPED), "stopped"),
        (same(own("approved"), 1), "approved"),
        (both(same(own("forward"), 1), more(own("pending"), 0)), "approval waits for changes"),
        (same(own("forward"), 1), "going forward, not yet approved"),
        (same(own("stage"), FORWARD), "not going forward: no commitment and no reason"),
        (blank(own("stage")), "no stage yet"),
        otherwise=own("stage"),
    )


def _plan_check() -> Live:
    going = no(either(same(own("stage"), MERGED), same(own("stage"), STOPPED)))
    return remarks(
        (blank(own("key")), "no number"),
        (both(filled(own("key")), more(count("plans", key=own("key")), 1)), "number is there twice"),
        (same(row_of("groups", "key", own("group")), 0), "cluster not in the study"),
        (both(going, blank(own("convenor"))), "no convenor: no champion, no action"),
        (both(filled(own("convenor")), same(row_of("people", "key", key(own("convenor"))), 0)), "convenor not on the register"),
        (both(going, same(own("outcomes"), 0)), "no outcome"),
        (both(going, more(own("outcomes"), own("passing"))), joined(minus(own("outcomes"), own("passing")), " of ", own("outcomes"), " outcomes have not passed the four tests")),
        (both(same(own("stage"), FORWARD), same(own("committed"), 0), blank(own("reason"))), "no commitment: it does not go forward without a reason"),
        (both(same(own("stage"), MERGED), same(row_of("plans", "key", key(own("merged_into"))), 0)), "merged into which plan?"),
        (both(same(own("stage"), MERGED), filled(own("merged_into")), same(key(own("merged_into")), own("key"))), "merged into itself"),
        (both(filled(own("meets_on")), no(number(own("meets_on")))), "team's date is text"),
    )  # fmt: skip


def of_plan(*further: Live) -> dict[str, Live]:
    """The plan that a row belongs to; ``further`` cells tell whether anything else was typed."""
    return {
        "plan_key": key(own("plan")),
        "known": row_of("plans", "key", own("plan_key")),
        "used": flag(filled(joined(own("plan"), *further))),
    }


def nth_of_plan(table: str) -> dict[str, Live]:
    """The plan, and which of its rows this is, first, second and so on: the one-page form finds its lines by it."""
    earlier = count_up(table, "plan_key", own("plan_key"))
    return {"nth": when(blank(own("plan_key")), "", joined(own("plan_key"), "|", earlier))}


def _no_plan() -> tuple[tuple[Live, str], ...]:
    return (
        (blank(own("plan_key")), "which plan?"),
        (both(filled(own("plan_key")), same(own("known"), 0)), "no plan has that number"),
    )


def _not_registered(column: str, words: str) -> tuple[Live, str]:
    return (
        both(filled(own(column)), same(row_of("people", "key", key(own(column))), 0)),
        f"{words} not on the register",
    )


def outcome_columns() -> dict[str, Live]:
    """What is worked out of each outcome: the four tests, a hint, and whether it is due."""
    done = either(same(own("status"), "reached"), same(own("status"), "given up"))
    left = minus(when(number(own("date")), own("date"), 0), named("mobilize_today"))
    return {
        **of_plan(own("outcome"), own("measure")),
        **nth_of_plan("outcomes"),
        "has": flag(filled(own("outcome"))),
        "day": day("date"),
        "passes": flag(both(filled(own("outcome")), *(same(own(one), YES) for one, _ in _TESTS))),
        "cluster": text_at("plans", "group", own("known")),
        "plan_going": found_value("plans", "key", own("plan_key"), "forward", 0),
        "closed": flag(done),
        "reached": flag(same(own("status"), "reached")),
        "overdue": flag(both(filled(own("outcome")), number(own("date")), no(done), less(left, 0))),
        "advice": when(blank(own("outcome")), "", _advice()),
        "reminder": first_of(
            (blank(own("outcome")), ""),
            (done, ""),
            (no(number(own("date"))), "no date"),
            (less(left, 0), joined("overdue by ", minus(0, left), " days: ask ", when(blank(own("owner")), "the team", own("owner")))),
            (no(more(left, _REMIND)), joined("due in ", left, " days: remind ", when(blank(own("owner")), "the team", own("owner")))),
            otherwise="",
        ),
        "check": when(
            same(own("used"), 0),
            "",
            remarks(*_no_plan(), (blank(own("outcome")), "no outcome"), _not_registered("owner", "owner"),
                    (both(filled(own("date")), no(number(own("date")))), "date is text")),
        ),
    }  # fmt: skip


def _advice() -> Live:
    words = joined(" ", own("outcome"), " ")
    process = either(*(has_word(words, word) for word in PROCESS_WORDS))
    far = when(
        number(own("date")),
        more(when(number(own("date")), own("date"), 0), later(named("mobilize_today"), _YEAR)),
        more(0, 1),
    )
    failed = remarks(*((same(own(one), NO), f"not {label}") for one, label in _TESTS))
    open_ = remarks(*((blank(own(one)), label) for one, label in _TESTS))
    return remarks(
        (process, "reads like an activity: what will be different afterwards?"),
        (far, "more than a year away: what can be reached within one?"),
        (blank(own("measure")), "how will you know?"),
        (filled(failed), failed),
        (filled(open_), joined("not tested: ", open_)),
    )


def step_columns() -> dict[str, Live]:
    """Whether a step's row can be read."""
    return {
        **of_plan(own("step"), own("who")),
        **nth_of_plan("steps"),
        "check": when(
            same(own("used"), 0),
            "",
            remarks(*_no_plan(), _not_registered("who", "person"), (both(filled(own("date")), no(number(own("date")))), "date is text")),
        ),
    }  # fmt: skip


def commitment_columns() -> dict[str, Live]:
    """Whether a commitment counts: a plan, a person and what the person takes on."""
    whole = both(more(own("known"), 0), filled(own("person")), filled(own("commitment")))
    return {
        "given": key(own("plan")),
        "known": row_of("plans", "key", own("given")),
        "plan_key": when(whole, own("given"), ""),
        **nth_of_plan("commitments"),
        "consents": found("people", "key", key(own("person")), "consent"),
        "check": when(
            blank(joined(own("plan"), own("person"), own("commitment"))),
            "",
            remarks(
                (same(own("known"), 0), "which plan?"),
                (blank(own("person")), "who?"),
                _not_registered("person", "person"),
                (blank(own("commitment")), "what does the person take on?"),
            ),
        ),
    }


def review_columns() -> dict[str, Live]:
    """What the leadership group's word on a plan comes to."""
    from_leaders = same(own("meeting"), LEADERSHIP)
    return {
        **of_plan(own("said"), own("recommendation"), own("partners")),
        "approves": flag(both(from_leaders, either(same(own("recommendation"), APPROVED), same(own("recommendation"), WITHHELD)))),
        "pending": flag(both(from_leaders, same(own("recommendation"), WITHHELD), no(same(own("met"), YES)))),
        "check": when(
            same(own("used"), 0),
            "",
            remarks(
                *_no_plan(),
                (blank(own("meeting")), "who said it?"),
                (both(same(own("recommendation"), WITHHELD), blank(own("conditions"))), "which changes are asked for?"),
                (both(either(same(own("recommendation"), APPROVED), same(own("recommendation"), WITHHELD)), no(from_leaders)), "only the leadership group approves"),
                (both(filled(own("date")), no(number(own("date")))), "date is text"),
            ),
        ),
    }  # fmt: skip


def champion_columns() -> dict[str, Live]:
    """Whether the plan that somebody signed up for is there."""
    return {
        **of_plan(own("name")),
        "check": when(
            both(same(own("used"), 1), filled(own("plan_key")), same(own("known"), 0)),
            "no plan has that number",
            "",
        ),
    }


def report_columns() -> dict[str, Live]:
    """Whether an employer's report counts in the tally."""
    used = joined(own("date"), own("cluster"), own("person"), own("text"))
    return {
        "group": key(own("cluster")),
        "check": when(
            blank(used),
            "",
            remarks(
                (same(row_of("groups", "key", own("group")), 0), "cluster not in the study"),
                (both(filled(own("date")), no(number(own("date")))), "date is text"),
                _not_registered("person", "employer"),
                (both(filled(own("theme")), same(row_of("report_themes", "theme", own("theme")), 0)), "theme not on the list of 'Follow-up'"),
            ),
        ),
    }  # fmt: skip


BLUEPRINT_PLANS = 10


def blueprint_columns() -> dict[str, Live]:
    """The approved plans, first to last."""
    row = when(number(own("place")), own("place"), 0)
    return {
        "place": smallest("plans", "order", own("at")),
        **{column: text_at("plans", column, row) for column in ("cluster", "label", "goal", "convenor")},
    }
