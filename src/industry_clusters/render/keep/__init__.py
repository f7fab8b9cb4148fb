"""What a person added to a workbook is kept when the workbook is made again.

Sheets of their own are carried at the level of the file's parts, so that formulas *and* their values, looks,
charts, comments, tables and pictures come along as they are. What cannot come along is named.

It knows no view but the vocabulary: packages of files only.
"""

from industry_clusters.render.keep.additions import additions, renamed_sheets
from industry_clusters.render.keep.carry import (
    Carried,
    Lost,
    carry_own_sheets,
    lost_formulas,
    memo,
    sheet_names,
    shown_sheets,
)
from industry_clusters.render.keep.package import Package

__all__ = [
    "Carried",
    "Lost",
    "Package",
    "additions",
    "carry_own_sheets",
    "lost_formulas",
    "memo",
    "renamed_sheets",
    "sheet_names",
    "shown_sheets",
]
