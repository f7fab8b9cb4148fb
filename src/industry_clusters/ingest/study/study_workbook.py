"""A study read back from a workbook: every input by its defined name, wherever a person moved it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import BadCell, BadSetting, WorkbookError, did_you_mean
from industry_clusters.ingest.files.cell_text import area_code, bracketed, is_number, plain
from industry_clusters.ingest.files.package import reading_workbook
from industry_clusters.ingest.study.input_cells import Input, input_in
from industry_clusters.ingest.study.input_homes import home_of, lost_input
from industry_clusters.ingest.study.interviews_workbook import interviews_in
from industry_clusters.ingest.study.library_workbook import SET_COLUMNS, library_in
from industry_clusters.ingest.study.lost_names import lost_names, memory_in, places_in
from industry_clusters.ingest.study.opened_inputs import opened_inputs
from industry_clusters.ingest.study.own_lines import is_own_reference, lines_in
from industry_clusters.ingest.study.study_file import mapping_from_text
from industry_clusters.ingest.study.typed_lists import (
    CLUSTER_LIST,
    DEFINITIONS_LIST,
    LISTED,
    MEMBER_COLUMNS,
    ROWS_BENEATH,
    SETS_LIST,
    TYPED_COLUMNS,
)
from industry_clusters.ingest.study.written_places import corners
from industry_clusters.study import (
    Criterion,
    DataSource,
    MatrixCriterion,
    Member,
    MemberRole,
    OwnCriterion,
    Region,
    Study,
)
from industry_clusters.study.choices import FORMER_LABELS
from industry_clusters.study.registry import PLAIN
from industry_clusters.study.setting import Reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from openpyxl import Workbook

    from industry_clusters.ingest.study.input_sheets import SheetNotes
    from industry_clusters.study.setting import Setting

MOST_JOBS = 10**9
"""More jobs than there are in any nation."""
OWN_CRITERIA = 3
"""Criteria of its own that a region's workbook has room for."""

NOTE_PREFIX = "note_"
INFRASTRUCTURE_PREFIX = "infrastructure_"
"""Beginnings of the names of cells that hold a person's words."""
_A_CELL = re.compile(r"[A-Z]{1,3}[0-9]+")
_A_RANGE = re.compile(r"[A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+")
_AN_AREA = re.compile(r"[A-Z0-9]{5}")
_INPUT_OF_PLACE = {
    "region": "region_areas",
    "region name": "region_name",
    "years": "first_year",
    "industry level": "industry_level",
}
"""The input that holds what a :class:`Study` finds fault with."""
_MEMBER_CELLS, _NO = 3, "no"
"""Cells of a row of the members that staffing counts, and what leaves one out."""
_NEEDED = ("region_name", "first_year", "last_year", "reference", "ownership", "base_total")


@dataclass(frozen=True)
class Typed:
    """What a workbook says: the study of its inputs, what it remembers of its last build, and the names of its sheets."""

    study: Study
    memory: str
    sheets: tuple[str, ...]


def read_study_from_workbook(path: Path) -> Study:
    """Read the study that a workbook's inputs say.

    Years and codes that Excel turned into numbers are understood, and so are labels for values.

    Raises
    ------
    WorkbookError
        Where the file is no workbook, or none that this product made.
    BadCell
        Where an input holds what it cannot hold; names sheet, cell and value.
    """
    return read_typed(path).study


def read_typed(path: Path) -> Typed:
    """Read the study that a workbook's inputs say, with what the workbook remembers.

    Raises
    ------
    WorkbookError, BadCell
        As :func:`read_study_from_workbook`.
    """
    with reading_workbook(path):
        reader = _InputReader(*opened_inputs(path))
        return Typed(reader.study(), memory_in(reader.book), tuple(reader.book.sheetnames))


def typed_in(book: Workbook, file: str) -> Typed | None:
    """Read the study of inputs that are in memory already, as a program has them open; None where some have no name there.

    Raises
    ------
    WorkbookError, BadCell
        As :func:`read_study_from_workbook`.
    """
    from industry_clusters.ingest.study.input_sheets import SheetNotes  # noqa: PLC0415  who has a book has loaded openpyxl

    if lost_names(book, places_in(book)):
        return None
    reader = _InputReader(book, file, SheetNotes())
    return Typed(reader.study(), memory_in(book), tuple(book.sheetnames))


class _InputReader:
    """Reads one workbook's inputs."""

    def __init__(self, book: Workbook, file: str, notes: SheetNotes) -> None:
        self.book, self.file, self.notes, self.places = book, file, notes, places_in(book)
        missing = [name for name in _NEEDED if name not in book.defined_names]
        if missing:
            sheet, words = home_of(missing[0])
            raise WorkbookError(
                f"{file} was not made by industry-clusters, or has lost {words} on the sheet {sheet!r}",
                place=file,
                next_step="Build it from a study file first, or go on with an earlier copy.",
            )

    def study(self) -> Study:
        try:
            return Study(
                self._region(),
                **{setting.name: self._setting(setting) for setting in PLAIN if self._has(setting)},
                cut_offs=dict(self._cut_offs()),
                clusters=tuple(self._members()),
                library=tuple(library_in(self._rows(SETS_LIST, SET_COLUMNS), self._role)),
                weights=dict(self._weights()),
                own_criteria=tuple(self._own_criteria()),
                data=tuple(self._data()),
                left_out=tuple(self._left_out()),
                infrastructure=dict(self._infrastructure()),
                notes=dict(self._notes()),
                interviews=interviews_in(self.book, self.file),
            )
        except BadSetting as error:
            if error.place not in _INPUT_OF_PLACE:
                raise
            place = self._input(_INPUT_OF_PLACE[error.place]).place
            raise BadCell(error.what, place=place, next_step=error.next_step) from error

    def _has(self, setting: Setting) -> bool:
        """Whether the workbook says it; one of before a setting was thought of has no cell of it."""
        return bool(setting.cell) and (setting.always or setting.cell in self.book.defined_names)

    def _setting(self, setting: Setting) -> Any:
        name = setting.cell
        if setting.reads is Reads.CHOICE:
            return self._one_of(setting)
        if setting.reads is Reads.AMOUNT:
            return self._amount(setting)
        if setting.reads is Reads.LINES:
            return lines_in(self._input(name), setting.line)
        readers: dict[Reads | None, Callable[[str], Any]] = {
            Reads.WHOLE: self._whole,
            Reads.COUNT: self._count,
            Reads.AREA: self._reference,
            Reads.AREAS: self._references,
            Reads.SERIES: self._series,
            Reads.CODE: self._code,
        }
        return readers.get(setting.reads, self._text)(name)

    def _region(self) -> Region:
        cbsa = self._codes("region_cbsa")
        if len(cbsa) > 1:
            raise self._input("region_cbsa").bad("one CBSA code, such as 18140")
        areas = () if cbsa else self._codes("region_areas")
        return Region(self._text("region_name"), areas, cbsa[0] if cbsa else None)

    def _input(self, name: str) -> Input:
        if name not in self.book.defined_names:
            return Input(name, None, self.file)
        sheet, cells = self._destination(name)
        corner = cells.split(":")[0]
        if not _A_CELL.fullmatch(corner):
            raise self._lost(name)
        return Input(name, self.book[sheet][corner].value, f"{self.file}, sheet {sheet}, cell {corner}")

    def _destination(self, name: str) -> tuple[str, str]:
        """The sheet and cells of a name; deleted cells leave a name that points nowhere."""
        for sheet, cells in self.book.defined_names[name].destinations:
            if sheet in self.book.sheetnames:
                return sheet, cells.replace("$", "")
        raise self._lost(name)

    def _lost(self, name: str) -> WorkbookError:
        return lost_input(name, self.file, self.book.sheetnames, str(self.book.defined_names[name].attr_text))

    def _text(self, name: str) -> str:
        value = self._input(name).value
        return "" if value is None else str(value).strip()

    def _code(self, name: str) -> str:
        return bracketed(self._text(name))

    def _series(self, name: str) -> str:
        code = self._code(name)
        if not code:
            raise self._input(name).bad("a series such as CUUR0000SA0")
        return code

    def _reference(self, name: str) -> str:
        given = self._input(name)
        return self._area(given, given.value)

    def _references(self, name: str) -> tuple[str, ...]:
        given = self._input(name)
        texts = "" if given.value is None else plain(given.value)
        return tuple(self._area(given, text) for text in texts.split(";") if text.strip())

    def _area(self, given: Input, value: Any) -> str:
        text = "" if value is None else plain(value).strip()
        if is_own_reference(self._input("own_references"), text):
            return text
        code = area_code(bracketed(text))
        if not _AN_AREA.fullmatch(code):
            raise given.bad("an area such as United States (US000), or its code")
        return code

    def _codes(self, name: str) -> tuple[str, ...]:
        given = self._input(name)
        parts = re.split(r"[,;\s]+", "" if given.value is None else plain(given.value))
        codes = tuple(area_code(part) for part in parts if part)
        if not all(_AN_AREA.fullmatch(code) for code in codes):
            raise given.bad("area codes such as 06029, separated by commas")
        return codes

    def _whole(self, name: str) -> int:
        given = self._input(name)
        number = given.number
        if number is None or not float(number).is_integer():
            raise given.bad("a whole number")
        return int(number)

    def _count(self, name: str) -> float:
        number = self._number(name) or 0
        if not 0 <= number <= MOST_JOBS:
            raise self._input(name).bad(f"0 or more, and no more than {MOST_JOBS:,}")
        return int(number) if float(number).is_integer() else number

    def _number(self, name: str) -> float | None:
        return self._input(name).number

    def _amount(self, setting: Setting) -> float | None:
        number = self._number(setting.cell)
        if number is None or setting.holds(number):
            return number
        raise self._input(setting.cell).bad(f"{setting.expects}, or nothing")

    def _one_of(self, setting: Setting) -> Any:
        given = self._input(setting.cell)
        wanted = given.text.casefold()
        wanted = FORMER_LABELS.get(wanted, wanted)
        for choice in setting.choices:
            if wanted in (choice.value, choice.label.casefold()):
                return choice
        labels = [choice.label for choice in setting.choices]
        raise given.bad(f"one of {', '.join(labels)}. {did_you_mean(str(given.value), labels)}".strip())

    def _cut_offs(self) -> Iterator[tuple[Criterion, float]]:
        for criterion in Criterion:
            number = self._number(f"cut_off_{criterion}")
            if number is not None:
                yield criterion, number

    def _data(self) -> Iterator[DataSource]:
        for path, mapping in self._rows("data_files", 2):
            text = "" if path.value is None else str(path.value).strip()
            if text:
                read = None if mapping.value is None else mapping_from_text(str(mapping.value), mapping.place)
                yield DataSource(text, read)

    def _left_out(self) -> Iterator[tuple[str, str]]:
        for cluster, code, included in self._rows("staffing_members", _MEMBER_CELLS):
            if included.text.casefold() == _NO:
                yield cluster.text, code.text

    def _weights(self) -> Iterator[tuple[MatrixCriterion, float]]:
        """Weights that differ from the default; what is no weight counts as nothing in the sheet, and is left out here."""
        for criterion in MatrixCriterion:
            value = self._input(f"weight_{criterion}").value
            if isinstance(value, int | float) and value >= 0 and value != criterion.default_weight:
                yield criterion, float(value)

    def _own_criteria(self) -> Iterator[OwnCriterion]:
        clusters = [cell.text for (cell,) in self._rows("cluster_names", 1)]
        points = list(self._rows("own_points", OWN_CRITERIA))
        for number in range(1, OWN_CRITERIA + 1):
            name, weight = self._text(f"own_name_{number}"), self._input(f"own_weight_{number}").value
            given = {
                cluster: float(row[number - 1].text)
                for cluster, row in zip(clusters, points, strict=False)
                if cluster and is_number(row[number - 1].text)
            }
            if name or given:
                yield OwnCriterion(
                    name, float(weight) if isinstance(weight, int | float) and weight >= 0 else 1.0, given
                )

    def _members(self) -> Iterator[Member]:
        """The clusters of the list in its order, then the rows; a study of nothing at all is one empty row, and no new one."""
        yield Member("", "")
        for (cell,) in self._rows(CLUSTER_LIST, 1):
            if cell.text:
                yield Member(cell.text, "")
        for row in self._rows(DEFINITIONS_LIST, MEMBER_COLUMNS):
            cluster, code, role, source, listed = (cell.text for cell in row)
            is_group_of_none = listed == LISTED and not (cluster or role or source)
            if (cluster or code) and not is_group_of_none:
                yield Member(cluster, code, self._role(role, row[2].place), source)

    def _rows(self, name: str, width: int) -> Iterator[tuple[Input, ...]]:
        """The first cells of each row of a named range."""
        if name not in self.book.defined_names:
            return
        sheet, cells = self._destination(name)
        if not _A_RANGE.fullmatch(cells) and not _A_CELL.fullmatch(cells):
            raise self._lost(name)
        left, top, _, bottom = corners(cells)
        page = self.book[sheet]
        for row in page.iter_rows(top, bottom, left, left + width - 1):
            yield self._cells(name, row)
        if name in ROWS_BENEATH:
            yield from self._beneath(name, page, (bottom + 1, left, left + width - 1))

    def _beneath(self, name: str, page: Any, start: tuple[int, int, int]) -> Iterator[tuple[Input, ...]]:
        """Rows that a person wrote right beneath a list, down to a blank one or to what the build wrote."""
        first, left, right = start
        own = self.places.sheets.get(page.title)
        last = page.max_row if own or name != CLUSTER_LIST else first
        for row in page.iter_rows(first, max(first, last), left, right):
            cells = () if own and own.wrote(row[0].row, left) else self._cells(name, row)
            needed = cells[: ROWS_BENEATH[name][0]]
            if not needed or not all(cell.text for cell in needed):
                return
            yield cells

    def _cells(self, name: str, row: Iterable[Any]) -> tuple[Input, ...]:
        cells = tuple(row)
        typed = TYPED_COLUMNS.get(name, len(cells))
        return (
            *(input_in(name, cell, self.file, self.notes) for cell in cells[:typed]),
            *(Input(name, cell.value, cell.coordinate) for cell in cells[typed:]),
        )

    @staticmethod
    def _role(text: str, place: str) -> MemberRole | None:
        for role in MemberRole:
            if text.casefold() == role.value:
                return role
        if not text:
            return None
        raise BadCell(
            f"role is {text!r}",
            place=place,
            next_step=f"Expected one of {', '.join(MemberRole)}, or nothing.",
        )

    def _infrastructure(self) -> Iterator[tuple[str, str]]:
        """What was typed on each cluster's map, by the name that the cluster has now."""
        for number, (cluster,) in enumerate(self._rows("cluster_names", 1), 1):
            text = self._text(f"{INFRASTRUCTURE_PREFIX}{number}")
            if cluster.text and text:
                yield cluster.text, text

    def _notes(self) -> Iterator[tuple[str, str]]:
        for name in self.book.defined_names:
            if name.startswith(NOTE_PREFIX):
                value = self._input(name).value
                if value is not None and str(value) != "":
                    yield name, str(value)
