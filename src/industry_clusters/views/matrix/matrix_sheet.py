"""Step 9: the decision matrix, live: values, ranks, classes, weights, score, and how firm the first places are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.analysis.clusters.matrix import COMPARED, LETTERS, LEVELS
from industry_clusters.ingest.study.study_workbook import OWN_CRITERIA
from industry_clusters.study import MatrixCriterion
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, SLOTS
from industry_clusters.views.matrix.matrix_workings import OWN_POINTS, WORK, matrix_size
from industry_clusters.views.vocabulary.model import (
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
from industry_clusters.views.vocabulary.setting_fields import plain_field
from industry_clusters.views.vocabulary.words import as_excel_rounds, live_text, names_of, source_line

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

MATRIX_SHEET, INPUTS_SHEET = "Decision matrix", "Matrix inputs"
MATRIX = "matrix"
OWN_POINTS_RANGE = f"{{{OWN_POINTS}.points_1:points_{OWN_CRITERIA}}}"
"""Where the points of the region's own criteria are typed."""

_NAMES = {
    MatrixCriterion.SIZE: "Size: rank by jobs",
    MatrixCriterion.CONCENTRATION: "Concentration: rank by LQ",
    MatrixCriterion.GROWTH: "Growth: rank by growth a year",
    MatrixCriterion.PAY: "Pay: high, medium, low",
}


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
    weights = tuple(
        Field(f"weight_{criterion}", f"Weight of {criterion}", study.weights.get(criterion, 1.0), Unit.INDEX,
              validation=weight, help="How much the criterion counts beside the others.")
        for criterion in COMPARED
    )  # fmt: skip
    return (
        plain_field("matrix_method", study),
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


def _matrix(analysis: Analysis) -> Table:
    size = matrix_size(analysis)
    labels = [*_NAMES.values(), *(f"Own criterion {number}" for number in range(1, OWN_CRITERIA + 1)),
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
    header = Formula(f'INDEX({{{WORK}.cluster}},{number})&""', "" if row is None else str(row["shown"]))
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
    pattern = _PATTERNS[key][1]
    return "" if np.isnan(value) else pattern.format(as_excel_rounds(value, pattern))


def matrix_state(analysis: Analysis) -> Formula:
    """How clusters are parted."""
    words = f"parted by {analysis.study.matrix_method.label.lower()}"
    return Formula('"parted by "&LOWER(matrix_method)', words)
