"""A study that was changed in two places: in its file, and in the workbook built from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from industry_clusters.study import Study
from industry_clusters.study.registry import PLAIN
from industry_clusters.workflows.merge_interviews import merge_interviews

_WORDS = ("infrastructure", "notes")
_INTERVIEWS = "interviews"
_FILE_ONLY = {setting.name for setting in PLAIN if not setting.cell}
"""Settings that a workbook has no cell of."""
_LONGEST_SHOWN = 60


def merge_studies(base: Study | None, file: Study, workbook: Study) -> tuple[Study, list[str]]:
    """Bring both sides together, setting by setting.

    Parameters
    ----------
    base
        The study as the workbook was built from it; None where that is not known.
    file, workbook
        The study as the file and as the workbook say it now.

    Returns
    -------
    tuple
        The study, and a sentence for each setting that both sides changed: there the workbook wins. Without a
        base the workbook wins wherever they differ. Words typed into the workbook are never lost.
    """
    told: list[str] = []
    settings: dict[str, Any] = {}
    for field in fields(Study):
        before = None if base is None else getattr(base, field.name)
        mine, theirs = getattr(file, field.name), getattr(workbook, field.name)
        if field.name in _FILE_ONLY:
            settings[field.name] = mine
        elif field.name == _INTERVIEWS:
            settings[field.name] = merge_interviews(before, mine, theirs, told)
        elif isinstance(mine, Mapping):
            settings[field.name] = _by_key(field.name, before, mine, theirs, told)
        else:
            settings[field.name] = _chosen(field.name.replace("_", " "), before, mine, theirs, told)
    return replace(file, **settings), told


def _chosen(name: str, before: Any, file: Any, workbook: Any, told: list[str]) -> Any:
    if workbook in (file, before):
        return file
    if file != before:
        told.append(
            f"{name}: the workbook's {_shown(workbook)} was kept over the study file's {_shown(file)}"
        )
    return workbook


def _by_key(
    name: str,
    before: Mapping[Any, Any] | None,
    file: Mapping[Any, Any],
    workbook: Mapping[Any, Any],
    told: list[str],
) -> dict[Any, Any]:
    chosen = {}
    for key in dict.fromkeys([*file, *workbook]):
        old = None if before is None else before.get(key)
        mine, theirs = file.get(key), workbook.get(key)
        value = _chosen(f"{name.replace('_', '-')} {key}", old, mine, theirs, told)
        if value is None and name in _WORDS:
            value = theirs or mine if theirs is not None else None
        if value is not None:
            chosen[key] = value
    return chosen


def _shown(value: Any) -> str:
    text = repr(value.value) if hasattr(value, "value") else repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
