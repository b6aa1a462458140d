"""A parsed report and the place names found in it -> the places it names, in text order.

astray               a small town in a country that the report does not speak of is not meant
resolution           which place a name means
repairs              names made whole; sites, towns after "in" and wars that the filter leaves out
landmarks            "Karak Castle", "the Alberta legislature": in a town
whereabouts          a village or school that no gazetteer holds, by the places named beside it
capital_references   "the Kenyan capital"
reckoning            "90 miles north of Macon"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.astray import spoken_of
from geo.places.candidates import candidates
from geo.places.capital_references import capitals
from geo.places.landmarks import landmarks
from geo.places.model import Mention, Named, Resolution
from geo.places.ranking import Weights
from geo.places.reckoning import reckoned
from geo.places.repairs import missed, placed, wars
from geo.places.whereabouts import standing

if TYPE_CHECKING:
    from spacy.tokens import Doc


def named_places(
    doc: Doc,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
    weights: Mapping[str, Weights] | None = None,
) -> list[Named]:
    """Return the places that a report names or points to; a name that leads nowhere is left out.

    doc: from `geo.text.parsing.parse`. mentions: from `geo.places.recognition.find`. resolutions: of each,
    from `geo.places.resolution.resolve`. weights: other than those that travel with Dateline.
    """
    text = doc.text
    found = known_places(doc, mentions, resolutions, gazetteer)
    found += standing(text, found, unplaced(mentions, resolutions, found), weights)
    found.sort(key=lambda name: name.mention.start)
    return list(reckoned(text, capitals(text, found, gazetteer)))


def known_places(
    doc: Doc, mentions: Sequence[Mention], resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> list[Named]:
    """Return the places of a report that its names alone lead to."""
    found = list(placed(doc.text, mentions, resolutions, gazetteer))
    filled = {at for mention in mentions for at in _characters(mention)}
    countries = spoken_of((name.mention.text, name.entry) for name in found)
    spans = candidates(doc, gazetteer)
    found += missed(doc, spans, filled, gazetteer, countries)
    found = landmarks(doc, spans, found, gazetteer)
    fought = list(wars(doc, found, gazetteer))
    within = {at for name in fought for at in _characters(name.mention)}
    return [name for name in found if name.mention.start not in within] + fought


def tagged(
    doc: Doc,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
    weights: Mapping[str, Weights] | None = None,
) -> list[tuple[Mention, Resolution]]:
    """Return all names of a report in text order, those that lead nowhere too.

    The arguments are those of `named_places`.
    """
    places = named_places(doc, mentions, resolutions, gazetteer, weights)
    pairs = [(name.mention, Resolution(name.entry, name.chance, name.rejected)) for name in places]
    pairs += unplaced(mentions, resolutions, places)  # "Kenya" too, in "Kenya's capital, Nairobi"
    return sorted(pairs, key=lambda pair: pair[0].start)


def unplaced(
    mentions: Sequence[Mention], resolutions: Sequence[Resolution], named: Sequence[Named]
) -> list[tuple[Mention, Resolution]]:
    """Return the mentions that no place of `named_places` stands in, with what their names mean."""
    filled = {at for name in named for at in _characters(name.mention)}
    return [
        (mention, found)
        for mention, found in zip(mentions, resolutions, strict=True)
        if filled.isdisjoint(_characters(mention))
    ]


def _characters(mention: Mention) -> range:
    return range(mention.start, mention.end)
