"""Areas as a person puts them together: codes that continue others, and references of one's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from industry_clusters.errors import BadSetting

_CODE = re.compile(r"[A-Z0-9]{5}")
_BETWEEN = re.compile(r"[\s,+]+")


@dataclass(frozen=True)
class Continuation:
    """Areas whose land is that of others that were there before: ``46102 = 46113``, ``02063 + 02066 = 02261``.

    ``new`` together hold the land that ``old`` held together; a code may stand on both sides.
    """

    new: tuple[str, ...]
    old: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it is written in a study and on Setup.

        Examples
        --------
        >>> Continuation(("02063", "02066"), ("02261",)).text
        '02063 + 02066 = 02261'
        """
        return f"{' + '.join(self.new)} = {' + '.join(self.old)}"

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, each once."""
        return tuple(dict.fromkeys((*self.new, *self.old)))

    @classmethod
    def of(cls, text: str) -> Continuation:
        """Read a line back.

        Raises
        ------
        BadSetting
            Where the line is none.

        Examples
        --------
        >>> Continuation.of("51019 = 51019 + 51515")
        Continuation(new=('51019',), old=('51019', '51515'))
        """
        sides = [_codes(side) for side in text.split("=")]
        if len(sides) != 2 or not all(sides) or set(sides[0]) == set(sides[1]):  # noqa: PLR2004  new and old
            raise BadSetting(
                f"{text!r} does not say which areas continue which",
                place="areas that continue others",
                next_step="Write the new codes, an equals sign and the old ones: 46102 = 46113.",
            )
        return cls(*sides)


def _codes(text: str) -> tuple[str, ...]:
    """The area codes of a list; none where one is not a code."""
    codes = tuple(part for part in _BETWEEN.split(text.strip()) if part)
    return codes if all(_CODE.fullmatch(code) for code in codes) else ()


class OwnKind(StrEnum):
    """What a reference of one's own is made of."""

    LIST = "list"
    ALL_AREAS = "all areas"
    REST = "without the region"


@dataclass(frozen=True)
class OwnReference:
    """A reference area that no row of the files is.

    ``areas`` are those that are added up; of :attr:`OwnKind.REST` the one whole that the region is taken from, of
    :attr:`OwnKind.ALL_AREAS` none: every county of the files.
    """

    name: str
    kind: OwnKind
    areas: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As it is written in a study and on Setup.

        Examples
        --------
        >>> OwnReference("Rest of Ohio", OwnKind.REST, ("39000",)).text
        'Rest of Ohio = 39000 without the region'
        """
        made_of = {
            OwnKind.LIST: " + ".join(self.areas),
            OwnKind.ALL_AREAS: OwnKind.ALL_AREAS.value,
            OwnKind.REST: f"{' '.join(self.areas)} {OwnKind.REST}",
        }
        return f"{self.name} = {made_of[self.kind]}"

    @classmethod
    def of(cls, text: str) -> OwnReference:
        """Read a line back.

        Raises
        ------
        BadSetting
            Where the line is none.

        Examples
        --------
        >>> OwnReference.of("Neighbors = 39035 + 39043").areas
        ('39035', '39043')
        """
        name, _, made_of = (part.strip() for part in text.partition("="))
        words = " ".join(made_of.split())
        if name and not _CODE.fullmatch(name) and "(" not in name:
            if words.casefold() == OwnKind.ALL_AREAS:
                return cls(name, OwnKind.ALL_AREAS)
            whole = _codes(words[: -len(OwnKind.REST)]) if words.casefold().endswith(OwnKind.REST) else ()
            if len(whole) == 1:
                return cls(name, OwnKind.REST, whole)
            if listed := _codes(words):
                return cls(name, OwnKind.LIST, tuple(dict.fromkeys(listed)))
        raise BadSetting(
            f"{text!r} does not say what the reference is made of",
            place="references of your own",
            next_step="Write a name, an equals sign, and 39035 + 39043, or 39000 without the region, or all areas.",
        )
