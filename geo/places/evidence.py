"""What a reader knows beside the learned weights -> log-odds for each candidate of a report's names.

The weights of `geo.places.ranking` are learned from annotated corpora, half of them small-town papers, which
put a name beside an American into the United States. The facts here hold for any report: French police
arrest in France; "a Texas man" is not in Texas; a wire's dateline without a state is the city everybody
knows; nobody flies to a village; a local paper writes of its own town.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from geopy.distance import great_circle

from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, Entry, Matched
from geo.kinds import Precision
from geo.lang.en.newspapers import AUTHORITIES, STRANGERS
from geo.lang.words import either
from geo.places.context import only_inside
from geo.places.model import Mention
from geo.places.publisher import Publisher
from geo.places.ranking import Array, Name, is_contained

# Log-odds, chosen on the development corpora and on `bench.world_cities`.
_ACTS_HERE, _SPOKEN_OF, _STRANGER, _ABROAD = 4.0, 1.0, -4.0, 2.0
_DATELINE, _FLOWN, _WORLDWIDE, _WHOLE, _ELSEWHERE = 5.0, 5.0, 1.0, 3.0, -5.0
_AT_HOME, _HOME_STATE, _HOME_COUNTRY = 3.0, 1.5, 0.7
_KNOWN: Final = 6.5
"""Renown of a city that everybody knows: Venice has 6.9, Athens 8.4, Athens in Georgia 6.1."""
_NAMES_TENFOLD: Final = 30
"""Names in other languages that speak for a town as much as ten times the people."""
_HOME_KM: Final = 60.0
_LARGEST: Final = "US"
"""The country whose troops, envoys and ministers act everywhere, and that has a namesake of every city."""

_STOP: Final = re.compile(r"[a-z0-9)\]%][.!?][\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]*[A-Z])|\n")
_REACH: Final = 300  # characters of a sentence that are read before and after a name
_ACTS: Final = re.compile(rf"(?:['\u2019]s)?\s(?:[\w-]+\s)?{either(AUTHORITIES)}\b")
_MODIFIES: Final = re.compile(rf"\s(?:[a-z-]+\s)?{either(STRANGERS)}\b")
_FROM: Final = re.compile(rf"\b{either(STRANGERS)} from $")
_ARTICLE: Final = re.compile(
    r"(?:^|[\s(])(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Yy]oung|\d+)\s$"
)
_DATELINED: Final = re.compile(
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|,? \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)?\s?"
    r"[(\[](?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|XINHUA|ANI|PTI|IANS|TASS|dpa|DPA|EFE|CNN|BBC|Bloomberg|"
    r"Kyodo|Interfax|ANSA|VOA|Associated Press)\b[^)\]]{0,20}[)\]]"
)
_FLOWN_TO: Final = re.compile(
    r"\b(?:[Ff]lights?|[Ff]lew|[Ff]ly|[Ff]lying|[Ff]lies|[Ff]lown|jet|airliner|airlines?)\b[^.;\n]{0,60}?"
    r"\b(?:to|for|and) $"
)


def evidence(
    text: str, mentions: Sequence[Mention], names: Sequence[Name], places: Sequence[int], publisher: Publisher
) -> list[Array]:
    """Return for each name log-odds to add to the chances of its candidates, in their order.

    mentions, places: the report's, and for each the position of its name in `names`.
    """
    found = [np.zeros(len(name.entries)) for name in names]
    pairs = list(zip(mentions, places, strict=True))
    told = [_told(text, mention, names[place].entries) for mention, place in pairs]
    countries = {one.country for one in told if one is not None and not one.stranger}
    done: set[int] = set()
    for number, (mention, place) in enumerate(pairs):
        name = names[place]
        if not name.entries:
            continue
        inside = np.array([is_contained(entry, name.containers) for entry in name.entries])
        if inside.any():
            if only_inside(text, mention.start, mention.end):
                found[place] = np.where(inside, 0.0, _ELSEWHERE)
            continue
        known = _known(name.entries)
        low, high = _sentence(text, mention)
        for at in _beside(number, low, high, mentions):
            if places[at] != place and (other := told[at]) is not None:
                _tell(found[place], name.entries, known, other)
        if place not in done:
            done.add(place)
            found[place] += _WHOLE * name.whole
            found[place] += _of_report(text, mention, name.entries, known, publisher)
            if known is not None and name.entries[known].country in countries:
                found[place][known] = max(found[place][known], _SPOKEN_OF)
    return found


def renown(entry: Entry) -> float:
    """Return how well a town is known: 0 for what is none, 6.5 and more for a city everybody knows.

    The power of ten of its people, and a tenth of a power for each three names it has in other languages.
    """
    if entry.precision != Precision.CITY or entry.matched not in (Matched.NAME, Matched.ALIAS):
        return 0.0
    return math.log10(entry.population + 1) + entry.known_as / _NAMES_TENFOLD


class _Told(NamedTuple):
    """What a country, state or people says of the towns beside it.

    country, state: codes. acts: log-odds for its own towns. stranger: it says where somebody is from.
    """

    country: str
    state: str
    acts: float
    stranger: bool


def _tell(most: Array, entries: Sequence[Entry], known: int | None, told: _Told) -> None:
    """Add what a country or state named in the same sentence tells of a name's candidates; once each.

    Where a stranger is from counts only against a namesake of a city that is known elsewhere in the world.
    """
    abroad = known is not None and entries[known].country != told.country
    for row, entry in enumerate(entries):
        inside = entry.country == told.country and told.state in ("", entry.admin1)
        if told.stranger and abroad and inside:
            most[row] = min(most[row], _STRANGER)
        elif told.stranger and abroad and row == known:
            most[row] = max(most[row], _ABROAD)
        elif inside and not told.stranger:
            most[row] = max(most[row], told.acts)


def _told(text: str, mention: Mention, entries: Sequence[Entry]) -> _Told | None:
    """What a country, state or people says of the towns beside it; None for another place."""
    if not entries:
        return None
    entry = entries[0]
    if entry.kind not in (COUNTRY, FIRST_ORDER) and entry.matched != Matched.DEMONYM:
        return None
    state = entry.admin1 if entry.kind == FIRST_ORDER and entry.country == _LARGEST else ""
    before = text[max(mention.start - 20, 0) : mention.start]
    if _FROM.search(before) or (_ARTICLE.search(before) and _MODIFIES.match(text, mention.end)):
        return _Told(entry.country, state, 0.0, stranger=True)
    if entry.country == _LARGEST:
        return None
    acts = _ACTS_HERE if _ACTS.match(text, mention.end) else _SPOKEN_OF
    return _Told(entry.country, "", acts, stranger=False)


def _beside(number: int, low: int, high: int, mentions: Sequence[Mention]) -> list[int]:
    """Positions of the other mentions in a sentence."""
    found = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(mentions) and low <= mentions[at].start < high:
            found.append(at)
            at += step
    return found


def _sentence(text: str, mention: Mention) -> tuple[int, int]:
    """Where the sentence of a mention starts and ends, as far as stops tell."""
    low = max(mention.start - _REACH, 0)
    for stop in _STOP.finditer(text, low, mention.start):
        low = stop.end()
    after = _STOP.search(text, mention.end, mention.end + _REACH)
    return low, after.start() + 2 if after else mention.end + _REACH


def _of_report(
    text: str, mention: Mention, entries: Sequence[Entry], known: int | None, publisher: Publisher
) -> Array:
    """What dateline, journey and publisher tell of a name's candidates."""
    most = np.zeros(len(entries))
    if known is not None:
        if mention.text.isupper() and _DATELINED.match(text, mention.end):
            most[known] += _DATELINE
        if _FLOWN_TO.search(text, max(mention.start - 100, 0), mention.start):
            most[known] += _FLOWN
        if publisher.worldwide:
            most[known] += _WORLDWIDE
    if publisher.homes:
        for row, entry in enumerate(entries):
            if entry.kind != COUNTRY:
                most[row] += max(_nearness(entry, home) for home in publisher.homes)
    return most


def _known(entries: Sequence[Entry]) -> int | None:
    """The row of the city that everybody knows by this name; None where there is none."""
    if not entries:
        return None
    row = max(range(len(entries)), key=lambda at: renown(entries[at]))
    return row if renown(entries[row]) >= _KNOWN else None


def _nearness(entry: Entry, home: Entry) -> float:
    """How much a paper's home speaks for a place."""
    if entry.country != home.country:
        return 0.0
    reach = max(_HOME_KM, home.radius_km if home.precision == Precision.REGION else 0.0)
    if great_circle((entry.lat, entry.lon), (home.lat, home.lon)).km <= reach:
        return _AT_HOME
    return _HOME_STATE if entry.admin1 and entry.admin1 == home.admin1 else _HOME_COUNTRY
