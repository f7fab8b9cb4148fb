"""One file of calls, run in every language: the same value or the same error in all."""

import re
import subprocess
import sys
from pathlib import Path

import ironcalc
import pytest

from industry_clusters.export.lambda_names import LambdaName, lambda_names
from industry_clusters.export.vba_core import core_module
from industry_clusters.functions.bodies import body_text
from industry_clusters.functions.bodies.arrays import ON_ARRAYS
from industry_clusters.functions.bodies.formulas import FORMULAS
from industry_clusters.functions.calling import evaluate
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.functions.on_arrays import evaluate_arrays
from industry_clusters.functions.on_lists import evaluate_lists
from industry_clusters.hosts import excel_functions
from support.cases_as_lambda import answers_as_lambda, model_with
from support.cases_in_basic import answers_in_basic
from support.function_cases import CASES, case_file_text, differences, in_python, read_cases, rows_of, same
from support.libreoffice import needs_libreoffice
from support.node import NODE, needs_node

ROOT = Path(__file__).parents[2]
WEB = ROOT / "addin" / "web"
BY_NAME = {function.name: function for function in FUNCTIONS}
ERROR_CODES = {
    "#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265,
    "#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246,
}  # fmt: skip
LQ_CASES = [case for case in read_cases() if case[0] == "LQ"]


def test_the_file_of_calls_is_what_the_fixed_seed_makes():
    assert CASES.read_text(encoding="utf-8") == case_file_text()


def test_the_file_has_five_thousand_calls_of_all_functions_with_all_kinds_of_cells():
    text = CASES.read_text(encoding="utf-8")
    assert len(read_cases()) >= 5000
    assert {case[0] for case in read_cases()} == set(BY_NAME)
    kinds = (
        "null",
        '""',
        '"12"',
        "true",
        "false",
        "1e+308",
        "date",
        "-1",
        "[[",
        *(f'"{one}"' for one in ERROR_CODES),
    )
    assert [one for one in kinds if one not in text] == []


@pytest.mark.parametrize("engine", [evaluate_arrays, evaluate_lists])
def test_python_answers_alike_with_numpy_and_without(engine):
    found = [rows_of(engine(BY_NAME[case[0]], [in_python(one) for one in case[1]])) for case in read_cases()]
    assert differences(found) == []


def test_the_functions_run_where_there_is_no_numpy():
    code = """
import sys
for name in ("numpy", "pandas", "scipy", "jenkspy"):
    sys.modules[name] = None
from industry_clusters.functions.calling import evaluate
print(evaluate("LQ", [[[50.0], [None]], 1000.0, 100.0, 4000.0]), evaluate("NATURALBREAKS", [[[1.0, 2.0, 9.0]]]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[(2.0,), ('#N/A',)] [(1, 2, 3)]"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_first_call_loads_neither_pandas_nor_scipy(function):
    cells = {"number": 2.0, "range": [[1.0], [5.0], [9.0], [30.0]], "text": "US"}
    given = [cells[parameter.takes.value] for parameter in function.parameters]
    code = (
        f"import sys; from industry_clusters.functions.calling import evaluate; evaluate({function.name!r}, {given!r});"
        "print(sorted({'pandas', 'scipy', 'mapclassify', 'sklearn', 'xlwings'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_python_answers_alike_through_what_xlwings_calls():
    def as_excel_passes(given):
        if isinstance(given, list):
            return tuple(tuple(as_excel_passes(cell) for cell in row) for row in given)
        return (
            ERROR_CODES[given["error"]] if isinstance(given, dict) and "error" in given else in_python(given)
        )

    found = [
        rows_of(getattr(excel_functions, case[0].lower())(*map(as_excel_passes, case[1])))
        for case in read_cases()
    ]
    assert differences(found) == []


def test_an_error_of_a_kind_that_excel_has_since_is_a_wrong_value():
    spill = -2146826243
    assert excel_functions.lq(spill, 1000.0, 100.0, 4000.0) == "#VALUE!"


def test_lambda_names_answer_alike_in_ironcalc():
    assert differences(answers_as_lambda(read_cases())) == []


def test_a_wrong_lambda_is_found():
    wrong = [
        LambdaName(
            one.name, one.formula.replace("IC.RATIO(region_industry_", "IC.RATIO(1.0001*region_industry_"), ""
        )
        for one in lambda_names(FUNCTIONS)
    ]
    found = answers_as_lambda(LQ_CASES, wrong)
    assert [case for case, rows in zip(LQ_CASES, found, strict=True) if not same(case[2], rows)] != []


def test_ironcalc_still_refuses_to_look_into_a_single_value_as_excel_does():
    """Excel's INDEX(5,1,1) is 5; so a name looks into ranges only, and takes single values as they are."""
    model = ironcalc.create("one", "en", "UTC", "en")
    model.set_user_input(0, 1, 1, "=INDEX(5,1,1)")
    model.evaluate()
    assert model.get_cell_value(0, 1, 1) == "#VALUE!"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_the_example_of_each_function_shows_the_same_as_a_lambda(function):
    model = model_with(lambda_names(FUNCTIONS))
    model.set_user_input(0, 1, 1, function.example.formula.replace("=", "=IC.", 1))
    model.evaluate()
    shown = model.get_cell_value(0, 1, 1)
    assert (f"{shown:.10g}" if isinstance(shown, float) else shown) == function.example.shown


@pytest.mark.libreoffice
class TestInLibreOffice:
    pytestmark = needs_libreoffice

    def test_vba_answers_alike_in_basic(self, tmp_path):
        assert differences(answers_in_basic(read_cases(), tmp_path)) == []

    def test_a_wrong_value_in_vba_is_found(self, tmp_path):
        wrong = core_module().source.replace("Ratio(Ratio(a(0), a(1))", "Ratio(Ratio(1.0001 * a(0), a(1))")
        found = answers_in_basic(LQ_CASES[:60], tmp_path, wrong)
        assert [1 for case, rows in zip(LQ_CASES, found, strict=False) if not same(case[2], rows)] != []


class TestInNode:
    pytestmark = needs_node

    def ran(self, *arguments):
        command = [NODE or "node", WEB / "test.js", CASES, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_javascript_answers_alike(self):
        done = self.ran()
        assert (done.stdout.splitlines()[-1:], done.returncode) == (
            [f"{len(read_cases())} calls, 0 differ"],
            0,
        )

    def test_a_wrong_value_in_javascript_is_found(self, tmp_path):
        text = (WEB / "functions.js").read_text(encoding="utf-8")
        (tmp_path / "functions.js").write_text(
            text.replace("ratio(pay * baseIndex", "ratio(1.0001 * pay * baseIndex")
        )
        done = self.ran(tmp_path / "functions.js")
        assert (re.search(r"REALPAY 480 calls, 0 differ", done.stdout), done.returncode) == (None, 1)


def test_a_wrong_value_in_python_is_found():
    found = [case[2] for case in read_cases()]
    found[0] = [[12345.0]]
    assert len(differences(found)) == 1


def test_a_column_of_the_whole_sheet_has_as_many_results():
    column = [(float(row),) for row in range(1_048_576)]
    assert len(evaluate("LQ", [column, 1000.0, 100.0, 4000.0])) == len(column)


def test_every_function_has_a_body_in_each_language():
    vba, script = body_text("Core.bas"), body_text("core.js")
    shaped = {function.name for function in FUNCTIONS if function.keeps_shape}
    for name in BY_NAME:
        assert name in ON_ARRAYS
        assert name in FORMULAS or name in shaped
        assert f'"{name}"' in vba
        assert re.search(rf"^  {name}: \[", script, re.MULTILINE)


def test_a_space_that_is_pasted_from_a_web_page_does_no_harm():
    model = model_with(lambda_names(FUNCTIONS))
    model.set_user_input(0, 1, 1, '="622"&UNICHAR(160)')
    model.set_user_input(0, 1, 2, "=IC.NAICSTITLE(A1)")
    model.evaluate()
    assert model.get_cell_value(0, 1, 2) == evaluate("NAICSTITLE", ["622\u00a0"]) == "Hospitals"
