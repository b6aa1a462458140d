"""English words by what they say: facts of the language, no person, place or document."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(text.split())


TELL: Final = word_set(
    "say tell announce report claim add note state declare confirm deny warn insist argue write tweet "
    "post allege assert suggest acknowledge admit concede explain reply reveal disclose boast contend "
    "maintain estimate testify vow promise pledge telegraph cable wire"
)
"""Verbs of speech proper: what they govern is said ("she said that they had met")."""
