"""Other sets of definitions read back from a workbook: rows that a build wrote, and those that a person pasted beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.study import DefinitionSet, Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from industry_clusters.ingest.study.input_cells import Input
    from industry_clusters.study import MemberRole

SET_COLUMNS = 7
"""Cells of a row that are read: set, its source and year, cluster, code, role, source of the row."""


def library_in(
    rows: Iterable[tuple[Input, ...]], role_of: Callable[[str, str], MemberRole | None]
) -> Iterator[DefinitionSet]:
    """The sets; what is said of a set as a whole is taken from the first of its rows that says it.

    Parameters
    ----------
    rows
        :data:`SET_COLUMNS` cells each.
    role_of
        Reads a role from its text and place.

    Raises
    ------
    BadCell
        Where a year is no whole number.
    """
    found: dict[str, list[tuple[Input, ...]]] = {}
    for row in rows:
        if row[0].text and (row[3].text or row[4].text):
            found.setdefault(row[0].text, []).append(row)
    for name, own in found.items():
        source = next((row[1].text for row in own if row[1].text), "")
        year = next((row[2] for row in own if row[2].text), None)
        members = (
            Member(cluster.text, code.text, role_of(role.text, role.place), note.text)
            for _, _, _, cluster, code, role, note in own
        )
        yield DefinitionSet(name, tuple(members), source, _year(year))


def _year(given: Input | None) -> int:
    if given is None:
        return 0
    number = given.number
    if number is None or not float(number).is_integer():
        raise given.bad("a year, or nothing")
    return int(number)
