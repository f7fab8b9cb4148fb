"""Whom a batch is about: every wish of the batch file as studies, and the files that they are written to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.file_names import file_stem
from industry_clusters.industry_codes import SECTOR_LEVEL
from industry_clusters.ingest.lookups import postal_codes, state_titles
from industry_clusters.ingest.reading.read import Selection
from industry_clusters.ingest.study.batch_file import AreaKind, EveryArea
from industry_clusters.store.catalogue import read_catalogue
from industry_clusters.store.folder import default_store
from industry_clusters.study import Region
from industry_clusters.workflows.study_data import read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from industry_clusters.ingest.study.batch_file import Batch
    from industry_clusters.study import Study

_COUNTY = re.compile(r"\d\d(?!000)[0-8]\d\d|\d\d9[0-8]\d")  # 990 and above are unknown, statewide, abroad
_MSA = re.compile(r"C\d{4}")
_STATES_OF_MSA = re.compile(r", ([A-Z]{2}(?:-[A-Z]{2})*)(?: |$)")


@dataclass(frozen=True)
class NamedStudy:
    """A study and the name, without ending, of the files that are made of it."""

    study: Study
    stem: str


def studies_of(batch: Batch, folder: Path, only: Sequence[str] = ()) -> list[NamedStudy]:
    """Name every study of a batch, in the order of its file.

    Parameters
    ----------
    batch
        The batch file's content.
    folder
        Where its data paths begin.
    only
        Names of the regions that are wanted; every one where there is none.

    Raises
    ------
    BadSetting
        Where the data hold no area of a kind that is asked for, or no region has a name of ``only``.
    DataError, StoreError
        Where the data cannot be read to see which areas they hold.
    """
    held: dict[str, Mapping[str, str]] = {}
    studies: list[Study] = []
    for entry in batch.entries:
        studies += _every_study(entry, folder, held) if isinstance(entry, EveryArea) else [entry]
    named = [NamedStudy(study, stem) for study, stem in zip(studies, file_names(studies), strict=True)]
    return _chosen(named, only) if only else named


def _chosen(named: list[NamedStudy], only: Sequence[str]) -> list[NamedStudy]:
    wanted = {name.casefold() for name in only}
    names = [one.study.region.name for one in named]
    for name in only:
        if name.casefold() not in {one.casefold() for one in names}:
            step = did_you_mean(name, names) or f"There are {', '.join(names[:5])} and others."
            raise BadSetting(f"the batch has no region {name!r}", place="--only", next_step=step)
    return [one for one in named if one.study.region.name.casefold() in wanted]


def _every_study(every: EveryArea, folder: Path, held: dict[str, Mapping[str, str]]) -> list[Study]:
    pattern = every.pattern
    key = repr((pattern.data, pattern.first_year, pattern.last_year))
    if key not in held:
        held[key] = _areas_held(pattern, folder)
    found = {code: title for code, title in held[key].items() if _is_wanted(every, code, title)}
    if not found:
        where = state_titles()[f"{every.state}000"] if every.state != "US" else "the nation"
        raise BadSetting(
            f"the data hold no {every.kind} of {where}",
            place=every.place,
            next_step="Fetch some with 'industry-clusters data get', or name the files that hold them.",
        )
    return [replace(pattern, region=Region(title, (code,))) for code, title in sorted(found.items())]


def _is_wanted(every: EveryArea, code: str, title: str) -> bool:
    if every.kind is AreaKind.COUNTY:
        return bool(_COUNTY.fullmatch(code)) and code.startswith(every.state)
    states = _STATES_OF_MSA.search(title)
    in_state = states is not None and postal_codes().get(f"{every.state}000") in states[1].split("-")
    return bool(_MSA.fullmatch(code)) and (every.state == "US" or in_state)


def _areas_held(pattern: Study, folder: Path) -> Mapping[str, str]:
    """Names of the areas that the data hold in any of the study's years, by code."""
    files = [source for source in pattern.data if not source.is_store]
    found: dict[str, str] = {}
    if len(files) < len(pattern.data):  # of the store the catalogue tells; the names come with a little of it
        little = Selection(areas=frozenset({pattern.reference}), most_digits=SECTOR_LEVEL)
        panel = read_sources(pattern.data, folder, little).panel
        found |= {code: panel.area_title(code) for code in _stored_areas(pattern)}
    if files:
        every = Selection(None, pattern.first_year, pattern.last_year, SECTOR_LEVEL)
        panel = read_sources(files, folder, every).panel
        found |= {code: found.get(code, panel.area_title(code)) for code in panel.areas}
    return found


def _stored_areas(pattern: Study) -> set[str]:
    years = range(pattern.first_year, pattern.last_year + 1)
    return {
        area for rows in read_catalogue(default_store()).rows if rows.year in years for area in rows.areas
    }


def file_names(studies: Sequence[Study]) -> list[str]:
    """Give each region a name for its files that any system takes, and that no other has.

    Regions of one name are told apart by their area's code, and by a number where that is the same too.
    """
    plain = [file_stem(study.region.name) for study in studies]
    folded = [name.casefold() for name in plain]
    taken = {"summary"}  # of the batch itself
    names = []
    for study, name in zip(studies, plain, strict=True):
        code = (*study.region.area_fips, study.region.cbsa or "")[0]
        twice = folded.count(name.casefold()) > 1
        own = stem = f"{name} ({file_stem(code)})" if twice or name.casefold() in taken else name
        number = 2
        while stem.casefold() in taken:
            stem, number = f"{own} {number}", number + 1
        taken.add(stem.casefold())
        names.append(stem)
    return names
