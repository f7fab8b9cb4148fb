"""The ways in which a contact's name, address and number are written, as patterns for folded texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.common_words import (
    COMMON,
    CONNECTING,
    LEGAL_FORMS,
    OF_COMPANIES,
    OF_MAILBOXES,
    PUBLIC_HOSTS,
)
from industry_clusters.analysis.interviews.folded import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from industry_clusters.analysis.interviews.folded import Folded
    from industry_clusters.interviews import Contact

NAME, EMAIL, PHONE, LINK = "[name]", "[e-mail]", "[phone]", "[link]"
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")
_JOINED = "|".join(sorted(CONNECTING, key=len, reverse=True))
_BETWEEN = rf"[\W_]{{0,3}}(?:(?:{_JOINED})[\W_]{{1,3}})?(?:[a-z][\W_]{{1,3}})?"
"""Between two words of a name: marks, a word such as *and*, the initial of a middle name."""
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_LEAST_NAME, _LEAST_WORD, _LEAST_PHONE, _LOCAL_PHONE, _LONG_PHONE, _MOST_ORDERED = 2, 3, 7, 7, 10, 3
_HOME = "US"
_UMLAUTS = (("\u00e4", "ae"), ("\u00f6", "oe"), ("\u00fc", "ue"), ("\u00f8", "oe"), ("\u00e5", "aa"))


@dataclass(frozen=True)
class Sought:
    """One thing that is looked for in folded texts; its pattern is made when a text may hold it, for most are in none.

    ``key`` (of a number, its digits) and every one of ``words`` have to be in a text before the pattern is tried. ``is_long``
    tells what no file format can use for itself. ``capital`` asks that the text has a capital letter there.
    """

    key: str
    form: str
    place: str
    words: tuple[str, ...] = ()
    is_long: bool = False
    capital: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of ``form``."""
        return re.compile(self.form)

    def fits(self, text: Folded, hit: re.Match[str]) -> bool:
        """Whether a hit counts."""
        return not self.capital or text.original[text.span(*hit.span())[0]].isupper()


def certain_forms(rows: Sequence[Contact]) -> Iterator[Sought]:
    """What tells a contact wherever it stands; long ones first."""
    for email in _long_first({folded(row.email.strip()).text for row in rows} - {""}):
        yield _literal(email, EMAIL, is_long=True)
    for domain in _long_first({_domain(row.email) for row in rows} - {""}):
        yield _literal(domain, LINK)
    forms = {words for row in rows for words in _whole_names(row)}
    for words in sorted(forms, key=lambda words: (-len("".join(words)), words)):
        common = COMMON.issuperset(words)
        yield Sought(
            words[0], _pattern(words), NAME, words, is_long=len(words) > 1 and not common, capital=common
        )
    for digits in _long_first({digits for row in rows for digits in _numbers(row.phone)}):
        yield Sought(digits, _phone_pattern(digits), PHONE)


def likely_forms(rows: Sequence[Contact], known: frozenset[str]) -> Iterator[Sought]:
    """What tells a contact in a text that a person typed; ``known`` are words that everybody may read."""
    for form in _long_first({form for row in rows for form in _user_names(row)}):
        yield _literal(form, NAME)
    for words in sorted({words for row in rows for words in _distinctive(row.company) if len(words) > 1}):
        yield Sought(words[0], _pattern(words), NAME, words)
    for word in _long_first(_of_persons(rows) - known):
        yield Sought(word, _pattern((word,)), NAME, capital=word in COMMON)
    for word in _long_first(_of_companies(rows) - known - COMMON):
        yield Sought(word, _pattern((word,)), NAME)


def likely_phones(rows: Sequence[Contact]) -> Iterator[Sought]:
    """Numbers without the code of their area, as a person of the same area writes them."""
    numbers = {digits for row in rows for digits in _numbers(row.phone) if len(digits) == _LONG_PHONE}
    for digits in _long_first({digits[-_LOCAL_PHONE:] for digits in numbers}):
        yield Sought(digits, _phone_pattern(digits), PHONE)


def ambiguous_words(rows: Sequence[Contact], known: frozenset[str]) -> frozenset[str]:
    """Words of names that say something else as well."""
    return frozenset((_of_persons(rows) & known) | (_of_companies(rows) & (known | COMMON)))


def is_long_enough(name: str) -> bool:
    """Whether a name has letters enough to be looked for."""
    return len("".join(_words(name))) >= _LEAST_NAME


def _literal(text: str, place: str, *, is_long: bool = False) -> Sought:
    return Sought(text, _START + re.escape(text) + _END, place, is_long=is_long)


def _pattern(words: Sequence[str]) -> str:
    return _START + _BETWEEN.join(map(re.escape, words)) + _END


def _domain(email: str) -> str:
    host = folded(email.strip()).text.rpartition("@")[2]
    return "" if "@" not in email or host in PUBLIC_HOSTS else host


def _whole_names(contact: Contact) -> Iterator[tuple[str, ...]]:
    """A contact's names in every order of their words."""
    company = contact.company.strip()
    for name in (company, _IN_BRACKETS.sub("", company)):
        for spelled in _spellings(name):
            words = _words(spelled)
            yield from _orders(words)
            yield from _orders([word for word in words if word not in LEGAL_FORMS])
    for person in (contact.person, contact.interviewer):
        for name in {person, _IN_BRACKETS.sub("", person)}:
            for spelled in _spellings(name):
                words = _words(spelled)
                yield from _orders(words)
                if len(words) > 2:  # noqa: PLR2004  a middle name may be left out
                    yield from _orders([words[0], words[-1]])


def _orders(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A name in all orders of its words, or where they are many, as it is and with the last in front."""
    if len("".join(words)) < _LEAST_NAME:
        return
    if len(words) <= _MOST_ORDERED:
        yield from permutations(words)
    else:
        yield from (tuple(words), (words[-1], *words[:-1]))


def _spellings(name: str) -> set[str]:
    """A name as it is, and with the letters that stand for umlauts in its place or the other way round."""
    plain = name.casefold()
    long, short = plain, plain
    for umlaut, letters in _UMLAUTS:
        long = long.replace(umlaut, letters)
        short = short.replace(letters, umlaut)
    return {plain, long, short}


def _words(name: str) -> list[str]:
    """The words of a name that have to be there, folded."""
    every = _WORD.findall(folded(name).text)
    return [word for word in every if word not in CONNECTING] or every


def _of_persons(rows: Iterable[Contact]) -> set[str]:
    """Words of persons' names that tell something by themselves."""
    names = {name for row in rows for name in (row.person, row.interviewer)}
    words = {word for name in names for one in _spellings(_IN_BRACKETS.sub("", name)) for word in _words(one)}
    return {word for word in words if len(word) >= _LEAST_WORD and not word.isdigit()}


def _of_companies(rows: Iterable[Contact]) -> set[str]:
    """Words that lead to one company by themselves."""
    forms = {words for row in rows for words in _distinctive(row.company)}
    return {word for words in forms for word in words if len(word) >= _LEAST_WORD and not word.isdigit()}


def _distinctive(company: str) -> Iterator[tuple[str, ...]]:
    """A company's name without what many are called."""
    for spelled in _spellings(_IN_BRACKETS.sub("", company)):
        words = [word for word in _words(spelled) if word not in LEGAL_FORMS and word not in OF_COMPANIES]
        if words:
            yield tuple(words)


def _user_names(contact: Contact) -> Iterator[str]:
    """How a person may sign on: the mailbox, the initial with the last name."""
    box = folded(contact.email.strip()).text.partition("@")[0]
    if len(box) > _LEAST_WORD and box not in OF_MAILBOXES | COMMON | OF_COMPANIES:
        yield box
    for person in (contact.person, contact.interviewer):
        words = _words(_IN_BRACKETS.sub("", person))
        if len(words) > 1 and len(words[-1]) >= _LEAST_WORD:
            for mark in ("", ".", "_", "-", ". "):
                yield f"{words[0][0]}{mark}{words[-1]}"
            yield f"{words[-1]}{words[0][0]}"


def _numbers(phone: str) -> Iterator[str]:
    """The digits of a telephone number that stay the same in every country's way of writing it."""
    digits = re.sub(r"\D", "", re.sub(r"(?i)\s*(?:ext|x|#).*$", "", phone))
    if len(digits) < _LEAST_PHONE:
        return
    plain = digits[1:] if len(digits) == _LONG_PHONE + 1 and digits[0] == "1" else digits.lstrip("0")
    yield _national(phone) or plain


def _national(phone: str) -> str:
    """The number without its country's code; empty where it has none."""
    if not phone.strip().startswith(("+", "00", "011")):
        return ""
    from phonenumbers import NumberParseException, national_significant_number, parse  # noqa: PLC0415  few have one

    try:
        return national_significant_number(parse(re.sub(r"^\s*(?:011|00)", "+", phone), _HOME))
    except NumberParseException:
        return ""


def _phone_pattern(digits: str) -> str:
    """A number in any grouping, with any country's code and the zero that some put in front."""
    code = r"(?:(?:\+|00|011)?\W{0,3}\d{1,3}\W{0,3})?(?:\(?0\)?\W{0,3})?\(?"
    return r"(?<!\d)" + code + r"\W{0,3}".join(digits) + r"(?!\d)"


def _long_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
