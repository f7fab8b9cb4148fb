"""The check in a real Excel, as far as it can run without one."""

import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from industry_clusters.export.ribbon import ribbon_macros
from industry_clusters.functions.declared import FUNCTIONS

SCRIPT = Path(__file__).parents[2] / "addin" / "smoke" / "smoke_check.py"


@pytest.fixture(scope="module")
def smoke():
    spec = importlib.util.spec_from_file_location("smoke_check", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["smoke_check"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["smoke_check"]


class Sheet:
    """Cells that show what a dictionary says of a formula."""

    def __init__(self, shown):
        self.shown = shown

    def Cells(self, *_place):  # noqa: N802 - Excel's own name
        return Cell(self.shown)


class Cell:
    def __init__(self, shown):
        self.known, self.shown = shown, None

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if name == "Formula2":
            self.shown = self.known[value]

    @property
    def Text(self):  # noqa: N802
        return self.shown

    Value = Text


class Book:
    def __init__(self, *sheets):
        self.Sheets = [SimpleNamespace(Name=name) for name in sheets]

    def Activate(self):  # noqa: N802
        pass


def test_a_report_with_everything_as_expected_says_so(smoke):
    report = smoke.Report({"Excel": "16.0"}, [smoke.Check("LQ", "2", "2.0", 0.1, passed=True)])
    assert (report.passed, "1 checks, none not as expected." in smoke.report_text(report)) == (True, True)


def test_a_report_without_checks_has_not_passed(smoke):
    assert not smoke.Report({}).passed


def test_a_failed_check_stands_out_in_the_report(smoke):
    report = smoke.Report({}, [smoke.Check("LQ", "2", "#NAME?", 0.1)])
    assert "| WRONG | LQ | 2 | #NAME? | 0.10 |" in smoke.report_text(report).splitlines()


def test_what_was_seen_cannot_break_the_table(smoke):
    report = smoke.Report({}, [smoke.Check("LQ", "2", "com_error: a|b\nc", 0.1)])
    assert "| com_error: a/b c |" in smoke.report_text(report)


@pytest.mark.parametrize(
    ("expected", "seen", "agree"),
    [
        ("2.8375", "2.83750000001", True),
        ("2.8375", "2.84", False),
        ("#N/A", "#N/A", True),
        ("2", "#N/A", False),
    ],
)
def test_numbers_agree_to_six_digits_and_words_to_the_letter(smoke, expected, seen, agree):
    assert smoke.same(expected, seen) is agree


def test_an_error_is_something_seen(smoke):
    check = smoke.tried("call", "2", lambda: 1 / 0)
    assert (check.passed, "ZeroDivisionError" in check.seen) == (False, True)


def test_every_example_is_typed_into_a_cell(smoke):
    shown = {function.example.formula: function.example.shown for function in FUNCTIONS} | smoke.ERRORS
    checks = list(smoke.function_checks(Sheet(shown)))
    assert ([check.name for check in checks], {check.passed for check in checks}) == (list(shown), {True})


def test_a_macro_that_loses_a_sheet_has_not_passed(smoke):
    book = Book("Setup", "Mine")
    excel = SimpleNamespace(Run=lambda *_: book.Sheets.pop(), Workbooks=lambda _: book)
    assert next(smoke.macro_checks(excel, "Sample region.xlsx", None)).seen == "1 sheets, lost: Mine"


def test_macros_that_ask_questions_are_left_to_a_person(smoke):
    run = []
    excel = SimpleNamespace(Run=lambda macro, _: run.append(macro), Workbooks=lambda _: Book("Setup"))
    assert all(check.passed for check in smoke.macro_checks(excel, "Sample region.xlsx", None))
    assert (len(run), any("NewStudy" in macro for macro in run)) == (
        len(ribbon_macros()) - len(smoke.BY_HAND),
        False,
    )


def test_what_a_person_looks_at_takes_fifteen_minutes(smoke):
    assert sum(look.minutes for look in smoke.TO_LOOK_AT) == 15


def test_the_report_has_a_place_for_each_thing_that_a_person_looks_at(smoke):
    lines = smoke.report_text(smoke.Report({})).splitlines()
    items = [item for look in smoke.TO_LOOK_AT for item in look.items]
    assert [item for item in [*items, *smoke.FURTHER] if f"| {item} | |" not in lines] == []


def test_the_report_says_that_it_is_to_be_sent_back(smoke):
    assert "send this file back" in smoke.report_text(smoke.Report({}))


def test_it_can_be_imported_where_there_is_no_excel(smoke):
    assert callable(smoke.main)
