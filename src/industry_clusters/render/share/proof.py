"""The proof: every part of a written file is read again, and whatever is private and still there is found.

Texts and attributes of XML are read as a reader sees them, so that neither an escape nor a change of type within a
name hides it; e-mail addresses and names of several words are looked for in the plain bytes of every part as
well, in UTF-8 and in both orders of UTF-16.
"""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

from lxml import etree

from industry_clusters.render.keep.package import MAIN, parsed
from industry_clusters.render.share.pieces import LITERAL, header_words
from industry_clusters.render.share.quick import is_simple, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from industry_clusters.analysis.interviews.private_words import PrivateWords

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_APART = "\n" * 8
"""Between two texts, so that the end of one and the beginning of the next make no name."""


def _path(text: str) -> Any:
    return etree.XPath(text, namespaces={"m": MAIN[1:-1]}, smart_strings=False)


_TEXTS = _path("//text()")
_WHOLE = _path("string(/)")
"""All texts of a part, one right behind the other: what is in none of its words and digits is in no text and in no run of texts."""
_WORDS = _path("//text()[not(parent::m:v) or ../../@t[. != 'n']]")
"""The same without the values of a worksheet's cells that are numbers."""
_ATTRIBUTES = _path("//@*[not(parent::m:c or parent::m:row)]")
"""All of them but those of cells and rows, which hold numbers and addresses."""
_ASIDES = _path("//comment() | //processing-instruction()")
_TARGETS = _path("//@Target[../@TargetMode='External']")
_HEADERS = _path("//m:headerFooter/*/text()")
_FORMULAS = _path("//m:f[contains(., '\"')]/text() | //m:definedName[contains(., '\"')]/text()")
_TAG = re.compile(r"<[^>]*>")
_RUNS = re.compile(rb">([^<]+)<")
_QUOTES_OF_ONE = 2
"""Quotes of a formula's text that stands alone: it is looked at as it is."""
_TAGS = re.compile(rb"<(?!/|c |row |v>|f>|t>)([^>]*)>")
"""All tags but those that end something, and those of cells and rows."""
_HEADER_TEXTS = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]+)<")
_NOT_DIGITS = bytes(code for code in range(256) if not 48 <= code <= 57)  # noqa: PLR2004  0 to 9
_AS_ONE = bytes(48 if 48 <= code <= 57 else code for code in range(256))  # noqa: PLR2004  as above
"""Each digit as a nought."""


@dataclass(frozen=True)
class Remaining:
    """Something private, and the part that it stands in."""

    part: str
    text: str


def remaining(path: Path, words: PrivateWords, counted: Collection[str] = ()) -> list[Remaining]:
    """Read every part of a file and find what is private for certain.

    Parameters
    ----------
    path
        The file.
    words
        What is looked for.
    counted
        Worksheets of nothing but figures and this product's words: a figure there is no telephone number.

    Returns
    -------
    list of Remaining
        What was found; an empty list is the proof.
    """
    with ZipFile(path) as archive:
        return list(_of_archive(archive, words, counted, ""))


def _of_archive(
    archive: ZipFile, words: PrivateWords, counted: Collection[str], inside: str
) -> Iterator[Remaining]:
    for name in archive.namelist():
        content = archive.read(name)
        texts = [name.replace("_", " ")]
        is_free = b"<sheetData" in content and is_simple(content) and _is_free_sheet(content, words)
        tree = None if is_free else _tree(content)
        if tree is not None and not words.is_free_of_certain(
            _APART.join([_WHOLE(tree), *_beside(name, tree)]), glued=True
        ):
            texts += _texts(name, tree, is_counted=name in counted)
        found = words.found(_APART.join(dict.fromkeys(texts)))
        if (
            tree is None and not is_free
        ) or b"<!" in content:  # what is said of a document, and not in it, is no part of its tree
            found = found or _in_bytes(content, words, is_xml=_is_xml(content))
        if found:
            yield Remaining(inside + name, found)
        if tree is None and not is_free and is_zipfile(io.BytesIO(content)):
            with ZipFile(io.BytesIO(content)) as inner:
                yield from _of_archive(inner, words, (), f"{inside}{name}/")


def _is_free_sheet(content: bytes, words: PrivateWords) -> bool:
    """Whether nothing that is private for certain can be in a worksheet, by its texts and attributes as they stand in its bytes.

    Digits are looked at apart, and count as one in what is searched for words: rows of a table are so few texts.
    """
    texts = _RUNS.findall(content.replace(b"&quot;", b'"'))
    distinct = set(texts)
    several = (text for text in distinct if text.count(b'"') > _QUOTES_OF_ONE)
    told = [*set(_TAGS.findall(content)), *set(map(_put_together, several))]
    headers = content[content.find(b"<headerFooter") :] if b"headerFooter" in content else b""
    told += [header_words(plain(text)).encode() for text in _HEADER_TEXTS.findall(headers)]
    digits = b"".join([*texts, *told]).translate(None, _NOT_DIGITS)
    is_one_text = b"<r>" in content or b"<r " in content  # of several looks, so that a name may run over them
    masked = texts if is_one_text else list({text.translate(_AS_ONE) for text in distinct})
    apart = _APART.encode()
    seen = [(b"" if is_one_text else apart).join(masked), *{text.translate(_AS_ONE) for text in told}]
    return words.is_free_of_masked(plain(apart.join(seen)), digits.decode())


def _put_together(formula: bytes) -> bytes:
    """The texts of a formula, one right behind the other."""
    return b"".join(formula.split(b'"')[1::2])


def _is_xml(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<"


def _tree(content: bytes) -> Any:
    """A part as a tree; None where it is no XML, or none that can be read."""
    try:
        return parsed(content) if _is_xml(content) else None
    except etree.XMLSyntaxError:
        return None


def _texts(name: str, tree: Any, *, is_counted: bool) -> Iterator[str]:
    """What a reader sees of an XML part: every text, every run of texts that is one, every attribute."""
    yield from (_WORDS if is_counted else _TEXTS)(tree)
    yield from (
        "".join(one.itertext()) for one in tree.iter(f"{MAIN}si", f"{MAIN}is", f"{MAIN}text", _PARAGRAPH)
    )
    yield from _beside(name, tree)


def _beside(name: str, tree: Any) -> Iterator[str]:
    """What is no text of a part, or one that its texts are put together to: remarks, attributes, links, headers, literals of formulas."""
    yield from (one.text or "" for one in _ASIDES(tree))
    targets = _TARGETS(tree)
    yield from targets if name.endswith(".rels") else _ATTRIBUTES(tree)
    yield from map(unquote, targets)
    yield from map(header_words, _HEADERS(tree))
    yield from ("".join(LITERAL.findall(text)) for text in _FORMULAS(tree))


def _in_bytes(content: bytes, words: PrivateWords, *, is_xml: bool) -> str | None:
    """Look into the bytes; in XML only for what cannot be a word of the format itself."""
    for encoding in _ENCODINGS if b"\0" in content else _ENCODINGS[:1]:
        for start in (0, 1) if encoding != "utf-8" else (0,):
            text = content[start:].decode(encoding, "ignore")
            found = words.found(html.unescape(text) if is_xml else text, only_long=is_xml)
            found = found or (
                words.found(html.unescape(_TAG.sub("", text)), only_long=is_xml) if is_xml else None
            )
            if found:
                return found
    return None
