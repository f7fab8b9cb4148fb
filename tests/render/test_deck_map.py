"""The slides of a cluster's map: native shapes, inside the slide, none over another."""

from itertools import combinations

import pytest
from pptx import Presentation

from industry_clusters.render.deck import write_deck
from industry_clusters.study import Member
from industry_clusters.views.slides.deck import deck_view
from support.many_members import CLUSTERS, LARGE, SMALL, many_members

SLACK = 12_700 * 3  # three points


@pytest.fixture(scope="module", params=[None, False], ids=["with occupations", "without occupations"])
def show(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("maps") / "many.pptx"
    words = "A long list of what there is. " * 40
    clusters = (*CLUSTERS, Member(SMALL, "3111"))
    write_deck(deck_view(many_members(request.param, infrastructure={LARGE: words}, clusters=clusters)), path)
    return Presentation(str(path))


def maps(show):
    return [slide for slide in show.slides if slide.shapes.title.text.endswith(": cluster map")]


def texts(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_each_cluster_has_its_map(show):
    assert len(maps(show)) == 2


def test_no_shape_leaves_the_slide(show):
    for slide in maps(show):
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height, shape.name


def test_no_shape_lies_over_another(show):
    for slide in maps(show):
        for one, other in combinations(slide.shapes, 2):
            apart = (
                one.left + one.width <= other.left + SLACK
                or other.left + other.width <= one.left + SLACK
                or one.top + one.height <= other.top + SLACK
                or other.top + other.height <= one.top + SLACK
            )
            assert apart, (one.name, other.name)


def test_what_does_not_fit_is_counted(show):
    assert any(text.startswith("and ") and "more" in text for text in texts(maps(show)[0]))


def test_a_member_without_a_role_has_a_panel(show):
    assert "No role assigned" in list(texts(maps(show)[1]))


def test_the_figures_can_be_edited_as_text(show):
    names = [shape.name for shape in maps(show)[0].shapes]
    assert sum(name.startswith("Figure: ") for name in names) == 5
