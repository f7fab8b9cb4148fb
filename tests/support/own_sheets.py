"""Sheets as a person adds them to a workbook, and what is wrong with a package."""

import posixpath
import re
import zipfile
from collections import Counter

from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from support.recalculate import open_book

OWN = 'Our & "own"'
SECOND = "Second"


def add_own_sheets(path, target):
    """Save a copy of the workbook with two sheets more, the first of them in front."""
    book = open_book(path)
    sheet = book.create_sheet(OWN, 0)
    _look(sheet)
    _calculate(sheet)
    _draw(sheet)
    second = book.create_sheet(SECOND)
    second["A1"] = f"='{OWN}'!B11+1"
    second["A2"].comment = Comment("Also here", "Bob")
    second.sheet_state = "hidden"
    book.defined_names["our_rate"] = DefinedName("our_rate", attr_text=f"'{OWN}'!$B$11")
    sheet.defined_names["here_only"] = DefinedName("here_only", attr_text=f"'{OWN}'!$B$12")
    book.active = 0
    book.save(target)
    return target


def _look(sheet):
    sheet["A1"] = "Our view"
    sheet["A1"].font = Font(bold=True, size=18, color="FFFF0000")
    sheet["A1"].fill = PatternFill("solid", fgColor="FFFFEEAA")
    sheet["A2"] = "Themed"
    sheet["A2"].font = Font(color=Color(theme=4))
    sheet["A1"].comment = Comment("Ask Ann", "Bob")
    sheet["C5"] = "over four cells"
    sheet.merge_cells("C5:D6")
    sheet.column_dimensions["A"].width = 33
    sheet.page_setup.orientation = "landscape"
    sheet.print_area = "A1:H40"
    sheet["A40"] = "a link"
    sheet["A40"].hyperlink = "https://example.org/?a=b&c=d"


def _calculate(sheet):
    sheet["B2"] = "=Setup!B5*2"
    sheet["B2"].number_format = '#,##0.000 "jobs"'
    sheet["B3"] = "='Ann''s data'!D6*2"
    sheet["B4"] = "=cut_off+our_rate"
    sheet["B5"] = "=SUM(Mine[number])"
    for row in range(10, 15):
        sheet.cell(row, 1, f"group {row}")
        sheet.cell(row, 2, row * 3)
    green = PatternFill(bgColor="FF00FF00")
    sheet.conditional_formatting.add("B10:B14", CellIsRule("greaterThan", ["36"], fill=green))
    rule = DataValidation("list", '"yes,no"')
    rule.add("A20")
    sheet.add_data_validation(rule)


def _draw(sheet):
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=10, max_row=14))
    sheet.add_chart(chart, "G2")
    sheet["A30"], sheet["B30"], sheet["A31"], sheet["B31"] = "name", "number", "x", 2
    table = Table(displayName="Mine", ref="A30:B31")
    table.tableStyleInfo = TableStyleInfo("TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)


def with_parts(path, target, changes):
    """A copy of a package; ``changes`` maps a part's name to what makes its new text of its old one."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name in changes:
                new.writestr(name, changes[name](old.read(name).decode()))
            else:
                new.writestr(name, old.read(name))
        for name in set(changes) - set(old.namelist()):
            new.writestr(name, changes[name](""))
    return target


def package_faults(path):
    """Parts without a kind, ties without a target, ids that occur twice: what makes Excel offer a repair."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        faults = [f"{name} occurs twice" for name, count in Counter(names).items() if count > 1]
        kinds = etree.fromstring(archive.read("[Content_Types].xml"))
        overrides = [kind.get("PartName")[1:] for kind in kinds if kind.get("PartName")]
        endings = {kind.get("Extension") for kind in kinds if kind.get("Extension")}
        faults += [f"{name} has a kind but is not there" for name in overrides if name not in names]
        for name in names:
            if (
                name not in overrides
                and name.rpartition(".")[2] not in endings
                and name != "[Content_Types].xml"
            ):
                faults.append(f"{name} has no kind")
            if name.endswith(".rels"):
                faults += _tie_faults(name, archive, names)
    return faults


def _tie_faults(name, archive, names):
    folder, source = posixpath.split(name.replace("_rels/", "").removesuffix(".rels"))
    ties = list(etree.fromstring(archive.read(name)))
    known = {tie.get("Id") for tie in ties}
    targets = {
        posixpath.normpath(posixpath.join("/", folder, tie.get("Target")))[1:]
        for tie in ties
        if tie.get("TargetMode") != "External"
    }
    text = archive.read(posixpath.join(folder, source)).decode(errors="replace") if source else ""
    used = set(re.findall(r'\br:(?:id|embed|link|pict)="([^"]*)"', text))
    return [f"{name}: no {target}" for target in targets if target not in names] + [
        f"{source} uses {key}, which is no tie" for key in used - known
    ]
