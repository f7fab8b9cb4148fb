"""A copy to share holds no name of a contact, in no part of the file and in no disguise."""

import html
import io
import re
import zipfile

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from industry_clusters.analysis.interviews.private_words import PrivateWords
from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.interviews import CONTACTS_RANGE, LOG_RANGE, Contact
from industry_clusters.render.keep import memo, sheet_names
from industry_clusters.render.share.proof import remaining
from industry_clusters.sheet_names import LOG_SHEET
from industry_clusters.workflows.build import build
from industry_clusters.workflows.share import share_copy
from support.example import BY_SECTOR, demo_in
from support.recalculate import open_book, read_book
from support.typed_interviews import seen, type_row

COMPANY, PERSON, PHONE, EMAIL = (
    "Müller & Söhne, Inc.",
    "Ida Zanzibarova",
    "(555) 555-0142",
    "ida.z@mueller.example",
)
SECRETS = ("Müller & Söhne", "MÜLLER & SÖHNE", "Zanzibarova", "ida.z@", "555-0142", "5550142", "Samplewood", "Fairmeadow",
           "Hearthside", "Inventado", "555-0101", "Robin Teamster", "Mockley", "quillon.example")  # fmt: skip
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("share"), **BY_SECTOR)


@pytest.fixture(scope="module")
def leaky(demo):
    """The demo with names in every place that a person can put one."""
    book = open_book(demo)
    type_row(book, CONTACTS_RANGE, 8, number="8", company=COMPANY, person=PERSON, phone=PHONE, email=EMAIL)
    type_row(book, LOG_RANGE, 8, number="8", quote=f"At {COMPANY.upper()} we wait", picked="yes",
             workforce=f"Zanzibarova, Ida: call 555.555.0142 or 555-0188, or {EMAIL}", history="Ida said so")  # fmt: skip
    sheet, cell = next(iter(book.defined_names["note_growth_leaders"].destinations))
    book[sheet][cell.split(":")[0].replace("$", "")] = "Ask Ms. Samplewood at Fairmeadow  Hospital"
    own = book.create_sheet("Our notes")
    own["A1"] = CellRichText(TextBlock(InlineFont(b=True), "Mül"), "ler & Söhne called")
    own["A2"] = "ida_zanzibarova@home.example"
    own["A3"] = 5555550142
    own["A4"] = "=Contacts!B5"
    own["A5"] = f'="Dear "&"{PERSON}"'
    own["A6"] = "write"
    own["A6"].hyperlink = f"mailto:{EMAIL}"
    own["A7"] = "plain words stay"
    own["A7"].comment = Comment(f"from {PERSON}", PERSON)
    own.oddHeader.center.text = PERSON
    own.add_data_validation(DataValidation("list", formula1=f'"{PERSON},nobody"', sqref="B1"))
    chart = BarChart()
    chart.title = f"Jobs at {COMPANY}"
    chart.add_data(Reference(book["Contacts"], min_col=2, min_row=5, max_row=12))
    own.add_chart(chart, "D2")
    book.defined_names["my_contacts"] = DefinedName("my_contacts", attr_text="Contacts!$B$5:$B$9")
    own["A8"] = "=COUNTA(my_contacts)"
    book.properties.creator = book.properties.lastModifiedBy = PERSON
    path = demo.with_name("leaky.xlsx")
    book.save(path)
    return path


@pytest.fixture(scope="module")
def shared(leaky):
    before = leaky.read_bytes()
    report = share_copy(leaky)
    assert leaky.read_bytes() == before
    return report


def readings(content):
    """A part's bytes in every way that a name could be read from them."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        for start in (0, 1):
            text = content[start:].decode(encoding, "ignore")
            yield text
            yield html.unescape(text)
            yield html.unescape(re.sub(r"<[^>]*>", "", text))


def secrets_in(path):
    with zipfile.ZipFile(path) as archive:
        return {
            (name, secret)
            for name in archive.namelist()
            for text in [name, *readings(archive.read(name))]
            for secret in SECRETS
            if secret in text
        }


def test_the_test_itself_sees_the_names_in_the_workbook_that_was_shared(leaky):
    assert {secret for _, secret in secrets_in(leaky)} >= {
        "Zanzibarova",
        "Müller & Söhne",
        "Samplewood",
        "555-0142",
    }


def test_no_name_stands_in_any_part_of_the_copy(shared):
    assert secrets_in(shared.path) == set()


def test_the_copy_lies_beside_the_workbook_and_has_no_sheet_of_contacts(leaky, shared):
    assert shared.path == leaky.with_name("leaky (to share).xlsx")
    assert set(sheet_names(leaky)) - set(sheet_names(shared.path)) == {"Contacts"}


def test_names_in_the_log_are_replaced_and_the_rest_of_the_words_stays(shared):
    book = read_book(shared.path)
    assert seen(book, LOG_RANGE, 8, "quote") == "At [name]. we wait"
    assert seen(book, LOG_RANGE, 8, "workforce") == "[name]: call [phone] or [phone], or [e-mail]"
    assert seen(book, LOG_RANGE, 8, "history") == "[name] said so"
    assert seen(book, LOG_RANGE, 8, "Company") is None


def test_own_sheets_stay_with_their_words_but_without_names(shared):
    page = read_book(shared.path)["Our notes"]
    assert [page[f"A{row}"].value for row in range(1, 9)] == [
        "[name] called", "[e-mail]", "[phone]", None, '="Dear "&"[name]"', "write", "plain words stay", None
    ]  # fmt: skip
    assert page["A7"].comment.text == "from [name]"


def test_the_report_tells_where_something_was_replaced(shared):
    told = {(one.sheet, one.place) for one in shared.left}
    assert {("Contacts", "the sheet"), ("Our notes", "cell A1"), (LOG_SHEET, "30 cells")} <= told


def test_the_copys_memory_is_a_study_without_contacts(shared):
    assert read_study_from_workbook(shared.path).interviews.contacts == ()
    assert "[[interviews.log]]" in memo(shared.path)
    assert "contacts" not in memo(shared.path)


def test_the_copy_can_be_built_again(shared, tmp_path):
    again = shared.path.with_name("again.xlsx")
    again.write_bytes(shared.path.read_bytes())
    build(again)
    assert len(read_study_from_workbook(again).interviews.log) == 8


def test_a_second_copy_leaves_the_first_alone(leaky, shared):
    assert share_copy(leaky).path.name == "leaky (to share 2).xlsx"


def test_a_file_in_the_place_of_the_copy_is_not_overwritten(leaky, tmp_path):
    (tmp_path / "there.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkbookError, match="is there already"):
        share_copy(leaky, tmp_path / "there.xlsx")
    assert (tmp_path / "there.xlsx").read_text(encoding="utf-8") == "mine"


def test_a_sheet_that_is_named_after_a_contact_is_told_and_there_is_no_copy(leaky, tmp_path):
    book = open_book(leaky)
    book.create_sheet(f"Visit to {PERSON}")
    book.save(tmp_path / "named.xlsx")
    with pytest.raises(WorkbookError, match="holds the name of a contact"):
        share_copy(tmp_path / "named.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["named.xlsx"]


def test_where_a_name_would_remain_there_is_no_copy(leaky, tmp_path, monkeypatch):
    monkeypatch.setattr("industry_clusters.render.share.copy.TextCleaner.part", lambda *_, **__: ())
    with pytest.raises(WorkbookError, match="No copy was written") as told:
        share_copy(leaky, tmp_path / "copy.xlsx")
    assert "sheet 'Our notes'" in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_where_the_quick_look_overlooked_a_name_there_is_no_copy(leaky, tmp_path, monkeypatch):
    monkeypatch.setattr("industry_clusters.render.share.quick.QuickLook.used", lambda *_: set(range(99_999)))
    with pytest.raises(WorkbookError, match="No copy was written"):
        share_copy(leaky, tmp_path / "copy.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_without_interviews_can_be_shared_and_says_so(demo):
    book = open_book(demo)
    del book["Contacts"]
    del book.defined_names[CONTACTS_RANGE]
    path = demo.with_name("bare.xlsx")
    book.save(path)
    build(path)  # its memory has no contacts any more
    assert "The workbook has no contacts; nothing could be looked for." in share_copy(path).remarks


@pytest.mark.parametrize("disguise", ["utf-16-le", "utf-16-be", "latin-1", "zip", "xml"])
def test_the_proof_finds_a_name_in_any_disguise(tmp_path, disguise):
    words = PrivateWords.of([Contact("1", COMPANY, PERSON, phone=PHONE, email=EMAIL)])
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", PERSON)
    content = {
        "zip": inner.getvalue(),
        "xml": b"<r><si><t>Ida Zan</t><t>zibarova</t></si></r>".replace(
            b"<r>", b'<r xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        ),
    }
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("part.bin", content.get(disguise) or b"\x01" + PERSON.encode(disguise))
    assert [one.part.split("/")[0] for one in remaining(tmp_path / "x.zip", words)] == ["part.bin"]
