"""What a header's words say that its column is; the content has to agree before it is believed."""

from __future__ import annotations

import re

from industry_clusters.ingest.own.columns import HEADING, YEAR
from industry_clusters.ingest.reading.plausible import PAY, WEEKLY_WAGE
from industry_clusters.panel import COUNTS

__all__ = ["HEADING", "YEAR", "header_role", "in_thousands", "with_year"]

_A_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NOT_A_COUNT = re.compile(
    r"%|\bpercent|\bchange|\bgrowth|\bnational|\bu\.?s\.?\b|\blq\b|quotient|\bdemand|\brank|\bshare|\beffect|forecast|projected|location quotient|taxable|contribution"
)
_THOUSANDS = re.compile(r"\$1,?000s?\b|in thousands|thousands of|\(000s?\)|\(\$?000'?s\)", re.IGNORECASE)
_AVERAGE = r"(?:average|avg\.?|mean|median)"
_BEFORE = r"(?:annual |average |avg\.? |ann\.? |total |covered |current |monthly |number of |no\. of |# of |payrolled |private )*"
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("state_fips", r"fip(?:s)?state|state fips(?: code)?|statefp|state code|fips state|st fips"),
        ("county_fips", r"fipscty|county fips(?: code)?|countyfp|cnty fips|fips county"),
        ("area_fips", r"(?:area |county |geo )?fips(?: code)?|geo ?id|area code|areafips|area fips|county code|geography code"),
        ("industry_code", r"naics(?: ?(?:19|20)[0-9]{2})?(?: ?codes?)?|(?:industry|ind|naics) codes?|codes?|naics sector"),
        ("industry_title", r"(?:naics |industry )?(?:title|description|label|name)|industry|industries|naics (?:title|description|label)|naics[0-9]{4} label"),
        ("area_title", r"(?:county|area|region|geography|geographic area|location|msa|place|state)(?: ?name| ?title)?"),
        ("year", r"(?:calendar |reference |data )?(?:year|yr)"),
        ("own_code", r"own(?:ership)?(?: ?code| ?title)?|owner(?: ?code)?|own cd"),
        ("disclosure_code", r"disclosure(?: code)?|suppress(?:ed|ion)(?: flag| code)?|disclosure flag"),
        (WEEKLY_WAGE, rf"(?:annual )?{_AVERAGE}? ?(?:weekly|wkly) (?:wages?|pay|earnings)"),
        (PAY, rf"(?:annual )?{_AVERAGE} (?:annual |ann\.? )?(?:pay|wages?|earnings|salar(?:y|ies))(?: per (?:employee|worker|job))?|annual pay|(?:annual )?(?:wages?|pay|earnings) per (?:employee|worker|job)|wages, salaries,? (?:&|and) proprietor earnings"),
        (COUNTS[0], rf"{_BEFORE}(?:establishments?|estabs?|est|units|firms|employers|worksites|locations|business locations|reporting units)(?: count)?"),
        (COUNTS[1], rf"{_BEFORE}(?:employment|employees|emp|empl|jobs|workers|avgemp|emplvl|job count)(?: levels?| average| count)?"),
        (COUNTS[2], rf"{_BEFORE}(?:wages?|payrolls?|totwage|tot wages?)(?: paid)?"),
    )
)  # fmt: skip


def in_thousands(header: str) -> bool:
    """Whether a header says that its column is in thousands of dollars.

    Examples
    --------
    >>> in_thousands("Annual payroll ($1,000)"), in_thousands("Total wages")
    (True, False)
    """
    return _THOUSANDS.search(header) is not None


def with_year(header: str) -> str:
    """Return a header with ``{year}`` for the year in it; the header itself where there is none, or more than one.

    Examples
    --------
    >>> with_year("2019 Jobs"), with_year("Jobs"), with_year("2019 - 2024 Change")
    ('{year} Jobs', 'Jobs', '2019 - 2024 Change')
    """
    return _A_YEAR.sub(YEAR, header) if len(_A_YEAR.findall(header)) == 1 else header


def header_role(header: str) -> str:
    """Return our name of the column that a header's words say; "" where they say nothing known.

    Examples
    --------
    >>> header_role("FIPS"), header_role("Avg. Employment"), header_role("2024 Jobs"), header_role("Empl Change")
    ('area_fips', 'annual_avg_emplvl', 'annual_avg_emplvl', '')
    """
    plain = _THOUSANDS.sub("", header).casefold().replace("_", " ").replace(YEAR, "")
    plain = re.sub(r"\(.*?\)|[:*†‡]", " ", plain)
    if not re.fullmatch(r"\s*naics.*", plain):
        plain = _A_YEAR.sub(" ", plain)
    plain = " ".join(plain.split()).strip(" .-")
    if not plain or _NOT_A_COUNT.search(plain):
        return ""
    return next((role for role, pattern in _ROLES if pattern.fullmatch(plain)), "")
