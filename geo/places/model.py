"""A place name in a report, what it resolves to, and both together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from geo.gazetteer.entry import Entry


class Use(StrEnum):
    """What a place name stands for.

    PLACE: the place. DEMONYM: a people or its authorities (Russian, Panamanian). METONYM: who is named by the
    place (Moscow said: a government, team, agency or people). NESTED: a part of the longer name of something
    else (Haifa in University of Haifa).
    """

    PLACE = "place"
    DEMONYM = "demonym"
    METONYM = "metonym"
    NESTED = "nested"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a report.

    start, end: characters of the report, end exclusive; text: what stands there. use: what it stands for.
    score: 0 to 1, how likely an annotator marks it. within: the
    longer name it stands in, if any.
    """

    start: int
    end: int
    text: str
    use: Use
    score: float
    within: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means.

    entry: its place, None where nothing fits. score: 0 to 1, how likely that is (for None: that no
    candidate is meant). rejected: the candidates that lost, best first, at most 5.
    """

    entry: Entry | None
    score: float
    rejected: tuple[Entry, ...]


@dataclass(frozen=True)
class Named:
    """A place mention with what it resolves to.

    rejected: the candidates that lost, best first. score: the resolution's. chance: 0 to 1, how likely the
    name means this place and none of those; NaN where nothing reckons it.
    """

    mention: Mention
    entry: Entry
    rejected: tuple[Entry, ...]
    score: float = 1.0
    chance: float = math.nan


class Told(IntEnum):
    """What a report may tell of a name's candidate: columns of `geo.places.evidence`, 0 or 1 but for three.

    "Known" is the city that everybody knows by the name.
    """

    ACTS_HERE = 0  # "French police" in the same sentence, for a town of France
    SPOKEN_OF = 1  # its country in the same sentence
    STRANGER = 2  # "a Texas man" there, for the namesake in Texas
    ABROAD = 3  # the same, for the known one
    DATELINE = 4  # the known one, as a wire's dateline without a state
    FLOWN = 5  # the known one, at the end of a flight
    COUNTRY = 6  # the known one, its country anywhere in the report
    WHOLE = 7  # all that a phrase leaves: "Washington state"
    RENOWN = 8  # how well a town is known, in ninths of a power of ten
    LAG = 9  # how much less well than the best known of its name
    KNOWN = 10  # the known one
    WORLDWIDE = 11  # the known one, in a wire's report
    AT_HOME = 12  # near the paper's home: 1; the home itself: 2
    HOME_STATE = 13
    HOME_COUNTRY = 14
    LED_IN = 15  # in the place that opens the clause: "In Argentina, San Juan shook"
    OBSCURER = 16  # only has the name as well, and a far larger town is called so: Suwa, not Suva
    OUTSIDE = 17  # not in what the words behind the name say: "Boston, Ghana,"


LEARNED: Final = Told.WORLDWIDE
"""Columns before this one are learned from corpora; the others stand in none of them."""
