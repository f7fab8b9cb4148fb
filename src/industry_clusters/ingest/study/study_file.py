"""A study read from a TOML file that a person can read and edit."""

from __future__ import annotations

import math
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import tomlkit

from industry_clusters.errors import BadSetting, did_you_mean, parsing
from industry_clusters.ingest.study.interviews_file import INTERVIEW_KEYS, interviews_of
from industry_clusters.ingest.study.key_lines import KeyLines, KeyPath, LinesOfKeys
from industry_clusters.ingest.study.occupation_choices import pairs_of
from industry_clusters.ingest.study.toml_text import tables_in, text_of
from industry_clusters.study import (
    ColumnMapping,
    Criterion,
    DataSource,
    DefinitionSet,
    MatrixCriterion,
    Member,
    MemberRole,
    OwnCriterion,
    Region,
    Study,
)
from industry_clusters.study.registry import PLAIN, keys_of
from industry_clusters.study.registry import TABLES as ALL_TABLES
from industry_clusters.study.setting import Reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from industry_clusters.study.setting import Setting

_KEYS_WITHIN = {
    "cut_offs": tuple(Criterion),
    "data": ("path", "mapping"),
    "library": ("name", "source", "year", "rows"),
    "infrastructure": (),
    "notes": (),
    "interviews": INTERVIEW_KEYS,
}
"""The keys of tables that are one setting; any key where there are none."""
TABLES = {table: _KEYS_WITHIN.get(table, keys_of(table)) for table in ALL_TABLES}
_Choice = TypeVar("_Choice", bound=StrEnum)
_KEY_OF_PLACE: dict[str, KeyPath] = {
    "region": ("region",),
    "library": ("library",),
    "region name": ("region", "name"),
    "years": ("years", "first"),
    "industry level": ("measure", "industry_level"),
}
"""Where the file holds what a :class:`Study` finds fault with."""
_MEMBER_WORDS = 4
_MEMBER_STEP = "Write a row as [cluster, NAICS, role, source], each in quotes."
_OWN_KEYS = ("name", "weight", "points")
_OWN_STEP = 'Write name = "..." under [[matrix.own]].'
_MAPPING_STEP = 'Write { columns = { industry_code = "NAICS" } }.'
MAPPING_KEYS = tuple(field.name for field in fields(ColumnMapping))


RETIRED = {("measure", "withheld"), ("definitions", "basis")}
"""Keys of earlier versions that say nothing any more: what is not disclosed is read as ``reading`` says."""


def read_study(path: Path) -> Study:
    """Read a study file.

    Raises
    ------
    BadSetting
        Where the file is not there, is not TOML, or holds a key or value that cannot be; names file and line.
    """
    return study_from_text(text_of(path), path.name)


def study_from_text(text: str, place: str = "study") -> Study:
    """Read a study from TOML text; ``place`` names it in errors.

    Raises
    ------
    BadSetting
        As :func:`read_study`.
    """
    return study_from_tables(tables_in(text, place), KeyLines(text), place)


def study_from_tables(tables: dict[str, Any], lines: LinesOfKeys, place: str) -> Study:
    """Read a study from the tables of its file; ``lines`` knows where their keys stand.

    Raises
    ------
    BadSetting
        As :func:`read_study`.
    """
    return _StudyReader(lines, place, tables).study()


class _StudyReader:
    """One reading: the lines of the keys are kept so that an error can name the one."""

    def __init__(self, lines: LinesOfKeys, place: str, tables: dict[str, Any]) -> None:
        self.lines, self.place, self.tables = lines, place, tables

    def study(self) -> Study:
        self._check_keys()
        settings = self._settings()
        try:
            return Study(
                self._region(),
                **settings,
                cut_offs={
                    Criterion(key): self._number(("cut_offs", key), value)
                    for key, value in self._table("cut_offs").items()
                },
                data=tuple(self._source(("data", at), item) for at, item in enumerate(self._list("data"))),
                clusters=self._rows_of(("definitions", "rows"), self._table("definitions").get("rows", [])),
                library=tuple(
                    self._set(("library", at), item) for at, item in enumerate(self._list("library"))
                ),
                weights=self._weights(),
                own_criteria=self._own_criteria(),
                left_out=self._left_out(),
                infrastructure=self._texts_of("infrastructure"),
                notes=self._texts_of("notes"),
                interviews=interviews_of(self._table("interviews"), self._bad),
            )
        except BadSetting as error:
            if error.place not in _KEY_OF_PLACE:
                raise
            raise self._bad(error.what, _KEY_OF_PLACE[error.place], error.next_step) from error

    def _texts_of(self, table: str) -> dict[str, str]:
        return {key: self._text((table, key), value) for key, value in self._table(table).items()}

    def _region(self) -> Region:
        region = self._table("region")
        return Region(
            self._text(("region", "name"), region.get("name", "")),
            self._texts(("region", "areas"), region.get("areas", [])),
            None if "cbsa" not in region else self._text(("region", "cbsa"), region["cbsa"]),
        )

    def _settings(self) -> dict[str, Any]:
        for key in ("first", "last"):
            if key not in self._table("years"):
                raise self._bad(f"the study has no {key} year", ("years",), "Add it under [years].")
        return {
            setting.name: self._setting(setting, self._table(setting.table)[setting.key])
            for setting in PLAIN
            if setting.key in self._table(setting.table)
        }

    def _setting(self, setting: Setting, value: Any) -> Any:
        key = (setting.table, setting.key)
        if setting.reads is Reads.CHOICE:
            return self._one_of(setting.type, key, value)
        if setting.reads is Reads.AMOUNT:
            return self._amount(setting, value)
        if setting.reads is Reads.LINES:
            return self._lines(setting, value)
        kinds: dict[Reads | None, Callable[[KeyPath, Any], Any]] = {
            Reads.WHOLE: self._whole,
            Reads.COUNT: self._count,
            Reads.AREAS: self._texts,
        }
        read: Callable[[KeyPath, Any], Any] = kinds.get(setting.reads, self._text)
        return read(key, value)

    def _amount(self, setting: Setting, value: Any) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if is_number and setting.holds(value):
            return value  # type: ignore[no-any-return]  # a number, as was just seen
        key = (setting.table, setting.key)
        raise self._bad(f"{_dotted(key)} is {value!r}", key, f"Write {setting.expects}.")

    def _lines(self, setting: Setting, value: Any) -> tuple[Any, ...]:
        key = (setting.table, setting.key)
        try:
            return tuple(setting.line(text) for text in self._texts(key, value))
        except BadSetting as error:
            raise self._bad(error.what, key, error.next_step) from error

    def _left_out(self) -> tuple[tuple[str, str], ...]:
        key = ("occupations", "left_out")
        table = self._table(key[0])
        return pairs_of(key, table[key[1]], self._bad) if key[1] in table else ()

    def _check_keys(self) -> None:
        for table, content in self.tables.items():
            if table not in TABLES:
                raise self._bad(f"unknown table [{table}]", (table,), _known(table, TABLES))
            parts = enumerate(content) if isinstance(content, list) else [(None, content)]
            for at, part in parts:
                self._check_table((table,) if at is None else (table, at), part, TABLES[table])

    def _check_table(self, where: KeyPath, content: Any, known: Sequence[str]) -> None:
        table = where[0]
        if not isinstance(content, dict):
            raise self._bad(f"{table} is {content!r}, not a table", where, f"Write it as [{table}].")
        for key in content:
            if known and key not in known and (table, key) not in RETIRED:
                raise self._bad(f"unknown key {key!r} in [{table}]", (*where, key), _known(key, known))

    def _table(self, name: str) -> dict[str, Any]:
        content = self.tables.get(name, {})
        if isinstance(content, dict):
            return content
        raise self._bad(f"{name} stands as a list", (name, 0), f"Write it once, as [{name}].")

    def _list(self, name: str) -> list[dict[str, Any]]:
        content = self.tables.get(name, [])
        return content if isinstance(content, list) else [content]

    def _source(self, where: KeyPath, item: dict[str, Any]) -> DataSource:
        if "path" not in item:
            raise self._bad("a data source has no path", where, 'Add path = "...".')
        path = self._text((*where, "path"), item["path"])
        return DataSource(
            path, self.mapping((*where, "mapping"), item["mapping"]) if "mapping" in item else None
        )

    def mapping(self, where: KeyPath, content: Any) -> ColumnMapping:
        if not isinstance(content, dict):
            raise self._bad(f"the column mapping is {content!r}", where, _MAPPING_STEP)
        kinds: dict[str, Callable[[KeyPath, Any], Any]] = {
            "columns": self._words,
            "constants": self._words,
            "withheld_marks": self._texts,
            "header_row": self._row_number,
            "header_rows": self._row_number,
            "wages_in": self._row_number,
            "checked": self._texts,
            "absent_is_zero": self._yes_or_no,
            "fractions": self._yes_or_no,
        }
        for key in content:
            if key not in MAPPING_KEYS:
                raise self._bad(
                    f"unknown key {key!r} in a column mapping", (*where, key), _known(key, MAPPING_KEYS)
                )
        values = {}
        for key, value in content.items():
            read: Callable[[KeyPath, Any], Any] = kinds.get(key, self._text)
            values[key] = read((*where, key), value)
        return ColumnMapping(**values)

    def _set(self, where: KeyPath, item: dict[str, Any]) -> DefinitionSet:
        name = self._text((*where, "name"), item.get("name", ""))
        rows = self._rows_of((*where, "rows"), item.get("rows", []))
        year = self._whole((*where, "year"), item.get("year", 0))
        try:
            return DefinitionSet(name, rows, self._text((*where, "source"), item.get("source", "")), year)
        except BadSetting as error:
            raise self._bad(error.what, (*where, "name"), error.next_step) from error

    def _rows_of(self, key: KeyPath, rows: Any) -> tuple[Member, ...]:
        if not isinstance(rows, list):
            raise self._bad(f"{_dotted(key)} is {rows!r}, not a list", key, _MEMBER_STEP)
        return tuple(self._member(key, row) for row in rows)

    def _member(self, key: KeyPath, row: Any) -> Member:
        is_row = isinstance(row, list) and len(row) == _MEMBER_WORDS
        if not is_row or not all(isinstance(word, str) for word in row):
            raise self._bad(f"the definition {row!r} is no row", key, _MEMBER_STEP)
        cluster, code, role, source = row
        return Member(cluster, code, self._one_of(MemberRole, key, role) if role else None, source)

    def _weights(self) -> dict[MatrixCriterion, float]:
        key = ("matrix", "weights")
        given = self._numbers(key, self._table("matrix").get("weights", {}))
        return {self._one_of(MatrixCriterion, (*key, name), name): weight for name, weight in given.items()}

    def _own_criteria(self) -> tuple[OwnCriterion, ...]:
        given, key = self._table("matrix").get("own", []), ("matrix", "own")
        if not isinstance(given, list):
            raise self._bad("matrix.own is no list", key, "Write each as [[matrix.own]].")
        return tuple(self._own_criterion((*key, at), own) for at, own in enumerate(given))

    def _own_criterion(self, key: KeyPath, own: Any) -> OwnCriterion:
        if not isinstance(own, dict) or "name" not in own:
            raise self._bad("a criterion of your own has no name", key, _OWN_STEP)
        for name in own:
            if name not in _OWN_KEYS:
                raise self._bad(
                    f"unknown key {name!r} in [[matrix.own]]", (*key, name), _known(name, _OWN_KEYS)
                )
        return OwnCriterion(
            self._text((*key, "name"), own["name"]),
            self._count((*key, "weight"), own.get("weight", 1.0)),
            self._numbers((*key, "points"), own.get("points", {})),
        )

    def _numbers(self, key: KeyPath, value: Any) -> dict[str, float]:
        if isinstance(value, dict):
            return {name: self._count((*key, name), number) for name, number in value.items()}
        raise self._bad(f"{_dotted(key)} is {value!r}", key, "Write { name = number, ... }.")

    def _one_of(self, allowed: type[_Choice], key: KeyPath, value: Any) -> _Choice:
        for choice in allowed:
            if value == choice.value:
                return choice
        step = f"Choose one of {', '.join(allowed)}. {did_you_mean(str(value), allowed)}".strip()
        raise self._bad(f"{_dotted(key)} is {value!r}", key, step)

    def _words(self, key: KeyPath, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {name: self._text((*key, name), word) for name, word in value.items()}
        raise self._bad(f"{_dotted(key)} is {value!r}", key, 'Write { industry_code = "NAICS", ... }.')

    def _text(self, key: KeyPath, value: Any) -> str:
        if isinstance(value, str):
            return value
        raise self._bad(f"{_dotted(key)} is {value!r}, not text", key, f'Put it in quotes: "{value}".')

    def _texts(self, key: KeyPath, value: Any) -> tuple[str, ...]:
        if isinstance(value, list):
            return tuple(self._text(key, item) for item in value)
        raise self._bad(f"{_dotted(key)} is {value!r}, not a list", key, 'Write ["...", "..."].')

    def _whole(self, key: KeyPath, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self._bad(f"{_dotted(key)} is {value!r}, not a whole number", key, "Write it as digits.")

    def _row_number(self, key: KeyPath, value: Any) -> int:
        if self._whole(key, value) >= 1:
            return int(value)
        raise self._bad(f"{_dotted(key)} is {value!r}", key, "Rows are counted from 1.")

    def _number(self, key: KeyPath, value: Any) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return value
        raise self._bad(f"{_dotted(key)} is {value!r}, not a number", key, "Write 2 % as 0.02.")

    def _count(self, key: KeyPath, value: Any) -> float:
        number = self._number(key, value)
        if number >= 0:
            return int(number) if float(number).is_integer() else number
        raise self._bad(f"{_dotted(key)} is {value!r}, less than none", key, "Write 0 or more.")

    def _yes_or_no(self, key: KeyPath, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise self._bad(f"{_dotted(key)} is {value!r}", key, "Write true or false, without quotes.")

    def _bad(self, what: str, key: KeyPath, next_step: str) -> BadSetting:
        line = self.lines.of(key)
        return BadSetting(
            what, place=f"{self.place}, line {line}" if line else self.place, next_step=next_step
        )


def _dotted(key: KeyPath) -> str:
    return ".".join(name for name in key if isinstance(name, str))


def _known(word: str, known: Iterable[str]) -> str:
    return did_you_mean(word, known) or f"Known: {', '.join(known)}."


def mapping_from_text(text: str, place: str) -> ColumnMapping:
    """Read a column mapping back from its line.

    Raises
    ------
    BadSetting
        Where the line is no mapping.
    """

    def refused(words: str) -> BadSetting:
        told = f"the column mapping {text!r} cannot be read: {words}"
        return BadSetting(told, place=place, next_step=_MAPPING_STEP)

    with parsing(refused):
        content = tomlkit.parse(f"mapping = {text.strip()}").unwrap()
    if len(content) > 1:
        raise BadSetting(f"more than a column mapping: {text!r}", place=place, next_step=_MAPPING_STEP)
    return _StudyReader(KeyLines(""), place, {}).mapping((), content["mapping"])
