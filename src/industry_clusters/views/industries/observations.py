"""Step 5: the facts, filled in, and the questions, left to the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.observations import HEADS, RANKINGS
from industry_clusters.sheet_names import OBSERVATIONS_SHEET
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.rankings import ranking_table
from industry_clusters.views.vocabulary.model import Formula, Heading, NoteBox, Paragraph, Role, Sheet
from industry_clusters.views.vocabulary.words import live_text, names_of, quoted, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

QUESTIONS = {
    HEADS[0]: (
        ("note_growth_leaders", "Which industries carry the region's growth, and what do the ones that grow have in common?"),
        ("note_growth_decline", "Which industries shrink, how fast, and is it the region or the industry everywhere?"),
        ("note_growth_surprise", "Which figures surprise you, and why: a plant that opened or closed, a reclassified firm, numbers too small to mean much?"),
    ),
    HEADS[1]: (
        ("note_export_strong", "Which industries are far above a quotient of 1, and to whom outside the region do they sell?"),
        ("note_export_moving", "Which ones gain concentration and which lose it, and since when?"),
        ("note_export_hidden", "Which well known employers do you miss in the lists, and under which code are they?"),
    ),
    HEADS[2]: (
        ("note_pay_level", "Which industries pay above the region's average, and which that employ many pay below it?"),
        ("note_pay_change", "Where does real pay rise, where does it fall, and do growth and good pay go together?"),
    ),
}  # fmt: skip


def observations_sheet(analysis: Analysis) -> Sheet:
    """Lists under three heads, each followed by its questions with space for an answer."""
    guide = live_text(
        "The lists follow the NAICS table, {first_year} to {last_year}, in the order of best values. They leave out industry "
        "groups with fewer than {list_minimum} jobs in both years. What you write in the yellow boxes stays through every "
        "rebuild.",
        names_of(analysis),
    )
    blocks: list[Block] = [Paragraph(guide), Paragraph(_left_out(analysis))]
    for head in HEADS:
        blocks += [Heading(head), *_part(analysis, head)]
    title = f"Observations on {analysis.region.label}"
    return Sheet(
        OBSERVATIONS_SHEET, title, Role.RESULT, tuple(blocks), source_line(analysis), landscape=False
    )


def _left_out(analysis: Analysis) -> Formula:
    """How many industry groups the lists of growth and changes leave out, and why."""
    growth = analysis.naics_table["growth"]
    words = (
        " industry groups have no growth rate and are in no list of growth or changes: their jobs are known as ranges only, "
        "or not at all. They may be under 'Most jobs'."
    )
    column = f"{{{NAICS}.growth}}"
    return Formula(
        f'ROWS({column})-COUNT({column})&" of "&ROWS({column})&{quoted(words)}',
        f"{int(growth.isna().sum())} of {len(growth)}{words}",
    )


def _part(analysis: Analysis, head: str) -> Iterator[Block]:
    for ranking in RANKINGS:
        if ranking.head == head:
            yield ranking_table(analysis, ranking)
    for key, question in QUESTIONS[head]:
        yield NoteBox(key, question, analysis.study.notes.get(key, ""))


def observations_state(analysis: Analysis) -> Formula:
    """How many of the questions have an answer."""
    notes = [key for questions in QUESTIONS.values() for key, _ in questions]
    written = sum(bool(analysis.study.notes.get(key)) for key in notes)
    filled = "+".join(f'({key}<>"")' for key in notes)
    rest = f" of {len(notes)} questions answered"
    return Formula(f'{filled}&"{rest}"', f"{written}{rest}")
