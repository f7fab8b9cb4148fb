"""The team's first steps after the training: what the team does, and what each person commits to, at both levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import FIRST_STEPS_SHEET
from industry_clusters.views.vocabulary.model import Formula, Heading, NoteBox, Paragraph, Role, Sheet
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

FIRST_STEPS = {
    "Level 1: put the information into decisions": {
        "note_first_planning": "Planning: which plan, of whom, will use the clusters, and by when?",
        "note_first_programs": "Program development: which program changes, or starts, because of what you found?",
        "note_first_resources": "Resource allocation: which money or staff will follow the clusters?",
    },
    "Level 2: mobilize clusters": {
        "note_first_adopting": "Adopting: who has to agree to bring employers together, and who asks them?",
        "note_first_designing": "Designing: which one to three clusters first, who convenes, when is the first meeting?",
        "note_first_running": "Running: who supports the meetings, and how will you know that it works?",
    },
    "What each of us commits to": {
        "note_first_commitments": "One line for each person: name, what, by when.",
    },
}
"""By heading, the cells to type in, each with its question."""
KEYS = tuple(key for questions in FIRST_STEPS.values() for key in questions)


def first_steps_sheet(analysis: Analysis) -> Sheet:
    """One page with a space under each question."""
    notes = analysis.study.notes
    blocks: list[Block] = [
        Paragraph("The last task of the workshop: say what happens next. Who, what, and by when.")
    ]
    for heading, questions in FIRST_STEPS.items():
        blocks.append(Heading(heading))
        blocks += [NoteBox(key, words, notes.get(key, ""), lines=3) for key, words in questions.items()]
    return Sheet(
        FIRST_STEPS_SHEET,
        "First steps",
        Role.INPUT,
        tuple(blocks),
        source_line(analysis),
        landscape=False,
        one_page=True,
    )


def first_steps_state(analysis: Analysis) -> Formula:
    """How many questions have an answer."""
    filled = "+".join(f'({key}<>"")' for key in KEYS)
    written = sum(bool(analysis.study.notes.get(key)) for key in KEYS)
    rest = f" of {len(KEYS)} questions answered"
    return Formula(f'{filled}&"{rest}"', f"{written}{rest}")


def after_first_steps(_analysis: Analysis) -> str:
    """What to do with it."""
    return "Agree on the first steps, and save the workbook for the trainer."
