"""Step 4: the five criteria, their colours and letters, and the industry groups that meet most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.industry_table import LETTERS, UNKNOWN
from industry_clusters.analysis.industries.observations import STANDING
from industry_clusters.sheet_names import HIGHLIGHTS_SHEET, NAICS_SHEET, SETUP_SHEET
from industry_clusters.study import Criterion
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.rankings import ranking_table
from industry_clusters.views.vocabulary.model import (
    Column,
    Heading,
    Kind,
    Legend,
    LegendEntry,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import live_text, names_of, source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis

_WORDS = {
    Criterion.EMPLOYMENT: "jobs in {last_year} above {cut_off_employment_used|jobs}",
    Criterion.GROWTH: "annual growth above {cut_off_growth_used|percent}",
    Criterion.QUOTIENT: "location quotient in {last_year} above {cut_off_quotient_used|quotient}",
    Criterion.QUOTIENT_CHANGE: "change in location quotient above {cut_off_quotient_change_used|quotient}",
    Criterion.PAY: "pay in {last_year} above {cut_off_pay_used|dollars}, in dollars of {dollar_year}",
}


def highlights_sheet(analysis: Analysis) -> Sheet:
    """The legend, how many industry groups meet each criterion, and the groups that meet most."""
    words = names_of(analysis)
    legend = Legend(
        tuple(
            LegendEntry(criterion.value, LETTERS[criterion], live_text(text, words))
            for criterion, text in _WORDS.items()
        )
    )
    blocks = (
        Paragraph(
            f"The same colors and letters are on '{NAICS_SHEET}'. Cut-offs are on '{SETUP_SHEET}' and can be "
            "changed there; colors follow at once. The letters also read on a gray print."
        ),
        legend,
        Heading("How many industry groups meet each criterion"),
        _counts(analysis),
        Heading("Industry groups that meet most criteria"),
        ranking_table(analysis, STANDING),
    )
    return Sheet(
        HIGHLIGHTS_SHEET, f"Highlights of {analysis.region.label}", Role.RESULT, blocks, source_line(analysis)
    )


def _counts(analysis: Analysis) -> Table:
    marks = analysis.naics_table["marks"]

    def count(key: str, label: str, sign_of: dict[Criterion, str]) -> Column:
        formulas = [
            f'SUMPRODUCT(--EXACT(MID({{{NAICS}.marks}},{position},1),"{sign_of[criterion]}"))'
            for position, criterion in enumerate(Criterion, start=1)
        ]
        values = [
            int((marks.str[position] == sign_of[criterion]).sum())
            for position, criterion in enumerate(Criterion)
        ]
        return Column(key, label, values, Unit.COUNT, Kind.DERIVED, formulas=formulas)

    return Table(
        "criteria",
        (
            Column("letter", "Letter", [LETTERS[criterion] for criterion in Criterion]),
            Column("code", "", [], gap=True),
            Column(
                "criterion",
                "Criterion",
                ["Jobs", "Annual growth", "Location quotient", "Change in LQ", "Pay"],
            ),
            count("met", "Industry groups that meet it", LETTERS),
            count(
                "may",
                "Groups that may meet it",
                {criterion: letter.lower() for criterion, letter in LETTERS.items()},
            ),
            count("unknown", "Not known", dict.fromkeys(Criterion, UNKNOWN)),
        ),
    )
