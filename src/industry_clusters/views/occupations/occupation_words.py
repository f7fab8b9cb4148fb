"""What the sheets of occupations share: their source line, their words for levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.measures.staffing import ENTRY, HIGH, MID, NOT_KNOWN
from industry_clusters.sheet_names import NOTES_SHEET

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis

LEVEL_WORDS = {HIGH: "high", MID: "mid", ENTRY: "entry", NOT_KNOWN: "not known"}
_FILES_NAMED = 2
_RATINGS = "onet_elements"


def occupation_source(analysis: Analysis, *, in_workbook: bool = True) -> str:
    """Where occupations come from, in one line that fits a page; readers outside of the workbook have no sheet to look at."""
    found, study = analysis.occupations, analysis.study
    more = f" (see '{NOTES_SHEET}')" if in_workbook else ""
    files = (
        ", ".join(file.name for file in found.files)
        if len(found.files) <= _FILES_NAMED
        else f"{len(found.files)} files{more}"
    )
    digits = sorted({int(number) for number in found.members["pattern_digits"] if number})
    levels = "/".join(str(number) for number in digits)
    parts = [
        f"Source: staffing patterns of {levels or 'no'} NAICS digits, {files}",
        f"region's jobs {analysis.panel.publishers} {study.last_year}, {study.ownership.label.lower()}",
        f"wages {found.cut_offs.area} {found.cut_offs.period}" if found.cut_offs.area else "no wages",
    ]
    if found.projection_area:
        parts.append(f"projections {found.projection_area} {found.projection_years}")
    return "; ".join(parts)


def levels_source(analysis: Analysis) -> str:
    """What a page adds to its source line where it shows levels of pay."""
    cuts = analysis.occupations.cut_offs
    return (
        f"; levels of pay: national staffing patterns, wages {cuts.area} {cuts.period}" if cuts.area else ""
    )


def outlook_words(analysis: Analysis) -> str:
    """Whose growth, openings and skills are shown: files and areas by their own names."""
    found = analysis.occupations
    parts = []
    if found.projection_area:
        area = f"{found.projection_area}, {found.projection_years}"
        parts.append(
            f"Growth, openings and education are those of all industries in {area}, not of the cluster."
        )
    rated = [file.name.rpartition("/")[2] for file in found.files if file.layout == _RATINGS]
    if rated:
        parts.append(
            f"Skills are the ones rated highest in {' and '.join(rated)} (O*NET's own ratings are under CC BY 4.0)."
        )
    return " ".join(parts)
