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

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.lookups import state_titles
from industry_clusters.ingest.study.studies_file import LinesOfOne, StudiesReader, with_own
from industry_clusters.ingest.study.study_file import TABLES, study_from_tables
from industry_clusters.ingest.study.toml_text import text_of
from industry_clusters.study import STORE, Study

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.ingest.study.key_lines import KeyPath

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


class _BatchReader(StudiesReader):
    """One reading of a batch."""

    def batch(self) -> Batch:
        self.check_keys((), self.tables, ("common", "region"))
        common = {"data": [{"path": STORE}], **self.table("common", _COMMON)}
        regions = self.entries(
            "region", ("the batch names no region", "Add [[region]] with a name and areas.")
        )
        return Batch(tuple(self._entry(number, own, common) for number, own in enumerate(regions)))

    def _entry(self, number: int, own: dict[str, Any], common: dict[str, Any]) -> Study | EveryArea:
        where = ("region", number)
        self.check_keys(where, own, _KNOWN)
        asked = [key for key in _EVERY if key in own]
        named = [key for key in _OF_REGION if key in own]
        if not asked:
            return self._study(number, own, {"region": {key: own[key] for key in named}, **common})
        if len(asked) + len(named) > 1:
            self.refuse(
                f"a region has {' and '.join([*asked, *named])}", (*where, asked[0]), "Give one of them."
            )
        pattern = self._study(number, own, {"region": {"name": asked[0], "areas": ["-"]}, **common})
        place: KeyPath = (*where, asked[0])
        return EveryArea(_EVERY[asked[0]], self._state(place, own[asked[0]]), pattern, self.at(place))

    def _state(self, key: KeyPath, value: Any) -> str:
        if key[-1] == "all_msas":
            if value is True:
                return _NATION
            self.refuse(f"all_msas is {value!r}", key, "Write true, or leave it out.")
        if not isinstance(value, str) or f"{value}000" not in state_titles():
            states: dict[Any, str] = {title: code[:2] for code, title in state_titles().items()}
            step = f'It is "{states[value]}".' if value in states else 'California is "06", in quotes.'
            self.refuse(f"{key[-1]} is {value!r}, no state's two digits", key, step)
        return value

    def _study(self, number: int, own: dict[str, Any], common: dict[str, Any]) -> Study:
        tables = with_own(common, {key: content for key, content in own.items() if key in _COMMON})
        lines = LinesOfOne(self.lines, "region", number, own, region_keys=True)
        return study_from_tables(tables, lines, self.place)
