"""The sheets of a decision matrix over a summary of ranges that is typed in, so that nothing else has to be known."""

from dataclasses import replace

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.matrix import COMPARED, decision_matrix
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member
from industry_clusters.views.clusters.chart_sheet import CHART_DATA
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, SLOTS
from industry_clusters.views.matrix.matrix_sheet import matrix_inputs_sheet, matrix_sheet
from industry_clusters.views.matrix.matrix_workings import matrix_workings_sheet
from industry_clusters.views.vocabulary.composed import together
from industry_clusters.views.vocabulary.model import Column, Field, Fields, Role, Sheet, Table, Workbook
from industry_clusters.views.vocabulary.words import SOURCE_WORDS, names_of, source_words
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

RANGES = {  # low, best and high of each criterion; no value is known where there is None, and nothing limits an end that is NaN
    "Health": ((900, 1000, 1100), (0.9, 1.0, 1.1), (0.01, 0.02, 0.03), (30_000, 31_000, 32_000)),
    "Food & drink": ((950, 980, 1020), (1.0, 1.4, 2.2), (0.02, 0.02, 0.02), (40_000, 41_000, 58_000)),
    "Metals": ((500, 520, 540), (1.9, 2.0, 2.1), (-0.02, 0.01, np.nan), (52_000, 60_000, 66_000)),
    "Energy": ((80, 300, 700), (0.2, 0.9, 2.0), None, (28_000, 61_000, 64_000)),
    "Wood": ((60, 60, 60), (0.5, 0.5, 0.5), (-0.03, -0.03, -0.03), (29_000, 29_000, 29_000)),
    "Nothing known": (None, None, None, None),
    "Media": ((10, 55, 65), (0.1, 0.5, 0.6), (-0.05, 0.0, 0.1), None),
}
_ENDS = ("likely_low_", "best_", "likely_high_")
_ALL_KNOWN = DATA.replace("    N        N", "  100  4000000")


def summary_of(ranges):
    """A cluster summary with the ranges; a cluster without a range has none of the three."""
    missing = (np.nan,) * 3
    rows = []
    for slot, (name, criteria) in enumerate(ranges.items(), start=1):
        row = {"cluster": name, "slot": slot}
        for column, ends in zip(COMPARED.values(), criteria, strict=True):
            row |= {f"{end}{column}": value for end, value in zip(_ENDS, ends or missing, strict=True)}
            row[column] = np.nan
        rows.append(row)
    return pd.DataFrame(rows)


def ranged_analysis(ranges=RANGES, **changes):
    """An analysis of which only the names of its clusters, their summary and the matrix are of these ranges."""
    chosen = study(clusters=(Member("Health", "3111"),), **changes)
    found = analyse(chosen, panel_of(_ALL_KNOWN), PRICES)
    summary = summary_of(ranges)
    clusters = replace(found.clusters, names=tuple(ranges), summary=summary)
    return replace(found, clusters=clusters, matrix=decision_matrix(summary, chosen))


def ranged_view(analysis):
    """The matrix with its inputs and workings, over data that stand for summary, charts and definitions."""
    summary = analysis.clusters.summary
    drawn = summary.dropna(subset="best_employment_last").sort_values("best_employment_last", ascending=False)
    spare = [""] * (len(summary) - len(drawn))
    names = [*analysis.clusters.names, *[None] * (SLOTS - len(summary))]
    tables = (
        Fields(tuple(Field(name, name, value) for name, value in _names(analysis).items())),
        Table(SUMMARY, tuple(Column(str(name), str(name), summary[name].tolist()) for name in summary)),
        Table(
            CHART_DATA,
            (
                Column("cluster", "Cluster", [*drawn["cluster"], *spare]),
                Column("place", "Place", [*(int(row) + 1 for row in drawn.index), *spare]),
            ),
        ),
        Table(CLUSTER_LIST, (Column("name", "Cluster", names),)),
    )
    data = Sheet("Data", "Data", Role.DATA, tables, "")
    decide = together(matrix_sheet(analysis), matrix_inputs_sheet(analysis))
    sheets = (decide, matrix_workings_sheet(analysis), data)
    return Workbook("Matrix", sheets)


def _names(analysis):
    """What the matrix asks of Setup."""
    names = names_of(analysis)
    asked = {name: names[name] for name in ("first_year", "last_year", "reference_said")}
    return asked | {"reading_mode": analysis.study.reading.mode, SOURCE_WORDS: source_words(analysis).value}
