"""Step 6: the rows of the definitions, looked up in the data by their code and checked against them while a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.clusters import REFERENCE_ENDS
from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.once import once
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
from industry_clusters.views.vocabulary.worked import (
    Worked,
    Workings,
    as_number,
    as_text,
    cases,
    found,
    here,
    is_above,
    is_equal,
    is_missing,
    is_number,
    joined,
    padded,
    place_in,
    unless_error,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    import pandas as pd
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


def definition_columns(analysis: Analysis) -> dict[str, Worked]:
    """Every worked-out column of the definitions, in the sheet's order: first those that a reader sees."""
    return _definition_columns(analysis, definition_size(analysis))


@once
def _definition_columns(analysis: Analysis, size: int) -> dict[str, Worked]:
    rows = _written(analysis)
    known = {
        name: Worked(text, padded(rows[name].tolist(), size, _EMPTY.get(name, 0)))
        for name, text in _formulas_of_values(analysis).items()
    }
    code = as_text(here("industry_code", padded(rows["industry_code"], size)))
    keys = _keys(known["slot"], code)
    row, code_text = here("row", known["row"].values), here("code_text", code.values)
    figures = _figures(analysis, row, code_text)
    notes = _note(analysis, here("cluster", padded(rows["cluster"], size)), code_text, known)
    shown = {**figures, "note": notes}
    return {
        **{name: shown[name] for name in _SHOWN},
        "range_only": figures["range_only"],
        "position": keys["position"],
        "code_text": code,
        "slot": known["slot"],
        **keys,
        **known,
    }


def _keys(slots: Worked, codes: Worked) -> dict[str, Worked]:
    """A row's cluster and code, and where the same code stands for the first time and again."""
    made = Workings()
    slot, code = here("slot", slots.values), here("code_text", codes.values)
    position = made.add(
        "position", Worked(f"ROW()-ROW({{{DEFINITIONS}#cluster}})", list(range(1, len(slots.values) + 1)))
    )
    made.add("key", joined(slot, "|", code))
    placed = made.add("placed", cases((is_above(slot, 0), code), otherwise=""))
    first = place_in(Worked(f"{{{DEFINITIONS}.placed}}", placed.values), placed)
    made.add("again", cases((is_equal(placed, ""), ""), (is_equal(first, position), ""), otherwise=placed))
    return made.columns


def _note(analysis: Analysis, cluster: Worked, code: Worked, known: Mapping[str, Worked]) -> Worked:
    """What is to say of each row."""
    slot, row, excluded, counted = (
        here(name, known[name].values) for name in ("slot", "row", "excluded", "counted")
    )
    in_several = is_above(found(of_naics(analysis, "clusters_in"), row), 1)
    return cases(
        (is_equal(code, ""), cases((is_equal(cluster, ""), ""), otherwise=NO_CODE)),
        (is_equal(cluster, ""), cases((is_missing(row), NOT_THERE), otherwise="")),
        (is_equal(slot, 0), NO_CLUSTER),
        (is_missing(row), NOT_THERE),
        (is_equal(excluded, 1), EXCLUDED),
        (is_equal(counted, 0), TWICE),
        (in_several, SEVERAL),
        otherwise="",
    )


def of_definitions(analysis: Analysis, name: str) -> Worked:
    """A column of the definitions, typed or worked out, in which other tables look rows up."""
    worked = definition_columns(analysis)
    typed = name not in worked
    values = padded(_written(analysis)[name], definition_size(analysis)) if typed else worked[name].values
    return Worked(f"{{{DEFINITIONS}.{name}}}", values)


def of_naics(analysis: Analysis, name: str) -> Worked:
    """A column of the NAICS table, in which rows of the definitions are looked up."""
    table = analysis.naics_table
    if name == "clusters_in":
        values: list[Cell] = clusters_in(analysis).tolist()
    elif name == "shown_last":
        values = [*shown_column(table, "employment_last", "grade_last", Unit.JOBS)]
    elif name == "graded_last":
        values = [*grade_words(table["grade_last"])]
    else:
        values = table[name].tolist()
    return Worked(f"{{{NAICS}.{name}}}", values)


def _formulas_of_values(analysis: Analysis) -> dict[str, str]:
    """The formulas of what the analysis works out by itself, so that each checks the other."""

    def found(column: str) -> str:
        return f"INDEX({{{NAICS}.{column}}},[row])"

    return {
        "slot": f'SUMPRODUCT(({{{CLUSTER_LIST}.name}}=[cluster])*({{{CLUSTER_LIST}.name}}<>"")*{{{CLUSTER_LIST}.slot}})',
        "row": f'IF([code_text]="",NA(),MATCH([code_text],{{{NAICS}.industry_code}},0))',
        "excluded": f"IF(ISNUMBER([row]),{found('excluded')},0)",
        "counted": f"IF(ISNUMBER([row])*([slot]>0)*([excluded]=0),IF(MATCH([key],{{{DEFINITIONS}.key}},0)=[position],1,0),0)",
        **_amounts(analysis),
        "known": f"IF([counted]=1,IF(IFERROR(MAX({found('grade_first')},{found('grade_last')}),4)=1,1,0),0)",
        "absent": "[counted]*(1-[there_first]*[there_last])",
        "broken": f'IF([counted]=1,IF({found("classification")}<>"",1,0),0)',
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


def _figures(analysis: Analysis, row: Worked, code: Worked) -> dict[str, Worked]:
    """What is known of the row's industry group, looked up by the code in the row."""

    def of_row(column: str) -> Worked:
        return found(of_naics(analysis, column), row)

    def number(column: str) -> Worked:
        return unless_error(as_number(of_row(column)), "")

    table = analysis.suggestions.table
    place = place_in(Worked(f"{{{SUGGESTIONS}.industry_code}}", table["industry_code"].tolist()), code)

    def suggested(column: str) -> Worked:
        told = found(Worked(f"{{{SUGGESTIONS}.{column}}}", table[column].tolist()), place)
        return unless_error(as_text(told), "")

    grade = of_row("grade_last")
    known = cases((is_equal(grade, Grade.RANGE_ONLY), of_row("shown_last")), otherwise=of_row("graded_last"))
    told = as_text(cases((is_number(grade), known), otherwise=of_row("remark")))
    return {
        "industry_title": cases(
            (is_equal(code, ""), ""), otherwise=unless_error(of_row("industry_title"), "")
        ),
        "jobs": number("best_employment_last"),
        "growth": number("growth"),
        "quotient": number("quotient_last"),
        "pay": number("pay_last"),
        "grade": cases((is_equal(code, ""), ""), otherwise=unless_error(told, "")),
        "suggested": suggested("suggested"),
        "evidence": suggested("evidence"),
        "range_only": unless_error(cases((is_equal(grade, Grade.RANGE_ONLY), 1), otherwise=0), 0),
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
    worked = definition_columns(analysis)
    hidden = (name for name in worked if name not in _SHOWN)
    return Table(
        DEFINITIONS,
        (
            *_typed_columns(analysis),
            *(_looked_up(analysis, worked[name], name, unit) for name, unit in _SHOWN.items()),
            *(
                worked[name].column(name, name.replace("_", " ").capitalize(), Unit.COUNT, hidden=True)
                for name in hidden
            ),
        ),
        filters=True,
        filtered_rows=len(_written(analysis)),
        name_range="cluster_definitions",
        highlights=(Highlight(("jobs",), "[range_only]=1", "unseen"),),
        printed_through="note",
    )


def _typed_columns(analysis: Analysis) -> Iterator[Column]:
    """What a person types: the first columns, in the order in which they are read back."""
    rows, size = _written(analysis), definition_size(analysis)
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
        values = padded((text or None for text in rows[name]), size, None)
        label = _LABELS.get(name) or header(name, analysis)
        about = note(name) if name in TERMS else "Where the row is from, and why it has its role."
        width = _source_width(values) if name == "source" else WIDTHS.get(name)
        yield Column(name, label, values, unit, Kind.INPUT, validation=choice, note=about, width=width)
    listed = padded((flag or None for flag in rows["listed"].tolist()), size, None)
    yield Column("listed", "Row of an industry group", listed, Unit.COUNT, Kind.INPUT, hidden=True)


def _source_width(values: Sequence[Cell]) -> float:
    """As wide as the longest source needs, within what leaves the figures beside it room on a page."""
    longest = max((len(str(text)) for text in values if text), default=0)
    return min(max(WIDTHS["source"], longest + 1.0), _WIDEST_SOURCE)


def _looked_up(analysis: Analysis, worked: Worked, name: str, unit: Unit) -> Column:
    term = _TERM_OF.get(name, name)
    label = _LABELS.get(name) or header(term, analysis)
    about = note(term) if term in TERMS else ""
    unused = name in ("suggested", "evidence") and not analysis.suggestions.kinds
    width = _WITHOUT_SUGGESTIONS if unused else WIDTHS.get(name)
    return worked.column(name, label, unit, note=about, width=width)


def definition_size(analysis: Analysis) -> int:
    """Rows of the definitions sheet, the empty ones among them."""
    return int(is_written(analysis).sum()) + ROOM.get().definitions


def is_written(analysis: Analysis) -> NDArray[np.bool_]:
    """Which rows of the definitions stand in the sheet: a cluster without rows stands in the list alone."""
    return analysis.clusters.members["industry_code"].ne("").to_numpy()


def _written(analysis: Analysis) -> pd.DataFrame:
    """The rows as they stand in the sheet: a cluster without rows stands in the list alone."""
    members = analysis.clusters.members[is_written(analysis)].reset_index(drop=True)
    return members.assign(slot=members["slot"].fillna(0).astype(int))


_EMPTY: Mapping[str, Cell] = {"row": float("nan"), "left_key": ""}
"""What Python works out of a row that waits for a person, where it is not 0."""
