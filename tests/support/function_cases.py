"""One file of calls for every language: made by chance from a fixed seed, with what Python answers to each.

A line is a call, ``[function, arguments, rows shown]``. A cell is a number, text, ``true``, ``null`` (blank),
``{"error": "#N/A"}`` or ``{"date": "2020-01-01"}``; a range is a list of rows. What is shown is always rows; an error there
is its text.
"""

import json
import math
import random
from datetime import date
from pathlib import Path

from industry_clusters.functions.calling import evaluate
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.functions.model import Takes
from industry_clusters.ingest.lookups import naics_titles

CASES = Path(__file__).parents[1] / "functions" / "cases.jsonl"
CALLS_OF_EACH = 480
SEED = 20_260_101
ERRORS = ("#N/A", "#DIV/0!", "#NUM!", "#VALUE!", "#REF!", "#NAME?", "#NULL!")
DATES = ("2020-01-01", "1999-12-31", "2024-02-29")
NO_NUMBERS = (None, None, "", "text", "12", "1,000", " ", True, False, *({"error": one} for one in ERRORS))
EXTREMES = (0, 0, -1, -2.5, 1e308, -1e308, 1e150, 1e-150, 1.5e300, *({"date": one} for one in DATES))
AREAS = (
    "US",
    "us",
    " U.S. ",
    "United States",
    "UNITED  STATES",
    "US000",
    "CUUR0000SA0",
    "Gotham",
    "U*",
    "U?",
    6000,
    "06000",
)
CODES = (
    "31-33",
    31,
    10,
    "10",
    " 622 ",
    622.5,
    -622,
    1e308,
    0,
    "0622",
    "9998",
    "6221 ",
    "x",
    "*",
    "62?",
    {"date": "1910-01-01"},
)
_RELATIVE, _ABSOLUTE = 1e-12, 1e-13
_TINY = 1e-290
"""What is nearer to zero than this, Excel may show as zero; no case shows it."""


def cases():
    """Every call with what Python shows; equal on every machine."""
    chance = random.Random(SEED)
    return [one for function in FUNCTIONS for one in calls_of(function, chance)]


def calls_of(function, chance):
    """So many calls of a function, each with another weight on what is no plain number."""
    found = []
    while len(found) < CALLS_OF_EACH:
        oddness = chance.choice((0.0, 0.05, 0.2, 0.5))
        shapes = shapes_for(chance)
        arguments = [argument(parameter, shapes, oddness, chance) for parameter in function.parameters]
        if function.name == "CLUSTERLQ" and chance.random() < 0.7:
            arguments[2] = range_like(arguments[0], oddness, chance)
        shown = rows_of(evaluate(function.name, [in_python(one) for one in arguments]))
        if not any(isinstance(cell, float) and 0 < abs(cell) < _TINY for row in shown for cell in row):
            found.append([function.name, arguments, shown])
    return found


def shapes_for(chance):
    """The shapes that the arguments of one call may have; None is a single value."""
    rows, columns = chance.randint(1, 4), chance.randint(1, 3)
    kind = chance.random()
    if kind < 0.55:
        return (None,)
    if kind < 0.9:
        return (None, (rows, 1), (1, columns), (rows, columns), (1, 1))
    return (None, (rows, 1), (rows + 1, 1), (2, columns + 1))


def argument(parameter, shapes, oddness, chance):
    if parameter.takes is Takes.RANGE:
        return members(oddness, chance)
    shape = chance.choice(shapes)
    one = cell_for(parameter, chance)
    if shape is None:
        return one(oddness)
    return [[one(oddness) for _ in range(shape[1])] for _ in range(shape[0])]


def cell_for(parameter, chance):
    """What makes a cell for a parameter."""
    if parameter.takes is Takes.TEXT:
        return lambda oddness: code(parameter, oddness, chance)
    if parameter.name in ("year", "years"):
        return lambda oddness: odd(
            chance.choice((2020, 1990, 2024, 1975, 2003.5, 13, 1, 2, 10)), oddness, chance
        )
    return lambda oddness: odd(plain(chance), oddness, chance)


def code(parameter, oddness, chance):
    if chance.random() < oddness:
        return chance.choice(NO_NUMBERS)
    if parameter.name == "area":
        return chance.choice(AREAS)
    known = chance.choice(list(naics_titles()))
    return chance.choice((known, int(known) if known.isdigit() else known, chance.choice(CODES)))


def odd(value, oddness, chance):
    if chance.random() >= oddness:
        return value
    return chance.choice(NO_NUMBERS if chance.random() < 0.5 else EXTREMES)


def plain(chance):
    """Jobs, dollars, quotients: numbers of fifteen digits at most, which every language reads alike."""
    kind = chance.random()
    if kind < 0.4:
        return chance.randint(1, 200)
    if kind < 0.7:
        return chance.randint(1, 10_000_000)
    return round(chance.uniform(0.01, 500), 3)


def members(oddness, chance):
    """Numbers taken together: with ties, with few that differ, all over the place."""
    count = chance.choice((1, 2, 3, 4, 5, 6, 8, 9, 12, 14))
    top = chance.choice((3, 12, 60, 5000))
    whole = chance.random() < 0.7
    shape = chance.choice(((count, 1), (1, count), (count // 2 or 1, 2)))
    low = -top if chance.random() < 0.2 else 0
    oddness = oddness / 4 if chance.random() < 0.8 else oddness
    make = (lambda: chance.randint(low, top)) if whole else (lambda: round(chance.uniform(low, top), 2))
    return [[odd(make(), oddness, chance) for _ in range(shape[1])] for _ in range(shape[0])]


def range_like(other, oddness, chance):
    return [[odd(plain(chance), oddness / 4, chance) for _ in row] for row in other]


def in_python(argument_):
    """An argument as Python takes it."""
    if isinstance(argument_, list):
        return [[cell_in_python(cell) for cell in row] for row in argument_]
    return cell_in_python(argument_)


def cell_in_python(cell):
    if isinstance(cell, dict):
        return cell.get("error") or date.fromisoformat(cell["date"])
    return float(cell) if type(cell) is int else cell


def rows_of(shown):
    """What a call gives, always as rows."""
    return [list(row) for row in shown] if isinstance(shown, list) else [[shown]]


def case_file_text():
    """The whole file."""
    return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in cases())


def read_cases():
    """The calls of the file."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def same(expected, found):
    """Whether two rows of cells are the same: errors and text to the letter, numbers to twelve digits."""
    return len(expected) == len(found) and all(
        len(one) == len(other) and all(map(same_cell, one, other))
        for one, other in zip(expected, found, strict=True)
    )


def same_cell(expected, found):
    if isinstance(expected, str) or isinstance(found, (str, bool)) or found is None:
        return expected == found
    return math.isclose(expected, found, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE)


def differences(found):
    """Every call of the file to which a language gives another answer."""
    known = read_cases()
    assert len(known) == len(found), "not every call was answered"
    return [(case, rows) for case, rows in zip(known, found, strict=True) if not same(case[2], rows)]


def write():
    """Write the file anew."""
    CASES.write_text(case_file_text(), encoding="utf-8")


if __name__ == "__main__":
    write()
