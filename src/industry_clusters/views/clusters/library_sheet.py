"""Sets of definitions side by side: this study's, and those that it compares with; and their rows, which a person may add to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.compare_sets import MOVED, compare_sets
from industry_clusters.sheet_names import CLUSTER_SETS_SHEET
from industry_clusters.study import DefinitionSet, MemberRole
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.study import Member
    from industry_clusters.views.vocabulary.model import Block, Cell, Formula

LIBRARY, SIDE_BY_SIDE = "definition_sets", "sets_side_by_side"
_SPARE = 60


def has_library(analysis: Analysis) -> bool:
    """Whether the study compares with other sets of definitions."""
    return bool(analysis.study.library)


def library_sheet(analysis: Analysis) -> Sheet:
    """Every code that a set names, with its cluster in each; beneath, the sets' rows."""
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Each industry code with its cluster in this study and in the other sets. A code moved where its cluster in a set "
            "is not the one that shares most codes with its cluster here; that was worked out when the workbook was built. The clusters follow at once."
        ),
        *(Paragraph(words, "note") for words in _about(analysis)),
        Heading("Side by side"),
        _side_by_side(analysis),
        Heading("Rows of the other sets"),
        Paragraph(
            "Paste further rows right beneath; a set is all rows of one name. Build the workbook again to see it side by side.",
            "note",
        ),
        _rows(analysis),
    )
    return Sheet(
        CLUSTER_SETS_SHEET,
        "Sets of cluster definitions",
        Role.INPUT,
        blocks,
        source_line(analysis),
        full_width=True,
    )


def own_set(analysis: Analysis) -> DefinitionSet:
    """The study's own definitions as a set."""
    return DefinitionSet("this study", analysis.study.clusters)


def _about(analysis: Analysis) -> Iterator[str]:
    known = set(analysis.naics_table["industry_code"])
    for one in analysis.study.library:
        found = compare_sets(own_set(analysis), one, known)
        moved = int(found.codes["what"].eq(MOVED).sum())
        source = f", from {one.source}" if one.source else ""
        yield f"{one.label}{source}: {len(one.members)} rows; {moved} codes moved.{unknown_words(found.unknown[one.name])}"


def unknown_words(codes: tuple[str, ...], most: int = 6) -> str:
    """A sentence on codes that the data do not have; nothing where there are none."""
    if not codes:
        return ""
    more = f" and {len(codes) - most} more" if len(codes) > most else ""
    return f" Not among the region's industry groups, of another NAICS vintage or level: {', '.join(codes[:most])}{more}."


def _side_by_side(analysis: Analysis) -> Table:
    sets = analysis.study.library
    compared = [compare_sets(own_set(analysis), one) for one in sets]
    here = own_set(analysis)
    codes = sorted(
        {
            member.industry_code
            for one in (here, *sets)
            for member in one.members
            if member.industry_code and member.cluster
        }
    )
    titles = dict(
        zip(analysis.naics_table["industry_code"], analysis.naics_table["industry_title"], strict=True)
    )
    found = {
        member.industry_code: member.cluster
        for member in reversed(analysis.study.clusters)
        if member.industry_code in titles
    }
    columns = [
        Column("industry_code", header("industry_code", analysis), codes, Unit.CODE),
        Column("industry_title", TERMS["industry_title"].label, [titles.get(code, "") for code in codes], Unit.LONG_TEXT, width=40.0),
        Column("here", "This study", [found.get(code, "") for code in codes], Unit.TEXT, Kind.DERIVED,
               f'IFERROR(INDEX({{{NAICS}.cluster}},MATCH([industry_code],{{{NAICS}.industry_code}},0))&"","")', width=28.0),
    ]  # fmt: skip
    for number, (one, comparison) in enumerate(zip(sets, compared, strict=True), 1):
        what = dict(zip(comparison.codes["industry_code"], comparison.codes["what"], strict=True))
        first = {code: next(iter(one.clusters_of(code)), "") for code in codes}
        key = f'"{_quoted(one.name)}|"&[industry_code]'
        columns += [
            Column(f"set_{number}", one.label, [first[code] for code in codes], Unit.TEXT, Kind.DERIVED,
                   f'IFERROR(INDEX({{{LIBRARY}.cluster}},MATCH({_literal(key)},{{{LIBRARY}.key}},0))&"","")', width=28.0),
            Column(f"what_{number}", "Compared", [what.get(code, "") for code in codes], Unit.TEXT, width=18.0),
        ]  # fmt: skip
    return Table(SIDE_BY_SIDE, tuple(columns), filters=True)


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _literal(key: str) -> str:
    """A key in which MATCH takes no letter for a pattern."""
    return f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({key},"~","~~"),"*","~*"),"?","~?")'


def _rows(analysis: Analysis) -> Table:
    rows: list[tuple[DefinitionSet, Member]] = [
        (one, member) for one in analysis.study.library for member in one.members
    ]
    spare: list[Cell] = [None] * _SPARE

    def typed(
        key: str,
        label: str | Formula,
        values: list[Cell],
        unit: Unit,
        choice: Choice | None = None,
        width: float | None = None,
    ) -> Column:
        return Column(key, label, [*values, *spare], unit, Kind.INPUT, validation=choice, width=width)

    keys: list[Cell] = [*(f"{one.name}|{member.industry_code}" for one, member in rows), *["|"] * _SPARE]
    roles = Choice(tuple(MemberRole), "One of the three roles.")
    return Table(
        LIBRARY,
        (
            typed("set", "Set", [one.name for one, _ in rows], Unit.TEXT),
            typed("set_source", "Source of the set", [one.source or None for one, _ in rows], Unit.LONG_TEXT),
            typed("year", "Year", [one.year or None for one, _ in rows], Unit.YEAR),
            typed("cluster", TERMS["cluster"].label, [member.cluster for _, member in rows], Unit.TEXT),
            typed("industry_code", header("industry_code", analysis), [member.industry_code or None for _, member in rows], Unit.CODE),
            typed("role", TERMS["role"].label, [member.role or None for _, member in rows], Unit.TEXT, roles),
            typed("source", "Source of the row", [member.source or None for _, member in rows], Unit.TEXT),
            Column("key", "Key", keys, Unit.TEXT, Kind.DERIVED, '[set]&"|"&[industry_code]', hidden=True),
        ),
        name_range="definition_sets",
    )  # fmt: skip
