"""The proof: cells of 15 Ohio counties withheld again by the agency's rules, bounded, estimated, beside the truth.

Withheld again are private industries of fewer than six establishments at every level (the agency's limit is three
firms, but hardly a cell that small is published, so that none would be left to test with), then complementary
cells until no published figure gives one away (:mod:`support.masking`). Compared are four-digit groups;
``tests/benchmarks/withheld.py`` prints the table.
"""

from pathlib import Path

import pytest

from industry_clusters.analysis.withheld.bounds import MEASURES
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.read import read_data
from industry_clusters.study import DataSource
from support.masking_experiment import METHODS, OURS, TRUTH, experiment
from support.real_data import REAL, needs_real_data

pytestmark = needs_real_data
FEWER_THAN = 6


@pytest.fixture(scope="module")
def ohio():
    """The cells and the errors."""
    data = DataSource(str(REAL / "qcew_oh_counties_2020_2023"))
    return experiment(read_data([data], Path()).panel, FEWER_THAN)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_bounds_hold_the_truth_in_every_withheld_cell(ohio, measure):
    table, _ = ohio
    assert table[TRUTH[measure]].between(table[f"lower_{measure}"], table[f"upper_{measure}"]).all()


def test_there_are_over_a_thousand_four_digit_cells_to_test_with(ohio):
    assert ohio[0]["industry_code"].map(level_of).eq(4).sum() > 1000


def test_no_withheld_cell_is_given_away(ohio):
    assert ohio[0]["lower_payroll"].lt(ohio[0]["upper_payroll"]).all()


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("column", ["median error", "90th percentile"])
def test_estimates_are_nearer_the_truth_than_zero_equal_parts_or_establishment_shares(ohio, measure, column):
    _, table = ohio
    errors = {method: table.loc[[(measure, method)], column].item() for method in METHODS}
    assert min(errors, key=errors.get) == OURS
