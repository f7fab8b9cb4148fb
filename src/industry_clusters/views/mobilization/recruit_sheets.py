"""Recruiting: invitees and replies, how they mirror the map, dates and their checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.mobilization.tables import SOURCE, Shown, study_table, typed_table
from industry_clusters.views.vocabulary.model import Highlight, Paragraph, Role, Sheet, Unit

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block


def recruit_sheet(shown: Mobilization, name: str) -> Sheet:
    """Invitees with reply, calls and attendance."""
    extra = (
        Shown("check", "To check", width=30.0, after="cluster"),
        Shown("organization", "Organization", width=24.0),
        Shown("part", "Component of the map", width=26.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Thirty to fifty invitees bring fifteen to twenty people into the room. Invite a month before meeting 1, call who has not "
            "replied after ten days, and enter who came: only they vote. A name that somebody proposes goes on the register first."
        ),
        typed_table(shown, "invitees", extra, freeze=2, printed="proposes"),
    )
    return Sheet(name, "Recruit the cluster groups", Role.INPUT, blocks, SOURCE)


def coverage_sheet(shown: Mobilization, name: str) -> Sheet:
    """Every industry of each cluster's map, and who was invited from it."""
    data = (
        Shown("cluster", "Cluster", width=28.0),
        Shown("title", "Industry of the map", width=40.0),
        Shown("code", "NAICS", Unit.CODE, 9.0),
        Shown("part", "Role in the cluster", width=20.0),
        Shown("jobs", "Jobs", Unit.JOBS, 12.0),
    )
    worked = (
        Shown("invited", "Invited", Unit.COUNT, 10.0),
        Shown("attending", "Will come", Unit.COUNT, 10.0),
        Shown("says", "Gap", width=20.0),
    )
    open_ = Highlight(("says",), '[says]<>""', "warning")
    table = study_table(
        shown, "components", data, worked, filters=True, freeze_columns=2, highlights=(open_,)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Invitees should mirror the cluster map. A person counts for the component chosen on the register, or for that of the NAICS code. "
            "An empty number of jobs is not disclosed."
        ),
        table,
    )
    return Sheet(name, "Coverage of the map by invitees", Role.RESULT, blocks, SOURCE)


def dates_sheet(shown: Mobilization, name: str) -> Sheet:
    """Every group's dates with their checks."""
    extra = (
        Shown("check", "To check", width=44.0, after="place"),
        Shown("came", "Came", Unit.COUNT, 8.0),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            "Co-chair training, three meetings and the launch of each group. Meetings are at least a month apart, and invitations go out "
            "a month before meeting 1. Weekends, federal holidays and dates that have passed are marked. "
            "'industry-clusters mobilize STUDY --calendar' writes a calendar file for each group."
        ),
        typed_table(shown, "events", extra, freeze=2),
    )
    return Sheet(name, "Dates", Role.INPUT, blocks, SOURCE)
