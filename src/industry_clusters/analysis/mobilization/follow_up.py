"""What became of it: employers' reports, and the state of each step."""

from __future__ import annotations

from typing import Any

from industry_clusters.analysis.mobilization.across import above, count, total
from industry_clusters.analysis.mobilization.live import (
    Live,
    both,
    filled,
    first_of,
    flag,
    joined,
    more,
    own,
    same,
    when,
)
from industry_clusters.mobilization.method import OUTLOOKS


def report_tally_columns() -> dict[str, Live]:
    """Employers' reports of each cluster by outlook."""
    here = own("cluster")
    return {
        **{f"is_{at}": count("reports", group=here, outlook=one) for at, one in enumerate(OUTLOOKS)},
        "says": first_of(
            (same(joined(own("is_0"), own("is_1"), own("is_2")), "000"), "no report yet"),
            (more(own("is_2"), own("is_0")), "jobs are being lost: talk to these employers now"),
            (more(own("is_0"), own("is_2")), "jobs are being gained"),
            otherwise="no direction",
        ),
    }


def theme_columns(clusters: int) -> dict[str, Live]:
    """Reports that name each theme, in all and by cluster."""
    return {"every": _themed()} | {f"in_{at}": _themed(at) for at in range(1, clusters + 1)}


def _themed(at: int | None = None) -> Live:
    where: dict[str, Any] = {"theme": own("theme")}
    if at is not None:
        where["group"] = Live(
            f"INDEX({{clusters.cluster}},{at})",
            lambda place: place.book.column("clusters", "cluster")[at - 1],
        )
    return when(filled(own("theme")), count("reports", **where), "")


def states() -> dict[str, Live]:
    """The state of each step, for Start."""
    going = total("groups", "go")
    reached = total("outcomes", "reached")
    return {
        "register": joined(above("people", "at", 0), " people; ", _filled("people", "check"), " rows to check"),
        "teams": joined(total("team_checks", "fine"), " of ", total("team_checks", "asked"), " checks of size and balance hold"),
        "roles": joined(_filled("lessons", "learned"), " lessons written down"),
        "plan": joined(total("tasks", "finished"), " of ", total("tasks", "used"), " tasks done; ", total("tasks", "late"), " overdue"),
        "choose": joined(going, " clusters to mobilize; ", _filled("groups", "decision"), " decided on"),
        "scores": joined(_filled("scores", "who"), " rows of scores"),
        "decisions": joined(_filled("decisions", "decision"), " decisions written down"),
        "recruit": joined(_filled("invitees", "group"), " invitees; ", total("invitees", "attending"), " will come"),
        "dates": joined(_filled("events", "day"), " of ", _filled("events", "event"), " dates set; ", _filled("events", "check"), " to check"),
        "cards": joined(total("cards", "vision"), " visions, ", total("cards", "required"), " requirements"),
        "priorities": joined(total("priorities", "open"), " priorities; ", total("priorities", "is_chosen"), " chosen"),
        "votes": joined(total("votes", "counted"), " dots counted; ", _filled("votes", "check"), " rows to check"),
        "plans": joined(_filled("plans", "label"), " plans; ", total("plans", "forward"), " going forward; ", total("plans", "approved"), " approved"),
        "outcomes": joined(total("outcomes", "has"), " outcomes; ", total("outcomes", "passes"), " pass the four tests"),
        "commitments": joined(_filled("commitments", "plan_key"), " commitments"),
        "reviews": joined(total("reviews", "used"), " reviews on the record"),
        "launch": joined(total("plans", "approved"), " approved plans for the blueprint; ", total("champions", "used"), " signed up"),
        "follow": joined(reached, " of ", total("outcomes", "has"), " outcomes reached; ", total("outcomes", "overdue"), " overdue"),
        "reports": joined(_filled("reports", "group"), " reports"),
        "first": joined(total("first_steps", "written"), " of 6 areas have actions"),
    }  # fmt: skip


def _filled(table: str, column: str) -> Live:
    """How many rows of a column hold anything."""
    return Live(
        f'SUMPRODUCT(--({{{table}.{column}}}<>""))',
        lambda place: sum(one not in (None, "") for one in place.book.whole(table, column)),
    )


def first_step_columns() -> dict[str, Live]:
    """Whether an area has actions."""
    return {"written": flag(both(filled(own("area")), filled(joined(own("team"), own("individual")))))}
