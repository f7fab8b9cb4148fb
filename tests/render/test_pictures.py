"""Charts as pictures: the size that is asked for, every kind, and no name over another."""

import io
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from industry_clusters.render.pictures import picture_of
from industry_clusters.render.pictures.bubbles import draw_bubbles
from industry_clusters.views.vocabulary.chart_model import RangeBar, RangeBars
from industry_clusters.views.vocabulary.deck_model import DeckBubbles, DeckChart, DeckSeries
from industry_clusters.views.vocabulary.drawn import Bubble
from industry_clusters.views.vocabulary.model import Unit

NAN = float("nan")
CORNERS = ("Upper left", "Upper right", "Lower left", "Lower right")


def bar(name="Food", text="about 10", best=10.0, low=5.0, high=20.0, likely_low=9.0, likely_high=11.0):
    return RangeBar(name, text, best, low, high, likely_low, likely_high)


def bubbles(*points):
    return DeckBubbles(
        tuple(Bubble(*point) for point in points),
        "Growth",
        "LQ",
        0.0,
        1.0,
        tuple(range(len(points))),
        CORNERS,
    )


LINES = DeckChart(
    "line",
    ("2010", "2011", "2012"),
    (DeckSeries("Here", (1.0, NAN, 3.0), "region"),),
    "Year",
    "Jobs",
    Unit.JOBS,
)
CHARTS = {
    "bars": RangeBars((bar(), bar("$5 & Ünïon {{ x }}", best=NAN), bar("Gone", "not disclosed", *[NAN] * 5)), "Jobs", Unit.JOBS),
    "without a limit": RangeBars((bar(high=float("inf")),), "Pay", Unit.DOLLARS, 7.0, "Region: 7"),
    "losses": RangeBars((bar(best=-0.1, low=-0.3, high=0.2, likely_low=-0.15, likely_high=0.0),), "Growth", Unit.PERCENT),
    "bubbles": bubbles(("Food", 0.01, 1.2, 100), ("Missing", NAN, 1.0, 5)),
    "far quotients": bubbles(("Food", 0.01, 30.0, 100), ("Mines", -0.01, 0.2, 5)),
    "lines": LINES,
}  # fmt: skip


def test_bars_of_sixty_clusters_are_no_taller_than_a_page_has_room_for():
    picture = Image.open(io.BytesIO(picture_of(RangeBars((bar(),) * 60, "Jobs", Unit.JOBS), 6.5)))
    assert picture.height / picture.width < 8 / 6.5


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_a_picture_as_wide_as_asked_for(chart):
    picture = Image.open(io.BytesIO(picture_of(chart, 4.0)))
    assert picture.format == "PNG"
    assert picture.width == 600


def test_the_same_chart_gives_the_same_picture():
    assert picture_of(CHARTS["bars"], 4.0) == picture_of(CHARTS["bars"], 4.0)


@pytest.mark.parametrize(
    "chart",
    [
        RangeBars((bar("Gone", "not disclosed", *[NAN] * 5),), "Jobs", Unit.JOBS),
        RangeBars((), "Jobs", Unit.JOBS),
        bubbles(),
    ],
    ids=["nothing known", "no bar", "no bubble"],
)
def test_of_nothing_no_picture_is_made(chart):
    assert picture_of(chart, 4.0) is None


@pytest.mark.parametrize("count", [5, 16, 30])
def test_no_name_of_a_bubble_lies_on_another(count):
    points = [
        (f"A cluster of name {n}", 0.002 * (n * 7 % 11), 0.7 + 0.05 * (n * 5 % 13), 1000 + 900 * n)
        for n in range(count)
    ]
    figure = Figure(figsize=(6.5, 4.3), dpi=150)
    FigureCanvasAgg(figure)
    draw_bubbles(figure, bubbles(*points))
    names = [
        text.get_window_extent() for text in figure.axes[0].texts if text.get_text().startswith("A cluster")
    ]
    assert len(names) == count
    assert not [pair for pair in combinations(names, 2) if pair[0].overlaps(pair[1])]
