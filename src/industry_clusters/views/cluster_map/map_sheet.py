"""Step 11: the cluster map, a landscape page for each cluster, in cells.

All maps stand on one sheet, a printed page each: so a team prints one page or all, the workbook does not grow thirty
tabs, and a cluster that is renamed or reordered finds its page by its number. Every figure is a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_map import MapPart
from industry_clusters.measures.margins import Grade
from industry_clusters.measures.staffing import ENTRY, HIGH, LEVELS, MID
from industry_clusters.sheet_names import DEFINITIONS_SHEET, MAP_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.cluster_map.map_workings import (
    NO_FIGURE,
    line_formulas,
    line_values,
    number_or_dash,
    or_dash,
)
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, shown_summary
from industry_clusters.views.clusters.definitions import CLUSTER_LIST
from industry_clusters.views.occupations.cluster_occupations import MOST_LISTED, block_key, listed_jobs
from industry_clusters.views.occupations.occupation_levels import COVERAGE, OCCUPATION_LEVELS
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, levels_source
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Heading,
    Kind,
    NoteBox,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import (
    as_excel_rounds,
    header,
    live_text,
    names_of,
    quoted,
    source_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

_LINES, _FEWEST, _SUPPORT_LINES = 14, 2, 5
"""Lines of a page's lists in all, of a list at least, and what supporting members may take where both are long."""
_NAMED_OCCUPATIONS, _BOX_LINES = 3, 4
_WORDS_WIDTH, _NUMBER_WIDTHS = 50.0, {"jobs": 14.0, "growth": 9.0, "quotient": 9.0}
_HEADERS = {
    MapPart.EXPORT: "Export-oriented industries",
    MapPart.SERVING: "Population-serving industries",
    MapPart.SUPPORT: "Support sectors",
    MapPart.NO_ROLE: "Members without a role",
}
_PAIRS = {
    "industries": (MapPart.EXPORT, MapPart.SERVING),
    "support": (MapPart.SUPPORT, MapPart.NO_ROLE),
}
_FIGURE = ("figure",)
_SHOWN_LEVELS = (HIGH, MID, ENTRY)
RULE = (
    "Members rank by jobs in the last year, at their best values. What does not fit is counted in the last line of a list. A dash: "
    "known as a range only, or not comparable."
)
PROMPT = (
    "Infrastructure and institutions: transport; land and buildings; energy and water; broadband; training and research; "
    "finance (yours to type, kept in every build)"
)


def _source(analysis: Analysis) -> Formula:
    """The source line, with whose wages the levels of pay follow."""
    line, more = source_line(analysis), levels_source(analysis)
    return Formula(f"{line.text}&{quoted(more)}", f"{line.value}{more}") if more else line


def map_sheet(analysis: Analysis) -> Sheet:
    """A page for each cluster."""
    guide = live_text(
        f"One printed page a cluster. {RULE} Quotients compare with {{reference}}; pay is in dollars of {{dollar_year}}.",
        names_of(analysis),
    )
    blocks: list[Block] = [Paragraph(guide, "note")]
    if not analysis.clusters.names:
        blocks.append(
            Paragraph(
                f"No cluster is defined yet. Write some on '{DEFINITIONS_SHEET}' and build the workbook again."
            )
        )
    summary = shown_summary(analysis)
    for slot in range(1, len(analysis.clusters.names) + 1):
        blocks += _page(analysis, slot, summary.iloc[slot - 1])
    title = f"Cluster map of {analysis.region.label}"
    source = _source(analysis)
    return Sheet(MAP_SHEET, title, Role.INPUT, tuple(blocks), source, full_width=True)


def infrastructure_key(slot: int) -> str:
    """The name of the cell in which a team types what a cluster rests on."""
    return f"infrastructure_{slot}"


def _page(analysis: Analysis, slot: int, row: pd.Series[Any]) -> Iterator[Block]:
    name = analysis.clusters.names[slot - 1]
    region = analysis.study.region.name
    heading = Formula(
        f'INDEX({{{CLUSTER_LIST}.name}},{slot})&": cluster map, "&region_name',
        f"{name}: cluster map, {region}",
    )
    yield Heading(heading, new_page=slot > 1)
    yield _head(analysis, slot, row)
    for lines, (part, parts) in zip(lines_of_lists(analysis, slot), _PAIRS.items(), strict=True):
        yield _lists(analysis, slot, part, parts, lines)
    yield _occupations(analysis, slot)
    text = analysis.study.infrastructure.get(name, "")
    yield NoteBox(infrastructure_key(slot), PROMPT, text, _BOX_LINES)


def lines_of_lists(analysis: Analysis, slot: int) -> tuple[int, int]:
    """How many lines each pair of lists has, as many as its members need at the build, and all that a page holds."""
    members = analysis.map_members
    counts = members.loc[members["slot"].eq(slot), "part"].value_counts()
    first, second = (max(_FEWEST, *(int(counts.get(part, 0)) for part in parts)) for parts in _PAIRS.values())
    second = min(second, max(_SUPPORT_LINES, _LINES - first))
    return min(first, _LINES - second), second


def _head(analysis: Analysis, slot: int, row: pd.Series[Any]) -> Table:
    """The cluster's own figures, from its ``row`` of the summary."""

    def of_summary(name: str) -> str:
        return f"INDEX({{{SUMMARY}.{name}}},MATCH({slot},{{{SUMMARY}.slot}},0))"

    def figure(name: str, width: float) -> Column:
        unit, value, formula = Unit(TERMS[name].unit), row[name], number_or_dash(of_summary(name))
        empty = row["members"] == 0
        if name == "employment_last":
            jobs, text = of_summary(name), of_summary("shown_last")
            formula = f'IFERROR(IF({of_summary("grade_last")}=1,{jobs},{text}),"{NO_FIGURE}")'
            value = row["shown_last"] if not empty and row["grade_last"] != Grade.PUBLISHED else value
        elif not empty:
            value = or_dash(float(value))
        formula = f'IF({of_summary("members")}=0,"",{formula})' if name != "members" else of_summary(name)
        return Column(
            name, header(name, analysis), [value], unit, Kind.DERIVED, formula, states=_FIGURE, width=width
        )  # fmt: skip

    change, first = of_summary("employment_change"), of_summary("employment_first")
    share = f'IF({of_summary("members")}=0,"",IFERROR({change}/{first},"{NO_FIGURE}"))'
    ratio = "" if row["members"] == 0 else or_dash(_ratio(row["employment_change"], row["employment_first"]))
    years = live_text(
        "{first_year} to {last_year}, beside {reference}; base: {base_total}", names_of(analysis)
    )
    said, live = (years.value, years.text) if isinstance(years, Formula) else (years, "")
    remark = str(row["remark"])
    about = f'{live}&IF({of_summary("remark")}="","","; "&{of_summary("remark")})'
    return Table(
        f"map_{slot}_head",
        (
            Column("about", "What is compared", [f"{said}; {remark}" if remark else said], Unit.LONG_TEXT, Kind.DERIVED,
                   about, width=_WORDS_WIDTH),
            figure("employment_last", _NUMBER_WIDTHS["jobs"]),
            figure("growth", _NUMBER_WIDTHS["growth"]),
            figure("quotient_last", _NUMBER_WIDTHS["quotient"]),
            figure("pay_last", _WORDS_WIDTH),
            figure("employment_change", _NUMBER_WIDTHS["jobs"]),
            Column("change_share", "Change in %", [ratio], Unit.PERCENT, Kind.DERIVED, share, states=_FIGURE),
            figure("members", _NUMBER_WIDTHS["quotient"]),
        ),
    )  # fmt: skip


def _ratio(change: float, first: float) -> float:
    return change / first if first else float("nan")


def _lists(analysis: Analysis, slot: int, name: str, parts: tuple[MapPart, MapPart], lines: int) -> Table:
    """Two lists side by side."""
    shown: list[Column] = []
    hidden: list[Column] = []
    for side, part in zip(("left", "right"), parts, strict=True):
        columns = _list_columns(analysis, slot, part, lines, side)
        shown += columns[:-1]
        hidden += columns[-1:]
    return Table(f"map_{slot}_{name}", (*shown, *hidden))


def _list_columns(analysis: Analysis, slot: int, part: MapPart, lines: int, side: str) -> list[Column]:
    place = f"place_{side}"
    values = line_values(analysis, slot, part, lines)
    formulas = [line_formulas(slot, part, line, lines, place) for line in range(1, lines + 1)]

    def derived(name: str, label: str | Formula, unit: Unit, *, hidden: bool = False) -> Column:
        key = place if name == "place" else f"{name}_{side}"
        return Column(
            key, label, values[name], unit, Kind.DERIVED, formulas=[line[name] for line in formulas], hidden=hidden,
            width=_NUMBER_WIDTHS.get(name, _WORDS_WIDTH if name == "title" else None),
        )  # fmt: skip

    return [
        derived("title", _HEADERS[part], Unit.TEXT),
        derived("jobs", header("employment_last", analysis), Unit.JOBS),
        derived("growth", header("growth", analysis), Unit.PERCENT),
        derived("quotient", header("quotient_last", analysis), Unit.QUOTIENT),
        derived("place", "Row of the definitions", Unit.COUNT, hidden=True),
    ]


def _occupations(analysis: Analysis, slot: int) -> Block:
    """Jobs by level of pay, and the largest occupations of each level."""
    found = analysis.occupations
    if found.is_empty:
        return Paragraph(
            "Occupations by level of pay: no staffing patterns were given; the sheet 'Occupations' says which files to add.",
            "note",
        )
    name = analysis.clusters.names[slot - 1]
    rows = found.levels[found.levels["cluster"].eq(name)].set_index("level").loc[list(_SHOWN_LEVELS)]
    places = [(slot - 1) * len(LEVELS) + LEVELS.index(level) + 1 for level in _SHOWN_LEVELS]

    def of_levels(key: str, label: str, column: str, unit: Unit) -> Column:
        formulas = [f"INDEX({{{OCCUPATION_LEVELS}.{key}}},{place})" for place in places]
        return Column(key, label, rows[column].tolist(), unit, Kind.DERIVED, formulas=formulas)

    cover = found.coverage[found.coverage["cluster"].eq(name)].iloc[0]
    words: list[Cell] = [_level_words(level, slot, cover["low"], cover["high"]) for level in _SHOWN_LEVELS]
    named: list[Cell] = [_largest(analysis, slot, level) for level in _SHOWN_LEVELS]
    return Table(
        f"map_{slot}_levels",
        (
            Column("level", "Occupations by level of pay", words, Unit.TEXT, width=_WORDS_WIDTH),
            of_levels("jobs", f"Jobs {analysis.study.last_year}", "employment", Unit.JOBS),
            of_levels("share", "Share", "share", Unit.SHARE),
            of_levels("pay", "Pay a year", "average_pay", Unit.DOLLARS),
            Column("named", f"Largest of the {MOST_LISTED} occupations with most jobs", named, Unit.LONG_TEXT, Kind.DERIVED,
                   formulas=[_largest_formula(slot, level) for level in _SHOWN_LEVELS], width=_WORDS_WIDTH, span=4),
        ),
    )  # fmt: skip


def _level_words(level: str, slot: int, low: float, high: float) -> Formula:
    """A level and where it begins or ends, as the cut-offs of the cluster say."""
    name = f"{LEVEL_WORDS[level].capitalize()} pay"
    if level == MID:
        return Formula(quoted(name), name)
    word, cut, value = (": from ", "high", high) if level == HIGH else (": below ", "low", low)
    place = f"INDEX({{{COVERAGE}.{cut}}},{slot})"
    live = f'{quoted(name)}&IF(ISNUMBER({place}),{quoted(word)}&TEXT({place},"$#,##0"),"")'
    pattern = "${:,.0f}"
    shown = "" if value != value else f"{word}{pattern.format(as_excel_rounds(value, pattern))}"  # noqa: PLR0124  NaN
    return Formula(live, f"{name}{shown}")


def _largest(analysis: Analysis, slot: int, level: str) -> str:
    rows = listed_jobs(analysis, slot)
    return "; ".join(rows.loc[rows["level"].eq(level), "soc_title"].head(_NAMED_OCCUPATIONS))


def _largest_formula(slot: int, level: str) -> str:
    """The first occupations of a level, one after the other; Excel 2016 joins no list."""
    own = block_key(slot)
    pieces = []
    for number in range(1, _NAMED_OCCUPATIONS + 1):
        place = f'AGGREGATE(15,6,{{{own}.number}}/({{{own}.level}}="{LEVEL_WORDS[level]}"),{number})'
        before = '"; "&' if number > 1 else ""
        pieces.append(f'IFERROR({before}INDEX({{{own}.soc_title}},{place}),"")')
    return "&".join(pieces)


def maps_state(analysis: Analysis) -> str | Formula:
    """How many maps say what their cluster rests on."""
    names = analysis.clusters.names
    if not names:
        return "a page for each cluster, once there are some"
    written = sum(bool(analysis.study.infrastructure.get(name)) for name in names)
    filled = "+".join(f'({infrastructure_key(slot)}<>"")' for slot in range(1, len(names) + 1))
    rest = f" of {len(names)} pages have the team's words on infrastructure"
    return Formula(f'{filled}&"{rest}"', f"{written}{rest}")
