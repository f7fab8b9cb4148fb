"""What needs attention before a board reads the numbers, live where a person's typing changes it, else as of the last build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.geography import LEAST_SPAN, span_note
from industry_clusters.analysis.industries.reasons import Reason
from industry_clusters.analysis.industries.review import DECISION, name_of
from industry_clusters.analysis.modes import groups_sentence, what_is_known
from industry_clusters.measures.margins import Grade
from industry_clusters.sheet_names import (
    DEFINITIONS_SHEET,
    NAICS_SHEET,
    OBSERVATIONS_SHEET,
    SETUP_SHEET,
    SUMMARY_SHEET,
)
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.clusters.definitions import DEFINITIONS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.review_sheet import listed_findings
from industry_clusters.views.setup import changed_since_the_build
from industry_clusters.views.vocabulary.model import Column, Formula, Highlight, Kind, Link, Table, Unit
from industry_clusters.views.vocabulary.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis

ATTENTION = "attention"
NONE = "None"
_MOST_GAPS = 6
_AT_THE_BUILD = " (at the last build)"
_WIDE = 6


def attention_table(analysis: Analysis) -> Table:
    """A row for each thing to look at: what it is, with a link to its sheet, and how it stands; a row that stands well says None."""
    rows = list(_rows(analysis))
    texts = [text if isinstance(text, Formula) else Formula(quoted(text), text) for _, text, _ in rows]
    highlight = Highlight(("stands",), f'LEFT([stands],{len(NONE)})<>"{NONE}"', "attention")
    return Table(
        ATTENTION,
        (
            Column(
                "what",
                "What to look at",
                [Link(what, sheet) for what, _, sheet in rows],
                Unit.LONG_TEXT,
                width=28.0,
            ),
            Column("stands", "Status", texts, Unit.LONG_TEXT, Kind.DERIVED, span=_WIDE, width=0.0),
        ),
        highlights=(highlight,),
    )


def _rows(analysis: Analysis) -> Iterator[tuple[str, str | Formula, str]]:
    """Each row's label, text and sheet."""
    yield "Choices since the build", _changed(analysis), SETUP_SHEET
    yield from (("Missing data", f"{gap}{_AT_THE_BUILD}", SETUP_SHEET) for gap in analysis.gaps[:_MOST_GAPS])
    further = len(analysis.gaps) - _MOST_GAPS
    if further > 0:
        yield "Missing data", f"{further} more gaps like these{_AT_THE_BUILD}", SETUP_SHEET
    yield from (("Missing total", f"{text}{_AT_THE_BUILD}", SETUP_SHEET) for text in analysis.missing_totals)
    yield from (
        ("Areas that changed", f"{found.sentence}{_AT_THE_BUILD}", SETUP_SHEET)
        for found in analysis.area_breaks
    )
    yield "Years compared", _span(analysis), SETUP_SHEET
    yield "Reclassified codes", _reclassified(analysis), NAICS_SHEET
    yield "Growth of clusters", _not_comparable(analysis), SUMMARY_SHEET
    yield "Numbers shown as ranges", _ranges(analysis), NAICS_SHEET
    if lacking := _without_rows(analysis):
        yield "Rows that the files lack", lacking, NAICS_SHEET
    yield "Unusual numbers", _review(analysis), OBSERVATIONS_SHEET
    yield "Unknown codes", _unknown_codes(analysis), DEFINITIONS_SHEET


def _changed(analysis: Analysis) -> Formula:
    built = "None: all sheets were built with the choices that are set now."
    changed = f"'{SETUP_SHEET}' was changed since the last build: build again before you read any number."
    return Formula(f"IF({changed_since_the_build(analysis)},{quoted(changed)},{quoted(built)})", built)


def _span(analysis: Analysis) -> Formula:
    study = analysis.study
    note = span_note(study, analysis.years)
    more = note.partition("15. ")[2]
    span = study.last_year - study.first_year
    few = (
        f"The study spans {span} {'year' if span == 1 else 'years'}; the method asks for {LEAST_SPAN} to 15. "
    )
    live = (
        f'IF(span<{LEAST_SPAN},"The study spans "&span&IF(span=1," year"," years")&"; the method asks for {LEAST_SPAN} to 15. "'
        f'&{quoted(more or "More years are among the data.")},"{NONE}: "&first_year&" to "&last_year&", "&span&" years.")'
    )
    enough = f"{NONE}: {study.first_year} to {study.last_year}, {span} years."
    return Formula(live, few + more if note else enough)


def _counted(count: str, number: int, words: tuple[str, str], none: str) -> Formula:
    """So many of something, in words for one and for several, or none."""
    one, several = words
    live = f"IF({count}=0,{quoted(none)},{count}&IF({count}=1,{quoted(one)},{quoted(several)}))"
    return Formula(live, f"{number}{one if number == 1 else several}" if number else none)


def _reclassified(analysis: Analysis) -> Formula:
    number = int(analysis.naics_table["classification"].ne("").sum())
    rest = " changed what it stands for between the two years: a change in jobs is not growth."
    words = (f" industry group{rest}", f" industry groups{rest.replace('what it stands', 'what they stand')}")
    return _counted(f'SUMPRODUCT(--({{{NAICS}.classification}}<>""))', number, words, f"{NONE}: no code changed between the two years.")  # fmt: skip


def _not_comparable(analysis: Analysis) -> Formula:
    summary = analysis.clusters.summary
    number = int((summary["members"].gt(0) & summary["best_growth"].isna()).sum())
    count = f"(SUMPRODUCT(--({{{SUMMARY}.members}}>0))-COUNT({{{SUMMARY}.best_growth}}))"
    words = (
        " cluster has no growth rate; its remark says why.",
        " clusters have no growth rate; their remarks say why.",
    )
    return _counted(count, number, words, f"{NONE}: every cluster with an industry group has one.")


def _ranges(analysis: Analysis) -> Formula:
    """How many industry groups are shown, as ranges, or not at all; and, at the build, what each mode would show."""
    grades = f"{{{NAICS}.grade_last}}"
    absent, ranges = f"SUMPRODUCT(--ISNA({grades}))", f"COUNTIF({grades},{Grade.RANGE_ONLY:d})"
    total = f"ROWS({grades})"
    plain = f"{NONE}: all industry groups are shown as numbers."
    live = (
        f'IF({absent}+{ranges}=0,{quoted(plain)},"Of "&{total}&" industry groups: "&({total}-{absent}-{ranges})&" shown"'
        f'&IF({ranges}>0,", "&{ranges}&" as ranges","")&IF({absent}>0,", "&{absent}&" not in the NAICS of "&last_year,"")&".")'
    )
    found = analysis.naics_table["grade_last"]
    all_shown = not (found.isna() | found.eq(Grade.RANGE_ONLY)).any()
    return Formula(live, plain if all_shown else groups_sentence(analysis))


def _without_rows(analysis: Analysis) -> str:
    """How many industry groups have no row in the files of either year, without proof that there is none."""
    table = analysis.naics_table
    lacking = int(table["reason"].eq(Reason.NO_ROW).sum())
    if not lacking:
        return ""
    groups = "industry group has" if lacking == 1 else "industry groups have"
    return f"{lacking} {groups} no row in the files of {analysis.study.last_year}, which does not say that there are no jobs{_AT_THE_BUILD}."  # fmt: skip


def _review(analysis: Analysis) -> Formula:
    """How many findings of the review nobody has decided on."""
    rows = listed_findings(analysis)
    names = [name_of(DECISION, code) for code in rows["industry_code"]]
    open_now = int(rows["decision"].eq("").sum())
    count = (
        "(0" + "".join(f'+({name}="")' for name in names) + ")"
    )  # from 0: one comparison alone is a truth value
    words = (" not decided: keep it, or leave it out.", " not decided: keep each, or leave it out.")
    return _counted(count, open_now, words, f"{NONE} to decide.")


def _unknown_codes(analysis: Analysis) -> Formula:
    members = analysis.clusters.members
    number = int((members["industry_code"].ne("") & members["row"].isna()).sum())
    count = f'SUMPRODUCT(({{{DEFINITIONS}.code_text}}<>"")*ISERROR({{{DEFINITIONS}.row}}+0))'
    words = (" code of the definitions is not in the data.", " codes of the definitions are not in the data.")
    return _counted(count, number, words, f"{NONE}: every code of the definitions is in the data.")


def reading_note(analysis: Analysis) -> str:
    """What each reading mode would show, as of the last build; "" where all is published."""
    if analysis.naics_table["grade"].eq(Grade.PUBLISHED).all():
        return ""
    return f"{what_is_known(analysis)[0]} Choose what is shown on '{SETUP_SHEET}'; this count is of the last build."
