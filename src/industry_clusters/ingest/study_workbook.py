"""A study read back from a workbook: every input by its defined name, wherever a person moved it."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from openpyxl import load_workbook

from industry_clusters.errors import BadCell, BadSetting, WorkbookError, did_you_mean
from industry_clusters.ingest.study_file import mapping_from_text
from industry_clusters.study import (
    BaseTotal,
    ClusterBasis,
    Criterion,
    DataSource,
    MatrixCriterion,
    MatrixMethod,
    Member,
    MemberRole,
    OwnCriterion,
    Ownership,
    Region,
    Study,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook

_Choice = TypeVar("_Choice", Ownership, BaseTotal, ClusterBasis, MatrixMethod)
_MEMBER_COLUMNS = 4
OWN_CRITERIA = 3
"""Criteria of its own that a region's workbook has room for."""

NOTE_PREFIX = "note_"
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_COUNTY_DIGITS = 5
_NEEDED = ("region_name", "first_year", "last_year", "reference", "ownership", "base_total")


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
    return _InputReader(_opened(path), path.name).study()


def _opened(path: Path) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep does not matter for reading
            return load_workbook(path, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError) as error:
        raise WorkbookError(
            f"{path.name} is no workbook that can be read: {error}",
            place=str(path.parent),
            next_step="Check the file.",
        ) from error


@dataclass(frozen=True)
class _Input:
    """One input cell's value and place."""

    name: str
    value: Any
    place: str

    def bad(self, expected: str) -> BadCell:
        return BadCell(f"{self.name} is {self.value!r}", place=self.place, next_step=f"Expected {expected}.")


class _InputReader:
    """Reads one workbook's inputs."""

    def __init__(self, book: Workbook, file: str) -> None:
        self.book, self.file = book, file
        missing = [name for name in _NEEDED if name not in book.defined_names]
        if missing:
            raise WorkbookError(
                f"{file} has no input named {missing[0]!r}, so it was not made by industry-clusters",
                next_step="Build it from a study file first.",
            )

    def study(self) -> Study:
        cbsa = self._codes("region_cbsa")
        try:
            return Study(
                Region(
                    self._text("region_name"),
                    () if cbsa else self._codes("region_areas"),
                    cbsa[0] if cbsa else None,
                ),
                first_year=self._whole("first_year"),
                last_year=self._whole("last_year"),
                reference=self._code("reference"),
                references=tuple(
                    _bracketed(text) for text in self._text("references").split(";") if text.strip()
                ),
                ownership=self._one_of("ownership", Ownership),
                base_total=self._one_of("base_total", BaseTotal),
                industry_level=self._whole("industry_level"),
                dollar_year=self._whole("dollar_year"),
                price_index=self._code("price_index"),
                cut_offs=dict(self._cut_offs()),
                list_minimum=self._number("list_minimum") or 0,
                clusters=tuple(self._members()),
                cluster_basis=self._cluster_basis(),
                matrix_method=self._matrix_method(),
                weights=dict(self._weights()),
                own_criteria=tuple(self._own_criteria()),
                data=tuple(self._data()),
                notes=dict(self._notes()),
            )
        except BadSetting as error:
            raise BadCell(
                error.what, place=f"{self.file}, {error.place}", next_step=error.next_step
            ) from error

    def _input(self, name: str) -> _Input:
        if name not in self.book.defined_names:
            return _Input(name, None, self.file)
        destinations = list(self.book.defined_names[name].destinations)
        if not destinations or destinations[0][0] not in self.book.sheetnames:
            raise WorkbookError(
                f"the input {name!r} has lost its cell",
                place=self.file,
                next_step="Undo the deletion, or take an earlier copy.",
            )
        sheet, cell = destinations[0]
        corner = cell.replace("$", "").split(":")[0]
        return _Input(name, self.book[sheet][corner].value, f"{self.file}, sheet {sheet}, cell {corner}")

    def _text(self, name: str) -> str:
        value = self._input(name).value
        return "" if value is None else str(value).strip()

    def _code(self, name: str) -> str:
        return _bracketed(self._text(name))

    def _codes(self, name: str) -> tuple[str, ...]:
        given = self._input(name)
        parts = re.split(r"[,;\s]+", "" if given.value is None else _plain(given.value))
        codes = tuple(part.zfill(_COUNTY_DIGITS) if part.isdigit() else part for part in parts if part)
        if any(not re.fullmatch(r"[A-Z0-9]{5}", code) for code in codes):
            raise given.bad("area codes such as 06029, separated by commas")
        return codes

    def _whole(self, name: str) -> int:
        given = self._input(name)
        number = self._number_of(given)
        if number is None or not float(number).is_integer():
            raise given.bad("a whole number")
        return int(number)

    def _number(self, name: str) -> float | None:
        return self._number_of(self._input(name))

    @staticmethod
    def _number_of(given: _Input) -> float | None:
        value = given.value
        if isinstance(value, datetime | date):
            return value.year
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, bool):
            raise given.bad("a number")
        if isinstance(value, int | float):
            return value
        text = str(value).strip().replace(",", "").replace("$", "")
        try:
            return float(text[:-1]) / 100 if text.endswith("%") else float(text)
        except ValueError as error:
            raise given.bad("a number") from error

    def _one_of(self, name: str, kind: type[_Choice]) -> _Choice:
        given = self._input(name)
        wanted = "" if given.value is None else str(given.value).strip().casefold()
        for choice in kind:
            if wanted in (choice.value, choice.label.casefold()):
                return choice
        labels = [choice.label for choice in kind]
        raise given.bad(f"one of {', '.join(labels)}. {did_you_mean(str(given.value), labels)}".strip())

    def _cut_offs(self) -> Iterator[tuple[Criterion, float]]:
        for criterion in Criterion:
            number = self._number(f"cut_off_{criterion}")
            if number is not None:
                yield criterion, number

    def _data(self) -> Iterator[DataSource]:
        for sheet, cells in (
            self.book.defined_names["data_files"].destinations
            if "data_files" in self.book.defined_names
            else ()
        ):
            for path, mapping, *_ in self.book[sheet][cells.replace("$", "")]:
                if path.value is not None and str(path.value).strip():
                    place = f"{self.file}, sheet {sheet}, cell {mapping.coordinate}"
                    read = None if mapping.value is None else mapping_from_text(str(mapping.value), place)
                    yield DataSource(str(path.value).strip(), read)

    def _cluster_basis(self) -> ClusterBasis:
        return (
            self._one_of("cluster_basis", ClusterBasis)
            if "cluster_basis" in self.book.defined_names
            else ClusterBasis.ALL
        )

    def _matrix_method(self) -> MatrixMethod:
        return (
            self._one_of("matrix_method", MatrixMethod)
            if "matrix_method" in self.book.defined_names
            else MatrixMethod.NATURAL_BREAKS
        )

    def _weights(self) -> Iterator[tuple[MatrixCriterion, float]]:
        """Weights that differ from 1; what is no weight counts as nothing in the sheet, and is left out here."""
        for criterion in MatrixCriterion:
            value = self._input(f"weight_{criterion}").value
            if isinstance(value, int | float) and value >= 0 and value != 1:
                yield criterion, float(value)

    def _own_criteria(self) -> Iterator[OwnCriterion]:
        clusters = [texts[0] for _, texts in self._rows("cluster_names")]
        points = [texts for _, texts in self._rows("own_points")]
        for number in range(1, OWN_CRITERIA + 1):
            name, weight = self._text(f"own_name_{number}"), self._input(f"own_weight_{number}").value
            given = {
                cluster: float(row[number - 1])
                for cluster, row in zip(clusters, points, strict=False)
                if cluster and _is_number(row[number - 1])
            }
            if name or given:
                yield OwnCriterion(
                    name, float(weight) if isinstance(weight, int | float) and weight >= 0 else 1.0, given
                )

    def _members(self) -> Iterator[Member]:
        named = set()
        for place, (cluster, code, role, source) in self._rows("cluster_definitions"):
            if cluster or code:
                named.add(cluster)
                yield Member(cluster, code, self._role(role, place), source)
        for _, (cluster, *_rest) in self._rows("cluster_names"):
            if cluster and cluster not in named:
                yield Member(cluster, "")  # in the list, without a row yet

    def _rows(self, name: str) -> Iterator[tuple[str, list[str]]]:
        """The texts of a named range, row by row, each with its place."""
        if name not in self.book.defined_names:
            return
        for sheet, cells in self.book.defined_names[name].destinations:
            for row in self.book[sheet][cells.replace("$", "")]:
                typed = row[:_MEMBER_COLUMNS]
                texts = ["" if cell.value is None else _plain(cell.value).strip() for cell in typed]
                yield f"{self.file}, sheet {sheet}, row {row[0].row}", texts

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

    def _notes(self) -> Iterator[tuple[str, str]]:
        for name in self.book.defined_names:
            if name.startswith(NOTE_PREFIX):
                value = self._input(name).value
                if value is not None and str(value) != "":
                    yield name, str(value)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None


def _plain(value: Any) -> str:
    """Codes that Excel made a number: 6029.0 is 6029."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _bracketed(text: str) -> str:
    """The code of ``United States (US000)``; a bare code is itself."""
    match = _IN_BRACKETS.search(text)
    return (match[1] if match else text).strip()
