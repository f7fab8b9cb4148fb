"""Decimal and thousands signs: told from a whole file's evidence, and asked where there is none."""

from dataclasses import replace

import pytest

from industry_clusters.errors import BadValue
from support.qcew_files import OWN, cells, read, remarks, workbook

HEAD = "County;NAICS;Year;Jobs\n"
CELL = ("06029", "5", "3254", 2016)


def own(folder, *jobs, delimiter=";", mapping=OWN):
    rows = [f"06029;{code};2016;{text}" for code, text in zip(("3254", "3255", "3256"), jobs, strict=False)]
    text = (HEAD + "\n".join(rows) + "\n").replace(";", delimiter)
    return cells(read(folder, {"own.csv": text}, mapping=mapping))


@pytest.mark.parametrize("text", ["1.500", "1500", "1\u00a0500", "1 500", "1'500"])
def test_a_european_file_below_a_million_gives_fifteen_hundred(tmp_path, text):
    assert own(tmp_path, text)[CELL][1] == 1500


def test_a_number_with_two_groups_decides_for_the_whole_file(tmp_path):
    found = own(tmp_path, "1.500", "1.234.567", delimiter="\t")
    assert found[CELL][1] == 1500


def test_a_number_with_a_decimal_point_decides_for_the_whole_file(tmp_path):
    found = own(tmp_path, "1.500", "2.25", delimiter="\t", mapping=replace(OWN, fractions=True))
    assert found[CELL][1] == 1.5


def test_where_nothing_decides_the_file_is_asked_about_and_never_guessed(tmp_path):
    with pytest.raises(BadValue, match=r"'1\.500' is 1,500 or 1\.5.*line 2.*decimal = \",\""):
        own(tmp_path, "1.500", delimiter="\t")


def test_what_a_person_says_of_the_decimal_sign_decides(tmp_path):
    assert own(tmp_path, "1.500", delimiter="\t", mapping=replace(OWN, decimal=","))[CELL][1] == 1500


def test_two_ways_to_write_numbers_in_one_file_are_refused_with_both_lines(tmp_path):
    with pytest.raises(BadValue, match=r"'1,234\.5' \(line 2\).*'1\.234,5' \(line 3\)"):
        own(tmp_path, "1,234.5", "1.234,5")


def test_jobs_that_are_not_whole_are_a_question(tmp_path):
    with pytest.raises(
        BadValue, match=r"120\.5, and jobs and establishments are counted whole.*fractions = true"
    ):
        own(tmp_path, "120.5")


@pytest.mark.parametrize("text", ["1e5", "\uff11\uff12\uff10", "\u0661\u0662\u0660", "-120", "12,34,567"])
def test_a_number_that_might_be_another_is_refused(tmp_path, text):
    with pytest.raises(BadValue, match=r"annual_avg_emplvl is .*not a number"):
        own(tmp_path, text)


def test_a_cell_that_excel_escaped_is_read_as_it_is_meant(tmp_path):
    book = workbook([["County", "NAICS", "Year", "Jobs"], ["06029_x000D_", "3254", "2016", "120"]])
    assert list(cells(read(tmp_path, {"own.xlsx": book}, mapping=OWN))) == [CELL]


def test_a_count_beyond_all_reason_is_refused(tmp_path):
    with pytest.raises(BadValue, match="99,999,999,999, more than any such area has"):
        own(tmp_path, "99999999999")


def test_nothing_is_said_of_a_file_without_a_doubt(tmp_path):
    assert remarks(read(tmp_path, {"own.csv": HEAD + "06029;3254;2016;1500\n"}, mapping=OWN)) == ""
