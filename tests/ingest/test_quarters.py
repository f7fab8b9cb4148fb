"""Annual averages from quarters."""

import numpy as np
import pytest

from industry_clusters.panel import PUBLISHED, WITHHELD
from industry_clusters.study import ColumnMapping
from support.qcew_files import annual, cells, four_quarters, quarterly, read, remarks, subset

CELL = ("06029", "5", "3254", 2016)
YEAR = [
    "06029 5 3254 2016 1 . 4 10 11 12 1000",
    "06029 5 3254 2016 2 . 4 13 14 15 2000",
    "06029 5 3254 2016 3 . 5 16 17 18 3000",
    "06029 5 3254 2016 4 . 5 19 20 21 4000",
]


@pytest.mark.parametrize("counted", [False, True], ids=["qtrly_estabs", "qtrly_estabs_count"])
def test_employment_is_the_mean_of_twelve_months_and_wages_the_sum_of_four_quarters(tmp_path, counted):
    data = read(tmp_path, {"q.csv": quarterly(*YEAR, counted=counted)})
    assert cells(data) == {CELL: (5, 16, 10_000, PUBLISHED)}


def test_quarters_of_different_files_make_one_year(tmp_path):
    files = {f"q{quarter}.csv": quarterly(row) for quarter, row in enumerate(YEAR, 1)}
    assert cells(read(tmp_path, files)) == {CELL: (5, 16, 10_000, PUBLISHED)}


def test_three_quarters_make_no_year(tmp_path):
    data = read(tmp_path, {"q.csv": quarterly(*YEAR[:3])})
    assert cells(data) == {}
    assert (
        "2016: no annual average of 3 rows of cells with fewer than four quarters (here: 1, 2, 3)"
        in remarks(data)
    )


def test_a_withheld_quarter_withholds_the_year(tmp_path):
    rows = [*YEAR[:3], "06029 5 3254 2016 4 N 5 0 0 0 0"]
    establishments, employment, wages, status = cells(read(tmp_path, {"q.csv": quarterly(*rows)}))[CELL]
    assert (establishments, status) == (5, WITHHELD)
    assert np.isnan([employment, wages]).all()


def test_an_annual_row_beats_the_average_that_differs_by_rounding(tmp_path):
    data = read(tmp_path, {"q.csv": quarterly(*YEAR), "a.csv": annual("06029 5 3254 2016 . 5 15 10000")})
    assert cells(data)[CELL][1] == 15
    assert "averaged from quarters" in remarks(data)


def test_without_ownership_only_the_total_of_all_ownerships_is_kept(tmp_path):
    rows = [f"2016 {quarter} 06029 10 70 9 900 90 90 90" for quarter in range(1, 5)]
    others = [f"2016 {quarter} 06029 21 74 5 500 50 50 50" for quarter in range(1, 5)]
    data = read(tmp_path, {"kern.csv": subset(*rows, *others)})
    assert cells(data) == {("06029", "0", "10", 2016): (9, 90, 3600, PUBLISHED)}
    assert "Left out: 4 rows by ownership" in remarks(data)


def test_ownership_given_as_a_constant_is_that_of_the_rows_by_ownership(tmp_path):
    rows = [f"2016 {quarter} 06029 10 70 9 900 90 90 90" for quarter in range(1, 5)]
    others = [f"2016 {quarter} 06029 21 74 5 500 50 50 50" for quarter in range(1, 5)]
    mapping = ColumnMapping(constants={"own_code": "5"})
    data = read(tmp_path, {"own.csv": subset(*rows, *others)}, mapping=mapping)
    assert set(cells(data)) == {("06029", "0", "10", 2016), ("06029", "5", "21", 2016)}


def test_zeros_beside_establishments_are_withheld_where_the_layout_has_no_mark(tmp_path):
    rows = [f"2016 {quarter} 06029 10 70 9 0 0 0 0" for quarter in range(1, 5)]
    data = read(tmp_path, {"kern.csv": subset(*rows)})
    assert cells(data)["06029", "0", "10", 2016][3] == WITHHELD
    assert "Taken as not disclosed, not as zero: 4 rows" in remarks(data)


def test_the_line_of_an_average_is_its_first_quarters_also_after_fields_over_two_lines(tmp_path):
    rows = [f"2016 {quarter} 06029 10 70 9 900 90 90 90" for quarter in range(1, 5)]
    later = [f"2017 {quarter} 06029 10 70 9 900 90 90 90" for quarter in range(1, 5)]
    table = read(tmp_path, {"kern.csv": subset(*rows, *later)}).panel.table
    assert list(table["line"]) == [2, 10]


def test_each_cell_is_averaged_by_itself(tmp_path):
    one = four_quarters("06029 5 3254 2016", 2, "6 6 6", 100)
    two = four_quarters("06037 5 3254 2016", 3, "9 9 9", 200)
    mixed = [row for pair in zip(two, one, strict=True) for row in pair]
    data = read(tmp_path, {"q.csv": quarterly(*mixed)})
    assert cells(data)["06029", "5", "3254", 2016][:3] == (2, 6, 400)
    assert cells(data)["06037", "5", "3254", 2016][:3] == (3, 9, 800)
