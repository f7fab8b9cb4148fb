"""Which members of a cluster occupations leave out, read from a study's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.errors import BadSetting
    from industry_clusters.ingest.study.key_lines import KeyPath

    Bad = Callable[[str, KeyPath, str], BadSetting]

_PAIR = 2
_PAIR_STEP = 'Write left_out = [["cluster", "NAICS"], ...], each in quotes.'


def pairs_of(key: KeyPath, value: Any, bad: Bad) -> tuple[tuple[str, str], ...]:
    """Pairs of a cluster and an industry, as a file lists them.

    Raises
    ------
    BadSetting
        Where a row is no such pair; ``bad`` makes it.
    """
    rows = value if isinstance(value, list) else [value]
    for row in rows:
        is_pair = isinstance(row, list) and len(row) == _PAIR and all(isinstance(word, str) for word in row)
        if not is_pair:
            raise bad(f"{key[0]}.{key[1]} holds {row!r}", key, _PAIR_STEP)
    return tuple((cluster, code) for cluster, code in rows)
