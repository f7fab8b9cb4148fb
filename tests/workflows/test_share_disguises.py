"""However a contact is written, and wherever in a workbook, nothing of it is left in the copy to share."""

import re
import unicodedata
import zipfile
from dataclasses import replace
from urllib.parse import unquote

import pytest
from anyascii import anyascii
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import FilterColumn, Filters

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.interviews import Interviews
from industry_clusters.render.keep import sheet_names
from industry_clusters.sheet_names import DEFINITIONS_SHEET, NAICS_SHEET, START_SHEET
from industry_clusters.workflows.build import build
from industry_clusters.workflows.share import share_copy
from support.disguises import CONTACTS, LEFT_ALONE, TO_JUDGE, WRITTEN
from support.recalculate import open_book
from support.small_files import small_study_in

pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]
FORMULAS = ('="Maria "&"Lopez"', '=CONCATENATE("Jürgen"," ","Weiß")', '="Ms. O\u2019Brien"', '=IF(A1="","Acme","")', '="555"&"5550101"', '="Mar"&"ia Lo"&"pez"')  # fmt: skip
SECRETS = ("lopez", "acme", "weiss", "brien", "5550101", "kowalski")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("disguises")
    path = small_study_in(folder)
    write_study(replace(read_study(path), interviews=Interviews(contacts=CONTACTS)), path)
    build(path)
    return path.with_suffix(".xlsx")


@pytest.fixture(scope="module")
def planted(built):
    """The workbook with each way of writing in a cell of its own, and names in every other place that takes a text."""
    book = open_book(built)
    own = book.create_sheet("Our notes")
    for row, text in enumerate([*(text for text, _ in WRITTEN), *LEFT_ALONE, *TO_JUDGE], start=1):
        own.cell(row, 1, text).data_type = "s"
    for row, text in enumerate(FORMULAS, start=1):
        own.cell(row, 3, text)
    _in_places(book, own)
    path = built.with_name("planted.xlsx")
    book.save(path)
    return path


def _in_places(book, own):
    own.oddHeader.left.text, own.oddFooter.center.text = "Lopez, Maria", "KOWALSKI"
    rule = DataValidation("list", formula1='"Lopez,nobody"', sqref="D1")
    rule.promptTitle, rule.prompt, rule.errorTitle, rule.error = "Lopez", "acme", "MS. LOPEZ", "Weiss"
    own.add_data_validation(rule)
    own.auto_filter.ref = "A1:A9"
    own.auto_filter.filterColumn.append(FilterColumn(0, filters=Filters(filter=["lopez"])))
    own["E1"], own["E2"] = "link", "file"
    own["E1"].hyperlink, own["E2"].hyperlink = (
        "https://people.example/Maria%20Lopez",
        "file:///C:/Users/mlopez/a.docx",
    )
    own["E1"].hyperlink.tooltip = "ask lopez"
    own["E3"].value, own["E3"].comment = "note", Comment("ask lopez again", "Maria Lopez")
    chart = BarChart()
    chart.title, chart.x_axis.title = "Jobs at acme", "lopez"
    chart.add_data(Reference(own, min_col=6, min_row=1, max_row=3))
    own.add_chart(chart, "G2")
    names = {"our_boss": '"Maria Lopez"', "our_phone": "5555550101", "our_pair": '"Acme"&" wants"'}
    for name, text in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=text, comment="of lopez")
    definitions = book[DEFINITIONS_SHEET]
    row = next(cell.row for line in definitions.iter_rows() for cell in line if cell.value == "3111")
    definitions.cell(row, 4, "Source: talk with Lopez at Acme")
    book[NAICS_SHEET]["AM5"] = "beside the table: lopez"
    book[NAICS_SHEET]["B9"].comment = Comment("ask Lopez again", "me")
    book[START_SHEET]["H40"] = "acme, far below"


@pytest.fixture(scope="module")
def report(planted):
    return share_copy(planted)


def plain(text):
    """A text as the test itself folds it: by another way than the product's."""
    seen = "".join(
        one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one) not in ("Mn", "Cf")
    )
    return anyascii(seen).lower()


@pytest.fixture(scope="module")
def cells(report):
    page = open_book(report.path)["Our notes"]
    return [page.cell(row, 1).value for row in range(1, len(WRITTEN) + len(LEFT_ALONE) + 1)]


@pytest.mark.parametrize("number", range(len(WRITTEN)), ids=[repr(text) for text, _ in WRITTEN])
def test_a_way_of_writing_a_contact_is_replaced(cells, number):
    text, secret = WRITTEN[number]
    left = plain(cells[number])
    digits = re.sub(r"\D", "", left) if secret.isdigit() else left
    assert cells[number] != text
    assert secret not in digits


def test_words_that_only_look_alike_are_left(cells):
    assert tuple(cells[len(WRITTEN) :]) == LEFT_ALONE


def test_no_part_of_the_copy_holds_a_name_in_any_place(report):
    assert [(name, secret) for name, text in parts(report.path) for secret in SECRETS if secret in text] == []


def parts(path):
    """Every part as folded text, with and without its marks; colours and addresses of cells say nothing."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            text = unquote(package.read(name).decode("utf-8", "ignore"))
            yield name, plain(text)
            yield name, plain(re.sub(r"<[^>]*>", "", text))


def test_the_test_itself_sees_the_names_in_what_was_shared(planted):
    assert {secret for _, text in parts(planted) for secret in SECRETS if secret in text} == set(SECRETS)


def test_texts_of_formulas_are_replaced_and_a_formula_that_puts_a_name_together_becomes_a_value(report):
    page = open_book(report.path)["Our notes"]
    assert [plain(str(page.cell(row, 3).value)) for row in range(1, 7)] == [
        '="[name] "&"[name]"', '=concatenate("[name]"," ","[name]")', '="ms. [name]"', '=if(a1="","[name]","")',
        '="555"&"[phone]"', "[name]",
    ]  # fmt: skip


def test_what_cannot_be_judged_is_listed_with_its_address(report):
    said = {(one.sheet, one.place, one.what) for one in report.to_judge}
    row = len(WRITTEN) + len(LEFT_ALONE) + 1
    assert said == {("Our notes", f"cell A{row}", "'Blue'"), ("Our notes", f"cell A{row + 1}", "'Ridge'")}


def test_the_report_says_what_was_searched_and_no_more(report):
    assert report.sought == "25 names, 5 e-mail addresses and 6 telephone numbers of the contacts"


def test_a_copied_sheet_of_contacts_is_left_out_too(built, tmp_path):
    book = open_book(built)
    copied = book.copy_worksheet(book["Contacts"])
    copied.title = "Contacts (2)"
    book.move_sheet(copied, -book.index(copied))
    area = (
        book.defined_names["interview_contacts"]
        .attr_text.replace("Contacts", "'Contacts (2)'")
        .replace("''", "'")
    )
    copied.defined_names["interview_contacts"] = DefinedName("interview_contacts", attr_text=area)
    path = built.with_name("twice.xlsx")
    book.save(path)
    assert not {"Contacts", "Contacts (2)"} & set(sheet_names(share_copy(path).path))


def test_a_sheet_of_ones_own_that_bears_a_surname_is_refused_by_its_name(built):
    book = open_book(built)
    book.create_sheet("lopez visit")
    path = built.with_name("named.xlsx")
    book.save(path)
    with pytest.raises(WorkbookError, match="the sheet 'lopez visit' holds the name of a contact"):
        share_copy(path)


def test_a_copy_of_the_copy_still_knows_what_was_typed(report):
    again = share_copy(report.path)
    assert [one for one in again.left if one.what == "replaced"] == []
