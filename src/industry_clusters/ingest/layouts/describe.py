"""What a file of data is: for a person who wonders what they have downloaded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from industry_clusters.errors import DataError, MissingColumn, UnknownLayout
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.layouts.known import ACS_FLOWS, BLS_SERIES, BLS_VIEWER, LAYOUTS, OWN_TABLE
from industry_clusters.ingest.own.proposal import propose
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.panel import US, WITHHELD
from industry_clusters.study import DataSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.files import DataFile, Entry

UNKNOWN = "unknown"
_STATE_END = "000"
_METROPOLITAN = "C"
_CODE_LENGTH, _QUARTERS = 5, 4
_WORDS = {layout.key: layout.words for layout in (*LAYOUTS, ACS_FLOWS, BLS_SERIES, BLS_VIEWER, OWN_TABLE)}


@dataclass(frozen=True)
class FileDescription:
    """One file of data, in words and counts.

    ``layout`` is in words. ``areas`` counts areas by kind (U.S., states, counties, metropolitan areas, other),
    or the names, series or metropolitan areas of a file that has no rows of employment. ``levels`` are NAICS
    digits, 0 the total of all industries; ``withheld_share`` is a fraction by level. ``rows`` are those a panel
    can use: no size classes, domains or supersectors.
    """

    name: str
    layout: str
    sha256: str
    vintage: str
    rows: int = 0
    years: tuple[int, ...] = ()
    areas: Mapping[str, int] = field(default_factory=dict)
    levels: tuple[int, ...] = ()
    own_codes: tuple[str, ...] = ()
    withheld_share: Mapping[int, float] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("areas", "withheld_share"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))


def describe(path: Path) -> list[FileDescription]:
    """Describe a file, every member of a zip, or every file of a folder.

    One inside a zip or folder that cannot be read is described as such, with what is wrong.

    Raises
    ------
    DataError
        Where the file that was named cannot be read.
    """
    entries, passed_over = find_files([DataSource(str(path.absolute()))], Path())
    descriptions = [_described(entry) for entry in entries]
    others = [
        FileDescription(remark.place, UNKNOWN, "", "", remarks=(remark.text,)) for remark in passed_over
    ]
    return descriptions + others


def _described(entry: Entry) -> FileDescription:
    file = entry.load()
    try:
        content = read_file(file)
    except DataError as wrong:
        proposed = _proposed(file) if isinstance(wrong, UnknownLayout | MissingColumn) else None
        if proposed is not None:
            return proposed
        if file.named:
            raise
        return FileDescription(file.name, UNKNOWN, file.sha256, file.vintage, remarks=(str(wrong),))
    return _of_content(file, content)


def _proposed(file: DataFile) -> FileDescription | None:
    """What 'data map' would propose for a file of no known layout; None where it is no table of jobs by industry."""
    try:
        proposal = propose(file)
    except DataError:
        return None
    asks = tuple(f"To answer: {question.text}" for question in proposal.open_questions)
    words = f"{OWN_TABLE.words}: 'industry-clusters data map \"{file.name}\"' writes how it is read"
    return FileDescription(file.name, words, file.sha256, file.vintage, remarks=(*proposal.seen, *asks))


def _of_content(file: DataFile, content: FileContent) -> FileDescription:
    plain = FileDescription(
        file.name,
        _WORDS[content.layout],
        file.sha256,
        file.vintage,
        rows=content.occupations.source.rows if content.occupations else 0,
        areas=_named(content),
        remarks=tuple(remark.text for remark in content.remarks),
    )
    frames = [frame for frame in (content.annual, content.quarters) if frame is not None and len(frame)]
    described = _of_rows(plain, frames[0]) if frames else plain
    return replace(described, remarks=(*described.remarks, *_short_years(content.quarters)))


def _short_years(quarters: pd.DataFrame | None) -> list[str]:
    """Say of which years there are not all four quarters: of themselves they make no annual average."""
    if quarters is None or not len(quarters):
        return []
    there = quarters.groupby("year")["qtr"].agg(lambda found: sorted(set(map(str, found))))
    return [
        f"{year}: quarter{'s' * (len(found) > 1)} {', '.join(found)} only. An annual average needs all four: add the others."
        for year, found in there.items()
        if len(found) < _QUARTERS
    ]


def _named(content: FileContent) -> dict[str, int]:
    named = {
        "names of areas": len(content.area_titles),
        "names of industries": len(content.industry_titles),
        "metropolitan and micropolitan areas": len(content.cbsa_counties),
        "price indexes": len(content.price_indexes),
        "pairs of counties with commuters": 0 if content.commuting is None else len(content.commuting),
    }
    told = content.occupations.frames if content.occupations else {}
    named |= {f"rows of {kind.replace('_', ' ')}": len(frame) for kind, frame in told.items()}
    return {what: count for what, count in named.items() if count}


def _of_rows(plain: FileDescription, rows: pd.DataFrame) -> FileDescription:
    levels = rows["industry_code"].map(level_of)
    share = (rows["status"] == WITHHELD).groupby(levels).mean()
    kinds = rows["area_fips"].drop_duplicates().map(area_kind).value_counts()
    return replace(
        plain,
        rows=len(rows),
        years=tuple(sorted(int(year) for year in rows["year"].unique())),
        areas={str(kind): int(count) for kind, count in kinds.items()},
        levels=tuple(sorted(int(level) for level in levels.unique())),
        own_codes=tuple(sorted(rows["own_code"].unique())),
        withheld_share=dict(zip((int(level) for level in share.index), map(float, share), strict=True)),
    )


def area_kind(area_fips: str) -> str:
    """Return what kind of area a code stands for, or a name where the layout has no codes.

    Examples
    --------
    >>> [area_kind(code) for code in ("US000", "06000", "06029", "C1254", "CS104", "Kern County, California")]
    ['U.S.', 'states', 'counties', 'metropolitan areas', 'other', 'counties']
    """
    if area_fips == US:
        return "U.S."
    if area_fips.isdigit():
        return "states" if area_fips.endswith(_STATE_END) else "counties"
    if area_fips.startswith(_METROPOLITAN) and area_fips[1:].isdigit():
        return "metropolitan areas"
    return "other" if len(area_fips) == _CODE_LENGTH else _kind_of_name(area_fips)


def _kind_of_name(name: str) -> str:
    if name == "United States":
        return "U.S."
    return "counties" if "," in name else "states"
