"""Step 10: the largest occupations of each cluster, with pay, level, outlook and what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.once import once
from industry_clusters.sheet_names import JOBS_SHEET, OCCUPATIONS_SHEET
from industry_clusters.views.clusters.definitions import CLUSTER_LIST
from industry_clusters.views.industries.known_formulas import grade_formula
from industry_clusters.views.occupations.member_sheets import ENDS, is_graded, weights_key
from industry_clusters.views.occupations.occupation_levels import COVERAGE
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, occupation_source, outlook_words
from industry_clusters.views.occupations.staffing_sheets import (
    JOBS,
    NO_PAY,
    STAFFING,
    WEIGHTS,
    jobs_key,
    shown_pay,
)
from industry_clusters.views.vocabulary.figures import shown_column, shown_formula
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import as_excel_rounds
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

MOST_LISTED = 15
AT_LEAST = "at least"
_DIGITS = 6


def cluster_occupations_sheet(analysis: Analysis) -> Sheet:
    """A table for each cluster, largest occupations first."""
    blocks: list[Block] = [
        Paragraph(
            f"The {MOST_LISTED} occupations of each cluster with the most jobs; all of them are on '{JOBS_SHEET}'. 'At least': a staffing "
            f"pattern withholds a part. Pay is the median; * not published, # above what the source prints. {outlook_words(analysis)}",
            "note",
        )
    ]
    for slot in range(1, len(analysis.clusters.names) + 1):
        blocks += _cluster_blocks(analysis, slot)
    title = f"Occupations of the clusters of {analysis.region.label}"
    return Sheet(OCCUPATIONS_SHEET, title, Role.RESULT, tuple(blocks), occupation_source(analysis))


def block_key(slot: int) -> str:
    """The table of a cluster's largest occupations."""
    return f"occupations_{slot}"


def _cluster_blocks(analysis: Analysis, slot: int) -> Iterator[Block]:
    name = analysis.clusters.names[slot - 1]
    caption = Formula(f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""', name)
    yield Table(block_key(slot), _columns(analysis, slot), caption=caption)
    yield Paragraph(_more(analysis, slot), "note")


@once
def listed_jobs(analysis: Analysis, slot: int) -> pd.DataFrame:
    """The rows that a cluster's table shows."""
    own = _jobs_of_clusters(analysis)[analysis.clusters.names[slot - 1]]
    return own[own["employment"].gt(0)].head(MOST_LISTED)


@once
def _jobs_of_clusters(analysis: Analysis) -> dict[str, pd.DataFrame]:
    jobs = analysis.occupations.jobs
    found = {str(name): own for name, own in jobs.groupby("cluster", sort=False)}
    return {name: found.get(name, jobs.iloc[:0]) for name in analysis.clusters.names}


def _columns(analysis: Analysis, slot: int) -> tuple[Column, ...]:
    rows = listed_jobs(analysis, slot)
    every = analysis.occupations.occupations
    places: list[Cell] = [int(at) + 1 for at in every.index.get_indexer(rows.set_index("soc_code").index)]

    def filled(values: list[Cell]) -> list[Cell]:
        return padded(values, MOST_LISTED)

    def shown(
        name: str, label: str, values: list[Cell], unit: Unit, formula: str, width: float | None = None
    ) -> Column:
        text = f'IF([place]="","",{formula})'
        return Column(name, label, filled(values), unit, Kind.DERIVED, text, width=width)

    def looked_up(name: str, label: str, unit: Unit, width: float | None = None) -> Column:
        is_text = unit in (Unit.TEXT, Unit.LONG_TEXT, Unit.CODE)
        values = shown_pay(rows, name) if name.endswith("_pay") else rows[name].tolist()
        formula = f"INDEX({{{JOBS}.{name}}},[place])" + ('&""' if is_text else "")
        return shown(name, label, values, unit, formula, width)

    found, size, graded = analysis.occupations, jobs_key(slot), is_graded(analysis)
    at_least: list[Cell] = [AT_LEAST if count else "" for count in rows["withheld"]]
    levels: list[Cell] = [LEVEL_WORDS[level] for level in rows["level"]]
    share = f"IFERROR([jobs]/INDEX({{{COVERAGE}.published}},{slot}),NA())"
    return (
        looked_up("soc_title", "Occupation", Unit.LONG_TEXT, 38.0),
        looked_up("soc_code", "SOC", Unit.CODE, 10.0),
        shown("at_least", "Note", at_least, Unit.TEXT, _at_least(analysis, slot), 9.0),
        shown("jobs", f"Jobs {analysis.study.last_year}", rows["employment"].tolist(), Unit.JOBS, "[size]", 9.0),
        *(_as_known(rows, shown) if graded else ()),
        shown("share", "Share", rows["share"].tolist(), Unit.PERCENT, share, 8.0),
        looked_up("hourly_pay", "Pay an hour", Unit.HOURLY, 10.0),
        looked_up("annual_pay", "Annual pay", Unit.DOLLARS, 11.0),
        shown("level", "Level", levels, Unit.TEXT, level_formula("[place]", slot), 10.0),
        looked_up("growth", f"Growth {found.projection_years}".strip(), Unit.PERCENT, 11.0),
        looked_up("openings", "Openings a year, whole area", Unit.JOBS, 11.0),
        looked_up("education", "Typical education", Unit.LONG_TEXT, 24.0),
        looked_up("job_zone", "Job zone", Unit.COUNT, 8.0),
        looked_up("skills", "Most important skills", Unit.LONG_TEXT, 54.0),
        Column("number", "Number", list(range(1, MOST_LISTED + 1)), Unit.COUNT, hidden=True),
        Column("size", "Jobs, in order", filled(rows["employment"].tolist()), Unit.JOBS, Kind.DERIVED,
               f'IFERROR(IF(LARGE({{{JOBS}.{size}}},[number])>0,LARGE({{{JOBS}.{size}}},[number]),""),"")', hidden=True),
        Column("place", "Row of the list", filled(places), Unit.COUNT, Kind.DERIVED, _place(slot), hidden=True),
        *(_likely_columns(analysis, slot, rows, filled) if graded else ()),
    )  # fmt: skip


def _as_known(rows: pd.DataFrame, shown: Callable[..., Column]) -> Iterator[Column]:
    """An occupation's jobs as they are known, beside the number."""
    ends = {"best_employment": rows["employment"], "likely_low_employment": rows["likely_low"],
            "likely_high_employment": rows["likely_high"]}  # fmt: skip
    texts: list[Cell] = [*shown_column(rows.assign(**ends), "employment", "grade", Unit.JOBS)]
    formula = shown_formula("[size]", "[likely_low]", "[likely_high]", "[grade]", Unit.JOBS)
    yield shown("known", "Jobs, as known", texts, Unit.TEXT, formula, 18.0)


def _likely_columns(
    analysis: Analysis, slot: int, rows: pd.DataFrame, filled: Callable[[list[Cell]], list[Cell]]
) -> Iterator[Column]:
    """Hidden: the likely range of each occupation's jobs, from the members' likely ends, and its grade."""
    last = len(analysis.occupations.weights.columns)
    shares = f"INDEX({{{STAFFING}.p1:p{last}}},[place],0)"

    def hidden(name: str, label: str, unit: Unit, formula: str) -> Column:
        text = f'IF([place]="","",{formula})'
        return Column(name, label, filled(rows[name].tolist()), unit, Kind.DERIVED, text, hidden=True)

    for end in ENDS:
        weights = f"INDEX({{{weights_key(end)}.p1:p{last}}},{slot},0)"
        yield hidden(
            f"likely_{end}", f"Likely {end}", Unit.JOBS, f"ROUND(SUMPRODUCT({shares},{weights}),{_DIGITS})"
        )
    sure = f"[likely_high]-[likely_low]<=10^-{_DIGITS}"
    grade = grade_formula("[size]", "[likely_low]", "[likely_high]", sure)
    yield hidden("grade", "Grade", Unit.COUNT, grade)


def _place(slot: int) -> str:
    """Where the n-th largest stands in the list; equal ones in the list's order."""
    own, jobs = block_key(slot), f"{{{JOBS}.{jobs_key(slot)}}}"
    tie = f"SUMPRODUCT(({{{own}.number}}<=[number])*({{{own}.size}}=[size]))"
    return f'IF([size]="","",AGGREGATE(15,6,{{{JOBS}.position}}/({jobs}=[size]),{tie}))'


def level_formula(place: str, slot: int) -> str:
    """The level of the occupation in a row of the list, by its cluster's cut-offs."""
    low, high = (f"INDEX({{{COVERAGE}.{name}}},{slot})" for name in ("low", "high"))
    pay = f"INDEX({{{JOBS}.compared}},{place})"
    high_word, mid, entry, unknown = (f'"{word}"' for word in LEVEL_WORDS.values())
    level = f"IF({pay}>={high},{high_word},IF({pay}<{low},{entry},{mid}))"
    return f"IF(ISNUMBER({low})*ISNUMBER({high})*({pay}<>{NO_PAY:.0f})=1,{level},{unknown})"


def _at_least(analysis: Analysis, slot: int) -> str:
    last = len(analysis.occupations.weights.columns)
    shares = f"INDEX({{{STAFFING}.p1:p{last}}},[place],0)"
    weights = f"INDEX({{{WEIGHTS}.p1:p{last}}},{slot},0)"
    return f'IF(SUMPRODUCT(--ISTEXT({shares}),--({weights}>0))>0,"{AT_LEAST}","")'


def _more(analysis: Analysis, slot: int) -> Formula:
    """What the table leaves out, in a line beneath it."""
    jobs = analysis.occupations.staffing.iloc[:, slot - 1]
    cover = analysis.occupations.coverage.iloc[slot - 1]
    rest = max(int(jobs.gt(0).sum()) - MOST_LISTED, 0)
    others = float(cover["published"]) - float(listed_jobs(analysis, slot)["employment"].sum())
    column, own = f"{{{JOBS}.{jobs_key(slot)}}}", f"{{{block_key(slot)}.jobs}}"
    amounts = (
        (f'MAX(COUNTIF({column},">0")-{MOST_LISTED},0)', rest, " more of its occupations with "),
        (f"SUM({column})-SUM({own})", others, " jobs; "),
        (f"ROWS({column})-COUNT({column})", int(jobs.isna().sum()), " not disclosed in every pattern; "),
        (f"INDEX({{{COVERAGE}.not_published}},{slot})", float(cover["not_published"]), " jobs not published by occupation."),
    )  # fmt: skip
    formula = '"and "&' + "&".join(
        f'TEXT(ABS(ROUND({text},{_DIGITS})),"#,##0")&"{words}"' for text, _, words in amounts
    )
    value = "and " + "".join(f"{_whole(amount)}{words}" for _, amount, words in amounts)
    return Formula(formula, value)


def _whole(amount: float) -> str:
    pattern = "{:,.0f}"
    return pattern.format(as_excel_rounds(abs(round(amount, _DIGITS)), pattern))
