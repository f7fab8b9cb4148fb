"""The pages for a board: the right sheets, the strongest clusters, and no names."""

from functools import cache

from industry_clusters.analysis.tables import analyse
from industry_clusters.sheet_names import MAP_SHEET, SUMMARY_SHEET
from industry_clusters.study import Member
from industry_clusters.views.board import BOARD, STRONGEST, board_view, strongest
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.vocabulary.model import Heading, Table
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.small_study import DATA, PRICES, study


@cache
def analysis_of(*members):
    return analyse(study(clusters=members), panel_of(DATA), PRICES)


SEVEN = tuple(
    Member(f"Cluster {number}", code) for number, code in enumerate(("3111", "3112", "3113") * 3, 1)
)[:7]


def sheet_of(analysis, name):
    return next(sheet for sheet in board_view(analysis).sheets if sheet.name == name)


def test_just_the_boards_sheets_are_shown():
    shown = [sheet.name for sheet in board_view(analysis_of(*SEVEN)).sheets if not sheet.hidden]
    assert shown == [name for name in BOARD if name in shown]
    assert len(shown) == len(BOARD)


def test_every_sheet_is_there_so_that_formulas_find_what_they_look_at():
    analysis = analysis_of(*SEVEN)
    assert [sheet.name for sheet in board_view(analysis).sheets] == [
        sheet.name for sheet in workbook_view(analysis).sheets
    ]


def test_the_pages_of_the_strongest_clusters_print_and_no_others():
    analysis = analysis_of(*SEVEN)
    sheet = sheet_of(analysis, MAP_SHEET)
    pages = [block for block in sheet.blocks[: sheet.printed_blocks] if isinstance(block, Heading)]
    names = [analysis.clusters.names[slot - 1] for slot in strongest(analysis)]
    assert [page.text.value.partition(":")[0] for page in pages] == names
    assert len(pages) == STRONGEST
    assert [page.new_page for page in pages] == [False, True, True, True, True]


def test_of_the_results_the_summary_prints_and_not_the_members():
    sheet = sheet_of(analysis_of(*SEVEN), SUMMARY_SHEET)
    printed = [block.key for block in sheet.blocks[: sheet.printed_blocks] if isinstance(block, Table)]
    assert printed == [SUMMARY]


def test_a_region_without_clusters_has_no_cluster_pages_to_print():
    analysis = analysis_of(Member("", ""))
    assert sheet_of(analysis, MAP_SHEET).hidden
