"""Whether a build would change anything: what was typed, the data files and the program, held against the last build."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import industry_clusters
from industry_clusters.ingest.study.study_writer import study_tables
from industry_clusters.study.registry import SETTINGS
from industry_clusters.views.vocabulary.room import MOST_CLUSTERS, ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.study import DataSource, Study


def fingerprint(study: Study, folder: Path, *, lambdas: bool) -> str:
    """A checksum of all that a build rests on, but for settings that formulas follow alone.

    Parameters
    ----------
    study
        The study with its data as seen from ``folder``.
    lambdas
        Whether the workbook has the worksheet functions as names.

    Returns
    -------
    str
        Nothing where a file of the data is not there: then a build has to say so.
    """
    files = [state for source in study.data for state in _states(source, folder)]
    if any(state.endswith(_MISSING) for state in files):
        return ""
    parts = (
        industry_clusters.__version__,
        repr(ROOM.get()),
        str(lambdas),
        json.dumps(study_tables(_as_built(study)), sort_keys=True),
        *files,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def reading_mark(study: Study, folder: Path, *, lambdas: bool) -> str:
    """A checksum of what formulas cannot follow: the data files, the program, and the settings that need the data again.

    Parameters
    ----------
    study, folder, lambdas
        As :func:`fingerprint` takes them.

    Returns
    -------
    str
        Nothing where a file of the data is not there.
    """
    files = [state for source in study.data for state in _states(source, folder)]
    if any(state.endswith(_MISSING) for state in files):
        return ""
    needed = json.dumps(_needing_data(study), sort_keys=True)
    parts = (industry_clusters.__version__, repr(ROOM.get()), str(lambdas), needed, *files)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _needing_data(study: Study) -> dict[str, Any]:
    """The settings that a change of shows only when the data are read again, as a study's file has them."""
    tables = study_tables(study)
    named = [setting for setting in SETTINGS if setting.needs_data and setting.name != "references"]
    found = {
        f"{setting.table}.{setting.key}": tables.get(setting.table, {}).get(setting.key)
        if setting.key
        else tables.get(setting.table)
        for setting in named
    }
    return found | {"references": sorted(study.references)}  # which of them is in use, formulas follow


def has_room(study: Study, built: Study) -> bool:
    """Whether every table that people fill in has a free row left, of a workbook that was built from another study.

    Where the last row is taken, what is typed next would have no formula: a build makes room.
    """
    room = ROOM.get()
    clusters, filled = _members_by_cluster(built), _members_by_cluster(study)
    slots = min(MOST_CLUSTERS, len(clusters) + room.clusters)
    log, before = study.interviews, built.interviews
    themes = max(room.themes, len(before.themes_used) + room.further_themes)
    return (
        len(study.clusters) < len(built.clusters) + room.definitions
        and (len(filled) < slots or slots == MOST_CLUSTERS)
        and all(count < clusters[name] + room.members for name, count in filled.items())
        and len(log.log) < max(room.interviews, len(before.log) + room.further_interviews)
        and len(log.contacts) < max(room.interviews, len(before.contacts) + room.further_interviews)
        and len(log.themes_used) < themes
    )


def _members_by_cluster(study: Study) -> Counter[str]:
    return Counter(member.cluster for member in study.clusters if member.cluster)


_MISSING = "missing"
_PASSED_OVER = (".", "~$")
"""How names begin of files in a folder that are not read: Office says by one that somebody has a file open."""


def _as_built(study: Study) -> Study:
    """The study with the settings that formulas follow as they are by default."""
    followed = {setting.name: setting.default for setting in SETTINGS if setting.follows}
    return replace(study, **followed)


def _states(source: DataSource, folder: Path) -> Iterator[str]:
    """Name, size and date of each file of a source."""
    if source.is_store:
        from industry_clusters.store.folder import default_store  # noqa: PLC0415  where a study names the store

        yield _state(default_store().catalogue)
        return
    path = folder / source.path
    if not path.is_dir():
        yield _state(path)
        return
    yield str(path)
    for within, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(_PASSED_OVER))
        yield from (
            _state(path / within / name) for name in sorted(names) if not name.startswith(_PASSED_OVER)
        )


def _state(path: Path) -> str:
    try:
        there = path.stat()
    except OSError:
        return f"{path.name} {_MISSING}"
    return f"{path.name} {there.st_size} {there.st_mtime_ns}"
