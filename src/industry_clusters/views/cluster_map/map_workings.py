"""Where each row of the definitions stands on its cluster's map, live: its list, its rank, and what the page looks up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.cluster_map import BEST_VALUES, MapPart, by_list, listed
from industry_clusters.analysis.once import once
from industry_clusters.measures.margins import Grade
from industry_clusters.sheet_names import MAP_WORKINGS_SHEET
from industry_clusters.views.clusters.definitions import DEFINITIONS, definition_size
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.figures import shown_column
from industry_clusters.views.vocabulary.model import Column, Kind, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from industry_clusters.analysis.clusters.cluster_map import Listed
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

MAP_MEMBERS = "map_members"
_NOT_COUNTED, _WITHHELD = -2, -1
NO_FIGURE = "\N{EN DASH}"
"""Stands for a figure that is known as a range only, or cannot be compared."""


def map_workings_sheet(analysis: Analysis) -> Sheet:
    """A row for each row of the definitions, and the lists of each cluster's page."""
    guide = (
        "What the cluster pages look up: for each row of the definitions its list and its rank by jobs; then the lists of each page, "
        "and what its boxes say of each line."
    )
    lists: list[Block] = [
        member_list(analysis, slot, name)
        for slot in range(1, len(analysis.clusters.names) + 1)
        for name in PAIRS
    ]
    blocks: tuple[Block, ...] = (Paragraph(guide, "note"), _members(analysis), *lists)
    return Sheet(
        MAP_WORKINGS_SHEET, "Workings of the cluster pages", Role.DATA, blocks, source_line(analysis)
    )


PAIRS = {
    "industries": (MapPart.EXPORT, MapPart.SERVING),
    "support": (MapPart.SUPPORT, MapPart.NO_ROLE),
}
"""The lists of a page, two side by side."""
SIDES = ("left", "right")
LONGEST_LINE = 46
"""Letters of a title in a box; a longer one is cut."""
_LINES, _FEWEST, _SUPPORT_LINES = 14, 2, 5
"""Lines of a page's lists in all, of a list at least, and what supporting members may take where both are long."""


@once
def lines_of_lists(analysis: Analysis, slot: int) -> tuple[int, int]:
    """How many lines each pair of lists has, as many as its members need at the build, and all that a page holds."""
    lists = lists_of(analysis)
    first, second = (
        max(_FEWEST, *(len(lists.get((slot, part), ())) for part in parts)) for parts in PAIRS.values()
    )
    second = min(second, max(_SUPPORT_LINES, _LINES - first))
    return min(first, _LINES - second), second


def list_key(slot: int, name: str) -> str:
    """The table of two lists of a page."""
    return f"map_{slot}_{name}"


def member_list(analysis: Analysis, slot: int, name: str) -> Table:
    """Two lists side by side."""
    lines = lines_of_lists(analysis, slot)[list(PAIRS).index(name)]
    columns = [
        column
        for side, part in zip(SIDES, PAIRS[name], strict=True)
        for column in _list_columns(analysis, slot, part, lines, side)
    ]
    return Table(list_key(slot, name), tuple(columns))


def _list_columns(analysis: Analysis, slot: int, part: MapPart, lines: int, side: str) -> list[Column]:
    place = f"place_{side}"
    values = line_values(analysis, slot, part, lines)
    formulas = [line_formulas(slot, part, line, lines, place) for line in range(1, lines + 1)]

    def derived(name: str, label: str, unit: Unit) -> Column:
        key = place if name == "place" else f"{name}_{side}"
        return Column(
            key, label, values[name], unit, Kind.DERIVED, formulas=[line[name] for line in formulas]
        )

    said = [line_words(title, jobs) for title, jobs in zip(values["title"], values["jobs"], strict=True)]
    return [
        derived("place", "Row of the definitions", Unit.COUNT),
        derived("title", part.capitalize(), Unit.TEXT),
        derived("jobs", "Jobs", Unit.JOBS),
        Column(f"said_{side}", "Line", list(said), Unit.TEXT, Kind.DERIVED, _line_formula(side)),
    ]


def line_words(title: Cell, jobs: Cell) -> str:
    """A line of a box: a member and its jobs."""
    text = str(title)
    cut = text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "\N{HORIZONTAL ELLIPSIS}"
    if isinstance(jobs, int | float):
        return cut if math.isnan(jobs) else f"{cut}: {jobs:,.0f}"
    return f"{cut}: {jobs}" if jobs else cut


def _line_formula(side: str) -> str:
    title, jobs = f"[title_{side}]", f"[jobs_{side}]"
    cut = (
        f'IF(LEN({title})>{LONGEST_LINE},LEFT({title},{LONGEST_LINE - 1})&"\N{HORIZONTAL ELLIPSIS}",{title})'
    )
    number = f'IF(ISNUMBER({jobs}),": "&TEXT({jobs},"#,##0"),IF({jobs}="","",": "&{jobs}))'
    return f'{cut}&IFERROR({number},"")'


def group(slot: int, part: MapPart) -> str:
    """How a list is called in the workings.

    Examples
    --------
    >>> group(3, MapPart.SUPPORT)
    '3|support'
    """
    return f"{slot}|{part}"


def _members(analysis: Analysis) -> Table:
    rows, size = analysis.map_members, definition_size(analysis)
    counted = rows["part"].ne("")
    groups = (rows["slot"].astype(str) + "|" + rows["part"]).where(counted, "")
    jobs = rows["jobs"].fillna(_WITHHELD).where(counted, _NOT_COUNTED)
    keys = groups + "|" + rows["rank"].astype(str)
    estimated = (rows["grade_last"].gt(Grade.PUBLISHED) & counted).astype(int)

    def filled(values: Sequence[Cell], empty: Cell) -> list[Cell]:
        return padded(values, size, empty)

    def derived(key: str, label: str, values: list[Cell], unit: Unit, formula: str) -> Column:
        return Column(key, label, values, unit, Kind.DERIVED, formula)

    role = f'LOWER(TRIM(INDEX({{{DEFINITIONS}.role}},[number])&""))'
    known = ",".join(f'{role}="{part}"' for part in MapPart if part is not MapPart.NO_ROLE)
    part = f'IF(OR({known}),{role},"{MapPart.NO_ROLE}")'
    own, larger = (
        f"({{{MAP_MEMBERS}.group}}=[group])",
        f"({{{MAP_MEMBERS}.jobs}}>[jobs])",
    )
    before = f"({{{MAP_MEMBERS}.jobs}}=[jobs])*({{{MAP_MEMBERS}.number}}<=[number])"
    looked_up = f"INDEX({{{NAICS}.best_employment_last}},INDEX({{{DEFINITIONS}.row}},[number]))"
    grade = f"INDEX({{{NAICS}.grade_last}},INDEX({{{DEFINITIONS}.row}},[number]))"
    return Table(
        MAP_MEMBERS,
        (
            Column("number", "Row of the definitions", list(range(1, size + 1)), Unit.COUNT),
            derived("group", "Cluster and list", filled(groups.tolist(), ""), Unit.TEXT,
                    f'IF(INDEX({{{DEFINITIONS}.counted}},[number])=1,INDEX({{{DEFINITIONS}.slot}},[number])&"|"&{part},"")'),
            derived("estimated", "Not published", filled(estimated.tolist(), 0), Unit.COUNT,
                    f'IF([group]="",0,IFERROR(IF({grade}>1,1,0),0))'),
            derived("jobs", f"Jobs ({_WITHHELD}: not disclosed)", filled(jobs.tolist(), _NOT_COUNTED), Unit.JOBS,
                    f'IF([group]="",{_NOT_COUNTED},IFERROR({looked_up},{_WITHHELD}))'),
            derived("rank", "Rank in its list", filled(rows["rank"].tolist(), 0), Unit.COUNT,
                    f'IF([group]="",0,SUMPRODUCT({own}*({larger}+{before})))'),
            derived("key", "Key", filled(keys.tolist(), "|0"), Unit.TEXT, '[group]&"|"&[rank]'),
        ),
    )  # fmt: skip


def line_formulas(slot: int, part: MapPart, line: int, lines: int, place: str) -> dict[str, str]:
    """The formulas of one line of a list; ``place`` is the column that holds its row of the workings.

    The last line is a member where all fit, else it says what the rest is.
    """
    name, last = f'"{group(slot, part)}"', line == lines
    total = f"COUNTIF({{{MAP_MEMBERS}.group}},{name})"
    found = f'IFERROR(MATCH({name}&"|{line}",{{{MAP_MEMBERS}.key}},0),"")'
    naics = f"INDEX({{{DEFINITIONS}.row}},[{place}])"
    rest = f'{{{MAP_MEMBERS}.group}},{name},{{{MAP_MEMBERS}.rank}},">={lines}"'
    withheld = f'COUNTIFS({rest},{{{MAP_MEMBERS}.jobs}},"<0")'
    known = f'COUNTIFS({rest},{{{MAP_MEMBERS}.jobs}},">=0")'
    jobs_of_rest = f'IF({known}=0,NA(),SUMIFS({{{MAP_MEMBERS}.jobs}},{rest},{{{MAP_MEMBERS}.jobs}},">=0"))'
    estimated = f"COUNTIFS({rest},{{{MAP_MEMBERS}.estimated}},1)"
    said = f'IF({withheld}>0,", "&{withheld}&" not disclosed: at least",IF({estimated}>0,"{BEST_VALUES}",""))'
    words = f'"and "&({total}-{lines - 1})&" more"&{said}'
    nothing = f'IF({total}=0,"none","")' if line == 1 else '""'
    empty = {"title": nothing, "jobs": '""'}
    if last:
        empty |= {
            "title": f'IF({total}>{lines},{words},"")',
            "jobs": f'IF({total}>{lines},{jobs_of_rest},"")',
        }
    title, jobs, shown, grade = (
        f"INDEX({{{NAICS}.{name}}},{naics})"
        for name in ("industry_title", "employment_last", "shown_last", "grade_last")
    )
    member = {"title": title, "jobs": f'IFERROR(IF({grade}=1,{jobs},{shown}),"{NO_FIGURE}")'}
    return {
        "place": f'IF({total}>{lines},"",{found})' if last else found,
        **{key: f'IF([{place}]="",{empty[key]},{formula})' for key, formula in member.items()},
    }


@once
def lists_of(analysis: Analysis) -> dict[tuple[int, str], pd.DataFrame]:
    """The members of each list of the cluster maps."""
    return by_list(analysis.map_members)


@once
def line_values(analysis: Analysis, slot: int, part: MapPart, lines: int) -> dict[str, list[Cell]]:
    """The values of all lines of a list, by column."""
    of_list = lists_of(analysis).get((slot, part))
    rows = listed(of_list, lines)
    named = sum(row.place is not None for row in rows)
    own = analysis.map_members.iloc[:0] if of_list is None else of_list.iloc[:named]
    texts = shown_column(own, "employment_last", "grade_last", Unit.JOBS)
    figures = {
        place: NO_FIGURE if math.isnan(grade) else number if grade == Grade.PUBLISHED else text
        for place, number, grade, text in zip(
            own.index, own["employment_last"].tolist(), own["grade_last"].tolist(), texts, strict=True
        )
    }

    def jobs(row: Listed) -> Cell:
        if row.place is None:
            return "" if row.jobs is None else row.jobs
        return figures[row.place]

    return {
        "title": [row.title for row in rows],
        "jobs": [jobs(row) for row in rows],
        "place": ["" if row.place is None else row.place + 1 for row in rows],
    }
