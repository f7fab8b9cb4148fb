"""The lists of a workbook that a person types in: their names, and how many cells of a row are read."""

from __future__ import annotations

from industry_clusters.ingest.study.library_workbook import SET_COLUMNS
from industry_clusters.interviews import CONTACTS_RANGE, LOG_RANGE, QUESTIONS_RANGE

MEMBER_COLUMNS = 5
"""Cells of a row of the definitions that are read: cluster, code, role, source, and whether the build wrote the row's code."""
TYPED_COLUMNS = {"cluster_definitions": MEMBER_COLUMNS - 1}
"""How many cells of a list's row are a person's; what is behind them, a build wrote, and in earlier workbooks it is another formula."""
LISTED = "1"
"""Marks a row that the build wrote for an industry group; without a cluster it says nothing."""
CLUSTER_LIST, DEFINITIONS_LIST, SETS_LIST = "cluster_names", "cluster_definitions", "definition_sets"
ROWS_BENEATH = {CLUSTER_LIST: (1, 1), DEFINITIONS_LIST: (2, MEMBER_COLUMNS), SETS_LIST: (1, SET_COLUMNS)}
"""Lists that go on where a person wrote right beneath them: how many first cells make a row, and how many are read."""
READ_BENEATH = frozenset({*ROWS_BENEATH, LOG_RANGE, CONTACTS_RANGE, QUESTIONS_RANGE})
"""Lists that are read on beneath their room."""
