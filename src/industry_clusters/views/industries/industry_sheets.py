"""Step 3, the NAICS table, and the same columns by sector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.industries.industry_table import (
    JUDGED,
)
from industry_clusters.sheet_names import BRIDGE_SHEET, NAICS_SHEET, SECTORS_SHEET
from industry_clusters.study import Criterion
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.bridge_sheet import growth_across_breaks
from industry_clusters.views.industries.found_rows import found_rows
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
    from collections.abc import Mapping

    import pandas as pd

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
    rows = _with_workings(rows, analysis)
    worked = found_rows(analysis, rows, key)
    values: dict[str, Any] = {name: one.values for name, one in worked.items()}
    rows = rows.assign(**values)
    formulas = _formulas(analysis, key) | {name: one.text for name, one in worked.items()}
    identity = [
        Column(name, header(name, analysis), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))
        for name in ("industry_code", "industry_title", "sector")
    ]
    further = _OF_GROUPS if key == NAICS else ()
    shown = [_shown_column(analysis, rows, formulas, name) for name in (*_SHOWN[:-1], *further, _SHOWN[-1])]
    working = [
        *(
            _derived(rows, formulas, name, header(name, analysis), Unit.COUNT, hidden=True)
            for name in _WORKING
        ),
        *(
            _derived(rows, formulas, name, label, Unit.COUNT, hidden=True)
            for name, label in _WORKING_LABELS.items()
            if name != "clusters_in" or key == NAICS
        ),
    ]
    working.append(_excluded(analysis, rows, key))
    further_ranges = reference_columns(analysis) | second_columns(analysis)
    for name, unit in (_RANGES | further_ranges).items():
        label = name.replace("_", " ").capitalize()
        working.append(_derived(rows, formulas, name, label, unit, hidden=True))
    second = second_of_industries(
        analysis, rows["quotient_second"].tolist() if "quotient_second" in rows else []
    )
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


def _shown_column(analysis: Analysis, rows: pd.DataFrame, formulas: Mapping[str, str], name: str) -> Column:
    width = _REMARK_WIDTH if name == "remark" else None
    return _derived(
        rows,
        formulas,
        name,
        header(name, analysis),
        Unit(TERMS[name].unit),
        note=note(name),
        width=width,
    )


def _formulas(analysis: Analysis, key: str) -> dict[str, str]:
    """The formulas of one table; growth of groups follows their sets of comparable codes where there are such."""
    formulas = column_formulas(analysis)
    if key == NAICS and analysis.naics_table["bridge"].any():
        return formulas | {"growth": growth_across_breaks(formulas["growth"])}
    return formulas


def _derived(
    rows: pd.DataFrame,
    formulas: Mapping[str, str],
    name: str,
    label: str | Formula,
    unit: Unit,
    **further: Any,
) -> Column:
    return Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formulas[name], **further)


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


def _with_workings(rows: pd.DataFrame, analysis: Analysis) -> pd.DataFrame:
    """Add the values of the columns that only formulas use."""
    members = analysis.clusters.members
    first = (
        members[members["industry_code"].ne("") & members["slot"].notna()]
        .drop_duplicates("industry_code")
        .set_index("industry_code")["cluster"]
    )
    return rows.assign(
        excluded=rows.get("excluded", 0),
        trace="lines",
        cluster=rows["industry_code"].map(first).astype(object).fillna(""),
        clusters_in=clusters_of_groups(members, rows["industry_code"]),
        shown_last=shown_column(rows, "employment_last", "grade_last", Unit.JOBS),
        graded_last=grade_words(rows["grade_last"]),
    )
