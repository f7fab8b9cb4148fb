"""A study's tables on a small region, worked out by hand."""

import math

import numpy as np
import pytest

from industry_clusters.analysis.industries.observations import Ranking, ranked
from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting, UnknownArea, UnknownYear
from industry_clusters.study import Criterion, Region
from support.panels import panel_of
from support.small_study import DATA, PRICES, study


def row(code, **changes):
    table = analyse(study(**changes), panel_of(DATA), PRICES).naics_table
    return table.set_index("industry_code").loc[code]


def test_the_table_has_one_row_for_each_industry_group_of_the_region():
    table = analyse(study(), panel_of(DATA), PRICES).naics_table
    assert table["industry_code"].tolist() == ["3111", "3112", "3113"]


def test_the_quotient_divides_by_the_base_total_of_both_areas():
    assert math.isclose(row("3111")["quotient_last"], (200 / 2000) / (5000 / 100000))


def test_growth_spans_the_years_between_first_and_last():
    assert math.isclose(row("3111")["growth"], 2 ** (1 / 10) - 1)


def test_pay_of_both_years_is_in_dollars_of_the_dollar_year():
    assert math.isclose(row("3111", dollar_year=2020)["pay_first"], 30_000 * 1.25)
    assert math.isclose(row("3111", dollar_year=2010)["pay_last"], 45_000 / 1.25)


def test_a_withheld_first_year_leaves_no_rate_and_no_change():
    withheld = row("3113")
    assert np.isnan([withheld["employment_first"], withheld["growth"], withheld["quotient_change"]]).all()
    assert withheld["remark"] == "Cells not disclosed: 1 of 1 in 2010"


def test_a_missing_number_earns_a_question_mark_and_no_point():
    assert row("3113")["marks"] == "·?L?·"


def test_default_cut_offs_are_the_tables_average_and_the_regions_own_growth_and_pay():
    cut_offs = analyse(study(), panel_of(DATA), PRICES).cut_offs
    assert math.isclose(cut_offs[Criterion.EMPLOYMENT], (200 + 400 + 100) / 3)
    assert math.isclose(cut_offs[Criterion.GROWTH], 2 ** (1 / 10) - 1)
    assert math.isclose(cut_offs[Criterion.PAY], 45_000)


def test_the_users_own_cut_off_takes_the_place_of_the_default():
    assert row("3113", cut_offs={Criterion.QUOTIENT: 6.0})["marks"] == "·?·?·"


def test_sectors_stand_in_a_table_of_their_own():
    analysis = analyse(study(), panel_of(DATA), PRICES)
    assert analysis.sector_table["industry_code"].tolist() == ["11", "31-33"]


def test_a_list_leaves_out_missing_numbers_and_groups_below_the_minimum():
    table = analyse(study(), panel_of(DATA), PRICES).naics_table
    assert ranked(table, Ranking("g", "", "", "growth"), 50)["industry_code"].tolist() == ["3111", "3112"]
    assert ranked(table, Ranking("g", "", "", "growth"), 300)["industry_code"].tolist() == ["3112"]


@pytest.mark.parametrize(
    ("changes", "error", "named"),
    [
        ({"region": Region("Here", ("01001", "01009"))}, UnknownArea, "01009"),
        ({"reference": "06000"}, UnknownArea, "06000"),
        ({"region": Region("Here", cbsa="12345")}, UnknownArea, "12345"),
        ({"first_year": 1990}, UnknownYear, "1990"),
        ({"price_index": "Y"}, BadSetting, "'Y'"),
        ({"industry_level": 6}, BadSetting, "6 digits"),
    ],
)
def test_what_the_data_do_not_hold_is_named(changes, error, named):
    with pytest.raises(error, match=named):
        analyse(study(**changes), panel_of(DATA), PRICES)


def test_first_and_last_year_must_differ():
    with pytest.raises(BadSetting, match="2010 is not before"):
        study(last_year=2010)


def test_a_metropolitan_area_is_its_own_row_where_the_data_hold_it():
    analysis = analyse(
        study(region=Region("Metro", cbsa="12340")), panel_of(DATA.replace("01001", "C1234")), PRICES
    )
    assert analysis.region_areas == ("C1234",)


def test_a_metropolitan_area_is_its_counties_where_the_data_hold_only_them():
    panel = panel_of(DATA, cbsa_counties={"12340": ("01001",)})
    assert analyse(study(region=Region("Metro", cbsa="12340")), panel, PRICES).region_areas == ("01001",)


def test_the_price_index_of_the_regions_part_of_the_country_is_known_where_the_data_hold_it():
    prices = PRICES | {"CUUR0300SA0": PRICES["X"]}
    assert analyse(study(), panel_of(DATA), prices).nearest_prices == "CUUR0300SA0"
    assert analyse(study(), panel_of(DATA), PRICES).nearest_prices is None


def test_without_a_cut_off_nobody_can_say_what_is_above_it():
    lone = "\n".join(
        line for line in DATA.splitlines() if not line.startswith(("01001 0 10 ", "01001 5 10 "))
    )
    found = analyse(study(), panel_of(lone), PRICES)
    assert math.isnan(found.cut_offs[Criterion.GROWTH])
    assert set(found.naics_table["marks"].str[1]) == {"?"}
