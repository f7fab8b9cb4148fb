"""The test bed itself: what a macro writes through xlwings is in LibreOffice's cells, and what it does not build raises."""

import datetime as dt

import pandas as pd
import pytest
import xlwings
from openpyxl import load_workbook


@pytest.fixture
def book(calc):
    return xlwings.Book()


@pytest.fixture
def sheet(book):
    return book.sheets[0]


def file_with(path, value):
    made = xlwings.Book()
    made.sheets[0]["A1"].value = value
    made.save(path)
    made.close()
    return path


@pytest.mark.parametrize(
    "value", [1.5, "text", True, dt.datetime(2003, 12, 31), None, "'=quoted", "1e", "- dash", "Łódź"]
)
def test_a_value_comes_back_as_it_was_written(sheet, value):
    sheet["B2"].value = value
    assert sheet["B2"].value == (value.removeprefix("'") if isinstance(value, str) else value)


def test_rows_come_back_as_they_were_written(sheet):
    rows = [[1.0, "a", None], [None, False, 2.5]]
    sheet["B2"].value = rows
    assert sheet["B2:D3"].value == rows


def test_one_value_fills_a_range(sheet):
    sheet["A1:B2"].value = 7
    assert sheet["A1:B2"].value == [[7.0, 7.0], [7.0, 7.0]]


def test_a_data_frame_comes_back_as_it_was_written(sheet):
    frame = pd.DataFrame({"jobs": [1.0, None], "title": ["a", "b"]}, index=pd.Index(["x", "y"], name="code"))
    sheet["A1"].value = frame
    pd.testing.assert_frame_equal(
        sheet["A1"].expand().options(pd.DataFrame).value, frame, check_dtype=False, check_column_type=False
    )


def test_text_that_looks_like_a_number_becomes_one_as_in_excel(sheet):
    sheet["A1"].value = "0012"
    assert sheet["A1"].value == 12


def test_text_that_looks_like_a_number_stays_text_in_a_cell_for_text(sheet):
    sheet["A1"].number_format = "@"
    sheet["A1"].value = "0012"
    assert sheet["A1"].value == "0012"


def test_a_formula_calculates_again_when_a_cell_that_it_reads_changes(sheet):
    sheet["A1"].value = [1, 2, "=SUM(A1,B1)"]
    sheet["A1"].value = 5
    assert sheet["C1"].value == 7


def test_without_automatic_calculation_a_formula_waits_until_it_is_told(sheet):
    sheet["A1"].value = [1, "=A1*2"]
    sheet.book.app.calculation = "manual"
    sheet["A1"].value = 5
    before = sheet["B1"].value
    sheet.book.app.calculate()
    assert (before, sheet["B1"].value) == (2, 10)


@pytest.mark.parametrize(
    "formula",
    ["=SUM(A1:A2,2)", "=IF(A1>1,\"a,b\",'My sheet'!$A$1)", "=SUM({1,2;3,4})", "=RANK.EQ(1,A1:A2)"],
)
def test_a_formula_comes_back_as_excel_writes_it(book, formula):
    book.sheets.add("My sheet")
    cell = book.sheets[0]["C1"]
    cell.formula = formula
    assert cell.formula == formula


def test_a_formula_for_many_cells_is_seen_from_each(sheet):
    sheet["A1"].value = [[1, 10], [2, 20]]
    sheet["D1:E2"].formula = "=A1*$A$2"
    assert sheet["D1:E2"].value == [[2, 20], [4, 40]]
    assert sheet["E2"].formula == "=B2*$A$2"


def test_formulas_are_written_as_rows(sheet):
    sheet["A1"].formula = [["=1+1", 5], ["x", "=B1*2"]]
    assert sheet["A1:B2"].value == [[2, 5], ["x", 10]]


def test_a_formula_of_dynamic_arrays_works_with_whole_ranges(sheet):
    sheet["A1"].value = [[1], [2]]
    sheet["C9"].formula2 = "=SUM(A1:A2*2)"
    assert sheet["C9"].value == 6


def test_an_array_formula_gives_each_cell_its_own(sheet):
    sheet["A1"].value = [[1], [2]]
    sheet["B1:B2"].formula_array = "=A1:A2*10"
    assert sheet["B1:B2"].value == [10, 20]


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ('="a"+1', "#VALUE!"),
        ("=SQRT(-1)", "#NUM!"),
        ("=NoSuch", "#NAME?"),
    ],
)
def test_an_error_reads_as_nothing_or_as_its_text(sheet, formula, error):
    sheet["A1"].formula = formula
    assert (sheet["A1"].value, sheet["A1"].options(err_to_str=True).value) == (None, error)


def test_clearing_contents_keeps_the_format(sheet):
    sheet["A1"].value, sheet["A1"].color = 1, (255, 0, 10)
    sheet["A1"].clear_contents()
    assert (sheet["A1"].value, sheet["A1"].color) == (None, (255, 0, 10))


def test_clearing_takes_the_format_too(sheet):
    sheet["A1"].value, sheet["A1"].color = 1, "#FF000A"
    sheet["A1"].clear()
    assert (sheet["A1"].value, sheet["A1"].color) == (None, None)


def test_formats_and_sizes_come_back(sheet):
    cells = sheet["A1:B2"]
    cells.number_format, cells.column_width, cells.row_height, cells.font.bold = "0.0%", 20, 30, True
    assert cells.number_format == "0.0%"
    assert cells.column_width == pytest.approx(20, abs=0.1)
    assert cells.row_height == pytest.approx(30, abs=0.1)
    assert cells.font.bold


def test_a_range_expands_to_the_first_blank(sheet):
    sheet["B2"].value = [["a", "b"], [1, 2], [3, 4]]
    sheet["B6"].value = "apart"
    assert sheet["B2"].expand().address == "$B$2:$C$4"


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("A1", "down", "A3"),
        ("A3", "down", "A6"),
        ("A6", "up", "A3"),
        ("A1", "right", "C1"),
        ("C9", "left", "A9"),
    ],
)
def test_the_end_is_where_an_arrow_key_leads(sheet, start, direction, end):
    sheet["A1"].value = [[1, None, 2], [3, None, None], [4, None, None]]
    sheet["A6"].value = 5
    assert sheet[start].end(direction).address == xlwings.Range(end).address


def test_the_end_of_an_empty_column_is_the_last_row(sheet):
    assert sheet["D4"].end("down").row == 1_048_576


def test_a_name_stands_for_its_range(book, sheet):
    sheet["A1"].value = [3, 4]
    book.names.add("inputs", "=Sheet1!$A$1:$B$1")
    assert book.names["inputs"].refers_to == "=Sheet1!$A$1:$B$1"
    assert book.names["inputs"].refers_to_range.value == [3, 4]
    assert sheet["inputs"].name.name == "inputs"


def test_a_name_of_a_sheet_is_told_by_the_sheet(book, sheet):
    sheet.names.add("inner", "=Sheet1!$A$1")
    assert [name.name for name in book.names] == ["Sheet1!inner"]
    assert "inner" in sheet.names


def test_a_name_may_be_a_formula_which_is_no_range(book):
    book.names.add("twice", "=Sheet1!$A$1*2")
    assert book.names["twice"].refers_to == "=Sheet1!$A$1*2"
    with pytest.raises(xlwings.XlwingsError, match="twice stands for no range"):
        _ = book.names["twice"].refers_to_range


def test_a_deleted_name_is_gone(book):
    book.names.add("short", "=Sheet1!$A$1")
    book.names["short"].delete()
    assert "short" not in book.names


def test_sheets_are_added_where_they_are_asked_for(book):
    book.sheets.add("last", after=book.sheets[-1])
    book.sheets.add("first", before=book.sheets[0])
    assert [sheet.name for sheet in book.sheets] == ["first", "Sheet1", "last"]
    assert book.sheets.active.name == "first"


def test_a_renamed_sheet_is_followed_by_its_formulas(book, sheet):
    other = book.sheets.add("other")
    other["A1"].formula = "=Sheet1!B2+1"
    sheet.name = "New name"
    assert other["A1"].formula == "='New name'!B2+1"


def test_a_deleted_sheet_is_gone(book):
    book.sheets.add("extra").delete()
    assert [sheet.name for sheet in book.sheets] == ["Sheet1"]


def test_a_sheet_is_hidden_and_shown(book, sheet):
    book.sheets.add("extra")
    sheet.visible = False
    assert not sheet.visible
    sheet.visible = True
    assert sheet.visible


def test_a_copy_of_a_sheet_has_its_values_and_formulas(book, sheet):
    sheet["A1"].value = [1, "=A1+1"]
    copy = sheet.copy(after=sheet, name="copy")
    copy["A1"].value = 5
    assert (copy["B1"].value, sheet["B1"].value) == (6, 2)


def test_a_sheet_is_copied_into_another_open_book(book, sheet):
    sheet["A1"].value = "carried"
    other = xlwings.Book()
    sheet.copy(before=other.sheets[0], name="from there")
    assert other.sheets["from there"]["A1"].value == "carried"


def test_the_book_brought_forward_is_the_active_one(book):
    other = xlwings.Book()
    book.activate()
    assert (xlwings.books.active, len(xlwings.books)) == (book, 2)
    other.activate()
    assert xlwings.books.active == other


def test_a_saved_book_opens_with_what_was_in_it(calc, tmp_path):
    made = xlwings.Book()
    made.sheets[0]["A1"].value = [2, "=A1*2"]
    made.names.add("two", "=Sheet1!$A$1")
    path = tmp_path / "made here.xlsx"
    made.save(path)
    made.close()
    opened = xlwings.Book(path)
    assert (opened.fullname, opened.name) == (str(path), "made here.xlsx")
    assert opened.sheets[0]["A1:B1"].formula == (("2", "=A1*2"),)
    assert opened.names["two"].refers_to_range.address == "$A$1"


def test_a_saved_book_is_a_workbook_for_other_programs(calc, tmp_path):
    path = file_with(tmp_path / "book.xlsx", "=1+1")
    assert load_workbook(path)["Sheet1"]["A1"].value == "=1+1"


def test_an_opened_file_is_saved_where_it_lies(calc, tmp_path):
    path = file_with(tmp_path / "book.xlsx", "before")
    book = xlwings.Book(path)
    book.sheets[0]["A1"].value = "after"
    book.save()
    assert load_workbook(path)["Sheet1"]["A1"].value == "after"


def test_a_closed_book_is_gone(book):
    xlwings.Book()
    book.close()
    assert "Book1" not in [open_book.name for open_book in xlwings.books]


def test_a_message_is_kept_and_answered(calc, book):
    calc.answers = ["no"]
    assert book.app.alert("Go on?", "Title", buttons="yes_no") == "no"
    assert book.app.alert("Done.") == "ok"
    assert [alert.prompt for alert in calc.alerts] == ["Go on?", "Done."]


def test_what_a_macro_sets_is_kept(calc, book):
    with book.app.properties(screen_updating=False, status_bar="reading"):
        assert (book.app.screen_updating, book.app.status_bar) == (False, "reading")
    assert (book.app.screen_updating, book.app.status_bar) == (True, False)
    assert calc.status_texts == ["reading"]


@pytest.mark.parametrize(
    ("ask", "named"),
    [
        (lambda sheet: sheet.charts, "Sheet.charts"),
        (lambda sheet: sheet.pictures, "Sheet.pictures"),
        (lambda sheet: sheet.tables, "Sheet.tables"),
        (lambda sheet: sheet["A1"].borders.set(), "Range.borders"),
        (lambda sheet: sheet["A1"].api.Value, "Range.api.Value"),
        (lambda sheet: sheet.book.app.api.Run, "App.api.Run"),
        (lambda sheet: sheet.book.app.macro("any")(), "App.run"),
        (lambda sheet: setattr(sheet["A1"], "horizontal_alignment", "left"), "Range.horizontal_alignment"),
    ],
)
def test_what_is_not_built_raises_with_its_name(sheet, ask, named):
    with pytest.raises(NotImplementedError, match=named):
        ask(sheet)
