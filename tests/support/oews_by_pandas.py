"""OEWS files of the real data read by plain pandas, without the product's reader."""

import numpy as np
import pandas as pd

from industry_clusters.occupations import STAFFING_COLUMNS, WAGE_COLUMNS, Occupations, OccupationSource
from support.real_data import REAL

FOLDER = REAL / "occupations"
PATTERN_FILES = ("oews_nat3d_m2024_dl.csv", "oews_natsector_m2024_dl.csv")
RIVERSIDE = FOLDER / "oes_riverside_msa" / "oes_data__riverside_oes_cleaned_data.csv"


def number(texts):
    return pd.to_numeric(texts.str.replace(r"\(\d*\)|[$,\s]", "", regex=True), errors="coerce")


def patterns():
    """The rows of both files as they stand, with the code as the product writes it."""
    files = [pd.read_csv(FOLDER / name, dtype=str) for name in PATTERN_FILES]
    rows = pd.concat(files, keys=range(len(files)), names=["file", "row"]).reset_index()
    return rows.assign(code=rows["NAICS"].where(rows["I_GROUP"].eq("sector"), rows["NAICS"].str[:3]))


def riverside():
    """SOC code, jobs, annual median and mean of the metropolitan area's occupations."""
    rows = pd.read_csv(RIVERSIDE, dtype=str)
    plain = rows.columns.str.replace(r"\s*\(.*?\)", "", regex=True)
    rows.columns = ["occupation" if "Occupation" in name else name for name in plain]
    return pd.DataFrame(
        {
            "soc_code": rows["occupation"].str.extract(r"\((\d\d-\d{4})\)")[0],
            "employment": number(rows["Employment"]),
            "median": number(rows["Annual median wage"]),
            "mean": number(rows["Annual mean wage"]),
        }
    )


def occupations():
    """Both as the value that the analysis takes."""
    rows, wages = patterns(), riverside()
    staffing = pd.DataFrame(
        {
            "industry_code": rows["code"],
            "industry_title": rows["NAICS_TITLE"],
            "own_code": rows["OWN_CODE"],
            "soc_code": rows["OCC_CODE"],
            "soc_title": rows["OCC_TITLE"],
            "soc_level": rows["O_GROUP"],
            "employment": number(rows["TOT_EMP"]),
            "employment_mark": rows["TOT_EMP"].where(rows["TOT_EMP"].eq("**"), ""),
            "annual_mean_wage": number(rows["A_MEAN"]),
            "wage_mark": rows["A_MEAN"].where(rows["A_MEAN"].isin(["*", "#"]), ""),
            "source_id": rows["file"],
            "line": rows["row"] + 2,
        },
        columns=list(STAFFING_COLUMNS),
    )
    empty = pd.DataFrame(np.nan, wages.index, list(WAGE_COLUMNS))
    paid = empty.assign(
        area_fips="C4014",
        area_title="Riverside-San Bernardino-Ontario, CA",
        period="2023",
        soc_code=wages["soc_code"],
        soc_title="",
        soc_level="detailed",
        employment=wages["employment"],
        employment_mark="",
        annual_pct50=wages["median"],
        annual_mean=wages["mean"],
        wage_mark="",
    )
    sources = tuple(
        OccupationSource(name, "oews", 1, "2024", "", "2018") for name in (*PATTERN_FILES, RIVERSIDE.name)
    )
    return Occupations(staffing, paid, sources=sources)
