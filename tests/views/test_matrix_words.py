"""What the decision matrix says in a cell, and what nothing may read."""

import pytest

from industry_clusters.analysis.clusters.matrix import COMPARED
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import MatrixCriterion, Reading
from industry_clusters.views.matrix.matrix_sheet import MATRIX, has_ranges, matrix_sheet
from industry_clusters.views.matrix.matrix_text import criterion_text, number_text
from industry_clusters.views.vocabulary.model import Legend, Paragraph, Table
from industry_clusters.views.vocabulary.palette import STYLES
from support.panels import panel_of
from support.ranged_matrix import RANGES, ranged_analysis, ranged_view
from support.small_study import DATA, PRICES, study

SIZE, PAY = MatrixCriterion.SIZE, MatrixCriterion.PAY


def ranged(name, best, low, high):
    return {name: best, f"low_{name}": low, f"high_{name}": high}


def sized(rank, classes):
    return ranged("rank_size", *rank) | ranged("class_size", *classes)


def blocks_of(sheet, kind):
    return [block for block in sheet.blocks if isinstance(block, kind)]


@pytest.fixture(scope="module")
def view():
    return ranged_view(ranged_analysis())


@pytest.fixture(scope="module")
def exact():
    """The same clusters, each number known."""
    middle = {name: [ends and (ends[1],) * 3 for ends in criteria] for name, criteria in RANGES.items()}
    return ranged_analysis(middle)


@pytest.mark.parametrize(
    ("rank", "classes", "text"),
    [
        ((2, 2, 2), (3, 3, 3), "2 G"),
        ((2, 2, 4), (3, 2, 3), "2 (2\N{EN DASH}4) G/Y"),
        ((9, 8, 9), (1, 1, 2), "9 (8\N{EN DASH}9) Y/R"),
        ((5, 1, 9), (2, 1, 3), "5 (1\N{EN DASH}9) G/Y/R"),
        ((float("nan"),) * 3, (0, 0, 0), "- -"),
    ],
)
def test_a_rank_is_shown_with_its_range_and_the_letters_of_all_its_classes(rank, classes, text):
    assert criterion_text(SIZE, sized(rank, classes)) == text


def test_pay_is_shown_by_the_level_of_its_best_value():
    assert criterion_text(PAY, ranged("class_pay", 2, 2, 3)) == "Medium G/Y"


def test_a_range_that_reads_as_the_number_does_is_not_shown():
    assert number_text("score", ranged("score", 2.0, 1.999, 2.001)) == "2.00"


def test_a_share_of_weightings_is_shown_from_surely_to_possibly():
    assert number_text("stable", ranged("stable", 0.625, 0.5, 1.0)) == "63% (50\N{EN DASH}100%)"


def test_where_every_number_is_known_the_matrix_reads_as_without_ranges(exact):
    table = blocks_of(matrix_sheet(exact), Table)[0]
    shown = [cell for column in table.columns[1 : len(RANGES) + 1] for cell in column.values]
    assert len(shown) > 50
    assert not [cell for cell in shown if "(" in cell or "/" in cell]


def test_the_legend_has_two_letters_only_where_a_number_has_a_range(view, exact):
    letters = [
        [entry.mark for entry in blocks_of(sheet, Legend)[0].entries]
        for sheet in (view.sheets[0], matrix_sheet(exact))
    ]
    assert letters == [["G", "Y", "R", "G/Y", "Y/R", "G/Y/R"], ["G", "Y", "R"]]
    assert not has_ranges(exact)


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Reading.PUBLISHED, "published in full"),
        (Reading.CERTAIN, "certain bounds"),
        (Reading.USUAL, "likely range"),
    ],
)
def test_the_guide_says_what_a_range_is_in_each_reading(reading, words):
    guide = blocks_of(matrix_sheet(ranged_analysis(reading=reading)), Paragraph)[1]
    assert words in guide.text.value


def test_where_only_what_is_published_is_compared_the_guide_says_how_to_see_the_rest():
    some_withheld = panel_of(DATA.replace("  100  3000000", "    N        N"))
    assert has_ranges(analyse(study(reading=Reading.PUBLISHED), some_withheld, PRICES))


def test_colors_follow_numbers_and_not_what_a_cell_shows(view):
    table = blocks_of(view.sheets[0], Table)[0]
    assert table.key == MATRIX
    assert {one.condition.split("]")[0] for one in table.highlights} == {
        f"[k{n}" for n in range(1, len(RANGES) + 1)
    }


def test_no_formula_reads_what_the_matrix_shows(view):
    columns = [
        column for sheet in view.sheets for table in blocks_of(sheet, Table) for column in table.columns
    ]
    formulas = [text for one in columns for text in (one.formula, *(one.formulas or ())) if text]
    assert len(formulas) > 100
    assert not [text for text in formulas if f"{{{MATRIX}." in text or f"{{{MATRIX}#" in text]


def test_where_two_classes_are_possible_the_fill_has_both_their_colors():
    assert {STYLES["green_yellow"].fill, STYLES["green_yellow"].stripes} == {
        STYLES["green"].fill,
        STYLES["yellow"].fill,
    }
    assert {STYLES["yellow_red"].fill, STYLES["yellow_red"].stripes} == {
        STYLES["yellow"].fill,
        STYLES["red"].fill,
    }


def test_a_cluster_without_a_published_number_has_a_cell_for_each_criterion(view):
    shown = blocks_of(view.sheets[0], Table)[0].columns[1].values
    assert all(shown[: len(COMPARED)])
