"""The constructed example adds up to what the guide prints. Worked out here with pandas alone, not with the package."""

import io
import zipfile
from importlib.resources import files

import pandas as pd
import pytest

from golden.figures import figure

DATA = files("industry_clusters.example")
DEFLATOR = 1.3995
HEALTH = "Health and Biomedicine"


@pytest.fixture(scope="module")
def rows():
    """Every published row of 1990 and 2003."""
    with zipfile.ZipFile(io.BytesIO(DATA.joinpath("example_data.zip").read_bytes())) as archive:
        tables = [
            pd.read_csv(archive.open(name), dtype={"area_fips": str, "own_code": str, "industry_code": str})
            for name in archive.namelist()
            if name.startswith(("1990", "2003"))
        ]
    return pd.concat(tables)


@pytest.fixture(scope="module")
def sums(rows):
    """Jobs and payroll by (area, year, industry), summed over ownerships; the three counties as one."""
    area = rows["area_fips"].where(~rows["area_fips"].str.fullmatch(r"9900[135]"), "region")
    return rows.groupby([area, "year", rows["own_code"].eq("0"), "industry_code"])[
        ["annual_avg_emplvl", "total_annual_wages"]
    ].sum()


def jobs(sums, area, year, codes):
    return sum(sums.loc[(area, year, False, code), "annual_avg_emplvl"] for code in codes)


def pay(sums, year, codes):
    payroll = sum(sums.loc[("region", year, False, code), "total_annual_wages"] for code in codes)
    return payroll / jobs(sums, "region", year, codes)


def non_farm(sums, area, year):
    return sums.loc[(area, year, True, "10"), "annual_avg_emplvl"] - jobs(sums, area, year, ["11"])


def quotient(sums, year, codes):
    here = jobs(sums, "region", year, codes) / non_farm(sums, "region", year)
    return here / (jobs(sums, "US000", year, codes) / non_farm(sums, "US000", year))


@pytest.mark.parametrize("printed", figure("6a"), ids=lambda printed: printed["industry_code"])
def test_a_row_of_figure_6a_comes_out_as_printed(sums, printed):
    code = [printed["industry_code"]]
    for year in (1990, 2003):
        assert jobs(sums, "region", year, code) == int(printed[f"jobs_{year}"])
        assert round(pay(sums, year, code)) == int(printed[f"pay_{year}"])
        assert f"{quotient(sums, year, code):.3f}" == printed[f"quotient_{year}"]


@pytest.fixture(scope="module")
def members():
    with DATA.joinpath("clusters.csv").open(encoding="utf-8") as handle:
        return pd.read_csv(handle, dtype=str).groupby("cluster")["industry_code"].apply(list)


@pytest.mark.parametrize("printed", figure("6b"), ids=lambda printed: printed["cluster"])
def test_a_row_of_figure_6b_comes_out_as_printed(sums, members, printed):
    codes = members[printed["cluster"]]
    e90, e03 = (jobs(sums, "region", year, codes) for year in (1990, 2003))
    assert (e90, e03) == (int(printed["jobs_1990"]), int(printed["jobs_2003"]))
    assert round(((e03 / e90) ** (1 / 13) - 1) * 100, 1) == float(printed["growth_percent"])
    real_pay, last_pay = pay(sums, 1990, codes) * DEFLATOR, pay(sums, 2003, codes)
    assert round(real_pay) == int(printed["real_pay_1990"])
    assert round(last_pay, -1 if printed["cluster"] == HEALTH else 0) == int(printed["pay_2003"])
    assert round((last_pay / real_pay - 1) * 100) == int(printed["pay_change_percent"])


@pytest.mark.parametrize(
    "printed", [row for row in figure("6b") if row["cluster"] != HEALTH], ids=lambda row: row["cluster"]
)
def test_a_clusters_quotients_and_their_change_come_out_as_printed(sums, members, printed):
    first, last = (quotient(sums, year, members[printed["cluster"]]) for year in (1990, 2003))
    assert (f"{first:.2f}", f"{last:.2f}") == (printed["quotient_1990"], printed["quotient_2003"])
    assert round((last / first - 1) * 100) == int(printed["quotient_change_percent"])


def test_healths_quotient_of_2003_follows_the_rows_of_6a_and_not_the_printed_1_02(sums, members):
    first, last = (quotient(sums, year, members[HEALTH]) for year in (1990, 2003))
    assert (round(first, 3), round(last, 3)) == (0.984, 0.999)
    assert round((last / first - 1) * 100, 1) == 1.6


def test_the_example_says_that_it_is_constructed(rows):
    assert rows["area_title"].str.contains("constructed").all()


def test_about_a_tenth_of_the_counties_cells_are_withheld_and_none_of_a_clusters(rows, members):
    cells = rows[
        rows["area_fips"].str.fullmatch(r"9900[135]") & rows["industry_code"].str.fullmatch(r"\d{4}")
    ]
    withheld = cells["disclosure_code"].eq("N")
    assert 0.06 < withheld.mean() < 0.16
    assert not cells.loc[withheld, "industry_code"].isin(members.explode()).any()


def test_every_parent_is_the_sum_of_its_children(rows):
    sectors = rows[rows["industry_code"].str.fullmatch(r"\d\d|\d\d-\d\d") & rows["industry_code"].ne("10")]
    totals = rows[rows["industry_code"].eq("10") & rows["own_code"].ne("0")]
    counts = ["annual_avg_estabs_count", "annual_avg_emplvl", "total_annual_wages"]
    keys = ["area_fips", "own_code", "year"]
    assert (sectors.groupby(keys)[counts].sum() == totals.groupby(keys)[counts].sum()).all(axis=None)
