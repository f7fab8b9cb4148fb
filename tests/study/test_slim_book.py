"""Inputs read without openpyxl are what openpyxl reads, and what is out of the ordinary is left to it."""
# ruff: noqa: DTZ001, RUF001  a sheet's dates have no zone; letters that look like others are read too

from datetime import datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName

from industry_clusters.ingest.study.input_sheets import slim_inputs
from industry_clusters.ingest.study.opened_inputs import _opened, opened_inputs
from industry_clusters.ingest.study.slim_book import NotRead

VALUES = ("Kern", " two  blanks ", "a_x000D_b", "=no formula", "", None, 5, 5.0, -1.25, 1e-9, 1e21, True, False, "#N/A",
          datetime(2026, 3, 1), datetime(2026, 3, 1, 14, 30), "Zürich Ł 𝐋", CellRichText("a ", TextBlock(InlineFont(b=True), "bold"), " b"), "x\ny")  # fmt: skip


def saved(tmp_path, values=VALUES, places=(), **choices):
    book = Workbook()
    book.epoch = choices.get("epoch", book.epoch)
    page = book.active
    page.title = "Moved & here"
    for row, value in enumerate(values, 3):
        cell = page.cell(row, 2)
        cell.value = value
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "s"
        cell.number_format = choices.get("form", cell.number_format)
    book.create_sheet("Other")["C9"] = "not read"
    for name, place in {"input": "'Moved & here'!$B$3:$B$30", **dict(places)}.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def cells(book):
    page = book["Moved & here"]
    return [(cell.value, type(cell.value), cell.coordinate, cell.data_type == "e") for cell in page["B"]]


def test_each_kind_of_value_is_what_openpyxl_makes_of_it(tmp_path):
    path = saved(tmp_path)
    assert cells(slim_inputs(path)[0]) == cells(_opened(path)[0])


def test_sheets_and_names_are_told_as_openpyxl_tells_them(tmp_path):
    path = saved(tmp_path, places={"gone": "#REF!", "other": "Other!$C$9", "made": "LAMBDA(x,x+1)"})
    slim, other = slim_inputs(path)[0], _opened(path)[0]
    assert slim.sheetnames == other.sheetnames
    assert {name: list(one.destinations) for name, one in slim.defined_names.items()} == {
        name: list(one.destinations) for name, one in other.defined_names.items()
    }


@pytest.mark.parametrize(
    "choices",
    [
        {"epoch": CALENDAR_MAC_1904},
        {"values": (time(9, 30),)},
        {"values": (7.5,), "form": "[h]:mm"},
        {"values": (30,), "form": "yyyy-mm-dd"},
        {"places": {"two": "Other!$A$1,Other!$C$9"}},
    ],
    ids=["from 1904", "a time", "hours", "before 1900's March", "two places"],
)
def test_what_is_out_of_the_ordinary_is_left_to_openpyxl(tmp_path, choices):
    path = saved(tmp_path, **choices)
    with pytest.raises(NotRead):
        slim_inputs(path)
    assert cells(opened_inputs(path)[0]) == cells(_opened(path)[0])
