"""A text and a place in it -> whether the words around speak of what is past or of what is to come.

A light stand-in for grammar: the last verb before the expression in its sentence decides, else the first
verb behind it. Verbs are known by auxiliaries, by -ed and by a list of irregular past forms. A plain present
speaks of what is to come where its verb can be put on a timetable ("flies to Oslo on Friday"), except under a
picture.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from geo.lang.en.abbreviations import NEVER_LAST, NUMBERED, SELDOM_LAST
from geo.lang.en.tense_words import (
    AHEAD,
    AUXILIARIES,
    BINDING,
    DETERMINERS,
    NO_PAST,
    NO_PRESENT,
    PAST,
    PLANS,
    PUT_OFF,
    SAID,
    TIMETABLE,
    WILL,
)
from geo.lang.words import either

Tense = Literal["past", "future", ""]


_REACH: Final = 240
_STOP: Final = re.compile(r"[.!?]['\"”’)]*(?=\s+['\"“‘(]*[A-Z])|\n\s*\n|[;:•]\s")
_ABBREVIATION: Final = re.compile(
    rf"\b(?:[A-Z]|[ap]\.m|{either(map(re.escape, NEVER_LAST | NUMBERED | SELDOM_LAST))})\.$"
)
_WORD: Final = re.compile(r"[a-z]+(?:['’][a-z]+)?|['’]ll")


_IS_ON: Final = (["is"], ["are"], ["is", "on"], ["are", "on"])

_PICTURE: Final = re.compile(
    r"\b(?:photos?|photographs?|pictures?|pictured|image|caption)\b|, (?:left|right|center|centre)\b",
    re.IGNORECASE,
)


def has_lasted(text: str, start: int) -> bool:
    """Whether "until", just before `start`, ends what went on: "they fought until Sunday", not "is shut"."""
    words = _words(text[sentence_start(text, start) : start])
    for place in reversed(range(len(words))):
        if _of(words, place) == "past":
            verb, chain = words[place], words[max(0, place - 2) : place]
            is_active = verb not in AUXILIARIES and AUXILIARIES.isdisjoint(chain)
            return is_active and verb not in PUT_OFF
    return False


def tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of what `text[start:end]` dates; "" where no verb near it tells."""
    left, right = text[sentence_start(text, start) : start], _right(text, end)
    before, after = _words(left), _words(right)
    may_be_planned = not (right.startswith(("'s", "’s")) or _PICTURE.search(left + right))
    for place in reversed(range(len(before))):
        if heading := _of(before, place):
            return heading
        if may_be_planned and (_is_planned(before, place) or before[place:] in _IS_ON):
            return "future"
    for place in range(len(after)):
        if heading := _of(after, place):
            return heading
        if may_be_planned and len(before) < 2 and _is_planned(after, place):
            return "future"
    return ""


def sentence_start(text: str, start: int) -> int:
    """Return where the sentence that holds `start` begins, at most 240 characters before it."""
    begin = max(0, start - _REACH)
    chunk = text[begin:start]
    for stop in _STOP.finditer(chunk):
        if not _is_abbreviation(chunk, stop):
            begin = start - len(chunk) + stop.end()
    return begin


def _right(text: str, end: int) -> str:
    chunk = text[end : end + _REACH]
    for stop in _STOP.finditer(chunk):
        if not _is_abbreviation(chunk, stop):
            return chunk[: stop.start()]
    return chunk


def _is_abbreviation(chunk: str, stop: re.Match[str]) -> bool:
    """Whether a full stop only ends an abbreviation: "On Thursday, Mr. Berg will visit Rome"."""
    return stop[0][0] == "." and bool(_ABBREVIATION.search(chunk, max(0, stop.start() - 5), stop.start() + 1))


def _words(chunk: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(chunk.lower())]


def _is_planned(words: list[str], place: int) -> bool:
    """Whether a word is the plain present of what can be planned: "flies", "the two meet"."""
    return words[place] in TIMETABLE and (place == 0 or words[place - 1] not in NO_PRESENT)


def _is_object(words: list[str], place: int) -> bool:
    """Whether a word of what lies ahead is a noun here: "approved the plan", not "they plan"."""
    return words[place] in PLANS and not DETERMINERS.isdisjoint(words[max(0, place - 2) : place])


def _of(words: list[str], place: int) -> Tense:
    """Return the tense that one word tells in the light of the three before it, "" for none."""
    word, chain = words[place], words[max(0, place - 3) : place]
    if word.endswith("'ll") or (word in AHEAD and "had" not in chain and not _is_object(words, place)):
        return "future"
    if word == "would" and words[place + 1 : place + 2] != ["have"] and not SAID.isdisjoint(words[:place]):
        return "future"
    if word in ("should", "might") and words[place + 1 : place + 2] != ["have"]:
        return "future"
    if word == "to":
        return "future" if chain and chain[-1] in BINDING else ""
    if word not in PAST and (not word.endswith("ed") or len(word) < 4 or word in NO_PAST):
        return ""
    if any(other in WILL or other.endswith("'ll") for other in chain):
        return "future"
    return "" if "to" in chain else "past"
