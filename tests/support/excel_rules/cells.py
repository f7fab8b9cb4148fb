"""Rules of cells: order, values, and the marks that Excel draws where nobody asked for them."""

import itertools
import math
import re
from functools import cache

from openpyxl.utils.cell import coordinate_to_tuple

from support.excel_rules.parts import MAIN, Area

_LONGEST_TEXT = 32_767
_HIGHEST_ROW = 409.5
_ERRORS = {"#N/A", "#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "#NULL!"}
_LOOKS_LIKE_A_NUMBER = re.compile(r"\s*[-+]?[\d,]*\.?\d+(?:[eE][-+]?\d+)?%?\s*")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_place = cache(coordinate_to_tuple)


def rows_are_in_order(package):
    for sheet in package.sheets:
        numbers = [int(row.get("r")) for row in sheet.all("row")]
        yield from (f"{sheet.name}: row {late}" for early, late in _neighbors(numbers) if late <= early)


def cells_are_in_order_and_occur_once(package):
    for sheet in package.sheets:
        places = [_place(cell.ref) for cell in sheet.cells]
        yield from (f"{sheet.name}: {late}" for early, late in _neighbors(places) if late <= early)


def every_cell_stands_in_its_row(package):
    for sheet in package.sheets:
        for row in sheet.all("row"):
            number = row.get("r")
            yield from (
                f"{sheet.name}!{cell.get('r')} in row {number}"
                for cell in row
                if cell.get("r").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != number
            )


def no_row_is_higher_than_409_points(package):
    for sheet in package.sheets:
        for row in sheet.all("row"):
            if float(row.get("ht", 0)) > _HIGHEST_ROW:
                yield f"{sheet.name}: row {row.get('r')}"


def every_shared_text_is_there(package):
    count = len(package.shared_texts)
    for sheet, cell in _cells(package):
        if cell.kind == "s" and int(cell.value) >= count:
            yield f"{sheet.name}!{cell.ref}: text {cell.value} of {count}"


def the_count_of_shared_texts_is_right(package):
    tree = package.trees.get("xl/sharedStrings.xml")
    if tree is not None and int(tree.get("uniqueCount", len(tree))) != len(tree):
        yield f"{tree.get('uniqueCount')} for {len(tree)}"


def no_text_is_longer_than_32767_characters(package):
    yield from (f"{text[:40]}: {len(text)}" for text in package.shared_texts if len(text) > _LONGEST_TEXT)
    for sheet, cell in _cells(package):
        if cell.kind == "str" and len(cell.value or "") > _LONGEST_TEXT:
            yield f"{sheet.name}!{cell.ref}: {len(cell.value)}"


def outer_blanks_of_a_text_are_kept(package):
    tree = package.trees.get("xl/sharedStrings.xml")
    for one in tree.iter(f"{MAIN}t") if tree is not None else ():
        text = one.text or ""
        if text != text.strip(" \t\r\n") and one.get(_SPACE) != "preserve":
            yield text[:60]


def no_text_holds_an_escape_that_excel_would_read(package):
    for text in package.shared_texts:
        for found in re.findall(r"(?<!_x005F)_x[0-9A-Fa-f]{4}_", text):
            if found != "_x005F_":
                yield text[:60]


def every_number_is_a_number(package):
    for sheet, cell in _cells(package):
        if cell.kind == "n" and cell.value and not _is_finite(cell.value):
            yield f"{sheet.name}!{cell.ref}: {cell.value}"


def every_formula_has_a_value(package):
    for sheet, cell in _cells(package):
        if cell.formula is not None and cell.value is None:
            yield f"{sheet.name}!{cell.ref}"


def an_empty_value_of_a_formula_is_a_text(package):
    for sheet, cell in _cells(package):
        if cell.formula is not None and cell.value == "" and cell.kind != "str":
            yield f"{sheet.name}!{cell.ref}"


def every_error_is_one_that_excel_knows(package):
    for sheet, cell in _cells(package):
        if cell.kind == "e" and cell.value not in _ERRORS:
            yield f"{sheet.name}!{cell.ref}: {cell.value}"


def numbers_stored_as_text_have_no_green_triangle(package):
    yield from _marked(package, "numberStoredAsText", _is_number_as_text)


def errors_of_formulas_have_no_green_triangle(package):
    yield from _marked(
        package, "evalError", lambda cell, _texts: cell.formula is not None and cell.kind == "e"
    )


def _is_number_as_text(cell, texts):
    """Whether Excel would mark a text: one that a person could have meant as a number."""
    if cell.kind == "s" and int(cell.value) < len(texts):
        return bool(_LOOKS_LIKE_A_NUMBER.fullmatch(texts[int(cell.value)]))
    return cell.kind == "str" and bool(_LOOKS_LIKE_A_NUMBER.fullmatch(cell.value or ""))


def _marked(package, attribute, is_marked):
    """The cells that Excel marks and no ``ignoredErrors`` covers."""
    for sheet in package.sheets:
        covered = [
            Area.of(text)
            for one in sheet.all("ignoredError")
            if one.get(attribute) == "1"
            for text in one.get("sqref").split()
        ]
        for cell in sheet.cells:
            if is_marked(cell, package.shared_texts):
                row, column = _place(cell.ref)
                here = Area(row, column, row, column)
                if not any(area.meets(here) for area in covered):
                    yield f"{sheet.name}!{cell.ref}"


def _is_finite(text):
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _cells(package):
    for sheet in package.sheets:
        for cell in sheet.cells:
            yield sheet, cell


def _neighbors(values):
    return itertools.pairwise(values)
