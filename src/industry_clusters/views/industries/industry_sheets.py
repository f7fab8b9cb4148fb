"""Step 3, the NAICS table, and the same columns by sector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.industries.industry_table import (
    JUDGED,
)
from industry_clusters.analysis.industries.second_reference import second_reference
from industry_clusters.sheet_names import BRIDGE_SHEET, NAICS_SHEET, SECTORS_SHEET
from industry_clusters.study import Criterion
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.bridge_sheet import growth_across_breaks
from industry_clusters.views.industries.industry_formulas import column_formulas, is_met, may_be_met
from industry_clusters.views.industries.marks import REST_ON_BOTH, estimate_marks
from industry_clusters.views.industries.review_sheet import exclusion_formulas
from industry_clusters.views.industries.second_columns import (
    reference_columns,
    second_columns,
    second_of_industries,
)
from industry_clusters.views.industries.unit_columns import unit_columns
from industry_clusters.views.region.area_words import area_warnings, broken_areas
from industry_clusters.views.region.data_sheets import (
    REGION_EMPLOYMENT,
    data_codes,
)
from industry_clusters.views.vocabulary.figures import grade_words, shown_column
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Highlight,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Trend,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, live_text, names_of, note, source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


_REMARK_WIDTH = 54.0  # its longest sentence on one line
NAICS, SECTORS = "naics", "sectors"


_SHOWN = (
    "employment_first",
    "employment_last",
    "shown_last",
    "graded_last",
    "employment_change",
    "growth",
    "quotient_first",
    "quotient_last",
    "quotient_change",
    "quotient_percent_change",
    "pay_first",
    "pay_last",
    "pay_change",
    "marks",
    "criteria_met",
    "reference_first",
    "reference_last",
    "low_employment_last",
    "high_employment_last",
    "classification",
    "trace",
    "remark",
)
_OF_GROUPS = ("cluster",)
"""Columns that sectors do not have."""

_WORKING = ("withheld_first", "withheld_last", "disclosed_last")
_RANGES = {
    **{
        f"{name}_{year}": unit
        for year in YEARS
        for name, unit in (
            ("best_employment", Unit.JOBS), ("likely_low_employment", Unit.JOBS), ("likely_high_employment", Unit.JOBS),
            ("grade", Unit.COUNT), ("best_pay", Unit.DOLLARS),
        )
    },
    "likely_low_pay_last": Unit.DOLLARS, "likely_high_pay_last": Unit.DOLLARS,
    "likely_low_growth": Unit.PERCENT, "likely_high_growth": Unit.PERCENT,
}  # fmt: skip
"""What is known of each row, in numbers that formulas, rules and charts read."""
_WORKING_LABELS = {
    "region_row": "Row in the region's data",
    "reference_row": "Row in the reference's data",
    "listed": "Large enough to list",
    "position": "Position",
    "standing": "Criteria met, then jobs",
    "clusters_in": "Rows of the definitions",
}


def naics_sheet(analysis: Analysis) -> Sheet:
    """The NAICS table."""
    title = f"Industry groups of {analysis.region.label}"
    return _sheet(analysis, analysis.naics_table, NAICS, NAICS_SHEET, title)


def naics_state(analysis: Analysis) -> Formula:
    """How many industry groups the table has."""
    words = '" industry groups"'
    return Formula(f"ROWS({{{NAICS}.industry_code}})&{words}", f"{len(analysis.naics_table)} industry groups")


def has_sectors(analysis: Analysis) -> bool:
    """Whether industry groups are finer than sectors."""
    return analysis.sector_table is not None


def sectors_sheet(analysis: Analysis) -> Sheet:
    """The table of sectors, where industry groups are finer."""
    assert analysis.sector_table is not None  # as its entry needs
    title = f"Sectors of {analysis.region.label}"
    return _sheet(analysis, analysis.sector_table, SECTORS, SECTORS_SHEET, title)


def _sheet(analysis: Analysis, rows: pd.DataFrame, key: str, name: str, title: str) -> Sheet:
    ranged = analysis.reference_is_ranged
    table = Table(
        key,
        _columns(analysis, rows, key),
        filters=True,
        freeze_columns=2,
        printed_through="marks",
        highlights=(
            *(
                Highlight(
                    (JUDGED[criterion],),
                    f"IFERROR({is_met(criterion, ranged=ranged)},FALSE)",
                    criterion.value,
                )
                for criterion in Criterion
            ),
            *(
                Highlight(
                    (JUDGED[criterion],),
                    f"IFERROR({may_be_met(criterion, ranged=ranged)},FALSE)",
                    f"{criterion.value}_may",
                )
                for criterion in Criterion
            ),
            *estimate_marks(_SHOWN, ranged=ranged),
            Highlight((*REST_ON_BOTH, "classification"), '[classification]<>""', "broken"),
            *([Highlight(REST_ON_BOTH, "TRUE", "broken")] if broken_areas(analysis) else []),
        ),
    )
    guide = live_text(
        "Colored and lettered: E jobs above {cut_off_employment_used|jobs}, G growth above "
        "{cut_off_growth_used|percent}, L location quotient above {cut_off_quotient_used|quotient}, C change in LQ "
        "above {cut_off_quotient_change_used|quotient}, P pay above {cut_off_pay_used|dollars}. The quotient compares "
        "with {reference_said}, base total: {base_total}. An outline and a small letter: a part of the likely "
        "range is above. A gray #N/A is not disclosed, known as a range only, or does not exist; it is not zero."
        f" Red: the classification changed between the years; see '{BRIDGE_SHEET}'. Italics: not published, but known closely or roughly.",
        names_of(analysis),
    )
    return Sheet(
        name,
        title,
        Role.RESULT,
        (*area_warnings(analysis), Paragraph(guide, "note"), table),
        source_line(analysis),
    )


def _columns(analysis: Analysis, rows: pd.DataFrame, key: str) -> tuple[Column | Trend, ...]:
    place = {code: position for position, code in enumerate(data_codes(analysis))}
    rows = _with_workings(rows, analysis, place)
    identity = [
        Column(name, header(name, analysis), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))
        for name in ("industry_code", "industry_title", "sector")
    ]
    further = _OF_GROUPS if key == NAICS else ()
    shown = [_shown_column(analysis, rows, key, name) for name in (*_SHOWN[:-1], *further, _SHOWN[-1])]
    working = [
        *(
            _derived(analysis, rows, key, name, header(name, analysis), Unit.COUNT, hidden=True)
            for name in _WORKING
        ),
        *(
            _derived(analysis, rows, key, name, label, Unit.COUNT, hidden=True)
            for name, label in _WORKING_LABELS.items()
            if name != "clusters_in" or key == NAICS
        ),
    ]
    working.append(_excluded(analysis, rows, key))
    further_ranges = reference_columns(analysis) | second_columns(analysis)
    for name, unit in (_RANGES | further_ranges).items():
        label = name.replace("_", " ").capitalize()
        working.append(_derived(analysis, rows, key, name, label, unit, hidden=True))
    second = second_of_industries(analysis, rows.get("quotient_second", pd.Series()).tolist())
    if key == NAICS:
        working += unit_columns(analysis)
        working.append(Column("bridge", "Comparable group", rows["bridge"].tolist(), Unit.COUNT, hidden=True))
    return (
        *identity,
        shown[0],
        shown[1],
        _trend(analysis, rows, place),
        *shown[2:-1],
        *second,
        shown[-1],
        *working,
    )


def _excluded(analysis: Analysis, rows: pd.DataFrame, key: str) -> Column:
    """1 where the review excludes the row; sectors cannot be."""
    formulas = exclusion_formulas(analysis) if key == NAICS else None
    label = "Excluded on review"
    kind = Kind.DERIVED if formulas else Kind.DATA
    return Column(
        "excluded", label, rows["excluded"].tolist(), Unit.COUNT, kind, formulas=formulas, hidden=True
    )


def _shown_column(analysis: Analysis, rows: pd.DataFrame, key: str, name: str) -> Column:
    width = _REMARK_WIDTH if name == "remark" else None
    return _derived(
        analysis,
        rows,
        key,
        name,
        header(name, analysis),
        Unit(TERMS[name].unit),
        note=note(name),
        width=width,
    )


def _derived(
    analysis: Analysis,
    rows: pd.DataFrame,
    key: str,
    name: str,
    label: str | Formula,
    unit: Unit,
    **further: Any,
) -> Column:
    formula = column_formulas(analysis)[name].replace("{TABLE#", f"{{{key}#")
    if name == "growth" and key == NAICS and analysis.naics_table["bridge"].any():
        formula = growth_across_breaks(formula)
    return Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formula, **further)


def _trend(analysis: Analysis, rows: pd.DataFrame, place: dict[str, int]) -> Trend:
    drawn = [place[code] for code in rows["industry_code"]]
    first, last = str(analysis.years[0]), str(analysis.years[-1])
    return Trend(
        "trend", header("trend", analysis), REGION_EMPLOYMENT, first, last, drawn, note=note("trend")
    )


def clusters_of_groups(members: pd.DataFrame, codes: pd.Series) -> pd.Series:
    """In how many rows of the definitions each industry group is in a cluster: none, one, or more (2)."""
    in_one = members.loc[members["slot"].notna(), "industry_code"]
    return codes.map(in_one.value_counts()).fillna(0).clip(upper=2).astype(int)


def _with_workings(rows: pd.DataFrame, analysis: Analysis, place: dict[str, int]) -> pd.DataFrame:
    """Add the values of the columns that only formulas use."""
    least = analysis.study.list_minimum
    reference_place = list(analysis.references).index(analysis.study.reference) * len(place)
    found = rows["industry_code"].map(place)
    members = analysis.clusters.members
    first = (
        members[members["industry_code"].ne("") & members["slot"].notna()]
        .drop_duplicates("industry_code")
        .set_index("industry_code")["cluster"]
    )
    excluded = rows.get("excluded", 0)
    enough = (rows["best_employment_first"] >= least) | (rows["best_employment_last"] >= least)
    if (code := second_reference(analysis.study)) is not None:
        second = list(analysis.references).index(code)
        rows = rows.assign(second_row=second * len(place) + found + 1)
    return rows.assign(
        excluded=excluded,
        trace="lines",
        cluster=rows["industry_code"].map(first).astype(object).fillna(""),
        clusters_in=clusters_of_groups(members, rows["industry_code"]),
        region_row=found + 1,
        reference_row=reference_place + found + 1,
        listed=(enough & (excluded == 0)).astype(int),
        shown_last=shown_column(rows, "employment_last", "grade_last", Unit.JOBS),
        graded_last=grade_words(rows["grade_last"]),
        position=range(1, len(rows) + 1),
    )
