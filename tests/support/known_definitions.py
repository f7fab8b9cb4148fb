"""Published cluster definitions and what a suggestion could rest on, for measuring: read where real files are at hand, never kept."""

from collections import Counter, defaultdict
from contextlib import closing

import pandas as pd
from openpyxl import load_workbook

from industry_clusters.industry_codes import sector_of
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.study import DataSource, DefinitionSet, Member
from support.real_data import REAL

PATTERNS = ("oews_natsector_m2024_dl.csv", "oews_nat3d_m2024_dl.csv", "oews_nat5d_6d_m2024_dl.csv")
_CROSSWALK = "clusters/ACR1_NAICS_crosswalks_to_Cluster_system.xlsx"
_OTHERS = "clusters/ACR1_Other_Cluster_Definitions.xlsx"
_CODE, _NAME = "NAICS", "Cluster_Name"


def definitions():
    """Sets of four-digit members: a group is where most of its six-digit codes are."""
    found = {"U.S. benchmark": _pairs(_CROSSWALK, None, "NAICS ", "Cluster")}
    found |= {
        name: _pairs(_OTHERS, page, _CODE, _NAME)
        for name, page in (("Denver", "MetroDenver"), ("Colorado", "OEDIT"))
    }
    return {
        name: DefinitionSet(name, tuple(Member(cluster, code) for code, cluster in _of_groups(pairs).items()))
        for name, pairs in found.items()
    }


def _pairs(file, page, code, name):
    with closing(load_workbook(REAL / file, read_only=True, data_only=True)) as book:
        rows = list((book[page] if page else book.worksheets[0]).iter_rows(values_only=True))
    at, named = rows[0].index(code), rows[0].index(name)
    return [(str(row[at]).strip(), str(row[named]).strip()) for row in rows[1:] if row[at] and row[named]]


def _of_groups(pairs):
    counts = defaultdict(Counter)
    for code, cluster in pairs:
        if len(code) == 6:
            counts[code[:4]][cluster] += 1
    return {code: each.most_common(1)[0][0] for code, each in sorted(counts.items())}


def staffing():
    """The nation's staffing patterns."""
    return read_data([DataSource(name) for name in PATTERNS], REAL / "occupations").occupations.staffing


def establishments(year=2023):
    """Establishments by industry group and county, of the counties that there are files of."""
    folder = REAL / "qcew_oh_counties_2020_2023"
    rows = pd.concat([pd.read_csv(path, dtype=str) for path in sorted(folder.glob(f"*-{year}-*.csv"))])
    rows = rows[
        rows["own_code"].eq("5") & rows["industry_code"].str.fullmatch("[2-9][0-9]{3}|1[1-9][0-9]{2}")
    ]
    rows = rows.assign(count=rows["annual_avg_estabs"].astype(float))
    return rows.pivot_table(
        index="industry_code", columns="area_fips", values="count", aggfunc="sum", fill_value=0.0
    )


def nearest_code(code, truth):
    """The cluster with most other groups of the same three digits, else of the same sector: what needs no evidence."""
    for same in (lambda other: other[:3] == code[:3], lambda other: sector_of(other) == sector_of(code)):
        counts = Counter(cluster for other, cluster in truth.items() if other != code and same(other))
        if counts:
            return counts.most_common(1)[0][0]
    return ""
