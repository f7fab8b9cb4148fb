"""The functions without an add-in: as names in a workbook, and as a text to paste."""

import re

import ironcalc
import pytest
from openpyxl import load_workbook

from industry_clusters.errors import WorkbookError
from industry_clusters.export.lambda_names import lambda_names
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.workflows.build import build
from industry_clusters.workflows.functions import BOOK_FILE, TEXT_FILE, write_functions
from support.example import BY_SECTOR, demo_in
from support.excel_rules import broken_rules
from support.recalculate import open_book


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("functions")
    write_functions(folder)
    return folder


def test_the_workbook_calculates_every_example_by_its_own_names(written):
    model = ironcalc.load_from_xlsx(str(written / BOOK_FILE))
    model.evaluate()
    page = load_workbook(written / BOOK_FILE)["Functions"]
    rows = [row for row in range(1, page.max_row + 1) if str(page.cell(row, 1).value).startswith("IC.")]
    shown = [model.get_cell_value(0, row, 3) for row in rows]
    assert [f"{one:.10g}" if isinstance(one, float) else one for one in shown] == [
        function.example.shown for function in FUNCTIONS
    ]


def test_the_workbook_keeps_to_the_rules_of_excel(written):
    assert broken_rules(written / BOOK_FILE) == {}


def test_the_text_holds_every_name_with_its_formula(written):
    text = (written / TEXT_FILE).read_text(encoding="utf-8")
    found = dict(re.findall(r"^([A-Z_]+) = (.*);$", text, re.MULTILINE))
    assert {f"IC.{name}": formula for name, formula in found.items()} == {
        one.name: one.formula for one in lambda_names(FUNCTIONS)
    }


def test_the_text_has_no_tab_which_excel_labs_refuses(written):
    assert "\t" not in (written / TEXT_FILE).read_text(encoding="utf-8")


def test_a_file_that_is_not_ours_is_kept(tmp_path):
    (tmp_path / TEXT_FILE).write_text("mine", encoding="utf-8")
    with pytest.raises(WorkbookError, match="did not make it"):
        write_functions(tmp_path)
    assert not (tmp_path / BOOK_FILE).exists()


def test_functions_written_again_are_equal_and_leave_no_copy(tmp_path):
    write_functions(tmp_path)
    write_functions(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [TEXT_FILE, BOOK_FILE]


def test_a_workbook_has_them_where_they_were_asked_for_and_keeps_them(tmp_path):
    made = demo_in(tmp_path, **BY_SECTOR)
    assert "IC.LQ" not in open_book(made).defined_names
    build(made, lambda_functions=True)
    build(made)
    assert open_book(made).defined_names["IC.LQ"].attr_text.startswith("_xlfn.LAMBDA(_xlpm.region_industry,")
    assert "LQ" not in open_book(made).defined_names
