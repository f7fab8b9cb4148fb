"""The worksheet functions in VBA, in the Function Wizard, as tooltips, names and table."""

import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest

from industry_clusters.errors import AddinError
from industry_clusters.export.function_table import function_table
from industry_clusters.export.intellisense import intellisense_xml
from industry_clusters.export.lambda_names import LONGEST_FORMULA, lambda_names, stored
from industry_clusters.export.sources import source_text
from industry_clusters.export.vba_core import core_module, tables_module
from industry_clusters.export.vba_wrappers import PYTHON_MODULE, call_text, wrapper_module
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.functions.model import CellError, Example, Parameter, WorksheetFunction
from support.basic import as_compiled, run_basic
from support.libreoffice import needs_libreoffice

each_function = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)


def some_function(**changes):
    function = WorksheetFunction(
        "HALF", lambda x: x / 2, (Parameter("amount", "A number", "jobs"),), "Half.", "", "", Example("", "")
    )
    return replace(function, **changes)


def body_of(function):
    source = wrapper_module(FUNCTIONS).source
    return source.partition(f"Public Function {function.name}(")[2].partition("End Function")[0]


@each_function
def test_an_error_of_the_call_is_an_error_value(function):
    assert body_of(function).rstrip().endswith(f"failed:\n    {function.name} = CVErr(xlErrValue)")


@each_function
def test_nothing_of_an_error_is_written_as_text(function):
    assert "Err.Description" not in body_of(function)


@each_function
def test_python_is_called_only_where_it_is_asked_and_vba_answers_where_it_cannot(function):
    body = body_of(function)
    places = [
        body.index(text) for text in ("If PythonIsAsked() Then", "XLPy.CallUDF", "plain:", "Evaluated(")
    ]
    assert (places == sorted(places), "If VbaTakesOver() Then\n        Resume plain" in body) == (True, True)


def test_python_is_not_asked_on_a_mac_nor_while_the_function_wizard_is_open():
    asked = (
        source_text("vba/FunctionMode.bas")
        .partition("PythonIsAsked() As Boolean")[2]
        .partition("End Function")[0]
    )
    assert ("#If Not Mac" in asked, "Not WizardIsOpen()" in asked) == (True, True)


@each_function
def test_vba_is_handed_every_argument_in_order(function):
    names = ", ".join(parameter.name for parameter in function.parameters)
    assert f'{function.name} = Evaluated("{function.name}", Array({names}))' in body_of(function)


@each_function
def test_names_of_arguments_fit_the_function_wizard(function):
    names = [parameter.name for parameter in function.parameters]
    assert len(names) + sum(map(len, names)) <= 254


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (some_function(name="LQ2"), "cell"),
        (some_function(name="R1C1"), "cell"),
        (some_function(parameters=(Parameter("next", "", ""),)), "next"),
        (some_function(parameters=(Parameter("half", "", ""),)), "difference"),
        (some_function(parameters=(Parameter("a", "", ""), Parameter("A", "", ""))), "difference"),
        (
            some_function(parameters=tuple(Parameter(f"argument_number_{at}", "", "") for at in range(14))),
            "names",
        ),
        (some_function(words="x" * 256), "255"),
        (some_function(parameters=(Parameter("amount", "x" * 256, ""),)), "255"),
    ],
)
def test_what_excel_cannot_take_is_refused(function, said):
    with pytest.raises(AddinError, match=said):
        wrapper_module([function])


@pytest.fixture
def generator(monkeypatch):
    """xlwings' own generator of VBA, which imports Windows' libraries without using them for this."""
    for name in (
        "pythoncom",
        "pywintypes",
        "win32com",
        "win32com.client",
        "win32com.server",
        "win32com.server.util",
    ):
        monkeypatch.setitem(sys.modules, name, _Anything(name))
    pytest.importorskip("xlwings")
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", _Anything("xlwings._xlwindows"))
    monkeypatch.setitem(sys.modules, "xlwings.com_server", _Anything("xlwings.com_server"))
    monkeypatch.delitem(sys.modules, "xlwings.udfs", raising=False)
    import xlwings.udfs  # noqa: PLC0415 - only with the stand-ins in place

    yield xlwings.udfs.generate_vba_wrapper
    sys.modules.pop("xlwings.udfs", None)


class _Anything(ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@each_function
def test_the_call_is_that_of_xlwings_own_generator_with_the_addin_in_place_of_the_persons_workbook(
    function, generator, tmp_path
):
    arguments = [
        {"name": parameter.name, "vba": None, "vararg": False, "pos": at}
        for at, parameter in enumerate(function.parameters)
    ]
    description = {
        "name": function.name.lower(),
        "call_in_wizard": False,
        "volatile": False,
        "sub": False,
        "args": arguments,
    }
    module = SimpleNamespace(function=SimpleNamespace(__xlfunc__=description))
    with (tmp_path / "udfs.bas").open("w") as file:
        generator(PYTHON_MODULE, module, file, SimpleNamespace(Name="industry-clusters.xlam"))
    written = (tmp_path / "udfs.bas").read_text()
    theirs = re.search(r"= (XLPy\.CallUDF\(.*ActiveWorkbook.*)", written).group(1)
    assert theirs.replace("ActiveWorkbook", "ThisWorkbook") == call_text(function)


@pytest.mark.parametrize("error", list(CellError))
def test_every_error_that_python_returns_becomes_an_error_value(error):
    assert re.search(
        rf'Case "{re.escape(error.value)}"\n\s+CellValue = CVErr\(xlErr\w+\)',
        source_text("vba/CellResults.bas"),
    )


@pytest.mark.libreoffice
class TestInLibreOffice:
    pytestmark = needs_libreoffice

    def test_errors_in_a_table_become_error_values_and_the_rest_stays(self, tmp_path):
        statements = """Dim t(1 To 2, 1 To 2)
        t(1, 1) = "#N/A": t(1, 2) = 2.5: t(2, 1) = "High": t(2, 2) = "#DIV/0!"
        Dim r: r = CellValues(t)
        answer = IsError(r(1, 1)) & " " & r(1, 2) & " " & r(2, 1) & " " & IsError(r(2, 2))"""
        source = source_text("vba/CellResults.bas")
        assert run_basic(source, tmp_path, statements) == "True 2.5 High True"

    def test_errors_in_one_row_and_alone_become_error_values(self, tmp_path):
        statements = """Dim r: r = CellValues(Array("#NUM!", 1))
        answer = IsError(r(0)) & " " & r(1) & " " & IsError(CellValues("#VALUE!")) & " " & CellValues(3)"""
        assert run_basic(source_text("vba/CellResults.bas"), tmp_path, statements) == "True 1 True 3"


_WITHOUT_EXCEL = """
Private asked As Long
Public Function XLPy() As Object
    asked = asked + 1
    Err.Raise 1, Description:="no server"
End Function
Public Function GetConfig(ByVal key As String, ByVal otherwise As String) As String
    GetConfig = "{mode}"
End Function
Private Function WizardIsOpen() As Boolean
End Function
Public Function Seen() As String
    Dim i As Long, shown As Variant
    For i = 1 To 3
        shown = LQ(50#, 1000#, 100#, 4000#)
    Next i
    Seen = CStr(shown) & ", asked " & asked
End Function
"""
"""What Excel and xlwings give the functions, where Python cannot be started."""


def without_excel(source, stand_ins):
    """Several modules as one: what is declared comes first, what is there twice once, what only Excel has as its stand-in."""
    for name in ("HasColumns", "WizardIsOpen"):
        source = re.sub(rf"Private Function {name}\(.*?End Function\n", "", source, count=1, flags=re.DOTALL)
    lines = [*as_compiled(source, mac=False).splitlines(), *stand_ins.splitlines()]
    lines = [line for line in lines if not line.startswith(("Attribute ", "Option "))]
    declared = [line for line in lines if re.match(r"Private (Const )?\w+ As ", line)]
    return "\n".join(["Option Explicit", *declared, *(line for line in lines if line not in declared), ""])


@pytest.mark.libreoffice
class TestWherePythonDoesNotAnswer:
    pytestmark = needs_libreoffice

    @pytest.mark.parametrize(
        ("mode", "seen"),
        [("auto", "2, asked 1"), ("vba", "2, asked 0"), ("python", "Error 2015, asked 3")],
    )
    def test_vba_answers_after_one_question_and_only_where_it_may(self, tmp_path, mode, seen):
        parts = [
            source_text("vba/FunctionMode.bas"),
            source_text("vba/CellResults.bas"),
            core_module().source,
            tables_module().source,
            wrapper_module(FUNCTIONS[:1]).source,
        ]
        source = without_excel("\n".join(parts), _WITHOUT_EXCEL.replace("{mode}", mode))
        assert run_basic(source, tmp_path, "answer = Seen()", seconds=20) == seen


@each_function
def test_tooltips_name_every_argument_in_order(function):
    space = "{http://schemas.excel-dna.net/intellisense/1.0}"
    found = ET.fromstring(intellisense_xml(FUNCTIONS)).find(f".//{space}Function[@Name='{function.name}']")
    assert [argument.get("Name") for argument in found] == [
        parameter.name for parameter in function.parameters
    ]


def test_a_lambda_prefixes_variables_and_newer_functions_but_no_text():
    assert stored('LAMBDA(sum,x,IF(x>1,SUM(sum,x),"x ""x"" sum"))') == (
        '_xlfn.LAMBDA(_xlpm.sum,_xlpm.x,IF(_xlpm.x>1,SUM(_xlpm.sum,_xlpm.x),"x ""x"" sum"))'
    )


def test_every_function_works_without_python_under_a_name_that_does_not_shadow_the_addins():
    named = {name.name for name in lambda_names(FUNCTIONS)}
    assert {f"IC.{function.name}" for function in FUNCTIONS} <= named
    assert all(name.startswith("IC.") for name in named)


def test_no_formula_is_longer_than_excel_takes():
    assert max(len(name.refers_to) for name in lambda_names(FUNCTIONS)) <= LONGEST_FORMULA


def test_the_comment_of_a_name_is_short_enough_for_excel():
    assert all(len(name.comment) <= 255 for name in lambda_names(FUNCTIONS))


def test_the_table_has_a_line_for_each_function_and_one_number_of_columns():
    lines = function_table(FUNCTIONS).splitlines()
    assert (len(lines), {line.replace("\\|", "").count("|") for line in lines}) == (len(FUNCTIONS) + 2, {5})
