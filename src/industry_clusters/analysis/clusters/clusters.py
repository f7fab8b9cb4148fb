"""Step 6: industry groups become clusters. Every figure of a cluster is made of sums, never of averages of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.cluster_ranges import chain_of, steps
from industry_clusters.analysis.clusters.comparable import add_shares, comparable_growth, comparable_members
from industry_clusters.analysis.industries.derived import YEARS, add_derived
from industry_clusters.analysis.industries.figures import cut_offs_of
from industry_clusters.analysis.industries.reasons import Reason
from industry_clusters.measures.derived_ranges import Ends, Range, ratio_range, spread_range
from industry_clusters.measures.margins import LIKELY, Grade, grade, likely_range
from industry_clusters.measures.pay import average_pay
from industry_clusters.measures.ratio import ratio
from industry_clusters.study import Member, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.clusters.cluster_ranges import Step
    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.study import Study

AMOUNTS = (
    "employment_first",
    "employment_last",
    "payroll_first",
    "payroll_last",
    "reference_first",
    "reference_last",
)
REFERENCE_ENDS = ("low", "high", "likely_low", "likely_high")
"""What is summed of the reference area's jobs beside them: nothing is assumed of how its members' errors hang together."""
"""What is summed over a cluster's members, best values of the region; payroll is in dollars of the dollar year."""
PARTS = ("low", "high", "variance", "published", "pay_variance", "low_payroll", "high_payroll")
"""What else is known of each member's jobs and pay, by year: bounds, variance, the published part, and the variance of the logarithm of pay."""


@dataclass(frozen=True)
class Clusters:
    """The clusters of a study.

    ``names`` are in order of their first row. ``members`` has a row for each industry group of the NAICS table, in its order and
    also where it is in no cluster (``listed`` 1), then one for each further definition: ``cluster`` ("" for none), ``industry_code``, ``role``, ``source``, ``slot`` (number of its cluster from 1), ``row`` (place in the NAICS
    table from 1, NaN for a code that is not in it), ``counted`` (1 where the row adds to its cluster: it has one, the code is
    known, stands there for the first time and was not excluded on review), ``known`` (1 where the region's jobs of both
    years are published), ``absent`` (1 where a year's classification has no such code), the :data:`AMOUNTS` and
    :data:`PARTS`, which are zero in a year that has no such code. ``steps`` are those from the members to the total, by
    year. ``summary`` has a row for each cluster.
    """

    names: tuple[str, ...]
    members: pd.DataFrame
    steps: Mapping[str, Sequence[Step]]
    summary: pd.DataFrame


def summarize_clusters(
    definitions: Sequence[Member],
    table: pd.DataFrame,
    wider: Mapping[str, pd.DataFrame],
    study: Study,
    marks: Benchmarks,
    weights: pd.DataFrame,
) -> Clusters:
    """Work out members and summary.

    Parameters
    ----------
    definitions
        The rows of the definitions.
    table
        The NAICS table.
    wider
        What wider industries leave, by year (``first``, ``last``) and code.
    study
        How figures are read, and the cut-offs of the grades.
    marks
        Totals of both areas.
    weights
        The unit of each code of the table across changes of the classification, and its share of it.

    Returns
    -------
    Clusters
        Jobs, real dollars, fractions. A cluster's best value is missing where one of its members' is.
    """
    names = tuple(dict.fromkeys(member.cluster for member in definitions if member.cluster))
    rows, listed = listed_rows(definitions, table["industry_code"].tolist())
    members = comparable_members(_members(rows, names, table).assign(listed=listed), weights)
    counting = members["slot"].where(members["counted"].eq(1))
    chains = [chain_of(code) if code else [] for code in members["industry_code"]]
    chains = [chain if used > 0 else [] for chain, used in zip(chains, counting.fillna(0), strict=True)]
    levels = len(chain_of(str(table["industry_code"].iloc[0])))
    found = {
        year: steps(counting.tolist(), chains, _of_year(members, year), wider[year], levels) for year in YEARS
    }
    summary = _summary(names, members, found, study, marks)
    return Clusters(names, members, found, summary)


def listed_rows(definitions: Sequence[Member], codes: Sequence[str]) -> tuple[list[Member], list[int]]:
    """The rows of the sheet: each industry group once, in a cluster or in none, then what else the definitions say.

    Returns
    -------
    tuple
        The rows, and of each whether it is an industry group's own (1) or a further one (0).

    Examples
    --------
    >>> from industry_clusters.study import Member
    >>> rows, listed = listed_rows([Member("Food", "3111"), Member("Trade", "3111"), Member("Food", "9999")], ["3111", "3112"])
    >>> [(row.cluster, row.industry_code) for row in rows], listed
    ([('Food', '3111'), ('', '3112'), ('Trade', '3111'), ('Food', '9999')], [1, 1, 0, 0])
    """
    first: dict[str, int] = {}
    for place, row in sorted(enumerate(definitions), key=lambda each: not each[1].cluster):
        first.setdefault(row.industry_code, place)
    own = [definitions[first[code]] if code in first else Member("", code) for code in codes]
    taken = {first[code] for code in codes if code in first}
    further = [row for place, row in enumerate(definitions) if place not in taken]
    return [*own, *further], [1] * len(own) + [0] * len(further)


def _of_year(members: pd.DataFrame, year: str) -> pd.DataFrame:
    return members[[f"{name}_{year}" for name in ("low", "high", "variance")]].set_axis(
        ["low", "high", "variance"], axis=1
    )


def _members(definitions: Sequence[Member], names: Sequence[str], table: pd.DataFrame) -> pd.DataFrame:
    members = pd.DataFrame(
        {
            "cluster": [member.cluster for member in definitions],
            "industry_code": [member.industry_code for member in definitions],
            "role": [member.role.value if member.role else "" for member in definitions],
            "source": [member.source for member in definitions],
        },
        dtype="str",
    )
    place = {code: number for number, code in enumerate(table["industry_code"], start=1)}
    slots = {name: number for number, name in enumerate(names, start=1)}
    members["slot"] = members["cluster"].map(slots).astype("float64")
    members["row"] = members["industry_code"].map(place).astype("float64")
    first = ~members.duplicated(["cluster", "industry_code"])
    found = table.set_index("industry_code").reindex(members["industry_code"])
    members["excluded"] = found["excluded"].fillna(0).astype(int).to_numpy()
    counts = first & members["row"].notna() & members["slot"].notna() & members["excluded"].eq(0)
    members["counted"] = counts.astype(int)
    members = members.assign(**_amounts(found))
    counted = members["counted"].eq(1)
    members["broken"] = found["classification"].fillna("").ne("").astype(int).to_numpy()
    absent = found[["withheld_first", "withheld_last"]].isna().any(axis=1)
    members["absent"] = absent.astype(int).to_numpy()
    for year in YEARS:
        members[f"there_{year}"] = found[f"withheld_{year}"].notna().astype(int).to_numpy()
    sure = found["grade"].eq(Grade.PUBLISHED)
    members["known"] = sure.astype(int).to_numpy()
    members.loc[~counted, [*_amounts(found), "broken", "absent", "there_first", "there_last", "known"]] = 0
    return members


def _amounts(found: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    """Each member's amounts; a code that the year's classification does not have adds nothing to the year."""
    amounts: dict[str, pd.Series] = {}
    for year in YEARS:
        jobs, there = found[f"best_employment_{year}"], found[f"withheld_{year}"].notna()
        payroll = (found[f"best_pay_{year}"] * jobs).where(jobs.ne(0), 0.0)
        columns = {
            "employment": jobs, "payroll": payroll, "reference": found[f"reference_{year}"],
            "low": found[f"low_employment_{year}"], "high": found[f"high_employment_{year}"],
            **{f"{end}_reference": found[f"{end}_reference_{year}"] for end in REFERENCE_ENDS},
            **{name: found[f"{name}_{year}"] for name in ("variance", "known", "pay_variance", "low_payroll", "high_payroll")},
        }  # fmt: skip
        amounts |= {
            f"{name}_{year}" if name != "known" else f"published_{year}": values.where(there, 0.0)
            for name, values in columns.items()
        }
    return {name: values.to_numpy(np.float64) for name, values in amounts.items()}


def _summary(
    names: Sequence[str],
    members: pd.DataFrame,
    found: Mapping[str, Sequence[Step]],
    study: Study,
    marks: Benchmarks,
) -> pd.DataFrame:
    slots = range(1, len(names) + 1)
    summary = pd.DataFrame({"slot": list(slots), "cluster": list(names), "shown": list(names)})
    for name in ("counted", "known", "broken", "absent"):
        summary["members" if name == "counted" else name] = _sums(members, members[name], slots)
    for name in AMOUNTS:
        summary[name.replace("employment", "jobs")] = _sums(members, members[name], slots)
    none = summary["members"].eq(0)
    for year in YEARS:
        summary = summary.assign(**_reference(summary, members, year, study))
        summary = summary.assign(**_jobs(summary, members, found[year], year, study))
        summary = summary.assign(**_pay(summary, members, year, study))
    summary = summary.mask(none.to_numpy()[:, None] & ~summary.columns.isin(_IDENTITY))
    summary = add_derived(summary, marks, study.grade_rough)
    shown = summary["employment_last"].notna() | summary["members"].eq(0)
    summary = summary.assign(reason=np.where(shown, "", Reason.NOT_DISCLOSED.value))
    return comparable_growth(add_shares(summary, members), study, marks.span)


_IDENTITY = ("slot", "cluster", "shown", "members", "known", "broken", "absent")


def _sums(members: pd.DataFrame, values: pd.Series, slots: Iterable[int]) -> list[float]:
    """A sum for each cluster, missing where one of its members is."""
    counted = np.where(members["counted"].to_numpy() == 1, values.to_numpy(np.float64), 0.0)
    own = members["slot"].to_numpy()
    return [float(counted[own == slot].sum()) for slot in slots]


def _reference(summary: pd.DataFrame, members: pd.DataFrame, year: str, study: Study) -> dict[str, Any]:
    """Ranges of the clusters' jobs in the reference area, and how well they are known."""
    sums = {
        f"{end}_reference_{year}": _sums(members, members[f"{end}_reference_{year}"], summary["slot"])
        for end in REFERENCE_ENDS
    }
    low, high, likely_low, likely_high = (np.array(values) for values in sums.values())
    best = summary[f"reference_{year}"]
    grades = grade(best, likely_low, likely_high, (low == high) & best.notna(), cut_offs_of(study))
    return {**sums, f"grade_reference_{year}": np.where(best.isna(), np.nan, grades)}


def _jobs(
    summary: pd.DataFrame, members: pd.DataFrame, found: Sequence[Step], year: str, study: Study
) -> dict[str, Any]:
    """Best value, certain and likely range and grade of the clusters' jobs."""
    slots = summary["slot"]
    published = pd.Series(_sums(members, members[f"published_{year}"], slots))
    state = {name: np.zeros(len(summary)) for name in ("low", "high", "variance")}
    for last in found[-1:]:
        rows = np.flatnonzero(last.leads)
        for name, values in state.items():
            values[members["slot"].iloc[rows].astype(int) - 1] = last.state[name].iloc[rows]
    low, high, variance = (state[name] for name in ("low", "high", "variance"))
    best = summary[f"jobs_{year}"]
    if study.reading is Reading.CERTAIN:
        best = pd.Series((low + high) / 2)
    likely = likely_range(published, np.maximum(best - published, 0.0), variance, low, high)
    unlimited = best.isna() | np.isnan(low + high)
    ends: dict[Reading, tuple[Any, Any]] = {
        Reading.USUAL: tuple(np.where(unlimited, np.nan, end) for end in likely),  # type: ignore[dict-item]  # two
        Reading.CERTAIN: (low, high),
        Reading.PUBLISHED: (best, best),
    }
    lower, upper = ends[study.reading]
    sure = (low == high) & best.notna()
    return {
        f"best_employment_{year}": best, f"low_employment_{year}": low, f"high_employment_{year}": high,
        f"likely_low_employment_{year}": lower, f"likely_high_employment_{year}": upper,
        f"variance_{year}": variance, f"published_{year}": published,
        f"grade_{year}": grade(best, lower, upper, sure, cut_offs_of(study)),
    }  # fmt: skip


def _pay(summary: pd.DataFrame, members: pd.DataFrame, year: str, study: Study) -> dict[str, Any]:
    """Best value and ranges of the clusters' pay: what is not sure of jobs cancels in part."""
    jobs, payroll = summary[f"jobs_{year}"], summary[f"payroll_{year}"]
    best = average_pay(payroll, jobs)
    place = members["slot"].fillna(0).astype(int) - 1
    of_jobs, of_payroll = (
        np.nan_to_num(ratio(members[f"{name}_{year}"], total.reindex(place).to_numpy()))
        for name, total in (("employment", jobs), ("payroll", payroll))
    )
    own = ratio(members[f"variance_{year}"], np.square(members[f"employment_{year}"]))
    spread = np.square(of_payroll - of_jobs) * np.nan_to_num(own)
    spread = spread + np.square(of_payroll) * members[f"pay_variance_{year}"].to_numpy()
    members[f"pay_spread_{year}"] = np.where(members["counted"].eq(1), np.nan_to_num(spread), 0.0)
    variance = np.array(_sums(members, members[f"pay_spread_{year}"], summary["slot"]))
    least, most = (
        pd.Series(_sums(members, members[f"{end}_payroll_{year}"], summary["slot"]))
        for end in ("low", "high")
    )
    certain = ratio_range(
        Ends(least, most), Ends(summary[f"low_employment_{year}"], summary[f"high_employment_{year}"])
    )
    likely = {
        Reading.USUAL: spread_range(best, variance, LIKELY),
        Reading.CERTAIN: certain,
        Reading.PUBLISHED: Range(best, best),
    }[study.reading]
    return {
        f"best_pay_{year}": best, f"pay_spread_{year}": variance,
        f"least_payroll_{year}": least, f"most_payroll_{year}": most,
        f"low_pay_{year}": certain.low, f"high_pay_{year}": certain.high,
        f"likely_low_pay_{year}": likely.low, f"likely_high_pay_{year}": likely.high,
    }  # fmt: skip
