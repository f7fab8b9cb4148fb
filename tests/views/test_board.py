"""The pages for a board: the right sheets, the strongest clusters, and no names."""

from functools import cache
from itertools import takewhile

from industry_clusters.analysis.tables import analyse
from industry_clusters.ingest.study.study_workbook import OWN_CRITERIA
from industry_clusters.render.charts import DOTS_A_ROW
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import CHARTS_SHEET, MAP_SHEET, MATRIX_SHEET, SUMMARY_SHEET
from industry_clusters.study import Member
from industry_clusters.views.board import BOARD, STRONGEST, board_view, strongest
from industry_clusters.views.clusters.chart_bubbles import bubble_chart, bubbles_of
from industry_clusters.views.clusters.chart_sheet import start_bubbles
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.vocabulary.model import Formula, Heading, Table
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.recalculate import read_book
from support.small_study import DATA, PRICES, study


@cache
def analysis_of(*members):
    return analyse(study(clusters=members), panel_of(DATA), PRICES)


SEVEN = tuple(
    Member(f"Cluster {number}", code) for number, code in enumerate(("3111", "3112", "3113") * 3, 1)
)[:7]


def sheet_of(analysis, name):
    return next(sheet for sheet in board_view(analysis).sheets if sheet.name == name)


def printed_pages(analysis):
    pages = [block for block in sheet_of(analysis, MAP_SHEET).blocks if isinstance(block, Heading)]
    return list(takewhile(lambda page: page.printed, pages))


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
    pages = printed_pages(analysis)
    names = [analysis.clusters.names[slot - 1] for slot in strongest(analysis)]
    assert [page.text.value.partition(":")[0] for page in pages] == names
    assert len(pages) == STRONGEST
    assert [page.new_page for page in pages] == [False, True, True, True, True]


def test_a_cluster_without_an_industry_group_moves_no_other_off_the_paper():
    pages = printed_pages(analysis_of(Member("Nobody", "9999"), *SEVEN[:2]))
    assert sorted(page.text.value.partition(":")[0] for page in pages) == ["Cluster 1", "Cluster 2"]


def test_of_the_results_the_summary_prints_and_not_the_members():
    sheet = sheet_of(analysis_of(*SEVEN), SUMMARY_SHEET)
    printed = [block.key for block in sheet.blocks[: sheet.printed_blocks] if isinstance(block, Table)]
    assert printed == [SUMMARY]


def test_a_region_without_clusters_has_no_cluster_pages_to_print():
    analysis = analysis_of(Member("", ""))
    assert sheet_of(analysis, MAP_SHEET).hidden


def test_the_charts_print_on_upright_paper_with_the_first_chart_under_the_title(tmp_path):
    write_workbook(workbook_view(analysis_of(*SEVEN)), tmp_path / "charts.xlsx")
    charts = read_book(tmp_path / "charts.xlsx")[CHARTS_SHEET]
    heading = next(row[0].row for row in charts.iter_rows(max_col=1) if row[0].value == "Cluster")
    assert charts.page_setup.orientation == "portrait"
    assert all(not 0 < page.id < heading - 1 for page in charts.row_breaks.brk)


def test_the_small_chart_leaves_its_title_as_much_room_as_the_large_one():
    analysis = analysis_of(*SEVEN)
    large, small = bubble_chart(analysis, bubbles_of(analysis)), start_bubbles(analysis)
    titles = [0.88 * (chart.rows - 1) * DOTS_A_ROW - chart.frame.height for chart in (large, small)]
    assert min(titles) >= 50


def test_a_criterion_without_a_name_is_an_empty_row_of_the_matrix():
    table = next(
        block for block in sheet_of(analysis_of(*SEVEN), MATRIX_SHEET).blocks if isinstance(block, Table)
    )
    labels = [cell.value for cell in table.columns[0].values if isinstance(cell, Formula)]
    assert labels[:OWN_CRITERIA] == [""] * OWN_CRITERIA
