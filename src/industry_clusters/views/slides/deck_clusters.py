"""The slides on one cluster: its industry groups, its map, and its occupations."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from industry_clusters.analysis.clusters.cluster_map import MapPart
from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.compared import Compared, reason_in
from industry_clusters.analysis.comparisons import Comparison
from industry_clusters.analysis.industries.figures import cut_offs_of
from industry_clusters.analysis.industries.reasons import Reason, reason_for
from industry_clusters.analysis.once import once
from industry_clusters.analysis.rows import records
from industry_clusters.measures.margins import Grade, grade
from industry_clusters.measures.staffing import ENTRY, HIGH, MID
from industry_clusters.views.clusters.comparable_words import comparison_words
from industry_clusters.views.industries.unit_columns import changed_vintages
from industry_clusters.views.occupations.cluster_occupations import AT_LEAST, listed_jobs
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, levels_source, occupation_source
from industry_clusters.views.slides.deck_words import brief_said, short, with_range
from industry_clusters.views.vocabulary.deck_model import DeckCell, DeckMap, DeckPanel, DeckTable, Slide
from industry_clusters.views.vocabulary.figures import figure_text, grade_of, shown_text
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.study import Study

_LINES, _LONGEST, _OCCUPATIONS, _LONGEST_WORDS = 6, 44, 10, 420
_LONGEST_EDUCATION = 36
_NAMED_OCCUPATIONS, _LONGEST_OCCUPATION = 3, 84
_TITLES = {
    MapPart.EXPORT: "Core: export-oriented",
    MapPart.SERVING: "Core: population-serving",
    MapPart.SUPPORT: "Support sectors",
    MapPart.NO_ROLE: "No role assigned",
}
_ALWAYS = (MapPart.EXPORT, MapPart.SERVING, MapPart.SUPPORT)
_MOST_MEMBERS = 10
_POINTS = " points)"
_BRIEF_REASONS = {Reason.NO_CODE.value: "no such code"}
"""What a cell of a table has room for: the sentence above it says it whole."""
_NOT_KNOWN = "not known"
_FIGURES = {
    "employment_first": Unit.JOBS,
    "employment_last": Unit.JOBS,
    "growth": Unit.PERCENT,
    "quotient_last": Unit.QUOTIENT,
    "pay_last": Unit.DOLLARS,
}


def cluster_slides(analysis: Analysis, name: str, source: str) -> Iterator[Slide]:
    """A cluster's industry groups, its map, and its occupations where there are staffing patterns."""
    yield cluster_slide(analysis, name, source)
    yield _map_slide(analysis, name, source)
    if not analysis.occupations.is_empty:
        yield _occupation_slide(analysis, name)


def cluster_slide(analysis: Analysis, name: str, source: str) -> Slide:
    """The cluster's figures with their ranges, what they rest on, and its first industry groups."""
    sentences = (figures_sentence(analysis, name), rests_on(analysis, name))
    return Slide(short(name), " ".join(filter(None, sentences)), member_table(analysis, name), source)


@once
def _member_rows(analysis: Analysis, name: str) -> pd.DataFrame:
    """The industry groups that a cluster counts, in the order of their best values."""
    members = analysis.clusters.members
    own = members[members["cluster"].eq(name) & members["counted"].eq(1)]
    rows = analysis.naics_table.iloc[own["row"].astype(int) - 1]
    return rows.sort_values("best_employment_last", ascending=False, kind="stable")


def rests_on(analysis: Analysis, name: str) -> str:
    """How well a cluster's industry groups are known, and how many of them its table shows."""
    row, rows = _summary_row(analysis, name), _member_rows(analysis, name)
    known = _rests_on(rows, comparison_words(row, changed_vintages(analysis)), analysis)
    return " ".join(filter(None, (known, _groups(rows).listed(_MOST_MEMBERS))))


def member_table(analysis: Analysis, name: str) -> DeckTable:
    """A cluster's industry groups with their figures, the first by best values."""
    study, rows = analysis.study, _member_rows(analysis, name)
    header = (
        "NAICS",
        "Industry",
        f"Jobs {study.first_year}",
        f"Jobs {study.last_year}",
        "Annual growth (\N{PLUS-MINUS SIGN} points)"
        if rows["grade"].gt(Grade.PUBLISHED).any()
        else "Annual growth",
        f"LQ {study.last_year}",
        "Average annual pay",
    )
    shown = (_with_reasons(row, analysis.marks) for row in records(rows.head(_MOST_MEMBERS)))
    return DeckTable(header, tuple(map(_member_row, shown)), words=2)


@once
def _summary_row(analysis: Analysis, name: str) -> dict[Any, Any]:
    """A cluster's figures, with the reasons of those that are missing."""
    summary = analysis.clusters.summary
    row = with_cluster_reasons(summary[summary["cluster"].eq(name)], analysis.study).iloc[0]
    return dict(row.to_dict())


def figures_sentence(analysis: Analysis, name: str) -> str:
    """The cluster in one sentence; where a figure does not exist its reason stands in its place."""
    row = _summary_row(analysis, name)
    jobs, growth, quotient, pay = (
        with_range(row, name, _FIGURES[name])
        for name in ("employment_last", "growth", "quotient_last", "pay_last")
    )
    a_year = " a year" if growth != reason_in(row, "growth") else ""
    return f"Jobs {jobs}, growth {growth}{a_year}, LQ {quotient}, pay {pay}."


def _rests_on(rows: pd.DataFrame, comparison: str, analysis: Analysis) -> str:
    """How well the cluster's industry groups are known, and of which of them growth cannot be compared."""
    grades, total = rows["grade"], len(rows)
    if grades.eq(Grade.PUBLISHED).all():
        said = (
            f"All {total} industry groups are disclosed in both years."
            if total > 1
            else "Its industry group is disclosed in both years."
        )
    else:
        words = {
            Grade.PUBLISHED: "disclosed in both years",
            Grade.CLOSE: f"known within {analysis.study.grade_close:.0%}",
            Grade.ROUGH: f"within {analysis.study.grade_rough:.0%}",
            Grade.RANGE_ONLY: "as a range",
        }
        parts = [f"{count} {word}" for grade, word in words.items() if (count := int(grades.eq(grade).sum()))]
        absent = records(rows[grades.isna()])
        reasons = Counter(reason_for(row, "employment_change", analysis.marks) for row in absent)
        parts += [f"{count} not ({reason})" for reason, count in reasons.items()]
        said = f"{total} industry group{'s' * (total != 1)}: {', '.join(parts)}."
    return said + (f" {comparison}." if comparison else "")


def _groups(rows: pd.DataFrame) -> Comparison:
    compared = (Compared.of(row, "employment_last", str(row["industry_code"]), "") for row in records(rows))
    return Comparison(compared, "industry group", "industry groups")


def _with_reasons(row: Mapping[Any, Any], marks: Benchmarks) -> dict[Any, Any]:
    return {**row, **{f"reason_{name}": reason_for(row, name, marks) for name in _FIGURES}}


def _member_row(row: Mapping[Any, Any]) -> tuple[DeckCell, ...]:
    cells = (_figure(row, name, unit) for name, unit in _FIGURES.items())
    return (DeckCell(str(row["industry_code"])), DeckCell(short(row["industry_title"])), *cells)


def _figure(row: Mapping[Any, Any], name: str, unit: Unit) -> DeckCell:
    """A figure as its grade shows it; or why there is none."""
    text, grade = figure_text(row, name, unit), grade_of(row, name)
    if math.isnan(row[f"best_{name}"]) and math.isnan(row[f"likely_low_{name}"]):
        return DeckCell(_BRIEF_REASONS.get(text, text), "withheld")
    style = "" if grade == Grade.PUBLISHED else "estimated"
    return DeckCell(_brief(text), style)


def _map_slide(analysis: Analysis, name: str, source: str) -> Slide:
    return Slide(
        f"{clipped(name)}: cluster map",
        map_words(analysis, name),
        map_body(analysis, name),
        source + levels_source(analysis),
    )


def map_words(analysis: Analysis, name: str) -> str:
    """How a cluster map is read, after how its jobs divide by level of pay."""
    return f"{_split(analysis, name)}Industries are in the order of their jobs; the last line counts those that do not fit."


def map_body(analysis: Analysis, name: str) -> DeckMap:
    """A cluster's map: figures above core and support industries, which rest on people at work and infrastructure."""
    slot = analysis.clusters.names.index(name) + 1
    return DeckMap(
        map_figures(analysis, slot), (tuple(_industries(analysis, slot)), tuple(_foundations(analysis, name)))
    )


def industries_slide(analysis: Analysis, name: str, source: str) -> Slide:
    """A cluster's map without occupations: its figures, industries by their role, and what they rest on."""
    slot = analysis.clusters.names.index(name) + 1
    sentence = "Industries are in the order of their jobs; the last line counts those that do not fit."
    body = DeckMap(map_figures(analysis, slot), (tuple(_industries(analysis, slot)), (_infrastructure(analysis, name),)))  # fmt: skip
    return Slide(f"{clipped(name)}: cluster map", sentence, body, source)


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


def map_figures(analysis: Analysis, slot: int) -> tuple[tuple[str, str], ...]:
    """A cluster's figures as they are known: (what it is, the number)."""
    study = analysis.study
    row = _summary_row(analysis, analysis.clusters.names[slot - 1])
    labels = {
        "employment_last": (f"jobs in {study.last_year}", Unit.JOBS),
        "employment_change": (f"jobs, {study.first_year} to {study.last_year}", Unit.CHANGE),
        "growth": (f"annual growth{_points_words(figure_text(row, 'growth', Unit.PERCENT))}", Unit.PERCENT),
        "pay_last": (f"average annual pay ({study.dollar_year} dollars)", Unit.DOLLARS),
        "quotient_last": (f"LQ compared with {brief_said(analysis.reference.label)}", Unit.QUOTIENT),
    }
    return tuple((label, _brief(figure_text(row, name, unit))) for name, (label, unit) in labels.items())


def _brief(text: str) -> str:
    """A change whose heading says that what is after \N{PLUS-MINUS SIGN} are points."""
    return text.replace(_POINTS, ")")


def _points_words(text: str) -> str:
    return " (\N{PLUS-MINUS SIGN} points)" if _POINTS in text else ""


def _shown(value: float, pattern: str) -> str:
    return _NOT_KNOWN if math.isnan(value) else pattern.format(value)


def _industries(analysis: Analysis, slot: int) -> Iterator[DeckPanel]:
    """Core industries and their support."""
    lists = _lists(analysis)
    for part, title in _TITLES.items():
        own = lists.get((slot, part))
        if part in _ALWAYS or own is not None:
            lines = (("none",),) if own is None else tuple(_member_lines(own, analysis.study))
            yield DeckPanel(title, lines)


@once
def _lists(analysis: Analysis) -> dict[tuple[int, str], pd.DataFrame]:
    """The members of each list of the cluster maps, by number of the cluster and part."""
    lists = mapped(analysis).groupby(["slot", "part"], sort=False)
    return {cast("tuple[int, str]", place): own for place, own in lists}


def _foundations(analysis: Analysis, name: str) -> Iterator[DeckPanel]:
    """What they rest on: people at work, and infrastructure."""
    yield from _level_panels(analysis, name)
    yield _infrastructure(analysis, name)


def _infrastructure(analysis: Analysis, name: str) -> DeckPanel:
    text = analysis.study.infrastructure.get(name, "") or "Not written yet."
    words = tuple((line,) for line in clipped(text, _LONGEST_WORDS).splitlines())
    return DeckPanel("Infrastructure and institutions", words, share=2)


@once
def mapped(analysis: Analysis) -> pd.DataFrame:
    """The members of the cluster maps that count, with their figures, in the order of their best values."""
    codes = analysis.clusters.members["industry_code"]
    members = analysis.map_members[["slot", "part"]].assign(industry_code=codes[codes.ne("")].to_numpy())
    members = members[members["part"].ne("")].merge(analysis.naics_table, on="industry_code")
    return members.sort_values("best_employment_last", ascending=False, kind="stable")


def _member_lines(own: pd.DataFrame, study: Study) -> Iterator[tuple[str, ...]]:
    """A line a member; where not all fit, the last one says how many more there are, and their jobs together."""
    fitting = len(own) if len(own) <= _LINES else _LINES - 1
    for row in records(own.head(fitting)):
        yield clipped(str(row["industry_title"])), figure_text(row, "employment_last", Unit.JOBS)
    if fitting < len(own):
        rest = own.iloc[fitting:]
        yield f"and {len(rest)} more", _together(rest, study)


def _together(rows: pd.DataFrame, study: Study) -> str:
    """Jobs of several industry groups, by the grade of their sum; ends are added, which is on the safe side."""
    best, low, high = (
        float(rows[f"{end}_employment_last"].sum()) for end in ("best", "likely_low", "likely_high")
    )
    published = bool(rows["grade_last"].eq(Grade.PUBLISHED).all())
    known = float(grade(best, low, high, published, cut_offs_of(study)))
    return shown_text(best, low, high, known, Unit.JOBS)


def _level_panels(analysis: Analysis, name: str) -> Iterator[DeckPanel]:
    """Jobs, share and pay of each level, and its largest occupations among the most frequent."""
    found = analysis.occupations
    if found.is_empty:
        yield DeckPanel("Occupations by level of pay", (("No staffing patterns were given.",),), share=2)
        return
    levels = found.levels[found.levels["cluster"].eq(name)].set_index("level")
    cover = found.coverage[found.coverage["cluster"].eq(name)].iloc[0]
    listed = listed_jobs(analysis, analysis.clusters.names.index(name) + 1)
    from_to = {
        HIGH: "" if math.isnan(cover["high"]) else f", from ${cover['high']:,.0f}",
        MID: "",
        ENTRY: "" if math.isnan(cover["low"]) else f", below ${cover['low']:,.0f}",
    }
    for level in (HIGH, MID, ENTRY):
        row = levels.loc[level].to_dict()
        jobs = _level_jobs(analysis, name, level, float(row["employment"]))
        figures = f"{jobs} jobs ({_shown(row['share'], '{:.0%}')})"
        pay = f"Average pay: {_shown(row['average_pay'], '${:,.0f}')}"
        named = listed.loc[listed["level"].eq(level), "soc_title"].head(_NAMED_OCCUPATIONS)
        lines = (figures, pay, *(clipped(str(title), _LONGEST_OCCUPATION) for title in named))
        yield DeckPanel(
            f"{LEVEL_WORDS[level].capitalize()} pay{from_to[level]}", tuple((line,) for line in lines)
        )


def _level_jobs(analysis: Analysis, name: str, level: str, best: float) -> str:
    """Jobs of a level by the grade of their sum; ends are added, which is on the safe side."""
    jobs = analysis.occupations.jobs
    rows = jobs[jobs["cluster"].eq(name) & jobs["level"].eq(level)]
    low, high = (float(rows[end].sum()) for end in ("likely_low", "likely_high"))
    published = bool(rows["grade"].eq(Grade.PUBLISHED).all())
    known = float(grade(best, low, high, published, cut_offs_of(analysis.study)))
    return shown_text(best, low, high, known, Unit.JOBS, _NOT_KNOWN)


def _occupation_slide(analysis: Analysis, name: str) -> Slide:
    rows = listed_jobs(analysis, analysis.clusters.names.index(name) + 1).head(_OCCUPATIONS)
    coverage = analysis.occupations.coverage
    cover = coverage[coverage["cluster"].eq(name)].iloc[0]
    sentence = (
        f"{len(rows)} occupations, in the order of their jobs. High pay: from {_shown(cover['high'], '${:,.0f}')}; entry: below "
        f"{_shown(cover['low'], '${:,.0f}')}. Jobs are the region's, shared out by national staffing patterns."
    )
    header, cells = occupation_cells(analysis, rows)
    body = DeckTable(header, cells, words=3)
    return Slide(
        f"{clipped(name)}: occupations", sentence, body, occupation_source(analysis, in_workbook=False)
    )


def occupation_cells(
    analysis: Analysis, rows: pd.DataFrame
) -> tuple[tuple[str, ...], tuple[tuple[DeckCell, ...], ...]]:
    """Header and cells of a table of occupations; jobs as they are known, names whole."""
    found = analysis.occupations
    header = (
        "Occupation",
        "Level",
        "Typical education",
        f"Jobs {analysis.study.last_year}",
        "Annual pay",
        f"Growth {found.projection_years}".strip(),
    )
    return header, tuple(_occupation(row) for row in records(rows))


def _occupation(row: dict[object, object]) -> tuple[DeckCell, ...]:
    pay, growth = (float(str(row[name])) for name in ("annual_pay", "growth"))
    best, low, high, known = (
        float(str(row[name])) for name in ("employment", "likely_low", "likely_high", "grade")
    )
    least = f"{AT_LEAST} " if row["withheld"] else ""
    return (
        DeckCell(str(row["soc_title"])),
        DeckCell(LEVEL_WORDS[str(row["level"])]),
        DeckCell(clipped(str(row["education"] or "not known"), _LONGEST_EDUCATION)),
        DeckCell(f"{least}{shown_text(best, low, high, known, Unit.JOBS, _NOT_KNOWN)}"),
        DeckCell(str(row["pay_mark"]) if math.isnan(pay) else f"${pay:,.0f}"),
        DeckCell(_shown(growth, "{:.0%}")),
    )


def clipped(text: str, longest: int = _LONGEST) -> str:
    """Return a text that fits, with an ellipsis where it was longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
