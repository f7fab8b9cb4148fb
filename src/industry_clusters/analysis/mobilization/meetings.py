"""Recruiting, dates, tasks: what is worked out while invitations go out and meetings are prepared."""

from __future__ import annotations

from itertools import pairwise

from industry_clusters.analysis.mobilization.across import (
    count,
    earliest,
    found,
    found_value,
    row_of,
    row_of_number,
    text_at,
    value_at,
)
from industry_clusters.analysis.mobilization.live import (
    Live,
    blank,
    both,
    either,
    filled,
    first_of,
    flag,
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
    plus,
    remarks,
    same,
    shown,
    times,
    weekday,
    when,
)
from industry_clusters.mobilization.method import (
    DONE,
    EVENTS,
    EVERY_CLUSTER,
    MEETING_1,
    MEETINGS,
    MONTHS_BETWEEN,
    NO,
    TRAINING,
    YES,
)
from industry_clusters.mobilization.team_lists import INVITEES

_FRIDAY = 5
_CALL_AFTER = 10
_SOON = 14


def day(column: str) -> Live:
    """A date where one was typed; nothing where it is text or blank."""
    return when(number(own(column)), own(column), "")


def invitee_columns() -> dict[str, Live]:
    """What is worked out of each invitee."""
    first = found_value("events", "key", own("meeting"), "day")
    used = joined(*(own(column) for column in INVITEES.headings))
    return {
        "key": key(own("person")),
        "row": row_of("people", "key", own("key")),
        "group": when(filled(own("key")), key(own("cluster")), ""),
        "unit": joined(own("key"), "|", own("group")),
        "meeting": joined(own("group"), "|", MEETING_1),
        "first": first,
        "organization": text_at("people", "organization", own("row")),
        "chosen_part": text_at("people", "component", own("row")),
        "part": when(
            filled(own("chosen_part")),
            key(own("chosen_part")),
            found("components", "code", key(text_at("people", "industry_code", own("row"))), "title"),
        ),
        "mapped": joined(own("group"), "|", own("part")),
        "attending": flag(both(same(own("reply"), YES), filled(own("group")))),
        **{
            f"at_{number_}": when(same(own(f"came_{number_}"), YES), joined(own("unit"), "|", event), "")
            for number_, event in enumerate(MEETINGS, 1)
        },
        "check": when(blank(used), "", _invitee_check()),
    }


def _invitee_check() -> Live:
    gone = both(number(own("invited_on")), blank(own("reply")), blank(own("call_1")))
    waited = more(minus(named("mobilize_today"), plus(own("invited_on"), 0)), _CALL_AFTER)
    late = both(
        number(own("invited_on")),
        number(own("first")),
        when(number(own("first")), more(own("invited_on"), later(own("first"), -MONTHS_BETWEEN)), more(0, 1)),
    )
    proposed = key(own("proposes"))
    return remarks(
        (blank(own("key")), "no person"),
        (both(filled(own("key")), same(own("row"), 0)), "not on the register"),
        (blank(own("cluster")), "no cluster"),
        (both(filled(own("cluster")), same(row_of("groups", "key", key(own("cluster"))), 0)), "cluster not in the study"),
        (both(filled(own("key")), more(count("invitees", unit=own("unit")), 1)), "invited twice"),
        *((both(filled(own(column)), no(number(own(column)))), f"{words} is text, not a date") for column, words in (("invited_on", "invited on"), ("call_1", "first call"), ("call_2", "second call"))),
        (late, "invited less than a month before meeting 1"),
        (when(gone, waited, more(0, 1)), f"no reply for {_CALL_AFTER} days: call"),
        (both(filled(proposed), same(row_of("people", "key", proposed), 0)), "the proposed name is not on the register yet"),
        (both(same(own("reply"), NO), filled(joined(own("at_1"), own("at_2"), own("at_3")))), "said no and came"),
    )  # fmt: skip


def component_columns() -> dict[str, Live]:
    """How the invitees mirror the industries of a cluster's map."""
    mapped = joined(own("cluster"), "|", own("title"))
    invited = count("invitees", mapped=own("mapped"))
    return {
        "mapped": mapped,
        "invited": invited,
        "attending": count("invitees", mapped=own("mapped"), attending=1),
        "covered": flag(more(own("invited"), 0)),
        "goes": count("groups", key=key(own("cluster")), go=1),
        "says": first_of(
            (same(own("goes"), 0), ""),
            (same(own("invited"), 0), "nobody invited"),
            (same(own("attending"), 0), "nobody has said yes"),
            otherwise="",
        ),
    }


def event_columns() -> dict[str, Live]:
    """What is worked out of each date."""
    unit = joined(key(own("cluster")), "|", own("event"))
    return {
        "key": unit,
        "day": day("date"),
        "clock": day("start"),
        "length": day("minutes"),
        "before": _day_before(),
        "holiday": text_at("holidays", "name", row_of_number("holidays", "date", own("date"))),
        "invited": count("invitees", group=key(own("cluster"))),
        "came": first_of(
            *(
                (
                    same(own("event"), meeting),
                    count("invitees", group=key(own("cluster")), **{f"came_{at}": YES}),
                )
                for at, meeting in enumerate(MEETINGS, 1)
            ),
            otherwise="",
        ),
        "check": when(blank(joined(own("cluster"), own("event"), own("date"))), "", _event_check()),
    }


def _day_before() -> Live:
    """The date of the event before this one, in the same cluster group."""
    pairs = [
        (
            same(own("event"), event),
            found_value("events", "key", joined(key(own("cluster")), "|", previous), "day"),
        )
        for previous, event in pairwise(EVENTS)
    ]
    return first_of(*pairs, otherwise="")


def _event_check() -> Live:
    dated, previous = number(own("date")), number(own("before"))
    today = named("mobilize_today")
    a_month = when(both(dated, previous), less(own("day"), later(own("before"), MONTHS_BETWEEN)), more(0, 1))
    is_meeting = either(*(same(own("event"), one) for one in MEETINGS[1:]))
    not_after = when(both(dated, previous), no(more(own("day"), own("before"))), more(0, 1))
    moved = both(
        dated, number(own("announced")), no(same(own("day"), own("announced"))), no(same(own("held"), YES))
    )
    return remarks(
        (same(row_of("groups", "key", key(own("cluster"))), 0), "cluster not in the study"),
        (more(count("events", key=own("key")), 1), "entered twice"),
        (both(filled(own("date")), no(dated)), "date is text: type it as 2026-03-12"),
        (blank(own("date")), "no date yet"),
        (when(dated, more(weekday(own("date")), _FRIDAY), more(0, 1)), "on a weekend"),
        (both(dated, filled(own("holiday"))), joined("on a federal holiday: ", own("holiday"))),
        (both(dated, no(same(own("held"), YES)), when(dated, less(own("day"), today), more(0, 1))), "date is past: mark it held, or move it"),
        (both(not_after, no(is_meeting)), "not after the event before it"),
        (both(is_meeting, a_month), "less than a month after the meeting before it"),
        (both(filled(own("start")), no(number(own("start")))), "start is text: type it as 8:00 AM"),
        (moved, joined("moved after it was announced for ", when(number(own("announced")), shown(own("announced")), ""), ": tell the ", own("invited"), " people invited, then type the new date under 'Date announced'")),
    )  # fmt: skip


def task_columns() -> dict[str, Live]:
    """When each task is due, and whether it is late."""
    anchor = when(
        either(blank(own("cluster")), same(own("cluster"), EVERY_CLUSTER)),
        earliest("events", "day", event=own("event")),
        found_value("events", "key", joined(key(own("cluster")), "|", own("event")), "day"),
    )
    today, open_ = (
        named("mobilize_today"),
        no(either(same(own("status"), DONE), same(own("status"), "not needed"))),
    )
    dated = number(own("due"))
    left = minus(when(dated, own("due"), 0), today)
    return {
        "anchor": anchor,
        "due": when(both(number(own("anchor")), number(own("days"))), plus(own("anchor"), when(number(own("days")), own("days"), 0)), ""),
        "late": flag(both(filled(own("task")), open_, dated, less(left, 0))),
        "soon": flag(both(filled(own("task")), open_, dated, no(less(left, 0)), no(more(left, _SOON)))),
        "finished": flag(both(filled(own("task")), no(open_))),
        "used": flag(filled(own("task"))),
        "state": first_of(
            (blank(own("task")), ""),
            (no(open_), ""),
            (same(own("late"), 1), joined("overdue by ", times(left, -1), " days")),
            (same(own("soon"), 1), joined("due in ", left, " days")),
            (no(dated), joined("no date yet for ", own("event"))),
            otherwise="",
        ),
    }  # fmt: skip


def call_columns() -> dict[str, Live]:
    """Whether a call's row can be read."""
    return {
        "check": when(
            blank(joined(own("cluster"), own("person"), own("date"), own("said"))),
            "",
            remarks(
                (both(filled(own("person")), same(row_of("people", "key", key(own("person"))), 0)), "not on the register"),
                (both(filled(own("date")), no(number(own("date")))), "date is text"),
            ),
        )
    }  # fmt: skip


def training_day(cluster: Live) -> Live:
    """The day of a cluster's co-chair training."""
    return found_value("events", "key", joined(cluster, "|", TRAINING), "day")


def agenda_start(cluster: Live, event: str) -> Live:
    """When a cluster's meeting begins, as a fraction of a day."""
    return value_at("events", "clock", row_of("events", "key", joined(cluster, "|", event)))
