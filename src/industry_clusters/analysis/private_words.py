"""Names of contacts, looked for in what people wrote.

Found with certainty: a company's or a person's whole name in any capitals and with any blanks or marks between its
words, in either order, a company without its legal form, an e-mail address, a telephone number however it is
grouped. In what people typed (and not in what this product wrote, where a surname may be a county) also found: a
single name of a person, and whatever looks like an e-mail address or a telephone number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from industry_clusters.interviews import Contact

NAME, EMAIL, PHONE = "[name]", "[e-mail]", "[phone]"
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|llp|lp|ltd|limited|corp|corporation|co|company|plc|gmbh|ag)\.?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ANY_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ANY_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-])"
)
_WORD = re.compile(r"[^\W_]+")
_MANY_DIGITS = re.compile(r"\d(?:\W{0,3}\d){6,}")
_NO_DIGIT = re.compile(r"\D")
_BETWEEN = r"[\W_]{0,3}(?:and[\W_]{1,3})?"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_LEAST_NAME, _LEAST_WORD, _LEAST_PHONE, _LOCAL_PHONE = 2, 3, 7, 10


@dataclass(frozen=True)
class Sought:
    """One thing that is looked for.

    ``key``, a word of it or all its digits, and every one of ``words`` have to be in a text (in small letters) before the
    pattern is tried, which takes a thousand times as long.
    """

    key: str
    pattern: re.Pattern[str]
    place: str
    words: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether no file format can use it for itself: an e-mail address, or a name of several words."""
        return self.place == EMAIL or (self.place == NAME and _BETWEEN in self.pattern.pattern)


@dataclass(frozen=True)
class PrivateWords:
    """What is looked for.

    ``certain`` are looked for everywhere, ``likely`` only in what people typed. ``too_short`` are names of which
    nothing can be looked for.
    """

    certain: tuple[Sought, ...]
    likely: tuple[tuple[re.Pattern[str], str], ...]
    too_short: tuple[str, ...] = ()

    @classmethod
    def of(cls, contacts: Iterable[Contact], public: Iterable[str] = ()) -> PrivateWords:
        """Make the patterns.

        Parameters
        ----------
        contacts
            Whose names they are.
        public
            Names that everybody may read, such as the region's: a word of theirs alone is no person's name.
        """
        rows = list(contacts)
        every = {one for row in rows for one in (row.company, row.person, row.interviewer)}
        likely = [
            (_ANY_PHONE, PHONE),
            *(
                (re.compile(rf"{_START}{re.escape(word)}{_END}"), NAME)
                for word in _single_names(rows, public)
            ),
        ]
        short = tuple(sorted(one for one in every if one.strip() and not _long_enough(one)))
        return cls(tuple(_certain(rows)), tuple(likely), short)

    def without(self, text: str, *, typed: bool) -> str:
        """The text with ``[name]``, ``[e-mail]``, ``[phone]`` in the place of what is private.

        Examples
        --------
        >>> from industry_clusters.interviews import Contact
        >>> words = PrivateWords.of([Contact("1", "Acme, Inc.", "Ann Lee", phone="(555) 555-0101")])
        >>> words.without("ACME's Lee, Ann: call 555.555.0101", typed=False)
        "[name]'s [name]: call [phone]"
        >>> words.without("Ann asked for welders", typed=False), words.without("Ann asked for welders", typed=True)
        ('Ann asked for welders', '[name] asked for welders')
        """
        if typed:  # an address as a whole, before a name in it
            text = _ANY_EMAIL.sub(EMAIL, text)
        for one in self._near(text):
            text = one.pattern.sub(one.place, text)
        for pattern, place in self.likely if typed else ():
            text = pattern.sub(place, text)
        return text

    def found(self, text: str, *, only_long: bool = False) -> str | None:
        """The first thing that is private for certain, or None; with ``only_long`` nothing that a format may use."""
        hits = (one.pattern.search(text) for one in self._near(text) if one.is_long or not only_long)
        return next((hit[0] for hit in hits if hit), None)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        """Where in ``certain`` each key leads."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.certain):
            places[one.key].append(number)
        return places

    @cached_property
    def _phone_lengths(self) -> set[int]:
        return {len(one.key) for one in self.certain if one.place == PHONE}

    def _near(self, text: str) -> list[Sought]:
        """What is worth trying on a text."""
        folded = text.casefold()
        keys = {key for key in self._by_key if key in folded}
        for run in _MANY_DIGITS.findall(text) if self._phone_lengths else ():
            digits = _NO_DIGIT.sub("", run)
            keys |= {digits[at : at + size] for size in self._phone_lengths for at in range(len(digits))}
        near = sorted(at for key in keys & self._by_key.keys() for at in self._by_key[key])
        return [self.certain[at] for at in near if all(word in folded for word in self.certain[at].words)]


def _certain(rows: list[Contact]) -> Iterator[Sought]:
    for email in _long_first({row.email.strip() for row in rows} - {""}):
        pattern = re.compile(_START + re.escape(email) + _END, re.IGNORECASE)
        yield Sought(_key(email.partition("@")[0] or email), pattern, EMAIL, (email.casefold(),))
    for name in _long_first({name for row in rows for name in _names_of(row)}):
        words = tuple(word.casefold() for word in _name_words(name))
        yield Sought(_key(name), _name_pattern(name), NAME, words)
    for digits in _long_first({digits for row in rows if len(digits := _digits(row.phone)) >= _LEAST_PHONE}):
        yield Sought(digits, _phone_pattern(digits), PHONE)


def _key(text: str) -> str:
    """The longest word, which every way of writing it has."""
    return max(_name_words(text), key=len).casefold()


def _single_names(rows: list[Contact], public: Iterable[str]) -> list[str]:
    """Words of persons' names that tell something by themselves."""
    known = {word.casefold() for text in public for word in _words(text)}
    words = {word for row in rows for name in (row.person, row.interviewer) for word in _words(_plain(name))}
    return _long_first(
        word
        for word in words
        if len(word) >= _LEAST_WORD and word[0].isupper() and word.casefold() not in known
    )


def _names_of(contact: Contact) -> Iterator[str]:
    """Every way in which a contact's names are looked for."""
    company = contact.company.strip()
    bare = _plain(company)
    for name in {company, bare, _LEGAL_FORM.sub("", bare)}:
        if _long_enough(name):
            yield name
    for person in (contact.person, contact.interviewer):
        words = _words(_plain(person))
        if _long_enough(person):
            yield from {person.strip(), _plain(person), " ".join([*words[-1:], *words[:-1]])}


def _plain(name: str) -> str:
    return _IN_BRACKETS.sub("", name).strip()


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _long_enough(name: str) -> bool:
    return len("".join(_words(name))) >= _LEAST_NAME


def _name_pattern(name: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in _name_words(name)]
    return re.compile(_START + _BETWEEN.join(words) + _END, re.IGNORECASE)


def _name_words(name: str) -> list[str]:
    return [word for word in _words(name) if word.casefold() != "and"] or [name]


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return digits[1:] if len(digits) == _LOCAL_PHONE + 1 and digits[0] == "1" else digits


def _phone_pattern(digits: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:\+?1\W{0,3})?\(?" + r"\W{0,3}".join(digits) + r"(?!\d)")


def _long_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
