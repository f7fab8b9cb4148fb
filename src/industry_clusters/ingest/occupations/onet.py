"""O*NET: names, job zones, required education, skills and knowledge.

O*NET-SOC codes have eight digits (``11-1011.00``). A six-digit occupation has the mean of its members, each counted
once; a job zone is that mean, rounded. The data is O*NET's (U.S. Department of Labor), under CC BY 4.0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue, Contradiction
from industry_clusters.ingest.files.content import FileContent, counted
from industry_clusters.ingest.files.delimited import first_line
from industry_clusters.ingest.files.numbers import whole_numbers
from industry_clusters.ingest.occupations.cells import UNTOLD, refuse_formula_names
from industry_clusters.ingest.occupations.rows import EDUCATION, ELEMENTS, JOB_ZONES, TITLES, OccupationRows
from industry_clusters.ingest.occupations.source import described
from industry_clusters.occupations import ELEMENT_COLUMNS
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_ONET_CODE = re.compile(r"[0-9][0-9]-[0-9]{4}\.[0-9][0-9]")
_SOC_LENGTH = 7
_KINDS = {"2.A": "skill", "2.B": "skill", "2.C": "knowledge"}
_IMPORTANCE, _LEVEL_OF_EDUCATION = "IM", "RL"
_ZONES = (1, 2, 3, 4, 5)
_VERSION = re.compile(r"(?:^|[_ /])([0-9][0-9])[_.]([0-9])(?=[_ ./])")
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
    rows = _rows(table, layout, ["onet_code"])
    refuse_formula_names(rows, table.file, ("soc_title",))
    named = rows.sort_values("onet_code").drop_duplicates("soc_code")
    return _content(table, layout, {TITLES: named[["soc_code", "soc_title"]]})


def read_job_zones(table: TextTable, layout: Layout) -> FileContent:
    """Read the job zone, 1 to 5, of each occupation.

    Raises
    ------
    BadValue
        Where a zone is none of the five.
    """
    rows = _rows(table, layout, ["onet_code"])
    rows["job_zone"] = whole_numbers(rows["job_zone"], "job zone", rows["line"], table.file)
    _refuse_others(rows, "job_zone", _ZONES, "the job zone", table.file)
    zones = np.floor(rows.groupby("soc_code")["job_zone"].mean() + 0.5)
    return _content(table, layout, {JOB_ZONES: zones.reset_index()})


def read_education(table: TextTable, layout: Layout) -> FileContent:
    """Read the education that most incumbents and experts call required; rows to be suppressed are left out.

    Raises
    ------
    BadValue
        Where a category is none of O*NET's twelve, or a share is no number.
    """
    rows = _rows(table, layout, ["onet_code", "element_id", "scale", "category"])
    rows, told = _published(rows[rows["scale"] == _LEVEL_OF_EDUCATION], table.file)
    lines = rows["line"]
    rows["value"] = whole_numbers(rows["value"], "data value", lines, table.file)
    rows["category"] = whole_numbers(rows["category"], "category", lines, table.file).astype(int)
    _refuse_others(rows, "category", EDUCATION_WORDS, "the category of education", table.file)
    shares = rows.groupby(["soc_code", "category"])["value"].mean().unstack()
    usual = shares.dropna(how="all").idxmax(axis=1).map(EDUCATION_WORDS)
    return _content(table, layout, {EDUCATION: usual.rename("education").reset_index()}, told)


def _refuse_others(
    rows: pd.DataFrame, column: str, known: Collection[int], words: str, file: DataFile
) -> None:
    unknown = ~rows[column].isin(list(known))
    if unknown.any():
        raise BadValue(
            f"{words} is {rows.loc[unknown, column].iloc[0]:g}, not 1 to {max(known)}",
            place=file.place(first_line(rows, unknown)),
            next_step="Download the file again.",
        )


def read_elements(table: TextTable, layout: Layout) -> FileContent:
    """Read how important skills or kinds of knowledge are, from 1 to 5.

    Left out are ratings that O*NET recommends to suppress and elements that it calls not relevant for an occupation;
    other elements (abilities, work activities) are no skills, and not read.
    """
    rows = _rows(table, layout, ["onet_code", "element_id", "scale"])
    rows["kind"] = rows["element_id"].str.slice(0, 3).map(_KINDS)
    known = rows[rows["kind"].notna()]
    rated = known[(known["scale"] == _IMPORTANCE) & ~known["value"].isin(UNTOLD)]
    relevant = rated[~_not_relevant(rated, known)]
    published, told = _published(relevant, table.file)
    refuse_formula_names(published, table.file, ("element",))
    ratings = whole_numbers(published["value"], "data value", published["line"], table.file)
    rated_so = published.assign(importance=ratings)
    means = rated_so.groupby(["soc_code", "kind", "element"], sort=False)["importance"].mean().reset_index()
    wanted = [name for name in ELEMENT_COLUMNS if name != "source_id"]
    remarks = (
        *_left_out(len(rows) - len(known), "rate neither skills nor knowledge", table.file),
        *_left_out(len(rated) - len(relevant), "O*NET calls not relevant for the occupation", table.file),
        *told,
    )
    return _content(table, layout, {ELEMENTS: means[wanted]}, remarks)


def _not_relevant(rated: pd.DataFrame, known: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell ratings of elements that are marked as not relevant, on whatever scale the mark stands."""
    if "not_relevant" not in known:
        return np.zeros(len(rated), dtype=bool)
    keys = ["onet_code", "element_id"]
    marked = pd.MultiIndex.from_frame(known.loc[known["not_relevant"] == "Y", keys])
    return pd.MultiIndex.from_frame(rated[keys]).isin(marked)


def _left_out(count: int, why: str, file: DataFile) -> tuple[Remark, ...]:
    return (Remark(file.name, f"Left out: {counted(count)} that {why}."),) * bool(count)


def read_legend(table: TextTable, layout: Layout) -> FileContent:
    """Pass over a table that puts categories into words: ours come with the package."""
    told = Remark(table.file.name, "Not needed: it only puts O*NET's categories into words.")
    return FileContent(layout.key, remarks=(told,))


def _published(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    if "suppressed" not in rows:
        return rows.copy(), ()
    kept = rows[rows["suppressed"] != "Y"].copy()
    return kept, _left_out(len(rows) - len(kept), "O*NET itself recommends not to use", file)


def _rows(table: TextTable, layout: Layout, keys: list[str]) -> pd.DataFrame:
    """Return the rows with their six-digit code; refuse two of the same keys."""
    rows = table.frame(layout.columns(table.header))
    codes = {code: _ONET_CODE.fullmatch(code) is not None for code in rows["onet_code"].unique()}
    faulty = ~rows["onet_code"].map(codes).astype(bool)
    if faulty.any():
        raise BadValue(
            f"the occupation's code is {rows.loc[faulty, 'onet_code'].iloc[0][:60]!r}, not an O*NET-SOC code",
            place=table.file.place(first_line(rows, faulty)),
            next_step="Codes look like '11-1011.00'; download the file again.",
        )
    again = rows.duplicated(keys)
    if again.any():
        row = rows[again].iloc[0]
        raise Contradiction(
            f"{', '.join(row[name] for name in keys)} stands in the file twice",
            place=table.file.place(int(row["line"])),
            next_step="Keep the right row, or download the file again.",
        )
    return rows.assign(soc_code=rows["onet_code"].map({code: code[:_SOC_LENGTH] for code in codes}))


def _content(
    table: TextTable, layout: Layout, frames: dict[str, pd.DataFrame], remarks: tuple[Remark, ...] = ()
) -> FileContent:
    (rows,) = frames.values()
    version = _VERSION.search(table.file.name)
    period = f"O*NET {version[1]}.{version[2]}" if version else ""
    source = described(table, layout, period, rows["soc_code"])
    return FileContent(layout.key, occupations=OccupationRows(source, frames), remarks=remarks)
