"""Cards, priorities and dots: what counts, what breaks the rules, who is ahead, and where it is a tie.

A dot counts where the participant came, for a priority of that ballot, once for each; one on a priority that was merged
counts for the priority it went into. Nothing is taken away: what does not count is marked.
"""

from __future__ import annotations

from industry_clusters.analysis.mobilization.across import (
    above,
    count,
    found,
    found_value,
    largest,
    own_row,
    row_of,
    row_of_number,
    text_at,
    total,
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
    minus,
    more,
    most,
    named,
    no,
    number,
    own,
    plus,
    remarks,
    same,
    summed,
    times,
    when,
)
from industry_clusters.mobilization.method import (
    ANYONE,
    CATEGORIES,
    CHOSEN,
    DOTS,
    MEETINGS,
    ON_THE_WALL,
    PRIORITIES,
    REQUIREMENT,
    VISION,
)

SHOWN_BALLOT = "mobilize_ballot"
_RANKS = 10_000
_DOT_COLUMNS = tuple(f"dot_{at}" for at in range(1, DOTS + 1))
_NEVER = more(0, 1)


def ballot_columns() -> dict[str, Live]:
    """What is worked out of each ballot."""
    everybody = [count("votes", first=1, ballot_key=own("key"))]
    return {
        "key": key(own("name")),
        "group": key(own("cluster")),
        "open": flag(same(own("event"), ANYONE)),
        "wall": flag(same(own("counted"), ON_THE_WALL)),
        "voters": when(blank(own("key")), "", everybody[0]),
        "dots": when(blank(own("key")), "", total("priorities", "dots", ballot_key=own("key"))),
        "check": when(
            blank(joined(own("name"), own("cluster"), own("event"))),
            "",
            remarks(
                (blank(own("key")), "no name"),
                (more(count("ballots", key=own("key")), 1), "the name is there twice"),
                (blank(own("event")), "who may vote?"),
                (both(filled(own("cluster")), same(row_of("groups", "key", own("group")), 0)), "cluster not in the study"),
            ),
        ),
    }  # fmt: skip


def card_columns() -> dict[str, Live]:
    """What is worked out of each card."""
    used = joined(own("ballot"), own("participant"), own("text"), own("priority"))
    return {
        "goes": joined(key(own("ballot")), "|", key(own("priority"))),
        "ballot_key": key(own("ballot")),
        "vision": flag(same(own("kind"), VISION)),
        "required": flag(same(own("kind"), REQUIREMENT)),
        "check": when(
            blank(used),
            "",
            remarks(
                (same(row_of("ballots", "key", own("ballot_key")), 0), "ballot not on the list"),
                (blank(own("text")), "no words"),
                (both(filled(own("participant")), same(row_of("people", "key", key(own("participant"))), 0)), "participant not on the register"),
                (no(either(same(own("kind"), VISION), same(own("kind"), REQUIREMENT))), "vision or requirement?"),
                (both(same(own("kind"), REQUIREMENT), no(either(*(same(own("category"), one) for one in CATEGORIES)))), "category not known"),
                (both(filled(own("priority")), same(row_of("priorities", "key", own("goes")), 0)), "no priority has that number"),
            ),
        ),
    }  # fmt: skip


def priority_columns() -> dict[str, Live]:
    """What is worked out of each priority: where it went, its dots, its rank, and what is proposed."""
    is_open = both(filled(own("number")), blank(own("merged_into")))
    on_wall = found_value("ballots", "key", own("ballot_key"), "wall", 0)
    voted = summed(*(count("votes", **{f"counts_{at}": own("key")}) for at in range(1, DOTS + 1)))
    into = joined(own("ballot_key"), "|", key(own("merged_into")))
    return {
        "ballot_key": key(own("ballot")),
        "key": when(filled(own("number")), joined(own("ballot_key"), "|", key(own("number"))), ""),
        "open": flag(is_open),
        "into": when(blank(own("merged_into")), own("key"), into),
        "final": when(
            blank(own("merged_into")),
            own("key"),
            when(same(row_of("priorities", "key", own("into")), 0), "", found("priorities", "key", own("into"), "into")),
        ),
        "cards": count("cards", goes=own("key")),
        "own_wall": when(number(own("wall")), own("wall"), 0),
        "wall_dots": total("priorities", "own_wall", final=own("key")),
        "dots": when(same(own("open"), 1), when(same(on_wall, 1), own("wall_dots"), voted), 0),
        "rank": when(same(own("open"), 1), plus(1, above("priorities", "dots", own("dots"), ballot_key=own("ballot_key"), open=1)), ""),
        "equals": when(same(own("open"), 1), count("priorities", ballot_key=own("ballot_key"), open=1, dots=own("dots")), 0),
        "place": when(both(same(own("open"), 1), _has_dots()), joined(own("rank"), when(more(own("equals"), 1), " (tie)", "")), ""),
        "proposed": when(same(own("open"), 1), _proposal(), ""),
        "shown": when(
            both(same(own("open"), 1), same(own("ballot_key"), key(named(SHOWN_BALLOT)))),
            minus(times(own("dots"), _RANKS), own_row("priorities", "ballot")),
            "",
        ),
        "is_chosen": flag(both(same(own("open"), 1), same(own("decision"), CHOSEN))),
        "seen_dots": when(filled(own("number")), own("dots"), ""),
        "seen_cards": when(filled(own("number")), own("cards"), ""),
        "check": when(blank(joined(own("ballot"), own("number"), own("text"), own("merged_into"))), "", _priority_check()),
    }  # fmt: skip


def _has_dots() -> Live:
    return more(own("dots"), 0)


def _proposal() -> Live:
    """Up to three priorities; a tie across the third place is left to those present."""
    last = minus(plus(own("rank"), own("equals")), 1)
    return first_of(
        (no(_has_dots()), ""),
        (no(more(last, PRIORITIES[1])), "proposed"),
        (no(more(own("rank"), PRIORITIES[1])), "tie across the last place: decide together"),
        otherwise="",
    )


def _priority_check() -> Live:
    merged = filled(own("merged_into"))
    into_row = row_of("priorities", "key", own("into"))
    return remarks(
        (same(row_of("ballots", "key", own("ballot_key")), 0), "ballot not on the list"),
        (blank(own("number")), "no number"),
        (both(filled(own("key")), more(count("priorities", key=own("key")), 1)), "number is there twice"),
        (both(merged, same(into_row, 0)), "merged into a number that is not there"),
        (both(merged, same(own("into"), own("key"))), "merged into itself"),
        (both(merged, more(into_row, 0), filled(text_at("priorities", "merged_into", into_row)), no(same(own("into"), own("key")))), "merged into a priority that was merged itself: give the last one"),
        (both(merged, filled(own("decision"))), "merged: decide on the priority it went into"),
        (both(same(own("decision"), CHOSEN), blank(own("champion"))), "chosen without a champion: no champion, no action"),
        (both(filled(own("champion")), same(row_of("people", "key", key(own("champion"))), 0)), "champion not on the register"),
        (both(same(own("decision"), CHOSEN), more(count("priorities", ballot_key=own("ballot_key"), is_chosen=1), PRIORITIES[1])), f"more than {PRIORITIES[1]} are chosen"),
        (both(filled(own("wall")), no(number(own("wall")))), "dots on the wall are a number"),
    )  # fmt: skip


def vote_columns() -> dict[str, Live]:
    """What is worked out of each participant's row of dots."""
    ballot = row_of("ballots", "key", own("ballot_key"))
    columns = {
        "ballot_key": key(own("ballot")),
        "voter": key(own("participant")),
        "unit": joined(own("ballot_key"), "|", own("voter")),
        "used": flag(filled(joined(own("ballot"), own("participant"), *(own(one) for one in _DOT_COLUMNS), own("further")))),
        "ballot_row": ballot,
        "first": flag(
            both(filled(own("voter")), more(own("ballot_row"), 0), same(row_of("votes", "unit", own("unit")), own_row("votes", "ballot")))
        ),
        "came": joined(own("voter"), "|", text_at("ballots", "group", own("ballot_row")), "|", text_at("ballots", "event", own("ballot_row"))),
        "may": flag(
            both(
                same(own("first"), 1),
                either(
                    same(value_at("ballots", "open", own("ballot_row"), 0), 1),
                    *(more(row_of("invitees", f"at_{at}", own("came")), 0) for at, _ in enumerate(MEETINGS, 1)),
                ),
            )
        ),
    }  # fmt: skip
    for at, column in enumerate(_DOT_COLUMNS, 1):
        columns |= _dot(at, column)
    columns["counted"] = summed(*(flag(filled(own(f"counts_{at}"))) for at in range(1, DOTS + 1)))
    columns["check"] = when(same(own("used"), 0), "", _vote_check())
    return columns


def _dot(at: int, column: str) -> dict[str, Live]:
    """The priority that a dot counts for; nothing where it does not count."""
    on = joined(own("ballot_key"), "|", key(own(column)))
    earlier = [same(own(f"final_{at}"), own(f"final_{before}")) for before in range(1, at)]
    again = either(*earlier) if earlier else _NEVER
    return {
        f"on_{at}": when(blank(own(column)), "", on),
        f"final_{at}": found("priorities", "key", own(f"on_{at}"), "final"),
        f"counts_{at}": when(
            both(same(own("may"), 1), filled(own(f"final_{at}")), no(again)), own(f"final_{at}"), ""
        ),
    }


def _vote_check() -> Live:
    dots = [(own(column), own(f"on_{at}"), own(f"final_{at}")) for at, column in enumerate(_DOT_COLUMNS, 1)]
    pairs = [(one, other) for at, (_, one, _) in enumerate(dots) for _, other, _ in dots[:at]]
    finals = [(one, other) for at, (*_, one) in enumerate(dots) for *_, other in dots[:at]]
    twice = either(*(both(filled(one), same(one, other)) for one, other in pairs))
    merged_together = either(*(both(filled(one), same(one, other)) for one, other in finals))
    return remarks(
        (same(own("ballot_row"), 0), "ballot not on the list"),
        (blank(own("voter")), "no participant"),
        (both(filled(own("voter")), more(own("ballot_row"), 0), same(own("first"), 0)), "second row of the same person: not counted"),
        (both(same(own("first"), 1), same(own("may"), 0)), "did not attend: not counted"),
        (filled(own("further")), f"more than {DOTS} dots: the others are not counted"),
        (either(*(both(filled(cell), blank(final)) for cell, _, final in dots)), "a dot on a number that is not there"),
        (twice, "two dots on one priority: one counts"),
        (both(merged_together, no(twice)), "two dots on priorities that were merged: one counts"),
        (either(*(both(filled(final), no(same(on, final))) for _, on, final in dots)), "a dot on a merged priority counts for the one it went into"),
    )  # fmt: skip


def tally_columns() -> dict[str, Live]:
    """The shown ballot's priorities, most dots first."""
    row = row_of_number("priorities", "shown", own("score"))
    return {
        "score": largest("priorities", "shown", own("at")),
        "row": when(number(own("score")), row, 0),
        "priority": when(
            more(own("row"), 0),
            joined(
                text_at("priorities", "number", own("row")), "  ", text_at("priorities", "text", own("row"))
            ),
            "",
        ),
        "dots": value_at("priorities", "dots", own("row"), ""),
        "place": text_at("priorities", "place", own("row")),
        "proposed": text_at("priorities", "proposed", own("row")),
        "decision": text_at("priorities", "decision", own("row")),
    }


def votes_say() -> Live:
    """How the shown ballot stands, in a sentence."""
    ballot = key(named(SHOWN_BALLOT))
    row = row_of("ballots", "key", ballot)
    proposed = count("priorities", ballot_key=ballot, proposed="proposed")
    ties = count("priorities", ballot_key=ballot, proposed="tie across the last place: decide together")
    return first_of(
        (same(row, 0), "Choose a ballot of the list below."),
        (same(most(0, value_at("ballots", "dots", row, 0)), 0), "No dot is counted yet."),
        (
            more(ties, 0),
            joined(
                proposed,
                " proposed; ",
                ties,
                " tie across the last place and are for those present to decide.",
            ),
        ),
        otherwise=joined(proposed, " proposed. The decision is typed below."),
    )
