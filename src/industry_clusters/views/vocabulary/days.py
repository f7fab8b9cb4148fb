"""Days and times of day as an American writes them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_NOON = 12


def said_day(day: str | date) -> str:
    """A day as an American writes it; a text that is no day stays as it is.

    Examples
    --------
    >>> said_day("2006-03-09"), said_day(date(2006, 3, 9)), said_day("in May"), said_day("")
    ('March 9, 2006', 'March 9, 2006', 'in May', '')
    """
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            return str(day).strip()
    return f"{day:%B} {day.day}, {day.year}"


def said_time(clock: str | time) -> str:
    """A time of day as an American writes it; a text that is none stays as it is.

    Examples
    --------
    >>> said_time("08:00"), said_time(time(13, 30)), said_time("early")
    ('8:00 a.m.', '1:30 p.m.', 'early')
    """
    if isinstance(clock, str):
        try:
            clock = time.fromisoformat(clock)
        except ValueError:
            return str(clock).strip()
    return f"{clock.hour % _NOON or _NOON}:{clock:%M} {'a.m.' if clock.hour < _NOON else 'p.m.'}"


def said_later(start: time, minutes: int) -> str:
    """The time of day that is some minutes after another.

    Examples
    --------
    >>> said_later(time(8), 90), said_later(time(23, 30), 60)
    ('9:30 a.m.', '12:30 a.m.')
    """
    return said_time((datetime.combine(date.min, start) + timedelta(minutes=minutes)).time())
