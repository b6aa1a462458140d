"""A name that a town and the division around it share -> the one that the words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from geo.gazetteer.containment import is_most_of, lies_in
from geo.gazetteer.entry import FIRST_ORDER, Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import normalise
from geo.kinds import Precision
from geo.lang.en.place_nouns import DEPARTMENT, DIVISIONS
from geo.places.evidence import renown
from geo.places.model import Mention, Resolution

_DIVISIONS: Final = DIVISIONS | {DEPARTMENT}
_OWN_STATE: Final = frozenset({"new york"})
"""Cities that the press names without their state, although it has their name: "flew to New York"."""

_STATE_BEHIND: Final = re.compile(
    r"(?:'s|\u2019s)?\s+(?:state\b|gov\b|governor|attorney general|legislat|lawmakers?\b|lieutenant"
    r"|assembly|senat|congress)",
    re.IGNORECASE,
)
_STATE_BEFORE: Final = re.compile(
    r"\b(?:upstate|western|northern|central|eastern|southern|rural|state of)\s+$", re.IGNORECASE
)
_LISTED: Final = re.compile(r",?\s+(?:and|or)\s+|,\s+")


def city_or_state(
    text: str, at: int, mentions: Sequence[Mention], found: Sequence[Resolution], gazetteer: Gazetteer
) -> Resolution:
    """Return what a mention means, where that is a division or the town in it of the same name.

    The town is meant ("the police in Salta"), unless the text says "province" or the like, or lists it with a
    division: "Ontario and Quebec". Of New York, so do "upstate", the state's own offices, a town before it
    ("Rochester, New York") and states beside it.
    """
    if found[at].entry is not None and normalise(mentions[at].text) in _OWN_STATE:
        return _city_or_own_state(text, at, mentions, found, gazetteer)
    return _listed(text, at, mentions, found) or _town(text, mentions[at], found[at])


def _city_or_own_state(
    text: str, at: int, mentions: Sequence[Mention], found: Sequence[Resolution], gazetteer: Gazetteer
) -> Resolution:
    mention, one = mentions[at], found[at]
    entries = gazetteer.search(mention.text)
    state = next((entry for entry in entries if entry.kind == FIRST_ORDER), None)
    if state is None or one.entry is None or not (one.entry == state or lies_in(one.entry, state)):
        return one
    towns = [entry for entry in entries if entry.precision == Precision.CITY and lies_in(entry, state)]
    meant = state if _tells_state(text, at, mentions, found, state) else max(towns, key=renown, default=state)
    if meant == one.entry:
        return one
    return Resolution(meant, one.score, (one.entry, *(entry for entry in one.rejected if entry != meant)))


def _tells_state(
    text: str, at: int, mentions: Sequence[Mention], found: Sequence[Resolution], state: Entry
) -> bool:
    mention = mentions[at]
    if _STATE_BEHIND.match(text, mention.end) or _STATE_BEFORE.search(text, 0, mention.start):
        return True
    return any(
        other.kind == FIRST_ORDER or (near < at and lies_in(other, state))
        for near in _beside(text, at, mentions)
        if (other := found[near].entry) is not None
    )


def _beside(text: str, at: int, mentions: Sequence[Mention]) -> Iterator[int]:
    """Positions of the names that a name is listed with: right before and right behind it."""
    for near in (at - 1, at + 1):
        if 0 <= near < len(mentions):
            first, last = sorted((mentions[at], mentions[near]), key=lambda one: one.start)
            if _LISTED.fullmatch(text, first.end, last.start):
                yield near


def _listed(
    text: str, at: int, mentions: Sequence[Mention], found: Sequence[Resolution]
) -> Resolution | None:
    """The division of a name that is listed with another division of its country; None where it is not."""
    one = found[at]
    meant = (entry for entry in (one.entry, *one.rejected) if entry is not None and entry.kind == FIRST_ORDER)
    state = next(meant, None)
    if state is None or one.entry is None or not (one.entry == state or lies_in(one.entry, state)):
        return None
    beside = (_town(text, mentions[near], found[near]).entry for near in _beside(text, at, mentions))
    others = (other for other in beside if other and other.kind == FIRST_ORDER and other != state)
    if not any(other.country == state.country for other in others):
        return None
    rest = (entry for entry in (one.entry, *one.rejected) if entry is not None and entry != state)
    return Resolution(state, one.score, tuple(rest))


def _town(text: str, mention: Mention, found: Resolution) -> Resolution:
    entry = found.entry
    if entry is None or not entry.kind.endswith("division"):
        return found
    following = re.match(r"\s+(\w+)", text[mention.end : mention.end + 30])
    if following and following[1].lower() in _DIVISIONS:
        return found
    own, division = normalise(mention.text), normalise(entry.name)
    towns = (one for one in found.rejected if one.precision == Precision.CITY and lies_in(one, entry))
    town = next(
        (
            one
            for one in towns
            if one.name == entry.name or own == normalise(one.name) != division or is_most_of(one, entry)
        ),
        None,
    )
    if town is None:
        return found
    return Resolution(town, found.score, (entry, *(one for one in found.rejected if one is not town)))
