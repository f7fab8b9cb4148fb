"""A workbook that another program saved is built again, and nothing of the build's own is taken for a person's."""

import shutil

import pytest
from openpyxl.comments import Comment

from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.workflows.build import build
from support.example import whole_demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import convert, open_book

pytestmark = [*needs_libreoffice, pytest.mark.filterwarnings("ignore::UserWarning")]


def test_only_what_a_person_added_is_kept(tmp_path):
    path = whole_demo_in(tmp_path)
    book = open_book(path)
    book[NAICS_SHEET]["BH9"] = "our remark"
    book[NAICS_SHEET]["B9"].comment = Comment("ask them", "Ann")
    book.save(path)
    shutil.copy(convert(path, "xlsx", tmp_path / "saved"), path)
    report = build(path)
    page = open_book(path)[NAICS_SHEET]
    assert (report.left_behind, page["BH9"].value) == ([], "our remark")
    assert page["B9"].comment.text == "ask them"
