"""A quick look at a worksheet's bytes: whether anything in its cells could be private, told without a tree of them.

Most sheets hold tables of this product's own, a hundred thousand cells of which none is to be cleaned; to read such a sheet into a
tree, and to ask of each cell, takes ten times as long as to gather its distinct texts. Where this look does not understand how a
sheet is written, or sees anything to clean or to judge, the sheet is read cell by cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from industry_clusters.render.share.pieces import LITERAL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from industry_clusters.analysis.interviews.private_words import PrivateWords

    IsTyped = Callable[[bytes], bool]
    """Of a cell's address, whether a person typed it."""

_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*?encoding=[\"'][Uu][Tt][Ff]-8[\"'][^>]*\?>)?\s*<(?![?!])"
)
_ODD = (b"<!", b"&#", b"\0", b"_x00")
"""Signs of remarks, of data that are no tags, of letters by their number."""
_CELL = rb'<c r="([A-Z]+[0-9]+)"'
_SHARED = re.compile(_CELL + rb'[^>]* t="s"[^>]*><v>([0-9]+)</v></c>')
_SHOWN = re.compile(
    _CELL + rb'[^>]* t="str"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?(?:<v/>|<v[^>]*>([^<]*)</v>)?</c>'
)
_FORMULA = re.compile(_CELL + rb"[^>]*><f[^>]*?(?:/>|>([^<]*)</f>)")
_NUMBER = re.compile(_CELL + rb'(?: s="[0-9]+")?(?: t="n")?><v>([^<]+)</v></c>')
_LONG_NUMBER = re.compile(_CELL + rb'(?: s="[0-9]+")?(?: t="n")?><v>([^<]{7,})</v></c>')
"""One that may be a telephone number."""
_LITERAL = re.compile(LITERAL.pattern.encode())


def is_simple(content: bytes) -> bool:
    """Whether a part is XML in UTF-8 that is nothing but tags and texts, each letter of which is itself or has a name."""
    return (
        _UTF8.match(content) is not None
        and not any(sign in content for sign in _ODD)
        and content.count(b"<?") <= 1
        and content.count(b"<") == content.count(b">")
        and content.rstrip().endswith(b">")
    )


def plain(text: bytes) -> str:
    """What a text of a simple part says."""
    return unescape(text.decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})


def parted(content: bytes) -> tuple[bytes, bytes, bytes]:
    """A worksheet's bytes before its cells, those of the cells, and those behind; no cells where it is written in another way."""
    start, end = content.find(b"<sheetData>"), content.rfind(b"</sheetData>")
    if start < 0 or end < start or content.count(b"sheetData") != 2:  # noqa: PLR2004  where they begin and end
        return content, b"", b""
    end += len(b"</sheetData>")
    return content[:start], content[start:end], content[end:]


@dataclass(frozen=True)
class _Cells:
    """A sheet's cells by kind, each with its address: numbers of shared texts, texts shown, formulas, numbers."""

    shared: list[tuple[bytes, bytes]]
    shown: list[tuple[bytes, bytes]]
    formulas: list[tuple[bytes, bytes]]
    numbers: list[tuple[bytes, bytes]]


def _cells_in(content: bytes, *, all_typed: bool) -> _Cells | None:
    """The cells that are cleaned or counted (:class:`~.texts.TextCleaner`); None where one of them is written in another way."""
    if not is_simple(content):
        return None
    cells = parted(content)[1].replace(b"&quot;", b'"')
    if not cells or b"inlineStr" in cells or cells.count(b"<c ") != cells.count(b'<c r="'):
        return None
    shared, shown, formulas = (kind.findall(cells) for kind in (_SHARED, _SHOWN, _FORMULA))
    is_whole = (
        len(shared) == cells.count(b' t="s"')
        and len(shown) == cells.count(b' t="str"')
        and len(formulas) == sum(map(cells.count, (b"<f>", b"<f ", b"<f/>")))
    )
    if not is_whole:
        return None
    if all_typed:
        return _Cells(shared, shown, formulas, _NUMBER.findall(cells))
    words = {place for place, _ in shown}
    formulas = [(place, formula) for place, formula in formulas if b'"' in formula or place in words]
    return _Cells(shared, shown, formulas, _LONG_NUMBER.findall(cells))


class QuickLook:
    """Looks at sheets of one workbook, whose cells share the texts ``shared``."""

    def __init__(self, words: PrivateWords, shared: Sequence[str]) -> None:
        self.words = words
        self.known: dict[bool, dict[str, bool]] = {False: {}, True: {}}
        self.shared = self._told_apart({str(number).encode(): text for number, text in enumerate(shared)})

    def used(self, content: bytes, is_typed: IsTyped | None) -> set[int] | None:
        """The numbers of the shared texts in a sheet's cells; None where a cell may have to be cleaned, or is not understood.

        ``is_typed`` tells which cells a person typed; None where all of them were.
        """
        cells = _cells_in(content, all_typed=is_typed is None)
        if cells is None:
            return None
        is_free = (
            _are_free(cells.shared, self.shared, is_typed)
            and self._are_free_texts(cells.shown, is_typed)
            and self._are_free_formulas(cells.formulas, is_typed)
            and self._are_free_numbers(cells.numbers, is_typed)
        )
        return {int(number) for number in {number for _, number in cells.shared}} if is_free else None

    def _told_apart(self, texts: Mapping[bytes, str]) -> dict[bool, frozenset[bytes]]:
        """Which of some texts are remarkable where nobody typed them, and which where a person did; each by its mark."""
        typed = self.remarkable(texts.values(), typed=True)
        others = self.remarkable(typed, typed=False)
        self.known[False].update((text, False) for text in texts.values() if text not in typed)
        return {
            is_typed: frozenset(mark for mark, text in texts.items() if text in found)
            for is_typed, found in ((False, others), (True, typed))
        }

    def _are_free_texts(self, cells: Sequence[tuple[bytes, bytes]], is_typed: IsTyped | None) -> bool:
        texts = {text: plain(text) for text in {text for _, text in cells}}
        return _are_free(cells, self._told_apart(texts), is_typed)

    def _are_free_formulas(self, cells: Sequence[tuple[bytes, bytes]], is_typed: IsTyped | None) -> bool:
        """Whether no formula has to be cleaned; of one that nobody typed, its texts alone are looked at."""
        if is_typed is None:
            typed, others = {formula for _, formula in cells}, set[bytes]()
        else:
            typed = {formula for place, formula in cells if is_typed(place)}
            others = {formula for _, formula in cells} - typed
        literals = {tuple(_LITERAL.findall(formula)) for formula in others}
        written = {piece for found in literals for piece in _put_together([plain(one) for one in found])}
        typed_pieces = {piece for formula in typed for piece in _pieces(plain(formula))}
        return not self.remarkable(written, typed=False) and not self.remarkable(typed_pieces, typed=True)

    def _are_free_numbers(self, cells: Sequence[tuple[bytes, bytes]], is_typed: IsTyped | None) -> bool:
        numbers = [plain(number) for number in {number for _, number in cells}]
        found = {text.encode() for text in self._looked_through(numbers, typed=False)}
        return _are_free(cells, {False: frozenset(), True: frozenset(found)}, is_typed)

    def free_formulas(self, formulas: Collection[str]) -> set[str]:
        """Those of some formulas that have nothing to clean in them, whoever typed them."""
        found = {formula: _pieces(formula) for formula in formulas}
        remarkable = self.remarkable((piece for own in found.values() for piece in own), typed=True)
        return {formula for formula, own in found.items() if remarkable.isdisjoint(own)}

    def remarkable(self, texts: Iterable[str], *, typed: bool) -> set[str]:
        """Those of some texts that have to be cleaned or judged."""
        known, every = self.known[typed], set(texts)
        fresh = [text for text in every if text not in known]
        known.update(dict.fromkeys(fresh, False))
        known.update(dict.fromkeys(self._looked_through(fresh, typed=typed), True))
        return {text for text in every if known[text]}

    def _looked_through(self, texts: Sequence[str], *, typed: bool) -> Iterator[str]:
        suspects = self.words.suspects(texts, typed=typed)
        return (text for text in suspects if not self._is_free(text, typed=typed))

    def _is_free(self, text: str, *, typed: bool) -> bool:
        return self.words.without(text, typed=typed) == text and not (
            typed and self.words.may_have_to_be_judged(text)
        )


def _are_free(
    cells: Iterable[tuple[bytes, bytes]],
    remarkable: dict[bool, frozenset[bytes]],
    is_typed: IsTyped | None,
) -> bool:
    """Whether none of some cells holds what is remarkable there."""
    if not remarkable[True] and not remarkable[False]:
        return True
    return not any(
        what in remarkable[False] or (what in remarkable[True] and (is_typed is None or is_typed(place)))
        for place, what in cells
    )


def _pieces(formula: str) -> Collection[str]:
    """What of a formula that a person typed is looked at: its texts, alone and put together, and the rest."""
    literals = [text.replace('""', '"') for text in LITERAL.findall(formula)]
    return (*_put_together(literals), LITERAL.sub(" ", formula))


def _put_together(literals: Sequence[str]) -> Collection[str]:
    return (*literals, "".join(literals), " ".join(literals))
