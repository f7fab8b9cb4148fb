"""The file of calls as LAMBDA names in a workbook that IronCalc calculates: LibreOffice 7.4 has no LAMBDA.

Every argument stands in cells of its own, as people type formulas; so a blank is a blank and an error an error.
"""

from datetime import date

import ironcalc

from industry_clusters.export.lambda_names import lambda_names
from industry_clusters.functions.bodies.formulas import PREFIX
from industry_clusters.functions.declared import FUNCTIONS

_DAY_ZERO = date(1899, 12, 30)
_ERRORS = {"#N/A": "=NA()", "#DIV/0!": "=1/0", "#NUM!": "=SQRT(-1)", "#VALUE!": '=VALUE("x")'}
_ACROSS = 16
"""Columns for each argument: the widest range of the file is fourteen cells."""
_CALLS_A_SHEET = 1000


def answers_as_lambda(cases, names=None):
    """Rows that each call shows."""
    found = []
    for start in range(0, len(cases), _CALLS_A_SHEET):
        found += _answers(cases[start : start + _CALLS_A_SHEET], names or lambda_names(FUNCTIONS))
    return found


def model_with(names):
    """An empty workbook with the names in it."""
    model = ironcalc.create("calls", "en", "UTC", "en")
    for one in names:
        model.new_defined_name(one.name, None, one.formula)
    return model


def _answers(cases, names):
    model, row, places = model_with(names), 1, []
    for name, arguments, shown in cases:
        formula = ",".join(_typed(model, row, at, given) for at, given in enumerate(arguments, start=1))
        model.set_user_input(0, row, 1, f"={PREFIX}{name}({formula})")
        places.append(row)
        deep = max(len(given) if isinstance(given, list) else 1 for given in arguments)
        row += max(deep, len(shown)) + 1
    model.evaluate()
    return [_shown(model, row, shown) for row, (_, _, shown) in zip(places, cases, strict=True)]


def _shown(model, row, shown):
    """As many cells as are expected; what spills beyond them shows as a longer row or column."""
    wide = len(shown[0])
    rows = [
        [model.get_cell_value(0, row + down, 1 + over) for over in range(wide)] for down in range(len(shown))
    ]
    beyond = model.get_cell_value(0, row, 1 + wide) if wide + 1 < _ACROSS else None
    return rows if beyond is None else [*rows, [beyond]]


def _typed(model, row, at, given):
    """Type an argument into cells; the reference to them."""
    rows = given if isinstance(given, list) else [[given]]
    first = 1 + _ACROSS * at
    for down, line in enumerate(rows):
        for over, cell in enumerate(line):
            _type(model, row + down, first + over, cell)
    start, end = (
        f"{ironcalc.column_name_from_number(column)}{line}"
        for column, line in ((first, row), (first + len(rows[0]) - 1, row + len(rows) - 1))
    )
    return start if start == end else f"{start}:{end}"


def _type(model, row, column, cell):
    if isinstance(cell, bool):
        model.update_cell_with_bool(0, row, column, cell)
    elif isinstance(cell, dict) and "date" in cell:
        days = (date.fromisoformat(cell["date"]) - _DAY_ZERO).days
        model.update_cell_with_number(0, row, column, float(days))
    elif isinstance(cell, dict):
        model.set_user_input(0, row, column, _ERRORS.get(cell["error"], cell["error"]))
    elif cell == "":
        model.set_user_input(0, row, column, '=""')
    elif isinstance(cell, str):
        model.update_cell_with_text(0, row, column, cell)
    elif cell is not None:
        model.update_cell_with_number(0, row, column, float(cell))
