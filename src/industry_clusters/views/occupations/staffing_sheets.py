"""Step 10: staffing patterns, the jobs that each stands for, and the jobs by occupation that follow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.occupations.career_potential import training_lengths
from industry_clusters.analysis.occupations.outlook import OUTLOOK
from industry_clusters.occupations import TOP_CODED, UNAVAILABLE, WITHHELD
from industry_clusters.sheet_names import JOBS_SHEET, PATTERNS_SHEET
from industry_clusters.views.clusters.definitions import (
    CLUSTER_LIST,
)
from industry_clusters.views.occupations.occupation_words import occupation_source
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from industry_clusters.analysis.occupations.staffing_patterns import Patterns
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

STAFFING, MEMBERS, ROWS, WEIGHTS, JOBS = (
    "staffing",
    "staffing_members",
    "staffing_rows",
    "staffing_weights",
    "occupation_jobs",
)
WAGE_AREAS = "wage_areas"
TOP_PAY, NO_PAY = 1e9, -1.0
"""What stands for a pay above all that is printed, and for one that is not known, where pays are compared."""


def patterns_of(analysis: Analysis) -> Patterns:
    """The staffing patterns; only asked for where there are some."""
    found = analysis.occupations.patterns
    assert found is not None
    return found


def jobs_key(slot: int) -> str:
    """The column of a cluster's jobs by occupation."""
    return f"jobs_{slot}"


def patterns_sheet(analysis: Analysis) -> Sheet:
    """The matrix: share of each industry's jobs by occupation."""
    patterns = patterns_of(analysis)
    words = Paragraph(
        "Share of an industry's jobs, nationwide, that are in an occupation, in the finest industry level that the files have. "
        f"{WITHHELD}: not disclosed, not zero; empty: the industry has no such jobs. Detailed occupations only.",
        "note",
    )
    columns = (
        Column("soc_code", "SOC", list(patterns.shares.index), Unit.CODE, width=10.0),
        Column("soc_title", "Occupation", patterns.occupations["soc_title"].tolist(), width=46.0),
        *(
            Column(f"p{number}", code, _shown_shares(patterns.shares[code]), Unit.PERCENT, note=_pattern_note(analysis, code), sparse=True, width=10.0)
            for number, code in enumerate(patterns.shares.columns, 1)
        ),
    )  # fmt: skip
    table = Table(STAFFING, columns, filters=True, freeze_columns=2)
    title = "Staffing patterns of the clusters' industries"
    return Sheet(PATTERNS_SHEET, title, Role.DATA, (words, table), occupation_source(analysis))


def _shown_shares(shares: pd.Series) -> list[Cell]:
    return [None if share == 0 else WITHHELD if math.isnan(share) else share for share in shares.tolist()]


def _pattern_note(analysis: Analysis, code: str) -> str:
    row = patterns_of(analysis).industries.loc[code]
    return f"{row['title']}; own_code {row['own_code']}; {row['employment']:,.0f} jobs in all"


def jobs_sheet(analysis: Analysis) -> Sheet:
    """Every occupation with its pay, outlook and jobs in each cluster."""
    words = Paragraph(
        "Jobs of each cluster by occupation: its members' jobs in the region times the shares of their staffing patterns. "
        f"{WITHHELD}: not disclosed in every pattern that counts, not zero. Pay is the median a year; a mark beside it says otherwise: "
        f"mean, {TOP_CODED} above what the source prints (the mean, where it is printed), {UNAVAILABLE} not published.",
        "note",
    )
    table = Table(
        JOBS,
        (*_identity(analysis), *_jobs_columns(analysis), *_hidden(analysis)),
        filters=True,
        freeze_columns=2,
    )
    return Sheet(
        JOBS_SHEET, "Jobs by occupation and cluster", Role.DATA, (words, table), occupation_source(analysis)
    )


_UNITS: dict[str, tuple[str, Unit, dict[str, Any]]] = {
    "growth": ("Growth over the projection", Unit.PERCENT, {}),
    "openings": ("Openings a year", Unit.JOBS, {}),
    "education": ("Typical education", Unit.TEXT, {"width": 30.0}),
    "job_zone": ("Job zone", Unit.COUNT, {}),
    "skills": ("Top skills", Unit.TEXT, {"width": 60.0}),
}


def _identity(analysis: Analysis) -> tuple[Column, ...]:
    every = analysis.occupations.occupations
    return (
        Column("soc_code", "SOC", list(every.index), Unit.CODE, width=11.0),
        Column("soc_title", "Occupation", every["soc_title"].tolist(), width=46.0),
        Column("hourly_pay", "Pay an hour", shown_pay(every, "hourly_pay"), Unit.HOURLY),
        Column("annual_pay", "Annual pay", shown_pay(every, "annual_pay"), Unit.DOLLARS),
        Column("pay_mark", "Mark", every["pay_mark"].tolist(), Unit.TEXT),
        Column("pay_area", "Whose pay", every["pay_area"].tolist(), Unit.TEXT),
        *(
            Column(name, label, every[name].tolist(), unit, **further)
            for name, (label, unit, further) in _UNITS.items()
            if name in OUTLOOK
        ),
    )


def shown_pay(every: pd.DataFrame, name: str) -> list[Cell]:
    """A pay, or as text that it is above what is printed or not there: an empty cell would be looked up as zero."""
    top = every["pay_mark"].eq(TOP_CODED)
    return [
        float(pay) if not math.isnan(pay) else TOP_CODED if above else UNAVAILABLE
        for pay, above in zip(every[name], top, strict=True)
    ]


def _jobs_columns(analysis: Analysis) -> list[Column]:
    staffing = analysis.occupations.staffing
    last = len(analysis.occupations.weights.columns)
    shares = f"INDEX({{{STAFFING}.p1:p{last}}},[position],0)"
    some_withheld = patterns_of(analysis).shares.isna().any(axis=1).tolist()
    columns = []
    for slot, name in enumerate(staffing.columns, 1):
        weights = f"INDEX({{{WEIGHTS}.p1:p{last}}},{slot},0)"
        jobs = f"ROUND(SUMPRODUCT({shares},{weights}),6)"
        hidden = f"SUMPRODUCT(--ISTEXT({shares}),--({weights}>0))"
        with_mark = f'IF({jobs}=0,IF({hidden}>0,"{WITHHELD}",0),{jobs})'
        formulas = [with_mark if some else jobs for some in some_withheld]
        header = Formula(f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""', name)
        values = shown_jobs(staffing[name])
        columns.append(
            Column(jobs_key(slot), header, values, Unit.JOBS, Kind.DERIVED, formulas=formulas, width=14.0)
        )
    return columns


def shown_jobs(jobs: Iterable[float]) -> list[Cell]:
    """Jobs, or as text that they are withheld: so sums leave them out, and nobody reads a zero."""
    return [WITHHELD if math.isnan(value) else float(value) for value in jobs]


def _hidden(analysis: Analysis) -> tuple[Column, ...]:
    every = analysis.occupations.occupations
    numbers = every["compared_pay"].fillna(NO_PAY).replace(math.inf, TOP_PAY).tolist()
    return (
        Column("training", "Short training: 1 yes", training_lengths(every), Unit.COUNT, hidden=True),
        Column("compared", "Pay, to compare", numbers, Unit.DOLLARS, hidden=True),
        Column("position", "Position", list(range(1, len(every) + 1)), Unit.COUNT, hidden=True),
    )
