"""Handouts: the cluster on a page, the process, what a good outcome is, how to present, what the plans say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import MEETINGS
from industry_clusters.views.board_pack.report import as_table
from industry_clusters.views.kits.drawings import process_table, step_of
from industry_clusters.views.kits.results import plans, priorities, visions
from industry_clusters.views.kits.words import boxes, figures, heard, interviews_done
from industry_clusters.views.kits.worksheets import FOUR_TESTS
from industry_clusters.views.mobilization.meeting_sheets import PRESENTERS, QUESTIONS
from industry_clusters.views.slides.deck_clusters import member_table
from industry_clusters.views.slides.deck_words import slide_source
from industry_clusters.views.vocabulary.document_model import (
    DocumentTable,
    Heading,
    Points,
    Text,
    WriteIn,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block, Document

_NO_FIGURES = "No industry group of this cluster has jobs that are known in the region's data."
_NO_INTERVIEWS = "No employers of this cluster have been interviewed yet."
_NOTHING_YET = "No results of the meeting are in the workbook yet."


def handouts(case: Case, meeting: int) -> Paper:
    """The handouts of a meeting, each on a page of its own."""
    makers = {
        1: (_cluster_page, _process_page, _outcome_page),
        2: (_process_page, _so_far, _presenter_page, _feedback_page),
        3: (_process_page, _plans_page, _presenter_page),
    }[meeting]
    return Paper("Handouts", tuple(make(case, meeting) for make in makers))


def _page(case: Case, title: str, body: tuple[Block, ...]) -> Document:
    return report(title, f"{case.cluster} group, {case.region}", case.board, "", body)


def _cluster_page(case: Case, _meeting: int) -> Document:
    """The cluster's figures, its largest industries, and what employers said."""
    body: list[Block] = []
    known = figures(case)
    if known and case.slot:
        name = case.analysis.clusters.names[case.slot - 1]
        body += [
            DocumentTable(("Measure", "Figure"), tuple((label[:1].upper() + label[1:], value) for label, value in known), (0.66, 0.34), words=1, title="Figures"),
            Heading("Largest industry groups", 2),
            as_table(member_table(case.analysis, name), "Industry groups"),
            Text((f"{slide_source(case.analysis)}.",), "Source"),
        ]  # fmt: skip
    else:
        body.append(Text((_NO_FIGURES,)))
    said = heard(case)
    body.append(Heading("What employers said in interviews", 2))
    if said:
        body.append(Points(tuple((f"{theme} ({count} of {interviews_done(case)} interviews)",) for theme, count in said)))  # fmt: skip
    else:
        body.append(Text((_NO_INTERVIEWS,)))
    body.append(WriteIn("What is missing? What do you see differently?", 0.9))
    return _page(case, f"{case.cluster} on a page", tuple(body))


def _process_page(case: Case, meeting: int) -> Document:
    body = (
        Text(("Employers decide. Staff prepare the meetings, write down the results, and follow up.",)),
        process_table(step_of(meeting)),
        Text((f"Today is {MEETINGS[meeting - 1].lower()}, the step that is marked.",)),
        Heading("What comes out of each meeting", 2),
        Points(
            (
                ("Meeting 1: a vision, one to three priorities, and an action team with a leader for each.",),
                ("Meeting 2: conceptual plans of a page, with the group's feedback and its recommendation.",),
                ("Meeting 3: action plans with timeline, requirements, and commitments by name.",),
                ("Launch: the blueprint, in which all approved plans stand together.",),
            )
        ),
    )
    return _page(case, "How we work", body)


def _outcome_page(case: Case, _meeting: int) -> Document:
    body = (
        Text(("A plan lives from its outcomes. Hold each against four tests:",)),
        DocumentTable(("Test", "It holds if"), FOUR_TESTS, (0.24, 0.76), title="Four tests of an outcome"),
        Heading("Examples", 2),
        DocumentTable(
            ("Not an outcome", "An outcome"),
            (
                ("Hold a meeting on training", "30 people enrolled in an evening course by March"),
                ("Explore shared shipping", "Five firms ship together twice a week by September"),
                ("Improve the image of the industry", "200 students visit ten firms by June"),
                ("Discuss permits with the city", "Permits for additions are decided within 30 days by the end of the year"),
            ),
            (0.4, 0.6),
            title="Examples of outcomes",
        ),
        WriteIn("Our outcome, in one sentence with a number and a date", 1.2),
    )  # fmt: skip
    return _page(case, "What a good outcome is", body)


def _so_far(case: Case, _meeting: int) -> Document:
    """What meeting 1 came to."""
    body: list[Block] = []
    said, voted = visions(case), priorities(case)
    if said:
        body += [Heading("In five years", 2), Points(tuple((one,) for one in said))]
    if voted:
        rows = tuple(
            (one.text, one.category, str(one.dots), "goes on" if one.is_chosen else "") for one in voted
        )
        body += [Heading("What the group needs, with votes", 2),
                 DocumentTable(("Priority", "Category", "Dots", ""), rows, (0.48, 0.26, 0.1, 0.16), title="Priorities with votes")]  # fmt: skip
    return _page(case, "What meeting 1 came to", tuple(body) or (Text((_NOTHING_YET,)),))


def _presenter_page(case: Case, _meeting: int) -> Document:
    body: tuple[Block, ...] = (
        Text(("Ten minutes a team, then questions.",)),
        *boxes(*PRESENTERS),
        Heading("What the others ask, as investors would", 2),
        Points(tuple((line,) for line in QUESTIONS)),
    )
    return _page(case, "For those who present a plan", body)


def _feedback_page(case: Case, _meeting: int) -> Document:
    titles = [one.title for one in plans(case)] or ["Plan"]
    body = tuple(_feedback(titles))
    return _page(case, "Feedback on the plans", body)


def _feedback(titles: list[str]) -> Iterator[Block]:
    for title in titles:
        yield Heading(title, 2)
        yield WriteIn("Strong? Measurable? What does it assume? Which partners are missing?", 0.9)
        yield Text(("\N{BALLOT BOX} go on     \N{BALLOT BOX} merge with ____________     \N{BALLOT BOX} stop     \N{BALLOT BOX} I join: ______________________",))  # fmt: skip


def _plans_page(case: Case, _meeting: int) -> Document:
    """All plans of the group at a glance, with what meeting 2 asked of each."""
    rows = tuple(
        (
            one.title,
            "; ".join(str(row["outcome"]) for row in one.outcomes) or "no outcome yet",
            "; ".join(str(row["said"]) for row in one.said_at(MEETINGS[1])),
            str(len(one.commitments)),
        )
        for one in plans(case)
    )
    body: tuple[Block, ...] = (Text((_NOTHING_YET,)),)
    if rows:
        body = (
            DocumentTable(("Plan", "Outcomes", "What meeting 2 said", "Commitments"), rows, (0.22, 0.36, 0.26, 0.16), title="Plans"),
            Text(("A plan without clear commitments does not go forward.",)),
        )  # fmt: skip
    return _page(case, "The plans at a glance", (*body, WriteIn("I take on", 1.0)))
