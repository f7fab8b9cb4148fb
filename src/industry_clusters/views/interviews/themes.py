"""Step 8: the team's list of themes, how often each was named, and what employers need most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.interviews import REQUIREMENTS, THEME_HEADERS, THEMES_RANGE
from industry_clusters.sheet_names import DEFINITIONS_SHEET, THEMES_SHEET
from industry_clusters.views.clusters.definitions import CLUSTER_LIST
from industry_clusters.views.interviews.log import LOG, SOURCE, THEME_LIST, question_label
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Highlight,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.room import ROOM
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.analysis.interviews.interviews import InterviewTables
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

CHOSEN_CLUSTER = "note_interview_cluster"
_RANKS, _NEEDS, ANSWERED = "theme_ranks", "needs", "answered"
_DRAWN = 10
_TIE = 1000
"""Of themes named as often, the earlier in the list comes first."""


def themes_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """Charts, then the list with its tallies by cluster, then needs by category."""
    blocks: tuple[Block, ...] = (
        Paragraph(
            "How many interviews name a theme. The list of themes further down is yours: change it, add to it, and the log "
            "offers it at once. An interview counts once for each theme that it names, whether done or planned."
        ),
        Fields((_chosen(analysis),)),
        _chart("chart_themes", "Themes named most often", "Theme", _RANKS, "theme", chosen=True),
        _chart("chart_needs", "What employers need most", "Category", _NEEDS, "need", chosen=False),
        Heading("Themes named most often"),
        _ranks(analysis, tables),
        Heading("What employers need most"),
        _needs(analysis, tables),
        Heading("Interviews that answer each question"),
        _answered(analysis, tables),
        Heading("The list of themes, and interviews that name each"),
        _themes(analysis, tables),
    )
    return Sheet(
        THEMES_SHEET, f"Themes of the interviews: {analysis.region.label}", Role.INPUT, blocks, SOURCE
    )


def _chosen(analysis: Analysis) -> Field:
    chosen = analysis.study.notes.get(CHOSEN_CLUSTER)
    return Field(
        CHOSEN_CLUSTER,
        "Draw one cluster beside all",
        chosen or None,
        validation=Choice(
            f"{{{CLUSTER_LIST}.name}}", f"A cluster of the list on '{DEFINITIONS_SHEET}', or nothing."
        ),
        help="The second bars of the chart follow at once.",
    )


def _chart(key: str, title: str, x_title: str, table: str, names: str, *, chosen: bool) -> Chart:
    def series(name: str, column: str, style: str, cell: str = "") -> Series:
        return Series(name, f"{{{table}.{names}}}", f"{{{table}.{column}}}", style, cell)

    every = series("All interviews", "every", "region")
    beside = (series("", "chosen", "reference_1", f"{{{table}#chosen}}"),) if chosen else ()
    return Chart(key, ChartKind.BAR, title, x_title, "Interviews that name it", (every, *beside), Unit.COUNT,
                 rows=22 if chosen else 14, alt_text=title)  # fmt: skip


def _slot_of_chosen() -> str:
    name = f"{{{CLUSTER_LIST}.name}}"
    return f'SUMPRODUCT(({name}={CHOSEN_CLUSTER})*({name}<>"")*{{{CLUSTER_LIST}.slot}})'


def _ranks(analysis: Analysis, tables: InterviewTables) -> Table:
    themes, names = analysis.study.interviews.themes_used, analysis.clusters.names
    ranked = tables.ranked[:_DRAWN]
    given = analysis.study.notes.get(CHOSEN_CLUSTER, "").casefold()
    slot = next((at for at, name in enumerate(names, start=1) if name.casefold() == given), 0)

    def filled(values: Sequence[Cell], empty: Cell) -> list[Cell]:
        return [*values, *[empty] * (_DRAWN - len(values))]

    def column(
        key: str, label: str | Formula, values: list[Cell], unit: Unit, formula: str, **more: bool
    ) -> Column:
        return Column(key, label, values, unit, Kind.DERIVED, formula, **more)  # type: ignore[arg-type]

    rank = f"ROW()-ROW({{{_RANKS}#theme}})"
    place = f"MATCH(LARGE({{{THEME_LIST}.score}},{rank}),{{{THEME_LIST}.score}},0)"
    block = f"{{{THEME_LIST}.every:{_last(names)}}}"
    drawn = f"IFERROR(INDEX({block},{place},{_slot_of_chosen()}+1),NA())"
    label = Formula(
        f'IFERROR(INDEX({{{CLUSTER_LIST}.name}},1/(1/{_slot_of_chosen()})),"One cluster: none chosen")',
        names[slot - 1] if slot else "One cluster: none chosen",
    )
    counts = [tables.themes[at][slot] if slot else math.nan for at in ranked]
    return Table(
        _RANKS,
        (
            column("theme", "Theme", filled([themes[at] for at in ranked], ""), Unit.LONG_TEXT,
                   f'IFERROR(INDEX({{{THEME_LIST}.theme}},{place})&"","")'),
            column("every", "All interviews", filled([tables.themes[at][0] for at in ranked], math.nan), Unit.COUNT,
                   f"IFERROR(INDEX({{{THEME_LIST}.every}},{place}),NA())"),
            column("chosen", label, filled(counts, math.nan), Unit.COUNT,
                   f"IF({_slot_of_chosen()}=0,NA(),{drawn})"),
        ),
    )  # fmt: skip


def _last(names: Sequence[str]) -> str:
    return f"cluster_{len(names)}" if names else "every"


def _by_cluster(
    names: Sequence[str], counts: Sequence[Sequence[int]], size: int, formula: str
) -> Iterator[Column]:
    """A column of counts for each cluster; ``formula`` has ``{slot}`` in the place of its number."""
    for slot, name in enumerate(names, start=1):
        header = Formula(f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""', name)
        values = padded((row[slot] for row in counts), size)
        yield Column(
            f"cluster_{slot}",
            header,
            values,
            Unit.COUNT,
            Kind.DERIVED,
            formula.replace("{slot}", str(slot)),
            width=14.0,
        )


def _themes(analysis: Analysis, tables: InterviewTables) -> Table:
    themes, names = analysis.study.interviews.themes_used, analysis.clusters.names
    size = max(ROOM.get().themes, len(themes) + ROOM.get().further_themes)
    free = size - len(themes)
    named = "+".join(f"({{{LOG}.{key}}}=[theme])" for key in THEME_HEADERS)
    scores = [row[0] * _TIE - at if row[0] else "" for at, row in enumerate(tables.themes, start=1)]
    every: list[Cell] = [*(row[0] for row in tables.themes), *[""] * free]
    each = f'IF([theme]="","",SUMPRODUCT(({{{LOG}.slot}}={{slot}})*(({named})>0)))'
    clusters = tuple(_by_cluster(names, tables.themes, size, each))
    return Table(
        THEME_LIST,
        (
            Column("theme", "Theme", [*themes, *[None] * free], Unit.LONG_TEXT, Kind.INPUT),
            Column("every", "All interviews", every, Unit.COUNT, Kind.DERIVED,
                   f'IF([theme]="","",SUMPRODUCT(--(({named})>0)))'),
            *clusters,
            Column("score", "Order", [*scores, *[""] * free], Unit.COUNT, Kind.DERIVED,
                   f'IF([theme]="","",IF([every]=0,"",[every]*{_TIE}-(ROW()-ROW({{{THEME_LIST}#theme}}))))', hidden=True),
        ),
        highlights=tuple(
            Highlight((column.key,), f"IF(ISNUMBER([{column.key}]),[{column.key}]>0,FALSE)", "quotient") for column in clusters
        ),
        name_range=THEMES_RANGE,
    )  # fmt: skip


def _needs(analysis: Analysis, tables: InterviewTables) -> Table:
    size = len(REQUIREMENTS)
    each = f"COUNTIFS({{{LOG}.requirement}},[need],{{{LOG}.slot}},{{slot}})"
    return Table(
        _NEEDS,
        (
            Column("need", "Category", list(REQUIREMENTS), Unit.LONG_TEXT),
            Column("every", "All interviews", [row[0] for row in tables.requirements], Unit.COUNT, Kind.DERIVED,
                   f"COUNTIFS({{{LOG}.requirement}},[need])"),
            *_by_cluster(analysis.clusters.names, tables.requirements, size, each),
        ),
    )  # fmt: skip


def _answered(analysis: Analysis, tables: InterviewTables) -> Table:
    """A row for each question that the log has a column for, in the log's order."""
    names, keys = analysis.clusters.names, analysis.study.interviews.answer_keys
    labels = [question_label(analysis, key) for key in keys]
    said = [f'({{{LOG}.{key}}}<>"")' for key in keys]

    def column(key: str, header: str | Formula, place: int, formulas: list[str]) -> Column:
        values: list[Cell] = [row[place] for row in tables.answered]
        return Column(
            key, header, values, Unit.COUNT, Kind.DERIVED, formulas=formulas, width=14.0 if place else None
        )

    clusters = (
        column(f"cluster_{slot}", Formula(f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""', name), slot,
               [f"SUMPRODUCT({one}*({{{LOG}.slot}}={slot}))" for one in said])
        for slot, name in enumerate(names, start=1)
    )  # fmt: skip
    return Table(
        ANSWERED,
        (
            Column("question", "Question", [label.value for label in labels], Unit.LONG_TEXT, Kind.DERIVED,
                   formulas=[label.text for label in labels]),
            column("every", "All interviews", 0, [f"SUMPRODUCT(--{one})" for one in said]),
            *clusters,
        ),
    )  # fmt: skip
