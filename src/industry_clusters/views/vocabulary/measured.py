"""The measures as formulas of our workbooks, with the names that Setup gives to years and totals; #N/A where there is no result."""

from __future__ import annotations

from industry_clusters.formulas import GROWTH, LOCATION_QUOTIENT, PERCENT_CHANGE


def or_missing(formula: str) -> str:
    """A formula whose error is #N/A: missing."""
    return f"IFERROR({formula},NA())"


def quotient(jobs: str, there: str, year: str, reference: str = "reference") -> str:
    """The location quotient of jobs here and in a reference area, of the ``first`` or the ``last`` year.

    Examples
    --------
    >>> quotient("[jobs]", "[jobs_there]", "last", "second")
    'IFERROR(([jobs]/region_total_last)/([jobs_there]/second_total_last),NA())'
    """
    return or_missing(bare_quotient(jobs, there, year, reference))


def bare_quotient(jobs: str, there: str, year: str, reference: str = "reference") -> str:
    """The same inside another formula; an error where it has none."""
    totals = {"region_total": f"region_total_{year}", "reference_total": f"{reference}_total_{year}"}
    return LOCATION_QUOTIENT.excel(region_industry=jobs, reference_industry=there, **totals)


def yearly_growth(first: str, last: str) -> str:
    """The average annual growth rate between the two years; an error where it has none.

    Examples
    --------
    >>> yearly_growth("[jobs_first]", "[jobs_last]")
    '([jobs_last]/[jobs_first])^(1/span)-1'
    """
    return GROWTH.excel(first=first, last=last, years="span")


def relative_change(first: str, last: str) -> str:
    """The change as a share of the first; an error where it has none."""
    return PERCENT_CHANGE.excel(first=first, last=last)
