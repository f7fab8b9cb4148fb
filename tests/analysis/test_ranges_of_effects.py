"""Shift-share of clusters whose jobs are known as ranges."""

from dataclasses import replace

import numpy as np
import pytest

from industry_clusters.analysis.industries.shift_share import EFFECTS
from industry_clusters.study import Member, Reading
from industry_clusters.workflows.opening import open_study, tables_of
from support.many_regions import write_data
from support.qcew_files import write

CARE = (Member("Care", "6211"), Member("Care", "3111"))
BIRCH = """
region = { name = "Birch", areas = ["01003"] }
years = { first = 2010, last = 2020 }
data = [{ path = "data" }]
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    return open_study(write(write_data(tmp_path_factory.mktemp("effects")), "birch.toml", BIRCH))


def care(opened, reading=Reading.USUAL):
    study, data = opened
    return tables_of(replace(study, reading=reading, clusters=CARE), data).clusters.summary.iloc[0]


def test_each_effects_best_value_is_inside_its_likely_range(opened):
    row = care(opened)
    for name in EFFECTS:
        assert row[f"likely_low_{name}"] <= row[f"best_{name}"] <= row[f"likely_high_{name}"]


def test_what_is_not_disclosed_of_the_last_year_makes_the_competitive_effect_unsure_alone(opened):
    row = care(opened)
    widths = [row[f"likely_high_{name}"] - row[f"likely_low_{name}"] for name in EFFECTS]
    assert widths[:2] == [pytest.approx(0), pytest.approx(0)]
    assert widths[2] == pytest.approx(row["likely_high_employment_last"] - row["likely_low_employment_last"])


def test_best_values_of_the_effects_add_up_to_the_change(opened):
    row = care(opened)
    total = sum(row[f"best_{name}"] for name in EFFECTS)
    assert total == pytest.approx(row["best_employment_change"])


def test_published_only_shows_no_effect_that_rests_on_what_is_not_disclosed(opened):
    assert np.isnan(care(opened, Reading.PUBLISHED)["competitive_effect"])
