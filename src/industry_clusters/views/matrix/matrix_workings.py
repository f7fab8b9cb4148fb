"""What the decision matrix is worked out from: values, ranks, classes, scores, breaks and all weightings.

Each has its low and its high beside it, as numbers; ranges that start and end in one value leave everything as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.clusters.matrix import AT_HIGH, AT_LOW, COMPARED, SNAP, ends_of
from industry_clusters.ingest.study.study_workbook import OWN_CRITERIA
from industry_clusters.measures.scoring import (
    NO_SCORE,
    TOP,
    lattice_scores,
    top_three_range,
    top_three_share,
    weight_lattice,
)
from industry_clusters.study import MatrixCriterion, MatrixMethod
from industry_clusters.views.clusters.chart_sheet import CHART_DATA
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.matrix.break_cells import break_table, breaks_key
from industry_clusters.views.vocabulary.model import Column, Kind, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

WORKINGS_SHEET = "Matrix workings"
WORK, LATTICE, OWN_POINTS = "matrix_work", "matrix_lattice", "own_points"
_BREAKS = MatrixMethod.NATURAL_BREAKS.label
_UNITS = {
    MatrixCriterion.SIZE: Unit.JOBS,
    MatrixCriterion.CONCENTRATION: Unit.QUOTIENT,
    MatrixCriterion.GROWTH: Unit.PERCENT,
    MatrixCriterion.PAY: Unit.DOLLARS,
}
_ENDS = {"": "s", AT_LOW: "l", AT_HIGH: "h"}
"""Best, low and high, and the letter of their scores among the weightings."""
_CLASSES = tuple(f"{end}class_{criterion}" for end in _ENDS for criterion in COMPARED)
_FIRST, *_, _LAST = COMPARED
_WEIGHTS = tuple(f"w{number}" for number in range(1, len(COMPARED) + 1))
_BARS = {
    "third": ("Third", "", TOP),
    "third_low": ("Third of the lowest", AT_LOW, TOP),
    "third_high": ("Third of the highest", AT_HIGH, TOP),
    "fourth_high": ("Fourth of the highest", AT_HIGH, TOP + 1),
}
"""What scores are held against: header, whose scores, and the place among them."""
_OWN = tuple(f"own_{number}" for number in range(1, OWN_CRITERIA + 1))


def matrix_workings_sheet(analysis: Analysis) -> Sheet:
    """Everything that the matrix is worked out from."""
    values = {criterion: analysis.matrix[f"value_{criterion}"].to_numpy(np.float64) for criterion in COMPARED}
    blocks: tuple[Block, ...] = (
        _work(analysis),
        *(break_table(criterion, WORK, known, matrix_size(analysis)) for criterion, known in values.items()),
        *_lattice(analysis),
    )
    return Sheet(WORKINGS_SHEET, "Workings of the decision matrix", Role.DATA, blocks, source_line(analysis))


def matrix_size(analysis: Analysis) -> int:
    """Clusters that the matrix has room for: those there were when it was built."""
    return max(len(analysis.clusters.names), 1)


def _filled(values: Sequence[Cell], size: int, empty: Cell = "") -> list[Cell]:
    return [*values, *[empty] * (size - len(values))]


def work_formulas(summary: pd.DataFrame) -> dict[str, str]:
    """The live formula of every column that the matrix reads, in their order on the sheet."""
    formulas = {
        "cluster": f'IFERROR(INDEX({{{CHART_DATA}.cluster}},[number])&"","")',
        "slot": f'IF([cluster]="","",INDEX({{{SUMMARY}.slot}},INDEX({{{CHART_DATA}.place}},[number])))',
    }
    for criterion, column in COMPARED.items():
        formulas |= _value_formulas(criterion, ends_of(summary, column))
    for criterion in COMPARED:
        formulas |= _rank_formulas(criterion)
    classes = [_class_formulas(criterion) for criterion in COMPARED]
    formulas |= {
        name: text for end in _ENDS for one in classes for name, text in one.items() if _end(name) == end
    }
    for number, name in enumerate(_OWN, start=1):
        typed = f"INDEX({{{OWN_POINTS}.points_{number}}},[slot])"
        formulas[name] = f'IF([slot]="",0,IF(ISNUMBER({typed}),MAX({typed},0),0))'
    formulas |= {f"{end}score": _score_formula(end) for end in _ENDS}
    return formulas | _range_of_ranks("place", "score") | _stable_formulas()


def _end(name: str) -> str:
    return next((end for end in (AT_LOW, AT_HIGH) if name.startswith(end)), "")


def _value_formulas(criterion: MatrixCriterion, ends: tuple[str, str, str]) -> dict[str, str]:
    """Best value and likely ends, from the summary, whose rows are the slots; an end that differs by rounding only is the best value."""
    value = f"value_{criterion}"
    best, low, high = (f"INDEX({{{SUMMARY}.{name}}},[slot])" for name in ends)
    slack = f"{SNAP:g}*ABS([{value}])".replace("1e-09", "10^-9")

    def end(there: str, distance: str) -> str:
        return f'IF([{value}]="","",IFERROR(IF({distance}>{slack},{there},[{value}]),[{value}]))'

    return {
        value: f'IF([slot]="","",IFERROR({best}+0,""))',
        f"{AT_LOW}{value}": end(low, f"[{value}]-{low}"),
        f"{AT_HIGH}{value}": end(high, f"{high}-[{value}]"),
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


def _score_formula(end: str) -> str:
    parts = [*((f"weight_{name}", f"{end}class_{name}") for name in COMPARED),
             *((f"own_weight_{number}", name) for number, name in enumerate(_OWN, start=1))]  # fmt: skip
    weights = {name: f"IF(ISNUMBER({name}),MAX({name},0),0)" for name, _ in parts}
    points = "+".join(f"{weights[name]}*[{column}]" for name, column in parts)
    whole = "+".join(f"{weights[name]}*([{column}]>0)" for name, column in parts)
    return f'IF([cluster]="","",IFERROR(({points})/({whole}),""))'


def _stable_formulas() -> dict[str, str]:
    return {
        f"{end}stable": f'IF([cluster]="","",INDEX({{{LATTICE}_top.{end}share}},[number]))' for end in _ENDS
    }


def _work(analysis: Analysis) -> Table:
    table, size = analysis.matrix, matrix_size(analysis)

    def derived(name: str, formula: str) -> Column:
        column = "shown" if name == "cluster" and "shown" in table else name
        values = table[column].tolist() if column in table else [0] * len(table)
        shown = ["" if isinstance(value, float) and np.isnan(value) else value for value in values]
        empty = 0 if name in (*_CLASSES, *_OWN) else ""
        header = name.replace("_", " ").capitalize()
        return Column(name, header, _filled(shown, size, empty), _unit(name), Kind.DERIVED, formula)

    return Table(
        WORK,
        (
            *(derived(name, formula) for name, formula in work_formulas(analysis.clusters.summary).items()),
            Column("number", "Number", list(range(1, size + 1)), Unit.COUNT),
        ),
        caption="Clusters by size, with their values, ranks and classes (3 green, 2 yellow, 1 red, 0 none). "
        "Low and High: at the ends of the likely range",
    )


def _unit(name: str) -> Unit:
    plain = name.removeprefix(_end(name))
    if plain.startswith("value_"):
        return _UNITS[MatrixCriterion(plain.removeprefix("value_"))]
    return {"cluster": Unit.LONG_TEXT, "score": Unit.INDEX, "stable": Unit.PERCENT}.get(plain, Unit.COUNT)


def _lattice(analysis: Analysis) -> tuple[Table, Table]:
    """Every weighting with each cluster's scores, and the share of them that leaves a cluster in the top three."""
    size, table = matrix_size(analysis), analysis.matrix
    points = {end: np.zeros((size, len(COMPARED))) for end in _ENDS}
    for end, padded in points.items():
        padded[: len(table)] = table[[f"{end}class_{criterion}" for criterion in COMPARED]].to_numpy(
            np.float64
        )
    shares = top_three_share(points[""]), *top_three_range(points[AT_LOW], points[AT_HIGH])
    numbers = range(1, size + 1)
    number = Column("number", "Cluster by size", list(numbers), Unit.COUNT)
    top = Table(
        f"{LATTICE}_top",
        (number, *map(_share_column, _ENDS, shares, zip(*map(_share_formulas, numbers), strict=True))),
        caption="How often a cluster is in the top 3 of all weightings: by best values, surely, and possibly",
    )
    scores = {end: lattice_scores(of_end) for end, of_end in points.items()}
    caption = "All weightings of the four criteria, in fifths, with each cluster's score: by best values (s), lowest (l), highest (h)"
    return top, Table(
        LATTICE, (*_weight_columns(), *_bar_columns(scores), *_score_columns(scores)), caption=caption
    )


def _share_column(end: str, values: NDArray[np.float64], formulas: Sequence[str]) -> Column:
    header = {"": "In the top 3", AT_LOW: "Surely", AT_HIGH: "Possibly"}[end]
    cached = np.nan_to_num(values).tolist()
    return Column(f"{end}share", header, cached, Unit.PERCENT, Kind.DERIVED, formulas=formulas)


def _share_formulas(number: int) -> tuple[str, ...]:
    """By best values; surely: fewer than three others can be above; possibly: fewer than three others must be above."""
    best, low, high, third, third_low, third_high, fourth_high = (
        f"{{{LATTICE}.{key}}}" for key in (*(f"{letter}{number}" for letter in _ENDS.values()), *_BARS)
    )
    tests = (
        f"({best}>={third})",
        f"({low}>={fourth_high})*({high}>={third_high})",
        f"({high}>={third_low})",
    )
    weightings = len(weight_lattice(len(COMPARED)))
    return tuple(f"SUMPRODUCT({test}*({best}>0))/{weightings}" for test in tests)


def _weight_columns() -> Iterator[Column]:
    weights = weight_lattice(len(COMPARED))
    for place, (key, criterion) in enumerate(zip(_WEIGHTS, COMPARED, strict=True)):
        yield Column(key, f"Weight of {criterion}", weights[:, place].tolist(), Unit.COUNT)


def _bar_columns(scores: dict[str, NDArray[np.float64]]) -> Iterator[Column]:
    """The scores that a cluster is held against; below every score where there are not so many clusters."""
    size = scores[""].shape[1]
    for key, (header, end, place) in _BARS.items():
        if place > size:
            yield Column(key, header, [NO_SCORE] * len(scores[end]), Unit.QUOTIENT)
            continue
        letter = _ENDS[end]
        cached = np.sort(scores[end], axis=1)[:, -place].tolist()
        yield Column(
            key, header, cached, Unit.QUOTIENT, Kind.DERIVED, f"LARGE([{letter}1]:[{letter}{size}],{place})"
        )


def _score_columns(scores: dict[str, NDArray[np.float64]]) -> Iterator[Column]:
    for end, letter in _ENDS.items():
        for number, cached in enumerate(scores[end].T, start=1):
            key = f"{letter}{number}"
            yield Column(key, key, cached.tolist(), Unit.QUOTIENT, Kind.DERIVED, _lattice_score(end, number))


def _lattice_score(end: str, number: int) -> str:
    first, last = (f"{end}class_{criterion}" for criterion in (_FIRST, _LAST))
    points = f"INDEX({{{WORK}.{first}:{last}}},{number},0)"
    weights = f"[{_WEIGHTS[0]}]:[{_WEIGHTS[-1]}]"
    return f"IFERROR(SUMPRODUCT({weights},{points})/SUMPRODUCT({weights}*({points}>0)),{NO_SCORE:g})"
