"""What is asked of a document: which clusters it is about, who it is for, its date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.slides.deck_words import empty_clusters
from industry_clusters.views.vocabulary.days import said_day

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

MOST_PROFILES = 6
"""So many clusters have a page of their own, so that a report stays within twelve pages."""
_FEW_PROFILES = 4


@dataclass(frozen=True)
class Wishes:
    """What is asked of a document; without clusters it is about all of them."""

    day: date
    clusters: tuple[str, ...] = ()

    @property
    def date_words(self) -> str:
        """The date as an American writes it."""
        return said_day(self.day)


def shown_clusters(analysis: Analysis, wishes: Wishes) -> list[str]:
    """The clusters that a document compares: those chosen, else all; without those of which nothing is known."""
    empty = empty_clusters(analysis)
    names = wishes.clusters or analysis.clusters.names
    return [name for name in names if name not in empty]


def is_chosen(analysis: Analysis, wishes: Wishes) -> bool:
    """Whether some of the clusters are left out because others were chosen."""
    return bool(wishes.clusters) and set(wishes.clusters) != set(analysis.clusters.names)


def ranked(analysis: Analysis, wishes: Wishes) -> pd.DataFrame:
    """Their rows of the decision matrix, by rank; those without one last."""
    rows = analysis.matrix[analysis.matrix["cluster"].isin(shown_clusters(analysis, wishes))]
    return rows.sort_values("place", kind="stable")


def profiled(analysis: Analysis, wishes: Wishes) -> list[str]:
    """The clusters that have a page of their own: those chosen, else the first of the decision matrix."""
    names = ranked(analysis, wishes)["cluster"].tolist()
    return names[: MOST_PROFILES if wishes.clusters else _FEW_PROFILES]
