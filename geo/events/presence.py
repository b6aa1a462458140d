"""A word for an event, and a place -> whether who does it is at that place.

"She addressed the parliament in Kyiv by video link": she was not in Kyiv. "In Fez, she spoke by phone with
the mayor of Naples": she was in Fez, since that stands before what she did; so she was in Rabat, where "from"
leads to it: "by video link from Rabat".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.lang.en.function_words import BY_MEANS, FROM_AFAR
from geo.lang.en.nouns import CALLS, LINES
from geo.lang.en.verbs import TELEPHONE
from geo.text.dependencies import is_verb, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS: Final = ("dobj", "obj", "nsubj", "nsubjpass")


def is_from_afar(trigger: Token, place: Token) -> bool:
    """Return whether something is done at a place by somebody who is elsewhere, over a line.

    trigger: the word for what is done. place: the head of the words for the place.
    """
    verb = next((word for word in up(trigger) if is_verb(word)), trigger)
    line = next(_lines(verb), None) or next(_lines(trigger), None)
    if line is None or place.head.lower_ == "from":
        return False
    return place.i > verb.i or line.is_ancestor(place)


def _lines(word: Token) -> Iterator[Token]:
    """Yield the words by which something is said to go over a line: "by phone", "virtual talks", "online"."""
    if lemma(word) in TELEPHONE or _is_call(word):
        yield word
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in BY_MEANS:
            yield from (noun for noun in child.children if lemma(noun) in LINES or _is_call(noun))
        elif child.dep_ in _THINGS:
            yield from _lines(child)
        elif child.dep_ == "advmod" and child.lower_ in FROM_AFAR:
            yield child


def _is_call(noun: Token) -> bool:
    """Whether a noun is people speaking over a line: "a phone call", "virtual talks"."""
    return lemma(noun) in CALLS and any(
        child.dep_ in ("compound", "amod") and child.lower_ in LINES | FROM_AFAR for child in noun.children
    )
