"""What the decision matrix is worked out from: values, ranks, classes, scores, breaks and all weightings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.clusters.matrix import COMPARED
from industry_clusters.ingest.study.study_workbook import OWN_CRITERIA
from industry_clusters.measures.scoring import TOP, weight_lattice, weighted_score
from industry_clusters.study import MatrixCriterion, MatrixMethod
from industry_clusters.views.clusters.chart_sheet import CHART_DATA
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.matrix.break_cells import break_table, breaks_key
from industry_clusters.views.vocabulary.model import Column, Kind, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def work_formulas() -> dict[str, str]:
    """The live formula of every column that the matrix reads."""
    formulas = {
        "cluster": f'IFERROR(INDEX({{{CHART_DATA}.cluster}},[number])&"","")',
        "slot": f'IF([cluster]="","",INDEX({{{SUMMARY}.slot}},INDEX({{{CHART_DATA}.place}},[number])))',
    }
    for criterion, column in COMPARED.items():
        key = breaks_key(criterion)
        value, rank = f"value_{criterion}", f"rank_{criterion}"
        by_breaks = f"IF([{value}]>=INDEX({{{key}.high}},1),3,IF([{value}]>=INDEX({{{key}.middle}},1),2,1))"
        count = f"COUNT({{{WORK}.{value}}})"
        by_thirds = f"IF([{rank}]*3<={count},3,IF([{rank}]*3<=2*{count},2,1))"
        method = f'(matrix_method="{_BREAKS}")*ISNUMBER(INDEX({{{key}.middle}},1))'
        formulas |= {
            value: f'IF([cluster]="","",IFERROR(INDEX({{{CHART_DATA}.{column}}},[number])+0,""))',
            rank: f'IF([{value}]="","",RANK.EQ([{value}],{{{WORK}.{value}}},0))',
            f"class_{criterion}": f'IF([{value}]="",0,IF({method},{by_breaks},{by_thirds}))',
        }
    for number in range(1, OWN_CRITERIA + 1):
        typed = f"INDEX({{{OWN_POINTS}.points_{number}}},[slot])"
        formulas[f"own_{number}"] = f'IF([slot]="",0,IF(ISNUMBER({typed}),MAX({typed},0),0))'
    parts = [*((f"weight_{name}", f"class_{name}") for name in COMPARED),
             *((f"own_weight_{number}", f"own_{number}") for number in range(1, OWN_CRITERIA + 1))]  # fmt: skip
    weights = {name: f"IF(ISNUMBER({name}),MAX({name},0),0)" for name, _ in parts}
    points = "+".join(f"{weights[name]}*[{column}]" for name, column in parts)
    whole = "+".join(f"{weights[name]}*([{column}]>0)" for name, column in parts)
    formulas["score"] = f'IF([cluster]="","",IFERROR(({points})/({whole}),""))'
    formulas["place"] = f'IF([score]="","",RANK.EQ([score],{{{WORK}.score}},0))'
    return formulas


def _work(analysis: Analysis) -> Table:
    table, size, formulas = analysis.matrix, matrix_size(analysis), work_formulas()
    zero = [
        *(f"class_{criterion}" for criterion in COMPARED),
        *(f"own_{number}" for number in range(1, OWN_CRITERIA + 1)),
    ]

    def derived(name: str, unit: Unit) -> Column:
        column = "shown" if name == "cluster" else name
        values = table[column].tolist() if column in table else [0] * len(table)
        shown = ["" if isinstance(value, float) and np.isnan(value) else value for value in values]
        return Column(
            name,
            name.replace("_", " ").capitalize(),
            _filled(shown, size, 0 if name in zero else ""),
            unit,
            Kind.DERIVED,
            formulas[name],
        )

    units = {f"value_{criterion}": unit for criterion, unit in _UNITS.items()}
    stable = f'IF([cluster]="","",INDEX({{{LATTICE}_top.share}},[number]))'
    return Table(
        WORK,
        (
            *(derived(name, units.get(name, Unit.LONG_TEXT if name == "cluster" else Unit.INDEX if name == "score" else Unit.COUNT)) for name in formulas),
            Column("stable", "In the first three", _filled(table["stable"].tolist(), size), Unit.PERCENT, Kind.DERIVED, stable),
            Column("number", "Number", list(range(1, size + 1)), Unit.COUNT),
        ),
        caption="Clusters by size, with their values, ranks and classes (3 green, 2 yellow, 1 red, 0 not known)",
    )  # fmt: skip


def _lattice(analysis: Analysis) -> tuple[Table, Table]:
    """Every weighting with each cluster's score, and the share of them that leaves a cluster among the first three."""
    size, weights = matrix_size(analysis), weight_lattice(len(COMPARED))
    keys = [f"w{number}" for number in range(1, len(COMPARED) + 1)]
    points = np.zeros((size, len(COMPARED)))
    points[: len(analysis.matrix)] = analysis.matrix[
        [f"class_{criterion}" for criterion in COMPARED]
    ].to_numpy(np.float64)
    scores = np.nan_to_num(np.stack([weighted_score(points, row) for row in weights]), nan=-1.0)
    third = np.sort(scores, axis=1)[:, ::-1][:, min(TOP, size) - 1]
    shares = ((scores >= third[:, None]) & (scores > 0)).mean(axis=0)
    number = Column("number", "Cluster by size", list(range(1, size + 1)), Unit.COUNT)
    top = Column(
        "share",
        "In the first three",
        shares.tolist(),
        Unit.PERCENT,
        Kind.DERIVED,
        formulas=_share_formulas(size, len(weights)),
    )
    return (
        Table(
            f"{LATTICE}_top",
            (number, top),
            caption="In how many weightings a cluster is among the first three",
        ),
        Table(
            LATTICE,
            _lattice_columns(keys, weights, scores, third),
            caption="All weightings of the four criteria, in fifths",
        ),
    )


def _share_formulas(size: int, weightings: int) -> list[str]:
    return [
        f"SUMPRODUCT(({{{LATTICE}.s{number}}}>={{{LATTICE}.third}})*({{{LATTICE}.s{number}}}>0))/{weightings}"
        for number in range(1, size + 1)
    ]


def _lattice_columns(
    keys: Sequence[str], weights: NDArray[np.float64], scores: NDArray[np.float64], third: NDArray[np.float64]
) -> tuple[Column, ...]:
    size = scores.shape[1]
    named = zip(keys, COMPARED, strict=True)
    best = f"LARGE([s1]:[s{size}],{min(TOP, size)})"
    return (
        *(
            Column(key, f"Weight of {criterion}", weights[:, place].tolist(), Unit.COUNT)
            for place, (key, criterion) in enumerate(named)
        ),
        Column("third", "Third best", third.tolist(), Unit.QUOTIENT, Kind.DERIVED, best),
        *(
            Column(
                f"s{number}",
                f"Score {number}",
                scores[:, number - 1].tolist(),
                Unit.QUOTIENT,
                Kind.DERIVED,
                _lattice_score(keys, number),
            )
            for number in range(1, size + 1)
        ),
    )


def _lattice_score(keys: Sequence[str], number: int) -> str:
    classes = [f"INDEX({{{WORK}.class_{criterion}}},{number})" for criterion in COMPARED]
    points = "+".join(f"[{key}]*{klass}" for key, klass in zip(keys, classes, strict=True))
    whole = "+".join(f"[{key}]*({klass}>0)" for key, klass in zip(keys, classes, strict=True))
    return f"IFERROR(({points})/({whole}),-1)"
