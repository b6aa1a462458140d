"""Names that the places beside them tell: both ends of a road lie near each other, and a gulf has its shores.

"The line between Lancaster and Carlisle" runs through England, though Lancaster in Pennsylvania is as large;
no ferry between Dover and Calais leaves New Hampshire for a hamlet in Vermont; "the Gulf" is another one near
Louisiana than near Iran.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from geo.gazetteer.entry import Entry, Matched
from geo.kinds import Precision
from geo.places.evidence import KNOWN, renown
from geo.places.model import Mention, Resolution

_LINE_KM: Final = 250.0
"""Longest way between two towns that a road, line or service is named by without more ado."""
_HAMLET, _HEARD_OF = 3.0, 4.5
"""Renown of what is more than a hamlet, and of a town that a service across a border is named by."""
_FAR_BETTER: Final = 1.5
"""How much better known a city is that is meant whatever the gazetteer's other names speak for."""
_SHORE_KM: Final = 500.0
"""How much nearer one of two waters must be to be meant."""
_EVEN: Final = 0.5
_WATERS: Final = frozenset({"gulf", "sea", "bay", "strait", "channel"})
_BEFORE: Final = re.compile(r"\b(?P<word>between|from) $")
_LINKS: Final = {"between": " and ", "from": " to "}
_FLIGHT: Final = re.compile(
    r"\b(?:flight|flew|fl(?:y|ies|own|ying)|plane|jet|air|call|talks|trade)\w*\b", re.I
)
"""What goes further, or is no way at all: "flights between Boston and London"."""
_TRAVEL: Final = re.compile(rf"{_FLIGHT.pattern}|\b(?:trains?|rail|airlines?)\b", re.IGNORECASE)
"""What goes between cities of the world; a stolen van does not."""
_READ: Final = 60  # characters before "between" in which that stands


def by_neighbours(text: str, mentions: Sequence[Mention], found: Sequence[Resolution]) -> list[Resolution]:
    """Return the resolutions of a report's mentions, those that the places beside them tell put right."""
    told = list(found)
    for at in range(len(told) - 1):
        if not _is_pair(text, mentions[at], mentions[at + 1]):
            continue
        rest = {one.entry.country for one in (*told[:at], *told[at + 2 :]) if one.entry is not None}
        far = _TRAVEL.search(text, max(mentions[at].start - _READ, 0), mentions[at].start)
        world = _world(told[at], told[at + 1], rest) if far else None
        if pair := world or _line(text, mentions[at], told[at], told[at + 1]):
            told[at : at + 2] = pair
    return [_water(at, told) or one for at, one in enumerate(told)]


def _is_pair(text: str, first: Mention, last: Mention) -> bool:
    """Whether two names are the ends of something: "between Paris and London", "from Paris to London"."""
    before = _BEFORE.search(text, max(first.start - 12, 0), first.start)
    return before is not None and text[first.end : last.start] == _LINKS[before["word"]]


def _world(start: Resolution, end: Resolution, rest: Collection[str]) -> tuple[Resolution, Resolution] | None:
    """Both ends, where each is the name of a city that everybody knows: "the train from Paris to London".

    Not where another name of the report is in the country of the namesakes, or where these are hardly less
    known: Salem in Oregon than that in India. rest: countries of the other names.
    """
    best = [max(_towns(one), key=renown, default=None) for one in (start, end)]
    known = [one for one in best if one is not None and renown(one) >= KNOWN]
    chosen = [one.entry for one in (start, end)]
    changed = [pair for pair in zip(chosen, known, strict=False) if pair[0] is not pair[1]]
    if len(known) < 2 or not changed or any(_is_rival(one, other, rest) for one, other in changed):
        return None
    return _taken(start, known[0]), _taken(end, known[1])


def _is_rival(chosen: Entry | None, known: Entry, rest: Collection[str]) -> bool:
    """Whether a namesake may be meant as well as the known city."""
    return chosen is None or chosen.country in rest or renown(chosen) > renown(known) - _FAR_BETTER


def _line(
    text: str, first: Mention, start: Resolution, end: Resolution
) -> tuple[Resolution, Resolution] | None:
    """Both ends of a way, where those chosen lie far apart and two others near each other: None otherwise."""
    if _FLIGHT.search(text, max(first.start - _READ, 0), first.start):
        return None
    chosen = [one.entry for one in (start, end) if one.entry is not None]
    if len(chosen) == 2 and (_is_plain(*chosen) or all(renown(one) >= KNOWN for one in chosen)):
        return None
    ways = [(a, b) for a in _towns(start) for b in _towns(end) if _is_way(a, b)]
    if not ways:
        return None
    a, b = max(ways, key=lambda way: renown(way[0]) + renown(way[1]))
    return _taken(start, a), _taken(end, b)


def _towns(found: Resolution) -> Iterator[Entry]:
    """The candidates that are towns of that very name."""
    for entry in (found.entry, *found.rejected):
        if entry is not None and entry.precision == Precision.CITY and entry.matched == Matched.NAME:
            yield entry


def _is_way(one: Entry, other: Entry) -> bool:
    """Whether two towns are near enough; over a border only towns that somebody elsewhere has heard of."""
    near = one.km_to(other) <= _LINE_KM
    return near and (one.country == other.country or min(renown(one), renown(other)) >= _HEARD_OF)


def _is_plain(one: Entry, other: Entry) -> bool:
    """Whether nothing speaks against a way between two towns: neither is a hamlet."""
    return _is_way(one, other) and min(renown(one), renown(other)) >= _HAMLET


def _water(at: int, found: Sequence[Resolution]) -> Resolution | None:
    """A gulf or sea of two of its name, by the places of the report; None where these do not tell."""
    waters = [entry for entry in (found[at].entry, *found[at].rejected) if entry and entry.kind in _WATERS]
    if len(waters) < 2:
        return None
    others = [one.entry for number, one in enumerate(found) if number != at and one.entry is not None]
    others = [one for one in others if one.kind not in _WATERS]
    if not others:
        return None
    far = {water.source_id: min(_apart(water, other) for other in others) for water in waters}
    best, second, *_ = sorted(waters, key=lambda water: far[water.source_id])
    if far[second.source_id] - far[best.source_id] < _SHORE_KM or best is found[at].entry:
        return None
    return _taken(found[at], best)


def _apart(one: Entry, other: Entry) -> float:
    """Kilometres between two areas' circles; less than 0 where they overlap."""
    return one.km_to(other) - one.radius_km - other.radius_km


def _taken(found: Resolution, entry: Entry) -> Resolution:
    """A resolution with another of its candidates in the first place."""
    if found.entry is entry:
        return found
    rest = [one for one in (found.entry, *found.rejected) if one is not None and one is not entry]
    return Resolution(entry, found.score if found.entry else _EVEN, tuple(rest))
