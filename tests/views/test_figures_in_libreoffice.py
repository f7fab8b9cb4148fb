"""The formula of a shown number gives the text that Python gives."""

import itertools
import random

import pytest
import xlsxwriter

from industry_clusters.views.vocabulary.figures import SHOWN_UNITS, shown_formula, shown_text
from industry_clusters.views.vocabulary.model import Unit
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements

pytestmark = needs_libreoffice

SCALES = {
    Unit.JOBS: 1e5, Unit.COUNT: 1e3, Unit.DOLLARS: 1e5, Unit.QUOTIENT: 4, Unit.SHARE: 1,
    Unit.PERCENT: 0.2, Unit.CHANGE: 1e4, Unit.DIFFERENCE: 2,
}  # fmt: skip
"""How large numbers of a unit are."""
SIGNED = (Unit.PERCENT, Unit.CHANGE, Unit.DIFFERENCE)
NAN = float("nan")
EDGES = (
    0.0,
    0.001,
    0.005,
    0.0004,
    0.49999,
    0.5,
    0.994,
    0.995,
    0.999,
    1.0,
    1.005,
    9.96,
    99.5,
    99.96,
    100.0,
    999.5,
    12345.0,
    99950.0,
)


def cases():
    """Best value and likely range for each unit and grade: the edges where rounding turns, and many by chance."""
    chance = random.Random(15)  # noqa: S311  no secret
    for unit, grade in itertools.product(SHOWN_UNITS, (1, 2, 3, 4)):
        for edge in EDGES:
            yield unit, grade, edge, edge * 0.5, edge * 1.5
            yield unit, grade, edge, edge, edge
        for _ in range(60):
            best = SCALES[unit] * chance.random() ** 3
            low, high = best * chance.random(), best * (1 + chance.random())
            if unit in SIGNED and chance.random() < 0.6:
                best, low, high = best - high, low - high, high - 1.2 * high
            yield unit, grade, best, min(low, best), max(high, best)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "figures.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Figures")
        for row, (unit, grade, *numbers) in enumerate(cases()):
            sheet.write_row(row, 0, [*numbers, grade])
            references = (f"${column}{row + 1}" for column in "ABCD")
            sheet.write_formula(
                row, 4, f"={shown_formula(*references, unit)}", None, shown_text(*numbers, grade, unit)
            )
        gone = row + 1
        for unit in SHOWN_UNITS:
            sheet.write_row(gone, 0, [0.5, -0.0129 if unit in SIGNED else 0.0129])
            sheet.write_formula(gone, 2, "=NA()")
            sheet.write_number(gone, 3, 4)
            references = (f"${column}{gone + 1}" for column in "ABCD")
            open_ended = shown_text(*(0.5, -0.0129 if unit in SIGNED else 0.0129, NAN), 4, unit)
            sheet.write_formula(gone, 4, f"={shown_formula(*references, unit)}", None, open_ended)
            gone += 1
        for offset, given in enumerate(('"x"', "NA()", '""')):
            sheet.write_formula(gone + offset, 3, f"={given}")
            formula = shown_formula("A1", "B1", "C1", f"D{gone + offset + 1}", Unit.JOBS, '"not disclosed"')
            sheet.write_formula(gone + offset, 4, f"={formula}", None, "not disclosed")
    return path


def test_libreoffice_writes_every_number_as_python_does(book, tmp_path):
    different = [one for one in disagreements(book, tmp_path) if one.cell.startswith("E")]
    assert [(one.cell, one.cached, one.recalculated) for one in different] == []
