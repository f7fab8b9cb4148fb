"""Step 10: staffing patterns, the jobs that each stands for, and the jobs by occupation that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.occupations.career_potential import training_lengths
from industry_clusters.analysis.occupations.outlook import OUTLOOK
from industry_clusters.occupations import TOP_CODED, UNAVAILABLE, WITHHELD
from industry_clusters.sheet_names import JOBS_SHEET, PATTERNS_SHEET, STAFFING_WORKINGS_SHEET, WEIGHTS_SHEET
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, DEFINITIONS, definition_size
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.occupations.occupation_words import occupation_source
from industry_clusters.views.vocabulary.criteria import literally
from industry_clusters.views.vocabulary.model import (
    WHERE_SHOWN,
    Choice,
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

    from industry_clusters.analysis.occupations.staffing_patterns import Patterns
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

STAFFING, MEMBERS, ROWS, WEIGHTS, JOBS = (
    "staffing",
    "staffing_members",
    "staffing_rows",
    "staffing_weights",
    "occupation_jobs",
)
WAGE_AREAS = "wage_areas"
YES, NO = "Yes", "No"
TOP_PAY, NO_PAY = 1e9, -1.0
"""What stands for a pay above all that is printed, and for one that is not known, where pays are compared."""
NOT_COUNTED = "Not counted in this cluster"
LEFT_OUT = "Left out by you"
WITHHELD_JOBS = "Jobs not disclosed: not counted"
NO_PATTERN = "No staffing pattern: not counted"


def patterns_of(analysis: Analysis) -> Patterns:
    """The staffing patterns; only asked for where there are some."""
    found = analysis.occupations.patterns
    assert found is not None
    return found


ENDS = ("low", "high")
"""Of the members' likely ranges."""


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
    return [None if share == 0 else WITHHELD if np.isnan(share) else share for share in shares.tolist()]


def _pattern_note(analysis: Analysis, code: str) -> str:
    row = patterns_of(analysis).industries.loc[code]
    return f"{row['title']}; own_code {row['own_code']}; {row['employment']:,.0f} jobs in all"


def weights_sheet(analysis: Analysis) -> Sheet:
    """Which pattern stands for each member, and whether it counts; the last is a person's to say."""
    new = f"SUMPRODUCT(--({{{ROWS}.counted}}=1),--({{{ROWS}.place}}=0))"
    warning = '" rows of the definitions are new since the last build: build again to give them a staffing pattern."'
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Each member's jobs in the region are shared out among occupations by the staffing pattern beside it: that of its own "
            f"four digits where the files have it, else of three, else of its sector. Choose {NO} to leave a member out of the "
            "occupations; your choice stays when the workbook is built again."
        ),
        Paragraph(Formula(f'IF({new}>0,{new}&{warning},"")', ""), "note", alert=WHERE_SHOWN),
        members_table(analysis),
    )
    return Sheet(
        WEIGHTS_SHEET,
        "Members of clusters, with jobs and staffing patterns",
        Role.INPUT,
        blocks,
        occupation_source(analysis),
        landscape=False,
    )


def members_table(analysis: Analysis) -> Table:
    """A row for each member, with its pattern and a cell to leave it out."""
    rows = member_rows(analysis)
    typed = Choice((YES, NO), f"{YES} or {NO}.")
    jobs = f"IFERROR(INDEX({{{NAICS}.best_employment_last}},MATCH([industry_code],{{{NAICS}.industry_code}},0)),NA())"
    counted = f"SUMPRODUCT(--({{{DEFINITIONS}.cluster}}=[cluster]),--({{{DEFINITIONS}.code_text}}=[industry_code]),{{{DEFINITIONS}.counted}})"
    note = (
        f'IF([included]="{NO}","{LEFT_OUT}",IF({counted}=0,"{NOT_COUNTED}",IF(ISNUMBER([employment]),'
        f'IF([pattern]=0,"{NO_PATTERN}",""),"{WITHHELD_JOBS}")))'
    )
    return Table(
        MEMBERS,
        (
            Column("cluster", "Cluster", rows["cluster"].tolist(), Unit.TEXT),
            Column("industry_code", "NAICS", rows["industry_code"].tolist(), Unit.CODE),
            Column("included", "Included", [YES if flag else NO for flag in rows["included"]], Unit.TEXT, Kind.INPUT, validation=typed, width=11.0),
            Column("industry_title", "Industry", rows["industry_title"].tolist(), Unit.LONG_TEXT, width=44.0),
            Column("employment", f"Jobs {analysis.study.last_year}", rows["employment"].tolist(), Unit.JOBS, Kind.DERIVED, jobs),
            Column("pattern_code", "Pattern", rows["pattern_code"].tolist(), Unit.CODE, width=11.0),
            Column("pattern_digits", "Digits", [int(digits) or None for digits in rows["pattern_digits"]], Unit.COUNT),
            Column("note", "Note", rows["note"].tolist(), Unit.TEXT, Kind.DERIVED, note, width=32.0),
            Column("pattern", "Number of the pattern", rows["pattern"].tolist(), Unit.COUNT, hidden=True),
            Column("key", "Key", (rows["cluster"] + "|" + rows["industry_code"]).tolist(), hidden=True),
        ),
        filters=True,
        freeze_columns=2,
        name_range=MEMBERS,
    )  # fmt: skip


def member_rows(analysis: Analysis) -> pd.DataFrame:
    """The members as the sheet lists them; what was left out before stays listed when it is no member any more."""
    found = analysis.occupations
    known = set(zip(found.members["cluster"], found.members["industry_code"], strict=True))
    gone = [pair for pair in analysis.study.left_out if pair not in known]
    more = pd.DataFrame(gone, columns=["cluster", "industry_code"]).assign(pattern_code="")
    table = analysis.naics_table.set_index("industry_code")["best_employment_last"]
    rows = pd.concat([found.members, more], ignore_index=True)
    rows["employment"] = rows["industry_code"].map(table)
    rows = rows.assign(
        included=rows["included"].eq(other=True),
        counted=rows["counted"].eq(other=True),
        pattern_digits=rows["pattern_digits"].fillna(0).astype(int),
    )
    order = {} if found.patterns is None else {code: at for at, code in enumerate(found.weights.columns, 1)}
    rows["pattern"] = rows["pattern_code"].map(order).fillna(0).astype(int)
    rows["industry_title"] = rows["industry_code"].map(analysis.panel.industry_title)
    conditions = [
        ~rows["included"],
        ~rows["counted"],
        rows["employment"].isna(),
        rows["pattern"].eq(0),
    ]
    rows["note"] = np.select(conditions, [LEFT_OUT, NOT_COUNTED, WITHHELD_JOBS, NO_PATTERN], "")
    return rows


def staffing_workings(analysis: Analysis) -> Sheet:
    """A row for each row of the definitions, then jobs by cluster and pattern."""
    ends = [_weights(analysis, end) for end in ENDS] if is_graded(analysis) else []
    blocks = (_rows(analysis), _weights(analysis), *ends, _wage_areas(analysis))
    return Sheet(
        STAFFING_WORKINGS_SHEET, "Workings of the occupations", Role.DATA, blocks, occupation_source(analysis)
    )


def is_graded(analysis: Analysis) -> bool:
    """Whether a member's jobs are not published: its occupations then have likely ranges."""
    members = analysis.occupations.members
    return bool((members["estimated"] & members["counted"]).any())


def weights_key(end: str) -> str:
    """The table of the members' likely low or high jobs by cluster and pattern.

    Examples
    --------
    >>> weights_key("low") == f"{WEIGHTS}_low"
    True
    """
    return f"{WEIGHTS}_{end}"


def row_formulas(*, graded: bool) -> dict[str, str]:
    """The live formula of every column of the workings: they follow the definitions, row by row."""

    def of_definitions(column: str) -> str:
        return f"INDEX({{{DEFINITIONS}.{column}}},[position])"

    takes_part = "[counted]*[included]"
    counts = f"{takes_part}*([pattern]>0)=1"

    def end(name: str) -> str:
        jobs = f"INDEX({{{NAICS}.likely_{name}_employment_last}},{of_definitions('row')})"
        return f"IF({counts},IFERROR({jobs}+0,0),0)"

    return {
        "slot": of_definitions("slot"),
        "counted": of_definitions("counted"),
        "key": f'{of_definitions("cluster")}&"|"&{of_definitions("code_text")}',
        "place": f"IF([counted]=1,IFERROR(MATCH({of_definitions('code_text')},{{{MEMBERS}.industry_code}},0),0),0)",
        "pattern": f"IF([place]=0,0,INDEX({{{MEMBERS}.pattern}},[place]))",
        "included": f'IF(IFERROR(INDEX({{{MEMBERS}.included}},MATCH({literally("[key]")},{{{MEMBERS}.key}},0))="{NO}",FALSE),0,1)',
        "jobs": f"IF([counted]=1,{of_definitions('employment_last')},0)",
        "weight": f"IF({counts},IFERROR([jobs]+0,0),0)",
        "withheld": f"IF({takes_part}=1,IF(ISNUMBER([jobs]),0,1),0)",
        "no_pattern": f"IF({takes_part}*([pattern]=0)*ISNUMBER([jobs])=1,1,0)",
        "left_out": "IF([counted]=1,1-[included],0)",
        **({f"weight_{name}": end(name) for name in ENDS} if graded else {}),
    }


def _rows(analysis: Analysis) -> Table:
    rows, formulas = _row_values(analysis), row_formulas(graded=is_graded(analysis))
    columns = (
        Column("position", "Row of the definitions", list(range(1, len(rows) + 1)), Unit.COUNT),
        *(
            Column(name, name.replace("_", " ").capitalize(), rows[name].tolist(),
                   Unit.TEXT if name == "key" else Unit.COUNT, Kind.DERIVED, formula)
            for name, formula in formulas.items()
        ),
    )  # fmt: skip
    return Table(ROWS, columns, caption="A row for each row of the definitions")


def _row_values(analysis: Analysis) -> pd.DataFrame:
    """What Python makes of the same formulas."""
    written = analysis.clusters.members
    written = written[written["industry_code"].ne("")].reset_index(drop=True)
    listed = member_rows(analysis)
    place = {code: at for at, code in reversed(list(enumerate(listed["industry_code"], 1)))}
    left_out = set(analysis.study.left_out)
    counted = written["counted"]
    rows = written.assign(
        slot=written["slot"].fillna(0).astype(int),
        key=written["cluster"] + "|" + written["industry_code"],
        place=written["industry_code"].map(place).where(counted.eq(1)).fillna(0).astype(int),
        included=[
            int(pair not in left_out)
            for pair in zip(written["cluster"], written["industry_code"], strict=True)
        ],
        jobs=written["employment_last"],
    )
    rows["pattern"] = [int(listed["pattern"].iloc[at - 1]) if at else 0 for at in rows["place"]]
    takes_part = rows["counted"].eq(1) & rows["included"].eq(1)
    rows["weight"] = rows["jobs"].where(takes_part & rows["pattern"].gt(0), 0.0).fillna(0.0)
    rows["withheld"] = (takes_part & rows["jobs"].isna()).astype(int)
    rows["no_pattern"] = (takes_part & rows["pattern"].eq(0) & rows["jobs"].notna()).astype(int)
    rows["left_out"] = (rows["counted"] * (1 - rows["included"])).astype(int)
    amounts = analysis.naics_table.set_index("industry_code").reindex(written["industry_code"])
    for end in ENDS:
        jobs = amounts[f"likely_{end}_employment_last"].set_axis(rows.index)
        rows[f"weight_{end}"] = jobs.where(takes_part & rows["pattern"].gt(0), 0.0).fillna(0.0)
    names = list(row_formulas(graded=is_graded(analysis)))
    spare = {name: {"key": "|", "included": 1}.get(name, 0) for name in names}
    padding = pd.DataFrame([spare] * (definition_size(analysis) - len(rows)), dtype=object)
    return pd.concat([rows[names].astype(object), padding], ignore_index=True)


def _weights(analysis: Analysis, end: str = "") -> Table:
    """Jobs by cluster and pattern: best values, or the members' likely low or high."""
    weights = analysis.occupations.ends[end] if end else analysis.occupations.weights
    amount = f"weight_{end}" if end else "weight"
    names = analysis.clusters.names
    return Table(
        weights_key(end) if end else WEIGHTS,
        (
            Column("cluster", "Cluster", list(names), Unit.TEXT, Kind.DERIVED, f'INDEX({{{CLUSTER_LIST}.name}},[slot])&""'),
            Column("slot", "Number", list(range(1, len(names) + 1)), Unit.COUNT),
            *(
                Column(f"p{number}", code, weights[code].tolist(), Unit.JOBS, Kind.DERIVED,
                       f"SUMIFS({{{ROWS}.{amount}}},{{{ROWS}.slot}},[slot],{{{ROWS}.pattern}},{number})")
                for number, code in enumerate(weights.columns, 1)
            ),
        ),
        caption="The region's jobs by cluster and staffing pattern",
    )  # fmt: skip


def _wage_areas(analysis: Analysis) -> Table:
    labels: list[Cell] = [wage_area_label(area) for area in analysis.occupations.wage_areas]
    return Table(WAGE_AREAS, (Column("label", "Areas with wages", labels or [None]),))


def wage_area_label(area: tuple[str, str]) -> str:
    """An area of the wage files by name and code: ``California (06000)``."""
    code, title = area
    return code if title == code else f"{title} ({code})"


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
        float(pay) if not np.isnan(pay) else TOP_CODED if above else UNAVAILABLE
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
    return [WITHHELD if np.isnan(value) else float(value) for value in jobs]


def _hidden(analysis: Analysis) -> tuple[Column, ...]:
    every = analysis.occupations.occupations
    numbers = every["compared_pay"].fillna(NO_PAY).replace(np.inf, TOP_PAY).tolist()
    return (
        Column("training", "Short training: 1 yes", training_lengths(every), Unit.COUNT, hidden=True),
        Column("compared", "Pay, to compare", numbers, Unit.DOLLARS, hidden=True),
        Column("position", "Position", list(range(1, len(every) + 1)), Unit.COUNT, hidden=True),
    )
