"""Step 3, the NAICS table, and the same columns by sector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.industries.industry_table import (
    JUDGED,
    LETTERS,
    NOT_MET,
    UNKNOWN,
)
from industry_clusters.analysis.industries.second_reference import second_reference
from industry_clusters.ingest.lookups import SWITCHES
from industry_clusters.sheet_names import BRIDGE_SHEET, NAICS_SHEET, NOTES_SHEET, SECTORS_SHEET
from industry_clusters.study import Criterion
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.bridge_sheet import growth_across_breaks
from industry_clusters.views.industries.known_formulas import ends_of, known_formulas, reference_formulas
from industry_clusters.views.industries.lines_sheet import LINES
from industry_clusters.views.industries.marks import REST_ON_BOTH, estimate_marks
from industry_clusters.views.industries.review_sheet import exclusion_formulas
from industry_clusters.views.industries.second_columns import (
    reference_columns,
    second_columns,
    second_formulas,
    second_of_industries,
)
from industry_clusters.views.industries.unit_columns import unit_columns
from industry_clusters.views.region.area_words import area_warnings, broken_areas
from industry_clusters.views.region.data_sheets import (
    CLASSIFICATION,
    REFERENCE_EMPLOYMENT,
    REGION_EMPLOYMENT,
    REGION_PUBLISHED,
    REGION_ROWS,
    WITHHELD_CELLS,
    data_codes,
    years_of,
)
from industry_clusters.views.vocabulary.figures import grade_words, shown_column
from industry_clusters.views.vocabulary.measured import or_missing, quotient, relative_change, yearly_growth
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Highlight,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Trend,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, live_text, names_of, note, source_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.analysis.tables import Analysis

_REMARK_WIDTH = 54.0  # its longest sentence on one line
NAICS, SECTORS = "naics", "sectors"

_WITHHELD_WORDS = (
    'IF([withheld_first]>0,[withheld_first]&" of {parts} in "&first_year,"")'
    '&IF(([withheld_first]>0)*([withheld_last]>0)," and ","")'
    '&IF([withheld_last]>0,[withheld_last]&" of {parts} in "&last_year,"")'
)
_NO_CODE_WORDS = (
    'IF(ISNA([withheld_first]),first_year,"")'
    '&IF(ISNA([withheld_first])*ISNA([withheld_last])," and ","")'
    '&IF(ISNA([withheld_last]),last_year,"")'
)


def column_formulas(analysis: Analysis) -> dict[str, str]:
    """The live formula of every derived column, in the view's language."""

    def at(table: str, row: str, column: str) -> str:
        return f"INDEX({years_of(table, analysis)},[{row}],{column})"

    def no_row(year: str) -> str:
        rows = at(REGION_ROWS, "region_row", f"{year}_column")
        return f"([withheld_{year}]>0)*({rows}=0)"

    parts, ranged = str(analysis.region.parts), analysis.reference_is_ranged
    withheld = _WITHHELD_WORDS.replace("{parts}", parts)
    return {
        "region_row": f"MATCH([industry_code],{{{REGION_EMPLOYMENT}.industry_code}},0)",
        "reference_row": f'MATCH(reference&"|"&[industry_code],{{{REFERENCE_EMPLOYMENT}.key}},0)',
        "employment_change": "[employment_last]-[employment_first]",
        "disclosed_last": at(REGION_PUBLISHED, "region_row", "last_column"),
        **known_formulas(at),
        "classification": f"TRIM({'&'.join(_vintage(vintage, year) for vintage, year in SWITCHES.items())})",
        "trace": f"HYPERLINK(\"#'{NOTES_SHEET}'!A\"&(ROW({{{LINES}#industry_code}})+IFERROR(MATCH([industry_code],{{{LINES}.industry_code}},0),0)),\"lines\")",
        "reference_first": at(REFERENCE_EMPLOYMENT, "reference_row", "first_column"),
        "reference_last": at(REFERENCE_EMPLOYMENT, "reference_row", "last_column"),
        "growth": or_missing(yearly_growth("[employment_first]", "[employment_last]")),
        **{f"quotient_{year}": quotient(f"[employment_{year}]", f"[reference_{year}]", year) for year in ("first", "last")},
        "quotient_change": "[quotient_last]-[quotient_first]",
        "quotient_percent_change": or_missing(relative_change("[quotient_first]", "[quotient_last]")),
        "pay_change": or_missing(relative_change("[pay_first]", "[pay_last]")),
        "withheld_first": at(WITHHELD_CELLS, "region_row", "first_column"),
        "withheld_last": at(WITHHELD_CELLS, "region_row", "last_column"),
        "marks": "&".join(_mark(criterion, ranged=ranged) for criterion in Criterion),
        "criteria_met": _letters_met(),
        "remark": (
            f'IF(ISNA([withheld_first]+[withheld_last]),"No such code in "&{_NO_CODE_WORDS},'
            f'IF({no_row("first")}+{no_row("last")}>0,"No row in the files for "&{_years_of_text(no_row)},'
            f'IF([withheld_first]+[withheld_last]>0,"Cells not disclosed: "&{withheld},'
            'IF([employment_first]=0,IF([employment_last]=0,"","New since "&first_year),'
            'IF([employment_last]=0,"Gone by "&last_year,"")))))'
        ),
        "listed": "IF([excluded]=1,0,IF(IFERROR(--([best_employment_first]>=list_minimum),0)+IFERROR(--([best_employment_last]>=list_minimum),0)>0,1,0))",
        "position": "ROW()-ROW({TABLE#industry_code})",
        "standing": "IFERROR([criteria_met]+[employment_last]/10^9,NA())",
        "cluster": 'IFERROR(INDEX({definitions.cluster},MATCH([industry_code],{definitions.placed},0))&"","")',
        "clusters_in": "IF(ISNUMBER(MATCH([industry_code],{definitions.placed},0)),1,0)+IF(ISNUMBER(MATCH([industry_code],{definitions.again},0)),1,0)",
        **(reference_formulas(at) if ranged else {}),
        **second_formulas(analysis, at),
    }  # fmt: skip


def _years_of_text(test: Callable[[str], str]) -> str:
    """The years of which a test is true, in words."""
    first, last = test("first"), test("last")
    return f'IF({first},first_year,"")&IF({first}*{last}," and ","")&IF({last},last_year,"")'


def _vintage(vintage: int, year: int) -> str:
    """The vintage, where it changed the row's code between the two years."""
    found = (
        f"COUNTIFS({{{CLASSIFICATION}.industry_code}},[industry_code],{{{CLASSIFICATION}.vintage}},{vintage})"
    )
    return f'IF((first_year<{year})*(last_year>={year})*({found}>0),"{vintage} ","")'


def _is_met(criterion: Criterion, *, ranged: bool) -> str:
    """All of the likely range is above the cut-off."""
    low, _ = ends_of(JUDGED[criterion], ranged=ranged)
    return f"(({low}>cut_off_{criterion}_used)*ISNUMBER([{JUDGED[criterion]}])>0)"


def _may_be_met(criterion: Criterion, *, ranged: bool) -> str:
    """A part of the likely range is above the cut-off."""
    low, high = ends_of(JUDGED[criterion], ranged=ranged)
    part = f"({low}<=cut_off_{criterion}_used)*({high}>cut_off_{criterion}_used)"
    return f"({part}*ISNUMBER([{JUDGED[criterion]}])>0)"


def _mark(criterion: Criterion, *, ranged: bool) -> str:
    column, letter, cut_off = JUDGED[criterion], LETTERS[criterion], f"cut_off_{criterion}_used"
    low, high = ends_of(column, ranged=ranged)
    may = f'IF(IFERROR({high}>{cut_off},FALSE),"{letter.lower()}","{NOT_MET}")'
    return f'IF(ISNUMBER([{column}])*ISNUMBER({cut_off}),IF({low}>{cut_off},"{letter}",{may}),"{UNKNOWN}")'


def _letters_met() -> str:
    """How many of the marks are letters of a criterion that is met."""
    places, letters = (
        ",".join(each)
        for each in (
            (str(place) for place in range(1, len(LETTERS) + 1)),
            (f'"{letter}"' for letter in LETTERS.values()),
        )
    )
    return f"SUMPRODUCT(--EXACT(MID([marks],{{{places}}},1),{{{letters}}}))"


_SHOWN = (
    "employment_first",
    "employment_last",
    "shown_last",
    "graded_last",
    "employment_change",
    "growth",
    "quotient_first",
    "quotient_last",
    "quotient_change",
    "quotient_percent_change",
    "pay_first",
    "pay_last",
    "pay_change",
    "marks",
    "criteria_met",
    "reference_first",
    "reference_last",
    "low_employment_last",
    "high_employment_last",
    "classification",
    "trace",
    "remark",
)
_OF_GROUPS = ("cluster",)
"""Columns that sectors do not have."""

_WORKING = ("withheld_first", "withheld_last", "disclosed_last")
_RANGES = {
    **{
        f"{name}_{year}": unit
        for year in YEARS
        for name, unit in (
            ("best_employment", Unit.JOBS), ("likely_low_employment", Unit.JOBS), ("likely_high_employment", Unit.JOBS),
            ("grade", Unit.COUNT), ("best_pay", Unit.DOLLARS),
        )
    },
    "likely_low_pay_last": Unit.DOLLARS, "likely_high_pay_last": Unit.DOLLARS,
    "likely_low_growth": Unit.PERCENT, "likely_high_growth": Unit.PERCENT,
}  # fmt: skip
"""What is known of each row, in numbers that formulas, rules and charts read."""
_WORKING_LABELS = {
    "region_row": "Row in the region's data",
    "reference_row": "Row in the reference's data",
    "listed": "Large enough to list",
    "position": "Position",
    "standing": "Criteria met, then jobs",
    "clusters_in": "Rows of the definitions",
}


def naics_sheet(analysis: Analysis) -> Sheet:
    """The NAICS table."""
    title = f"Industry groups of {analysis.region.label}"
    return _sheet(analysis, analysis.naics_table, NAICS, NAICS_SHEET, title)


def naics_state(analysis: Analysis) -> Formula:
    """How many industry groups the table has."""
    words = '" industry groups"'
    return Formula(f"ROWS({{{NAICS}.industry_code}})&{words}", f"{len(analysis.naics_table)} industry groups")


def has_sectors(analysis: Analysis) -> bool:
    """Whether industry groups are finer than sectors."""
    return analysis.sector_table is not None


def sectors_sheet(analysis: Analysis) -> Sheet:
    """The table of sectors, where industry groups are finer."""
    assert analysis.sector_table is not None  # as its entry needs
    title = f"Sectors of {analysis.region.label}"
    return _sheet(analysis, analysis.sector_table, SECTORS, SECTORS_SHEET, title)


def _sheet(analysis: Analysis, rows: pd.DataFrame, key: str, name: str, title: str) -> Sheet:
    ranged = analysis.reference_is_ranged
    table = Table(
        key,
        _columns(analysis, rows, key),
        filters=True,
        freeze_columns=2,
        printed_through="marks",
        highlights=(
            *(
                Highlight(
                    (JUDGED[criterion],),
                    f"IFERROR({_is_met(criterion, ranged=ranged)},FALSE)",
                    criterion.value,
                )
                for criterion in Criterion
            ),
            *(
                Highlight(
                    (JUDGED[criterion],),
                    f"IFERROR({_may_be_met(criterion, ranged=ranged)},FALSE)",
                    f"{criterion.value}_may",
                )
                for criterion in Criterion
            ),
            *estimate_marks(_SHOWN, ranged=ranged),
            Highlight((*REST_ON_BOTH, "classification"), '[classification]<>""', "broken"),
            *([Highlight(REST_ON_BOTH, "TRUE", "broken")] if broken_areas(analysis) else []),
        ),
    )
    guide = live_text(
        "Colored and lettered: E jobs above {cut_off_employment_used|jobs}, G growth above "
        "{cut_off_growth_used|percent}, L location quotient above {cut_off_quotient_used|quotient}, C change in LQ "
        "above {cut_off_quotient_change_used|quotient}, P pay above {cut_off_pay_used|dollars}. The quotient compares "
        "with {reference}, base total: {base_total}. An outline and a small letter: a part of the likely "
        "range is above. A gray #N/A is not disclosed, known as a range only, or does not exist; it is not zero."
        f" Red: the classification changed between the years; see '{BRIDGE_SHEET}'. Italics: not published, but known closely or roughly.",
        names_of(analysis),
    )
    return Sheet(
        name,
        title,
        Role.RESULT,
        (*area_warnings(analysis), Paragraph(guide, "note"), table),
        source_line(analysis),
    )


def _columns(analysis: Analysis, rows: pd.DataFrame, key: str) -> tuple[Column | Trend, ...]:
    place = {code: position for position, code in enumerate(data_codes(analysis))}
    rows = _with_workings(rows, analysis, place)
    identity = [
        Column(name, header(name, analysis), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))
        for name in ("industry_code", "industry_title", "sector")
    ]
    further = _OF_GROUPS if key == NAICS else ()
    shown = [_shown_column(analysis, rows, key, name) for name in (*_SHOWN[:-1], *further, _SHOWN[-1])]
    working = [
        *(
            _derived(analysis, rows, key, name, header(name, analysis), Unit.COUNT, hidden=True)
            for name in _WORKING
        ),
        *(
            _derived(analysis, rows, key, name, label, Unit.COUNT, hidden=True)
            for name, label in _WORKING_LABELS.items()
            if name != "clusters_in" or key == NAICS
        ),
    ]
    working.append(_excluded(analysis, rows, key))
    further_ranges = reference_columns(analysis) | second_columns(analysis)
    for name, unit in (_RANGES | further_ranges).items():
        label = name.replace("_", " ").capitalize()
        working.append(_derived(analysis, rows, key, name, label, unit, hidden=True))
    second = second_of_industries(analysis, rows.get("quotient_second", pd.Series()).tolist())
    if key == NAICS:
        working += unit_columns(analysis)
        working.append(Column("bridge", "Comparable group", rows["bridge"].tolist(), Unit.COUNT, hidden=True))
    return (
        *identity,
        shown[0],
        shown[1],
        _trend(analysis, rows, place),
        *shown[2:-1],
        *second,
        shown[-1],
        *working,
    )


def _excluded(analysis: Analysis, rows: pd.DataFrame, key: str) -> Column:
    """1 where the review excludes the row; sectors cannot be."""
    formulas = exclusion_formulas(analysis) if key == NAICS else None
    label = "Excluded on review"
    kind = Kind.DERIVED if formulas else Kind.DATA
    return Column(
        "excluded", label, rows["excluded"].tolist(), Unit.COUNT, kind, formulas=formulas, hidden=True
    )


def _shown_column(analysis: Analysis, rows: pd.DataFrame, key: str, name: str) -> Column:
    width = _REMARK_WIDTH if name == "remark" else None
    return _derived(
        analysis,
        rows,
        key,
        name,
        header(name, analysis),
        Unit(TERMS[name].unit),
        note=note(name),
        width=width,
    )


def _derived(
    analysis: Analysis,
    rows: pd.DataFrame,
    key: str,
    name: str,
    label: str | Formula,
    unit: Unit,
    **further: Any,
) -> Column:
    formula = column_formulas(analysis)[name].replace("{TABLE#", f"{{{key}#")
    if name == "growth" and key == NAICS and analysis.naics_table["bridge"].any():
        formula = growth_across_breaks(formula)
    return Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formula, **further)


def _trend(analysis: Analysis, rows: pd.DataFrame, place: dict[str, int]) -> Trend:
    drawn = [place[code] for code in rows["industry_code"]]
    first, last = str(analysis.years[0]), str(analysis.years[-1])
    return Trend(
        "trend", header("trend", analysis), REGION_EMPLOYMENT, first, last, drawn, note=note("trend")
    )


def clusters_of_groups(members: pd.DataFrame, codes: pd.Series) -> pd.Series:
    """In how many rows of the definitions each industry group is in a cluster: none, one, or more (2)."""
    in_one = members.loc[members["slot"].notna(), "industry_code"]
    return codes.map(in_one.value_counts()).fillna(0).clip(upper=2).astype(int)


def _with_workings(rows: pd.DataFrame, analysis: Analysis, place: dict[str, int]) -> pd.DataFrame:
    """Add the values of the columns that only formulas use."""
    least = analysis.study.list_minimum
    reference_place = list(analysis.references).index(analysis.study.reference) * len(place)
    found = rows["industry_code"].map(place)
    members = analysis.clusters.members
    first = (
        members[members["industry_code"].ne("") & members["slot"].notna()]
        .drop_duplicates("industry_code")
        .set_index("industry_code")["cluster"]
    )
    excluded = rows.get("excluded", 0)
    enough = (rows["best_employment_first"] >= least) | (rows["best_employment_last"] >= least)
    if (code := second_reference(analysis.study)) is not None:
        second = list(analysis.references).index(code)
        rows = rows.assign(second_row=second * len(place) + found + 1)
    return rows.assign(
        excluded=excluded,
        trace="lines",
        cluster=rows["industry_code"].map(first).astype(object).fillna(""),
        clusters_in=clusters_of_groups(members, rows["industry_code"]),
        region_row=found + 1,
        reference_row=reference_place + found + 1,
        listed=(enough & (excluded == 0)).astype(int),
        shown_last=shown_column(rows, "employment_last", "grade_last", Unit.JOBS),
        graded_last=grade_words(rows["grade_last"]),
        position=range(1, len(rows) + 1),
    )
