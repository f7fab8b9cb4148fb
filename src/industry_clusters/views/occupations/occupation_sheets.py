"""Step 10: how far it is, and the sheet that says which files to add while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import OCCUPATIONS_SHEET, SETUP_SHEET
from industry_clusters.study import Region, Study
from industry_clusters.views.occupations.member_sheets import members_table
from industry_clusters.views.occupations.occupation_levels import level_choices
from industry_clusters.views.vocabulary.model import Fields, Heading, Paragraph, Role, Sheet
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block


def has_occupations(analysis: Analysis) -> bool:
    """Whether the data hold staffing patterns."""
    return not analysis.occupations.is_empty


def lacks_occupations(analysis: Analysis) -> bool:
    """Whether the data hold none."""
    return analysis.occupations.is_empty


def occupations_state(analysis: Analysis) -> str:
    """How many occupations there are, or that files are to be added."""
    found = analysis.occupations
    if found.is_empty:
        return "No staffing patterns among the data"
    return f"{len(found.occupations)} occupations by level of pay, with outlook, skills and ladders"


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


def files_to_add_sheet(analysis: Analysis) -> Sheet:
    """What stands in place of the sheets of occupations while there are no data on them."""
    blocks = (
        Paragraph(
            "The data hold no staffing patterns of the clusters' industries, so nothing is known of their occupations. Add these "
            f"files to the list of data files on '{SETUP_SHEET}' and build the workbook again; only the first is needed to begin with."
        ),
        *(block for name, words in _FILES.items() for block in (Heading(name), Paragraph(words))),
        *_kept_choices(analysis),
    )
    title = "Occupations of the clusters: which files to add"
    return Sheet(OCCUPATIONS_SHEET, title, Role.GUIDE, blocks, source_line(analysis), landscape=False)


def _kept_choices(analysis: Analysis) -> Iterator[Block]:
    """What was chosen while there were files; without a cell it would be forgotten."""
    study, plain = analysis.study, Study(Region("plain", ("00000",)), 0, 1)
    fields = ("wage_area", "level_basis", "level_low", "level_high")
    if any(getattr(study, name) != getattr(plain, name) for name in fields):
        yield Heading("Your choices, kept for when there are files")
        yield Fields(level_choices(analysis))
    if study.left_out:
        yield Heading("Members")
        yield members_table(analysis)
