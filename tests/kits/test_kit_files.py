"""Kits as files: names from strangers, letters and lists as other programs read them, where each file goes."""

import csv
import email
import email.policy

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation

from industry_clusters.errors import BadSetting
from industry_clusters.hosts.cli import main
from industry_clusters.views.papers.case import Choices
from support.kit_case import CLUSTER, HOSTILE, OPEN, case_of, of_people, person, written

BAD_ADDRESSES = (
    "a@example.org\nBcc: all@example.org", "a@example.org, b@example.org", "no address", "x@exa mple.org", '"@',
)  # fmt: skip


@pytest.fixture
def kit(monkeypatch, tmp_path):
    return lambda name, case, **more: written(monkeypatch, tmp_path, name, case, **more)


def words_of(path):
    return "\n".join("".join(text.text or "" for text in one.iter(qn("w:t"))) for one in Document(path).element.iter(qn("w:p")))  # fmt: skip


def test_names_from_strangers_stand_in_letters_as_they_are(kit):
    _, files = kit("recruiting", of_people(*(person(name) for name in HOSTILE)))
    words = words_of(files[f"{CLUSTER}/Recruiting/Invitation letters.docx"])
    assert [name for name in HOSTILE if f"Dear {' '.join(name.split())}:" not in words] == []


def test_a_name_that_looks_like_a_formula_is_text_in_the_merge_list(kit):
    _, files = kit("recruiting", of_people(*(person(name) for name in HOSTILE)))
    sheet = load_workbook(files[f"{CLUSTER}/Recruiting/List for Word's mail merge.xlsx"]).active
    assert [sheet.cell(row, 1).data_type for row in range(2, 2 + len(HOSTILE))] == ["s"] * len(HOSTILE)


def test_the_merge_list_has_its_headings_in_the_first_row_of_its_only_sheet(kit):
    _, files = kit("recruiting", case_of())
    book = load_workbook(files[f"{CLUSTER}/Recruiting/List for Word's mail merge.xlsx"])
    assert (len(book.sheetnames), book.active["A1"].value, book.active["A2"].value) == (1, "Name", OPEN)


def test_a_name_that_looks_like_a_formula_is_text_in_a_list_of_emails(kit):
    people = of_people(*(person(name) for name in HOSTILE), choices=Choices(mails_as_list=True))
    _, files = kit("recruiting", people)
    with files[f"{CLUSTER}/Recruiting/E-mails, invitation.csv"].open(
        encoding="utf-8-sig", newline=""
    ) as text:
        cells = [cell for row in csv.reader(text) for cell in row]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_address_that_is_none_has_no_draft_and_is_counted(kit, address):
    report, files = kit("recruiting", of_people(person(OPEN, email=address)))
    counted = [one for paper in report.papers for one in paper.remarks if "no valid e-mail address" in one]
    assert ([name for name in files if name.endswith(".eml")], len(counted)) == ([], 1)


def test_a_name_with_line_breaks_adds_no_header_to_a_draft(kit):
    _, files = kit("recruiting", of_people(person("Eve\r\nBcc: all@example.org", email="eve@example.org")))
    (path,) = (path for name, path in files.items() if "/E-mails/invitation" in name)
    draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert ([one.addr_spec for one in draft["To"].addresses], draft["Bcc"]) == (["eve@example.org"], None)


def test_a_draft_is_opened_by_mail_programs_as_one_to_edit(kit):
    _, files = kit("recruiting", of_people(person(OPEN, email="ana@example.org")))
    (path,) = (path for name, path in files.items() if "/E-mails/invitation" in name)
    assert email.message_from_bytes(path.read_bytes())["X-Unsent"] == "1"


def test_words_mail_merge_finds_its_fields_in_the_letter(kit):
    _, files = kit("recruiting", case_of())
    body = Document(files[f"{CLUSTER}/Recruiting/Invitation for Word's mail merge.docx"]).element
    fields = [one.get(qn("w:instr")).split('"')[1] for one in body.iter(qn("w:fldSimple"))]
    assert fields == ["Address block", "Name", "Why you"]


def test_a_persons_own_marks_of_a_field_are_words_in_a_letter(kit):
    _, files = kit("recruiting", of_people(person("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}Name\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}")))  # fmt: skip
    body = Document(files[f"{CLUSTER}/Recruiting/Invitation letters.docx"]).element
    assert list(body.iter(qn("w:fldSimple"))) == []


def test_two_clusters_whose_names_make_one_folder_have_two(kit):
    names = ("A/B", "A:B", "Feed")
    groups = [{"cluster": name, "decision": "mobilize now"} for name in names[:2]]
    _, files = kit("co-chairs", case_of("A/B", names, groups=groups))
    assert len({name.split("/")[0] for name in files}) == 2


def test_a_cluster_that_is_not_there_is_named_with_what_there_is(kit):
    with pytest.raises(BadSetting, match="no cluster is called 'Fod'"):
        kit("meeting-1", case_of(), clusters=("Fod",))


def test_slides_of_a_meeting_can_be_edited_shape_by_shape(kit):
    _, files = kit("meeting-1", case_of())
    show = Presentation(files[f"{CLUSTER}/Meeting 1/Slides.pptx"])
    (process,) = (slide for slide in show.slides if slide.shapes.title.text.startswith("Eight steps"))
    assert sum("Meeting 1" in shape.name for shape in process.shapes if shape.has_text_frame) == 1


def test_letters_begin_a_page_each_and_leave_none_empty(kit):
    _, files = kit("recruiting", case_of())
    body = Document(files[f"{CLUSTER}/Recruiting/Invitation letters.docx"]).element
    breaks = (len(list(body.iter(qn("w:pageBreakBefore")))), len(list(body.iter(qn("w:br")))))
    assert breaks == (1, 0)


def test_two_hundred_people_get_two_hundred_letters(kit):
    people = [person(f"Person {at}", organization=f"Firm {at} & Sons") for at in range(200)]
    _, files = kit("recruiting", of_people(*people))
    letters = words_of(files[f"{CLUSTER}/Recruiting/Invitation letters.docx"])
    assert letters.count("Dear Person") == 200


def test_the_command_names_the_kits_that_there_are():
    result = CliRunner().invoke(main, ["kit", "here.toml", "meeting-4"])
    assert (result.exit_code, "meeting-3" in result.output) == (2, True)
