"""The comparison of teams as ten slides for the closing round."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.consensus import TO_DECIDE
from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.views.industries.observations import QUESTIONS
from industry_clusters.views.vocabulary.days import said_day
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.workshop.comparison import Comparison

_ROWS, _TEAMS, _LONGEST = 9, 8, 130
"""Rows, teams, and letters of a text that fit on a slide."""
_FEW, _OF_FEW = 5, 230
"""So few rows have room for more letters."""


def comparison_deck(found: Comparison, dates: Sequence[str] = ()) -> Deck:
    """A title and nine slides, however many teams there are."""
    slides = (
        _teams(found), _agreement(found), _codes(found), _clusters(found), _disputed(found), _named(found), _ranks(found),
        _observations(found), _consensus(found),
    )  # fmt: skip
    return Deck(
        f"{found.returns.workshop}: what the teams found",
        " and ".join(map(said_day, dates)) or "Closing round",
        slides,
    )


def _table(
    header: Sequence[str], rows: Sequence[Sequence[object]], words: int = 1, longest: int = _LONGEST
) -> DeckTable:
    cells = tuple(tuple(DeckCell(_fitting(cell, longest)) for cell in row) for row in rows)
    return DeckTable(tuple(header), cells, words)


def _fitting(cell: object, longest: int) -> str:
    """A text that a row of a table has room for."""
    words = str(cell)
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _first(words: str, of: int, shown: int = _ROWS) -> str:
    """Words about a table, which say how many of its rows a slide has room for."""
    return f"{words} The first {shown} of {of} are shown." if of > shown else words


def _teams(found: Comparison) -> Slide:
    rows = [
        (team.team, team.region, len(team.clusters), len({one.industry_code for one in team.members}))
        for team in found.returns.teams
    ]
    regions = len({team.region for team in found.returns.teams})
    more = _first(
        f"{len(rows)} team{'s' * (len(rows) != 1)}, {regions} region{'s' * (regions != 1)}.", len(rows)
    )
    return Slide(
        f"{len(found.teams)} team{'s' * (len(found.teams) != 1)} grouped industries into clusters", more,
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
    title = f"Full agreement on {counts['All teams']} of {of} industry groups"
    return Slide(title, next(code_words(found), "One team: nothing is disputed."), chart, SOURCE)


def _clusters(found: Comparison) -> Slide:
    rows = [
        (one.name, f"{one.teams} of {len(found.teams)}", len(one.core), len(one.any_codes))
        for one in found.common[:_ROWS]
    ]
    every = sum(one.teams == len(found.teams) for one in found.common)
    words = next(cluster_words(found), "One team's clusters.")
    return Slide(
        f"{every} {'cluster is' if every == 1 else 'clusters are'} in every team",
        _first(words, len(found.common)),
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
    title = f"{len(disputed)} industry group{' is' if len(disputed) == 1 else 's are'} disputed"
    words = "Those with the fewest teams behind one place come first, then those with the most jobs."
    return Slide(
        title,
        _first(words, len(disputed)),
        _table(("Industry group", "Teams by place"), rows, 2),
        SOURCE,
    )


def _known(jobs: float) -> float:
    return 0.0 if math.isnan(jobs) else jobs


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
        f"{apart} cluster name{' has' if apart == 1 else 's have'} no code that all of its teams share"
        if apart
        else "Clusters of one name share some of their codes"
    )
    return Slide(
        title,
        _first(
            "Codes that all teams with the name share, as a part of those that any has; the least alike first.",
            len(found.named),
        ),
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
    if not shown:
        step = Bullets(("Open each workbook in Excel and save it; then compare again.",))
        return Slide(title, "No workbook was saved with values.", step, SOURCE)
    words = _first(
        "Rank by score in each team's decision matrix; in parentheses what ranges leave open.",
        len(found.common),
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
    longest = _OF_FEW if len(rows) <= _FEW else _LONGEST
    words = _first(asked[most], len(answered[most]))
    return Slide("What the teams observed", words, _table(("Team", "In its words"), rows, 2, longest), SOURCE)


def _consensus(found: Comparison) -> Slide:
    clusters = dict.fromkeys(one.cluster for one in found.consensus)
    counts = {name: sum(one.cluster == name for one in found.consensus) for name in clusters}
    tied = counts.pop(TO_DECIDE, 0)
    order = sorted(counts, key=lambda name: -counts[name])
    rows = [(name, counts[name]) for name in order[: _ROWS - bool(tied)]] + (
        [(TO_DECIDE, tied)] if tied else []
    )
    placed = len(found.consensus) - tied
    words = f"Each of {placed} industry groups is where most teams put it. " + (
        f"{tied} more {'is' if tied == 1 else 'are'} tied: decide on {'it' if tied == 1 else 'them'} now."
        if tied
        else "None is tied."
    )
    room = _ROWS - bool(tied)
    return Slide(
        f"A proposal: {len(counts)} cluster{'s' * (len(counts) != 1)} of most teams",
        f"{words} The {room} largest of {len(counts)} are shown." if len(counts) > room else words,
        _table(("Cluster", "Industry groups"), rows),
        SOURCE,
    )
