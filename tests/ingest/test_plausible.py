"""Columns held against each other: what cannot be stops with the evidence, in every layout alike."""

from dataclasses import replace

import pytest

from industry_clusters.errors import BadSetting, BadValue
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.study import DataSource
from support.qcew_files import OWN, annual, cells, read, write

TOTAL = "06029 5 10 2016 . 900 12000 540000000"
WAGES = replace(OWN, columns={**OWN.columns, "total_annual_wages": "Wages"})
OWN_HEAD = "County,NAICS,Year,Jobs,Wages\n"


def refused(folder, rows, words):
    with pytest.raises(BadValue, match=words):
        read(folder, {"a.csv": annual(*rows)})


def test_payroll_in_thousands_is_asked_about_with_the_evidence(tmp_path):
    text = OWN_HEAD + "06029,10,2016,12000,540000\n"
    with pytest.raises(
        BadValue, match=r"average pay would be \$45 a job.*12,000 jobs.*\$1,000\? Then say wages_in = 1000"
    ):
        read(tmp_path, {"own.csv": text}, mapping=WAGES)


def test_what_a_person_has_checked_is_read(tmp_path):
    text = OWN_HEAD + "06029,10,2016,12000,540000\n"
    data = read(tmp_path, {"own.csv": text}, mapping=replace(WAGES, checked=("pay",)))
    assert cells(data)["06029", "5", "10", 2016][2] == 540000


def test_a_check_that_there_is_not_is_refused(tmp_path):
    with pytest.raises(BadSetting, match=r"no check 'salary'.*limits, payroll, pay"):
        read(
            tmp_path,
            {"own.csv": OWN_HEAD + "06029,10,2016,1,2\n"},
            mapping=replace(WAGES, checked=("salary",)),
        )


def test_weekly_wages_taken_for_a_payroll_are_asked_about(tmp_path):
    text = OWN_HEAD + "06029,10,2016,1200,1080000\n"
    with pytest.raises(BadValue, match="weekly wages"):
        read(tmp_path, {"own.csv": text}, mapping=WAGES)


def test_a_shifted_row_of_a_file_of_bls_does_not_agree_with_its_own_pay(tmp_path):
    text = annual(TOTAL).replace("12000,540000000,0,0", "12000,270000000,0,45000")
    with pytest.raises(
        BadValue, match=r"jobs x pay is \$540,000,000, and the payroll \$270,000,000.*a\.csv, line 2"
    ):
        read(tmp_path, {"a.csv": text})


def test_pay_that_agrees_but_for_rounding_is_read(tmp_path):
    text = annual("06029 5 3254 2016 . 4 7 312345").replace("312345,0,0", "312345,0,44621")
    assert cells(read(tmp_path, {"a.csv": text}))["06029", "5", "3254", 2016][1] == 7


def test_parts_that_add_up_to_more_than_their_total_are_refused(tmp_path):
    rows = [TOTAL, "06029 5 31-33 2016 . 10 9000 405000000", "06029 5 62 2016 . 10 9000 405000000"]
    refused(tmp_path, rows, r"the parts of industry 10 .* add up to 18,000 .*, and the total is 12,000")


def test_ownerships_that_add_up_to_more_than_all_are_refused(tmp_path):
    rows = [TOTAL, "06029 3 10 2016 . 10 5000 225000000", "06029 0 10 2016 . 910 12500 562500000"]
    refused(tmp_path, rows, "ownership 0, 2016 add up to 17,000")


def test_exchanged_jobs_and_establishments_are_asked_about(tmp_path):
    refused(
        tmp_path, ["06029 5 10 2016 . 12000 900 40500000"], "900 jobs in 12,000 establishments.*exchanged"
    )


def test_jobs_that_grow_tenfold_within_a_year_are_asked_about_across_files(tmp_path):
    write(tmp_path, "a.csv", annual(TOTAL))
    write(tmp_path, "b.csv", annual("06029 5 10 2017 . 9000 120000 5400000000"))
    with pytest.raises(
        BadValue, match=r"go from 12,000 to 120,000 within a year, to 2017 \(b\.csv, line 2\)"
    ):
        read_data([DataSource("a.csv"), DataSource("b.csv")], tmp_path)


def test_a_total_that_leaves_out_what_is_not_disclosed_is_refused(tmp_path):
    text = "County,NAICS,Year,Jobs\n06029,10,2016,9000\n06029,62,2016,9000\n06029,23,2016,ND\n"
    with pytest.raises(BadValue, match="sum of the disclosed sectors"):
        read(tmp_path, {"own.csv": text}, mapping=OWN)


def test_a_seldom_pay_of_many_jobs_is_remarked_and_read(tmp_path):
    rows = [TOTAL, "06029 5 5239 2016 . 5 200 240000000"]
    data = read(tmp_path, {"a.csv": annual(*rows)})
    assert any("Look at 1 row with an average pay" in remark.text for remark in data.panel.remarks)
