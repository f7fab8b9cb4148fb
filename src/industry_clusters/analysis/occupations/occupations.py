"""Step 10: the occupations of each cluster, by level of pay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.figures import cut_offs_of
from industry_clusters.analysis.occupations.career_ladders import (
    career_ladders,
    group_titles,
    shared_occupations,
)
from industry_clusters.analysis.occupations.career_potential import career_potential
from industry_clusters.analysis.occupations.outlook import OUTLOOK, outlook, projection_area
from industry_clusters.analysis.occupations.pay import (
    NO_CUT_OFFS,
    CutOffs,
    cut_offs,
    latest_wages,
    near_areas,
    occupation_pay,
    wage_area,
)
from industry_clusters.analysis.occupations.remarks import remarks_on
from industry_clusters.analysis.occupations.staffing_patterns import (
    Patterns,
    finest_pattern,
    pattern_finder,
    staffing_patterns,
)
from industry_clusters.measures.margins import Grade, grade
from industry_clusters.measures.ratio import ratio
from industry_clusters.measures.staffing import (
    HIGH_PERCENTILE,
    LEVELS,
    LOW_PERCENTILE,
    cluster_staffing,
    pay_levels,
    weighted_quantile,
    withheld_patterns,
)
from industry_clusters.study import LevelBasis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.clusters.clusters import Clusters
    from industry_clusters.occupations import Occupations, OccupationSource
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

_A_SPECK = 1e-6
_UNKNOWN = CutOffs(np.nan, np.nan, "", "", "", np.nan, np.nan, NO_CUT_OFFS)


@dataclass(frozen=True)
class ClusterOccupations:
    """Who works in each cluster.

    ``jobs`` has a row for each cluster and occupation, largest first: ``cluster``, ``soc_code``, ``soc_title``,
    ``employment`` (best values; NaN where withheld in every pattern), ``likely_low`` and ``likely_high`` (sums of the members' likely
    ends, which is on the safe side), ``grade``, ``share`` of the cluster's jobs that are published by
    occupation, ``withheld`` (patterns that withhold it: above 0 the jobs are "at least"), ``level``, ``hourly_pay``,
    ``annual_pay``, ``pay_mark``, ``pay_area``, ``growth``, ``openings``, ``education``, ``job_zone``, ``skills``.
    ``levels`` has a row for each cluster and level: ``cluster``, ``level``, ``employment``, ``share``,
    ``average_pay`` (over the jobs whose pay is a number).
    ``members`` has a row for each cluster and industry group: ``cluster``, ``slot``, ``industry_code``,
    ``employment`` (best values; NaN where there is none), ``estimated`` (whether they are not published), ``pattern_code``, ``pattern_digits``, ``included``, ``counted`` (whether it
    counts in its cluster at all), ``weight`` (its jobs where it counts, else 0).
    ``coverage`` has a row for each cluster: ``region_jobs``, ``covered`` (of members that have a pattern),
    ``published`` (by occupation), ``not_published``, ``withheld_members``, ``no_pattern_members``,
    ``left_out_members``, ``low`` and ``high`` (its cut-offs). ``staffing`` are the jobs by occupation and cluster (0
    where there are none), ``weights`` jobs by cluster and pattern, ``ends`` the same of the members' likely ``low`` and ``high``, ``occupations`` pay and outlook by SOC code.
    ``ladders`` and ``shared`` are those of :mod:`industry_clusters.analysis.occupations.career_ladders`, ``careers``
    is that of :mod:`industry_clusters.analysis.occupations.career_potential`.
    ``projection_area`` and ``wage_areas`` say whose they are. ``remarks`` are sentences for the reader.
    """

    jobs: pd.DataFrame = field(default_factory=pd.DataFrame)
    levels: pd.DataFrame = field(default_factory=pd.DataFrame)
    members: pd.DataFrame = field(default_factory=pd.DataFrame)
    coverage: pd.DataFrame = field(default_factory=pd.DataFrame)
    cut_offs: CutOffs = _UNKNOWN
    staffing: pd.DataFrame = field(default_factory=pd.DataFrame)
    weights: pd.DataFrame = field(default_factory=pd.DataFrame)
    ends: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    patterns: Patterns | None = None
    occupations: pd.DataFrame = field(default_factory=pd.DataFrame)
    projection_area: str = ""
    projection_years: str = ""
    wage_areas: tuple[tuple[str, str], ...] = ()
    ladders: pd.DataFrame = field(default_factory=pd.DataFrame)
    shared: pd.DataFrame = field(default_factory=pd.DataFrame)
    careers: pd.DataFrame = field(default_factory=pd.DataFrame)
    files: tuple[OccupationSource, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no staffing pattern of any cluster's members."""
        return self.patterns is None


def cluster_occupations(
    study: Study,
    panel: Panel,
    areas: Sequence[str],
    clusters: Clusters,
    naics_table: pd.DataFrame,
    occupations: Occupations,
) -> ClusterOccupations:
    """Work out the occupations of each cluster.

    Parameters
    ----------
    study
        Ownership, cut-offs, wage area, members left out.
    panel, areas
        The data and the region's areas, which tell its state.
    clusters, naics_table
        The members, and the region's jobs in the last year.
    occupations
        What the files tell.

    Returns
    -------
    ClusterOccupations
        Empty where no member has a staffing pattern. A member whose jobs are withheld is not counted.
    """
    members = _members(study, clusters, naics_table, occupations.staffing)
    codes = sorted(set(members["pattern_code"]) - {""})
    if not codes:
        return ClusterOccupations(members=members, files=occupations.sources)
    patterns = staffing_patterns(occupations.staffing, codes, study.ownership)
    if patterns.shares.empty:  # totals of industries, and no occupation among them
        return ClusterOccupations(members=members, files=occupations.sources)
    wages = latest_wages(occupations.wages)
    near = near_areas(study, areas, panel.cbsa_counties)
    area, area_remark = wage_area(study, near, wages)
    pay = occupation_pay(patterns.occupations, wages, [code for code in dict.fromkeys((area, *near)) if code])
    outlook_area = projection_area(occupations.projections, near)
    every = patterns.occupations.join(pay).join(
        outlook(patterns.occupations.index, occupations, outlook_area)
    )
    weights = _weights(clusters.names, members, codes)
    found = ClusterOccupations(
        members=members,
        cut_offs=cut_offs(study, area, wages),
        staffing=pd.DataFrame(
            cluster_staffing(patterns.shares, weights), patterns.shares.index, list(clusters.names)
        ),
        weights=weights,
        ends={end: _weights(clusters.names, members, codes, f"weight_{end}") for end in ("low", "high")},
        patterns=patterns,
        occupations=every,
        projection_area=_title_of(occupations.projections, outlook_area),
        projection_years=_years_of(occupations.projections, outlook_area),
        wage_areas=tuple(wages.drop_duplicates("area_fips")[["area_fips", "area_title"]].itertuples(index=False, name=None)),
        files=occupations.sources,
    )  # fmt: skip
    return _with_levels(found, study, occupations, area_remark)


def _with_levels(
    found: ClusterOccupations, study: Study, occupations: Occupations, area_remark: str
) -> ClusterOccupations:
    coverage = _coverage(found, study)
    jobs = _jobs(found, coverage, study)
    levels = _levels(jobs, coverage)
    titles = group_titles((occupations.projections, occupations.wages, occupations.staffing))
    full = {
        **vars(found),
        "coverage": coverage,
        "jobs": jobs,
        "levels": levels,
        "ladders": (ladders := career_ladders(jobs, titles)),
        "careers": career_potential(jobs, coverage, ladders),
        "shared": shared_occupations(found.staffing),
    }
    return ClusterOccupations(**full | {"remarks": remarks_on(full, occupations, area_remark)})


def _members(
    study: Study, clusters: Clusters, naics_table: pd.DataFrame, staffing: pd.DataFrame
) -> pd.DataFrame:
    rows = clusters.members
    rows = rows[rows["row"].notna() & rows["slot"].notna()].drop_duplicates(["cluster", "industry_code"])
    finder = pattern_finder(staffing)
    found = [finest_pattern(code, finder) for code in rows["industry_code"]]
    found_rows = naics_table.set_index("industry_code").reindex(rows["industry_code"])
    there = found_rows["withheld_last"].notna()
    employment = found_rows["best_employment_last"].where(there, 0.0)  # no such code in the year: no jobs
    pairs = zip(rows["cluster"], rows["industry_code"], strict=True)
    members = pd.DataFrame(
        {
            "cluster": rows["cluster"].tolist(),
            "slot": rows["slot"].astype(int).tolist(),
            "industry_code": rows["industry_code"].tolist(),
            "employment": employment.to_numpy(np.float64),
            "estimated": found_rows["grade_last"].gt(Grade.PUBLISHED).to_numpy(),
            "likely_low": found_rows["likely_low_employment_last"].to_numpy(np.float64),
            "likely_high": found_rows["likely_high_employment_last"].to_numpy(np.float64),
            "pattern_code": [code for code, _ in found],
            "pattern_digits": [digits for _, digits in found],
            "included": [pair not in study.left_out for pair in pairs],
            "counted": rows["counted"].eq(1).tolist(),
        }
    )
    takes_part = members["included"] & members["counted"] & members["pattern_code"].ne("")
    return members.assign(
        **{
            name: members[amount].where(takes_part, 0.0).fillna(0.0)
            for name, amount in (
                ("weight", "employment"),
                ("weight_low", "likely_low"),
                ("weight_high", "likely_high"),
            )
        }
    )


def _weights(
    names: Sequence[str], members: pd.DataFrame, codes: Sequence[str], amount: str = "weight"
) -> pd.DataFrame:
    table = members.groupby(["cluster", "pattern_code"])[amount].sum().unstack(fill_value=0)
    return table.reindex(index=list(names), columns=list(codes), fill_value=0.0).astype("float64")


def _coverage(found: ClusterOccupations, study: Study) -> pd.DataFrame:
    """How much of each cluster is known by occupation, and its cut-offs."""
    members = found.members
    counted = members[members["counted"]]
    unknown, without = counted["employment"].isna(), counted["pattern_code"].eq("")
    facts = pd.DataFrame(
        {
            "cluster": counted["cluster"],
            "region_jobs": counted["employment"],
            "covered": counted["weight"],
            "withheld_members": (unknown & counted["included"]).astype(int),
            "no_pattern_members": (without & counted["included"] & ~unknown).astype(int),
            "left_out_members": (~counted["included"]).astype(int),
        }
    )
    coverage = facts.groupby("cluster").sum().reindex(found.staffing.columns, fill_value=0)
    coverage["published"] = found.staffing.sum()
    beyond = (coverage["covered"] - coverage["published"]).round(
        3
    )  # what is left of two equal sums is no job
    coverage["not_published"] = beyond.clip(lower=0.0)
    cuts = [_cuts(found, study, name) for name in coverage.index]
    coverage["low"], coverage["high"] = (np.array([cut[at] for cut in cuts], np.float64) for at in (0, 1))
    return coverage.rename_axis("cluster").reset_index()


def _cuts(found: ClusterOccupations, study: Study, cluster: str) -> tuple[float, float]:
    """A cluster's cut-offs: those in use for all, or quartiles of its own jobs."""
    low, high = found.cut_offs.low, found.cut_offs.high
    if study.level_basis is not LevelBasis.CLUSTER:
        return low, high
    pay, jobs = found.occupations["compared_pay"], found.staffing[cluster]
    if np.isnan(low):
        low = weighted_quantile(pay, jobs, LOW_PERCENTILE / 100)
    return low, weighted_quantile(pay, jobs, HIGH_PERCENTILE / 100) if np.isnan(high) else high


def _jobs(found: ClusterOccupations, coverage: pd.DataFrame, study: Study) -> pd.DataFrame:
    assert found.patterns is not None
    shares = found.patterns.shares
    counts = withheld_patterns(shares, found.weights)
    low, high = (np.nan_to_num(cluster_staffing(shares, found.ends[end])) for end in ("low", "high"))
    parts = [
        _jobs_of(found, counts[:, number], coverage.iloc[number], (low[:, number], high[:, number]))
        for number in range(len(found.staffing.columns))
    ]
    jobs = pd.concat(parts, ignore_index=True)
    ends = jobs["likely_low"], jobs["likely_high"]
    sure = jobs["likely_high"] - jobs["likely_low"] <= _A_SPECK
    return jobs.assign(grade=grade(jobs["employment"], *ends, sure, cut_offs_of(study)))


def _jobs_of(
    found: ClusterOccupations,
    withheld: NDArray[np.int64],
    cut: pd.Series,
    ends: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> pd.DataFrame:
    every, jobs = found.occupations, found.staffing[cut["cluster"]]
    levels = pay_levels(every["compared_pay"], cut["low"], cut["high"])
    largest = np.argsort(-jobs.to_numpy(), kind="stable")  # those that are missing come last
    order = largest[jobs.to_numpy()[largest] != 0]
    return pd.DataFrame(
        {
            "cluster": cut["cluster"],
            "soc_code": every.index[order],
            "soc_title": every["soc_title"].to_numpy()[order],
            "employment": jobs.to_numpy()[order],
            "likely_low": ends[0][order],
            "likely_high": ends[1][order],
            "share": ratio(jobs, cut["published"])[order],
            "withheld": withheld[order],
            "level": levels[order],
            **{name: every[name].to_numpy()[order] for name in ("hourly_pay", "annual_pay", "pay_mark", "pay_area", *OUTLOOK)},
        }
    )  # fmt: skip


def _levels(jobs: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """Jobs, share and average pay by cluster and level.

    A level is missing where there are no cut-offs, or no jobs of the cluster are published by occupation.
    """
    known = jobs.assign(paid=jobs["employment"].where(jobs["annual_pay"].notna()))
    known["payroll"] = known["paid"] * known["annual_pay"]
    keys = pd.MultiIndex.from_product([coverage["cluster"], LEVELS], names=["cluster", "level"])
    sums = known.groupby(["cluster", "level"])[["employment", "paid", "payroll"]].sum()
    sums = sums.reindex(keys, fill_value=0.0).reset_index()
    cuts = sums[["cluster"]].merge(coverage, on="cluster", how="left")
    uncut = (cuts["low"].isna() | cuts["high"].isna()) & sums["level"].ne("")
    employment = sums["employment"].mask(uncut | ~cuts["published"].gt(0))
    return pd.DataFrame(
        {
            "cluster": sums["cluster"],
            "level": sums["level"],
            "employment": employment,
            "share": ratio(employment, cuts["published"]),
            "average_pay": ratio(sums["payroll"], sums["paid"]),
        }
    )


def _title_of(rows: pd.DataFrame, area: str) -> str:
    found = rows.loc[rows["area_fips"].eq(area), "area_title"]
    return str(found.iloc[0]) if len(found) else ""


def _years_of(rows: pd.DataFrame, area: str) -> str:
    own = rows[rows["area_fips"].eq(area)]
    if own.empty:
        return ""
    latest = own.sort_values("last_year").iloc[-1]
    return f"{int(latest['first_year'])}-{int(latest['last_year'])}"
