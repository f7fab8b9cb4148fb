"""Rows of tables are kept and written by column; the file is that of the same cells written one by one."""

import zipfile
from math import inf, isfinite, nan

import numpy as np
import pytest
import xlsxwriter
from openpyxl import load_workbook

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.written_places import boxes
from industry_clusters.render.band import HOLE, Band, BandColumn
from industry_clusters.render.book import Book
from industry_clusters.render.cells import cached
from industry_clusters.render.page import Page
from industry_clusters.render.places import places_on
from industry_clusters.render.refs import ROW
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.model import Column, Formula, Role, Sheet, Table, Workbook

pytestmark = pytest.mark.quick
ROWS = range(2, 10)
VALUES = {
    0: ["a", "b & c", "", "a", " spaces ", "\N{EM DASH}", "_x000D_", "two\nlines"],
    1: [1.0, 0.1, 2 / 3, 1e22, -1e-9, 123456789.123456789, 0.0, 5.5],
    2: [1, None, "a", 2.5, None, 0, "z", nan],
    3: [None] * 8,
    5: [1.5, nan, None, "", "#N/A", 'x < "y"', 7, inf],
    6: ["first", 2.0, None, None, "text", 1, 2, 3],
    7: [HOLE, 1.0, HOLE, "only", HOLE, HOLE, 3, HOLE],
}
FORMULAS = {5: [f'B{ROW}&A{ROW}&"<"', f"A{ROW}"] * 4, 6: [None, "$B$1*2", None, f"C{ROW}", None, None, None, "1&2"]}  # fmt: skip


def looks_of(book):
    return (
        book.add_format({"bold": True}),
        book.add_format({"num_format": "0.0"}),
        book.add_format({"locked": False, "border": 1}),
    )


def looks_in(column, looks):
    """Looks that change from row to row in some columns, in an order of their own."""
    return [looks[(column * 7 + row * column) % 3] for row in range(len(ROWS))]


def as_band(page, looks):
    for column in sorted(VALUES):
        texts = [
            value
            for at, value in enumerate(VALUES[column])
            if isinstance(value, str) and not (column in FORMULAS and FORMULAS[column][at])
        ]
        page.list_texts(texts)
    columns = [
        BandColumn(
            column, VALUES[column], looks_in(column, looks), FORMULAS.get(column), has_holes=column == 7
        )
        for column in VALUES
    ]
    page.add_band(Band(ROWS, columns))


def cell_by_cell(page, looks):
    for column in sorted(VALUES):
        for at, (value, look) in enumerate(zip(VALUES[column], looks_in(column, looks), strict=True)):
            formula = FORMULAS.get(column, [None] * 8)[at]
            if value is HOLE:
                continue
            if formula:
                page.write_formula(
                    ROWS[at], column, formula.replace(ROW, str(ROWS[at] + 1)), look, cached(value)
                )
            elif isinstance(value, float) and not isfinite(value):
                page.write_formula(ROWS[at], column, "=NA()", look, "#N/A")
            elif value is None:
                page.write_blank(ROWS[at], column, None, look)
            elif isinstance(value, str):
                page.write_string(ROWS[at], column, value, look)
            else:
                page.write_number(ROWS[at], column, value, look)


def surroundings(book, page, looks):
    """What stands in the band's rows beside its cells, and in place of some."""
    page.write_string(0, 0, "above")
    page.set_row(4, 30)
    page.set_row(20, 30)
    page.write_comment(5, 11, "a note beyond the cells of its row")
    page.write_comment(25, 0, "a note in a row without cells")
    page.write_string(3, 3, "in place of an empty cell", looks[1])
    page.write_number(3, 12, 5, looks[2])
    page.write_boolean(4, 13, boolean=True)
    page.write_url(6, 14, "internal:Sheet1!A1", looks[0], "there")
    page.write_string(12, 1, "below", looks[2])
    chart = book.add_chart({"type": "line"})
    chart.add_series({"categories": "=Sheet1!$A$2:$A$12", "values": "=Sheet1!$B$3:$B$10"})
    chart.add_series({"categories": "=Sheet1!$A$4:$D$4", "values": "=Sheet1!$F$3:$F$10"})
    page.insert_chart(30, 0, chart)


def parts(path, fill):
    with xlsxwriter.Workbook(str(path), {"in_memory": True, "strings_to_urls": False}) as book:
        looks = looks_of(book)
        page = book.add_worksheet("Sheet1", Page)
        fill(page, looks)
        surroundings(book, page, looks)
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if not name.startswith("docProps")}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bands")
    return (
        parts(folder / "band.xlsx", as_band),
        parts(folder / "plain.xlsx", cell_by_cell),
    )


def test_a_band_makes_the_file_of_its_cells(both):
    ours, plain = both
    assert {name for name in plain if ours.get(name) != plain[name]} == set()


@pytest.fixture
def page(tmp_path):
    book = Book(tmp_path / "book.xlsx", {})
    page = book.add_worksheet("Sheet1", Page)
    as_band(page, looks_of(book))
    return page


def test_a_cell_of_a_band_can_be_looked_at(page):
    kinds = [type(page.cell(row, 2)).__name__ for row in (2, 3, 4, 9)]
    assert kinds == ["Number", "Blank", "String", "Formula"]


def test_where_a_band_has_no_cell_there_is_none(page):
    assert [page.cell(*place) for place in ((2, 7), (2, 4), (20, 0))] == [None] * 3


def test_a_cell_that_is_written_by_itself_stands_in_place_of_the_bands(page):
    page.write_number(3, 2, 41)
    assert page.cell(3, 2).number == 41


def test_what_was_written_is_known_with_the_holes_of_a_band(page):
    filled = [(row + 1, column + 1) for column in VALUES for at, row in enumerate(ROWS) if VALUES[column][at] is not HOLE]  # fmt: skip
    assert places_on(page).written == boxes(filled)


def test_cells_to_type_in_are_known_by_their_looks(page):
    typed = {
        (row + 1, column + 1)
        for column in VALUES
        for at, row in enumerate(ROWS)
        if looks_in(column, range(3))[at] == 2 and VALUES[column][at] is not HOLE
    }
    assert places_on(page).inputs == boxes(typed)


def test_a_formula_of_a_band_that_is_longer_than_excel_takes_is_refused(page):
    formulas = ["1", "+".join(["1"] * 4100)]
    band = Band(range(20, 22), [BandColumn(0, [1, 1], [None, None], formulas)])
    with pytest.raises(WorkbookError, match=r"8,200 characters.*A22|A22"):
        page.add_band(band)


def test_a_number_of_another_kind_is_written_by_itself(tmp_path):
    columns = (Column("a", "A", [1.0, 2.0]), Column("b", "B", [np.float64(3), Formula("1+3", 4)]))
    sheet = Sheet("Sheet1", "Title", Role.RESULT, (Table("table", columns),), "Source")
    write_workbook(Workbook("", (sheet,)), tmp_path / "book.xlsx")
    rows = load_workbook(tmp_path / "book.xlsx")["Sheet1"].iter_rows(min_row=5, max_col=2, values_only=True)
    assert list(rows) == [(1, 3), (2, "=1+3")]


def test_no_part_holds_what_xml_cannot(tmp_path):
    path = tmp_path / "book.xlsx"
    with Book(path, {}) as book:
        page = book.add_worksheet("Sheet1", Page)
        page.write_formula(0, 0, '="a\x07b\uffffc\ud800d"', None, "a")
    with zipfile.ZipFile(path) as package:
        assert b'"abcd"' in package.read("xl/worksheets/sheet1.xml")
