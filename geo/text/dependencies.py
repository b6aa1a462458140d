"""Small questions to spaCy's parse that every reader of it asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.lang.en.verbs import TELL

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS: Final = ("VERB", "AUX")
"""Parts of speech of verbs."""
PAST: Final = ("VBD", "VBN")
PRESENT: Final = ("VBP", "VBZ")
"""Tags of the forms of a verb that tell of what was, and of what is."""

SUBJECTS: Final = ("nsubj", "nsubjpass")
"""What the parser calls the subject of a verb, where it is a noun."""
ANY_SUBJECT: Final = (*SUBJECTS, "csubj")
"""The same where it may be a clause: "that she came surprised him"."""
HELPERS: Final = ("aux", "auxpass")
"""What it calls the helping verbs of another verb."""
HELPERS_AND_NOT: Final = (*HELPERS, "neg")
OBJECTS: Final = ("dobj", "obj")
"""What it calls a verb's direct object."""

_MISTAKEN: Final = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
"""Forms that spaCy's rules give to another verb ("hop")."""


def lemma(token: Token) -> str:
    """Return the lemma of a word, lower case; the word itself where the model gives none."""
    return _MISTAKEN.get(token.lower_) or (token.lemma_ or token.text).lower()


def up(token: Token) -> Iterator[Token]:
    """Yield the word and every word above it in the tree, nearest first."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def is_verb(token: Token) -> bool:
    """Return whether a word is the verb of a clause.

    What has a subject is one whatever the tagger calls it, as "burst" in "a dam burst".
    """
    return token.pos_ in VERBS or any(child.dep_ in SUBJECTS for child in token.children)


def is_reduced(word: Token) -> bool:
    """Return whether an adjective stands for a clause: "the fair, due to open in Riga, will last a week".

    It governs a verb with "to", and no verb leads to it as in "is due to open". The tagger may take it for a
    preposition; "due to rain" is one.
    """
    led = (child for child in word.children if child.dep_ in ("xcomp", "pcomp"))
    to = any(verb.left_edge.dep_ == "aux" and verb.left_edge.lower_ == "to" for verb in led)
    return to and word.pos_ in ("ADJ", "ADP") and word.dep_ in ("amod", "appos", "advcl", "prep")


def is_reported(clause: Token) -> bool:
    """Return whether a clause is what somebody says, who does not do it: "A dam burst, the mayor said".

    A form without a subject of its own is no such clause: "He admitted burning it" tells what he did.
    """
    return clause.dep_ == "ccomp" and clause.tag_ != "VBG" and lemma(clause.head) in TELL


def is_plural(noun: Token) -> bool:
    """Return whether the form of a noun means several."""
    return noun.tag_ in ("NNS", "NNPS")


def described(reduced: Token) -> Token | None:
    """Return the noun that an adjective in place of a clause is about; None where it is its verb's subject.

    That is the noun before it, wherever the parser hangs it: "spoke about the fair, due to open".
    """
    if reduced.dep_ in ("amod", "appos"):
        return antecedent(reduced)
    first = reduced.left_edge
    before = first.doc[max(first.i - 2, first.sent.start) : first.i] if reduced.dep_ == "prep" else ()
    noun = next((word for word in reversed(before) if word.pos_ in ("NOUN", "PROPN")), None)
    return antecedent(reduced, noun) if noun is not None else None


def antecedent(clause: Token, noun: Token | None = None) -> Token:
    """Return the noun that a relative clause is about: the bridge of "the bridge at Braga, which was opened".

    The parser hangs the clause on the nearest name, or on the first noun of many; a thing stands before its
    place, and its number is the verb's: Goma in "residents of Goma, which fell", the port in "workers at the
    port of Ohrid, which was struck". Where the verb has none, it is one thing. noun: what it follows, where
    the parser hangs it elsewhere.
    """
    thing = noun or clause.head
    told = {word.lower_ for word in (clause, *clause.children)}
    many, one = bool(told & {"were", "are", "have"}), bool(told & {"was", "is", "has"})
    if one and is_plural(thing) and thing.n_rights:
        named = [word for word in clause.doc[thing.i + 1 : clause.left_edge.i] if word.pos_ == "PROPN"]
        thing = named[-1] if named else thing
    while thing.dep_ == "pobj" and thing.pos_ == "PROPN" and thing.head.head.pos_ in ("NOUN", "PROPN"):
        above = thing.head.head
        if is_plural(above) != many:
            break
        thing = above
    return thing
