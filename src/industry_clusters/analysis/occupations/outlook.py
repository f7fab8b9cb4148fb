"""What is to come of occupations and what they need: projections, education, job zone, skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.panel import US

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.occupations import Occupations

TOP_SKILLS = 5
_WHOLE = 6
"""Characters that the parts of an occupation have in common with its own code."""
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


def top_skills(elements: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """The most important skills of each occupation, most important first, as one text.

    OEWS publishes some occupations together under a code that O*NET knows in parts only (31-1120 for 31-1121 and
    31-1122): their skills are the average of the parts.
    """
    skills = _with_wholes(elements[elements["kind"].eq(SKILL)], codes)
    average = skills.groupby(["soc_code", "element"])["importance"].mean().reset_index()
    ordered = average.sort_values(
        ["soc_code", "importance", "element"], ascending=[True, False, True], kind="stable"
    )
    first = ordered.groupby("soc_code").head(TOP_SKILLS)
    return first.groupby("soc_code")["element"].agg(BETWEEN.join)


def _with_wholes(table: pd.DataFrame, codes: pd.Index) -> pd.DataFrame:
    """The rows, and those of the parts of a code that is not there itself once more under that code."""
    whole = table["soc_code"].str[:_WHOLE] + "0"
    missing = set(codes) - set(table["soc_code"])
    return pd.concat([table, table.assign(soc_code=whole)[whole.isin(missing)]], ignore_index=True)


def _job_zones(profiles: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """The job zone of each occupation; missing where its parts have different ones."""
    zones = _with_wholes(profiles[["soc_code", "job_zone"]], codes).dropna().groupby("soc_code")["job_zone"]
    found = pd.to_numeric(zones.first().where(zones.nunique().eq(1)), errors="coerce")
    return found.reindex(codes).astype("float64")


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
            "job_zone": _job_zones(occupations.profiles, codes),
            "skills": top_skills(occupations.elements, codes).reindex(codes).astype(object).fillna(""),
        },
        index=codes,
    )
