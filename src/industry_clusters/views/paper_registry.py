"""Every paper of Part II: a further one is a row here and a file with its maker; command, folders and gaps follow from the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.kits.kits import meeting_1_kit, meeting_2_kit, meeting_3_kit, recruiting_kit
from industry_clusters.views.kits.training import training_kit
from industry_clusters.views.papers.blueprint import blueprint
from industry_clusters.views.papers.briefing import briefing
from industry_clusters.views.papers.first_steps import first_steps
from industry_clusters.views.papers.launch import (
    launch_invitation,
    launch_slides,
    program,
    recognition,
    sign_up,
)
from industry_clusters.views.papers.summaries import leadership_reports, summaries

if TYPE_CHECKING:
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.paper_model import Paper


@dataclass(frozen=True)
class PaperEntry:
    """A paper, or several that go together.

    Attributes
    ----------
    key
        Words joined by ``-``: what ``--only`` calls it.
    kit
        The kit that it belongs to: its folder, and in lower case with ``-`` another word for ``--only``.
    make
        Makes its files of a case: none where there is nothing to say.
    each
        Whether one is made for each chosen cluster; else one for all of them.
    with_occupations
        Whether it needs the tables of occupations, which take about a third of the time.
    """

    key: str
    kit: str
    make: Callable[[Case], Iterable[Paper]]
    each: bool = True
    with_occupations: bool = False

    @property
    def kit_key(self) -> str:
        """The kit as ``--only`` calls it."""
        return self.kit.lower().replace(" ", "-")


BRIEFING, RECRUITING, TRAINING = "Briefing", "Recruiting", "Co-chair training"
KIT_1, KIT_2, KIT_3 = "Meeting 1", "Meeting 2", "Meeting 3"
SUMMARIES, BLUEPRINT, LAUNCH_KIT, FIRST_STEPS = "Summaries", "Blueprint", "Launch", "First steps"

PAPERS: tuple[PaperEntry, ...] = (
    PaperEntry("briefing", BRIEFING, briefing, with_occupations=True),
    PaperEntry("recruiting", RECRUITING, recruiting_kit),
    PaperEntry("co-chairs", TRAINING, training_kit),
    PaperEntry("meeting-1", KIT_1, meeting_1_kit),
    PaperEntry("meeting-2", KIT_2, meeting_2_kit),
    PaperEntry("meeting-3", KIT_3, meeting_3_kit),
    PaperEntry("summaries", SUMMARIES, summaries),
    PaperEntry("leadership-reports", SUMMARIES, leadership_reports, each=False),
    PaperEntry("blueprint", BLUEPRINT, blueprint, each=False),
    PaperEntry("launch-invitation", LAUNCH_KIT, launch_invitation, each=False),
    PaperEntry("program", LAUNCH_KIT, program, each=False),
    PaperEntry("launch-slides", LAUNCH_KIT, launch_slides, each=False),
    PaperEntry("sign-up", LAUNCH_KIT, sign_up, each=False),
    PaperEntry("recognition", LAUNCH_KIT, recognition, each=False),
    PaperEntry("first-steps", FIRST_STEPS, first_steps, each=False),
)  # fmt: skip
"""In the order of the steps."""
NAMES = tuple(dict.fromkeys(name for one in PAPERS for name in (one.kit_key, one.key)))
"""What ``--only`` takes: each kit, then its papers."""
