"""Natural breaks as live cells: every way to cut the sorted values into three runs, and the one with least spread.

Values are sorted, centred on their mean and scaled by their range; with running sums ``s`` and sums of squares ``q``
the spread of the run from ``a`` to ``b`` is ``q(b) - q(a) - (s(b) - s(a))^2 / (b - a)``. For each end of the lowest run
one cell finds the best end of the middle run; the least of these cells is the answer. Sums are rounded to nine
decimals, so that Python and a spreadsheet see the same ones as equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.classes import natural_break_bounds, natural_break_cuts
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit
from industry_clusters.views.vocabulary.words import as_excel_rounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from industry_clusters.study import MatrixCriterion

_DECIMALS = 9
_EQUAL = "10^-9"
_HEADERS = {
    "middle": "Middle from",
    "high": "High from",
    "middle_cut": "Cut below middle",
    "high_cut": "Cut below high",
}


def breaks_key(criterion: MatrixCriterion) -> str:
    """The key of a criterion's table.

    In its first row ``middle`` and ``high`` are the lower bounds, ``middle_cut`` and ``high_cut`` the cuts that the end
    of a range crosses.
    """
    return f"breaks_{criterion}"


def break_formulas(criterion: MatrixCriterion, work: str) -> dict[str, str]:
    """The live formulas of the helper columns."""
    key = breaks_key(criterion)
    values = f"{{{work}.value_{criterion}}}"
    count = f"COUNT({values})"
    k, s, q = (f"{{{key}.{name}}}" for name in ("k", "s", "q"))
    s_all, q_all = (f"INDEX({column},{count}+1)" for column in (s, q))
    rest = f"({q}-[q]-({s}-[s])^2/({k}-[k]))+({q_all}-{q}-({s_all}-{s})^2/({count}-{k}))"
    valid = f"(({k}>[k])*({k}<{count}))"
    return {
        "sorted": f'IF([k]=0,"",IFERROR(SMALL({values},[k]),""))',
        "scaled": f"IF(ISNUMBER([sorted]),IFERROR(([sorted]-AVERAGE({values}))/(MAX({values})-MIN({values})),0),0)",
        "s": f"ROUND(SUMPRODUCT(({k}<=[k])*{{{key}.scaled}}),{_DECIMALS})",
        "q": f"ROUND(SUMPRODUCT(({k}<=[k])*{{{key}.scaled}}^2),{_DECIMALS})",
        "beyond": f'IF(([k]<1)+([k]>{count}-2)>0,"",ROUND(AGGREGATE(15,6,({rest})/{valid},1),{_DECIMALS}))',
        "spread": f'IF([beyond]="","",ROUND([q]-[s]^2/[k]+[beyond],{_DECIMALS}))',
        "second": f'IF([beyond]="","",AGGREGATE(15,6,{k}/((({rest})<=[beyond]+{_EQUAL})*{valid}),1))',
    }


def _bounds(criterion: MatrixCriterion, work: str) -> dict[str, str]:
    """Where the middle and the high class begin, and the cuts: halfway from the last value of the class beneath."""
    key = breaks_key(criterion)
    values = f"{{{work}.value_{criterion}}}"
    least = f"MATCH(MIN({{{key}.spread}}),{{{key}.spread}},0)"
    three = f"SUMPRODUCT(({values}>MIN({values}))*({values}<MAX({values})))>0"  # a value between the two ends
    places = {"middle": least, "high": f"INDEX({{{key}.second}},{least})+1"}

    def where_three(formula: str) -> str:
        return f"IFERROR(IF({three},{formula},NA()),NA())"

    bounds = {name: where_three(f"SMALL({values},{place})") for name, place in places.items()}
    cuts = {
        f"{name}_cut": where_three(f"(SMALL({values},{place}-1)+[{name}])/2")
        for name, place in places.items()
    }
    return bounds | cuts


def break_table(criterion: MatrixCriterion, work: str, values: NDArray[np.float64], size: int) -> Table:
    """The helper table of one criterion, for as many values as the matrix has clusters."""
    cached = _cached(values, size)
    formulas = break_formulas(criterion, work)
    none: list[str | None] = [None] * size
    known = (*natural_break_bounds(values), *natural_break_cuts(values))
    bounds = zip(_HEADERS.items(), known, _bounds(criterion, work).values(), strict=True)
    return Table(
        breaks_key(criterion),
        (
            Column("k", "Number", list(range(size + 1)), Unit.COUNT),
            *(
                Column(name, name.capitalize(), cached[name], Unit.RATE, Kind.DERIVED, formulas[name])
                for name in formulas
            ),
            *(
                Column(
                    name,
                    header,
                    [bound, *[None] * size],
                    Unit.RATE,
                    Kind.DERIVED,
                    formulas=[text, *none],
                )
                for (name, header), bound, text in bounds
            ),
        ),
        caption=f"Natural breaks of {criterion}",
    )


def _cached(values: NDArray[np.float64], size: int) -> dict[str, list[str | float]]:
    known = np.sort(values[~np.isnan(values)])
    count = len(known)
    spread = known.max() - known.min() if count else 0.0
    scaled = np.zeros(size + 1)
    if spread:
        scaled[1 : count + 1] = (known - known.mean()) / spread
    s: NDArray[np.float64] = _rounded(np.cumsum(scaled))
    q: NDArray[np.float64] = _rounded(np.cumsum(scaled**2))
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
    beyond = _as_cells_round(rest.min())
    spread = _as_cells_round(q[k] - s[k] ** 2 / k + beyond)
    return beyond, spread, float(ends[rest <= beyond + 1e-9][0])


def _rounded(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([_as_cells_round(value) for value in sums])


def _as_cells_round(value: float) -> float:
    return as_excel_rounds(value, f"{{:.{_DECIMALS}f}}")
