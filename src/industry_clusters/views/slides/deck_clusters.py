"""The slides on one cluster beside its table: its map, and its occupations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.clusters.cluster_map import MapPart, listed
from industry_clusters.measures.staffing import ENTRY, HIGH, MID
from industry_clusters.views.occupations.cluster_occupations import AT_LEAST, listed_jobs
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, levels_source, occupation_source
from industry_clusters.views.vocabulary.deck_model import DeckCell, DeckMap, DeckPanel, DeckTable, Slide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.clusters.cluster_map import Listed
    from industry_clusters.analysis.tables import Analysis

_LINES, _LONGEST, _OCCUPATIONS, _LONGEST_WORDS = 6, 44, 10, 420
_LONGEST_EDUCATION = 36
_TITLES = {
    MapPart.EXPORT: "Export-oriented industries",
    MapPart.SERVING: "Population-serving industries",
    MapPart.SUPPORT: "Support sectors",
    MapPart.NO_ROLE: "Members without a role",
}
_ALWAYS = (MapPart.EXPORT, MapPart.SERVING, MapPart.SUPPORT)
_NOT_KNOWN, _WITHHELD = "not known", "withheld"


def cluster_slides(analysis: Analysis, name: str, source: str) -> Iterator[Slide]:
    """The map of a cluster, and its occupations where there are staffing patterns."""
    yield _map_slide(analysis, name, source)
    if not analysis.occupations.is_empty:
        yield _occupation_slide(analysis, name)


def _map_slide(analysis: Analysis, name: str, source: str) -> Slide:
    slot = analysis.clusters.names.index(name) + 1
    sentence = (
        f"{_split(analysis, name)}Industries rank by jobs; what does not fit is counted in the last line."
    )
    body = DeckMap(_figures(analysis, slot), tuple(_panels(analysis, name, slot)))
    return Slide(f"{clipped(name)}: cluster map", sentence, body, source + levels_source(analysis))


def _split(analysis: Analysis, name: str) -> str:
    """How a cluster's jobs divide by level of pay, in a sentence; "" where that is not known."""
    levels = analysis.occupations.levels
    if levels.empty:
        return ""
    shares = levels[levels["cluster"].eq(name)].set_index("level")["share"]
    if shares[[HIGH, MID, ENTRY]].isna().any():
        return ""
    parts = [f"{_shown(shares[level], '{:.0%}')} {LEVEL_WORDS[level]}" for level in (HIGH, MID, ENTRY)]
    return f"Jobs by pay: {', '.join(parts)}. "


def _figures(analysis: Analysis, slot: int) -> tuple[tuple[str, str], ...]:
    row, study = analysis.clusters.summary.iloc[slot - 1], analysis.study
    change, first = row["employment_change"], row["employment_first"]
    share = change / first if first else np.nan
    grown = f"{_shown(change, '{:+,.0f}')} ({_shown(share, '{:+.0%}')})" if change == change else _NOT_KNOWN  # noqa: PLR0124  NaN
    return (
        (f"jobs in {study.last_year}", _shown(row["employment_last"], "{:,.0f}")),
        (f"jobs, {study.first_year} to {study.last_year}", grown),
        ("growth a year", _shown(row["growth"], "{:.1%}")),
        (f"average pay, {study.dollar_year} dollars", _shown(row["pay_last"], "${:,.0f}")),
        (f"LQ beside {clipped(analysis.reference.label)}", _shown(row["quotient_last"], "{:.2f}")),
    )


def _shown(value: float, pattern: str) -> str:
    return _NOT_KNOWN if np.isnan(value) else pattern.format(value)


def _panels(analysis: Analysis, name: str, slot: int) -> Iterator[DeckPanel]:
    members = analysis.map_members
    for part, title in _TITLES.items():
        lines = [line for line in listed(members, slot, part, _LINES) if line.title]
        if part in _ALWAYS or lines[0].jobs is not None:
            yield DeckPanel(title, tuple(map(_line, lines)))
    yield _levels_panel(analysis, name)
    text = (
        analysis.study.infrastructure.get(name, "")
        or "Not written yet: the team types it on the sheet 'Cluster map'."
    )
    yield DeckPanel(
        "Infrastructure and institutions",
        tuple((line,) for line in clipped(text, _LONGEST_WORDS).splitlines()),
    )


def _line(line: Listed) -> tuple[str, ...]:
    if line.jobs is None:
        return (line.title,)
    return (clipped(line.title), _WITHHELD if np.isnan(line.jobs) else f"{line.jobs:,.0f}")


def _levels_panel(analysis: Analysis, name: str) -> DeckPanel:
    title = "Jobs and share by level of pay"
    found = analysis.occupations
    if found.is_empty:
        return DeckPanel(title, (("No staffing patterns were given.",),))
    levels = found.levels[found.levels["cluster"].eq(name)].set_index("level")
    cover = found.coverage[found.coverage["cluster"].eq(name)].iloc[0]
    from_to = {
        HIGH: "" if np.isnan(cover["high"]) else f", from ${cover['high']:,.0f}",
        MID: "",
        ENTRY: "" if np.isnan(cover["low"]) else f", below ${cover['low']:,.0f}",
    }
    rows = ((level, levels.loc[level].to_dict()) for level in (HIGH, MID, ENTRY))
    lines = tuple(
        (
            f"{LEVEL_WORDS[level].capitalize()} pay{from_to[level]}",
            _shown(row["employment"], "{:,.0f}"),
            _shown(row["share"], "{:.0%}"),
        )
        for level, row in rows
    )
    return DeckPanel(title, lines)


def _occupation_slide(analysis: Analysis, name: str) -> Slide:
    found = analysis.occupations
    rows = listed_jobs(analysis, analysis.clusters.names.index(name) + 1).head(_OCCUPATIONS)
    cover = found.coverage[found.coverage["cluster"].eq(name)].iloc[0]
    sentence = (
        f"The {len(rows)} largest occupations. High pay: from {_shown(cover['high'], '${:,.0f}')}; entry: below "
        f"{_shown(cover['low'], '${:,.0f}')}. Jobs are the region's, shared out by national staffing patterns."
    )
    header = (
        "Occupation",
        "Level",
        "Typical education",
        f"Jobs {analysis.study.last_year}",
        "Pay a year",
        f"Growth {found.projection_years}".strip(),
    )
    body = DeckTable(header, tuple(_occupation(row) for row in rows.to_dict("records")), words=3)
    return Slide(f"{clipped(name)}: occupations", sentence, body, occupation_source(analysis))


def _occupation(row: dict[object, object]) -> tuple[DeckCell, ...]:
    jobs, pay, growth = (float(str(row[name])) for name in ("employment", "annual_pay", "growth"))
    least = f"{AT_LEAST} " if row["withheld"] else ""
    return (
        DeckCell(clipped(str(row["soc_title"]))),
        DeckCell(LEVEL_WORDS[str(row["level"])]),
        DeckCell(clipped(str(row["education"] or "not known"), _LONGEST_EDUCATION)),
        DeckCell(f"{least}{jobs:,.0f}"),
        DeckCell(str(row["pay_mark"]) if np.isnan(pay) else f"${pay:,.0f}"),
        DeckCell(_shown(growth, "{:.0%}")),
    )


def clipped(text: str, longest: int = _LONGEST) -> str:
    """Return a text that fits, with an ellipsis where it was longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
