"""Every setting of a study, read off its fields: file, workbook, forms and merge walk over it.

A new setting is a field of :class:`industry_clusters.study.model.Study` with its :class:`Setting`, and nothing else here.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, Field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from industry_clusters.study.model import Study
from industry_clusters.study.setting import Reads, Setting
from industry_clusters.study.values import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = (
    "region",
    "measure",
    "years",
    "prices",
    "reference",
    "definitions",
    "library",
    "matrix",
    "cut_offs",
    "data",
    "occupations",
    "board",
    "infrastructure",
    "notes",
    "interviews",
    "workbook",
    "workshop",
)
"""The tables of a study's file, in the order in which a new file has them."""


def _settings_of(owner: type) -> Iterator[Setting]:
    hints = typing.get_type_hints(owner, include_extras=True)
    for field in fields(owner):
        hint = hints[field.name]
        kind, *about = typing.get_args(hint) if typing.get_origin(hint) is typing.Annotated else (hint,)
        default = _default(field)
        for setting in about:
            yield replace(
                setting, name=field.name, type=kind, default=default, reads=setting.reads or _reads(kind)
            )


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return None if field.default_factory is MISSING else field.default_factory()


def _reads(kind: Any) -> Reads:
    """How a setting of a type is read, where it does not say so itself."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Reads.CHOICE
    if isinstance(kind, types.UnionType):
        return Reads.AMOUNT if float in typing.get_args(kind) else Reads.TEXT
    return {int: Reads.WHOLE, float: Reads.COUNT, str: Reads.TEXT}.get(kind, Reads.SPECIAL)


SETTINGS: tuple[Setting, ...] = (*_settings_of(Region), *_settings_of(Study))
PLAIN = tuple(setting for setting in SETTINGS if setting.reads is not Reads.SPECIAL)
"""Those that one key and one cell hold."""
BY_CELL = {setting.cell: setting for setting in SETTINGS if setting.cell}


def keys_of(table: str) -> tuple[str, ...]:
    """The keys that settings have in a table of a study's file."""
    return tuple(setting.key for setting in SETTINGS if setting.table == table and setting.key)


def remark_on(table: str) -> str:
    """What a new study file says beside a table."""
    remarks = (_remark(setting) for setting in SETTINGS if setting.table == table)
    return "; ".join(remark for remark in remarks if remark)


def _remark(setting: Setting) -> str:
    words = f"{setting.key}: {', '.join(setting.choices)}" if setting.choices else ""
    return setting.remark or words
