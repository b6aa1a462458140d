"""What is planned, as a calendar (iCalendar, RFC 5545) that a diary subscribes to or takes in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from icalendar import Calendar, Event, vText

from geo import timespan
from geo.export.events import credit, in_time, plain_id, quoted, rows, source
from geo.kinds import Status
from geo.story.story import Story

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def write(story: Story) -> bytes:
    """Return one all-day entry for each planned event; one from a day on is entered at that day.

    The title of such a one says so, and that of one which nobody has checked. What no diary can hold (a date
    of before the year 1, or none) is named in the calendar's description.
    """
    planned = in_time([row for row in rows(story) if row["status"] == Status.PLANNED])
    entries = {row["event_id"]: _days(row["date"]) for row in planned}
    left = [row["title"] for row in planned if not entries[row["event_id"]]]
    about = credit(story) + (f" Planned without a date: {'; '.join(left)}." if left else "")
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _text(story.meta.title))
    calendar.add("x-wr-caldesc", _text(about))
    for row in planned:
        if days := entries[row["event_id"]]:
            calendar.add_component(_entry(story, row, *days))
    return bytes(calendar.to_ical())


def _days(edtf: str) -> tuple[date, date] | None:
    """First and last day; of an open date the one it has, twice."""
    span = timespan.parse(edtf) if edtf else None
    if span is None:
        return None
    first, last = span.first or span.last, span.last or span.first
    if first is None or last is None or not (first[0] >= 1 and last[0] <= 9998):
        return None
    return date(*first), date(*last)


def _entry(story: Story, row: dict[str, Any], first: date, last: date) -> Event:
    entry = Event()
    meta = story.meta
    entry.add("uid", f"{plain_id(row['event_id'])}@{meta.id}.dateline")
    entry.add("dtstamp", datetime(*meta.published.timetuple()[:3], tzinfo=UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the first day after
    span = timespan.parse(row["date"])
    is_open = span.first is None or span.last is None  # the day of the entry is not the event's
    mark = "" if row["reviewed"] else "Not checked: "  # a diary's month shows the summary alone
    when = f" ({row['when']})" if is_open else ""
    entry.add("summary", _text(f"{mark}{row['title']}{when}"))
    entry.add("status", "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    lines = (
        f"{row['when']} ({row['checked']})",
        *map(quoted, row["passages"]),
        row["disagree"] and f"Reports disagree: {row['disagree']}",
        row["later"] and f"Updated: {row['later']}",
        f"Report: {source(story)}",
    )
    entry.add("description", _text("\n".join(line for line in lines if line)))
    if row["place"]:
        entry.add("location", _text(row["place"]))
    if row["point"]:
        entry.add("geo", row["point"])
    if meta.url:
        entry.add("url", meta.url)
    return entry


def _text(words: str) -> vText:
    """Words as a property holds them: escaped, and without the control characters that it may not hold."""
    return vText(_CONTROL.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n")))
