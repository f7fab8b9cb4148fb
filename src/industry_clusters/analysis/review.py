"""Small and strange cells, worst first, for a person to look at before a board does; and what that person decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.measures.pay import average_pay
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.analysis.cells import Cells
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

DECISION, REMARK = "note_decision_", "note_review_"
"""Names of what a person types about an industry group begin so, and end with its code."""
KEEP, EXCLUDE = "keep", "exclude"
FEW_ESTABLISHMENTS = 3
LARGE_JUMP = 2.0
"""Jobs of one year over those of the year before, or under: what is above is too much to be growth."""
LARGE_CHANGE = 4.0
"""The same for the last year over the first."""
LARGE_ENOUGH = 50
"""Jobs, in the larger of the two years, below which a jump says nothing."""
STRANGE_PAY = 3.0
"""Pay over the median of the other groups of the same three digits, or under."""
_SIBLINGS = 3


@dataclass(frozen=True)
class Finding:
    """One thing to look at: the industry group, how strange it is (comparable within a study), and why in a sentence."""

    industry_code: str
    severity: float
    sentence: str


def name_of(beginning: str, code: str) -> str:
    """The name of what is typed about a code; ``31-33`` has a character that names cannot have.

    Examples
    --------
    >>> name_of(DECISION, "31-33")
    'note_decision_31_33'
    """
    return f"{beginning}{code.replace('-', '_')}"


def is_excluded(notes: Mapping[str, str], code: str) -> bool:
    """Whether a person decided to leave an industry group out of lists and clusters."""
    return notes.get(name_of(DECISION, code), "").strip().lower() == EXCLUDE


def review(
    panel: Panel, region: Cells, areas: Sequence[str], study: Study, table: pd.DataFrame
) -> pd.DataFrame:
    """Look at every industry group of the NAICS table.

    Parameters
    ----------
    panel, region, areas
        The data and the region's cells.
    study
        First and last year, ownership, and what was decided before.
    table
        The NAICS table.

    Returns
    -------
    DataFrame
        A row for each industry group with a finding or a decision, the strangest first: ``industry_code``,
        ``industry_title``, ``severity``, ``sentence`` (all its findings), ``decision`` and ``remark`` as typed.
    """
    findings = [
        *_jumps(region, table["industry_code"].tolist()),
        *_changes(table, study),
        *_small(panel, areas, study, table),
        *_strange_pay(region, table, study.last_year),
    ]
    rows = pd.DataFrame(
        [(one.industry_code, one.severity, one.sentence) for one in findings],
        columns=["industry_code", "severity", "sentence"],
    )
    by_code = rows.groupby("industry_code").agg({"severity": "sum", "sentence": " ".join})
    decided = [code for code in table["industry_code"] if _typed(study, code) and code not in by_code.index]
    kept = pd.DataFrame(
        {"severity": 0.0, "sentence": "Decided before; nothing strange now."},
        index=pd.Index(decided, dtype="object"),
    )
    found = pd.concat([by_code, kept]) if decided else by_code
    found = found.sort_values("severity", ascending=False, kind="stable")
    titles = table.set_index("industry_code")["industry_title"]
    return pd.DataFrame(
        {
            "industry_code": [str(code) for code in found.index],
            "industry_title": [str(titles[code]) for code in found.index],
            "severity": found["severity"].to_numpy(),
            "sentence": found["sentence"].to_numpy(),
            "decision": [study.notes.get(name_of(DECISION, str(code)), "") for code in found.index],
            "remark": [study.notes.get(name_of(REMARK, str(code)), "") for code in found.index],
        }
    )


def _typed(study: Study, code: str) -> bool:
    return any(study.notes.get(name_of(beginning, code)) for beginning in (DECISION, REMARK))


def _jumps(region: Cells, codes: Sequence[str]) -> Iterator[Finding]:
    """The largest change from one year of the data to the next."""
    jobs = region.employment.reindex(pd.Index(codes))
    years = list(jobs.columns)
    before, after = jobs[years[:-1]].to_numpy(), jobs[years[1:]].to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        sizes = np.abs(np.log(np.where((before > 0) & (after > 0), after / before, np.nan)))
    sizes = np.where(np.fmax(before, after) >= LARGE_ENOUGH, sizes, np.nan)
    for place, code in enumerate(codes):
        row = sizes[place]
        if not np.isnan(row).all() and np.nanmax(row) > np.log(LARGE_JUMP):
            at = int(np.nanargmax(row))
            sentence = (
                f"Jobs went from {before[place, at]:,.0f} in {years[at]} to {after[place, at]:,.0f} in {years[at + 1]}: a firm "
                "that came, left or was classified anew, rather than growth."
            )
            yield Finding(code, float(row[at]) * np.sqrt(max(before[place, at], after[place, at])), sentence)


def _changes(table: pd.DataFrame, study: Study) -> Iterator[Finding]:
    """Between the first and the last year."""
    for row in table.to_dict("records"):
        first, last = row["employment_first"], row["employment_last"]
        if first > 0 and last > 0 and max(first, last) >= LARGE_ENOUGH:
            times = max(first, last) / min(first, last)
            if times >= LARGE_CHANGE:
                sentence = (
                    f"Jobs went from {first:,.0f} in {study.first_year} to {last:,.0f} in {study.last_year}, "
                    f"{times:.0f} times {'as many' if last > first else 'fewer'}: were firms classified anew?"
                )
                yield Finding(
                    str(row["industry_code"]), float(np.log(times)) * np.sqrt(max(first, last)), sentence
                )


def _small(panel: Panel, areas: Sequence[str], study: Study, table: pd.DataFrame) -> Iterator[Finding]:
    rows = panel.rows
    here = rows[
        rows["area_fips"].isin(areas)
        & rows["own_code"].isin(study.ownership.own_codes)
        & rows["year"].eq(study.last_year)
    ]
    counts = here.groupby("industry_code")["annual_avg_estabs"].sum(min_count=1)
    for row in table.to_dict("records"):
        count = counts.get(row["industry_code"], np.nan)
        if 0 < count < FEW_ESTABLISHMENTS and row["employment_last"] > 0:
            number = "1 establishment" if count == 1 else f"{count:.0f} establishments"
            sentence = f"{number} in {study.last_year}: one firm makes the figure."
            yield Finding(str(row["industry_code"]), float(np.sqrt(row["employment_last"])), sentence)


def _strange_pay(region: Cells, table: pd.DataFrame, year: int) -> Iterator[Finding]:
    codes = table["industry_code"].tolist()
    here = region.at(codes)
    pay = pd.Series(average_pay(here.payroll[year], here.employment[year]), index=codes)
    parents = pd.Series([code[:-1] for code in codes], index=codes)
    for _, siblings in pay.groupby(parents):
        known = siblings.dropna()
        for code in known.index if len(known) > _SIBLINGS else ():
            middle = float(known.drop(code).median())
            times = float(ratio(known[code], middle))
            if times > STRANGE_PAY or times < 1 / STRANGE_PAY:
                sentence = f"Pay of ${known[code]:,.0f} in {year}, where its siblings pay ${middle:,.0f}."
                jobs = float(here.employment[year][code])
                yield Finding(str(code), abs(float(np.log(times))) * np.sqrt(jobs), sentence)
