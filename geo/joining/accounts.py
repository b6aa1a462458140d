"""The tables of one report -> each of its events with all that it is compared by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from geo import timespan
from geo.encoder import encoder
from geo.kinds import AREAS
from geo.lang.en.function_words import FUNCTION_WORDS
from geo.lang.en.time_words import CALENDAR_WORDS
from geo.story.counts import Count, counts
from geo.story.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME: Final = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+")
"""A word with a capital that does not open a sentence."""
_LONGEST: Final = 1500
"""Characters of an event's sentences that the encoder reads."""
_ENDINGS: Final = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
_LEAST_STEM: Final = 4


@dataclass(frozen=True)
class Account:
    """An event as one report tells it.

    report, event_id: which one. point: lat, lon in degrees, None where it is on no map; radius: km of an
    area, 0 of a point. days: first and last day as numbers, None where the report gives none (an open side
    is the other's day). status: one of geo/kinds.py. words, title: stems of its sentences, of its title;
    gist: those of the title that name no place and no time, told: those of both. names: words of its
    sentences with a capital. counted: what these and the title count of people. vector, sense: what the
    encoder makes of the title, of the sentences, each of length 1.
    """

    report: int
    event_id: str
    point: tuple[float, float] | None
    radius: float
    edtf: str
    days: tuple[int, int] | None
    status: str
    words: frozenset[str]
    title: frozenset[str]
    gist: frozenset[str]
    told: frozenset[str]
    names: frozenset[str]
    counted: frozenset[Count]
    vector: Floats
    sense: Floats


def accounts(
    report: int, events: pd.DataFrame, passages: pd.DataFrame, places: pd.DataFrame, named: frozenset[str]
) -> list[Account]:
    """Return the events of a report, whose tables' cells are all text.

    report: its number; named: as `place_words` gives them, of all reports that are compared.
    """
    where = {row["place_id"]: row for row in rows(places)}
    told: dict[str, list[str]] = {row["event_id"]: [] for row in rows(events)}
    for row in rows(passages):
        told[row["event_id"]].append(row["quote"])
    apart = named | _calendar()
    found = []
    for row in rows(events):
        point, radius = _where(where.get(row["place_id"]))
        sentences = told[row["event_id"]]
        words, title = stems(sentences), stems([row["title"]])
        names = frozenset(name for sentence in sentences for name in _NAME.findall(sentence))
        counted = frozenset().union(*map(counts, (*sentences, row["title"])))
        found.append(
            Account(
                report, row["event_id"], point, radius, row["date"], days(row["date"]), row["status"],
                words, title, title - apart, (words | title) - apart, names, counted,
                _vector(row["title"]), _vector(" ".join(sentences)[:_LONGEST]),
            )
        )  # fmt: skip
    return found


def place_words(places: pd.DataFrame) -> frozenset[str]:
    """Return the stems of the names of places: they say where an event was, not what it was."""
    return stems(cell for row in rows(places) for cell in (row["name"], row["label"]))


def rarity(all_: Iterable[Account]) -> Mapping[str, float]:
    """Return how much each stem tells: less, the more of the events have it."""
    every = list(all_)
    seen = Counter(word for one in every for word in one.words | one.title)
    return {word: float(np.log((len(every) + 1) / (count + 0.5))) for word, count in seen.items()}


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts without their endings, and without those that only join others."""
    words = {
        match[0].lower().removesuffix("'s").removesuffix("’s")
        for text in texts
        for match in _WORD.finditer(text)
    }
    return frozenset(_stem(word) for word in words if word not in FUNCTION_WORDS and len(word) > 1)


@cache
def _calendar() -> frozenset[str]:
    return stems(CALENDAR_WORDS)


def days(edtf: str) -> tuple[int, int] | None:
    """Return the first and the last day of a date as numbers that count days."""
    if not edtf:
        return None
    span = timespan.parse(edtf)
    first, last = span.first or span.last, span.last or span.first
    assert first and last  # noqa: S101  # EDTF has one side at least
    return _number(first), _number(last)


def _number(day: timespan.Day) -> int:
    year, month, of_month = day
    if 1 <= year <= 9999:
        return date(year, month, of_month).toordinal()
    return round(year * 365.25 + month * 30.44 + of_month)


def _where(place: Mapping[str, str] | None) -> tuple[tuple[float, float] | None, float]:
    if place is None or not place["lat"]:
        return None, 0.0
    point = float(place["lat"]), float(place["lon"])
    return point, float(place["radius_km"] or 0) if place["precision"] in AREAS else 0.0


def _stem(word: str) -> str:
    end = next((end for end in _ENDINGS if word.endswith(end)), "")
    return word[: len(word) - len(end)] if len(word) - len(end) >= _LEAST_STEM else word


def _vector(text: str) -> Floats:
    """What the encoder makes of a text: the mean of its pieces."""
    reader = encoder.load()
    states = reader.states(reader.pieces(text), [0])
    if not len(states):
        return np.zeros(384, dtype=np.float32)
    mean = states.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
