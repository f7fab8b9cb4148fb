"""Cluster definitions as files: rows of cluster, NAICS code, role and source."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue, EmptyFile, MissingColumn, UnreadableFile, did_you_mean, parsing
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.files.legible import escaped, legible
from industry_clusters.ingest.files.package import with_plain_texts
from industry_clusters.ingest.lookups import FIRST_VINTAGE, SWITCHES, vintage_of
from industry_clusters.outputs import DEFINITIONS, in_place
from industry_clusters.plain_text import guarded, unguarded
from industry_clusters.study import Member, MemberRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

HEADER = ("cluster", "industry_code", "role", "source")
GROUP_LEVEL, DETAIL_LEVEL = 4, 6
_NAMES = {
    "cluster": ("cluster", "cluster name", "cluster_name"),
    "industry_code": ("industry_code", "naics", "naics code", "naics_code", "code"),
    "role": ("role",),
    "source": ("source",),
}
_CLUSTER_NAMES = ("cluster", "cluster name", "cluster_name", "clustername")
_WORKBOOKS = (".xlsx", ".xlsm")


def read_definitions(path: Path) -> list[Member]:
    """Read definitions from CSV or XLSX; codes stay as they are written, known or not.

    Raises
    ------
    UnreadableFile, EmptyFile, MissingColumn
        Where the file is not there, holds no rows, or lacks a column for cluster or code.
    BadValue
        Where a role is none of the three; names the line.
    """
    rows = _rows(path)
    at = _columns(rows[0][1], path.name)
    return [
        _member(row, at, f"{path.name}, line {line}")
        for line, row in rows[1:]
        if any(text.strip() for text in row)
    ]


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    is_workbook = path.suffix.lower() in _WORKBOOKS
    if not path.is_file():
        raise UnreadableFile(
            f"cannot read {path.name}: there is no such file",
            place=str(path.parent),
            next_step="Check the path.",
        )
    kind, step = ("workbook", "Save it as .xlsx.") if is_workbook else ("CSV text", "Save it as CSV UTF-8.")
    with parsing(
        lambda words: UnreadableFile(f"{path.name} is no {kind}: {words}", place=path.name, next_step=step)
    ):
        found = list(_of_workbook(path) if is_workbook else _of_text(path))
    if len(found) < 2:  # noqa: PLR2004  a header and a row
        raise EmptyFile(
            f"{path.name} holds no definitions",
            place=path.name,
            next_step="Write a header and a row for each code.",
        )
    return found


def _of_text(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = path.read_text(encoding="utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for row in reader:
        yield reader.line_num, [unguarded(cell) for cell in row]


def _of_workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  only a workbook needs it

    book = load_workbook(with_plain_texts(path.read_bytes()), read_only=True, data_only=True)
    for line, row in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
        yield line, ["" if value is None else _plain(value) for value in row]
    book.close()


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _columns(header: Sequence[str], file: str) -> dict[str, int]:
    seen = {name.strip().casefold(): place for place, name in reversed(list(enumerate(header)))}
    at = {column: seen[name] for column, names in _NAMES.items() for name in reversed(names) if name in seen}
    for column in ("cluster", "industry_code"):
        if column not in at:
            near = did_you_mean(column, seen)
            raise MissingColumn(
                f"no column {column!r}", place=file, next_step=f"{near} It has {', '.join(header)}.".strip()
            )
    return at


def _member(row: Sequence[str], at: Mapping[str, int], place: str) -> Member:
    texts = {column: row[position].strip() if position < len(row) else "" for column, position in at.items()}
    return Member(
        texts["cluster"], texts["industry_code"], _role(texts.get("role", ""), place), texts.get("source", "")
    )


def _role(text: str, place: str) -> MemberRole | None:
    for role in MemberRole:
        if text.casefold() == role.value:
            return role
    if not text:
        return None
    allowed = ", ".join(MemberRole)
    raise BadValue(
        f"role is {text!r}",
        place=place,
        next_step=f"Write one of {allowed}, or nothing. {did_you_mean(text, MemberRole)}".strip(),
    )


def write_definitions(members: Iterable[Member], path: Path, *, for_machines: bool = False) -> None:
    """Write definitions as CSV or XLSX, by the path's ending; written aside, then moved into place.

    In a workbook every cell is text, also one that begins with ``=``; in a CSV file such a text gets an apostrophe in front,
    which :func:`read_definitions` takes off again, and with ``for_machines`` stays as it is.
    """
    rows = [
        HEADER,
        *((member.cluster, member.industry_code, member.role or "", member.source) for member in members),
    ]
    with in_place(path) as temporary:
        if path.suffix.lower() in _WORKBOOKS:
            _write_workbook(rows, temporary)
        else:
            text = io.StringIO(newline="")
            if for_machines:
                csv.writer(text, lineterminator="\n").writerows(rows)
            else:
                plain = [[guarded(str(cell)) for cell in row] for row in rows]
                csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(plain)
            temporary.write_text(text.getvalue(), encoding="utf-8")


def _write_workbook(rows: Sequence[Sequence[str]], path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415  only a workbook needs it

    book = Workbook()
    page = book.active
    page.title = "Definitions"
    book.properties.category = DEFINITIONS.mark
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = page.cell(line, place)
            cell.value, cell.data_type = escaped(legible(str(text))), "s"
    book.save(path)


@cache
def _starter() -> tuple[tuple[int, Member], ...]:
    """The set, each row with the first NAICS vintage that it is meant for."""
    text = (
        files("industry_clusters.ingest.lookups").joinpath("starter_clusters.csv").read_text(encoding="utf-8")
    )
    return tuple(
        (
            int(row["vintage"] or FIRST_VINTAGE),
            Member(row["cluster"], row["industry_code"], MemberRole(row["role"]), row["source"]),
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def starter_definitions(industry_codes: Iterable[str], last_year: int | None = None) -> list[Member]:
    """The starter set for the codes that a study holds, cluster by cluster.

    Sectors, three-digit and four-digit codes each have a set of their own; finer codes go where their four digits are. Not every
    industry is in a cluster: what serves everybody alike (transit, waste, associations, households) is left to the region. A code that two
    vintages use for different things (5161) goes where the newest vintage up to ``last_year`` has it; without a year, where the newest
    of all does. Each row says in its source why it has its role.

    Examples
    --------
    >>> [(member.cluster, member.industry_code) for member in starter_definitions(["6221", "62", "8131"])]
    [('Health and biomedicine', '6221'), ('Health and biomedicine', '62')]
    >>> [starter_definitions([code])[0].cluster for code in ("42", "423", "4571")]
    ['Logistics and trade', 'Logistics and trade', 'Retail']
    >>> [starter_definitions(["5161"], year)[0].cluster for year in (2006, 2023)]
    ['Information technology', 'Media and design']
    """
    vintage = max(SWITCHES) if last_year is None else vintage_of(last_year)
    latest = {member.industry_code: member for since, member in _starter() if since <= vintage}
    order = {
        name: place for place, name in enumerate(dict.fromkeys(member.cluster for _, member in _starter()))
    }
    found = (
        (code, latest.get(code if level_of(code) <= GROUP_LEVEL else code[:GROUP_LEVEL]))
        for code in industry_codes
    )
    placed = [replace(member, industry_code=code) for code, member in found if member is not None]
    return sorted(placed, key=lambda member: order[member.cluster])


@dataclass(frozen=True)
class FourDigitShare:
    """How much of an industry group belongs to a cluster that is defined by six-digit codes."""

    cluster: str
    industry_code: str
    share: float
    codes_in: int
    codes_of_group: int


def four_digit_shares(
    details: Iterable[tuple[str, str]],
    codes_of_nation: Iterable[str],
    jobs: Mapping[str, float] | None = None,
) -> list[FourDigitShare]:
    """Bring six-digit definitions to industry groups.

    Parameters
    ----------
    details
        Cluster and six-digit code, a pair a row.
    codes_of_nation
        Every six-digit code there is, which the groups are made of.
    jobs
        Employment by six-digit code; with it shares are of jobs, without of codes. A group in which the jobs of a
        code are missing is shared by codes.

    Returns
    -------
    list of FourDigitShare
        Each group's share in each cluster, between 0 and 1; over all clusters at most 1 where no code stands in
        two.
    """
    codes = {*codes_of_nation}
    known = jobs or {}
    by_code = {code[:GROUP_LEVEL] for code in codes if not known.get(code, math.nan) >= 0}
    weights = {code: 1.0 if code[:GROUP_LEVEL] in by_code else known[code] for code in codes}
    total: dict[str, list[float]] = defaultdict(list)
    for code, weight in weights.items():
        total[code[:GROUP_LEVEL]].append(weight)
    inside: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cluster, code in details:
        if code in weights:
            inside[cluster, code[:GROUP_LEVEL]].add(code)
    return [
        FourDigitShare(
            cluster, group, sum(weights[code] for code in codes) / whole, len(codes), len(total[group])
        )
        for (cluster, group), codes in inside.items()
        if (whole := sum(total[group])) > 0
    ]


def members_from_shares(shares: Iterable[FourDigitShare], threshold: float, source: str) -> list[Member]:
    """The groups of which at least ``threshold`` belongs to a cluster, with the share told in the source."""
    return [
        Member(
            item.cluster,
            item.industry_code,
            None,
            f"{source}: {item.share:.0%} of the group ({item.codes_in} of {item.codes_of_group} codes)",
        )
        for item in shares
        if item.share >= threshold
    ]


def read_six_digit_definitions(path: Path) -> list[tuple[str, str]]:
    """Read a table with a six-digit NAICS column and a cluster column, whatever else it holds.

    Raises
    ------
    MissingColumn
        Where no column holds six-digit codes, or none a cluster's name.
    """
    rows = _rows(path)
    for start, (_, header) in enumerate(rows[:10]):
        code_at = next(
            (place for place, name in enumerate(header) if _is_code_column(name, rows[start + 1 :], place)),
            None,
        )
        name_at = next(
            (
                place
                for name in _CLUSTER_NAMES
                for place, text in enumerate(header)
                if text.strip().casefold() == name
            ),
            None,
        )
        if code_at is not None and name_at is not None:
            return [
                (row[name_at].strip(), row[code_at].strip())
                for _, row in rows[start + 1 :]
                if len(row) > max(code_at, name_at) and _is_detail(row[code_at]) and row[name_at].strip()
            ]
    raise MissingColumn(
        "no header with a column of six-digit NAICS codes and one of cluster names", place=path.name,
        next_step="Name the columns 'NAICS' and 'Cluster name'.",
    )  # fmt: skip


def _is_code_column(name: str, rows: Sequence[tuple[int, list[str]]], place: int) -> bool:
    below = [row[place] for _, row in rows[:50] if place < len(row) and row[place].strip()]
    return "naics" in name.lower() and bool(below) and sum(map(_is_detail, below)) > len(below) / 2


def _is_detail(text: str) -> bool:
    return re.fullmatch(rf"[0-9]{{{DETAIL_LEVEL}}}", text.strip()) is not None
