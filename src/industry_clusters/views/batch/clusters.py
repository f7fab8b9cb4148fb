"""Every cluster in every region: figures as they are known, ranks by best values, and the ranks that each may have."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.batch.region_figures import CLUSTER_RANKED
from industry_clusters.analysis.batch.tables import (
    CERTAIN,
    LEAST,
    LIKELY,
    MAY_BE,
    NO_LIMIT,
    OTHERS,
    PLACES,
    TOO_SMALL,
    strongest,
)
from industry_clusters.terms import TERMS
from industry_clusters.views.batch.places import (
    CLUSTERS,
    FEWEST,
    SHORT,
    STRONGEST,
    is_graded,
    known,
    left_columns,
    left_out_column,
    looked_up,
    place_columns,
)
from industry_clusters.views.vocabulary.criteria import above
from industry_clusters.views.vocabulary.figures import grade_words, shown_column
from industry_clusters.views.vocabulary.model import (
    Column,
    Field,
    Fields,
    Highlight,
    Kind,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.views.batch.sources import Common
    from industry_clusters.views.vocabulary.model import Block

_BROKEN = (
    "Red: NAICS changed what some of the cluster's groups stand for between the two years, and growth is in part that change; "
    "'Classification changed' counts them."
)
_RANK_WIDTH = 9.0
_TO = "\N{EN DASH}"
_GRADE_OF = {"employment_last": "grade_last", "quotient_last": "grade_last", "growth": "grade"}
_AS_KNOWN = {
    "employment_last": "Jobs, as known",
    "quotient_last": "LQ, as known",
    "growth": "Growth, as known",
}


def with_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Add what a person sees of each figure that is ranked: a number, "about", or a range."""
    limited = table.assign(**{end: ends for name in CLUSTER_RANKED for end, ends in _limited(table, name)})
    texts = {
        f"shown_{name}": shown_column(limited, name, grade, Unit(TERMS[name].unit))
        for name, grade in _GRADE_OF.items()
    }
    return table.assign(**texts)


def _limited(table: pd.DataFrame, name: str) -> Iterator[tuple[str, pd.Series]]:
    """The likely ends that something limits: of what may be anything, neither."""
    low, high = table[f"likely_low_{name}"], table[f"likely_high_{name}"]
    endless = high.ge(NO_LIMIT)
    yield f"likely_high_{name}", high.mask(endless)
    yield f"likely_low_{name}", low.mask(endless & low.le(LEAST[name]))


def clusters_sheet(rows: pd.DataFrame, fewest: float, common: Common) -> Sheet:
    """The table of clusters across regions."""
    words = (
        "Every cluster in every region that was built. A rank is the region's place within the cluster by the best value, 1 for the largest, and "
        "beside it the ranks that it may have as far as the figures are known. What is known as a range only is #N/A as a "
        "number; of what nothing is known there is no rank. Clusters are compared by their name. "
        f"Numbers shown: {common.basis}. 'Known' says how many of the groups are published. 'Competitive' is the shift-share effect: jobs "
        f"beyond the industries' own pace in the reference area. {_BROKEN}"
    )
    jobs = Field(
        FEWEST,
        "Fewest jobs",
        fewest,
        Unit.JOBS,
        validation=Number(low=0),
        help="Regions with fewer in both years have no place on 'Strongest'. For good: list_minimum in the batch file.",
    )
    blocks: tuple[Block, ...] = (Paragraph(words, "note"), Fields((jobs,)))
    if len(rows):
        red = Highlight(("growth", "rank_growth"), "[broken]>0", "broken")
        columns = _cluster_columns(rows, common)
        blocks = (*blocks, Table(CLUSTERS, columns, filters=True, freeze_columns=2, highlights=(red,)))
    return Sheet("Clusters", "Clusters across regions", Role.RESULT, blocks, common.source)


def _cluster_columns(rows: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    def figure(name: str) -> Column:
        return Column(name, common.label(name), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))

    return (
        Column("cluster", "Cluster", rows["cluster"].tolist(), width=30.0),
        Column("region", "Region", rows["region"].tolist(), width=30.0),
        figure("members"),
        figure("known"),
        replace(figure("broken"), width=13.0),
        figure("employment_first"),
        *_ranked(rows, "employment_last", common),
        *_ranked(rows, "growth", common),
        *_ranked(rows, "quotient_last", common),
        figure("pay_last"),
        figure("competitive_effect"),
        *_workings(rows),
    )


def _ranked(rows: pd.DataFrame, name: str, common: Common) -> list[Column]:
    """A figure as a number and as it is known, its rank and the ranks that it may have."""
    grade, unit = _GRADE_OF[name], Unit(TERMS[name].unit)
    number = Column(name, common.label(name), rows[name].tolist(), unit, Kind.DERIVED,
                    f"IF([{grade}]<4,[best_{name}],NA())", note=note(name))  # fmt: skip
    rank = f"IF(ISNUMBER([best_{name}]),COUNTIFS({_own(f'best_{name}')},{above(f'[best_{name}]')})+1,NA())"
    label = f"Rank by {SHORT[name]}"
    ranks = rows[f"rank_{name}"].tolist()
    place = Column(f"rank_{name}", label, ranks, Unit.COUNT, Kind.DERIVED, rank, width=_RANK_WIDTH)
    if not is_graded(rows):
        return [number, place]
    shown = Column(f"shown_{name}", _AS_KNOWN[name], rows[f"shown_{name}"].tolist(), width=20.0)
    words = Column("graded_last", "Grade", grade_words(rows["grade_last"]), width=12.0)
    first, last = f"[first_rank_{name}]", f"[last_rank_{name}]"
    may_be = Column(
        f"ranks_{name}", "Rank range", _may_be(rows, name), Unit.TEXT, Kind.DERIVED,
        f'IFERROR({first}&IF({first}<{last},"{_TO}"&{last},""),"")', width=_RANK_WIDTH,
    )  # fmt: skip
    return [number, shown, *([words] if name == "employment_last" else []), place, may_be]


def _may_be(rows: pd.DataFrame, name: str) -> list[str]:
    """The best and the worst rank, or the only one."""
    texts = []
    for first, last in zip(rows[f"first_rank_{name}"], rows[f"last_rank_{name}"], strict=True):
        text = f"{first:.0f}" + (f"{_TO}{last:.0f}" if first < last else "")
        texts.append("" if math.isnan(first) else text)
    return texts


def _own(name: str) -> str:
    """The figures of the row's cluster, as a condition waits for its bound."""
    return f"{{{CLUSTERS}.slot}},[slot],{{{CLUSTERS}.{name}}}"


def _workings(rows: pd.DataFrame) -> list[Column]:
    """What formulas read, hidden."""

    def hidden(name: str, header: str, formula: str | None = None, unit: Unit = Unit.COUNT) -> Column:
        kind = Kind.DERIVED if formula else Kind.DATA
        values = rows[name].astype(float).tolist() if rows[name].dtype == bool else rows[name].tolist()
        return Column(name, header, values, unit, kind, formula, hidden=True)

    first, last = (f"IFERROR([best_employment_{year}],0)" for year in ("first", "last"))
    unknown = "ISERROR([best_employment_first])*ISERROR([best_employment_last])"
    columns = [
        hidden("best_employment_first", "Jobs of the first year, best", unit=Unit.JOBS),
        hidden("grade_last", "Grade of the last year"),
        hidden("grade", "Grade of both years"),
    ]
    for name in CLUSTER_RANKED:
        columns += [
            hidden(
                f"{end}_{name}",
                f"{end.replace('_', ' ').capitalize()} {SHORT[name]}",
                unit=Unit(TERMS[name].unit),
            )
            for end in ("best", "likely_low", "likely_high", "low", "high")
        ]
    columns += [
        hidden("size", "Jobs of the greater year", f"MAX({first},{last})", Unit.JOBS),
        hidden("large", "Large enough to name", f"IF(({unknown}>0)+([size]>={FEWEST})>0,1,0)"),
        hidden("slot", "Number of the cluster"),
        hidden("position", "Row of the table", f"ROW()-ROW({{{CLUSTERS}#cluster}})"),
    ]
    for name in CLUSTER_RANKED:
        columns += [
            hidden(f"first_rank_{name}", f"Best rank by {SHORT[name]}", _first_rank(name)),
            hidden(f"last_rank_{name}", f"Worst rank by {SHORT[name]}", _last_rank(name)),
            hidden(f"among_{name}", f"Among the first by {SHORT[name]}", _among(name)),
        ]
    return columns


def _first_rank(name: str, among: str = "") -> str:
    """1 and those that are above its range."""
    there = f"ISNUMBER([likely_low_{name}]+[likely_high_{name}])"
    return (
        f"IF({there},1+COUNTIFS({_own(f'likely_low_{name}')},{above(f'[likely_high_{name}]')}{among}),NA())"
    )


def _last_rank(name: str, among: str = "", ends: str = "likely_") -> str:
    """1 and the others of which a part of the range is above its low end."""
    low, high = f"[{ends}low_{name}]", f"[{ends}high_{name}]"
    itself = f"({high}>{low}+ABS({low})*1E-12)"
    return f"IF(ISNUMBER({low}+{high}),1+COUNTIFS({_own(f'{ends}high_{name}')},{above(low)}{among})-{itself},NA())"


def _among(name: str) -> str:
    """Whether it is among the first of those that are large enough; see :func:`cluster_table`."""
    large = f",{{{CLUSTERS}.large}},1"
    best, likely, certain = (
        _first_rank(name, large),
        _last_rank(name, large),
        _last_rank(name, large, ""),
    )
    unknown = f"IF([members]>0,{MAY_BE},{OTHERS})"
    said = f"IF(IFERROR({certain}<={PLACES},FALSE),{CERTAIN},IF({likely}<={PLACES},{LIKELY},IF({best}<={PLACES},{MAY_BE},{OTHERS})))"
    there = f"ISNUMBER([likely_low_{name}]+[likely_high_{name}])"
    return f"IF([large]=0,{TOO_SMALL},IF({there},{said},{unknown}))"


def strongest_sheet(clusters: pd.DataFrame, common: Common) -> Sheet:
    """The regions that certainly or likely are among the first of each cluster, and those of whom nobody can say."""
    rows = strongest(clusters, PLACES)
    words = (
        f"The regions of each cluster that are among the first {PLACES} by location quotient, by jobs and by growth: certain where the bounds of all that is "
        "published carry it, likely where the likely ranges do (about nine times in ten), in the order of their best values. "
        "Those that may be among them too are named as left out; the others are not, are too small, or have no such industry. "
        f"Follows the sheet Clusters. {_BROKEN}"
    )
    blocks: tuple[Block, ...] = (Paragraph(words, "note"),)
    if len(rows):
        red = Highlight(("value_growth", "told_growth", "region_growth"), "N([broken_growth])>0", "broken")
        if not is_graded(clusters):
            red = replace(red, columns=("value_growth", "region_growth"))
        columns = _strongest_columns(rows, clusters, common)
        blocks = (*blocks, Table(STRONGEST, columns, freeze_columns=2, highlights=(red,)))
    return Sheet("Strongest", "The strongest regions of each cluster", Role.RESULT, blocks, common.source)


def _strongest_columns(rows: pd.DataFrame, clusters: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    found = [column for name in CLUSTER_RANKED for column in place_columns(rows, clusters, name, common)]
    broken = rows["broken_growth"].tolist()
    formula = looked_up("broken", "growth", '""')
    chains = [column for name in CLUSTER_RANKED for column in left_columns(rows, name, clusters["region"])]
    return (
        Column("cluster", "Cluster", rows["cluster"].tolist(), width=30.0),
        Column("place", "Place", rows["place"].tolist(), Unit.COUNT, width=7.0),
        *(column for column in found if not column.hidden),
        Column("broken_growth", TERMS["broken"].label, known(broken), Unit.COUNT, Kind.DERIVED, formula, width=13.0),
        left_out_column(rows, clusters),
        *(column for column in found if column.hidden),
        *chains,
        Column("slot", "Number of the cluster", rows["slot"].tolist(), Unit.COUNT, hidden=True),
        Column("position", "Row of the table", list(range(1, len(rows) + 1)), Unit.COUNT, hidden=True),
    )  # fmt: skip
