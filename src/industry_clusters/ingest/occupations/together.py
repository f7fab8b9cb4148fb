"""What every file told of occupations, brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import Contradiction
from industry_clusters.ingest.files.content import counted
from industry_clusters.ingest.layouts.places import placed
from industry_clusters.ingest.layouts.titles import clean_area_title
from industry_clusters.ingest.occupations.rows import (
    EDUCATION,
    ELEMENTS,
    JOB_ZONES,
    PROJECTIONS,
    STAFFING,
    TITLES,
    WAGES,
)
from industry_clusters.occupations import (
    ELEMENT_COLUMNS,
    PROFILE_COLUMNS,
    PROJECTION_COLUMNS,
    STAFFING_COLUMNS,
    WAGE_COLUMNS,
    Occupations,
)
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.occupations.rows import OccupationRows

_COLUMNS = {
    STAFFING: STAFFING_COLUMNS,
    WAGES: WAGE_COLUMNS,
    PROJECTIONS: PROJECTION_COLUMNS,
    ELEMENTS: ELEMENT_COLUMNS,
}
_KEYS = {
    STAFFING: ["industry_code", "own_code", "soc_code"],
    WAGES: ["area_fips", "period", "soc_code"],
    PROJECTIONS: ["area_fips", "first_year", "last_year", "soc_code"],
    ELEMENTS: ["soc_code", "kind", "element"],
}
_WHAT = {
    STAFFING: "staffing patterns",
    WAGES: "wages",
    PROJECTIONS: "projections",
    ELEMENTS: "skills and knowledge",
    TITLES: "names of occupations",
    JOB_ZONES: "job zones",
    EDUCATION: "required education",
}
_PROFILED = {TITLES: "soc_title", JOB_ZONES: "job_zone", EDUCATION: "education"}
_PLACES = ("source_id", "line")


def occupations_of(
    contents: Sequence[FileContent], area_titles: Mapping[str, str], remarks: list[Remark]
) -> Occupations:
    """Make one value of what the files told; what is noticed is added to ``remarks``.

    Two files with the same key: the newer one's row is used, of two as new the first one's, with a remark. The same
    row twice in a file is used once.

    Raises
    ------
    Contradiction
        Where one file says two things of one key.
    UnknownLayout
        Where a file names areas in words and none has a code.
    """
    parts = [content.occupations for content in contents if content.occupations is not None]
    if not parts:
        return Occupations()
    frames = {kind: _one_frame(kind, parts, area_titles, remarks) for kind in _COLUMNS}
    profiles = _profiles(parts, remarks)
    _tell_vintages(parts, remarks)
    return Occupations(**frames, profiles=profiles, sources=tuple(part.source for part in parts))


def _one_frame(
    kind: str, parts: Sequence[OccupationRows], area_titles: Mapping[str, str], remarks: list[Remark]
) -> pd.DataFrame:
    frames = []
    for place, part in _newest_first(kind, parts):
        rows = part.frames[kind]
        if part.in_words:
            rows, told = placed(rows, area_titles, part.source.name)
            remarks += told
        frames.append(_named(_once(rows, kind, part, remarks), area_titles).assign(source_id=place))
    if not frames:
        return pd.DataFrame(columns=list(_COLUMNS[kind]))
    stacked = pd.concat(frames, ignore_index=True)
    again = stacked.duplicated(_KEYS[kind])
    _tell_again(stacked.loc[again, "source_id"], _WHAT[kind], parts, remarks)
    return stacked.loc[~again, list(_COLUMNS[kind])].reset_index(drop=True)


def _named(rows: pd.DataFrame, area_titles: Mapping[str, str]) -> pd.DataFrame:
    """Give areas without a name the one that other files or the package know, else their code."""
    if "area_title" not in rows or rows["area_title"].ne("").all():
        return rows
    known = rows["area_fips"].map(lambda code: clean_area_title(area_titles.get(code, code)))
    return rows.assign(area_title=rows["area_title"].where(rows["area_title"].ne(""), known))


def _newest_first(kind: str, parts: Sequence[OccupationRows]) -> list[tuple[int, OccupationRows]]:
    """Return the files that hold a kind, with their places among all; one without a year or version is the oldest."""
    there = [(place, part) for place, part in enumerate(parts) if kind in part.frames]
    return sorted(there, key=lambda pair: pair[1].source.period, reverse=True)


def _once(rows: pd.DataFrame, kind: str, part: OccupationRows, remarks: list[Remark]) -> pd.DataFrame:
    """Take a row once that stands in its file again; refuse two that differ."""
    keys = _KEYS[kind]
    if not rows.duplicated(keys).any():
        return rows
    titles = [name for name in rows if str(name).endswith("_title")]
    same = [str(name) for name in rows if name not in (*_PLACES, *titles)]
    once = rows.drop_duplicates(same)
    apart = once.duplicated(keys)
    if apart.any():
        raise _contradiction(once, apart, kind, same, part)
    text = f"Read once: {counted(len(rows) - len(once))} that stand in the file again."
    remarks.append(Remark(part.source.name, text))
    return once


def _contradiction(
    rows: pd.DataFrame, apart: pd.Series[bool], kind: str, columns: Sequence[str], part: OccupationRows
) -> Contradiction:
    """Name two rows that should be one, and what they differ in."""
    keys = _KEYS[kind]
    second = rows[apart].iloc[0]
    pair = rows[rows[keys].eq(second[keys]).all(axis=1)].iloc[:2]
    differing = [name for name in columns if len(pair[name].unique()) > 1]
    lines = f", lines {' and '.join(map(str, pair['line']))}" if "line" in pair else ""
    return Contradiction(
        f"two rows of {', '.join(f'{name} {second[name]}' for name in keys)} differ in {', '.join(differing)}",
        place=f"{part.source.name}{lines}",
        next_step="Keep the right one, or download the file again.",
    )


def _tell_again(
    again: pd.Series[int], what: str, parts: Sequence[OccupationRows], remarks: list[Remark]
) -> None:
    for place, count in again.value_counts(sort=False).items():
        text = f"Left out: {counted(int(count))} of {what} that are in a newer file too, or in one named before it; that file's are used."
        remarks.append(Remark(parts[int(str(place))].source.name, text))


def _profiles(parts: Sequence[OccupationRows], remarks: list[Remark]) -> pd.DataFrame:
    """Join names, job zones and education by occupation; of two files with one occupation the newer."""
    columns: dict[str, pd.Series[str]] = {}
    sources: dict[str, int] = {}
    for kind, name in _PROFILED.items():
        found = [part.frames[kind].assign(source_id=place) for place, part in _newest_first(kind, parts)]
        if found:
            stacked = pd.concat(found, ignore_index=True)
            again = stacked.duplicated("soc_code")
            _tell_again(stacked.loc[again, "source_id"], _WHAT[kind], parts, remarks)
            rows = stacked[~again].set_index("soc_code")
            columns[name] = rows[name]
            sources = dict(zip(rows.index, rows["source_id"], strict=True)) | sources
    if not columns:
        return pd.DataFrame(columns=list(PROFILE_COLUMNS))
    joined = pd.DataFrame(columns).rename_axis("soc_code").sort_index().reset_index()
    words = {name: joined[name].fillna("") if name in joined else "" for name in ("soc_title", "education")}
    zones = joined["job_zone"].astype("float64") if "job_zone" in joined else float("nan")
    whole = joined.assign(**words, job_zone=zones, source_id=joined["soc_code"].map(sources))
    return whole[list(PROFILE_COLUMNS)]


def _tell_vintages(parts: Sequence[OccupationRows], remarks: list[Remark]) -> None:
    """Say when files of different SOC systems stand together: a changed code finds no partner."""
    files = {part.source.soc_vintage: part.source.name for part in reversed(parts) if part.source.soc_vintage}
    if len(files) > 1:
        listed = ", ".join(f"{vintage} ({name})" for vintage, name in sorted(files.items()))
        text = (
            f"The files use different editions of the occupation codes (SOC): {listed}. An occupation whose code changed "
            "between them has no pay, outlook or skills from the files of the other edition."
        )
        remarks.append(Remark("occupations", text))
