"""What is known of every area's jobs, for the nation's table: low, best, high, grade and reason, a state at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.bounds import bound, whole_numbers
from industry_clusters.analysis.withheld.estimates import jobs_of_each_area
from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.measures.margins import Grade, GradeCutOffs, grade, likely_range
from industry_clusters.panel import PUBLISHED, TOTAL_INDUSTRY, WITHHELD, Panel, SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.withheld.bounds import YearBounds
    from industry_clusters.analysis.withheld.ranges import Ranges
    from industry_clusters.measures.intervals import Amounts, Flags

NOT_DISCLOSED, NO_ROW = "not disclosed", "no row in the files"
"""Why a sum over ownerships is not published."""
COLUMNS = ("area_fips", "industry_code", "low", "best", "high", "grade", "reason")
_EMPLOYMENT = "employment"


def ranges_of(
    rows: pd.DataFrame, areas: Sequence[str], own_codes: Sequence[str], level: int, *, marks_withheld: bool
) -> pd.DataFrame:
    """Work out what one year's rows say of some areas' jobs.

    Parameters
    ----------
    rows
        ``area_fips``, ``own_code``, ``industry_code``, ``year``, ``annual_avg_estabs``, ``annual_avg_emplvl`` and
        ``total_annual_wages`` (missing where withheld): the areas, and the nation, which tells what size is usual.
    areas
        A state with its counties, or areas of one kind.
    own_codes, level
        Ownerships to add up; NAICS digits of the industries.
    marks_withheld
        Whether the year's files mark what is withheld, so that a row that is not there can mean none.

    Returns
    -------
    DataFrame
        :data:`COLUMNS`, a row an area and industry: certain bounds (whole jobs; high is what the wider industry has where
        nothing else limits it), the published number or else an estimate by the cheap method (it adds up to the area's own
        published industries), one of the grades' labels,
        and why it is not published, empty where it is. Industries of more digits than ``level`` are not looked at.
    """
    panel = _panel(rows, marks_withheld=marks_withheld)
    (year,) = panel.years
    bounds = bound(panel, areas, [year], (_EMPLOYMENT,))
    made = jobs_of_each_area(panel, bounds, own_codes)
    return _table(bounds.years[year], made, list(areas), own_codes, level)


def _panel(rows: pd.DataFrame, *, marks_withheld: bool) -> Panel:
    held = rows["annual_avg_emplvl"].isna()
    counts = {
        name: rows[name].astype("float64")
        for name in ("annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages")
    }
    table = rows.assign(
        **counts, status=np.where(held, WITHHELD, PUBLISHED), source_id=0, line=np.arange(len(rows))
    )
    year = int(rows["year"].iloc[0])
    source = SourceFile(
        "store", "bls_annual", len(rows), year, year, 0, int(held.sum()), "", "", marks_withheld
    )
    return Panel(table, (source,))


def _table(
    cells: YearBounds, made: Ranges, areas: list[str], own_codes: Sequence[str], level: int
) -> pd.DataFrame:
    parts, year = cells.parts, cells.parts.years[0]
    owners = [OWN_CODES.index(code) for code in own_codes]
    count = len(areas)

    def added(values: Amounts) -> Amounts:
        total: Amounts = values[:count][:, owners].sum(axis=1)
        return total

    low, high = (added(end) for end in whole_numbers(cells.intervals[_EMPLOYMENT]))
    high = np.maximum(_limited(high, parts.codes), low)
    open_cells = cells.open[:count][:, owners]
    present = parts.present[:count, :, 0][:, owners]
    no_row = (open_cells & ~present).any(axis=1)
    held = (open_cells & present).any(axis=1)
    best = np.where(no_row, np.nan, added(made.filled[year][_EMPLOYMENT]))
    known, variance = (added(each) for each in made.parts(year, _EMPLOYMENT))
    published = ~open_cells.any(axis=1)
    best = np.clip(best, low, high)
    ends = likely_range(known, np.maximum(np.nan_to_num(best) - known, 0.0), variance, low, high)
    grades = grade(best, *ends, published, GradeCutOffs())
    reason = np.select([published, held], ["", NOT_DISCLOSED], NO_ROW)
    there: Flags = np.any(present, axis=1)
    return _rows_of(there, parts.codes, areas, level, (low, best, high, grades, reason))


def _rows_of(
    there: Flags, codes: Sequence[str], areas: Sequence[str], level: int, values: tuple[Amounts, ...]
) -> pd.DataFrame:
    """The industries of the level that an area has a row of."""
    there &= np.array([level_of(code) == level for code in codes])
    area, code = np.nonzero(there)
    low, best, high, grades, reason = (each[area, code] for each in values)
    labels = np.array(["", *(each.label for each in Grade)])
    return pd.DataFrame(
        {
            "area_fips": np.array(areas, dtype=object)[area],
            "industry_code": np.array(codes, dtype=object)[code],
            "low": low,
            "best": best,
            "high": np.where(np.isinf(high), np.nan, high),
            "grade": labels[grades.astype(int)],
            "reason": reason,
        }
    )


def _limited(high: Amounts, codes: Sequence[str]) -> Amounts:
    """Where nothing limits an industry, what limits the wider one does; codes are in order of their levels."""
    limited, place = high.copy(), {code: at for at, code in enumerate(codes)}
    for at, code in enumerate(codes):
        wider = place.get(parent_of(code)) if code != TOTAL_INDUSTRY else None
        if wider is not None:
            limited[:, at] = np.minimum(limited[:, at], limited[:, wider])
    return limited
