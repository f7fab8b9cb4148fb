"""Slides: native charts that can be edited, gaps for what is missing, a source on every slide."""

import math
from dataclasses import replace
from importlib.resources import as_file, files

import pytest
from pptx import Presentation
from pptx.util import Emu

from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.render.deck import write_deck
from industry_clusters.study import Member
from industry_clusters.views.slides.deck import deck_view
from industry_clusters.views.vocabulary.deck_model import (
    Bullets,
    Deck,
    DeckBubbles,
    DeckChart,
    DeckSeries,
    Slide,
)
from industry_clusters.views.vocabulary.drawn import Bubble
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.workflows.opening import read_study_data
from industry_clusters.workflows.study_source import with_definitions

SUMMARY_OF_6B = {"Government": 127_560, "Oil and Gas": 16_910}


@pytest.fixture(scope="module")
def example():
    with as_file(files("industry_clusters.example")) as folder:
        study = with_definitions(read_study(folder / "study.toml"), folder)
        study, data = read_study_data(study, folder)
    return study, data


def deck_of(example, **changes):
    study, data = example
    return deck_view(analyse(replace(study, **changes), data.panel, data.price_indexes))


@pytest.fixture(scope="module")
def slides(example, tmp_path_factory):
    path = tmp_path_factory.mktemp("deck") / "region.pptx"
    write_deck(deck_of(example), path)
    return list(Presentation(str(path)).slides)


def titled(slides, title):
    return next(slide for slide in slides if slide.shapes.title.text == title)


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_jobs_by_cluster_are_those_of_figure_6b_in_a_chart_that_can_be_edited(slides):
    plot = chart_of(titled(slides, "Jobs by cluster")).plots[0]
    drawn = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert {name: drawn[name] for name in SUMMARY_OF_6B} == SUMMARY_OF_6B


def test_the_bubble_chart_has_a_series_named_after_each_cluster(slides, example):
    chart = chart_of(titled(slides, "Growth and concentration"))
    assert {series.name for series in chart.plots[0].series} == {one.cluster for one in example[0].clusters}


def test_there_is_a_bubble_chart_for_each_of_two_reference_areas(slides):
    bubbles = [slide for slide in slides if slide.shapes.title.text == "Growth and concentration"]
    assert ["nation" in texts(slide)[1] for slide in bubbles] == [True, False]


def bubbles(count, folder):
    """The frame of a bubble chart of so many clusters, all in one place."""
    points = tuple(Bubble(f"Cluster {number}", 0.02, 1.1, 100.0) for number in range(count))
    chart = DeckBubbles(points, "Growth", "LQ", 0.01, 1.0, tuple(range(count)), ("a", "b", "c", "d"))
    write_deck(Deck("One", "", (Slide("Clusters", "", chart, "Source: x"),)), folder / f"{count}.pptx")
    (slide,) = list(Presentation(str(folder / f"{count}.pptx")).slides)[1:]
    return next(shape for shape in slide.shapes if shape.has_chart)


def left_of_plot(frame):
    """The points between the edge of a chart and its plot."""
    return frame.width.pt * float(frame.chart._chartSpace.find(".//{*}manualLayout/{*}x").get("val"))


def test_the_axis_of_a_bubble_chart_has_the_same_room_beside_a_key_as_without_one(tmp_path):
    alone, with_key = bubbles(1, tmp_path), bubbles(12, tmp_path)
    assert with_key.width < alone.width
    assert left_of_plot(with_key) == pytest.approx(left_of_plot(alone))


def test_every_slide_but_the_first_names_its_source(slides):
    assert all(any(text.startswith("Source: ") for text in texts(slide)) for slide in slides[1:])


def test_every_chart_has_titles_on_its_axes(slides):
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 9
    assert all(chart.value_axis.has_title for chart in charts)


def test_no_box_reaches_beyond_the_slide(slides):
    wide, tall = Emu(12_191_695), Emu(6_858_000)
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= wide + 1
            assert shape.top + shape.height <= tall + 1


def test_charts_and_tables_carry_words_for_who_cannot_see_them(slides):
    frames = [shape for slide in slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    assert all(frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames)


def drawn(values, number, folder):
    """A slide's chart of one line."""
    chart = DeckChart(
        "line", ("2001", "2002"), (DeckSeries("Here", values, "region"),), "Year", "Jobs", number
    )
    write_deck(Deck("One", "", (Slide("Jobs", "", chart, "Source: x"),)), folder / "one.pptx")
    return chart_of(Presentation(str(folder / "one.pptx")).slides[1])


def test_a_missing_value_leaves_a_gap(tmp_path):
    assert drawn([math.nan, 5.0], Unit.JOBS, tmp_path).plots[0].series[0].values == (None, 5.0)


def test_the_marks_of_an_index_are_whole_steps_from_its_base(tmp_path):
    axis = drawn([100.0, 110.1], Unit.INDEX, tmp_path).value_axis
    steps = (100 - axis.minimum_scale) / axis.major_unit
    assert steps == round(steps)


def test_a_name_of_two_hundred_letters_is_cut_and_said_to_be(example):
    members = (Member("A" * 200, "6221"),)
    titles = [slide.title for slide in deck_of(example, clusters=members).slides]
    said = [title for title in titles if title.startswith("AAA")]
    assert [title for title in said if "A" * 59 in title] == []
    assert any("\N{HORIZONTAL ELLIPSIS}" in title for title in said)


def test_a_region_without_clusters_still_has_its_trends_and_method(example):
    titles = [slide.title for slide in deck_of(example, clusters=()).slides]
    assert titles == [
        "The region at a glance",
        "Jobs over time",
        "Job growth vs. Sample nation",
        "Pay over time",
        "Method and sources",
    ]


def test_one_cluster_is_not_called_the_largest_and_the_smallest(example):
    deck = deck_of(example, clusters=(Member("Alone", "6221"),))
    said = next(slide.sentence for slide in deck.slides if slide.title == "Jobs by cluster")
    assert said == "Alone has 19,880 jobs."


def test_a_long_sentence_has_smaller_letters(tmp_path):
    slides = tuple(
        Slide("T", "word " * count, Bullets(("one",)), "Source: x") for count in (20, 60, 110, 200)
    )
    write_deck(Deck("One", "", slides), tmp_path / "long.pptx")
    sentences = [list(slide.shapes)[1] for slide in Presentation(str(tmp_path / "long.pptx")).slides][1:]
    sizes = [shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in sentences]
    assert sizes == [18, 14, 12, 10]


def test_a_long_table_goes_on_over_several_slides(example, tmp_path):
    study, _ = example
    codes = [one.industry_code for one in study.clusters][:25]
    members = tuple(Member(f"Cluster {number}", code) for number, code in enumerate(codes))
    write_deck(deck_of(example, clusters=members), tmp_path / "many.pptx")
    slides = list(Presentation(str(tmp_path / "many.pptx")).slides)
    tables = [
        shape.table for slide in slides if "Decision matrix" in slide.shapes.title.text
        for shape in slide.shapes if shape.has_table
    ]  # fmt: skip
    assert [len(table.rows) - 1 for table in tables] == [11, 11, 3]


def test_an_offices_own_template_is_used(tmp_path):
    own = Presentation()
    own.slide_width = Emu(9_000_000)
    own.save(str(tmp_path / "office.pptx"))
    deck = Deck("Title", "", (Slide("Slide", "Said.", Bullets(("one",)), "Source: x"),))
    write_deck(deck, tmp_path / "out.pptx", tmp_path / "office.pptx")
    assert Presentation(str(tmp_path / "out.pptx")).slide_width == 9_000_000


def test_a_template_without_the_layouts_says_which_it_has(tmp_path):
    own = Presentation()
    for layout in list(own.slide_layouts):
        if layout.name != "Blank":
            own.slide_layouts.remove(layout)
    own.save(str(tmp_path / "bare.pptx"))
    with pytest.raises(WorkbookError, match=r"no layout 'Title Slide'.*it has Blank"):
        write_deck(Deck("Title", "", ()), tmp_path / "out.pptx", tmp_path / "bare.pptx")


def test_a_layout_without_a_place_for_the_title_gets_it_in_a_text_box(tmp_path):
    office = Presentation()
    layout = next(one for one in office.slide_layouts if one.name == "Title Only")
    for place in list(layout.placeholders):
        place._element.getparent().remove(place._element)
    office.save(tmp_path / "office.pptx")
    write_deck(
        Deck("T", "s", (Slide("A finding", "one", Bullets(("a",)), "src"),)),
        tmp_path / "d.pptx",
        tmp_path / "office.pptx",
    )
    texts = [shape.text_frame.text for shape in Presentation(str(tmp_path / "d.pptx")).slides[1].shapes]
    assert texts[0] == "A finding"


def test_a_template_that_is_no_powerpoint_file_is_refused_and_nothing_is_written(tmp_path):
    (tmp_path / "notes.pptx").write_text("not slides", encoding="utf-8")
    with pytest.raises(WorkbookError, match="is no PowerPoint file"):
        write_deck(Deck("Title", "", ()), tmp_path / "out.pptx", tmp_path / "notes.pptx")
    assert not (tmp_path / "out.pptx").exists()
