"""The clusters that a team begins with, on a page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.rows import records
from industry_clusters.views.vocabulary.document_model import Document, DocumentTable, Text
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from industry_clusters.views.workshop.handouts.kit import Kit

_NAMED = 3
"""Industry groups that are named of each cluster, so that all clusters fit a page."""
_LONGEST = 44


def starter_list(kit: Kit) -> tuple[Document, ...]:
    """Every cluster that the team's workbook begins with: how many industry groups and jobs, and its largest groups."""
    study = kit.known.study
    rows = tuple(_row(kit, name) for name in kit.known.clusters.names)
    words = (
        "Your workbook begins with these clusters. They are a place to start and nothing more: keep one, split it, merge two, or begin "
        "your own. Similar products, buyers and suppliers, and shared skills belong together."
    )
    table = DocumentTable(
        ("Cluster", "Groups", f"Jobs {study.last_year}", "Largest industry groups (NAICS)"),
        rows, (0.25, 0.09, 0.16, 0.5), title="Starter clusters",
    )  # fmt: skip
    return (kit.document("Starter clusters", (Text((words,)), table)),)


def _row(kit: Kit, name: str) -> tuple[str, str, str, str]:
    members = kit.known.clusters.members
    own = members[members["cluster"].eq(name) & members["counted"].eq(1)]
    groups = kit.known.naics_table.iloc[own["row"].astype(int) - 1]
    groups = groups.sort_values("best_employment_last", ascending=False, kind="stable")
    named = [
        f"{_short(row['industry_title'])} ({row['industry_code']})" for row in records(groups.head(_NAMED))
    ]
    more = f" and {len(groups) - _NAMED} more" if len(groups) > _NAMED else ""
    summary = kit.known.clusters.summary
    whole = summary[summary["cluster"].eq(name)].iloc[0].to_dict()
    known = not math.isnan(float(whole["grade_last"]))
    jobs = figure_text(whole, "employment_last", Unit.JOBS) if known else "not known"
    return name, str(len(groups)), jobs, f"{'; '.join(named)}{more}" if named else "none with jobs here"


def _short(title: object) -> str:
    words = str(title)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
