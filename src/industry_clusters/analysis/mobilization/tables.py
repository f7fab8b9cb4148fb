"""The mobilization workbook's tables: a study's figures, what a team typed, and all that is worked out of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.interviews.interviews import interview_tables
from industry_clusters.analysis.mobilization.across import smallest, text_at
from industry_clusters.analysis.mobilization.agenda import agenda_columns, agenda_names, agenda_rows
from industry_clusters.analysis.mobilization.choose import (
    choice_columns,
    cluster_columns,
    group_columns,
    ripeness_columns,
    score_columns,
    weight_columns,
)
from industry_clusters.analysis.mobilization.comparisons import claims_of, compared
from industry_clusters.analysis.mobilization.figures import class_bounds, cluster_figures, components
from industry_clusters.analysis.mobilization.follow_up import (
    first_step_columns,
    report_tally_columns,
    theme_columns,
)
from industry_clusters.analysis.mobilization.holidays import federal_holidays
from industry_clusters.analysis.mobilization.live import (
    Live,
    blank,
    day_number,
    either,
    filled,
    flag,
    key,
    named,
    number,
    own,
    same,
    when,
)
from industry_clusters.analysis.mobilization.meetings import (
    call_columns,
    component_columns,
    event_columns,
    invitee_columns,
    task_columns,
)
from industry_clusters.analysis.mobilization.people import (
    cluster_checks,
    leadership_checks,
    people_columns,
    role_columns,
)
from industry_clusters.analysis.mobilization.plans import (
    BLUEPRINT_PLANS,
    blueprint_columns,
    champion_columns,
    commitment_columns,
    outcome_columns,
    plan_columns,
    report_columns,
    review_columns,
    step_columns,
)
from industry_clusters.analysis.mobilization.seeds import chosen
from industry_clusters.analysis.mobilization.votes import (
    SHOWN_BALLOT,
    ballot_columns,
    card_columns,
    priority_columns,
    tally_columns,
    vote_columns,
    votes_say,
)
from industry_clusters.analysis.mobilization.worked import Book, Rows
from industry_clusters.analysis.rows import records
from industry_clusters.interviews import REQUIREMENTS
from industry_clusters.mobilization.columns import Holds
from industry_clusters.mobilization.lists import LISTS
from industry_clusters.mobilization.method import CRITERIA, MEETINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from industry_clusters.analysis.mobilization.comparisons import Claim
    from industry_clusters.analysis.mobilization.figures import ClusterFigures
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.mobilization.columns import TypedList
    from industry_clusters.mobilization.typed import Typed

_GROUPS_CHECKED = 4
_TALLIED = 12
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_LIVE: Mapping[str, Callable[[], dict[str, Live]]] = {
    "people": people_columns, "roles": role_columns, "groups": group_columns, "scores": score_columns, "weights": weight_columns,
    "invitees": invitee_columns, "events": event_columns, "tasks": task_columns, "calls": call_columns, "ballots": ballot_columns,
    "cards": card_columns, "priorities": priority_columns, "votes": vote_columns, "plans": plan_columns,
    "outcomes": outcome_columns, "steps": step_columns, "commitments": commitment_columns, "reviews": review_columns,
    "champions": champion_columns, "reports": report_columns, "first_steps": first_step_columns,
}  # fmt: skip


@dataclass(frozen=True)
class Remembered:
    """What the workbook was built from before: industries by cluster, claims at the start, clusters with dates and tasks."""

    clusters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    claims: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seeded: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Mobilization:
    """All that the workbook shows."""

    analysis: Analysis
    typed: Typed
    figures: tuple[ClusterFigures, ...]
    gone: tuple[str, ...]
    claims: tuple[Claim, ...]
    book: Book


def cell_of(holds: Holds, text: str) -> Any:
    """A typed text as the workbook's cell: a date, time or number where it is one, else the text; None where nothing was typed.

    Examples
    --------
    >>> cell_of(Holds.DATE, "2025-03-14"), cell_of(Holds.NUMBER, "2.5"), cell_of(Holds.DATE, "in May"), cell_of(Holds.TIME, "18:00")
    (45730, 2.5, 'in May', 0.75)
    """
    if not text:
        return None
    if holds in (Holds.DATE, Holds.TIME, Holds.NUMBER):
        found = _READERS[holds](text)
        return text if found is None else found
    return text


def _day(text: str) -> int | None:
    try:
        return day_number(date.fromisoformat(text))
    except ValueError:
        return None


def _clock(text: str) -> float | None:
    try:
        clock = time.fromisoformat(text)
    except ValueError:
        return None
    return (clock.hour * 60 + clock.minute) / 1440


_EXACT = 1e15
"""Whole numbers below it have all their digits in a cell."""


def _amount(text: str) -> float | None:
    try:
        amount = float(text)
    except ValueError:
        return None
    if math.isnan(amount):
        return None
    return int(amount) if amount.is_integer() and abs(amount) < _EXACT else amount


_READERS: Mapping[Holds, Callable[[str], Any]] = {Holds.DATE: _day, Holds.TIME: _clock, Holds.NUMBER: _amount}


def mobilization(analysis: Analysis, typed: Typed, today: date, before: Remembered) -> Mobilization:
    """Work everything out.

    Parameters
    ----------
    analysis
        The study's tables.
    typed
        What the team typed, with what a new workbook begins with.
    today
        The day that dates are held against.
    before
        What the workbook was built from before.
    """
    figures = cluster_figures(analysis)
    now = claims_of(figures, analysis)
    claims = tuple(compared(before.claims or now, now))
    here = {one.cluster.casefold() for one in figures}
    gone = tuple(name for name in typed.names("groups", "cluster") if name.casefold() not in here)
    clusters = [*_cluster_rows(figures), *({"cluster": name, "there": 0} for name in gone)]
    parts, needs = _map_rows(analysis, chosen(typed)), list(_needs(analysis))
    return Mobilization(analysis, typed, figures, gone, claims, book_of(typed, clusters, parts, needs, today))


def book_of(
    typed: Typed,
    clusters: Sequence[Mapping[str, Any]],
    parts: Sequence[Mapping[str, Any]],
    needs: Sequence[Mapping[str, Any]],
    today: date,
) -> Book:
    """Put all tables together: what was typed, and what the study says of clusters, industries and interviews.

    Parameters
    ----------
    clusters
        A row for each cluster: ``cluster``, ``there`` (1 in the study, 0 no longer), and figures by criterion.
    parts
        A row for each industry of a cluster's map: ``cluster``, ``title``, ``code``, ``part``, ``jobs``.
    needs
        Themes and needs of interviews: ``cluster``, ``kind``, ``words``, ``interviews``.
    """
    tables = {one.key: _typed_rows(one, typed) for one in LISTS}
    slots = [{"slot": at} for at in range(1, len(clusters) + 1)] or [{}]
    holidays = [
        {"date": day_number(day), "name": name} for day, name in federal_holidays(_years(typed, today))
    ]
    tables |= {
        "clusters": Rows.fixed(list(clusters) or [{}], cluster_columns()),
        "choice": Rows.fixed(slots, choice_columns()),
        "ripeness": Rows.fixed(slots, ripeness_columns()),
        "components": Rows.fixed(list(parts) or [{}], component_columns()),
        "needs": Rows.fixed(list(needs) or [{}]),
        "holidays": Rows.fixed(holidays),
        "report_tally": Rows.fixed(
            [{"cluster": row["cluster"]} for row in clusters] or [{}], report_tally_columns()
        ),
        "team_checks": _check_rows(),
        "tally": _tally_rows(),
        "blueprint": Rows.fixed([{"at": at} for at in range(1, BLUEPRINT_PLANS + 1)], blueprint_columns()),
        **{
            f"agenda_{at}": Rows.fixed(agenda_rows(at), agenda_columns(at))
            for at, _ in enumerate(MEETINGS, 1)
        },
    }
    themes = tables["report_themes"]
    here = sum(row.get("there") == 1 for row in clusters)
    tables["report_themes"] = Rows(themes.filled, themes.size, theme_columns(here))
    return Book(tables, _names(typed, today))


def _typed_rows(one: TypedList, typed: Typed) -> Rows:
    holds = {column.key: column.holds for column in one.columns}
    rows = [
        {name: cell_of(kind, row.get(name, "")) for name, kind in holds.items()} for row in typed.of(one.key)
    ]
    live: dict[str, Live | tuple[Live, ...]] = dict(_LIVE[one.key]()) if one.key in _LIVE else {}
    return Rows(rows, one.size(len(rows)), live)


def _map_rows(analysis: Analysis, first: Sequence[str]) -> list[dict[str, Any]]:
    """The industries of all maps, those of chosen clusters first; jobs that are not disclosed are None."""
    rows = [
        {str(key): None if value != value else value for key, value in row.items()}  # noqa: PLR0124  NaN
        for row in records(components(analysis))
    ]
    order = {name.casefold(): at for at, name in enumerate(first)}
    return sorted(rows, key=lambda row: order.get(str(row["cluster"]).casefold(), len(order)))


def _years(typed: Typed, today: date) -> frozenset[int]:
    """The years of all dates, and those around today."""
    typed_years = {
        int(row["date"][:4]) for row in typed.of("events") if _day(row.get("date", "")) is not None
    }
    around = {year + by for year in (*typed_years, today.year) for by in (0, 1)}
    return frozenset(year for year in around if _FIRST_YEAR <= year <= _LAST_YEAR)


def _cluster_rows(figures: Sequence[ClusterFigures]) -> Iterator[dict[str, Any]]:
    bounds = {one: class_bounds(tuple(figures), one) for one in CRITERIA}
    for cluster in figures:
        row: dict[str, Any] = {"cluster": cluster.cluster, "there": 1}
        for one in CRITERIA:
            figure = cluster.figures[one]
            row |= {f"{one}_best": figure.best, f"{one}_low": figure.low, f"{one}_high": figure.high,
                    f"{one}_grade": figure.grade, f"{one}_reason": figure.reason,
                    f"medium_{one}": bounds[one][0], f"high_bound_{one}": bounds[one][1]}  # fmt: skip
        yield row


def _needs(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Themes and needs that interviews name, by cluster."""
    tables = interview_tables(analysis)
    themes = analysis.study.interviews.themes_used
    for slot, cluster in enumerate(analysis.clusters.names, 1):
        for kind, words, counts in (
            ("theme", themes, tables.themes),
            ("need", REQUIREMENTS, tables.requirements),
        ):
            named_ = [(row[slot], word) for word, row in zip(words, counts, strict=True) if row[slot]]
            for interviews, word in sorted(named_, key=lambda one: -one[0]):
                yield {"cluster": cluster, "kind": kind, "words": word, "interviews": interviews}


def _check_rows() -> Rows:
    """Checks of the leadership group, then of each cluster that was chosen first, second and so on."""
    checks = [
        *leadership_checks(),
        *(check for _ in range(_GROUPS_CHECKED) for check in cluster_checks(own("cluster"))),
    ]
    overall = len(list(leadership_checks()))
    each = len(list(cluster_checks(own("cluster"))))
    rows = [
        {"slot": 0 if at < overall else 1 + (at - overall) // each, "wanted": one.wanted}
        for at, one in enumerate(checks)
    ]
    cluster = when(
        same(own("slot"), 0), "-", text_at("groups", "key", when(number(own("place")), own("place"), 0))
    )

    def shown(parts: Sequence[Any]) -> tuple[Live, ...]:
        return tuple(when(blank(own("cluster")), "", part) for part in parts)

    live: dict[str, Live | tuple[Live, ...]] = {
        "place": smallest("groups", "order", when(same(own("slot"), 0), 1, own("slot"))),
        "cluster": cluster,
        "about": shown([one.about for one in checks]),
        "aim": when(blank(own("cluster")), "", own("wanted")),
        "found": shown([one.found for one in checks]),
        "says": shown([one.says for one in checks]),
        "asked": flag(filled(own("says"))),
        "fine": flag(either(*(same(own("says"), words) for words in FINE))),
    }
    return Rows.fixed(rows, live)


FINE = (
    "Within the method's range.", "In place.", "Represented.", "A pair.", "Balanced.", "Every industry of the map is represented.",
)  # fmt: skip
"""What a check says that holds."""


def _tally_rows() -> Rows:
    return Rows.fixed([{"at": at} for at in range(1, _TALLIED + 1)], tally_columns())


def _names(typed: Typed, today: date) -> dict[str, Any]:
    """Cells that have a name: what was typed in them, and what is worked out."""
    words = typed.words
    as_of = cell_of(Holds.DATE, words.get("mobilize_as_of", ""))
    names: dict[str, Any] = {
        "mobilize_as_of": as_of,
        "mobilize_now": Live("TODAY()", lambda _place: day_number(today)),
        "mobilize_today": when(
            number(named("mobilize_as_of")), named("mobilize_as_of"), named("mobilize_now")
        ),
        SHOWN_BALLOT: words.get(SHOWN_BALLOT) or _first_ballot(typed),
        "mobilize_votes_say": votes_say(),
        "mobilize_shown_plan": words.get("mobilize_shown_plan")
        or next(iter(typed.names("plans", "number")), None),
    }
    for at, _ in enumerate(MEETINGS, 1):
        names[f"mobilize_agenda_{at}"] = words.get(f"mobilize_agenda_{at}") or next(iter(chosen(typed)), None)
        names |= agenda_names(at)
    return names


def _first_ballot(typed: Typed) -> str | None:
    return next(iter(typed.names("ballots", "name")), None)


def plan_key() -> Live:
    """The number of the plan that the one-page form shows."""
    return key(named("mobilize_shown_plan"))
