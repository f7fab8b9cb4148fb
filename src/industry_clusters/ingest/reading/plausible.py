"""Whether numbers can be what they are taken for: columns against each other, with the file's own evidence.

A shifted field, payroll in thousands or a column of another meaning reads without a fault and gives a wrong number. The
rules are the same for every layout. What cannot be stops; what is only seldom is remarked. A person who has looked and
found the numbers right says so by the name of the check, in the mapping of the file: ``checked = ["years"]``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue
from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.panel import PUBLISHED, TOTAL_INDUSTRY, US, Remark

if TYPE_CHECKING:
    from numpy.typing import NDArray

ESTABLISHMENTS, JOBS, WAGES = "annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages"
PAY, WEEKLY_WAGE = "avg_annual_pay", "annual_avg_wkly_wage"
LEAST_PAY, MOST_PAY = 2_000, 1_000_000
"""Dollars a job and year that an average is expected between."""
_SURELY_NOT = (200, 5_000_000)
_WEEKS = 52
_MANY_JOBS = 1_000
_FEW_JOBS, _SEVERAL = 500, 100
"""Of so few jobs in all, an average says nothing; of so few in a row, a seldom one is no news."""
_MOST = {ESTABLISHMENTS: 20e6, JOBS: 250e6, WAGES: 40e12}
"""More than the nation has; an area that is not the nation has no more than a fifth of it."""
_FEW_ESTABLISHMENTS = 50
_JOBS_EACH = (0.5, 500)
_CHANGE = 3.0
_ROUNDING, _SLACK = 5.0, 0.02
_SURELY = {JOBS: 0.25, WAGES: 0.5}
"""How much more than their total parts are where a number is surely wrong; wages are held against jobs besides."""
_SECTOR = 2
_IN_THOUSANDS = "Is payroll in $1,000? Then say wages_in = 1000 in the mapping."
_KEYS = ["area_fips", "own_code", "year"]
_OWNERS = ("1", "2", "3", "5")
_NONE, _NOTHING = -1, -2
"""Numbers of no cell: of a row that is no part, of a row that is no total."""


@dataclass(frozen=True)
class Looked:
    """Rows to look at, with the keys and counts of a panel and ``status``.

    ``avg_annual_pay`` and ``annual_avg_wkly_wage`` are looked at where they are there. ``place`` says where a row is, ``names`` are those of the files, by the
    column ``file`` where there are several. ``exact`` tells that the file works pay
    out of its own jobs and wages, as BLS does, so that only rounding lies between them. ``quarters_unmarked`` are the
    files of quarters that cannot say that one is not disclosed: it may stand there as zero, and a total may lack it.
    """

    rows: pd.DataFrame
    place: Callable[[pd.Series], str]
    names: Sequence[str]
    exact: bool = False
    quarters_unmarked: frozenset[int] = frozenset()


def check_plausible(
    looked: Looked, checked: Collection[str] = (), only: Collection[str] = ()
) -> tuple[Remark, ...]:
    """Hold the counts of some rows against each other.

    Parameters
    ----------
    checked
        Names of checks (:data:`CHECKS`) that a person has answered already.
    only
        The checks to make; all where it is empty.

    Returns
    -------
    What is seldom and may be right.

    Raises
    ------
    BadValue
        Where numbers cannot be what they are taken for, with the evidence and what may be the cause.
    """
    if not len(looked.rows):
        return ()
    published = looked.rows[looked.rows["status"] == PUBLISHED]
    remarks: list[Remark] = []
    for name, check in _CHECKS.items():
        if name not in checked and (not only or name in only):
            remarks += check(looked, published)
    return tuple(remarks)


def _stop(looked: Looked, row: pd.Series, what: str, check: str, cause: str) -> BadValue:
    return BadValue(
        what,
        place=looked.place(row),
        next_step=f'{cause} If the numbers are right as they are, say so in the file\'s mapping: checked = ["{check}"].',
    )


def _limits(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    scale = np.where(published["area_fips"] == US, 1.0, 0.2)
    for name, most in _MOST.items():
        odd = published[name].to_numpy(float) > most * scale
        if odd.any():
            row = published[odd].iloc[0]
            what = f"{name} is {row[name]:,.0f}, more than any such area has"
            raise _stop(looked, row, what, "limits", "A field may be shifted, or two numbers run together.")
    return []


def _pay(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    paid = published[(published[JOBS] > 0) & (published[WAGES] > 0)]
    if not len(paid):
        return []
    overall = float(paid[WAGES].sum() / paid[JOBS].sum())
    if paid[JOBS].sum() >= _FEW_JOBS and not LEAST_PAY <= overall <= MOST_PAY:
        largest = paid.iloc[int(paid[JOBS].argmax())]
        raise _stop(looked, largest, _pay_words(overall, largest), "pay", _pay_cause(overall))
    each = paid[WAGES] / paid[JOBS]
    sure = ~each.between(*_SURELY_NOT) & (paid[JOBS] >= _MANY_JOBS)
    if sure.any():
        row = paid[sure].iloc[0]
        raise _stop(looked, row, _pay_words(float(each[sure].iloc[0]), row), "pay", "A field may be shifted.")
    return _seldom(looked, paid, each)


def _pay_words(pay: float, row: pd.Series) -> str:
    return f"average pay would be ${pay:,.0f} a job and year (here {row[JOBS]:,.0f} jobs, ${row[WAGES]:,.0f} of wages)"


def _pay_cause(overall: float) -> str:
    for times, question in (
        (1_000, _IN_THOUSANDS),
        (_WEEKS, "Are these weekly wages? Then map the column as annual_avg_wkly_wage."),
        (4, "Are these wages of a quarter? A year has four."),
    ):
        if LEAST_PAY * 4 <= overall * times <= MOST_PAY / 4:
            return question
    return "Which column is jobs, and which is wages?"


def _seldom(looked: Looked, paid: pd.DataFrame, each: pd.Series[float]) -> list[Remark]:
    odd = ~each.between(LEAST_PAY, MOST_PAY) & (paid[JOBS] >= _SEVERAL)
    if not odd.any():
        return []
    found = paid[odd].assign(pay=each[odd])
    files = found["file"] if "file" in found else np.zeros(len(found), int)
    return [_seldom_remark(looked, looked.names[int(str(file))], rows) for file, rows in found.groupby(files)]


def _seldom_remark(looked: Looked, name: str, rows: pd.DataFrame) -> Remark:
    some = f"{len(rows):,} row{'s' if len(rows) > 1 else ''}"
    first = f"{looked.place(rows.iloc[0])}: ${rows['pay'].iloc[0]:,.0f}"
    return Remark(
        name,
        f"Look at {some} with an average pay below $2,000 or above $1,000,000 a year; the first is {first}.",
    )


def _payroll(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    for column, times, words in ((PAY, 1, "pay"), (WEEKLY_WAGE, _WEEKS, "weekly wage x 52")):
        if column not in published:
            continue
        pay = published[column].to_numpy(float) * times
        jobs, wages = published[JOBS].to_numpy(float), published[WAGES].to_numpy(float)
        comparable = (pay > 0) & (jobs > 0) & (wages >= 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            apart = np.abs(wages / pay - jobs) > _allowed(jobs, pay, times, exact=looked.exact)
        odd = comparable & apart
        if odd.any():
            raise _payroll_stop(looked, published[odd], pay[odd], words, int(comparable.sum()))
    return []


def _allowed(
    jobs: NDArray[np.float64], pay: NDArray[np.float64], times: int, *, exact: bool
) -> NDArray[np.float64]:
    """How many jobs rounding explains: half a job, and half a dollar of pay a year or week."""
    rounding = 1.0 + jobs * (times / pay + 0.0005)
    return np.asarray(rounding if exact else rounding + jobs * 0.05)


def _payroll_stop(
    looked: Looked, odd: pd.DataFrame, pay: NDArray[np.float64], words: str, of: int
) -> BadValue:
    row, product = odd.iloc[0], float(odd.iloc[0][JOBS] * pay[0])
    times = float(np.median((odd[JOBS].to_numpy(float) * pay) / np.maximum(odd[WAGES].to_numpy(float), 1)))
    is_thousand = round(times / 1_000) == 1
    cause = _IN_THOUSANDS if is_thousand else "A field may be shifted, or a number damaged."
    what = f"jobs x {words} is ${product:,.0f}, and the payroll ${row[WAGES]:,.0f} ({len(odd):,} of {of:,} rows do not agree)"
    return _stop(looked, row, what, "payroll", cause)


def _parts(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    """The parts of a total are no more than it: industries of their parent, ownerships of all."""
    if not len(published):
        return []
    found = [*_of_industries(published), *_of_ownerships(published)]
    return _of_excess(looked, pd.concat(found)) if found else []


def _of_industries(published: pd.DataFrame) -> list[pd.DataFrame]:
    codes, names = pd.factorize(published["industry_code"])
    places = {str(name): place for place, name in enumerate(names)}
    parents = [places.get(parent_of(name), _NONE) if level_of(name) >= _SECTOR else _NONE for name in places]
    above = np.array(parents, dtype=np.int64)[codes]
    cells = _numbered(published, _KEYS) * len(names)
    return _excess(published, cells + codes, np.where(above == _NONE, _NONE, cells + above))


def _of_ownerships(published: pd.DataFrame) -> list[pd.DataFrame]:
    rows = published[published["industry_code"] == TOTAL_INDUSTRY]
    cells = _numbered(rows, ["area_fips", "year"])
    parts = np.where(rows["own_code"].isin(_OWNERS), cells, _NONE)
    return _excess(rows, np.where(rows["own_code"] == "0", cells, _NOTHING), parts)


def _numbered(rows: pd.DataFrame, keys: list[str]) -> NDArray[np.int64]:
    """Return a number a row, the same for rows of the same keys: sums by numbers take a tenth of the time."""
    numbers = np.zeros(len(rows), dtype=np.int64)
    for key in keys:
        codes, names = pd.factorize(rows[key])
        numbers = numbers * len(names) + codes
    return numbers


def _excess(
    published: pd.DataFrame, whole: NDArray[np.int64], part_of: NDArray[np.int64]
) -> list[pd.DataFrame]:
    """Totals whose parts add up to more, with ``count`` (which), ``sum``, ``whole`` and ``share`` (how much more, beyond rounding).

    ``whole`` numbers the cell of each row, ``part_of`` that of the total that it is a part of.
    """
    known, at = np.unique(whole, return_inverse=True)
    above = np.minimum(np.searchsorted(known, part_of), len(known) - 1)
    parts = (part_of != _NONE) & (known[above] == part_of)
    above = above[parts]
    number = np.bincount(above, minlength=len(known))[at]
    found = []
    for name, grain in ((JOBS, 1.0), (WAGES, 1_000.0)):
        values = published[name].to_numpy(float)
        sums = np.bincount(above, np.nan_to_num(values[parts]), len(known))[at]
        share = (sums - values - (_ROUNDING + number) * grain) / np.maximum(values, 1.0)
        odd = (share > _SLACK) & (number > 0)
        if odd.any():
            found.append(
                published[odd].assign(count=name, sum=sums[odd], whole=values[odd], share=share[odd])
            )
    return found


def _of_excess(looked: Looked, found: pd.DataFrame) -> list[Remark]:
    """Stop at a large excess; remark a small one, as rounded and reconstructed figures have."""
    beyond = found["share"] / found["count"].map(_SURELY)
    of_jobs = found["count"].eq(JOBS) & (beyond > 1)
    worst = found.iloc[int((beyond + 1e6 * of_jobs).argmax())]
    what = f"the parts of {_named(worst)} add up to {worst['sum']:,.0f} of {worst['count']}, and the total is {worst['whole']:,.0f}"
    if ((beyond > 1) & ~found.get("file", pd.Series(0, found.index)).isin(looked.quarters_unmarked)).any():
        raise _stop(
            looked, worst, what, "parts", "A row may be there twice under other codes, or a field shifted."
        )
    name = looked.names[int(worst.get("file", 0))]
    return [Remark(name, f"Look at {len(found):,} totals that are less than the sum of their parts: {what}.")]


def _named(row: pd.Series) -> str:
    return f"industry {row['industry_code']} of area {row['area_fips']}, ownership {row['own_code']}, {row['year']}"


def _establishments(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    totals = published[
        (published["industry_code"] == TOTAL_INDUSTRY) & published["own_code"].isin(["0", "5"])
    ]
    totals = totals[totals[ESTABLISHMENTS] >= _FEW_ESTABLISHMENTS]
    each = totals[JOBS] / totals[ESTABLISHMENTS]
    odd = ~each.between(*_JOBS_EACH) & each.notna()
    if odd.any():
        row = totals[odd].iloc[0]
        what = f"there are {row[JOBS]:,.0f} jobs in {row[ESTABLISHMENTS]:,.0f} establishments"
        raise _stop(looked, row, what, "establishments", "Are the two columns exchanged, or a field shifted?")
    return []


def _years(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    totals = published[(published["industry_code"] == TOTAL_INDUSTRY) & (published[JOBS] > 0)]
    totals = totals.sort_values([*_KEYS[:2], "year"], kind="stable")
    before = totals.groupby(["area_fips", "own_code"], observed=True)[[JOBS, "year"]].shift()
    change = totals[JOBS] / before[JOBS]
    odd = (~change.between(1 / _CHANGE, _CHANGE)) & change.notna()
    odd &= (totals["year"] - before["year"] == 1) & (np.maximum(totals[JOBS], before[JOBS]) >= _MANY_JOBS)
    odd &= totals["own_code"].isin(["0", "5"])
    if odd.any():
        row = totals[odd].iloc[0]
        what = f"all jobs of area {row['area_fips']} go from {before[JOBS][odd].iloc[0]:,.0f} to {row[JOBS]:,.0f} within a year, to {row['year']}"
        raise _stop(
            looked,
            row,
            what,
            "years",
            "One year may be in thousands, of another area, or of other ownerships.",
        )
    return []


def _totals(looked: Looked, published: pd.DataFrame) -> list[Remark]:
    """A total that is the sum of its published parts leaves out what is not disclosed, and is too small."""
    if looked.exact:  # a publisher's own total counts what is not disclosed
        return []
    rows = looked.rows
    levels = rows["industry_code"].map({code: level_of(code) for code in rows["industry_code"].unique()})
    hidden = rows[(levels == _SECTOR) & (rows["status"] != PUBLISHED)]
    if not len(hidden):
        return []
    sectors = published[levels.reindex(published.index) == _SECTOR]
    added = sectors.groupby(_KEYS, observed=True)[JOBS].agg(["sum", "size"])
    totals = published[published["industry_code"] == TOTAL_INDUSTRY].set_index(_KEYS, drop=False)
    both = totals.index.intersection(added.index).intersection(hidden.set_index(_KEYS).index)
    near = (totals.loc[both, JOBS] - added.loc[both, "sum"]).abs() <= added.loc[both, "size"] / 2
    if not near.any():
        return []
    row = totals.loc[both][near.to_numpy()].iloc[0]
    what = f"the total of {row[JOBS]:,.0f} jobs is the sum of the disclosed sectors, and leaves out those that are not disclosed"
    raise _stop(looked, row, what, "totals", "Take the total from the publisher, or leave its row out.")


_CHECKS: dict[str, Callable[[Looked, pd.DataFrame], list[Remark]]] = {
    "limits": _limits,
    "payroll": _payroll,
    "pay": _pay,
    "parts": _parts,
    "establishments": _establishments,
    "years": _years,
    "totals": _totals,
}
CHECKS = (*_CHECKS, "fractions")
"""Names of the checks."""
ONE_ROW = ("limits", "payroll", "pay")
"""Those that need no other row: all that is checked of a file of thousands before the rows of all files are together."""
BETWEEN_ROWS = tuple(name for name in _CHECKS if name not in ONE_ROW)
