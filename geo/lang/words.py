"""Words written as a line of text -> a set of them, or a pattern that finds any."""

from __future__ import annotations

from collections.abc import Iterable


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a line in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(text.split())


def either(words: Iterable[str]) -> str:
    """Return a pattern without groups that finds any of some words, the longest that fits."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"
