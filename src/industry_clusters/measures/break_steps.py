"""Natural breaks step by step, as cells work them out: the check of the formulas, and not the measure itself (:mod:`.classes`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.rounding import round_as_excel

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

DECIMALS = 9
"""Running sums are rounded to so many decimals, so that Python and a spreadsheet see the same ones as equal."""


def break_steps(values: ArrayLike, size: int) -> dict[str, list[str | float]]:
    """Every way to cut the sorted values into three runs, and the best end of the middle run for each end of the lowest.

    Parameters
    ----------
    values
        Any numbers; missing ones are left out.
    size
        Values that the cells have room for.

    Returns
    -------
    dict
        Columns of ``size + 1`` cells, the first for no value: ``sorted``; ``scaled``, less the mean and by the range; running sums
        ``s`` and of squares ``q``; and where the lowest run ends here, the least spread ``beyond`` it, the whole ``spread``, and
        the ``second`` end. "" where there is none; all ``scaled`` are zero where no two values differ.

    Examples
    --------
    >>> steps = break_steps([1, 2, 10, 11, 20, 21], 6)
    >>> steps["second"]
    ['', 4.0, 4.0, 4.0, 5.0, '', '']
    """
    table = np.asarray(values, np.float64)
    known = np.sort(table[~np.isnan(table)])
    count = len(known)
    spread = known.max() - known.min() if count else 0.0
    scaled = np.zeros(size + 1)
    if spread:
        scaled[1 : count + 1] = (known - known.mean()) / spread
    s, q = _rounded(np.cumsum(scaled)), _rounded(np.cumsum(scaled**2))
    columns: dict[str, list[str | float]] = {
        "sorted": ["", *known.tolist(), *[""] * (size - count)],
        "scaled": list(map(float, scaled)),
        "s": list(map(float, s)),
        "q": list(map(float, q)),
    }
    found = [_best(k, count, s, q) if 1 <= k <= count - 2 else ("", "", "") for k in range(size + 1)]
    for name, column in zip(("beyond", "spread", "second"), zip(*found, strict=True), strict=True):
        columns[name] = list(column)
    return columns


def _best(k: int, count: int, s: NDArray[np.float64], q: NDArray[np.float64]) -> tuple[float, float, float]:
    ends = np.arange(k + 1, count)
    rest = (q[ends] - q[k] - (s[ends] - s[k]) ** 2 / (ends - k)) + (
        q[count] - q[ends] - (s[count] - s[ends]) ** 2 / (count - ends)
    )
    beyond = round_as_excel(rest.min(), DECIMALS)
    spread = round_as_excel(q[k] - s[k] ** 2 / k + beyond, DECIMALS)
    return beyond, spread, float(ends[rest <= beyond + 1e-9][0])


def _rounded(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([round_as_excel(value, DECIMALS) for value in sums])
