"""What can be compared across a change of the classification, as columns and formulas: each code's unit and its share of it.

Units and shares are those of the years that were built; ``units_stale`` is 1 where others were chosen since. Then a changed
code counts as not comparable until the next build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.comparable import NAMED, NEARLY_ALL, UNIT_COLUMNS
from industry_clusters.analysis.industries.break_units import SMALL
from industry_clusters.analysis.industries.breaks import vintages_between
from industry_clusters.views.vocabulary.model import Column, Unit

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


def stale_units(analysis: Analysis) -> str:
    """A formula: 1 where the years are no longer those of the build."""
    study = analysis.study
    return f"IF(OR(first_year<>{study.first_year},last_year<>{study.last_year}),1,0)"


def changed_vintages(analysis: Analysis) -> str:
    """The NAICS vintages between the years built: ``2017 and 2022``."""
    study = analysis.study
    return vintages_between(study.first_year, study.last_year, study.industry_level)


def unit_columns(analysis: Analysis) -> tuple[Column, ...]:
    """The unit and the shares of each row of the NAICS table."""
    table = analysis.unit_weights
    labels = ("Unit across changes", "Share of its unit, first year", "Share of its unit, last year")
    return tuple(
        Column(
            name,
            label,
            table[name].fillna(0.0).tolist(),
            Unit.COUNT if name == "unit" else Unit.RATE,
            hidden=True,
        )
        for name, label in zip(UNIT_COLUMNS, labels, strict=True)
    )


def member_formulas(definitions: str, naics: str) -> dict[str, str]:
    """The formulas of the definitions' rows: what is comparable, and what is left out."""

    def found(column: str) -> str:
        return f"IF([counted]=1,INDEX({{{naics}.{column}}},[row]),0)"

    def mine(column: str) -> str:
        keys = f"{{{definitions}.slot}},[slot],{{{definitions}.unit}},[unit]"
        return f"SUMIFS({{{definitions}.{column}}},{keys})"

    inside = f"{mine('counted')}=COUNTIF({{{naics}.unit}},[unit])"
    nearly = f"AND({mine('weight_first')}>{1 - SMALL},{mine('weight_last')}>{1 - SMALL})"
    before = f'COUNTIFS({{{definitions}.slot}},[slot],{{{definitions}.left}},1,{{{definitions}.position}},"<="&[position])'
    return {
        **{name: found(name) for name in UNIT_COLUMNS},
        "comparable": f"IF([counted]=0,0,IF(units_stale=1,1-[broken],IF([unit]=0,1,IF(OR({inside},{nearly}),1,0))))",
        "left": "[counted]*(1-[comparable])",
        "left_key": f'IF([left]=1,[slot]&"|"&{before},"")',
    }


def share_formulas(definitions: str, year: str) -> dict[str, str]:
    """The formulas of a cluster's comparable part in a year."""
    keys = f"{{{definitions}.slot}},[slot],{{{definitions}.comparable}},1"
    return {
        f"part_{year}": f"SUMIFS({{{definitions}.employment_{year}}},{keys})",
        f"share_{year}": f"IF([left]=0,1,IFERROR([part_{year}]/[jobs_{year}],NA()))",
    }


def codes_left_out(definitions: str) -> str:
    """The codes that are left out of a cluster's growth, as a formula; Excel 2016 has no TEXTJOIN."""
    code = f'INDEX({{{definitions}.code_text}},MATCH([slot]&"|{{number}}",{{{definitions}.left_key}},0))'
    named = (
        f'IFERROR({"" if number == 1 else chr(34) + ", " + chr(34) + "&"}{code.replace("{number}", str(number))},"")'
        for number in range(1, NAMED + 1)
    )
    return f'{"&".join(named)}&IF([left]>{NAMED}," and "&([left]-{NAMED})&" more","")'


COMPARABLE = (
    f"IF([left]=0,1,IF(reading_mode=2,0,IFERROR(IF(MIN([share_first],[share_last])>={NEARLY_ALL},1,0),0)))"
)
"""Whether the part that can be compared holds nearly all of a cluster."""
