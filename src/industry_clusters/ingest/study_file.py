"""A study as a TOML file that a person can read and edit."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.study import (
    BaseTotal,
    ClusterBasis,
    ColumnMapping,
    Criterion,
    DataSource,
    MatrixCriterion,
    MatrixMethod,
    Member,
    MemberRole,
    OwnCriterion,
    Ownership,
    Region,
    Study,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

SETTINGS = {
    ("measure", "ownership"): "ownership",
    ("measure", "base_total"): "base_total",
    ("measure", "industry_level"): "industry_level",
    ("measure", "list_minimum"): "list_minimum",
    ("years", "first"): "first_year",
    ("years", "last"): "last_year",
    ("years", "dollars"): "dollar_year",
    ("prices", "index"): "price_index",
    ("reference", "area"): "reference",
    ("reference", "also"): "references",
    ("definitions", "file"): "definitions_file",
    ("matrix", "method"): "matrix_method",
    ("definitions", "basis"): "cluster_basis",
}
"""Where each plain setting of a study stands in the file: (table, key)."""

_TABLES = {
    "region": ("name", "areas", "cbsa"),
    "reference": ("area", "also"),
    "measure": ("ownership", "base_total", "industry_level", "list_minimum"),
    "years": ("first", "last", "dollars"),
    "prices": ("index",),
    "cut_offs": tuple(Criterion),
    "definitions": ("file", "basis", "rows"),
    "matrix": ("method", "weights", "own"),
    "data": ("path", "mapping"),
    "notes": (),
}
_MEMBER_WORDS = 4
MAPPING_KEYS = tuple(field.name for field in fields(ColumnMapping))


def read_study(path: Path) -> Study:
    """Read a study file.

    Raises
    ------
    BadSetting
        Where the file is not there, is not TOML, or holds a key or value that cannot be; names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadSetting(f"cannot read the study: {error.strerror}", place=str(path)) from error
    except UnicodeDecodeError as error:
        raise BadSetting(
            "the study is not UTF-8 text", place=path.name, next_step="Save it as UTF-8."
        ) from error
    return study_from_text(text, path.name)


def study_from_text(text: str, place: str = "study") -> Study:
    """Read a study from TOML text; ``place`` names it in errors.

    Raises
    ------
    BadSetting
        As :func:`read_study`.
    """
    try:
        tables = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        raise BadSetting(
            f"the study is not TOML: {error}", place=place, next_step="Mend that line."
        ) from error
    return _StudyReader(text, place, tables).study()


class _StudyReader:
    """One reading: the text is kept so that an error can name its line."""

    def __init__(self, text: str, place: str, tables: dict[str, Any]) -> None:
        self.lines, self.place, self.tables = text.splitlines(), place, tables

    def study(self) -> Study:
        self._check_keys()
        region = self._table("region")
        settings = {
            name: self.tables[table][key]
            for (table, key), name in SETTINGS.items()
            if key in self._table(table)
        }
        for name in ("first_year", "last_year"):
            if name not in settings:
                raise self._bad(
                    f"the study has no {name.replace('_', ' ')}", "years", next_step="Add it under [years]."
                )
        values = {name: self._setting(name, value) for name, value in settings.items()}
        try:
            return Study(
                Region(
                    self._text("name", region.get("name", "")),
                    self._texts("areas", region.get("areas", [])),
                    None if "cbsa" not in region else self._text("cbsa", region["cbsa"]),
                ),
                **values,
                cut_offs={
                    Criterion(key): self._number(key, value) for key, value in self._table("cut_offs").items()
                },
                data=tuple(self._source(item) for item in self._data()),
                clusters=tuple(self._member(row) for row in self._table("definitions").get("rows", [])),
                weights=self._weights(),
                own_criteria=tuple(self._own_criterion(own) for own in self._table("matrix").get("own", [])),
                notes={key: self._text(key, value) for key, value in self._table("notes").items()},
            )
        except BadSetting as error:
            if self.place in error.place:
                raise
            raise BadSetting(
                error.what, place=f"{self.place}, {error.place}", next_step=error.next_step
            ) from error

    def _setting(self, name: str, value: Any) -> Any:
        kinds: dict[str, Callable[[str, Any], Any]] = {
            "ownership": self._ownership,
            "base_total": self._base_total,
            "cluster_basis": self._cluster_basis,
            "definitions_file": self._text,
            "matrix_method": self._matrix_method,
            "references": self._texts,
            "reference": self._text,
            "price_index": self._text,
            "list_minimum": self._number,
        }
        read: Callable[[str, Any], Any] = kinds.get(name, self._whole)
        return read(name, value)

    def _check_keys(self) -> None:
        for table, content in self.tables.items():
            if table not in _TABLES:
                raise self._bad(f"unknown table [{table}]", table, next_step=did_you_mean(table, _TABLES))
            known = _TABLES[table]
            for part in content if isinstance(content, list) else [content]:
                if not isinstance(part, dict):
                    raise self._bad(
                        f"{table} is {part!r}, not a table", table, next_step=f"Write it as [{table}]."
                    )
                unknown = [key for key in part if known and key not in known]
                if unknown:
                    raise self._bad(f"unknown key {unknown[0]!r} in [{table}]", unknown[0],
                                    next_step=did_you_mean(unknown[0], known) or f"Known: {', '.join(known)}.")  # fmt: skip

    def _table(self, name: str) -> dict[str, Any]:
        content = self.tables.get(name, {})
        if isinstance(content, dict):
            return content
        raise self._bad(f"{name} stands as a list", name, next_step=f"Write it once, as [{name}].")

    def _data(self) -> list[dict[str, Any]]:
        content = self.tables.get("data", [])
        return content if isinstance(content, list) else [content]

    def _source(self, item: dict[str, Any]) -> DataSource:
        if "path" not in item:
            raise self._bad("a data source has no path", "data", next_step='Add path = "...".')
        mapping = item.get("mapping")
        path = self._text("path", item["path"])
        return DataSource(path, None if mapping is None else self._mapping(mapping))

    def _mapping(self, mapping: Mapping[str, Any]) -> ColumnMapping:
        for key in mapping:
            if key not in MAPPING_KEYS:
                raise self._bad(
                    f"unknown key {key!r} in a column mapping",
                    key,
                    next_step=did_you_mean(key, MAPPING_KEYS),
                )
        known = dict(mapping)
        if "withheld_marks" in known:
            known["withheld_marks"] = self._texts("withheld_marks", known["withheld_marks"])
        for key in ("columns", "constants"):
            content = known.get(key, {})
            if not isinstance(content, dict):
                raise self._bad(
                    f"{key} is {content!r}", key, next_step='Write { industry_code = "NAICS", ... }.'
                )
            known[key] = {name: self._text(name, value) for name, value in content.items()}
        for key, kind in (("header_row", self._whole), ("sheet", self._text), ("value_column", self._text)):
            if known.get(key) is not None:
                known[key] = kind(key, known[key])
        if not isinstance(known.get("absent_is_zero", False), bool):
            raise self._bad("absent_is_zero is not true or false", "absent_is_zero")
        return ColumnMapping(**known)

    def _ownership(self, name: str, value: Any) -> Ownership:
        return Ownership(self._one_of(list(Ownership), name, value))

    def _base_total(self, name: str, value: Any) -> BaseTotal:
        return BaseTotal(self._one_of(list(BaseTotal), name, value))

    def _cluster_basis(self, name: str, value: Any) -> ClusterBasis:
        return ClusterBasis(self._one_of(list(ClusterBasis), name, value))

    def _matrix_method(self, name: str, value: Any) -> MatrixMethod:
        return MatrixMethod(self._one_of(list(MatrixMethod), name, value))

    def _weights(self) -> dict[MatrixCriterion, float]:
        given = self._table("matrix").get("weights", {})
        return {
            MatrixCriterion(self._one_of(list(MatrixCriterion), "weights", key)): self._weight(key, value)
            for key, value in given.items()
        }

    def _weight(self, name: str, value: Any) -> float:
        weight = self._number(name, value)
        if weight < 0:
            raise self._bad(f"the weight of {name} is {weight}", name, next_step="A weight is 0 or more.")
        return weight

    def _own_criterion(self, own: Mapping[str, Any]) -> OwnCriterion:
        points = {cluster: self._number("points", value) for cluster, value in own.get("points", {}).items()}
        return OwnCriterion(
            self._text("name", own.get("name")), self._weight("weight", own.get("weight", 1.0)), points
        )

    def _member(self, row: Any) -> Member:
        if (
            not isinstance(row, list)
            or len(row) != _MEMBER_WORDS
            or not all(isinstance(word, str) for word in row)
        ):
            raise self._bad(
                f"the definition {row!r} is no row", "rows", next_step="Write [cluster, NAICS, role, source]."
            )
        cluster, code, role, source = row
        chosen = self._one_of(list(MemberRole), "role", role) if role else None
        return Member(cluster, code, None if chosen is None else MemberRole(chosen), source)

    def _one_of(self, allowed: Sequence[StrEnum], name: str, value: Any) -> StrEnum:
        for choice in allowed:
            if value == choice.value:
                return choice
        step = f"Choose one of {', '.join(allowed)}. {did_you_mean(str(value), allowed)}".strip()
        raise self._bad(f"{name} is {value!r}", name, next_step=step)

    def _text(self, name: str, value: Any) -> str:
        if isinstance(value, str):
            return value
        raise self._bad(f"{name} is {value!r}, not text", name, next_step=f'Put it in quotes: "{value}".')

    def _texts(self, name: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, list):
            return tuple(self._text(name, item) for item in value)
        raise self._bad(f"{name} is {value!r}, not a list", name, next_step='Write ["...", "..."].')

    def _whole(self, name: str, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self._bad(f"{name} is {value!r}, not a whole number", name, next_step="Write it as digits.")

    def _number(self, name: str, value: Any) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        raise self._bad(f"{name} is {value!r}, not a number", name, next_step="Write 2 % as 0.02.")

    def _bad(self, what: str, key: str, next_step: str = "") -> BadSetting:
        short = key.removesuffix("_year").removesuffix("s")
        pattern = re.compile(rf"^\s*(\[+\s*)?\"?{re.escape(short)}")
        line = next((number for number, text in enumerate(self.lines, start=1) if pattern.match(text)), None)
        return BadSetting(
            what, place=f"{self.place}, line {line}" if line else self.place, next_step=next_step
        )


def mapping_from_text(text: str, place: str) -> ColumnMapping:
    """Read a column mapping back from its line.

    Raises
    ------
    BadSetting
        Where the line is no mapping.
    """
    try:
        content = tomlkit.parse(f"mapping = {text}").unwrap()
    except TOMLKitError as error:
        raise BadSetting(f"the column mapping {text!r} cannot be read: {error}", place=place,
                         next_step='Write { columns = { industry_code = "NAICS" } }.') from error  # fmt: skip
    return _StudyReader(text, place, {})._mapping(content["mapping"])  # noqa: SLF001
