"""Step 11: the cluster pages, a landscape page for each cluster: the method's diagram as boxes.

Core industries rest on support sectors, these on the people at work, and all on infrastructure. All pages are on one sheet, a printed page
each: so a team prints one page or all, the workbook does not grow thirty tabs, and a cluster that is renamed or reordered finds its page by
its number. What boxes say are formulas. Pages of clusters without an industry group come last and are not printed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_map import MapPart
from industry_clusters.measures.staffing import ENTRY, HIGH, LEVELS, MID
from industry_clusters.sheet_names import DEFINITIONS_SHEET, MAP_SHEET, OCCUPATIONS_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.cluster_map.map_workings import (
    MAP_MEMBERS,
    NO_FIGURE,
    PAIRS,
    SIDES,
    group,
    line_values,
    line_words,
    lines_of_lists,
    list_key,
    lists_of,
)
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, shown_summary
from industry_clusters.views.clusters.definitions import CLUSTER_LIST
from industry_clusters.views.occupations.cluster_occupations import block_key, listed_jobs
from industry_clusters.views.occupations.occupation_levels import COVERAGE, OCCUPATION_LEVELS
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, levels_source
from industry_clusters.views.vocabulary.drawn import Box, Diagram, Layer
from industry_clusters.views.vocabulary.figures import unit_formula, unit_text
from industry_clusters.views.vocabulary.model import Formula, Heading, NoteBox, Paragraph, Role, Sheet, Unit
from industry_clusters.views.vocabulary.words import (
    as_excel_rounds,
    header,
    live_text,
    names_of,
    quoted,
    source_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

_COLUMNS = 12
_NAMED_OCCUPATIONS, _BOX_LINES = 3, 3
_FIGURE_LINES, _LEVEL_LINES = 3, 5
_HEADERS = {
    MapPart.EXPORT: "Core industries: export-oriented",
    MapPart.SERVING: "Core industries: population-serving",
    MapPart.SUPPORT: "Support sectors",
    MapPart.NO_ROLE: "No role assigned",
}
_SHOWN_LEVELS = (HIGH, MID, ENTRY)
RULE = (
    "Members rank by jobs in the last year, at their best values. What does not fit is counted in the last line of a box. A dash: "
    "known as a range only, or not comparable. Excel keeps the boxes up to date; LibreOffice shows them as of the last build, and what is beneath them as of now."
)
PROMPT = (
    "Infrastructure and institutions: transport; land and buildings; energy and water; broadband; training and research; "
    "finance (yours to type, kept in every build)"
)


def _source(analysis: Analysis) -> Formula:
    """The source line, with whose wages the levels of pay follow."""
    line, more = source_line(analysis), levels_source(analysis)
    return Formula(f"{line.text}&{quoted(more)}", f"{line.value}{more}") if more else line


def map_sheet(analysis: Analysis, chosen: Sequence[int] | None = None) -> Sheet:
    """A page for each cluster; those ``chosen`` by their numbers come first and alone print, else all that have an industry group."""
    guide = live_text(
        f"One printed page for each cluster. {RULE} LQ compares with {{reference_said}}; pay is in {{dollar_year}} dollars.",
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
    numbers = range(1, len(analysis.clusters.names) + 1)
    printed = (
        [slot for slot in numbers if summary["members"].iloc[slot - 1]] if chosen is None else list(chosen)
    )
    for place, slot in enumerate([*printed, *(slot for slot in numbers if slot not in printed)]):
        blocks += _page(
            analysis, slot, summary.iloc[slot - 1], is_first=place == 0, is_printed=place < len(printed)
        )
    title = f"Cluster pages of {analysis.region.label}"
    return Sheet(MAP_SHEET, title, Role.INPUT, tuple(blocks), _source(analysis), full_width=True)


def infrastructure_key(slot: int) -> str:
    """The name of the cell in which a team types what a cluster rests on."""
    return f"infrastructure_{slot}"


def diagram_key(slot: int) -> str:
    """The diagram of a cluster, by which its boxes are named."""
    return f"Cluster page {slot}"


def _page(
    analysis: Analysis, slot: int, row: pd.Series[Any], *, is_first: bool, is_printed: bool
) -> Iterator[Block]:
    name = analysis.clusters.names[slot - 1]
    region = analysis.study.region.name
    heading = Formula(
        f'INDEX({{{CLUSTER_LIST}.name}},{slot})&": cluster page, "&region_name',
        f"{name}: cluster page, {region}",
    )
    yield Heading(heading, new_page=not is_first, printed=is_printed)
    yield Paragraph(_about(analysis, slot, row), "note")
    layers = (
        Layer(tuple(_figures(analysis, slot, row)), _FIGURE_LINES),
        *_lists(analysis, slot),
        _people(analysis, slot),
    )
    yield Diagram(diagram_key(slot), layers, _COLUMNS, rests=True)
    text = analysis.study.infrastructure.get(name, "")
    yield NoteBox(infrastructure_key(slot), PROMPT, text, _BOX_LINES)


def _of_summary(slot: int, name: str) -> str:
    return f"INDEX({{{SUMMARY}.{name}}},MATCH({slot},{{{SUMMARY}.slot}},0))"


def _about(analysis: Analysis, slot: int, row: pd.Series[Any]) -> Formula:
    """What is compared, the remark on the cluster, and the members that are in no box."""
    years = live_text(
        "{first_year} to {last_year}, compared with {reference_said}; base: {base_total}", names_of(analysis)
    )
    said, live = (str(years.value), years.text) if isinstance(years, Formula) else (years, quoted(years))
    remark = str(row["remark"])
    live = f'{live}&IF({_of_summary(slot, "remark")}="","","; "&{_of_summary(slot, "remark")})'
    said = f"{said}; {remark}" if remark else said
    if _has_no_role(analysis, slot):
        return Formula(live, said)
    count = f'COUNTIF({{{MAP_MEMBERS}.group}},"{group(slot, MapPart.NO_ROLE)}")'
    words = f"; without a role, and so in no box (see '{DEFINITIONS_SHEET}'): "
    return Formula(f'{live}&IF({count}=0,"",{quoted(words)}&{count})', said)


def _figures(analysis: Analysis, slot: int, row: pd.Series[Any]) -> Iterator[Box]:
    """The cluster's own figures, from its ``row`` of the summary."""
    names = ("shown_last", "employment_change", "shown_growth", "pay_last", "quotient_last", "members")
    for number, name in enumerate(names):
        value, formula = row[name], _of_summary(slot, name)
        if not name.startswith("shown_"):
            unit = Unit(TERMS[name].unit)
            formula = f'IF(ISNUMBER({formula}),{unit_formula(formula, unit)},"")'
            known = value != "" and math.isfinite(float(value))
            value = unit_text(float(value), unit) if known else ""
        label = header({"shown_last": "employment_last", "shown_growth": "growth"}.get(name, name), analysis)
        under, live = (label.value, label.text) if isinstance(label, Formula) else (label, quoted(label))
        figure = f'IF({formula}="","{NO_FIGURE}",{formula})'
        text = Formula(f"{figure}&CHAR(10)&{live}", f"{value or NO_FIGURE}\n{under}")
        yield Box("", text, (2 * number, 2 * number + 1), "figure", centered=True)


def _has_no_role(analysis: Analysis, slot: int) -> bool:
    return (slot, MapPart.NO_ROLE) in lists_of(analysis)


def _lists(analysis: Analysis, slot: int) -> Iterator[Layer]:
    """Core industries, and what supports them."""
    for lines, (name, parts) in zip(lines_of_lists(analysis, slot), PAIRS.items(), strict=True):
        half = _COLUMNS // 2
        columns = ((0, half - 1), (half, _COLUMNS - 1))
        alone = name == "support" and not _has_no_role(analysis, slot)
        if alone:
            columns = ((0, _COLUMNS - 1),) * 2
        boxes = [
            Box(_HEADERS[part], _list_text(analysis, slot, name, part, side, lines), place)
            for part, side, place in zip(parts, SIDES, columns, strict=True)
        ]
        yield Layer(tuple(boxes[:1] if alone else boxes), lines, arrow=name == "support")


def _list_text(analysis: Analysis, slot: int, name: str, part: MapPart, side: str, lines: int) -> Formula:
    """The lines of a list, one beneath the other."""
    values = line_values(analysis, slot, part, lines)
    said = [line_words(title, jobs) for title, jobs in zip(values["title"], values["jobs"], strict=True)]
    own = f"{{{list_key(slot, name)}.said_{side}}}"
    rest = (f'IF(INDEX({own},{line})="","",CHAR(10)&INDEX({own},{line}))' for line in range(2, lines + 1))
    return Formula("&".join((f"INDEX({own},1)", *rest)), "\n".join(filter(None, said)))


def _people(analysis: Analysis, slot: int) -> Layer:
    """Jobs by level of pay, and the largest occupations of each level."""
    found = analysis.occupations
    if found.is_empty:
        words = f"Occupations by level of pay: no staffing patterns were given; '{OCCUPATIONS_SHEET}' says which files to add."
        return Layer((Box("Occupations", Formula(quoted(words), words), (0, _COLUMNS - 1)),), 2, arrow=True)
    name = analysis.clusters.names[slot - 1]
    rows = found.levels[found.levels["cluster"].eq(name)].set_index("level")
    cover = found.coverage[found.coverage["cluster"].eq(name)].iloc[0]
    wide = _COLUMNS // len(_SHOWN_LEVELS)
    boxes = tuple(
        Box(
            _level_words(level, slot, cover["low"], cover["high"]),
            _level_text(analysis, slot, level, rows.loc[level].to_dict()),
            (number * wide, number * wide + wide - 1),
        )
        for number, level in enumerate(_SHOWN_LEVELS)
    )
    return Layer(boxes, _LEVEL_LINES, arrow=True)


def _level_text(analysis: Analysis, slot: int, level: str, row: Mapping[Any, Any]) -> Formula:
    """Jobs, share and pay of a level, and its largest occupations."""
    place = (slot - 1) * len(LEVELS) + LEVELS.index(level) + 1
    jobs, share, pay = (f"INDEX({{{OCCUPATION_LEVELS}.{key}}},{place})" for key in ("jobs", "share", "pay"))
    live = (
        f'IF(ISNUMBER({jobs}),TEXT({jobs},"#,##0"),"{NO_FIGURE}")&" jobs"&IF(ISNUMBER({share})," ("&TEXT({share},"0%")&")","")'
        f'&IF(ISNUMBER({pay}),", average pay "&TEXT({pay},"$#,##0"),"")&{_largest_formula(slot, level)}'
    )

    def text(value: float, pattern: str, otherwise: str = "") -> str:
        return (
            pattern.format(as_excel_rounds(value, pattern.strip(" ()")))
            if math.isfinite(value)
            else otherwise
        )

    said = (
        f"{text(row['employment'], '{:,.0f}', NO_FIGURE)} jobs{text(row['share'], ' ({:.0%})')}"
        f"{_after(', average pay ', text(row['average_pay'], '${:,.0f}'))}"
    )
    listed = listed_jobs(analysis, slot)
    every = zip(listed["soc_title"].tolist(), listed["level"].tolist(), strict=True)
    named = [str(title) for title, own in every if own == level][:_NAMED_OCCUPATIONS]
    return Formula(live, "\n".join((said, *named)))


def _after(words: str, text: str) -> str:
    return f"{words}{text}" if text else ""


def _level_words(level: str, slot: int, low: float, high: float) -> Formula:
    """A level and where it begins or ends, as the cut-offs of the cluster say."""
    name = f"Occupations: {LEVEL_WORDS[level]} pay"
    if level == MID:
        return Formula(quoted(name), name)
    word, cut, value = (", from ", "high", high) if level == HIGH else (", below ", "low", low)
    place = f"INDEX({{{COVERAGE}.{cut}}},{slot})"
    live = f'{quoted(name)}&IF(ISNUMBER({place}),{quoted(word)}&TEXT({place},"$#,##0"),"")'
    pattern = "${:,.0f}"
    shown = "" if math.isnan(value) else f"{word}{pattern.format(as_excel_rounds(value, pattern))}"
    return Formula(live, f"{name}{shown}")


def _largest_formula(slot: int, level: str) -> str:
    """The first occupations of a level among the most frequent ones, one beneath the other; Excel 2016 joins no list."""
    own = block_key(slot)
    pieces = []
    for number in range(1, _NAMED_OCCUPATIONS + 1):
        place = f'AGGREGATE(15,6,{{{own}.number}}/({{{own}.level}}="{LEVEL_WORDS[level]}"),{number})'
        pieces.append(f'IFERROR(CHAR(10)&INDEX({{{own}.soc_title}},{place}),"")')
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
