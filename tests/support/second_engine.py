"""A second engine beside LibreOffice: IronCalc calculates a workbook from scratch, and every cached value is held against it.

A formula that IronCalc is known not to calculate as Excel does is given its cached value before; what depends on it is
calculated and compared like everything else. Where TEXT rounds, three of its digits more tell a number that IronCalc rounds
twice (0.40474 to 0.405 and then to 0.41) from one that is wrong.
"""

import math
import re
from decimal import Decimal

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
_FORMAT = re.compile(r'(?<=,)"([#,0]*0)(\.0+)?(%?)"(?=\))')
_MORE_DIGITS = "000"
_ROUNDED_UP_TWICE = Decimal("0.45"), Decimal("0.5")
"""Of the last digit: what follows a digit where it stays if it is rounded once, and is one more if it is rounded twice."""
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
    every = (
        Disagreement(sheet, cell, formula, cached, model.get_cell_value(*place))
        for place, sheet, cell, formula, cached in compared
    )
    found = [one for one in every if not agree(one)]
    return _not_rounded_twice(model, pages, found), len(compared)


def _not_rounded_twice(model, pages, found):
    """What is left of some differences without the numbers that IronCalc's TEXT rounds twice; their cells are changed."""
    places = [(pages[one.sheet], *coordinate_to_tuple(one.cell)) for one in found]
    longer = [
        _FORMAT.sub(lambda form: f'"{form[1]}{form[2] or "."}{_MORE_DIGITS}{form[3]}"', one.formula)
        for one in found
    ]
    asked = [at for at, one in enumerate(found) if longer[at] != one.formula]
    for at in asked:
        model.set_user_input(*places[at], longer[at])
    if asked:
        model.evaluate()
    return [
        one
        for at, one in enumerate(found)
        if at not in asked or not rounded_twice(one, model.get_cell_value(*places[at]))
    ]


def rounded_twice(one, longer):
    """Whether texts differ in numbers only that IronCalc rounds up twice, and the cached one is rounded as it should be.

    ``longer`` is what IronCalc works out with three digits more.
    """
    texts = [str(one.cached), str(one.recalculated), str(longer)]
    if len({_NUMBER.sub("0", text) for text in texts}) != 1:
        return False
    numbers = zip(*map(_NUMBER.findall, texts), strict=True)
    return all(once == twice or _is_rounded_up_twice(once, twice, more) for once, twice, more in numbers)


def _is_rounded_up_twice(once, twice, more):
    (ours, decimals), (theirs, other_decimals) = _in_last_digits(once), _in_last_digits(twice)
    low, high = _ROUNDED_UP_TWICE
    follows = Decimal(more.replace(",", "")).scaleb(decimals) - ours
    return decimals == other_decimals and theirs == ours + 1 and low <= follows < high


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
