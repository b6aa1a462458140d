"""A place name in a report, what it resolves to, and both together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    """A place mention with what it resolves to."""

    mention: Mention
    entry: Entry
    rejected: tuple[Entry, ...]
    score: float = 1.0
