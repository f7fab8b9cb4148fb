"""Choosing clusters: ranks for each use, scores of ripeness, a form to print, decisions and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import RIPENESS, USES
from industry_clusters.views.mobilization.tables import SOURCE, Shown, study_table, typed_table
from industry_clusters.views.vocabulary.model import Column, Heading, Paragraph, Role, Sheet, Table, Unit

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block

_LABELS = ("Industry commitment", "Potential benefit", "Added value", "Own criterion 1", "Own criterion 2")
_QUESTIONS = (
    ("Industry commitment", "Would leading employers give time, and speak for it?"),
    ("Potential benefit", "How much would jobs, pay and the region gain if it works?"),
    ("Added value", "What would this add to efforts that are under way?"),
)
_UNITS = {"size": Unit.JOBS, "concentration": Unit.QUOTIENT, "growth": Unit.PERCENT, "pay": Unit.DOLLARS}
_FIGURES = {
    "size": "Jobs",
    "concentration": "Concentration (LQ)",
    "growth": "Annual growth",
    "pay": "Average annual pay",
}


def choose_sheet(shown: Mobilization, name: str) -> Sheet:
    """Ranks, weights and decisions."""
    ranks = (
        Shown("cluster", "Cluster", width=30.0),
        *(Shown(f"rank_{at}", f"Rank for {use}", Unit.TEXT, 15.0) for at, use in enumerate(USES, 1)),
        Shown("decision", "Decision", width=22.0),
        Shown("score_text", "How members scored", width=40.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Figures of the study and scores of the leadership group, weighted for each use. A rank is a range where the scores or "
            "the figures do not separate clusters: 1 to 3 means any of the first three. Begin with one to three clusters, not all."
        ),
        Heading("Ranks"),
        study_table(shown, "choice", (), ranks),
        Paragraph(
            "Points from 1 to 3: a figure by the study's natural breaks; a score as the members' average, give or take its standard "
            "error (with at least half a point of spread, and anything from 1 to 3 while fewer than two have scored). A "
            "figure that is not known may be anything from 1 to 3.",
            "note",
        ),
        Heading("Weights"),
        typed_table(shown, "weights", (Shown("check", "To check", width=22.0),)),
        Heading("Decisions", new_page=True),
        typed_table(shown, "groups", (Shown("check", "To check", width=34.0),), printed="check"),
    )
    return Sheet(name, "Choose clusters to mobilize", Role.INPUT, blocks, SOURCE)


def scores_sheet(shown: Mobilization, name: str) -> Sheet:
    """Each member's scores, and how far they agree."""
    average = (
        Shown("cluster", "Cluster", width=26.0),
        Shown("scores", "Scores", Unit.COUNT, 26.0),
        *(Shown(f"is_{one}", label, Unit.TEXT, 14.0) for one, label in zip(RIPENESS, _LABELS, strict=True)),
    )
    extra = (Shown("check", "To check", width=34.0),)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Each member of the leadership group scores each cluster from 1 (little) to 3 (much), alone, on the form of the next sheet."
        ),
        Heading("Average, and how far members differ (± standard deviation)"),
        study_table(shown, "ripeness", (), average),
        Heading("Scores"),
        typed_table(shown, "scores", extra, printed="check"),
    )
    return Sheet(name, "Scores of ripeness", Role.INPUT, blocks, SOURCE)


def form_sheet(shown: Mobilization, name: str) -> Sheet:
    """A page that a member of the leadership group fills in by hand."""
    clusters = [one.cluster for one in shown.figures]
    blank = [None] * len(clusters)
    questions = Table(
        "form_questions",
        (
            Column("what", "Criterion", [what for what, _ in _QUESTIONS], Unit.LONG_TEXT, width=30.0),
            Column("ask", "Ask yourself", [ask for _, ask in _QUESTIONS], Unit.LONG_TEXT, width=20.0, span=3),
        ),
    )
    grid = Table(
        "form_grid",
        (
            Column("cluster", "Cluster", clusters, Unit.LONG_TEXT, width=30.0),
            *(
                Column(f"score_{at}", label, blank, Unit.TEXT, width=20.0)
                for at, label in enumerate(_LABELS[:3], 1)
            ),
        ),
    )
    blocks: tuple[Block, ...] = (
        Paragraph("Your name: ______________________________        Date: ______________"),
        Paragraph(
            "Give each cluster 1 (little), 2 (some) or 3 (much) under each heading. Leave a field empty where you cannot say."
        ),
        questions,
        grid,
        Paragraph(
            "Figures of each cluster are on the sheet 'Cluster figures'. Hand this page to the project manager, who enters it on 'Scores'."
        ),
    )
    return Sheet(name, "How ripe is each cluster?", Role.GUIDE, blocks, SOURCE, landscape=False)


def log_sheet(shown: Mobilization, name: str) -> Sheet:
    """Decisions that information led to (level 1)."""
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Where the data lead to a decision, write it down: what was decided for planning, programs or resources, and on which "
            "figures it rests. A year later 'What changed' tells whether they still hold."
        ),
        typed_table(shown, "decisions"),
    )
    return Sheet(name, "Decision log", Role.INPUT, blocks, SOURCE)


def figures_sheet(shown: Mobilization, name: str) -> Sheet:
    """Each cluster's figures with their grade and range."""
    columns = [Shown("cluster", "Cluster", width=30.0)]
    for one, unit in _UNITS.items():
        columns.append(Shown(f"{one}_best", _FIGURES[one], unit, 13.0))
        columns.append(Shown(f"{one}_low", "Low", unit, 11.0))
        columns.append(Shown(f"{one}_high", "High", unit, 11.0))
        columns.append(Shown(f"{one}_grade", "Grade", width=12.0))
    columns.append(Shown("size_reason", "Why", width=40.0))
    analysis = shown.analysis
    source = (
        f"Source: study of {analysis.region.label}, {analysis.study.first_year} to {analysis.study.last_year}; compared with "
        f"{analysis.reference.label}; pay in {analysis.study.dollar_year} dollars"
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "The study's figures as of the last build. An empty cell is not known, and never zero: low and high say what the published "
            "sums allow. Change nothing here; change the study, and build this workbook again."
        ),
        study_table(shown, "clusters", tuple(columns)),
    )
    return Sheet(name, f"Figures of the clusters: {analysis.region.label}", Role.DATA, blocks, source)
