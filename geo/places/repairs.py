"""Resolved mentions -> names made whole, and names that the filter of `geo.places.recognition` leaves out.

The filter follows annotators of news, who leave out what a map needs: plants and bases, small towns after
"in", wars that carry a country's name. Each repair here says what it adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geopy.distance import great_circle

from geo.gazetteer.entry import Entry, Matched
from geo.gazetteer.gazetteer import MOST_CANDIDATES, Gazetteer
from geo.kinds import AREAS, Precision
from geo.lang.en.function_words import LEADING
from geo.lang.en.nouns import HELD, UPHEAVALS
from geo.lang.en.verbs import REACH
from geo.places.astray import is_astray, is_world, spoken_of
from geo.places.candidates import candidates
from geo.places.model import Mention, Named, Resolution, Use
from geo.text.dependencies import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LARGE: Final = 5.0
CLEAR: Final = 0.7
"""How much heavier (`Entry.weight`) than its namesakes a place meant without context is: five-fold."""

_TWINS_KM: Final = 25.0


def placed(
    text: str, mentions: Sequence[Mention], resolved: Sequence[Resolution], gazetteer: Gazetteer
) -> Iterator[Named]:
    """The names that lead somewhere, in full: "Russia's Far East" is one name and lies in Russia."""
    countries = Counter(found.entry.country for found in resolved if found.entry is not None)
    spoken = spoken_of((mention.text, found.entry) for mention, found in zip(mentions, resolved, strict=True))
    common = {country for country, count in countries.items() if count * 3 >= countries.total()}
    owner: Named | None = None
    for mention, found in zip(mentions, resolved, strict=True):
        entry = found.entry or _plain([e for e in found.rejected if e.country in common])
        entry = entry or _plain(found.rejected)
        entry = None if entry is None or is_astray(entry, spoken) else entry
        others = tuple(other for other in found.rejected if other is not entry)
        chance = found.score if found.entry is not None else 1 - found.score
        named = Named(mention, entry, others, found.score, chance) if entry is not None else None
        if owner is not None:
            start = owner.mention.start
            whole = replace(mention, start=start, text=text[start : mention.end])
            owned = text[owner.mention.end : mention.start] in ("’s ", "'s ")
            if owned and (entries := gazetteer.candidates(whole.text, MOST_CANDIDATES)):
                named, owner = Named(whole, entries[0], tuple(entries[1:])), None
        if owner is not None:
            yield owner
        owner = named
    if owner is not None:
        yield owner


def _plain(found: Sequence[Entry]) -> Entry | None:
    """The place a name means where nothing around it tells: one that has no rival of its size."""
    if not found:
        return None
    best, *others = sorted(found, key=lambda entry: -entry.weight)
    rival = next((other for other in others if not _is_near(best, other)), None)
    return None if rival is not None and best.weight - rival.weight < CLEAR else best


def _is_near(one: Entry, other: Entry) -> bool:
    """Whether two places of one name are so near each other that it makes no difference which is meant."""
    return bool(great_circle((one.lat, one.lon), (other.lat, other.lon)).km <= _TWINS_KM)


def missed(
    doc: Doc, filled: set[int], gazetteer: Gazetteer, countries: Counter[str] | None = None
) -> Iterator[Named]:
    """Names the filter leaves out, but the gazetteer knows: sites of several words, and towns after "in".

    Annotators leave plants and bases out, and small models do not know small towns. countries: that the
    report speaks of (`geo.places.astray`).
    """
    for candidate in candidates(doc, gazetteer):
        known = candidate.known
        if known is None or not filled.isdisjoint(range(candidate.start, candidate.end)):
            continue
        words = doc[candidate.first : candidate.last].text
        site = known.precision == Precision.SITE and candidate.last - candidate.first > 1
        town = (
            known.precision == Precision.CITY
            and known.matched == Matched.NAME
            and _is_led_to(doc, candidate.first)
        )
        found = gazetteer.candidates(words, MOST_CANDIDATES) if site or town else []
        taken = found[0] if site else _plain(found)
        if taken is not None and not (is_astray(taken, countries or Counter()) or is_world(taken)):
            filled.update(range(candidate.start, candidate.end))
            mention = Mention(candidate.start, candidate.end, words, Use.PLACE, 0.0)
            yield Named(mention, taken, tuple(other for other in found if other is not taken))


def venues(doc: Doc, filled: set[int], gazetteer: Gazetteer) -> Iterator[Named]:
    """Large cities in the name of what is held or stands there: "the Athens Olympic Games", "Chennai Port".

    Annotators take these for names of something else.
    """
    for candidate in candidates(doc, gazetteer):
        known = candidate.known
        if known is None or not filled.isdisjoint(range(candidate.start, candidate.end)):
            continue
        large = known.precision == Precision.CITY and known.matched == Matched.NAME and known.weight >= _LARGE
        if not large or not _is_held(doc, candidate.last):
            continue
        name = doc.text[candidate.start : candidate.end]
        found = gazetteer.candidates(name, MOST_CANDIDATES)
        if (taken := _plain(found)) is not None:
            filled.update(range(candidate.start, candidate.end))
            mention = Mention(candidate.start, candidate.end, name, Use.NESTED, 0.0)
            yield Named(mention, taken, tuple(other for other in found if other is not taken))


def _is_held(doc: Doc, at: int) -> bool:
    """Whether a name ends, after at most two words with capitals, in what is held in a city."""
    for token in doc[at : at + 3]:
        if not token.text[:1].isupper():
            return False
        if token.lower_ in HELD:
            return True
    return False


def _is_led_to(doc: Doc, at: int) -> bool:
    """Whether a name stands right after a word that leads to a place, and is no person's or date's."""
    if at == 0:
        return False
    before, label = doc[at - 1], doc[at].ent_type_
    if label in ("ORG", "PERSON"):
        met = label == "PERSON" and lemma(before) in ("reach", "visit")
        return met or before.lower_ in ("in", "at", "near")
    if label in ("DATE", "TIME", "NORP", "WORK_OF_ART"):
        return False
    return before.lower_ in LEADING or lemma(before) in REACH


def wars(doc: Doc, filled: set[int], gazetteer: Gazetteer) -> Iterator[Named]:
    """Wars and quakes that carry the name of their country: "the Crimean War" was fought there."""
    for token in doc:
        before = token.i - 1
        if lemma(token) not in UPHEAVALS or before < 0 or not token.text[:1].isupper():
            continue
        if not doc[before].text[:1].isupper() or doc[before].idx in filled or not doc[before].is_alpha:
            continue
        span = doc[before : token.i + 1]
        found = gazetteer.candidates(span.text, 6) or gazetteer.candidates(doc[before].text, 6)
        if found and found[0].precision in AREAS:
            mention = Mention(span.start_char, span.end_char, span.text, Use.DEMONYM, 0.0)
            yield Named(mention, found[0], tuple(found[1:]))
