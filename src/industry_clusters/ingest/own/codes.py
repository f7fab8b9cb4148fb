"""Codes of a user's table: areas by code, by state and county, or by name; ownership in words; totals without a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadSetting, BadValue, did_you_mean
from industry_clusters.ingest import lookups
from industry_clusters.ingest.files.content import counted
from industry_clusters.ingest.files.numbers import check_codes, check_industries, sector_code, years
from industry_clusters.ingest.layouts.ownership import GOVERNMENT, OWNERSHIP_WORDS, ownership_code
from industry_clusters.ingest.own.columns import JOINED
from industry_clusters.panel import TOTAL_INDUSTRY, Remark

if TYPE_CHECKING:
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.study import ColumnMapping

_TOTALS = dict.fromkeys(("0", "00", "000000", "------"), TOTAL_INDUSTRY)
_TOTAL = re.compile(r"\s*(?:grand )?(?:sub)?totals?\b.*|all industries.*", re.IGNORECASE)
_LEADING = re.compile(r"(?:NAICS )?([0-9]{2}-[0-9]{2}|[0-9]{2,6})(?:\.0|[/-]+)?(?:[ :].*)?")
_GEO_ID = re.compile(r"[0-9]{7}US([0-9]{5})")
_FIPS = 5


def with_codes(
    rows: pd.DataFrame, file: DataFile, mapping: ColumnMapping
) -> tuple[pd.DataFrame, list[Remark]]:
    """Give rows the codes of a panel.

    Returns
    -------
    The rows, whose ``attrs["in_words"]`` says whether ``area_fips`` holds names, and what was noticed.

    Raises
    ------
    BadValue
        Where a text is no code, naming its line.
    """
    rows, remarks = _without_totals(rows, file)
    areas, in_words, told = _areas(rows, file, mapping)
    industries = rows["industry_code"].map({text: _industry(text) for text in rows["industry_code"].unique()})
    whole_sectors = not {"32", "33"} & set(industries)
    coded = rows.assign(
        area_fips=areas,
        own_code=_ownership(rows, file),
        industry_code=industries.map(sector_code) if whole_sectors else industries,
        year=years(rows["year"], rows["line"], file),
    )
    check_codes(coded, "own_code", r"[0-9]", "an ownership code", file)
    check_industries(coded, file)
    coded.attrs["in_words"] = in_words
    whole = int((coded["own_code"] == GOVERNMENT).sum())
    left = Remark(file.name, f"Left out: {counted(whole)} of government as a whole, which has three parts.")
    return coded, [*remarks, *told, *[left] * bool(whole)]


def _without_totals(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, list[Remark]]:
    """A row without a code that says it is a total: of all industries where its area and year are there, else passed over."""
    totals = {code: _TOTAL.fullmatch(str(code)) is not None for code in rows["industry_code"].unique()}
    blank = rows["industry_code"].isin([code for code in totals if not str(code).strip()])
    named = rows["industry_code"].map(totals).astype(bool)
    if blank.any():
        named |= blank & _says_total(rows)
    if not named.any():
        return rows, []
    keys = [name for name in ("area_fips", "year", "own_code") if name in rows]
    whole = named & rows[keys].astype(str).apply(
        lambda texts: texts.str.strip().ne("") & ~texts.str.fullmatch(_TOTAL)
    ).all(axis=1)
    taken = rows.assign(industry_code=np.where(whole, TOTAL_INDUSTRY, rows["industry_code"]))
    passed = named & ~whole
    kept = taken[~passed]
    lines = ", ".join(str(line) for line in rows.loc[passed, "line"].unique()[:3])
    remark = Remark(
        file.name, f"Passed over: {counted(int(passed.sum()))} of totals over areas or years (line {lines})."
    )
    found = Remark(
        file.name, f"Taken as the total of all industries: {counted(int(whole.sum()))} without a code."
    )
    return kept, [found] * bool(whole.any()) + [remark] * bool(passed.any())


def _says_total(rows: pd.DataFrame) -> pd.Series[bool]:
    texts = [name for name in ("industry_title", "area_title", "area_fips") if name in rows]
    if not texts:
        return rows["line"].lt(0)
    said: pd.Series[bool] = (
        rows[texts].astype(str).apply(lambda column: column.str.fullmatch(_TOTAL)).any(axis=1)
    )
    return said


def _industry(text: object) -> str:
    """``NAICS 3254 Drugs``, ``4411//``, ``44----`` and ``31_33`` as BLS writes the code; a total as the total."""
    plain = str(text).strip().replace("_", "-")
    if plain in _TOTALS:
        return TOTAL_INDUSTRY
    match = _LEADING.fullmatch(plain)
    return match[1] if match else plain


def _ownership(rows: pd.DataFrame, file: DataFile) -> pd.Series[str]:
    codes = rows["own_code"].map({text: _owner(str(text)) for text in rows["own_code"].unique()})
    unknown = codes.eq("")
    if unknown.any():
        row = rows[unknown].iloc[0]
        known = ", ".join(sorted({word.capitalize() for word in OWNERSHIP_WORDS}))
        raise BadValue(
            f"own_code is {str(row['own_code'])[:60]!r}, not an ownership",
            place=file.place(int(row["line"])),
            next_step=f"Write a code (0 all, 1 federal, 2 state, 3 local, 5 private) or one of: {known}.",
        )
    return codes


def _owner(text: str) -> str:
    plain = text.strip().removesuffix(".0")
    return plain if re.fullmatch(r"[0-9]", plain) else ownership_code(plain) or ""


def _areas(
    rows: pd.DataFrame, file: DataFile, mapping: ColumnMapping
) -> tuple[pd.Series[str], bool, list[Remark]]:
    if set(JOINED) <= set(rows):
        joined = rows[JOINED[0]].str.zfill(2) + rows[JOINED[1]].str.zfill(3)
        check_codes(
            rows.assign(area_fips=joined), "area_fips", r"[0-9]{5}", "a state and a county code", file
        )
        return joined, False, []
    plain = {text: _plain_area(str(text)) for text in rows["area_fips"].unique()}
    texts = rows["area_fips"].map(plain)
    names = pd.Series(list(plain.values()))
    coded = names.str.fullmatch(r"[0-9A-Z]{5}|[0-9]{4}")
    if not coded.any() and not names.str.fullmatch(r"[0-9]*").any():
        return _named(texts, mapping), True, []
    short = texts.isin([text for text in names if re.fullmatch(r"[0-9]{4}", text)])
    whole = texts.map(
        {text: text.zfill(_FIPS) if re.fullmatch(r"[0-9]{4}", text) else text for text in names}
    )
    check_codes(rows.assign(area_fips=whole), "area_fips", r"[0-9A-Z]{5}", "a code of five signs", file)
    what = f"Put back: the leading zero of {counted(int(short.sum()), 'area code')}."
    return whole, False, [Remark(file.name, what)] * bool(short.any())


def _plain_area(text: str) -> str:
    return _GEO_ID.sub(r"\1", text.strip().removesuffix(".0"))


def _named(texts: pd.Series[str], mapping: ColumnMapping) -> pd.Series[str]:
    """Names with their state, so that one of many of that name is meant."""
    state = state_named(mapping.constants["state"]) if "state" in mapping.constants else ""
    states = set(lookups.state_titles().values())
    names = {
        name: name if "," in name or name in states or not state else f"{name}, {state}"
        for name in texts.unique()
    }
    return texts.map(names)


def state_named(text: str) -> str:
    """Return a state's name for its name, postal code or FIPS code.

    Examples
    --------
    >>> state_named("CA"), state_named("06"), state_named("california")
    ('California', 'California', 'California')

    Raises
    ------
    BadSetting
        Where there is no such state.
    """
    titles, postal = lookups.state_titles(), lookups.postal_codes()
    wanted = text.strip().casefold()
    for code, title in titles.items():
        if wanted in (title.casefold(), postal[code].casefold(), code, code[:2]):
            return title
    raise BadSetting(
        f"there is no state {text!r}",
        place="column mapping, state",
        next_step=did_you_mean(text, titles.values()) or "Write its name, or CA, or 06.",
    )
