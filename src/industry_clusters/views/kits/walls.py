"""What goes on the wall and into hands: cards 5 by 7 inches, and headings for flip charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.kits.agendas import requirement_categories
from industry_clusters.views.kits.results import plans, priorities
from industry_clusters.views.vocabulary.document_model import BARE, FLIP_CHARTS, Card, Cards, Document, Place
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from industry_clusters.views.papers.case import Case

_VISION_LINES, _NEED_LINES = 4, 3
_MOST_TEAMS = 3


def cards(case: Case) -> Paper:
    """Two cards a sheet to print on both sides: the vision in front, the three requirements on the back."""
    front = Card("In five years", f"What should {case.cluster} be in {case.region}? A phrase is enough.", "Vision", _VISION_LINES)  # fmt: skip
    back = Card("What it needs most", "Three things, the most important one first.", "Requirements", _NEED_LINES, numbered=True)  # fmt: skip
    sheet = Document(
        f"Cards: {case.cluster}",
        (Place("body", (Cards((front, front, back, back)),)),),
        template=BARE,
    )
    return Paper("Cards 5 by 7 inches", (sheet,))


def flip_charts(case: Case, meeting: int) -> Paper:
    """A page for the top of each flip-chart sheet."""
    known = plans(case)
    if meeting == 1:
        made = [Card("Our vision", "in five years")]
        made += [Card(name, "requirements") for name in requirement_categories()]
        made += [Card("Priorities", "four dots each, one on a priority")]
        made += [Card(f"Action team {at}", "who leads \N{MIDDLE DOT} who joins \N{MIDDLE DOT} when it meets") for at in range(1, _MOST_TEAMS + 1)]  # fmt: skip
    elif meeting == 2:  # noqa: PLR2004  the second meeting gives feedback, the third recommends
        made = [Card("Our priorities", "; ".join(one.text for one in priorities(case) if one.is_chosen))]
        made += [Card(f"Feedback: {one.title}", "strong and measurable \N{MIDDLE DOT} assumes \N{MIDDLE DOT} partners \N{MIDDLE DOT} volunteers") for one in known] or [Card("Feedback", "a sheet for each team")]  # fmt: skip
        made += [Card("Go on, merge, or stop", "a line for each plan")]
    else:
        made = [Card(f"Commitments: {one.title}", "name \N{MIDDLE DOT} what the person takes on") for one in known] or [Card("Commitments", "a sheet for each plan")]  # fmt: skip
        made += [Card("Recommendations", "to the leadership group"), Card("What we learned", "for those who come next")]  # fmt: skip
    made.append(Card("For later", "questions and ideas that we come back to"))
    sheets = Document(
        f"Flip-chart headings: {case.cluster}",
        (Place("body", (Cards(tuple(made), FLIP_CHARTS),)),),
        template=BARE,
    )
    return Paper("Flip-chart headings", (sheets,))
