"""Step 10: the sheets of occupations, or one that says which files to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.model import Heading, Paragraph, Role, Sheet
from industry_clusters.views.occupation_levels import levels_sheet
from industry_clusters.views.staffing_sheets import (
    jobs_sheet,
    patterns_sheet,
    staffing_workings,
    weights_sheet,
)
from industry_clusters.views.words import source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis

OCCUPATIONS_SHEET = "Occupations"


def occupation_sheets(analysis: Analysis) -> tuple[Sheet, ...]:
    """What a person reads and types of occupations."""
    if analysis.occupations.is_empty:
        return (_what_to_add(analysis),)
    return (levels_sheet(analysis), weights_sheet(analysis))


def occupation_data_sheets(analysis: Analysis) -> tuple[Sheet, ...]:
    """What those rest on."""
    if analysis.occupations.is_empty:
        return ()
    return (jobs_sheet(analysis), patterns_sheet(analysis), staffing_workings(analysis))


_FILES = {
    "Staffing patterns": "Which occupations an industry's jobs are in: on the BLS page of Occupational Employment and Wage "
    "Statistics (OEWS), among the downloads, the national industry-specific files: 4-digit (nat4d), 3-digit (nat3d) and by "
    "sector (natsector). The finest level of each industry is used, so add all three.",
    "Wages": "What occupations pay in the state and the metropolitan area: on the same page the files by state and by "
    "metropolitan area. California's are on data.ca.gov as 'Occupational Employment and Wage Statistics'.",
    "Projections": "Growth, openings and typical education: on the BLS page of Employment Projections 'Occupational "
    "projections and worker characteristics', or the state's own long-term projections.",
    "Skills and job zones": "The O*NET database in text or Excel form, from the O*NET Resource Center: Skills, Job Zones and "
    "Occupation Data.",
}


def _what_to_add(analysis: Analysis) -> Sheet:
    blocks = (
        Paragraph(
            "The data hold no staffing patterns of the clusters' industries, so nothing is known of their occupations. Add these "
            "files to the list of data files on Setup and build the workbook again; only the first is needed to begin with."
        ),
        *(
            block
            for name, words in _FILES.items()
            for block in (Heading(name), Paragraph(words))
        ),
    )  # fmt: skip
    return Sheet(
        OCCUPATIONS_SHEET,
        "Occupations of the clusters: which files to add",
        Role.GUIDE,
        blocks,
        source_line(analysis),
        landscape=False,
    )
