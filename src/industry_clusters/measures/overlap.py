"""How much two clusters have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def shared_part(first: AbstractSet[str], second: AbstractSet[str]) -> float:
    """The codes in both as a share of those in either (Jaccard's index); 0 where there is none.

    Examples
    --------
    >>> shared_part(frozenset("12"), frozenset("23"))
    0.3333333333333333
    """
    either = first | second
    return len(first & second) / len(either) if either else 0.0
