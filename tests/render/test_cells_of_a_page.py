"""A page writes its cells itself; they are those of XlsxWriter's worksheet, byte by byte."""

import zipfile

import numpy as np
import pytest
import xlsxwriter

from industry_clusters.render.cells import cached
from industry_clusters.render.page import Page

VALUES = [
    0, -1, 7, 0.1, 1e-9, 1e22, 123456789.123456789, np.float64(2 / 3), np.int64(5), True, False,
    "", "text", 'a & b < c > d "e"', "two\nlines", "#N/A", "#DIV/0!", " #N/A", "\N{EM DASH}", cached(None), cached(float("nan")),
]  # fmt: skip
FORMULAS = ["=1+1", '=A1&"<"&B1', '=IF(A1>=2,"a & b","")', "=Setup!$C$4", "=SUM('A & B'!A1:B2)"]
TEXTS = ["", "text", "a & b < c", "text", " spaces ", "x" * 40_000, "=1+1", "\N{EM DASH}"]


def fill(page, looks):
    """Cells of every kind, with a look and without one, in rows and columns with looks of their own and without."""
    page.set_row(3, 20, looks[1])
    page.set_column(4, 5, 12, looks[0])
    for column, look in enumerate((looks[0], looks[1], None, None, None)):
        for row, number in enumerate(value for value in VALUES if isinstance(value, int | float)):
            page.write_number(row, column, number, look)
        for row, text in enumerate(TEXTS, 20):
            page.write_string(row, column, text, look)
        for row, formula in enumerate(FORMULAS, 30):
            page.write_formula(row, column, formula, look, 1)
        for row, value in enumerate(VALUES, 40):
            page.write_formula(row, column, "=A1", look, value)
        page.write_blank(70, column, None, look)
        page.write_boolean(71, column, column == 1, look)
        page.write_url(72, column, "internal:Sheet1!A1", look, "there")
        page.write_rich_string(73, column, "a", looks[0], "b", "c")
    page.write_comment(80, 9, "a note in a row without cells")
    page.write_comment(20, 12, "a note beyond the cells of its row")
    page.set_row(85, 30)
    page.write_string(99, 30, "far away", looks[0])
    page.write_string(99, 2, "written after what lies to its right", looks[1])


def written(path, write):
    """The first sheet of a workbook whose page is written by a function."""
    with xlsxwriter.Workbook(str(path)) as book:
        write(book.add_worksheet("Sheet1", Page), book.add_format({"num_format": "0.0"}))
    with zipfile.ZipFile(path) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def parts(path, kind):
    with xlsxwriter.Workbook(str(path), {"in_memory": True, "strings_to_urls": False}) as book:
        looks = (book.add_format({"bold": True}), book.add_format({"num_format": "0.0", "border": 1}))
        fill(book.add_worksheet("Sheet1", kind), looks)
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if not name.startswith("docProps")}


@pytest.fixture
def both(tmp_path):
    return parts(tmp_path / "page.xlsx", Page), parts(tmp_path / "plain.xlsx", xlsxwriter.worksheet.Worksheet)


def test_cells_are_those_of_xlsxwriter(both):
    ours, plain = both
    assert {name for name in plain if ours.get(name) != plain[name]} == set()


def test_lines_of_one_look_are_those_of_xlsxwriter(tmp_path):
    look = {"series_color": "#203040", "last_point": True}
    for name, kind in (("page", Page), ("plain", xlsxwriter.worksheet.Worksheet)):
        with xlsxwriter.Workbook(str(tmp_path / name)) as book:
            sheet = book.add_worksheet("Sheet1", kind)
            for row in range(3):
                cells = f"'B & C'!$A${row + 1}:D{row + 1}"
                if kind is Page:
                    sheet.add_line(row, 5, cells, look)
                else:
                    sheet.add_sparkline(row, 5, {"range": cells, **look})
    ours, plain = (
        zipfile.ZipFile(tmp_path / name).read("xl/worksheets/sheet1.xml") for name in ("page", "plain")
    )
    assert ours == plain


def test_finite_numbers_are_written_as_numbers(tmp_path):
    known = written(tmp_path / "a.xlsx", lambda page, look: page.write_finite(2, 1, 2 / 3, look))
    asked = written(tmp_path / "b.xlsx", lambda page, look: page.write_number(2, 1, 2 / 3, look))
    assert known == asked


def test_a_formula_of_arrays_that_a_person_typed_is_kept_as_one(tmp_path):
    sheet = written(
        tmp_path / "a.xlsx",
        lambda page, look: page.write_typed_formula(0, 0, "=_xlfn._xlws.SORT(B1:B3)", look, 1),
    )
    assert '<f t="array" ref="A1">_xlfn._xlws.SORT(B1:B3)</f>' in sheet


def test_columns_that_are_left_to_people_are_no_content_of_a_sheet(tmp_path):
    def write(page, look):
        page.leave_columns_from(5, look)
        page.write_finite(2, 1, 1.0, look)
        page.write_finite(4, 3, 1.0, look)

    assert '<dimension ref="B3:D5"/>' in written(tmp_path / "a.xlsx", write)
