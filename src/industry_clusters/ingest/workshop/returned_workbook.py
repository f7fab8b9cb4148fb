"""A team's workbook as it comes back: read as values alone, from a copy in memory, so that nobody is kept from saving it.

Only the sheets that hold answers are looked into, by the names of their cells, wherever a team moved them. What is missing is said, and
the rest is read.
"""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from industry_clusters import sheet_names as tab
from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.files.archive import refuse_bomb
from industry_clusters.ingest.files.cell_text import plain
from industry_clusters.ingest.files.package import reading_workbook
from industry_clusters.ingest.study.written_places import number_of
from industry_clusters.outputs import MEMORY_SHEET
from industry_clusters.study import MatrixCriterion, Member, MemberRole
from industry_clusters.workshop.returned import Ranked, Returned

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_STAMP = re.compile(rb"<dcterms:modified[^>]*>([^<]+)<")
_APPLICATION = re.compile(rb"<Application>([^<]+)<")
_ANCHORS = {
    tab.OBSERVATIONS_SHEET: "note_growth_leaders",
    tab.DEFINITIONS_SHEET: "cluster_definitions",
    tab.MATRIX_SHEET: "matrix_method",
    tab.FIRST_STEPS_SHEET: "note_first_planning",
}
"""A name on each sheet that a team fills in: where it leads nowhere, the sheet is gone."""
_ANSWERS = re.compile(r"note_(growth|export|pay|first)_\w+|note_region_reasons")
_CHECK = "exercise_check_"
_CRITERION, _LISTED, _BENEATH = "Criterion", "1", 200
_Rows = list[list[Any]]


def read_returned(path: Path) -> Returned | None:
    """Read a team's workbook; None where it is a workbook of no team.

    Raises
    ------
    WorkbookError
        Where the file is damaged, locked or no workbook.
    """
    with reading_workbook(path):
        content = path.read_bytes()
        book = _Book(content, path)
        return _returned(book, path) if book.is_of_team else None


class _Book:
    """A workbook's names, and the values of its sheets as they are asked for."""

    def __init__(self, content: bytes, path: Path) -> None:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415  quick, and only needed where there is a workbook

        with ZipFile(io.BytesIO(content)) as package:
            refuse_bomb(path.name, len(content), sum(part.file_size for part in package.infolist()))
            self.places = dict(_names(package.read("xl/workbook.xml")))
            self.about = {part: _part(package, f"docProps/{part}.xml") for part in ("core", "app")}
        self.book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self._sheets: dict[str, _Rows] = {}
        memory = [row[0] for row in self.rows(MEMORY_SHEET) if row and isinstance(row[0], str)]
        self.study = _remembered("\n".join(memory))

    @property
    def is_of_team(self) -> bool:
        return bool(self.text("workshop_team") or self.study.get("workshop"))

    def rows(self, sheet: str) -> _Rows:
        if sheet not in self._sheets:
            there = sheet in self.book.sheet_names
            self._sheets[sheet] = (
                self.book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) if there else []
            )
        return self._sheets[sheet]

    def place(self, name: str) -> tuple[str, tuple[int, int, int, int]] | None:
        """The sheet of a name that is there, and its first row, first column, last row and last column, from 0."""
        found = self.places.get(name)
        return found if found and found[0] in self.book.sheet_names else None

    def values(self, name: str, *, beneath: int = 0) -> _Rows:
        """The cells of a name, and so many rows beneath."""
        found = self.place(name)
        if found is None:
            return []
        sheet, (top, left, bottom, right) = found
        blank = [""] * (right + 1)
        rows = self.rows(sheet)[top : bottom + 1 + beneath]
        return [[*row, *blank][left : right + 1] for row in rows]

    def text(self, name: str) -> str:
        cells = self.values(name)
        return _plain(cells[0][0]) if cells and cells[0] else ""


def _names(workbook: bytes) -> Iterator[tuple[str, tuple[str, tuple[int, int, int, int]]]]:
    for one in ET.fromstring(workbook).iter(f"{_MAIN}definedName"):  # noqa: S314  openpyxl reads the same part in the same way
        at = _PLACE.fullmatch(one.text or "")
        if at:
            top, left = int(at[4]) - 1, number_of(at[3]) - 1
            box = (top, left, int(at[6] or at[4]) - 1, number_of(at[5] or at[3]) - 1)
            yield str(one.get("name")), ((at[1] or at[2]).replace("''", "'"), box)


def _part(package: ZipFile, name: str) -> bytes:
    with suppress(KeyError, BadZipFile):
        return package.read(name)
    return b""


def _remembered(memory: str) -> Mapping[str, Any]:
    """The study that the workbook was built from, as tables; nothing where its memory is damaged. What else it remembers are comments."""
    try:
        return tomllib.loads(memory)
    except tomllib.TOMLDecodeError:
        return {}


def _plain(value: Any) -> str:
    return "" if value is None else plain(value).strip()


def _returned(book: _Book, path: Path) -> Returned:
    made = book.study.get("workshop", {})
    given = book.text("workshop_team")
    listed, jobs, members, strange = _definitions(book)
    answers = {name: book.text(name) for name in book.places if _ANSWERS.fullmatch(name)}
    matrix = tuple(_matrix(book))
    names = tuple(_plain(row[0]) for row in book.values("cluster_names") if row and _plain(row[0]))
    return Returned(
        path,
        str(made.get("name", "")) or book.text("workshop_name"),
        str(made.get("team", "")) or given,
        book.text("region_name"),
        _saved(book, path),
        members,
        names,
        listed,
        {name: text for name, text in answers.items() if text},
        tuple(answers),
        tuple(_checks(book)),
        dict(_weights(book)),
        matrix,
        jobs,
        (*strange, *_oddities(book, made, given, members, listed, has_values=bool(matrix) or not names)),
        _moved(book, members),
    )


def _definitions(book: _Book) -> tuple[frozenset[str], dict[str, float], tuple[Member, ...], list[str]]:
    """Codes of the region, jobs of those that are known, rows with a cluster and a code, and rows that cannot be read."""
    listed, jobs, members = set(), {}, []
    strange: list[str] = []
    rows = book.values("cluster_definitions", beneath=_BENEATH)
    found = book.place("cluster_definitions")
    count = found[1][2] - found[1][0] + 1 if found else 0
    head = book.rows(found[0])[found[1][0] - 1] if found and found[1][0] else []
    at_jobs = next((at for at, text in enumerate(head) if str(text).startswith("Jobs ")), None)
    for number, row in enumerate(rows):
        cluster, code, role, source, mark = (_plain(cell) for cell in row[:5])
        if number >= count and not (cluster and code):
            break
        if mark == _LISTED and code:
            listed.add(code)
            if at_jobs is not None and at_jobs < len(row) and isinstance(row[at_jobs], int | float):
                jobs[code] = float(row[at_jobs])
        if cluster and code:
            known = role.casefold() in set(MemberRole)
            members.append(Member(cluster, code, MemberRole(role.casefold()) if known else None, source))
            if role and not known:
                strange.append(f"{code} has the role {role!r}, which is none of the three; it is left out")
    return frozenset(listed), jobs, tuple(dict.fromkeys(members)), strange


def _moved(book: _Book, members: tuple[Member, ...]) -> int | None:
    """How many pairs of cluster and code differ from those that the workbook began with; None where that is not known."""
    rows = book.study.get("definitions", {}).get("rows")
    if rows is None:
        return None
    before = {(str(row[0]), str(row[1])) for row in rows if row[0] and row[1]}
    now = {(one.cluster, one.industry_code) for one in members}
    return len({code for _, code in before ^ now})


def _weights(book: _Book) -> Iterator[tuple[str, float]]:
    for criterion in MatrixCriterion:
        cells = book.values(f"weight_{criterion}")
        if cells and isinstance(cells[0][0], int | float):
            yield criterion.label, float(cells[0][0])


def _checks(book: _Book) -> Iterator[str | None]:
    """What each check of the exercise says; None where the cell beside it is filled and the check has no value."""
    for name in book.places:
        if name.startswith(_CHECK):
            typed = book.values(name.replace("_check_", "_answer_"))
            for at, row in enumerate(book.values(name)):
                text = _plain(row[0])
                answer = _plain(typed[at][0]) if at < len(typed) else ""
                yield text or (None if answer else "")


def _matrix(book: _Book) -> Iterator[Ranked]:
    """The decision matrix as it is shown, cluster by cluster; nothing where the workbook holds no values."""
    found = book.place("matrix_method")
    rows = book.rows(found[0]) if found else []
    top = next((at for at, row in enumerate(rows) if row and row[0] == _CRITERION), None)
    if top is None:
        return
    body = []
    for row in rows[top + 1 :]:
        if not any(_plain(cell) for cell in row):
            break
        if isinstance(row[0], str) and row[0]:
            body.append(row)
    for at, cluster in enumerate(rows[top][1:], start=1):
        texts = {row[0]: _plain(row[at]) for row in body if at < len(row)}
        if _plain(cluster) and any(texts.values()):
            yield Ranked(_plain(cluster), texts)


def _saved(book: _Book, path: Path) -> datetime:
    """When the workbook was last saved: as it says itself, else as the system says of the file."""
    stamp = _STAMP.search(book.about["core"])
    with suppress(ValueError):
        if stamp:
            return datetime.fromisoformat(stamp[1].decode()).astimezone()
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()


def _oddities(
    book: _Book,
    made: Mapping[str, Any],
    given: str,
    members: tuple[Member, ...],
    listed: frozenset[str],
    *,
    has_values: bool,
) -> Iterator[str]:
    """Sentences on what a trainer should know of the file."""
    team = str(made.get("team", ""))
    if team and given and team != given:
        yield f"it calls its team {given!r} and was made for {team!r}; it is taken for {team!r}'s"
    for sheet, name in _ANCHORS.items():
        if book.place(name) is None:
            yield f"the sheet {sheet!r}, or its cells, are gone"
    if not has_values:
        yield "it was saved without values: open it in Excel and save it, then ranks and checks are seen"
    if b"LibreOffice" in (_APPLICATION.search(book.about["app"]) or [b"", b""])[1]:
        yield "it was saved by LibreOffice"
    codes = [one.industry_code for one in members]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        yield f"in more than one cluster: {_few(twice)}"
    unknown = sorted(set(codes) - listed) if listed else []
    if unknown:
        yield f"not among the region's industry groups: {_few(unknown)}"


def _few(codes: list[str], most: int = 6) -> str:
    return ", ".join(codes[:most]) + (f" and {len(codes) - most} more" if len(codes) > most else "")


def refuse_no_folder(folder: Path) -> None:
    """Refuse a folder that is not there.

    Raises
    ------
    WorkbookError
        Where it is so.
    """
    if not folder.is_dir():
        raise WorkbookError(
            f"there is no folder {folder.name!r}",
            place=str(folder.parent),
            next_step="Name the folder with the teams' workbooks.",
        )
