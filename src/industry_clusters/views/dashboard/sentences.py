"""The three sentences of Start: what the region's numbers say, live, each carried by the bounds as they are read.

The words are those of :mod:`industry_clusters.analysis.comparisons`, which works the same sentences out.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.compared import Compared
from industry_clusters.analysis.comparisons import (
    FEW,
    MOST_NAMES,
    NONE_TO_COMPARE,
    SAME_PACE,
    Claim,
    Comparison,
    First,
    Pace,
    pace_words,
)
from industry_clusters.analysis.industries.areas import area_said
from industry_clusters.analysis.rows import records
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.views.dashboard.name_lists import SAID
from industry_clusters.views.dashboard.standing import REASONS, STANDING, ahead, by_jobs
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.measured import or_missing, yearly_growth
from industry_clusters.views.vocabulary.model import Formula, Unit
from industry_clusters.views.vocabulary.words import as_excel_rounds, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.comparisons import CountedClaim
    from industry_clusters.analysis.tables import Analysis

_RATE, _SHOWN = "0.0%", "{:.1%}"
_NO_PACE = "The region's own growth is not known, so no cluster is compared with it."
AT_THE_BUILD = "At the last build: "


def sentences(analysis: Analysis) -> Iterator[Formula]:
    """Three sentences; where there is no cluster, two of them are of industry groups, as of the last build."""
    yield _pace(analysis)
    if analysis.clusters.names:
        yield _ahead(analysis)
        yield _largest(analysis)
    else:
        yield from (Formula(quoted(text), text) for text in _of_groups(analysis))


def _of_groups(analysis: Analysis) -> Iterator[str]:
    """What can be said of industry groups; those left out are so many that their number stands for their names."""
    study, table = analysis.study, analysis.naics_table
    years = (study.first_year, study.last_year)
    for claim, column, unit, value in (
        (Claim.CONCENTRATED, "quotient_last", Unit.QUOTIENT, 1.0),
        (Claim.GAINED_JOBS, "employment_change", Unit.CHANGE, 0.0),
    ):
        rows = [
            Compared.of(row, column, str(row["industry_title"]), figure_text(row, column, unit))
            for row in records(table)
        ]
        known = [row for row in rows if row.is_known]
        said = Comparison(known, "industry group", "industry groups").counted(claim, value, years)
        left = len(rows) - len(known)
        more = f" Left out: {left} without a number or a range in both years." if left else ""
        yield f"{AT_THE_BUILD}{said.partition(' Too uncertain')[0]}{more}"


def reference_growth(analysis: Analysis) -> Formula:
    """The growth of the reference area's base total, a fraction a year."""
    marks = analysis.marks
    totals = marks.reference_total_first, marks.reference_total_last
    growth = or_missing(yearly_growth("reference_total_first", "reference_total_last"))
    return Formula(growth, float(average_annual_growth_rate(*totals, marks.span)))


def reference_growth_words(analysis: Analysis) -> Formula:
    """The reference area's growth, to stand beneath the region's."""
    found = reference_growth(analysis)
    value = float(found.value)  # type: ignore[arg-type]  # a number
    shown = "not known" if math.isnan(value) else _shown(value, sign=True)
    rate = f'IFERROR(TEXT({found.text},"+{_RATE};-{_RATE};{_RATE}"),"not known")'
    return Formula(f'reference_said&": "&{rate}', f"{area_said(analysis.reference.label)}: {shown}")


def _pace(analysis: Analysis) -> Formula:
    """How the region's total grew, and how that compares with the reference area's."""
    study, growth, other = analysis.study, analysis.marks.region_growth, reference_growth(analysis)
    there, apart = f"({other.text})", f"ROUND(region_growth,{SAME_PACE})-ROUND({other.text},{SAME_PACE})"
    verb = f'IF(region_growth<0,"{Pace.FELL.value.verb}","{Pace.GREW.value.verb}")'

    def chosen(pace: Pace) -> str:
        words = pace.value
        return (
            f'IF(ABS({apart})<10^-{SAME_PACE}/2,"{words.same}",IF({apart}>0,"{words.more}","{words.less}"))'
        )

    beside = (
        f'IF(ISNUMBER({there}),", "&IF(region_growth<0,{chosen(Pace.FELL)},{chosen(Pace.GREW)})&" the reference area ("&reference_said&": "'
        f'&TEXT({there},"+{_RATE};-{_RATE};{_RATE}")&").",". The growth of the reference area ("&reference_said&") is not known.")'
    )
    live = (
        f'IF(ISNUMBER(region_growth),"Jobs "&{verb}&" "&TEXT(ABS(region_growth),"{_RATE}")&" a year from "&first_year&" to "&last_year&{beside},'
        f'"The region\'s growth from "&first_year&" to "&last_year&" is not known: its total is not disclosed, or the files lack it.")'
    )
    years = f"from {study.first_year} to {study.last_year}"
    if math.isnan(growth):
        return Formula(live, f"The region's growth {years} is not known: its total is not disclosed, or the files lack it.")  # fmt: skip
    rest = f". The growth of the reference area ({area_said(analysis.reference.label)}) is not known."
    said = pace_words(growth, 0.0)[0]
    if not math.isnan(other.value):  # type: ignore[arg-type]  # a number
        shown = _shown(float(other.value), sign=True)  # type: ignore[arg-type]
        said, word = pace_words(growth, float(other.value))  # type: ignore[arg-type]
        rest = f", {word} the reference area ({area_said(analysis.reference.label)}: {shown})."
    return Formula(live, f"Jobs {said} {_shown(abs(growth))} a year {years}{rest}")


def _shown(value: float, *, sign: bool = False) -> str:
    text = _SHOWN.format(as_excel_rounds(value, _SHOWN))
    return f"+{text}" if sign and value > 0 and text != "0.0%" else text.replace("-0.0%", "0.0%")


def _said(column: str) -> str:
    return f"{{{SAID}.{column}}}"


def _of_count(count: str, claim: CountedClaim, adverb: str = "") -> str:
    """Verb and rest of a claim that go with a count."""
    one, more = (quoted(f"{verb}{adverb} {rest}") for verb, rest in map(claim.said_of, (1, 2)))
    return f"IF({count}=1,{one},{more})"


def _ahead(analysis: Analysis) -> Formula:
    """How many clusters are above LQ 1 and grow faster than the region."""
    study, claim = analysis.study, Claim.AHEAD.value
    known, certain, likely, is_open, unlikely = map(_said, ("known", "certain", "likely", "open", "unlikely"))
    unsure = f"({likely}+{is_open}+{unlikely}>0)"
    plain = (
        f'IF({unsure},"At least ","")&{certain}&" of "&{known}&" clusters "&{_of_count(certain, claim)}'
        f'&IF({likely}>0,", and "&{likely}&" more likely "&IF({likely}=1,{quoted(claim.short_of(1))},{quoted(claim.short)}),"")&"."'
    )
    only_likely = f'{likely}&" of "&{known}&" clusters "&{_of_count(likely, claim, " likely")}&"."'
    none = quoted(f"No cluster is known to {claim.base} {claim.rest}.")
    said = f"IF(OR({certain}>0,NOT({unsure})),{plain},IF({likely}>0,{only_likely},{none}))"
    uncertain = f'IF({is_open}>0," Too uncertain to say: "&{_said("open_names")}&".","")'
    counted = f"IF({known}=0,{quoted(NONE_TO_COMPARE.format(thing='cluster'))},{said}&{uncertain})"
    live = f"IF(ISNUMBER(region_growth),{counted},{quoted(_NO_PACE)})&{_left_out()}"
    quotients, growths = ahead(analysis)
    years = (study.first_year, study.last_year)
    if math.isnan(analysis.marks.region_growth):
        return Formula(live, _NO_PACE + quotients.left_out_words())
    return Formula(live, quotients.counted_with(Claim.AHEAD, 1, growths, analysis.marks.region_growth, years))


def _left_out() -> str:
    """Who is left out, and why, reason by reason."""
    counts = [_said(f"left_{number}") for number in range(1, len(REASONS) + 1)]
    parts = []
    for number, reason in enumerate(REASONS, start=1):
        words = f'"{reason}"&changed_vintages' if reason.endswith(" ") else f'"{reason}"'
        before = "+".join(counts[: number - 1]) or "0"
        between = f'IF({before}>0,"; ","")'
        names = _said(f"left_{number}_names")
        parts.append(f'IF({counts[number - 1]}>0,{between}&{names}&" ("&{words}&")","")')
    return f'IF({"+".join(counts)}>0," Left out: "&{"&".join(parts)}&".","")'


def _largest(analysis: Analysis) -> Formula:
    """Which cluster is the largest, as far as that can be said."""
    which = First.LARGEST.value
    likely, certain, names = _said("may_be_largest"), _said("can_be_largest"), _said("largest_names")
    first, text = (
        f"INDEX({{{STANDING}.{column}}},MATCH(1,{{{STANDING}.largest_at}},0))"
        for column in ("name", "jobs_text")
    )
    before, _, after = which.figure.partition("{text}")
    figure = f'"{which.rest}{before}"&{text}&"{after}'
    verb = f'" {which.verb} "', f'" {which.verb} likely "'
    one = f'{first}&IF({certain}=1,{verb[0]},{verb[1]})&{figure}."'
    alike = f'{names}&" {which.verbs} "&{figure}{which.each}."'
    bracket = f'IF({likely}<={MOST_NAMES}," ("&{names}&")","")'
    many = f'"Any of "&{likely}&" clusters could {which.base} {which.rest}"&{bracket}&"."'
    either = f'{_said("either_names")}&IF({certain}={likely},{verb[0]},{verb[1]})&"{which.rest}."'
    before_alone, _, after_alone = which.alone.partition("{text}")
    alone = f'{first}&" {before_alone}"&{text}&"{after_alone}."'
    said = f"IF({_said('with_jobs')}=1,{alone},IF(OR({certain}=1,{likely}=1),{one},IF({_said('inexact')}=0,{alike},IF({likely}>{FEW},{many},{either}))))"
    none = quoted(NONE_TO_COMPARE.format(thing="cluster"))
    left = f'IF({_said("unknown")}>0," Left out: "&{_said("unknown_names")}&" ({REASONS[0]}).","")'
    return Formula(
        f"IF({_said('may_be_largest')}=0,{none},{said})&{left}", by_jobs(analysis).first(First.LARGEST)
    )
