"""Invitations, dates, agendas, cards and dots: each breach is marked, and what counts is counted."""

import pytest

from industry_clusters.mobilization.method import BETWEEN, LONGER_FIRST, LONGER_SECOND
from support.mobilized import HEALTH, TODAY, person, seeded_tables, table

PEOPLE = tuple(person(name) for name in ("Ann Lee", "Bo Ruiz", "Cy Tan", "Di Vu"))


def event(name, day, **more):
    return {"cluster": HEALTH, "event": name, "date": day, **more}


def event_check(*rows, **lists):
    return table(events=rows, **lists).column("events", "check")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-09-10", ""),
        ("2026-09-12", "on a weekend"),
        ("2026-07-03", "on a federal holiday: Independence Day (observed)"),
        ("2026-11-11", "on a federal holiday: Veterans Day"),
        ("2026-05-13", "date is past: mark it held, or move it"),
        ("in September", "date is text: type it as 2026-03-12"),
        ("", "no date yet"),
    ],
)
def test_a_date_is_held_against_the_calendar(day, words):
    assert event_check(event("Meeting 1", day)) == [words]


def test_a_meeting_that_was_held_may_be_past():
    assert event_check(event("Meeting 1", "2026-05-13", held="yes")) == [""]


def test_meetings_less_than_a_month_apart_are_marked_and_a_month_is_enough():
    first = event("Meeting 1", "2026-09-10")
    assert (
        event_check(first, event("Meeting 2", "2026-10-09"))[1]
        == "less than a month after the meeting before it"
    )
    assert event_check(first, event("Meeting 2", "2026-10-13"))[1] == ""


def test_a_month_after_the_thirty_first_is_the_last_day_of_a_short_month():
    assert event_check(event("Meeting 1", "2026-08-31"), event("Meeting 2", "2026-09-30"))[1] == ""


def test_the_training_comes_before_meeting_1():
    rows = (event("Co-chair training", "2026-09-15"), event("Meeting 1", "2026-09-10"))
    assert event_check(*rows)[1] == "not after the event before it"


def test_a_meeting_that_moved_after_invitations_names_how_many_have_to_be_told():
    invitees = tuple({"person": one["name"], "cluster": HEALTH, "invited_on": "2026-06-10"} for one in PEOPLE)
    (words,) = event_check(
        event("Meeting 1", "2026-09-17", announced="2026-09-10"), invitees=invitees, people=PEOPLE
    )
    assert words.startswith("moved after it was announced for 2026-09-10: tell the 4 people invited")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"invited_on": "2026-08-05", "reply": "yes"}, ""),
        ({"invited_on": "2026-08-20", "reply": "yes"}, "invited less than a month before meeting 1"),
        ({"invited_on": "2026-06-01"}, "no reply for 10 days: call"),
        ({"invited_on": "2026-06-01", "call_1": "2026-06-12"}, ""),
        ({"invited_on": "last week"}, "invited on is text, not a date"),
        ({"reply": "yes", "proposes": "Eva Wu"}, "the proposed name is not on the register yet"),
        ({"reply": "no", "came_1": "yes"}, "said no and came"),
        ({"cluster": "Mining"}, "cluster not in the study"),
    ],
)
def test_an_invitation_says_what_to_do(row, words):
    invitee = {"person": "Ann Lee", "cluster": HEALTH} | row
    book = table(people=PEOPLE, invitees=(invitee,), events=(event("Meeting 1", "2026-09-10"),))
    assert book.column("invitees", "check") == [words]


def test_a_person_invited_twice_to_one_group_is_marked_in_both_rows():
    rows = ({"person": "Ann Lee", "cluster": HEALTH}, {"person": "ann lee", "cluster": HEALTH})
    assert table(people=PEOPLE, invitees=rows).column("invitees", "check") == [
        "invited twice",
        "invited twice",
    ]


def agenda(at, way, minutes="", start="08:00"):
    """Times and items of a meeting, as they are shown."""
    groups = ({"cluster": HEALTH, "decision": "mobilize now", "reason": "ready", "way": way},)
    row = event(f"Meeting {at}", "2026-09-10", start=start, minutes=minutes)
    book = table(groups=groups, events=(row,))
    shown = zip(book.column(f"agenda_{at}", "time"), book.column(f"agenda_{at}", "what"), strict=True)
    return [(clock(time), what) for time, what in shown if time != "not today"]


def clock(time):
    minutes = round(time * 1440)
    return f"{minutes // 60}:{minutes % 60:02d}"


def test_a_meeting_of_two_hours_that_starts_at_eight_keeps_the_methods_times():
    assert [time for time, _ in agenda(1, BETWEEN)] == [
        "7:30",
        "8:00",
        "8:15",
        "8:30",
        "9:15",
        "9:30",
        "9:45",
        "10:00",
    ]
    assert dict(agenda(2, BETWEEN)[::-1])["8:30"].startswith("Presentations")
    assert dict(agenda(2, BETWEEN))["9:50"].startswith("Wrap-up")


@pytest.mark.parametrize(("at", "way"), [(1, LONGER_FIRST), (2, LONGER_SECOND)])
def test_a_longer_meeting_has_an_hour_to_draft_plans_and_ends_an_hour_later(at, way):
    items = agenda(at, way)
    assert "Teams draft conceptual plans" in dict(map(reversed, items))
    assert items[-1][0] == "11:00"


def test_another_length_and_start_stretch_the_items_in_steps_of_five_minutes():
    items = agenda(1, BETWEEN, minutes="90", start="17:00")
    assert items[1][0] == "17:00"
    assert items[-1] == ("18:30", "End")
    assert all(int(time.partition(":")[2]) % 5 == 0 for time, _ in items)


def ballot(**more):
    return {"name": HEALTH, "cluster": HEALTH, "event": "Meeting 1", "counted": "by participant"} | more


def priority(number, **more):
    return {"ballot": HEALTH, "number": number, "text": f"Priority {number}", "category": "workforce"} | more


def vote(name, *dots, **more):
    return (
        {"ballot": HEALTH, "participant": name} | {f"dot_{at}": dot for at, dot in enumerate(dots, 1)} | more
    )


CAME = tuple(
    {"person": one["name"], "cluster": HEALTH, "reply": "yes", "came_1": "yes"} for one in PEOPLE[:3]
)
NUMBERS = tuple(priority(number) for number in "12345")


BALLOTS = (ballot(),)


def voted(*votes, priorities=NUMBERS, ballots=BALLOTS, **lists):
    return table(people=PEOPLE, invitees=CAME, ballots=ballots, priorities=priorities, votes=votes, **lists)


@pytest.mark.parametrize(
    ("row", "counted", "words"),
    [
        (vote("Ann Lee", "1", "2", "3", "4"), 4, ""),
        (vote("Ann Lee", "1", "2", "3", "4", further="5"), 4, "more than 4 dots: the others are not counted"),
        (vote("Ann Lee", "1", "1"), 1, "two dots on one priority: one counts"),
        (vote("Di Vu", "1"), 0, "did not attend: not counted"),
        (vote("Ann Lee", "9"), 0, "a dot on a number that is not there"),
        (vote("", "1"), 0, "no participant"),
        (vote("ann lee", "1"), 1, ""),
    ],
)
def test_a_row_of_dots_counts_what_the_rules_allow_and_says_why_not(row, counted, words):
    book = voted(row)
    assert book.column("votes", "counted") == [counted]
    assert book.column("votes", "check") == [words]


def test_a_second_row_of_one_person_is_marked_and_not_counted():
    book = voted(vote("Ann Lee", "1"), vote("Ann Lee", "2"))
    assert book.column("priorities", "dots")[:2] == [1, 0]
    assert book.column("votes", "check")[1] == "second row of the same person: not counted"


def test_a_dot_on_a_merged_priority_counts_for_the_one_it_went_into_and_the_row_stays():
    merged = (priority("1"), priority("2", merged_into="1"))
    book = voted(vote("Ann Lee", "2"), vote("Bo Ruiz", "1", "2"), priorities=merged)
    assert book.column("priorities", "dots") == [2, 0]
    assert book.column("votes", "check") == [
        "a dot on a merged priority counts for the one it went into",
        "two dots on priorities that were merged: one counts; a dot on a merged priority counts for the one it went into",
    ]
    assert book.column("priorities", "text") == ["Priority 1", "Priority 2"]


def test_cards_keep_their_words_and_lead_to_the_priority_they_went_into():
    cards = (
        {
            "ballot": HEALTH,
            "kind": "requirement",
            "category": "workforce",
            "text": "Welders, please",
            "priority": "1",
        },
    )
    book = voted(cards=cards)
    assert book.column("priorities", "cards")[0] == 1
    assert book.column("cards", "check") == [""]


def test_a_tie_is_shown_as_a_tie_and_one_across_the_third_place_is_left_to_those_present():
    book = voted(vote("Ann Lee", "1", "2", "3", "4"), vote("Bo Ruiz", "1", "2"), vote("Cy Tan", "1", "5"))
    assert book.column("priorities", "place") == ["1", "2", "3 (tie)", "3 (tie)", "3 (tie)"]
    assert book.column("priorities", "proposed")[:3] == [
        "proposed",
        "proposed",
        "tie across the last place: decide together",
    ]


def test_dots_counted_on_the_wall_take_the_place_of_rows():
    book = voted(
        priorities=(priority("1", wall="7"), priority("2", wall="9")),
        ballots=(ballot(counted="on the wall"),),
    )
    assert book.column("priorities", "dots") == [7, 9]
    assert book.column("tally", "priority")[:2] == ["2  Priority 2", "1  Priority 1"]


def test_the_same_sheet_serves_any_list_with_anyone_voting():
    any_list = ({"name": "Where to eat", "event": "anyone", "counted": "by participant"},)
    places = tuple(priority(number) | {"ballot": "Where to eat"} for number in "12")
    book = voted(vote("Di Vu", "2") | {"ballot": "Where to eat"}, priorities=places, ballots=any_list)
    assert book.column("priorities", "dots") == [0, 1]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (priority("1", decision="chosen"), "chosen without a champion: no champion, no action"),
        (priority("1", merged_into="7"), "merged into a number that is not there"),
        (priority("1", merged_into="1"), "merged into itself"),
        (priority("1") | {"ballot": "Mining"}, "ballot not on the list"),
    ],
)
def test_a_priority_says_what_is_wrong(row, words):
    assert voted(priorities=(row,)).column("priorities", "check") == [words]


def test_a_task_is_due_so_many_days_from_its_event_and_moves_with_it():
    tasks = (
        {"cluster": HEALTH, "task": "Mail", "event": "Meeting 1", "days": "-35", "status": "not started"},
    )
    book = table(tasks=tasks, events=(event("Meeting 1", "2026-07-30"),))
    assert book.column("tasks", "due") == [46_198]
    assert book.column("tasks", "state") == ["due in 10 days"]
    assert table(tasks=tasks, events=(event("Meeting 1", "2026-07-15"),)).column("tasks", "state") == [
        "overdue by 5 days"
    ]


def test_every_meeting_has_mailings_before_and_after_it():
    tasks = seeded_tables().tables["tasks"].filled
    for meeting in ("Meeting 1", "Meeting 2", "Meeting 3"):
        days = [
            task["days"] for task in tasks if task["event"] == meeting and task["task"].startswith("Mail")
        ]
        assert min(days) < 0 < max(days)
    assert TODAY.year == 2026
