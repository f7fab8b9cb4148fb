"""What a sheet's file holds of a cell behind its place and its look, character by character as XlsxWriter writes it."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple

from industry_clusters.ingest.files.legible import escaped
from industry_clusters.render.cells import MISSING, cached

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
EMPTY = "/>"
_NOT_KNOWN = f' t="e"><f>NA()</f><v>{MISSING}</v></c>'


def text_of(cell: Any) -> str | None:
    """The text of one of XlsxWriter's cells; None for the kinds that few cells are, which XlsxWriter writes."""
    kind = type(cell)
    if kind is CellNumberTuple:
        return f"><v>{cell.number:.16G}</v></c>"
    if kind is CellFormulaTuple:
        return _with_formula(in_xml(cell.formula), cell.value)
    if kind is CellStringTuple:
        return f' t="s"><v>{cell.string}</v></c>'
    return EMPTY if kind is CellBlankTuple else None


def texts_of_values(values: Sequence[Any], numbers: Mapping[str, int]) -> list[str]:
    """The texts of plain values: numbers, texts (by their ``numbers`` in the workbook's list), nothing; a missing number is ``#N/A``."""
    return [
        (f"><v>{value:.16G}</v></c>" if isfinite(value) else _NOT_KNOWN)
        if (kind := type(value)) is float or kind is int
        else f' t="s"><v>{numbers[value]}</v></c>'
        if kind is str
        else EMPTY
        for value in values
    ]


def texts_of_formulas(values: Sequence[Any], formulas: Sequence[str]) -> list[str]:
    """The texts of formulas, given as XML, with the values that they have."""
    return [
        f"><f>{formula}</f><v>{value}</v></c>"
        if ((kind := type(value)) is float or kind is int) and isfinite(value)
        else _with_formula(formula, cached(value))
        for value, formula in zip(values, formulas, strict=True)
    ]


def in_xml(text: str) -> str:
    """A text as XML has it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _with_formula(formula: str, value: Any) -> str:
    if isinstance(value, bool):
        return f' t="b"><f>{formula}</f><v>{int(value)}</v></c>'
    if not isinstance(value, str) or value == "":
        return f"><f>{formula}</f><v>{value}</v></c>"
    kind, shown = _shown(value)
    return f"{kind}><f>{formula}</f><v>{shown}</v></c>"


@lru_cache(maxsize=4096)
def _shown(text: str) -> tuple[str, str]:
    """The attribute that tells a text that a formula gives, and the text."""
    return ' t="e"' if text in _ERRORS else ' t="str"', in_xml(escaped(text))
