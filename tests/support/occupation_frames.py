"""Tables of occupations, written out row by row."""

import numpy as np
import pandas as pd

from industry_clusters.occupations import (
    ELEMENT_COLUMNS,
    PROFILE_COLUMNS,
    PROJECTION_COLUMNS,
    STAFFING_COLUMNS,
    WAGE_COLUMNS,
    Occupations,
    OccupationSource,
)

MARKS = ("**", "*", "#")
SOURCE = OccupationSource("staffing.csv", "oews_staffing", 1, "2024", "", "2018")


def staffing_of(text):
    """Lines ``industry own soc level employment annual_mean title``; ``**``, ``*`` and ``#`` are marks."""
    rows = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), 2):
        industry, own, soc, level, jobs, wage, *title = line.split()
        rows.append(
            {
                "industry_code": industry,
                "industry_title": f"Industry {industry}",
                "own_code": own,
                "soc_code": soc,
                "soc_title": " ".join(title) or f"Occupation {soc}",
                "soc_level": level,
                "employment": number_of(jobs),
                "employment_mark": jobs if jobs in MARKS else "",
                "annual_mean_wage": number_of(wage),
                "wage_mark": wage if wage in MARKS else "",
                "source_id": 0,
                "line": number,
            }
        )
    return pd.DataFrame(rows, columns=list(STAFFING_COLUMNS))


def wages_of(text, period="2024"):
    """Lines ``area soc annual_p25 annual_median annual_p75 title of the area``; the hourly median is the annual's."""
    rows = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), 2):
        area, soc, low, median, high, *title = line.split()
        row = dict.fromkeys(WAGE_COLUMNS, np.nan) | {
            "area_fips": area,
            "area_title": " ".join(title) or area,
            "period": period,
            "soc_code": soc,
            "soc_title": f"Occupation {soc}",
            "soc_level": "total" if soc == "00-0000" else "detailed",
            "employment_mark": "",
            "annual_pct25": number_of(low),
            "annual_pct50": number_of(median),
            "annual_pct75": number_of(high),
            "hourly_pct50": number_of(median) / 2080,
            "wage_mark": median if median in MARKS else "",
            "source_id": 0,
            "line": number,
        }
        rows.append(row)
    return pd.DataFrame(rows, columns=list(WAGE_COLUMNS))


def projections_of(text):
    """Lines ``area first last soc growth openings education``."""
    rows = []
    for line in filter(str.strip, text.splitlines()):
        area, first, last, soc, growth, openings, *education = line.split()
        row = dict.fromkeys(PROJECTION_COLUMNS, np.nan) | {
            "area_fips": area,
            "area_title": area,
            "first_year": int(first),
            "last_year": int(last),
            "soc_code": soc,
            "soc_level": "detailed",
            "growth": float(growth),
            "openings": float(openings),
            "education": " ".join(education),
        }
        rows.append(row)
    return pd.DataFrame(rows, columns=list(PROJECTION_COLUMNS))


def skills_of(text):
    """Lines ``soc importance skill``."""
    rows = [
        (soc, "skill", " ".join(name), float(importance), 0)
        for soc, importance, *name in (line.split() for line in filter(str.strip, text.splitlines()))
    ]
    return pd.DataFrame(rows, columns=list(ELEMENT_COLUMNS))


def profiles_of(text):
    """Lines ``soc job_zone``."""
    rows = [
        (soc, "", float(zone), "", 0)
        for soc, zone in (line.split() for line in text.splitlines() if line.strip())
    ]
    return pd.DataFrame(rows, columns=list(PROFILE_COLUMNS))


def occupations_of(staffing, wages="", projections="", skills="", profiles=""):
    """All tables; what is left out is empty."""
    return Occupations(
        staffing_of(staffing),
        wages_of(wages),
        projections_of(projections),
        profiles_of(profiles),
        skills_of(skills),
        (SOURCE,),
    )


def number_of(word):
    return np.nan if word in MARKS else float(word)
