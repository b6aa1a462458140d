"""A parsed report and the place names found in it -> the places it names, in text order.

astray               a small town in a country that the report does not speak of is not meant
resolution           which place a name means
repairs              names made whole; sites, towns after "in" and wars that the filter leaves out
capital_references   "the Kenyan capital"
reckoning            "90 miles north of Macon"
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.astray import spoken_of
from geo.places.capital_references import capitals
from geo.places.model import Mention, Named
from geo.places.reckoning import reckoned
from geo.places.repairs import missed, placed, venues, wars
from geo.places.resolution import resolve

if TYPE_CHECKING:
    from spacy.tokens import Doc


def named_places(
    doc: Doc, mentions: Sequence[Mention], gazetteer: Gazetteer, publisher: str = ""
) -> list[Named]:
    """Return the places that a report names or points to; a name that leads nowhere is left out.

    doc: from `geo.text.parsing.parse`. mentions: from `geo.places.recognition.find`. publisher: who
    published the report, "" if not known.
    """
    text = doc.text
    found = list(placed(text, mentions, resolve(text, mentions, gazetteer, publisher=publisher), gazetteer))
    filled = {at for mention in mentions for at in _characters(mention)}
    countries = spoken_of((name.mention.text, name.entry) for name in found)
    found += missed(doc, filled, gazetteer, countries)
    found += venues(doc, {at for name in found for at in _characters(name.mention)}, gazetteer)
    found += wars(doc, filled, gazetteer)
    found.sort(key=lambda name: name.mention.start)
    return list(reckoned(text, capitals(text, found, gazetteer)))


def _characters(mention: Mention) -> range:
    return range(mention.start, mention.end)
