"""Step 6: the cluster definitions as rows, checked against the data while a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.clusters import REFERENCE_ENDS
from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.study import MemberRole
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.second_columns import SECOND_AMOUNTS
from industry_clusters.views.industries.unit_columns import member_formulas
from industry_clusters.views.region.data_sheets import (
    PAY_VARIANCE,
    REFERENCE_EMPLOYMENT,
    REGION_HIGH,
    REGION_KNOWN,
    REGION_LOW,
    REGION_VARIANCE,
    years_of,
)
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.room import MOST_CLUSTERS, ROOM
from industry_clusters.views.vocabulary.words import header, note, source_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

DEFINITIONS, CLUSTER_LIST, UNASSIGNED = "definitions", "cluster_list", "unassigned"
SLOTS = MOST_CLUSTERS
"""Clusters that the workbook has room for."""

_UNASSIGNED_ROWS = 20
SUMMARY_KEY = "summary"


def definitions_sheet(analysis: Analysis) -> Sheet:
    """The list of clusters, their rows, and the codes that stand in none."""
    blocks = (
        Paragraph(
            "One row for each industry group of a cluster. Move a code to another cluster, add a row, change a role: the "
            "cluster tables, the summary, the charts and the matrix follow at once. The note beside a row says what is "
            "wrong with it."
        ),
        Fields(_state(analysis)),
        Heading("Clusters"),
        _cluster_list(analysis),
        Heading("Definitions"),
        _definitions(analysis),
        Heading("Industry groups in no cluster"),
        _unassigned(analysis),
    )
    return Sheet(
        DEFINITIONS_SHEET, "Cluster definitions", Role.INPUT, blocks, source_line(analysis), landscape=False
    )


def clusters_in(analysis: Analysis) -> pd.Series:
    """In how many rows of the definitions each industry group of the NAICS table stands."""
    counts = analysis.clusters.members["industry_code"].value_counts()
    return analysis.naics_table["industry_code"].map(counts).fillna(0).astype(int)


def _state(analysis: Analysis) -> tuple[Field, ...]:
    counts = clusters_in(analysis)
    rows = (
        ("definitions_none", "Industry groups in no cluster", f"COUNTIF({{{NAICS}.clusters_in}},0)", int(counts.eq(0).sum())),
        ("definitions_several", "Industry groups in several rows", f'COUNTIF({{{NAICS}.clusters_in}},">1")', int(counts.gt(1).sum())),
        ("definitions_noted", "Rows with a note", f'SUMPRODUCT(--({{{DEFINITIONS}.note}}<>""))',
         sum(bool(text) for text in definition_notes(analysis))),
    )  # fmt: skip
    return tuple(
        Field(key, label, Formula(text, value), Unit.COUNT, Kind.DERIVED) for key, label, text, value in rows
    )


def _cluster_list(analysis: Analysis) -> Table:
    names = list(analysis.clusters.names)
    summary = analysis.clusters.summary
    members = [int(count) for count in summary["members"]] + [0] * (SLOTS - len(names))
    return Table(
        CLUSTER_LIST,
        (
            Column("name", TERMS["cluster"].label, [*names, *[None] * (SLOTS - len(names))], Unit.LONG_TEXT, Kind.INPUT),
            Column("slot", "Number", list(range(1, SLOTS + 1)), Unit.COUNT),
            Column("members", TERMS["members"].label, members, Unit.COUNT, Kind.DERIVED,
                   f"SUMIFS({{{DEFINITIONS}.counted}},{{{DEFINITIONS}.slot}},[slot])"),
        ),
        name_range="cluster_names",
    )  # fmt: skip


def definition_formulas(analysis: Analysis) -> dict[str, str]:
    """The live formula of every worked-out column of the definitions."""

    def found(column: str) -> str:
        return f"INDEX({{{NAICS}.{column}}},[row])"

    return {
        "industry_title": f'IF([code_text]="","",IFERROR({found("industry_title")},""))',
        "note": (
            'IF([code_text]="",IF([cluster]="","","No NAICS code"),IF([slot]=0,"No such cluster in the list",'
            'IF(ISNA([row]),"Not among the region\'s industries",IF([excluded]=1,"Excluded on Review",IF([counted]=0,"Stands twice in this cluster",'
            f'IF(COUNTIF({{{DEFINITIONS}.code_text}},[code_text])>1,"Also in another cluster",'
            'IF([known]=0,"Not disclosed, at least in part","")))))))'
        ),
        "position": f"ROW()-ROW({{{DEFINITIONS}#cluster}})",
        "code_text": '[industry_code]&""',
        "slot": f'SUMPRODUCT(({{{CLUSTER_LIST}.name}}=[cluster])*({{{CLUSTER_LIST}.name}}<>"")*{{{CLUSTER_LIST}.slot}})',
        "key": '[slot]&"|"&[code_text]',
        "row": f'IF([code_text]="",NA(),MATCH([code_text],{{{NAICS}.industry_code}},0))',
        "excluded": f"IF(ISNUMBER([row]),INDEX({{{NAICS}.excluded}},[row]),0)",
        "counted": f"IF(ISNUMBER([row])*([slot]>0)*([excluded]=0),IF(MATCH([key],{{{DEFINITIONS}.key}},0)=[position],1,0),0)",
        **_amounts(analysis),
        "known": f"IF([counted]=1,IF(IFERROR(MAX({found('grade_first')},{found('grade_last')}),4)=1,1,0),0)",
        "absent": "[counted]*(1-[there_first]*[there_last])",
        "broken": f'IF([counted]=1,IF(INDEX({{{NAICS}.classification}},[row])<>"",1,0),0)',
        **member_formulas(DEFINITIONS, NAICS),
        "expected_last": "IF([counted]=1,IFERROR(IF([absent]=1,NA(),[employment_first]*[reference_last]/[reference_first]),NA()),0)",
        "pace": "IF([counted]=1,IFERROR([reference_last]/[reference_first],0),0)",
        **_second_formulas(analysis),
    }


def _amounts(analysis: Analysis) -> dict[str, str]:
    """What a member adds to its cluster, by year; nothing in a year whose classification has no such code."""

    def found(column: str) -> str:
        return f"INDEX({{{NAICS}.{column}}},[row])"

    def of_data(table: str, year: str) -> str:
        return f"INDEX({years_of(table, analysis)},{found('region_row')},{year}_column)"

    formulas: dict[str, str] = {}
    for year in YEARS:
        jobs = f"[employment_{year}]"
        of_jobs = f"IFERROR([variance_{year}]/{jobs}^2,0)"
        share, of_payroll = (
            f"IFERROR({amount}/INDEX({{{SUMMARY_KEY}.{total}_{year}}},[slot]),0)"
            for amount, total in ((jobs, "jobs"), (f"[payroll_{year}]", "payroll"))
        )
        there = {
            "employment": found(f"best_employment_{year}"),
            "payroll": f"IF({jobs}=0,0,{found(f'best_pay_{year}')}*{jobs})",
            "reference": found(f"reference_{year}"),
            **{
                f"{end}_reference": found(f"{end}_reference_{year}")
                for end in REFERENCE_ENDS
                if analysis.reference_is_ranged
            },
            "low": of_data(REGION_LOW, year),
            "high": of_data(REGION_HIGH, year),
            "published": of_data(REGION_KNOWN, year),
            "variance": of_data(REGION_VARIANCE, year),
        }
        spread = f"({of_payroll}-{share})^2*{of_jobs}+({of_payroll})^2*{of_data(PAY_VARIANCE, year)}"
        formulas |= {
            f"there_{year}": f"IF([counted]=1,IF(ISNUMBER({found(f'withheld_{year}')}),1,0),0)",
            **{f"{name}_{year}": f"IF([there_{year}]=1,{text},0)" for name, text in there.items()},
            f"pay_spread_{year}": f"IF([there_{year}]=1,{spread},0)",
        }
    return formulas


def _second_formulas(analysis: Analysis) -> dict[str, str]:
    """Jobs in the second reference area, where the study has one."""
    if analysis.second is None:
        return {}
    if analysis.reference_is_ranged:
        return {name: f"IF([there_last]=1,INDEX({{{NAICS}.{name}}},[row]),0)" for name in SECOND_AMOUNTS}
    place = f'MATCH(second_reference&"|"&[code_text],{{{REFERENCE_EMPLOYMENT}.key}},0)'
    return {
        "second_last": f"IF([there_last]=1,INDEX({years_of(REFERENCE_EMPLOYMENT, analysis)},{place},last_column),0)",
    }


def definition_rows(analysis: Analysis) -> int:
    """Rows of the definitions' table, with those that are free."""
    return len(_written(analysis)) + ROOM.get().definitions


_TYPED_OR_SHOWN = ("industry_title", "note")


def _definitions(analysis: Analysis) -> Table:
    rows = _padded(analysis)
    formulas = definition_formulas(analysis)

    def derived(name: str, label: str | Formula, unit: Unit, *, hidden: bool) -> Column:
        return Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formulas[name], hidden=hidden)

    def typed(name: str, unit: Unit, validation: Choice | None = None) -> Column:
        values: list[Cell] = [text or None for text in rows[name]]
        label = header(name, analysis) if name in TERMS else "Source"
        comment = note(name) if name in TERMS else ""
        return Column(name, label, values, unit, Kind.INPUT, validation=validation, note=comment)

    return Table(
        DEFINITIONS,
        (
            typed(
                "cluster", Unit.LONG_TEXT, Choice(f"{{{CLUSTER_LIST}.name}}", "A cluster of the list above.")
            ),
            typed("industry_code", Unit.CODE),
            typed("role", Unit.TEXT, Choice(tuple(MemberRole), "One of the three roles.")),
            typed("source", Unit.TEXT),
            derived("industry_title", TERMS["industry_title"].label, Unit.TEXT, hidden=False),
            derived("note", "Note", Unit.TEXT, hidden=False),
            *(
                derived(name, name.replace("_", " ").capitalize(), Unit.COUNT, hidden=True)
                for name in formulas
                if name not in _TYPED_OR_SHOWN
            ),
        ),
        filters=True,
        name_range="cluster_definitions",
    )


def definition_notes(analysis: Analysis) -> list[str]:
    """What is to say of each row of the definitions."""
    members = _written(analysis)
    several = members["industry_code"].duplicated(keep=False)
    conditions = [
        members["industry_code"].eq(""),
        members["slot"].eq(0),
        members["row"].isna(),
        members["excluded"].eq(1),
        members["counted"].eq(0),
        several,
        members["known"].eq(0),
    ]
    words = [
        "No NAICS code",
        "No such cluster in the list",
        "Not among the region's industries",
        "Excluded on Review",
        "Stands twice in this cluster",
        "Also in another cluster",
        "Not disclosed, at least in part",
    ]
    return [str(text) for text in np.select([np.asarray(condition) for condition in conditions], words, "")]


def definition_size(analysis: Analysis) -> int:
    """Rows of the definitions sheet, the empty ones among them."""
    return len(_written(analysis)) + ROOM.get().definitions


def is_written(analysis: Analysis) -> NDArray[np.bool_]:
    """Which rows of the definitions stand in the sheet: a cluster without rows stands in the list alone."""
    return analysis.clusters.members["industry_code"].ne("").to_numpy()


def _written(analysis: Analysis) -> pd.DataFrame:
    """The rows as they stand in the sheet: a cluster without rows stands in the list alone."""
    members = analysis.clusters.members[is_written(analysis)].reset_index(drop=True)
    return members.assign(slot=members["slot"].fillna(0).astype(int))


def _padded(analysis: Analysis) -> pd.DataFrame:
    members = _written(analysis)
    titles = dict(
        zip(analysis.naics_table["industry_code"], analysis.naics_table["industry_title"], strict=True)
    )
    rows = members.assign(
        industry_title=members["industry_code"].map(titles).astype(object).fillna(""),
        note=definition_notes(analysis),
        code_text=members["industry_code"],
        key=members["slot"].astype(str) + "|" + members["industry_code"],
    )
    spare = pd.DataFrame(
        {
            name: [_EMPTY.get(name, 0)] * ROOM.get().definitions
            for name in ("cluster", "industry_code", "role", "source", *definition_formulas(analysis))
        }
    )
    full = pd.concat([rows.astype(object), spare.astype(object)], ignore_index=True)
    return full.assign(position=range(1, len(full) + 1))


_EMPTY = {
    **dict.fromkeys(
        ("cluster", "industry_code", "role", "source", "industry_title", "note", "code_text"), ""
    ),
    "key": "0|",
    "left_key": "",
    "row": np.nan,
}


def _unassigned(analysis: Analysis) -> Table:
    table = analysis.naics_table
    free = table[clusters_in(analysis).eq(0)].head(_UNASSIGNED_ROWS)
    position = f'IFERROR(AGGREGATE(15,6,{{{NAICS}.position}}/({{{NAICS}.clusters_in}}=0),[number]),"")'

    def filled(values: Iterable[Cell]) -> Sequence[Cell]:
        listed = list(values)
        return [*listed, *[""] * (_UNASSIGNED_ROWS - len(listed))]

    def looked_up(name: str, unit: Unit) -> Column:
        formula = f'IF([place]="","",INDEX({{{NAICS}.{name}}},[place]))'
        return Column(name, header(name, analysis), filled(free[name]), unit, Kind.DERIVED, formula)

    return Table(
        UNASSIGNED,
        (
            looked_up("industry_title", Unit.LONG_TEXT),
            looked_up("industry_code", Unit.CODE),
            looked_up("marks", Unit.TEXT),
            looked_up("employment_last", Unit.JOBS),
            Column("number", "Number", list(range(1, _UNASSIGNED_ROWS + 1)), Unit.COUNT),
            Column("place", "Place in the NAICS table", filled(int(number) + 1 for number in free.index), Unit.COUNT, Kind.DERIVED, position),
        ),
    )  # fmt: skip
