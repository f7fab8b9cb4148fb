"""A list of people brought into the register: who is there already, who is there twice, and what is new of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.mobilization.typed import Row

_MOST_NAMED = 12


@dataclass(frozen=True)
class Merged:
    """The register with a list in it: its rows, how many are new, and a sentence for each doubt."""

    rows: tuple[Row, ...]
    added: int
    remarks: tuple[str, ...]


def folded_name(text: str) -> str:
    """A name without accents, capitals and signs.

    Examples
    --------
    >>> folded_name("José  García-López"), folded_name("JOSE GARCIA LOPEZ")
    ('jose garcia lopez', 'jose garcia lopez')
    """
    plain = anyascii(text).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def merged_people(there: Sequence[Row], given: Sequence[Row]) -> Merged:
    """Bring people into a register.

    The same e-mail, or the same name (whatever its accents and capitals) at the same organization or with none, is the same person: what the
    register lacks is filled in, and nothing that stands there is changed. The same name at another organization is another
    person, and the organization is put behind the name.

    Returns
    -------
    Merged
        Rows of the register in their order, then the new ones in theirs.
    """
    register = _Register([dict(row) for row in there])
    before = len(register.rows)
    for row in given:
        register.take(dict(row))
    return Merged(tuple(register.rows), len(register.rows) - before, tuple(register.told()))


class _Register:
    """The rows so far, found by e-mail and by name."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.rows: list[dict[str, str]] = []
        self.mails: dict[str, int] = {}
        self.names: dict[str, list[int]] = {}
        self.same: list[str] = []
        self.namesakes: list[str] = []
        for row in rows:
            self._add(row)

    def take(self, row: dict[str, str]) -> None:
        """Add a person, or fill in what the register lacks of one."""
        at = self._known(row)
        if at is not None:
            self.same.append(f"{row['name']} (row {at + 1})")
            for key, text in row.items():
                self.rows[at].setdefault(key, text)
            return
        if self.names.get(folded_name(row["name"])):
            self.namesakes.append(row["name"])
            row["name"] = f"{row['name']} ({row.get('organization') or len(self.rows) + 1})"
        self._add(row)

    def _add(self, row: dict[str, str]) -> None:
        self.rows.append(row)
        at = len(self.rows) - 1
        if row.get("email"):
            self.mails.setdefault(row["email"].casefold(), at)
        self.names.setdefault(folded_name(row.get("name", "")), []).append(at)

    def _known(self, row: dict[str, str]) -> int | None:
        mail = row.get("email", "").casefold()
        organization = folded_name(row.get("organization", ""))
        if mail and mail in self.mails and self._is_like(self.rows[self.mails[mail]], row):
            return self.mails[mail]
        for at in self.names.get(folded_name(row["name"]), ()):
            other = folded_name(self.rows[at].get("organization", ""))
            if not other or not organization or other == organization:
                return at
        return None

    @staticmethod
    def _is_like(one: dict[str, str], other: dict[str, str]) -> bool:
        """Whether two rows with one address are one person: an office's shared address has many."""
        return bool(set(folded_name(one.get("name", "")).split()) & set(folded_name(other["name"]).split()))

    def told(self) -> list[str]:
        """What a reader should look at."""
        said = []
        if self.same:
            said.append(
                f"{len(self.same)} are on the register already, and only gaps were filled: {_some(self.same)}"
            )
        if self.namesakes:
            said.append(
                f"{len(self.namesakes)} have the name of somebody else; the organization stands behind it: {_some(self.namesakes)}"
            )
        return said


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + rest
