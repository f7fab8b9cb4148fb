"""The facts behind step 5: which industry groups lead and trail, by jobs, growth, concentration and pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

LIST_LENGTH = 10


@dataclass(frozen=True)
class Ranking:
    """A list to fill: the column it ranks, and from which end."""

    key: str
    head: str
    caption: str
    column: str
    largest: bool = True


HEADS = ("Employment growth", "Export orientation", "Pay")
RANKINGS = (
    Ranking("largest", HEADS[0], "Most jobs", "employment_last"),
    Ranking("gained", HEADS[0], "Most jobs gained", "employment_change"),
    Ranking("lost", HEADS[0], "Most jobs lost", "employment_change", largest=False),
    Ranking("fastest", HEADS[0], "Fastest growth a year", "growth"),
    Ranking("slowest", HEADS[0], "Slowest growth, or fastest decline, a year", "growth", largest=False),
    Ranking("concentrated", HEADS[1], "Highest location quotient", "quotient_last"),
    Ranking("concentrating", HEADS[1], "Largest gain in location quotient", "quotient_change"),
    Ranking("dispersing", HEADS[1], "Largest loss in location quotient", "quotient_change", largest=False),
    Ranking("best_paid", HEADS[2], "Highest pay", "pay_last"),
    Ranking("worst_paid", HEADS[2], "Lowest pay", "pay_last", largest=False),
    Ranking("pay_rise", HEADS[2], "Largest rise in real pay", "pay_change"),
    Ranking("pay_fall", HEADS[2], "Largest fall, or smallest rise, in real pay", "pay_change", largest=False),
)
STANDING = Ranking("standing", "Highlights", "Most criteria met, then most jobs", "standing")


def ranked(table: pd.DataFrame, ranking: Ranking, list_minimum: float) -> pd.DataFrame:
    """The rows of one list, in order.

    Parameters
    ----------
    table
        A NAICS table.
    ranking
        The list.
    list_minimum
        Jobs that a group needs in the first or the last year to be listed.

    Returns
    -------
    DataFrame
        At most :data:`LIST_LENGTH` rows of ``table``; what was excluded on review, and missing values, are never listed, ties keep the order of
        the table.
    """
    listed = (table["employment_first"] >= list_minimum) | (table["employment_last"] >= list_minimum)
    listed &= table["excluded"].eq(0)
    rows = table[listed & table[ranking.column].notna()]
    return rows.sort_values(ranking.column, ascending=not ranking.largest, kind="stable").head(LIST_LENGTH)
