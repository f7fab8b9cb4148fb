"""Styles of a template by name; those that an office's template lacks are brought along from ours."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from docx import Document
from docx.oxml.ns import qn

OURS = "document.docx"


class Styles:
    """How a Word file calls its styles within itself.

    Parameters
    ----------
    document
        A document of python-docx.
    """

    def __init__(self, document: Any) -> None:
        self._element = document.styles.element
        self._ids = {_name(style): style.get(qn("w:styleId")) for style in _styles(self._element)}
        self._brought: set[str] = set()
        self.numbers = _Numbers(document)

    def id_of(self, name: str) -> str:
        """The id of a style; where the file has none of that name, ours is brought along."""
        known = name.casefold()
        if known not in self._ids:
            self._ids[known] = self._bring(known)
        return str(self._ids[known])

    def list_of(self, name: str) -> int | None:
        """The number of the list that a style of paragraphs belongs to; None where the file has no such list."""
        own = self.id_of(name)
        if name.casefold() in self._brought:
            return None
        found = self._element.find(
            f'.//{{*}}style[@{qn("w:styleId")}="{own}"]/{{*}}pPr/{{*}}numPr/{{*}}numId'
        )
        return None if found is None else int(found.get(qn("w:val")))

    def _bring(self, name: str) -> str:
        style = deepcopy(_ours()[name])
        self._brought.add(name)
        for unwanted in [*style.iter(qn("w:numPr")), *style.iter(qn("w:link")), *style.iter(qn("w:next"))]:
            unwanted.getparent().remove(unwanted)
        base = style.find(qn("w:basedOn"))
        if base is not None:
            base.set(qn("w:val"), self.id_of(_name_of_ours(base.get(qn("w:val")))))
        taken = set(self._ids.values())
        own = style.get(qn("w:styleId"))
        own = own if own not in taken else f"{own}IC"
        style.set(qn("w:styleId"), own)
        self._element.append(style)
        return own


class _Numbers:
    """Lists with numbers of a Word file, each beginning anew."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def again(self, number: int) -> int:
        """A list like that of a number, which begins with 1."""
        numbering = self._document.part.numbering_part.element
        like = next((one for one in numbering.num_lst if one.numId == number), None)
        if like is None:
            return number
        fresh = numbering.add_num(like.abstractNumId.val)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(fresh.numId)


@cache
def _ours() -> dict[str, Any]:
    with as_file(files(__package__).joinpath(OURS)) as path:
        return {_name(style): style for style in _styles(Document(str(path)).styles.element)}


def _name_of_ours(style_id: str) -> str:
    return next(name for name, style in _ours().items() if style.get(qn("w:styleId")) == style_id)


def _styles(element: Any) -> list[Any]:
    return list(element.findall(qn("w:style")))


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"))).casefold()
