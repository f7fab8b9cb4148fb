"""A table of the user's own, read through the columns that the study names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import BadSetting, UnreadableFile
from industry_clusters.ingest.files.content import ANNUAL_COLUMNS, FileContent, Tally, counted
from industry_clusters.ingest.files.sheets import sheets_of
from industry_clusters.ingest.layouts.known import OWN_TABLE
from industry_clusters.ingest.layouts.titles import clean_industry_title, refuse_formulas
from industry_clusters.ingest.own.codes import with_codes
from industry_clusters.ingest.own.columns import YEAR, columns_of, require
from industry_clusters.ingest.own.counts import with_counts
from industry_clusters.ingest.own.shape import Shaped, shaped
from industry_clusters.ingest.own.side_by_side import one_below_the_other
from industry_clusters.ingest.reading.plausible import CHECKS, Looked, check_plausible
from industry_clusters.panel import WITHHELD, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet
    from industry_clusters.ingest.layouts.selection import Selection
    from industry_clusters.study import ColumnMapping

_YEAR_IN_NAME = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def read_own_table(
    file: DataFile, mapping: ColumnMapping, selection: Selection, sheets: Sequence[TextSheet] = ()
) -> FileContent:
    """Read a table of the user's own, long (a row a year) or wide (a column a year), of one sheet or of a sheet a year.

    A mark of withholding makes the row withheld. A blank cell is missing; a row without any count is no row. Where
    pay is given and wages are not, wages are pay times employment. A county code that lost its leading zero
    gets it back, and a remark says so. Areas may be named in words. Notes, headings and totals are told apart from rows.
    ``sheets`` are those of the file where they were read before.

    Raises
    ------
    BadSetting
        Where the mapping names a column the panel does not know, or a check that there is not.
    MissingColumn
        Where the table lacks a mapped column, or the mapping a needed one.
    BadValue
        Where a cell cannot be read, or numbers cannot be what they are taken for.
    """
    _refuse_unknown_checks(mapping)
    parts = [_sheet_rows(sheet, year, file, mapping) for sheet, year in _chosen(file, mapping, sheets)]
    rows = pd.concat([frame for frame, _ in parts], ignore_index=True)
    remarks = [remark for _, told in parts for remark in told]
    rows, told = with_codes(rows, file, mapping)
    remarks += told
    in_words = bool(rows.attrs.get("in_words"))
    remarks += check_plausible(_looked(rows, file), mapping.checked)
    tally = Tally()
    tally.count(rows, rows["status"] == WITHHELD)
    wanted = selection.rows(rows.drop(columns="area_fips") if in_words else rows)
    source = tally.source(file, OWN_TABLE, absent_is_zero=mapping.absent_is_zero)
    return FileContent(
        OWN_TABLE.key,
        replace(source, publisher=mapping.source or f"a table of the user's own ({file.name})"),
        annual=rows.loc[wanted, list(ANNUAL_COLUMNS)],
        in_words=in_words,
        area_titles={} if in_words else _titles(rows, "area_fips", "area_title", file),
        industry_titles=_titles(rows, "industry_code", "industry_title", file),
        checked=mapping.checked,
        remarks=tuple(remarks),
    )


def _refuse_unknown_checks(mapping: ColumnMapping) -> None:
    for name in mapping.checked:
        if name not in CHECKS:
            raise BadSetting(
                f"there is no check {name!r}",
                place="column mapping",
                next_step=f"Known are {', '.join(CHECKS)}.",
            )


def _chosen(
    file: DataFile, mapping: ColumnMapping, sheets: Sequence[TextSheet]
) -> Iterator[tuple[TextSheet, str]]:
    """The sheet that the mapping means, or each whose name holds a year, with that year."""
    name = mapping.sheet
    if name is None or YEAR not in name:
        known = [sheet for sheet in sheets if name in (None, sheet.name)]
        yield one_below_the_other((known or sheets_of(file, name))[0]), ""
        return
    pattern = re.compile(re.escape(name).replace(re.escape(YEAR), "((?:19|20)[0-9]{2})"))
    found = [
        (one_below_the_other(sheet), match[1])
        for sheet in sheets or sheets_of(file)
        if (match := pattern.fullmatch(sheet.name))
    ]
    if not found:
        raise UnreadableFile(
            f"no sheet's name is a year, as {name!r} says",
            place=file.name,
            next_step="Name the sheet in the mapping.",
        )
    yield from found


def _sheet_rows(
    sheet: TextSheet, year: str, file: DataFile, mapping: ColumnMapping
) -> tuple[pd.DataFrame, list[Remark]]:
    here = replace(file, name=f"{file.name}, sheet {sheet.name}") if year else file
    table = shaped(sheet, here, mapping.header_row, mapping.header_rows)
    rows = columns_of(table.table, mapping).pipe(_with_heading, table, mapping)
    constants = {name: value for name, value in mapping.constants.items() if name != "state"}
    rows = rows.assign(**constants, **({"year": year} if year else {}))
    require(rows, table.table)
    given = len(rows)
    rows = with_counts(rows, mapping, here, sheet.delimiter)
    blank = [Remark(here.name, f"Left out: {counted(given - len(rows))} without any count.")]
    return rows, [*table.remarks, *blank * (given > len(rows))]


def _with_heading(rows: pd.DataFrame, table: Shaped, mapping: ColumnMapping) -> pd.DataFrame:
    """Fill what the heading above a block says; a wide table gives its rows once for each year, in their order."""
    named = [ours for ours, theirs in mapping.columns.items() if theirs == "{heading}"]
    above = table.headings * (len(rows) // max(len(table.headings), 1))
    return rows.assign(**dict.fromkeys(named, above)) if named else rows


def _looked(rows: pd.DataFrame, file: DataFile) -> Looked:
    return Looked(rows, lambda row: file.place(int(row["line"])), [file.name])


def _titles(rows: pd.DataFrame, code: str, title: str, file: DataFile) -> dict[str, str]:
    if title not in rows:
        return {}
    pairs = rows.loc[rows[title] != "", [code, title, "line"]].drop_duplicates(code)
    refuse_formulas(pairs[title], pairs["line"], file)
    return dict(zip(pairs[code], pairs[title].map(clean_industry_title), strict=True))
