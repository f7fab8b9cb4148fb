"""A text as a person would search it: without capitals, accents, marks that are not seen, in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_NOT_SEEN = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Kinds of characters that no one sees: accents by themselves, soft hyphens, joiners, marks of direction."""
_SEEN = "\t\n\r"
_BEYOND = re.compile(r"[^\x20-\x7e]+")
"""What is looked up letter by letter; a long text has little of it."""


@dataclass(frozen=True)
class Folded:
    """The folded text and the text as it was."""

    text: str
    original: str

    @cached_property
    def starts(self) -> list[int] | None:
        """Where each character of the folded text stands in the original; None where that is at the same place."""
        if self.original.isascii():
            return None
        return [place for place, letter in enumerate(self.original) for _ in _LETTERS[ord(letter)]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the folded text stands in the original, with what is not seen inside it."""
        if self.starts is None:
            return start, end
        first = self.starts[start]
        last = self.starts[end - 1] + 1
        while last < len(self.original) and not _LETTERS[ord(self.original[last])]:
            last += 1
        return first, last

    def replaced(self, start: int, end: int, by: str) -> str:
        """The original with another text in the place of a piece."""
        first, last = self.span(start, end)
        return self.original[:first] + by + self.original[last:]


def folded(text: str) -> Folded:
    r"""Fold a text.

    Examples
    --------
    >>> folded("José Weiß").text, folded("Zu\u0308rich\u00ad er").text, folded("Иванов").text
    ('jose weiss', 'zurich er', 'ivanov')
    >>> folded("Wei\u200bß!").span(0, 5)
    (0, 5)
    """
    if text.isascii():
        return Folded(text.lower(), text)
    return Folded(_BEYOND.sub(lambda letters: letters[0].translate(_LETTERS), text).lower(), text)


class _Letters(dict[int, str]):
    """Each character in Latin letters, worked out when it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = _letters(chr(code))
        return self[code]


def _letters(letter: str) -> str:
    """One character in Latin letters; nothing where it is not seen."""
    if letter.isascii():
        return letter.lower()
    if letter not in _SEEN and unicodedata.category(letter) in _NOT_SEEN:
        return ""
    from anyascii import anyascii  # noqa: PLC0415  most texts have no such letter

    return anyascii(letter).lower()


_LETTERS = _Letters()
