"""What each reading mode would show of a study: said before a person chooses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.cluster_ranges import chain_of, steps
from industry_clusters.analysis.once import once
from industry_clusters.industry_codes import level_of
from industry_clusters.measures.margins import Grade, likely_range
from industry_clusters.study import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.analysis.withheld.region import Known
    from industry_clusters.study import Study


@dataclass(frozen=True)
class ModeCounts:
    """How many of ``clusters`` clusters with jobs are known to within ``close`` (a fraction), by reading mode."""

    clusters: int
    close: float
    known: Mapping[Reading, int]

    @property
    def sentence(self) -> str:
        """In words.

        Examples
        --------
        >>> ModeCounts(16, 0.05, {Reading.PUBLISHED: 0, Reading.CERTAIN: 7, Reading.USUAL: 14}).sentence
        'Clusters known to within ±5%: published only 0 · certain 7 · usual 14 of 16.'
        """
        if not self.clusters:
            return "No cluster has an industry group with jobs in the last year."
        counts = " · ".join(f"{mode.label.lower()} {self.known[mode]}" for mode in Reading)
        return f"Clusters known to within ±{self.close:.0%}: {counts} of {self.clusters}."


def mode_counts(published: Cells, known: Known, study: Study) -> ModeCounts:
    """Count the clusters that each mode knows closely, of the study's definitions and its last year."""
    year = study.last_year
    rows = pd.DataFrame(
        {
            "cluster": [member.cluster for member in study.clusters],
            "code": [member.industry_code for member in study.clusters],
        }
    ).drop_duplicates()
    rows = rows[rows["code"].isin(known.low.index) & rows["cluster"].ne("")]
    rows = rows[rows["code"].map(level_of).eq(study.industry_level)].reset_index(drop=True)
    slots, names = pd.factorize(rows["cluster"])
    if not len(names):
        return ModeCounts(0, study.grade_close, dict.fromkeys(Reading, 0))
    at = {
        name: getattr(known, name)[year].reindex(rows["code"]).to_numpy(np.float64)
        for name in ("low", "high", "best", "known", "variance")
    }
    wider = known.wider[known.wider["year"].eq(year)].set_index("industry_code")
    members = pd.DataFrame({name: at[name] for name in ("low", "high", "variance")})
    chains = [chain_of(code) for code in rows["code"]]
    last = steps((slots + 1).tolist(), chains, members, wider, len(chains[0]))[-1]
    state = last.state[last.leads.astype(bool)].set_axis(slots[last.leads.astype(bool)]).sort_index()
    best, part = (np.bincount(slots, np.nan_to_num(at[name])) for name in ("best", "known"))
    low, high = (state[name].to_numpy(np.float64) for name in ("low", "high"))
    likely = likely_range(part, np.maximum(best - part, 0.0), state["variance"].to_numpy(), low, high)
    withheld = published.withheld[year].reindex(rows["code"]).fillna(0).to_numpy()
    there = best > 0
    middle = (low + high) / 2

    def within(lower: np.ndarray, upper: np.ndarray, value: np.ndarray) -> int:
        return int((there & ((upper - lower) / 2 <= study.grade_close * value)).sum())

    return ModeCounts(
        int(there.sum()),
        study.grade_close,
        {
            Reading.PUBLISHED: int((there & (np.bincount(slots, withheld > 0) == 0)).sum()),
            Reading.CERTAIN: within(low, high, middle),
            Reading.USUAL: within(*likely, best),
        },
    )


def groups_sentence(analysis: Analysis) -> str:
    """How many industry groups have the last year's jobs shown, as a range, or not at all.

    Returns
    -------
    str
        Such as ``Of 317 industry groups: 187 shown, 104 as ranges, 26 not in the NAICS of 2023.``
    """
    grades = analysis.naics_table["grade_last"]
    absent, ranges = int(grades.isna().sum()), int(grades.eq(Grade.RANGE_ONLY).sum())
    shown = len(grades) - absent - ranges
    words = [f"{shown} shown"]
    words += [f"{ranges} as ranges"] if ranges else []
    words += [f"{absent} not in the NAICS of {analysis.study.last_year}"] if absent else []
    return f"Of {len(grades)} industry groups: {', '.join(words)}."


@once
def what_is_known(analysis: Analysis) -> tuple[str, str]:
    """Both sentences of a study that was worked out."""
    counts = mode_counts(analysis.published, analysis.known, analysis.study)
    return counts.sentence, groups_sentence(analysis)
