"""A calendar file for each cluster group: training, three meetings, launch."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from industry_clusters.analysis.mobilization.seeds import chosen
from industry_clusters.mobilization.method import (
    BETWEEN,
    LONGER_FIRST,
    LONGER_SECOND,
    MEETING_1,
    MEETING_2,
    STANDARD_LENGTH,
)
from industry_clusters.outputs import CALENDAR, check_output, in_place

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Event

    from industry_clusters.mobilization.typed import Row, Typed

_LONGER = {(MEETING_1, LONGER_FIRST), (MEETING_2, LONGER_SECOND)}
_DRAFTING = 60


def write_calendars(typed: Typed, workbook: Path) -> tuple[tuple[Path, ...], list[str]]:
    """Write ``WORKBOOK - CLUSTER.ics`` beside a workbook for each cluster that is mobilized.

    Times have no time zone: every calendar takes them as the time of the place it is in. An event keeps its identity, so that
    a file that is imported again moves the event.

    Returns
    -------
    tuple
        The files, and what was left out for want of a date, a sentence each.

    Raises
    ------
    WorkbookError
        Where another file is in the place.
    """
    made, remarks = [], []
    for cluster in chosen(typed):
        rows = [
            row
            for row in typed.of("events")
            if row.get("cluster", "").strip().casefold() == cluster.casefold()
        ]
        events = [event for row in rows if (event := _event(row, _way(typed, cluster)))]
        if len(events) < len(rows):
            remarks.append(
                f"{cluster}: {len(rows) - len(events)} of {len(rows)} events have no date and are in no calendar"
            )
        if events:
            path = workbook.with_name(f"{workbook.stem} - {_file_word(cluster)}.ics")
            check_output(path, CALENDAR)
            with in_place(path) as temporary:
                temporary.write_bytes(_calendar(events))
            made.append(path)
    return tuple(made), remarks


def _way(typed: Typed, cluster: str) -> str:
    rows = (
        row for row in typed.of("groups") if row.get("cluster", "").strip().casefold() == cluster.casefold()
    )
    return next((row.get("way", "") for row in rows), "") or BETWEEN


def _event(row: Row, way: str) -> Event | None:
    """One event; None without a date."""
    from icalendar import Event  # noqa: PLC0415  where a calendar is asked for

    try:
        day = date.fromisoformat(row.get("date", ""))
    except ValueError:
        return None
    cluster, kind = row.get("cluster", "").strip(), row.get("event", "")
    event = Event()
    event.add("summary", f"{cluster}: {kind}")
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'industry-clusters/{cluster}/{kind}')}@industry-clusters")
    event.add("dtstamp", datetime.now(UTC))
    event.add("sequence", int(datetime.now(UTC).timestamp() // 60) % 2**31)
    _set_times(event, day, row, STANDARD_LENGTH + (_DRAFTING if (kind, way) in _LONGER else 0))
    if row.get("place"):
        event.add("location", row["place"])
    return event


def _set_times(event: Event, day: date, row: Row, usual: int) -> None:
    """Start and end; an event without a time takes the day."""
    try:
        start = datetime.combine(day, time.fromisoformat(row.get("start", "")))
    except ValueError:
        event.add("dtstart", day)
        return
    minutes = float(row["minutes"]) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", row.get("minutes", "")) else usual
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=minutes))


def _calendar(events: list[Event]) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415  as above

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Industry Clusters//mobilize//EN")
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _file_word(name: str) -> str:
    """A cluster's name as a file may be called on any system."""
    return re.sub(r"[^\w &+-]+", "-", name).strip(" -")[:60].strip(" -") or "cluster"
