"""The places of one movement -> where it set out, what it passed, where it led, by its prepositions.

"She flew from Jakarta by way of Doha to Lima": three events in that order, each in its own words. Of a verb
of arriving the others are no events: who "landed in Lima from Jakarta" on Tuesday was in Jakarta some other
day.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from geo.analysis import Analysis
from geo.lang.en.function_words import PASSING
from geo.lang.en.verbs import ARRIVE
from geo.text.dependencies import is_verb, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]

_BY_WAY_OF: Final = ["by", "way", "of"]


class Way(IntEnum):
    """What a place is to a movement, in the order in which the traveller comes there."""

    FROM = 0
    VIA = 1
    TO = 2


def way(place: Token) -> tuple[Token, Way] | None:
    """Return the verb that a place hangs on by a preposition, and what it is to it; None for no verb.

    place: the head of the words for it. What stands neither behind "from" nor behind "via" is where it led.
    """
    prep, found = place.head, Way.TO
    if place.dep_ != "pobj":
        return None
    if _is_by_way_of(prep):
        prep, found = prep.head.head, Way.VIA
    elif prep.lower_ in PASSING:
        found = Way.VIA
    elif prep.lower_ == "from":
        found = Way.FROM
    return (prep.head, found) if is_verb(prep.head) else None


def _is_by_way_of(prep: Token) -> bool:
    return [prep.head.head.lower_, prep.head.lower_, prep.lower_] == _BY_WAY_OF


def is_before_arrival(trigger: Token, place: Token) -> bool:
    """Return whether a place is only where somebody came from who arrived: "landed in Lima from Jakarta"."""
    on = way(place)
    return on is not None and on[0] == trigger and on[1] != Way.TO and lemma(trigger) in ARRIVE


def others(analysis: Analysis, place: Token) -> list[Span]:
    """Return where the other places of a movement stand; none where it led to this one.

    "She flew from Jakarta to Lima": at Jakarta, she flew from Jakarta.
    """
    on = way(place)
    if on is None or on[1] == Way.TO:
        return []
    found = []
    sentence = analysis.sentences[analysis.sentence_at(place.idx)]
    for named in analysis.places_in(sentence.start, sentence.end):
        head = analysis.head(named.mention.start, named.mention.end)
        other = way(head) if head is not None and head != place else None
        if head is not None and other is not None and other[0] == on[0]:
            by = head.head.head.head if _is_by_way_of(head.head) else head
            found.append((min(by.idx, named.mention.start), named.mention.end))
    return found


def position(place: Token) -> tuple[int, int]:
    """Return where in the text a place counts as standing: those of one movement in the order of its way."""
    on = way(place)
    if on is None or all(_led(child) == Way.TO for child in on[0].children):
        return place.idx, Way.TO
    return on[0].idx, on[1]


def _led(prep: Token) -> Way:
    """What the places behind a preposition are to its verb."""
    nouns = [noun for noun in prep.children if noun.dep_ == "pobj"]
    inner = [word for noun in nouns if noun.lower_ == "way" for of in noun.children for word in of.children]
    found = (way(noun) for noun in (inner or nouns))
    return min((one[1] for one in found if one is not None), default=Way.TO)
