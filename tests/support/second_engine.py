"""A second engine beside LibreOffice: IronCalc calculates a workbook from scratch, and every cached value is held against it.

A formula that IronCalc is known not to calculate as Excel does is given its cached value before; what depends on it is
calculated and compared like everything else.
"""

import math
import re

import ironcalc
from openpyxl.utils.cell import coordinate_to_tuple

from support.recalculate import Disagreement, formula_cells

_ONE_CELL = r"(?:(?:'[^']*'|\w+)!)?\$?[A-Z]{1,3}\$?\d+"
_MANY_CELLS = r"(?:[^(),]*:[^(),]*|INDEX\([^()]*,0\))"
CANNOT = {
    "it has no AGGREGATE": re.compile(r"AGGREGATE\("),
    "it looks at one cell where ISNUMBER, ISTEXT, ISNA, MID or FIND stands for many inside SUMPRODUCT": re.compile(
        rf"SUMPRODUCT\(.*?(?:(?:ISNUMBER|ISTEXT|ISNA|MID)\(|FIND\(\"[^\"]*\",){_MANY_CELLS}[,)]"
    ),
    "it finds nothing in a table of one row": re.compile(rf"(?:MATCH\([^(),]*,|INDEX\(){_ONE_CELL},"),
}
"""Why a formula is passed over, and what it looks like."""
_ROUNDS_HALF_TO_EVEN = re.compile(r"\bTEXT\(")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TOLERANCE = 1e-9


def passed_over(formula):
    """Whether a formula is one that IronCalc cannot calculate."""
    return any(pattern.search(formula) for pattern in CANNOT.values())


def differences(path):
    """Every formula cell whose cached value differs from IronCalc's, and the number of formulas compared."""
    model = ironcalc.load_from_xlsx(str(path))
    pages = {one["name"]: place for place, one in enumerate(model.get_worksheets_properties())}
    compared = []
    for sheet, cell, formula, cached in formula_cells(path):
        place = (pages[sheet], *coordinate_to_tuple(cell))
        if passed_over(formula):
            _put(model, place, cached)
        else:
            compared.append((place, sheet, cell, formula, cached))
    model.evaluate()
    found = (
        Disagreement(sheet, cell, formula, cached, model.get_cell_value(*place))
        for place, sheet, cell, formula, cached in compared
    )
    return [one for one in found if not agree(one)], len(compared)


def _put(model, place, value):
    if isinstance(value, bool):
        model.update_cell_with_bool(*place, value)
    elif isinstance(value, float):
        model.update_cell_with_number(*place, value)
    elif str(value).startswith("#"):
        model.set_user_input(*place, value)
    else:
        model.update_cell_with_text(*place, value or "")


def agree(one):
    """Whether a cached value and IronCalc's are the same, or two ways to round a half in TEXT."""
    cached, now = one.cached, one.recalculated
    if isinstance(cached, bool) or isinstance(now, bool):
        return cached is now
    if isinstance(cached, float) and isinstance(now, float):
        return math.isclose(cached, now, rel_tol=_TOLERANCE, abs_tol=1e-12)
    if (cached or "") == (now or ""):
        return True
    return bool(_ROUNDS_HALF_TO_EVEN.search(one.formula)) and _differ_by_rounding(str(cached), str(now))


def _differ_by_rounding(cached, now):
    """Whether the numbers of two texts are the same, or a half that Excel rounds up and IronCalc down to an even digit."""
    if _NUMBER.sub("0", cached) != _NUMBER.sub("0", now):
        return False
    pairs = zip(_NUMBER.findall(cached), _NUMBER.findall(now), strict=True)
    return all(one == other or _is_half(one, other) for one, other in pairs)


def _is_half(cached, now):
    """Whether two numbers have as many decimals, and the one is an even number of last digits, the other one more."""
    (ours, decimals), (even, other_decimals) = _in_last_digits(cached), _in_last_digits(now)
    return decimals == other_decimals and even % 2 == 0 and ours == even + 1


def _in_last_digits(text):
    whole, _, decimals = text.replace(",", "").partition(".")
    return int(whole + decimals), len(decimals)
