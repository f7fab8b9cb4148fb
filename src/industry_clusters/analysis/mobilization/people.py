"""The register, the roles that people hold, and the checks of size and balance, each a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.across import count, own_row, row_of, text_at, total
from industry_clusters.analysis.mobilization.live import (
    Live,
    Term,
    at_least,
    blank,
    both,
    either,
    filled,
    first_of,
    joined,
    key,
    less,
    minus,
    more,
    no,
    own,
    plus,
    remarks,
    same,
    when,
)
from industry_clusters.interviews import SIZE_CLASSES
from industry_clusters.mobilization.method import (
    ADMINISTRATION,
    BUSINESS,
    CO_CHAIR,
    CO_CHAIR_ALL,
    CO_CHAIRS,
    EDUCATION,
    FACILITATOR,
    FACILITATORS,
    GOVERNMENT,
    INVITEES,
    LEADER,
    LEADERSHIP_SIZE,
    MANAGER,
    ROLES,
    STAGES,
)
from industry_clusters.mobilization.team_lists import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, LARGE = SIZE_CLASSES[:2], SIZE_CLASSES[2:]


def any_filled(columns: tuple[str, ...]) -> Live:
    """Whether anything was typed in a row."""
    return filled(joined(*(own(column) for column in columns)))


def people_columns() -> dict[str, Live]:
    """What is worked out of each row of the register."""
    place = row_of("people", "key", own("key"))
    doubled = row_of("people", "mail", own("mail"))
    return {
        "key": key(own("name")),
        "mail": key(own("email")),
        "at": when(any_filled(tuple(PEOPLE.headings)), own_row("people", "name"), 0),
        "check": when(
            same(own("at"), 0),
            "",
            remarks(
                (blank(own("key")), "no name"),
                (both(filled(own("key")), less(place, own("at"))), joined("name as in row ", place, ": is it one person?")),
                (
                    both(filled(own("mail")), less(doubled, own("at")), either(blank(own("key")), no(less(place, own("at"))))),
                    joined("e-mail as in row ", doubled, ", under another name"),
                ),
            ),
        ),
    }  # fmt: skip


def role_columns() -> dict[str, Live]:
    """What is worked out of each role that a person holds."""
    row = row_of("people", "key", own("key"))
    at = {
        "sector": "sector",
        "size": "size",
        "stage": "stage",
        "organization": "organization",
    }
    needs_cluster = either(*(same(own("role"), role) for role in (CO_CHAIR, FACILITATOR)))
    return {
        "key": key(own("person")),
        "row": row,
        **{name: text_at("people", column, own("row")) for name, column in at.items()},
        "unit": joined(own("role"), "|", own("cluster")),
        "check": when(
            blank(joined(own("person"), own("role"), own("cluster"))),
            "",
            remarks(
                (blank(own("key")), "no person"),
                (both(filled(own("key")), same(own("row"), 0)), "not on the register"),
                (blank(own("role")), "no role"),
                (both(filled(own("role")), no(either(*(same(own("role"), role) for role in ROLES)))), "role not known"),
                (both(needs_cluster, blank(own("cluster"))), "for which cluster group?"),
                (both(filled(own("cluster")), same(row_of("groups", "key", key(own("cluster"))), 0)), "cluster not in the study"),
                (more(count("roles", key=own("key"), unit=own("unit")), 1), "listed twice"),
            ),
        ),
    }  # fmt: skip


@dataclass(frozen=True)
class TeamCheck:
    """A check: who it is about, how many there are, and what to say of it."""

    about: Term
    wanted: str
    found: Live
    says: Live


def _between(found_: Live, low: int, high: int, what: str) -> Live:
    wanted = f"the method has {low} to {high} {what}."
    return first_of(
        (same(found_, 0), f"None yet: {wanted}"),
        (less(found_, low), joined(minus(low, found_), f" too few: {wanted}")),
        (more(found_, high), joined(minus(found_, high), f" too many: {wanted}")),
        otherwise="Within the method's range.",
    )


def leadership_checks() -> Iterator[TeamCheck]:
    """The leadership group, its make-up and the support team."""
    members = plus(count("roles", role=LEADER), count("roles", role=CO_CHAIR_ALL))
    chairs = count("roles", role=CO_CHAIR_ALL)
    yield TeamCheck(
        "Leadership group", "20 to 25 members", members, _between(members, *LEADERSHIP_SIZE, "members")
    )
    yield TeamCheck(
        "Its co-chairs",
        "2 or more, among the members",
        chairs,
        first_of(
            (same(chairs, 0), "No co-chair yet: ask two members before the first meeting."),
            (same(chairs, 1), "One co-chair: a second one keeps the group going when one is away."),
            otherwise="In place.",
        ),
    )
    for words, sectors in (
        ("business", (BUSINESS,)),
        ("government and education", (GOVERNMENT, EDUCATION)),
        ("labor, foundations, environment, community", ("labor", "foundation", "environment", "community")),
    ):
        here = _sum(
            [
                count("roles", role=role, sector=sector)
                for role in (LEADER, CO_CHAIR_ALL)
                for sector in sectors
            ]
        )
        says = when(
            same(here, 0), f"Nobody from {words}: the group has to speak for all three.", "Represented."
        )
        yield TeamCheck(f"Members from {words}", "at least 1", here, says)
    for role in (MANAGER, ADMINISTRATION):
        here = count("roles", role=role)
        says = when(same(here, 0), f"No {role.lower()} yet.", "In place.")
        yield TeamCheck(role, "1", here, says)


def _sum(terms: list[Live]) -> Live:
    result = terms[0]
    for one in terms[1:]:
        result = plus(result, one)
    return result


def cluster_checks(cluster: Live) -> Iterator[TeamCheck]:
    """Co-chairs, facilitators and invitees of one cluster group."""
    chairs = count("roles", role=CO_CHAIR, cluster=cluster)
    yield TeamCheck(joined(cluster, ": co-chairs"), "2 or 3, balanced", chairs, _balance(chairs, cluster))
    pair = count("roles", role=FACILITATOR, cluster=cluster)
    says = first_of(
        (same(pair, 0), "No facilitator yet: they work in pairs, one to guide and one to record."),
        (less(pair, FACILITATORS), "One facilitator: a second one has to record."),
        otherwise="A pair.",
    )
    yield TeamCheck(joined(cluster, ": facilitators"), "2", pair, says)
    invited = count("invitees", group=cluster)
    yield TeamCheck(
        joined(cluster, ": invitees"),
        "30 to 50, for 15 to 20 in the room",
        invited,
        _between(invited, *INVITEES, "invitees"),
    )
    parts = count("components", cluster=cluster)
    heard = total("components", "covered", cluster=cluster)
    says = first_of(
        (same(parts, 0), "The study has no industries for this cluster."),
        (same(heard, parts), "Every industry of the map is represented."),
        otherwise=joined(
            minus(parts, heard),
            " of ",
            parts,
            " industries of the map have no invitee: see 'Coverage of the map'.",
        ),
    )
    yield TeamCheck(joined(cluster, ": industries of the map invited"), "all", heard, says)


def _balance(chairs: Live, cluster: Live) -> Live:
    def has(**wanted: str) -> Live:
        return count("roles", role=CO_CHAIR, cluster=cluster, **wanted)

    small, large = (_sum([has(size=size) for size in sizes]) for sizes in (SMALL, LARGE))
    private = has(sector=BUSINESS)
    open_points = remarks(
        (less(chairs, CO_CHAIRS[0]), f"ask {CO_CHAIRS[0]} or {CO_CHAIRS[1]} people"),
        (more(chairs, CO_CHAIRS[1]), f"more than {CO_CHAIRS[1]}: nobody presides"),
        (same(small, 0), "nobody from a firm under 50 jobs"),
        (same(large, 0), "nobody from a firm of 50 jobs or more"),
        *((same(has(stage=stage), 0), f"nobody from {'an' if stage[0] == 'e' else 'a'} {stage} firm") for stage in STAGES),
        (same(private, 0), "nobody from business"),
        (at_least(private, chairs), "nobody from outside business"),
    )  # fmt: skip
    return first_of(
        (same(chairs, 0), "No co-chair yet: two or three people who will preside over three meetings."),
        (blank(open_points), "Balanced."),
        otherwise=joined("Look at: ", open_points, "."),
    )
