"""Step 10's request to the state's labor market information office: a letter, and the clusters' codes on a sheet.

Who writes, to whom and until when are blanks in the letter, or words of an office's own template: they are no part of
the study, which is shared and built again, and would carry names and telephone numbers along.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_label
from industry_clusters.ingest.lookups import naics_titles, naics_vintages, vintage_of
from industry_clusters.measures.margins import Grade
from industry_clusters.study import LevelBasis, Ownership, Reading
from industry_clusters.terms import TERMS
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import (
    Blank,
    DocumentTable,
    Heading,
    Letter,
    Points,
    Text,
)
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.model import Column, Paragraph, Role, Sheet, Table, Unit, Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.study import Study
    from industry_clusters.views.vocabulary.document_model import Block, Line
    from industry_clusters.views.vocabulary.model import Cell

CODES_SHEET = "NAICS codes"
NOT_IN_DATA, NOT_DISCLOSED = "not in data", "not disclosed"
_SOC_STARTS = {2000: 0, 2010: 2010, 2018: 2019}
"""The first year of OEWS in each SOC vintage; the two years after a switch mix it with the one before."""
_DIGITS = {2: "two-digit", 3: "three-digit", 4: "four-digit", 5: "five-digit", 6: "six-digit"}


def asked_for(analysis: Analysis, clusters: Sequence[str]) -> pd.DataFrame:
    """The members that are asked about: each code once a cluster, without those excluded on review.

    A code that the region's data lack is asked about too: the office may know it.
    """
    members = analysis.clusters.members
    wanted = members["cluster"].isin(clusters) & members["industry_code"].ne("") & members["excluded"].eq(0)
    return members[wanted].drop_duplicates(["cluster", "industry_code"]).sort_values("slot", kind="stable")


def request_letter(analysis: Analysis, clusters: Sequence[str], enclosure: str, day: date) -> Letter:
    """Say what is needed for some clusters.

    Parameters
    ----------
    analysis
        The study's tables.
    clusters
        Names of clusters, at least one.
    enclosure
        The file name of the sheet that goes with the letter.
    day
        The letter's date.
    """
    members = asked_for(analysis, clusters)
    region = analysis.region.label
    about = f"the cluster {clusters[0]}" if len(clusters) == 1 else f"{len(clusters)} industry clusters"
    return Letter(
        sender=((Blank("[your organization]"),), (Blank("[street, city, state, ZIP code]"),)),
        date=(said_day(day),),
        addressee=((Blank("[name of the state's labor market information office]"),), (Blank("[its address]"),)),
        subject=f"Request for occupational data on {about}: {region}",
        salutation=("Dear ", Blank("[name, or: colleagues]"), ":"),
        body=(
            *_purpose(analysis),
            *_wanted(analysis),
            *_form(analysis, members),
            *_care(analysis, members),
            *_codes(members, enclosure),
            *_ending(),
        ),
        closing="Sincerely,",
        signature=((Blank("[your name]"),), (Blank("[your title and organization]"),)),
        enclosures=(f"Enclosure: {enclosure} ({len(members)} rows)",),
    )  # fmt: skip


def _purpose(analysis: Analysis) -> tuple[Block, ...]:
    areas = ", ".join(area_label(analysis.panel, code) for code in analysis.region_areas)
    return (
        Text(
            (
                (f"We are studying which groups of related industries {analysis.region.label} can build on, and what work they "
                "offer. To see which occupations each cluster employs, at what pay and with what outlook, we ask for the "
                "data below. National patterns are public; yours would show how our own employers staff."),
            )
        ),
        Text((f"The region is made up of: {areas}.",)),
    )  # fmt: skip


def _wanted(analysis: Analysis) -> tuple[Block, ...]:
    level = _DIGITS[analysis.study.industry_level]
    points = (
        (
            f"Staffing patterns: employment by detailed occupation (six-digit SOC) within each {level} NAICS code of the list, for "
            f"the region, {_whose_jobs(analysis)}, in {analysis.study.last_year} or the period nearest to it. Where the region cannot be shown, for the state; where a code cannot be shown, for the next "
            "broader one. Please say which it is."
        ),
        (
            "Wages of these occupations, hourly and annual: the mean, and the 10th, 25th, 50th, 75th and 90th percentiles; for the "
            "region and for the state."
        ),
        f"The same percentiles of the state over all occupations together. {_how_levels_are_split(analysis)}",
        (
            "Your latest short-term and long-term projections by occupation: employment in the base and the projected year, and "
            "openings from growth, exits and transfers; for the state and for the smallest area that holds the region."
        ),
    )
    return Heading("What we ask for", 2), Points(tuple((point,) for point in points))


def _whose_jobs(analysis: Analysis) -> str:
    """The jobs that the study counts, as an office calls them."""
    private = analysis.study.ownership is Ownership.PRIVATE
    return (
        "private employers only" if private else "all ownerships together (federal, state, local and private)"
    )


def _how_levels_are_split(analysis: Analysis) -> str:
    """Where the study splits entry, mid and high pay."""
    study = analysis.study
    low, high = study.level_low, study.level_high
    if low is not None and high is not None:
        return f"We split entry, mid and high pay at ${low:,.0f} and ${high:,.0f} a year, and compare these with them."
    if study.level_basis is LevelBasis.CLUSTER:
        return "We split entry, mid and high pay at the quartiles of each cluster's own jobs, and compare these with them."
    area = (
        "the state's"
        if study.wage_area in ("", analysis.region_areas[0][:2] + "000")
        else f"the wage area's ({study.wage_area})"
    )
    return f"We split entry, mid and high pay at {area} 25th and 75th percentiles."


def _form(analysis: Analysis, members: pd.DataFrame) -> tuple[Block, ...]:
    year = analysis.study.last_year
    soc = max(vintage for vintage, first in _SOC_STARTS.items() if first <= year)
    points = (
        (
            "A workbook or CSV file with one row for each industry and occupation; codes as text, hourly and annual wages in columns "
            "of their own, and no subtotals among the rows (or a column that marks them)."
        ),
        (
            "Cells that cannot be released: please keep the row and put a mark in the cell, one for employment and another for "
            "wages, and a third for wages above the highest you publish. A zero would be read as no jobs."
        ),
        (
            f"{_vintage(year, members)} Jobs on the list are of {_whose_jobs(analysis)}. Please name the NAICS and SOC vintage (for {year} we "
            f"expect SOC {soc}), the period, the area and the ownerships of each file."
        ),
    )
    return Heading("In which form", 2), Points(tuple((point,) for point in points))


def _vintage(year: int, members: pd.DataFrame) -> str:
    """Whose codes the list has; those that the last year's NAICS does not have are named, with theirs."""
    vintage, known = vintage_of(year), naics_vintages()
    codes = [code for code in dict.fromkeys(members["industry_code"]) if vintage not in known.get(code, ())]
    found: dict[str, list[str]] = {}
    for code in codes:
        found.setdefault(_vintages_of(code), []).append(code)
    others = "; ".join(f"{', '.join(of_one)} ({named})" for named, of_one in found.items())
    words = f"Our codes are those of NAICS {vintage}, in which the employment data of {year} are coded"
    return f"{words}, but for {others}." if others else f"{words}."


def _vintages_of(code: str) -> str:
    """The latest vintage that has a code."""
    found = naics_vintages().get(code)
    return f"NAICS {max(found)}" if found else "not a code of NAICS 2002 to 2022"


def _care(analysis: Analysis, members: pd.DataFrame) -> tuple[Block, ...]:
    words = (
        "We ask for nothing about a single employer, and only for what your rules let you release. What you mark as not disclosed "
        "stays so in everything we show: we will not try to work out any number that you leave out of your files. If an agreement is "
        "needed first, please send us its terms. We will name your office as the source."
    )
    jobs = [_jobs(analysis, place) for place in members["row"]]
    estimated = sum(isinstance(one, str) and one not in (NOT_IN_DATA, NOT_DISCLOSED) for one in jobs)
    more = (Text((_estimates(analysis, estimated),)),) if estimated else ()
    return Heading("How we will treat it", 2), Text((words,)), *more


def _estimates(analysis: Analysis, estimated: int) -> str:
    """Which jobs of the list are none that were published, and where they come from."""
    how = (
        "lie between bounds that follow from"
        if analysis.study.reading is Reading.CERTAIN
        else "are our own estimates from"
    )
    rows = "1 row" if estimated == 1 else f"{estimated} rows"
    return (
        f"The jobs in {rows} of the enclosed list are not published; the numbers there {how} published numbers alone, and are marked so. "
        "We do not ask you to confirm or correct them."
    )


def _codes(members: pd.DataFrame, enclosure: str) -> tuple[Block, ...]:
    rows = tuple(
        (str(name), str(len(own)), ", ".join(own["industry_code"]))
        for name, own in members.groupby("cluster", sort=False)
    )
    words = f"The enclosed {enclosure} lists the same codes with titles, roles and the region's jobs."
    table = DocumentTable(
        ("Cluster", "Codes", "NAICS codes asked about"),
        rows,
        (0.29, 0.13, 0.58),
        title="The clusters' NAICS codes",
    )
    return Heading("The codes", 2), Text((words,)), table


def _ending() -> tuple[Block, ...]:
    answer: Line = (
        "Please reply by ",
        Blank("[date]"),
        ". If parts are ready earlier, please send them first. For questions: ",
        Blank("[name, telephone, e-mail]"),
        ". Thank you for your help.",
    )
    return Heading("When, and whom to ask", 2), Text(answer)


def codes_workbook(analysis: Analysis, clusters: Sequence[str]) -> Workbook:
    """The enclosure: a sheet with a row for each code of some clusters, as plain values that stand by themselves."""
    study = analysis.study
    guide = f"One row for each cluster and industry. {_how_jobs_are_shown(study)} '{NOT_IN_DATA}': no row of the region's files, or of the year's classification, has the code."
    source = (
        f"Source: {analysis.panel.publishers}, {study.last_year} annual averages (NAICS {vintage_of(study.last_year)}); {study.ownership.label.lower()}; {analysis.region.label}; "
        "clusters as defined by the sender"
    )
    title = f"NAICS codes of the clusters of {analysis.region.label}"
    table = _codes_table(analysis, asked_for(analysis, clusters))
    return Workbook(
        title,
        (Sheet(CODES_SHEET, title, Role.RESULT, (Paragraph(guide, "note"), table), source, landscape=False),),
    )


def _how_jobs_are_shown(study: Study) -> str:
    """How to read the jobs, by the numbers that the study shows."""
    none = f"'{NOT_DISCLOSED}': nothing more is known."
    if study.reading is Reading.PUBLISHED:
        return f"Jobs as they are published. '{NOT_DISCLOSED}': not published."
    within = f"'\N{ALMOST EQUAL TO}' within {study.grade_close:.0%}, 'about' within {study.grade_rough:.0%}, else a range"
    how = (
        f"by the bounds that published numbers allow: {within}. {none}"
        if study.reading is Reading.CERTAIN
        else f"how well we know them: {within}, each about nine times in ten. {none}"
    )
    return f"Jobs as they are published; where they are not, {how}"


def _codes_table(analysis: Analysis, members: pd.DataFrame) -> Table:
    jobs = [_jobs(analysis, place) for place in members["row"]]
    estimated = ["estimated" if isinstance(count, str) else "" for count in jobs]

    def text(name: str, values: Sequence[Cell], width: float, unit: Unit = Unit.TEXT) -> Column:
        return Column(name, TERMS[name].label, values, unit, width=width)

    return Table(
        "codes",
        (
            text("cluster", members["cluster"].tolist(), 24.0, Unit.LONG_TEXT),
            text("industry_code", members["industry_code"].tolist(), 8.0, Unit.CODE),
            text("industry_title", _titles(analysis, members), 43.0, Unit.LONG_TEXT),
            text("role", members["role"].tolist(), 17.0),
            Column("jobs", f"Jobs {analysis.study.last_year}", jobs, Unit.JOBS, states=estimated, width=17.0),
        ),
        filters=True,
        freeze_columns=2,
    )


def _titles(analysis: Analysis, members: pd.DataFrame) -> list[str]:
    short = naics_titles()
    titles = analysis.naics_table["industry_title"]
    return [
        short.get(code, "") if math.isnan(place) else str(titles.iloc[int(place) - 1])
        for place, code in zip(members["row"], members["industry_code"], strict=True)
    ]


def _jobs(analysis: Analysis, place: float) -> float | str:
    """Jobs as a number where they are published, else in words by how well they are known."""
    if math.isnan(place):
        return NOT_IN_DATA
    row = analysis.naics_table.iloc[int(place) - 1]
    if row["grade_last"] != row["grade_last"]:
        return NOT_IN_DATA
    if row["grade_last"] == Grade.PUBLISHED:
        return float(row["employment_last"])
    return figure_text(row.to_dict(), "employment_last", Unit.JOBS)
