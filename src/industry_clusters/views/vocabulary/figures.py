"""How a number is shown, by how well it is known: "12,345", "≈ 12,300", "about 440", "120 to 340".

Said twice, in Python (:func:`shown_text`) and as an Excel formula (:func:`shown_formula`); both give the same text.
What is shown is for people: no formula, rule or chart reads it, since text is greater than any number in Excel.

- *published*: the number as it is;
- *close*: "≈" and three figures; *rough*: "about" and two; more where the likely range is narrower than they tell;
- changes (growth, jobs gained, change of the quotient) add how far the truth may lie on either side, since a change can be
  small beside it: "≈ +1,200 (±700)", "about 3.2% (±1.4 points)"; where their sign is open they are ranges;
- *range only*: the likely range, its ends rounded outward: "120 to 340"; "up to 340" where it begins at zero, and
  "1.2% or more" where nothing limits it (growth from jobs that may have been none).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.compared import reason_in
from industry_clusters.measures.margins import Grade
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

CLOSE_SIGN, ROUGH_WORD = "\N{ALMOST EQUAL TO} ", "about "
_PUBLISHED, _CLOSE, _ROUGH, _RANGE_ONLY = 1, 2, 3, 4
_WORDS = {float(grade): grade.label for grade in Grade}
_FIGURES = 5
"""Less the grade: a close number has three figures, a rough one two."""
_WIDTH_FIGURES = 2
_QUOTIENT = "0.00"
_SLACK = 1e-6
"""Of a step: differences below it are those of binary fractions."""


@dataclass(frozen=True)
class _Look:
    """How the numbers of a unit are written.

    ``decimals`` are kept of the number itself; ``coarse`` numbers lose further digits by grade. ``change`` is what
    follows the margin of a change (None: it is a level, and zero or above), ``scale`` what its margin is told in.
    """

    pattern: str
    template: str
    decimals: int
    coarse: bool = False
    change: str | None = None
    scale: int = 1
    signed: bool = False


_LOOKS: Mapping[Unit, _Look] = {
    Unit.JOBS: _Look("#,##0", "{:,.0f}", 0, coarse=True),
    Unit.COUNT: _Look("#,##0", "{:,.0f}", 0, coarse=True),
    Unit.DOLLARS: _Look("$#,##0", "${:,.0f}", 0, coarse=True),
    Unit.QUOTIENT: _Look(_QUOTIENT, "{:.2f}", 2),
    Unit.SHARE: _Look("0%", "{:.0%}", 2),
    Unit.PERCENT: _Look("0.0%", "{:.1%}", 3, change=" points", scale=100),
    Unit.CHANGE: _Look("+#,##0;-#,##0;0", "{:+,.0f}", 0, coarse=True, change="", signed=True),
    Unit.DIFFERENCE: _Look("+0.00;-0.00;0.00", "{:+.2f}", 2, change="", signed=True),
}
SHOWN_UNITS = tuple(_LOOKS)
"""Units that have a text for each grade."""


def shown_text(
    best: float, likely_low: float, likely_high: float, grade: float, unit: Unit, missing: str = ""
) -> str:
    """The text of a number.

    Parameters
    ----------
    best, likely_low, likely_high
        The number and the range in which the truth is likely, in the unit of ``unit``; NaN is missing.
    grade
        1 published, 2 close, 3 rough, 4 range only (:class:`industry_clusters.measures.margins.Grade`); NaN where nothing is known.
    unit
        One of :data:`SHOWN_UNITS`.
    missing
        What stands where there is no grade, or not what the grade shows.

    Examples
    --------
    >>> [shown_text(12345, 11000, 13700, grade, Unit.JOBS) for grade in (1, 2, 3, 4)]
    ['12,345', '≈ 12,300', 'about 12,000', '11,000 to 13,700']
    >>> shown_text(0.032, 0.021, 0.046, 3, Unit.PERCENT), shown_text(float("nan"), 0, 0, 1, Unit.JOBS, "not disclosed")
    ('about 3.2% (±1.4 points)', 'not disclosed')
    """
    look = _LOOKS[unit]
    if not all(map(math.isfinite, (grade, *_needed(best, likely_low, likely_high, grade)))):
        return missing
    if grade == _PUBLISHED:
        return _written(rounded(best, look.decimals), look)
    if grade == _RANGE_ONLY or likely_low * likely_high < 0:
        return _range(likely_low, likely_high, look)
    sign = CLOSE_SIGN if grade == _CLOSE else ROUGH_WORD
    return sign + _estimate(best, likely_low, likely_high, grade, look)


def _needed(best: float, low: float, high: float, grade: float) -> tuple[float, ...]:
    """What has to be there for a number of a grade to be shown."""
    if grade == _PUBLISHED:
        return (best,)
    return (low,) if grade == _RANGE_ONLY else (low, best, high)


def unit_text(value: float, unit: Unit) -> str:
    """A number as a chart's axis writes it.

    Examples
    --------
    >>> unit_text(12000, Unit.JOBS), unit_text(0.025, Unit.PERCENT), unit_text(-500, Unit.CHANGE), unit_text(100, Unit.INDEX)
    ('12,000', '2.5%', '-500', '100')
    """
    look = _LOOKS.get(unit)
    return _written(rounded(value, look.decimals), look) if look else f"{value:,.6g}"


def unit_formula(number: str, unit: Unit) -> str:
    """The text that :func:`unit_text` gives, as a formula over a cell; ``unit`` is one of :data:`SHOWN_UNITS`.

    Examples
    --------
    >>> unit_formula("A1", Unit.CHANGE), unit_text(-0.4, Unit.CHANGE)
    ('TEXT(ROUND(A1,0),"+#,##0;-#,##0;0")', '0')
    """
    look = _LOOKS[unit]
    return _cell(number, str(look.decimals), look)


def shown_formula(
    best: str, likely_low: str, likely_high: str, grade: str, unit: Unit, missing: str = '""'
) -> str:
    """The text of a number, as a formula of Excel 2016 and LibreOffice (without ``=``).

    Parameters
    ----------
    best, likely_low, likely_high, grade
        References to cells of numbers, such as ``[best_growth]``; errors are missing.
    unit
        One of :data:`SHOWN_UNITS`.
    missing
        Formula text of what stands where the number is missing, such as ``[reason]``.

    Examples
    --------
    >>> shown_formula("A1", "B1", "C1", "D1", Unit.QUOTIENT)[:67]
    'IFERROR(IF(CHOOSE(D1,1,B1*C1<0,B1*C1<0,1),IF(D1=1,TEXT(ROUND(A1,2),'
    """
    look = _LOOKS[unit]
    exact = f"IF({grade}=1,{_cell(best, str(look.decimals), look)},{_range_formula(likely_low, likely_high, look)})"
    about = f'IF({grade}=2,"{CLOSE_SIGN}","{ROUGH_WORD}")&{_estimate_formula(best, likely_low, likely_high, grade, look)}'
    open_sign = f"{likely_low}*{likely_high}<0"
    return f"IFERROR(IF(CHOOSE({grade},1,{open_sign},{open_sign},1),{exact},{about}),{missing})"


def figure_text(row: Mapping[Any, Any], column: str, unit: Unit) -> str:
    """The text of a figure of an industry group or a cluster, by the names of their tables' columns.

    A figure that has a best value and is not shown as a number (pay whose payroll is known less well than jobs) is a
    range. Where nothing is known it is the row's reason.
    """
    best, low, high = (float(row[f"{end}_{column}"]) for end in ("best", "likely_low", "likely_high"))
    return shown_text(best, low, high, grade_of(row, column), unit, reason_in(row, column))


def shown_column(rows: pd.DataFrame, column: str, grade: str, unit: Unit, best: str = "best_") -> list[str]:
    """The texts of a figure of all rows of a table; ``best`` is what stands before the name of its best value."""
    names = (f"{best}{column}", f"likely_low_{column}", f"likely_high_{column}", grade)
    figures = zip(*(rows[name] for name in names), strict=True)
    return [
        shown_text(float(middle), float(low), float(high), float(how), unit)
        for middle, low, high, how in figures
    ]


def grade_words(grades: Iterable[float]) -> list[str]:
    """The word for each grade; "" where there is none."""
    return [_WORDS.get(grade, "") for grade in grades]


def grade_of(row: Mapping[Any, Any], column: str) -> float:
    """How well a figure of a row is known: of one year by that year's jobs, of a change by the worse of both.

    A quotient is no better known than the jobs of its reference area.
    """
    what, _, year = column.rpartition("_")
    name = "grade_quotient" if what.startswith("quotient") else "grade"
    if column == "quotient_second":
        name = "grade_second"
    elif year in ("first", "last"):
        name = f"{name}_{year}"
    grade = float(row[name])
    return _RANGE_ONLY if math.isnan(float(row[column])) and not math.isnan(grade) else grade


def rounded(value: float, digits: int) -> Decimal:
    """A number rounded as Excel's ROUND does: halves away from zero, of the 15 digits that it has.

    Examples
    --------
    >>> str(rounded(1.005, 2)), str(rounded(-0.0004, 3)), int(rounded(12345, -2))
    ('1.01', '0.000', 12300)
    """
    nearest = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return nearest or abs(nearest)  # without -0


def _written(number: Decimal, look: _Look) -> str:
    text = look.template.format(number)
    return text.lstrip("+") if look.signed and not number else text


def _digits(value: float) -> int:
    """Of the whole part: 3 of 123."""
    return len(str(int(rounded(value, 0))))


def _estimate(best: float, low: float, high: float, grade: float, look: _Look) -> str:
    if look.change is not None:
        return _change(best, low, high, look)
    if look.coarse:
        figures = max(_FIGURES - int(grade) - _digits(best), 1 - _digits(high - low))
        return _written(rounded(best, min(0, figures)), look)
    if look.pattern == _QUOTIENT and grade == _ROUGH and best >= 1:
        return f"{rounded(best, 1):.1f}"
    return _written(rounded(best, look.decimals), look)


def _step(low: float, high: float, look: _Look) -> int:
    """Digits to round to, as ROUND counts them, so that the ends of a range have two figures of its width."""
    return min(0, _WIDTH_FIGURES - _digits(high - low)) if look.coarse else look.decimals


def _change(best: float, low: float, high: float, look: _Look) -> str:
    digits = _step(low, high, look)
    margin = _outward(max(best - low, high - best), digits) * look.scale
    told = f"{margin:,.0f}" if look.coarse else f"{margin:.{1 if look.scale > 1 else look.decimals}f}"
    return f"{_written(rounded(best, digits), look)} (±{told}{look.change})"


def _outward(value: float, digits: int) -> Decimal:
    """Rounded up."""
    return -_inward(-value, digits)


def _inward(value: float, digits: int) -> Decimal:
    """Rounded down, below zero too."""
    return Decimal(math.floor(value * 10.0**digits + _SLACK)).scaleb(-digits)


def _range(low: float, high: float, look: _Look) -> str:
    if not math.isfinite(high):
        return f"{_written(_inward(low, look.decimals), look)} or more"
    if high - low < _SLACK:
        return _written(rounded(high, look.decimals), look)
    digits = _step(low, high, look)
    end = _written(_outward(high, digits), look)
    if look.change is None and low * 10.0**digits + _SLACK < 1:
        return f"up to {end}"
    return f"{_written(_inward(low, digits), look)} to {end}"


def _cell(number: str, digits: str, look: _Look) -> str:
    return f'TEXT(ROUND({number},{digits}),"{look.pattern}")'


def _estimate_formula(best: str, low: str, high: str, grade: str, look: _Look) -> str:
    if look.change is not None:
        return _change_formula(best, low, high, look)
    if look.coarse:
        figures = f"MAX({_FIGURES}-{grade}-LEN(ROUND({best},0)),1-LEN(ROUND({high}-{low},0)))"
        return _cell(best, f"MIN(0,{figures})", look)
    if look.pattern == _QUOTIENT:
        short = f'TEXT(ROUND({best},1),"0.0")'
        return f"IF(AND({grade}={_ROUGH},{best}>=1),{short},{_cell(best, '2', look)})"
    return _cell(best, str(look.decimals), look)


def _step_formula(low: str, high: str, look: _Look) -> str:
    return f"MIN(0,{_WIDTH_FIGURES}-LEN(ROUND({high}-{low},0)))" if look.coarse else str(look.decimals)


def _change_formula(best: str, low: str, high: str, look: _Look) -> str:
    digits = _step_formula(low, high, look)
    margin = _outward_formula(f"MAX({best}-{low},{high}-{best})", digits)
    plain = "0.0" if look.scale > 1 else "#,##0" if look.coarse else "0.00"
    told = f'TEXT({margin}{f"*{look.scale}" if look.scale > 1 else ""},"{plain}")'
    return f'{_cell(best, digits, look)}&" (±"&{told}&"{look.change})"'


def _outward_formula(value: str, digits: str) -> str:
    return f"-INT(1E-6-{value}*10^{digits})/10^{digits}"


def _range_formula(low: str, high: str, look: _Look) -> str:
    digits = _step_formula(low, high, look)
    end = f'TEXT({_outward_formula(high, digits)},"{look.pattern}")'
    start = f'{_inward_formula(low, digits, look)}&" to "'
    if look.change is None:
        start = f'IF({low}*10^{digits}+1E-6<1,"up to ",{start})'
    limited = f"IF({high}-{low}<1E-6,{_cell(high, str(look.decimals), look)},{start}&{end})"
    return f'IF(ISNUMBER({high}),{limited},{_inward_formula(low, str(look.decimals), look)}&" or more")'


def _inward_formula(low: str, digits: str, look: _Look) -> str:
    return f'TEXT(INT({low}*10^{digits}+1E-6)/10^{digits},"{look.pattern}")'
