"""Changes of the industry classification: the published lists are the answer key."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.analysis.industries.breaks import bridge_groups, changes, moves, vintages_across
from industry_clusters.analysis.tables import analyse
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.study import AcrossBreaks
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.panels import panel_of
from support.recalculate import disagreements, recalculated, with_inputs
from support.small_study import DATA, PRICES, study

LOST_2022 = (
    "4421 4422 4431 4461 4471 4481 4482 4483 4511 4512 4522 4523 4531 4532 4533 4539 4541 4542 4543 5111 5112 5151 "
    "5152 5173 5179 5191"
)
GAINED_2022 = (
    "4412 4413 4441 4442 4451 4452 4453 4491 4492 4551 4552 4561 4571 4572 4581 4582 4583 4591 4592 4593 4594 4595 "
    "4599 5131 5132 5161 5162 5171 5178 5192"
)
LISTS = {
    (2006, 2007): (
        "1119 3152 3261 3262 3342 3391 5161 5173 5175 5181 5259 5416",
        "1125 3149 3332 3334 3339 3345 3366 3371 5171 5179 5191 5311 5613",
    ),
    (2010, 2011): ("2381 3341 3371 4236 4237 4512 7221 7222", "2383 3219 3333 4236 4237 4431 7225"),
    (2016, 2017): ("4521 4529 5171 5172", "4522 4523 5173"),
    (2021, 2022): (LOST_2022, GAINED_2022),
}
years = st.integers(1990, 2024)


@pytest.mark.parametrize("span", LISTS)
def test_the_codes_that_lost_and_gained_are_those_of_the_concordance(span):
    found = moves(*span)
    lost, gained = LISTS[span]
    assert {move.old_code for move in found} == set(lost.split())
    assert {move.new_code for move in found} == set(gained.split())


@pytest.mark.parametrize("span", [(1990, 2006), (2007, 2010), (2011, 2016), (2017, 2021), (2022, 2024)])
def test_within_one_vintage_nothing_changes(span):
    assert (moves(*span), bridge_groups(*span)) == ((), ())


@given(years, years)
def test_no_content_leaves_or_enters_a_bridge_group(first, last):
    groups = bridge_groups(first, last)
    for move in moves(first, last):
        assert [move.old_code in group for group in groups] == [move.new_code in group for group in groups]


@given(years, years)
def test_a_code_is_in_one_bridge_group_at_most(first, last):
    codes = [code for group in bridge_groups(first, last) for code in group]
    assert len(codes) == len(set(codes))


def test_a_longer_span_has_the_changes_of_all_its_switches():
    assert vintages_across(["5171", "4461", "6216"], 2006, 2023, 4) == ["2007 2017 2022", "2022", ""]


def test_at_sectors_only_what_crossed_them_is_a_change():
    assert {(move.old_code, move.new_code) for move in moves(2006, 2007, 2)} == {("52", "53"), ("54", "56")}


def test_of_codes_finer_than_four_digits_nothing_is_said():
    assert moves(2006, 2023, 6) == ()


def test_the_guides_pharmacies_are_gone_in_2022_and_it_says_where_to():
    row = changes().query("industry_code == '4461' and vintage == 2022").iloc[0]
    assert (row["year"], row["words"]) == (2022, "in part or whole to 4561")


def test_the_table_marks_a_growth_across_a_break():
    data = DATA.replace("3113", "4461").replace(" 2010 ", " 2019 ").replace(" 2020 ", " 2023 ")
    analysis = analyse(
        study(first_year=2019, last_year=2023, price_index="Y"), panel_of(data), {"Y": later()}
    )
    marks = analysis.naics_table.set_index("industry_code")["classification"]
    assert marks.to_dict() == {"3111": "", "3112": "", "4461": "2022"}


def later():
    return replace(PRICES["X"], series_id="Y", values={2019: 100.0, 2023: 120.0})


RETAIL = DATA.replace("3111", "4521").replace("3112", "4522").replace(" 311 ", " 452 ").replace("31-33", "44-45").replace(" 2010 ", " 2016 ").replace(" 2020 ", " 2018 ")  # fmt: skip
TO_2018 = {"first_year": 2016, "last_year": 2018, "price_index": "Z"}
PRICES_TO_2018 = {"Z": replace(PRICES["X"], series_id="Z", values={2016: 100.0, 2018: 104.0})}


def growth(**changes):
    table = analyse(study(**TO_2018, **changes), panel_of(RETAIL), PRICES_TO_2018).naics_table
    return table.set_index("industry_code")["growth"]


def test_a_changed_code_has_its_own_growth_unless_the_study_asks_for_its_bridge_group():
    assert growth()["4521"] == pytest.approx((200 / 100) ** 0.5 - 1)
    assert growth()["4522"] == pytest.approx(0)


def test_a_changed_code_has_its_bridge_groups_growth_where_the_study_asks_for_it():
    bridged = growth(across_breaks=AcrossBreaks.BRIDGE)
    assert bridged["4521"] == bridged["4522"] == pytest.approx((600 / 500) ** 0.5 - 1)


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_the_choice_on_setup_changes_the_table_at_once(tmp_path):
    view = workbook_view(analyse(study(**TO_2018), panel_of(RETAIL), PRICES_TO_2018))
    write_workbook(view, tmp_path / "own.xlsx")
    assert disagreements(tmp_path / "own.xlsx", tmp_path) == []
    wish = {"across_breaks": AcrossBreaks.BRIDGE.label}
    book = recalculated(with_inputs(tmp_path / "own.xlsx", tmp_path / "typed.xlsx", **wish), tmp_path)
    rows = [row for row in book[NAICS_SHEET].iter_rows(values_only=True) if row[0] in ("4521", "4522")]
    header = next(row for row in book[NAICS_SHEET].iter_rows(values_only=True) if row[0] == "NAICS")
    assert [row[header.index("Annual growth")] for row in rows] == [pytest.approx((600 / 500) ** 0.5 - 1)] * 2
