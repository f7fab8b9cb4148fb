"""Files with BLS's own columns: annual averages and quarters."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue
from industry_clusters.ingest.files.content import (
    ANNUAL_COLUMNS,
    QUARTER_COLUMNS,
    QUARTER_COUNTS,
    FileContent,
    Tally,
    counted,
    masked_remark,
    masked_zeros,
    with_status,
)
from industry_clusters.ingest.files.delimited import blocks, first_line, read_columns, read_columns_quickly
from industry_clusters.ingest.files.numbers import check_codes, check_industries
from industry_clusters.ingest.layouts.known import Kind
from industry_clusters.ingest.layouts.titles import clean_area_title, clean_industry_title, refuse_formulas
from industry_clusters.ingest.reading.plausible import ONE_ROW, PAY, Looked, check_plausible
from industry_clusters.panel import COUNTS, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.ingest.files.delimited import Text
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout
    from industry_clusters.ingest.layouts.selection import Selection

_CODES = {
    "area_fips": (r"[0-9A-Z]{5}", "a code of five signs"),
    "own_code": (r"[0-9]", "one digit"),
    "size_code": (r"[0-9]", "one digit"),
    "disclosure_code": (r"[N-]?", "'N', '-' or nothing"),
    "agglvl_code": (r"[0-9][0-9]", "two digits"),
}
_PERIODS = {
    Kind.BLS_ANNUAL: (r"A", "'A' for annual"),
    Kind.BLS_QUARTERLY: (r"[1-4]", "a quarter from 1 to 4"),
}
_FIPS = 5
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_TOTAL_LEVEL = r"[1-7]0"
_EARLIEST, _LATEST = 1900, 2099
MOST_COUNTED = 10**15
"""More than a count can be: all wages of the United States are a hundredth of it."""


def read_bls(text: Text, layout: Layout, selection: Selection) -> FileContent:
    """Read a file with BLS's columns.

    A withheld row (``N``) keeps its establishments; its employment and wages, which stand as 0 in the file, are
    missing. A row without establishments in a quarter (``-``) is zero. Rows of a size class, of domains and supersectors, and what the selection leaves out, are dropped.

    Raises
    ------
    DataError
        Where a line cannot be read.
    """
    tally = Tally()
    parts = [_part(block, layout, selection, tally) for block in blocks(text)]
    source = tally.source(text.file, layout)
    return replace(parts[0] if len(parts) == 1 else _joined(parts), source=source)


def read_small_bls(texts: Sequence[Text], layout: Layout, selection: Selection) -> list[FileContent]:
    """Read files of one header, which ``layout`` has marks for withheld rows in, as :func:`read_bls` does, in one pass.

    Returns
    -------
    What each gave; nothing where a line of any is not wholly regular.

    Raises
    ------
    DataError
        Where a line cannot be read; which file it is in is not told.
    """
    bodies = [_body(text.content) for text in texts]
    header = texts[0].content.partition(b"\n")[0] + b"\n"
    together = replace(texts[0], content=header + b"".join(bodies))
    rows = read_columns_quickly(together, *_places(together, layout))
    lengths = [body.count(b"\n") for body in bodies]
    if rows is None or "own_code" not in rows or not all(lengths):
        return []
    check_bls_codes(rows, together.file, layout.kind)
    check_counts(rows, together.file)
    return _parted(rows, [text.file for text in texts], lengths, layout, selection)


def _parted(
    rows: pd.DataFrame,
    files: Sequence[DataFile],
    lengths: Sequence[int],
    layout: Layout,
    selection: Selection,
) -> list[FileContent]:
    """Part the rows of many files again, each with the lines of its own."""
    annual = layout.kind is Kind.BLS_ANNUAL
    ends = np.cumsum(lengths)
    starts = ends - lengths
    of_file = np.repeat(np.arange(len(files)), lengths)
    rows = rows.assign(line=rows["line"] - starts[of_file], file=of_file)
    withheld = rows["disclosure_code"].eq("N")
    kept = _kept(rows, withheld, selection, COUNTS if annual else QUARTER_COUNTS)
    seldom = _plausible(kept, files) if annual else ()
    kept = kept[list(ANNUAL_COLUMNS if annual else QUARTER_COLUMNS)]
    cuts = np.searchsorted(kept.index, [0, *ends])
    areas = _titles_of_many(rows, "area_fips", "area_title", files)
    industries = _titles_of_many(rows, "industry_code", "industry_title", files)
    told = _told(rows, withheld, lengths)
    contents = []
    for place, (file, tally) in enumerate(zip(files, told, strict=True)):
        kept_of_file = kept.iloc[cuts[place] : cuts[place + 1]]
        contents.append(
            FileContent(
                layout.key,
                source=tally.source(file, layout),
                annual=kept_of_file if annual else None,
                quarters=None if annual else kept_of_file,
                area_titles=areas[place],
                industry_titles=industries[place],
                remarks=tuple(remark for remark in seldom if remark.place == file.name),
            )
        )
    return contents


def _told(rows: pd.DataFrame, withheld: pd.Series[bool], lengths: Sequence[int]) -> Iterator[Tally]:
    """What the rows of each file add up to."""
    years, areas, hidden = rows["year"].tolist(), rows["area_fips"].tolist(), withheld.tolist()
    last = 0
    for length in lengths:
        first, last = last, last + length
        yield Tally(length, sum(hidden[first:last]), set(years[first:last]), set(areas[first:last]))


def _plausible(kept: pd.DataFrame, files: Sequence[DataFile]) -> tuple[Remark, ...]:
    """Hold annual rows against each other; ``file`` of a row says which of the files it is in, if there are several."""

    def place(row: pd.Series) -> str:
        return files[int(row.get("file", 0))].place(int(row["line"]))

    mapping = files[0].mapping
    looked = Looked(kept, place, [file.name for file in files], exact=True)
    return check_plausible(looked, mapping.checked if mapping else (), ONE_ROW)


def _titles_of_many(
    rows: pd.DataFrame, code: str, title: str, files: Sequence[DataFile]
) -> list[Mapping[str, str]]:
    """Return the names that stand beside the rows of each file."""
    if title not in rows:
        return [{}] * len(files)
    pairs = rows[["file", code, title, "line"]].drop_duplicates(["file", code])
    refuse_formulas(pairs[title], pairs["line"], files[0])
    cuts = np.searchsorted(pairs["file"], np.arange(len(files) + 1))
    codes, titles = pairs[code].tolist(), pairs[title].tolist()
    return [_named(codes[first:last], titles[first:last], title) for first, last in pairwise(cuts)]


def _body(content: bytes) -> bytes:
    """The lines below the first, each with its end."""
    body = content.partition(b"\n")[2]
    return body if body.endswith(b"\n") else body + b"\n"


def annual_rows(text: Text, layout: Layout) -> pd.DataFrame:
    """Every row of a file of annual averages, held to the same rules as :func:`read_bls`; ``layout`` is its own.

    Returns
    -------
    Codes as text (``agglvl_code`` where the file has it), counts as numbers as they stand in the file, ``line``.

    Raises
    ------
    DataError
        As :func:`read_bls`.
    """
    level = {"agglvl_code": ("agglvl_code",)} if "agglvl_code" in text.header else {}
    wide = replace(layout, may_have={**layout.may_have, **level})
    return pd.concat([_checked(block, wide)[0] for block in blocks(text)], ignore_index=True)


def _checked(text: Text, layout: Layout) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    rows, told = _with_zeros(_columns(text, layout), text.file)
    check_bls_codes(rows, text.file, layout.kind)
    check_counts(rows, text.file)
    return rows, told


def _with_zeros(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Put back the leading zero that Excel takes from an area's code when it saves the file."""
    short = {code: code.zfill(_FIPS) for code in rows["area_fips"].unique() if _FOUR_DIGITS.fullmatch(code)}
    if not short:
        return rows, ()
    lost = rows["area_fips"].isin(list(short))
    what = f"Put back: the leading zero of the area code in {counted(int(lost.sum()))}, as Excel takes it away on saving."
    return rows.assign(area_fips=rows["area_fips"].replace(short)), (Remark(file.name, what),)


def check_counts(rows: pd.DataFrame, file: DataFile) -> None:
    """Refuse a count of establishments, jobs or dollars that is none: a part of one, less than none, beyond all reason.

    Raises
    ------
    BadValue
        Naming the line.
    """
    for name in (*COUNTS, *QUARTER_COUNTS):
        if name not in rows or not len(rows):
            continue
        values = rows[name]
        faults = {"not a whole number": values % 1 != 0} if values.dtype.kind == "f" else {}
        faults |= {"which is negative": values < 0, "more than any count can be": values > MOST_COUNTED}
        for what, odd in faults.items():
            if odd.any():
                raise BadValue(
                    f"{name} is {values[odd].iloc[0]:.15g}, {what}",
                    place=file.place(first_line(rows, odd)),
                    next_step="Mend the cell, or download the file again.",
                )


def _part(text: Text, layout: Layout, selection: Selection, tally: Tally) -> FileContent:
    annual = layout.kind is Kind.BLS_ANNUAL
    counts = COUNTS if annual else QUARTER_COUNTS
    rows, zeros = _checked(text, layout)
    marked = layout.marks_withheld
    withheld = rows["disclosure_code"].eq("N") if marked else masked_zeros(rows, counts)
    tally.count(rows, withheld)
    owned, told = _with_ownership(rows, text.file)
    kept = _kept(owned, withheld, selection, counts)
    told += zeros + (_plausible(kept, [text.file]) if annual else ())
    area_titles, industry_titles = titles_beside_rows(rows, text.file)
    return FileContent(
        layout.key,
        annual=kept[list(ANNUAL_COLUMNS)] if annual else None,
        quarters=None if annual else kept[list(QUARTER_COLUMNS)],
        area_titles=area_titles,
        industry_titles=industry_titles,
        remarks=told if marked else told + masked_remark(text.file, withheld[owned.index]),
    )


def _joined(parts: list[FileContent]) -> FileContent:
    annual = [part.annual for part in parts if part.annual is not None]
    quarters = [part.quarters for part in parts if part.quarters is not None]
    return FileContent(
        parts[0].layout,
        annual=pd.concat(annual) if annual else None,
        quarters=pd.concat(quarters) if quarters else None,
        area_titles={code: title for part in parts for code, title in part.area_titles.items()},
        industry_titles={code: title for part in parts for code, title in part.industry_titles.items()},
        remarks=tuple(remark for part in parts for remark in part.remarks),
    )


def _places(text: Text, layout: Layout) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Where the columns of codes and those of numbers stand."""
    codes = layout.columns(text.header)
    counts = COUNTS if layout.kind is Kind.BLS_ANNUAL else QUARTER_COUNTS
    numbers = {name: codes.pop(name) for name in ("year", *counts)}
    pay = next((place for place, name in enumerate(text.header) if name == PAY), None)
    if layout.kind is Kind.BLS_ANNUAL and pay is not None:
        numbers[PAY] = pay  # the panel does without it; it shows whether a field is shifted
    return codes, numbers


def _columns(text: Text, layout: Layout) -> pd.DataFrame:
    rows = read_columns(text, *_places(text, layout))
    constants = text.file.mapping.constants if text.file.mapping else {}
    return rows.assign(**{name: value for name, value in constants.items() if name not in rows})


def check_bls_codes(rows: pd.DataFrame, file: DataFile, kind: Kind = Kind.BLS_ANNUAL) -> None:
    """Hold codes and years against what BLS writes there; a column that is not there is not checked.

    Parameters
    ----------
    rows
        Columns of codes, and ``line``.

    Raises
    ------
    BadValue
        Naming the line.
    """
    for column, (pattern, what) in {**_CODES, "qtr": _PERIODS[kind]}.items():
        if column in rows:
            check_codes(rows, column, pattern, what, file)
    if "industry_code" in rows:
        check_industries(rows, file)
    if "year" in rows:
        _check_years(rows, file)


def _check_years(rows: pd.DataFrame, file: DataFile) -> None:
    odd = ~rows["year"].between(_EARLIEST, _LATEST)
    if odd.any():
        raise BadValue(
            f"year is {rows.loc[odd, 'year'].iloc[0]:g}, not a year",
            place=file.place(first_line(rows, odd)),
            next_step="Mend the cell, or download the file again.",
        )


def _with_ownership(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Say whose jobs a row counts; without a code, only the level of the total of all ownerships tells."""
    if "agglvl_code" not in rows:
        return rows, ()
    total = rows["agglvl_code"].str.fullmatch(_TOTAL_LEVEL).astype(bool)
    if "own_code" in rows:
        return rows.assign(own_code=rows["own_code"].mask(total, "0")), ()
    left_out = int((~total).sum())
    remark = Remark(
        file.name,
        f"Left out: {counted(left_out)} by ownership, as the file has no own_code to tell which. Where all are of one "
        "ownership, give own_code as a constant in the study.",
    )
    return rows[total].assign(own_code="0"), (remark,) * bool(left_out)


def _kept(
    rows: pd.DataFrame, withheld: pd.Series[bool], selection: Selection, counts: tuple[str, ...]
) -> pd.DataFrame:
    wanted = selection.rows(rows)
    if "size_code" in rows:
        wanted &= rows["size_code"].eq("0")
    kept = with_status(rows[wanted], withheld[rows.index][wanted], counts)
    return kept.assign(industry_code=kept["industry_code"].str.replace("_", "-"))


def titles_beside_rows(rows: pd.DataFrame, file: DataFile) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the names of areas and of industries that stand beside rows; none where there are no such columns."""
    areas = _titles(rows, "area_fips", "area_title", file)
    return areas, _titles(rows, "industry_code", "industry_title", file)


def _titles(rows: pd.DataFrame, code: str, title: str, file: DataFile) -> Mapping[str, str]:
    if title not in rows:
        return {}
    pairs = rows[[code, title, "line"]].drop_duplicates(code)
    refuse_formulas(pairs[title], pairs["line"], file)
    return _named(pairs[code].tolist(), pairs[title].tolist(), title)


def _named(codes: Sequence[str], titles: Sequence[str], title: str) -> Mapping[str, str]:
    clean = clean_area_title if title == "area_title" else clean_industry_title
    named = zip(codes, titles, strict=True)
    return {key.replace("_", "-"): clean(name) for key, name in named if name.strip()}
