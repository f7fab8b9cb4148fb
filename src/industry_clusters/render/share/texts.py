"""Texts of a workbook's parts, wherever they stand: cells, notes, charts, drawings, headers, links."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

from lxml import etree

from industry_clusters.ingest.study.written_places import number_of
from industry_clusters.render.keep.formulas import SheetReferences
from industry_clusters.render.keep.package import MAIN, parsed, relations_part, written
from industry_clusters.render.share.pieces import (
    HEADERS,
    LITERAL,
    clean_formula,
    clean_header,
    joined,
    make_inline,
    replace_whole,
)
from industry_clusters.render.share.quick import QuickLook, parted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from industry_clusters.analysis.interviews.private_words import PrivateWords
    from industry_clusters.render.keep.package import Package

    IsTyped = Callable[[int, int], bool]

_WHOLE = frozenset({"si", "is", "text", "p", "t"})
"""Elements whose pieces are one text: a name may run over several of them."""

_AUTHOR = f"{MAIN}author"
"""Who wrote a note is nobody's business."""

_WORDS = frozenset({"descr", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "title", "display", "comment", "alt",
                    "customMenu", "description", "statusBar"})  # fmt: skip
"""Attributes in which people put words."""
_FILTERS = frozenset({"filter", "customFilter"})
_TABLE_WORDS = frozenset({"name", "totalsRowLabel"})
_BESIDE = "a list, header or link"
_NO_CELLS = b"<sheetData/>"
_REPLACED, _LEFT_EMPTY = "replaced", "left empty, for they showed contacts"


_EVERY_ATTRIBUTE = etree.XPath(
    "//@*[not(parent::m:c or parent::m:row)]", namespaces={"m": MAIN[1:-1]}, smart_strings=False
)


def _cells(which: str) -> etree.XPath:
    return etree.XPath(f"//m:sheetData/m:row/m:c[{which}]", namespaces={"m": MAIN[1:-1]})


_TEXTS = _cells("@t='s' or @t='inlineStr' or @t='str' or m:f[contains(., '\"')]")
_TEXTS_AND_FORMULAS = _cells("@t='s' or @t='inlineStr' or @t='str' or m:f")
_LONG_NUMBERS = _cells("not(m:f) and (not(@t) or @t='n') and string-length(m:v) > 6")
"""Those that may be telephone numbers."""
_ALL = _cells("m:f or m:v or m:is")
_F, _V = f"{MAIN}f", f"{MAIN}v"
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"})


def _place(cell: str) -> tuple[int, int]:
    """A cell's row and column; nowhere where it has no address."""
    letters = cell.rstrip("0123456789")
    return (int(cell[len(letters) :]), _number_of(letters)) if letters and letters != cell else (0, 0)


_number_of = cache(number_of)


@cache
def _local(name: str) -> str:
    """A name of XML without the place that it is from."""
    return name.rpartition("}")[2]


class TextCleaner:
    """Replaces what is private in the parts of one package; ``to_judge`` collects words that a person has to look at."""

    def __init__(
        self, package: Package, words: PrivateWords, private_sheets: Collection[str], gone: frozenset[str]
    ) -> None:
        self.package, self.words = package, words
        self.private_sheets = frozenset(name.casefold() for name in private_sheets)
        self.gone = re.compile(rf"\b(?:{'|'.join(map(re.escape, gone))})\b") if gone else None
        self.telling = [
            spelled.encode() for name in (*private_sheets, *gone) for spelled in {name, escape(name)}
        ]
        part = package.related(package.workbook, "sharedStrings")
        self.shared = None if part is None else package.tree(part)
        self.texts = [] if self.shared is None else list(self.shared.iterchildren(f"{MAIN}si"))
        self.plain = [joined(text) for text in self.texts]
        self.used: set[int] = set()
        self.shown: dict[tuple[int, bool], tuple[str | None, str]] = {}
        self.harmless: dict[tuple[str, ...], bool] = {}
        self.free: set[str] = set()
        self.known: dict[tuple[str, bool], str] = {}
        self.to_judge: list[tuple[str, str]] = []
        self.look = QuickLook(words, self.plain)

    def sheet(self, part: str, is_typed: IsTyped | None) -> Iterator[tuple[str, str]]:
        """Clean a worksheet's cells, then everything else in it; yields cell and what was done.

        ``is_typed`` tells of a cell, by row and column, whether a person typed it; None where all of them were.
        """
        if (used := self._seen_free(part, is_typed)) is None:
            yield from self._cells(part, is_typed)
        else:
            self.used |= used
            yield from self._beside_cells(part)
        yield from self.links(part)

    def _seen_free(self, part: str, is_typed: IsTyped | None) -> set[int] | None:
        """The shared texts that a sheet uses, where a quick look finds that nothing in its cells is to be cleaned."""
        content = self.package.parts[part]
        if any(name in content for name in self.telling):
            return None
        at = None if is_typed is None else lambda cell: is_typed(*_place(cell.decode()))
        return self.look.used(content, at)

    def _beside_cells(self, part: str) -> Iterator[tuple[str, str]]:
        """Clean what is in a sheet besides its cells, which stay as they are."""
        before, cells, behind = parted(self.package.parts[part])
        tree = parsed(before + _NO_CELLS + behind)
        if self.clean(tree, _BESIDE, beside=set(tree.iter(f"{MAIN}sheetData"))):
            self.package.parts[part] = written(tree).replace(_NO_CELLS, cells, 1)
            yield f"{_BESIDE} of the sheet", _REPLACED

    def _cells(self, part: str, is_typed: IsTyped | None) -> Iterator[tuple[str, str]]:
        """Clean a sheet cell by cell, then what is besides them."""
        tree = self.package.tree(part)
        lost: set[str] = set()
        emptied = 0
        if is_typed is None:
            self.free |= self.look.free_formulas({formula.text or "" for formula in tree.iter(_F)})
        for cell, typed in self._chosen(part, tree, is_typed):
            what = self._cell(cell, lost, typed=typed)
            emptied += what == _LEFT_EMPTY
            if what == _REPLACED:
                yield f"cell {cell.get('r')}", what
        if emptied:
            yield f"{emptied} cell{'s' if emptied > 1 else ''}", _LEFT_EMPTY
        if self.clean(tree, _BESIDE, beside=set(tree.iter(f"{MAIN}sheetData"))):
            yield f"{_BESIDE} of the sheet", _REPLACED
        self.package.pack(part)

    def _chosen(self, part: str, tree: Any, is_typed: IsTyped | None) -> Iterator[tuple[Any, bool]]:
        """The cells of a sheet that may hold a name or show a contact, and whether each was typed."""
        if is_typed is None:
            yield from ((cell, True) for cell in _ALL(tree))
            return
        shows = any(name in self.package.parts[part] for name in self.telling)
        for cell in (_TEXTS_AND_FORMULAS if shows else _TEXTS)(tree):
            yield cell, is_typed(*_place(cell.get("r", "")))
        yield from ((cell, True) for cell in _LONG_NUMBERS(tree) if is_typed(*_place(cell.get("r", ""))))

    def part(self, part: str, own: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """Clean a part that hangs on a sheet, such as notes or a chart; ``own`` are cells with a note of this product's."""
        if not part.endswith((".xml", ".vml")):
            return
        try:
            tree = self.package.tree(part)
        except etree.XMLSyntaxError:
            return  # old drawings may be no XML; the proof reads them as they are
        kind = part.split("/")[-2]
        beside = {note for note in tree.iter(f"{MAIN}comment") if note.get("ref") in own}
        if self.clean(tree, f"its {kind}", beside=beside):
            yield f"its {kind}", _REPLACED
        yield from self.links(part)

    def settle(self) -> None:
        """Replace in the shared texts what every sheet may not show, and empty those that no cell shows any more."""
        for number, text in enumerate(self.texts):
            if number not in self.used:
                for child in list(text):
                    text.remove(child)
                etree.SubElement(text, f"{MAIN}t")
            else:
                replace_whole(text, self.cleaned(self.plain[number], typed=False))

    def cleaned(self, text: str, *, typed: bool) -> str:
        """A text without what is private; each is worked out once."""
        if not self.look.known[typed].get(text, True):
            return text
        if (text, typed) not in self.known:
            self.known[text, typed] = self.words.without(text, typed=typed)
        return self.known[text, typed]

    def _cell(self, cell: Any, lost: set[str], *, typed: bool) -> str:
        if len(cell) == 1 and cell.get("t") == "s":
            return self._shared(cell, typed=typed)
        formula = cell.find(_F)
        changed = False
        if formula is not None:
            if self._is_lost(formula, lost):
                for child in list(cell):
                    cell.remove(child)
                cell.attrib.pop("t", None)
                return _LEFT_EMPTY
            changed = self._formula(cell, formula, typed=typed)
        kind = cell.get("t", "n")
        if kind == "s":
            return self._shared(cell, typed=typed)
        if kind == "inlineStr":
            return _REPLACED if self._inline(cell, typed=typed) or changed else ""
        value = cell.find(_V)
        if value is not None and kind == "str":
            changed = self._text(value, typed=typed, place=str(cell.get("r"))) or changed
        elif value is not None and kind == "n" and typed and self.words.found(value.text or ""):
            make_inline(cell, self.cleaned(value.text, typed=False))
            changed = True
        return _REPLACED if changed else ""

    def _formula(self, cell: Any, formula: Any, *, typed: bool) -> bool:
        """Clean a formula's texts; one that puts a name together becomes the value that it had."""
        text = formula.text or ""
        if text in self.free or (not typed and ('"' not in text or self._is_harmless(text))):
            return False
        clean = clean_formula(text, lambda piece: self.cleaned(piece, typed=typed))
        if clean is None:
            value = self.cleaned(cell.findtext(_V, ""), typed=True)
            make_inline(cell, value if cell.get("t") == "str" else "[name]")
            return True
        if clean != text:
            formula.text = clean
        return clean != text

    def _is_harmless(self, formula: str) -> bool:
        """Whether nothing private is in a formula's texts; those of one column are mostly the same."""
        literals = tuple(LITERAL.findall(formula))
        if literals not in self.harmless:
            texts = " ".join(f'"{text}"' for text in literals)
            self.harmless[literals] = all(
                map(self.words.is_free_of_certain, ("".join(literals), texts))
            ) or texts == clean_formula(texts, lambda piece: self.cleaned(piece, typed=False))
        return self.harmless[literals]

    def _is_lost(self, formula: Any, lost: set[str]) -> bool:
        """Whether a formula looks at the contacts; cells that share it do so as well."""
        shared, text = formula.get("si", "") if formula.get("t") == "shared" else "", formula.text or ""
        if self._looks_at_private(text) or (self.gone is not None and self.gone.search(text)):
            lost.add(shared)
            return True
        return bool(shared) and not text and shared in lost

    def _looks_at_private(self, formula: str) -> bool:
        if "!" not in formula or not any(name in formula.casefold() for name in self.private_sheets):
            return False
        references = SheetReferences({})
        references.followed(formula)
        return any(self.private_sheets & set(name.casefold().split(":")) for name in references.gone)

    def _shared(self, cell: Any, *, typed: bool) -> str:
        """A cell with a text of the shared list; one that differs from the list's takes its own."""
        number = int(cell.findtext(_V, "0"))
        if (number, typed) not in self.shown:
            plain = self.plain[number]
            here = self.cleaned(plain, typed=typed)
            own = here != self.cleaned(plain, typed=False)
            self.shown[number, typed] = (here if own else None, _REPLACED if here != plain else "")
            if not own:
                self.used.add(number)
        own_text, what = self.shown[number, typed]
        if own_text is not None:
            make_inline(cell, own_text)
        if typed:
            self._judge(self.cleaned(self.plain[number], typed=True), f"cell {cell.get('r')}")
        return what

    def _inline(self, cell: Any, *, typed: bool) -> bool:
        changed = False
        for text in cell.iter(f"{MAIN}is"):
            changed = replace_whole(text, self.cleaned(joined(text), typed=typed)) or changed
            if typed:
                self._judge(joined(text), f"cell {cell.get('r')}")
        return changed

    def clean(self, tree: Any, place: str, *, beside: Collection[Any] = ()) -> bool:
        """Clean all texts and attributes of a tree as what people typed, but not those inside ``beside``."""
        changed = False
        self.look.remarkable(_EVERY_ATTRIBUTE(tree), typed=False)
        waiting = [tree]
        while waiting:
            element = waiting.pop()
            if element in beside or not isinstance(element.tag, str):
                continue
            name = _local(element.tag)
            changed = self._attributes(element, name) or changed
            if element.tag == _AUTHOR:
                element.text = ""
            elif name in _WHOLE:
                changed = replace_whole(element, self.cleaned(joined(element), typed=True)) or changed
                self._judge(joined(element), place)
            else:
                changed = self._element(element, name, place) or changed
                waiting.extend(element)
        return changed

    def _element(self, element: Any, name: str, place: str) -> bool:
        """Clean an element's own text by what it is."""
        text = element.text or ""
        if not text.strip():
            return False
        if name in HEADERS:
            new: str | None = clean_header(text, lambda piece: self.cleaned(piece, typed=True))
        elif name in _FORMULAS:
            new = clean_formula(text, lambda piece: self.cleaned(piece, typed=True))
            new = '"[name]"' if new is None else new
        else:
            return self._text(element, typed=True, place=place)
        element.text = new
        return new != text

    def _attributes(self, element: Any, name: str) -> bool:
        changed = False
        for key, value in element.attrib.items():
            local = _local(key)
            typed = (
                local in _WORDS
                or (name in _FILTERS and local == "val")
                or (name == "cNvPr" and local == "name")
            )
            typed = typed or (name == "tableColumn" and local in _TABLE_WORDS)
            new = self.cleaned(value, typed=typed)
            if new != value:
                element.set(key, new)
                changed = True
        return changed

    def _text(self, element: Any, *, typed: bool, place: str) -> bool:
        text = element.text or ""
        new = self.cleaned(text, typed=typed)
        if typed:
            self._judge(new, place)
        if new == text:
            return False
        element.text = new
        return True

    def _judge(self, text: str, place: str) -> None:
        self.to_judge += [(place, word) for word in self.words.to_judge(text)]

    def links(self, part: str) -> Iterator[tuple[str, str]]:
        """Links that lead out of the file, to an e-mail address for instance, lead nowhere."""
        if relations_part(part) not in self.package.parts:
            return
        for tie in self.package.tree(relations_part(part)):
            target = tie.get("Target") or ""
            if tie.get("TargetMode") != "External":
                continue
            plain = unquote(target)
            if self.cleaned(plain, typed=True) != plain or target.lower().startswith("mailto:"):
                tie.set("Target", "about:blank")
                yield "a link", "leads nowhere now"
