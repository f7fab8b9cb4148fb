"""Whose names a mobilization workbook holds: the register's, and those typed where a person belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.interviews import Contact
from industry_clusters.mobilization.lists import LISTS
from industry_clusters.mobilization.shared_columns import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.mobilization.typed import Typed

_FURTHER = (("champions", "name"), ("invitees", "proposes"), ("lessons", "who"))


def contacts_of(typed: Typed) -> Iterator[Contact]:
    """Yield everybody that a copy must not name: people of the register, and names that it does not know."""
    for row in typed.of("people"):
        yield Contact(
            "",
            row.get("organization", ""),
            row.get("name", ""),
            "",
            row.get("phone", ""),
            row.get("email", ""),
        )
    known = {name.casefold() for name in typed.names("people", "name")}
    places = [(one.key, column.key) for one in LISTS for column in one.columns if column.choices == PERSON]
    for key, column in (*places, *_FURTHER):
        for name in typed.names(key, column):
            if name.casefold() not in known:
                known.add(name.casefold())
                yield Contact(person=name)
