"""Formulas as Excel writes them, in and out of Calc's cells and names."""

from support.calc_engine.program import bridge

_EXCEL_A1 = 1
_EXCEL_ENGLISH = 4
_EVERY_GROUP = 0x7FFFFFFF


class ExcelSyntax:
    """Reads and writes the formulas of one document."""

    def __init__(self, document):
        self._parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        codes = document.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")
        self._parser.CompileEnglish = True
        self._parser.FormulaConvention = _EXCEL_A1
        self._parser.OpCodeMap = codes.getAvailableMappings(_EXCEL_ENGLISH, _EVERY_GROUP)

    def tokens(self, formula, position):
        """The tokens of a formula, which may begin with ``=``, as seen from a cell."""
        return self._parser.parseFormula(formula.removeprefix("="), position)

    def text(self, tokens, position):
        """The formula of tokens, beginning with ``=``."""
        return "=" + self._parser.printFormula(tokens, position)


def corner(sheet=0, row=1, column=1):
    """A cell's address; rows and columns count from 1, sheets from 0."""
    address = bridge().createUnoStruct("com.sun.star.table.CellAddress")
    address.Sheet, address.Row, address.Column = sheet, row - 1, column - 1
    return address
