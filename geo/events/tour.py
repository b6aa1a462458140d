"""The stops of a report -> those of one connected journey; the others are what they are without it.

A journey is of one time. Of 92 annotated reports with two dated stops or more, 90 have no gap of more than
three weeks between one stop and the next; the other two tell a whole life and two crews of a space station.
Nor is a journey parted by a gap that is shorter than itself: a flight round the world may rest for a month.
"In May she was in Jeju", in a report of September's tour, is background; and where no two stops are of one
time, nobody travels: the report tells of a life.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Final

import numpy as np

from geo import timespan
from geo.events.model import Event
from geo.kinds import Role, Status

MOST_APART: Final = 21
"""Days between the stops of a journey that is shorter than that."""

_SHORTEST: Final = 2

Days = tuple[float, float]


def connected(events: Sequence[Event], published: date | None) -> list[Event]:
    """Return all events; those stops are left that make one journey, or none where no two of them do.

    Without dates that part them all stops are left. An undated stop stays where there is a journey.
    """
    dated = [(days, event) for event in events if event.role == Role.STOP if (days := _days(event.edtf))]
    runs = _runs(dated)
    if len(runs) < _SHORTEST:
        return list(events)
    most = max(runs, key=lambda run: (len(run) >= _SHORTEST, sum(event.chance for event in run)))
    journey = most if len(most) >= _SHORTEST else []
    now = _day(published.year, published.month, published.day) if published is not None else None
    left = {id(event) for event in journey}
    others = {id(event): days for days, event in dated if id(event) not in left}
    found = []
    for event in events:
        if id(event) in others:
            found.append(replace(event, role=_without(event, others[id(event)], now)))
        elif event.role == Role.STOP and not journey:
            found.append(replace(event, role=Role.RELATED))
        else:
            found.append(event)
    return found


def _runs(dated: Sequence[tuple[Days, Event]]) -> list[list[Event]]:
    """The stops of each time, parted at every gap that no journey would have."""
    found: list[list[Event]] = []
    waiting = [sorted(dated, key=lambda row: row[0])] if dated else []
    while waiting:
        stops = waiting.pop()
        ends = list(accumulate((last for (_, last), _ in stops), max))
        gaps = [first - end for end, ((first, _), _) in zip(ends, stops[1:], strict=False)]
        at = int(np.argmax(gaps)) + 1 if gaps else 0
        sides = [stops[:at], stops[at:]] if at else []
        if sides and gaps[at - 1] > max(MOST_APART, *map(_length, sides)):
            waiting += sides
        else:
            found.append([event for _, event in stops])
    return found


def _length(stops: Sequence[tuple[Days, Event]]) -> float:
    """The days that surely lie between the first and the last of some stops."""
    return stops[-1][0][0] - stops[0][0][1]


def _without(event: Event, days: Days, now: float | None) -> Role:
    """What a stop is without its journey: background, or news of the days of publication or of a plan."""
    is_news = now is not None and days[0] - MOST_APART <= now <= days[1] + MOST_APART
    is_news = is_news or event.status == Status.PLANNED
    return Role.RELATED if is_news else Role.BACKGROUND


def _days(edtf: str) -> Days | None:
    """The first and last day of a date; None where it has neither."""
    if not edtf:
        return None
    span = timespan.parse(edtf)
    first, last = span.first or span.last, span.last or span.first
    return None if first is None or last is None else (_day(*first), _day(*last))


def _day(year: int, month: int, day: int) -> float:
    """Days since the year 0, right to two days."""
    return year * 365.25 + month * 30.44 + day
