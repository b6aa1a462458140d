"""A text and a place in it -> whether the words around speak of what is past or of what is to come.

A light stand-in for grammar: the verb before the expression in its sentence decides, else the verb
after it. Verbs are known by auxiliaries, by -ed and by a list of irregular past forms.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Tense = Literal["past", "future", ""]

_REACH: Final = 240
_STOP: Final = re.compile(r"[.!?]['\"”’)]*(?=\s+['\"“‘(]*[A-Z])|\n\s*\n|[;:•]\s")
_ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|[A-Z][a-z]{2,3})\.$"
)
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|,")

_FUTURE: Final = frozenset(
    "will 'll shall won't upcoming forthcoming tentatively scheduled slated due expected expects expect "
    "plans plan planned planning intends intend hopes hope hoping aims set poised likely tomorrow "
    "next begins starts opens arrives leaves heads travels meets votes faces goes returns gets".split()
)
_AHEAD: Final = frozenset("will 'll shall won't would could may might can should must to".split())
_IRREGULAR: Final = frozenset(
    "was were had did went said told came got made gave took saw knew thought found left felt brought "
    "began kept held wrote stood heard let meant met ran paid sat spoke lay led read grew lost fell sent built "
    "understood drew broke spent cut rose drove bought wore chose ate won beat hit shot fought caught put "
    "became hid sold threw struck slept swept taught flew sank swore tore stole shook rode sang laid "
    "has have been n't wasn't weren't didn't hadn't".split()
)
_PRESENT_NOT_PAST: Final = frozenset(
    "need speed indeed exceed proceed succeed feed seed breed bleed agreed hundred red led bed shed wed united "
    "newlywed embed reed weed deed creed greed shed fed".split()
)


def tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of what `text[start:end]` dates; "" where no verb near it tells."""
    before = _WORD.findall(_left(text, start))
    if found := _last(before):
        return found
    return _first(_WORD.findall(_right(text, end)))


def sentence_start(text: str, start: int) -> int:
    """Return where the sentence that holds `start` begins, at most 240 characters before it."""
    return start - len(_left(text, start))


def _left(text: str, start: int) -> str:
    chunk = text[max(0, start - _REACH) : start]
    stops = [
        m for m in _STOP.finditer(chunk) if m[0][0] != "." or not _ABBREVIATION.search(chunk[: m.start() + 1])
    ]
    return chunk[stops[-1].end() :] if stops else chunk


def _right(text: str, end: int) -> str:
    chunk = text[end : end + _REACH]
    stop = _STOP.search(chunk)
    return chunk[: stop.start()] if stop else chunk


def _last(words: list[str]) -> Tense:
    for place in range(len(words) - 1, -1, -1):
        if found := _of(words, place):
            return found
    return ""


def _first(words: list[str]) -> Tense:
    for place in range(len(words)):
        if found := _of(words, place):
            return found
    return ""


def _of(words: list[str], place: int) -> Tense:
    """Return the tense that one word tells, in the light of the three before it."""
    word = words[place].lower().replace("’", "'")
    if word.endswith("'ll"):
        return "future"
    if word in _FUTURE:
        return "future"
    is_past = word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _PRESENT_NOT_PAST)
    chain = [w.lower().replace("’", "'") for w in words[max(0, place - 3) : place]]
    if is_past and any(w in ("will", "'ll", "shall", "won't", "to") or w.endswith("'ll") for w in chain):
        return "future" if any(w != "to" and (w in _AHEAD or w.endswith("'ll")) for w in chain) else ""
    if word == "to" and chain and chain[-1] in ("is", "are", "was", "were"):
        return "future"
    return "past" if is_past else ""
