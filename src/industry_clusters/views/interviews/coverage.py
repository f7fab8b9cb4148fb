"""Step 8: how many interviews each cluster has, from whom, and which of its industries nobody has heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import LISTED
from industry_clusters.interviews import FEWEST, MOST
from industry_clusters.sheet_names import COVERAGE_SHEET, INTERVIEW_WORKINGS_SHEET, THEMES_SHEET
from industry_clusters.study import MemberRole
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, DEFINITIONS, definition_size
from industry_clusters.views.interviews.log import LOG, SOURCE, log_state
from industry_clusters.views.interviews.themes import ANSWERED
from industry_clusters.views.vocabulary.model import Column, Fields, Kind, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.analysis.interviews.interviews import Coverage, InterviewTables
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

COVERAGE, WORK = "coverage", "interview_work"
_NO_MEMBERS, _ALL_HEARD = "no industry is defined", "every industry is covered"


def coverage_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """One row for each cluster."""
    words = Paragraph(
        f"A cluster is covered when {FEWEST} to {MOST} employers from all its parts have been interviewed. Interviews that took place "
        "are counted (a cluster of the definitions and a date in the log). An industry is covered when one of them "
        f"carries its NAICS code; the first {LISTED} that are not covered are named. A question is answered when one interview has key "
        f"points of it; '{THEMES_SHEET}' counts them one by one."
    )
    title = f"Interview coverage: {analysis.region.label}"
    return Sheet(
        COVERAGE_SHEET,
        title,
        Role.RESULT,
        (words, Fields(log_state(tables)), _coverage(analysis, tables)),
        SOURCE,
    )


def _coverage(analysis: Analysis, tables: InterviewTables) -> Table:
    size, formulas = max(len(analysis.clusters.names), 1), coverage_formulas(len(analysis.clusters.names))

    def column(
        key: str, label: str, values: Sequence[Cell], unit: Unit, empty: Cell, width: float | None
    ) -> Column:
        filled = padded(values, size, empty)
        return Column(
            key, label, filled, unit, Kind.DERIVED, formulas[key], width=width, hidden=width is None
        )

    rows = tables.coverage
    return Table(
        COVERAGE,
        (
            column("cluster", "Cluster", [row.cluster for row in rows], Unit.LONG_TEXT, "", 26.0),
            column("state", "Status", [row.state for row in rows], Unit.LONG_TEXT, _empty_state(), 34.0),
            column("done", "Done", [row.done for row in rows], Unit.COUNT, 0, 8.0),
            *(
                column(f"done_{at}", role.capitalize(), [row.by_role[at] for row in rows], Unit.COUNT, 0, 13.0)
                for at, role in enumerate(MemberRole)
            ),
            column("members", "Industries", [row.members for row in rows], Unit.COUNT, 0, 12.0),
            column("heard", "of which covered", [row.heard for row in rows], Unit.COUNT, 0, 10.0),
            column("answered", "Questions answered", [_answered(at, tables) for at, _ in enumerate(rows, 1)], Unit.COUNT, 0, 11.0),
            column("unheard", "No interview yet", [_unheard(row, tables) for row in rows], Unit.LONG_TEXT, _NO_MEMBERS, 82.0),
            Column("slot", "Slot", list(range(1, size + 1)), Unit.COUNT, hidden=True),
            *(
                column(f"members_{at}", f"Members: {role}", [row.members_by_role[at] for row in rows], Unit.COUNT, 0, None)
                for at, role in enumerate(MemberRole)
            ),
            column("roles", "Roles not covered", [row.roles_missing for row in rows], Unit.TEXT, "", None),
            *(
                column(f"open_{at}", f"Not covered, {at}", [_nth(row.unheard, at) for row in rows], Unit.COUNT, "", None)
                for at in range(1, LISTED + 1)
            ),
        ),
    )  # fmt: skip


def _empty_state() -> str:
    return f"none yet, {FEWEST} to {MOST} to do"


def _answered(slot: int, tables: InterviewTables) -> int:
    """Questions that an interview of the cluster answers."""
    return sum(row[slot] > 0 for row in tables.answered)


def _nth(places: Sequence[int], number: int) -> Cell:
    return places[number - 1] if number <= len(places) else ""


def _unheard(row: Coverage, tables: InterviewTables) -> str:
    if row.members == 0:
        return _NO_MEMBERS
    if not row.unheard:
        return _ALL_HEARD
    named = (tables.members[at - 1] for at in row.unheard[:LISTED])
    text = ", ".join(f"{member.industry_code} {member.industry_title}" for member in named)
    more = len(row.unheard) - LISTED
    return f"{text}, and {more} more" if more > 0 else text


def coverage_formulas(clusters: int) -> dict[str, str]:
    """The live formula of every column of the coverage of so many clusters."""
    answered = f"INDEX({{{ANSWERED}.every:{f'cluster_{clusters}' if clusters else 'every'}}},0,[slot]+1)"
    done = f"({{{LOG}.slot}}=[slot])*({{{LOG}.done}}=1)"
    here = f"({{{WORK}.slot}}=[slot])*({{{WORK}.counted}}=1)"
    roles = list(enumerate(MemberRole))
    shown = "&".join(
        f'IF([open_{at}]="","",{_comma(at)}INDEX({{{WORK}.code}},[open_{at}])&" "&INDEX({{{WORK}.title}},[open_{at}]))'
        for at in range(1, LISTED + 1)
    )
    to_go = f'[done]&" of {FEWEST} to {MOST}, "&({FEWEST}-[done])&" to go"'
    enough = f'[done]&IF([done]<={MOST},", enough",", more than {MOST}")'
    rest = 'IF([roles]="","","; nobody yet who is "&MID([roles],3,100))'
    left = f"[members]-[heard]-{LISTED}"
    return {
        "cluster": f'INDEX({{{CLUSTER_LIST}.name}},[slot])&""',
        "done": f"SUMPRODUCT({done})",
        "state": f'IF([done]=0,"{_empty_state()}",IF([done]<{FEWEST},{to_go},{enough})&{rest})',
        **{f"done_{at}": f'SUMPRODUCT({done}*({{{LOG}.role}}="{role}"))' for at, role in roles},
        "members": f"SUMPRODUCT({here})",
        "heard": f"SUMPRODUCT({here}*({{{WORK}.interviews}}>0))",
        "answered": f'COUNTIF({answered},">0")' if clusters else "0",
        "unheard": (
            f'IF([members]=0,"{_NO_MEMBERS}",IF([open_1]="","{_ALL_HEARD}",{shown}'
            f'&IF({left}>0,", and "&({left})&" more","")))'
        ),
        **{f"members_{at}": f'SUMPRODUCT({here}*({{{WORK}.role}}="{role}"))' for at, role in roles},
        "roles": "&".join(f'IF(([members_{at}]>0)*([done_{at}]=0),", {role}","")' for at, role in roles),
        **{
            f"open_{at}": f'IFERROR(AGGREGATE(15,6,{{{WORK}.position}}/(({{{WORK}.slot}}=[slot])*({{{WORK}.open}}=1)),{at}),"")'
            for at in range(1, LISTED + 1)
        },
    }


def _comma(place: int) -> str:
    return '", "&' if place > 1 else ""


def workings_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """The definitions' rows with the interviews of each."""
    table = Table(WORK, tuple(_work_columns(analysis, tables)), filters=True, freeze_columns=0)
    return Sheet(
        INTERVIEW_WORKINGS_SHEET, "Workings of the interviews' coverage", Role.DATA, (table,), SOURCE
    )


def _work_columns(analysis: Analysis, tables: InterviewTables) -> Iterator[Column]:
    size = definition_size(analysis)
    rows = tables.members
    yield Column("position", "Row of the definitions", list(range(1, size + 1)), Unit.COUNT)
    for key, label, unit, values, empty, formula in (
        ("slot", "Number of the cluster", Unit.COUNT, [row.slot for row in rows], 0, _found("slot")),
        ("code", "NAICS", Unit.CODE, [row.industry_code for row in rows], "", _found("code_text")),
        ("title", "Industry", Unit.TEXT, [row.industry_title for row in rows], "", f'{_found("industry_title")}&""'),
        ("role", "Role", Unit.TEXT, [row.role for row in rows], "", f'{_found("role")}&""'),
        ("counted", "Counts in its cluster", Unit.COUNT, [int(row.counted) for row in rows], 0, _found("counted")),
        ("interviews", "Interviews done", Unit.COUNT, [row.interviews for row in rows], 0,
         f"IF([counted]=1,SUMPRODUCT(({{{LOG}.slot}}=[slot])*({{{LOG}.done}}=1)*({{{LOG}.code_text}}=[code])),0)"),
        ("open", "Not covered yet", Unit.COUNT, [int(row.is_open) for row in rows], 0,
         "IF(([counted]=1)*([interviews]=0),1,0)"),
    ):  # fmt: skip
        filled = padded(values, size, empty)
        yield Column(key, label, filled, unit, Kind.DERIVED, formula)


def _found(column: str) -> str:
    return f"INDEX({{{DEFINITIONS}.{column}}},[position])"
