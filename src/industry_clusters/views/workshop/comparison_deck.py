"""The comparison of teams as ten slides for the closing round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.views.industries.observations import QUESTIONS
from industry_clusters.views.vocabulary.deck_model import (
    Bullets,
    Deck,
    DeckCell,
    DeckChart,
    DeckSeries,
    DeckTable,
    Slide,
)
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.views.workshop.board import SOURCE
from industry_clusters.views.workshop.comparison_words import agreement_words, cluster_words, code_words
from industry_clusters.workshop.consensus import TO_DECIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.workshop.comparison import Comparison

_ROWS, _TEAMS, _LONGEST = 9, 8, 90
"""Rows, teams, and letters of a text that fit on a slide."""


def comparison_deck(found: Comparison, dates: Sequence[str] = ()) -> Deck:
    """A title and nine slides, however many teams there are."""
    slides = (
        _teams(found), _agreement(found), _codes(found), _clusters(found), _disputed(found), _named(found), _ranks(found),
        _observations(found), _consensus(found),
    )  # fmt: skip
    return Deck(
        f"{found.returns.workshop}: what the teams found", ", ".join(dates) or "Closing round", slides
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[object]], words: int = 1) -> DeckTable:
    return DeckTable(
        tuple(header), tuple(tuple(DeckCell(_fitting(cell)) for cell in row) for row in rows), words
    )


def _fitting(cell: object) -> str:
    """A text that a row of a table has room for."""
    words = str(cell)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _teams(found: Comparison) -> Slide:
    rows = [
        (team.team, team.region, len(team.clusters), len({one.industry_code for one in team.members}))
        for team in found.returns.teams
    ]
    regions = len({team.region for team in found.returns.teams})
    more = f"{len(rows)} teams, {regions} region{'s' * (regions != 1)}" + (
        f"; the first {_ROWS} are shown." if len(rows) > _ROWS else "."
    )
    return Slide(
        f"{len(found.teams)} teams grouped their industries into clusters", more,
        _table(("Team", "Region", "Clusters", "Industry groups"), rows[:_ROWS], 2), SOURCE,
    )  # fmt: skip


def _agreement(found: Comparison) -> Slide:
    title = (
        "How far the teams agree"
        if not found.pairs
        else f"Corrected for chance, the teams agree at {found.mean('rand'):.2f} of 1"
    )
    return Slide(title, "Teams compared pair by pair.", Bullets(tuple(agreement_words(found))), SOURCE)


def _codes(found: Comparison) -> Slide:
    counts, of = found.counts, len(found.verdicts)
    chart = DeckChart("bar", tuple(counts), (DeckSeries("Industry groups", [float(one) for one in counts.values()], "region"),),
                      "", "Industry groups", Unit.COUNT)  # fmt: skip
    title = f"All teams agree on {counts['All teams']} of {of} industry groups"
    return Slide(title, next(code_words(found), "One team: nothing is disputed."), chart, SOURCE)


def _clusters(found: Comparison) -> Slide:
    rows = [
        (one.name, f"{one.teams} of {len(found.teams)}", len(one.core), len(one.any_codes))
        for one in found.common[:_ROWS]
    ]
    every = sum(one.teams == len(found.teams) for one in found.common)
    words = next(cluster_words(found), "One team's clusters.")
    return Slide(
        f"{every} clusters are in every team",
        words,
        _table(("Cluster", "Teams", "Codes of all", "Codes of any"), rows),
        SOURCE,
    )


def _disputed(found: Comparison) -> Slide:
    disputed, titles = [one for one in found.verdicts if one.is_disputed], naics_titles()
    if not disputed:
        return Slide(
            "No industry group is disputed",
            "Every team put each code into the same cluster.",
            Bullets(("There is nothing to settle.",)),
            SOURCE,
        )
    first = sorted(disputed, key=lambda one: (one.share, -_known(found.jobs(one.code))))[:_ROWS]
    rows = [(f"{one.code} {titles.get(one.code, '')}", one.counts) for one in first]
    title = f"{len(disputed)} industry groups are disputed"
    return Slide(
        title,
        "Those with the fewest teams behind one place first, then those with the most jobs.",
        _table(("Industry group", "Teams by place"), rows, 2),
        SOURCE,
    )


def _known(jobs: float) -> float:
    return jobs if jobs == jobs else 0.0  # noqa: PLR0124  NaN


def _named(found: Comparison) -> Slide:
    if not found.named:
        return Slide(
            "No two teams have a cluster of one name",
            "Compare them by their members.",
            Bullets(("See the sheet Clusters of the comparison.",)),
            SOURCE,
        )
    rows = [(one.name, f"{len(one.teams)} teams", f"{one.shared:.0%}") for one in found.named[:_ROWS]]
    apart = sum(not one.shared for one in found.named)
    title = (
        f"{apart} cluster names mean different things"
        if apart
        else "Clusters of one name share some of their codes"
    )
    return Slide(
        title,
        "Codes that all teams with the name share, as a part of those that any has; the least alike first.",
        _table(("Name", "In", "Shared"), rows),
        SOURCE,
    )


def _ranks(found: Comparison) -> Slide:
    teams = range(min(len(found.teams), _TEAMS))
    rows = [
        (one.name, *(found.rank(one, at, "Rank by score") or "-" for at in teams))
        for one in found.common[:_ROWS]
    ]
    shown = sum(any(text != "-" for text in row[1:]) for row in rows)
    differ = any(len(set(row[1:]) - {"-"}) > 1 for row in rows)
    title = "Ranks differ from team to team" if differ else "Ranks by score"
    words = (
        "Rank by score in each team's decision matrix; in parentheses what ranges leave open."
        if shown
        else "No workbook was saved with values."
    )
    return Slide(title, words, _table(("Cluster", *(found.teams[at].team for at in teams)), rows), SOURCE)


def _observations(found: Comparison) -> Slide:
    asked = {key: question for questions in QUESTIONS.values() for key, question in questions}
    answered = {key: [team for team in found.returns.teams if key in team.answers] for key in asked}
    most = max(asked, key=lambda key: len(answered[key]))
    if not answered[most]:
        return Slide(
            "No team has written down observations yet",
            "Step 5 of the workbook.",
            Bullets(tuple(asked.values())[:4]),
            SOURCE,
        )
    rows = [(team.team, team.answers[most]) for team in answered[most][:_ROWS]]
    return Slide("What the teams observed", asked[most], _table(("Team", "In its words"), rows, 2), SOURCE)


def _consensus(found: Comparison) -> Slide:
    clusters = dict.fromkeys(one.cluster for one in found.consensus)
    counts = {name: sum(one.cluster == name for one in found.consensus) for name in clusters}
    tied = counts.pop(TO_DECIDE, 0)
    order = sorted(counts, key=lambda name: -counts[name])
    rows = [(name, counts[name]) for name in order[: _ROWS - bool(tied)]] + (
        [(TO_DECIDE, tied)] if tied else []
    )
    words = (
        f"{len(found.consensus)} industry groups. {tied} are tied: decide on them now."
        if tied
        else f"{len(found.consensus)} industry groups, and none is tied."
    )
    return Slide(
        f"Most teams agree on {len(counts)} clusters",
        words,
        _table(("Cluster", "Industry groups"), rows),
        SOURCE,
    )
