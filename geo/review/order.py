"""Which event to look at next, in reading order or what is least sure first; which others may be the same."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from geo import timespan
from geo.story.story import Story
from geo.story.tellings import far

_NEAR_DAYS: Final = 7
"""Reports may count from another day, or tell of a plan that was put off."""


def order(story: Story, *, doubtful_first: bool = False) -> list[str]:
    """Return the ids of all events in the order of their first sentences.

    With `doubtful_first`, those that nobody has checked come first, the least likely at their head (one
    with no chance is as doubtful as can be).
    """
    first = story.passages.groupby("event_id")["start"].min().to_dict()
    rows = story.events[["event_id", "chance", "reviewed"]].itertuples(index=False)
    ranked = []
    for number, (event_id, chance, reviewed) in enumerate(rows):
        doubt = (bool(reviewed), 0.0 if math.isnan(chance) else float(chance)) if doubtful_first else ()
        ranked.append((doubt, first.get(event_id, 0), number, event_id))
    return [event_id for *_, event_id in sorted(ranked)]


def left(story: Story) -> int:
    """How many events nobody has checked yet."""
    return int((~story.events["reviewed"]).sum())


def following(story: Story, ids: Sequence[str], event_id: str) -> str:
    """Return the next event that nobody has checked, round the end; the same where none is left."""
    open_ids = set(story.events.loc[~story.events["reviewed"], "event_id"])
    at = ids.index(event_id) if event_id in ids else -1
    return next((one for one in (*ids[at + 1 :], *ids[: max(at, 0)]) if one in open_ids), event_id)


def likest(story: Story, event_id: str) -> list[str]:
    """Return the ids of all other events, those likest to be the same as this one first.

    First what is near it in place and date, then in one of them, then the rest; of each, what another report
    tells comes first, then whose title has most words in common with its own, and then the nearest date.
    """
    rows = {str(row["event_id"]): row for row in story.placed.to_dict("records")}
    this = rows.pop(event_id)

    def rank(row: Mapping[Any, Any]) -> tuple[int, bool, float, float]:
        days = _days_between(this, row)
        placed = this["lat"] == this["lat"] and row["lat"] == row["lat"]
        near = int(placed and not far(this, row)) + int(days <= _NEAR_DAYS)
        same_report = bool(row["report_id"] == this["report_id"])
        return -near, same_report, -_alike(this["title"], row["title"]), days

    return sorted(rows, key=lambda one: rank(rows[one]))


def _alike(title: str, other: str) -> float:
    """How many of the longer words of two titles both have: their share of all (Jaccard)."""
    one, two = (set(re.findall(r"\w{4,}", each.casefold())) for each in (title, other))
    return len(one & two) / max(1, len(one | two))


def _days_between(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> float:
    """About how many days lie between the dates of two events; without end where one has no date."""
    if not (one["date"] and other["date"]):
        return math.inf
    spans = [timespan.parse(row["date"]) for row in (one, other)]
    start = max(_days(span.first, -math.inf) for span in spans)
    end = min(_days(span.last, math.inf) for span in spans)
    return max(0.0, start - end)


def _days(day: timespan.Day | None, no_day: float) -> float:
    """About how many days have passed until a day, in any century."""
    return no_day if day is None else 365.25 * day[0] + 30.44 * day[1] + day[2]
