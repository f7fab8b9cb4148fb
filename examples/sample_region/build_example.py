"""Construct the sample region: every number is made here, none is any place's.

The region's industry groups add up to the two example tables of the *Industry Clusters of Opportunity User Guide*
(2007): figure 6A row by row (jobs, pay, location quotients of twenty health industry groups in 1990 and 2003) and,
cluster by cluster, the jobs, pay and quotients behind figure 6B. Everything else is filled in so that totals make
sense: three counties, a state and a nation, 1990 to 2003, in BLS's by-area layout, with some cells withheld.

Run it from the repository: ``python examples/sample_region/build_example.py [FOLDER]``. It writes the same bytes each time.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, field
from pathlib import Path

from example_chance import apportion, chance, written, zipped
from example_interviews import INTERVIEWS
from example_maps import INFRASTRUCTURE
from example_mobilization import mobilization_text
from example_occupations import Jobs, occupation_files
from example_tables import CLUSTERS, FARM, FIGURE_6A, FIGURE_6B, GONE, NEVER_HERE, NEW, PUBLIC, ROLES

from industry_clusters.industry_codes import level_of, parent_of, sector_of
from industry_clusters.ingest.lookups import naics_titles, naics_vintages

YEARS = tuple(range(1990, 2004))
FIRST, LAST = YEARS[0], YEARS[-1]
SPAN = LAST - FIRST
DEFLATOR = 1.3995
REGION_JOBS = {FIRST: 504_300, LAST: 640_000}  # non-farm
NATION_JOBS = {FIRST: 108_600_000, LAST: 129_800_000}
REGION_FARM, NATION_FARM = {FIRST: 19_400, LAST: 21_700}, {FIRST: 1_180_000, LAST: 1_150_000}
REST_PAY = {FIRST: 19_900, LAST: 31_800}  # dollars of the year
COUNTIES = {"99001": 0.70, "99003": 0.20, "99005": 0.10}
STATE, NATION = "99000", "US000"
TITLES = {
    "99001": "Sample County, Sample State (constructed example)",
    "99003": "Second Sample County, Sample State (constructed example)",
    "99005": "Third Sample County, Sample State (constructed example)",
    STATE: "Sample State -- Statewide (constructed example)",
    NATION: "Sample nation (constructed example)",
}
OWN_TITLES = {
    "0": "Total Covered",
    "1": "Federal Government",
    "2": "State Government",
    "3": "Local Government",
    "5": "Private",
}
LEVELS = {NATION: 10, STATE: 50, **dict.fromkeys(COUNTIES, 70)}
OUTSIDE_SHARE = 0.018  # of the nation's jobs that lie in the state beside the region
HEADER = (
    "area_fips own_code industry_code agglvl_code size_code year qtr disclosure_code area_title own_title industry_title "
    "agglvl_title size_title annual_avg_estabs_count annual_avg_emplvl total_annual_wages taxable_annual_wages "
    "annual_contributions annual_avg_wkly_wage avg_annual_pay lq_disclosure_code lq_annual_avg_estabs_count "
    "lq_annual_avg_emplvl lq_total_annual_wages lq_taxable_annual_wages lq_annual_contributions lq_annual_avg_wkly_wage "
    "lq_avg_annual_pay oty_disclosure_code "
    + " ".join(
        f"oty_{name}_chg oty_{name}_pct_chg"
        for name in [
            "annual_avg_estabs_count",
            "annual_avg_emplvl",
            "total_annual_wages",
            "taxable_annual_wages",
            "annual_contributions",
            "annual_avg_wkly_wage",
            "avg_annual_pay",
        ]
    )
).split()


@dataclass
class Group:
    """One industry group: jobs and payroll of the region, jobs of the nation, in the first and the last year."""

    code: str
    jobs: dict[int, int] = field(default_factory=dict)
    payroll: dict[int, int] = field(default_factory=dict)
    nation: dict[int, int] = field(default_factory=dict)
    member: bool = True


def health_groups() -> list[Group]:
    """The rows of figure 6A: pay is exact, and the nation's jobs follow from the quotient."""
    return [
        Group(
            code,
            {FIRST: e90, LAST: e03},
            {FIRST: e90 * p90, LAST: e03 * p03},
            {year: round(jobs / quotient * NATION_JOBS[year] / REGION_JOBS[year])
             for year, jobs, quotient in ((FIRST, e90, lq90), (LAST, e03, lq03))},
        )
        for code, e90, e03, p90, p03, lq90, lq03 in FIGURE_6A
    ]  # fmt: skip


def cluster_groups(name: str) -> list[Group]:
    """A cluster's industry groups: their sums are what figure 6B prints."""
    e90, e03, real_pay, pay, lq90, lq03 = FIGURE_6B[name]
    groups = [Group(code) for code in CLUSTERS[name]]
    sizes = [0.4 + 2 * chance("size", group.code) ** 2 for group in groups]
    for year, total, quotient in ((FIRST, e90, lq90), (LAST, e03, lq03)):
        drift = [
            size * (1 + 0.5 * (chance("growth", group.code) - 0.5) * (year == LAST))
            for size, group in zip(sizes, groups, strict=True)
        ]
        nation_total = round(total / quotient * NATION_JOBS[year] / REGION_JOBS[year])
        nation = apportion(
            nation_total,
            [
                size * (0.6 + 0.8 * chance("quotient", group.code))
                for size, group in zip(sizes, groups, strict=True)
            ],
        )
        for group, jobs, abroad in zip(groups, apportion(total, drift), nation, strict=True):
            group.jobs[year], group.nation[year] = jobs, abroad
        target = round((real_pay / DEFLATOR if year == FIRST else pay) * total)
        share_out_payroll(groups, year, target)
    return groups


def share_out_payroll(groups: list[Group], year: int, total: int) -> None:
    """Spread a payroll over groups: pay differs between them, and the sum is exact."""
    weights = [group.jobs[year] * (0.75 + 0.5 * chance("pay", group.code)) for group in groups]
    for group, payroll in zip(groups, apportion(total, weights), strict=True):
        group.payroll[year] = payroll


def other_groups(codes: list[str], jobs: dict[int, int], nation: dict[int, int]) -> list[Group]:
    """Industry groups outside the clusters, which fill the totals up."""
    groups = [Group(code, member=False) for code in codes]
    for year in (FIRST, LAST):
        here = [_weight(group.code, year) for group in groups]
        abroad = [
            (0.1 + 2 * chance("size", group.code) ** 3) * (1 + 0.4 * chance("abroad", group.code, year))
            for group in groups
        ]
        for group, own, other in zip(
            groups, apportion(jobs[year], here), apportion(nation[year], abroad), strict=True
        ):
            group.jobs[year], group.nation[year] = own, other
        share_out_payroll(groups, year, REST_PAY[year] * jobs[year])
    return groups


def _weight(code: str, year: int) -> float:
    if code in NEVER_HERE or (code in NEW and year == FIRST) or (code in GONE and year == LAST):
        return 0.0
    size = 0.02 + 2 * chance("size", code) ** 3
    return (
        size
        * (0.3 + 1.6 * chance("here", code))
        * (1 + 0.6 * (chance("growth", code) - 0.5) * (year == LAST))
    )


def all_groups() -> list[Group]:
    """Every industry group of NAICS 2002."""
    members = [*health_groups(), *(group for name in CLUSTERS for group in cluster_groups(name))]
    taken = {group.code for group in members}
    codes = sorted(
        code
        for code, vintages in naics_vintages().items()
        if level_of(code) == 4 and 2002 in vintages and code != "9999"
    )
    farm = [code for code in codes if sector_of(code) == FARM]
    rest = [code for code in codes if code not in taken and code not in farm]
    left = {year: REGION_JOBS[year] - sum(group.jobs[year] for group in members) for year in (FIRST, LAST)}
    left_abroad = {
        year: NATION_JOBS[year] - sum(group.nation[year] for group in members) for year in (FIRST, LAST)
    }
    return [*members, *other_groups(rest, left, left_abroad), *other_groups(farm, REGION_FARM, NATION_FARM)]


def path_between(first: float, last: float, name: str) -> dict[int, int]:
    """Whole numbers from the first year's to the last year's, with a mild wave between."""
    values = {}
    for year in YEARS:
        share = (year - FIRST) / SPAN
        straight = (
            first * (last / first) ** share if first > 0 and last > 0 else first + (last - first) * share
        )
        wave = 0.10 * (chance("wave", name) - 0.5) * math.sin(math.pi * share) + 0.02 * math.sin(
            6 * math.pi * share
        )
        values[year] = round(straight * (1 + wave * (0 < share < 1)))
    return values


@dataclass
class Cell:
    """One published row's amounts."""

    establishments: int = 0
    jobs: int = 0
    payroll: int = 0
    withheld: bool = False

    def add(self, other: Cell) -> None:
        """Add a child's amounts."""
        self.establishments += other.establishments
        self.jobs += other.jobs
        self.payroll += other.payroll


Cells = dict[tuple[str, str, str, int], Cell]  # area, ownership, industry, year


def county_cells(groups: list[Group]) -> Cells:
    """Jobs, payroll and establishments of every county, ownership, industry group and year."""
    cells: Cells = {}
    for group in groups:
        jobs = path_between(group.jobs[FIRST], group.jobs[LAST], group.code)
        pay = {
            year: group.payroll[year] / group.jobs[year] if group.jobs[year] else 0 for year in (FIRST, LAST)
        }
        pay = {year: pay[year] or pay[FIRST] or pay[LAST] for year in (FIRST, LAST)}
        path = {
            year: pay[FIRST] * (pay[LAST] / pay[FIRST]) ** ((year - FIRST) / SPAN) if pay[FIRST] else 0
            for year in YEARS
        }
        for year in YEARS:
            payroll = group.payroll.get(year, round(jobs[year] * path[year]))
            _split(cells, group, year, jobs[year], payroll)
    return cells


def _split(cells: Cells, group: Group, year: int, jobs: int, payroll: int) -> None:
    """Over counties and ownerships; small groups sit in the largest county alone."""
    if jobs == 0:
        return
    small = max(group.jobs.values()) < 60
    places = list(COUNTIES)[:1] if small else list(COUNTIES)
    owners = PUBLIC.get(group.code, {"5": 1.0})
    keys = [(county, own) for county in places for own in owners]
    weights = [
        COUNTIES[county] * (0.7 + 0.6 * chance("county", county, group.code)) * owners[own]
        for county, own in keys
    ]
    parts = apportion(jobs, weights)
    for (county, own), part, paid in zip(
        keys, parts, apportion(payroll, [max(part, 1e-9) for part in parts]), strict=True
    ):
        if part:
            size = 4 + 26 * chance("establishment", group.code)
            cells[county, own, group.code, year] = Cell(max(1, round(part / size)), part, paid)


def wider_cells(groups: list[Group], counties: Cells) -> Cells:
    """The state's and the nation's cells; both hold the region."""
    cells: Cells = {}
    region: dict[tuple[str, str, int], Cell] = {}
    for (_, own, code, year), cell in counties.items():
        region.setdefault((own, code, year), Cell()).add(cell)
    for group in groups:
        abroad = path_between(group.nation[FIRST], group.nation[LAST], f"nation {group.code}")
        owners = PUBLIC.get(group.code, {"5": 1.0})
        for year in YEARS:
            for own, jobs in zip(owners, apportion(abroad[year], list(owners.values())), strict=True):
                here = region.get((own, group.code, year), Cell())
                pay = here.payroll / here.jobs if here.jobs else REST_PAY[FIRST] * 1.035 ** (year - FIRST)
                cells[NATION, own, group.code, year] = Cell(
                    max(1, round(jobs / 14)), jobs, round(jobs * pay * 0.97)
                )
                beside = round(jobs * OUTSIDE_SHARE)
                state = Cell(max(1, round(beside / 14)), beside, round(beside * pay))
                state.add(here)
                cells[STATE, own, group.code, year] = state
    return cells


def with_parents(cells: Cells) -> Cells:
    """Add three-digit, sector and total rows: every parent is the sum of its children."""
    full: Cells = {}
    for (area, own, code, year), cell in cells.items():
        full[area, own, code, year] = cell
        above = code
        while above != "10":
            above = parent_of(above)
            full.setdefault((area, own, above, year), Cell()).add(cell)
        full.setdefault((area, "0", "10", year), Cell()).add(cell)
    return full


def withhold(cells: Cells, members: set[str]) -> None:
    """Mask small cells of the counties, and a sibling so that none can be worked out; never a cluster's member."""
    for (area, own, code, year), cell in sorted(cells.items()):
        if area not in COUNTIES or level_of(code) != 4 or code in members:
            continue
        always = chance("withheld", area, code) < 0.03
        once = chance("withheld", area, code, year) < 0.01
        if (cell.establishments < 3 and cell.jobs < 12) or always or once:
            cell.withheld = True
            sibling = _sibling(cells, area, own, code, year, members)
            if sibling is not None:
                sibling.withheld = True


def _sibling(cells: Cells, area: str, own: str, code: str, year: int, members: set[str]) -> Cell | None:
    """The smallest published sibling, where the masked cell would be the only one; else the parent."""
    around = [
        other
        for other in naics_vintages()
        if level_of(other) == 4 and parent_of(other) == parent_of(code) and other != code
    ]
    present = [
        (cells[area, own, other, year], other) for other in around if (area, own, other, year) in cells
    ]
    if any(cell.withheld for cell, _ in present):
        return None
    free = [cell for cell, other in present if other not in members]
    return min(free, key=lambda cell: cell.jobs) if free else cells[area, own, parent_of(code), year]


def rows_of(area: str, year: int, cells: Cells) -> list[list[object]]:
    """One by-area file's rows, as BLS orders them."""
    keys = sorted(
        (key for key in cells if key[0] == area and key[3] == year),
        key=lambda key: (key[1], level_of(key[2]), key[2]),
    )
    return [_row(key, cells) for key in keys]


def _row(key: tuple[str, str, str, int], cells: Cells) -> list[object]:
    area, own, code, year = key
    cell = cells[key]
    jobs, payroll = (0, 0) if cell.withheld else (cell.jobs, cell.payroll)
    pay = round(payroll / jobs) if jobs else 0
    level = LEVELS[area] + (0 if own == "0" else max(1, level_of(code) + 2 if level_of(code) else 1))
    prefix = "" if code == "10" else "NAICS "
    quotients = [0, 0.0, 0.0, 0, 0, 0, 0] if cell.withheld else _quotients(key, cells)
    return [
        area, own, code, level, 0, year, "A", "N" if cell.withheld else "", TITLES[area], OWN_TITLES[own],
        f"{prefix}{code} {naics_titles()[code]}", "", "All establishment sizes", cell.establishments, jobs, payroll, 0, 0,
        round(pay / 52), pay, "N" if cell.withheld else "", *quotients, "N", *[0] * 14,
    ]  # fmt: skip


def _quotients(key: tuple[str, str, str, int], cells: Cells) -> list[object]:
    """BLS's quotients: beside the nation, over total covered; two decimals."""
    area, own, code, year = key
    here, total = cells[key], cells[area, "0", "10", year]
    there, whole = cells[NATION, own, code, year], cells[NATION, "0", "10", year]

    def quotient(name: str) -> float:
        return round(
            getattr(here, name) / getattr(total, name) / (getattr(there, name) / getattr(whole, name)), 2
        )

    return [quotient("establishments"), quotient("jobs"), quotient("payroll"), 0, 0, 0, 0]


def data_zip(cells: Cells) -> bytes:
    """All by-area files in one zip."""
    return zipped(
        {
            f"{year}.annual.by_area/{year}.annual {area} constructed.csv": written(
                ",".join(HEADER), rows_of(area, year, cells)
            )
            for year in YEARS
            for area in sorted(TITLES)
        }
    )


def price_index() -> str:
    """A constructed index: 100 in 1990 and 139.95 in 2003, at a constant rate between."""
    lines = ["series_id,area_code,area_name,year,period,value"]
    lines += [
        f"EXAMPLESA0,EXMP,Sample price index (constructed example),{year},M13,{100 * DEFLATOR ** ((year - FIRST) / SPAN):.3f}"
        for year in YEARS
    ]
    return "\n".join(lines) + "\n"


def clusters_csv() -> str:
    """Which industry groups make up which cluster of the example."""
    lines = ["cluster,industry_code,role,source"]
    health = {"Health and Biomedicine": [row[0] for row in FIGURE_6A]}
    for name, codes in {**CLUSTERS, **health}.items():
        lines += [f"{name},{code},{_role(name, code)},constructed example" for code in codes]
    return "\n".join(lines) + "\n"


def _role(cluster: str, code: str) -> str:
    usual, others = ROLES[cluster]
    return next((role for role, codes in others.items() if code in codes), usual)


README = """Constructed example data. Every number here was made by examples/sample_region/build_example.py; none is any place's.

example_data.zip            three counties, a state and a nation, 1990 to 2003, in BLS's by-area layout (43 columns)
example_price_index.csv     a price index with 1.3995 between 1990 and 2003
example_occupations.zip     staffing patterns and national wages in OEWS's layout, projections in California's, skills and job
                            zones in O*NET's; codes of occupations and names of skills are real, every number is made up
example_state_M2003.csv     wages of the sample state in OEWS's layout
clusters.csv                which industry groups make up which cluster
study.toml                  the study that the demo builds
mobilization.json           people, meetings, votes and plans of three cluster groups; nobody and nothing in it exists

The counties add up to the example tables of the Industry Clusters of Opportunity User Guide (2007): figure 6A row by row,
and the jobs, pay and quotients behind figure 6B. Where the two contradict each other (Health's quotient of 2003), the rows
of figure 6A stand. Some cells of other industry groups are withheld.

Health and Biomedicine's jobs divide into 31 % high, 44 % mid and 25 % entry pay, as in the guide's tenth step, with the state's
25th and 75th percentile of wages at $24,000 and $48,900. Staffing patterns were mixed freely and then scaled by level of pay
until the cluster's jobs add up to that split; the other clusters' splits are whatever their patterns give.
Ratings of skills are not O*NET's, wages and patterns not BLS's, projections not any state's.
"""
STUDY = """# The sample region. Every number behind it is constructed; see README.txt.
[region]
name = "Sample region (constructed example)"
areas = ["99001", "99003", "99005"]

[reference]
area = "US000"
also = ["99000"]

[measure]
ownership = "all"
base_total = "non_farm"
industry_level = 4

[years]
first = 1990
last = 2003
dollars = 2003

[prices]
index = "EXAMPLESA0"

[definitions]
file = "clusters.csv"

[[data]]
path = "example_data.zip"

[[data]]
path = "example_price_index.csv"

[[data]]
path = "example_occupations.zip"

[[data]]
path = "example_state_M2003.csv"
"""


def jobs_by_area(groups: list[Group], cells: Cells) -> Jobs:
    """Jobs of the clusters' industry groups in the last year."""
    members = {group.code for group in groups if group.member}
    state = dict.fromkeys(members, 0)
    for (area, _, code, year), cell in cells.items():
        if area == STATE and year == LAST and code in members:
            state[code] += cell.jobs
    region = {group.code: group.jobs[LAST] for group in groups if group.member}
    nation = {group.code: group.nation[LAST] for group in groups if group.member}
    whole = {area: cells[area, "0", "10", LAST].jobs for area in (STATE, NATION)}
    return Jobs(region, state, nation, whole[STATE], whole[NATION])


def main(folder: Path) -> None:
    """Write the example into a folder."""
    groups = all_groups()
    counties = county_cells(groups)
    cells = with_parents({**counties, **wider_cells(groups, counties)})
    withhold(cells, {group.code for group in groups if group.member})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "example_data.zip").write_bytes(data_zip(cells))
    occupations, wages = occupation_files(jobs_by_area(groups, cells), tuple(row[0] for row in FIGURE_6A))
    (folder / "example_occupations.zip").write_bytes(occupations)
    texts = {
        "example_price_index.csv": price_index(),
        "clusters.csv": clusters_csv(),
        "README.txt": README,
        "example_state_M2003.csv": wages,
        "mobilization.json": mobilization_text(),
        "study.toml": STUDY + INFRASTRUCTURE + INTERVIEWS,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[2] / "src" / "industry_clusters" / "example"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
