"""A document's parts as a template sees them, and which of them it has a place for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.render.documents.xml import one_line
from industry_clusters.views.vocabulary.document_model import (
    Blank,
    DocumentTable,
    Heading,
    Points,
    Text,
    in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.views.vocabulary.document_model import Block, Document, Line, Place

_SECTIONS, _BODY = "sections", "body"
_COLUMNS = 3
"""Of tables in the sections that templates of earlier versions loop over."""


class Places:
    """The parts of a document by name, as ``{{ letter.subject }}`` asks for them.

    A part of one line gives its words, or its pieces where a template loops over them. A part of several blocks gives a
    token, in whose place the blocks are put; or its lines where a template loops over them, as templates of earlier
    versions do (``letter.sections`` too). What a template asked for is remembered.
    """

    def __init__(self, document: Document, secret: str) -> None:
        self._places = {place.name: place for place in document.places}
        self._tokens = {f"[{secret}-{number}]": place for number, place in enumerate(document.places)}
        self._used: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        """What stands in a place."""
        if name == _SECTIONS and _BODY in self._places:
            return self._sections(self._places[_BODY])
        place = self._places[name]
        if place.is_inline:
            return _Pieces(_line(place.blocks[0]), lambda: self._used.add(name))
        token = next(token for token, one in self._tokens.items() if one is place)
        return _Lines(place.blocks, token, lambda: self._used.add(name))

    def _sections(self, body: Place) -> Any:
        """The body as earlier templates loop over it; nothing where it holds what they have no words for."""
        if not all(map(_is_plain, body.blocks)):
            return []
        return _Used(_sections(body.blocks), lambda: self._used.add(body.name))

    def in_words(self, words: str) -> Iterator[Place]:
        """The places whose tokens are among some words."""
        for token, place in self._tokens.items():
            if token in words:
                self._used.add(place.name)
                yield place

    def has_token(self, words: str) -> bool:
        """Whether a token is among some words."""
        return any(token in words for token in self._tokens)

    def without_tokens(self, words: str) -> str:
        """Words without the tokens."""
        for token in self._tokens:
            words = words.replace(token, "")
        return words

    def missing(self) -> list[Place]:
        """The parts that have no place, in their order; of a template without any, all."""
        return [
            place
            for place in self._places.values()
            if place.name not in self._used
            and place.blocks
            and not (place.may_lack and self._used)
            and _says(place)
        ]


def _says(place: Place) -> bool:
    return not place.is_inline or bool(in_words(_line(place.blocks[0])).strip())


def _line(block: Block) -> Line:
    return (block.text,) if isinstance(block, Heading) else block.line if isinstance(block, Text) else ()


class _Used(list[Any]):
    """A list that tells when it is looped over."""

    def __init__(self, values: Sequence[Any], tell: Any) -> None:
        super().__init__(values)
        self._tell = tell

    def __iter__(self) -> Iterator[Any]:
        self._tell()
        return super().__iter__()


class _Pieces(_Used):
    """One line: its words where it is written, its pieces (words, blanks) where a template loops over it."""

    def __init__(self, line: Line, tell: Any) -> None:
        super().__init__(
            [{"text": one_line(in_words((one,))), "blank": isinstance(one, Blank)} for one in line], tell
        )

    def __str__(self) -> str:
        return "".join(piece["text"] for piece in self)


class _Lines(_Used):
    """Several blocks: a token for them where it is written, their lines where a template loops over it."""

    def __init__(self, blocks: Sequence[Block], token: str, tell: Any) -> None:
        lines = [_Pieces(line, _nothing) for line in map(_line, blocks) if line]
        super().__init__(
            lines if len(lines) == len(blocks) else [], tell if len(lines) == len(blocks) else _nothing
        )
        self._token = token

    def __str__(self) -> str:
        return self._token


def _nothing() -> None:
    """Tell nobody."""


def _is_plain(block: Block) -> bool:
    if isinstance(block, DocumentTable):
        return len(block.header) == _COLUMNS
    return isinstance(block, Heading | Text) or (isinstance(block, Points) and not block.is_numbered)


def _sections(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks from one heading to the next: its words, lines, points, and the rows of its table."""
    sections: list[dict[str, Any]] = []
    for block in blocks:
        if isinstance(block, Heading) or not sections or not _fits(sections[-1], block):
            sections.append({"heading": "", "lines": [], "points": [], "header": [], "rows": []})
        _put(sections[-1], block)
    return sections


def _fits(section: dict[str, Any], block: Block) -> bool:
    """Whether a block comes after what a section holds: lines, then points, then one table."""
    if section["rows"]:
        return False
    return not section["points"] or isinstance(block, DocumentTable)


def _put(section: dict[str, Any], block: Block) -> None:
    if isinstance(block, Heading):
        section["heading"] = one_line(block.text)
    elif isinstance(block, Text):
        section["lines"].append(_Pieces(block.line, _nothing))
    elif isinstance(block, Points):
        section["points"] += [_Pieces(line, _nothing) for line in block.lines]
    elif isinstance(block, DocumentTable):
        section["header"] = [one_line(cell) for cell in block.header]
        section["rows"] = [[one_line(cell) for cell in row] for row in block.rows]
