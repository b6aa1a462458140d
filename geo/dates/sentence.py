"""A text and a place in it -> the sentence that holds the place: where it begins, what is left, its words.

A light stand-in for the parser, as dates are read before a text is parsed. A full stop behind an abbreviation
ends no sentence: "On Thursday, Mr. Berg will visit Rome."
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from geo.lang.en.abbreviations import NEVER_LAST, NUMBERED, SELDOM_LAST
from geo.lang.words import either

_REACH: Final = 240
"""Characters before or behind the place that are looked at."""

_STOP: Final = re.compile(r"[.!?]['\"”’)]*(?=\s+['\"“‘(]*[A-Z])|\n\s*\n|[;:•]\s")
_ABBREVIATION: Final = re.compile(
    rf"\b(?:[A-Z]|[ap]\.m|{either(map(re.escape, NEVER_LAST | NUMBERED | SELDOM_LAST))})\.$"
)
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|['’]ll|,")


def sentence_start(text: str, start: int) -> int:
    """Return where the sentence that holds `start` begins, at most 240 characters before it."""
    first = begin = max(0, start - _REACH)
    chunk = text[first : start + 1]
    for stop in _STOP.finditer(chunk):
        if first + stop.end() <= start and not _is_abbreviation(chunk, stop):
            begin = first + stop.end()
    return begin


def sentence_rest(text: str, end: int) -> str:
    """Return what is left behind `end` of the sentence that holds it, at most 240 characters."""
    chunk = text[end : end + _REACH]
    for stop in _STOP.finditer(chunk):
        if not _is_abbreviation(chunk, stop):
            return chunk[: stop.start()]
    return chunk


def is_line(text: str, end: int) -> bool:
    """Return whether no full stop ends the sentence that holds `end`, as in a headline."""
    rest = sentence_rest(text, end)
    behind = end + len(rest)
    return (rest.rstrip() + text[behind : behind + 1]).rstrip()[-1:] not in (".", "!", "?", ";", ":")


def words_of(chunk: str) -> list[str]:
    """Return the words and commas of a text in lower case, but as they are "May" and names behind "to"."""
    found = [word.replace("’", "'") for word in _WORD.findall(chunk)]
    return [word if word == "May" or last == "to" else word.lower() for last, word in pairwise(["", *found])]


def _is_abbreviation(chunk: str, stop: re.Match[str]) -> bool:
    """Whether a full stop only ends an abbreviation: "On Thursday, Mr. Berg will visit Rome"."""
    return stop[0][0] == "." and bool(_ABBREVIATION.search(chunk, max(0, stop.start() - 5), stop.start() + 1))
