"""Step 9: the decision matrix, live: values, ranks, classes, weights, score, and how firm the first places are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.analysis.matrix import COMPARED, LETTERS, LEVELS
from industry_clusters.ingest.study_workbook import OWN_CRITERIA
from industry_clusters.measures.scoring import TOP, weight_lattice, weighted_score
from industry_clusters.study import MatrixCriterion, MatrixMethod
from industry_clusters.views.break_cells import break_table, breaks_key
from industry_clusters.views.chart_sheet import CHART_DATA
from industry_clusters.views.cluster_sheets import SUMMARY
from industry_clusters.views.definitions import CLUSTER_LIST, SLOTS
from industry_clusters.views.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Highlight,
    Kind,
    Legend,
    LegendEntry,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.words import live_text, names_of, source_line

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.model import Block, Cell

MATRIX_SHEET, INPUTS_SHEET, WORKINGS_SHEET = "Decision matrix", "Matrix inputs", "Matrix workings"
MATRIX, WORK, LATTICE, OWN_POINTS = "matrix", "matrix_work", "matrix_lattice", "own_points"
OWN_POINTS_RANGE = f"{{{OWN_POINTS}.points_1:points_{OWN_CRITERIA}}}"
"""Where the points of the region's own criteria are typed."""

_NAMES = {
    MatrixCriterion.SIZE: ("Size: rank by jobs", Unit.JOBS),
    MatrixCriterion.CONCENTRATION: ("Concentration: rank by LQ", Unit.QUOTIENT),
    MatrixCriterion.GROWTH: ("Growth: rank by growth a year", Unit.PERCENT),
    MatrixCriterion.PAY: ("Pay: high, medium, low", Unit.DOLLARS),
}
_BREAKS = MatrixMethod.NATURAL_BREAKS.label


def matrix_sheet(analysis: Analysis) -> Sheet:
    """The matrix and its legend."""
    guide = live_text(
        "Clusters across, largest first; {last_year}, growth from {first_year}, quotients beside {reference}. Ranks are of "
        "unrounded numbers. The last row tells in what share of all weightings of the four criteria a cluster is among the "
        "first three: 100% does not depend on the weights at all.",
        names_of(analysis),
    )
    title = f"Decision matrix: clusters of {analysis.region.label}"
    blocks: tuple[Block, ...] = (Paragraph(guide, "note"), _matrix(analysis), _legend())
    return Sheet(MATRIX_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def matrix_inputs_sheet(analysis: Analysis) -> Sheet:
    """Method, weights, and criteria of the region's own with their points."""
    words = Paragraph(
        f"What you choose here changes '{MATRIX_SHEET}' at once, and stays when the workbook is built again."
    )
    blocks: tuple[Block, ...] = (words, Fields(_choices(analysis)), _own_points(analysis))
    return Sheet(
        INPUTS_SHEET,
        "Your choices for the decision matrix",
        Role.INPUT,
        blocks,
        source_line(analysis),
        landscape=False,
    )


def matrix_workings_sheet(analysis: Analysis) -> Sheet:
    """Everything that the matrix is worked out from."""
    values = {criterion: analysis.matrix[f"value_{criterion}"].to_numpy(np.float64) for criterion in COMPARED}
    blocks: tuple[Block, ...] = (
        _work(analysis),
        *(break_table(criterion, WORK, known, _size(analysis)) for criterion, known in values.items()),
        *_lattice(analysis),
    )
    return Sheet(WORKINGS_SHEET, "Workings of the decision matrix", Role.DATA, blocks, source_line(analysis))


def _size(analysis: Analysis) -> int:
    """Clusters that the matrix has room for: those there were when it was built."""
    return max(len(analysis.clusters.names), 1)


def _legend() -> Legend:
    rule = "in thirds: a cluster is green where 3 x its rank is at most the number of clusters, yellow up to twice that number"
    return Legend(
        (
            LegendEntry("green", "G", "High: above the upper break, or in the first third"),
            LegendEntry("yellow", "Y", "Middle"),
            LegendEntry("red", "R", f"Low. The rule {rule}; equal values share a rank."),
        )
    )


def _choices(analysis: Analysis) -> tuple[Field, ...]:
    study = analysis.study
    weight = Number(0, message="0 or more. What is no such number counts as 0.")
    method = Field(
        "matrix_method", "Part clusters by", study.matrix_method.label,
        validation=Choice(tuple(method.label for method in MatrixMethod)),
        help="Natural breaks part where values lie far apart; thirds part by rank.",
    )  # fmt: skip
    weights = tuple(
        Field(f"weight_{criterion}", f"Weight of {criterion}", study.weights.get(criterion, 1.0), Unit.INDEX,
              validation=weight, help="How much the criterion counts beside the others.")
        for criterion in COMPARED
    )  # fmt: skip
    return (
        method,
        *weights,
        *(field for number in range(1, OWN_CRITERIA + 1) for field in _own_fields(analysis, number)),
    )


def _own_fields(analysis: Analysis, number: int) -> tuple[Field, Field]:
    own = analysis.study.own_criteria
    given = own[number - 1] if number <= len(own) else None
    return (
        Field(f"own_name_{number}", f"Criterion of your own, {number}", given.name if given else None,
              help="For instance ripeness: will the industry take part? Points are typed beneath."),
        Field(f"own_weight_{number}", f"Its weight, {number}", given.weight if given else 1.0, Unit.INDEX,
              validation=Number(0), help="Counts only for clusters that have points."),
    )  # fmt: skip


def _own_points(analysis: Analysis) -> Table:
    names = [*analysis.clusters.names, *[""] * (SLOTS - len(analysis.clusters.names))]
    own = analysis.study.own_criteria

    def typed(number: int) -> list[Cell]:
        points = own[number - 1].points if number <= len(own) else {}
        return [points.get(name) for name in names]

    columns = [
        Column(f"points_{number}", Formula(f'IF(own_name_{number}="","Own criterion {number}",own_name_{number})', _own_name(analysis, number)),
               typed(number), Unit.INDEX, Kind.INPUT, validation=Number(1, 3, message="1 to 3 points; 3 is best."))
        for number in range(1, OWN_CRITERIA + 1)
    ]  # fmt: skip
    label = Column(
        "cluster",
        "Cluster",
        names,
        Unit.LONG_TEXT,
        Kind.DERIVED,
        f'INDEX({{{CLUSTER_LIST}.name}},ROW()-ROW({{{OWN_POINTS}#cluster}}))&""',
    )
    return Table(
        OWN_POINTS,
        (label, *columns),
        caption="Points of your own criteria (1 to 3, empty where you have none)",
    )


def _own_name(analysis: Analysis, number: int) -> str:
    own = analysis.study.own_criteria
    return own[number - 1].name if number <= len(own) and own[number - 1].name else f"Own criterion {number}"


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
    table, size, formulas = analysis.matrix, _size(analysis), work_formulas()
    zero = [
        *(f"class_{criterion}" for criterion in COMPARED),
        *(f"own_{number}" for number in range(1, OWN_CRITERIA + 1)),
    ]

    def derived(name: str, unit: Unit) -> Column:
        values = table[name].tolist() if name in table else [0] * len(table)
        shown = ["" if isinstance(value, float) and np.isnan(value) else value for value in values]
        return Column(
            name,
            name.replace("_", " ").capitalize(),
            _filled(shown, size, 0 if name in zero else ""),
            unit,
            Kind.DERIVED,
            formulas[name],
        )

    units = {f"value_{criterion}": unit for criterion, (_, unit) in _NAMES.items()}
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


def _matrix(analysis: Analysis) -> Table:
    size = _size(analysis)
    labels = [*(name for name, _ in _NAMES.values()), *(f"Own criterion {number}" for number in range(1, OWN_CRITERIA + 1)),
              "Weighted score (1 to 3)", "Place", "In the first three, of all weightings"]  # fmt: skip
    rows = [
        *(f"criterion_{criterion}" for criterion in COMPARED),
        *(f"own_{number}" for number in range(1, OWN_CRITERIA + 1)),
        "score",
        "place",
        "stable",
    ]
    names = [
        Formula(
            f'IF(own_name_{number}="","(own criterion {number})",own_name_{number})',
            _own_label(analysis, number),
        )
        for number in range(1, OWN_CRITERIA + 1)
    ]
    shown: list[Cell] = [*labels[: len(_NAMES)], *names, *labels[-3:]]
    first = Column("criterion", "Criterion", shown, Unit.TEXT, width=34.0)
    columns = [_cluster_column(analysis, number, rows) for number in range(1, size + 1)]
    keys = [f"c{number}" for number in range(1, size + 1)]
    highlights = tuple(
        Highlight((key,), f'RIGHT([{key}],2)=" {letter}"', style)
        for key in keys
        for letter, style in (("G", "green"), ("Y", "yellow"), ("R", "red"))
    )
    return Table(MATRIX, (first, *columns), highlights=highlights, freeze_columns=1)


def _own_label(analysis: Analysis, number: int) -> str:
    name = _own_name(analysis, number)
    return f"(own criterion {number})" if name == f"Own criterion {number}" else name


def _cluster_column(analysis: Analysis, number: int, rows: Sequence[str]) -> Column:
    table = analysis.matrix
    row = table.iloc[number - 1].to_dict() if number <= len(table) else None
    cells = [_matrix_cell(key, number, row) for key in rows]
    header = Formula(f'INDEX({{{WORK}.cluster}},{number})&""', "" if row is None else str(row["cluster"]))
    formulas, values = [cell.text for cell in cells], [cell.value for cell in cells]
    return Column(f"c{number}", header, values, Unit.TEXT, Kind.DERIVED, formulas=formulas, width=14.0)


def _matrix_cell(key: str, number: int, row: dict[Hashable, Any] | None) -> Formula:
    """One cell of the matrix: rank, level or number, with its letter."""

    def work(column: str) -> str:
        return f"INDEX({{{WORK}.{column}}},{number})"

    if key.startswith("criterion_"):
        criterion = MatrixCriterion(key.removeprefix("criterion_"))
        text = _criterion_formula(criterion, work(f"class_{criterion}"), work(f"rank_{criterion}"))
        return Formula(
            f'IF({work("cluster")}="","",{text})', "" if row is None else _criterion_text(criterion, row)
        )
    if key.startswith("own_"):
        letter = f'MID("RYG",MIN(3,MAX(1,ROUND({work(key)},0))),1)'
        return Formula(
            f'IF({work(key)}=0,"",{work(key)}&" "&{letter})',
            "" if row is None else _own_text(row.get(key, 0.0)),
        )
    pattern = _PATTERNS[key][0]
    return Formula(
        f'IF(ISNUMBER({work(key)}),TEXT({work(key)},"{pattern}"),"")',
        "" if row is None else _number_text(key, row[key]),
    )


def _criterion_formula(criterion: MatrixCriterion, klass: str, rank: str) -> str:
    letter = f'MID("{LETTERS}",{klass}+1,1)'
    if criterion is MatrixCriterion.PAY:
        levels = ",".join(f'"{level}"' for level in LEVELS)
        return f'CHOOSE({klass}+1,{levels})&" "&{letter}'
    return f'IF({klass}=0,"- -",{rank}&" "&{letter})'


def _criterion_text(criterion: MatrixCriterion, row: dict[Hashable, Any]) -> str:
    klass = int(row[f"class_{criterion}"])
    if criterion is MatrixCriterion.PAY:
        return f"{LEVELS[klass]} {LETTERS[klass]}"
    return "- -" if klass == 0 else f"{int(row[f'rank_{criterion}'])} {LETTERS[klass]}"


def _own_text(points: float) -> str:
    if not points:
        return ""
    return f"{points:g} {'RYG'[min(3, max(1, int(points + 0.5))) - 1]}"


_PATTERNS = {"score": ("0.00", "{:.2f}"), "place": ("0", "{:.0f}"), "stable": ("0%", "{:.0%}")}


def _number_text(key: str, value: float) -> str:
    return "" if np.isnan(value) else _PATTERNS[key][1].format(value)


def _lattice(analysis: Analysis) -> tuple[Table, Table]:
    """Every weighting with each cluster's score, and the share of them that leaves a cluster among the first three."""
    size, weights = _size(analysis), weight_lattice(len(COMPARED))
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
