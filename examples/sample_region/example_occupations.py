"""Files of occupations for the sample region, in the layouts of OEWS, California's projections and O*NET: all made up.

Staffing patterns come from :mod:`example_patterns`; jobs of the nation and the state follow from them and from the
industry groups' jobs in the example's own data. Public administration stands under its NAICS codes here, where OEWS
has government codes of its own. Ratings of skills and knowledge follow from an occupation's kind of work and job
zone; their names and places are O*NET's, the numbers are ours.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from example_chance import apportion, chance, written, zipped
from example_occupation_tables import (
    CUT_OFFS,
    EDUCATION,
    ELEMENTS,
    KNOWLEDGE,
    NATION_PAY,
    NO_PATTERN,
    NO_WAGE,
    ONLY_HOURLY,
    ONLY_YEARLY,
    PERIOD,
    SKILLS_OF_A_KIND,
    TOP_CODE,
    WORK,
    ZONE_SKILLS,
)
from example_patterns import Occupation, Pattern, is_hidden, mixed, occupations, pattern_of, patterns

from industry_clusters.ingest.lookups import naics_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOURS = 2080
STATE = "99000"
WAGE_YEAR = 2003
_CONSTRUCTED = "(constructed example)"
SAMPLE_STATE, SAMPLE_NATION = f"Sample State {_CONSTRUCTED}", f"Sample nation {_CONSTRUCTED}"
OEWS_HEADER = (
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,"
    "JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,"
    "A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY"
)
PROJECTIONS_HEADER = (
    "Area Type,Area Name,Period,SOC Level,Standard Occupational Classification (SOC),Occupational Title,Base Year Employment "
    "Estimate,Projected Year Employment Estimate,Numeric Change,Percentage Change,Exits,Transfers,Total Job Openings,"
    "Median Hourly Wage,Median Annual Wage,Entry Level Education,Work Experience,Job Training"
)
EDUCATION_HEADER = "O*NET-SOC Code,Element ID,Element Name,Scale ID,Category,Data Value,Recommend Suppress"
RATINGS_HEADER = "O*NET-SOC Code,Element ID,Element Name,Scale ID,Data Value,Recommend Suppress,Not Relevant"
_SPREAD = {"PCT10": 0.66, "PCT25": 0.81, "MEDIAN": 1.0, "PCT75": 1.23, "PCT90": 1.52}  # beside the median
_MEAN = 1.05
_ALL_GROWTH = 1.11
_ALL_MEDIAN = 33_400  # all occupations of the state, dollars a year
MAJOR = {
    "11": "Management", "13": "Business and Financial Operations", "15": "Computer and Mathematical",
    "17": "Architecture and Engineering", "19": "Life, Physical, and Social Science",
    "21": "Community and Social Service", "23": "Legal", "25": "Educational Instruction and Library",
    "27": "Arts, Design, Entertainment, Sports, and Media", "29": "Healthcare Practitioners and Technical",
    "31": "Healthcare Support", "33": "Protective Service", "35": "Food Preparation and Serving Related",
    "37": "Building and Grounds Cleaning and Maintenance", "39": "Personal Care and Service", "41": "Sales and Related",
    "43": "Office and Administrative Support", "47": "Construction and Extraction",
    "49": "Installation, Maintenance, and Repair", "51": "Production", "53": "Transportation and Material Moving",
}  # fmt: skip


@dataclass(frozen=True)
class Jobs:
    """Jobs of the last year by industry group, and in all."""

    region: Mapping[str, int]
    state: Mapping[str, int]
    nation: Mapping[str, int]
    state_total: int
    nation_total: int


@dataclass(frozen=True)
class Row:
    """One row of an OEWS file: an occupation's jobs ("**" where withheld) and its median pay (None: not published)."""

    code: str
    title: str
    group: str
    jobs: int | str
    share: float
    pay: float | None
    percentiles: Mapping[str, float] | None = None


def occupation_files(jobs: Jobs, health: tuple[str, ...]) -> tuple[bytes, str]:
    """Make the zip of all files but one, and the state's wages, which need the study's word for their area.

    Parameters
    ----------
    jobs
        Of the clusters' industry groups.
    health
        The industry groups of Health and Biomedicine.
    """
    found = patterns({code: jobs.region[code] for code in health})
    four, three = ({code: row for code, row in found.items() if len(code) == digits} for digits in (4, 3))
    nation, state = (_by_occupation(found, of) for of in (jobs.nation, jobs.state))
    members = {
        "nat3d_M2003 constructed.csv": _staffing(three, jobs.nation),
        "nat4d_M2003 constructed.csv": _staffing(four, jobs.nation),
        "national_M2003 constructed.csv": _wages("99", SAMPLE_NATION, nation, jobs.nation_total, NATION_PAY),
        "projections constructed.csv": _projections(state, jobs.state_total),
        "Education constructed.txt": _education(),
        "Job Zones constructed.txt": _job_zones(),
        "Knowledge constructed.txt": _ratings(KNOWLEDGE),
        "Occupation Data constructed.txt": _titles(),
        "Skills constructed.txt": _ratings(ELEMENTS),
        "area_titles constructed.csv": written("area_fips,area_title", [(STATE, SAMPLE_STATE)]),
    }
    return zipped(members), _wages(STATE, SAMPLE_STATE, state, jobs.state_total, 1.0)


def _by_occupation(found: Mapping[str, Pattern], jobs: Mapping[str, int]) -> dict[str, int]:
    """An area's jobs by occupation, in tens."""
    sums: Counter[str] = Counter()
    for industry, count in jobs.items():
        if industry not in NO_PATTERN:
            for code, share in found[pattern_of(industry)].items():
                sums[code] += share * count
    return {code: max(_tens(sums[code]), 10) for code in sorted(sums)}


def _tens(jobs: float) -> int:
    """Jobs as OEWS publishes them."""
    return round(jobs / 10) * 10


def _staffing(found: Mapping[str, Pattern], nation: Mapping[str, int]) -> str:
    """A file of national staffing patterns."""
    whole: Counter[str] = Counter()
    for industry, count in nation.items():
        whole[pattern_of(industry)] += count
    rows = [
        _oews(("99", SAMPLE_NATION, 1, ""), industry, row)
        for industry, pattern in sorted(found.items())
        for row in _pattern_rows(industry, pattern, whole[industry])
    ]
    return written(OEWS_HEADER, rows)


def _pattern_rows(industry: str, pattern: Pattern, total: int) -> Iterator[Row]:
    """All occupations, then each major group and its detailed occupations."""
    tens = round(total / 10)
    counts = dict(zip(pattern, apportion(tens, list(pattern.values())), strict=True))
    pay = NATION_PAY * (0.94 + 0.12 * chance("industry pay", industry))
    free = mixed(industry)
    yield Row("00-0000", "All Occupations", "total", tens * 10, 1.0, _average(counts) * pay)
    for major in sorted({code[:2] for code in counts}):
        own = {code: count for code, count in counts.items() if code.startswith(major) and count}
        if own:
            share = sum(own.values()) / tens
            yield Row(
                _major(major), _group(major), "major", sum(own.values()) * 10, share, _average(own) * pay
            )
        for code, count in own.items():
            jobs = "**" if is_hidden(industry, code, free[code]) else count * 10
            yield _detailed(code, jobs, count / tens, pay)


def _detailed(code: str, jobs: int | str, share: float, factor: float) -> Row:
    occupation = occupations()[code]
    return Row(code, occupation.title, "detailed", jobs, share, _paid(occupation, factor))


def _paid(occupation: Occupation, factor: float) -> float | None:
    return None if occupation.code in NO_WAGE else occupation.pay * factor


def _average(counts: Mapping[str, int]) -> float:
    known = {code: count for code, count in counts.items() if code not in NO_WAGE}
    return sum(occupations()[code].pay * count for code, count in known.items()) / max(sum(known.values()), 1)


def _major(digits: str) -> str:
    return f"{digits}-0000"


def _group(digits: str) -> str:
    return f"{MAJOR[digits]} Occupations"


def _wages(area: str, title: str, jobs: Mapping[str, int], total: int, factor: float) -> str:
    """A file of an area's wages; all occupations have the cut-offs as their 25th and 75th percentile."""
    low, high = CUT_OFFS
    percentiles = {"PCT10": 16_900, "PCT25": low, "MEDIAN": _ALL_MEDIAN, "PCT75": high, "PCT90": 71_600}
    every = {name: pay * factor for name, pay in percentiles.items()}
    rows = [Row("00-0000", "All Occupations", "total", _tens(total), 1.0, _ALL_MEDIAN * factor, every)]
    rows += [_detailed(code, count, count / total, factor) for code, count in jobs.items()]
    place = (area, title, 1 if area == "99" else 2, "")
    return written(OEWS_HEADER, [_oews(place, "", row) for row in rows])


def _oews(place: tuple[str, str, int, str], industry: str, row: Row) -> list[object]:
    """A row as OEWS writes it."""
    group = f"{len(industry)}-digit" if industry else "cross-industry"
    title = naics_titles()[industry] if industry else "Cross-industry"
    own = "5" if industry and not industry.startswith(("9", "49", "611")) else "1235"
    hourly, annual = _pay_cells(row)
    shown = "**" if row.jobs == "**" else f"{100 * row.share:.2f}"
    return [
        *place, f"{industry:0<6}", title, group, own, row.code, row.title, row.group, row.jobs, "", "", "", shown, "",
        hourly["MEAN"], annual["MEAN"], "", *(hourly[name] for name in _SPREAD), *(annual[name] for name in _SPREAD),
        "TRUE" if row.code in ONLY_YEARLY else "", "TRUE" if row.code in ONLY_HOURLY else "",
    ]  # fmt: skip


def _pay_cells(row: Row) -> tuple[dict[str, str], dict[str, str]]:
    """Pay by the hour and the year: a number, ``*`` where not published, ``#`` where above what is printed."""
    if row.pay is None:
        nothing = dict.fromkeys(("MEAN", *_SPREAD), "*")
        return nothing, nothing
    spread = row.percentiles or {name: row.pay * part for name, part in _SPREAD.items()}
    amounts = {"MEAN": row.pay * _MEAN, **spread}
    hourly = {name: _shown(pay, f"{pay / HOURS:.2f}", name) for name, pay in amounts.items()}
    annual = {name: _shown(pay, f"{round(pay, -1):.0f}", name) for name, pay in amounts.items()}
    return (
        dict.fromkeys(hourly, "*") if row.code in ONLY_YEARLY else hourly,
        dict.fromkeys(annual, "*") if row.code in ONLY_HOURLY else annual,
    )


def _shown(pay: float, text: str, name: str) -> str:
    return "#" if pay >= TOP_CODE and name != "MEAN" else text


def _projections(base: Mapping[str, int], total: int) -> str:
    """California's layout: openings are those of the whole period."""
    last = {code: _tens(count * (1 + occupations()[code].growth / 100)) for code, count in base.items()}
    zones = {code: occupations()[code].zone for code in base}
    leaving = {code: _leaving(count, zones[code]) for code, count in base.items()}
    every = _tens(total * _ALL_GROWTH)
    rows = [_projected("1", "00-0000", "Total, All Occupations", (_tens(total), every), _leaving(total, 2))]
    for major in sorted({code[:2] for code in base}):
        own = [code for code in base if code.startswith(major)]
        ends = (sum(base[code] for code in own), sum(last[code] for code in own))
        gone = (sum(leaving[code][0] for code in own), sum(leaving[code][1] for code in own))
        rows.append(_projected("2", _major(major), _group(major), ends, gone))
        rows += [
            _projected("4", code, occupations()[code].title, (base[code], last[code]), leaving[code])
            for code in own
        ]
    return written(PROJECTIONS_HEADER, rows)


def _leaving(jobs: float, zone: int) -> tuple[int, int]:
    """Who leaves work and who changes occupation over the period: the fewer the longer the training."""
    years = PERIOD[1] - PERIOD[0]
    return _tens(jobs * years * (0.058 - 0.007 * zone)), _tens(jobs * years * (0.085 - 0.011 * zone))


def _projected(
    level: str, code: str, title: str, ends: tuple[int, int], leaving: tuple[int, int]
) -> list[object]:
    first, last = ends
    occupation = occupations().get(code)
    known = occupation is not None and code not in NO_WAGE
    pay = [f"{occupation.pay / HOURS:.2f}", occupation.pay] if occupation and known else ["", ""]
    words = EDUCATION[occupation.education][0] if occupation else ""
    return [
        "State", SAMPLE_STATE, f"{PERIOD[0]}-{PERIOD[1]}", level, code, title, first, last, last - first,
        f"{100 * (last - first) / first:.1f}", *leaving, max(sum(leaving) + last - first, 0), *pay, words, "", "",
    ]  # fmt: skip


def _titles() -> str:
    rows = [(_onet(one), one.title, "Constructed example.") for one in occupations().values()]
    return written("O*NET-SOC Code,Title,Description", rows, "\t")


def _job_zones() -> str:
    rows = [(_onet(one), one.zone, "07/2004", "Constructed example") for one in occupations().values()]
    return written("O*NET-SOC Code,Job Zone,Date,Domain Source", rows, "\t")


def _education() -> str:
    """Most name the occupation's own category, some the ones beside it."""
    rows = [
        (_onet(one), "2.D.1", "Required Level of Education", "RL", category, share, "N")
        for one in occupations().values()
        for category, share in _asked(EDUCATION[one.education][1])
    ]
    return written(EDUCATION_HEADER, rows, "\t")


def _asked(category: int) -> Iterator[tuple[int, int]]:
    beside = [near for near in (category - 1, category + 1) if near >= 1]
    yield category, 100 - 20 * len(beside)
    yield from ((near, 20) for near in beside)


def _onet(occupation: Occupation) -> str:
    return f"{occupation.code}.00"


def _ratings(elements: Mapping[str, str]) -> str:
    """How important elements are, from 1 to 5: made up."""
    rows = [
        (_onet(one), elements[name], name, "IM", f"{importance:.2f}", "N", "n/a")
        for one in occupations().values()
        for name, importance in rated(one)
        if name in elements
    ]  # fmt: skip
    return written(RATINGS_HEADER, rows, "\t")


def rated(occupation: Occupation) -> Iterator[tuple[str, float]]:
    """Importance of an occupation's skills and fields: the kind of work's own, and what more a job zone asks."""
    ratings: dict[str, float] = {}
    work = WORK[occupation.work]
    for place, name in enumerate(work):
        rank = place % SKILLS_OF_A_KIND
        ratings[name] = 4.2 - 0.18 * rank + 0.1 * (chance("rating", occupation.code, name) - 0.5)
    for name, (least, a_zone) in ZONE_SKILLS.items():
        ratings[name] = max(ratings.get(name, 0.0), least + a_zone * occupation.zone)
    yield from ratings.items()
