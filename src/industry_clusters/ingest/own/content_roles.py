"""What each column of a table is: its header's words, held against its content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from industry_clusters.ingest.files.cell_text import parsed
from industry_clusters.ingest.files.number_signs import bare
from industry_clusters.ingest.files.numbers import industry_code
from industry_clusters.ingest.own.columns import YEAR
from industry_clusters.ingest.own.header_words import header_role, with_year
from industry_clusters.ingest.reading.plausible import LEAST_PAY, MOST_PAY, PAY, WEEKLY_WAGE
from industry_clusters.panel import COUNTS

_LOOKED_AT = 400
_MOST = 0.7
_FIPS = re.compile(r"(?:[0-9]{7}US)?[0-9]{4,5}|US000|C[0-9]{4}")
_A_YEAR = re.compile(r"(?:19[89]|20[0-9])[0-9](?:\.0)?")
_LEADING_CODE = re.compile(r"(?:NAICS )?([0-9]{2}-[0-9]{2}|[0-9]{2,6})(?:[ :/-].*)?")
_SEVERAL_CODES = 5
_GROUP = 4
_WEEKS = 52


@dataclass(frozen=True)
class Roles:
    """What the columns of a table are.

    ``columns`` maps our names to headers, ``by_year`` tells that there is a column for each year that does not say what it
    counts, ``names_areas`` that areas are named in words; ``seen`` are sentences for a reader.
    """

    columns: dict[str, str]
    by_year: bool = False
    names_areas: bool = False
    seen: tuple[str, ...] = ()


def roles_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Roles:
    """Say what each column of a table is, as far as its words and its content do."""
    texts = {
        place: [row[place] for row in rows[:_LOOKED_AT] if place < len(row) and row[place]]
        for place in range(len(header))
    }
    found: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        role = _role(name, texts[place])
        if role:
            found.setdefault(role, []).append(place)
    _place_codes(found, texts)
    columns, seen = _columns(found, header)
    columns, told = _wages_by_content(columns, header, rows[:_LOOKED_AT])
    by_year = sum(_A_YEAR.fullmatch(name) is not None for name in header) > 1 or (
        "year" not in columns and sum(_A_YEAR.fullmatch(name) is not None for name in header) == 1
    )
    area = columns.get("area_fips", "")
    names_areas = area in header and not _mostly(texts[header.index(area)], _FIPS)
    return Roles(columns, by_year, names_areas, (*seen, *told))


def _role(name: str, texts: Sequence[str]) -> str:
    """The role of a header's words where the content does not speak against it; of an unknown word that of the content."""
    role = header_role(name)
    if role == "industry_code" and not _mostly(texts, _LEADING_CODE):
        return "industry_title" if texts and not any(parsed(text) is not None for text in texts[:20]) else ""
    if role == "county_fips" and _mostly(texts, _FIPS):
        return "area_fips"
    if role == "area_title" and _mostly(texts, _FIPS):
        return "area_fips"
    return role


def _mostly(texts: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return bool(texts) and sum(pattern.fullmatch(text) is not None for text in texts) >= _MOST * len(texts)


def _place_codes(found: dict[str, list[int]], texts: dict[int, list[str]]) -> None:
    """Find codes by content where no header says them; names of areas stand for codes where there are none."""
    taken = {place for places in found.values() for place in places}
    for role, fits in (("industry_code", _is_industry), ("area_fips", _is_area), ("year", _is_year)):
        if role in found or (role == "area_fips" and {"state_fips", "county_fips"} <= set(found)):
            continue
        by_content = [place for place, some in texts.items() if place not in taken and fits(some)]
        if by_content:
            found[role] = by_content[:1]
            taken.add(by_content[0])
    if "industry_code" not in found and "industry_title" in found:
        coded = [place for place in found["industry_title"] if _mostly(texts[place], _LEADING_CODE)]
        if coded:
            found["industry_code"] = coded[:1]
    joined = {"state_fips", "county_fips"} <= set(found)
    if "area_fips" not in found and "area_title" in found and not joined:
        found["area_fips"] = found.pop("area_title")[:1]


def _is_industry(texts: Sequence[str]) -> bool:
    codes = [text for text in texts if industry_code(text.strip("-/")) is not None]
    return (
        bool(texts)
        and len(codes) >= _MOST * len(texts)
        and len(set(codes)) > _SEVERAL_CODES
        and any("-" in code or len(code) == _GROUP for code in codes)
    )


def _is_area(texts: Sequence[str]) -> bool:
    plain = [text for text in texts if re.fullmatch(r"[0-9]{5}|US000", text)]
    return (
        bool(texts)
        and len(plain) >= _MOST * len(texts)
        and all("01" <= text[:2] <= "78" or text[0] == "U" for text in plain)
    )


def _is_year(texts: Sequence[str]) -> bool:
    return _mostly(texts, _A_YEAR)


def _columns(found: dict[str, list[int]], header: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    columns: dict[str, str] = {}
    seen: list[str] = []
    for role, places in found.items():
        names = [header[place] for place in places]
        patterns = {with_year(name) for name in names}
        if len(patterns) == 1 and YEAR in next(iter(patterns)) and role != "year":
            columns[role] = next(iter(patterns))
            continue
        columns[role] = names[0]
        if len(names) > 1:
            seen.append(
                f"{role} may also be {', '.join(repr(name) for name in names[1:4])}: the first is taken"
            )
    return columns, seen


def _wages_by_content(
    columns: dict[str, str], header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[dict[str, str], list[str]]:
    """Tell total wages from average pay and weekly wages by what they come to a job."""
    jobs, wages = columns.get(COUNTS[1], ""), columns.get(COUNTS[2], "")
    if jobs not in header or wages not in header or PAY in columns:
        return columns, []
    pairs = [_pair(row, header.index(jobs), header.index(wages)) for row in rows]
    both = np.array([pair for pair in pairs if pair is not None])
    if not len(both):
        return columns, []
    each, alone = float(np.median(both[:, 1] / both[:, 0])), float(np.median(both[:, 1]))
    if each >= LEAST_PAY / 10:
        return columns, []
    role = (
        PAY
        if LEAST_PAY * 4 <= alone <= MOST_PAY / 4
        else WEEKLY_WAGE
        if LEAST_PAY * 4 <= alone * _WEEKS <= MOST_PAY / 4
        else ""
    )
    if not role or (each >= 1 and np.corrcoef(both[:, 0], both[:, 1])[0, 1] > 0.9):  # noqa: PLR2004  wages go with jobs, pay does not
        return columns, []
    moved = {ours: theirs for ours, theirs in columns.items() if ours != COUNTS[2]} | {role: wages}
    return moved, [f"{wages!r} is taken as pay: it is about ${alone:,.0f}, whatever the number of jobs"]


def _pair(row: Sequence[str], jobs: int, wages: int) -> tuple[float, float] | None:
    if max(jobs, wages) >= len(row):
        return None
    one, other = parsed(bare(row[jobs])), parsed(bare(row[wages]))
    return (one, other) if one and other else None
