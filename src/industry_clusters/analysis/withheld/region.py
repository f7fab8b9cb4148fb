"""What is known of the region's numbers: certain bounds, the best value, and how far it may be off."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.region_sums import region_bounds, region_estimates
from industry_clusters.analysis.withheld.wider import wider_industries
from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.measures.margins import WIDEST
from industry_clusters.panel import TOTAL_INDUSTRY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.withheld.bounds import Bounds
    from industry_clusters.analysis.withheld.estimates import Estimates
    from industry_clusters.measures.intervals import Flags
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

TABLES = (
    "low",
    "high",
    "best",
    "known",
    "variance",
    "low_payroll",
    "high_payroll",
    "best_payroll",
    "pay_variance",
)
_COLUMNS = {
    "low": "at_least_employment", "high": "at_most_employment", "best": "estimate_employment",
    "known": "known_employment", "variance": "variance_employment", "low_payroll": "at_least_payroll",
    "high_payroll": "at_most_payroll", "best_payroll": "estimate_payroll", "pay_variance": "pay_variance",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What every published number together says of a region: tables of industries (rows) by years (columns).

    ``low`` and ``high`` are the certain bounds of jobs, ``best`` the jobs themselves where published, else an estimate
    within the bounds that adds up to published totals; it is missing where no row tells of a part at all. ``known`` is
    what is published of them or of their parts, ``variance`` that of the rest (jobs squared). ``low_payroll``,
    ``high_payroll`` and ``best_payroll`` are the same in dollars of the year, ``pay_variance`` the variance of the
    logarithm of pay a job. All are zero or missing where a year's classification has no such code. ``wider`` has what
    wider industries leave to sets of groups (:func:`~industry_clusters.analysis.withheld.wider.wider_industries`).
    ``contradictions`` are sentences on published sums that do not hold, ``methods`` counts counties by the method that
    estimated them.
    """

    low: pd.DataFrame
    high: pd.DataFrame
    best: pd.DataFrame
    known: pd.DataFrame
    variance: pd.DataFrame
    low_payroll: pd.DataFrame
    high_payroll: pd.DataFrame
    best_payroll: pd.DataFrame
    pay_variance: pd.DataFrame
    wider: pd.DataFrame
    contradictions: tuple[str, ...]
    methods: Mapping[str, int]


class Memory(Protocol):
    """Where tables are kept between builds, by a fingerprint of what they are made of."""

    def recall(self, fingerprint: str) -> Mapping[str, pd.DataFrame] | None:
        """The tables that were kept, by name, or None."""

    def keep(self, fingerprint: str, tables: Mapping[str, pd.DataFrame]) -> None:
        """Keep tables whose columns are texts and numbers."""


def region_known(
    panel: Panel, region: Cells, areas: Sequence[str], study: Study, memory: Memory | None = None
) -> Known:
    """Work out what is known of the region's jobs and pay.

    Parameters
    ----------
    panel
        The data.
    region
        The region's published cells.
    areas
        The region's areas.
    study
        Ownership and industry level.
    memory
        Where estimates are kept; without it they are made each time.

    Returns
    -------
    Known
        Of the study's level and of every wider one.
    """
    years = [int(year) for year in region.employment.columns]
    made = _remembered(panel, areas, years, study, memory)
    table = made["table"]
    wide = {name: _wide(table, column, region) for name, column in _COLUMNS.items()}
    for name in ("high", "high_payroll"):
        wide[name] = _limited(wide[name])
    for name, values in (("low", region.employment), ("high", region.employment), ("best", region.employment),
                         ("best_payroll", region.payroll), ("low_payroll", region.payroll), ("high_payroll", region.payroll)):  # fmt: skip
        wide[name] = values.fillna(wide[name])
    only_pay = region.payroll.isna() & region.employment.notna()  # nothing tells of it
    wide["best_payroll"] = wide["best_payroll"].mask(only_pay)
    wide["known"] = region.employment.fillna(wide["known"])
    wide["variance"] = wide["variance"].mask(region.employment.notna(), 0.0)
    wide["pay_variance"] = (
        wide["pay_variance"].mask(region.payroll.notna(), 0.0).fillna(0.0).clip(upper=WIDEST**2)
    )
    absent = region.withheld.isna()
    wide = {name: values.mask(absent, 0.0 if name != "best" else np.nan) for name, values in wide.items()}
    return Known(
        **{name: values.round(_DECIMALS[name]) for name, values in wide.items()},
        wider=made["wider"],
        contradictions=tuple(made["told"]["sentence"].astype(str)),
        methods={
            str(name): int(count)
            for name, count in zip(made["methods"]["method"], made["methods"]["counties"], strict=True)
        },
    )


_DECIMALS = {
    "low": 0, "high": 0, "best": 2, "known": 2, "variance": 2, "low_payroll": 0, "high_payroll": 0, "best_payroll": 0, "pay_variance": 8,
}  # fmt: skip
"""What is kept of each table: more would say nothing, and fill a workbook."""
_METHOD_VERSION = 1
"""Counts up where the same data would be estimated differently."""


def _remembered(
    panel: Panel, areas: Sequence[str], years: Sequence[int], study: Study, memory: Memory | None
) -> Mapping[str, pd.DataFrame]:
    """Tables made of these data before, or made now and kept."""
    if memory is None:
        return _made(panel, areas, years, study)
    fingerprint = fingerprint_of(panel, areas, years, study)
    found = memory.recall(fingerprint)
    if found is None:
        found = _made(panel, areas, years, study)
        memory.keep(fingerprint, found)
    return found


def fingerprint_of(panel: Panel, areas: Sequence[str], years: Sequence[int], study: Study) -> str:
    """A checksum of everything that estimates are made of."""
    digest = sha256(pd.util.hash_pandas_object(panel.rows, index=False).to_numpy().tobytes())
    sources = [(source.marks_withheld, source.absent_is_zero) for source in panel.sources]
    cbsas = sorted((code, tuple(inner)) for code, inner in panel.cbsa_counties.items())
    rest = (
        _METHOD_VERSION,
        tuple(areas),
        tuple(years),
        study.ownership.value,
        study.industry_level,
        sources,
        cbsas,
    )
    digest.update(repr(rest).encode())
    return digest.hexdigest()


def _made(
    panel: Panel, areas: Sequence[str], years: Sequence[int], study: Study
) -> Mapping[str, pd.DataFrame]:
    bounds = bound(panel, areas, years)
    table, methods = _estimated(panel, bounds, study, range(study.industry_level + 1))
    own_codes = study.ownership.own_codes
    variances = {
        int(str(year)): rows.set_index("industry_code")["variance_employment"]
        for year, rows in table.groupby("year")
    }
    sentences = [*(each.sentence for each in bounds.violations), *(each.sentence for each in bounds.no_room)]
    counts = pd.Series(methods, dtype="object").value_counts()
    columns = ["industry_code", "year", *dict.fromkeys(_COLUMNS.values())]
    return {
        "table": table[columns].assign(
            **{name: table[name].round(_DECIMALS[key]) for key, name in _COLUMNS.items()}
        ),
        "wider": wider_industries(bounds, own_codes, variances).round(2),
        "told": pd.DataFrame({"sentence": pd.Series(sentences, dtype="object")}),
        "methods": pd.DataFrame(
            {"method": [str(name) for name in counts.index], "counties": counts.to_numpy()}
        ),
    }


def _estimated(
    panel: Panel, bounds: Bounds, study: Study, levels: Sequence[int]
) -> tuple[pd.DataFrame, list[str]]:
    """Bounds and estimates of the region's sums, a row a code and year; and the method of each county."""
    own_codes = study.ownership.own_codes
    limits = pd.concat([region_bounds(bounds, own_codes, level) for level in levels], ignore_index=True)
    if not _anything_open(bounds, own_codes, study.industry_level):
        full = limits.assign(
            estimate_employment=limits["at_least_employment"], estimate_payroll=limits["at_least_payroll"],
            known_employment=limits["at_least_employment"], variance_employment=0.0, pay_variance=0.0,
        )  # fmt: skip
        return full, []
    from industry_clusters.analysis.withheld.estimates import estimate  # noqa: PLC0415 - brings SciPy; only where needed

    made = estimate(panel, bounds)
    estimates = pd.concat(
        [region_estimates(bounds, made, own_codes, level) for level in levels], ignore_index=True
    )
    pay = _pay_variances(made, bounds, own_codes, study.industry_level)
    table = limits.merge(estimates, on=["industry_code", "year"]).merge(
        pay, on=["industry_code", "year"], how="left"
    )
    return table.fillna({"pay_variance": 0.0}), [made.method[area] for area in bounds.areas]


def _anything_open(bounds: Bounds, own_codes: Sequence[str], level: int) -> bool:
    """Whether a figure that the study shows is not published; finer ones need no estimate for their own sake."""
    owners = [OWN_CODES.index(code) for code in own_codes]
    inside = slice(len(bounds.areas))
    return any(
        bool(year.open[inside][:, owners][..., [level_of(code) <= level for code in year.parts.codes]].any())
        for year in bounds.years.values()
    )


def _pay_variances(made: Estimates, bounds: Bounds, own_codes: Sequence[str], level: int) -> pd.DataFrame:
    from industry_clusters.analysis.withheld.pay_ranges import pay_variance  # noqa: PLC0415 - brings SciPy, as estimates do

    parts = []
    for year, cells in bounds.years.items():
        codes = cells.parts.codes
        chosen = np.array([level_of(code) == level for code in codes])
        _, _, variance = pay_variance(made.ranges, year, own_codes, _each(chosen))
        names = [code for code, mine in zip(codes, chosen, strict=True) if mine]
        parts.append(pd.DataFrame({"industry_code": names, "year": year, "pay_variance": variance}))
    return pd.concat(parts, ignore_index=True)


def _each(chosen: Flags) -> Flags:
    """One sum a chosen industry: a matrix of (sum, industry)."""
    result: Flags = np.eye(len(chosen), dtype=np.bool_)[chosen]
    return result


def _wide(table: pd.DataFrame, name: str, region: Cells) -> pd.DataFrame:
    """Of each industry and year of the region the first row that has the number; missing where none has."""
    axes = region.employment.index, region.employment.columns
    wide = np.full([len(axis) for axis in axes], np.nan)
    known = table[table[name].notna()].iloc[::-1]
    keys = zip(axes, ("industry_code", "year"), strict=True)
    rows, columns = (axis.get_indexer(pd.Index(known[key])) for axis, key in keys)
    there = (rows >= 0) & (columns >= 0)
    wide[rows[there], columns[there]] = known[name].to_numpy(np.float64)[there]
    return pd.DataFrame(wide, *axes)


def _limited(high: pd.DataFrame) -> pd.DataFrame:
    """Where nothing limits an industry, what limits the next wider one in the data does."""
    rows = {str(code): values for code, values in zip(high.index, high.to_numpy(np.float64), strict=True)}
    for code in sorted(rows, key=level_of):
        wider = next((rows[above] for above in _wider_than(code) if above in rows), None)
        if wider is not None:
            rows[code] = np.fmin(np.where(np.isnan(rows[code]), np.inf, rows[code]), wider)
    return pd.DataFrame(rows, index=high.columns).T.replace(np.inf, np.nan)


def _wider_than(code: str) -> Iterator[str]:
    """The wider industries, the narrowest first."""
    while code != TOTAL_INDUSTRY:
        code = parent_of(code)
        yield code
