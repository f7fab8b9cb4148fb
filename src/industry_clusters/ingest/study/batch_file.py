"""A batch file: many regions, what they have in common, and what is a region's own.

::

    [common.years]
    first = 2014
    last = 2024

    [[region]]
    counties_of = "06"

    [[region]]
    name = "Bay Area"
    areas = ["06001", "06013", "06075"]
    years = { first = 2001 }

Under ``[common]`` and under each ``[[region]]`` stand the tables of a study file; a region's own key stands above the
common one. Without ``data`` the studies read from the data store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.ingest.lookups import state_titles
from industry_clusters.ingest.study.key_lines import KeyLines, KeyPath
from industry_clusters.ingest.study.study_file import TABLES, study_from_tables
from industry_clusters.ingest.study.toml_text import tables_in, text_of
from industry_clusters.study import STORE, Study

if TYPE_CHECKING:
    from pathlib import Path

_OF_REGION = ("name", "areas", "cbsa")
_COMMON = tuple(table for table in TABLES if table not in ("region", "notes"))
_NATION = "US"


class AreaKind(StrEnum):
    """What a batch file asks for every one of."""

    COUNTY = "county"
    MSA = "metropolitan area"


@dataclass(frozen=True)
class EveryArea:
    """A study for every area of a kind that the data hold.

    ``state`` is a state's two digits, or ``US`` for the nation; ``pattern`` is the study but for its region, and
    ``place`` where the file asks for it.
    """

    kind: AreaKind
    state: str
    pattern: Study
    place: str


@dataclass(frozen=True)
class Batch:
    """Studies, and wishes for many of them, in the order of the file; at least one."""

    entries: tuple[Study | EveryArea, ...]


_EVERY = {"counties_of": AreaKind.COUNTY, "msas_of": AreaKind.MSA, "all_msas": AreaKind.MSA}
_KNOWN = (*_OF_REGION, *_EVERY, *_COMMON)


def read_batch(path: Path) -> Batch:
    """Read a batch file.

    Raises
    ------
    BadSetting
        Where the file is not there, is not TOML, names no region, or holds a key or value that cannot be; names file
        and line.
    """
    return batch_from_text(text_of(path), path.name)


def batch_from_text(text: str, place: str = "batch") -> Batch:
    r"""Read a batch from TOML text; ``place`` names it in errors.

    Raises
    ------
    BadSetting
        As :func:`read_batch`.

    Examples
    --------
    >>> batch = batch_from_text("common.years = {first = 2014, last = 2024}\n[[region]]\ncounties_of = '06'")
    >>> batch.entries[0].kind, batch.entries[0].state, batch.entries[0].pattern.last_year
    (<AreaKind.COUNTY: 'county'>, '06', 2024)
    """
    return _BatchReader(text, place).batch()


class _BatchReader:
    """One reading, with the lines of the keys."""

    def __init__(self, text: str, place: str) -> None:
        self.lines, self.place = KeyLines(text), place
        self.tables: dict[str, Any] = tables_in(text, place)
        self.common: dict[str, Any] = {}

    def batch(self) -> Batch:
        for key in self.tables:
            if key not in ("common", "region"):
                raise self._bad(f"unknown table [{key}]", (key,), _step(key, ("common", "region")))
        self.common = self._common()
        regions = self.tables.get("region", [])
        if not isinstance(regions, list) or not all(isinstance(own, dict) for own in regions):
            raise self._bad("region is no list of tables", ("region",), "Write each as [[region]].")
        if not regions:
            raise self._bad("the batch names no region", (), "Add [[region]] with a name and areas.")
        return Batch(tuple(self._entry(number, own) for number, own in enumerate(regions)))

    def _common(self) -> dict[str, Any]:
        common = self.tables.get("common", {})
        if not isinstance(common, dict):
            raise self._bad("common is no table", ("common",), "Write it as [common].")
        for key in common:
            if key not in _COMMON:
                raise self._bad(f"unknown key {key!r} in [common]", ("common", key), _step(key, _COMMON))
        return {"data": [{"path": STORE}], **common}

    def _entry(self, number: int, own: dict[str, Any]) -> Study | EveryArea:
        where = ("region", number)
        for key in own:
            if key not in _KNOWN:
                raise self._bad(f"unknown key {key!r} in [[region]]", (*where, key), _step(key, _KNOWN))
        asked = [key for key in _EVERY if key in own]
        named = [key for key in _OF_REGION if key in own]
        if not asked:
            return self._study(number, own, {key: own[key] for key in named})
        if len(asked) + len(named) > 1:
            raise self._bad(
                f"a region has {' and '.join([*asked, *named])}", (*where, asked[0]), "Give one of them."
            )
        pattern = self._study(number, own, {"name": asked[0], "areas": ["-"]})
        place: KeyPath = (*where, asked[0])
        return EveryArea(_EVERY[asked[0]], self._state(place, own[asked[0]]), pattern, self._at(place))

    def _state(self, key: KeyPath, value: Any) -> str:
        if key[-1] == "all_msas":
            if value is True:
                return _NATION
            raise self._bad(f"all_msas is {value!r}", key, "Write true, or leave it out.")
        if isinstance(value, str) and f"{value}000" in state_titles():
            return value
        states: dict[Any, str] = {title: code[:2] for code, title in state_titles().items()}
        step = f'It is "{states[value]}".' if value in states else 'California is "06", in quotes.'
        raise self._bad(f"{key[-1]} is {value!r}, no state's two digits", key, step)

    def _study(self, number: int, own: dict[str, Any], region: dict[str, Any]) -> Study:
        tables: dict[str, Any] = {"region": region, **self.common}
        for key, content in own.items():
            if key in _COMMON:
                both = isinstance(content, dict) and isinstance(tables.get(key), dict)
                tables[key] = {**tables[key], **content} if both else content
        return study_from_tables(tables, _LinesOfOne(self.lines, number, own), self.place)

    def _at(self, key: KeyPath) -> str:
        line = self.lines.of(key)
        return f"{self.place}, line {line}" if line else self.place

    def _bad(self, what: str, key: KeyPath, next_step: str) -> BadSetting:
        return BadSetting(what, place=self._at(key), next_step=next_step)


@dataclass(frozen=True)
class _LinesOfOne:
    """Where the keys of one region's study stand: in its own table, or among what is common."""

    lines: KeyLines
    number: int
    own: Mapping[str, Any]

    def of(self, key: KeyPath) -> int | None:
        """The line of a key of the study."""
        mine: KeyPath = ("region", self.number)
        table, within = key[0], self.own.get(str(key[0]))
        if table == "region":
            return self.lines.of((*mine, *key[1:]))
        is_own = len(key) == 1 or not isinstance(within, dict) or key[1] in within
        if within is not None and is_own:
            return self.lines.of((*mine, *key))
        return self.lines.of(("common", *key)) or self.lines.of(mine)


def _step(word: str, known: tuple[str, ...]) -> str:
    return did_you_mean(word, known) or f"Known: {', '.join(known)}."
