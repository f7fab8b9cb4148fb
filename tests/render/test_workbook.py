"""A view becomes a workbook that another program reads as it was meant."""

import os
import re
import stat
import zipfile
from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from industry_clusters.errors import WorkbookError
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Kind,
    Link,
    Navigation,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)
from support.recalculate import open_book
from support.sample_view import GROUPS, LONG_CHOICE, SOURCE, data_sheet, sample_view


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("rendered") / "sample.xlsx"
    write_workbook(sample_view(), path)
    return path


@pytest.fixture(scope="module")
def book(path):
    return open_book(path)


@pytest.fixture(scope="module")
def values(path):
    return open_book(path, data_only=True)


@pytest.fixture(scope="module")
def places():
    return Addresses.of(sample_view())


def cells(book, places, table, column):
    place = places.tables[table]
    letter = get_column_letter(place.columns[column] + 1)
    span = f"{letter}{place.first_row + 1}:{letter}{place.last_row + 1}"
    return [row[0] for row in book[place.sheet][span]]


def listed(book, name):
    sheet, span = next(iter(book.defined_names[name].destinations))
    return tuple(row[0].value for row in book[sheet.replace("''", "'")][span.replace("$", "")])


def named(book, name):
    sheet, cell = next(iter(book.defined_names[name].destinations))
    return book[sheet][cell.replace("$", "")]


def rules_of(book, cell):
    return next(rule for rule in cell.parent.data_validations.dataValidation if cell.coordinate in rule.sqref)


def test_sheets_stand_in_the_views_order_and_private_ones_after_them(book):
    assert book.sheetnames == ["Start", "Setup", "Result", "Trends", "Ann's data", "_lists", "_study"]


def test_private_sheets_cannot_be_unhidden_by_chance(book):
    assert {book[name].sheet_state for name in ("_lists", "_study")} == {"veryHidden"}


def test_text_that_looks_like_a_formula_stays_text(book, places):
    cell = cells(book, places, "data", "title")[0]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_codes_keep_their_leading_zero(book, places):
    assert [cell.value for cell in cells(book, places, "data", "code")] == ["0111", "0112", "21"]


def test_a_missing_number_is_not_available_rather_than_empty_or_zero(values, places):
    assert [cell.value for cell in cells(values, places, "data", "y2019")] == [100, 40, "#N/A"]


def test_derived_cells_hold_a_formula_over_the_data(book, places):
    formula = cells(book, places, "result", "before")[1].value
    assert formula == "=INDEX('Ann''s data'!$C$5:$D$7,$C9,1)"


def test_derived_cells_hold_their_value_as_well(values, places):
    assert [cell.value for cell in cells(values, places, "result", "growth")] == [0.1, -0.5, "#N/A"]


def test_brackets_inside_a_formulas_text_are_text(values, places):
    assert [cell.value for cell in cells(values, places, "result", "words")] == ["[up]", "[down]", "?"]


def test_truths_are_cached_as_truths(values, places):
    assert [cell.value for cell in cells(values, places, "result", "even")] == [None, True, False]


def test_fields_are_defined_names(book):
    assert named(book, "cut_off").value == 0.05


def test_note_boxes_are_defined_names_and_their_words_are_text(book):
    assert named(book, "note_growth").value == "The farms do.\n=and more"


def test_note_boxes_are_one_cell_over_their_lines(book):
    box = named(book, "note_growth")
    merged = next(area for area in box.parent.merged_cells.ranges if box.coordinate in area)
    assert merged.size["rows"] == 3


def test_a_named_table_spans_its_empty_rows_too(book):
    assert listed(book, "file_paths") == ("=SUM(A1)", None, None, None)


def test_further_names_are_defined(book):
    assert book.defined_names["data_codes"].attr_text == "'Ann''s data'!$A$5:$A$7"


def test_inputs_are_coloured_and_unlocked(book):
    cell = named(book, "cut_off")
    assert (cell.fill.fgColor.rgb, cell.protection.locked) == ("FFFFF9DB", False)


def test_derived_cells_are_locked(book):
    assert named(book, "every_job").protection.locked


@pytest.mark.parametrize("sheet", ["Start", "Setup", "Result", "Trends", "Ann's data"])
def test_no_sheet_is_protected(book, sheet):
    assert not book[sheet].protection.sheet


def test_short_choices_are_listed_in_the_cell(book):
    assert rules_of(book, named(book, "owner")).formula1 == '"Private,All"'


def test_long_choices_are_listed_under_a_name(book):
    name = rules_of(book, named(book, "area")).formula1
    assert listed(book, name) == LONG_CHOICE


def test_choices_from_another_sheet_go_by_a_name(book):
    name = rules_of(book, named(book, "group")).formula1
    assert listed(book, name) == tuple(GROUPS)


def test_numbers_have_bounds_and_a_message(book):
    rule = rules_of(book, named(book, "cut_off"))
    assert (rule.type, rule.formula1, rule.formula2, rule.error) == (
        "decimal",
        "-1",
        "1",
        "From -100% to 100%.",
    )


def test_whole_numbers_are_whole(book):
    assert rules_of(book, named(book, "least")).type == "whole"


def test_headers_carry_their_note_as_a_comment(book):
    assert book["Result"]["A7"].comment.text == "The industry's code."


def test_header_and_first_columns_stay_in_sight(book):
    assert book["Result"].freeze_panes == "B8"


@pytest.mark.parametrize(("rows", "repeated"), [(80, "$4:$4"), (8, None)])
def test_the_header_is_repeated_where_the_table_takes_more_than_a_page(tmp_path, rows, repeated):
    columns = (Column("code", "Code", [str(row) for row in range(rows)], Unit.CODE),)
    sheet = Sheet("Long", "Rows", Role.DATA, (Table("long", columns, freeze_columns=1),), SOURCE)
    write_workbook(Workbook("Long", (sheet,)), tmp_path / "long.xlsx")
    assert open_book(tmp_path / "long.xlsx")["Long"].print_title_rows == repeated


def test_no_name_is_defined_twice_which_excel_would_call_damage(tmp_path):
    fields = Fields(
        tuple(Field(f"group_{at}", "Group", "Farms", validation=Choice("{data.title}")) for at in range(3))
    )
    view = sample_view()
    more = Sheet("More", "More", Role.INPUT, (fields,), SOURCE)
    write_workbook(replace(view, sheets=(*view.sheets, more)), tmp_path / "more.xlsx")
    with zipfile.ZipFile(tmp_path / "more.xlsx") as package:
        text = package.read("xl/workbook.xml").decode()
    names = re.findall(r'<definedName name="([^"]*)"(?: localSheetId="(\d+)")?', text)
    assert sorted(set(names)) == sorted(names)


def test_filters_stand_on_header_and_rows(book):
    assert book["Result"].auto_filter.ref == "A7:H10"


def test_helping_columns_are_folded_away(book):
    assert book["Result"].column_dimensions["C"].hidden


def test_colours_follow_a_formula_of_the_first_row(book):
    formats = {
        str(area.sqref): rules for area, rules in book["Result"].conditional_formatting._cf_rules.items()
    }
    assert formats["F8:F10"][0].formula == ["$F8>cut_off"]


def test_errors_are_greyed_in_every_table(book):
    kinds = {
        rule.type
        for sheet in book
        for rules in sheet.conditional_formatting._cf_rules.values()
        for rule in rules
    }
    assert "containsErrors" in kinds


def test_a_state_marks_a_cell(book, places):
    plain, partial, _ = cells(book, places, "result", "after")
    assert (plain.font.italic, partial.font.italic) == (False, True)


@pytest.mark.parametrize(
    ("column", "shown"),
    [("growth", "[>=0.0005]0.0%;[<=-0.0005]-0.0%;0.0%"), ("after", "#,##0"), ("words", "General")],
)
def test_numbers_are_shown_by_their_unit(book, places, column, shown):
    assert cells(book, places, "result", column)[0].number_format == shown


def test_links_jump_to_their_sheet(book):
    link = next(cell.hyperlink for row in book["Start"].iter_rows() for cell in row if cell.hyperlink)
    assert link.location == "'Ann''s data'!A1"


def test_a_small_line_is_drawn_for_each_row_that_has_one(path):
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet3.xml").decode()
    assert sheet.count("<x14:sparkline>") == 2


def test_charts_are_native_and_speak_to_those_who_cannot_see_them(path):
    drawing = zipfile.ZipFile(path).read("xl/drawings/drawing1.xml").decode()
    told = re.findall(r'descr="(\w+) chart of [^"]*\. Jobs, as (\w+)\.', drawing)
    assert sorted((words.lower(), kind) for words, kind in told) == sorted((kind, kind) for kind in ChartKind)


def test_charts_name_their_axes(path):
    charts = [name for name in zipfile.ZipFile(path).namelist() if name.startswith("xl/charts/chart")]
    assert all(b"<a:t>Year</a:t>" in zipfile.ZipFile(path).read(name) for name in charts)


def test_lines_are_points_joined_over_the_years_as_libreoffice_draws_a_missing_one_of_a_line_chart_as_zero(
    tmp_path,
):
    line = Series("Here", "{data.code}", "{data.y2020}", "region")
    chart = Chart("jobs", ChartKind.LINE, "Jobs", "Year", "Jobs", (line,), years=(1990, 2024))
    sheet = data_sheet()
    view = sample_view(sheets=(replace(sheet, blocks=(chart, *sheet.blocks)),))
    write_workbook(view, tmp_path / "lines.xlsx")
    with zipfile.ZipFile(tmp_path / "lines.xlsx") as package:
        drawn = package.read("xl/charts/chart1.xml")
    assert [b"<c:scatterChart>" in drawn, b'<c:max val="2024"/><c:min val="1990"/>' in drawn] == [True, True]


def test_a_chart_over_another_sheets_data_is_refused(tmp_path):
    far = Series("Here", "{data.code}", "{data.y2020}", "region")
    chart = Chart("far", ChartKind.LINE, "Far", "", "", (far,))
    view = sample_view(sheets=(Sheet("Charts", "Charts", Role.RESULT, (chart,), SOURCE), data_sheet()))
    with pytest.raises(WorkbookError, match="'far' draws"):
        write_workbook(view, tmp_path / "far.xlsx")


def test_every_page_carries_source_sheet_and_page(book):
    footer = book["Result"].oddFooter
    assert (SOURCE.replace("&", "&&") in footer.left.text, footer.left.text.endswith("page &P")) == (
        True,
        True,
    )


def test_the_source_stands_under_the_title(book):
    assert book["Result"]["A2"].value == SOURCE


def test_tabs_are_coloured_by_role(book):
    assert book["Setup"].sheet_properties.tabColor.rgb == "FFE3B505"


@pytest.mark.parametrize(
    ("sheet", "lines"), [("Start", False), ("Setup", False), ("Result", False), ("Ann's data", True)]
)
def test_only_data_sheets_show_gridlines(book, sheet, lines):
    assert (book[sheet].sheet_view.showGridLines is not False) is lines


def test_an_empty_list_of_rows_still_makes_a_table(tmp_path):
    data = data_sheet()
    table = data.blocks[0]
    empty = replace(table, columns=tuple(replace(column, values=[]) for column in table.columns))
    write_workbook(sample_view(sheets=(replace(data, blocks=(empty,)),), names={}), tmp_path / "empty.xlsx")
    assert open_book(tmp_path / "empty.xlsx")["Ann's data"]["A4"].value == "Code"


def test_the_same_view_makes_the_same_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(sample_view(), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WorkbookError, match=r"cannot write .*study\.xlsx.*Close the file"):
        write_workbook(sample_view(), tmp_path / "nowhere" / "study.xlsx")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "study.xlsx"
    path.write_text("the old one")
    broken = replace(data_sheet(), title=Formula("{nowhere.code}", ""))
    with pytest.raises(WorkbookError):
        write_workbook(sample_view(sheets=(broken,), names={}), path)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"study.xlsx": "the old one"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_others_may_read_the_file(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_codes_and_withheld_cells_carry_no_green_triangle_of_excels(path):
    text = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    marks = re.findall(r'<ignoredError sqref="([A-Z]+\d+:[A-Z]+\d+)" (\w+)="1"', text)
    assert {kind for _, kind in marks} == {"evalError", "numberStoredAsText"}


def test_a_formula_without_text_holds_an_empty_text_and_no_empty_number(tmp_path):
    column = Column("words", "Words", [""], formula='IF(1=1,"","words")', kind=Kind.DERIVED)
    sheet = Sheet("Words", "Words", Role.RESULT, (Table("words", (column,)),), "")
    write_workbook(sample_view(sheets=(sheet,), names={}), tmp_path / "words.xlsx")
    text = zipfile.ZipFile(tmp_path / "words.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<c [^>]*t="str"><f>[^<]*</f><v></v></c>', text)


def test_a_formula_that_excel_does_not_take_is_refused_with_its_cell(tmp_path):
    long = '"' + "a" * 250 + '"'
    column = Column("words", "Words", ["a"], formula="&".join([long] * 40), kind=Kind.DERIVED)
    sheet = Sheet("Words", "Words", Role.RESULT, (Table("words", (column,)),), "")
    with pytest.raises(WorkbookError, match=r"10,\d+ characters.*sheet Words, cell A"):
        write_workbook(sample_view(sheets=(sheet,), names={}), tmp_path / "long.xlsx")


def test_a_rule_that_looks_at_another_sheet_is_refused(tmp_path):
    first = Sheet("One", "One", Role.RESULT, (Paragraph("Words", alert="{data.y2019}>0"),), "")
    with pytest.raises(WorkbookError, match="looks at another sheet"):
        write_workbook(sample_view(sheets=(first, data_sheet()), names={}), tmp_path / "rule.xlsx")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """The sample with every sheet protected, one of them hidden, and links on each."""
    path = tmp_path_factory.mktemp("guarded") / "sample.xlsx"
    there = Navigation((Link("Start", "Start"), Link("Result >", "Result")), "See how it goes.")
    sheets = tuple(
        replace(sheet, protected=True, hidden=sheet.name == "Trends", navigation=there)
        for sheet in sample_view().sheets
    )
    write_workbook(sample_view(sheets=sheets), path)
    return open_book(path)


def test_a_protected_sheet_has_no_password_and_allows_notes_looks_and_filters(guarded):
    rule = guarded["Result"].protection
    assert (rule.sheet, rule.password) == (True, None)
    assert not any((rule.objects, rule.formatCells, rule.formatColumns, rule.autoFilter, rule.sort))


def test_on_a_protected_sheet_inputs_and_cells_beside_the_tables_can_be_typed_in(guarded):
    sheet, place = next(iter(guarded.defined_names["cut_off"].destinations))
    beside = list(guarded["Setup"].column_dimensions.values())[-1]
    assert not guarded[sheet][place.replace("$", "")].protection.locked
    assert not beside.protection.locked


def test_on_a_protected_sheet_formulas_and_headings_cannot_be_changed(guarded):
    page = guarded["Result"]
    formulas = [cell for row in page.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert formulas
    assert all(cell.protection.locked for cell in [*formulas, page["A1"]])


def test_links_and_purpose_are_beneath_the_title(guarded):
    page = guarded["Setup"]
    links = [cell.hyperlink.location for cell in page[3] if cell.hyperlink]
    assert (links, page["A4"].value) == (["'Start'!A1", "'Result'!A1"], "See how it goes.")


def test_a_hidden_sheet_can_be_unhidden(guarded):
    assert guarded["Trends"].sheet_state == "hidden"
