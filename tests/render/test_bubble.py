"""The bubble chart: native, named, and readable."""

import random
import zipfile
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.bubble_places import (
    Frame,
    axis_bounds,
    box,
    circle,
    place_names,
    quotient_bounds,
)
from industry_clusters.views.vocabulary.drawn import Bubble, BubbleChart, Unseen
from industry_clusters.views.vocabulary.model import Column, Role, Sheet, Table, Unit, Workbook
from industry_clusters.views.vocabulary.palette import BUBBLE_COLOURS

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ROWS = [("Health", 0.04, 1.0, 66370.0), ("Oil", -0.01, 1.7, 16910.0), ("Withheld", np.nan, np.nan, np.nan)]
NUMBER_HEIGHT = 11.0
WORD = "Concentrated, growing faster"


def frame_of(points, width=774, height=505):
    known = [point for point in points if np.isfinite(point.x)]
    x = axis_bounds([point.x for point in known], 0.01)
    y = quotient_bounds([point.y for point in known])
    return Frame(width, height, x, y, len(points), crossing=(0.01, 1.0))


def chart_xml(tmp_path):
    columns = [Column(key, key, [row[place] for row in ROWS], unit) for place, (key, unit) in enumerate(
        (("name", Unit.TEXT), ("x", Unit.PERCENT), ("y", Unit.QUOTIENT), ("size", Unit.JOBS)))]  # fmt: skip
    word = Column("word", "Word", [WORD, None, None], sparse=True, hidden=True)
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
        tuple(place_names(points, frame_of(points))),
        frame_of(points),
        (0, 1, 2),
        (Unseen("{data.word}", "{data.x}", "{data.y}", "{data.size}", "left"),),
        0.018,
        1.0,
    )
    table = Table("data", (*columns, word))
    sheet = Sheet("Charts", "Charts", Role.RESULT, (chart, table), "Source: none")
    write_workbook(Workbook("Book", (sheet,)), tmp_path / "book.xlsx")
    return etree.fromstring(zipfile.ZipFile(tmp_path / "book.xlsx").read("xl/charts/chart1.xml"))


def test_every_cluster_is_a_series_of_its_own_that_shows_its_name(tmp_path):
    series = chart_xml(tmp_path).findall(f".//{CHART}bubbleChart/{CHART}ser")[1:]
    assert [ser.findtext(f"{CHART}tx//{CHART}v") for ser in series] == ["Health", "Oil", "Withheld"]
    assert {ser.find(f"{CHART}dLbls/{CHART}showSerName").get("val") for ser in series} == {"1"}


def test_the_words_of_a_quadrant_are_in_the_plot_and_their_bubble_is_not_seen(tmp_path):
    first = chart_xml(tmp_path).find(f".//{CHART}bubbleChart/{CHART}ser")
    assert first.findtext(f"{CHART}tx//{CHART}v") == WORD
    assert first.find(f"{CHART}spPr/{{*}}noFill") is not None


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
        st.text("abcdefgh ", min_size=4, max_size=80),
        st.floats(-0.05, 0.05),
        st.floats(0.5, 2),
        st.floats(10, 1e5),
    ),
    min_size=1,
    max_size=25,
).map(lambda bubbles: sorted(bubbles, key=lambda one: -one.size))


@given(points)
def test_no_name_that_is_drawn_covers_another_or_leaves_the_plot(bubbles):
    frame = frame_of(bubbles)
    drawn = [
        box(point.name, circle(point, bubbles, frame), placed.side)
        for point, placed in zip(bubbles, place_names(bubbles, frame), strict=True)
        if placed.named
    ]
    assert all(
        left >= 0 and top >= 0 and right <= frame.width and low <= frame.height
        for left, top, right, low in drawn
    )
    assert not [pair for pair in combinations(drawn, 2) if overlap(*pair)]


@given(points)
def test_an_axis_holds_every_value_and_its_crossing(bubbles):
    bounds = axis_bounds([point.y for point in bubbles], 1.0)
    assert bounds.low <= min(point.y for point in bubbles)
    assert max(point.y for point in bubbles) <= bounds.high
    assert bounds.low < 1.0 < bounds.high


def overlap(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and down > 0


def number_box(number, middle):
    """A number over the middle of its bubble."""
    across, down, _ = middle
    wide = len(str(number)) * 5.6
    return across - wide / 2, down - NUMBER_HEIGHT / 2, across + wide / 2, down + NUMBER_HEIGHT / 2


@pytest.mark.parametrize("count", [11, 17, 25])
def test_names_and_numbers_of_as_many_clusters_as_regions_have_do_not_collide(count):
    chance = random.Random(count)  # noqa: S311  nothing secret
    bubbles = sorted(
        (
            Bubble(f"Cluster of {number} kinds of things", chance.gauss(0.01, 0.015), chance.lognormvariate(0, 0.4), chance.lognormvariate(9, 1))
            for number in range(count)
        ),
        key=lambda one: -one.size,
    )  # fmt: skip
    frame = frame_of(bubbles)
    boxes = []
    for number, (point, placed) in enumerate(zip(bubbles, place_names(bubbles, frame), strict=True), 1):
        middle = circle(point, bubbles, frame)
        if placed.named:
            boxes.append(box(point.name, middle, placed.side))
        elif placed.side == "center":
            boxes.append(number_box(number, middle))
    assert sum(overlap(*pair) for pair in combinations(boxes, 2)) == 0
    assert sum(placed.named for placed in place_names(bubbles, frame)) >= count * 0.6


def _lab(color):
    rgb = np.array([int(color[place : place + 2], 16) for place in (0, 2, 4)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ linear / np.array([0.9505, 1.0, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def test_no_two_of_thirty_clusters_have_the_same_color_or_nearly_so():
    apart = [np.linalg.norm(_lab(one) - _lab(other)) for one, other in combinations(BUBBLE_COLOURS, 2)]
    assert len(BUBBLE_COLOURS) == 30
    assert min(apart) > 20
