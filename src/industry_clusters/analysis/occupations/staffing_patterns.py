"""Which occupations make up each industry's jobs, at the finest level that the files hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.industry_codes import SECTOR_LEVEL, level_of, sector_of
from industry_clusters.measures.ratio import ratio
from industry_clusters.measures.staffing import occupation_shares
from industry_clusters.occupations import ALL_OCCUPATIONS, TOP_CODED
from industry_clusters.study import Ownership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PRIVATE = "5"
_FINE_TO_COARSE = ("detailed", "broad", "minor", "major", "total")
_STEMS = (3, 4, 5, 6)
"""Characters that the stem of a summary row has: 29-0000 is 29-, 29-1000 is 29-1, 31-1100 is 31-11, 29-1140 is 29-114."""
_SEVERAL = re.compile(r"\(([\d, and]+) only\)")


@dataclass(frozen=True)
class Patterns:
    """Staffing patterns of some industries.

    ``industries`` has a row for each pattern, by its code: ``title``, ``own_code``, ``employment`` (its jobs in all
    occupations, nationwide), ``source_id``. ``occupations`` has one for each SOC code: ``soc_title``, ``mean_pay``
    (dollars a year, over the jobs of these patterns) and ``mean_mark``. ``shares`` has occupations as rows and patterns
    as columns: a fraction, 0 where the industry has none, NaN where withheld.
    """

    industries: pd.DataFrame
    occupations: pd.DataFrame
    shares: pd.DataFrame


def pattern_finder(staffing: pd.DataFrame) -> Mapping[str, tuple[str, int]]:
    """For every industry that a pattern stands for: the pattern's code and its NAICS digits.

    A pattern may stand for several industry groups together; OEWS then lists them in its title.
    """
    titles = staffing.drop_duplicates("industry_code").set_index("industry_code")["industry_title"]
    several = {
        listed: (code, level_of(listed))
        for code, title in titles.items()
        for found in [_SEVERAL.search(str(title))]
        if found
        for listed in re.findall(r"\d+", found[1])
    }
    own = {code: (code, level_of(code)) for code in titles.index}
    return several | own


def finest_pattern(industry_code: str, finder: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The finest pattern that an industry lies in, and its digits; ("", 0) where there is none.

    Examples
    --------
    >>> finest_pattern("6216", {"62": ("62", 2), "621": ("621", 3)}), finest_pattern("3254", {"31-33": ("31-33", 2)})
    (('621', 3), ('31-33', 2))
    >>> finest_pattern("1111", {})
    ('', 0)
    """
    shorter = [industry_code[:end] for end in range(len(industry_code), SECTOR_LEVEL, -1)]
    for code in (industry_code, *shorter, sector_of(industry_code)):
        if code in finder:
            return finder[code]
    return "", 0


def staffing_patterns(staffing: pd.DataFrame, codes: Iterable[str], ownership: Ownership) -> Patterns:
    """The patterns of some industries.

    Parameters
    ----------
    staffing
        As published, summary rows among them.
    codes
        The patterns wanted.
    ownership
        Whose jobs the study counts: of several ownerships of an industry the one that is nearest is taken.

    Returns
    -------
    Patterns
        Of the finest rows only, so that nobody counts twice.
    """
    wanted = list(codes)
    rows = _one_ownership(staffing[staffing["industry_code"].isin(wanted)], ownership)
    rows = rows.drop_duplicates(["industry_code", "soc_code"])
    is_total = rows["soc_code"].eq(ALL_OCCUPATIONS)
    finest = rows[~is_total & _is_finest(rows)]
    employment = finest.pivot(index="soc_code", columns="industry_code", values="employment")
    employment = employment.reindex(columns=wanted).sort_index()
    industries = _industries(rows, is_total, employment).reindex(wanted)
    shares = pd.DataFrame(
        occupation_shares(employment, industries["employment"].to_numpy(np.float64)),
        employment.index,
        employment.columns,
    )
    absent = np.ones(shares.shape, dtype=np.bool_)
    occupations, patterns = pd.Index(finest["soc_code"]), pd.Index(finest["industry_code"])
    absent[shares.index.get_indexer(occupations), shares.columns.get_indexer(patterns)] = False
    return Patterns(industries, _occupations(finest, shares.index), shares.mask(absent, 0.0))


def _one_ownership(rows: pd.DataFrame, ownership: Ownership) -> pd.DataFrame:
    """Of each industry the rows of one ownership: private first, or the widest where the study counts all."""
    own = rows["own_code"].astype(str)

    def order(code: str) -> tuple[bool, bool, int, str]:
        if ownership is Ownership.PRIVATE:
            return code != _PRIVATE, _PRIVATE not in code, len(code), code
        return False, False, -len(code), code

    ranks = {code: rank for rank, code in enumerate(sorted(own.unique(), key=order))}
    rank = own.map(ranks)
    return rows[rank.eq(rank.groupby(rows["industry_code"]).transform("min"))]


def _is_finest(rows: pd.DataFrame) -> pd.Series:
    """Whether no finer row of the same industry lies beneath a row."""
    finest: set[object] = set()
    covered: set[tuple[str, str]] = set()
    for level in _FINE_TO_COARSE:
        own = rows[rows["soc_level"].eq(level)]
        keys = list(zip(own["industry_code"], own["soc_code"], strict=True))
        is_detailed = level == _FINE_TO_COARSE[0]
        finest |= {
            place
            for place, (code, soc) in zip(own.index, keys, strict=True)
            if is_detailed or (code, soc.rstrip("0")) not in covered
        }
        covered |= {(code, soc[:stem]) for code, soc in keys for stem in _STEMS}
    return pd.Series(rows.index.isin(finest), rows.index)


def _industries(rows: pd.DataFrame, is_total: pd.Series, employment: pd.DataFrame) -> pd.DataFrame:
    """An industry's jobs are its total row's; where that is withheld or not there, the sum of what is published."""
    first = rows.drop_duplicates("industry_code").set_index("industry_code")
    totals = rows[is_total].set_index("industry_code")["employment"].reindex(first.index)
    return pd.DataFrame(
        {
            "title": first["industry_title"],
            "own_code": first["own_code"],
            "employment": totals.fillna(employment.sum().reindex(first.index)),
            "source_id": first["source_id"],
        }
    )


def _occupations(finest: pd.DataFrame, codes: pd.Index) -> pd.DataFrame:
    known = finest.assign(jobs=finest["employment"].where(finest["annual_mean_wage"].notna()))
    known["payroll"] = known["jobs"] * known["annual_mean_wage"]
    by_code = known.groupby("soc_code")
    sums = by_code[["jobs", "payroll"]].sum()
    top = known["wage_mark"].eq(TOP_CODED).groupby(known["soc_code"]).any()
    mean = pd.Series(ratio(sums["payroll"], sums["jobs"]), sums.index)
    return pd.DataFrame(
        {
            "soc_title": by_code["soc_title"].first(),
            "mean_pay": mean,
            "mean_mark": np.where(mean.isna() & top.reindex(sums.index), TOP_CODED, ""),
        }
    ).reindex(codes)
