"""Names of a book and of a sheet."""

from xlwings import XlwingsError, base_classes

from support.calc_engine.gaps import Missing, with_gaps
from support.calc_engine.syntax import corner


class Names(with_gaps(base_classes.Names)):
    """The names of a book, those of its sheets included; or of one sheet."""

    def __init__(self, book, sheet=None):
        self.book, self.sheet = book, sheet

    @property
    def api(self):
        return Missing("Names.api")

    def __call__(self, name):
        for known, found in self.snapshot():
            if known.lower() == name.lower() or (self.sheet and known.lower().endswith(f"!{name.lower()}")):
                return found
        raise KeyError(name)

    def snapshot(self):
        sheets = [self.sheet] if self.sheet else list(self.book.sheets)
        of_sheets = [
            Name(self.book, each, sheet) for sheet in sheets for each in _named(sheet.xl.NamedRanges)
        ]
        of_book = [] if self.sheet else [Name(self.book, each) for each in _named(self.book.xl.NamedRanges)]
        return [(name.name, name) for name in of_book + of_sheets]

    def contains(self, name):
        try:
            self(name)
        except KeyError:
            return False
        return True

    def __len__(self):
        return len(self.snapshot())

    def add(self, name, refers_to):
        """Excel puts another definition in the place of a name that is there."""
        sheet, plain = self._owner(name)
        names = (sheet or self.book).xl.NamedRanges
        if not names.hasByName(plain):
            names.addNewByName(plain, "", corner(), 0)
        added = Name(self.book, names.getByName(plain), sheet)
        added.refers_to = refers_to
        return added

    def _owner(self, name):
        if "!" not in name:
            return self.sheet, name
        sheet, plain = name.rsplit("!", 1)
        return self.book.sheets(sheet.strip("'").replace("''", "'")), plain


class Name(with_gaps(base_classes.Name)):
    """A name and what it stands for."""

    def __init__(self, book, xl, sheet=None):
        self.book, self.xl, self.sheet = book, xl, sheet

    @property
    def api(self):
        return Missing("Name.api")

    def delete(self):
        (self.sheet or self.book).xl.NamedRanges.removeByName(self.xl.Name)

    @property
    def name(self):
        return f"{quoted(self.sheet.name)}!{self.xl.Name}" if self.sheet else self.xl.Name

    @name.setter
    def name(self, value):
        self.xl.setName(value)

    @property
    def refers_to(self):
        return self.book.syntax.text(self.xl.getTokens(), corner())

    @refers_to.setter
    def refers_to(self, value):
        self.xl.setTokens(self.book.syntax.tokens(value, corner()))

    @property
    def refers_to_range(self):
        cells = self.xl.getReferredCells()
        if cells is None:
            raise XlwingsError(f"the name {self.name} stands for no range: {self.refers_to}")
        return self.book.range_of(cells)


def quoted(sheet_name):
    """A sheet's name as a reference spells it."""
    plain = sheet_name.replace("_", "").isalnum() and not sheet_name[:1].isdigit()
    return sheet_name if plain else "'" + sheet_name.replace("'", "''") + "'"


def _named(names):
    return [names.getByName(name) for name in names.ElementNames]
