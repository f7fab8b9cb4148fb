"""Ranges of cells."""

from xlwings import base_classes

from support.calc_engine.gaps import Missing, with_gaps
from support.calc_engine.names import Names, quoted
from support.calc_engine.program import bridge
from support.calc_engine.syntax import corner
from support.calc_engine.values import number_format, read_values, write_values

_CONTENTS, _FORMATS = 1 | 2 | 4 | 16, 32 | 64 | 256
_NOTES = 8
_HUNDREDTHS_OF_A_POINT = 2540 / 72
_HUNDREDTHS_OF_A_PIXEL = 2540 / 96
_PIXELS_OF_A_CHARACTER, _PIXELS_AROUND = 7, 5
_STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


class Range(with_gaps(base_classes.Range, "row", "column", "shape")):
    """A rectangle of cells; row and column count from 1."""

    def __init__(self, sheet, row, column, rows=1, columns=1):
        self.sheet, self.row, self.column, self.shape = sheet, row, column, (rows, columns)

    @property
    def xl(self):
        last = self.column + self.shape[1] - 2, self.row + self.shape[0] - 2
        return self.sheet.xl.getCellRangeByPosition(self.column - 1, self.row - 1, *last)

    @property
    def api(self):
        return Missing("Range.api")

    @property
    def coords(self):
        return self.sheet.name, self.row, self.column, *self.shape

    def __len__(self):
        return self.shape[0] * self.shape[1]

    def __call__(self, row, column=None):
        if column is None:  # counted along the rows
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        return Range(self.sheet, self.row + row - 1, self.column + column - 1)

    @property
    def address(self):
        return self.get_address(True, True, False)  # noqa: FBT003  xlwings calls it so

    def get_address(self, row_absolute, column_absolute, external):
        ends = [(self.row, self.column)]
        if len(self) > 1:
            ends.append((self.row + self.shape[0] - 1, self.column + self.shape[1] - 1))
        marks = "$" if column_absolute else "", "$" if row_absolute else ""
        text = ":".join(f"{marks[0]}{_letters(column)}{marks[1]}{row}" for row, column in ends)
        return f"{quoted(f'[{self._book.name}]{self.sheet.name}')}!{text}" if external else text

    @property
    def raw_value(self):
        rows = read_values(self.xl, self._book.xl.NumberFormats)
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, value):
        if isinstance(value, str) and value.startswith("="):
            self.formula = value
        else:
            write_values(self.xl, self._rows(value), self._book.xl, self._set_formula)

    @property
    def formula(self):
        """As typed; of a cell without a formula, its value as text. Cell by cell, and so slow for many."""
        rows = tuple(
            tuple(self._formula(text, row, column) for column, text in enumerate(texts))
            for row, texts in enumerate(self.xl.getFormulaArray())
        )
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, value):
        if not isinstance(value, (list, tuple)) and str(value).startswith("="):
            self._set_formula(self.xl.getCellByPosition(0, 0), value)
            to = bridge().Enum
            self._first_row.fillAuto(to("com.sun.star.sheet.FillDirection", "TO_RIGHT"), 1)
            self.xl.fillAuto(to("com.sun.star.sheet.FillDirection", "TO_BOTTOM"), 1)
        else:
            self.raw_value = value

    @property
    def formula2(self):
        return self.formula

    @formula2.setter
    def formula2(self, value):
        """Each cell works with whole ranges, as Excel's dynamic arrays do, but Calc 7.4 spills nothing."""
        write_values(self.xl, self._rows(value), self._book.xl, self._set_array)

    @property
    def formula_array(self):
        return self.formula if len(self) == 1 else self(1).formula if self.has_array else None

    @formula_array.setter
    def formula_array(self, value):
        self._set_array(self.xl, value)

    @property
    def has_array(self):
        return bool(self.xl.getArrayFormula())

    def clear_contents(self):
        self.xl.clearContents(_CONTENTS)

    def clear_formats(self):
        self.xl.clearContents(_FORMATS)

    def clear(self):
        self.xl.clearContents(_CONTENTS | _FORMATS | _NOTES)

    def end(self, direction):
        """Where Ctrl with an arrow key leads."""
        down, right = _STEPS[direction]
        line = self._line(direction)
        filled = [bool(text) for text in line]
        steps = _leap(filled)
        if steps is None:
            used = self.sheet.cells.shape
            far = {"down": (used[0], self.column), "right": (self.row, used[1])}
            return Range(self.sheet, *far.get(direction, (1, self.column) if down else (self.row, 1)))
        return Range(self.sheet, self.row + down * steps, self.column + right * steps)

    @property
    def current_region(self):
        cursor = self.sheet.xl.createCursorByRange(self.xl)
        cursor.collapseToCurrentRegion()
        return self._book.range_of(cursor)

    @property
    def number_format(self):
        code = self._book.xl.NumberFormats.getByKey(self.xl.NumberFormat).FormatString
        return "General" if code == "Standard" else code

    @number_format.setter
    def number_format(self, value):
        self.xl.NumberFormat = number_format(self._book.xl, value)

    @property
    def color(self):
        rgb = self.xl.CellBackColor
        return None if rgb in (-1, None) else (rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)

    @color.setter
    def color(self, value):
        self.xl.CellBackColor = _rgb(value)

    @property
    def font(self):
        return Font(self)

    @property
    def wrap_text(self):
        return self.xl.IsTextWrapped

    @wrap_text.setter
    def wrap_text(self, value):
        self.xl.IsTextWrapped = bool(value)

    @property
    def column_width(self):
        """In characters, as Excel counts them; None where columns differ."""
        pixels = _common(column.Width / _HUNDREDTHS_OF_A_PIXEL for column in self._columns)
        return None if pixels is None else max(0, (pixels - _PIXELS_AROUND) / _PIXELS_OF_A_CHARACTER)

    @column_width.setter
    def column_width(self, value):
        pixels = value * _PIXELS_OF_A_CHARACTER + _PIXELS_AROUND
        self.xl.Columns.Width = round(pixels * _HUNDREDTHS_OF_A_PIXEL)

    @property
    def row_height(self):
        """In points; None where rows differ."""
        return _common(row.Height / _HUNDREDTHS_OF_A_POINT for row in self._lines)

    @row_height.setter
    def row_height(self, value):
        self.xl.Rows.Height = round(value * _HUNDREDTHS_OF_A_POINT)

    def autofit(self, axis=None):
        if axis not in ("r", "rows"):
            self.xl.Columns.OptimalWidth = True
        if axis not in ("c", "columns"):
            self.xl.Rows.OptimalHeight = True

    def copy(self, destination=None):
        """To another place of the same book."""
        if destination is None or destination.impl.sheet.book is not self._book:
            raise NotImplementedError("Range.copy out of the book is not built in the LibreOffice test bed")
        target = destination.impl
        place = corner(target.sheet.index - 1, target.row, target.column)
        target.sheet.xl.copyRange(place, self.xl.RangeAddress)

    def insert(self, shift=None, copy_origin=None):
        self.sheet.xl.insertCells(self.xl.RangeAddress, self._mode("CellInsertMode", shift, "DOWN", "RIGHT"))

    def delete(self, shift=None):
        self.sheet.xl.removeRange(self.xl.RangeAddress, self._mode("CellDeleteMode", shift, "UP", "LEFT"))

    def merge(self, across):
        for row in self._lines if across else [self.xl]:
            self.xl.queryIntersection(row.RangeAddress).getByIndex(0).merge(True)  # noqa: FBT003

    def unmerge(self):
        self.xl.merge(False)  # noqa: FBT003  UNO has no keywords

    @property
    def merge_cells(self):
        return self.xl.getIsMerged()

    def select(self):
        self.sheet.activate()
        self._book.xl.CurrentController.select(self.xl)

    @property
    def name(self):
        """The name that stands for exactly these cells, if there is one."""
        same = self.xl.AbsoluteName
        for _, name in Names(self._book).snapshot():
            cells = name.xl.getReferredCells()
            if cells is not None and cells.AbsoluteName == same:
                return name
        return None

    @name.setter
    def name(self, value):
        Names(self._book).add(value, f"={quoted(self.sheet.name)}!{self.address}")

    @property
    def _book(self):
        return self.sheet.book

    @property
    def _columns(self):
        return [self.xl.Columns.getByIndex(place) for place in range(self.shape[1])]

    @property
    def _lines(self):
        return [self.xl.Rows.getByIndex(place) for place in range(self.shape[0])]

    @property
    def _first_row(self):
        return self.xl.getCellRangeByPosition(0, 0, self.shape[1] - 1, 0)

    def _rows(self, value):
        """A value as rows of the range's size; one value fills them all."""
        if not isinstance(value, (list, tuple)):
            return [[value] * self.shape[1]] * self.shape[0]
        return value if isinstance(value[0], (list, tuple)) else [value]

    def _formula(self, text, row, column):
        if not text.startswith(("=", "{=")):
            return text
        cell = self.xl.getCellByPosition(column, row)
        tokens = cell.getArrayTokens() if text.startswith("{") else cell.getTokens()
        return self._book.syntax.text(tokens, cell.CellAddress) if tokens else text

    def _set_formula(self, cell, text):
        cell.setTokens(self._book.syntax.tokens(text, cell.CellAddress))

    def _set_array(self, cells, text):
        first = cells.getCellByPosition(0, 0).CellAddress
        cells.setArrayTokens(self._book.syntax.tokens(text, first))

    def _line(self, direction):
        """The cells from here to the last one in use, or to the sheet's edge backwards, nearest first."""
        used = self.sheet.used_range
        last_row = max(self.row, used.row + used.shape[0] - 1)
        last_column = max(self.column, used.column + used.shape[1] - 1)
        ends = {
            "down": (self.row, self.column, last_row, self.column),
            "right": (self.row, self.column, self.row, last_column),
            "up": (1, self.column, self.row, self.column),
            "left": (self.row, 1, self.row, self.column),
        }
        top, left, bottom, right = ends[direction]
        cells = self.sheet.xl.getCellRangeByPosition(left - 1, top - 1, right - 1, bottom - 1)
        line = [text for row in cells.getFormulaArray() for text in row]
        return line[::-1] if direction in ("up", "left") else line

    def _mode(self, enum, shift, down, right):
        sideways = shift in ("right", "left") or (shift is None and self.shape[0] > self.shape[1])
        return bridge().Enum(f"com.sun.star.sheet.{enum}", right if sideways else down)


class Font(with_gaps(base_classes.Font)):
    """The letters of a range."""

    def __init__(self, parent):
        self._parent = parent

    @property
    def bold(self):
        return self._parent.xl.CharWeight > 100

    @bold.setter
    def bold(self, value):
        self._parent.xl.CharWeight = 150.0 if value else 100.0

    @property
    def size(self):
        return self._parent.xl.CharHeight

    @size.setter
    def size(self, value):
        self._parent.xl.CharHeight = float(value)

    @property
    def color(self):
        rgb = max(self._parent.xl.CharColor, 0)
        return rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255

    @color.setter
    def color(self, value):
        self._parent.xl.CharColor = _rgb(value)


def _leap(filled):
    """How far Ctrl with an arrow leads along cells, the first of which is where one is; None for the sheet's edge."""
    if len(filled) > 1 and filled[0] and filled[1]:
        empty = [place for place, full in enumerate(filled) if not full]
        return empty[0] - 1 if empty else len(filled) - 1
    return next((place for place, full in enumerate(filled) if full and place), None)


def _letters(column):
    return "" if column == 0 else _letters((column - 1) // 26) + chr(ord("A") + (column - 1) % 26)


def _rgb(value):
    if value is None:
        return -1
    if isinstance(value, str):
        return int(value.removeprefix("#"), 16)
    if isinstance(value, int):  # Excel's own order: blue, green, red
        value = value & 255, value >> 8 & 255, value >> 16 & 255
    red, green, blue = value
    return red << 16 | green << 8 | blue


def _common(sizes):
    sizes = set(sizes)
    return sizes.pop() if len(sizes) == 1 else None
