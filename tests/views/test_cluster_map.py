"""The cluster map: a page a cluster, live, with the team's own words."""

import subprocess
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from industry_clusters.analysis.clusters.cluster_map import MapPart, by_list, listed, map_members
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.render.keep import additions
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import CHARTS_SHEET, DEFINITIONS_SHEET, MAP_SHEET, MAP_WORKINGS_SHEET
from industry_clusters.study import Member, MemberRole
from industry_clusters.views.cluster_map.map_sheet import RULE, diagram_key, infrastructure_key
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.many_members import CLUSTERS, LARGE, SMALL, many_members
from support.recalculate import convert, disagreements, open_book, recalculated

WORDS = "Rail yard.\nThe college's laboratory."


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("map") / "many.xlsx"
    write_workbook(workbook_view(many_members(infrastructure={SMALL: WORDS})), path)
    return path


def lines_of(book, analysis, table, side):
    place = Addresses.of(workbook_view(analysis)).tables[table]
    rows = range(place.first_row + 1, place.last_row + 2)
    columns = [place.columns[f"{name}_{side}"] + 1 for name in ("title", "jobs")]
    return [tuple(book[MAP_WORKINGS_SHEET].cell(row, column).value for column in columns) for row in rows]


@needs_libreoffice[0]
@needs_libreoffice[1]
@pytest.mark.parametrize("occupations", [None, False])
def test_every_formula_agrees_with_libreoffice(occupations, tmp_path):
    write_workbook(workbook_view(many_members(occupations)), tmp_path / "map.xlsx")
    sheets = (MAP_SHEET, MAP_WORKINGS_SHEET, CHARTS_SHEET)
    assert [one for one in disagreements(tmp_path / "map.xlsx", tmp_path) if one.sheet in sheets] == []


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_each_cluster_prints_on_one_page(path, tmp_path):
    pdf = convert(path, "pdf", tmp_path)
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = [page for page in text.split("\f") if f"{MAP_SHEET}, page" in page]
    assert [sum(name[:20] in page for name in (LARGE, SMALL)) for page in pages] == [1, 1]


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_code_that_moves_to_another_cluster_moves_on_the_maps(path, tmp_path):
    book = open_book(path)
    moved = next(row for row in book[DEFINITIONS_SHEET].iter_rows() if row[1].value == "4239")
    moved[0].value, moved[2].value = SMALL, MemberRole.SERVING.value
    book.save(tmp_path / "typed.xlsx")
    clusters = tuple(
        replace(member, cluster=SMALL, role=MemberRole.SERVING) if member.industry_code == "4239" else member
        for member in CLUSTERS
    )
    fresh = recalculated(tmp_path / "typed.xlsx", tmp_path, MAP_SHEET, MAP_WORKINGS_SHEET)
    expected = many_members(clusters=clusters)
    members = map_members(expected.clusters, expected.naics_table)
    should = [(line.title, line.jobs) for line in listed(by_list(members)[2, MapPart.SERVING], 2)]
    assert lines_of(fresh, many_members(), "map_2_industries", "right") == should


def test_the_rule_by_which_members_are_left_out_stands_on_the_sheet(path):
    texts = [
        str(cell.value) for row in open_book(path, data_only=True)[MAP_SHEET].iter_rows() for cell in row
    ]
    assert any("What does not fit is counted in the last line" in text for text in texts)
    assert "rank by jobs" in RULE


def drawn_boxes(path):
    """Of each text box of the pages its name, the cell that it is linked to, and what it says."""
    with zipfile.ZipFile(path) as package:
        drawings = [
            etree.fromstring(package.read(name)) for name in package.namelist() if "drawings/drawing" in name
        ]
    shapes = [shape for drawing in drawings for shape in drawing.iter("{*}sp")]
    return [
        (shape.find(".//{*}cNvPr").get("name"), shape.get("textlink"), "".join(shape.itertext("{*}t")))
        for shape in shapes
    ]


def test_each_box_is_linked_to_the_cell_beneath_it_and_says_the_same(path):
    page = open_book(path, data_only=True)[MAP_SHEET]
    boxes = drawn_boxes(path)
    assert len(boxes) == 2 * (6 + 3 + 3)
    assert [said for _, _, said in boxes] == [page[link.replace("$", "")].value for _, link, _ in boxes]


def test_the_boxes_of_a_build_are_not_taken_for_what_a_person_drew(tmp_path):
    path = tmp_path / "noted.xlsx"
    write_workbook(replace(workbook_view(many_members()), memo="a study"), path)
    found, places = additions(path, {MAP_SHEET: MAP_SHEET})
    assert found == []
    assert places.sheets[MAP_SHEET].charts == tuple(name for name, _, _ in drawn_boxes(path))
    assert places.sheets[MAP_SHEET].charts[0].startswith(diagram_key(1))


def test_the_page_of_a_cluster_without_industry_groups_comes_last_and_is_not_printed(tmp_path):
    clusters = (Member("Nobody", "9999"), *CLUSTERS)
    write_workbook(workbook_view(many_members(clusters=clusters)), tmp_path / "empty.xlsx")
    page = open_book(tmp_path / "empty.xlsx", data_only=True)[MAP_SHEET]
    rows = {
        str(cell.value).partition(":")[0]: cell.row
        for (cell,) in page.iter_rows(max_col=1)
        if ": cluster page, " in str(cell.value)
    }
    assert list(rows) == [LARGE, SMALL, "Nobody"]
    assert page.print_area.endswith(f"${rows['Nobody'] - 2}")  # a blank row between


def test_the_teams_words_are_read_back_by_the_name_of_the_cluster(path):
    assert dict(read_study_from_workbook(path).infrastructure) == {SMALL: WORDS}


def test_the_teams_words_follow_a_cluster_that_is_renamed(path, tmp_path):
    book = open_book(path)
    for row in book[DEFINITIONS_SHEET].iter_rows():
        if row[0].value == SMALL:
            row[0].value = "Farming"
    book.save(tmp_path / "renamed.xlsx")
    assert dict(read_study_from_workbook(tmp_path / "renamed.xlsx").infrastructure) == {"Farming": WORDS}


def test_the_teams_words_find_their_cluster_when_the_order_changes(tmp_path):
    analysis = many_members(infrastructure={SMALL: WORDS}, clusters=tuple(reversed(CLUSTERS)))
    write_workbook(workbook_view(analysis), tmp_path / "turned.xlsx")
    book = open_book(tmp_path / "turned.xlsx")
    sheet, cell = next(iter(book.defined_names[infrastructure_key(1)].destinations))
    assert book[sheet][cell.replace("$", "").split(":")[0]].value == WORDS


def test_without_occupations_the_page_says_which_sheet_tells_more(tmp_path):
    write_workbook(workbook_view(many_members(occupations=False)), tmp_path / "none.xlsx")
    texts = [
        str(cell.value) for row in open_book(tmp_path / "none.xlsx")[MAP_SHEET].iter_rows() for cell in row
    ]
    assert any("no staffing patterns were given" in text for text in texts)
