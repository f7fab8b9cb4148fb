"""Counts and lists of names of the clusters, live, in one row: what the sentences on Start are put together from.

Excel 2016 has no TEXTJOIN, so that a list is put together from names by their places in the standing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.comparisons import FEW, MOST_NAMES, names_in_a_row
from industry_clusters.views.dashboard.standing import REASONS, STANDING, standing_values
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

SAID = "standing_lists"
_VERDICTS = {"certain": 2, "likely": 1, "open": 0, "unlikely": -1}


def name_lists(analysis: Analysis) -> Table:
    """The one row of counts and lists."""
    cells = standing_values(analysis)
    columns = [*_counts(cells), *_lists(cells)]
    return Table(SAID, tuple(columns), caption="Counts and lists of names")


def _column(key: str, value: Cell, formula: str, unit: Unit = Unit.COUNT) -> Column:
    return Column(key, key.replace("_", " ").capitalize(), [value], unit, Kind.DERIVED, formula)


def _counts(cells: dict[str, list[Cell]]) -> Iterator[Column]:
    verdict = f"{{{STANDING}.ahead}}"
    yield _column("known", sum(one != "" for one in cells["ahead"]), f"COUNT({verdict})")
    for key, value in _VERDICTS.items():
        yield _column(key, cells["ahead"].count(value), f"COUNTIF({verdict},{value})")
    for number in range(1, len(REASONS) + 1):
        yield _column(f"left_{number}", cells["left"].count(number), f"COUNTIF({{{STANDING}.left}},{number})")
    for key in ("may_be_largest", "can_be_largest"):
        yield _column(key, cells[key].count(1), f"SUM({{{STANDING}.{key}}})")
    yield _column(
        "unknown", sum(one != "" for one in cells["unknown_at"]), f"COUNT({{{STANDING}.unknown_at}})"
    )
    yield _column("with_jobs", cells["has_jobs"].count(1), f"SUM({{{STANDING}.has_jobs}})")
    apart = f"({{{STANDING}.may_be_largest}}=1)*({{{STANDING}.low_jobs}}<>{{{STANDING}.high_jobs}})"
    rows = zip(cells["may_be_largest"], cells["low_jobs"], cells["high_jobs"], strict=True)
    yield _column("inexact", sum(may == 1 and low != high for may, low, high in rows), f"SUMPRODUCT({apart})")


def _lists(cells: dict[str, list[Cell]]) -> Iterator[Column]:
    yield from _list(cells, "open_names", "name", "open_at", "[open]")
    for number in range(1, len(REASONS) + 1):
        yield from _list(cells, f"left_{number}_names", "name", "left_at", f"[left_{number}]", f"{number}|")
    yield from _list(cells, "unknown_names", "name", "unknown_at", "[unknown]")
    yield from _list(cells, "largest_names", "name", "largest_at", "[may_be_largest]")
    yield from _list(cells, "either_names", "called", "largest_at", "[may_be_largest]", word="or", most=FEW)


def _list(
    cells: dict[str, list[Cell]], key: str, column: str, places: str, count: str, begins: str = "", *, word: str = "and", most: int = MOST_NAMES
) -> Iterator[Column]:  # fmt: skip
    """A list, and how many of its names have a comma or an "and": names in a row, by their places in the standing; of many, the first few and how many more."""
    names, at = f"{{{STANDING}.{column}}}", f"{{{STANDING}.{places}}}"
    mine = f'(LEFT({at},{len(begins)})="{begins}")' if begins else f'({at}<>"")'
    apart = f"[{key}_apart]>0"
    comma, last = f'IF({apart},"; ",", ")', f'IF({apart},"; "," and ")' if word == "and" else f'" {word} "'
    own = f'((ISNUMBER(FIND(",",{names}))+ISNUMBER(FIND(" and ",{names})))>0)'

    def name(number: int) -> str:
        sought = f'"{begins}{number}"' if begins else str(number)
        return f"INDEX({names},MATCH({sought},{at},0))"

    pieces = [
        name(1),
        *(
            f'IF({count}>={number},IF({count}={number},{last},{comma})&{name(number)},"")'
            for number in range(2, most + 1)
        ),
    ]
    rest = f'IF({count}>{most},{last}&({count}-{most})&" more","")'
    formula = f'IF({count}=0,"",{"&".join([*pieces, rest])})'
    found = _found(cells, column, places, begins)
    yield _column(
        f"{key}_apart", sum("," in one or " and " in one for one in found), f"SUMPRODUCT({mine}*{own})"
    )
    yield _column(key, names_in_a_row(found, word, most), formula, Unit.LONG_TEXT)


def _found(cells: dict[str, list[Cell]], column: str, places: str, begins: str) -> list[str]:
    """The names that have a place, in its order."""
    found = [
        (int(str(place).rpartition("|")[2]), str(name))
        for place, name in zip(cells[places], cells[column], strict=True)
        if place != "" and str(place).startswith(begins)
    ]
    return [name for _, name in sorted(found)]
