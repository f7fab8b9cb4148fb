"""Step 6: the rows of the definitions, looked up in the data by their code and checked against them while a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.clusters import REFERENCE_ENDS
from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.measures.margins import Grade
from industry_clusters.sheet_names import OBSERVATIONS_SHEET
from industry_clusters.study import MemberRole
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.industry_sheets import NAICS, clusters_of_groups
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
from industry_clusters.views.vocabulary.figures import grade_words, shown_column
from industry_clusters.views.vocabulary.model import Choice, Column, Highlight, Kind, Table, Unit
from industry_clusters.views.vocabulary.room import MOST_CLUSTERS, ROOM
from industry_clusters.views.vocabulary.words import header, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

DEFINITIONS, CLUSTER_LIST, STATE = "definitions", "cluster_list", "definitions_state"
SLOTS = MOST_CLUSTERS
"""Most clusters that a workbook has room for."""

SUMMARY_KEY = "summary"


SUGGESTIONS = "suggestions"


def clusters_in(analysis: Analysis) -> pd.Series:
    """How many rows of the definitions put each industry group of the NAICS table in a cluster."""
    return clusters_of_groups(analysis.clusters.members, analysis.naics_table["industry_code"])


def cluster_slots(analysis: Analysis) -> int:
    """How many clusters the workbook has rows for: those that there are, and some to come."""
    return max(len(analysis.clusters.names), min(SLOTS, len(analysis.clusters.names) + ROOM.get().clusters))


KNOWN_LABEL, SOURCE_LABEL = "How well jobs are known", "Source"


def definition_formulas(analysis: Analysis) -> dict[str, str]:
    """The live formula of every worked-out column of the definitions."""

    def found(column: str) -> str:
        return f"INDEX({{{NAICS}.{column}}},[row])"

    return {
        "industry_title": f'IF([code_text]="","",IFERROR({found("industry_title")},""))',
        "note": (
            f'IF([code_text]="",IF([cluster]="","","{NO_CODE}"),IF([cluster]="",IF(ISNA([row]),"{NOT_THERE}",""),IF([slot]=0,"{NO_CLUSTER}",'
            f'IF(ISNA([row]),"{NOT_THERE}",IF([excluded]=1,"{EXCLUDED}",IF([counted]=0,"{TWICE}",'
            f'IF(INDEX({{{NAICS}.clusters_in}},[row])>1,"{SEVERAL}","")))))))'
        ),
        **_figures(),
        "position": f"ROW()-ROW({{{DEFINITIONS}#cluster}})",
        "code_text": '[industry_code]&""',
        "slot": f'SUMPRODUCT(({{{CLUSTER_LIST}.name}}=[cluster])*({{{CLUSTER_LIST}.name}}<>"")*{{{CLUSTER_LIST}.slot}})',
        "key": '[slot]&"|"&[code_text]',
        "placed": 'IF([slot]>0,[code_text],"")',
        "again": f'IF([placed]="","",IF(MATCH([placed],{{{DEFINITIONS}.placed}},0)=[position],"",[placed]))',
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


NO_CODE, NO_CLUSTER, NOT_THERE = (
    "No NAICS code",
    "No such cluster in the list",
    "Not among the region's industries",
)
EXCLUDED, TWICE, SEVERAL = (
    f"Excluded on {OBSERVATIONS_SHEET}",
    "Twice in this cluster",
    "Also in another cluster",
)


def _figures() -> dict[str, str]:
    """What is known of the row's industry group, looked up by the code in the row."""

    def found(column: str) -> str:
        return f"INDEX({{{NAICS}.{column}}},[row])"

    def number(formula: str) -> str:
        return f'IFERROR({formula}+0,"")'

    def suggested(column: str) -> str:
        return f'IFERROR(INDEX({{{SUGGESTIONS}.{column}}},MATCH([code_text],{{{SUGGESTIONS}.industry_code}},0))&"","")'

    grade = found("grade_last")
    known = f"IF({grade}=4,{found('shown_last')},{found('graded_last')})"
    return {
        "jobs": number(found("best_employment_last")),
        "growth": number(found("growth")),
        "quotient": number(found("quotient_last")),
        "pay": number(found("pay_last")),
        "grade": f'IF([code_text]="","",IFERROR(IF(ISNUMBER({grade}),{known},{found("remark")})&"",""))',
        "suggested": suggested("suggested"),
        "evidence": suggested("evidence"),
        "range_only": f"IFERROR(IF({grade}=4,1,0),0)",
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


_SHOWN: Mapping[str, Unit] = {
    "industry_title": Unit.LONG_TEXT, "jobs": Unit.JOBS, "growth": Unit.PERCENT, "quotient": Unit.QUOTIENT, "pay": Unit.DOLLARS,
    "grade": Unit.TEXT, "suggested": Unit.TEXT, "evidence": Unit.LONG_TEXT, "note": Unit.TEXT,
}  # fmt: skip
"""Columns that a reader sees beside the typed ones, in their order."""
_TERM_OF = {"jobs": "employment_last", "quotient": "quotient_last", "pay": "pay_last"}
_LABELS = {
    "grade": KNOWN_LABEL,
    "suggested": "Suggested cluster",
    "evidence": "Evidence",
    "note": "Note",
    "source": SOURCE_LABEL,
}
WIDTHS = {
    "cluster": 27.0, "industry_code": 11.0, "role": 17.0, "source": 20.0, "industry_title": 30.0, "jobs": 13.0, "growth": 22.0, "quotient": 9.0,
    "pay": 12.0, "grade": 14.0, "suggested": 25.0, "evidence": 32.0, "note": 16.0,
}  # fmt: skip


_WIDEST_SOURCE = 56.0
_WITHOUT_SUGGESTIONS = 12.0


def definitions_table(analysis: Analysis) -> Table:
    """The list: a row for each industry group, further rows that repeat a code or add one, and empty ones."""
    rows = _padded(analysis)
    formulas = definition_formulas(analysis)
    hidden = (name for name in formulas if name not in _SHOWN)
    return Table(
        DEFINITIONS,
        (
            *_typed_columns(analysis, rows),
            *(_looked_up(analysis, rows, name, unit, formulas[name]) for name, unit in _SHOWN.items()),
            *(
                Column(
                    name,
                    name.replace("_", " ").capitalize(),
                    rows[name].tolist(),
                    Unit.COUNT,
                    Kind.DERIVED,
                    formulas[name],
                    hidden=True,
                )
                for name in hidden
            ),
        ),
        filters=True,
        filtered_rows=len(_written(analysis)),
        name_range="cluster_definitions",
        highlights=(Highlight(("jobs",), "[range_only]=1", "unseen"),),
        printed_through="note",
    )


def _typed_columns(analysis: Analysis, rows: pd.DataFrame) -> Iterator[Column]:
    """What a person types: the first columns, in the order in which they are read back."""
    kinds: dict[str, tuple[Unit, Choice | None]] = {
        "cluster": (
            Unit.TEXT,
            Choice(f"{{{CLUSTER_LIST}.name}}", "A cluster of the list above, or nothing."),
        ),
        "industry_code": (Unit.CODE, None),
        "role": (Unit.TEXT, Choice(tuple(MemberRole), "One of the three roles.")),
        "source": (Unit.LONG_TEXT, None),
    }
    for name, (unit, choice) in kinds.items():
        values: list[Cell] = [text or None for text in rows[name]]
        label = _LABELS.get(name) or header(name, analysis)
        about = note(name) if name in TERMS else "Where the row is from, and why it has its role."
        width = _source_width(values) if name == "source" else WIDTHS.get(name)
        yield Column(name, label, values, unit, Kind.INPUT, validation=choice, note=about, width=width)
    listed: list[Cell] = [flag or None for flag in rows["listed"]]
    yield Column("listed", "Row of an industry group", listed, Unit.COUNT, Kind.INPUT, hidden=True)


def _source_width(values: Sequence[Cell]) -> float:
    """As wide as the longest source needs, within what leaves the figures beside it room on a page."""
    longest = max((len(str(text)) for text in values if text), default=0)
    return min(max(WIDTHS["source"], longest + 1.0), _WIDEST_SOURCE)


def _looked_up(analysis: Analysis, rows: pd.DataFrame, name: str, unit: Unit, formula: str) -> Column:
    term = _TERM_OF.get(name, name)
    label = _LABELS.get(name) or header(term, analysis)
    about = note(term) if term in TERMS else ""
    unused = name in ("suggested", "evidence") and not analysis.suggestions.kinds
    width = _WITHOUT_SUGGESTIONS if unused else WIDTHS.get(name)
    return Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formula, note=about, width=width)


def definition_notes(analysis: Analysis) -> list[str]:
    """What is to say of each row of the definitions."""
    members = _written(analysis)
    in_none, no_row = members["cluster"].eq(""), members["row"].isna()
    inside = members["slot"].gt(0)
    several = (
        members["industry_code"].map(members.loc[inside, "industry_code"].value_counts()).fillna(0).gt(1)
    )
    conditions = [
        members["industry_code"].eq(""), in_none & no_row, in_none, ~inside, no_row, members["excluded"].eq(1),
        members["counted"].eq(0), several,
    ]  # fmt: skip
    words = [NO_CODE, NOT_THERE, "", NO_CLUSTER, NOT_THERE, EXCLUDED, TWICE, SEVERAL]
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
    table = analysis.naics_table.set_index("industry_code").reindex(members["industry_code"]).reset_index()
    said = analysis.suggestions.table.set_index("industry_code")[["suggested", "evidence"]].astype(object)
    suggested = said.reindex(members["industry_code"]).fillna("").reset_index(drop=True)
    placed = members["industry_code"].where(members["slot"].gt(0), "")
    rows = members.assign(
        industry_title=table["industry_title"].astype(object).fillna(""),
        note=definition_notes(analysis),
        code_text=members["industry_code"],
        key=members["slot"].astype(str) + "|" + members["industry_code"],
        placed=placed,
        again=placed.where(placed.duplicated(), ""),
        jobs=_or_blank(table["best_employment_last"]),
        growth=_or_blank(table["growth"]),
        quotient=_or_blank(table["quotient_last"]),
        pay=_or_blank(table["pay_last"]),
        grade=_known_words(table),
        suggested=suggested["suggested"],
        evidence=suggested["evidence"],
        range_only=table["grade_last"].eq(Grade.RANGE_ONLY).astype(int),
    )
    spare = pd.DataFrame(
        {
            name: [_EMPTY.get(name, 0)] * ROOM.get().definitions
            for name in (
                "cluster",
                "industry_code",
                "role",
                "source",
                "listed",
                *definition_formulas(analysis),
            )
        }
    )
    full = pd.concat([rows.astype(object), spare.astype(object)], ignore_index=True)
    return full.assign(position=range(1, len(full) + 1))


def _or_blank(numbers: pd.Series) -> pd.Series:
    return numbers.astype(object).where(numbers.notna(), "")


def _known_words(table: pd.DataFrame) -> list[str]:
    """The grade of each row's jobs; of a range the range, and the reason where nothing is known."""
    shown = shown_column(table, "employment_last", "grade_last", Unit.JOBS)
    rows = zip(
        table["grade_last"], shown, grade_words(table["grade_last"]), table["remark"].fillna(""), strict=True
    )
    return [
        str(remark) if np.isnan(grade) else text if grade == Grade.RANGE_ONLY else word
        for grade, text, word, remark in rows
    ]


_EMPTY = {
    **dict.fromkeys(
        ("cluster", "industry_code", "role", "source", "code_text", "placed", "again", "left_key", *_SHOWN),
        "",
    ),
    "key": "0|",
    "row": np.nan,
}
