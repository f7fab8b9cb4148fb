"""Natural breaks as live cells: every way to cut the sorted values into three runs, and the one with least spread.

Values are sorted, centred on their mean and scaled by their range; with running sums ``s`` and sums of squares ``q``
the spread of the run from ``a`` to ``b`` is ``q(b) - q(a) - (s(b) - s(a))^2 / (b - a)``. For each end of the lowest run
one cell finds the best end of the middle run; the least of these cells is the answer. Sums are rounded to nine
decimals, so that Python and a spreadsheet see the same ones as equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.measures.break_steps import DECIMALS, break_steps
from industry_clusters.measures.classes import natural_break_bounds, natural_break_cuts
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.study import MatrixCriterion

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
        "s": f"ROUND(SUMPRODUCT(({k}<=[k])*{{{key}.scaled}}),{DECIMALS})",
        "q": f"ROUND(SUMPRODUCT(({k}<=[k])*{{{key}.scaled}}^2),{DECIMALS})",
        "beyond": f'IF(([k]<1)+([k]>{count}-2)>0,"",ROUND(AGGREGATE(15,6,({rest})/{valid},1),{DECIMALS}))',
        "spread": f'IF([beyond]="","",ROUND([q]-[s]^2/[k]+[beyond],{DECIMALS}))',
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


def break_table(criterion: MatrixCriterion, work: str, values: Sequence[float], size: int) -> Table:
    """The helper table of one criterion, for as many values as the matrix has clusters."""
    cached = break_steps(values, size)
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
