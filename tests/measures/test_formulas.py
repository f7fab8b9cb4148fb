"""Each measure as it is written, beside the function that works it out: in Python, in SQL and in a worksheet they agree."""

import ast
import importlib
import math
import pkgutil
import re
from pathlib import Path

import duckdb
import ironcalc
import numpy as np
import pytest

from industry_clusters import measures
from industry_clusters.formulas import GROWTH, LOCATION_QUOTIENT, MEASURES, REAL_PAY

CHANCE = np.random.default_rng(7)
CASES = [*CHANCE.uniform(1, 1e6, (12, 6)), np.zeros(6), [100, 0, 50, 4, 0, 7], [0, 90, 50, 4, 3, 7]]
"""Numbers in the place of a measure's names, in their order."""


def function(name):
    """The function of a measure, wherever in the room it is."""
    modules = (
        importlib.import_module(f"{measures.__name__}.{one.name}")
        for one in pkgutil.iter_modules(measures.__path__)
    )
    return next(vars(module)[name] for module in modules if name in vars(module))


def worked_out(name, numbers):
    """What Python works out; None where it is missing."""
    value = float(function(name)(**dict(zip(MEASURES[name].names, map(float, numbers), strict=False))))
    return None if math.isnan(value) else pytest.approx(value, rel=1e-12, abs=1e-9)


@pytest.fixture(scope="module")
def model():
    return ironcalc.create("formulas", "en", "UTC", "en")


def in_a_cell(model, measure, numbers):
    """What a worksheet works out; None where it is an error."""
    cells = {}
    for column, (name, number) in enumerate(zip(measure.names, numbers, strict=False), start=1):
        model.set_user_input(0, 1, column, repr(float(number)))
        cells[name] = f"{'ABCDEF'[column - 1]}1"
    model.set_user_input(0, 2, 1, f"={measure.excel(**cells)}")
    model.evaluate()
    value = model.get_cell_value(0, 2, 1)
    return None if isinstance(value, str) else value


@pytest.mark.parametrize("name", MEASURES)
def test_a_worksheet_works_out_what_python_does(model, name):
    for numbers in CASES:
        assert in_a_cell(model, MEASURES[name], numbers) == worked_out(name, numbers)


@pytest.mark.parametrize("name", MEASURES)
def test_sql_works_out_what_python_does(name):
    with duckdb.connect() as store:
        store.execute(f"CREATE MACRO measure({', '.join(MEASURES[name].names)}) AS {MEASURES[name].sql()}")
        for numbers in CASES:
            given = [float(number) for number in numbers[: len(MEASURES[name].names)]]
            marks = ", ".join("?::DOUBLE" for _ in given)
            assert store.execute(f"SELECT measure({marks})", given).fetchone()[0] == worked_out(name, given)


@pytest.mark.parametrize("name", MEASURES)
def test_the_function_says_the_formula_in_its_docstring(name):
    said = " ".join(function(name).__doc__.split()).replace("**", "^")
    assert MEASURES[name].formula in said


@pytest.mark.parametrize("operand", ["A1-B1", "A1+1", "A1&B1", "A1=2"])
def test_an_operand_that_would_need_brackets_is_refused(operand):
    with pytest.raises(ValueError, match="needs brackets in the place of first"):
        GROWTH.excel(first=operand, last="C1", years="span")


def test_a_product_is_refused_as_a_divisor_and_taken_elsewhere():
    with pytest.raises(ValueError, match="needs brackets in the place of index"):
        REAL_PAY.excel(pay="A1", base_index="B1", index="C1*D1")
    assert REAL_PAY.excel(pay="A1*2", base_index="B1", index="(C1*D1)") == "A1*2*B1/(C1*D1)"


def test_signs_inside_brackets_and_quotes_need_none():
    cells = {"region_industry": "SUM([a]-1,2)", "region_total": "INDEX({t.x},1+1)"}
    assert LOCATION_QUOTIENT.excel(**cells, reference_industry="'a-b'!A1", reference_total='N("x-y")') == (
        "(SUM([a]-1,2)/INDEX({t.x},1+1))/('a-b'!A1/N(\"x-y\"))"
    )


OWN = re.compile(r"\^ ?\(1 ?/|/region_total_|/reference_total_last\)|power\(|annual_avg_emplvl\s*/\s*nullif")
"""How the formulas of growth, quotient and pay look that somebody writes once more."""


def texts_of(path):
    """The texts of a program that are not said about it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def test_no_sheet_and_no_statement_has_a_formula_of_its_own():
    source = Path(measures.__file__).parents[1]
    found = [
        f"{path.name}: {text}"
        for room in ("views", "store", "functions")
        for path in (source / room).rglob("*.py")
        for text in texts_of(path)
        if OWN.search(text)
    ]
    found += [path.name for path in source.rglob("*.sql") if OWN.search(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "own", ["IFERROR(([a]/[b])^(1/span)-1,NA())", "([a]/region_total_last)/2", "power(a, 2)"]
)
def test_a_formula_of_ones_own_would_be_found(own):
    assert OWN.search(own)
