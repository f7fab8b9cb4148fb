"""A workbook as the release before the twelve tabs made it, with all that a person may type, and sheets of their own.

``tests/workflows/earlier_release.xlsx`` was made by this file, run by that release (the commit before "views: twelve tabs"):
copied into ``tests/support`` of a checkout of it, ``cd tests && python -m support.earlier_release FOLDER``. The tests rebuild it with the
release at hand; it is not made again.
"""

import sys
import zipfile
from contextlib import closing
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import absolute_coordinate
from openpyxl.workbook.defined_name import DefinedName

from industry_clusters.workflows.build import build
from support.occupation_files import oews
from support.room import little_room
from support.small_study import THREE_YEARS

OWN, HIDDEN_OWN = "Our view", "Our rates"
_HEADER = (
    "area_fips,own_code,industry_code,agglvl_code,size_code,year,qtr,disclosure_code,"
    "annual_avg_estabs,annual_avg_emplvl,total_annual_wages"
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STUDY = """
[region]
name = "Here and there"
areas = ["01001"]

[measure]
ownership = "private"
base_total = "private"
industry_level = 4
reading = "certain"
grade_close = 0.04
list_minimum = 20

[years]
first = 2010
last = 2020
dollars = 2020

[reference]
area = "US000"
also = ["01000"]

[cut_offs]
quotient = 1.25

[definitions]
rows = [
    ["Food", "3111", "export-oriented", "our study of 2019"],
    ["Drink", "3112", "support", ""],
    ["Food", "3113", "", ""],
]

[matrix]
method = "thirds"
weights = { pay = 2.0 }

[[matrix.own]]
name = "Ready to act"
weight = 3.0
points = { Food = 4.0, Drink = 1.0 }

[occupations]
low = 30000
high = 70000
left_out = [["Drink", "3112"]]

[infrastructure]
Food = "A port with two cranes"
Drink = "The spring"

[notes]
note_growth_leaders = "Food doubled; the mill opened in 2014"
note_decision_3113 = "keep"
note_review_3113 = "We know the firm"
note_interview_cluster = "Food"

[interviews]
themes = ["Water", "Apprentices"]

[[interviews.log]]
number = "1"
cluster = "Food"
industry_code = "3111"
role = "export-oriented"
date = "2024-05-06"
themes = ["Water"]
requirement = "workforce"
quote = "We wait for a permit"
picked = "x"

[[interviews.contacts]]
number = "1"
company = "Acme Mills, Inc."
person = "Ann Lee"

[[data]]
path = "data.csv"

[[data]]
path = "staffing.csv"
"""


def data_in(folder):
    """Write the data files that the workbook names."""
    rows = [line.split() for line in THREE_YEARS.splitlines() if line]
    lines = [
        f"{area},{own},{code},,0,{year},A,{'N' if jobs == 'N' else ''},{estabs},{jobs.replace('N', '0')},{pay.replace('N', '0')}"
        for area, own, code, year, estabs, jobs, pay in rows
    ]
    (folder / "data.csv").write_text("\n".join([_HEADER, *lines]) + "\n", encoding="utf-8")
    industry = {"NAICS": "311000", "NAICS_TITLE": "Food", "I_GROUP": "3-digit", "OWN_CODE": "5"}
    pattern = oews(
        industry | {"OCC_CODE": "00-0000", "OCC_TITLE": "All", "O_GROUP": "total", "TOT_EMP": "100"},
        industry | {"OCC_CODE": "11-1011", "OCC_TITLE": "Chief Executives", "TOT_EMP": "10"},
        industry | {"OCC_CODE": "51-3092", "OCC_TITLE": "Food Batchmakers", "TOT_EMP": "90"},
    )
    (folder / "staffing.csv").write_text(pattern, encoding="utf-8")
    return folder


def main(folder):
    """Build with the release that runs this, and type and add what the study file cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    little_room()
    (data_in(folder) / "earlier.toml").write_text(STUDY, encoding="utf-8")
    report = build(folder / "earlier.toml")
    shown = load_workbook(report.path, data_only=True)
    book = load_workbook(report.path)
    values = _own_sheets(book, shown)
    _beside(book)
    whole = folder / "whole.xlsx"
    book.save(whole)
    _with_values_in(whole, report.path, values)
    build(report.path)
    _packed(report.path, folder / "earlier_release.xlsx")


def _at(book, sheet, row, header):
    """The address of the cell in the row that begins with a text, under a heading that begins with one."""
    page = book[sheet]
    below = [cell for line in page.iter_rows() for cell in line if str(cell.value or "").startswith(header)]
    rows = [cell.row for line in page.iter_rows(max_col=3) for cell in line if str(cell.value) == row]
    return f"{get_column_letter(below[0].column)}{next(at for at in rows if at > below[0].row)}"


def _named(book, name):
    return book.defined_names[name].attr_text.replace("$", "")


def _pointing(book):
    """What each formula of the own sheet is about, and the formula."""
    naics, summary = "NAICS table", "Cluster summary"
    jobs, last = _at(book, naics, "3111", "Jobs 2020"), _at(book, naics, "3113", "Jobs 2020")
    yield "a setting", _named(book, "first_year")
    yield "a cut-off", _named(book, "cut_off_quotient")
    yield "a figure of the table", f"'{naics}'!{jobs}"
    yield "the same, twice", f"'{naics}'!{jobs}*2"
    yield "a sum of the table", f"SUM('{naics}'!{jobs}:{last})"
    yield "with dollars", f"'{naics}'!{absolute_coordinate(jobs)}"
    yield "a sector", f"Sectors!{_at(book, 'Sectors', '31-33', 'Jobs 2020')}"
    yield "a cluster", f"'{summary}'!{_at(book, summary, 'Food', 'Jobs 2020')}"
    yield "a year of the trends", f"Trends!{_at(book, 'Trends', '2015', 'Here')}"
    yield "a code of the definitions", _named(book, "cluster_definitions").partition(":")[0]
    yield "words on a question", _named(book, "note_growth_leaders").partition(":")[0]
    yield "a weight", _named(book, "weight_pay")
    yield "a box of a map", _named(book, "infrastructure_1").partition(":")[0]
    yield "a datum", f"'Region employment'!{_at(book, 'Region employment', '3111', '2015')}"
    yield "a cell not disclosed", f"'Withheld cells'!{_at(book, 'Withheld cells', '3113', '2010')}"
    yield "a title", "Start!A1"
    yield "a text of a page", "Glossary!A1"
    letters = jobs.rstrip("0123456789")
    at_row = jobs.removeprefix(letters)
    yield "a whole column", f"COUNT('{naics}'!{letters}:{letters})"
    yield "a whole row", f"SUM('{naics}'!{at_row}:{at_row})"
    yield "by its name", "first_year+1"


def _own_sheets(book, shown):
    """Sheets of the person's own; returns the values that their formulas show."""
    page = book.create_sheet(OWN)
    values = {}
    for row, (about, formula) in enumerate(_pointing(shown), 1):
        page.cell(row, 1, about)
        page.cell(row, 2, f"={formula}")
        values[f"B{row}"] = _worked_out(shown, formula)
    rates = book.create_sheet(HIDDEN_OWN)
    rates["A1"] = 1.5
    rates.sheet_state = "hidden"
    chart = BarChart()
    summary = book["Cluster summary"]
    at = summary[_at(shown, "Cluster summary", "Food", "Jobs 2020")]
    chart.add_data(Reference(summary, min_col=at.column, min_row=at.row, max_row=at.row + 1))
    page.add_chart(chart, "E2")
    figure = _at(shown, "NAICS table", "3111", "Jobs 2020")
    place = f"'NAICS table'!{absolute_coordinate(figure)}"
    book.defined_names["our_figure"] = DefinedName("our_figure", attr_text=place)
    return values


def _worked_out(shown, formula):
    """What a formula shows, where it is a cell or one of the sums above."""
    sheet, _, cell = formula.rpartition("!")
    sheet = sheet.rpartition("(")[2].strip("'")
    cell = cell.replace("$", "")
    if formula.startswith("SUM(") and cell[0].isdigit():
        return sum(
            one.value
            for one in shown[sheet][int(cell.partition(":")[0])]
            if isinstance(one.value, int | float)
        )
    if formula.startswith("SUM("):
        return sum(
            one.value for (one,) in shown[sheet][cell.rstrip(")")] if isinstance(one.value, int | float)
        )
    if formula.startswith("COUNT("):
        return sum(isinstance(one.value, int | float) for one in shown[sheet][cell.rstrip(")")])
    if formula.endswith("*2"):
        return shown[sheet][cell.removesuffix("*2")].value * 2
    if not sheet:
        return 2011
    return shown[sheet][cell].value


def _beside(book):
    """What a person writes beside tables, and a note."""
    page = book["NAICS table"]
    row = next(line[0].row for line in page.iter_rows() if line[0].value == "3112")
    page.cell(row, page.max_column + 2, "ask the bottler")
    page.cell(row, 2).comment = Comment("their plant closed", "Ann")
    book["Sectors"].cell(3, 70, "sectors are too coarse for us")


def _with_values_in(source, target, values):
    """A copy with the values that Excel would have kept beside the own sheet's formulas."""
    with closing(load_workbook(source, read_only=True)) as book:
        number = book.sheetnames.index(OWN) + 1
    part = f"xl/worksheets/sheet{number}.xml"
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as copy:
        for item in whole.infolist():
            content = whole.read(item)
            copy.writestr(item.filename, _with_values(content, values) if item.filename == part else content)


def _packed(source, target):
    """A copy as small as it goes."""
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as small:
        for item in whole.infolist():
            small.writestr(item.filename, whole.read(item), zipfile.ZIP_DEFLATED, 9)


def _with_values(content, values):
    tree = etree.fromstring(content)
    for cell in tree.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None and values.get(cell.get("r")) is not None:
            value = values[cell.get("r")]
            kept = cell.find(f"{_MAIN}v")
            kept = etree.SubElement(cell, f"{_MAIN}v") if kept is None else kept
            kept.text = str(value)
            if isinstance(value, str):
                cell.set("t", "str")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
