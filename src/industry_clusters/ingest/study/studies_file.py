"""Files with several studies: what they have in common under ``[common]``, and a list of tables with what is each one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.ingest.study.key_lines import KeyLines, KeyPath
from industry_clusters.ingest.study.toml_text import tables_in

if TYPE_CHECKING:
    from collections.abc import Mapping


class StudiesReader:
    """One reading of such a file: its tables, and the lines of its keys."""

    def __init__(self, text: str, place: str) -> None:
        self.lines, self.place = KeyLines(text), place
        self.tables: dict[str, Any] = tables_in(text, place)

    def table(self, name: str, known: tuple[str, ...]) -> dict[str, Any]:
        """A table of the file, empty where it is not there.

        Raises
        ------
        BadSetting
            Where it is no table, or has a key that is not ``known``.
        """
        found = self.tables.get(name, {})
        if not isinstance(found, dict):
            self.refuse(f"{name} is no table", (name,), f"Write it as [{name}].")
        self.check_keys((name,), found, known)
        return found

    def entries(self, name: str, none: tuple[str, str]) -> list[dict[str, Any]]:
        """The tables of a list, one or more; ``none`` says what is wrong where there is none, and what to do.

        Raises
        ------
        BadSetting
            Where it is empty, or no list of tables.
        """
        found = self.tables.get(name, [])
        if not isinstance(found, list) or not all(isinstance(own, dict) for own in found):
            self.refuse(f"{name} is no list of tables", (name,), f"Write each as [[{name}]].")
        if not found:
            self.refuse(none[0], (), none[1])
        return found

    def check_keys(self, where: KeyPath, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Refuse a key of a table that is not ``known``.

        Raises
        ------
        BadSetting
            Where there is one.
        """
        of = f" in [[{where[0]}]]" if len(where) > 1 else f" in [{where[0]}]" if where else ""
        for key in table:
            if key not in known:
                step = did_you_mean(key, known) or f"Known: {', '.join(known)}."
                self.refuse(f"unknown key {key!r}{of}", (*where, key), step)

    def at(self, key: KeyPath) -> str:
        """The file, and the line of a key where it has one."""
        line = self.lines.of(key)
        return f"{self.place}, line {line}" if line else self.place

    def refuse(self, what: str, key: KeyPath, next_step: str) -> NoReturn:
        """Say what is wrong with a key.

        Raises
        ------
        BadSetting
            Always.
        """
        raise BadSetting(what, place=self.at(key), next_step=next_step)


def with_own(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a study: what is common, with what is its own above it, key by key within a table.

    Examples
    --------
    >>> with_own({"years": {"first": 2014, "last": 2024}}, {"years": {"first": 2001}})
    {'years': {'first': 2001, 'last': 2024}}
    """
    tables = dict(common)
    for key, content in own.items():
        both = isinstance(content, dict) and isinstance(tables.get(key), dict)
        tables[key] = {**tables[key], **content} if both else content
    return tables


@dataclass(frozen=True)
class LinesOfOne:
    """Where the keys of one study are: in its own table of the list ``name``, or among what is common.

    ``region_keys`` says that the keys of its region are not in a table of their own.
    """

    lines: KeyLines
    name: str
    number: int
    own: Mapping[str, Any]
    region_keys: bool = False

    def of(self, key: KeyPath) -> int | None:
        """The line of a key of the study."""
        mine: KeyPath = (self.name, self.number)
        if self.region_keys and key[0] == "region":
            return self.lines.of((*mine, *key[1:]))
        within = self.own.get(str(key[0]))
        is_own = len(key) == 1 or not isinstance(within, dict) or key[1] in within
        if within is not None and is_own:
            return self.lines.of((*mine, *key))
        return self.lines.of(("common", *key)) or self.lines.of(mine)
