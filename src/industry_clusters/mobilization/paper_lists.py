"""The team's own words for the papers: typed once in the workbook, taken by every paper that has a place for them."""

from __future__ import annotations

from industry_clusters.mobilization.columns import Holds, TypedColumn, TypedList
from industry_clusters.mobilization.shared_columns import cluster_column

WHY_REGION, REPLY_TO, LAUNCH_WORDS = (
    "Why the region does this",
    "Reply to (name, telephone, e-mail)",
    "Launch: place and program of your own",
)
"""Words that hold for all clusters."""
COMPONENTS, EVOLUTION, REQUIRED, TOGETHER, WHY_YOU = (
    "Briefing: what the cluster is made of",
    "Briefing: what changed, and what holds it here",
    "Briefing: potential and requirements",
    "Briefing: opportunities to work together",
    "Invitation: why this cluster",
)
"""Words on one cluster."""
FOR_ALL, FOR_ONE = (WHY_REGION, REPLY_TO, LAUNCH_WORDS), (COMPONENTS, EVOLUTION, REQUIRED, TOGETHER, WHY_YOU)
PAPER_WORDS = TypedList(
    "paper_words",
    "Paper words",
    (
        cluster_column(),
        TypedColumn("place", "Where it stands", Holds.LONG_TEXT, 36.0, (*FOR_ALL, *FOR_ONE)),
        TypedColumn("text", "Your words", Holds.LONG_TEXT, 70.0, note="A line break begins a new paragraph. Left empty, the paper has words of its own."),
    ),
    room=30,
    further=10,
)  # fmt: skip
