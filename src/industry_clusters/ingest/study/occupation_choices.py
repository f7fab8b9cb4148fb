"""A study's choices on occupations, read from its file and its workbook, and written back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.study import LevelBasis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from industry_clusters.errors import BadSetting
    from industry_clusters.ingest.study.key_lines import KeyPath
    from industry_clusters.study import Study

    Bad = Callable[[str, KeyPath, str], BadSetting]

TABLE = "occupations"
OCCUPATION_KEYS = ("wage_area", "basis", "low", "high", "left_out")
_PAIR = 2
_PAIR_STEP = 'Write left_out = [["cluster", "NAICS"], ...], each in quotes.'
_NO = "no"
_MEMBER_CELLS = 3


def choices_of_table(table: Mapping[str, Any], bad: Bad) -> dict[str, Any]:
    """Fields of a study that stand under ``[occupations]`` in its file; ``bad`` makes the error of a key."""
    readers: dict[str, tuple[str, Callable[[KeyPath, Any, Bad], Any]]] = {
        "wage_area": ("wage_area", _text),
        "basis": ("level_basis", _basis),
        "low": ("level_low", _dollars),
        "high": ("level_high", _dollars),
        "left_out": ("left_out", _pairs),
    }
    return {readers[key][0]: readers[key][1]((TABLE, key), value, bad) for key, value in table.items()}


def _text(key: KeyPath, value: Any, bad: Bad) -> str:
    if isinstance(value, str):
        return value
    raise bad(f"{TABLE}.{key[1]} is {value!r}, not text", key, f'Put it in quotes: "{value}".')


def _basis(key: KeyPath, value: Any, bad: Bad) -> LevelBasis:
    for basis in LevelBasis:
        if value == basis.value:
            return basis
    raise bad(f"{TABLE}.{key[1]} is {value!r}", key, f"Choose one of {', '.join(LevelBasis)}.")


def _dollars(key: KeyPath, value: Any, bad: Bad) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0:
        return value
    raise bad(f"{TABLE}.{key[1]} is {value!r}", key, "Write dollars a year, 0 or more.")


def _pairs(key: KeyPath, value: Any, bad: Bad) -> tuple[tuple[str, str], ...]:
    rows = value if isinstance(value, list) else [value]
    for row in rows:
        is_pair = isinstance(row, list) and len(row) == _PAIR and all(isinstance(word, str) for word in row)
        if not is_pair:
            raise bad(f"{TABLE}.{key[1]} holds {row!r}", key, _PAIR_STEP)
    return tuple((cluster, code) for cluster, code in rows)


def choices_table(study: Study) -> dict[str, Any]:
    """What stands under ``[occupations]`` in a study's file: only what differs from the defaults."""
    table = {
        "wage_area": study.wage_area or None,
        "basis": None if study.level_basis is LevelBasis.AREA else study.level_basis.value,
        "low": study.level_low,
        "high": study.level_high,
        "left_out": [list(pair) for pair in study.left_out] or None,
    }
    return {key: value for key, value in table.items() if value is not None}


def choices_in(
    cell: Callable[[str], Any],
    number: Callable[[str], float | None],
    code_of: Callable[[str], str],
    rows: Any,
) -> dict[str, Any]:
    """Fields of a study that stand in its workbook.

    Parameters
    ----------
    cell, number
        Give a named input, and the number in it (None where it is empty).
    code_of
        The code in a label such as ``California (06000)``.
    rows
        Gives the first cells of each row of a named range.
    """
    return {
        "wage_area": code_of(cell("wage_area").text),
        "level_basis": _basis_in(cell("level_basis")),
        "level_low": _dollars_in(cell("level_low"), number("level_low")),
        "level_high": _dollars_in(cell("level_high"), number("level_high")),
        "left_out": tuple(_left_out(rows("staffing_members", _MEMBER_CELLS))),
    }


def _basis_in(given: Any) -> LevelBasis:
    wanted = given.text.casefold()
    for basis in LevelBasis:
        if wanted in (basis.value, basis.label.casefold()):
            return basis
    if not wanted:
        return LevelBasis.AREA
    raise given.bad(f"one of {', '.join(basis.label for basis in LevelBasis)}")


def _dollars_in(given: Any, number: float | None) -> float | None:
    if number is None or number >= 0:
        return number
    raise given.bad("dollars a year, 0 or more, or nothing")


def _left_out(rows: Iterator[Any]) -> Iterator[tuple[str, str]]:
    for cluster, code, included in rows:
        if included.text.casefold() == _NO:
            yield cluster.text, code.text
