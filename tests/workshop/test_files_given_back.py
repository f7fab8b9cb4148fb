"""What is wrong with a file that a team gave back, in a person's words."""

import pytest

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.workshop.returned_workbook import read_returned

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"<html>", "it is something else with a workbook's name"),
        (b"PK\x03\x04 and no more", "its end is missing, as if it was copied in part"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "it has a password, or is an old .xls workbook"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_without_a_librarys_words(tmp_path, content, words):
    path = tmp_path / "team.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkbookError, match=words):
        read_returned(path)
