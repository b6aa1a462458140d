"""A word for an event, and a place -> whether who does it is at that place.

"She addressed the parliament in Kyiv by video link": she was not in Kyiv. "In Fez, she spoke by phone with
the mayor of Naples": she was in Fez, since that stands before what she did; so she was in Rabat, where "from"
leads to it: "by video link from Rabat".

Who is named in another clause is not there either: "While she is away, Paredes will go to Lima".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.lang.en.function_words import BY_MEANS, FROM_AFAR
from geo.lang.en.nouns import CALLS, LINES
from geo.lang.en.verbs import COME, TELEPHONE
from geo.text.dependencies import ANY_SUBJECT, OBJECTS, SUBJECTS, is_plural, is_verb, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS: Final = (*OBJECTS, *SUBJECTS)


def is_from_afar(trigger: Token, place: Token) -> bool:
    """Return whether something is done at a place by somebody who is elsewhere, over a line.

    trigger: the word for what is done. place: the head of the words for the place.
    """
    verb = next((word for word in up(trigger) if is_verb(word)), trigger)
    line = next(_lines(verb), None) or next(_lines(trigger), None)
    if line is None or place.head.lower_ == "from":
        return False
    return place.i > verb.i or line.is_ancestor(place)


def is_only_nationality(trigger: Token, name: Token) -> bool:
    """Return whether the name of a people tells no place: who comes is from there, and so not at home.

    "A Japanese crew came and filmed him"; and who is called so behind a comma: "eight neighbours, Serbs and
    Croats, were taken over the river". Not so "Japanese voters rejected the plan".

    trigger: the word for what is done. name: that of the people, "Japanese".
    """
    if name.dep_ in ("appos", "conj") and name.head.pos_ == "NOUN" and is_plural(name.head):
        return name.tag_ == "NNPS" and name.nbor(-1).text == ","
    verbs = [trigger, trigger.head] if trigger.dep_ == "conj" else [trigger]
    who = next((word for word in up(name) if word.dep_ in SUBJECTS), None)
    whose = who is not None and (name == who or (name.head == who and name.dep_ in ("amod", "compound")))
    return whose and any(who.head == verb and lemma(verb) in COME for verb in verbs if who is not None)


def clause_of(word: Token) -> Token:
    """Return the verb of the clause that a word stands in; an infinitive belongs to the verb above it."""
    return next((above for above in up(word) if _opens_clause(above)), word.sent.root)


def in_clause(verb: Token) -> Iterator[Token]:
    """Yield the words of a clause without those of its side clauses.

    Nor whose the subject is: of "Her brother Ivo died in Riga", who she is takes no part.
    """
    waiting = [(verb, False)]
    while waiting:
        word, of_subject = waiting.pop()
        yield word
        for child in word.children:
            if not _opens_clause(child) and not (of_subject and child.dep_ == "poss"):
                waiting.append((child, of_subject or child.dep_ in ANY_SUBJECT))


def _opens_clause(word: Token) -> bool:
    """Whether a word is a verb with a subject of its own, or that of a relative clause."""
    return is_verb(word) and (
        word.dep_ == "relcl" or any(child.dep_ in ANY_SUBJECT for child in word.children)
    )


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
