"""Growth across a change of NAICS in the workbook: live, so that a moved code follows; what is left out is named."""

import re

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.price_index import PriceIndex
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.study import Member, Region, Study
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.panels import panel_of
from support.recalculate import disagreements, open_book, recalculated, with_inputs

pytestmark = needs_libreoffice
JOBS = {
    2020: {"6211": 900, "4511": 80, "4541": 20},
    2021: {"6211": 910, "4511": 80, "4541": 20},
    2022: {"6211": 990, "4591": 95, "4592": 4},
}
SHOPS = ("4511", "4541", "4591", "4592")
MEMBERS = (Member("Care", "6211"), *(Member("Shops", code) for code in SHOPS))


def rows():
    text = ""
    for year, jobs in JOBS.items():
        for area, times in (("01001", 1), ("US000", 100)):
            total = sum(jobs.values())
            counts = {"62": jobs["6211"], "621": jobs["6211"], "44-45": total - jobs["6211"], **jobs}
            text += f"{area} 0 10 {year} 90 {total * times} {total * times}\n{area} 5 10 {year} 90 {total * times} {total * times}\n"
            text += "".join(
                f"{area} 5 {code} {year} 9 {n * times} {n * times}\n" for code, n in counts.items()
            )
    return text


def analysed(members=MEMBERS, first=2021):
    prices = {"X": PriceIndex("X", "Index", dict.fromkeys(JOBS, 100.0), "prices.csv")}
    study = Study(Region("Here", ("01001",)), first, 2022, price_index="X", clusters=tuple(members))
    return analyse(study, panel_of(rows()), prices)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("comparable")
    analysis = analysed()
    view = workbook_view(analysis)
    write_workbook(view, folder / "b.xlsx")
    return folder / "b.xlsx", Addresses.of(view).tables[SUMMARY]


def summary(book, place):
    page = book[place.sheet]
    names = ("cluster", "growth", "employment_change", "remark", "is_comparable")
    cells = (
        [page.cell(row + 1, place.columns[name] + 1).value for name in names]
        for row in range(place.first_row, place.last_row + 1)
    )
    return {name: rest for name, *rest in cells if name}


def test_what_python_worked_out_is_what_the_formulas_give(built, tmp_path):
    assert disagreements(built[0], tmp_path) == []


def test_a_cluster_of_whole_units_grows_across_the_change(built, tmp_path):
    found = summary(recalculated(built[0], tmp_path), built[1])["Shops"]
    assert found[:2] == [pytest.approx(99 / 100 - 1), pytest.approx(-1)]


@pytest.mark.parametrize("code", ["4511", "4591"])
def test_a_code_that_is_moved_away_breaks_both_clusters_as_python_says(built, tmp_path, code):
    book = open_book(built[0])
    row = next(row for row in book[DEFINITIONS_SHEET].iter_rows() if row[1].value == code)
    row[0].value = "Care"
    book.save(tmp_path / "typed.xlsx")
    found = summary(recalculated(tmp_path / "typed.xlsx", tmp_path), built[1])
    moved = [Member("Care", code) if one.industry_code == code else one for one in MEMBERS]
    for due in analysed(moved).clusters.summary.to_dict("records"):
        growth, _change, remark, comparable = found[due["cluster"]]
        assert comparable == due["is_comparable"]
        if due["is_comparable"]:
            assert growth == pytest.approx(due["growth"])
        assert due["not_comparable"] in remark
    assert found["Shops"][2].startswith("Not comparable across NAICS 2022: ")
    assert re.match(
        r"Growth of the comparable part, without \d{4} \(\d+% and \d+% of the jobs\)", found["Care"][2]
    )


def test_other_years_ask_for_a_build(built, tmp_path):
    book = recalculated(with_inputs(built[0], tmp_path / "typed.xlsx", first_year=2020), tmp_path)
    remark = summary(book, built[1])["Shops"][2]
    assert remark.startswith("Not comparable before the next build, the years were changed: 4511")
