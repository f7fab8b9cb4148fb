"""What is to come of occupations and what they need: projections, education, job zone, skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.panel import US

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.occupations import Occupations

TOP_SKILLS = 5
SKILL = "skill"
BETWEEN = "; "
OUTLOOK = ("growth", "openings", "education", "job_zone", "skills")


def projection_area(projections: pd.DataFrame, near: Sequence[str]) -> str:
    """The area whose projections are shown: the region's state or a nearer one, else the nation; "" where none is.

    Examples
    --------
    >>> projection_area(pd.DataFrame({"area_fips": ["US000", "06000"]}), ["06000", "06029"])
    '06000'
    """
    held = list(dict.fromkeys(projections["area_fips"]))
    return next((area for area in (*near, US) if area in held), "")


def projected(projections: pd.DataFrame, area: str) -> pd.DataFrame:
    """An area's projections with the latest end, one row an occupation, by SOC code."""
    rows = projections[projections["area_fips"].eq(area)]
    latest = rows[rows["last_year"].eq(rows["last_year"].max())]
    return latest.drop_duplicates("soc_code").set_index("soc_code")


def top_skills(elements: pd.DataFrame) -> pd.Series:
    """The most important skills of each occupation, most important first, as one text."""
    skills = elements[elements["kind"].eq(SKILL)].sort_values(
        ["soc_code", "importance", "element"], ascending=[True, False, True], kind="stable"
    )
    first = skills.groupby("soc_code").head(TOP_SKILLS)
    return first.groupby("soc_code")["element"].agg(BETWEEN.join)


def outlook(codes: pd.Index, occupations: Occupations, area: str) -> pd.DataFrame:
    """Growth over the projection's period, openings a year, typical education, job zone and skills, by SOC code.

    Parameters
    ----------
    codes
        SOC codes.
    occupations
        What the files tell.
    area
        Whose projections.

    Returns
    -------
    DataFrame
        ``growth`` a fraction, ``openings`` jobs a year, both NaN where not projected; ``education`` of the
        projections, else of the profiles; ``job_zone`` 1 to 5 or NaN; texts are "" where not known.
    """
    rows = projected(occupations.projections, area).reindex(codes)
    profiles = occupations.profiles.drop_duplicates("soc_code").set_index("soc_code").reindex(codes)
    education = rows["education"].where(rows["education"].fillna("").ne(""), profiles["education"])
    return pd.DataFrame(
        {
            "growth": rows["growth"].astype("float64"),
            "openings": rows["openings"].astype("float64"),
            "education": education.astype(object).fillna(""),
            "job_zone": pd.to_numeric(profiles["job_zone"], errors="coerce").astype("float64"),
            "skills": top_skills(occupations.elements).reindex(codes).astype(object).fillna(""),
        },
        index=codes,
    )
