"""A story -> its events as they are shown: once where reports agree, side by side where they do not.

Events that `same_as` ties together tell of the same. Those with the same date, status and place are one
telling, with the sentences of all its reports; the others stand beside it. What they differ in is said in
words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from geopy.distance import great_circle

from geo import timespan
from geo.kinds import AREAS, Role
from geo.story.counts import counts
from geo.story.sources import Source
from geo.story.story import Story

SAME_KM: Final = 15.0
"""Places less far apart are the same one to a reader."""

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one or more reports tell it alike.

    ids: its events, the one it is shown by first. beside: the ids by which the other tellings of the same
    are shown. reports: the report_ids of all that tell of the same, in the story's order. disagree: what
    these differ in, in words, "12 May (Wire A) / 13 May (Wire B)". new: whether only the newest report
    tells it.
    """

    ids: tuple[str, ...]
    beside: tuple[str, ...]
    reports: tuple[str, ...]
    disagree: tuple[str, ...]
    new: bool


def tellings(story: Story) -> list[Telling]:
    """Return the tellings of a story, in the order of its events; each event is in one of them."""
    if len(story.sources) < 2:
        return [Telling((event_id,), (), ("",), (), new=False) for event_id in story.events["event_id"]]
    rows = story.placed.to_dict("records")
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(row["same_as"] or row["event_id"], []).append(row)
    quotes: dict[str, list[str]] = {row["event_id"]: [] for row in rows}
    for event_id, quote in zip(story.passages["event_id"], story.passages["quote"], strict=True):
        quotes[event_id].append(quote)
    found = [telling for group in together.values() for telling in _of_group(story, group, quotes)]
    order = {event_id: number for number, event_id in enumerate(story.events["event_id"])}
    return sorted(found, key=lambda telling: min(order[event_id] for event_id in telling.ids))


def newest(story: Story) -> Source | None:
    """Return the report that came last, None where there is one only."""
    return story.sources[-1] if len(story.sources) > 1 else None


def since(story: Story) -> str:
    """Return since when the newest report's news is new, in words: "12 May 2026"; "" where that is no day."""
    if len(story.sources) < 2:
        return ""
    before, last = story.sources[-2].published, story.sources[-1].published
    return timespan.day(before) if before < last else ""


def _of_group(story: Story, group: Sequence[Row], quotes: Mapping[str, Sequence[str]]) -> list[Telling]:
    """The tellings of events that tell of the same."""
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in group:
        where = ("", "", "") if row["lat"] != row["lat"] else (row["lat"], row["lon"], row["precision"])
        when = timespan.parse(row["date"]).certain if row["date"] else ""
        alike.setdefault((when, row["status"], *where), []).append(row)
    names = {one.id: one.name for one in story.sources}
    order = list(names)
    reports = tuple(sorted({row["report_id"] for row in group}, key=order.index))
    disagree = tuple(_differences(group, names, quotes)) if len(reports) > 1 else ()
    fresh = set(reports) == {order[-1]}
    shown = [tuple(row["event_id"] for row in sorted(rows, key=_standing)) for rows in alike.values()]
    return [
        Telling(ids, tuple(other[0] for other in shown if other != ids), reports, disagree, fresh)
        for ids in shown
    ]


def _standing(row: Row) -> tuple[bool, bool, float]:
    """Which of some alike is shown: one that a person checked, a stop, then the likeliest."""
    chance = row["chance"] if row["chance"] == row["chance"] else 0.0
    return not row["reviewed"], row["role"] != Role.STOP, -chance


def _differences(
    group: Sequence[Row], names: Mapping[str, str], quotes: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """What the reports differ in, one line each: date, place, status, then numbers."""
    dated = [row for row in group if row["date"]]
    if any(_apart(one["date"], other["date"]) for one in dated for other in dated):
        yield _side_by_side(dated, lambda row: timespan.short(row["date"]), names)
    placed = [row for row in group if row["lat"] == row["lat"]]
    if any(_far(one, other) for one in placed for other in placed):
        yield _side_by_side(placed, lambda row: str(row["label"]), names)
    if len({row["status"] for row in group}) > 1:
        yield _side_by_side(group, lambda row: str(row["status"]), names)
    counted = {row["event_id"]: set().union(*map(_counts, quotes[row["event_id"]])) for row in group}
    for kind in dict.fromkeys(kind for found in counted.values() for kind, _ in sorted(found)):
        told = {key: sorted(n for what, n in found if what == kind) for key, found in counted.items()}
        rows = [row for row in group if told[row["event_id"]]]
        values = [set(told[row["event_id"]]) for row in rows]
        if len(rows) > 1 and not set.intersection(*values):
            yield _side_by_side(rows, partial(_numbers, told, kind), names)


@lru_cache(maxsize=4096)
def _counts(quote: str) -> frozenset[tuple[str, int]]:
    return frozenset(counts(quote))


def _side_by_side(rows: Sequence[Row], say: Callable[[Row], str], names: Mapping[str, str]) -> str:
    said: dict[str, list[str]] = {}
    for row in rows:
        whose = said.setdefault(say(row), [])
        if (name := names[row["report_id"]]) not in whose:
            whose.append(name)
    return " / ".join(f"{words} ({', '.join(whose)})" for words, whose in said.items())


def _numbers(told: Mapping[str, Sequence[int]], kind: str, row: Row) -> str:
    return f"{' and '.join(f'{number:,}' for number in told[row['event_id']])} {kind}"


def _apart(one: str, other: str) -> bool:
    """Whether two dates have no day in common."""
    a, b = timespan.parse(one), timespan.parse(other)
    never, ever = (10**6, 1, 1), (-(10**6), 1, 1)
    return (a.last or never) < (b.first or ever) or (b.last or never) < (a.first or ever)


def _far(one: Row, other: Row) -> bool:
    """Whether two places are apart, an area from what lies in it only beyond its radius."""
    km = great_circle((one["lat"], one["lon"]), (other["lat"], other["lon"])).km
    radius = max((row["radius_km"] for row in (one, other) if _is_area(row)), default=0.0)
    return bool(km > max(SAME_KM, radius))


def _is_area(row: Row) -> bool:
    return row["precision"] in AREAS and row["radius_km"] == row["radius_km"]
