"""A rebuild keeps what a person added to the sheets that it makes, in its place or on a sheet of its own, and says so."""

import re
import shutil
from dataclasses import replace

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName

from industry_clusters.errors import BadCell, WorkbookError
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.interviews import CONTACTS_RANGE, LOG_RANGE, Contact, Interview, Interviews
from industry_clusters.render.keep import sheet_names
from industry_clusters.render.kept import KEPT_SHEET
from industry_clusters.sheet_names import (
    DEFINITIONS_SHEET,
    LOG_SHEET,
    NAICS_SHEET,
    SETUP_SHEET,
    START_SHEET,
    SUMMARY_SHEET,
)
from industry_clusters.workflows.build import build
from support.own_sheets import package_faults, with_parts
from support.recalculate import open_book
from support.small_files import small_study_in

pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]
NOTED = {NAICS_SHEET: "B9", LOG_SHEET: "B14", DEFINITIONS_SHEET: "B20", START_SHEET: "A8"}
SAID = Interviews(
    (Interview("1", "Food", "3111", quote="We wait"),), (Contact("1", "Acme, Inc.", "Ann Lee"),)
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rebuild")
    path = small_study_in(folder)
    study = replace(read_study(path), interviews=SAID, notes={"note_growth_leaders": "Twice over"})
    write_study(replace(study, infrastructure={"Food": "a port"}), path)
    build(path)
    return path.with_suffix(".xlsx")


@pytest.fixture
def workbook(built, tmp_path):
    """The built workbook in a folder of the test's own."""
    return shutil.copytree(built.parent, tmp_path / "own") / built.name


def changed(workbook, change):
    """Change the workbook as a person would, and build it again; returns the new one and what the build said."""
    book = open_book(workbook)
    change(book)
    book.save(workbook)
    report = build(workbook)
    assert package_faults(workbook) == []
    return open_book(workbook), report.left_behind


def row_of(page, text):
    return next(cell.row for line in page.iter_rows() for cell in line if cell.value == text)


def kept_rows(book):
    page = book[KEPT_SHEET]
    return [tuple(cell.value or "" for cell in line[:4]) for line in page.iter_rows(min_row=5)]


def test_an_untouched_workbook_has_nothing_to_tell(workbook):
    book, said = changed(workbook, lambda _book: None)
    assert (said, KEPT_SHEET in book.sheetnames) == ([], False)


def test_a_note_on_a_cell_stays_on_its_cell(workbook):
    def change(book):
        for sheet, cell in NOTED.items():
            book[sheet][cell].comment = Comment(f"please check {sheet}", "Ann")

    book, said = changed(workbook, change)
    assert {sheet: book[sheet][cell].comment.text for sheet, cell in NOTED.items()} == {
        sheet: f"please check {sheet}" for sheet in NOTED
    }
    assert said == []


def test_a_note_follows_its_industry_to_another_row(workbook):
    def change(book):
        page = book[NAICS_SHEET]
        page.cell(row_of(page, "3112"), 4).comment = Comment("ask them", "Ann")

    book = open_book(workbook)
    change(book)
    book.save(workbook)
    data = workbook.with_name("data.csv")
    lines = [line for line in data.read_text(encoding="utf-8").splitlines() if ",3111," not in line]
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    build(workbook)
    page = open_book(workbook)[NAICS_SHEET]
    notes = [page.cell(cell.row, 1).value for line in page.iter_rows() for cell in line if cell.comment and cell.comment.text == "ask them"]  # fmt: skip
    assert notes == ["3112"]


def test_a_note_of_the_builds_own_that_a_person_changed_is_kept(workbook):
    def change(book):
        book[NAICS_SHEET]["B8"].comment = Comment("we read this otherwise", "Ann")

    book, said = changed(workbook, change)
    assert [row[3] for row in kept_rows(book)] == ["we read this otherwise"]
    assert said == [f"sheet {NAICS_SHEET}, B8: a note is on the sheet {KEPT_SHEET!r} now"]


def test_a_conversation_is_kept_word_for_word(workbook):
    note = "[Threaded comment]\n\nYour version of Excel ... Comment:\n    call again"
    book = open_book(workbook)
    book[LOG_SHEET]["B14"].comment = Comment(note, "tc={1}")
    book.save(workbook)
    names = sheet_names(workbook)
    part = f"xl/worksheets/sheet{names.index(LOG_SHEET) + 1}.xml"
    ties = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    said = "".join(
        f'<threadedComment ref="B14" id="{{{n}}}"><text>{text}</text></threadedComment>'
        for n, text in enumerate(("call again", "done"))
    )
    threads = "xl/threadedComments/threadedComment1.xml"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    whole = with_parts(
        workbook,
        workbook.with_name("threads.xlsx"),
        {
            threads: lambda _: f'<ThreadedComments xmlns="{space}">{said}</ThreadedComments>',
            ties: lambda text: text.replace(
                "</Relationships>",
                f'<Relationship Id="rId88" Type="{kind}" Target="/{threads}"/></Relationships>',
            ),
            "[Content_Types].xml": lambda text: text.replace(
                "</Types>",
                f'<Override PartName="/{threads}" ContentType="application/vnd.ms-excel.threadedcomments+xml"/></Types>',
            ),
        },
    )
    build(whole)
    assert open_book(whole)[LOG_SHEET]["B14"].comment.text == "call again\ndone"


def test_text_beside_and_beneath_a_table_stays_where_it_was(workbook):
    beside = {NAICS_SHEET: "BH5", START_SHEET: "H3", SUMMARY_SHEET: "A240", SETUP_SHEET: "Z99"}

    def change(book):
        for sheet, cell in beside.items():
            book[sheet][cell] = f"our remark on {sheet}"

    book, said = changed(workbook, change)
    assert {sheet: book[sheet][cell].value for sheet, cell in beside.items()} == {
        sheet: f"our remark on {sheet}" for sheet in beside
    }
    assert said == []


def test_what_is_typed_into_a_cell_that_the_build_left_blank_stays(workbook):
    book = open_book(workbook)
    page = book[LOG_SHEET]
    column = next(cell.column for line in page.iter_rows() for cell in line if cell.value == "Company")
    book, said = changed(workbook, lambda book: book[LOG_SHEET].cell(60, column, "beneath"))
    assert (book[LOG_SHEET].cell(60, column).value, said) == ("beneath", [])


def test_it_stays_through_many_rebuilds(workbook):
    def change(book):
        book[NAICS_SHEET]["BH5"] = "our remark"
        book[NAICS_SHEET]["BH6"] = 12.5
        book[START_SHEET]["A8"].comment = Comment("mine", "Ann")

    changed(workbook, change)
    for _ in range(2):
        build(workbook)
    book = open_book(workbook)
    seen = (
        book[NAICS_SHEET]["BH5"].value,
        book[NAICS_SHEET]["BH6"].value,
        book[START_SHEET]["A8"].comment.text,
    )
    assert seen == ("our remark", 12.5, "mine")


def test_a_number_alone_beside_a_table_stays(workbook):
    book, said = changed(workbook, lambda book: book[SETUP_SHEET].__setitem__("Z99", 12.5))
    assert (book[SETUP_SHEET]["Z99"].value, said) == (12.5, [])


def test_a_formula_beside_a_table_stays_where_nothing_moved(workbook):
    book, said = changed(workbook, lambda book: book[NAICS_SHEET].__setitem__("BH9", "=D9*2"))
    assert (book[NAICS_SHEET]["BH9"].value, said) == ("=D9*2", [])


def test_a_remark_on_an_industry_that_is_gone_is_on_the_sheet_of_what_was_kept(workbook):
    def change(book):
        page = book[NAICS_SHEET]
        page.cell(row_of(page, "3112"), 60, "call the mill")

    book = open_book(workbook)
    change(book)
    book.save(workbook)
    data = workbook.with_name("data.csv")
    lines = [line for line in data.read_text(encoding="utf-8").splitlines() if ",3112," not in line]
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = build(workbook)
    rows = kept_rows(open_book(workbook))
    assert [(row[0], row[2], row[3]) for row in rows] == [(NAICS_SHEET, "text", "call the mill")]
    assert any("a text is on the sheet" in said for said in report.left_behind)


def test_what_was_kept_once_stays_a_sheet_of_ones_own(workbook):
    def change(book):
        book[NAICS_SHEET]["B8"].comment = Comment("first", "Ann")

    def again(book):
        book[KEPT_SHEET]["G9"] = "my own words"
        book[NAICS_SHEET]["C8"].comment = Comment("second", "Ann")

    changed(workbook, change)
    book, _ = changed(workbook, again)
    assert book[KEPT_SHEET]["G9"].value == "my own words"
    assert [row[3] for row in kept_rows(book)][:1] == ["first"]
    assert book[f"{KEPT_SHEET} (2)"]["D5"].value == "second"


def test_a_row_beneath_the_definitions_and_a_name_beneath_the_list_are_read(workbook):
    def change(book):
        for name, values in (
            ("cluster_definitions", ("Drink", "3119", None, "ours")),
            ("cluster_names", ("Brand new",)),
        ):
            sheet, cells = next(iter(book.defined_names[name].destinations))
            column, row = (
                re.match(r"([A-Z]+)", cells.replace("$", ""))[1],
                int(re.search(r"(\d+)$", cells)[1]) + 1,
            )
            for at, value in enumerate(values):
                book[sheet].cell(row, ord(column) - 64 + at, value)

    book, said = changed(workbook, change)
    members = read_study_from_workbook(workbook).clusters
    assert {("Drink", "3119"), ("Brand new", "")} <= {(one.cluster, one.industry_code) for one in members}
    assert (said, KEPT_SHEET in book.sheetnames) == ([], False)


def test_a_look_a_chart_and_a_picture_of_ones_own_are_listed_with_their_place(workbook):
    def change(book):
        page = book[NAICS_SHEET]
        fill = PatternFill(bgColor="FF00FF00")
        page.conditional_formatting.add("D9:D10", FormulaRule(["$D9>RANDBETWEEN(1,2)"], fill=fill))
        chart = BarChart()
        chart.title = "Our own chart"
        chart.add_data(Reference(page, min_col=4, min_row=9, max_row=10))
        page.add_chart(chart, "AP3")

    book, said = changed(workbook, change)
    found = {(row[0], row[1], row[2]) for row in kept_rows(book)}
    assert {(NAICS_SHEET, "D9:D10", "conditional format"), (NAICS_SHEET, "AP3", "chart")} == found
    assert "Our own chart" in next(row[3] for row in kept_rows(book) if row[2] == "chart")
    assert len(said) == 2


def test_a_name_of_ones_own_stays(workbook):
    def change(book):
        book.defined_names["our_rate"] = DefinedName("our_rate", attr_text="0.07")

    book, _ = changed(workbook, change)
    assert book.defined_names["our_rate"].attr_text == "0.07"


@pytest.mark.parametrize("sheet", [LOG_SHEET, DEFINITIONS_SHEET, SETUP_SHEET])
def test_a_sheet_of_inputs_under_another_name_is_found_and_has_its_name_again(workbook, sheet):
    def change(book):
        book[sheet].title = "Talks 2025"
        for entry in book.defined_names.values():
            entry.attr_text = re.sub(rf"'?{sheet}'?!", "'Talks 2025'!", entry.attr_text)
        book["Talks 2025"]["CZ60"] = "beside"

    before = read_study_from_workbook(workbook)
    book, said = changed(workbook, change)
    assert f"sheet 'Talks 2025' is {sheet!r} again: what was typed on it is there" in said
    assert ("Talks 2025" in book.sheetnames, book[sheet]["CZ60"].value) == (False, "beside")
    assert read_study_from_workbook(workbook) == before


def names_deleted(book):
    needed = {"region_name", "first_year", "last_year", "reference", "ownership", "base_total"}
    for name in [name for name in book.defined_names if name not in needed]:
        del book.defined_names[name]


def test_inputs_whose_names_were_deleted_are_found_by_their_place_and_heading(workbook):
    before = read_study_from_workbook(workbook)
    changed(workbook, names_deleted)
    assert read_study_from_workbook(workbook) == before
    assert all((before.interviews.log, before.notes, before.infrastructure))


def test_they_are_found_where_rows_were_put_in_above(workbook):
    def change(book):
        before = book.defined_names[LOG_RANGE].attr_text
        book[LOG_SHEET].insert_rows(2, 3)
        names_deleted(book)
        assert before

    before = read_study_from_workbook(workbook)
    book = open_book(workbook)
    change(book)
    book.save(workbook)
    assert read_study_from_workbook(workbook).interviews.log == before.interviews.log


def test_inputs_that_are_not_to_be_found_are_refused_and_nothing_is_changed(workbook):
    book = open_book(workbook)
    names_deleted(book)
    book[LOG_SHEET].delete_rows(1, 40)
    book.save(workbook)
    as_it_was = workbook.read_bytes()
    with pytest.raises(WorkbookError, match=f"of the sheet {LOG_SHEET!r} is not to be found"):
        build(workbook)
    assert workbook.read_bytes() == as_it_was


def test_a_sheet_of_contacts_that_was_taken_out_counts_as_none(workbook):
    book = open_book(workbook)
    del book["Contacts"]
    del book.defined_names[CONTACTS_RANGE]
    book.save(workbook)
    assert read_study_from_workbook(workbook).interviews.contacts == ()


def test_merged_cells_say_their_value_of_every_row(workbook):
    def change(book):
        page = book[DEFINITIONS_SHEET]
        row = row_of(page, "3111")
        page.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)

    changed(workbook, change)
    clusters = {one.industry_code: one.cluster for one in read_study_from_workbook(workbook).clusters}
    assert (clusters["3111"], clusters["3112"]) == ("Food", "Food")


@pytest.mark.parametrize(("value", "said"), [("#N/A", "shows #N/A"), ("=1+1", "was not calculated")])
def test_an_error_and_a_formula_without_a_value_are_no_blanks(workbook, value, said):
    book = open_book(workbook)
    page = book[DEFINITIONS_SHEET]
    cell = page.cell(row_of(page, "3111"), 1, value)
    book.save(workbook)
    with pytest.raises(BadCell, match=said) as told:
        build(workbook)
    assert f"sheet {DEFINITIONS_SHEET}, cell {cell.coordinate}" in str(told.value)
