"""The functions that Excel 365 can have without an add-in say the same as Python."""

import re

import pytest
import xlsxwriter

from industry_clusters.export.lambda_names import lambda_names
from industry_clusters.functions.calling import evaluate
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.workflows.build import build
from support.example import BY_SECTOR, demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import open_book, recalculated

pytestmark = needs_libreoffice
SAID = [function for function in FUNCTIONS if function.excel_body]
PRIMES = (83.0, 31.0, 7.0, 59.0)


def argument_sets(function):
    """Plain numbers, then each argument in turn blank, and zero."""
    plain = list(PRIMES[: len(function.parameters)])
    yield plain
    for place in range(len(plain)):
        yield [*plain[:place], None, *plain[place + 1 :]]
        yield [*plain[:place], 0.0, *plain[place + 1 :]]


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Each body typed into cells over its arguments, as LibreOffice evaluates it."""
    folder = tmp_path_factory.mktemp("bodies")
    book = xlsxwriter.Workbook(folder / "bodies.xlsx")
    for function in SAID:
        page = book.add_worksheet(function.name)
        for row, arguments in enumerate(argument_sets(function)):
            body = function.excel_body
            for column, (parameter, value) in enumerate(zip(function.parameters, arguments, strict=True)):
                if value is not None:
                    page.write(row, column + 1, value)
                body = re.sub(rf"\b{parameter.name}\b", f"{chr(66 + column)}{row + 1}", body)
            page.write_formula(row, 0, f"={body}", None, -1)
    book.close()
    return recalculated(folder / "bodies.xlsx", folder)


@pytest.mark.parametrize("function", SAID, ids=lambda function: function.name)
def test_a_body_shows_what_python_shows(shown, function):
    found = [row[0].value for row in shown[function.name].iter_rows()]
    expected = [evaluate(function.name, arguments) for arguments in argument_sets(function)]
    assert found == [pytest.approx(value) if isinstance(value, float) else value for value in expected]


def test_location_quotient_and_growth_are_among_them():
    assert {"LQ", "AAGR"} <= {one.name for one in lambda_names(FUNCTIONS)}


def test_a_workbook_has_them_where_they_were_asked_for_and_keeps_them(tmp_path):
    made = demo_in(tmp_path, **BY_SECTOR)
    assert "LQ" not in open_book(made).defined_names
    build(made, lambda_functions=True)
    build(made)
    assert open_book(made).defined_names["LQ"].attr_text.startswith("_xlfn.LAMBDA(_xlpm.region_industry,")
