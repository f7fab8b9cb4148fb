"""What the sheets of occupations share: their source line, their words for levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.measures.staffing import ENTRY, HIGH, MID, NOT_KNOWN

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis

LEVEL_WORDS = {HIGH: "high", MID: "mid", ENTRY: "entry", NOT_KNOWN: "not known"}
_FILES_NAMED = 2


def occupation_source(analysis: Analysis) -> str:
    """Where a sheet's occupations come from, in one line that fits a page."""
    found, study = analysis.occupations, analysis.study
    files = (
        ", ".join(file.name for file in found.files)
        if len(found.files) <= _FILES_NAMED
        else f"{len(found.files)} files (see Sources)"
    )
    digits = sorted({int(number) for number in found.members["pattern_digits"] if number})
    levels = "/".join(str(number) for number in digits)
    parts = [
        f"Source: staffing patterns of {levels or 'no'} NAICS digits, {files}",
        f"region's jobs QCEW {study.last_year}, {study.ownership.label.lower()}",
        f"wages {found.cut_offs.area} {found.cut_offs.period}" if found.cut_offs.area else "no wages",
    ]
    if found.projection_area:
        parts.append(f"projections {found.projection_area} {found.projection_years}")
    return "; ".join(parts)
