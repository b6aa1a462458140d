"""Small questions to spaCy's parse that every reader of clauses asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.lexicon import NEWS

if TYPE_CHECKING:
    from spacy.tokens import Token


_MISTAKEN: Final = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
"""Forms that spaCy's rules give to another verb ("hop")."""


def lemma(token: Token) -> str:
    """Lemma of a word, lower case; the word itself where the model gives none."""
    return _MISTAKEN.get(token.lower_) or (token.lemma_ or token.text).lower()


def up(token: Token) -> Iterator[Token]:
    """Yield the word and every word above it in the tree, nearest first."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a word, the name that explains it, and the words joined to it by "and" or a comma."""
    waiting = [token]
    while waiting:
        word = waiting.pop()
        yield word
        for child in word.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                yield child
            if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
                waiting.append(child)


def is_news(token: Token) -> bool:
    """Whether a noun phrase names a news agency or a paper ("the state news agency")."""
    words = {lemma(word) for word in token.subtree} if token.n_lefts + token.n_rights < 12 else set()
    return bool(words & NEWS)


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
