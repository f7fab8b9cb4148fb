"""Names of contacts, looked for in what people wrote.

Every text is folded first (:mod:`~industry_clusters.analysis.interviews.folded`), so that capitals, accents, soft hyphens and the
form of Unicode make no difference. Found with certainty: a company's or a person's whole name with any blanks or marks
between its words and in any order, a company without its legal form, an e-mail address, a web domain, a telephone number however
it is grouped and with whatever country code. In what people typed (and not in what this product wrote, where a surname
may be a county) also found: a single name of a person, a company's distinctive word, a user name, and whatever looks like an e-mail
address or a telephone number. What is a word as well as a name is left to a person: :meth:`PrivateWords.to_judge`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.folded import folded
from industry_clusters.analysis.interviews.name_forms import (
    EMAIL,
    LINK,
    NAME,
    PHONE,
    Sought,
    ambiguous_words,
    certain_forms,
    is_long_enough,
    likely_forms,
    likely_phones,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from industry_clusters.analysis.interviews.folded import Folded
    from industry_clusters.interviews import Contact

__all__ = ["EMAIL", "LINK", "NAME", "PHONE", "PrivateWords"]

_AT, _DOT = (
    r"(?:@|\s*[\[({<]\s*at\s*[\])}>]\s*|\s+at\s+(?=[\w-]+\s+dot\s))",
    r"(?:\.|\s*[\[({<]\s*dot\s*[\])}>]\s*|\s+dot\s+)",
)
_ANY_EMAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*", re.IGNORECASE)
_ANY_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-])"
)
_ABROAD = re.compile(r"(?:\+|\b00)[\s(]{0,2}\d(?:[\s()./-]{0,3}\d){6,}")
_ANY_LINK = re.compile(r"(?:[a-z][a-z+.-]+://|mailto:|www\.)[^\s\"<>]+|(?<![\w@.])(?:[\w-]+\.)+[a-z]{2,12}(?:/[^\s\"<>]*)?", re.IGNORECASE)  # fmt: skip
_AT_IN_BRACKETS = re.compile(r"[\[({<]\s*at\s*[\])}>]")
_PHONE_END = re.compile(r"\d{3}[ .-]\d{4}")
_DIGIT = re.compile(r"\d")
_DOTTED = re.compile(r"\.[a-z]{2}")
_WORD = re.compile(r"[^\W_]+")
_HEAD, _LEAST_DIGITS, _LONG = 3, 7, 5000
_NOT_DIGITS = bytes(code for code in range(256) if not 48 <= code <= 57)  # noqa: PLR2004  0 to 9


@dataclass(frozen=True)
class PrivateWords:
    """What is looked for.

    ``certain`` are looked for everywhere, ``likely`` only in what people typed. ``ambiguous`` are single names that are words
    as well. ``too_short`` are names of which nothing can be looked for.
    """

    certain: tuple[Sought, ...]
    likely: tuple[Sought, ...]
    ambiguous: frozenset[str] = frozenset()
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
        known = frozenset(word for text in public for word in re.findall(r"[^\W_]+", folded(text).text))
        short = tuple(sorted(one for one in every if one.strip() and not is_long_enough(one)))
        return cls(
            tuple(certain_forms(rows)),
            (*likely_forms(rows, known), *likely_phones(rows)),
            ambiguous_words(rows, known),
            short,
        )

    def without(self, text: str, *, typed: bool) -> str:
        """The text with ``[name]``, ``[e-mail]``, ``[phone]``, ``[link]`` in the place of what is private.

        Examples
        --------
        >>> from industry_clusters.interviews import Contact
        >>> words = PrivateWords.of([Contact("1", "Acme, Inc.", "Ann Lee", phone="(555) 555-0101")])
        >>> words.without("ACME's Lee, Ann: call 555.555.0101", typed=False)
        "[name]'s [name]: call [phone]"
        >>> words.without("Ann asked for welders", typed=False), words.without("ann asked for welders", typed=True)
        ('Ann asked for welders', '[name] asked for welders')
        """
        if typed:  # an address as a whole, before a name in it
            text = self._without_links(_ANY_EMAIL.sub(_mail, text) if _may_hold_mail(text) else text)
        whole = _replaced(folded(text), self._keys)
        text = whole.original
        if typed:
            text = _replaced(whole, self._likely_keys).original
            text = _ANY_PHONE.sub(PHONE, text) if _PHONE_END.search(text) else text
            may_be_abroad = ("+" in text or "00" in text) and _ABROAD.search(text)
            text = _without_phones_abroad(text) if may_be_abroad else text
        return text

    def is_free_of_certain(self, text: str, *, glued: bool = False) -> bool:
        """Whether nothing of what is private for certain can be in a text or in a part of it, by its words and digits alone.

        ``glued`` says that parts follow each other without anything between, so that a word may begin within another.
        """
        return not self._keys.near(folded(text).text, anywhere=glued)

    def is_free_of_masked(self, text: str, digits: str) -> bool:
        """Whether nothing that is private for certain can be in a text.

        Parameters
        ----------
        text
            The text with a nought for each of its digits; parts of it may follow each other without anything between.
        digits
            All of its digits, in their order.
        """
        whole = folded(text).text
        if any(one.key in digits for one in self._keys.phones):
            return False
        return not any(all(part in whole for part in parts) for parts in self._masked)

    def found(self, text: str, *, only_long: bool = False) -> str | None:
        """The first thing that is private for certain, or None; with ``only_long`` nothing that a format may use."""
        whole = folded(text)
        for one in self._keys.near(whole.text):
            if only_long and not one.is_long:
                continue
            for hit in (hit for hit in one.pattern.finditer(whole.text) if one.fits(whole, hit)):
                start, end = whole.span(*hit.span())
                return text[start:end]
        return None

    def to_judge(self, text: str) -> tuple[str, ...]:
        """Words of a text that may be a contact's name and may be none: a person has to look.

        Examples
        --------
        >>> from industry_clusters.interviews import Contact
        >>> words = PrivateWords.of([Contact("1", "Blue Ridge Mills", "Will Kern")], ["Kern County"])
        >>> words.to_judge("Kern has Blue skies"), words.to_judge("we will see")
        (('Kern', 'Blue'), ())
        """
        if not self.may_have_to_be_judged(text):
            return ()
        quiet = not any(letter.isupper() for letter in text)
        return tuple(
            word
            for word in re.findall(r"[^\W_]+", text)
            if folded(word).text in self.ambiguous
            and (word[0].isupper() or (quiet and " " not in text.strip()))
        )

    def suspects(self, texts: Sequence[str], *, typed: bool) -> Iterator[str]:
        """Those of many texts that :meth:`without` or :meth:`to_judge` may have something to say of, by what is in all of them together.

        This takes a tenth of what it takes to ask of each: of the names that are looked for, few are in any of the texts.
        """
        plain = [folded(text).text for text in texts]
        whole = "\n".join(plain)
        kinds = (self._keys, self._likely_keys) if typed else (self._keys,)
        near = [one for kind in kinds for one in kind.near(whole, anywhere=True)]
        phones = [one.key for one in near if one.place == PHONE]
        needed = {max((one.key, *one.words), key=len) for one in near if one.place != PHONE}
        needed |= {word for word in self.ambiguous if typed and word in whole}
        if not (needed or phones or typed):
            return
        for text, words in zip(texts, plain, strict=True):
            if (
                any(word in words for word in needed)
                or (phones and any(key in _digits(words) for key in phones))
                or (typed and _may_hold_address(text))
            ):
                yield text

    def may_have_to_be_judged(self, text: str) -> bool:
        """Whether a word of :meth:`to_judge` can be in a text or in a part of it, by its letters alone."""
        if not self.ambiguous:
            return False
        whole = folded(text).text
        return any(word in whole for word in self.ambiguous)

    def _without_links(self, text: str) -> str:
        """Links of which a part is private lead nowhere any more."""
        if not _may_hold_link(text):
            return text
        return _ANY_LINK.sub(lambda link: LINK if self._is_private(link[0]) else link[0], text)

    def _is_private(self, text: str) -> bool:
        whole = folded(text)
        return any(_replaced(whole, keys) is not whole for keys in (self._keys, self._likely_keys))

    @cached_property
    def _keys(self) -> _Keys:
        return _Keys(self.certain)

    @cached_property
    def _masked(self) -> frozenset[tuple[str, ...]]:
        """What of each name and address has to be in a text that has a nought for each digit; the longest first."""
        names = (one for one in self.certain if one.place != PHONE)
        return frozenset(
            tuple(sorted({_DIGIT.sub("0", part) for part in (one.key, *one.words)}, key=len, reverse=True))
            for one in names
        )

    @cached_property
    def _likely_keys(self) -> _Keys:
        return _Keys(self.likely)


class _Keys:
    """What is looked for, by the word that each begins with: a text is asked for these before any pattern is tried."""

    def __init__(self, sought: Sequence[Sought]) -> None:
        self.sought = sought
        self.by_head: dict[str, list[int]] = defaultdict(list)
        self.phones = [one for one in sought if one.place == PHONE]
        for number, one in enumerate(sought):
            if one.place != PHONE:
                first = _WORD.search(one.key)
                self.by_head[first[0][:_HEAD] if first else ""].append(number)
        self.sizes = {len(head) for head in self.by_head}

    def near(self, text: str, *, anywhere: bool = False) -> list[Sought]:
        """What is worth trying on a folded text: this takes a thousandth of what trying a pattern takes.

        A name begins where a word does, but ``anywhere`` in a text that is put together without blanks.
        """
        if len(text) < _LONG and not anywhere:
            words = _WORD.findall(text)
            begun = {word[:size] for size in self.sizes for word in words}
            heads = self.by_head.keys() & begun
        else:
            heads = {head for head in self.by_head if head in text}
        places = sorted(at for head in heads for at in self.by_head[head])
        tried = [one for one in map(self.sought.__getitem__, places) if one.key in text]
        tried = [one for one in tried if all(word in text for word in one.words)]
        plain = _digits(text) if self.phones else ""
        if len(plain) < _LEAST_DIGITS:
            return tried
        return [*tried, *(one for one in self.phones if one.key in plain)]


def _replaced(whole: Folded, keys: _Keys) -> Folded:
    """A folded text with place holders for what is looked for; itself where nothing of that is in it."""
    for one in keys.near(whole.text):
        for hit in reversed(list(one.pattern.finditer(whole.text))):
            if one.fits(whole, hit):
                whole = folded(whole.replaced(*hit.span(), one.place))
    return whole


def _digits(text: str) -> str:
    return text.encode("ascii", "ignore").translate(None, _NOT_DIGITS).decode()


def _may_hold_address(text: str) -> bool:
    """Whether something in a text looks like an e-mail address or a telephone number, be it a contact's or not."""
    return (
        _may_hold_mail(text)
        or _PHONE_END.search(text) is not None
        or (("+" in text or "00" in text) and _ABROAD.search(text) is not None)
    )


def _may_hold_mail(text: str) -> bool:
    """Whether the signs of an e-mail address are in a text, written or spelled: the pattern takes a hundred times as long."""
    if "@" in text:
        return True
    plain = text.lower()
    return "at" in plain and ("dot" in plain or bool(_AT_IN_BRACKETS.search(plain)))


def _may_hold_link(text: str) -> bool:
    """Whether the signs of a link are in a text; the same of links."""
    if "." not in text and ":" not in text:
        return False
    plain = text.lower()
    return any(sign in plain for sign in ("://", "mailto:", "www.")) or bool(_DOTTED.search(plain))


def _mail(match: re.Match[str]) -> str:
    """An e-mail address as its place holder, but not the "at" of a sentence without a dot behind it."""
    return (
        EMAIL if "@" in match[0] or re.search(r"[\[({<]\s*at|\bdot\b", match[0], re.IGNORECASE) else match[0]
    )


def _without_phones_abroad(text: str) -> str:
    """Numbers with a country's code that the plan of that country allows."""
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415  few texts hold one

    for match in reversed(list(PhoneNumberMatcher(text, None))):
        text = text[: match.start] + PHONE + text[match.end :]
    return text
