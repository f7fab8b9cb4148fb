"""What a reader of a cluster's occupations should know, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.analysis.occupations.pay import BY_JOBS
from industry_clusters.occupations import TOP_CODED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from industry_clusters.occupations import Occupations

_NAMED = 6
_MUCH = 0.1
"""Share of jobs without a level from which another SOC vintage is a likely cause."""
_DIGITS = {"2": "by sector"}


def remarks_on(found: Mapping[str, Any], occupations: Occupations, area_remark: str) -> tuple[str, ...]:
    """Sentences on what is not counted, not known, or stands in for something else.

    Parameters
    ----------
    found
        The fields of :class:`~industry_clusters.analysis.occupations.occupations.ClusterOccupations` as far as they are there.
    occupations
        What the files told.
    area_remark
        What is to say of the wage area.
    """
    members = found["members"]
    told = [
        _of_patterns(members),
        *_of_members(members),
        area_remark.strip(),
        *_of_pay(found, occupations),
        *_of_vintages(occupations),
    ]
    if occupations.projections.empty:
        told.append("No projections are among the data: growth and openings are not known.")
    if occupations.elements.empty:
        told.append("No O*NET skills are among the data: skills and the steps between them are not known.")
    return tuple(sentence for sentence in told if sentence)


def _of_patterns(members: pd.DataFrame) -> str:
    used = members[members["weight"].gt(0)]
    counts = used["pattern_digits"].astype(str).value_counts().sort_index(ascending=False)
    parts = [f"{count} {_DIGITS.get(str(digits), f'of {digits} digits')}" for digits, count in counts.items()]
    return f"Staffing patterns used for {len(used)} industry groups: {', '.join(parts)}." if parts else ""


def _of_members(members: pd.DataFrame) -> Iterator[str]:
    counted = members[members["counted"]]
    reasons = {
        "not counted because nothing tells of their jobs in the region": counted["employment"].isna()
        & counted["included"],
        "not counted for want of a staffing pattern": counted["pattern_code"].eq("")
        & counted["employment"].notna()
        & counted["included"],
        "left out by the team": ~counted["included"],
        "counted with the best value of jobs that are not disclosed": counted["estimated"]
        & counted["included"],
    }
    for words, rows in reasons.items():
        if rows.any():
            yield f"{counted_words(int(rows.sum()), 'member')} {words}: {_named(counted[rows])}."


def _named(rows: pd.DataFrame) -> str:
    names = [
        f"{code} ({cluster})" for code, cluster in zip(rows["industry_code"], rows["cluster"], strict=True)
    ]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _of_pay(found: Mapping[str, Any], occupations: Occupations) -> Iterator[str]:
    jobs, cuts = found["jobs"], found["cut_offs"]
    if cuts.kind.startswith(BY_JOBS):
        yield (
            f"The wage file of {cuts.area} has no row for all occupations: quartiles of its jobs, by the median pay of their "
            "occupations, stand in for the percentiles of all wages."
        )
    if occupations.wages.empty:
        yield (
            "No wage file is among the data: cut-offs are not known unless you type them, and pay is the national mean "
            "of these industries."
        )
        return
    strangers = ~jobs["soc_code"].isin(set(occupations.wages["soc_code"]))
    if strangers.any():
        count = jobs.loc[strangers, "soc_code"].nunique()
        share = jobs.loc[strangers, "employment"].sum() / max(jobs["employment"].sum(), 1.0)
        cause = " The files may follow different versions of the SOC." if share > _MUCH else ""
        yield (
            f"In no wage file: {counted_words(count, 'occupation')} ({share:.1%} of all jobs); the national mean pay of these industries "
            f"stands in where it is known.{cause}"
        )
    unknown = jobs["level"].eq("") & jobs["employment"].gt(0) & np.isfinite(cuts.low)
    if unknown.any():
        total = jobs.loc[unknown, "employment"].sum()
        count = jobs.loc[unknown, "soc_code"].nunique()
        yield f"Without a known pay and so without a level: {counted_words(count, 'occupation')} ({total:,.0f} jobs)."
    top = jobs["pay_mark"].eq(TOP_CODED)
    if top.any():
        count = jobs.loc[top, "soc_code"].nunique()
        yield (
            f"Paid more than the source prints ({TOP_CODED}): {counted_words(count, 'occupation')}. The level is high; average pay has "
            "the mean, where that is printed, else leaves the jobs out."
        )


def counted_words(count: int, word: str) -> str:
    """A number and what it counts.

    Examples
    --------
    >>> counted_words(1, "member"), counted_words(2, "member")
    ('1 member', '2 members')
    """
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _of_vintages(occupations: Occupations) -> Iterator[str]:
    vintages = {source.soc_vintage for source in occupations.sources if source.soc_vintage}
    if len(vintages) > 1:
        yield f"The files follow different versions of the SOC: {', '.join(sorted(vintages))}."
