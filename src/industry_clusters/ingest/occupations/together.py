"""What every file told of occupations, brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import Contradiction
from industry_clusters.ingest.content import counted
from industry_clusters.ingest.occupations.rows import (
    EDUCATION,
    ELEMENTS,
    JOB_ZONES,
    PROJECTIONS,
    STAFFING,
    TITLES,
    WAGES,
)
from industry_clusters.ingest.places import placed
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

    from industry_clusters.ingest.content import FileContent
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
}
_PLACES = ("source_id", "line")


def occupations_of(
    contents: Sequence[FileContent], area_titles: Mapping[str, str], remarks: list[Remark]
) -> Occupations:
    """Make one value of what the files told; what is noticed is added to ``remarks``.

    Two files with the same key: the first one's row is used, with a remark. The same row twice in a file is used once.

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
    _tell_vintages(parts, remarks)
    return Occupations(**frames, profiles=_profiles(parts), sources=tuple(part.source for part in parts))


def _one_frame(
    kind: str, parts: Sequence[OccupationRows], area_titles: Mapping[str, str], remarks: list[Remark]
) -> pd.DataFrame:
    frames = []
    for place, part in enumerate(parts):
        if kind in part.frames:
            rows = part.frames[kind]
            if part.in_words:
                rows, told = placed(rows, area_titles, part.source.name)
                remarks += told
            frames.append(_once(rows, kind, part, remarks).assign(source_id=place))
    if not frames:
        return pd.DataFrame(columns=list(_COLUMNS[kind]))
    stacked = pd.concat(frames, ignore_index=True)
    again = stacked.duplicated(_KEYS[kind])
    if again.any():
        _tell_again(stacked, again, kind, parts, remarks)
    return stacked.loc[~again, list(_COLUMNS[kind])].reset_index(drop=True)


def _once(rows: pd.DataFrame, kind: str, part: OccupationRows, remarks: list[Remark]) -> pd.DataFrame:
    """Take a row once that stands in its file again; refuse two that differ."""
    keys = _KEYS[kind]
    if not rows.duplicated(keys).any():
        return rows
    titles = [name for name in rows if str(name).endswith("_title")]
    same = [name for name in rows if name not in (*_PLACES, *titles)]
    once = rows.drop_duplicates(same)
    apart = once.duplicated(keys)
    if apart.any():
        row = once[apart].iloc[0]
        raise Contradiction(
            f"two rows differ for {', '.join(str(row[name]) for name in keys)}",
            place=f"{part.source.name}, line {row['line']}" if "line" in row else part.source.name,
            next_step="Keep the right one, or download the file again.",
        )
    remarks.append(
        Remark(part.source.name, f"Read once: {counted(len(rows) - len(once))} that stand in the file again.")
    )
    return once


def _tell_again(
    rows: pd.DataFrame,
    again: pd.Series[bool],
    kind: str,
    parts: Sequence[OccupationRows],
    remarks: list[Remark],
) -> None:
    for place, count in rows.loc[again, "source_id"].value_counts(sort=False).items():
        text = f"Left out: {counted(int(count))} of {_WHAT[kind]} that an earlier file has already; the first file is used."
        remarks.append(Remark(parts[int(str(place))].source.name, text))


def _profiles(parts: Sequence[OccupationRows]) -> pd.DataFrame:
    """Join names, job zones and education by occupation; of two files with one occupation the first."""
    columns: dict[str, pd.Series[str]] = {}
    sources: dict[str, int] = {}
    for kind, name in ((TITLES, "soc_title"), (JOB_ZONES, "job_zone"), (EDUCATION, "education")):
        found = [
            part.frames[kind].assign(source_id=place)
            for place, part in enumerate(parts)
            if kind in part.frames
        ]
        if found:
            rows = pd.concat(found, ignore_index=True).drop_duplicates("soc_code").set_index("soc_code")
            columns[name] = rows[name]
            sources = dict(zip(rows.index, rows["source_id"], strict=True)) | sources
    if not columns:
        return pd.DataFrame(columns=list(PROFILE_COLUMNS))
    joined = (
        pd.DataFrame(columns).rename_axis("soc_code").reset_index().sort_values("soc_code", ignore_index=True)
    )
    joined = joined.assign(source_id=joined["soc_code"].map(sources)).reindex(columns=list(PROFILE_COLUMNS))
    return joined.astype({"job_zone": "float64"}).fillna({"soc_title": "", "education": ""})  # fmt: skip


def _tell_vintages(parts: Sequence[OccupationRows], remarks: list[Remark]) -> None:
    """Say when files of different SOC systems stand together: a changed code finds no partner."""
    files = {part.source.soc_vintage: part.source.name for part in reversed(parts) if part.source.soc_vintage}
    if len(files) > 1:
        listed = ", ".join(f"SOC {vintage} ({name})" for vintage, name in sorted(files.items()))
        text = f"The files of occupations use different systems of codes: {listed}. An occupation whose code changed has no pay, outlook or skills from the other files."
        remarks.append(Remark("occupations", text))  # fmt: skip
