"""Tables that name areas and industries, and the counties of metropolitan areas."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue
from industry_clusters.ingest.files.content import FileContent
from industry_clusters.ingest.files.numbers import check_codes

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_NATION = "United States"
_LEADING_CODE = re.compile(r"^(?:NAICS[0-9]* )?(?:[0-9]{2,6}|[0-9]{2}-[0-9]{2}):? ")
_STATE = re.compile(r" -- Statewide$")


@cache
def clean_industry_title(title: str) -> str:
    """Return an industry's name without the code that BLS puts before it.

    Examples
    --------
    >>> clean_industry_title("NAICS 31-33 Manufacturing"), clean_industry_title("10 Total, all industries")
    ('Manufacturing', 'Total, all industries')
    """
    return _LEADING_CODE.sub("", title.strip()).strip()


@cache
def clean_area_title(title: str) -> str:
    """Return an area's name as people say it.

    Examples
    --------
    >>> clean_area_title("Alabama -- Statewide"), clean_area_title("U.S. TOTAL")
    ('Alabama', 'United States')
    """
    return _NATION if title.strip() == "U.S. TOTAL" else _STATE.sub("", title.strip())


def refuse_formulas(texts: pd.Series[str], lines: pd.Series[int], file: DataFile) -> None:
    """Refuse a name that a spreadsheet would take for a formula.

    Raises
    ------
    BadValue
        Naming the line.
    """
    names = texts.tolist()
    found = next(
        (at for at, name in enumerate(names) if isinstance(name, str) and name.startswith("=")), None
    )
    if found is not None:
        raise BadValue(
            f"a name begins with '=': {names[found][:60]!r}",
            place=file.place(int(lines.iloc[found])),
            next_step="A name is text; take the sign away.",
        )


def read_area_titles(table: TextTable, layout: Layout) -> FileContent:
    """Read a table of area codes and names."""
    rows = table.frame(layout.columns(table.header))
    check_codes(rows, "area_fips", r"[0-9A-Z]{5}", "a code of five signs", table.file)
    refuse_formulas(rows["area_title"], rows["line"], table.file)
    named = zip(rows["area_fips"], rows["area_title"].map(clean_area_title), strict=True)
    return FileContent(layout.key, area_titles=dict(named), table_titles=True)


def read_industry_titles(table: TextTable, layout: Layout) -> FileContent:
    """Read a table of industry codes and names."""
    rows = table.frame(layout.columns(table.header))
    refuse_formulas(rows["industry_title"], rows["line"], table.file)
    codes = rows["industry_code"].str.replace("_", "-")
    named = zip(codes, rows["industry_title"].map(clean_industry_title), strict=True)
    return FileContent(layout.key, industry_titles=dict(named), table_titles=True)


def read_counties(table: TextTable, layout: Layout) -> FileContent:
    """Read which counties make up each metropolitan or micropolitan area, and the counties' names."""
    rows = table.frame(layout.columns(table.header))
    rows["county"] = rows["fipsstatecode"].str.zfill(2) + rows["fipscountycode"].str.zfill(3)
    for column in ("cbsacode", "county"):
        check_codes(rows, column, r"[0-9]{5}", "a code of five digits", table.file)
    members: dict[str, list[str]] = {}
    for cbsa, county in sorted(set(zip(rows["cbsacode"], rows["county"], strict=True))):
        members.setdefault(cbsa, []).append(county)
    return FileContent(
        layout.key,
        cbsa_counties={cbsa: tuple(counties) for cbsa, counties in members.items()},
        area_titles=_county_names(rows, table.file),
    )


def _county_names(rows: pd.DataFrame, file: DataFile) -> dict[str, str]:
    if not {"countycountyequivalent", "statename"} <= set(rows):
        return {}
    names = rows["countycountyequivalent"] + ", " + rows["statename"]
    refuse_formulas(names, rows["line"], file)
    return dict(zip(rows["county"], names, strict=True))
