"""The events of a report: what one is, and the part it plays beside the tour.

`geo.telling` makes them from clauses, `geo.merging` joins what is told twice, and `assign_roles` here
tells the tour's stops from what happened beside it and at other times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.binding import Bound
from geo.clauses import Clause
from geo.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token

GAP_DAYS: Final = 30
"""The longest pause within one journey; a stop further off belongs to another one."""

_YEAR: Final = 365
_SEASON_DAYS: Final = 92
"""The same for a journey told more than a year later: histories tell of months and seasons."""

SLOW_GAP_DAYS: Final = 150
"""The same for an expedition or a voyage, of which months without a stop are told."""

NEWS_DAYS: Final = 7
"""How long a story is news: events so near its publication belong to its days."""


@dataclass(frozen=True)
class Passage:
    """A sentence that says so, by its number; the words of the place and of the date, as offsets."""

    sentence: int
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None


@dataclass(eq=False)
class Event:
    """An event of a report: what happens, when and where, and who says so.

    place: what it is bound to, None for none. when: its date, with the reason. present: whether the
    traveller is there. clauses: those that tell it, the best first.
    """

    clauses: list[Clause]
    status: str
    when: When
    place: Bound | None
    present: bool
    passages: list[Passage]
    setting: bool = False
    role: str = ""

    @property
    def clause(self) -> Clause:
        """The clause that tells it best."""
        return self.clauses[0]

    @property
    def sentence(self) -> int:
        """The first sentence that tells it."""
        return min(passage.sentence for passage in self.passages)


@dataclass(frozen=True)
class Outcome:
    """What became of a sentence: "event", "passage" (of an event told elsewhere) or "none", and why."""

    outcome: str
    reason: str


@dataclass
class Reading:
    """All that was read from a report."""

    traveller: str
    events: list[Event]
    coverage: list[Outcome]
    is_traveller: Callable[[Token], bool]


def assign_roles(events: Sequence[Event], published: date | None, *, slow: bool = False) -> None:
    """Give each event its role: stop, related (in the days of the tour, or undated) or background.

    slow: whether the journey is an expedition or a voyage.
    """
    tour = _tour_days(events, published, slow=slow)
    for event in events:
        span = timespan.parse(event.when.edtf) if event.when.edtf else None
        in_days = span is None or _is_in(span, tour)
        if event.present and event.place is not None and in_days and not _is_former(event):
            event.role = "stop"
        else:
            event.role = "related" if in_days else "background"


def days(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date; None outside the years 1 to 9998."""
    span = timespan.parse(edtf)
    first, last = span.first or span.last, span.last or span.first
    if first is None or last is None or not (1 <= first[0] <= 9998 and 1 <= last[0] <= 9998):
        return None
    return date(*first), date(*last)


def _tour_days(events: Sequence[Event], published: date | None, *, slow: bool) -> tuple[date, date] | None:
    """First and last day of the tour: the journey with most stops, of equals the nearest."""
    spans = sorted(
        found
        for event in events
        if event.present and event.place and event.when.edtf and not _is_former(event)
        if (found := days(event.when.edtf)) is not None
    )
    if not spans:
        return _story_days(events, published) if published else None
    middle = spans[len(spans) // 2][0]
    history = published is not None and published - middle > timedelta(_YEAR)
    gap = timedelta(SLOW_GAP_DAYS if slow else _SEASON_DAYS if history else GAP_DAYS)
    longest = timedelta(_SEASON_DAYS if slow or history else NEWS_DAYS)
    fine = [span for span in spans if span[1] - span[0] <= longest]
    if len(fine) > 1:
        spans = fine  # "in January" may be another journey
    journeys = [[spans[0]]]
    end = spans[0][1]
    for span in spans[1:]:
        if span[0] - end <= gap:
            journeys[-1].append(span)
        else:
            journeys.append([span])
        end = max(end, span[1])
    anchor = published or spans[-1][1]
    tour = max(journeys, key=lambda spans: (len(spans), -min(_distance(d, anchor) for d in spans).days))
    first, last = min(first for first, _ in tour), max(last for _, last in tour)
    if published is not None and timedelta(0) < published - last <= timedelta(NEWS_DAYS):
        last = published  # the story goes on up to the day it is told
    return first, last


def _story_days(events: Sequence[Event], published: date) -> tuple[date, date]:
    """The days of a report in which nobody travels: a week around publication, and on while events follow."""
    first, last = _shifted(published, -NEWS_DAYS), _shifted(published, NEWS_DAYS)
    dated = [found for event in events if event.when.edtf and (found := days(event.when.edtf)) is not None]
    fine = sorted(span for span in dated if span[1] - span[0] <= timedelta(NEWS_DAYS))
    for span in reversed(fine):
        if timedelta(0) < first - span[1] <= timedelta(NEWS_DAYS):
            first = span[0]
    for span in fine:
        if timedelta(0) < span[0] - last <= timedelta(NEWS_DAYS):
            last = span[1]
    return first, last


def _shifted(day: date, number: int) -> date:
    """The day so many days later, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))


def _is_former(event: Event) -> bool:
    """As in "Her last visit", "he had visited before": another journey."""
    clause = event.clause
    words = {child.lower_ for child in clause.head.children}
    return (
        clause.nominal
        and bool(words & {"last", "previous", "earlier", "former", "first"})
        and event.when.edtf[:4].isdigit()
        and len(event.when.edtf) == 4
    )


def _is_in(span: timespan.Timespan, tour: tuple[date, date] | None) -> bool:
    """Whether a date overlaps the days of the tour."""
    if tour is None:
        return True
    first, last = as_day(tour[0]), as_day(tour[1])
    return (span.first or span.last or first) <= last and (span.last or last) >= first


def _distance(days: tuple[date, date], day: date) -> timedelta:
    if days[0] <= day <= days[1]:
        return timedelta(0)
    return min(abs(days[0] - day), abs(days[1] - day))


def as_day(day: date) -> tuple[int, int, int]:
    """Return a day as `geo.timespan` writes it."""
    return day.year, day.month, day.day
