"""The live formula of every column of the NAICS table and of that of sectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.industry_table import (
    JUDGED,
    LETTERS,
    NOT_MET,
    UNKNOWN,
)
from industry_clusters.analysis.once import once
from industry_clusters.ingest.lookups import SWITCHES
from industry_clusters.sheet_names import NOTES_SHEET
from industry_clusters.study import Criterion
from industry_clusters.views.industries.known_formulas import ends_of, known_formulas, reference_formulas
from industry_clusters.views.industries.lines_sheet import LINES
from industry_clusters.views.industries.second_columns import (
    second_formulas,
)
from industry_clusters.views.region.data_sheets import (
    CLASSIFICATION,
    REFERENCE_EMPLOYMENT,
    REGION_PUBLISHED,
    REGION_ROWS,
    WITHHELD_CELLS,
    years_of,
)
from industry_clusters.views.vocabulary.measured import or_missing, quotient, relative_change, yearly_growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.analysis.tables import Analysis


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


@once
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


def is_met(criterion: Criterion, *, ranged: bool) -> str:
    """All of the likely range is above the cut-off."""
    low, _ = ends_of(JUDGED[criterion], ranged=ranged)
    return f"(({low}>cut_off_{criterion}_used)*ISNUMBER([{JUDGED[criterion]}])>0)"


def may_be_met(criterion: Criterion, *, ranged: bool) -> str:
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
