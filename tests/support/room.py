"""How much room the workbooks of tests have: little, but where a test is about the workbook as a person gets it."""

from contextlib import contextmanager

from industry_clusters.views.vocabulary.room import ROOM, Room


def little_room():
    """Make workbooks with little room from now on: the same sheets and formulas, fewer rows that wait."""
    ROOM.set(Room.small())


@contextmanager
def whole_room():
    """The room that a person's workbook has."""
    before = ROOM.set(Room())
    try:
        yield
    finally:
        ROOM.reset(before)
