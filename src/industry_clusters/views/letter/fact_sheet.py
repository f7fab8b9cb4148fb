"""Step 8's page for an employer: what a cluster is, what is known of it, and what the team would like to ask."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.industries.areas import area_said
from industry_clusters.measures.margins import Grade
from industry_clusters.study import Reading
from industry_clusters.views.interviews.question_list import AROUND, LONGEST, SHORTEST
from industry_clusters.views.slides.deck_words import number, slide_source
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import (
    Blank,
    DocumentTable,
    Heading,
    Points,
    Text,
    report,
)
from industry_clusters.views.vocabulary.figures import figure_text, grade_of
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.document_model import Block, Document, Line

_SHOWN = ("employment_last", "growth", "pay_last", "quotient_last")
_MOST_GROUPS = 6
_LONGEST_GROUP = 60
_MOST_QUESTIONS = 16
"""As many as the page has room for in full; of longer lists the short names stand in one paragraph."""
_MOST_LETTERS = 1500
_GRADE_WORDS = {
    Grade.PUBLISHED: "published",
    Grade.CLOSE: "close",
    Grade.ROUGH: "rough",
    Grade.RANGE_ONLY: "a range only",
}


def fact_sheet(analysis: Analysis, name: str, day: date) -> Document:
    """Describe one cluster for an employer in it, on a page.

    Parameters
    ----------
    analysis
        The study's tables.
    name
        A cluster of the study.
    day
        The page's date.

    Returns
    -------
    Document
        Its figures stand as they are known, each with how well; a figure that is missing has the reason in its place. No
        employer is named.
    """
    summary = analysis.clusters.summary
    row = with_cluster_reasons(summary[summary["cluster"].eq(name)], analysis.study).iloc[0].to_dict()
    region = analysis.region.label
    published = all(
        grade_of(row, name) == Grade.PUBLISHED for name in _SHOWN if not row.get(f"reason_{name}")
    )
    source = slide_source(analysis, published=published)
    return report(
        name,
        f"A fact sheet for employers: {region}",
        "",
        said_day(day),
        (
            Text((_groups(analysis, name),)),
            _figures(analysis, row),
            Text((_how_known(analysis, published=published),)),
            Text((f"{source}.",), "Source"),
            *_questions(analysis),
        ),
    )


def _groups(analysis: Analysis, name: str) -> str:
    """What the cluster is made of."""
    members = analysis.clusters.members
    own = members[members["cluster"].eq(name) & members["counted"].eq(1)]
    rows = analysis.naics_table.iloc[own["row"].astype(int) - 1]
    rows = rows.sort_values("best_employment_last", ascending=False, kind="stable", na_position="last")
    if rows.empty:
        return "No industry group of this cluster is in the data of the region."
    titles = [_clipped(str(title)) for title in rows["industry_title"].head(_MOST_GROUPS)]
    more = len(rows) - len(titles)
    rest = f", and {more} more" if more else ""
    return (
        "A cluster is a group of industries that buy from each other, make similar products or need the same skills. This one takes in "
        f"{len(rows)} industry group{'s' if len(rows) > 1 else ''}: {'; '.join(titles)}{rest}."
    )


def _clipped(title: str) -> str:
    return (
        title
        if len(title) <= _LONGEST_GROUP
        else title[: _LONGEST_GROUP - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    )


def _figures(analysis: Analysis, row: dict[Any, Any]) -> DocumentTable:
    """Size, growth, pay and concentration, each with its grade and what it can be held against."""
    study, marks = analysis.study, analysis.marks
    all_growth = number(float(marks.region_growth), "{:.1%} a year")
    all_pay = number(float(marks.region_pay), "${:,.0f}")
    shown = (
        ("employment_last", f"Jobs, {study.last_year}", Unit.JOBS, ""),
        ("growth", f"Annual growth since {study.first_year}", Unit.PERCENT, f"all jobs of the region: {all_growth}"),
        ("pay_last", f"Average annual pay, {study.last_year} (dollars of {study.dollar_year})", Unit.DOLLARS,
         f"all jobs of the region: {all_pay}"),
        ("quotient_last", f"Concentration (location quotient), {study.last_year}", Unit.QUOTIENT,
         f"1 is the same share of jobs as in {area_said(analysis.reference.label)}"),
    )  # fmt: skip
    rows = [
        (label, figure_text(row, column, unit), "; ".join(filter(None, (_grade(row, column), beside))))
        for column, label, unit, beside in shown
    ]
    return DocumentTable(
        ("Measure", "Figure", "How well it is known, and what to compare it with"), tuple(rows)
    )


def _grade(row: dict[Any, Any], column: str) -> str:
    if row.get(f"reason_{column}"):
        return ""
    grade = grade_of(row, column)
    return "" if math.isnan(grade) else _GRADE_WORDS[Grade(int(grade))]


def _how_known(analysis: Analysis, *, published: bool) -> str:
    """What the grades mean; where all is published there is nothing to say of others."""
    study = analysis.study
    if published:
        return "All of these figures come from published numbers."
    if study.reading is Reading.PUBLISHED:
        return "These figures come from published numbers only; what is not disclosed is left out, and said."
    words = f"Close: within {study.grade_close:.0%}; rough: within {study.grade_rough:.0%}"
    sure = (
        "by the bounds that published numbers allow"
        if study.reading is Reading.CERTAIN
        else "about nine times in ten"
    )
    return f"{words}; a range only: wider than that; {sure}. Government agencies do not disclose numbers that would show a single employer."


def _questions(analysis: Analysis) -> tuple[Block, ...]:
    """What the team would like to talk about."""
    asked = [one for one in analysis.study.interviews.questions_used if one.is_asked]
    minutes = sum(one.time for one in asked) + AROUND
    length = f"{minutes:g} minutes" if SHORTEST <= minutes <= LONGEST else f"{SHORTEST} to {LONGEST} minutes"
    promise = (
        f"We talk with employers of the cluster for about {length}. Answers are reported without the names of persons or companies. "
        "To take part, or to ask us something: "
    )
    how: Line = (promise, Blank("[your name, telephone, e-mail]"))
    head = Heading("What we would like to ask", 2)
    texts = [one.ask or one.name for one in asked]
    if len(texts) > _MOST_QUESTIONS or sum(map(len, texts)) > _MOST_LETTERS:
        return head, Text(how), Text((f"We ask about: {'; '.join(one.label for one in asked)}.",))
    return head, Text(how), Points(tuple((text,) for text in texts))
