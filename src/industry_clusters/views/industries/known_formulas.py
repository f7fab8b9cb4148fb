"""The live formulas of what is known of an industry's jobs and pay: best value, ranges, grade, and the numbers shown.

``reading_mode`` is 1 for published only, 2 for certain, 3 for usual. Python works the same out in
:mod:`industry_clusters.analysis.industries.figures` and :mod:`industry_clusters.analysis.industries.derived`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.formulas import AVERAGE_PAY
from industry_clusters.measures.margins import LIKELY, WIDEST
from industry_clusters.views.region.data_sheets import (
    BEST_PAYROLL,
    HIGH_PAYROLL,
    LIKELY_HIGH,
    LIKELY_LOW,
    LOW_PAYROLL,
    PAY_VARIANCE,
    REFERENCE_BEST,
    REFERENCE_EMPLOYMENT,
    REFERENCE_HIGH,
    REFERENCE_LIKELY_HIGH,
    REFERENCE_LIKELY_LOW,
    REFERENCE_LOW,
    REGION_BEST,
    REGION_EMPLOYMENT,
    REGION_HIGH,
    REGION_LOW,
    REGION_PAYROLL,
)
from industry_clusters.views.vocabulary.figures import shown_formula
from industry_clusters.views.vocabulary.measured import (
    bare_quotient,
    or_missing,
    relative_change,
    yearly_growth,
)
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    At = Callable[[str, str, str], str]


def known_formulas(at: At) -> dict[str, str]:
    """Formulas of the columns; ``at`` writes a look-up of a data table, by its key, the row's column and the year's."""
    formulas: dict[str, str] = {}
    for year in YEARS:
        formulas |= _jobs(at, year)
        formulas |= _pay(at, year)
    return {
        **formulas,
        "likely_low_growth": _growth("likely_high_employment_first", "likely_low_employment_last"),
        "likely_high_growth": _growth("likely_low_employment_first", "likely_high_employment_last"),
        "shown_last": shown_formula(
            "[best_employment_last]",
            "[likely_low_employment_last]",
            "[likely_high_employment_last]",
            "[grade_last]",
            Unit.JOBS,
        ),
        "graded_last": grade_word("[grade_last]"),
    }


def grade_word(grade: str) -> str:
    """The word for a grade, as a formula."""
    return f'IFERROR(CHOOSE({grade},"published","close","rough","range only"),"")'


def likely_jobs(best: str, known: str, variance: str, low: str, high: str) -> tuple[str, str]:
    """Formulas of the likely range of jobs, by references to what is known of them."""
    rest = f"MAX(0,{best}-{known})"
    spread = f"IF({rest}=0,0,MIN({WIDEST:g},SQRT({variance})/MAX({rest},10^-9)))"

    def end(sign: str) -> str:
        return f"MAX({low},MIN({high},{known}+{rest}*EXP({sign}{LIKELY}*{spread})))"

    return end("-"), end("")


def grade_formula(best: str, low: str, high: str, published: str) -> str:
    """The grade of jobs; ``published`` is true where the number itself is."""
    width = f"({high}-{low})/2"
    return (
        f"IF({published},1,IF(ISNUMBER({high}-{low}),IF({best}<grade_floor,4,"
        f"IF({width}<=grade_close*{best},2,IF({width}<=grade_rough*{best},3,4))),4))"
    )


def quotient_of_a_job(year: str, there: str = "reference") -> str:
    """What a job adds to its year's quotient; ``there`` is the column of the reference area's jobs."""
    return f"({bare_quotient('1', f'[{there}_{year}]', year)})"


_LOW, _HIGH = "likely_low", "likely_high"


def ends_of(figure: str, *, ranged: bool) -> tuple[str, str]:
    """Formulas of the likely low and high of a column, of a row's own cells.

    ``ranged`` tells that jobs of the reference area have ranges too: the fewest jobs here then stand beside the most there.
    """
    if figure == "quotient_last":
        return _quotient_end(_LOW, _HIGH, "last", ranged), _quotient_end(_HIGH, _LOW, "last", ranged)
    if figure == "quotient_change":
        low = f"{_quotient_end(_LOW, _HIGH, 'last', ranged)}-{_quotient_end(_HIGH, _LOW, 'first', ranged)}"
        high = f"{_quotient_end(_HIGH, _LOW, 'last', ranged)}-{_quotient_end(_LOW, _HIGH, 'first', ranged)}"
        return f"({low})", f"({high})"
    if figure == "employment_change":
        return _jobs_change("likely_low", "likely_high"), _jobs_change("likely_high", "likely_low")
    if figure == "pay_change":
        return _pay_change("likely_low", "likely_high"), _pay_change("likely_high", "likely_low")
    return f"[likely_low_{figure}]", f"[likely_high_{figure}]"


def _jobs(at: At, year: str) -> dict[str, str]:
    column = f"{year}_column"

    def of(table: str) -> str:
        return at(table, "region_row", column)

    best, low, high = f"[best_employment_{year}]", of(REGION_LOW), of(REGION_HIGH)
    ends = (f"[likely_low_employment_{year}]", f"[likely_high_employment_{year}]")
    published = of(REGION_EMPLOYMENT)
    middle = f"IF(ISNA([withheld_{year}]),NA(),({low}+{high})/2)"
    return {
        f"low_employment_{year}": low,
        f"high_employment_{year}": high,
        f"best_employment_{year}": f"CHOOSE(reading_mode,{published},{middle},{of(REGION_BEST)})",
        f"likely_low_employment_{year}": f"CHOOSE(reading_mode,{best},{low},{of(LIKELY_LOW)})",
        f"likely_high_employment_{year}": f"CHOOSE(reading_mode,{best},{high},{of(LIKELY_HIGH)})",
        f"grade_{year}": f"IF(ISNA([withheld_{year}]),NA(),{grade_formula(best, *ends, f'ISNUMBER({published})')})",
        f"employment_{year}": f"IF([grade_{year}]<4,{best},NA())",
    }


def _pay(at: At, year: str) -> dict[str, str]:
    column, deflator = f"{year}_column", f"deflator_{year}"

    def of(table: str) -> str:
        return at(table, "region_row", column)

    jobs, pay = f"[best_employment_{year}]", f"[best_pay_{year}]"
    middle = f"({of(LOW_PAYROLL)}+{of(HIGH_PAYROLL)})/2"
    payroll = f"CHOOSE(reading_mode,{of(REGION_PAYROLL)},{middle},{of(BEST_PAYROLL)})"
    sure = f"ISNUMBER({of(REGION_PAYROLL)}+{of(REGION_EMPLOYMENT)})"
    spread = pay_spread(of(PAY_VARIANCE))
    least = f"IF({sure},{pay},{of(LOW_PAYROLL)}/{of(REGION_HIGH)}*{deflator})"
    most = f"IF({sure},{pay},{of(HIGH_PAYROLL)}/{of(REGION_LOW)}*{deflator})"
    low = f"CHOOSE(reading_mode,{pay},{least},{pay}/{spread})"
    high = f"CHOOSE(reading_mode,{pay},{most},{pay}*{spread})"
    ends = {
        f"likely_low_pay_{year}": f"IFERROR({low},NA())",
        f"likely_high_pay_{year}": f"IFERROR({high},NA())",
    }
    # no criterion looks at the first year's range, so that it is in no cell of its own
    low, high = (low, high) if year == "first" else (f"[likely_low_pay_{year}]", f"[likely_high_pay_{year}]")
    return {
        **ends,
        f"best_pay_{year}": or_missing(f"{AVERAGE_PAY.excel(payroll=payroll, employment=jobs)}*{deflator}"),
        f"pay_{year}": f"IFERROR({pay_shown(pay, low, high, f'[grade_{year}]')},NA())",
    }


def pay_spread(variance: str) -> str:
    """The factor by which pay may be off on either side, by the variance of its logarithm."""
    return f"EXP({LIKELY}*MIN({WIDEST:g},SQRT({variance})))"


def pay_shown(pay: str, low: str, high: str, grade: str) -> str:
    """Pay as a number: where its jobs are one, and it is itself no less sure than a rough number may be."""
    return f"IF({grade}<4,IF(({high}-{low})/2<=grade_rough*{pay},{pay},NA()),NA())"


def _growth(first: str, last: str) -> str:
    return or_missing(yearly_growth(f"[{first}]", f"[{last}]"))


def _quotient_end(end: str, other: str, year: str, ranged: bool) -> str:  # as its callers have it
    there = f"{other}_reference" if ranged else "reference"
    return f"[{end}_employment_{year}]*{quotient_of_a_job(year, there)}"


def reference_formulas(at: At) -> dict[str, str]:
    """Jobs in a reference area of which some are known as ranges, by the reading mode, and the quotients that rest on them."""
    formulas: dict[str, str] = {}
    for year in YEARS:

        def of(table: str, column: str = f"{year}_column") -> str:
            return at(table, "reference_row", column)

        best, low, high = f"[reference_{year}]", of(REFERENCE_LOW), of(REFERENCE_HIGH)
        ends = (f"[likely_low_reference_{year}]", f"[likely_high_reference_{year}]")
        published = of(REFERENCE_EMPLOYMENT)
        graded = grade_formula(best, *ends, f"ISNUMBER({published})")
        jobs, quotient = f"[best_employment_{year}]", f"[grade_quotient_{year}]"
        formulas |= {
            f"low_reference_{year}": low,
            f"high_reference_{year}": high,
            f"reference_{year}": f"CHOOSE(reading_mode,{published},({low}+{high})/2,{of(REFERENCE_BEST)})",
            f"likely_low_reference_{year}": f"CHOOSE(reading_mode,{best},{low},{of(REFERENCE_LIKELY_LOW)})",
            f"likely_high_reference_{year}": f"CHOOSE(reading_mode,{best},{high},{of(REFERENCE_LIKELY_HIGH)})",
            f"grade_reference_{year}": f"IF(ISNUMBER({best}),{graded},NA())",
            f"grade_quotient_{year}": f"MAX([grade_{year}],IFERROR([grade_reference_{year}],0))",
            f"quotient_{year}": f"IF({quotient}<4,IFERROR({jobs}*{quotient_of_a_job(year)},NA()),NA())",
        }
    return formulas


def _jobs_change(end: str, other: str) -> str:
    return f"([{end}_employment_last]-[{other}_employment_first])"


def _pay_change(end: str, other: str) -> str:
    return f"({relative_change(f'[{other}_pay_first]', f'[{end}_pay_last]')})"
