"""The exercise by hand: figures, cells to type formulas in, and beside each what a check says of its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.exercise import NO_GROUP, exercise_of
from industry_clusters.sheet_names import EXERCISE_SHEET
from industry_clusters.views.vocabulary.model import (
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Highlight,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import source_line
from industry_clusters.workshop.checks import (
    CLUSTER_TASKS,
    GROUP_TASKS,
    LINKED,
    NO_FORMULA,
    NO_NUMBER,
    NOT_YET,
    RIGHT,
    ROUNDED,
    WORDS,
    scale,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.analysis.workshop.exercise import Exercise
    from industry_clusters.formulas import Written
    from industry_clusters.views.vocabulary.model import Block
    from industry_clusters.workshop.checks import Task

GROUPS, CLUSTERS = "exercise_groups", "exercise_clusters"
CHECKS = "exercise_check_"
"""Beginning of the names of the cells that check."""
_ABOUT = {
    "years": ("Years between", Unit.COUNT),
    "region_first": ("Region, all jobs, {first}", Unit.JOBS),
    "region_last": ("Region, all jobs, {last}", Unit.JOBS),
    "total_first": ("Reference, all jobs, {first}", Unit.JOBS),
    "total_last": ("Reference, all jobs, {last}", Unit.JOBS),
    "index": ("Price index, {first}", Unit.RATE),
    "base_index": ("Price index, {dollars}", Unit.RATE),
}
_DATA = (
    ("first", "Jobs {first}", Unit.JOBS), ("last", "Jobs {last}", Unit.JOBS),
    ("reference_first", "Reference jobs {first}", Unit.JOBS), ("reference_last", "Reference jobs {last}", Unit.JOBS),
    ("payroll_first", "Payroll {first}", Unit.DOLLARS), ("payroll_last", "Payroll {last}", Unit.DOLLARS),
)  # fmt: skip
"""Figures of a group: name, heading, unit."""
_CHECK_WIDTH, _ANSWER_WIDTH, _TITLE_WIDTH = 27.0, 13.0, 38.0


def exercise_state(analysis: Analysis) -> Formula:
    """How many answers are right."""
    names = [
        f"{{{table}.check_{task.key}}}"
        for table, tasks in ((GROUPS, GROUP_TASKS), (CLUSTERS, CLUSTER_TASKS))
        for task in tasks
    ]
    found = exercise_of(analysis)
    asked = len(found.groups) * len(GROUP_TASKS) + len(found.clusters) * len(CLUSTER_TASKS)
    if not asked:
        return Formula('"no group is published in both years"', "no group is published in both years")
    right = "+".join(f'COUNTIF({name},"{RIGHT}*")' for name in names)
    return Formula(f'{right}&" of {asked} answers right"', f"0 of {asked} answers right")


def after_exercise(_analysis: Analysis) -> str:
    """What to do with it."""
    return "Type a formula in each yellow cell; the check beside it says how it is."


def exercise_sheet(analysis: Analysis) -> Sheet:
    """Figures and answers of up to ten groups in two clusters or more; no cell holds an answer."""
    exercise, years = exercise_of(analysis), _years(analysis)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Work these out by hand. Type a formula in each yellow cell, in whatever way you like: the check beside it compares values, so that "
            "any way counts, and names the kind of mistake. The figures stay as they are here when you change years elsewhere."
        ),
        *_parts(exercise, years),
    )
    return Sheet(
        EXERCISE_SHEET, "Exercise by hand", Role.INPUT, blocks, source_line(analysis), full_width=True
    )


def _parts(exercise: Exercise, years: Mapping[str, int]) -> tuple[Block, ...]:
    if not exercise.groups:
        return (
            Paragraph(
                f"{NO_GROUP[0].upper()}{NO_GROUP[1:]}.",
                "note",
            ),
        )
    return (
        Fields(
            tuple(
                Field(_name(key), label.format(**years), exercise.about[key], unit, Kind.DERIVED)
                for key, (label, unit) in _ABOUT.items()
            )
        ),
        Heading("Industry groups"),
        _groups(exercise, years),
        Heading("Clusters: from sums, never from averages"),
        _clusters(exercise, years),
        Heading("What the checks say"),
        _legend(),
    )


def _years(analysis: Analysis) -> dict[str, int]:
    study = analysis.study
    return {"first": study.first_year, "last": study.last_year, "dollars": study.dollar_year}


def _name(key: str) -> str:
    return f"exercise_{key}"


def _groups(exercise: Exercise, years: Mapping[str, int]) -> Table:
    groups = exercise.groups
    cells = {key: _name(key) for key in _ABOUT} | {key: f"[{key}]" for key, _, _ in _DATA}
    return Table(
        GROUPS,
        (
            Column("code", "NAICS", [group.code for group in groups], Unit.CODE),
            Column("title", "Industry group", [group.title for group in groups], Unit.TEXT, width=_TITLE_WIDTH),
            Column("cluster", "Cluster", [group.cluster for group in groups], Unit.TEXT, width=26.0),
            *(Column(key, label.format(**years), [getattr(group, key) for group in groups], unit, width=15.0) for key, label, unit in _DATA),
            *_answers(GROUP_TASKS, cells, len(groups), years),
        ),
        freeze_columns=2,
        freezes_header=False,
        highlights=_looks(GROUP_TASKS),
    )  # fmt: skip


def _clusters(exercise: Exercise, years: Mapping[str, int]) -> Table:
    names = exercise.clusters
    gaps = [Column(f"gap_{number}", "", [], gap=True) for number in range(len(_DATA))]
    counts: list[int] = [sum(group.cluster == name for group in exercise.groups) for name in names]
    return Table(
        CLUSTERS,
        (
            Column("count", "Groups", counts, Unit.COUNT),
            Column("cluster", "Cluster", list(names), Unit.TEXT, width=_TITLE_WIDTH),
            Column("gap_name", "", [], gap=True),
            *gaps,
            *_answers(CLUSTER_TASKS, _summed(), len(names), years),
        ),
        highlights=_looks(CLUSTER_TASKS),
    )


def _summed() -> dict[str, str]:
    """By name, its sum over the groups of this row's cluster, and the means that are mistakes."""
    of_it = f"({{{GROUPS}.cluster}}=[cluster])"

    def mean(formula: str) -> str:
        return f"(SUMPRODUCT({of_it}*({formula}))/[count])"

    jobs = {key: f"{{{GROUPS}.{key}}}" for key, _, _ in _DATA} | {key: _name(key) for key in _ABOUT}
    growth, quotient = (
        task.right.excel(**{name: jobs[name] for name in task.right.names}) for task in GROUP_TASKS[:2]
    )
    return {
        **{key: _name(key) for key in _ABOUT},
        **{key: f"SUMIFS({{{GROUPS}.{key}}},{{{GROUPS}.cluster}},[cluster])" for key, _, _ in _DATA},
        "count": "[count]",
        "mean_growth": mean(growth),
        "mean_quotient": mean(quotient),
        "mean_pay": mean(f"{jobs['payroll_last']}/{jobs['last']}"),
    }


def _answers(
    tasks: Sequence[Task], cells: Mapping[str, str], rows: int, years: Mapping[str, int]
) -> list[Column]:
    """A cell for each answer, and its check. The cells are left to the team, as those beside a table are: a later build carries what is in them."""
    columns = []
    for task in tasks:
        heading = task.heading.replace("last year", str(years["last"])).replace(
            "first year", str(years["first"])
        )
        heading += f" ({years['dollars']} dollars)" if task.key == "pay" else ""
        columns.append(
            Column(task.key, heading, [None] * rows, Unit(task.unit), width=_ANSWER_WIDTH, sparse=True, name_range=_name(f"answer_{task.key}"))
        )  # fmt: skip
        columns.append(
            Column(f"check_{task.key}", "Check", [""] * rows, Unit.TEXT, Kind.DERIVED, check_formula(task, cells),
                   states=["check"] * rows, width=_CHECK_WIDTH, name_range=f"{CHECKS}{task.key}")
        )  # fmt: skip
    return columns


def check_formula(task: Task, cells: Mapping[str, str]) -> str:
    """A formula that compares the value typed in this row with the right one and with what each mistake would give.

    The same as :func:`industry_clusters.workshop.checks.verdict`: first values that agree in all digits, then rounded ones. A formula that
    takes another sheet's figure, where the workbook has worked it out already, is none of one's own.
    """
    typed = f"[{task.key}]"
    cases = [(RIGHT, task.right, 1.0), *((one.kind, one.gives, scale(one)) for one in task.mistakes)]
    text, closing = "", ""
    for within, right in ((task.exact, RIGHT), (task.near, ROUNDED)):
        for kind, written, factor in cases:
            near = f"IFERROR(ABS({typed}-({_excel(written, cells)}))<={within * factor:.10f},FALSE)"
            text += f'IF({near},"{right if kind == RIGHT else kind}",'
            closing += ")"
    chain = f'{text}"{NOT_YET}"{closing}'
    own = f'IFERROR(FORMULATEXT({typed}),"")'
    linked = f'ISNUMBER(FIND("!",{own}))+ISNUMBER(FIND("\'.",{own}))'  # LibreOffice writes a point after a sheet's name
    number = f'IF(ISNUMBER({typed}),IF({linked},"{LINKED}",{chain}),"{NO_NUMBER}")'
    return f'IF(ISERROR({typed}),"{NO_FORMULA}",IF({typed}="","",{number}))'


def _excel(written: Written, cells: Mapping[str, str]) -> str:
    return written.excel(**{name: cells[name] for name in written.names})


def _looks(tasks: Sequence[Task]) -> tuple[Highlight, ...]:
    checks = [f"check_{task.key}" for task in tasks]
    answers = (Highlight((task.key,), "TRUE", f"answer_{task.unit}") for task in tasks)
    return *answers, *(
        Highlight((key,), condition.format(key), style)
        for key in checks
        for condition, style in ((f'LEFT([{{}}],{len(RIGHT)})="{RIGHT}"', "green"), ('[{}]<>""', "yellow"))
    )


def _legend() -> Table:
    return Table(
        "exercise_kinds",
        (
            Column("kind_gap", "", [], gap=True),
            Column("kind", "The check says", list(WORDS), Unit.TEXT, width=_TITLE_WIDTH),
            Column("words", "What that means", list(WORDS.values()), Unit.TEXT, width=26.0),
        ),
    )
