"""Small questions to spaCy's parse that every reader of it asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token


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
