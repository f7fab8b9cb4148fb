"""Step 10: the members of clusters with the staffing pattern of each, and the workings that follow the definitions row by row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.once import once
from industry_clusters.sheet_names import STAFFING_WORKINGS_SHEET, WEIGHTS_SHEET
from industry_clusters.views.clusters.definitions import (
    CLUSTER_LIST,
    DEFINITIONS,
    definition_size,
    of_definitions,
    of_naics,
)
from industry_clusters.views.occupations.occupation_words import occupation_source
from industry_clusters.views.occupations.staffing_sheets import MEMBERS, ROWS, WAGE_AREAS, WEIGHTS
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
from industry_clusters.views.vocabulary.worked import (
    Worked,
    Workings,
    as_number,
    cases,
    found,
    here,
    is_above,
    is_equal,
    is_number,
    joined,
    less,
    padded,
    place_in,
    product,
    unless_error,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell
YES, NO = "Yes", "No"
NOT_COUNTED = "Not counted in this cluster"
LEFT_OUT = "Left out by you"
WITHHELD_JOBS = "Jobs not disclosed: not counted"
NO_PATTERN = "No staffing pattern: not counted"
ENDS = ("low", "high")
"""Of the members' likely ranges."""


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
    rows = member_columns(analysis)
    typed = Choice((YES, NO), f"{YES} or {NO}.")
    return Table(
        MEMBERS,
        (
            Column("cluster", "Cluster", rows["cluster"].values, Unit.TEXT),
            Column("industry_code", "NAICS", rows["industry_code"].values, Unit.CODE),
            Column("included", "Included", rows["included"].values, Unit.TEXT, Kind.INPUT, validation=typed, width=11.0),
            Column("industry_title", "Industry", rows["industry_title"].values, Unit.LONG_TEXT, width=44.0),
            rows["employment"].column("employment", f"Jobs {analysis.study.last_year}", Unit.JOBS),
            Column("pattern_code", "Pattern", rows["pattern_code"].values, Unit.CODE, width=11.0),
            Column("pattern_digits", "Digits", rows["pattern_digits"].values, Unit.COUNT),
            rows["note"].column("note", "Note", Unit.TEXT, width=32.0),
            Column("pattern", "Number of the pattern", rows["pattern"].values, Unit.COUNT, hidden=True),
            Column("key", "Key", rows["key"].values, hidden=True),
        ),
        filters=True,
        freeze_columns=2,
        name_range=MEMBERS,
    )  # fmt: skip


@once
def member_columns(analysis: Analysis) -> dict[str, Worked]:
    """The members as the sheet lists them; what was left out before stays listed when it is no member any more."""
    members, patterns = analysis.occupations.members, analysis.occupations.patterns
    known = list(zip(members["cluster"], members["industry_code"], strict=True))
    listed = [*known, *(pair for pair in analysis.study.left_out if pair not in set(known))]

    def own(name: str, empty: Cell) -> list[Cell]:
        return padded(members[name].tolist(), len(listed), empty)

    columns = () if patterns is None else analysis.occupations.weights.columns
    order: dict[Cell, int] = {code: at for at, code in enumerate(columns, 1)}
    codes = own("pattern_code", "")
    rows: dict[str, list[Cell]] = {
        "cluster": [name for name, _ in listed],
        "industry_code": [code for _, code in listed],
        "included": [YES if flag else NO for flag in own("included", empty=False)],
        "industry_title": [analysis.panel.industry_title(code) for _, code in listed],
        "pattern_code": codes,
        "pattern_digits": [_or_empty(digits) for digits in own("pattern_digits", 0)],
        "pattern": [order.get(code, 0) for code in codes],
        "key": ["|".join(pair) for pair in listed],
    }
    made = {name: here(name, values) for name, values in rows.items()}
    return {**made, **_jobs_and_note(analysis, made, own("counted", empty=False))}


def _or_empty(digits: Any) -> Cell:
    return None if not digits or math.isnan(digits) else int(digits)


def _jobs_and_note(
    analysis: Analysis, rows: Mapping[str, Worked], counted: Sequence[Cell]
) -> dict[str, Worked]:
    """A member's jobs, and why they do not count."""
    made = Workings()
    place = place_in(of_naics(analysis, "industry_code"), rows["industry_code"])
    jobs = made.add(
        "employment", unless_error(found(of_naics(analysis, "best_employment_last"), place), None)
    )
    counts = f"SUMPRODUCT(--({{{DEFINITIONS}.cluster}}=[cluster]),--({{{DEFINITIONS}.code_text}}=[industry_code]),{{{DEFINITIONS}.counted}})"
    without = cases((is_equal(rows["pattern"], 0), NO_PATTERN), otherwise="")
    made.add(
        "note",
        cases(
            (is_equal(rows["included"], NO), LEFT_OUT),
            (is_equal(Worked(counts, [int(bool(one)) for one in counted]), 0), NOT_COUNTED),
            (is_number(jobs), without),
            otherwise=WITHHELD_JOBS,
        ),
    )
    return made.columns


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


def _rows(analysis: Analysis) -> Table:
    worked = row_columns(analysis)
    columns = (
        Column(
            "position", "Row of the definitions", list(range(1, definition_size(analysis) + 1)), Unit.COUNT
        ),
        *(
            one.column(name, name.replace("_", " ").capitalize(), Unit.TEXT if name == "key" else Unit.COUNT)
            for name, one in worked.items()
        ),
    )
    return Table(ROWS, columns, caption="A row for each row of the definitions")


def row_columns(analysis: Analysis) -> dict[str, Worked]:
    """Every column of the workings: they follow the definitions, row by row."""
    made, rows = Workings(), member_columns(analysis)
    position = here("position", list(range(1, definition_size(analysis) + 1)))

    def of_row(name: str) -> Worked:
        return found(of_definitions(analysis, name), position)

    def of_members(name: str) -> Worked:
        return Worked(f"{{{MEMBERS}.{name}}}", rows[name].values)

    made.add("slot", of_row("slot"))
    counted = made.add("counted", of_row("counted"))
    key = made.add("key", joined(of_row("cluster"), "|", of_row("code_text")))
    listed = unless_error(place_in(of_members("industry_code"), of_row("code_text")), 0)
    place = made.add("place", cases((is_equal(counted, 1), listed), otherwise=0))
    pattern = made.add(
        "pattern", cases((is_equal(place, 0), 0), otherwise=found(of_members("pattern"), place))
    )
    said = found(of_members("included"), place_in(of_members("key"), key, any_sign=True))
    included = made.add(
        "included", cases((unless_error(is_equal(said, NO), otherwise=False), 0), otherwise=1)
    )
    jobs = made.add("jobs", cases((is_equal(counted, 1), of_row("employment_last")), otherwise=0))
    takes_part = product(counted, included)
    counts = is_equal(product(takes_part, is_above(pattern, 0)), 1)
    made.add("weight", cases((counts, unless_error(as_number(jobs), 0)), otherwise=0))
    made.add(
        "withheld", cases((is_equal(takes_part, 1), cases((is_number(jobs), 0), otherwise=1)), otherwise=0)
    )
    without = is_equal(product(takes_part, is_equal(pattern, 0), is_number(jobs)), 1)
    made.add("no_pattern", cases((without, 1), otherwise=0))
    made.add("left_out", cases((is_equal(counted, 1), less(1, included)), otherwise=0))
    for end in ENDS if is_graded(analysis) else ():
        likely = as_number(found(of_naics(analysis, f"likely_{end}_employment_last"), of_row("row")))
        made.add(f"weight_{end}", cases((counts, unless_error(likely, 0)), otherwise=0))
    return made.columns


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
