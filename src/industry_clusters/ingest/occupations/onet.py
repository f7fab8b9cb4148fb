"""O*NET: names, job zones, required education, skills and knowledge.

O*NET-SOC codes have eight digits (``11-1011.00``). A six-digit occupation has the mean of its members, each counted
once; a job zone is that mean, rounded. The data is O*NET's (U.S. Department of Labor), under CC BY 4.0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue
from industry_clusters.ingest.content import FileContent, counted
from industry_clusters.ingest.delimited import first_line
from industry_clusters.ingest.numbers import whole_numbers
from industry_clusters.ingest.occupations.cells import soc_vintage
from industry_clusters.ingest.occupations.rows import EDUCATION, ELEMENTS, JOB_ZONES, TITLES, OccupationRows
from industry_clusters.ingest.occupations.source import described
from industry_clusters.ingest.titles import refuse_formulas
from industry_clusters.occupations import ELEMENT_COLUMNS
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from industry_clusters.ingest.delimited import TextTable
    from industry_clusters.ingest.files import DataFile
    from industry_clusters.ingest.layouts import Layout

_ONET_CODE = re.compile(r"\d\d-\d{4}\.\d\d")
_SOC_LENGTH = 7
_KINDS = {"2.A": "skill", "2.B": "skill", "2.C": "knowledge"}
_IMPORTANCE, _LEVEL_OF_EDUCATION = "IM", "RL"
_NEVER_RATED = ("", "n/a")
_VERSION = re.compile(r"(?:^|[_ /])(\d\d)[_.](\d)(?=[_ ])")
EDUCATION_WORDS = {
    1: "Less than high school",
    2: "High school diploma",
    3: "Post-secondary certificate",
    4: "Some college courses",
    5: "Associate degree",
    6: "Bachelor's degree",
    7: "Certificate after the bachelor's",
    8: "Master's degree",
    9: "Certificate after the master's",
    10: "First professional degree",
    11: "Doctoral degree",
    12: "Training after the doctorate",
}
"""O*NET's twelve categories of required education, in our words."""


def read_onet_titles(table: TextTable, layout: Layout) -> FileContent:
    """Read the names; a six-digit occupation has the name of its ``.00`` member."""
    rows = _rows(table, layout)
    refuse_formulas(rows["soc_title"], rows["line"], table.file)
    named = rows.sort_values("onet_code").drop_duplicates("soc_code")
    return _content(table.file, layout, {TITLES: named[["soc_code", "soc_title"]]})


def read_job_zones(table: TextTable, layout: Layout) -> FileContent:
    """Read the job zone, 1 to 5, of each occupation."""
    rows = _rows(table, layout)
    rows["job_zone"] = whole_numbers(rows["job_zone"], "job zone", rows["line"], table.file)
    zones = np.floor(rows.groupby("soc_code")["job_zone"].mean() + 0.5)
    return _content(table.file, layout, {JOB_ZONES: zones.reset_index()})


def read_education(table: TextTable, layout: Layout) -> FileContent:
    """Read the education that most incumbents and experts call required; rows to be suppressed are left out.

    Raises
    ------
    BadValue
        Where a category is none of O*NET's twelve, or a share is no number.
    """
    rows = _rows(table, layout)
    rows = _published(rows[rows["scale"] == _LEVEL_OF_EDUCATION])
    lines = rows["line"]
    rows["value"] = whole_numbers(rows["value"], "data value", lines, table.file)
    rows["category"] = whole_numbers(rows["category"], "category", lines, table.file).astype(int)
    _refuse_unknown(rows, table.file)
    shares = rows.groupby(["soc_code", "category"])["value"].mean().unstack()
    usual = shares.dropna(how="all").idxmax(axis=1).map(EDUCATION_WORDS)
    return _content(table.file, layout, {EDUCATION: usual.rename("education").reset_index()})


def _refuse_unknown(rows: pd.DataFrame, file: DataFile) -> None:
    unknown = ~rows["category"].isin(list(EDUCATION_WORDS))
    if unknown.any():
        raise BadValue(
            f"the category of education is {rows.loc[unknown, 'category'].iloc[0]}, not 1 to {max(EDUCATION_WORDS)}",
            place=file.place(first_line(rows, unknown)),
            next_step="Download the file again.",
        )


def read_elements(table: TextTable, layout: Layout) -> FileContent:
    """Read how important skills or kinds of knowledge are, from 1 to 5.

    Left out are ratings that O*NET recommends to suppress and elements that it calls not relevant for an occupation;
    other elements (abilities, work activities) are no skills, and not read.
    """
    rows = _rows(table, layout)
    rows["kind"] = rows["element_id"].str.slice(0, 3).map(_KINDS)
    known = rows[rows["kind"].notna()]
    rated = known[(known["scale"] == _IMPORTANCE) & ~known["value"].isin(_NEVER_RATED)]
    rated = _published(rated)
    if "not_relevant" in known:
        beside = known[known["not_relevant"] == "Y"]
        keys = pd.MultiIndex.from_frame(rated[["onet_code", "element_id"]])
        rated = rated[~keys.isin(pd.MultiIndex.from_frame(beside[["onet_code", "element_id"]]))]
    refuse_formulas(rated["element"], rated["line"], table.file)
    rated = rated.assign(importance=whole_numbers(rated["value"], "data value", rated["line"], table.file))
    means = rated.groupby(["soc_code", "kind", "element"], sort=False)["importance"].mean().reset_index()
    left_out = len(rows) - len(known)
    told = Remark(table.file.name, f"Left out: {counted(left_out)} that rate neither skills nor knowledge.")
    wanted = [name for name in ELEMENT_COLUMNS if name != "source_id"]
    return _content(table.file, layout, {ELEMENTS: means[wanted]}, (told,) * bool(left_out))


def read_legend(table: TextTable, layout: Layout) -> FileContent:
    """Pass over a table that puts categories into words: ours come with the package."""
    told = Remark(table.file.name, "Not needed: it only puts O*NET's categories into words.")
    return FileContent(layout.key, remarks=(told,))


def _published(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["suppressed"] != "Y"].copy() if "suppressed" in rows else rows.copy()


def _rows(table: TextTable, layout: Layout) -> pd.DataFrame:
    rows = table.frame(layout.columns(table.header))
    codes = {code: _ONET_CODE.fullmatch(code) is not None for code in rows["onet_code"].unique()}
    faulty = ~rows["onet_code"].map(codes).astype(bool)
    if faulty.any():
        raise BadValue(
            f"the occupation's code is {rows.loc[faulty, 'onet_code'].iloc[0][:60]!r}, not an O*NET-SOC code",
            place=table.file.place(first_line(rows, faulty)),
            next_step="Codes look like '11-1011.00'; download the file again.",
        )
    return rows.assign(soc_code=rows["onet_code"].str.slice(0, _SOC_LENGTH))


def _content(
    file: DataFile, layout: Layout, frames: dict[str, pd.DataFrame], remarks: tuple[Remark, ...] = ()
) -> FileContent:
    (rows,) = frames.values()
    version = _VERSION.search(file.name)
    period = f"O*NET {version[1]}.{version[2]}" if version else ""
    source = described(file, layout, frames, period, soc_vintage(set(rows["soc_code"])))
    return FileContent(layout.key, occupations=OccupationRows(source, frames), remarks=remarks)
