"""Shift-share: three effects that add up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.measures.shift_share import (
    competitive_effect,
    industry_mix_effect,
    national_growth_effect,
)

jobs = st.floats(1, 1e7)


@given(jobs, jobs, jobs, jobs, jobs, jobs)
def test_the_three_effects_add_up_to_the_change(
    first, last, industry_first, industry_last, total_first, total_last
):
    effects = (
        national_growth_effect(first, total_first, total_last),
        industry_mix_effect(first, industry_first, industry_last, total_first, total_last),
        competitive_effect(first, last, industry_first, industry_last),
    )
    scale = max(map(abs, map(float, effects)))
    np.testing.assert_allclose(sum(effects), last - first, atol=1e-9 * max(scale, 1))


@given(jobs, jobs, jobs)
def test_an_industry_that_grows_like_everything_everywhere_has_national_growth_only(
    first, total_first, total_last
):
    growth = total_last / total_first
    mix = industry_mix_effect(first, 1.0, growth, total_first, total_last)
    own = competitive_effect(first, first * growth, 1.0, growth)
    np.testing.assert_allclose([mix, own], 0, atol=1e-6 * first * max(growth, 1))


def test_what_is_missing_or_over_zero_has_no_effect():
    assert np.isnan(national_growth_effect(np.nan, 1, 2))
    assert np.isnan(industry_mix_effect(5, 0, 2, 1, 2))
    assert np.isnan(competitive_effect(5, 6, 0, 2))
