"""People of a list that somebody has: CSV, XLSX or vCard, under whatever headings, into rows of the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.errors import UnreadableFile, did_you_mean, parsing
from industry_clusters.ingest.files.cell_text import parsed
from industry_clusters.ingest.files.delimited import open_text, read_table
from industry_clusters.ingest.files.files import Entry
from industry_clusters.ingest.files.legible import legible
from industry_clusters.ingest.files.spreadsheet import read_sheet
from industry_clusters.interviews import SIZE_CLASSES
from industry_clusters.mobilization.method import BUSINESS, EDUCATION, GOVERNMENT, NO, SECTORS, STAGES, YES
from industry_clusters.mobilization.team_lists import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.mobilization.typed import Row

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "contact", "contact name", "person", "member name"),
    "first": ("first name", "first", "given name", "forename"),
    "last": ("last name", "last", "surname", "family name"),
    "organization": ("organization", "organisation", "company", "company name", "employer", "firm", "business", "business name", "account name"),
    "title": ("title", "job title", "position"),
    "sector": ("sector", "type"),
    "size": ("size of firm", "size", "employees", "number of employees", "staff"),
    "stage": ("firm is", "stage"),
    "industry_code": ("naics", "naics code", "industry code"),
    "component": ("component of the map", "component"),
    "email": ("e mail", "email", "email address", "e mail address", "primary email"),
    "phone": ("phone", "telephone", "phone number", "business phone", "work phone", "mobile", "cell"),
    "consent": ("may be listed", "consent"),
    "note": ("note", "notes", "comment", "comments"),
}  # fmt: skip
"""Headings that lists of members and address books use, by column of the register."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "cpa", "pe"))
_TOPS = (9, 49, 249)
_SECTOR_WORDS = {
    "private": BUSINESS, "company": BUSINESS, "industry": BUSINESS, "employer": BUSINESS, "public": GOVERNMENT, "city": GOVERNMENT,
    "county": GOVERNMENT, "school": EDUCATION, "college": EDUCATION, "university": EDUCATION, "union": "labor", "nonprofit": "community",
}  # fmt: skip


@dataclass(frozen=True)
class ReadPeople:
    """Rows of the register that a file holds, and what a reader should know."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def read_people(path: Path) -> ReadPeople:
    """Read a list of people.

    A name is one column, or first and last name; ``Last, First`` is turned round. A number of employees becomes a size
    class. What a choice of the register does not know stays as it was written. A row with neither name, organization nor e-mail is left out.

    Raises
    ------
    UnreadableFile
        Where the file is none of CSV, XLSX and vCard, or has no column with names.
    EmptyFile
        Where it has no row.
    """
    file = Entry(path, named=True, size=0).load()
    if file.suffix in (".vcf", ".vcard") or file.content.lstrip()[:11].upper() == b"BEGIN:VCARD":
        return _finished(list(_cards(file)), ())
    table = (
        read_sheet(file, may_merge=True) if file.suffix in (".xlsx", ".xlsm") else read_table(open_text(file))
    )
    places = _places(table)
    remarks = _unused(table, places)
    rows = [{ours: row[at] for ours, at in places.items() if at < len(row)} for row in table.rows]
    return _finished(rows, remarks)


def _places(table: TextTable) -> dict[str, int]:
    named = {_plain(heading): at for at, heading in reversed(list(enumerate(table.header)))}
    found = {
        ours: next(named[one] for one in theirs if one in named)
        for ours, theirs in _HEADINGS.items()
        if any(one in named for one in theirs)
    }
    if not {"name", "first", "last", "organization"} & set(found):
        near = did_you_mean("Name", table.header)
        raise UnreadableFile(
            f"no column holds names: it has {', '.join(filter(None, table.header))[:200] or 'no headings'}",
            place=f"{table.file.name}, line 1",
            next_step=f"Call a column 'Name' (or 'First name' and 'Last name'). {near}".strip(),
        )
    return found


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", heading.casefold()).split())


def _unused(table: TextTable, places: Mapping[str, int]) -> tuple[str, ...]:
    left = [heading for at, heading in enumerate(table.header) if heading and at not in places.values()]
    return (
        (f"{table.file.name}: columns that the register has no place for: {', '.join(left)[:300]}",)
        if left
        else ()
    )


def _finished(found: Sequence[Mapping[str, str]], remarks: tuple[str, ...]) -> ReadPeople:
    rows = [_person(row) for row in found]
    kept = tuple(row for row in rows if row.get("name"))
    lost = len(rows) - len(kept)
    told = (f"{lost} rows have neither a name nor an organization and were left out",) if lost else ()
    return ReadPeople(kept, (*remarks, *told))


def _person(row: Mapping[str, str]) -> Row:
    """A row of the register; who has no name is known by the organization."""
    parts = " ".join(filter(None, (row.get("first", ""), row.get("last", ""))))
    name = turned(row.get("name", "")) or parts or row.get("organization", "")
    made = {
        **row,
        "name": name,
        "size": size_class(row.get("size", "")),
        "sector": _sector(row.get("sector", "")),
        "stage": _choice(row.get("stage", ""), STAGES),
        "consent": _consent(row.get("consent", "")),
    }
    return {
        key: " ".join(legible(text).split()) for key in PEOPLE.headings if (text := made.get(key, "").strip())
    }


def turned(name: str) -> str:
    """A name as it is spoken.

    Examples
    --------
    >>> turned("García, José"), turned("Ann Lee, PhD"), turned("Ann Lee")
    ('José García', 'Ann Lee, PhD', 'Ann Lee')
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or "," in first or not first or first.replace(".", "").casefold() in _SUFFIXES:
        return " ".join(name.split())
    return f"{first} {last}"


def size_class(text: str) -> str:
    """The size class of a number of employees; another text stays as it is.

    Examples
    --------
    >>> size_class("1,200"), size_class("12"), size_class("10-19")
    ('250 jobs or more', '10 to 49 jobs', '10-19')
    """
    number = parsed(text.strip())
    if number is None or number < 0 or "%" in text:
        return text
    return SIZE_CLASSES[sum(number > top for top in _TOPS)]


def _sector(text: str) -> str:
    plain = text.strip().casefold()
    return plain if plain in SECTORS else _SECTOR_WORDS.get(plain, text)


def _choice(text: str, options: tuple[str, ...]) -> str:
    return text.strip().casefold() if text.strip().casefold() in options else text


def _consent(text: str) -> str:
    plain = text.strip().casefold()
    return (
        YES if plain in ("y", "yes", "true", "1", "x") else NO if plain in ("n", "no", "false", "0") else text
    )


def _cards(file: DataFile) -> Iterator[dict[str, str]]:
    """The cards of an address book."""
    import vobject  # noqa: PLC0415  where somebody has cards

    def refused(words: str) -> UnreadableFile:
        return UnreadableFile(
            f"the cards cannot be read ({words})",
            place=file.name,
            next_step="Export them again as vCard 3.0.",
        )

    text = file.content.decode("utf-8-sig", errors="replace")
    with parsing(refused):
        for card in vobject.readComponents(text, ignoreUnreadable=True):
            yield _card(card.contents)


def _card(held: Mapping[str, Sequence[object]]) -> dict[str, str]:
    def first(name: str) -> str:
        value = getattr(held[name][0], "value", "") if held.get(name) else ""
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    return {
        "name": first("fn") or first("n"),
        "organization": first("org"),
        "title": first("title"),
        "email": first("email"),
        "phone": first("tel"),
        "note": first("note"),
    }
