"""The comparison of teams as a workbook: agreement, codes, clusters, ranks, observations, the consensus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.consensus import TO_DECIDE
from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.views.industries.observations import QUESTIONS
from industry_clusters.views.vocabulary.model import (
    Column,
    Heading,
    Highlight,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)
from industry_clusters.views.workshop.board import SOURCE, odd_table
from industry_clusters.views.workshop.comparison_words import agreement_words, cluster_words, code_words
from industry_clusters.views.workshop.first_steps import FIRST_STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.workshop.comparison import Comparison
    from industry_clusters.analysis.workshop.consensus import Verdict
    from industry_clusters.views.vocabulary.model import Block, Cell
    from industry_clusters.workshop.returned import Returned

ROWS = {
    "Rank by score": "Rank by score",
    "Weighted score": "Weighted score (1 to 3)",
    "Size": "Size: rank by jobs",
    "Concentration": "Concentration: rank by LQ",
    "Growth": "Growth: rank by annual growth",
    "Pay": "Pay: high, medium, low",
}
"""Rows of the decision matrix by how they begin, and what they are called side by side."""
_TEAM_WIDTH, _TITLE_WIDTH = 15.0, 32.0
_NAME_WIDTH = 23.0
"""Width of a column that holds names of clusters."""
_MOST_PRINTED = 40
"""So many disputed codes print, about a page."""
_FEW_TEAMS = 5
"""So many teams fit side by side on an upright page."""


def comparison_view(found: Comparison) -> Workbook:
    """All sheets of the comparison."""
    sheets = (
        _agreement_sheet(found),
        _codes_sheet(found),
        _clusters_sheet(found),
        _matrices_sheet(found),
        _words_sheet(
            found,
            "Observations",
            "Observations side by side",
            {head: dict(asked) for head, asked in QUESTIONS.items()},
        ),
        _words_sheet(found, "First steps", "First steps side by side", FIRST_STEPS),
        _consensus_sheet(found),
    )
    return Workbook(f"Comparison: {found.returns.workshop}", sheets)


def _agreement_sheet(found: Comparison) -> Sheet:
    blocks: list[Block] = [Paragraph(words) for words in (*agreement_words(found), *code_words(found))]
    if found.pairs:
        blocks += [
            Heading("Share of pairs of industries that two teams put alike"),
            Paragraph(
                "Alike: both put the two industries into one cluster, or both do not. A high share is easily reached, as most pairs are apart anyway.",
                "note",
            ),
            _pairs(found, "share", Unit.PERCENT),
            Heading("Adjusted Rand index"),
            Paragraph(
                "The same, corrected for chance: 1 is full agreement, 0 what chance would give.", "note"
            ),
            _pairs(found, "rand", Unit.QUOTIENT),
        ]
    blocks += [
        Heading("Files"),
        odd_table(found.returns) if found.returns.odd else Paragraph("Nothing is odd."),
    ]
    return Sheet(
        "Agreement", f"How far the teams agree: {found.returns.workshop}", Role.RESULT, tuple(blocks), SOURCE,
        landscape=len(found.teams) > _FEW_TEAMS,
    )  # fmt: skip


def _pairs(found: Comparison, what: str, unit: Unit) -> Table:
    names = [team.team for team in found.teams]

    def value(first: int, second: int) -> float | None:
        one = found.pairs.get((min(first, second), max(first, second)))
        return None if one is None else getattr(one, what)

    size = range(len(names))
    return Table(
        f"pairs_{what}",
        (
            Column("team", "Team", list(names), width=_TEAM_WIDTH),
            *(Column(f"with_{at}", names[at], [value(row, at) for row in size], unit, width=_TEAM_WIDTH) for at in size),
            Column("mean", "Mean", [found.mean(what, at) for at in size], unit, width=12.0),
        ),
    )  # fmt: skip


def _codes_sheet(found: Comparison) -> Sheet:
    """The codes on which teams differ, which print, then every code, which does not: a printed list of all is pages that nobody reads."""
    rows = found.verdicts
    disputed = [one for one in rows if one.is_disputed]
    first = disputed[:_MOST_PRINTED]
    more = f" Here are the first {len(first)} of {len(disputed)}." if len(first) < len(disputed) else ""
    blocks: list[Block] = [
        Paragraph(
            "A team's cell has its own name of the cluster; - is no cluster, n/a a code that its region does not have. "
            "'Most teams' has the common name of clusters that were matched by their members. The list of all codes does not print: to print "
            "a part of it, select that part and print the selection.",
            "note",
        ),
        Heading("Codes on which teams differ"),
        Paragraph(f"Least agreement first.{more}" if disputed else "None: all teams agree on every code."),
    ]
    blocks += [_codes_table(found, "disputed", first)] if disputed else []
    printed = len(blocks)
    blocks += [Heading("Every code, disputed ones first"), _codes_table(found, "codes", rows)]
    return Sheet(
        "Codes", "Every industry group, team by team", Role.RESULT, tuple(blocks), SOURCE,
        full_width=True, printed_blocks=printed,
    )  # fmt: skip


def _codes_table(found: Comparison, key: str, rows: Sequence[Verdict]) -> Table:
    """Some codes with where each team puts them."""
    titles, is_whole = naics_titles(), key == "codes"
    teams = [
        Column(f"team_{at}", team.team, [_placed(one.placed[at]) for one in rows], width=_NAME_WIDTH)
        for at, team in enumerate(found.teams)
    ]
    jobs = [found.jobs(one.code) for one in rows]
    return Table(
        key,
        (
            Column("code", "NAICS", [one.code for one in rows], Unit.CODE),
            Column("title", "Industry group", [titles.get(one.code, "") for one in rows], width=_TITLE_WIDTH),
            Column("jobs", "Jobs", [None if math.isnan(count) else count for count in jobs], Unit.JOBS,
                   note="In the largest of the teams' regions that show them."),
            Column("share", "Agreement", [one.share for one in rows], Unit.PERCENT, note="Teams behind the most frequent place, as a share of those that could place it."),
            Column("most", "Most teams", [_most(one) for one in rows], width=_NAME_WIDTH),
            Column("votes", "Verdict", [one.words.partition(":")[0] for one in rows], width=30.0),
            *teams,
        ),
        filters=is_whole,
        freeze_columns=2 if is_whole else None,
        freezes_header=is_whole,
        highlights=(
            Highlight(("share", "most", "votes"), 'LEFT([votes],3)="tie"', "red"),
            Highlight(("share", "most", "votes"), "[share]<=0.5", "yellow"),
        ),
    )  # fmt: skip


def _most(one: Verdict) -> str:
    """The place with most teams; all of them where several are tied."""
    return " or ".join(name for name, count in one.votes if count == one.votes[0][1])


def _placed(name: str | None) -> str:
    return "n/a" if name is None else name or "-"


def _clusters_sheet(found: Comparison) -> Sheet:
    common = found.common
    table = Table(
        "common",
        (
            Column("name", "Cluster", [one.name for one in common], width=_TITLE_WIDTH),
            Column("teams", "Teams", [one.teams for one in common], Unit.COUNT, width=9.0),
            Column("core", "Codes of all", [len(one.core) for one in common], Unit.COUNT, note="Codes that every team which has the cluster puts there."),
            Column("any", "Codes of any", [len(one.any_codes) for one in common], Unit.COUNT),
            *(
                Column(f"own_{at}", team.team, [one.of_team[at] or "-" for one in common], width=_NAME_WIDTH)
                for at, team in enumerate(found.teams)
            ),
        ),
        freeze_columns=1,
    )  # fmt: skip
    blocks: list[Block] = [
        *(Paragraph(words) for words in cluster_words(found)),
        Heading("Matched by members"),
        Paragraph(
            "Each team's own name of the cluster that shares most codes; - where it has none that shares a fifth of them.",
            "note",
        ),
        table,
        Heading("Of one name"),
    ]
    blocks.append(_named(found) if found.named else Paragraph("No two teams have a cluster of one name."))
    return Sheet("Clusters", "Clusters side by side", Role.RESULT, tuple(blocks), SOURCE, full_width=True)


def _named(found: Comparison) -> Table:
    names = [team.team for team in found.teams]
    return Table(
        "named",
        (
            Column("named", "Name", [one.name for one in found.named]),
            Column("count", "Teams", [len(one.teams) for one in found.named], Unit.COUNT),
            Column("shared", "Shared", [one.shared for one in found.named], Unit.PERCENT, note="Codes that all of these teams have in it, as a share of those that any has."),
            Column("says", "No code of all", ["yes" if not one.shared else "" for one in found.named]),
            Column("who", "Which teams", [", ".join(names[at] for at in one.teams) for one in found.named], span=3),
        ),
        highlights=(Highlight(("named", "shared", "says"), "[shared]=0", "red"),),
    )  # fmt: skip


def _matrices_sheet(found: Comparison) -> Sheet:
    blocks: list[Block] = [
        Paragraph("What each team's decision matrix shows of the clusters that were matched by members. Letters are colors: G high, Y middle, R low. "
                  "Teams with regions of their own compare other numbers: look at ranks, and at why they differ."),
        Heading("Weights"),
        _weights(found),
    ]  # fmt: skip
    for label, title in ROWS.items():
        is_known = any(found.rank(one, at, label) for one in found.common for at in range(len(found.teams)))
        said = Paragraph("No workbook was saved with values of it: save them in Excel, and compare again.")
        blocks += [Heading(title), _matrix(found, label) if is_known else said]
    upright = len(found.teams) <= _FEW_TEAMS
    return Sheet(
        "Matrices",
        "Decision matrices side by side",
        Role.RESULT,
        tuple(blocks),
        SOURCE,
        landscape=not upright,
    )


def _weights(found: Comparison) -> Table:
    kinds = list(dict.fromkeys(name for team in found.teams for name in team.weights))
    teams: list[Column] = [
        Column(
            f"weight_of_{at}",
            team.team,
            [team.weights.get(kind) for kind in kinds],
            Unit.INDEX,
            width=_TEAM_WIDTH,
        )
        for at, team in enumerate(found.teams)
    ]
    return Table(
        "weights",
        (
            Column("criterion", "Criterion", [f"Weight of {kind}" for kind in kinds], width=_TITLE_WIDTH),
            *teams,
        ),
    )


def _matrix(found: Comparison, label: str) -> Table:
    key = label.casefold().replace(" ", "_")
    return Table(
        f"side_{key}",
        (
            Column("cluster", "Cluster", [one.name for one in found.common], width=_TITLE_WIDTH),
            *(
                Column(f"of_{at}", team.team, _ranks(found, at, label), width=_TEAM_WIDTH)
                for at, team in enumerate(found.teams)
            ),
        ),
    )


def _ranks(found: Comparison, team: int, label: str) -> list[Cell]:
    return [found.rank(one, team, label) or "-" for one in found.common]


def _words_sheet(found: Comparison, name: str, title: str, asked: Mapping[str, Mapping[str, str]]) -> Sheet:
    teams = found.returns.teams
    blocks: list[Block] = [Paragraph("In the words of the teams, as they stand in their workbooks.", "note")]
    for number, (head, questions) in enumerate(asked.items()):
        blocks += [Heading(head), _said(f"{name.casefold().replace(' ', '_')}_{number}", questions, teams)]
    return Sheet(name, title, Role.RESULT, tuple(blocks), SOURCE, full_width=True)


def _said(key: str, questions: Mapping[str, str], teams: Sequence[Returned]) -> Table:
    return Table(
        key,
        (
            Column("question", "Question", list(questions.values()), Unit.LONG_TEXT, width=_TITLE_WIDTH),
            *(
                Column(
                    f"said_{at}",
                    team.team,
                    [team.answers.get(one, "") for one in questions],
                    Unit.LONG_TEXT,
                    width=34.0,
                )
                for at, team in enumerate(teams)
            ),
        ),
        freeze_columns=None,
    )


def _consensus_sheet(found: Comparison) -> Sheet:
    rows, titles = found.consensus, naics_titles()
    table = Table(
        "consensus",
        (
            Column("cluster", "Cluster", [one.cluster for one in rows], width=_TITLE_WIDTH),
            Column("code", "NAICS", [one.industry_code for one in rows], Unit.CODE),
            Column(
                "title",
                "Industry group",
                [titles.get(one.industry_code, "") for one in rows],
                width=_TITLE_WIDTH,
            ),
            Column("role", "Role", [one.role or "" for one in rows], width=20.0),
            Column("votes", "What teams say", [one.source for one in rows], Unit.LONG_TEXT, width=60.0),
        ),
        filters=True,
        freeze_columns=2,
        highlights=(
            Highlight(("cluster", "code", "title", "role", "votes"), f'[cluster]="{TO_DECIDE}"', "red"),
        ),
    )
    words = Paragraph(
        f"Each code where most teams put it. Codes on which teams are tied are under '{TO_DECIDE}': decide on them in the closing round. "
        "The same set is in Consensus.csv, ready for 'clusters import'. Codes that most teams leave out are left out. The list with a row for "
        "each code does not print."
    )
    blocks = (words, _members_table(found), Heading("Code by code"), table)
    return Sheet(
        "Consensus", "The set that most teams agree on", Role.RESULT, blocks, SOURCE, printed_blocks=2
    )


def _members_table(found: Comparison) -> Table:
    """Each cluster of the set with its codes in one cell, which fits on a page."""
    codes: dict[str, list[str]] = {}
    for one in found.consensus:
        codes.setdefault(one.cluster, []).append(one.industry_code)
    return Table(
        "members",
        (
            Column("of", "Cluster", list(codes), width=_TITLE_WIDTH),
            Column("number", "Codes", [len(one) for one in codes.values()], Unit.COUNT),
            Column("all", "NAICS codes", [", ".join(one) for one in codes.values()], Unit.LONG_TEXT, span=3),
        ),
        freeze_columns=None,
        freezes_header=False,
        highlights=(Highlight(("of", "number", "all"), f'[of]="{TO_DECIDE}"', "red"),),
    )
