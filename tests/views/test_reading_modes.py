"""How numbers are read is typed on Setup: tables and clusters follow, and are what Python makes of the same choice."""

import math
from dataclasses import replace

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import DEFINITIONS_SHEET, NAICS_SHEET, START_SHEET
from industry_clusters.study import Member, Reading
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.dashboard.first_clusters import FIRST
from industry_clusters.views.dashboard.name_lists import SAID
from industry_clusters.views.dashboard.sentences import sentences
from industry_clusters.views.dashboard.standing import STANDING
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.panels import panel_of
from support.recalculate import open_book, recalculated, with_inputs
from support.small_study import PRICES, study

pytestmark = needs_libreoffice

LINES = """
01001 0 10    {year} 400 9000 360000000
01001 5 10    {year} 400 9000 360000000
01001 5 31-33 {year} 250 6000 270000000
01001 5 311   {year} 120 {food} {pay}
01001 5 3111  {year} 60  1200  48000000
01001 5 3112  {year} 30  N  N
01001 5 3113  {year} 25  N  N
01001 5 3114  {year} 5   N  N
01001 5 312   {year} 90  N  N
01001 5 3121  {year} 80  1000 40000000
01001 5 3122  {year} 10  N  N
01001 5 325   {year} 40  N  N
01001 5 3254  {year} 40  N  N
01001 5 23    {year} 150 3000 90000000
01001 5 236   {year} 150 3000 90000000
01001 5 2361  {year} 149 2980 89000000
01001 5 2362  {year} 1   N  N
US000 0 10    {year} 40000 1000000 50000000000
US000 5 10    {year} 40000 1000000 50000000000
"""
NATION = "".join(f"US000 5 {code} {{year}} 900 20000 900000000\n" for code in ("3111", "3112", "3113", "3114", "3121", "3122", "3254", "2361", "2362"))  # fmt: skip
DATA = "".join(
    (LINES + NATION).format(year=year, food=food, pay=food * 40_000)
    for year, food in ((2010, 2400), (2020, 2600))
)
PANEL = panel_of(DATA)
CLUSTERS = (
    *(Member("Food", code) for code in ("3111", "3112", "3113", "3114")),
    *(Member("Drink", code) for code in ("3121", "3122")),
    *(Member("Drugs and drink", code) for code in ("3254", "3122")),
    Member("Building", "2361"),
    Member("Building", "2362"),
    Member("Only a range", "3114"),
    Member("Nobody", "9999"),
)
USUAL = study(clusters=CLUSTERS)
FIGURES = ("employment_first", "employment_last", "growth", "quotient_last", "pay_last")
KEYS = (
    *FIGURES,
    *(f"best_{figure}" for figure in FIGURES),
    *(f"likely_{end}_{figure}" for figure in ("employment_last", "growth", "pay_last") for end in ("low", "high")),
    "low_employment_last", "high_employment_last", "grade_first", "grade_last",
)  # fmt: skip
MOVED = tuple(
    replace(member, cluster="Drink") if member.industry_code == "3113" else member for member in CLUSTERS
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("built") / "study.xlsx"
    write_workbook(workbook_view(analyse(USUAL, PANEL, PRICES)), path)
    return path


@pytest.fixture(scope="module", params=list(Reading), ids=lambda mode: mode.value)
def typed(request, workbook, tmp_path_factory):
    """The workbook after a mode was typed on Setup, as LibreOffice works it out, and what Python makes of that mode."""
    folder = tmp_path_factory.mktemp("typed")
    book = recalculated(with_inputs(workbook, folder / "typed.xlsx", reading=request.param.label), folder)
    return book, analyse(replace(USUAL, reading=request.param), PANEL, PRICES)


def rows_of(book, analysis, table, key, name):
    place = Addresses.of(workbook_view(analysis)).tables[table]
    page = book[place.sheet]
    return {
        page.cell(row + 1, place.columns[key] + 1).value: page.cell(row + 1, place.columns[name] + 1).value
        for row in range(place.first_row, place.last_row + 1)
    }


def differences(book, analysis, table, key, expected):
    """What a table's cells show beside what they should: (row, column, shown, expected)."""
    columns = Addresses.of(workbook_view(analysis)).tables[table].columns
    shown = {name: rows_of(book, analysis, table, key, name) for name in KEYS if name in columns}
    assert len(shown) > 15
    return [
        (row[key], name, cells[row[key]], row[name])
        for name, cells in shown.items()
        for row in expected.to_dict("records")
        if not same(cells[row[key]], row[name])
    ]


def same(shown, expected):
    if isinstance(shown, int | float):
        return math.isclose(shown, expected, rel_tol=1e-9, abs_tol=1e-9)
    return math.isnan(expected)


def test_industry_groups_follow_the_mode(typed):
    book, analysis = typed
    assert differences(book, analysis, NAICS, "industry_code", analysis.naics_table) == []


def test_clusters_follow_the_mode(typed):
    book, analysis = typed
    assert differences(book, analysis, SUMMARY, "cluster", analysis.clusters.summary) == []


def first_column(book, sheet):
    return [row[0].value for row in book[sheet].iter_rows(max_col=1)]


def unlike(book, analysis, table):
    """The cells of a table whose live value is not what Python works out: (column, row, shown, expected)."""
    view = workbook_view(analysis)
    place = Addresses.of(view).tables[table]
    blocks = (block for sheet in view.sheets for block in sheet.blocks if getattr(block, "key", "") == table)
    cells = [
        (
            column.key,
            row,
            book[place.sheet].cell(place.first_row + row + 1, place.columns[column.key] + 1).value,
            expected,
        )
        for column in next(blocks).columns
        if not column.gap
        for row, expected in enumerate(column.values)
    ]
    assert len(cells) > 10
    return [cell for cell in cells if not alike(*cell[2:])]


def alike(shown, expected):
    return (shown or "") == expected if isinstance(expected, str) else same(shown, expected)


def test_the_sentences_on_start_follow_the_mode(typed):
    book, analysis = typed
    expected = [sentence.value for sentence in sentences(analysis)]
    assert [text for text in expected if text not in first_column(book, START_SHEET)] == []


@pytest.mark.parametrize("table", [STANDING, SAID, FIRST, "first_clusters"])
def test_what_start_is_made_of_follows_the_mode(typed, table):
    assert unlike(*typed, table) == []


def test_the_source_line_says_how_numbers_are_read(typed):
    book, analysis = typed
    words = f"numbers shown: {analysis.study.reading.label}"
    assert words in str(book[NAICS_SHEET]["A2"].value)


def test_the_three_modes_show_ever_more_numbers():
    shown = [
        int(analyse(replace(USUAL, reading=mode), PANEL, PRICES).naics_table["employment_last"].notna().sum())
        for mode in Reading
    ]
    assert shown == sorted(shown)
    assert shown[0] < shown[-1]


@pytest.fixture(scope="module")
def moved(workbook, tmp_path_factory):
    """The workbook after a person moved a withheld code to another cluster, and what Python makes of that."""
    folder = tmp_path_factory.mktemp("moved")
    book = open_book(workbook)
    row = next(row for row in book[DEFINITIONS_SHEET].iter_rows() if row[1].value == "3113")
    row[0].value = "Drink"
    book.save(folder / "typed.xlsx")
    return recalculated(folder / "typed.xlsx", folder), analyse(replace(USUAL, clusters=MOVED), PANEL, PRICES)


def test_the_sentences_on_start_follow_a_code_that_is_moved(moved):
    book, analysis = moved
    expected = [sentence.value for sentence in sentences(analysis)]
    assert [text for text in expected if text not in first_column(book, START_SHEET)] == []


def test_bounds_and_likely_ranges_follow_a_code_that_is_moved(moved):
    book, analysis = moved
    ends = [f"{kind}_employment_last" for kind in ("low", "likely_low", "likely_high")]
    before, after = (
        each.clusters.summary.set_index("cluster") for each in (analyse(USUAL, PANEL, PRICES), analysis)
    )
    assert (before.loc["Food", ends] != after.loc["Food", ends]).all()
    assert differences(book, analysis, SUMMARY, "cluster", analysis.clusters.summary) == []
