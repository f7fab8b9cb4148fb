"""Every sheet prints well."""

import re
import zipfile

import pytest

from industry_clusters.errors import WorkbookError
from industry_clusters.render.grid import Grid
from industry_clusters.render.printing import footer
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.composed import unfolded_where_shown
from industry_clusters.views.vocabulary.model import (
    Column,
    Heading,
    NoteBox,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from support.recalculate import open_book
from support.sample_view import data_sheet, sample_view


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("printed") / "sample.xlsx"
    write_workbook(sample_view(), path)
    return path


def chart_of(path, number):
    return zipfile.ZipFile(path).read(f"xl/charts/chart{number}.xml").decode()


def test_a_missing_value_is_no_zero_in_a_charts_cache(path):
    assert re.findall(r"<c:v>(\d+)</c:v>", chart_of(path, 1).split("<c:yVal>")[1]) == ["140", "135"]


def test_charts_leave_a_gap_for_what_is_missing(path):
    assert '<c:dispBlanksAs val="gap"/>' in chart_of(path, 1)


def test_bars_name_their_categories_on_the_category_axis(path):
    categories = re.search(r"<c:catAx>.*</c:catAx>", chart_of(path, 2))[0]
    assert "<a:t>Year</a:t>" in categories


def test_a_source_that_begins_with_a_year_does_not_become_a_font_size():
    assert footer("2020 survey").startswith("&L&8 2020")


def test_a_long_source_is_cut_to_what_a_footer_holds():
    assert len(footer("A & B, " * 90)) <= 255


def test_text_above_a_narrow_table_is_not_narrow():
    assert Grid.of(data_sheet()).reading_width >= 80


def test_a_page_ends_before_a_box_that_would_be_torn(tmp_path):
    boxes = tuple(NoteBox(f"note_{number}", "What do you see?", lines=20) for number in range(3))
    blocks = (Paragraph("Words"), *boxes[:2], Heading("More"), boxes[2])
    write_workbook(
        sample_view(sheets=(Sheet("Notes", "Notes", Role.INPUT, blocks, ""),), names={}),
        tmp_path / "notes.xlsx",
    )
    assert [end.id for end in open_book(tmp_path / "notes.xlsx")["Notes"].row_breaks.brk] == [27, 49]


def test_a_wide_sheet_takes_more_pages_rather_than_small_print(tmp_path):
    data = data_sheet()
    wide = data.blocks[0].columns[2]
    columns = (
        *data.blocks[0].columns,
        *(type(wide)(f"c{n}", "Jobs", wide.values, wide.unit) for n in range(40)),
    )
    table = type(data.blocks[0])("data", columns)
    write_workbook(
        sample_view(sheets=(Sheet("Wide", "Wide", Role.DATA, (table,), ""),), names={}),
        tmp_path / "wide.xlsx",
    )
    assert open_book(tmp_path / "wide.xlsx")["Wide"].page_setup.fitToWidth == 3


def test_a_long_answer_makes_its_box_taller(tmp_path):
    box = NoteBox("note", "What do you see?", "Many words. " * 100, lines=2)
    write_workbook(
        sample_view(sheets=(Sheet("Notes", "Notes", Role.INPUT, (box,), ""),), names={}),
        tmp_path / "notes.xlsx",
    )
    assert open_book(tmp_path / "notes.xlsx")["Notes"].row_dimensions[5].height > 60


def test_an_unknown_name_in_a_formula_names_what_it_may_mean():
    with pytest.raises(WorkbookError, match=r"'cut_of'.*Did you mean 'cut_off'"):
        Addresses.of(sample_view()).resolve("cut_of*2", "Result")


def test_the_columns_of_a_table_have_addresses():
    assert Addresses.of(sample_view()).columns("result")["after"] == "'Result'!$E$8:$E$10"


def printed(tmp_path, *blocks, role=Role.RESULT, **more):
    """A sheet of some blocks as it is written."""
    view = sample_view(sheets=(Sheet("Print", "Print", role, blocks, "", **more),), names={})
    write_workbook(view, tmp_path / "print.xlsx")
    return open_book(tmp_path / "print.xlsx")["Print"]


def jobs(key, rows, columns=1, **more):
    names = (f"c{number}" for number in range(columns))
    return Table(key, tuple(Column(name, "Jobs", rows, Unit.JOBS, width=20.0) for name in names), **more)


@pytest.mark.parametrize(("columns", "paper"), [(4, "1"), (10, "5"), (12, "3")])
def test_a_result_is_one_page_wide_on_the_smallest_paper_that_can_be_read(tmp_path, columns, paper):
    sheet = printed(tmp_path, jobs("wide", [1.0], columns))
    scale = int(sheet.page_setup.scale or 100)
    assert (str(sheet.page_setup.paperSize), scale >= 72) == (paper, True)


def test_pages_are_numbered_within_the_sheet(tmp_path):
    sheet = printed(tmp_path, jobs("one", [1.0]))
    assert sheet.page_setup.useFirstPageNumber
    assert "&N" not in sheet.oddFooter.left.text


def test_numbers_behind_charts_and_their_heading_stay_off_the_page(tmp_path):
    sheet = printed(
        tmp_path, jobs("shown", [1.0]), Heading("Behind"), jobs("behind", [2.0] * 9, is_printed=False)
    )
    assert sheet.print_area.endswith("$5")


def test_rows_that_say_nothing_at_the_end_stay_off_the_page(tmp_path):
    sheet = printed(tmp_path, jobs("spare", [1.0, 2.0, "", "", ""]))
    assert sheet.print_area.endswith("$6")


def test_what_is_not_among_the_printed_blocks_stays_off_the_page(tmp_path):
    sheet = printed(tmp_path, jobs("first", [1.0]), jobs("second", [1.0]), printed_blocks=1)
    assert sheet.print_area.endswith("$5")


def test_every_page_of_a_long_table_repeats_its_note_and_header(tmp_path):
    sheet = printed(tmp_path, Paragraph("What it says.", "note"), jobs("long", [1.0] * 80))
    assert sheet.print_title_rows == "$4:$6"


def test_a_long_table_that_others_follow_repeats_no_header_above_them(tmp_path):
    sheet = printed(tmp_path, jobs("long", [1.0] * 80), jobs("short", [1.0]))
    assert sheet.print_title_rows is None


def test_no_folded_column_of_one_table_hides_what_another_shows():
    wide = Table("wide", tuple(Column(f"c{n}", "Jobs", [1], Unit.JOBS) for n in range(5)))
    folding = Table(
        "folding", (Column("a", "A", [1], Unit.JOBS), Column("b", "B", [1], Unit.JOBS, hidden=True))
    )
    sheet = unfolded_where_shown(Sheet("Both", "Both", Role.RESULT, (folding, wide), ""))
    assert min(Grid.of(sheet).hidden) >= 5
