"""What the decision matrix is worked out from: values, ranks, classes, scores, breaks and all weightings.

Each has its low and its high beside it, as numbers; ranges that start and end in one value leave everything as it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.matrix import (
    AT_HIGH,
    AT_LOW,
    COMPARED,
    SNAP,
    UNLIMITED,
    compared_in,
    ends_of,
)
from industry_clusters.analysis.once import once
from industry_clusters.ingest.study.study_workbook import OWN_CRITERIA
from industry_clusters.measures.scoring import (
    TOP,
    lattice_scores,
    score_at_place,
    weight_lattice,
)
from industry_clusters.sheet_names import MATRIX_WORKINGS_SHEET
from industry_clusters.study import MatrixCriterion, MatrixMethod
from industry_clusters.views.clusters.chart_sheet import CHART_DATA
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.industries.second_columns import shown_quotients
from industry_clusters.views.matrix.break_cells import break_table, breaks_key
from industry_clusters.views.vocabulary.model import Column, Kind, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

WORK, LATTICE, OWN_POINTS = "matrix_work", "matrix_lattice", "own_points"
_SNAP, _UNLIMITED = f"10^{round(math.log10(SNAP))}", f"{UNLIMITED:.0f}"
_BREAKS = MatrixMethod.NATURAL_BREAKS.label
_UNITS = {
    MatrixCriterion.SIZE: Unit.JOBS,
    MatrixCriterion.CONCENTRATION: Unit.QUOTIENT,
    MatrixCriterion.GROWTH: Unit.PERCENT,
    MatrixCriterion.PAY: Unit.DOLLARS,
    MatrixCriterion.CAREERS: Unit.PERCENT,
}
_ENDS = ("", AT_LOW, AT_HIGH)
_CLASSES = tuple(f"{end}class_{criterion}" for end in _ENDS for criterion in MatrixCriterion)
_WEIGHTS = tuple(f"w{number}" for number in range(1, len(COMPARED) + 1))
_BARS = {
    "third": ("Third", "", TOP),
    "third_low": ("Third of the lowest", AT_LOW, TOP),
    "third_high": ("Third of the highest", AT_HIGH, TOP),
    "fourth_high": ("Fourth of the highest", AT_HIGH, TOP + 1),
}
"""What a score is held against under each weighting: header, whose scores, and the place among them."""
_OWN = tuple(f"own_{number}" for number in range(1, OWN_CRITERIA + 1))


def matrix_workings_sheet(analysis: Analysis) -> Sheet:
    """Everything that the matrix is worked out from."""
    criteria = criteria_of(analysis)
    values = {criterion: analysis.matrix[f"value_{criterion}"].tolist() for criterion in criteria}
    blocks: tuple[Block, ...] = (
        _work(analysis),
        *(break_table(criterion, WORK, known, matrix_size(analysis)) for criterion, known in values.items()),
        _lattice(analysis),
    )
    return Sheet(
        MATRIX_WORKINGS_SHEET, "Workings of the decision matrix", Role.DATA, blocks, source_line(analysis)
    )


def criteria_of(analysis: Analysis) -> dict[MatrixCriterion, str]:
    """The criteria that the study's clusters are compared by, with their columns of the summary."""
    return compared_in(analysis.clusters.summary)


def matrix_size(analysis: Analysis) -> int:
    """Clusters that the matrix has room for: those there were when it was built."""
    return max(len(analysis.clusters.names), 1)


def work_formulas(criteria: Mapping[MatrixCriterion, str]) -> dict[str, str]:
    """The live formula of every column that the matrix reads, in their order on the sheet."""
    formulas = {
        "cluster": f'IFERROR(INDEX({{{CHART_DATA}.cluster}},[number])&"","")',
        "slot": f'IF([cluster]="","",INDEX({{{SUMMARY}.slot}},INDEX({{{CHART_DATA}.place}},[number])))',
    }
    for criterion, column in criteria.items():
        formulas |= _value_formulas(criterion, ends_of(column))
    for criterion in criteria:
        formulas |= _rank_formulas(criterion)
    classes = [_class_formulas(criterion) for criterion in criteria]
    formulas |= {
        name: text for end in _ENDS for one in classes for name, text in one.items() if _end(name) == end
    }
    for number, name in enumerate(_OWN, start=1):
        typed = f"INDEX({{{OWN_POINTS}.points_{number}}},[slot])"
        formulas[name] = f'IF([slot]="",0,IF(ISNUMBER({typed}),MAX({typed},0),0))'
    formulas |= {f"{end}score": _score_formula(end, criteria) for end in _ENDS}
    return formulas | _range_of_ranks("place", "score") | _stable_formulas()


def second_formula() -> str:
    """The quotient beside the second reference area, which the matrix shows and does not rank."""
    return f'IF([slot]="","",IFERROR(INDEX({{{SUMMARY}.quotient_second}},[slot])+0,""))'


@once
def second_values(analysis: Analysis) -> list[float]:
    """The same in Python, a number a row of the matrix; missing where it is known as a range only."""
    shown = shown_quotients(analysis.clusters.summary.set_index("slot"))
    return [float(value) for value in shown.reindex(analysis.matrix["slot"])]


def _end(name: str) -> str:
    return next((end for end in (AT_LOW, AT_HIGH) if name.startswith(end)), "")


def _value_formulas(criterion: MatrixCriterion, ends: tuple[str, str, str]) -> dict[str, str]:
    """Best value and likely ends, from the summary, whose rows are the slots.

    An end that differs by rounding only is the best value; one that is missing is one that nothing limits.
    """
    value = f"value_{criterion}"
    best, low, high = (f"INDEX({{{SUMMARY}.{name}}},[slot])" for name in ends)

    def end(likely: str, distance: str, limit: str) -> str:
        near = f"IF({distance}<={_SNAP}*ABS([{value}]),[{value}],{likely})"
        return f'IF([{value}]="","",IF(ISNUMBER({likely}),{near},{limit}))'

    return {
        value: f'IF([slot]="","",IFERROR({best}+0,""))',
        f"{AT_LOW}{value}": end(low, f"[{value}]-{low}", f"-{_UNLIMITED}"),
        f"{AT_HIGH}{value}": end(high, f"{high}-[{value}]", _UNLIMITED),
    }


def _rank_formulas(criterion: MatrixCriterion) -> dict[str, str]:
    return _range_of_ranks(f"rank_{criterion}", f"value_{criterion}")


def _range_of_ranks(rank: str, value: str) -> dict[str, str]:
    """The rank of the best value, the best rank and the worst. An empty text is greater than any number, and is left out."""
    low, high = f"{AT_LOW}{value}", f"{AT_HIGH}{value}"
    lows, highs = f"{{{WORK}.{low}}}", f"{{{WORK}.{high}}}"
    above = f'SUMPRODUCT(({lows}>[{high}])*({lows}<>""))'
    reaching = f'SUMPRODUCT(({highs}>[{low}])*({highs}<>""))-([{high}]>[{low}])'
    texts = {
        rank: f"RANK.EQ([{value}],{{{WORK}.{value}}},0)",
        f"{AT_LOW}{rank}": f"1+{above}",
        f"{AT_HIGH}{rank}": f"1+{reaching}",
    }
    return {name: f'IF([{value}]="","",{text})' for name, text in texts.items()}


def _class_formulas(criterion: MatrixCriterion) -> dict[str, str]:
    """The class by the best value, and by the ends: of the likely range over the held breaks, or of the ranks."""
    key, value = breaks_key(criterion), f"value_{criterion}"
    count = f"COUNT({{{WORK}.{value}}})"
    method = f'(matrix_method="{_BREAKS}")*ISNUMBER(INDEX({{{key}.middle}},1))'

    def parted(by_breaks: str, rank: str) -> str:
        by_thirds = f"IF([{rank}]*3<={count},3,IF([{rank}]*3<=2*{count},2,1))"
        return f'IF([{value}]="",0,IF({method},{by_breaks},{by_thirds}))'

    def of_end(end: str) -> str:
        there = f"[{end}{value}]"
        cuts = "+".join(f"({there}>=INDEX({{{key}.{cut}}},1))" for cut in ("middle_cut", "high_cut"))
        return f"IF({there}=[{value}],[class_{criterion}],1+{cuts})"

    best = f"IF([{value}]>=INDEX({{{key}.high}},1),3,IF([{value}]>=INDEX({{{key}.middle}},1),2,1))"
    return {
        f"class_{criterion}": parted(best, f"rank_{criterion}"),
        f"{AT_LOW}class_{criterion}": parted(of_end(AT_LOW), f"{AT_HIGH}rank_{criterion}"),
        f"{AT_HIGH}class_{criterion}": parted(of_end(AT_HIGH), f"{AT_LOW}rank_{criterion}"),
    }


def _score_formula(end: str, criteria: Iterable[MatrixCriterion]) -> str:
    parts = [*((f"weight_{name}", f"{end}class_{name}") for name in criteria),
             *((f"own_weight_{number}", name) for number, name in enumerate(_OWN, start=1))]  # fmt: skip
    weights = {name: f"IF(ISNUMBER({name}),MAX({name},0),0)" for name, _ in parts}
    points = "+".join(f"{weights[name]}*[{column}]" for name, column in parts)
    whole = "+".join(f"{weights[name]}*([{column}]>0)" for name, column in parts)
    return f'IF([cluster]="","",IFERROR(({points})/({whole}),""))'


def _stable_formulas() -> dict[str, str]:
    """The share of weightings with the cluster in the top three.

    By best values; surely, since fewer than three others can be above; possibly, where fewer than three others must be.
    """
    third, third_low, third_high, fourth_high = (f"{{{LATTICE}.{key}}}" for key in _BARS)
    best, low, high = (
        _lattice_scores([f"{{{LATTICE}.{key}}}" for key in _WEIGHTS], _own_classes(end)) for end in _ENDS
    )
    tests = (
        f"({best}>={third})*({best}>0)",
        f"({low}>={fourth_high})*({high}>={third_high})*({low}>0)",
        f"({high}>={third_low})*({high}>0)",
    )
    weightings = len(weight_lattice(len(COMPARED)))
    return {
        f"{end}stable": f'IF([cluster]="","",SUMPRODUCT({test})/{weightings})'
        for end, test in zip(_ENDS, tests, strict=True)
    }


def _own_classes(end: str) -> list[str]:
    return [f"[{end}class_{criterion}]" for criterion in COMPARED]


def _lattice_scores(weights: Sequence[str], classes: Sequence[str]) -> str:
    """Scores, zero where no weighted criterion is known; either the weights or the classes are ranges."""
    pairs = list(zip(weights, classes, strict=True))
    points = "+".join(f"{weight}*{klass}" for weight, klass in pairs)
    whole = "+".join(f"{weight}*({klass}>0)" for weight, klass in pairs)
    return f"(({points})/({whole}+(({points})=0)))"


def _work(analysis: Analysis) -> Table:
    table, size, formulas = analysis.matrix, matrix_size(analysis), work_formulas(criteria_of(analysis))
    if analysis.second is not None:
        formulas["second"] = second_formula()
        table = table.assign(second=second_values(analysis))

    def derived(name: str, formula: str) -> Column:
        values = table[name].tolist() if name in table else [0] * len(table)
        shown = ["" if isinstance(value, float) and math.isnan(value) else value for value in values]
        empty = 0 if name in (*_CLASSES, *_OWN) else ""
        header = name.replace("_", " ").capitalize()
        return Column(name, header, padded(shown, size, empty), _unit(name), Kind.DERIVED, formula)

    return Table(
        WORK,
        (
            *(derived(name, formula) for name, formula in formulas.items()),
            Column("number", "Number", list(range(1, size + 1)), Unit.COUNT),
        ),
        caption="Clusters by size, with their values, ranks and classes (3 green, 2 yellow, 1 red, 0 none). "
        "Low and High: at the ends of the likely range",
    )


def _unit(name: str) -> Unit:
    plain = name.removeprefix(_end(name))
    if plain.startswith("value_"):
        return _UNITS[MatrixCriterion(plain.removeprefix("value_"))]
    return {
        "cluster": Unit.LONG_TEXT,
        "score": Unit.INDEX,
        "second": Unit.QUOTIENT,
        "stable": Unit.PERCENT,
    }.get(plain, Unit.COUNT)


def _lattice(analysis: Analysis) -> Table:
    """Every weighting, and the scores that a cluster is held against under it."""
    caption = "All weightings of the four criteria, in fifths, and the scores that make the top 3 under each"
    return Table(LATTICE, (*_weight_columns(), *_bar_columns(analysis)), caption=caption)


def _weight_columns() -> Iterator[Column]:
    weights = weight_lattice(len(COMPARED))
    for place, (key, criterion) in enumerate(zip(_WEIGHTS, COMPARED, strict=True)):
        yield Column(key, f"Weight of {criterion}", weights[:, place].tolist(), Unit.COUNT)


def _bar_columns(analysis: Analysis) -> Iterator[Column]:
    """The score at a place among all; below every score where there are not so many clusters."""
    size, weights = matrix_size(analysis), [f"[{key}]" for key in _WEIGHTS]
    for key, (header, end, place) in _BARS.items():
        classes = [f"class_{criterion}" for criterion in COMPARED]
        own = analysis.matrix[[f"{end}{name}" for name in classes]].to_numpy(float).tolist()
        nothing = [[0.0] * len(COMPARED)] * (size - len(own))
        cached = score_at_place(lattice_scores([*own, *nothing]), place)[:, 0].tolist()
        if place > size:
            yield Column(key, header, cached, Unit.QUOTIENT)
            continue
        formula = _lattice_scores(weights, [f"{{{WORK}.{end}{name}}}" for name in classes])
        yield Column(
            key, header, cached, Unit.QUOTIENT, Kind.DERIVED, f"SUMPRODUCT(LARGE({formula},{place}))"
        )
