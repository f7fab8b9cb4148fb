"""What ``inspect`` says of a file."""

import pytest

from industry_clusters.errors import UnknownLayout
from industry_clusters.ingest.layouts.describe import describe
from support.qcew_files import AREA_TITLES, annual, quarterly, write, zipped

ROWS = [
    "US000 5 10 2015 . 9 900 36000000",
    "06000 5 3254 2016 . 4 120 6000000",
    "06029 5 3254 2016 N 4 0 0",
    "C1254 0 31-33 2016 . 4 120 6000000",
    "06029 5 101 2016 . 4 120 6000000",
]


def test_a_file_is_described_by_what_a_panel_can_use(tmp_path):
    described = describe(write(tmp_path, "a.csv", annual(*ROWS)))[0]
    assert described.layout == "BLS annual averages (area slice or singlefile)"
    assert described.rows == 4
    assert described.years == (2015, 2016)
    assert described.levels == (0, 2, 4)
    assert described.own_codes == ("0", "5")


def test_areas_are_counted_by_kind(tmp_path):
    areas = describe(write(tmp_path, "a.csv", annual(*ROWS)))[0].areas
    assert dict(areas) == {"U.S.": 1, "states": 1, "counties": 1, "metropolitan areas": 1}


def test_the_withheld_share_is_told_by_level(tmp_path):
    share = describe(write(tmp_path, "a.csv", annual(*ROWS)))[0].withheld_share
    assert dict(share) == {0: 0, 2: 0, 4: 0.5}


def test_one_quarter_is_described_though_it_makes_no_year(tmp_path):
    text = quarterly("06029 5 3254 2016 1 . 4 10 11 12 1000")
    assert describe(write(tmp_path, "q.csv", text))[0].rows == 1


def test_a_table_of_names_is_described(tmp_path):
    described = describe(write(tmp_path, "area_titles.csv", AREA_TITLES))[0]
    assert (described.layout, dict(described.areas)) == ("Names of areas", {"names of areas": 6})


def test_every_member_of_a_zip_is_described_the_unknown_ones_too(tmp_path):
    archive = zipped(one_csv=annual(*ROWS), two_csv="x,y\n1,2\n")
    described = describe(write(tmp_path, "a.zip", archive))
    assert [file.layout for file in described] == [
        "BLS annual averages (area slice or singlefile)",
        "unknown",
    ]


def test_an_unknown_file_that_was_named_is_refused_with_its_columns(tmp_path):
    with pytest.raises(UnknownLayout, match="found 'x', 'y'"):
        describe(write(tmp_path, "a.csv", "x,y\n1,2\n"))


def test_a_file_in_a_folder_that_cannot_be_read_is_described_with_what_is_wrong(tmp_path):
    write(tmp_path, "good.csv", annual(*ROWS))
    write(tmp_path, "bad.csv", annual("06029 5 10 2016 . 4 many 1000"))
    described = {file.name.rpartition("/")[2]: file for file in describe(tmp_path)}
    assert (described["bad.csv"].layout, "line 2" in described["bad.csv"].remarks[0]) == ("unknown", True)
