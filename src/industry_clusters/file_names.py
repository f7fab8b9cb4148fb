"""A name of a region or cluster as a file may be called on any system: one rule for every command."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pathvalidate import is_valid_filename, sanitize_filename

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 100
_OF_ADDRESSES = str.maketrans("#%", "  ")
"""Signs that a link to a file would read as something else."""


def file_stem(name: str, instead: str = "region") -> str:
    """A name without an ending, which Windows, Mac and Linux all take.

    Parameters
    ----------
    name
        What a person called it.
    instead
        What it is called where nothing is left of the name; it also follows a name that Windows keeps for itself.

    Examples
    --------
    >>> file_stem("Kern/Tulare: east"), file_stem("nul"), file_stem("COM1.x"), file_stem("...")
    ('Kern Tulare east', 'nul region', 'COM1 region.x', 'region')
    """
    plain = sanitize_filename(
        unicodedata.normalize("NFC", name).translate(_OF_ADDRESSES),
        replacement_text=" ",
        platform="universal",
        max_len=255,
        reserved_name_handler=lambda reserved: str(reserved.reserved_name),
    )
    text = " ".join(plain.split()).lstrip(".~$ -")[:_LONGEST].rstrip(". ") or instead
    if is_valid_filename(text, platform="universal"):
        return text
    first, dot, rest = text.partition(".")
    return f"{first.rstrip()} {instead}{dot}{rest}"


def file_stems(names: Sequence[str], instead: str) -> dict[str, str]:
    """A file's name for each of several names; of those that would have the same, each has its number.

    Examples
    --------
    >>> file_stems(("Food", "Oil/Gas", "Oil Gas"), "cluster")
    {'Food': 'Food', 'Oil/Gas': 'Oil Gas 2', 'Oil Gas': 'Oil Gas 3'}
    """
    stems = {name: file_stem(name, instead) for name in names}
    several = [stem.casefold() for stem in stems.values()]
    return {
        name: f"{stem} {number}" if several.count(stem.casefold()) > 1 else stem
        for number, (name, stem) in enumerate(stems.items(), 1)
    }
