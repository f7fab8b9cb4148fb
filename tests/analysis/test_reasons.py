"""Why a number is missing: each reason in a fixture of its own, and exactly one for each missing number."""

import pandas as pd
import pytest

from industry_clusters.analysis.industries.derived import BOTH
from industry_clusters.analysis.industries.reasons import Reason, reason_for
from industry_clusters.analysis.tables import analyse
from industry_clusters.price_index import PriceIndex
from industry_clusters.study import Reading
from support.panels import UNMARKED, panel_of
from support.small_study import DATA, PRICES, study

WITHHELD = DATA.replace("01001 5 3112 2020  9  400 17000000", "01001 5 3112 2020  9    N        N").replace(
    "01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N"
)
WITHOUT_A_ROW = DATA.replace("01001 5 3113 2010  1    N        N\n", "")
ACROSS = "\n".join(
    line
    for line in DATA.replace(" 2010 ", " 2019 ")
    .replace(" 2020 ", " 2023 ")
    .replace("3113", "4481")
    .splitlines()
    if "4481 2023" not in line
)
"""The code was given up with NAICS 2022."""
NOBODY_THERE = DATA.replace("01001 5 3111 2010 10  100  3000000", "01001 5 3111 2010 10    0        0")
WITHOUT_ITS_REFERENCE = "\n".join(
    line for line in DATA.splitlines() if not line.startswith("US000 0 10   2010")
)
WITHOUT_A_GROUP_OF_IT = "\n".join(
    line for line in DATA.splitlines() if not line.startswith("US000 5 3111 2010")
)
ONE_YEARS_PRICES = {"X": PriceIndex("X", "Index", {2010: 100.0}, "prices.csv")}
LATER = {"Y": PriceIndex("Y", "Index", {2019: 100.0, 2023: 125.0}, "prices.csv")}
FIGURES = (
    "employment_first",
    "employment_last",
    "quotient_first",
    "quotient_last",
    "pay_first",
    "pay_last",
    *BOTH,
)


def analysed(data, prices=PRICES, source=None, **changes):
    panel = panel_of(data, source) if source else panel_of(data)
    return analyse(study(**changes), panel, prices)


def reasons_of(analysis):
    """The reason of every missing figure of every industry group, by code and figure."""
    return {
        (row["industry_code"], figure): reason_for(row, figure, analysis.marks)
        for row in analysis.naics_table.to_dict("records")
        for figure in FIGURES
        if pd.isna(row[figure])
    }


CASES = {
    Reason.NOT_DISCLOSED: (WITHHELD, {"reading": Reading.PUBLISHED}, ("3112", "employment_last")),
    Reason.NO_CODE: (
        ACROSS,
        {"prices": LATER, "price_index": "Y", "first_year": 2019, "last_year": 2023},
        ("4481", "employment_last"),
    ),
    Reason.NO_ROW: (WITHOUT_A_ROW, {"source": UNMARKED}, ("3113", "employment_first")),
    Reason.NO_YEAR: (WITHOUT_ITS_REFERENCE, {}, ("3111", "quotient_first")),
    Reason.NO_PRICE_INDEX: (DATA, {"prices": ONE_YEARS_PRICES, "dollar_year": 2010}, ("3111", "pay_last")),
    Reason.DIVIDED_BY_ZERO: (NOBODY_THERE, {}, ("3111", "growth")),
}
"""By reason: the data, the changes of the study, and the figure that is missing for it."""


@pytest.mark.parametrize("reason", CASES)
def test_a_missing_number_has_the_reason_that_holds(reason):
    data, changes, place = CASES[reason]
    assert reasons_of(analysed(data, **changes))[place] == reason


@pytest.mark.parametrize("reason", CASES)
def test_every_missing_number_has_a_reason_and_no_number_that_is_shown_has_one(reason):
    data, changes, _ = CASES[reason]
    analysis = analysed(data, **changes)
    for row in analysis.naics_table.to_dict("records"):
        for figure in FIGURES:
            assert bool(reason_for(row, figure, analysis.marks)) == bool(pd.isna(row[figure])), figure


@pytest.mark.parametrize("reason", [each for each in CASES if each is not Reason.NOT_DISCLOSED])
def test_a_reason_is_not_given_where_its_cause_is_not_there(reason):
    assert reason not in reasons_of(analysed(DATA)).values()


def test_a_group_that_the_reference_lacks_has_no_quotient_and_is_told_apart_from_a_year_that_it_lacks():
    found = reasons_of(analysed(WITHOUT_A_GROUP_OF_IT))
    assert found["3111", "quotient_first"] == Reason.NO_ROW


def test_a_code_that_a_year_lacks_is_never_called_withheld():
    data, changes, (code, _) = CASES[Reason.NO_CODE]
    found = reasons_of(analysed(data, **changes))
    assert found[code, "employment_last"] == found[code, "growth"] == Reason.NO_CODE


def test_the_sheet_that_lists_industries_says_the_reason():
    data, changes, (code, _) = CASES[Reason.NOT_DISCLOSED]
    table = analysed(data, **changes).naics_table.set_index("industry_code")
    assert table.loc[code, "reason"] == Reason.NOT_DISCLOSED
