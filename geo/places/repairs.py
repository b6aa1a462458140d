"""Resolved mentions -> names made whole, and names that the filter of `geo.places.recognition` leaves out.

The filter follows annotators of news, who leave out what a map needs: plants and bases, small towns after
"in", wars that carry a country's name. Each repair here says what it adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.gazetteer.entry import Matched
from geo.gazetteer.gazetteer import MOST_CANDIDATES, Gazetteer
from geo.kinds import AREAS, Precision
from geo.lang.en.function_words import GOES_ON, LEADING
from geo.lang.en.nouns import UPHEAVALS
from geo.lang.en.people import SPOKESPEOPLE, TITLES
from geo.lang.en.time_words import MONTHS, WEEKDAYS
from geo.lang.en.verbs import REACH
from geo.places.astray import is_astray, is_world, spoken_of
from geo.places.candidates import Candidate
from geo.places.evidence import meant_alone
from geo.places.metonymy import acts
from geo.places.model import Mention, Named, Resolution, Use
from geo.text.dependencies import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DATES: Final = frozenset((*MONTHS, *WEEKDAYS))


def placed(
    text: str, mentions: Sequence[Mention], resolved: Sequence[Resolution], gazetteer: Gazetteer
) -> Iterator[Named]:
    """The names that lead somewhere, in full: "Russia's Far East" is one name and lies in Russia."""
    spoken = spoken_of((mention.text, found.entry) for mention, found in zip(mentions, resolved, strict=True))
    owner: Named | None = None
    for mention, found in zip(mentions, resolved, strict=True):
        entry = found.entry
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


def missed(
    doc: Doc, found: Sequence[Candidate], filled: set[int], gazetteer: Gazetteer, countries: Counter[str]
) -> Iterator[Named]:
    """Names the filter leaves out, but the gazetteer knows: sites of several words, and towns after "in".

    Annotators leave plants and bases out, and small models do not know small towns. countries: that the
    report speaks of (`geo.places.astray`).
    """
    for candidate in found:
        known = candidate.known
        if known is None or not filled.isdisjoint(range(candidate.start, candidate.end)):
            continue
        words = doc[candidate.first : candidate.last].text
        site = (
            known.precision == Precision.SITE
            and candidate.last - candidate.first > 1
            and not _is_actor(doc[candidate.first : candidate.last].root)
        )
        town = (
            known.precision == Precision.CITY and known.matched == Matched.NAME and _is_led_to(doc, candidate)
        )
        entries = gazetteer.candidates(words, MOST_CANDIDATES) if site or town else []
        taken = entries[0] if site else meant_alone(entries)
        if taken is not None and not (is_astray(taken, countries) or is_world(taken)):
            filled.update(range(candidate.start, candidate.end))
            mention = Mention(candidate.start, candidate.end, words, Use.PLACE, 0.0)
            yield Named(mention, taken, tuple(other for other in entries if other is not taken))


def _is_actor(word: Token) -> bool:
    """Whether who sits in a site is meant, who speaks for it or works there: "the Kremlin denied it".

    Also "the White House spokesman"; but not "the White House lawn", nor "the Kremlin was on fire".
    """
    head = word.head
    if word.dep_ == "compound":
        return head.lower_ in TITLES | SPOKESPEOPLE
    return word.dep_ == "nsubj" and acts(head.lower_)


def _is_led_to(doc: Doc, found: Candidate) -> bool:
    """Whether a name stands right after a word that leads to a place, is whole, and no person's or date's."""
    at = found.first
    after = doc[found.last] if found.last < len(doc) else None
    dated = after is not None and after.lower_ in _DATES  # "in Yelm Monday"
    if at == 0 or (after and not dated and (after.text[:1].isupper() or after.lower_ in GOES_ON)):
        return False  # "at Battle Ground Academy", "in Obama's law"
    before, label = doc[at - 1], doc[at].ent_type_
    if before.dep_ == "prep" and before.head.lower_ == "according":
        return False
    if label in ("ORG", "PERSON"):
        met = label == "PERSON" and lemma(before) in ("reach", "visit")
        return met or before.lower_ in ("in", "at", "near")
    if label in ("DATE", "TIME", "NORP", "WORK_OF_ART"):
        return False
    return before.lower_ in LEADING or lemma(before) in REACH


def wars(doc: Doc, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Named]:
    """Wars and quakes that carry the name of their country: "the Crimean War" was fought there.

    named: places of the report so far, "Vietnam" of "the Vietnam War" perhaps among them, whose longer
    name this is; one that ends there otherwise says where already.
    """
    ends = {name.mention.end: name.mention.start for name in named}
    for token in doc:
        before = token.i - 1
        if lemma(token) not in UPHEAVALS or before < 0 or not token.text[:1].isupper():
            continue
        word = doc[before]
        if not word.text[:1].isupper() or not word.is_alpha:
            continue
        if ends.get(word.idx + len(word), word.idx) != word.idx:
            continue
        span = doc[before : token.i + 1]
        found = gazetteer.candidates(span.text, 6) or gazetteer.candidates(doc[before].text, 6)
        if found and found[0].precision in AREAS:
            mention = Mention(span.start_char, span.end_char, span.text, Use.DEMONYM, 0.0)
            yield Named(mention, found[0], tuple(found[1:]))
