"""Files with BLS's own columns, alone, in folders and in archives."""

import hashlib
import os

import numpy as np
import pytest

from industry_clusters.ingest.reading.read import Selection, read_data
from industry_clusters.panel import PUBLISHED, WITHHELD
from industry_clusters.study import DataSource
from support.qcew_files import annual, cells, quarterly, read, remarks, titled, workbook, write, zipped

COUNTY = "06029 5 3254 2016 . 4 120 6000000"
STATE = "06000 5 3254 2016 . 400 44000 6000000000"


def test_counts_are_read_as_they_stand(tmp_path):
    data = read(tmp_path, {"a.csv": annual(COUNTY)})
    assert cells(data) == {("06029", "5", "3254", 2016): (4, 120, 6e6, PUBLISHED)}


def test_a_withheld_row_keeps_its_establishments_and_loses_its_zeros(tmp_path):
    data = read(tmp_path, {"a.csv": annual("06029 5 3254 2016 N 4 0 0")})
    establishments, employment, wages, status = cells(data)["06029", "5", "3254", 2016]
    assert (establishments, status) == (4, WITHHELD)
    assert np.isnan([employment, wages]).all()


def test_a_true_zero_stays_zero(tmp_path):
    data = read(tmp_path, {"a.csv": annual("06029 5 3254 2016 . 4 0 0")})
    assert cells(data)["06029", "5", "3254", 2016] == (4, 0, 0, PUBLISHED)


def test_a_leading_zero_survives_where_every_code_of_the_file_is_a_number(tmp_path):
    data = read(tmp_path, {"a.csv": annual(COUNTY, "06029 5 3253 2016 . 1 1 1")})
    assert data.panel.areas == ["06029"]


def test_domains_and_supersectors_are_left_out(tmp_path):
    rows = [f"06029 5 {code} 2016 . 1 1 1" for code in ("10", "101", "1013", "31-33", "325")]
    assert set(read(tmp_path, {"a.csv": annual(*rows)}).panel.table["industry_code"]) == {
        "10",
        "31-33",
        "325",
    }


def test_a_sector_written_with_an_underscore_is_the_same_sector(tmp_path):
    data = read(tmp_path, {"a.csv": annual("06029 5 31_33 2016 . 1 1 1")})
    assert ("06029", "5", "31-33", 2016) in cells(data)


def test_ownerships_that_are_no_longer_published_are_left_out(tmp_path):
    rows = [f"06029 {own} 10 2016 . 1 1 1" for own in "0123589"]
    assert set(read(tmp_path, {"a.csv": annual(*rows)}).panel.table["own_code"]) == set("01235")


def test_size_classes_are_left_out(tmp_path):
    text = annual(COUNTY, "06029 5 3253 2016 . 1 1 1").replace("3253,74,0", "3253,74,3")
    assert list(read(tmp_path, {"a.csv": text}).panel.table["industry_code"]) == ["3254"]


def test_only_the_selected_areas_years_and_depths_are_kept(tmp_path):
    rows = [COUNTY, STATE, "06029 5 3254 2015 . 1 1 1", "06029 5 32541 2016 . 1 1 1"]
    data = read(
        tmp_path,
        {"a.csv": annual(*rows)},
        areas=frozenset({"06029"}),
        first_year=2016,
        last_year=2016,
        most_digits=4,
    )
    assert list(cells(data)) == [("06029", "5", "3254", 2016)]


def test_titles_beside_the_rows_become_names_without_codes(tmp_path):
    panel = read(
        tmp_path,
        {"a.csv": titled(f"{STATE} | California -- Statewide | NAICS 3254 Pharmaceutical manufacturing")},
    ).panel
    assert panel.area_title("06000") == "California"
    assert panel.industry_title("3254") == "Pharmaceutical manufacturing"


def test_a_source_tells_what_the_file_holds(tmp_path):
    text = annual(COUNTY, "06029 5 101 2015 . 1 1 1", "06037 5 3254 2016 N 1 0 0")
    path = write(tmp_path, "a.csv", text)
    os.utime(path, (1_500_000_000, 1_500_000_000))
    source = read_data([DataSource("a.csv")], tmp_path).panel.sources[0]
    assert (source.name, source.layout, source.rows) == ("a.csv", "bls_annual", 3)
    assert (source.first_year, source.last_year, source.areas, source.withheld) == (2015, 2016, 2, 1)
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert source.vintage == "2017-07-14"
    assert source.marks_withheld


def test_a_row_knows_its_file_and_line(tmp_path):
    table = read(
        tmp_path, {"a.csv": annual(STATE), "b.csv": annual("06037 5 10 2016 . 1 1 1", COUNTY)}
    ).panel.table
    row = table[table["area_fips"] == "06029"].iloc[0]
    assert (row["source_id"], row["line"]) == (1, 3)


def test_a_blank_line_does_not_shift_the_line_numbers(tmp_path):
    text = annual(STATE, COUNTY).replace("06029", "\n06029", 1)
    table = read(tmp_path, {"a.csv": text}).panel.table
    assert list(table["line"]) == [2, 4]


def test_thousands_separators_in_a_saved_copy_are_read(tmp_path):
    text = annual(COUNTY).replace(",6000000,", ',"6,000,000",')
    assert cells(read(tmp_path, {"a.csv": text}))["06029", "5", "3254", 2016][2] == 6e6


def test_a_zip_is_read_member_by_member_whatever_its_folders(tmp_path):
    archive = zipped(**{"2016__one_csv": annual(COUNTY), "two_csv": annual(STATE)})
    panel = read(tmp_path, {"a.zip": archive}).panel
    assert panel.areas == ["06000", "06029"]
    assert [source.name for source in panel.sources] == ["a.zip/one.csv", "a.zip/two.csv"]


def test_every_member_carries_the_checksum_of_its_archive(tmp_path):
    archive = zipped(one_csv=annual(COUNTY))
    source = read(tmp_path, {"a.zip": archive}).panel.sources[0]
    assert source.sha256 == hashlib.sha256(archive).hexdigest()


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    write(tmp_path, "data/b.csv", annual(COUNTY))
    write(tmp_path, "data/a/c.csv", annual(STATE))
    panel = read_data([DataSource("data")], tmp_path).panel
    assert [source.name for source in panel.sources] == ["c.csv", "b.csv"]


@pytest.mark.parametrize("name", ["readme.md", "schema.yaml", "readme.txt"])
def test_what_is_no_data_in_a_folder_is_passed_over_with_a_remark(tmp_path, name):
    write(tmp_path, "data/a.csv", annual(COUNTY))
    write(tmp_path, f"data/{name}", "The files of this folder")
    data = read_data([DataSource("data")], tmp_path)
    assert f"{name}: Passed over" in remarks(data)
    assert len(data.panel.sources) == 1


def test_progress_is_told_after_each_file(tmp_path):
    write(tmp_path, "data/a.csv", annual(COUNTY))
    write(tmp_path, "data/b.csv", annual(STATE))
    told = []
    read_data([DataSource("data")], tmp_path, Selection(), lambda *step: told.append(step))
    assert told == [("a.csv", 1, 2), ("b.csv", 2, 2)]


def test_windows_text_is_read_with_a_remark(tmp_path):
    text = titled(f"{COUNTY} | Doña Ana County, New Mexico | Mining").encode("cp1252")
    data = read(tmp_path, {"a.csv": text})
    assert data.panel.area_title("06029") == "Doña Ana County, New Mexico"
    assert "Windows-1252" in remarks(data)


def test_a_byte_order_mark_is_no_part_of_the_first_header(tmp_path):
    data = read(tmp_path, {"a.csv": b"\xef\xbb\xbf" + annual(COUNTY).encode()})
    assert len(data.panel.table) == 1


def test_a_file_of_bls_saved_as_a_workbook_gives_what_the_csv_gives(tmp_path):
    rows = [line.split(",") for line in annual(COUNTY).splitlines()]
    as_text = cells(read(tmp_path, {"a.csv": annual(COUNTY)}))
    assert cells(read(tmp_path, {"a.xlsx": workbook(rows)})) == as_text


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_the_zero_that_excel_takes_from_an_area_code_is_put_back_and_told(tmp_path, name):
    text = annual(COUNTY).replace("06029", "6029")
    content = text if name == "a.csv" else workbook([line.split(",") for line in text.splitlines()])
    data = read(tmp_path, {name: content})
    assert data.panel.areas == ["06029"]
    assert "Put back: the leading zero of the area code" in remarks(data)


def test_a_quarter_without_establishments_is_zero(tmp_path):
    rows = [f"06029 5 3254 2016 {quarter} . 2 12 12 12 100" for quarter in (1, 2, 3)]
    data = read(tmp_path, {"a.csv": quarterly(*rows, "06029 5 3254 2016 4 - 0 0 0 0 0")})
    assert cells(data)["06029", "5", "3254", 2016] == (2, 9, 300, PUBLISHED)
