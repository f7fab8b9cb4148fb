"""Choosing clusters: points of figures and of ripeness, weighted for each use, with ranks as ranges where nothing separates.

A figure gives 1 to 3 points by the study's natural breaks, its low and high ends theirs; what is not known may be
anything from 1 to 3. A ripeness score is the members' average, give or take its standard error; half a point is taken as the
least spread, because scores from 1 to 3 tell no finer. Two clusters are separate where their ranges do not overlap.
"""

from __future__ import annotations

from itertools import product

from industry_clusters.analysis.mobilization.across import (
    above,
    below,
    count,
    found,
    own_row,
    row_of,
    text_at,
    total,
    value_at,
)
from industry_clusters.analysis.mobilization.live import (
    Live,
    Term,
    at_least,
    blank,
    both,
    either,
    filled,
    first_of,
    flag,
    joined,
    key,
    least,
    less,
    minus,
    more,
    most,
    no,
    number,
    over,
    own,
    plus,
    remarks,
    root,
    same,
    shown,
    summed,
    times,
    when,
)
from industry_clusters.mobilization.method import (
    CO_CHAIR_ALL,
    CRITERIA,
    HIGH,
    LEADER,
    LOW,
    MOBILIZE,
    RIPENESS,
    USES,
)

ENDS = ("low", "best", "high")
EVERY = (*CRITERIA, *RIPENESS)
NO_SCORES = "no scores yet"
_LEAST_SPREAD = 0.5
_FEWEST_SCORES = 2


def group_columns() -> dict[str, Live]:
    """What is worked out of each row of the decisions on clusters."""
    row = row_of("clusters", "cluster", own("key"))
    return {
        "key": key(own("cluster")),
        "go": flag(both(filled(own("cluster")), same(own("decision"), MOBILIZE))),
        "order": when(same(own("go"), 1), own_row("groups", "cluster"), ""),
        "check": when(
            blank(joined(own("cluster"), own("decision"), own("reason"))),
            "",
            remarks(
                (same(row, 0), "not among the study's clusters: was it renamed or dropped?"),
                (both(more(row, 0), same(value_at("clusters", "there", row, 1), 0)), "no longer in the study: what was typed for it is kept"),
                (more(count("groups", key=own("key")), 1), "listed twice"),
                (both(filled(own("decision")), blank(own("reason"))), "give the reason"),
            ),
        ),
    }  # fmt: skip


def score_columns() -> dict[str, Live]:
    """What is worked out of each member's scores."""
    is_member = either(
        *(more(count("roles", key=own("who"), role=role), 0) for role in (LEADER, CO_CHAIR_ALL))
    )
    valid = {
        f"ok_{one}": flag(
            both(number(own(one)), at_least(when(number(own(one)), own(one), 0), LOW), no(more(when(number(own(one)), own(one), 0), HIGH)))
        )
        for one in RIPENESS
    }  # fmt: skip
    used = joined(own("member"), own("cluster"), *(own(one) for one in RIPENESS))
    wrong = either(*(both(filled(own(one)), same(own(f"ok_{one}"), 0)) for one in RIPENESS))
    return {
        "who": key(own("member")),
        "unit": joined(own("who"), "|", key(own("cluster"))),
        **valid,
        **{f"v_{one}": when(same(own(f"ok_{one}"), 1), own(one), 0) for one in RIPENESS},
        "check": when(
            blank(used),
            "",
            remarks(
                (blank(own("who")), "who scored?"),
                (both(filled(own("who")), no(is_member)), "not on the leadership group's list"),
                (same(row_of("groups", "key", key(own("cluster"))), 0), "cluster not in the study"),
                (more(count("scores", unit=own("unit")), 1), "scored twice: both count"),
                (wrong, f"a score is not from {LOW} to {HIGH}, and does not count"),
            ),
        ),
    }


def _unknown(end: str) -> Term:
    """The points of what is not known."""
    ends: dict[str, Term] = {"low": LOW, "best": "", "high": HIGH}
    return ends[end]


def _class_points(end: str, one: str) -> Live:
    """1 to 3 points of an end of a figure; the extreme where it is not known."""
    cell, medium, high = own(f"{one}_{end}"), own(f"medium_{one}"), own(f"high_bound_{one}")
    points = summed(1, flag(at_least(cell, medium)), flag(at_least(cell, high)))
    unknown = _unknown(end)
    return when(both(number(cell), number(medium), number(high)), points, unknown)


def cluster_columns() -> dict[str, Live]:
    """Points, scores and ranks of each cluster of the study."""
    columns = {f"points_{one}_{end}": _class_points(end, one) for one, end in product(CRITERIA, ENDS)}
    for one in RIPENESS:
        columns |= _ripeness(one)
    for at, _ in enumerate(USES, 1):
        columns |= _weighted(at)
    for at, _ in enumerate(USES, 1):
        columns |= _rank(at)
    columns["score_text"] = _score_text()
    columns["decision"] = found("groups", "key", own("cluster"), "decision")
    return columns


def _ripeness(one: str) -> dict[str, Live]:
    """Number of scores, mean, smallest and largest, and the ends of the mean's range."""
    here: dict[str, Term] = {"cluster": own("cluster"), f"ok_{one}": 1}
    scores, mean = own(f"n_{one}"), own(f"points_{one}_best")
    squares = total("scores", f"v_{one}", f"v_{one}", **here)
    sums = total("scores", f"v_{one}", **here)
    variance = over(minus(squares, over(times(sums, sums), scores)), minus(scores, 1))
    deviation = root(most(variance, 0))
    error = over(most(deviation, _LEAST_SPREAD), root(scores))
    several = at_least(scores, _FEWEST_SCORES)
    return {
        f"n_{one}": count("scores", **here),
        f"points_{one}_best": when(more(scores, 0), over(sums, scores), ""),
        f"sd_{one}": when(several, deviation, ""),
        f"error_{one}": when(several, error, ""),
        f"points_{one}_low": when(several, most(LOW, minus(mean, own(f"error_{one}"))), LOW),
        f"points_{one}_high": when(several, least(HIGH, plus(mean, own(f"error_{one}"))), HIGH),
    }


def _weight(at: int, one: str) -> Live:
    """The weight of a criterion for a use; an own criterion without a name weighs nothing, and so does what is no number."""
    row = EVERY.index(one) + 1
    return value_at("weights", f"w_{at}", row)


def _weighted(at: int) -> dict[str, Live]:
    """The weighted mean of all points, at its ends and at its best; best leaves out what is not known."""
    weights = {one: _weight(at, one) for one in EVERY}

    def mean(end: str) -> Live:
        points = {one: own(f"points_{one}_{end}") for one in EVERY}
        if end == "best":
            sums = summed(
                *(
                    when(
                        number(points[one]), times(weights[one], when(number(points[one]), points[one], 0)), 0
                    )
                    for one in EVERY
                )
            )
            parts = summed(*(when(number(points[one]), weights[one], 0) for one in EVERY))
        else:
            sums = summed(*(times(weights[one], points[one]) for one in EVERY))
            parts = summed(*weights.values())
        return when(more(parts, 0), over(sums, when(more(parts, 0), parts, 1)), _unknown(end))

    return {f"total_{at}_{end}": mean(end) for end in ENDS}


def _rank(at: int) -> dict[str, Live]:
    """The best and the worst rank that a cluster may have, and both in words."""
    best = plus(1, above("clusters", f"total_{at}_low", own(f"total_{at}_high"), there=1))
    worst = minus(
        count("clusters", there=1), below("clusters", f"total_{at}_high", own(f"total_{at}_low"), there=1)
    )
    first, last = own(f"first_{at}"), own(f"last_{at}")
    words = when(same(first, last), joined(first), joined(first, " to ", last))
    return {
        f"first_{at}": best,
        f"last_{at}": worst,
        f"rank_{at}": when(same(own("there"), 1), words, "not in the study"),
    }


def _score_text() -> Live:
    """How many members scored, and where they differ most."""
    counts = [own(f"n_{one}") for one in RIPENESS]
    wide = remarks(
        *((_is_wide(one), joined(label, " ", shown(own(f"sd_{one}"), "0.0"))) for one, label in zip(RIPENESS[:3], ("commitment", "benefit", "added value"), strict=True))
    )  # fmt: skip
    return first_of(
        (same(most(*counts), 0), NO_SCORES),
        (same(most(*counts), 1), "one score: no spread, so it may be anything"),
        (blank(wide), joined(most(*counts), " scores, close together")),
        otherwise=joined(most(*counts), " scores; members differ (standard deviation) on ", wide),
    )


def _is_wide(one: str) -> Live:
    """Whether members differ by more than half a point."""
    spread = own(f"sd_{one}")
    return both(number(spread), more(when(number(spread), spread, 0), _LEAST_SPREAD))


def choice_columns() -> dict[str, Live]:
    """What the choice looks at: ranks for each use, the decision, how members scored."""
    shown_columns = ("cluster", *(f"rank_{at}" for at, _ in enumerate(USES, 1)), "decision", "score_text")
    return {column: text_at("clusters", column, own("slot")) for column in shown_columns}


def ripeness_columns() -> dict[str, Live]:
    """Number of scores, and of each criterion the mean and how far members differ."""
    columns = {"cluster": text_at("clusters", "cluster", own("slot"))}
    columns["scores"] = most(*(value_at("clusters", f"n_{one}", own("slot"), 0) for one in RIPENESS))
    for one in RIPENESS:
        mean, spread = (
            value_at("clusters", f"{what}_{one}{end}", own("slot"))
            for what, end in (("points", "_best"), ("sd", ""))
        )
        said = joined(
            shown(when(number(mean), mean, 0), "0.0"),
            when(number(spread), joined(" ± ", shown(when(number(spread), spread, 0), "0.0")), ""),
        )
        columns[f"is_{one}"] = when(number(mean), said, "no score")
    return columns


def weight_columns() -> dict[str, Live]:
    """The weights as they count."""

    def counts(at: int) -> Live:
        cell = own(f"use_{at}")
        usable = both(number(cell), filled(own("criterion")))
        return when(usable, most(0, when(number(cell), cell, 0)), 0)

    return {f"w_{at}": counts(at) for at, _ in enumerate(USES, 1)} | {
        "check": when(
            either(*(both(filled(own(f"use_{at}")), either(no(number(own(f"use_{at}"))), less(when(number(own(f"use_{at}")), own(f"use_{at}"), 0), 0))) for at, _ in enumerate(USES, 1))),
            "a weight is a number, 0 or more; this counts as 0",
            "",
        )
    }  # fmt: skip
