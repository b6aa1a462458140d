"""What a reader of the news knows of a name's candidates: French police arrest in France.

"A Texas man" is not in Texas; a wire's dateline without a state is the city everybody knows; nobody flies to
a village; a local paper writes of its own town. How much each counts is learned
(data/models/make_resolver.py), but for what no corpus tells: who published a report.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, Entry, Matched
from geo.kinds import Precision
from geo.lang.en.newspapers import AUTHORITIES, STRANGERS
from geo.lang.words import either
from geo.places.context import is_led_in, only_inside
from geo.places.model import Mention, Told
from geo.places.publisher import Publisher
from geo.places.ranking import Array, Name, is_contained

KNOWN: Final = 6.5
"""Renown of a city that everybody knows: Venice has 6.9, Athens 8.4, Athens in Georgia 6.1."""
CLEAR: Final = 0.7
"""How much heavier (`Entry.weight`) than its namesakes a place meant without context is: five-fold."""
_TWINS_KM: Final = 25.0
_NAMES_TENFOLD: Final = 30
"""Names in other languages that speak for a town as much as ten times the people."""
UNLEARNED: Final[Mapping[Told, float]] = {
    Told.WORLDWIDE: 1.0, Told.AT_HOME: 3.0, Told.HOME_STATE: 1.5, Told.HOME_COUNTRY: 0.7,
    Told.LED_IN: 5.0, Told.OUTSIDE: -10.0, Told.OBSCURER: -2.0, Told.FLOWN: 3.0, Told.WHOLE: 2.0,
}  # fmt: skip
"""Log-odds by hand, for what no corpus tells, or too seldom to learn it in full."""
_OBSCURER: Final = 2.0  # as a power of ten
_HOME_KM: Final = 60.0
_ITSELF: Final = 2.0
"""How much more than a place near a paper's home its home counts, which it names without its state."""
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
_DAY: Final = r",? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)"
_DATELINED: Final = re.compile(
    rf"(?:{_DAY})?\s?"
    r"[(\[](?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|XINHUA|ANI|PTI|IANS|TASS|dpa|DPA|EFE|CNN|BBC|Bloomberg|"
    r"Kyodo|Interfax|ANSA|VOA|Associated Press)\b[^)\]]{0,20}[)\]]"
    rf"|{_DAY}\s?(?:--?|[\u2013\u2014])\s"
)
"""What stands behind the town of a wire's dateline: an agency, or a day, which local papers leave out."""
_FLOWN_TO: Final = re.compile(
    r"\b(?:[Ff]lights?|[Ff]lew|[Ff]ly|[Ff]lying|[Ff]lies|[Ff]lown|jet|airliner|airlines?)\b[^.;\n]{0,60}?"
    r"\b(?:to|for|and) $"
)


def evidence(
    text: str, mentions: Sequence[Mention], names: Sequence[Name], places: Sequence[int], publisher: Publisher
) -> list[Array]:
    """Return for each name what is told of its candidates: a row for each in their order, 0 or 1 in a column.

    mentions, places: the report's, and for each the position of its name in `names`.
    """
    found = [np.zeros((len(name.entries), len(Told))) for name in names]
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
                found[place][:, Told.OUTSIDE] = ~inside
            elif is_led_in(text, mention.start):
                found[place][:, Told.LED_IN] = inside
            continue
        known = _of_fame(found[place], name.entries)
        low, high = _sentence(text, mention)
        for at in _beside(number, low, high, mentions):
            if places[at] != place and (other := told[at]) is not None:
                _tell(found[place], name.entries, known, other)
        if place not in done:
            done.add(place)
            found[place][:, Told.WHOLE] = name.whole
            _of_report(found[place], text, mention, name.entries, known, publisher)
            if known is not None and name.entries[known].country in countries:
                found[place][known, Told.COUNTRY] = 1
    return found


def renown(entry: Entry) -> float:
    """Return how well a town is known: 0 for what is none, 6.5 and more for a city everybody knows.

    The power of ten of its people, and a tenth of a power for each three names it has in other languages.
    """
    if entry.precision != Precision.CITY or entry.matched not in (Matched.NAME, Matched.ALIAS):
        return 0.0
    return math.log10(entry.population + 1) + entry.known_as / _NAMES_TENFOLD


def meant_alone(found: Sequence[Entry]) -> Entry | None:
    """Return the place a name means where nothing around it tells: one that has no rival of its size."""
    if not found:
        return None
    best, *others = sorted(found, key=lambda entry: -entry.weight)
    rival = next((other for other in others if not _is_near(best, other)), None)
    return None if rival is not None and best.weight - rival.weight < CLEAR else best


def _is_near(one: Entry, other: Entry) -> bool:
    """Whether two places of one name are so near each other that it makes no difference which is meant."""
    return one.km_to(other) <= _TWINS_KM


def _of_fame(rows: Array, entries: Sequence[Entry]) -> int | None:
    """Mark how well each candidate is known; return the row of the city that everybody knows, if any."""
    fame = np.array([renown(entry) for entry in entries])
    rows[:, Told.RENOWN] = fame / 9
    rows[:, Told.LAG] = (fame - fame.max()) / 9
    own = max((entry.weight for entry in entries if entry.matched == Matched.NAME), default=-math.inf)
    rows[:, Told.OBSCURER] = [_is_alias(entry) and entry.weight < own - _OBSCURER for entry in entries]
    best = int(fame.argmax())
    if fame[best] < KNOWN:
        return None
    rows[best, Told.KNOWN] = 1
    return best


def _is_alias(entry: Entry) -> bool:
    return entry.matched == Matched.ALIAS and entry.precision == Precision.CITY


class _Said(NamedTuple):
    """What a country, state or people says of the towns beside it.

    country, state: codes. acts: its authorities act. stranger: it says where somebody is from.
    """

    country: str
    state: str
    acts: bool
    stranger: bool


def _tell(rows: Array, entries: Sequence[Entry], known: int | None, said: _Said) -> None:
    """Mark what a country or state named in the same sentence tells of a name's candidates.

    Where a stranger is from counts only against a namesake of a city that is known elsewhere in the world.
    """
    abroad = known is not None and entries[known].country != said.country
    for row, entry in enumerate(entries):
        inside = entry.country == said.country and said.state in ("", entry.admin1)
        if said.stranger and abroad and inside:
            rows[row, Told.STRANGER] = 1
        elif said.stranger and abroad and row == known:
            rows[row, Told.ABROAD] = 1
        elif inside and not said.stranger:
            rows[row, Told.ACTS_HERE if said.acts else Told.SPOKEN_OF] = 1


def _told(text: str, mention: Mention, entries: Sequence[Entry]) -> _Said | None:
    """What a country, state or people says of the towns beside it; None for another place."""
    if not entries:
        return None
    entry = entries[0]
    if entry.kind not in (COUNTRY, FIRST_ORDER) and entry.matched != Matched.DEMONYM:
        return None
    state = entry.admin1 if entry.kind == FIRST_ORDER and entry.country == _LARGEST else ""
    before = text[max(mention.start - 20, 0) : mention.start]
    if _FROM.search(before) or (_ARTICLE.search(before) and _MODIFIES.match(text, mention.end)):
        return _Said(entry.country, state, acts=False, stranger=True)
    if entry.country == _LARGEST:
        return None
    return _Said(entry.country, "", acts=_ACTS.match(text, mention.end) is not None, stranger=False)


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
    rows: Array,
    text: str,
    mention: Mention,
    entries: Sequence[Entry],
    known: int | None,
    publisher: Publisher,
) -> None:
    """Mark what dateline, journey and publisher tell of a name's candidates."""
    if known is not None:
        rows[known, Told.DATELINE] = (
            mention.text.isupper() and _DATELINED.match(text, mention.end) is not None
        )
        rows[known, Told.FLOWN] = (
            _FLOWN_TO.search(text, max(mention.start - 100, 0), mention.start) is not None
        )
        rows[known, Told.WORLDWIDE] = publisher.worldwide
    for home, share in publisher.likely():
        for row, entry in enumerate(entries):
            near = _nearness(entry, home) if entry.kind != COUNTRY else None
            if near is not None:
                rows[row, near] += share
    homes = {home.source_id for home in publisher.homes}
    own = [row for row, entry in enumerate(entries) if entry.source_id in homes]
    rows[own, Told.AT_HOME : Told.HOME_COUNTRY + 1] = _ITSELF, 0.0, 0.0


def _nearness(entry: Entry, home: Entry) -> Told | None:
    """How near a place is to a paper's home."""
    if entry.country != home.country:
        return None
    reach = max(_HOME_KM, home.radius_km if home.precision == Precision.REGION else 0.0)
    if entry.km_to(home) <= reach:
        return Told.AT_HOME
    return Told.HOME_STATE if entry.admin1 and entry.admin1 == home.admin1 else Told.HOME_COUNTRY
