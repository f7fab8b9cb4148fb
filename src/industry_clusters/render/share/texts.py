"""Texts of a workbook's parts, wherever they stand: cells, notes, charts, drawings, headers, links."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.render.keep.formulas import SheetReferences
from industry_clusters.render.keep.package import MAIN, relations_part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from industry_clusters.analysis.private_words import PrivateWords
    from industry_clusters.render.keep.package import Package

_WHOLE = frozenset({"si", "is", "text", "p"})
"""Elements whose pieces are one text: a name may run over several of them."""

_AUTHOR = f"{MAIN}author"
"""Who wrote a note is nobody's business."""

_REPLACED, _LEFT_EMPTY = "replaced", "left empty, for they showed contacts"


class TextCleaner:
    """Replaces what is private in the parts of one package."""

    def __init__(
        self, package: Package, words: PrivateWords, private_sheet: str | None, gone: frozenset[str]
    ) -> None:
        self.package, self.words, self.private_sheet = package, words, private_sheet
        self.gone = re.compile(rf"\b(?:{'|'.join(map(re.escape, gone))})\b") if gone else None
        part = package.related(package.workbook, "sharedStrings")
        self.shared = None if part is None else package.tree(part)
        self.texts = [] if self.shared is None else list(self.shared.iterchildren(f"{MAIN}si"))
        self.plain = [_joined(text) for text in self.texts]
        self.used: set[int] = set()
        self.known: dict[tuple[int, bool], str] = {}

    def sheet(self, part: str, *, typed: bool) -> Iterator[tuple[str, str]]:
        """Clean a worksheet's cells, then everything else in it; yields cell and what was done."""
        tree = self.package.tree(part)
        lost: set[str] = set()
        emptied = 0
        for cell in tree.iter(f"{MAIN}c"):
            what = self._cell(cell, lost, typed=typed)
            emptied += what == _LEFT_EMPTY
            if what == _REPLACED:
                yield f"cell {cell.get('r')}", what
        if emptied:
            yield f"{emptied} cell{'s' if emptied > 1 else ''}", _LEFT_EMPTY
        cells = set(tree.iter(f"{MAIN}sheetData"))
        if self._clean(tree, typed=typed, beside=cells):
            yield "a list, header or link of the sheet", _REPLACED
        yield from self._links(part, typed=typed)

    def part(self, part: str, *, typed: bool) -> Iterator[tuple[str, str]]:
        """Clean a part that hangs on a sheet, such as notes or a chart; tables are left to the proof."""
        if not part.endswith((".xml", ".vml")) or part.startswith("xl/tables/"):
            return
        try:
            tree = self.package.tree(part)
        except etree.XMLSyntaxError:
            return  # old drawings may be no XML; the proof reads them as they are
        if self._clean(tree, typed=typed):
            yield f"its {part.split('/')[-2]}", _REPLACED
        yield from self._links(part, typed=typed)

    def settle(self) -> None:
        """Replace in the shared texts what every sheet may not show, and empty those that no cell shows any more."""
        for number, text in enumerate(self.texts):
            if number not in self.used:
                for child in list(text):
                    text.remove(child)
                etree.SubElement(text, f"{MAIN}t")
            else:
                _replace_whole(text, self._cleaned(number, typed=False))

    def _cell(self, cell: Any, lost: set[str], *, typed: bool) -> str:
        formula = cell.find(f"{MAIN}f")
        if formula is not None and self._is_lost(formula, lost):
            for child in list(cell):
                cell.remove(child)
            cell.attrib.pop("t", None)
            return _LEFT_EMPTY
        changed = formula is not None and '"' in (formula.text or "") and self._text(formula, typed=False)
        kind = cell.get("t", "n")
        if kind == "s":
            return self._shared(cell, typed=typed)
        if kind == "inlineStr":
            return _REPLACED if self._clean(cell, typed=typed) or changed else ""
        value = cell.find(f"{MAIN}v")
        if value is not None and kind == "str":
            changed = self._text(value, typed=typed) or changed
        elif value is not None and kind == "n" and typed and self.words.found(value.text or ""):
            _make_inline(cell, self.words.without(value.text, typed=False))
            changed = True
        return _REPLACED if changed else ""

    def _is_lost(self, formula: Any, lost: set[str]) -> bool:
        """Whether a formula looks at the contacts; cells that share it do so as well."""
        shared, text = formula.get("si", "") if formula.get("t") == "shared" else "", formula.text or ""
        if self._looks_at_private(text) or (self.gone is not None and self.gone.search(text)):
            lost.add(shared)
            return True
        return bool(shared) and not text and shared in lost

    def _looks_at_private(self, formula: str) -> bool:
        if self.private_sheet is None or self.private_sheet.casefold() not in formula.casefold():
            return False
        references = SheetReferences({})
        references.followed(formula)
        return any(self.private_sheet.casefold() in name.casefold().split(":") for name in references.gone)

    def _shared(self, cell: Any, *, typed: bool) -> str:
        """A cell with a text of the shared list; one that differs from the list's takes its own."""
        number = int(cell.findtext(f"{MAIN}v", "0"))
        everywhere, here = self._cleaned(number, typed=False), self._cleaned(number, typed=typed)
        if here == everywhere:
            self.used.add(number)
        else:
            _make_inline(cell, here)
        return _REPLACED if here != self.plain[number] else ""

    def _cleaned(self, number: int, *, typed: bool) -> str:
        """A text of the shared list without what is private, each worked out once."""
        if (number, typed) not in self.known:
            self.known[number, typed] = self.words.without(self.plain[number], typed=typed)
        return self.known[number, typed]

    def _clean(self, tree: Any, *, typed: bool, beside: Collection[Any] = ()) -> bool:
        """Clean all texts and attributes of a tree, but not those inside ``beside``."""
        changed = False
        waiting = [tree]
        while waiting:
            element = waiting.pop()
            if element in beside or not isinstance(element.tag, str):
                continue
            changed = self._attributes(element, typed=typed) or changed
            if element.tag == _AUTHOR:
                element.text = ""
            elif etree.QName(element).localname in _WHOLE:
                changed = (
                    _replace_whole(element, self.words.without(_joined(element), typed=typed)) or changed
                )
            else:
                changed = self._text(element, typed=typed) or changed
                waiting.extend(element)
        return changed

    def _attributes(self, element: Any, *, typed: bool) -> bool:
        changed = False
        for name, value in element.attrib.items():
            new = self.words.without(
                value, typed=typed and etree.QName(name).localname in ("descr", "tooltip", "prompt")
            )
            if new != value:
                element.set(name, new)
                changed = True
        return changed

    def _text(self, element: Any, *, typed: bool) -> bool:
        new = self.words.without(element.text or "", typed=typed)
        if new == (element.text or ""):
            return False
        element.text = new
        return True

    def _links(self, part: str, *, typed: bool) -> Iterator[tuple[str, str]]:
        """Links that lead out of the file, to an e-mail address for instance, lead nowhere."""
        if relations_part(part) not in self.package.parts:
            return
        for tie in self.package.tree(relations_part(part)):
            target = tie.get("Target") or ""
            outside = tie.get("TargetMode") == "External"
            private = self.words.without(target, typed=typed) != target or target.lower().startswith(
                "mailto:"
            )
            if outside and private:
                tie.set("Target", "about:blank")
                yield "a link", "leads nowhere now"


def _pieces(element: Any) -> list[Any]:
    """The elements of a text that hold its words; readings of Asian texts are none of it."""
    own = [element] if not len(element) else []
    return own + [
        piece
        for piece in element.iter("{*}t")
        if piece is not element and etree.QName(piece.getparent()).localname != "rPh"
    ]


def _joined(element: Any) -> str:
    return "".join(piece.text or "" for piece in _pieces(element))


def _replace_whole(element: Any, text: str) -> bool:
    """Put a text in the place of an element's pieces, where it is another; the first piece's look is kept."""
    pieces = _pieces(element)
    if not pieces or _joined(element) == text:
        return False
    for piece in pieces:
        piece.text = ""
    pieces[0].text = text
    return True


def _make_inline(cell: Any, text: str) -> None:
    """Give a cell a text of its own."""
    for child in deepcopy(list(cell)):
        if etree.QName(child).localname in ("v", "f"):
            cell.remove(cell.find(child.tag))
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = text
