"""Long texts are read in blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.ingest.files.delimited import blocks, open_text, read_columns
from industry_clusters.ingest.files.files import DataFile
from support.qcew_files import ANNUAL_HEAD, annual

CODES = {"area_fips": 0, "industry_code": 2}
NUMBERS = {"annual_avg_emplvl": ANNUAL_HEAD.count(",") + 2}
ROWS = [f"06029 5 {3111 + number} 2016 . 1 {number} 5" for number in range(20)]
PLAIN = annual(*ROWS)
QUOTED = PLAIN.replace("06029", '"06029"').replace("5,3115", '"5\n",3115').replace("area_fips", '"area_fips"')


def text_of(content):
    return open_text(DataFile("a.csv", "", "", named=True, content=content.encode()))


def triples(rows):
    return list(zip(rows["industry_code"], rows["annual_avg_emplvl"], rows["line"], strict=True))


@pytest.mark.parametrize(
    "content", [PLAIN, QUOTED, PLAIN + "\n\n", "\n" + PLAIN], ids=["plain", "quoted", "tail", "head"]
)
@given(size=st.integers(300, 1200))
def test_blocks_hold_the_same_rows_and_lines_as_the_whole(content, size):
    whole = triples(read_columns(text_of(content), CODES, NUMBERS))
    parts = [
        read_columns(block, CODES, NUMBERS)
        for block in blocks(text_of(content), size)
        if block.content.strip()
    ]
    assert [row for part in parts for row in triples(part)] == whole


def test_line_numbers_are_those_of_the_file():
    assert triples(read_columns(text_of(PLAIN), CODES, NUMBERS))[3] == ("3114", 3, 5)
