"""Why jobs changed: shift-share, live, for clusters and industry groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.shift_share import EFFECTS, industry_effects
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, shown_summary
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.model import (
    Column,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, live_text, names_of, note, source_line

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

SHIFT_SHARE_SHEET = "Shift-share"
CLUSTER_EFFECTS, INDUSTRY_EFFECTS = "cluster_effects", "industry_effects"
_GROWTH = "(reference_total_last/reference_total_first)"


def shift_share_sheet(analysis: Analysis) -> Sheet:
    """The three effects: clusters first, then every industry group."""
    guide = live_text(
        "The change in jobs from {first_year} to {last_year} in three parts that add up to it. National growth: what the pace of "
        "all jobs in {reference} would have brought. Industry mix: what the industry's own pace there adds or takes. "
        "Competitive: what is left to the region. The parts describe; they do not say why.",
        names_of(analysis),
    )
    blocks = (
        Paragraph(guide, "note"),
        Heading("Clusters"),
        _clusters(analysis),
        Heading("Industry groups"),
        _industries(analysis),
    )
    title = f"Shift-share of {analysis.region.label}"
    return Sheet(SHIFT_SHARE_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def _clusters(analysis: Analysis) -> Table:
    rows = shown_summary(analysis)

    def worked(formula: str) -> str:
        return f'IF([cluster]="","",IF([employment_first]="","",IFERROR({formula},NA())))'

    formulas = {
        **{name: f"INDEX({{{SUMMARY}.{name}}},[number])" for name in ("members", "cluster", "employment_first", "employment_last", "employment_change")},
        "national_effect": worked(f"[employment_first]*({_GROWTH}-1)"),
        "mix_effect": worked(f"[expected_last]-[employment_first]*{_GROWTH}"),
        "competitive_effect": worked("[employment_last]-[expected_last]"),
        "expected_last": f"INDEX({{{SUMMARY}.expected_last}},[number])",
    }  # fmt: skip
    return Table(CLUSTER_EFFECTS, _columns(analysis, rows, formulas), freeze_columns=1)


def _industries(analysis: Analysis) -> Table:
    rows = industry_effects(analysis.naics_table, analysis.marks)

    def of_naics(name: str) -> str:
        return f"INDEX({{{NAICS}.{name}}},[number])"

    there = f"({of_naics('reference_last')}/{of_naics('reference_first')})"
    formulas = {
        **{name: of_naics(name) for name in ("industry_code", "industry_title", "employment_first", "employment_last", "employment_change")},
        "national_effect": f"IFERROR([employment_first]*({_GROWTH}-1),NA())",
        "mix_effect": f"IFERROR([employment_first]*({there}-{_GROWTH}),NA())",
        "competitive_effect": f"IFERROR([employment_last]-[employment_first]*{there},NA())",
    }  # fmt: skip
    return Table(INDUSTRY_EFFECTS, _columns(analysis, rows, formulas), filters=True)


def _columns(analysis: Analysis, rows: pd.DataFrame, formulas: dict[str, str]) -> tuple[Column, ...]:
    shown = [_column(analysis, rows, name, formula) for name, formula in formulas.items()]
    number = Column("number", "Number", list(range(1, len(rows) + 1)), Unit.COUNT, hidden=True)
    return (*shown, number)


def _column(analysis: Analysis, rows: pd.DataFrame, name: str, formula: str) -> Column:
    if name not in TERMS:
        return Column(
            name, "Jobs expected", rows[name].tolist(), Unit.JOBS, Kind.DERIVED, formula, hidden=True
        )
    comment = note(name) if name in EFFECTS else ""
    width = {"members": 10.0, "industry_code": 10.0, "cluster": 46.0, "industry_title": 46.0}.get(name)
    return Column(
        name,
        header(name, analysis),
        rows[name].tolist(),
        Unit(TERMS[name].unit),
        Kind.DERIVED,
        formula,
        note=comment,
        width=width,
    )
