"""The facts behind step 5: which industry groups lead and trail, by jobs, growth, concentration and pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

LIST_LENGTH = 10


@dataclass(frozen=True)
class Ranking:
    """A list to fill: the column it ranks, and from which end.

    ``sign`` is 1 for a list that holds only what rose and -1 for one that holds only what fell, for certain or likely;
    ``none`` is then what its caption adds where nothing did. A list ``of_ranges`` also holds what is known as a range only,
    by its best value.
    """

    key: str
    head: str
    caption: str
    column: str
    largest: bool = True
    sign: int = 0
    none: str = ""
    of_ranges: bool = False

    @property
    def value(self) -> str:
        """The column whose numbers order the list."""
        return f"best_{self.column}" if self.of_ranges else self.column


HEADS = ("Employment growth", "Export orientation", "Pay")
RANKINGS = (
    Ranking("largest", HEADS[0], "Most jobs", "employment_last", of_ranges=True),
    Ranking("gained", HEADS[0], "Most jobs gained", "employment_change", sign=1,
            none="no industry group is known to have gained jobs"),
    Ranking("lost", HEADS[0], "Most jobs lost", "employment_change", largest=False, sign=-1,
            none="no industry group is known to have lost jobs"),
    Ranking("fastest", HEADS[0], "Fastest annual growth", "growth", sign=1,
            none="no industry group is known to have grown"),
    Ranking("slowest", HEADS[0], "Slowest annual growth, or fastest decline", "growth", largest=False),
    Ranking("concentrated", HEADS[1], "Highest location quotient", "quotient_last"),
    Ranking("concentrating", HEADS[1], "Largest gain in location quotient", "quotient_change", sign=1,
            none="no location quotient is known to have risen"),
    Ranking("dispersing", HEADS[1], "Largest loss in location quotient", "quotient_change", largest=False, sign=-1,
            none="no location quotient is known to have fallen"),
    Ranking("best_paid", HEADS[2], "Highest pay", "pay_last"),
    Ranking("worst_paid", HEADS[2], "Lowest pay", "pay_last", largest=False),
    Ranking("pay_rise", HEADS[2], "Largest rise, or smallest fall, in real pay", "pay_change"),
    Ranking("pay_fall", HEADS[2], "Largest fall, or smallest rise, in real pay", "pay_change", largest=False),
)  # fmt: skip
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
        Jobs that a group needs in the first or the last year to be listed, by its best values.

    Returns
    -------
    DataFrame
        At most :data:`LIST_LENGTH` rows of ``table``; what was excluded on review, and missing values, are never listed,
        nor what may have moved the other way in a list of one sign. Ties keep the order of the table.
    """
    return table.iloc[places_of(table, ranking, list_minimum)]


def places_of(table: pd.DataFrame, ranking: Ranking, list_minimum: float) -> list[int]:
    """The places in the table, from 0, of the rows that :func:`ranked` gives."""
    jobs = table[["best_employment_first", "best_employment_last"]].to_numpy(np.float64)
    numbers = table[ranking.value].to_numpy(np.float64)
    listed = (jobs >= list_minimum).any(axis=1) & table["excluded"].eq(0).to_numpy() & ~np.isnan(numbers)
    if ranking.sign:
        listed &= _moved(table, ranking).to_numpy()
    places = np.flatnonzero(listed)
    order = np.argsort(-numbers[places] if ranking.largest else numbers[places], kind="stable")
    return [int(place) for place in places[order][:LIST_LENGTH]]


def _moved(table: pd.DataFrame, ranking: Ranking) -> pd.Series:
    """Where all of the likely range is on the list's side of zero."""
    if ranking.sign > 0:
        return table[f"likely_low_{ranking.column}"].gt(0)
    return table[f"likely_high_{ranking.column}"].lt(0)
