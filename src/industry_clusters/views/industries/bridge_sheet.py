"""Bridge groups: what can be compared across a change of the industry classification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.breaks import bridge_table, member_jobs
from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.sheet_names import BRIDGE_SHEET
from industry_clusters.study import AcrossBreaks
from industry_clusters.terms import TERMS
from industry_clusters.views.region.data_sheets import (
    REGION_BEST,
    REGION_EMPLOYMENT,
    REGION_HIGH,
    REGION_LOW,
    WITHHELD_CELLS,
    years_of,
)
from industry_clusters.views.vocabulary.measured import or_missing, yearly_growth
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, source_line

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

BRIDGES, BRIDGE_MEMBERS = "bridges", "bridge_members"


def bridge_sheet(analysis: Analysis) -> Sheet:
    """The groups, their jobs and growth, and the codes they are made of."""
    study = analysis.study
    table = bridge_table(analysis.region, study.first_year, study.last_year, analysis.units.units)
    blocks: tuple[Block, ...] = (Paragraph(_guide(analysis), "note", alert=_stale(analysis)),)
    if len(table):
        small = tuple(Paragraph(each.sentence + ".", "note") for each in analysis.units.small)
        blocks += (_bridges(analysis, table), Heading("What they are made of"), _members(analysis, table))
        blocks += (Heading("Small moves that are left out of account"), *small) if small else ()
    else:
        blocks += (Paragraph(_nothing(analysis)),)
    title = f"Comparable industry groups of {analysis.region.label}"
    return Sheet(BRIDGE_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def _guide(analysis: Analysis) -> Formula:
    years = f"{analysis.study.first_year} to {analysis.study.last_year}"
    words = (
        "A comparable industry group is the smallest set of codes that nothing worth counting left or entered when the classification changed: "
        f"growth can be computed on it where it cannot on one code. The sets are those of {years}"
    )
    pieces = [words[start : start + 200] for start in range(0, len(words), 200)]
    text = "&".join(f'"{piece}"' for piece in pieces)
    changed = '"; the years were CHANGED since: build again."'
    return Formula(f'{text}&IF({_stale(analysis)},{changed},".")', f"{words}.")


def _stale(analysis: Analysis) -> str:
    return f"OR(first_year<>{analysis.study.first_year},last_year<>{analysis.study.last_year})"


def _nothing(analysis: Analysis) -> str:
    if analysis.study.industry_level > 4:  # noqa: PLR2004  moves are known to four digits
        return "Which codes finer than four digits changed is not known here."
    return "No industry group of the region changed between the two years."


def _bridges(analysis: Analysis, table: pd.DataFrame) -> Table:
    def summed(column: str) -> str:
        return f"SUMIFS({{{BRIDGE_MEMBERS}.{column}}},{{{BRIDGE_MEMBERS}.bridge}},[number])"

    formulas = {
        "employment_first": summed("employment_first"),
        "employment_last": summed("employment_last"),
        "employment_change": "[employment_last]-[employment_first]",
        "growth": or_missing(yearly_growth("[employment_first]", "[employment_last]")),
    }
    worked = (
        Column(name, header(name, analysis), table[name].tolist(), Unit(TERMS[name].unit), Kind.DERIVED, text)
        for name, text in formulas.items()
    )
    return Table(
        BRIDGES,
        (
            Column("number", "Group", list(range(1, len(table) + 1)), Unit.COUNT, width=10.0),
            Column(
                "codes", "Codes", [", ".join(codes) for codes in table["codes"]], Unit.LONG_TEXT, width=60.0
            ),
            *worked,
        ),
    )


def _shown(jobs: float | None) -> float | str:
    return "" if jobs is None else jobs


def _members(analysis: Analysis, table: pd.DataFrame) -> Table:
    rows = [(number, code) for number, codes in enumerate(table["codes"], start=1) for code in codes]
    place = f"MATCH([industry_code],{{{REGION_EMPLOYMENT}.industry_code}},0)"

    def jobs(column: str) -> str:
        published, low, high, best = (
            f"INDEX({years_of(key, analysis)},{place},{column})"
            for key in (REGION_EMPLOYMENT, REGION_LOW, REGION_HIGH, REGION_BEST)
        )
        cell = f"CHOOSE(reading_mode,{published},({low}+{high})/2,{best})"
        there = f"INDEX({years_of(WITHHELD_CELLS, analysis)},{place},{column})"
        return f'IF(ISNA({there}),"",{cell})'

    def worked(name: str, column: str, year: int) -> Column:
        values = [_shown(member_jobs(analysis.region, code, year)) for _, code in rows]
        return Column(name, header(name, analysis), values, Unit.JOBS, Kind.DERIVED, jobs(column))

    titles = naics_titles()
    return Table(
        BRIDGE_MEMBERS,
        (
            Column("bridge", "Group", [number for number, _ in rows], Unit.COUNT),
            Column("industry_title", "Industry", [f"{code} {titles.get(code, '')}".strip() for _, code in rows], Unit.LONG_TEXT),
            worked("employment_first", "first_column", analysis.study.first_year),
            worked("employment_last", "last_column", analysis.study.last_year),
            Column("industry_code", "NAICS", [code for _, code in rows], Unit.CODE),
        ),
    )  # fmt: skip


def growth_across_breaks(own: str) -> str:
    """Growth as it is, or that of the bridge group where the code changed and Setup asks for it."""
    wanted = f'(across_breaks="{AcrossBreaks.BRIDGE.label}")*([classification]<>"")'
    return f"IF({wanted},IF([bridge]>0,INDEX({{{BRIDGES}.growth}},[bridge]),NA()),{own})"
