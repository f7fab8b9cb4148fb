"""Why jobs changed: shift-share, live, for clusters and industry groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.shift_share import EFFECTS, industry_effects
from industry_clusters.analysis.rows import numbers_in
from industry_clusters.formulas import COMPETITIVE_EFFECT, MIX_EFFECT, NATIONAL_EFFECT
from industry_clusters.measures.margins import LIKELY, Grade
from industry_clusters.sheet_names import SHIFT_SHARE_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, shown_summary
from industry_clusters.views.clusters.definitions import DEFINITIONS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.figures import shown_column, shown_formula
from industry_clusters.views.vocabulary.measured import or_missing
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
    from collections.abc import Callable, Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

CLUSTER_EFFECTS, INDUSTRY_EFFECTS = "cluster_effects", "industry_effects"
_TOTALS = {name: name for name in ("reference_total_first", "reference_total_last")}
_GROWTH = "({reference_total_last}/{reference_total_first})".format(**_TOTALS)


def shift_share_sheet(analysis: Analysis) -> Sheet:
    """The three effects: clusters first, then every industry group."""
    guide = live_text(
        "The change in jobs from {first_year} to {last_year} in three parts that add up to it. National growth: what the pace of "
        "all jobs in {reference_said} would have brought. Industry mix: what the industry's own pace there adds or takes. "
        "Competitive: what is left to the region. Where jobs are not published, the likely range (about nine times in ten) is beside "
        "a part. The parts describe; they do not say why.",
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


def is_graded(rows: pd.DataFrame) -> bool:
    """Whether jobs of one of the rows are not published."""
    return bool(numbers_in(rows, ["grade"])["grade"].gt(Grade.PUBLISHED).any())


def _clusters(analysis: Analysis) -> Table:
    rows = shown_summary(analysis)

    def worked(formula: str) -> str:
        return f'IF([cluster]="","",IF([employment_first]="","",IFERROR({formula},NA())))'

    def of_summary(name: str) -> str:
        return f"INDEX({{{SUMMARY}.{name}}},[number])"

    names = ("members", "cluster", "employment_first", "employment_last", "employment_change")
    formulas = {
        **{name: of_summary(name) for name in names},
        "national_effect": worked(_national("[employment_first]")),
        "mix_effect": worked(f"[expected_last]-[employment_first]*{_GROWTH}"),
        "competitive_effect": worked("[employment_last]-[expected_last]"),
    }  # fmt: skip
    workings = {
        "expected_last": of_summary("expected_last"),
        "grade_first": of_summary("grade_first"),
        "grade": of_summary("grade"),
        **{
            name: f'IF([members]=0,"",IFERROR({formula},NA()))'
            for name, formula in _likely_formulas(of_summary).items()
        },
    }
    rows = rows.assign(**{f"shown_{name}": _texts(rows, name, grade) for name, grade in _GRADE_OF.items()})
    return Table(CLUSTER_EFFECTS, _columns(analysis, rows, formulas, workings, EFFECTS), freeze_columns=1)


_GRADE_OF = {"national_effect": "grade_first", "mix_effect": "grade_first", "competitive_effect": "grade"}


def _likely_formulas(of_summary: Callable[[str], str]) -> dict[str, str]:
    """Best values and likely ends, as :func:`industry_clusters.analysis.industries.shift_share.with_effects` works them out."""
    first = [of_summary(f"{end}_employment_first") for end in ("best", "likely_low", "likely_high")]
    last = [of_summary(f"{end}_employment_last") for end in ("best", "likely_low", "likely_high")]
    national = [_national(jobs) for jobs in first]
    pace = f"{{{DEFINITIONS}.pace}}"
    expected = _weighted(pace, "[expected_last]")
    mix = _weighted(f"({pace}-{_GROWTH})", "[best_mix_effect]")
    return {
        "best_national_effect": national[0],
        "likely_low_national_effect": f"MIN({national[1]},{national[2]})",
        "likely_high_national_effect": f"MAX({national[1]},{national[2]})",
        "best_mix_effect": f"[expected_last]-{first[0]}*{_GROWTH}",
        "likely_low_mix_effect": mix[0],
        "likely_high_mix_effect": mix[1],
        "likely_low_expected": expected[0],
        "likely_high_expected": expected[1],
        "best_competitive_effect": f"{last[0]}-[expected_last]",
        "likely_low_competitive_effect": f"{last[1]}-[likely_high_expected]",
        "likely_high_competitive_effect": f"{last[2]}-[likely_low_expected]",
    }


def _weighted(weight: str, best: str) -> tuple[str, str]:
    """The likely ends of the members' first jobs, weighted and added up."""
    own = f"({{{DEFINITIONS}.slot}}=[number])"
    low, high = f"{{{DEFINITIONS}.low_first}}", f"{{{DEFINITIONS}.high_first}}"
    up, down = f"({weight}>0)*{weight}", f"({weight}<0)*{weight}"
    least = f"SUMPRODUCT({own}*({low}*{up}+{high}*{down}))"
    most = f"SUMPRODUCT({own}*({high}*{up}+{low}*{down}))"
    width = f"{LIKELY}*SQRT(SUMPRODUCT({own}*{{{DEFINITIONS}.variance_first}}*{weight}^2))"
    return (
        f"CHOOSE(reading_mode,{best},{least}+0*{best},MAX({least},{best}-{width}))",
        f"CHOOSE(reading_mode,{best},{most}+0*{best},MIN({most},{best}+{width}))",
    )


def _national(jobs: str) -> str:
    return NATIONAL_EFFECT.excel(region_first=jobs, **_TOTALS)


def _industries(analysis: Analysis) -> Table:
    rows = industry_effects(analysis.naics_table, analysis.marks)

    def of_naics(name: str) -> str:
        return f"INDEX({{{NAICS}.{name}}},[number])"

    there = {f"reference_industry_{year}": of_naics(f"reference_{year}") for year in ("first", "last")}

    def competitive(first: str, last: str) -> str:
        jobs = of_naics(f"{last}_employment_last"), of_naics(f"{first}_employment_first")
        return or_missing(COMPETITIVE_EFFECT.excel(region_last=jobs[0], region_first=jobs[1], **there))

    names = ("industry_code", "industry_title", "employment_first", "employment_last", "employment_change")
    formulas = {
        **{name: of_naics(name) for name in names},
        "national_effect": or_missing(_national("[employment_first]")),
        "mix_effect": or_missing(MIX_EFFECT.excel(region_first="[employment_first]", **there, **_TOTALS)),
        "competitive_effect": or_missing(
            COMPETITIVE_EFFECT.excel(region_last="[employment_last]", region_first="[employment_first]", **there)
        ),
    }  # fmt: skip
    workings = {
        "grade": f"IFERROR(MAX({of_naics('grade_first')},{of_naics('grade_last')}),NA())",
        "best_competitive_effect": competitive("best", "best"),
        "likely_low_competitive_effect": competitive("likely_high", "likely_low"),
        "likely_high_competitive_effect": competitive("likely_low", "likely_high"),
    }
    rows = rows.assign(shown_competitive_effect=_texts(rows, "competitive_effect", "grade"))
    return Table(INDUSTRY_EFFECTS, _columns(analysis, rows, formulas, workings, EFFECTS[-1:]), filters=True)


def _texts(rows: pd.DataFrame, name: str, grade: str) -> list[str]:
    """What a person sees of an effect: the number and how far it may be off."""
    numbers = numbers_in(rows, (f"best_{name}", f"likely_low_{name}", f"likely_high_{name}", grade))
    return shown_column(numbers, name, grade, Unit.CHANGE)


def _columns(
    analysis: Analysis,
    rows: pd.DataFrame,
    formulas: dict[str, str],
    workings: dict[str, str],
    ranged: Sequence[str],
) -> tuple[Column, ...]:
    """Figures, beside each effect that has a range what is known of it, and hidden what that is made of."""
    columns: list[Column] = []
    for name, formula in formulas.items():
        columns.append(_column(analysis, rows, name, formula))
        if name in ranged:
            columns.append(_as_known(rows, name))
    hidden = [
        Column(
            name,
            name.replace("_", " ").capitalize(),
            rows[name].tolist(),
            Unit.JOBS,
            Kind.DERIVED,
            formula,
            hidden=True,
        )
        for name, formula in workings.items()
    ]
    number = Column("number", "Number", list(range(1, len(rows) + 1)), Unit.COUNT, hidden=True)
    return (*columns, *hidden, number)


def _as_known(rows: pd.DataFrame, name: str) -> Column:
    grade = _GRADE_OF[name] if _GRADE_OF[name] in rows else "grade"
    formula = shown_formula(
        f"[best_{name}]", f"[likely_low_{name}]", f"[likely_high_{name}]", f"[{grade}]", Unit.CHANGE
    )
    return Column(
        f"shown_{name}", f"{TERMS[name].label}, as known", rows[f"shown_{name}"].tolist(), Unit.TEXT, Kind.DERIVED, formula,
        width=20.0, hidden=not is_graded(rows),
    )  # fmt: skip


def _column(analysis: Analysis, rows: pd.DataFrame, name: str, formula: str) -> Column:
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
