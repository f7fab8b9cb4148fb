"""Step 9: the decision matrix, live: ranks, classes, weights, score, how firm the first places are, and what ranges leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.matrix import AT_HIGH, AT_LOW, CAREERS, COMPARED, LETTERS
from industry_clusters.ingest.study.study_workbook import OWN_CRITERIA
from industry_clusters.sheet_names import MATRIX_SHEET, SETUP_SHEET
from industry_clusters.study import MatrixCriterion, Reading
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, cluster_slots
from industry_clusters.views.industries.second_columns import second_header
from industry_clusters.views.matrix.matrix_text import (
    DASH,
    criterion_formula,
    criterion_text,
    number_formula,
    number_text,
)
from industry_clusters.views.matrix.matrix_workings import (
    OWN_POINTS,
    WORK,
    criteria_of,
    matrix_size,
    second_values,
)
from industry_clusters.views.vocabulary.figures import shown_formula, shown_text
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
from industry_clusters.views.vocabulary.words import live_text, names_of, quoted, source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

MATRIX = "matrix"
OWN_POINTS_RANGE = f"{{{OWN_POINTS}.points_1:points_{OWN_CRITERIA}}}"
"""Where the points of the region's own criteria are typed."""

_NAMES = {
    MatrixCriterion.SIZE: "Size: rank by jobs",
    MatrixCriterion.CONCENTRATION: "Concentration: rank by LQ",
    MatrixCriterion.GROWTH: "Growth: rank by annual growth",
    MatrixCriterion.PAY: "Pay: high, medium, low",
    MatrixCriterion.CAREERS: "Career potential: rank by share",
}
_NUMBERS = {
    "score": "Weighted score (1 to 3)",
    "place": "Rank by score",
    "stable": "How often in the top 3 (any weights)",
}
_SHADES = {
    33: "green",
    22: "yellow",
    11: "red",
    23: "green_yellow",
    12: "yellow_red",
    13: "green_yellow_red",
}
"""The style of each pair of lowest and highest class."""
_WITHOUT, _WITH_RANGES = 14.0, 15.5
_HOW_RANGED = {
    Reading.PUBLISHED: "Only clusters whose jobs are published in full are compared. To see the others too, choose "
    f"'{Reading.USUAL.label}' on '{SETUP_SHEET}'.",
    Reading.CERTAIN: "Some numbers are known as ranges. Ranks are by the middle of each range; parentheses show the ranks a cluster may "
    "have when each lies within its certain bounds: ",
    Reading.USUAL: "Some numbers are estimates. Ranks are by the best estimates; parentheses show the ranks a cluster may have when each "
    "lies in its likely range, as about nine in ten do: ",
}
_EXAMPLE = (
    f"2 (2{DASH}4) is second, but may be third or fourth. Two letters mean that the range crosses a break, so that the cluster may be "
    "in either class. Breaks lie halfway between two classes of best values and stay there. The score, the rank by score and the last row "
    "show in parentheses what this leaves open."
)
_CAREERS_HELP = (
    "Share of jobs at mid pay that take short training; needs occupations. 0: it is shown and does not count."
)
_ACROSS, _NARROWEST = 195.0, 10.0
"""Characters that all clusters' columns may take so that a print on one page can be read, and what one takes at least."""
_SECOND = "second"


def matrix_sheet(analysis: Analysis) -> Sheet:
    """The matrix and its legend."""
    guide = live_text(
        "Clusters by jobs in {last_year}, largest first. Growth is from {first_year}; LQs compare with {reference_said}. Ranks use "
        "unrounded numbers. The last row is the share of all weightings of size, concentration, growth and pay that put a cluster in the top 3: "
        "100% does not depend on the weights at all.",
        names_of(analysis),
    )
    ranges = [Paragraph(_how_ranged(analysis), "note")] if has_ranges(analysis) else []
    title = f"Decision matrix: clusters of {analysis.region.label}"
    blocks: tuple[Block, ...] = (Paragraph(guide, "note"), *ranges, _matrix(analysis), _legend(analysis))
    return Sheet(MATRIX_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def matrix_inputs_sheet(analysis: Analysis) -> Sheet:
    """Method, weights, and criteria of the region's own with their points."""
    words = Paragraph(
        "What you choose here changes the matrix at once, and stays when the workbook is built again."
    )
    blocks: tuple[Block, ...] = (words, Fields(_choices(analysis)), _own_points(analysis))
    return Sheet(
        MATRIX_SHEET,
        "Your choices for the decision matrix",
        Role.INPUT,
        blocks,
        source_line(analysis),
        landscape=False,
    )


def has_ranges(analysis: Analysis) -> bool:
    """Whether a number that the matrix compares is known as a range only; or would be, were more shown than what is published."""
    compared, groups = analysis.matrix, analysis.naics_table
    ranged = any(_differ(compared, f"value_{criterion}") for criterion in COMPARED)
    if (
        CAREERS.keys() & criteria_of(analysis).keys()
    ):  # some jobs are never published by occupation: what counts is what that leaves open
        ranged |= any(
            _differ(compared, f"{what}_{criterion}") for what in ("rank", "class") for criterion in CAREERS
        )
    hidden = any(_differ(groups, f"employment_{year}") for year in ("first", "last"))
    return ranged or (analysis.study.reading is Reading.PUBLISHED and hidden)


def _differ(table: pd.DataFrame, column: str) -> bool:
    return bool((table[f"{AT_LOW}{column}"] < table[f"{AT_HIGH}{column}"]).any())


def _how_ranged(analysis: Analysis) -> Formula:
    texts = {
        reading: text if reading is Reading.PUBLISHED else f"{text}{_EXAMPLE}"
        for reading, text in _HOW_RANGED.items()
    }
    listed = ",".join(quoted(texts[reading]) for reading in Reading)
    return Formula(f"CHOOSE(reading_mode,{listed})", texts[analysis.study.reading])


def _legend(analysis: Analysis) -> Legend:
    one = (
        LegendEntry("green", "G", "High: above the upper break, or in the first third"),
        LegendEntry("yellow", "Y", "Middle"),
        LegendEntry(
            "red",
            "R",
            "Low. Thirds of n clusters: green up to rank n/3, yellow up to 2n/3; equal values share a rank",
        ),
    )
    several = (
        LegendEntry("green_yellow", "G/Y", "High or middle: the range crosses the upper break"),
        LegendEntry("yellow_red", "Y/R", "Middle or low: the range crosses the lower break"),
        LegendEntry("green_yellow_red", "G/Y/R", "High, middle or low: the range crosses both breaks"),
    )
    return Legend((*one, *several) if has_ranges(analysis) else one)


def _choices(analysis: Analysis) -> tuple[Field, ...]:
    study = analysis.study
    weight = Number(0, message="0 or more. Anything else counts as 0.")
    weights = tuple(
        Field(f"weight_{criterion}", f"Weight of {criterion.label}",
              study.weights.get(criterion, criterion.default_weight), Unit.INDEX, validation=weight,
              help=_CAREERS_HELP if criterion is MatrixCriterion.CAREERS else "How much the criterion counts compared with the others.")
        for criterion in MatrixCriterion
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
        Field(f"own_name_{number}", f"Your own criterion {number}", given.name if given else None,
              help="For instance readiness: will the industry take part? Type its points below."),
        Field(f"own_weight_{number}", f"Its weight, {number}", given.weight if given else 1.0, Unit.INDEX,
              validation=Number(0), help="Counts only for clusters that have points."),
    )  # fmt: skip


def _own_points(analysis: Analysis) -> Table:
    names = [*analysis.clusters.names, *[""] * (cluster_slots(analysis) - len(analysis.clusters.names))]
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
    labels: dict[str, Cell] = dict(_lines(analysis))
    rows = list(labels)
    numbers = range(1, size + 1)
    columns = (
        Column("criterion", "Criterion", list(labels.values()), Unit.TEXT, width=34.0),
        *(_cluster_column(analysis, number, rows) for number in numbers),
        *(_shade_column(analysis, number, rows) for number in numbers),
    )
    highlights = tuple(
        Highlight((f"c{number}",), f"[k{number}]={shade}", style)
        for number in numbers
        for shade, style in _SHADES.items()
    )
    return Table(MATRIX, columns, highlights=highlights, freeze_columns=1)


def _lines(analysis: Analysis) -> Iterator[tuple[str, Cell]]:
    """The matrix's rows with their labels; criteria of the region's own that have no name yet wait at the end, where a row shows once it has one."""
    named = [number for number in range(1, OWN_CRITERIA + 1) if _own_label(analysis, number).value]
    waiting = [number for number in range(1, OWN_CRITERIA + 1) if number not in named]
    yield from ((f"criterion_{criterion}", _NAMES[criterion]) for criterion in criteria_of(analysis))
    yield from ((f"own_{number}", _own_label(analysis, number)) for number in named)
    yield from _NUMBERS.items()
    if analysis.second is not None:
        yield _SECOND, second_header(analysis)
    yield from ((f"own_{number}", _own_label(analysis, number)) for number in waiting)


def _own_label(analysis: Analysis, number: int) -> Formula:
    """The name of a criterion of the region's own; without one its row is empty, so that a board reads no blank form."""
    own = analysis.study.own_criteria
    return Formula(f'own_name_{number}&""', own[number - 1].name if number <= len(own) else "")


def _cluster_column(analysis: Analysis, number: int, rows: Sequence[str]) -> Column:
    row = _row(analysis, number)
    cells = [_matrix_cell(key, number, row) for key in rows]
    name = "" if row is None else str(row["cluster"])
    header = Formula(f'INDEX({{{WORK}.cluster}},{number})&""', name)
    formulas, values = _parts(cells)
    width = min(
        _WITH_RANGES if has_ranges(analysis) else _WITHOUT, max(_ACROSS / matrix_size(analysis), _NARROWEST)
    )
    return Column(f"c{number}", header, values, Unit.LONG_TEXT, Kind.DERIVED, formulas=formulas, width=width)


def _shade_column(analysis: Analysis, number: int, rows: Sequence[str]) -> Column:
    """The classes behind the letters, as a number that the colors follow: ten times the lowest and the highest."""
    row = _row(analysis, number)
    cells = [_shade(key, number, row) for key in rows]
    formulas, values = _parts(cells)
    header = f"Classes of {number}"
    return Column(f"k{number}", header, values, Unit.COUNT, Kind.DERIVED, formulas=formulas, hidden=True)


def _parts(cells: Sequence[Formula | None]) -> tuple[list[str | None], list[Cell]]:
    """The formulas and the values of a column's cells."""
    return [cell.text if cell else None for cell in cells], [cell.value if cell else None for cell in cells]


def _row(analysis: Analysis, number: int) -> dict[Hashable, Any] | None:
    table = analysis.matrix
    if number > len(table):
        return None
    second: dict[Hashable, Any] = (
        {_SECOND: second_values(analysis)[number - 1]} if analysis.second is not None else {}
    )
    return table.iloc[number - 1].to_dict() | second


def _of_work(number: int) -> Callable[[str], str]:
    return lambda column: f"INDEX({{{WORK}.{column}}},{number})"


def _matrix_cell(key: str, number: int, row: dict[Hashable, Any] | None) -> Formula | None:
    """One cell of the matrix: rank, level or number, with its letter."""
    work = _of_work(number)
    if key == _SECOND:
        return _second_cell(work, row)
    if key.startswith("criterion_"):
        criterion = MatrixCriterion(key.removeprefix("criterion_"))
        text = criterion_formula(criterion, work)
        return Formula(
            f'IF({work("cluster")}="","",{text})', "" if row is None else criterion_text(criterion, row)
        )
    if key.startswith("own_"):
        letter = f'MID("{LETTERS}",{_own_class(work(key))}+1,1)'
        return Formula(
            f'IF({work(key)}=0,"",{work(key)}&" "&{letter})',
            "" if row is None else _own_text(row.get(key, 0.0)),
        )
    return Formula(
        f'IF(ISNUMBER({work(key)}),{number_formula(key, work)},"")',
        "" if row is None else number_text(key, row),
    )


def _second_cell(work: Callable[[str], str], row: dict[Hashable, Any] | None) -> Formula:
    """The quotient beside the second reference area: shown, and not ranked."""
    value = float("nan") if row is None else float(row[_SECOND])
    text = shown_text(value, value, value, 1, Unit.QUOTIENT)
    cell = work(_SECOND)
    formula = shown_formula(cell, cell, cell, "1", Unit.QUOTIENT)
    return Formula(f'IF(ISNUMBER({cell}),{formula},"")', text)


def _shade(key: str, number: int, row: dict[Hashable, Any] | None) -> Formula | None:
    work = _of_work(number)
    if key.startswith("criterion_"):
        criterion = key.removeprefix("criterion_")
        low, high = f"{AT_LOW}class_{criterion}", f"{AT_HIGH}class_{criterion}"
        return Formula(
            f"10*{work(low)}+{work(high)}", 0 if row is None else 10 * int(row[low]) + int(row[high])
        )
    if key.startswith("own_"):
        points = 0.0 if row is None else row.get(key, 0.0)
        return Formula(f"IF({work(key)}=0,0,11*{_own_class(work(key))})", 11 * _class_of(points))
    return None


def _own_class(points: str) -> str:
    return f"MIN(3,MAX(1,ROUND({points},0)))"


def _class_of(points: float) -> int:
    return min(3, max(1, int(points + 0.5))) if points else 0


def _own_text(points: float) -> str:
    return f"{points:g} {LETTERS[_class_of(points)]}" if points else ""
