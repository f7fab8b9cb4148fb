"""Files of occupations of the real data read by plain pandas, without the product's reader."""

from functools import cache

import pandas as pd

from support.real_data import REAL

FOLDER = REAL / "occupations"
PATTERN_FILES = ("oews_nat3d_m2024_dl.csv", "oews_natsector_m2024_dl.csv")
PROJECTIONS = FOLDER / "BLS_Employment_Projections_latest.csv"
RIVERSIDE = FOLDER / "oes_riverside_msa" / "oes_data__riverside_oes_cleaned_data.csv"


def number(texts):
    return pd.to_numeric(texts.str.replace(r"\(\d*\)|[$,\s]", "", regex=True), errors="coerce")


def patterns():
    """The rows of both files as they stand, with the code as the product writes it."""
    files = [pd.read_csv(FOLDER / name, dtype=str) for name in PATTERN_FILES]
    rows = pd.concat(files, keys=range(len(files)), names=["file", "row"]).reset_index()
    return rows.assign(code=rows["NAICS"].where(rows["I_GROUP"].eq("sector"), rows["NAICS"].str[:3]))


def riverside():
    """SOC code, jobs, annual median and mean, and hourly median of the metropolitan area's occupations."""
    rows = pd.read_csv(RIVERSIDE, dtype=str)
    plain = rows.columns.str.replace(r"\s*\(.*?\)", "", regex=True)
    rows.columns = ["occupation" if "Occupation" in name else name for name in plain]
    return pd.DataFrame(
        {
            "soc_code": rows["occupation"].str.extract(r"\((\d\d-\d{4})\)")[0],
            "employment": number(rows["Employment"]),
            "median": number(rows["Annual median wage"]),
            "mean": number(rows["Annual mean wage"]),
            "hourly": number(rows["Hourly median wage"]),
        }
    )


@cache
def outlook():
    """Growth as a fraction, openings a year and typical education, by SOC code."""
    rows = pd.read_csv(PROJECTIONS, dtype=str)
    found = {
        name: next(column for column in rows if name in column)
        for name in ("Percent", "Openings", "Education")
    }
    return pd.DataFrame(
        {
            "growth": number(rows[found["Percent"]]) / 100,
            "openings": number(rows[found["Openings"]]) * 1000,
            "education": rows[found["Education"]],
        }
    ).set_index(rows["Occupation Code"].str.extract(r"(\d\d-\d{4})")[0])


@cache
def _skills():
    return pd.read_excel(FOLDER / "onet" / "Skills.xlsx", engine="openpyxl", dtype=str, keep_default_na=False)


def most_important_skills(soc, count):
    """The skills that O*NET rates highest for an occupation, by the mean of its parts."""
    rows = _skills()
    rows = rows[rows["O*NET-SOC Code"].str.startswith(soc)]
    beside = rows.loc[rows["Not Relevant"].eq("Y"), ["O*NET-SOC Code", "Element ID"]].apply(tuple, axis=1)
    rated = rows[rows["Scale ID"].eq("IM") & rows["Recommend Suppress"].ne("Y")]
    rated = rated[~rated[["O*NET-SOC Code", "Element ID"]].apply(tuple, axis=1).isin(list(beside))]
    means = rated.astype({"Data Value": float}).groupby("Element Name")["Data Value"].mean().reset_index()
    return means.sort_values(["Data Value", "Element Name"], ascending=[False, True])[
        "Element Name"
    ].tolist()[:count]
