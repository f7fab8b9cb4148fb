"""What a workbook is made of, as values.

A view is built from these and says *what* is shown; only :mod:`industry_clusters.render` knows where a cell
lies. Formulas are written in Excel's own language with three kinds of reference that ``render.refs`` resolves:

``[key]``
    this row's cell in column ``key`` of the same table (``$E12``);
``{table.key}`` and ``{table.first:last}``
    the data rows of one column, or of a block of columns, of any table (``'Region employment'!$D$8:$D$320``);
``{table#key}`` and ``{table#first:last}``
    the header cells of those columns;
a plain name
    a defined name: every :class:`Field`, :class:`Tile` and :class:`NoteBox` defines its ``key`` as one.

A value that is NaN is missing and is shown as ``#N/A``; ``None`` is an empty cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.drawn import BubbleChart, Chart, Diagram


Value = str | int | float | bool | None


@dataclass(frozen=True)
class Formula:
    """A live formula (without ``=``) and the value that Python computed for it."""

    text: str
    value: Value


@dataclass(frozen=True)
class Link:
    """A jump to a sheet of the same workbook."""

    text: str
    sheet: str


@dataclass(frozen=True)
class FileLink:
    """A link to a file, by its path from the workbook's folder."""

    text: str
    path: str


Cell = Value | Formula | Link | FileLink


class Unit(StrEnum):
    """What a number is, and so how it is written and how wide its column is."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    YEAR = "year"
    DATE = "date"  # 2025-03-14
    TIME = "time"  # 8:00 AM, a fraction of a day
    COUNT = "count"  # 1,234
    JOBS = "jobs"  # 1,234
    CHANGE = "change"  # +1,234
    DOLLARS = "dollars"  # $1,234
    HOURLY = "hourly"  # $12.34
    PERCENT = "percent"  # a fraction, shown as 3.2%
    SHARE = "share"  # a fraction of jobs that are estimated, shown as 31%
    QUOTIENT = "quotient"  # 1.23
    DIFFERENCE = "difference"  # +0.12
    INDEX = "index"  # 123.4
    RATE = "rate"  # 1.3995


class Kind(StrEnum):
    """Who a cell belongs to, and so how it looks."""

    DATA = "data"  # from a file
    DERIVED = "derived"  # a formula
    INPUT = "input"  # a person's: coloured, unlocked, kept across rebuilds


@dataclass(frozen=True)
class Choice:
    """A drop-down: the allowed texts, or a range reference such as ``{totals.area}`` or a defined name."""

    options: tuple[str, ...] | str
    message: str = ""


@dataclass(frozen=True)
class Number:
    """A number between two bounds (either may be open); ``whole`` allows integers only.

    Bounds may be formulas' text, for instance a defined name.
    """

    low: float | str | None = None
    high: float | str | None = None
    whole: bool = False
    message: str = ""


Validation = Choice | Number


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``formula`` is the same for every row, ``formulas`` one a row; with either, ``values`` are the cached
    values. ``states`` marks single cells by a style of the palette (``withheld``, ``partial``, …, or ``""``).
    ``note`` is shown on the header. ``hidden`` columns are folded away (outline level 1). The last column of a table
    may ``span`` several columns of the sheet. Of a ``sparse`` column empty
    cells are not written at all, which keeps a wide table of few values small. A ``gap`` writes nothing: it keeps folded columns
    clear of what other tables of the sheet show. ``name_range`` defines a workbook name for its cells.
    """

    key: str
    header: str | Formula
    values: Sequence[Cell]
    unit: Unit = Unit.TEXT
    kind: Kind = Kind.DATA
    formula: str | None = None
    formulas: Sequence[str | None] | None = None
    states: Sequence[str] | None = None
    note: str = ""
    width: float | None = None
    hidden: bool = False
    validation: Validation | None = None
    span: int = 1
    sparse: bool = False
    gap: bool = False
    name_range: str = ""


@dataclass(frozen=True)
class Trend:
    """A column of small lines: row ``i`` draws row ``rows[i]`` (0-based; None draws nothing) of a block of another table."""

    key: str
    header: str | Formula
    table: str
    first: str
    last: str
    rows: Sequence[int | None]
    note: str = ""
    width: float = 14.0


@dataclass(frozen=True)
class Highlight:
    """A conditional format over columns of a table: ``condition`` is a formula with ``[key]`` references."""

    columns: tuple[str, ...]
    condition: str
    style: str


@dataclass(frozen=True)
class Table:
    """Rows under a header.

    ``freeze_columns`` keeps that many columns and, where it ``freezes_header``, the header row in sight (only one table a
    sheet may ask for it); ``filters`` puts drop-downs on the header, for all rows or the first ``filtered_rows`` (empty ones that wait for a person would come first where
    the list is sorted downward); ``name_range`` defines a workbook name for the data block,
    so that inputs can be found again after rows were added. ``input_rows`` adds that many empty rows for a
    person's own (columns of kind INPUT). ``printed_through`` is the last column that prints, where that is not
    the last one. A table at a sheet's end that is not ``is_printed`` stays off the page, with its heading: the numbers behind charts.
    """

    key: str
    columns: tuple[Column | Trend, ...]
    caption: str | Formula = ""
    filters: bool = False
    freeze_columns: int | None = None
    freezes_header: bool = True
    highlights: tuple[Highlight, ...] = ()
    name_range: str | None = None
    input_rows: int = 0
    printed_through: str | None = None
    filtered_rows: int | None = None
    is_printed: bool = True


@dataclass(frozen=True)
class Heading:
    """A line that opens a part of a sheet, or with ``new_page`` a printed page: all up to the next such is one page.

    From the first heading that is not ``printed`` on, nothing of the sheet prints.
    """

    text: str | Formula
    new_page: bool = False
    printed: bool = True


WHERE_SHOWN = "shown"
"""An alert for a text that is there only where it warns."""


@dataclass(frozen=True)
class Paragraph:
    """Wrapped text over the sheet's width.

    ``style`` is a palette key (``text``, ``note``). ``alert`` is a formula on the own sheet or on names; where it is true
    the text turns into a warning. :data:`WHERE_SHOWN` is true where there is any text.
    """

    text: str | Formula
    style: str = "text"
    alert: str = ""


@dataclass(frozen=True)
class Field:
    """One labelled cell with a defined name: an input, or a derived value."""

    key: str
    label: str
    value: Value | Formula
    unit: Unit = Unit.TEXT
    kind: Kind = Kind.INPUT
    validation: Validation | None = None
    help: str = ""


@dataclass(frozen=True)
class Fields:
    """Labelled cells, one a row: label, value, explanation."""

    rows: tuple[Field, ...]


@dataclass(frozen=True)
class Tile:
    """One figure in large type: its label above, what it is held against or made of beneath; its ``key`` is a defined name."""

    key: str
    label: str | Formula
    value: Value | Formula
    unit: Unit
    detail: str | Formula = ""


@dataclass(frozen=True)
class Tiles:
    """Figures side by side over the width of running text, all of one width as nearly as the columns allow."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class NoteBox:
    """A space for a person's words, under a question; its ``key`` is its defined name."""

    key: str
    prompt: str | Formula
    text: str = ""
    lines: int = 4


@dataclass(frozen=True)
class LegendEntry:
    """A colour of the palette, its letter, and what it says."""

    style: str
    mark: str
    text: str | Formula


@dataclass(frozen=True)
class Legend:
    """What colours and letters mean, one a row."""

    entries: tuple[LegendEntry, ...]


Block: TypeAlias = (
    "Diagram | Heading | Paragraph | Fields | Tiles | Table | NoteBox | Legend | Chart | BubbleChart"
)
"""What a sheet is made of; what is drawn is described in :mod:`industry_clusters.views.vocabulary.drawn`."""


@dataclass(frozen=True)
class Navigation:
    """The lines beneath a sheet's title: links to other sheets of the workbook, and what the sheet is for in a sentence."""

    links: tuple[Link, ...]
    purpose: str


class Role(StrEnum):
    """What a sheet is for: its tab colour, and whether a rebuild makes it again."""

    GUIDE = "guide"
    INPUT = "input"
    RESULT = "result"
    DATA = "data"


@dataclass(frozen=True)
class Sheet:
    """A sheet: title line, blocks from top to bottom, and the source line.

    Every printed page carries ``printed_source``, which cannot follow a setting; where it is empty, the source line. Running text keeps to a width that reads well, or with ``full_width`` fills that of the tables. A
    ``hidden`` sheet is one that a person can unhide; on a ``protected`` one only inputs and cells that it leaves empty can be
    changed, until a person lifts the protection, which has no password. Of its blocks the first ``printed_blocks`` print; all where
    that is None; where it is 0, the sheet has no page in LibreOffice either, which prints hidden sheets. With ``one_page`` it prints
    on a single page.
    """

    name: str
    title: str | Formula
    role: Role
    blocks: tuple[Block, ...]
    source: str | Formula
    landscape: bool = True
    full_width: bool = False
    printed_source: str = ""
    hidden: bool = False
    navigation: Navigation | None = None
    protected: bool = False
    printed_blocks: int | None = None
    one_page: bool = False


@dataclass(frozen=True)
class Workbook:
    """All sheets, in order.

    ``names`` are further defined names (name -> reference in the language above). ``memo`` is text that the
    next rebuild needs (the study as it was rendered), kept on a very hidden sheet, a line a cell.
    ``formula_names`` stand for formulas as a file stores them, such as LAMBDA functions.
    """

    title: str
    sheets: tuple[Sheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    memo: str = ""
    formula_names: Mapping[str, str] = field(default_factory=dict)
