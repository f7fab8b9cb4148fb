"""What to do next at each step, live: it follows what a person typed since the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.matrix import COMPARED
from industry_clusters.analysis.interviews.interviews import COMPLETE, interview_tables
from industry_clusters.study import Criterion
from industry_clusters.views.cluster_map.map_sheet import infrastructure_key
from industry_clusters.views.clusters.chart_sheet import CHART_DATA, drawn_clusters
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.industries.observations import QUESTIONS
from industry_clusters.views.region.definition import REASONS_NOTE
from industry_clusters.views.vocabulary.model import Formula
from industry_clusters.views.vocabulary.words import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

_ALL_ANSWERED = sum(len(questions) for questions in QUESTIONS.values())


def chosen(cases: Sequence[tuple[str, bool, str]], otherwise: str) -> Formula:
    """The text of the first case that holds: of each its test as a formula, whether it holds now, and its text.

    Examples
    --------
    >>> chosen([("span<10", True, "few years")], "enough")
    Formula(text='IF(span<10,"few years","enough")', value='few years')
    """
    text, value = quoted(otherwise), otherwise
    for test, holds, words in reversed(cases):
        text, value = f"IF({test},{quoted(words)},{text})", words if holds else value
    return Formula(text, value)


def after_region(analysis: Analysis) -> Cell:
    """The reasons for the region, then a look at the trends."""
    missing = not analysis.study.notes.get(REASONS_NOTE)
    return chosen(
        [(f'{REASONS_NOTE}=""', missing, "Write down why these areas are the region.")],
        "Look at the trends and sectors; go on to step 3.",
    )


def after_industries(analysis: Analysis) -> Cell:
    """The cut-offs of the highlights."""
    cells = ",".join(f"cut_off_{criterion}" for criterion in Criterion)
    none = not analysis.study.cut_offs
    return chosen(
        [(f"COUNT({cells})=0", none, "Look at the highlights; set your own cut-offs if the method's do not fit.")],
        "Look at what your own cut-offs highlight.",
    )  # fmt: skip


def after_observations(analysis: Analysis) -> Cell:
    """The questions that have no answer."""
    keys = [key for questions in QUESTIONS.values() for key, _ in questions]
    filled = "+".join(f'({key}<>"")' for key in keys)
    written = sum(bool(analysis.study.notes.get(key)) for key in keys)
    return chosen(
        [(f"{filled}<{_ALL_ANSWERED}", written < _ALL_ANSWERED, "Answer the next question with your team.")],
        "Read your answers again after the interviews.",
    )


def after_definitions(analysis: Analysis) -> Cell:
    """Clusters, then rows of the definitions with a note."""
    members = int((analysis.clusters.summary["members"] > 0).sum())
    return chosen(
        [
            (f"SUMPRODUCT(--({{{SUMMARY}.members}}>0))=0", not members, "Type a cluster's name beside the NAICS codes that belong to it."),
        ],
        "Move codes as employers tell you more.",
    )  # fmt: skip


def results_state(analysis: Analysis) -> Cell:
    """How many clusters are known as numbers, and how many as ranges only."""
    summary = analysis.clusters.summary
    grades = summary.loc[summary["members"].gt(0), "grade_last"]
    column = f"{{{SUMMARY}.grade_last}}"
    ranges = int((grades == 4).sum())  # noqa: PLR2004  range only
    shown = int((grades < 4).sum())  # noqa: PLR2004
    unknown = len(grades) - ranges - shown
    live = (
        f'COUNTIF({column},"<4")&IF(COUNTIF({column},"<4")=1," cluster"," clusters")&" shown as numbers, "&COUNTIF({column},4)&" as ranges, "'
        f'&(SUMPRODUCT(--({{{SUMMARY}.members}}>0))-COUNTIF({column},"<=4"))&" not known"'
    )
    return Formula(
        live, f"{shown} cluster{'s' * (shown != 1)} shown as numbers, {ranges} as ranges, {unknown} not known"
    )


def after_results(_analysis: Analysis) -> Cell:
    """What the summary is for."""
    return "Compare size, growth, concentration and pay; each cluster's members are below."


def charts_state(analysis: Analysis) -> Cell:
    """How many clusters are drawn."""
    drawn, of = len(drawn_clusters(analysis)), len(analysis.clusters.names)
    live = f'COUNT({{{CHART_DATA}.employment_last}})&" of "&SUMPRODUCT(--({{{SUMMARY}.cluster}}<>""))&" clusters drawn"'
    return Formula(live, f"{drawn} of {of} clusters drawn")


def after_charts(_analysis: Analysis) -> Cell:
    """Where charts go."""
    return "Copy a chart, print the board pages, or make slides."


def after_interviews(analysis: Analysis) -> Cell:
    """Whom to ask, and rows of the log that are half filled."""
    tables = interview_tables(analysis)
    done = sum(row.done for row in tables.log)
    noted = sum(row.status != COMPLETE for row in tables.log)
    return chosen(
        [
            ("interviews_noted>0", noted > 0, "Finish the rows of the log that are half filled."),
            ("interviews_done=0", not done, "Choose 10 to 15 employers for each cluster, and type the first interview."),
        ],
        "Go on until each cluster has 10 to 15 interviews.",
    )  # fmt: skip


def decide_state(analysis: Analysis) -> Cell:
    """How clusters are grouped, and whose weights count."""
    study = analysis.study
    weights = [study.weights.get(criterion, 1.0) for criterion in COMPARED]
    names = [f"weight_{criterion}" for criterion in COMPARED]
    alike = "AND(" + ",".join(f"{name}={names[0]}" for name in names[1:]) + ")"
    how = "all criteria weigh the same" if len(set(weights)) == 1 else "your own weights"
    return Formula(
        f'"Grouped by "&LOWER(matrix_method)&"; "&IF({alike},"all criteria weigh the same","your own weights")',
        f"Grouped by {study.matrix_method.label.lower()}; {how}",
    )


def after_decision(analysis: Analysis) -> Cell:
    """Criteria of the region's own."""
    return chosen(
        [('own_name_1=""', not analysis.study.own_criteria, "Agree on the weights; add a criterion of your own, such as readiness.")],
        "Give points to your own criteria, and agree on the weights.",
    )  # fmt: skip


def after_occupations(analysis: Analysis) -> Cell:
    """The files, or what they show."""
    if analysis.occupations.is_empty:
        return "Add staffing patterns; the letter to the state asks for them."
    return "Look at pay levels, openings and career ladders."


def after_pages(analysis: Analysis) -> Cell:
    """The words on infrastructure."""
    names = analysis.clusters.names
    if not names:
        return "Define a cluster first."
    filled = "+".join(f'({infrastructure_key(slot)}<>"")' for slot in range(1, len(names) + 1))
    written = sum(bool(analysis.study.infrastructure.get(name)) for name in names)
    return chosen(
        [
            (
                f"{filled}<{len(names)}",
                written < len(names),
                "Write what each cluster rests on: infrastructure.",
            )
        ],
        "Print the pages.",
    )


def after_notes(_analysis: Analysis) -> Cell:
    """What Notes hold."""
    return "Words, sources, and the sheets that are hidden."
