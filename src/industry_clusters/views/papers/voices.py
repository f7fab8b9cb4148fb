"""What employers said, without names, and what follows: parts four to six of the briefing paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.interviews.interviews import interview_tables
from industry_clusters.mobilization.paper_lists import EVOLUTION, REQUIRED, TOGETHER
from industry_clusters.views.papers.pieces import dates_table, kept, numbered
from industry_clusters.views.slides.deck_words import said_area
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import (
    Callout,
    DocumentTable,
    Heading,
    Points,
    Run,
    Text,
)
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.views.vocabulary.words import NOT_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.interviews.interviews import LogRow
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block

_EVOLUTION = (
    "Figures say how many jobs came and went, not why. The first meeting begins with what you see: which customers, rivals, prices, rules and "
    "techniques change your business, and what holds it in the region."
)
_REQUIRED = (
    "At the first meeting everyone writes on a card what the cluster should be in five years, and the three things that the region must get right "
    "for it."
)
_LISTS = " The lists above are a beginning, not a limit."
_TOGETHER = (
    "Firms that compete for customers often need the same: people with the same skills, the same roads and utilities, the same rules made simpler. "
    "The group is asked to find one to three such needs on which its members are willing to work themselves."
)
_NO_INTERVIEWS = "No interviews of employers in this cluster are in the study yet."
_EFFECTS = (
    (
        "national_effect",
        "The country's growth: the change if every industry had grown at the pace of all jobs of {area}",
    ),
    ("mix_effect", "The cluster's industries: what their own pace in {area} adds or takes"),
    ("competitive_effect", "The region: what is left, by which it differs from {area}"),
    ("employment_change", "Together"),
)
_NO_PACE = "Not known, because {area} has no figure to compare with for at least one of the cluster's industry groups in one of the two years."
_NO_GROWTH = "Not known, because the growth of all jobs of {area} is not known."
_PROCESS = (
    (
        "Meeting 1: ",
        "a shared vision, what the cluster requires, a vote, and a team for each of one to three priorities.",
    ),
    ("Meeting 2: ", "each team presents a plan of one page; the group asks as investors would."),
    (
        "Meeting 3: ",
        "plans with timeline, requirements and commitments by name; a plan without commitments does not go on.",
    ),
    (
        "Then: ",
        "the leadership group approves, the plans are launched in public, and their outcomes are followed.",
    ),
)


def _rows(case: Case) -> list[LogRow]:
    """The interviews of this cluster that took place."""
    return [row for row in interview_tables(case.analysis).log if row.slot == case.slot and row.done]


def _quotes(case: Case) -> Iterator[Block]:
    """Quotes that the team picked, each with industry, role and size of the firm; names in them are taken out."""
    picked = [row for row in interview_tables(case.analysis).quotes if row.slot == case.slot]
    for row in picked:
        said = row.interview
        who = ", ".join(filter(None, (row.industry_title, said.role, said.size)))
        words = case.nameless(said.quote.strip())
        yield Callout(
            (
                (Run(f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}", italic=True),),
                (who or "an employer",),
            )
        )


def _heard(case: Case) -> str:
    """How many interviews there were, and when."""
    rows = _rows(case)
    if not rows:
        return _NO_INTERVIEWS
    days = sorted(row.interview.date for row in rows)
    span = said_day(days[0]) if days[0] == days[-1] else f"{said_day(days[0])} to {said_day(days[-1])}"
    several = len(rows) != 1
    return f"{len(rows)} interview{'s' * several} of employers in the cluster ({span}). Nobody is named."


def sources_of_voices(case: Case) -> tuple[str, ...]:
    """Where what employers said comes from."""
    rows = _rows(case)
    return (f"Employers: {_heard(case).rstrip('.')}",) if rows else ()


def evolution(case: Case, source: Block) -> Iterator[Block]:
    """What changed: the parts of the change in jobs, the team's words, what employers said."""
    yield numbered(4, "What changed, and what holds the cluster here")
    yield from _effects(case, source)
    yield kept(case, EVOLUTION, _EVOLUTION)
    yield Heading("In employers' words", 2)
    yield Text((_heard(case),))
    yield from _quotes(case)


def _effects(case: Case, source: Block) -> Iterator[Block]:
    """The change in jobs in three parts; where they are not known, the reason."""
    analysis, study = case.analysis, case.analysis.study
    summary = analysis.clusters.summary
    row: dict[Any, Any] = (
        with_cluster_reasons(summary[summary["slot"].eq(case.slot or 0)], study).iloc[0].to_dict()
    )
    row |= {
        f"reason_{name}": row.get(f"reason_{name}") or row.get("reason_employment_change", "")
        for name, _ in _EFFECTS
    }
    area = said_area(analysis.reference.label)
    texts = {name: figure_text(row, name, Unit.CHANGE) or NOT_KNOWN for name, _ in _EFFECTS}
    cells = tuple((words.format(area=area), texts[name]) for name, words in _EFFECTS)
    yield Heading("Why jobs changed", 2)
    yield Text(
        (
            f"Shift-share splits the change in jobs from {study.first_year} to {study.last_year} into three parts. It describes; it does not explain.",
        )
    )
    yield DocumentTable(("Part", "Jobs"), cells, (0.76, 0.24), words=1, title="Parts of the change in jobs")
    if NOT_KNOWN in texts.values():
        why = _NO_GROWTH if texts["national_effect"] == NOT_KNOWN else _NO_PACE
        yield Text((why.format(area=area),))
    yield source


def potential(case: Case) -> Iterator[Block]:
    """What the cluster requires, as interviews named it, and the team's words."""
    yield numbered(5, "Potential and requirements")
    named = [
        row
        for row in case.made.book.tables["needs"].filled
        if str(row.get("cluster", "")).casefold() == case.cluster.casefold()
    ]
    if not named:
        yield Text(
            (_NO_INTERVIEWS if not _rows(case) else "The interviews name no requirement or theme yet.",)
        )
    else:
        yield Text(("Interviews that name a requirement or a theme; one interview may name several.",))
    for kind, title in (("need", "What employers need first"), ("theme", "Themes")):
        rows = tuple((str(row["words"]), str(row["interviews"])) for row in named if row["kind"] == kind)
        if rows:
            yield Heading(title, 2)
            yield DocumentTable((title, "Interviews"), rows, (0.78, 0.22), words=1, title=title)
    yield Heading("What is possible", 2)
    yield kept(case, REQUIRED, _REQUIRED + _LISTS if named else _REQUIRED)


def together(case: Case) -> Iterator[Block]:
    """What can be done together, how the group works, its dates."""
    yield numbered(6, "Opportunities to work together")
    yield kept(case, TOGETHER, _TOGETHER)
    yield from _shared_needs(case)
    yield Heading("How the group works", 2)
    yield Points(tuple((Run(name, bold=True), words) for name, words in _PROCESS))
    yield dates_table(case)


def _shared_needs(case: Case) -> Iterator[Block]:
    """Needs and themes that interviews of other clusters name too."""
    rows = case.made.book.tables["needs"].filled
    own = [row["words"] for row in rows if str(row.get("cluster", "")).casefold() == case.cluster.casefold()]
    others = {
        word: [
            str(row["cluster"])
            for row in rows
            if row.get("words") == word and str(row["cluster"]).casefold() != case.cluster.casefold()
        ]
        for word in dict.fromkeys(own)
    }
    shared = tuple((str(word), "; ".join(dict.fromkeys(names))) for word, names in others.items() if names)
    if shared:
        yield Heading("Named in other clusters too", 2)
        yield DocumentTable(
            ("Requirement or theme", "Also named in"), shared, (0.45, 0.55), title="Shared requirements"
        )
