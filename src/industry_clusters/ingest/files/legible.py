"""Texts that every kind of file can hold: no control characters, which XML has no place for, and Excel's way to write them.

Excel writes what XML cannot hold as ``_x000B_`` and, so that nobody is misled, a text that looks like that as
``_x005F_x000B_``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

_LINE_BREAKS = re.compile(r"[\x0b\x0c]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Named one by one: all that XML holds takes ten times as long to be told by what it is."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BEGINS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE_IN_BYTES = re.compile(rb"_x([0-9A-Fa-f]{4})_")


def legible(text: str) -> str:
    r"""Return a text without the characters that XML cannot hold; the line breaks of Word and PowerPoint become blanks.

    Examples
    --------
    >>> legible("Health\x0bCare"), legible("Kern\x07"), legible("Zürich\n")
    ('Health Care', 'Kern', 'Zürich\n')
    """
    if text.isascii() and text.isprintable():
        return text
    return _NOT_IN_XML.sub("", _LINE_BREAKS.sub(" ", text))


def escaped(text: str) -> str:
    """Return a text as a cell's XML holds it: what looks like an escape is written as one that stands for itself.

    Examples
    --------
    >>> escaped("_x000D_"), escaped("plain_text")
    ('_x005F_x000D_', 'plain_text')
    """
    return _BEGINS_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def unescaped(text: str) -> str:
    r"""Return the text that a cell's XML stands for; what XML cannot hold is left out.

    Examples
    --------
    >>> unescaped("a_x000A_b"), unescaped("_x005F_x000D_"), unescaped("a_x000B_b")
    ('a\nb', '_x000D_', 'a b')
    """
    return legible(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)) if "_x" in text else text


def unescaped_part(content: bytes, *, shared: bool) -> bytes:
    """Return a part of a workbook with its texts as they are meant, for a library that does not undo escapes.

    ``shared`` tells that it is the list of texts: there openpyxl takes every ``x005F_`` away, one that a person typed as well,
    so that such a one is doubled first.
    """
    if b"_x" not in content and b"x005F_" not in content:
        return content
    plain = _ESCAPE_IN_BYTES.sub(lambda found: _reference(int(found[1], 16)), content)
    return plain.replace(b"x005F_", b"x005Fx005F__") if shared else plain


def _reference(code: int) -> bytes:
    text = legible(chr(code))
    return "".join(letter if letter == "_" else f"&#{ord(letter)};" for letter in text).encode()


def with_legible_texts(value: Any, found: list[str], place: str = "") -> Any:
    """Return a value (of texts, numbers, tuples, mappings and dataclasses) with every text made legible.

    Parameters
    ----------
    found
        Takes the names of the fields in which something was taken out.
    place
        The field that the value stands in.
    """
    if type(value) is str:  # words of a choice are texts of another type, and ours
        plain = legible(value)
        if plain != value and place not in found:
            found.append(place)
        return plain
    if isinstance(value, tuple):
        return tuple(with_legible_texts(one, found, place) for one in value)
    if isinstance(value, Mapping):
        return {
            with_legible_texts(key, found, place): with_legible_texts(one, found, place)
            for key, one in value.items()
        }
    if is_dataclass(value) and not isinstance(value, type):
        return _legible_fields(value, found, place)
    return value


def _legible_fields(value: Any, found: list[str], place: str) -> Any:
    changes = {}
    for field in fields(value):
        before = getattr(value, field.name)
        after = with_legible_texts(before, found, place or field.name.replace("_", " "))
        if after != before:
            changes[field.name] = after
    return replace(value, **changes) if changes else value
