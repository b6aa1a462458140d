"""Names that the places beside them tell: both ends of a road lie in one country, and a gulf has its shores.

"The line between Lancaster and Carlisle" runs through England, though Lancaster in Pennsylvania is as large;
"the Gulf" is another one near Louisiana than near Iran.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from geopy.distance import great_circle

from geo.gazetteer.entry import Entry, Matched
from geo.kinds import Precision
from geo.places.evidence import KNOWN, renown
from geo.places.model import Mention, Resolution

_LINE_KM: Final = 250.0
"""Longest way between two towns that a road, line or service is named by without more ado."""
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
_READ: Final = 60  # characters before "between" in which that stands


def by_neighbours(text: str, mentions: Sequence[Mention], found: Sequence[Resolution]) -> list[Resolution]:
    """Return the resolutions of a report's mentions, those that the places beside them tell put right."""
    told = list(found)
    for at in range(len(told) - 1):
        if pair := _line(text, mentions[at], mentions[at + 1], told[at], told[at + 1]):
            told[at : at + 2] = pair
    return [_water(at, told) or one for at, one in enumerate(told)]


def _line(
    text: str, first: Mention, last: Mention, start: Resolution, end: Resolution
) -> tuple[Resolution, Resolution] | None:
    """Both ends of a way, where those chosen lie far apart and two others near each other: None otherwise."""
    before = _BEFORE.search(text, max(first.start - 12, 0), first.start)
    if before is None or text[first.end : last.start] != _LINKS[before["word"]]:
        return None
    if _FLIGHT.search(text, max(first.start - _READ, 0), first.start):
        return None
    chosen = [one.entry for one in (start, end) if one.entry is not None]
    if len(chosen) == 2 and (_is_way(*chosen) or all(renown(one) >= KNOWN for one in chosen)):
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
    return one.country == other.country and _km(one, other) <= _LINE_KM


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
    return _km(one, other) - one.radius_km - other.radius_km


def _km(one: Entry, other: Entry) -> float:
    return float(great_circle((one.lat, one.lon), (other.lat, other.lon)).km)


def _taken(found: Resolution, entry: Entry) -> Resolution:
    """A resolution with another of its candidates in the first place."""
    if found.entry is entry:
        return found
    rest = [one for one in (found.entry, *found.rejected) if one is not None and one is not entry]
    return Resolution(entry, found.score if found.entry else _EVEN, tuple(rest))
