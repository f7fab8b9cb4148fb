"""Layouts of files of occupations, as data.

OEWS has written its columns in small and in capital letters, the level of an occupation as ``GROUP``, ``OCC_GROUP``
and ``O_GROUP`` (blank for a detailed occupation before 2012), an area's name as ``STATE``, ``AREA_NAME`` and
``AREA_TITLE``, and percentiles as ``H_WPCT10`` and ``H_PCT10``; since 2019 every file has the same 32 columns.
"""

from __future__ import annotations

from industry_clusters.ingest.layouts.layout import Kind, Layout

_OEWS_PAY = {
    f"{period}_{ours}": spelled
    for period, letter in (("hourly", "H"), ("annual", "A"))
    for ours, spelled in {
        "mean": (f"{letter}_MEAN",),
        **{f"pct{p}": (f"{letter}_PCT{p}", f"{letter}_WPCT{p}") for p in (10, 25, 75, 90)},
        "pct50": (f"{letter}_MEDIAN", f"{letter}_PCT50", f"{letter}_WPCT50"),
    }.items()
}
_QUERY_PAY = {
    f"{period.lower()}_{ours}": (f"{period} {spelled} wage",)
    for period in ("Hourly", "Annual")
    for ours, spelled in {
        "mean": "mean",
        "pct10": "10th percentile",
        "pct25": "25th percentile",
        "pct50": "median",
        "pct75": "75th percentile",
        "pct90": "90th percentile",
    }.items()
}
_ONET_CODE = ("O*NET-SOC Code", "onetsoc_code")
_ONET_ELEMENT = {
    "onet_code": _ONET_CODE,
    "element_id": ("Element ID",),
    "scale": ("Scale ID",),
    "value": ("Data Value",),
}
_SUPPRESSED = {"suppressed": ("Recommend Suppress",)}

OCCUPATION_LAYOUTS = (
    Layout(
        "oews",
        "BLS OEWS jobs and pay by occupation (staffing patterns of industries, or wages of areas)",
        Kind.OEWS,
        {"soc_code": ("OCC_CODE",), "soc_title": ("OCC_TITLE", "OCC_TITL"), "employment": ("TOT_EMP",)},
        {
            "area": ("AREA", "AREA_CODE"),
            "area_title": ("AREA_TITLE", "AREA_NAME", "STATE"),
            "area_type": ("AREA_TYPE",),
            "naics": ("NAICS",),
            "industry_title": ("NAICS_TITLE",),
            "industry_group": ("I_GROUP",),
            "own_code": ("OWN_CODE",),
            "group": ("O_GROUP", "OCC_GROUP", "GROUP"),
            "annual_only": ("ANNUAL",),
            "hourly_only": ("HOURLY",),
            **_OEWS_PAY,
        },
        marks_withheld=True,
    ),
    Layout(
        "oews_query",
        "BLS OEWS query of one area (jobs and pay by occupation, with footnotes)",
        Kind.OEWS_QUERY,
        {"occupation": ("Occupation (SOC code)",), "employment": ("Employment",)},
        _QUERY_PAY,
        marks_withheld=True,
    ),
    Layout(
        "california_oews",
        "California (data.ca.gov) OEWS jobs and pay by occupation",
        Kind.CALIFORNIA_OEWS,
        {
            "area_fips": ("Area Name",),
            "year": ("Year",),
            "quarter": ("Quarter",),
            "soc_code": ("Standard Occupational Classification", "Standard Occupational Classification (SOC)"),
            "soc_title": ("Occupational Title",),
            "wage_type": ("Wage Type",),
            "employment": ("Number of Employed",),
            "mean": ("Mean Wage",),
            "pct10": ("10th Percentile Wage",),
            "pct25": ("25th Percentile Wage",),
            "pct50": ("50th Percentile (Median) Wage", "50th Percentile Wage", "Median Wage"),
            "pct75": ("75th Percentile Wage",),
            "pct90": ("90th Percentile Wage",),
        },
        {"industry_title": ("Industry Name",)},
    ),
    Layout(
        "california_projections",
        "California (data.ca.gov) occupational projections",
        Kind.CALIFORNIA_PROJECTIONS,
        {
            "area_fips": ("Area Name",),
            "period": ("Period",),
            "level": ("SOC Level",),
            "soc_code": ("Standard Occupational Classification (SOC)", "Standard Occupational Classification"),
            "soc_title": ("Occupational Title",),
            "employment_first": ("Base Year Employment Estimate",),
            "employment_last": ("Projected Year Employment Estimate",),
        },
        {
            "growth": ("Percentage Change",),
            "openings": ("Total Job Openings",),
            "median_annual_wage": ("Median Annual Wage",),
            "education": ("Entry Level Education",),
            "experience": ("Work Experience",),
            "training": ("Job Training",),
        },
    ),
    Layout(
        "bls_projections",
        "BLS projections of employment by occupation",
        Kind.PROJECTIONS,
        {"soc_title": ("Occupation Title",), "soc_code": ("Occupation Code",), "education": ("Typical Entry-Level Education",)},
        {
            "type": ("Occupation Type",),
            "experience": ("Work Experience in a Related Occupation",),
            "training": ("Typical on-the-job Training",),
        },
    ),
    Layout(
        "onet_education",
        "O*NET education, training and experience",
        Kind.ONET_EDUCATION,
        {**_ONET_ELEMENT, "category": ("Category",)},
        _SUPPRESSED,
    ),
    Layout(
        "onet_elements",
        "O*NET ratings (skills, knowledge)",
        Kind.ONET_ELEMENTS,
        {**_ONET_ELEMENT, "element": ("Element Name",)},
        {**_SUPPRESSED, "not_relevant": ("Not Relevant",)},
    ),
    Layout(
        "onet_job_zones",
        "O*NET job zones",
        Kind.ONET_JOB_ZONES,
        {"onet_code": _ONET_CODE, "job_zone": ("Job Zone",)},
    ),
    Layout(
        "onet_titles",
        "O*NET names of occupations",
        Kind.ONET_TITLES,
        {"onet_code": _ONET_CODE, "soc_title": ("Title",), "description": ("Description",)},
    ),
    Layout(
        "onet_categories",
        "O*NET words of categories",
        Kind.ONET_LEGEND,
        {"element_id": ("Element ID",), "category": ("Category",), "words": ("Category Description",)},
    ),
    Layout(
        "onet_zone_reference",
        "O*NET words of job zones",
        Kind.ONET_LEGEND,
        {"job_zone": ("Job Zone",), "name": ("Name",), "experience": ("Experience",)},
    ),
)  # fmt: skip
