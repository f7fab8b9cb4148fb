"""The cluster map: a page a cluster, live, with the team's own words."""

import subprocess
from dataclasses import replace

import pytest

from industry_clusters.analysis.clusters.cluster_map import MapPart, listed, map_members
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import DEFINITIONS_SHEET, MAP_SHEET
from industry_clusters.study import MemberRole
from industry_clusters.views.cluster_map.map_sheet import RULE, infrastructure_key
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
    return [tuple(book[MAP_SHEET].cell(row, column).value for column in columns) for row in rows]


@needs_libreoffice[0]
@needs_libreoffice[1]
@pytest.mark.parametrize("occupations", [None, False])
def test_every_formula_agrees_with_libreoffice(occupations, tmp_path):
    write_workbook(workbook_view(many_members(occupations)), tmp_path / "map.xlsx")
    assert [one for one in disagreements(tmp_path / "map.xlsx", tmp_path) if "ap" in one.sheet] == []


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
    fresh = recalculated(tmp_path / "typed.xlsx", tmp_path, MAP_SHEET)
    expected = many_members(clusters=clusters)
    members = map_members(expected.clusters, expected.naics_table)
    should = [(line.title, line.jobs) for line in listed(members, 2, MapPart.SERVING, 2)]
    assert lines_of(fresh, many_members(), "map_2_industries", "right") == should


def test_the_rule_by_which_members_are_left_out_stands_on_the_sheet(path):
    texts = [
        str(cell.value) for row in open_book(path, data_only=True)[MAP_SHEET].iter_rows() for cell in row
    ]
    assert any("What does not fit is counted in the last line" in text for text in texts)
    assert "rank by jobs" in RULE


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
