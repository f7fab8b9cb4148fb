"""Who has a place in a cluster: columns that find the first, second, third ... row of the table of clusters, live."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.batch.region_figures import CLUSTER_RANKED
from industry_clusters.analysis.batch.tables import CERTAIN, LIKELY, MAY_BE, PLACES
from industry_clusters.measures.margins import Grade
from industry_clusters.terms import TERMS
from industry_clusters.views.vocabulary.model import Column, Kind, Unit

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.views.batch.sources import Common
    from industry_clusters.views.vocabulary.model import Cell

CLUSTERS, STRONGEST = "clusters", "strongest"
FEWEST = "fewest_jobs"
NONE = "none to name"
BETWEEN = "; "
SURE = {LIKELY: "likely", CERTAIN: "certain"}
SHORT = {"quotient_last": "LQ", "employment_last": "jobs", "growth": "growth", "average_pay": "pay"}


def is_graded(clusters: pd.DataFrame) -> bool:
    """Whether a figure is not published: then each is shown as it is known."""
    return bool(clusters[["grade_last", "grade"]].gt(Grade.PUBLISHED).any(axis=None))


def place_columns(
    rows: pd.DataFrame, clusters: pd.DataFrame, name: str, common: Common
) -> tuple[Column, ...]:
    """The region that has the row's place by a figure, the figure, and how sure that is; and hidden workings.

    Parameters
    ----------
    rows
        Of :func:`~industry_clusters.analysis.batch.tables.strongest`; the view's table has the columns ``place`` and
        ``slot`` too.
    clusters
        The table of clusters, with what is shown of each figure.
    """
    regions = [
        region or (NONE if first else "")
        for region, first in zip(rows[f"region_{name}"], rows["place"].eq(1), strict=True)
    ]
    named = looked_up("region", name, f'IF([place]=1,"{NONE}","")')
    value = f'IFERROR(AGGREGATE(14,6,{{{CLUSTERS}.best_{name}}}/{named_rows(name, "[slot]")},[place]),"")'
    tie = f"SUMPRODUCT(({{{STRONGEST}.slot}}=[slot])*({{{STRONGEST}.place}}<=[place])*({{{STRONGEST}.value_{name}}}=[value_{name}]))"
    row = row_of(name, named_rows(name, "[slot]"), f"[value_{name}]", tie)
    graded = is_graded(clusters)
    told = [
        "" if math.isnan(row) else clusters[f"shown_{name}"].iloc[int(row) - 1] for row in rows[f"row_{name}"]
    ]
    shown = (
        [
            Column(
                f"told_{name}",
                common.label(name),
                told,
                Unit.TEXT,
                Kind.DERIVED,
                looked_up(f"shown_{name}", name, '""'),
                width=20.0,
            )
        ]
        if graded
        else []
    )
    sure = looked_up(f"among_{name}", name, "0")
    words = ["" if math.isnan(value) else SURE[int(value)] for value in rows[f"among_{name}"]]
    return (
        Column(f"region_{name}", f"By {SHORT[name]}", regions, Unit.TEXT, Kind.DERIVED, named, width=30.0),
        Column(f"value_{name}", common.label(name), known(rows[f"value_{name}"].tolist()), Unit(TERMS[name].unit),
               Kind.DERIVED, value, width=13.0, hidden=graded),
        *shown,
        Column(f"sure_{name}", f"Among the first {PLACES}", words, Unit.TEXT, Kind.DERIVED,
               f'CHOOSE(1+MAX(0,{sure}),"","{SURE[LIKELY]}","{SURE[CERTAIN]}")', width=10.0),
        Column(f"row_{name}", f"Row by {SHORT[name]}", known(rows[f"row_{name}"].tolist()), Unit.COUNT, Kind.DERIVED,
               f'IFERROR({row},"")', hidden=True),
    )  # fmt: skip


def large(slot: str) -> str:
    """One for the rows of a cluster that are large enough to be named, and zero, by which nothing can be divided."""
    return f"(({{{CLUSTERS}.slot}}={slot})*({{{CLUSTERS}.large}}=1))"


def named_rows(name: str, slot: str) -> str:
    """One for the rows of a cluster that certainly or likely are among its first, and zero, by which nothing can be divided."""
    return f"(({{{CLUSTERS}.slot}}={slot})*({{{CLUSTERS}.among_{name}}}>={LIKELY}))"


def left_columns(rows: pd.DataFrame, name: str, regions: pd.Series) -> tuple[Column, ...]:
    """Hidden: the place's region of those that nobody can place by a figure, and all up to it in a chain of cells.

    Excel 2016 joins no list.
    """
    place = f"AGGREGATE(15,6,{{{CLUSTERS}.position}}/(({{{CLUSTERS}.slot}}=[slot])*({{{CLUSTERS}.among_{name}}}={MAY_BE})),[place])"
    region = f"INDEX({{{CLUSTERS}.region}},[left_row_{name}])"
    before = f'IF([place]=1,"",INDEX({{{STRONGEST}.left_{name}}},[position]-1))'
    comma = f'IF([place]=1,"","{BETWEEN}")'
    return (
        Column(f"left_row_{name}", f"Row left out by {SHORT[name]}", known(rows[f"left_row_{name}"].tolist()), Unit.COUNT,
               Kind.DERIVED, f'IFERROR({place},"")', hidden=True),
        Column(f"left_{name}", f"Left out by {SHORT[name]}", left_out(rows, name, regions), Unit.TEXT, Kind.DERIVED,
               f'{before}&IF([left_row_{name}]="","",{comma}&{region})', hidden=True),
    )  # fmt: skip


def left_out(rows: pd.DataFrame, name: str, regions: pd.Series) -> list[Cell]:
    """Names of those left out up to each place."""
    texts: list[Cell] = []
    for place, row in zip(rows["place"], rows[f"left_row_{name}"], strict=True):
        before = "" if place == 1 else str(texts[-1])
        own = "" if math.isnan(row) else str(regions.iloc[int(row) - 1])
        texts.append(before + (BETWEEN if own and place > 1 else "") + own)
    return texts


def left_out_column(rows: pd.DataFrame, clusters: pd.DataFrame) -> Column:
    """In a cluster's first row: whom nobody can place, by each figure; the first few by name, and how many more."""
    last = f"INDEX({{{STRONGEST}.left_%s}},[position]-1+COUNTIFS({{{STRONGEST}.slot}},[slot]))"
    pieces, texts = [], [""] * len(rows)
    for name in CLUSTER_RANKED:
        count = f"COUNTIFS({{{CLUSTERS}.slot}},[slot],{{{CLUSTERS}.among_{name}}},{MAY_BE})"
        more = f"{count}-COUNTIFS({{{STRONGEST}.slot}},[slot])"
        beyond = f'IF({more}>0," and "&({more})&" more","")'
        pieces.append(f'IF({count}=0,"","By {SHORT[name]}: "&{last % name}&{beyond}&". ")')
        texts = [text + own for text, own in zip(texts, _left_words(rows, clusters, name), strict=True)]
    formula = f'IF([place]=1,TRIM({"&".join(pieces)}),"")'
    return Column("left_out", f"May be among the first {PLACES}, not named", [text.strip() for text in texts], Unit.LONG_TEXT,
                  Kind.DERIVED, formula, width=60.0)  # fmt: skip


def _left_words(rows: pd.DataFrame, clusters: pd.DataFrame, name: str) -> list[str]:
    chain = left_out(rows, name, clusters["region"])
    words = []
    for at, (slot, place) in enumerate(zip(rows["slot"], rows["place"], strict=True)):
        size = int(rows["slot"].eq(slot).sum())
        count = int((clusters["slot"].eq(slot) & clusters[f"among_{name}"].eq(MAY_BE)).sum())
        more = f" and {count - size} more" if count > size else ""
        said = f"By {SHORT[name]}: {chain[at + size - 1]}{more}. " if place == 1 and count else ""
        words.append(said)
    return words


def row_of(name: str, rows: str, value: str, tie: str) -> str:
    """The row, of some of a cluster's, that has a best value; where several have it, the first, second ... of them as ``tie`` says."""
    same = f"({{{CLUSTERS}.best_{name}}}={value})"
    return f"AGGREGATE(15,6,{{{CLUSTERS}.position}}/({rows}*{same}),{tie})"


def looked_up(figure: str, by: str, otherwise: str) -> str:
    """A figure of the row that has the place."""
    return f"IFERROR(INDEX({{{CLUSTERS}.{figure}}},[row_{by}]),{otherwise})"


def known(values: list[float]) -> list[Cell]:
    """Numbers, and empty cells for those that are missing."""
    return [None if math.isnan(value) else value for value in values]
