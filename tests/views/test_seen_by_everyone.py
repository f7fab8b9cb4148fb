"""Everyone can read the workbook: enough contrast, words beside colors, a description of each chart, headers, an order."""

from itertools import pairwise

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.render.charts import description
from industry_clusters.render.refs import Addresses
from industry_clusters.study import Member
from industry_clusters.views.vocabulary.drawn import BubbleChart, Chart
from industry_clusters.views.vocabulary.model import Column, Table
from industry_clusters.views.vocabulary.palette import STYLES
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.small_study import PRICES, THREE_YEARS, study

WHITE, BLACK = "FFFFFF", "000000"
READ, SEEN = 4.5, 3.0
"""Contrast that WCAG 2.1 asks of text, and of lines and bars (AA)."""
LINES = ("region", "earlier", "reference_1", "reference_2", "reference_3")
TICKS = "mark"
"""Across the bars of a chart: no text stands on it."""
FOOD = (Member("Food", "3111"), Member("Food", "3112"), Member("Drink", "3113"))


def brightness(color):
    parts = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def cell_styles():
    of_charts = {name for name, style in STYLES.items() if style.marker or name.startswith("level_")} | {
        TICKS
    }
    return [name for name in STYLES if name not in of_charts]


@pytest.fixture(scope="module")
def view():
    return workbook_view(analyse(study(clusters=FOOD), panel_of(THREE_YEARS), PRICES))


def blocks_of(view, *kinds):
    return [(sheet, block) for sheet in view.sheets for block in sheet.blocks if isinstance(block, kinds)]


def test_black_on_white_is_the_greatest_contrast_and_gray_on_gray_would_be_found():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("A6A6A6", "F2F2F2") < READ


@pytest.mark.parametrize("name", cell_styles())
def test_text_is_read_on_its_fill(name):
    style = STYLES[name]
    assert all(
        contrast(style.font or BLACK, fill) >= READ for fill in (style.fill or WHITE, style.stripes) if fill
    )


@pytest.mark.parametrize("name", [*LINES, TICKS])
def test_lines_and_bars_are_seen_on_white(name):
    assert contrast(STYLES[name].fill, WHITE) >= SEEN


def test_lines_of_a_chart_differ_by_more_than_color():
    looks = [(STYLES[name].dash, STYLES[name].marker) for name in LINES if name != "earlier"]
    assert len(set(looks)) == len(looks)


def test_a_color_that_follows_a_number_has_another_sign_beside_it(view):
    styles = {one.style for _, table in blocks_of(view, Table) for one in table.highlights}
    plain = [
        name
        for name in styles
        if (STYLES[name].fill or STYLES[name].font)
        and not (
            STYLES[name].bold
            or STYLES[name].italic
            or STYLES[name].underline
            or STYLES[name].outline
            or STYLES[name].stripes
        )
    ]
    assert plain == ["yellow"]  # middle class of the matrix, whose cell says so with its letter


def test_every_chart_is_described_by_more_than_its_title(view):
    charts = [chart for _, chart in blocks_of(view, Chart, BubbleChart)]
    assert len(charts) > 5
    assert [chart.key for chart in charts if len(description(chart)) < len(chart.title) + 20] == []


def test_every_column_that_is_seen_has_a_header(view):
    bare = [
        (sheet.name, table.key, column.key)
        for sheet, table in blocks_of(view, Table)
        for column in table.columns
        if not (isinstance(column, Column) and (column.gap or column.hidden))
        and not str(getattr(column.header, "value", column.header))
    ]
    allowed = {"matrix"}
    """A cluster's place that waits for one has no name yet."""
    assert [one for one in bare if one[1] not in allowed] == []


def test_what_is_read_from_top_to_bottom_is_written_in_that_order(view):
    addresses = Addresses.of(view)
    for sheet in view.sheets:
        starts = [addresses.blocks[sheet.name, number] for number in range(len(sheet.blocks))]
        assert all(one < other for one, other in pairwise(starts))


def test_every_sheet_says_in_its_title_what_it_holds(view):
    assert [sheet.name for sheet in view.sheets if not str(getattr(sheet.title, "value", sheet.title))] == []
