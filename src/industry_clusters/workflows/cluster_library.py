"""Sets of definitions beside a study's own: kept with it, compared, adopted whole or in part."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.compare_sets import compare_sets
from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.definitions import DETAIL_LEVEL, read_definitions
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DefinitionSet, Member
from industry_clusters.workflows.build import build
from industry_clusters.workflows.clusters import six_digit_members
from industry_clusters.workflows.memory import is_workbook
from industry_clusters.workflows.opening import open_study, starter_set
from industry_clusters.workflows.study_source import read_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from industry_clusters.analysis.clusters.compare_sets import Comparison
    from industry_clusters.study import Study

OWN = "study"
"""Stands for the study's own definitions where a set is asked for."""


def add_set(
    source: Path,
    definitions: Path,
    *,
    name: str = "",
    origin: str = "",
    year: int = 0,
    threshold: float = 0.5,
) -> DefinitionSet:
    """Put a file of definitions into a study's library, in the place of a set of the same name.

    Codes of six digits are brought to industry groups where the study's are of fewer, as ``clusters import --six-digit`` does.

    Raises
    ------
    IndustryClustersError
        Where the file or the study cannot be read.
    """
    study = read_source(source)
    members = _members(source, definitions, study, threshold)
    added = DefinitionSet(name or definitions.stem, members, origin, year)
    if added.name.casefold() == OWN:
        raise BadSetting(
            f"{OWN!r} stands for the study's own definitions",
            place="library",
            next_step="Give the set another name.",
        )
    kept = [one for one in study.library if one.name.casefold() != added.name.casefold()]
    _put(source, library=(*kept, added))
    return added


def _members(source: Path, definitions: Path, study: Study, threshold: float) -> tuple[Member, ...]:
    members = tuple(read_definitions(definitions))
    levels = Counter(level_of(member.industry_code) for member in members if member.industry_code.isdigit())
    is_detailed = bool(levels) and levels.most_common(1)[0][0] == DETAIL_LEVEL
    if is_detailed and study.industry_level < DETAIL_LEVEL:
        return six_digit_members(source, definitions, threshold)
    return members


def remove_set(source: Path, name: str) -> None:
    """Take a set out of a study's library."""
    study = read_source(source)
    gone = set_called(study, name)
    _put(source, library=tuple(one for one in study.library if one != gone))


def library_of(source: Path) -> tuple[DefinitionSet, ...]:
    """The sets of a study's library."""
    return read_source(source).library


def set_called(study: Study, name: str) -> DefinitionSet:
    """A set of the library by its name.

    Raises
    ------
    BadSetting
        Where there is none of that name.
    """
    for one in study.library:
        if one.name.casefold() == name.casefold():
            return one
    names = [one.name for one in study.library]
    held = (
        f"The library holds {', '.join(names)}."
        if names
        else "The library is empty: 'clusters library STUDY --add FILE' fills it."
    )
    raise BadSetting(
        f"no set of definitions is called {name!r}",
        place="library",
        next_step=f"{did_you_mean(name, names)} {held}".strip(),
    )


def compare(source: Path, first: str, second: str) -> Comparison:
    """Compare two sets of a study; ``study`` is its own definitions."""
    study, data = open_study(source)
    known = {str(code) for code in data.panel.rows["industry_code"].unique()}
    sets = [
        DefinitionSet(OWN, study.clusters) if name == OWN else set_called(study, name)
        for name in (first, second)
    ]
    return compare_sets(sets[0], sets[1], known)


def adopt(source: Path, name: str, clusters: Sequence[str] = ()) -> tuple[int, DefinitionSet]:
    """Take over a set, or some of its clusters; what the study had is kept in the library.

    Codes of clusters that are taken over leave the clusters that they were in, and a cluster of the same name is replaced.

    Returns
    -------
    tuple
        How many rows the study has now, and the set that holds what it had.

    Raises
    ------
    BadSetting
        Where there is no such set, or it has no such cluster.
    """
    study, data = open_study(source)
    found = set_called(study, name)
    names = list(dict.fromkeys(member.cluster for member in found.members))
    for cluster in clusters:
        if cluster not in names:
            raise BadSetting(f"{found.name!r} has no cluster {cluster!r}", place="library",
                             next_step=did_you_mean(cluster, names) or f"It has {', '.join(names)}.")  # fmt: skip
    before = study.clusters or starter_set(study, data.panel)
    taken = tuple(member for member in found.members if not clusters or member.cluster in clusters)
    kept: tuple[Member, ...] = ()
    if clusters:
        codes = {member.industry_code for member in taken if member.industry_code}
        kept = tuple(
            member
            for member in before
            if member.cluster not in clusters and member.industry_code not in codes
        )
        kept += tuple(
            Member(one, "")
            for one in dict.fromkeys(member.cluster for member in before)
            if one and one not in clusters
        )
    earlier = DefinitionSet(
        _free_name(study, f"Before {found.name}"), before, "this study, before it adopted another set"
    )
    now = (*kept, *taken)
    _put(source, clusters=now, library=(*study.library, earlier))
    return sum(bool(member.industry_code) for member in now), earlier


def _free_name(study: Study, name: str) -> str:
    held = {one.name.casefold() for one in study.library}
    further = (f"{name} ({number})" for number in range(2, len(held) + 3))
    return next(one for one in (name, *further) if one.casefold() not in held)


def _put(source: Path, *, library: tuple[DefinitionSet, ...], clusters: tuple[Member, ...] = ()) -> None:
    if is_workbook(source):
        build(source, clusters=clusters, library=library)
        return
    changed = replace(read_study(source), library=library)  # a file of definitions stays one
    write_study(replace(changed, clusters=clusters, definitions_file=None) if clusters else changed, source)
