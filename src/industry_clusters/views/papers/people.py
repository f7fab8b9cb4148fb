"""Who worked on it: volunteers with what each did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import CO_CHAIR, CO_CHAIR_ALL, FACILITATOR, LEADER, MEETINGS

if TYPE_CHECKING:
    from industry_clusters.views.papers.case import Case

_ROLES = {
    CO_CHAIR_ALL: "co-chaired the leadership group",
    LEADER: "served on the leadership group",
    CO_CHAIR: "co-chaired the cluster group {cluster}",
    FACILITATOR: "facilitated the meetings of {cluster}",
}
_CAME = "took part in the meetings of {cluster}"
_COMMITTED = "committed to plan {plan}"


def volunteers(case: Case) -> list[tuple[str, str]]:
    """Everybody who held a role, committed to a plan or came to every meeting, with what the person did; each once."""
    done: dict[str, dict[str, None]] = {}

    def add(name: str, what: str) -> None:
        if name.strip():
            done.setdefault(name.strip(), {})[what] = None

    for role, words in _ROLES.items():
        for row in case.rows("roles", role=role):
            add(row.get("person", ""), words.format(cluster=row.get("cluster", "")).strip())
    for commitment in case.worked("commitments"):
        if commitment["plan_key"]:
            add(commitment["person"], _COMMITTED.format(plan=commitment["plan"]))
    for row in case.rows("invitees"):
        if all(row.get(f"came_{at}", "").casefold() == "yes" for at, _ in enumerate(MEETINGS, 1)):
            add(row.get("person", ""), _CAME.format(cluster=row.get("cluster", "")))
    return [(name, "; ".join(what)) for name, what in done.items()]
