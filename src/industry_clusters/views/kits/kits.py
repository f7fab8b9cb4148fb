"""The kits: which files go together, in the order in which they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import MEETING_1, MEETINGS
from industry_clusters.views.kits.agendas import agenda, script
from industry_clusters.views.kits.handouts import handouts
from industry_clusters.views.kits.lists import attendance, contact_list, merge_list, name_tents
from industry_clusters.views.kits.mails import recruiting_mails
from industry_clusters.views.kits.meeting_slides import meeting_slides
from industry_clusters.views.kits.next_meeting import invitations_to_next
from industry_clusters.views.kits.recruiting import co_chair_letters, invitations, reply_form
from industry_clusters.views.kits.walls import cards, flip_charts
from industry_clusters.views.kits.worksheets import worksheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.paper_model import Paper


def recruiting_kit(case: Case) -> Iterator[Paper]:
    """Letters, forms, e-mails and lists that bring a cluster group together."""
    yield from invitations(case)
    yield merge_list(case)
    yield reply_form(case)
    yield co_chair_letters(case)
    yield from recruiting_mails(case)
    yield name_tents(case)
    yield attendance(case, MEETING_1)
    yield contact_list(case)


def meeting_1_kit(case: Case) -> Iterator[Paper]:
    """All files of meeting 1."""
    yield from _meeting_kit(case, 1)


def meeting_2_kit(case: Case) -> Iterator[Paper]:
    """All files of meeting 2."""
    yield from _meeting_kit(case, 2)


def meeting_3_kit(case: Case) -> Iterator[Paper]:
    """All files of meeting 3."""
    yield from _meeting_kit(case, 3)


def _meeting_kit(case: Case, meeting: int) -> Iterator[Paper]:
    yield agenda(case, meeting)
    yield meeting_slides(case, meeting)
    if meeting == 1:
        yield cards(case)
    yield flip_charts(case, meeting)
    yield worksheets(case, meeting)
    yield handouts(case, meeting)
    yield script(case, meeting)
    yield name_tents(case)
    yield attendance(case, MEETINGS[meeting - 1])
    yield from invitations_to_next(case, meeting)
