"""A code moved from one cluster to another: summary, charts' numbers and matrix follow, as Python says they should."""

import math
from dataclasses import replace
from itertools import combinations

import pytest

from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.render.refs import Addresses
from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.study import MatrixMethod
from industry_clusters.views.clusters.chart_bubbles import CHART_KEY
from industry_clusters.views.clusters.chart_key import MISSING_IN
from industry_clusters.views.clusters.chart_sheet import CHART_DATA
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.matrix.matrix_sheet import MATRIX
from industry_clusters.views.matrix.matrix_workings import WORK
from industry_clusters.views.vocabulary.bubble_places import LABEL_HEIGHT
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.opening import read_study_data, tables_of
from industry_clusters.workflows.start import DEMO_STUDY
from industry_clusters.workflows.study_source import with_definitions
from support.example import demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import open_book, recalculated

pytestmark = needs_libreoffice
MOVED, TO = "6216", "Business Services"


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """The example's workbook after a person moved 6216 and switched to thirds, and what Python makes of that."""
    folder = tmp_path_factory.mktemp("moved")
    book = open_book(demo_in(folder / "study"))
    rows = book[DEFINITIONS_SHEET].iter_rows()
    row = next(row for row in rows if row[1].value == MOVED)
    row[0].value = TO
    sheet, cell = next(iter(book.defined_names["matrix_method"].destinations))
    book[sheet][cell.replace("$", "")] = "Thirds"
    book.save(folder / "typed.xlsx")
    study = with_definitions(read_study(folder / "study" / DEMO_STUDY), folder / "study")
    members = tuple(
        replace(member, cluster=TO) if member.industry_code == MOVED else member for member in study.clusters
    )
    study, data = read_study_data(
        replace(study, clusters=members, matrix_method=MatrixMethod.THIRDS), folder / "study"
    )
    analysis = tables_of(study, data, occupations=False)
    places = Addresses.of(workbook_view(analysis)).tables
    sheets = {places[table].sheet for table in (SUMMARY, CHART_DATA, WORK, MATRIX)}
    return recalculated(folder / "typed.xlsx", folder, *sheets), analysis, places


def column(book, places, table, name):
    place = places[table]
    page = book[place.sheet]
    return [
        page.cell(row + 1, place.columns[name] + 1).value
        for row in range(place.first_row, place.last_row + 1)
    ]


@pytest.mark.parametrize(
    "name", ["employment_last", "growth", "pay_last", "quotient_last", "quotient_percent_change"]
)
def test_the_summary_follows(moved, name):
    book, analysis, places = moved
    names, values = (column(book, places, SUMMARY, key) for key in ("cluster", name))
    found = dict(zip(names, values, strict=True))
    for row in analysis.clusters.summary.to_dict("records"):
        assert math.isclose(found[row["cluster"]], row[name], rel_tol=1e-9)


def test_the_charts_numbers_follow_in_their_new_order(moved):
    book, analysis, places = moved
    drawn = analysis.clusters.summary.sort_values("employment_last", ascending=False, kind="stable")
    assert column(book, places, CHART_DATA, "cluster") == drawn["cluster"].tolist()


@pytest.mark.parametrize("chart", ["change", "pay", "quotient"])
def test_bars_are_sorted_by_their_own_value(moved, chart):
    book, analysis, places = moved
    drawn = analysis.clusters.summary.sort_values(MISSING_IN[chart], ascending=False, kind="stable")
    assert column(book, places, CHART_DATA, f"{chart}_name") == drawn["cluster"].tolist()


def test_names_in_the_bubble_chart_that_would_collide_now_give_way_to_numbers(moved):
    book, _analysis, places = moved
    own = {
        name: column(book, places, CHART_KEY, name)
        for name in ("cluster", "label", "beside_x", "beside_y", "wide")
    }
    rows = [row for row in zip(*own.values(), strict=True) if row[0] == row[1]]
    collide = [
        (one[0], other[0])
        for one, other in combinations(rows, 2)
        if abs(one[2] - other[2]) < (one[4] + other[4]) / 2 and abs(one[3] - other[3]) < LABEL_HEIGHT
    ]
    assert collide == []
    assert len(rows) >= 9


@pytest.mark.parametrize("criterion", ["size", "concentration", "growth", "pay"])
def test_the_matrix_parts_clusters_anew(moved, criterion):
    book, analysis, places = moved
    assert column(book, places, WORK, f"class_{criterion}") == analysis.matrix[f"class_{criterion}"].tolist()


def test_the_matrix_shows_what_it_works_out(moved):
    book, analysis, places = moved
    first = analysis.matrix.iloc[0]
    assert column(book, places, MATRIX, "c1")[0] == f"1 {'-RYG'[int(first['class_size'])]}"
