"""The blueprint: the leadership group's word, the region, its clusters, and every approved plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.mobilization.method import CO_CHAIR, CO_CHAIR_ALL, LEADER, MERGED, STOPPED
from industry_clusters.mobilization.paper_lists import WHY_REGION
from industry_clusters.views.board_pack.findings import area_growth, trend_pictures
from industry_clusters.views.board_pack.reading import reading_blocks
from industry_clusters.views.board_pack.report import as_table
from industry_clusters.views.board_pack.slides import region_headline
from industry_clusters.views.papers.briefing import WHY
from industry_clusters.views.papers.case import people_said
from industry_clusters.views.papers.people import volunteers
from industry_clusters.views.papers.pieces import kept
from industry_clusters.views.papers.plans import plan_blocks, plan_title, with_organization
from industry_clusters.views.slides.deck import area_table
from industry_clusters.views.slides.deck_clusters import figures_sentence, map_figures
from industry_clusters.views.slides.deck_words import slide_source
from industry_clusters.views.vocabulary.document_model import (
    Callout,
    DocumentTable,
    Heading,
    KeptText,
    KeyFigures,
    PageBreak,
    Run,
    Text,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block

STATEMENT = "mobilize_note_statement"
_NO_PLAN = "No plan has been approved yet. Approved plans come into this document by themselves."


def blueprint(case: Case) -> Iterator[Paper]:
    """The blueprint; plans that are not approved are left out, and said so to who makes it."""
    title = f"Blueprint for the clusters of {case.region}"
    document = report(
        title, "Action plans and who stands behind them", case.board, case.date_words, tuple(_body(case))
    )
    yield Paper("Blueprint", (document,), remarks=tuple(_left_out(case)))


def approved(case: Case) -> list[Mapping[str, Any]]:
    """The approved plans, in the order of the workbook; of all clusters where the case is about none."""
    return list(case.of_cluster("plans", approved=1) if case.cluster else case.worked("plans", approved=1))


def _left_out(case: Case) -> Iterator[str]:
    for plan in case.worked("plans", approved=0):
        if plan["number"] and plan["stage"] not in (MERGED, STOPPED):
            yield f"plan {plan['number']} is not in the blueprint: {plan['state']}."
    if not approved(case):
        yield _NO_PLAN


def with_plans(case: Case) -> list[Case]:
    """A case for each cluster that has approved plans, those to mobilize first."""
    names = dict.fromkeys((*case.chosen, *(str(plan["cluster"]) for plan in approved(case))))
    cases = {one.cluster: one for one in map(case.about, names)}
    return [one for one in cases.values() if approved(one)]


def _body(case: Case) -> Iterator[Block]:
    yield Heading("Statement of the leadership group")
    yield KeptText(
        STATEMENT, "[The leadership group's statement of support, from 'Launch']", case.word(STATEMENT)
    )
    yield from _leaders(case)
    yield from _at_a_glance(case)
    yield from _region(case)
    for one in with_plans(case):
        yield PageBreak()
        yield from _cluster(one)
    yield PageBreak()
    yield Heading("How to take part")
    yield Text(
        ("Each plan has room for more people. Sign up at the launch, or reach us: ", case.reply_to(), ".")
    )
    yield from _thanks(case)
    written = f"This document was written on {case.date_words}"
    yield from reading_blocks(case.analysis, "Sources and dates", (written,))


def _leaders(case: Case) -> Iterator[Block]:
    """The leadership group, its co-chairs first; those who agreed to be listed."""
    chairs = case.holders(CO_CHAIR_ALL)
    members = [*chairs, *(name for name in case.holders(LEADER) if name not in chairs)]
    listed = [name for name in members if case.may_list(name)]
    if listed:
        rows = tuple(
            (name, case.person(name).get("organization", ""), "Co-chair" if name in chairs else "Member")
            for name in listed
        )
        yield Heading("Leadership group", 2)
        yield DocumentTable(("Name", "Organization", ""), rows, (0.36, 0.46, 0.18), title="Leadership group")
    more = len(members) - len(listed)
    if more:
        yield Text((f"{more} more {'member' if more == 1 else 'members'}.",))


def _at_a_glance(case: Case) -> Iterator[Block]:
    """All approved plans on a page."""
    plans = approved(case)
    yield PageBreak()
    yield Heading("The plans at a glance")
    if not plans:
        yield Text((_NO_PLAN,))
        return
    rows = tuple(
        (
            str(plan["cluster"]),
            plan_title(plan),
            str(plan["goal"]),
            case.shown(plan["convenor"], "") if plan["convenor"] else "",
        )
        for plan in plans
    )
    yield DocumentTable(
        ("Cluster", "Plan", "Long-term goal", "Convenor"),
        rows,
        (0.22, 0.27, 0.33, 0.18),
        title="Approved plans",
    )


def _region(case: Case) -> Iterator[Block]:
    analysis = case.analysis
    yield Heading("The region")
    yield kept(case, WHY_REGION, WHY)
    yield Callout(((f"{region_headline(analysis)}.",), (f"{area_growth(analysis)}.",)), "In short")
    yield as_table(area_table(analysis), "The region and the areas that it is compared with")
    yield from list(trend_pictures(analysis))[:1]
    yield Text((slide_source(analysis),), "Source")


def _cluster(case: Case) -> Iterator[Block]:
    """A cluster with its figures, co-chairs and approved plans."""
    yield Heading(case.cluster)
    if case.slot is None:
        yield Text(("This cluster is no longer in the study, so no figures are shown.",))
    else:
        yield KeyFigures(tuple((number, label) for label, number in map_figures(case.analysis, case.slot)))
        yield Text((figures_sentence(case.analysis, case.cluster),))
        yield Text((slide_source(case.analysis),), "Source")
    chairs = [with_organization(case, name) for name in case.listed_holders(CO_CHAIR, case.cluster)]
    if chairs:
        yield Text((Run("Co-chairs: ", bold=True), "; ".join(chairs)))
    for plan in approved(case):
        yield from plan_blocks(case, plan)


def _thanks(case: Case) -> Iterator[Block]:
    """Everybody who worked on it and agreed to be listed."""
    names = [name for name, _ in volunteers(case) if case.may_list(name)]
    if names:
        yield Heading("Thanks")
        yield Text((f"{people_said(len(names))} gave time and agreed to be listed:",))
        yield Text((", ".join(names),))
