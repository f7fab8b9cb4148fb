"""The bubble chart: native, named, and readable."""

import zipfile

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from industry_clusters.render.bubble import _box, _circle, _overlap, axis_bounds, label_positions
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.model import (
    Bubble,
    BubbleChart,
    Column,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ROWS = [("Health", 0.04, 1.0, 66370.0), ("Oil", -0.01, 1.7, 16910.0), ("Withheld", np.nan, np.nan, np.nan)]


def chart_xml(tmp_path):
    columns = [Column(key, key, [row[place] for row in ROWS], unit) for place, (key, unit) in enumerate(
        (("name", Unit.TEXT), ("x", Unit.PERCENT), ("y", Unit.QUOTIENT), ("size", Unit.JOBS)))]  # fmt: skip
    points = tuple(Bubble(*row) for row in ROWS)
    chart = BubbleChart(
        "b",
        "Clusters",
        "Growth",
        "LQ",
        "{data.name}",
        "{data.x}",
        "{data.y}",
        "{data.size}",
        points,
        0.018,
        1.0,
    )
    sheet = Sheet("Charts", "Charts", Role.RESULT, (chart, Table("data", tuple(columns))), "Source: none")
    write_workbook(Workbook("Book", (sheet,)), tmp_path / "book.xlsx")
    return etree.fromstring(zipfile.ZipFile(tmp_path / "book.xlsx").read("xl/charts/chart1.xml"))


def test_every_cluster_is_a_series_of_its_own_that_shows_its_name(tmp_path):
    series = chart_xml(tmp_path).findall(f".//{CHART}bubbleChart/{CHART}ser")
    assert [ser.findtext(f"{CHART}tx//{CHART}v") for ser in series] == ["Health", "Oil", "Withheld"]
    assert {ser.find(f"{CHART}dLbls/{CHART}showSerName").get("val") for ser in series} == {"1"}


def test_the_size_is_the_area_and_its_value_is_cached(tmp_path):
    xml = chart_xml(tmp_path)
    assert xml.find(f".//{CHART}sizeRepresents").get("val") == "area"
    assert xml.findtext(f".//{CHART}bubbleSize//{CHART}v") == "66370"


def test_a_missing_point_has_no_cached_number(tmp_path):
    last = chart_xml(tmp_path).findall(f".//{CHART}ser")[-1]
    assert last.find(f"{CHART}xVal//{CHART}v") is None


def test_the_axes_cross_at_the_regions_growth_and_at_one(tmp_path):
    crossings = [float(tag.get("val")) for tag in chart_xml(tmp_path).findall(f".//{CHART}crossesAt")]
    assert sorted(crossings) == [0.018, 1.0]


points = st.lists(
    st.builds(
        Bubble,
        st.text("abcdefgh ", min_size=4, max_size=24),
        st.floats(-0.05, 0.05),
        st.floats(0.5, 2),
        st.floats(10, 1e5),
    ),
    min_size=1,
    max_size=25,
)


@given(points)
def test_every_name_gets_a_place(bubbles):
    x, y = axis_bounds([point.x for point in bubbles], 0.01), axis_bounds([point.y for point in bubbles], 1.0)
    assert len(label_positions(bubbles, x, y, (860, 600), 60, (0.01, 1.0))) == len(bubbles)


@given(points)
def test_an_axis_holds_every_value_and_its_crossing(bubbles):
    bounds = axis_bounds([point.y for point in bubbles], 1.0)
    assert bounds.low <= min(point.y for point in bubbles)
    assert max(point.y for point in bubbles) <= bounds.high
    assert bounds.low < 1.0 < bounds.high


def test_names_of_neighbours_do_not_cover_each_other():
    bubbles = [Bubble(f"Cluster {number}", 0.01, 1.0 + number * 0.06, 100.0) for number in range(8)]
    x, y = axis_bounds([0.0, 0.02], 0.01), axis_bounds([1.0, 1.5], 1.0)
    sides = label_positions(bubbles, x, y, (860, 600), 60, (0.01, 1.0))
    plot = (860 * 0.84, 600 * 0.72)
    boxes = [
        _box(point.name, _circle(point, x, y, plot, 20.0), side)
        for point, side in zip(bubbles, sides, strict=True)
    ]
    assert sum(_overlap(one, other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]) == 0
