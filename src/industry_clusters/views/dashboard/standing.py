"""How each cluster stands to the numbers that Start compares it with, live: the workings of its sentences.

A verdict is a :class:`~industry_clusters.analysis.comparisons.Certainty` as a number. Python says the same through
:mod:`industry_clusters.analysis.comparisons`; the cells follow the reading mode, the years and a code that is moved.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.compared import Certainty, Compared
from industry_clusters.analysis.comparisons import Comparison
from industry_clusters.analysis.once import once
from industry_clusters.analysis.rows import records
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.clusters.definitions import cluster_slots
from industry_clusters.views.industries.unit_columns import changed_vintages
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.measured import or_missing, yearly_growth
from industry_clusters.views.vocabulary.measured import quotient as quotient_of
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

    Row = Mapping[Hashable, Any]

STANDING = "standing"
LONGEST_NAME = 60
REASONS = (
    "not disclosed",
    "not comparable across NAICS ",
    "an industry group is missing in the reference area",
    "divided by zero",
)
"""Why a cluster is left out of a sentence, in the order in which they are named; the vintages follow the second."""


def short_name(name: str) -> str:
    """A name that fits into a sentence."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].strip()}\N{HORIZONTAL ELLIPSIS}"


@once
def ahead(analysis: Analysis) -> tuple[Comparison, Comparison]:
    """The clusters with an industry group side by side by quotient and by growth; who lacks one is left out of both."""
    rows = [*_with_members(analysis)]
    classes = [_left_class(row) for row in rows]
    ordered = sorted(range(len(rows)), key=lambda at: (classes[at], at))

    def compared(column: str) -> Comparison:
        return Comparison(_compared(rows[at], column, classes[at], analysis) for at in ordered)

    return compared("quotient_last"), compared("growth")


def by_jobs(analysis: Analysis) -> Comparison:
    """The clusters with an industry group side by side by their jobs."""
    return Comparison(_compared(row, "employment_last", 0, analysis) for row in _with_members(analysis))


def reason_words(number: int, vintages: str) -> str:
    """Why a cluster is left out."""
    return REASONS[number - 1] + (vintages if REASONS[number - 1].endswith(" ") else "")


@once
def _with_members(analysis: Analysis) -> list[Row]:
    summary = with_cluster_reasons(analysis.clusters.summary, analysis.study)
    return [row for row in records(summary) if row["members"] > 0]


def _compared(row: Row, column: str, left: int, analysis: Analysis) -> Compared:
    found = Compared.of(row, column, short_name(str(row["cluster"])), figure_text(row, column, Unit.JOBS))
    if not left:
        return found
    nothing = math.nan
    reason = reason_words(left, changed_vintages(analysis))
    return Compared(found.name, "", nothing, nothing, nothing, nothing, nothing, reason)


def _is_known(row: Row, column: str) -> bool:
    return not (math.isnan(row[f"likely_low_{column}"]) and math.isnan(row[f"likely_high_{column}"]))


def _left_class(row: Row) -> int:
    """Which of the reasons leaves a cluster out of both comparisons; 0 where none does."""
    jobs = [float(row[f"best_employment_{year}"]) for year in ("first", "last")]
    if not _is_known(row, "quotient_last"):
        if math.isnan(jobs[1]):
            return 1
        return 3 if math.isnan(row["reference_last"]) else 4 if jobs[1] == 0 else 1
    if _is_known(row, "growth"):
        return 0
    if not row["is_comparable"]:
        return 2
    return 4 if 0 in jobs else 1


def _formulas(*, ranged: bool) -> dict[str, str]:
    """The live formula of every column of the standing, by what the summary's row of the cluster holds."""

    def of(column: str) -> str:
        return f"INDEX({{{SUMMARY}.{column}}},[at])"

    def quotient(jobs: str, there: str) -> str:
        beside = of(f"{there}_reference_last" if ranged else "reference_last")
        return quotient_of(of(jobs), beside, "last")

    def growth(first: str, last: str) -> str:
        return f"IF({of('left')}>0,NA(),{or_missing(yearly_growth(of(first), of(last)))})"

    likely_growth = (of("likely_low_growth"), of("likely_high_growth"))
    likely_quotient = (of("likely_low_quotient_last"), of("likely_high_quotient_last"))
    certain_quotient = (quotient("low_employment_last", "high"), quotient("high_employment_last", "low"))
    certain_growth = (
        growth("high_employment_first", "low_employment_last"),
        growth("low_employment_first", "high_employment_last"),
    )
    no_quotient = f"IF(ISNUMBER({of('best_employment_last')}),IF(ISNUMBER({of('reference_last')}),IF({of('best_employment_last')}=0,4,1),3),1)"
    jobs = f"{of('best_employment_first')}*{of('best_employment_last')}"
    no_growth = f"IF({of('is_comparable')}=0,2,IF(ISNUMBER({jobs}),IF({jobs}=0,4,1),1))"
    known = _either(likely_quotient), _either(likely_growth)
    left = f"IF({known[0]},IF({known[1]},0,{no_growth}),{no_quotient})"
    ends = [of(f"{end}_employment_last") for end in ("likely_low", "likely_high")]
    return {
        "at": f'IFERROR(MATCH([slot],{{{SUMMARY}.slot}},0),"")',
        "members": f'IF([at]="",0,{of("members")})',
        "name": _where_members(_shortened(of("cluster")), '""'),
        "left": _where_members(left, "0"),
        "left_at": f'IF([left]=0,"",[left]&"|"&COUNTIFS({{{STANDING}.left}},[left],{{{STANDING}.slot}},"<="&[slot]))',
        "concentrated": _where_compared(_verdict(certain_quotient, likely_quotient, "1")),
        "faster": _where_compared(f'IF(ISNUMBER(region_growth),{_verdict(certain_growth, likely_growth, "region_growth")},"")'),
        "ahead": 'IF(ISNUMBER([concentrated]),IF(ISNUMBER([faster]),MIN([concentrated],[faster]),""),"")',
        "open_at": _numbered("ahead", "0"),
        "has_jobs": _where_members(f"IF({_either(tuple(ends))},1,0)", "0"),
        "unknown_at": f'IF([members]>0,IF([has_jobs]=0,SUMPRODUCT(({{{STANDING}.members}}>0)*({{{STANDING}.has_jobs}}=0)*({{{STANDING}.slot}}<=[slot])),""),"")',
        "low_jobs": _end(of("low_employment_last"), "0"),
        "high_jobs": _end(of("high_employment_last"), "10^15"),
        "likely_low_jobs": _end(ends[0], "0"),
        "likely_high_jobs": _end(ends[1], "10^15"),
        "best_jobs": _end(of("best_employment_last"), "0"),
        "may_be_largest": _reaches("likely_high_jobs", "likely_low_jobs"),
        "can_be_largest": _reaches("high_jobs", "low_jobs"),
        "largest_at": _place_by_jobs(),
        "jobs_text": f'IF([has_jobs]=1,{of("shown_last")},"")',
        "called": 'IF([has_jobs]=1,[name]&" ("&[jobs_text]&")","")',
    }  # fmt: skip


def _where_members(text: str, otherwise: str) -> str:
    return f"IF([members]=0,{otherwise},{text})"


def _where_compared(text: str) -> str:
    return f'IF([members]=0,"",IF([left]>0,"",{text}))'


def _either(ends: Sequence[str]) -> str:
    return f"(ISNUMBER({ends[0]})+ISNUMBER({ends[1]})>0)"


def _shortened(name: str) -> str:
    return f'IF(LEN({name})<={LONGEST_NAME},{name},TRIM(LEFT({name},{LONGEST_NAME - 1}))&"\N{HORIZONTAL ELLIPSIS}")'


def _verdict(certain: tuple[str, str], likely: tuple[str, str], value: str) -> str:
    """Whether a number is above a value; an end that is missing is open."""

    def holds(end: str, test: str) -> str:
        return f"IFERROR({end}{test},FALSE)"

    steps = (
        (holds(certain[0], f">{value}"), Certainty.CERTAIN),
        (holds(certain[1], f"<={value}"), Certainty.NOT),
        (holds(likely[0], f">{value}"), Certainty.LIKELY),
        (holds(likely[1], f"<={value}"), Certainty.LIKELY_NOT),
    )
    text = str(int(Certainty.OPEN))
    for test, certainty in reversed(steps):
        text = f"IF({test},{certainty:d},{text})"
    return text


def _numbered(column: str, value: str) -> str:
    """The place of a row among those of one value, from the first; "" in others."""
    rows = f'COUNTIFS({{{STANDING}.{column}}},{value},{{{STANDING}.slot}},"<="&[slot])'
    return f'IF([{column}]="","",IF([{column}]={value},{rows},""))'


def _end(cell: str, otherwise: str) -> str:
    return f'IF([has_jobs]=1,IFERROR({cell}+0,{otherwise}),"")'


def _reaches(high: str, low: str) -> str:
    return f"IF([has_jobs]=1,IF([{high}]>=MAX({{{STANDING}.{low}}}),1,0),0)"


def _place_by_jobs() -> str:
    """The place by best value among those that may be the largest; equal ones by their order."""
    best, slots = f"{{{STANDING}.best_jobs}}", f"{{{STANDING}.slot}}"
    greater = f'SUMPRODUCT(({{{STANDING}.may_be_largest}}=1)*({best}<>"")*(({best}>[best_jobs])+({best}=[best_jobs])*({slots}<[slot])))'
    return f'IF([may_be_largest]=1,1+{greater},"")'


@once
def standing_values(analysis: Analysis) -> dict[str, list[Cell]]:
    """What Python works out for the same columns."""
    size = cluster_slots(analysis)
    blank: dict[str, list[Cell]] = {
        name: [""] * size for name in _formulas(ranged=analysis.reference_is_ranged)
    }
    for name in ("members", "left", "has_jobs", "may_be_largest", "can_be_largest"):
        blank[name] = [0] * size
    blank["at"] = list(range(1, size + 1))
    _fill_clusters(analysis, blank)
    _fill_verdicts(analysis, blank)
    _fill_jobs(analysis, blank)
    return blank


def _fill_clusters(analysis: Analysis, cells: dict[str, list[Cell]]) -> None:
    counts: dict[int, int] = {}
    for row in _with_members(analysis):
        at, left = int(row["slot"]) - 1, _left_class(row)
        cells["members"][at] = int(row["members"])
        cells["name"][at] = short_name(str(row["cluster"]))
        cells["left"][at] = left
        if left:
            counts[left] = counts.get(left, 0) + 1
            cells["left_at"][at] = f"{left}|{counts[left]}"


def _fill_verdicts(analysis: Analysis, cells: dict[str, list[Cell]]) -> None:
    quotients, growths = ahead(analysis)
    pace, number = analysis.marks.region_growth, 0
    above = quotients.above(1), {} if math.isnan(pace) else growths.above(pace)
    for row in _with_members(analysis):
        at, name = int(row["slot"]) - 1, short_name(str(row["cluster"]))
        if name not in above[0]:
            continue
        cells["concentrated"][at] = int(above[0][name])
        if name in above[1]:
            cells["faster"][at] = int(above[1][name])
            cells["ahead"][at] = both = min(int(verdicts[name]) for verdicts in above)
            number += both == 0
            cells["open_at"][at] = number if both == 0 else ""


def _fill_jobs(analysis: Analysis, cells: dict[str, list[Cell]]) -> None:
    rows = [row for row in _with_members(analysis) if _is_known(row, "employment_last")]
    unknown = [row for row in _with_members(analysis) if not _is_known(row, "employment_last")]
    for number, row in enumerate(unknown, start=1):
        cells["unknown_at"][int(row["slot"]) - 1] = number
    found = {int(row["slot"]) - 1: Compared.of(row, "employment_last", "", "") for row in rows}
    for row in rows:
        at = int(row["slot"]) - 1
        one = found[at]
        text = figure_text(row, "employment_last", Unit.JOBS)
        limits = {"low_jobs": (one.low, 0), "high_jobs": (one.high, 1e15), "best_jobs": (one.best, 0),
                  "likely_low_jobs": (one.likely_low, 0), "likely_high_jobs": (one.likely_high, 1e15)}  # fmt: skip
        for name, (value, open_end) in limits.items():
            cells[name][at] = value if math.isfinite(value) else open_end
        cells["has_jobs"][at], cells["jobs_text"][at] = 1, text
        cells["called"][at] = f"{short_name(str(row['cluster']))} ({text})"
    for name, high, low in (
        ("may_be_largest", "likely_high", "likely_low"),
        ("can_be_largest", "high", "low"),
    ):
        most = max((getattr(one, low) for one in found.values()), default=0)
        for at, one in found.items():
            cells[name][at] = int(getattr(one, high) >= most)
    ranked = sorted((-one.best, at) for at, one in found.items() if cells["may_be_largest"][at] == 1)
    for place, (_, at) in enumerate(ranked, start=1):
        cells["largest_at"][at] = place


_UNITS = {"name": Unit.LONG_TEXT, "called": Unit.LONG_TEXT, "jobs_text": Unit.TEXT, "left_at": Unit.TEXT}


def standing(analysis: Analysis) -> Table:
    """A row for each slot of the summary."""
    values = standing_values(analysis)
    slots = list(range(1, cluster_slots(analysis) + 1))
    columns = [
        Column(name, name.replace("_", " ").capitalize(), values[name], _UNITS.get(name, Unit.COUNT), Kind.DERIVED, formula)
        for name, formula in _formulas(ranged=analysis.reference_is_ranged).items()
    ]  # fmt: skip
    return Table(STANDING, (Column("slot", "Number", slots, Unit.COUNT), *columns))
