"""The sheet on which clusters are defined, used in LibreOffice as a person uses it: cells typed, the list sorted and filtered, the file saved."""

import time
from pathlib import Path

from industry_clusters.sheet_names import DEFINITIONS_SHEET
from support.calc_engine.program import bridge

CLUSTER, CODE, ROLE, SOURCE, _LISTED, TITLE, JOBS, GROWTH, QUOTIENT, PAY, KNOWN, SUGGESTED, EVIDENCE, NOTE = (
    range(14)
)
_TOTALS = (2, JOBS, GROWTH, QUOTIENT, PAY, KNOWN)
_IS_A_NUMBER = 1


class UsedSheet:
    """An open workbook's list of industry groups and the totals above it."""

    def __init__(self, program, path):
        self.uno = bridge()
        self.document = program.desktop.loadComponentFromURL(
            Path(path).resolve().as_uri(), "_blank", 0, (self._value(Hidden=True),)
        )
        self.page = self.document.Sheets.getByName(DEFINITIONS_SHEET)
        self.list = self._range("cluster_definitions")
        self.names = self._range("cluster_names")
        address = self.list.RangeAddress
        self.top, self.bottom, self.last_column = address.StartRow, address.EndRow, address.EndColumn

    def _value(self, **named):
        one = self.uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        ((one.Name, one.Value),) = named.items()
        return one

    def _range(self, name):
        cells = self.document.NamedRanges.getByName(name).Content.replace("$", "").rsplit(".", 1)[1]
        return self.page.getCellRangeByName(cells)

    def cell(self, row, column):
        return self.page.getCellByPosition(column, row)

    def rows(self):
        """The first row of each code."""
        return {
            self.cell(row, CODE).String: row
            for row in range(self.bottom, self.top - 1, -1)
            if self.cell(row, CODE).String
        }

    def write(self, row, **texts):
        for name, text in texts.items():
            self.cell(
                row, {"cluster": CLUSTER, "code": CODE, "role": ROLE, "source": SOURCE}[name]
            ).String = text

    def free_row(self):
        return next(row for row in range(self.top, self.bottom + 1) if not self.cell(row, CODE).String)

    def clusters(self):
        address = self.names.RangeAddress
        return [
            name for row in range(address.StartRow, address.EndRow + 1) if (name := self.cell(row, 0).String)
        ]

    def totals(self):
        """What the sheet shows of each cluster."""
        address = self.names.RangeAddress
        rows = range(address.StartRow, address.EndRow + 1)
        return {
            self.cell(row, 0).String: [self.cell(row, at).String for at in _TOTALS]
            for row in rows
            if self.cell(row, 0).String
        }

    def numbers(self):
        """What each row shows, by its code, cluster and source."""
        return {
            tuple(self.cell(row, at).String for at in (CODE, CLUSTER, SOURCE)): [
                self.cell(row, at).String for at in range(TITLE, NOTE)
            ]
            for row in range(self.top, self.bottom + 1)
            if self.cell(row, CODE).String
        }

    def numbers_of(self, column):
        """The numbers of a column from top to bottom; texts, such as of a code that is not there, left out."""
        cells = (self.cell(row, column) for row in range(self.top, self.bottom + 1))
        return [cell.Value for cell in cells if cell.FormulaResultType2 == _IS_A_NUMBER]

    def sort(self, column, *, ascending=True):
        field = self.uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column, ascending
        fields = self.uno.Any("[]com.sun.star.table.TableSortField", (field,))
        used = self.page.getCellRangeByPosition(0, self.top, self.last_column, self.free_row() - 1)
        how = (self._value(SortFields=fields), self._value(ContainsHeader=False))
        self.uno.invoke(used, "sort", (how,))

    def filter(self, column, text):
        block = self.page.getCellRangeByPosition(0, self.top - 1, self.last_column, self.bottom)
        description = block.createFilterDescriptor(True)  # noqa: FBT003  UNO's arguments have no names
        description.ContainsHeader = True
        field = self.uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
        field.Field, field.IsNumeric, field.StringValue = column, False, text
        field.Operator = self.uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        description.setFilterFields((field,))
        block.filter(description)

    def shown(self, rows):
        """How many of some rows are in sight."""
        return sum(bool(self.page.Rows.getByIndex(row).IsVisible) for row in rows)

    def moving(self, code, clusters):
        """Seconds that it takes to move a code to each of some clusters in turn."""
        row, seconds = self.rows()[code], []
        for name in clusters:
            start = time.perf_counter()
            self.write(row, cluster=name)
            seconds.append(time.perf_counter() - start)
        return seconds

    def save(self, path):
        self.document.storeToURL(
            Path(path).resolve().as_uri(), (self._value(FilterName="Calc MS Excel 2007 XML"),)
        )

    def close(self):
        self.document.close(True)  # noqa: FBT003  as above
