"""Files that cannot be read: each gets an error with the thing, its value, the place and the next step."""

import pytest

from industry_clusters.errors import (
    BadValue,
    DataError,
    EmptyFile,
    MissingColumn,
    UnknownLayout,
    UnreadableFile,
)
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.study import DataSource
from support.qcew_files import annual, quarterly, read, workbook, write, zipped

ROWS = ["06029 5 3253 2016 . 1 10 100", "06029 5 3254 2016 . 4 120 6000000", "06029 5 3255 2016 . 1 10 100"]
GOOD = annual(*ROWS)


def refused(folder, content, kind, pattern, name="a.csv"):
    with pytest.raises(kind, match=pattern) as caught:
        read(folder, {name: content})
    assert caught.value.next_step
    return caught.value


def test_text_in_a_number_names_column_value_file_and_line(tmp_path):
    refused(tmp_path, GOOD.replace("120", "n/a"), BadValue, r"annual_avg_emplvl is 'n/a'.*\(a\.csv, line 3\)")


def test_a_blank_count_of_a_published_row_is_no_zero(tmp_path):
    refused(tmp_path, GOOD.replace("120", ""), BadValue, r"annual_avg_emplvl is ''.*line 3")


def test_a_negative_count_is_refused(tmp_path):
    refused(tmp_path, GOOD.replace("120", "-120"), BadValue, "negative.*line 3")


@pytest.mark.parametrize("damage", ["1.2E+02", "1E999", "12%", "0x78", "1,20"])
def test_a_number_that_a_program_has_spoiled_is_refused(tmp_path, damage):
    refused(tmp_path, GOOD.replace("120", f'"{damage}"'), BadValue, "line 3")


def test_a_range_of_codes_that_became_a_date_says_so(tmp_path):
    refused(tmp_path, GOOD.replace("3254", "Mar-33"), BadValue, "'Mar-33'.*line 3.*into a date")


def test_a_county_code_of_three_digits_is_refused(tmp_path):
    refused(
        tmp_path,
        GOOD.replace("06029", "602", 1),
        BadValue,
        r"area_fips is '602'.*line 2\)\. Codes are text",
    )


def test_a_year_that_is_none_is_refused(tmp_path):
    refused(tmp_path, GOOD.replace("2016", "16"), BadValue, "year is 16.*line 2")


def test_a_quarter_in_an_annual_file_is_refused(tmp_path):
    refused(tmp_path, GOOD.replace(",A,", ",5,"), BadValue, "qtr is '5'")


def test_an_annual_row_in_a_quarterly_file_is_refused(tmp_path):
    text = quarterly("06029 5 3254 2016 A . 4 10 11 12 1000")
    refused(tmp_path, text, BadValue, "qtr is 'A', not a quarter")


def test_columns_of_no_known_layout_are_listed(tmp_path):
    refused(
        tmp_path,
        "region,sector,jobs\na,b,1\n",
        UnknownLayout,
        "'region', 'sector', 'jobs'.*mapping",
    )


def test_columns_that_half_fit_a_layout_name_it(tmp_path):
    refused(tmp_path, "series_id,year,jobs\na,1990,1\n", UnknownLayout, "nearest layout is 'Consumer price")


def test_a_missing_column_is_named(tmp_path):
    text = GOOD.replace("total_annual_wages", "wages")
    refused(tmp_path, text, MissingColumn, "has no column total_annual_wages")


def test_a_short_line_is_refused_even_where_only_unread_fields_are_cut(tmp_path):
    text = GOOD.replace("3254,74,0,2016,A,,4,120,6000000,0,0", "3254,74,0,2016,A,,4,120,6000000")
    refused(tmp_path, text, BadValue, r"11 fields where the header has 13 \(a\.csv, line 3\)")


def test_a_long_line_is_refused(tmp_path):
    text = GOOD.replace("120,6000000", "120,6000000,7")
    refused(tmp_path, text, BadValue, "14 fields where the header has 13.*line 3")


def test_a_file_cut_short_in_its_last_line_is_refused(tmp_path):
    refused(tmp_path, GOOD[:-7], BadValue, "line 4")


def test_a_quote_that_is_not_closed_names_its_line(tmp_path):
    refused(tmp_path, GOOD.replace("3254", '"3254'), UnreadableFile, "a quote is not closed.*line 3")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path, content):
    refused(tmp_path, content, EmptyFile, r"the file is empty \(a\.csv\)")


def test_a_header_without_rows_is_told(tmp_path):
    refused(tmp_path, GOOD.splitlines()[0] + "\n", EmptyFile, "no row below the header")


def test_utf_16_is_named(tmp_path):
    refused(tmp_path, GOOD.encode("utf-16"), UnreadableFile, "UTF-16")


def test_binary_rubbish_is_no_text(tmp_path):
    refused(tmp_path, bytes(range(256)) * 4, UnreadableFile, "no text")


def test_text_in_no_encoding_we_read_names_its_line(tmp_path):
    content = GOOD.encode().replace(b"3254", b"\x81\x8d")
    refused(tmp_path, content, UnreadableFile, "neither UTF-8 nor Windows-1252.*line 3")


def test_a_zip_cut_short_is_refused(tmp_path):
    archive = zipped(one_csv=GOOD)
    refused(tmp_path, archive[: len(archive) // 2], UnreadableFile, "cut short", name="a.zip")


def test_a_damaged_member_of_a_zip_is_named(tmp_path):
    archive = zipped(one_csv=GOOD).replace(b"3254", b"9999", 1)
    refused(tmp_path, archive, UnreadableFile, "a.zip/one.csv", name="a.zip")


def test_a_zip_without_data_is_told(tmp_path):
    refused(tmp_path, zipped(readme="x"), EmptyFile, "holds no file of data", name="a.zip")


@pytest.mark.parametrize("content", [b"not a workbook", zipped(one_csv="x")], ids=["text", "another archive"])
def test_a_workbook_that_is_none_is_refused(tmp_path, content):
    refused(tmp_path, content, UnreadableFile, "no XLSX workbook", name="a.xlsx")


def test_a_workbook_named_as_text_is_refused(tmp_path):
    refused(tmp_path, workbook([["a"]]), UnreadableFile, "its name says text")


def test_a_file_that_is_not_there_names_its_neighbour(tmp_path):
    write(tmp_path, "kern.csv", GOOD)
    with pytest.raises(UnreadableFile, match=r"no file 'kernn\.csv'.*Did you mean 'kern\.csv'"):
        read_data([DataSource("kernn.csv")], tmp_path)


def test_a_folder_of_unknown_files_says_what_it_found(tmp_path):
    write(tmp_path, "data/a.csv", "x,y\n1,2\n")
    with pytest.raises(EmptyFile, match=r"not one file.*a\.csv: Passed over"):
        read_data([DataSource("data")], tmp_path)


def test_a_damaged_file_in_a_folder_is_not_passed_over(tmp_path):
    write(tmp_path, "data/a.csv", GOOD)
    write(tmp_path, "data/b.csv", GOOD.replace("120", "n/a"))
    with pytest.raises(DataError, match=r"b\.csv, line 3"):
        read_data([DataSource("data")], tmp_path)
