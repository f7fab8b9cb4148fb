"""Interviews typed into a live spreadsheet program: kept by a rebuild, and shared without names."""

import shutil
import zipfile

import pytest
import xlwings

from industry_clusters.hosts.excel_macros import run
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.interviews import CONTACTS_RANGE, LOG_RANGE, Contact, Interview
from support.recalculate import open_book
from support.typed_interviews import column_of, seen

ROW = 20
TYPED = {"number": "A7", "cluster": "Logistik?", "industry_code": "48-49", "date": "in May", "theme_1": "Roads and freight",
         "quote": "Ask Orla Quimbleton"}  # fmt: skip
WHO = {"number": "A7", "company": "Zephyrine & Co.", "person": "Orla Quimbleton", "phone": "(555) 555-0177"}
SECRETS = (b"Quimbleton", b"Zephyrine", b"555-0177", b"Samplewood", b"Fairmeadow")


@pytest.fixture
def typed(made, calc, tmp_path):
    """The workbook, open in the program, with an interview and its contact typed in."""
    shutil.copytree(made.parent, tmp_path / "study")
    path = tmp_path / "study" / made.name
    plan = open_book(path)
    excel = xlwings.App(impl=calc)
    book = excel.books.open(str(path))
    for name, values in ((LOG_RANGE, TYPED), (CONTACTS_RANGE, WHO)):
        cells = book.names[name].refers_to_range
        for key, text in values.items():
            cells[ROW, column_of(plan, name, key) - 1].value = text
    return excel, path


def test_a_row_typed_in_the_program_is_told_of_at_once_and_kept_by_a_rebuild(typed):
    excel, path = typed
    run("rebuild_all", excel)
    said = read_study_from_workbook(path).interviews
    assert said.log[-1] == Interview(
        "A7", "Logistik?", "48-49", date="in May", themes=("Roads and freight",), quote="Ask Orla Quimbleton"
    )
    assert said.contacts[-1] == Contact("A7", "Zephyrine & Co.", "Orla Quimbleton", phone="(555) 555-0177")
    told = seen(open_book(path, data_only=True), LOG_RANGE, len(said.log), "Status")
    assert told == "half filled: role, size missing; cluster not in the definitions; date is text"


def test_the_programs_own_file_is_shared_without_a_name(typed):
    excel, path = typed
    run("share_copy", excel)
    (message,) = [alert.prompt for alert in excel.impl.alerts]
    copy = path.with_name("Sample region (to share).xlsx")
    assert (str(copy) in message, "and none was found" in message) == (True, True)
    with zipfile.ZipFile(copy) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert [
        secret for secret in SECRETS if secret in content or secret.decode().encode("utf-16-le") in content
    ] == []
    assert seen(open_book(copy), LOG_RANGE, ROW + 1, "quote") == "Ask [name]"
