"""County Business Patterns of the U.S. Census Bureau: private jobs in the week of March 12, payroll in $1,000.

Counts carry noise: ``G`` changes a value by less than 2 %, ``H`` by 2 to 5 %, ``J`` by more; ``D`` and ``S`` withhold it.
(Census Bureau, CBP record layouts.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue, EmptyFile
from industry_clusters.ingest.files.content import (
    ANNUAL_COLUMNS,
    FileContent,
    Tally,
    counted,
    masked_zeros,
    with_status,
)
from industry_clusters.ingest.files.numbers import (
    check_codes,
    check_industries,
    numbers_or_missing,
    sector_code,
    years,
)
from industry_clusters.ingest.layouts.titles import clean_industry_title, refuse_formulas
from industry_clusters.ingest.reading.plausible import Looked, check_plausible
from industry_clusters.panel import COUNTS, PUBLISHED, TOTAL_INDUSTRY, Remark

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout
    from industry_clusters.ingest.layouts.selection import Selection

_THOUSAND = 1_000
_PRIVATE = "5"
_WITHHELD = ("D", "S", "N", "X")
_NOISE = {"G": "less than 2 %", "H": "2 to 5 %", "J": "5 % or more"}
_TOTALS = ("00", "0", "------", "")
_ALL = "001"
_FEWEST_QUARTERS, _MOST_QUARTERS = 2.5, 8.0
_COLUMNS = {"employment": COUNTS[1], "payroll": COUNTS[2], "establishments": COUNTS[0]}
_AREAS = ((re.compile(r"0500000US([0-9]{5})"), "{}"), (re.compile(r"0400000US([0-9]{2})"), "{}000"),
          (re.compile(r"0100000US()"), "US000{}"), (re.compile(r"310[0-9A-Z]{4}US([0-9]{4})[0-9]"), "C{}"))  # fmt: skip
_YEAR_IN_NAME = re.compile(r"cbp_?((?:19|20)?[0-9]{2})", re.IGNORECASE)


def read_census(table: TextTable, layout: Layout, selection: Selection) -> FileContent:
    """Read a county file or a table of County Business Patterns as rows of private ownership.

    The year is that of the column, else of the file's name (``cbp21co.txt``, ``CBP2021.…``), else the mapping's constant.

    Raises
    ------
    DataError
        Where a line cannot be read, or nothing says which year it is.
    """
    file = table.file
    rows = _described(table.frame(layout.columns(table.header)))
    rows, told = _with_areas(rows, file)
    rows = rows.assign(
        year=_years(rows, file),
        own_code=_PRIVATE,
        industry_code=[_industry(text) for text in rows["industry"]],
    )
    check_industries(rows, file)
    rows = _with_counts(rows, file)
    _refuse_odd_quarter(rows, file)
    told += check_plausible(Looked(rows, lambda row: file.place(int(row["line"])), [file.name]))
    tally = Tally()
    tally.count(rows, rows["status"] == "withheld")
    return FileContent(
        layout.key,
        tally.source(file, layout),
        annual=rows.loc[selection.rows(rows), list(ANNUAL_COLUMNS)],
        area_titles=_titles(rows, "area_fips", "area_title", file),
        industry_titles=_titles(rows, "industry_code", "industry_title", file),
        remarks=told + _noise(rows, file) + (_march(file),),
    )


def _described(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out the second header, of labels, and legal forms and size classes, which count the same jobs again."""
    if "geo_id" in rows:
        rows = rows[rows["geo_id"].str.contains("US")]
    for column in ("legal_form", "size"):
        if column in rows:
            rows = rows[rows[column].str.zfill(3) == _ALL]
    return rows


def _with_areas(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    if "geo_id" not in rows:
        codes = rows["state_fips"].str.zfill(2) + rows["county_fips"].str.zfill(3)
        check_codes(rows.assign(area_fips=codes), "area_fips", r"[0-9]{5}", "a state and a county code", file)
        return rows.assign(area_fips=codes), ()
    found = rows["geo_id"].map({text: _area(text) for text in rows["geo_id"].unique()})
    other = int((found == "").sum())
    kept = rows.assign(area_fips=found)[found != ""]
    if not len(kept):
        raise EmptyFile(
            "no row is of a county, a state, a metropolitan area or the U.S.", place=file.name, next_step="Choose another geography at data.census.gov."
        )  # fmt: skip
    text = f"Left out: {counted(other)} of areas other than counties, states, metropolitan areas and the U.S."
    return kept, (Remark(file.name, text),) * bool(other)


def _area(geo_id: str) -> str:
    for pattern, form in _AREAS:
        match = pattern.fullmatch(geo_id)
        if match:
            return form.format(match[1])
    return ""


def _industry(text: str) -> str:
    plain = text.strip().replace("_", "-")
    bare = plain if re.fullmatch(r"[0-9]{2}-[0-9]{2}", plain) else plain.rstrip("-/")
    return TOTAL_INDUSTRY if bare in _TOTALS else sector_code(bare)


def _years(rows: pd.DataFrame, file: DataFile) -> NDArray[np.int64] | int:
    if "year" in rows:
        return years(rows["year"], rows["line"], file)
    match = _YEAR_IN_NAME.search(file.name.rpartition("/")[2])
    given = file.mapping.constants.get("year", "") if file.mapping else ""
    year = given or (match[1] if match else "")
    if not year:
        raise BadValue(
            "neither a column nor the file's name says which year it is of",
            place=file.name,
            next_step="Call it as the Census Bureau does (cbp21co.txt), or give the year in the study: "
            'mapping = { constants = { year = "2021" } }.',
        )
    return int(year if len(year) > 2 else f"{'19' if int(year) > 80 else '20'}{year}")  # noqa: PLR2004  two digits; CBP begins in 1986


def _with_counts(rows: pd.DataFrame, file: DataFile) -> pd.DataFrame:
    texts = {theirs: rows[theirs].str.strip() for theirs in _COLUMNS}
    marked = np.logical_or.reduce([texts[name].isin(_WITHHELD) for name in ("employment", "payroll")])
    read = {
        ours: numbers_or_missing(texts[name].mask(texts[name].isin(_WITHHELD), ""), name, rows["line"], file)
        for name, ours in _COLUMNS.items()
    }
    read["total_annual_wages"] = read["total_annual_wages"] * _THOUSAND
    counted_rows = rows.assign(**read)
    flagged = rows["noise"].isin(_WITHHELD) if "noise" in rows else False
    return with_status(counted_rows, marked | flagged | masked_zeros(counted_rows, COUNTS), COUNTS)


def _refuse_odd_quarter(rows: pd.DataFrame, file: DataFile) -> None:
    """A quarter's payroll is about a quarter of the year's; else a column has another's name, or is shifted."""
    if "first_quarter" not in rows:
        return
    published = rows[rows["status"] == PUBLISHED]
    marks = published["first_quarter"].isin(_WITHHELD)
    quarter = (
        numbers_or_missing(published["first_quarter"].mask(marks, ""), "qp1", published["line"], file)
        * _THOUSAND
    )
    both = (quarter > 0) & published["total_annual_wages"].gt(0).to_numpy()
    quarters = published.loc[both, "total_annual_wages"].sum() / max(quarter[both].sum(), 1)
    if both.any() and not _FEWEST_QUARTERS <= quarters <= _MOST_QUARTERS:
        raise BadValue(
            f"the year's payroll is {quarters:,.1f} times that of the first quarter, where it should be about 4",
            place=file.place(int(published.loc[both, "line"].iloc[0])),
            next_step="A column may have the name of another, or fields be shifted: download the file again.",
        )


def _noise(rows: pd.DataFrame, file: DataFile) -> tuple[Remark, ...]:
    if "noise" not in rows:
        return ()
    sizes = rows.loc[rows["status"] == "published", "noise"].value_counts()
    said = ", ".join(
        f"{words} in {counted(int(sizes[flag]))}" for flag, words in _NOISE.items() if flag in sizes
    )
    return (Remark(file.name, f"The Census Bureau changed employment by noise: {said}."),) * bool(said)


def _march(file: DataFile) -> Remark:
    return Remark(
        file.name,
        "Employment is that of the week of March 12, of private employers without most of agriculture, and no annual average.",
    )


def _titles(rows: pd.DataFrame, code: str, title: str, file: DataFile) -> dict[str, str]:
    if title not in rows:
        return {}
    pairs = rows.loc[rows[title] != "", [code, title, "line"]].drop_duplicates(code)
    refuse_formulas(pairs[title], pairs["line"], file)
    return dict(zip(pairs[code], pairs[title].map(clean_industry_title), strict=True))
