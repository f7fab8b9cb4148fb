"""The briefing paper of a cluster, 10 to 15 pages in six parts: what the group's members read before meeting 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.choose import NO_SCORES
from industry_clusters.analysis.mobilization.comparisons import CLAIMS, OPEN, claims_of, is_bounded
from industry_clusters.analysis.mobilization.figures import cluster_figures
from industry_clusters.mobilization.paper_lists import COMPONENTS, WHY_REGION
from industry_clusters.views.board_pack.findings import area_growth, findings, trend_pictures
from industry_clusters.views.board_pack.reading import reading_blocks
from industry_clusters.views.board_pack.report import as_table
from industry_clusters.views.board_pack.slides import region_headline
from industry_clusters.views.board_pack.wishes import Wishes
from industry_clusters.views.occupations.cluster_occupations import listed_jobs
from industry_clusters.views.occupations.occupation_words import occupation_source
from industry_clusters.views.papers.pieces import cluster_map, kept, map_source, numbered
from industry_clusters.views.papers.voices import evolution, potential, sources_of_voices, together
from industry_clusters.views.slides.deck import area_table, how_known
from industry_clusters.views.slides.deck_clusters import (
    figures_sentence,
    map_figures,
    member_table,
    occupation_cells,
    rests_on,
)
from industry_clusters.views.slides.deck_words import slide_source
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import (
    Callout,
    DocumentTable,
    Heading,
    KeyFigures,
    PageBreak,
    Run,
    Text,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.board_pack.findings import Finding
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block

_OCCUPATIONS = 12
_TOO_CLOSE = "too close to say"
_BESIDE = ("growth", "concentration", "pay")
_ALL_SIDE_BY_SIDE = ("jobs", "both")
WHY = (
    "Employers of one cluster share customers, suppliers, skills and rules. What one of them cannot change alone, several can: with the "
    "colleges, agencies and local governments at the same table. That is why the region works by cluster."
)
_COMPONENTS = (
    "Core industries sell outside the region or serve the people who live in it; support industries supply them. All of them rest on people at "
    "work and on infrastructure. If your industry is missing on this map, or stands in the wrong place, please say so."
)
_FOUND = (
    "The study has {count} cluster{s}. A cluster is a set of related industry groups. They were found in public employment data, by size, "
    "growth, concentration and pay, and grouped by people who know the region. "
)
_OCCUPATIONS_WORDS = (
    "Occupations in the order of their best values. Jobs are the region's, shared out by national staffing patterns: what employers here do "
    "differently does not show."
)


def briefing(case: Case) -> Iterator[Paper]:
    """The briefing paper of the case's cluster; nothing where the study has no such cluster."""
    if case.slot is None:
        return
    title, subtitle = f"{case.cluster}: briefing paper", f"For the cluster group of {case.region}"
    document = report(title, subtitle, case.board, case.date_words, tuple(_body(case)))
    yield Paper(f"Briefing paper, {case.cluster}", (document,))


def _body(case: Case) -> Iterator[Block]:
    analysis = case.analysis
    source = Text((slide_source(analysis),), "Source")
    found = case.once("findings", lambda: {one.key: one for one in findings(analysis, Wishes(case.day))})
    yield from _in_short(case)
    yield from _region(case, found, source)
    yield from _components(case)
    yield from _characteristics(case, found, source)
    yield from evolution(case, source)
    yield from potential(case)
    yield from together(case)
    yield PageBreak()
    yield from reading_blocks(analysis, "Sources and dates", (*sources_of_voices(case), _dates(case)))


def _dates(case: Case) -> str:
    return f"This paper was written on {case.date_words}; its figures are as the study had them that day"


def _in_short(case: Case) -> Iterator[Block]:
    lines = [
        figures_sentence(case.analysis, case.cluster),
        *(f"{words}: {answer}." for words, answer in _claims(case)),
        f"{region_headline(case.analysis)}.",
    ]
    yield Callout(tuple((line,) for line in lines), "In short")


def _claims(case: Case) -> list[tuple[str, str]]:
    """What the figures say of growth, concentration and pay; where the likely range leaves a claim open, that is said."""
    analysis = case.analysis
    every = cluster_figures(analysis)
    name = analysis.clusters.names[(case.slot or 1) - 1]
    own = next(one for one in every if one.cluster == name)
    return [
        (
            CLAIMS[key],
            _TOO_CLOSE if answer == OPEN and is_bounded(own.figures[key], key, analysis) else answer,
        )
        for key, answer in claims_of(every, analysis)[name].items()
    ]


def _region(case: Case, found: dict[str, Finding], source: Block) -> Iterator[Block]:
    analysis = case.analysis
    count = len(analysis.clusters.names)
    yield numbered(1, "The region's clusters")
    yield kept(case, WHY_REGION, WHY)
    yield Text((_FOUND.format(count=count, s="s" * (count != 1)), how_known(analysis)))
    yield Text((Run(f"{area_growth(analysis)}.", bold=True),))
    yield as_table(area_table(analysis), "The region and the areas that it is compared with")
    yield from _choice(case)
    yield from trend_pictures(analysis)
    yield source
    for key in _ALL_SIDE_BY_SIDE:
        yield from _finding(found, key)


def _finding(found: dict[str, Finding], key: str) -> Iterator[Block]:
    """A finding over all clusters; nothing where none of them has the figure."""
    if key in found:
        one = found[key]
        yield Heading(one.topic, 2)
        yield Text((Run(f"{one.headline}. ", bold=True), one.rest))
        yield one.picture


def _choice(case: Case) -> Iterator[Block]:
    """Why this cluster was chosen: the leadership group's decision, reason and ranks."""
    row = next(case.rows("groups", cluster=case.cluster), {})
    decided = " by ".join(filter(None, (said_day(row.get("decided_on", "")), row.get("decided_by", ""))))
    yield Heading("Why this cluster was chosen", 2)
    if row.get("reason"):
        told = f"{row['reason'].rstrip('.')}."
        yield Text((f"{told} Decided {decided}." if decided else told,))
    else:
        yield Text(
            ("The leadership group looked at figures and at how ready employers are to work together.",)
        )
    ranks = next((one for one in case.ranks() if one[0].casefold() == case.cluster.casefold()), ("", (), ""))
    if ranks[1] and ranks[2] and not ranks[2].startswith(NO_SCORES):
        header = ("For", "Rank of the cluster among all (where ranges overlap, a range of ranks)")
        rows = tuple((use.capitalize(), rank) for use, rank in ranks[1])
        yield DocumentTable(header, rows, (0.35, 0.65), title="Ranks of the cluster")
        yield Text((f"Scores of the leadership group: {ranks[2]}.",))


def _components(case: Case) -> Iterator[Block]:
    yield numbered(2, "What the cluster is made of")
    yield from cluster_map(case)
    yield kept(case, COMPONENTS, _COMPONENTS)
    yield Heading("Industry groups", 2)
    yield Text((rests_on(case.analysis, case.cluster),))
    yield as_table(member_table(case.analysis, case.cluster), f"Industry groups of {case.cluster}")
    yield map_source(case)  # once: a second line after the map would take what is here to a page of its own


def _characteristics(case: Case, found: dict[str, Finding], source: Block) -> Iterator[Block]:
    analysis = case.analysis
    yield numbered(3, "Size, growth, pay, concentration")
    yield KeyFigures(tuple((number, label) for label, number in map_figures(analysis, case.slot or 1)))
    yield DocumentTable(
        ("What the likely ranges say", "Answer"),
        tuple(_claims(case)),
        (0.75, 0.25),
        title="Claims and answers",
    )
    for key in _BESIDE:
        yield from _finding(found, key)
    yield source
    yield from _occupations(case)


def _occupations(case: Case) -> Iterator[Block]:
    analysis = case.analysis
    yield Heading("Occupations", 2)
    rows = None if analysis.occupations.is_empty else listed_jobs(analysis, case.slot or 1).head(_OCCUPATIONS)
    if rows is None or rows.empty:
        yield Text(("The study has no staffing patterns for this cluster, so no occupations are shown.",))
        return
    header, cells = occupation_cells(analysis, rows)
    yield Text((_OCCUPATIONS_WORDS,))
    texts = tuple(tuple(cell.text for cell in row) for row in cells)
    yield DocumentTable(header, texts, words=3, title=f"Occupations of {case.cluster}")
    yield Text((occupation_source(analysis, in_workbook=False),), "Source")
