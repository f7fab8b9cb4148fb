"""Duplicates, overlaps and contradictions between files."""

import pytest

from industry_clusters.errors import Contradiction
from industry_clusters.panel import PUBLISHED
from support.qcew_files import annual, cells, read, remarks

ROW = "06029 5 3254 2016 . 4 120 6000000"
OTHER = "06037 5 3254 2016 . 9 900 9000000"
CELL = ("06029", "5", "3254", 2016)


def test_the_same_row_in_two_files_is_kept_once_and_told(tmp_path):
    data = read(tmp_path, {"a.csv": annual(ROW), "b.csv": annual(ROW, OTHER)})
    assert len(data.panel.table) == 2
    assert "a.csv: Kept once: 1 row also in b.csv." in remarks(data)


def test_the_row_that_is_kept_is_the_first_files(tmp_path):
    table = read(tmp_path, {"a.csv": annual(OTHER, ROW), "b.csv": annual(ROW)}).panel.table
    row = table[table["area_fips"] == "06029"].iloc[0]
    assert (row["source_id"], row["line"]) == (0, 3)


def test_the_same_file_under_two_names_is_read_once_and_told(tmp_path):
    data = read(tmp_path, {"a.csv": annual(ROW), "b.csv": annual(ROW)})
    assert len(data.panel.sources) == 1
    assert "b.csv: It is the same file as a.csv" in remarks(data)


def test_rows_that_say_different_things_name_both_files_lines_and_values(tmp_path):
    wrong = ROW.replace(" 120 ", " 121 ")
    what = r"annual_avg_emplvl is 120 in a\.csv, line 2, and 121 in b\.csv, line 3 \(area_fips 06029"
    with pytest.raises(Contradiction, match=what):
        read(tmp_path, {"a.csv": annual(ROW), "b.csv": annual(OTHER, wrong)})


def test_a_file_that_contradicts_itself_is_told_too(tmp_path):
    with pytest.raises(Contradiction, match=r"a\.csv, line 2, and 5 in a\.csv, line 3"):
        read(tmp_path, {"a.csv": annual(ROW, ROW.replace(" . 4 ", " . 5 "))})


@pytest.mark.parametrize("published_first", [True, False])
def test_a_published_row_beats_a_withheld_one(tmp_path, published_first):
    withheld = "06029 5 3254 2016 N 4 0 0"
    rows = [ROW, withheld] if published_first else [withheld, ROW]
    data = read(tmp_path, {"a.csv": annual(rows[0]), "b.csv": annual(rows[1])})
    assert cells(data)[CELL] == (4, 120, 6e6, PUBLISHED)
    assert "Kept as published: 1 row not disclosed in" in remarks(data)


def test_the_order_of_rows_is_the_files_order(tmp_path):
    data = read(tmp_path, {"a.csv": annual(OTHER, ROW), "b.csv": annual(ROW)})
    assert [key[0] for key in cells(data)] == ["06037", "06029"]
