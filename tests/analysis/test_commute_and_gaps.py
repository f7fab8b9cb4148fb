"""What commuting says of a region, and what a study's data lack."""

import pytest

from industry_clusters.analysis.commute_shed import commute_shed
from industry_clusters.analysis.gaps import gaps
from industry_clusters.price_index import PriceIndex
from industry_clusters.study import BaseTotal, Region, Study
from support.qcew_files import annual, read

FLOWS = """Table 1. Commuting Flows
State FIPS Code,County FIPS Code,State Name,County Name,State FIPS Code,County FIPS Code,State Name,County Name,Workers in Commuting Flow
06,029,California,Kern County,006,029,California,Kern County,300
06,029,California,Kern County,006,107,California,Tulare County,20
06,107,California,Tulare County,006,029,California,Kern County,30
06,107,California,Tulare County,006,107,California,Tulare County,9000
06,029,California,Kern County,,,Mexico,,5
"""
LODES = "w_geocode,h_geocode,S000\n060290001001000,060290001001001,5\n060290001001000,061070001001001,3\n"
ROWS = ("06029 0 10 2014 . 9 900 45000000", "06029 5 3254 2014 . 4 120 6000000", "06029 0 10 2023 . 9 900 45000000", "06029 5 3254 2023 . 4 120 6000000",
        "US000 0 10 2014 . 9 900 45000000", "US000 5 3254 2014 . 4 120 6000000", "US000 0 10 2023 . 9 900 45000000", "US000 5 3254 2023 . 4 120 6000000")  # fmt: skip
STUDY = Study(Region("Kern", ("06029",)), 2014, 2023)


@pytest.fixture
def shed(tmp_path):
    return commute_shed(read(tmp_path, {"flows.csv": FLOWS}).panel, ["06029"])


def test_the_share_is_of_all_who_live_or_work_in_the_region(shed):
    assert (shed.workers, shed.share) == (350, pytest.approx(300 / 350))
    assert (shed.of_residents, shed.of_jobs) == (pytest.approx(300 / 320), pytest.approx(300 / 330))


def test_a_neighbor_counts_by_the_regions_own_workers_and_not_by_its_size(shed):
    assert [(one.area_fips, one.share_with) for one in shed.neighbors] == [("06107", 1.0)]


def test_lodes_blocks_are_added_up_to_counties(tmp_path):
    flows = read(tmp_path, {"od.csv": LODES}).panel.commuting
    assert flows.to_numpy().tolist() == [["06029", "06029", 5], ["06107", "06029", 3]]


def test_the_counties_of_a_metropolitan_area_are_told(tmp_path):
    counties = "cbsacode,fipsstatecode,fipscountycode\n12540,06,029\n"
    panel = read(tmp_path, {"flows.csv": FLOWS, "cbsa.csv": counties}).panel
    assert "exactly the metropolitan or micropolitan area" in commute_shed(panel, ["06029"]).metropolitan


def test_without_a_file_of_commuting_nothing_is_said(tmp_path):
    assert commute_shed(read(tmp_path, {"a.csv": annual(*ROWS)}).panel, ["06029"]) is None


def lacking(folder, rows, study=STUDY, prices=None):
    return [str(gap) for gap in gaps(study, read(folder, {"a.csv": annual(*rows)}).panel, prices)]


def test_data_that_hold_all_have_no_gap(tmp_path):
    assert lacking(tmp_path, ROWS) == []


def test_a_reference_without_one_year_is_named_with_the_year(tmp_path):
    said = lacking(tmp_path, [row for row in ROWS if not row.startswith("US000") or " 2014 " not in row])
    assert said[0].startswith(
        "United States (US000) has no figures of 2014: no row in the files. Add its file"
    )


def test_a_reference_without_its_total_says_which_row_and_what_to_do(tmp_path):
    said = lacking(tmp_path, [row for row in ROWS if not row.startswith("US000 0")])
    assert "United States (US000) 2014, 2023" in said[0]
    assert "own_code 0, industry 10" in said[0]


def test_a_total_that_is_not_disclosed_is_another_reason(tmp_path):
    rows = [row.replace("US000 0 10 2023 . 9 900 45000000", "US000 0 10 2023 N 9 0 0") for row in ROWS]
    assert "it is not disclosed" in lacking(tmp_path, rows)[0]


def test_industries_of_another_ownership_are_told(tmp_path):
    said = lacking(tmp_path, [row.replace(" 5 3254", " 0 3254") for row in ROWS])
    assert said[0].startswith("No industry of the region is of private")


def test_a_price_index_without_an_annual_average_says_what_there_is(tmp_path):
    index = PriceIndex("CUUR0000SA0", "U.S. city average", {2014: 236.7}, "cpi.csv")
    assert "no price index of 2023" in lacking(tmp_path, ROWS, prices=index)[0]


def test_another_base_total_needs_other_rows(tmp_path):
    study = Study(Region("Kern", ("06029",)), 2014, 2023, base_total=BaseTotal.PRIVATE)
    assert "own_code 5, industry 10" in lacking(tmp_path, ROWS, study)[0]
