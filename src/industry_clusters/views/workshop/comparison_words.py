"""What the comparison of teams says, in sentences: counts of what was typed, and no more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.workshop.comparison import Comparison

_FEW = 3


def agreement_words(found: Comparison) -> Iterator[str]:
    """How far teams agree in all."""
    teams, of = len(found.teams), len(found.returns.teams) + len(found.returns.missing)
    yield f"{teams} of {of} teams have clusters to compare."
    if found.without:
        yield f"Without clusters, and so not compared: {', '.join(found.without)}."
    if found.returns.missing:
        yield f"No workbook of: {', '.join(found.returns.missing)}."
    if not found.pairs:
        yield "With one team there is nothing to compare; its clusters are the set."
        return
    share, rand = found.mean("share"), found.mean("rand")
    if math.isnan(share):
        yield "The teams' regions have no industry groups in common."
        return
    yield f"Two teams put {share:.0%} of all pairs of industries alike, on average; corrected for chance the agreement is {rand:.2f} (1 is full, 0 is chance)."
    if len(found.pairs) > 1:
        ordered = sorted(found.pairs, key=lambda pair: (found.pairs[pair].rand, pair))
        (low, high), names = (ordered[0], ordered[-1]), [team.team for team in found.teams]
        yield (
            f"Most alike are {names[high[0]]} and {names[high[1]]} ({found.pairs[high].rand:.2f}), least alike {names[low[0]]} and "
            f"{names[low[1]]} ({found.pairs[low].rand:.2f})."
        )


def code_words(found: Comparison) -> Iterator[str]:
    """On how many codes teams agree."""
    if len(found.teams) < 2:  # noqa: PLR2004
        return
    counts, of = found.counts, len(found.verdicts)
    says = (
        ("All teams", "all teams that have the code agree on {}"), ("A majority", "a majority agrees on {}"),
        ("Most votes, no majority", "on {} no place has a majority"), ("Tied", "{} are tied"),
    )  # fmt: skip
    parts = [words.format(counts[key]) for key, words in says if counts[key] or key == "All teams"]
    yield f"Of {of} industry groups that a team placed, {', '.join(parts)}."


def cluster_words(found: Comparison) -> Iterator[str]:
    """Which clusters teams have in common."""
    teams = len(found.teams)
    if teams < 2:  # noqa: PLR2004
        return
    every = [one.name for one in found.common if one.teams == teams]
    alone = [one for one in found.common if one.teams == 1]
    yield f"{len(every)} of {len(found.common)} clusters are in all {teams} teams, matched by their members; {len(alone)} {'is' if len(alone) == 1 else 'are'} in one team only."
    strangers = [one.name for one in found.named if not one.shared]
    if strangers:
        more = f" and {len(strangers) - _FEW} more" if len(strangers) > _FEW else ""
        yield f"Of one name, and without a code that all of its teams share: {', '.join(strangers[:_FEW])}{more}."
