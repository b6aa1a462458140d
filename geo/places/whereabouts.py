"""A name that leads nowhere -> the place of the report that it stands in or near: "St. Mary's School in Rye".

No gazetteer holds every village, river, school and street. A report mostly says where they are by the
places that it names beside them; which of those it is, and whether any is near enough, is learned from
annotated reports (data/models/make_resolver.py): a name goes with the nearest in its sentence, with the
town that the report is about, with none where it is somewhere else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from geopy.distance import EARTH_RADIUS
from numpy.typing import NDArray

from geo.gazetteer.entry import Entry
from geo.gazetteer.normalise import normalise
from geo.kinds import Precision
from geo.lang.en.nouns import STANDING, WITH_BRANCHES
from geo.lang.en.place_nouns import BUILT, LANDFORMS, LANDFORMS_BEHIND
from geo.places.model import Mention, Named, Resolution, Use
from geo.places.ranking import Array, Weights, load, score

NEAR_KM: Final = 50.0
"""A place so far away still says where a name is."""
_SAID: Final = 0.95  # chance of what the report itself says, of names that are a place's at all
_LEAST: Final = 0.5  # chance from which a name is put there
_REACH_KM: Final = 35.0  # in five folds four of five names that are put there stand within
_NEAR, _ROUGHLY = (math.cos(km / EARTH_RADIUS) for km in (NEAR_KM, 4 * NEAR_KM))
_MOST_PLACES: Final = 400
_WIDEST_KM: Final = 120.0  # larger areas say too little
_FAR: Final = 3000  # characters beyond which distance makes no difference
_READ: Final = 300  # characters in which two names may share a sentence
_HEAD: Final = (60, 250)  # characters of a headline and of a lead
_STOP: Final = re.compile(r"[.!?][\"\u201d\u2019)]*\s|\n")
_BEHIND: Final = re.compile(r",? ?\(?(?:in|at|near|outside|on|of)(?: \w+)?(?: the)? $")
_IN: Final = re.compile(
    r",? (?:(?:area|district|neighbou?rhood|section|quarter|suburb) (?:of|in)"
    r"|in|at|near|outside|inside|close to)"
    r"(?: \w+)?(?: the)? "
)
_CLOSE: Final = 30  # characters in which such words stand
_LISTED: Final = re.compile(r"(?:, | and |, and )$")
_BUILDINGS: Final = STANDING | WITH_BRANCHES
_LANDFORMS: Final = LANDFORMS | LANDFORMS_BEHIND


@dataclass(slots=True)
class _Place:
    """A place that a report names, how sure that is, and by which mentions."""

    entry: Entry
    score: float = 0.0
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Question:
    """Where one mention is: in or near one of some places, or none.

    mention: which. old: what its name may mean. entries: the places. near: which of them are near each.
    rows: a row of features for each, and a last one for none of them.
    """

    mention: Mention
    old: Resolution
    entries: tuple[Entry, ...]
    near: Array
    rows: NDArray[np.float32]


def standing(
    text: str,
    named: Sequence[Named],
    lost: Sequence[tuple[Mention, Resolution]],
    weights: Mapping[str, Weights] | None = None,
) -> Iterator[Named]:
    """Yield those of a report's lost names that most likely stand in or near one of its places, put there.

    named: the places of the report. lost: the names that lead nowhere, with what they might mean. weights:
    other than those that travel with Dateline (`geo.places.ranking`).
    """
    weights = weights or load()
    for question in questions(text, named, lost):
        shares = chances(question, weights["whereabouts"])
        shares[_said(text, question, named)] = _SAID
        best = int(np.argmax(shares))
        entry = _there(question, question.entries[best]) if shares[best] >= _LEAST else None
        if entry is not None:
            others = tuple(other for other in question.old.rejected if other is not entry)
            yield Named(question.mention, entry, others, float(shares[best]), float(shares[best]))


def _said(text: str, question: Question, named: Sequence[Named]) -> list[int]:
    """Which of the places the words behind a name say it is in: "Shawnee Park in Institute"."""
    end = question.mention.end
    behind = {
        name.entry.source_id
        for name in named
        if 0 < name.mention.start - end < _CLOSE and _IN.fullmatch(text, end, name.mention.start)
    }
    return [at for at, entry in enumerate(question.entries) if entry.source_id in behind]


def questions(
    text: str, named: Sequence[Named], lost: Sequence[tuple[Mention, Resolution]]
) -> list[Question]:
    """Return a question for each name that leads nowhere, where the report names small places at all."""
    known = _places(named)
    if not known:
        return []
    sums, entries = _Sums(known), tuple(place.entry for place in known)
    return [
        Question(mention, old, entries, sums.near, _rows(text, mention, old, known, sums))
        for mention, old in lost
        if old.entry is None and mention.use != Use.DEMONYM
    ]


def chances(question: Question, weights: Weights) -> Array:
    """Return how likely each place of a question is near enough: that it is meant, or one beside it."""
    raised = np.exp(score(weights, question.rows))
    # Rounded, so that the last digits of a processor's sums decide nothing.
    found: Array = np.round(question.near @ (raised[:-1] / raised.sum()), 4)
    return found


def _there(question: Question, place: Entry) -> Entry | None:
    """What a name means in or near a place: the one place of that name there, or else something unknown.

    A name whose places are all elsewhere is nothing unknown: None.
    """
    said, known = question.mention.text, question.old.rejected
    if known:
        nearest = min(known, key=place.km_to)
        return nearest if place.km_to(nearest) <= NEAR_KM else None
    return replace(
        place,
        source_id=f"{place.source_id}+{normalise(said)}",
        label=f"{said}, in or near {place.label}",
        radius_km=max(place.radius_km, _REACH_KM),
        inferred=True,
    )


def _places(named: Sequence[Named]) -> list[_Place]:
    """The places of a report that are small enough to say where something is, each once.

    Of very many, those that are named most.
    """
    places: dict[str, _Place] = {}
    for name in sorted(named, key=lambda name: name.mention.start):
        entry = name.entry
        if entry.radius_km > _WIDEST_KM or entry.precision == Precision.COUNTRY:
            continue
        place = places.setdefault(entry.source_id, _Place(entry))
        place.spans.append((name.mention.start, name.mention.end))
        place.score = max(place.score, name.score)
    return sorted(places.values(), key=lambda place: -len(place.spans))[:_MOST_PLACES]


class _Sums:
    """How the places of a report lie: what share of its names, and of its places, is near each."""

    def __init__(self, known: Sequence[_Place]) -> None:
        count = np.array([len(place.spans) for place in known], dtype=float)
        self.points = _points([place.entry for place in known])
        self.near = (self.points @ self.points.T >= _NEAR).astype(float)
        self.names = self.near @ count / count.sum()
        self.places = self.near.mean(axis=1)
        self.share = count / count.sum()


def _points(entries: Sequence[Entry]) -> Array:
    """Places as points of a globe of radius 1: the product of two is the cosine of the angle between."""
    lat, lon = np.radians([(entry.lat, entry.lon) for entry in entries]).reshape(-1, 2).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _rows(
    text: str, mention: Mention, old: Resolution, known: Sequence[_Place], sums: _Sums
) -> NDArray[np.float32]:
    """What speaks for each place, and a last row for none."""
    itself = _itself(text, mention, old)
    there = (sums.points @ _points(old.rejected).T).max(axis=1, initial=-1.0)
    gaps = [_gaps(mention, place) for place in known]
    order = sorted(range(len(known)), key=lambda row: min(gaps[row]))
    rank = {row: number for number, row in enumerate(order)}
    rows = [
        [
            0.0,
            *_beside(text, mention, *gaps[at]),
            float(any(start < mention.end and mention.start < end for start, end in place.spans)),
            float(rank[at] == 0), float(rank[at] == 1), 1 / (1 + rank[at]),
            sums.share[at], math.log(len(place.spans)), sums.names[at], sums.places[at],
            *(float(place.spans[0][0] < head) for head in _HEAD),
            *_what(place),
            float(there[at] >= _NEAR), float(there[at] >= _ROUGHLY),
            math.log(len(known)),
            *itself,
        ]
        for at, place in enumerate(known)
    ]  # fmt: skip
    rows.append([1.0] + [0.0] * (len(rows[0]) - 1))
    return np.array(rows, dtype=np.float32)


def _gaps(mention: Mention, place: _Place) -> tuple[int, int]:
    """Characters from the mention back to a place's nearest name before it, and on to the one behind it."""
    before = max((end for _, end in place.spans if end <= mention.start), default=-_FAR)
    behind = min((start for start, _ in place.spans if start >= mention.end), default=mention.end + _FAR)
    return min(mention.start - before, _FAR), min(behind - mention.end, _FAR)


def _beside(text: str, mention: Mention, back: int, on: int) -> list[float]:
    """How near a place is named, and what stands between."""
    before = text[mention.start - back : mention.start] if back < _READ else ""
    behind = text[mention.end : mention.end + on] if on < _READ else ""
    with_it = back < _READ and not _STOP.search(before)
    leads = on < _READ and not _STOP.search(behind)
    return [
        math.log1p(back) / 8, math.log1p(on) / 8, float(back >= _FAR), float(on >= _FAR),
        float(with_it), float(leads),
        float(with_it and "," not in before), float(leads and "," not in behind),
        float(leads and behind in (", ", " (")), float(leads and bool(_BEHIND.match(behind))),
        float(with_it and before in ("'s ", "\u2019s ")), float(with_it and before == " "),
        float(leads and behind == " "), float(with_it and bool(_LISTED.match(before))),
    ]  # fmt: skip


def _what(place: _Place) -> list[float]:
    entry = place.entry
    return [
        float(entry.precision == Precision.CITY), float(entry.precision == Precision.SITE),
        float(entry.radius_km > NEAR_KM / 2), float(entry.inferred), place.score,
        math.log10(entry.population + 1) / 7,
    ]  # fmt: skip


def _itself(text: str, mention: Mention, old: Resolution) -> list[float]:
    """What the mention is, whatever the place."""
    words = mention.text.lower().split()
    last = words[-1].strip(".,")
    return [
        mention.score, float(not old.rejected), old.score * bool(old.rejected),
        float(mention.use == Use.NESTED), float(mention.use == Use.METONYM),
        float(bool(re.search(r"\d", mention.text))), min(len(words), 6) / 6,
        float(last in BUILT or words[-1] in BUILT), float(last in _BUILDINGS),
        float(last in _LANDFORMS or words[0] in _LANDFORMS), float(text.find("\n", 0, mention.start) < 0),
    ]  # fmt: skip
