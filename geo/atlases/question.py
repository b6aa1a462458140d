"""What is asked of an atlas, checked and in the units in which the file keeps it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from geo.atlases import days
from geo.errors import DatelineError
from geo.kinds import Status
from geo.text.report import SURROGATE

_WORDS: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')
_MOST_WORDS: Final = 32


@dataclass(frozen=True)
class Question:
    """Which events are wanted: those for which all of this holds.

    within_km, point: no further than this from a point (lat, lon in degrees). areas: a region or country that
        reaches so far counts too, not only a place whose middle lies there.
    since, until: days (`geo.atlases.days`) between which the event may have been; None for no end.
    words: as a person types them. statuses: of `geo.kinds.Status`, all where empty. reviewed: whether a
        person has checked it; None for both. publishers: names, all where empty.
    min_chance: the least chance (0 to 1) of what nobody has checked; what has no chance passes.
    """

    within_km: float | None = None
    point: tuple[float, float] | None = None
    areas: bool = False
    since: int | None = None
    until: int | None = None
    words: str = ""
    statuses: frozenset[str] = frozenset()
    reviewed: bool | None = None
    publishers: frozenset[str] = frozenset()
    min_chance: float = 0.0

    def __post_init__(self) -> None:
        if (self.within_km is None) != (self.point is None):
            raise DatelineError("A distance needs a place, and a place a distance; give both")
        if self.within_km is not None and not 0 <= self.within_km <= 20_100:
            raise DatelineError(
                f"within_km is {self.within_km}; give 0 to 20,100 km, half way round the Earth"
            )
        if self.point and not (-90 <= self.point[0] <= 90 and -180 <= self.point[1] <= 180):
            raise DatelineError(
                f"{self.point} is no point; latitude goes from -90 to 90, longitude from -180 to 180 degrees"
            )
        if self.since is not None and self.until is not None and self.since > self.until:
            raise DatelineError(
                f"The time ends before it starts: since {days.written(self.since)} until "
                f"{days.written(self.until)}; give the earlier date first"
            )
        for status in self.statuses - {*Status}:
            raise DatelineError(f"{status!r} is no status; write one of {', '.join(Status)}")
        if any(map(SURROGATE.search, (self.words, *self.publishers))):
            raise DatelineError(
                "The words or the publisher hold half a character, which no text has; type them again"
            )
        if not 0 <= self.min_chance <= 1:
            raise DatelineError(f"min_chance is {self.min_chance}; give a number from 0 to 1")


def first_day(asked: str | date | None, name: str) -> int | None:
    """The first day of a date as a person gives it: EDTF, such as 2022-02 or 2022-02-24.

    Raises:
        DatelineError: it is no date; `name` says which.

    """
    return _day(asked, name, 0)


def last_day(asked: str | date | None, name: str) -> int | None:
    """Likewise the last day."""
    return _day(asked, name, 1)


def _day(asked: str | date | None, name: str, side: int) -> int | None:
    if not asked:
        return None
    try:
        day = days.covered(asked if isinstance(asked, str) else asked.isoformat()[:10])[side]
    except ValueError:
        raise DatelineError(f"{name}: {asked!r} is no date; write 2022-02-24, 2022-02 or 2022") from None
    return None if day in (days.FIRST, days.LAST) else day


def names(given: str | Collection[str] | None) -> frozenset[str]:
    """One name or several, as a set."""
    return frozenset({given} if isinstance(given, str) else given or ())


def match(words: str) -> str:
    """Words as a person types them -> what FTS5 is asked for, "" for nothing.

    All of them must stand there, in any order and form ("grain" finds "grains"); those in double quotes
    one after another; a word that ends in * may go on. Nothing else has a meaning of its own.
    """
    phrases = []
    for quoted, word in _WORDS.findall(words)[:_MOST_WORDS]:
        phrase = (quoted or word).replace("\0", " ")
        # What has no letter or digit is no word to FTS5, and would match nothing.
        if any(character.isalnum() for character in phrase):
            begins = "*" if word.endswith("*") else ""
            phrases.append(f'"{phrase}"{begins}')
    return " ".join(phrases)
