"""Every layout that is known, as data.

A layout is recognised by its header: each column it needs is there, under one of its spellings. The first layout
that fits is the file's, so that the fuller ones stand first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue, MissingColumn, UnknownLayout
from industry_clusters.ingest.layouts.layout import Kind, Layout, folded
from industry_clusters.ingest.occupations.layouts import OCCUPATION_LAYOUTS

if TYPE_CHECKING:
    from industry_clusters.ingest.files.files import DataFile

__all__ = ["LAYOUTS", "OWN_TABLE", "Kind", "Layout", "folded", "recognise"]


def _as_written(*names: str) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: (name,) for name in names})


_BLS_KEYS = _as_written(
    "area_fips", "own_code", "industry_code", "size_code", "year", "qtr", "disclosure_code"
)
_TITLES = _as_written("area_title", "industry_title")
CENSUS_PATTERNS = "U.S. Census Bureau, County Business Patterns (private jobs in March, with noise)"
_QUARTER = {
    "qtrly_estabs": ("qtrly_estabs", "qtrly_estabs_count"),
    **_as_written("month1_emplvl", "month2_emplvl", "month3_emplvl", "total_qtrly_wages"),
}
_ANNUAL = _as_written("annual_avg_emplvl", "total_annual_wages")

LAYOUTS = (
    Layout(
        "bls_annual_titled",
        "BLS annual averages with titles (by area or by industry)",
        Kind.BLS_ANNUAL,
        {**_BLS_KEYS, "annual_avg_estabs": ("annual_avg_estabs_count", "annual_avg_estabs"), **_ANNUAL, **_TITLES},
        marks_withheld=True,
    ),
    Layout(
        "bls_annual",
        "BLS annual averages (area slice or singlefile)",
        Kind.BLS_ANNUAL,
        {**_BLS_KEYS, "annual_avg_estabs": ("annual_avg_estabs", "annual_avg_estabs_count"), **_ANNUAL},
        _TITLES,
        marks_withheld=True,
    ),
    Layout(
        "bls_quarterly",
        "BLS quarters",
        Kind.BLS_QUARTERLY,
        {**_BLS_KEYS, **_QUARTER},
        _TITLES,
        marks_withheld=True,
    ),
    Layout(
        "bls_quarterly_subset",
        "BLS quarters without ownership and disclosure codes",
        Kind.BLS_QUARTERLY,
        {**_as_written("area_fips", "industry_code", "agglvl_code", "year", "qtr"), **_QUARTER},
        {**_TITLES, **_as_written("own_code")},
    ),
    Layout(
        "california",
        "California (data.ca.gov) employment and wages",
        Kind.IN_WORDS,
        {
            "place": ("Area Name",),
            "area_type": ("Area Type",),
            "year": ("Year",),
            "period": ("Quarter", "Time Period"),
            "ownership": ("Ownership",),
            "industry": ("NAICS Code",),
            "establishments": ("Establishments",),
            "employment": ("Average Monthly Employment",),
            "wages": ("Total Wages (All Workers)", "Total Wages"),
        },
        {
            "industry_title": ("Industry Name",),
            "month1_emplvl": ("1st Month Emp",),
            "month2_emplvl": ("2nd Month Emp",),
            "month3_emplvl": ("3rd Month Emp",),
        },
    ),
    Layout(
        "new_york",
        "New York State annual employment and wages",
        Kind.IN_WORDS,
        {
            "area_type": ("AREATYPE",),
            "place": ("AREA",),
            "industry": ("NAICS",),
            "industry_title": ("TITLE",),
            "year": ("YEAR",),
            "establishments": ("ESTAB",),
            "employment": ("AVGEMP",),
            "wages": ("TOTWAGE",),
        },
        {"pay": ("ANNAVGSAL",)},
    ),
    Layout(
        "bls_high_level",
        "BLS high-level table (counties by supersector, one quarter)",
        Kind.IN_WORDS,
        {
            "place": ("Area",),
            "area_type": ("Area Type",),
            "year": ("Year",),
            "period": ("Qtr",),
            "ownership": ("Ownership",),
            "industry": ("Industry",),
            "status_code": ("Status Code",),
            "establishments": ("Establishment Count",),
            "month1_emplvl": tuple(f"{month} Employment" for month in ("January", "April", "July", "October")),
            "month2_emplvl": tuple(f"{month} Employment" for month in ("February", "May", "August", "November")),
            "month3_emplvl": tuple(f"{month} Employment" for month in ("March", "June", "September", "December")),
            "wages": ("Total Quarterly Wages",),
        },
        marks_withheld=True,
    ),
    Layout(
        "lodes",
        "LEHD origin-destination (LODES): where workers live and work",
        Kind.COMMUTING,
        {"work": ("w_geocode",), "home": ("h_geocode",), "workers": ("S000",)},
    ),
    Layout(
        "census_counties",
        "Census County Business Patterns, county file",
        Kind.CENSUS,
        {
            "state_fips": ("fipstate",),
            "county_fips": ("fipscty",),
            "industry": ("naics",),
            "employment": ("emp",),
            "payroll": ("ap",),
            "establishments": ("est",),
        },
        {"year": ("year",), "noise": ("emp_nf",), "first_quarter": ("qp1",)},
        marks_withheld=True,
        publisher=CENSUS_PATTERNS,
    ),
    Layout(
        "census_table",
        "Census County Business Patterns, table of data.census.gov or its API",
        Kind.CENSUS,
        {
            "geo_id": ("GEO_ID",),
            "industry": ("NAICS2017", "NAICS2022", "NAICS2012", "NAICS2007"),
            "employment": ("EMP",),
            "payroll": ("PAYANN",),
            "establishments": ("ESTAB",),
        },
        {
            "year": ("YEAR",),
            "noise": ("EMP_N",),
            "area_title": ("NAME",),
            "industry_title": ("NAICS2017_LABEL", "NAICS2022_LABEL", "NAICS2012_LABEL", "NAICS2007_LABEL"),
            "first_quarter": ("PAYQTR1",),
            "legal_form": ("LFO",),
            "size": ("EMPSZES",),
        },
        marks_withheld=True,
        publisher=CENSUS_PATTERNS,
    ),
    Layout(
        "california_short",
        "California employment and wages without industry codes",
        Kind.REFUSED,
        {
            name: (name,)
            for name in ("Area Name", "Industry Name", "Year", "Ownership", "Average Monthly Employment")
        },
        refusal="It names industries in words and has no NAICS code: add a column of codes and map the columns "
        "in the study, or use the full table of data.ca.gov.",
    ),
    Layout(
        "fed_districts",
        "Totals of Federal Reserve districts",
        Kind.REFUSED,
        _as_written("area_code", "area_title", "annual_avg_estabs_count", "annual_avg_emplvl", "total_annual_wages"),
        refusal="Its areas are Federal Reserve districts and it has no industries: use files by county, state or nation.",
    ),
    Layout(
        "cbsa_counties",
        "Counties of metropolitan and micropolitan areas",
        Kind.COUNTIES,
        _as_written("cbsacode", "fipsstatecode", "fipscountycode"),
        _as_written("countycountyequivalent", "statename"),
    ),
    Layout("area_titles", "Names of areas", Kind.AREA_TITLES, _as_written("area_fips", "area_title")),
    Layout("industry_titles", "Names of industries", Kind.INDUSTRY_TITLES, _as_written("industry_code", "industry_title")),
    Layout(
        "cpi_long",
        "Consumer price indexes, a row a month",
        Kind.PRICES_LONG,
        _as_written("series_id", "year", "period", "value"),
        _as_written("area_name"),
    ),
    Layout("cpi_monthly", "Consumer price index of the U.S., monthly", Kind.PRICES_MONTHLY, _as_written("Date", "Index")),
    Layout(
        "cpi_wide",
        "Consumer price indexes, a column an area",
        Kind.PRICES_WIDE,
        {"year": ("year",), "us": ("U.S. city average",)},
    ),
    *OCCUPATION_LAYOUTS,
)  # fmt: skip

ACS_FLOWS = Layout("acs_flows", "Census county-to-county commuting flows (ACS)", Kind.COMMUTING, {})
BLS_SERIES = Layout("bls_series", "BLS data series, one series a sheet", Kind.IN_WORDS, {})
BLS_VIEWER = Layout("bls_viewer", "a table of the BLS data viewer", Kind.IN_WORDS, {}, marks_withheld=True)
OWN_TABLE = Layout("own_table", "a table of your own", Kind.IN_WORDS, {})
_EXACT = {"area_titles": 2, "industry_titles": 2}
_NEAR = 0.6
_FAR, _FEWEST = 0.5, 3
_EVERYDAY = frozenset(
    [
        "year",
        "area",
        "areaname",
        "areatype",
        "industry",
        "title",
        "quarter",
        "qtr",
        "ownership",
        "naics",
        "naicscode",
        "date",
        "index",
        "value",
        "period",
    ]
)
"""Below it, or with fewer columns found, a layout has only an everyday word or two in common with a header."""


def recognise(header: Sequence[str], file: DataFile) -> Layout:
    """Return the layout of a header.

    Raises
    ------
    MissingColumn
        Where the header is that of a layout but for a column.
    UnknownLayout
        Where it is none, naming the headers found, the nearest layout and what it lacks.
    """
    fitting = (layout for layout in LAYOUTS if not layout.missing(header))
    layout = next((layout for layout in fitting if len(header) <= _EXACT.get(layout.key, len(header))), None)
    if layout is None:
        raise _unrecognised(header, file)
    if layout.kind is Kind.REFUSED:
        raise UnknownLayout(
            f"the file is known ({layout.words}), but cannot be read",
            place=file.name,
            next_step=layout.refusal,
        )
    _refuse_twice(layout, header, file)
    return layout


def _refuse_twice(layout: Layout, header: Sequence[str], file: DataFile) -> None:
    """Refuse a header in which a column that is read stands twice: nobody knows which of them is meant."""
    names = [folded(name) for name in header]
    for place in layout.columns(header).values():
        if names.count(names[place]) > 1:
            raise BadValue(
                f"the header has the column {header[place]!r} twice",
                place=f"{file.name}, line 1",
                next_step="Take one of them out, or download the file again.",
            )


def _unrecognised(header: Sequence[str], file: DataFile) -> MissingColumn | UnknownLayout:
    nearest = max(LAYOUTS, key=lambda layout: _share_found(layout, header))
    share, lacking = _share_found(nearest, header), ", ".join(nearest.missing(header))
    enough = len(nearest.needs) - len(nearest.missing(header)) >= _FEWEST
    if share >= _NEAR and enough and nearest.kind is not Kind.REFUSED and lacking:
        return MissingColumn(
            f"the file looks like {nearest.words!r}, but has no column {lacking}",
            place=f"{file.name}, line 1",
            next_step=f"Download it again with every column, or map its columns in the study. Found: {_listed(header)}.",
        )
    is_near = share >= _FAR and _has_rare_word(nearest, header)
    near = f"The nearest layout is {nearest.words!r}, which also needs {lacking}. " * is_near
    return UnknownLayout(
        f"the columns are those of no known layout; found {_listed(header)}",
        place=f"{file.name}, line 1",
        next_step=f"{near}If it is a table of your own, 'industry-clusters data map \"{file.name}\"' asks which column is "
        "which and writes the mapping; else leave it out.",
    )


def _has_rare_word(layout: Layout, header: Sequence[str]) -> bool:
    return any(folded(header[place]) not in _EVERYDAY for place in layout.columns(header).values())


def _share_found(layout: Layout, header: Sequence[str]) -> float:
    return 1 - len(layout.missing(header)) / len(layout.needs)


_SHOWN = 12


def _listed(header: Iterable[str]) -> str:
    names = [repr("".join(sign if sign.isprintable() else "?" for sign in name[:40])) for name in header]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
