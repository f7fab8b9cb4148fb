"""Columns of tables on slides and in documents: how wide they are, and what of a number stays on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_AIR = 3
"""Letters that a column is wider than its text: its margins, and bold headings and capitals, which are wider than most letters."""
_SIGN = re.compile(r"(\N{ALMOST EQUAL TO}|about|at least|to) (?=about|[-+\N{ALMOST EQUAL TO}$\d])")
_LETTER = re.compile(r" (?=[GYR](/[GYR])*$)")


def joined(text: str) -> str:
    r"""A number with what says how well it is known, which no line may part.

    Examples
    --------
    >>> joined("about 1,300").split(), joined("Medium Y").split(" "), joined("4 (4 to 5) Y").split(" ")
    (['about', '1,300'], ['Medium\xa0Y'], ['4', '(4', 'to\xa05)\xa0Y'])
    """
    return _LETTER.sub("\N{NO-BREAK SPACE}", _SIGN.sub("\\1\N{NO-BREAK SPACE}", text))


def shared_widths(
    columns: Sequence[Sequence[str]], whole: int, letters: float, narrowest: int, widest: int
) -> list[int]:
    """Widths of columns of texts that together are ``whole``.

    Each has room for its longest word; what is left goes to those with more to say, in proportion. Where the words
    alone are too wide, all give in the same proportion.

    Parameters
    ----------
    columns
        The texts of each column, its heading among them; numbers as :func:`joined` has them.
    whole
        The width to share, in any unit.
    letters
        How many letters have room in it.
    narrowest, widest
        Letters of a column for which room is kept, at least and at most.

    Examples
    --------
    >>> shared_widths([["Cluster", "Wood and furniture"], ["Concentration", "4"]], 100, 30, 6, 46)
    [46, 53]
    """
    least = [
        max(narrowest, *(len(word) for text in texts for word in text.split(" "))) + _AIR for texts in columns
    ]
    longest = [min(max(map(len, texts)), widest) + _AIR for texts in columns]
    more = [max(wish - low, 0) for wish, low in zip(longest, least, strict=True)]
    part = min(max(letters - sum(least), 0.0) / (sum(more) or 1), 1.0)
    shares = [low + extra * part for low, extra in zip(least, more, strict=True)]
    return [int(whole * share / sum(shares)) for share in shares]
