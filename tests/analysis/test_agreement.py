import numpy as np

from industry_clusters.analysis.withheld.agreement import agreed
from industry_clusters.analysis.withheld.bounds import Interval
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY, Addition
from industry_clusters.measures.intervals import Sums

FAMILY = Sums.of({0: [1, 2]})


def family(total, *parts, high=np.inf):
    """One area and ownership: a total and two parts, NaN where withheld."""
    published = np.array([[[total, *parts]]], dtype=float)
    missing = np.isnan(published)
    return Interval(published, np.where(missing, 0.0, published), np.where(missing, high, published))


def settled(interval, *values, complete=True):
    flags = np.ones((1, 1, 1), dtype=bool)
    addition = Addition(INDUSTRY, FAMILY, flags & complete, flags)
    return (
        agreed([addition], np.array([[list(values)]], dtype=float), interval, 0.0).ravel().round(6).tolist()
    )


def test_estimates_move_to_what_adds_up():
    result = settled(family(10, np.nan, np.nan), 10, 6, 6)
    assert sum(result[1:]) == result[0] == 10


def test_the_larger_estimate_moves_since_its_share_of_the_way_is_smaller():
    assert settled(family(10, np.nan, np.nan), 10, 2, 10) == [10, 2, 8]


def test_parts_that_may_fall_short_stay_where_they_are():
    assert settled(family(10, np.nan, np.nan), 10, 3, 4, complete=False) == [10, 3, 4]


def test_where_nothing_adds_up_the_estimates_stay():
    assert settled(family(10, np.nan, np.nan, high=3), 10, 2, 3) == [10, 2, 3]
