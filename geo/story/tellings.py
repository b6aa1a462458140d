"""A story -> its events as they are shown: once where reports agree, side by side where they do not.

Events that `same_as` ties together tell of the same. Those with the same date, status and place are one
telling, with the sentences of all its reports; the others stand beside it. What they differ in is said in
words, where they are surely one: a date without a day in common, places that are neither near each other nor
in each other, another status, and numbers of the same people that cannot both be right. What a later report
may well add is no disagreement: a higher toll, and how a plan turned out. A report that says that a plan was
called off never tells it alike with one that has the plan, whatever their dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations, product
from typing import Any, Final

from geopy.distance import great_circle

from geo import timespan
from geo.kinds import AREAS, Role, Status
from geo.lang.en.counts import THERE
from geo.lang.en.plans import CALLED_OFF, PUT_OFF
from geo.story.counts import Count, counts
from geo.story.sources import Source
from geo.story.story import Story

SAME_KM: Final = 25.0
"""Places less far apart are the same one to a reader."""

SURE: Final = 0.6
"""Reports are said to differ only on events that are one with this chance at least, or by a person's word.

Of pairs with so much 94 % are right where each happening is judged by what the others taught
(data/models/make_joining.py).
"""

Row = Mapping[Any, Any]

_BEHIND: Final = re.compile(r"[ \t]+(?P<said>[^\n.!?]{1,400}[.!?])")
"""The sentence right behind another, of the same paragraph."""

_STATUSES: Final = frozenset(Status)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one or more reports tell it alike.

    ids: its events, the one it is shown by first. beside: the ids by which the other tellings of the same
    are shown. reports: the report_ids of all that tell of the same, in the story's order. disagree: what
    these differ in, in words, "12 May (Wire A) / 13 May (Wire B)". later: what a report of a later day tells
    anew, "12 dead (Wire A), later: 15 dead (Wire B)". new: whether only the newest report tells it.
    """

    ids: tuple[str, ...]
    beside: tuple[str, ...]
    reports: tuple[str, ...]
    disagree: tuple[str, ...]
    later: tuple[str, ...]
    new: bool


def tellings(story: Story) -> list[Telling]:
    """Return the tellings of a story, in the order of its events; each event is in one of them."""
    if len(story.sources) < 2:
        return [Telling((event_id,), (), ("",), (), (), new=False) for event_id in story.events["event_id"]]
    rows = story.placed.to_dict("records")
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(row["same_as"] or row["event_id"], []).append(row)
    told = _Told({one.id: one for one in story.sources}, _own_sentences(story))
    found = [telling for group in together.values() for telling in _of_group(group, told)]
    order = {event_id: number for number, event_id in enumerate(story.events["event_id"])}
    return sorted(found, key=lambda telling: min(order[event_id] for event_id in telling.ids))


def counted(story: Story) -> tuple[int, int]:
    """Return of how many events a person has checked what is shown, and how many there are.

    What several reports tell alike counts once, and as checked where one of them is: that one is shown.
    """
    checked = set(story.events.loc[story.events["reviewed"].astype(bool), "event_id"])
    shown = [one.ids[0] for one in tellings(story)]
    return len(checked.intersection(shown)), len(shown)


@dataclass(frozen=True, slots=True)
class _Told:
    """The reports of a story by id, and the sentences that tell one event alone, by event_id."""

    sources: Mapping[str, Source]
    own: Mapping[str, Sequence[str]]

    def counted(self, row: Row) -> frozenset[Count]:
        """What its report counts, by its title and by the sentences that tell it alone."""
        return frozenset().union(*map(_counts, (*self.own.get(row["event_id"], ()), row["title"])))


def _own_sentences(story: Story) -> dict[str, list[str]]:
    """The sentences that tell one event alone, and those of no event right behind that say "there" of it."""
    columns = story.passages[["event_id", "start", "end", "quote"]].to_numpy()
    starts = Counter(row[1] for row in columns)
    several = {start for start, events in starts.items() if events > 1}
    found: dict[str, list[str]] = {}
    for event_id, start, end, quote in columns:
        if start in several:
            continue
        own = found.setdefault(event_id, [])
        own.append(quote)
        behind = _BEHIND.match(story.text, end)
        if behind and THERE.search(behind["said"]) and behind.start("said") not in starts:
            own.append(behind["said"])
    return found


def newest(story: Story) -> Source | None:
    """Return the report that came last, None where there is one only."""
    return story.sources[-1] if len(story.sources) > 1 else None


def since(story: Story) -> str:
    """Return since when the newest report's news is new, in words: "12 May 2026"; "" where that is no day."""
    if len(story.sources) < 2:
        return ""
    before, last = story.sources[-2].published, story.sources[-1].published
    return timespan.day(before) if before < last else ""


def _of_group(group: Sequence[Row], told: _Told) -> list[Telling]:
    """The tellings of events that tell of the same."""
    states = _states(group)
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in group:
        where = ("", "", "") if row["lat"] != row["lat"] else (row["lat"], row["lon"], row["precision"])
        when = timespan.parse(row["date"]).certain if row["date"] else ""
        alike.setdefault((when, states[row["event_id"]], *where), []).append(row)
    order = list(told.sources)
    reports = tuple(sorted({row["report_id"] for row in group}, key=order.index))
    sure = [row for row in group if row["same_chance"] != row["same_chance"] or row["same_chance"] >= SURE]
    found = list(_differences(sure, told)) if len(reports) > 1 else []
    disagree = tuple(words for words, is_news in found if not is_news)
    later = tuple(words for words, is_news in found if is_news)
    fresh = set(reports) == {order[-1]}
    shown = [tuple(row["event_id"] for row in sorted(rows, key=_standing)) for rows in alike.values()]
    return [
        Telling(ids, tuple(other[0] for other in shown if other != ids), reports, disagree, later, fresh)
        for ids in shown
    ]


@lru_cache(maxsize=4096)
def _counts(sentence: str) -> frozenset[Count]:
    return frozenset(counts(sentence))


def _standing(row: Row) -> tuple[bool, bool, float]:
    """Which of some alike is shown: one that a person checked, a stop, then the likeliest."""
    chance = row["chance"] if row["chance"] == row["chance"] else 0.0
    return not row["reviewed"], row["role"] != Role.STOP, -chance


def _differences(group: Sequence[Row], told: _Told) -> Iterator[tuple[str, bool]]:
    """What the reports differ in, and whether it is only news: date, place, status, then numbers."""
    states = _states(group)
    dated = [
        row
        for row in group
        if states[row["event_id"]] in _STATUSES
        if row["date"] and "?" not in row["date"] and _is_likely(row, "date_chance")
    ]
    yield from _compared(dated, told, _apart, _was_planned, _date)
    placed = [row for row in group if row["lat"] == row["lat"] and _is_placed(row)]
    yield from _compared(placed, told, far, _was_planned, lambda row: str(row["label"]))
    yield from _compared(
        group,
        told,
        lambda one, other: states[one["event_id"]] != states[other["event_id"]],
        _was_planned,
        lambda row: states[row["event_id"]],
    )
    counted = {row["event_id"]: told.counted(row) for row in group}
    for kind in dict.fromkeys(
        (one.what, one.whom) for found in counted.values() for one in sorted(found, key=_order)
    ):
        of = {
            key: sorted((one for one in found if (one.what, one.whom) == kind), key=_order)
            for key, found in counted.items()
        }
        rows = [row for row in group if of[row["event_id"]]]
        say = partial(_numbers, of)
        yield from _compared(rows, told, partial(_counted_otherwise, of), partial(_has_risen, of), say)


def _compared(
    rows: Sequence[Row],
    told: _Told,
    differ: Callable[[Row, Row], bool],
    is_news: Callable[[Row, Row], bool],
    say: Callable[[Row], str],
) -> Iterator[tuple[str, bool]]:
    """What rows of different reports say, side by side, where they differ.

    `is_news`: whether what the second says, in a report of a later day, may be so beside what the first says.
    """
    rows = sorted(rows, key=lambda row: told.sources[row["report_id"]].published)
    unlike = [
        (one, other)
        for one, other in combinations(rows, 2)
        if one["report_id"] != other["report_id"] and differ(one, other)
    ]
    if not unlike:
        return
    day = {row["event_id"]: told.sources[row["report_id"]].published for row in rows}
    news = all(day[one["event_id"]] < day[other["event_id"]] and is_news(one, other) for one, other in unlike)
    said: dict[str, list[str]] = {}
    for row in rows:
        whose = said.setdefault(say(row), [])
        if (name := told.sources[row["report_id"]].name) not in whose:
            whose.append(name)
    yield (
        (", later: " if news else " / ").join(f"{words} ({', '.join(of)})" for words, of in said.items()),
        news,
    )


def _is_likely(row: Row, chance: str) -> bool:
    """Whether an answer is likelier right than wrong, or nobody has reckoned it."""
    return bool(row[chance] != row[chance] or row[chance] >= 0.5)


def _is_placed(row: Row) -> bool:
    """Whether the report says where it was, as far as can be told."""
    return row["inferred"] != "true" and _is_likely(row, "place_chance")


def _was_planned(one: Row, _: Row) -> bool:
    """What is planned may come otherwise."""
    return bool(one["status"] == Status.PLANNED)


def _states(group: Sequence[Row]) -> dict[str, str]:
    """The status of each event by its id; of one that gives up what another of them plans, that it does."""
    given_up = {row["event_id"]: words for row in group if (words := _given_up(row))}
    planned = any(row["status"] == Status.PLANNED and row["event_id"] not in given_up for row in group)
    return {row["event_id"]: str(row["status"]) for row in group} | (given_up if planned else {})


def _given_up(row: Row) -> str:
    """What its title says became of a plan, where its date is not that of the plan; "" where it is."""
    if CALLED_OFF.search(row["title"]):
        return "called off"
    is_moved = row["status"] == Status.PLANNED and row["date"]
    return "put off" if PUT_OFF.search(row["title"]) and not is_moved else ""


def _date(row: Row) -> str:
    is_moved = row["status"] == Status.PLANNED and PUT_OFF.search(row["title"])
    return f"{'put off to ' if is_moved else ''}{timespan.short(row['date'])}"


def _counted_otherwise(of: Mapping[str, Sequence[Count]], one: Row, other: Row) -> bool:
    """Whether no number of one report may be one of the other's."""
    pairs = product(of[one["event_id"]], of[other["event_id"]])
    return not any(first.fits(second) for first, second in pairs)


def _has_risen(of: Mapping[str, Sequence[Count]], one: Row, other: Row) -> bool:
    """Whether the later number is the higher one; the missing may also be found."""
    first, second = of[one["event_id"]], of[other["event_id"]]
    return first[0].what == "missing" or max(a.least for a in first) < max(b.least for b in second)


def _order(one: Count) -> tuple[str, str, int, str]:
    return one.what, one.whom, one.least, one.said


def _numbers(of: Mapping[str, Sequence[Count]], row: Row) -> str:
    return " and ".join(one.words for one in of[row["event_id"]])


def _apart(one: Row, other: Row) -> bool:
    """Whether two dates have no day in common."""
    a, b = timespan.parse(one["date"]), timespan.parse(other["date"])
    never, ever = (10**6, 1, 1), (-(10**6), 1, 1)
    return (a.last or never) < (b.first or ever) or (b.last or never) < (a.first or ever)


def far(one: Row, other: Row) -> bool:
    """Return whether two places are apart, which must both have coordinates.

    An area holds what lies within its radius or is said to lie in it.
    """
    if _lies_in(one, other) or _lies_in(other, one):
        return False
    km = great_circle((one["lat"], one["lon"]), (other["lat"], other["lon"])).km
    radius = max((row["radius_km"] for row in (one, other) if _is_area(row)), default=0.0)
    return bool(km > max(SAME_KM, radius))


def _lies_in(one: Row, other: Row) -> bool:
    """Whether a place's label ends in the name of an area: "Halden, Norway" and "Norway"."""
    return other["precision"] in AREAS and str(one["label"]).endswith(f", {other['label']}")


def _is_area(row: Row) -> bool:
    return row["precision"] in AREAS and row["radius_km"] == row["radius_km"]
