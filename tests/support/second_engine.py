"""A second engine beside LibreOffice: IronCalc works out every formula that it can.

What it cannot is named here as a rule on the formula's text; those cells keep the values that were written, so that all that
depends on them is worked out from the right numbers.
"""

import re
import zipfile

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from support.recalculate import Disagreement, formula_cells, same_value, sheet_parts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOT_IN_THE_ENGINE = {
    "AGGREGATE is not built": re.compile(r"AGGREGATE\("),
    "functions of one cell are not taken over a range within SUMPRODUCT": re.compile(
        r"SUMPRODUCT\(.*(MID|LEFT|ISNUMBER|ISTEXT)\("
    ),
    "a whole row by INDEX(..., 0) is not taken within SUMPRODUCT": re.compile(r"SUMPRODUCT\(.*INDEX\(.*,0\)"),
}
"""What the engine cannot do, and the formulas by which it shows."""


def differences(path, folder, tolerance=1e-9):
    """Cells whose written value differs from what the engine works out, and how many it worked out."""
    import ironcalc

    known = folder / "without.xlsx"
    _keep_values(path, known)
    model = ironcalc.load_from_xlsx(str(known), "en", "UTC", "en")
    model.evaluate()
    places = {sheet["name"]: place for place, sheet in enumerate(model.get_worksheets_properties())}
    found, count = [], 0
    for sheet, cell, formula, cached in formula_cells(known):
        now = model.get_cell_value(places[sheet], *coordinate_to_tuple(cell))
        count += 1
        if not same_value(cached, now, tolerance):
            found.append(Disagreement(sheet, cell, formula, cached, now))
    return found, count


def _keep_values(path, target):
    """Copy a workbook with the plain value in the place of each formula that the engine cannot work out."""
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        sheets = {part for _, part in sheet_parts(whole)}
        for item in whole.infolist():
            content = whole.read(item)
            kept.writestr(item, _without_formulas(content) if item.filename in sheets else content)


def _without_formulas(content):
    tree = etree.fromstring(content)
    for cell in tree.iter(f"{_MAIN}c"):
        formula = cell.find(f"{_MAIN}f")
        if formula is not None and any(rule.search(formula.text) for rule in NOT_IN_THE_ENGINE.values()):
            cell.remove(formula)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
