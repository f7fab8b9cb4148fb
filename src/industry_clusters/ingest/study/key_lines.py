"""Where the keys of a TOML text stand, so that an error can name the line."""

from __future__ import annotations

import re
from typing import Protocol

KeyPath = tuple[str | int, ...]
"""A key by the tables it is in; a table of a list by its position: ``("data", 0, "path")``."""


class LinesOfKeys(Protocol):
    """What knows the line of a key."""

    def of(self, key: KeyPath) -> int | None:
        """The line of a key, or of the innermost table around it that has one."""


_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"^\s*(\[\[?)\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"^\s*({_DOTTED})\s*=")
_LONG_QUOTES = ('"""', "'''")


class KeyLines:
    r"""The lines of a text's tables and keys, 1 for the first.

    Examples
    --------
    >>> lines = KeyLines("[years]\nfirst = 1990\n[[data]]\npath = 'a'\n[[data]]\npath = 'b'")
    >>> lines.of(("years", "first")), lines.of(("data", 1, "path"))
    (2, 6)

    A key that is not there has the line of the table it would be in, and none without that.

    >>> lines.of(("years", "last")), lines.of(("region",))
    (1, None)
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[KeyPath, int] = {}
        self._last: dict[KeyPath, int] = {}  # position of the last table of each list so far
        self._table: KeyPath = ()
        open_quote = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if not open_quote:
                self._note(line, number)
            open_quote = _quote_after(line, open_quote)

    def of(self, key: KeyPath) -> int | None:
        """The line of a key, or of the innermost table around it that has one."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key)

    def _note(self, line: str, number: int) -> None:
        if header := _HEADER.match(line):
            self._table = self._header(_names(header[2]), is_list=header[1] == "[[")
            self._lines.setdefault(self._table, number)
        elif key := _KEY.match(line):
            self._lines.setdefault(self._table + _names(key[1]), number)

    def _header(self, names: KeyPath, *, is_list: bool) -> KeyPath:
        path: KeyPath = ()
        for depth, name in enumerate(names, start=1):
            path = (*path, name)
            if is_list and depth == len(names):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
        return path


def _names(dotted: str) -> KeyPath:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted))


def _quote_after(line: str, open_quote: str) -> str:
    """The long quote that is open at the end of a line, or nothing."""
    if open_quote:
        return "" if open_quote in line else open_quote
    return next((quote for quote in _LONG_QUOTES if line.count(quote) % 2), "")
