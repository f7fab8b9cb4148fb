"""Books and their sheets."""

from contextlib import suppress
from pathlib import Path

from xlwings import base_classes

from support.calc_engine.cells import Range
from support.calc_engine.gaps import Missing, with_gaps
from support.calc_engine.names import Names
from support.calc_engine.program import bridge
from support.calc_engine.syntax import ExcelSyntax

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
}


class Book(with_gaps(base_classes.Book, "app")):
    """An open document; before it is first saved it has a name but no place, as in Excel."""

    def __init__(self, app, xl, name):
        self.app, self.xl, self._unsaved_name = app, xl, name
        self.syntax = ExcelSyntax(xl)

    @property
    def api(self):
        return BookApi(self)

    @property
    def name(self):
        return Path(self.fullname).name

    @property
    def fullname(self):
        url = self.xl.getURL()
        return bridge().fileUrlToSystemPath(url) if url else self._unsaved_name

    @property
    def sheets(self):
        return Sheets(self)

    @property
    def names(self):
        return Names(self)

    def activate(self):
        self.app.bring_forward(self)

    def close(self):
        self.app.forget(self)
        self.xl.close(True)  # noqa: FBT003  UNO has no keywords

    def save(self, path=None, password=None):
        """Save as xlsx, xlsm or ods, by the ending; an unsaved book without a path goes to the current folder."""
        if password:
            raise NotImplementedError("Book.save with a password is not built in the LibreOffice test bed")
        target = Path(path or (self.fullname if self.xl.getURL() else f"{self.name}.xlsx")).absolute()
        if target.suffix.lower() not in _FILTERS:
            raise NotImplementedError(
                f"Book.save as {target.suffix!r} is not built in the LibreOffice test bed"
            )
        options = properties(FilterName=_FILTERS[target.suffix.lower()], Overwrite=True)
        self.xl.storeAsURL(target.as_uri(), options)

    def to_pdf(self, path, quality=None):
        self.xl.storeToURL(Path(path).absolute().as_uri(), properties(FilterName="calc_pdf_Export"))

    def range_of(self, cells):
        """A range of Calc as one of ours."""
        at = cells.RangeAddress
        size = at.EndRow - at.StartRow + 1, at.EndColumn - at.StartColumn + 1
        return Range(self.sheets(at.Sheet + 1), at.StartRow + 1, at.StartColumn + 1, *size)


class BookApi(Missing):
    """What Excel says of a book that xlwings has no name for; ``elsewhere`` of the app answers for addresses of a cloud."""

    def __init__(self, book):
        super().__init__("Book.api")
        object.__setattr__(self, "_book", book)

    @property
    def FullName(self):
        return self._book.fullname

    @property
    def ReadOnly(self):
        return bool(self._book.xl.isReadonly())

    @property
    def MultiUserEditing(self):
        return False

    def SaveCopyAs(self, path):
        options = properties(FilterName=_FILTERS[Path(path).suffix.lower()], Overwrite=True)
        self._book.xl.storeToURL(Path(path).absolute().as_uri(), options)

    def SaveAs(self, address):
        self._book.save(self._book.app.cloud[address])


class Sheets(with_gaps(base_classes.Sheets)):
    """The sheets of a book, in the order of their tabs."""

    def __init__(self, book):
        self.book, self.xl = book, book.xl.Sheets

    @property
    def api(self):
        return Missing("Sheets.api")

    @property
    def active(self):
        return Sheet(self.book, self.book.xl.CurrentController.getActiveSheet())

    def __call__(self, name_or_index):
        if isinstance(name_or_index, str):
            return Sheet(self.book, self.xl.getByName(self._spelled(name_or_index)))
        if not 1 <= name_or_index <= len(self):
            raise IndexError(f"sheet {name_or_index} of {len(self)}")
        return Sheet(self.book, self.xl.getByIndex(name_or_index - 1))

    def __contains__(self, name):
        return name.lower() in (known.lower() for known in self.xl.ElementNames)

    def __len__(self):
        return self.xl.Count

    def __iter__(self):
        return (self(place) for place in range(1, len(self) + 1))

    def add(self, before=None, after=None, name=None):
        """A new sheet, shown at once; before the one that is shown unless told."""
        place = after.index if after else (before or self.active).index - 1
        name = name or self.free_name("Sheet{}", start=len(self) + 1)
        self.xl.insertNewByName(name, place)
        added = self(name)
        added.activate()
        return added

    def free_name(self, pattern, start):
        """The first name of a pattern that no sheet has."""
        while pattern.format(start) in self:
            start += 1
        return pattern.format(start)

    def _spelled(self, name):
        """Excel tells no capitals in names of sheets."""
        for known in self.xl.ElementNames:
            if known.lower() == name.lower():
                return known
        raise KeyError(name)


class Sheet(with_gaps(base_classes.Sheet, "book")):
    """A sheet; it stays the same one when it is renamed or moved."""

    def __init__(self, book, xl):
        self.book, self.xl = book, xl

    @property
    def api(self):
        return Missing("Sheet.api")

    @property
    def name(self):
        return self.xl.getName()

    @name.setter
    def name(self, value):
        if value.lower() != self.name.lower() and value in self.book.sheets:
            raise ValueError(f"there is a sheet {value!r} already")
        self.xl.setName(value)

    @property
    def names(self):
        return Names(self.book, self)

    @property
    def index(self):
        return self.xl.RangeAddress.Sheet + 1

    @property
    def visible(self):
        return self.xl.IsVisible

    @visible.setter
    def visible(self, value):
        others = [sheet for sheet in self.book.sheets if sheet.visible and sheet.index != self.index]
        if not value and not others:
            raise ValueError(f"{self.name} is the only sheet that can be seen")
        self.xl.IsVisible = bool(value)

    def activate(self):
        self.book.activate()
        self.book.xl.CurrentController.setActiveSheet(self.xl)

    def select(self):
        self.activate()

    def delete(self):
        if len(self.book.sheets) == 1:
            raise ValueError(f"{self.name} is the only sheet of {self.book.name}")
        self.book.xl.Sheets.removeByName(self.name)

    def copy(self, before, after):
        """A copy beside a sheet of this book or of another open one."""
        target = (before or after).book
        place = after.index if after else before.index - 1
        if target is self.book or target.xl is self.book.xl:
            name = target.sheets.free_name(f"{self.name[:27]} ({{}})", start=2)
            target.xl.Sheets.copyByName(self.name, name, place)
        else:
            target.xl.Sheets.importSheet(self.book.xl, self.name, place)

    def move(self, before, after):
        place = after.index if after else before.index - 1
        self.book.xl.Sheets.moveByName(self.name, place)

    def range(self, arg1, arg2=None):
        first = self._cells(arg1)
        if arg2 is None:
            return first
        last = self._cells(arg2)
        row, column = min(first.row, last.row), min(first.column, last.column)
        end_row = max(each.row + each.shape[0] for each in (first, last))
        end_column = max(each.column + each.shape[1] for each in (first, last))
        return Range(self, row, column, end_row - row, end_column - column)

    @property
    def cells(self):
        return Range(self, 1, 1, self.xl.Rows.Count, self.xl.Columns.Count)

    @property
    def used_range(self):
        """From the first cell in use, which Excel counts so too, to the last."""
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)  # noqa: FBT003  UNO has no keywords
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003
        return self.book.range_of(cursor)

    def clear(self):
        self.used_range.clear()

    def clear_contents(self):
        self.used_range.clear_contents()

    def clear_formats(self):
        self.used_range.clear_formats()

    def autofit(self, axis=None):
        self.used_range.autofit(axis)

    def _cells(self, place):
        if isinstance(place, Range):
            return place
        if isinstance(place, str):
            return self._by_text(place)
        if 0 in place:
            raise IndexError("rows and columns count from 1")
        return Range(self, *place)

    def _by_text(self, text):
        if "," in text:
            raise NotImplementedError(f"Sheet.range of several areas ({text}) is not built in the test bed")
        if "!" in text:
            sheet, text = text.rsplit("!", 1)
            return self.book.sheets(sheet.strip("'").replace("''", "'")).range(text)
        for names in (self.names, self.book.names):
            with suppress(KeyError):
                return names(text).refers_to_range
        return self.book.range_of(self.xl.getCellRangeByName(text))


def properties(**values):
    """Named values as UNO takes them."""
    made = []
    for name, value in values.items():
        each = bridge().createUnoStruct("com.sun.star.beans.PropertyValue")
        each.Name, each.Value = name, value
        made.append(each)
    return tuple(made)
