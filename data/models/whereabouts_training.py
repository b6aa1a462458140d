"""Annotated reports -> the part of resolver.json that tells in or near which place a lost name stands.

A name of the corpora that the gazetteer does not lead to teaches it, right where one of the report's places
lies within 50 km of the annotated point. There are few of those, so that places which the gazetteer knows
teach it besides, each as if it were the only one that is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from geopy.distance import great_circle
from network_training import fits
from spacy.tokens import Doc

from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision
from geo.places.model import Mention, Named, Resolution, Use
from geo.places.named import known_places, unplaced
from geo.places.ranking import Array, Weights
from geo.places.resolution import resolve
from geo.places.whereabouts import NEAR_KM, Question, questions

Row = Mapping[str, Any]

DECAY: Final = 0.1
HIDDEN_WEIGHT: Final = 0.5
"""How much a place counts that the gazetteer knows."""


class Answered(NamedTuple):
    """A question, which rows are right (the last: none of the places), and how much it counts."""

    question: Question
    right: Array
    weight: float


def train(
    documents: Iterable[tuple[Row, Sequence[Mention]]],
    weights: Mapping[str, Weights],
    gazetteer: Gazetteer,
    parsed: Callable[[str], Doc],
) -> dict[str, Array]:
    """Return the weights learned from documents with the names found in each.

    weights: with which names are resolved. parsed: a text as spaCy reads it.
    """
    found: list[Answered] = []
    for document, mentions in documents:
        text = document["text"]
        doc, resolved = parsed(text), resolve(text, mentions, gazetteer, weights)
        named = known_places(doc, mentions, resolved, gazetteer)
        found += _lost(document, named, unplaced(mentions, resolved, named))
        found += _hidden(document, named)
    return fits(
        np.concatenate([one.question.rows for one in found]),
        np.concatenate([one.right for one in found]),
        np.array([len(one.right) for one in found]),
        np.array([one.weight for one in found]),
        DECAY,
    )


def matching(mention: Mention, places: Sequence[Row]) -> Row | None:
    """The annotation that a mention shares most with; None if it shares nothing with any."""
    shared = [
        (min(mention.end, row["end"]) - max(mention.start, row["start"]), not row.get("ignore"), -number)
        for number, row in enumerate(places)
    ]
    most, _, number = max(shared, default=(0, False, 0))
    return places[-number] if most > 0 else None


def _lost(
    document: Row, named: Sequence[Named], lost: Sequence[tuple[Mention, Resolution]]
) -> Iterator[Answered]:
    for question in questions(document["text"], named, lost):
        place = matching(question.mention, document["places"])
        if place is None or not (place.get("ignore") or place["lat"] is None):
            yield _answered(question, place, 1.0)


def _hidden(document: Row, named: Sequence[Named]) -> Iterator[Answered]:
    """Each small place of a document as if nobody knew it, asked for at the middle one of its mentions."""
    mentions: dict[str, list[Mention]] = {}
    for name in named:
        entry = name.entry
        small = entry.radius_km <= NEAR_KM and entry.precision != Precision.COUNTRY
        if small and name.mention.use != Use.DEMONYM:
            mentions.setdefault(entry.source_id, []).append(name.mention)
    for source, every in mentions.items():
        mention = every[len(every) // 2]
        place = matching(mention, document["places"])
        if place is None or place.get("ignore") or place["lat"] is None:
            continue
        others = [name for name in named if name.entry.source_id != source]
        for question in questions(document["text"], others, [(mention, Resolution(None, 1.0, ()))]):
            yield _answered(question, place, HIDDEN_WEIGHT)


def _answered(question: Question, place: Row | None, weight: float) -> Answered:
    near = [
        place is not None and great_circle((entry.lat, entry.lon), (place["lat"], place["lon"])).km <= NEAR_KM
        for entry in question.entries
    ]
    return Answered(question, np.array([*near, not any(near)], dtype=float), weight)
