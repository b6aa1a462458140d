"""A text and a place in it -> whether the words around speak of what is past or of what is to come.

A light stand-in for grammar: the last verb before the expression in its sentence decides, else the first
verb behind it. Verbs are known by auxiliaries, by -ed and by a list of irregular past forms. A plain present
speaks of what is to come where its verb can be put on a timetable ("flies to Oslo on Friday"), except under a
picture.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Tense = Literal["past", "future", ""]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REACH: Final = 240
_STOP: Final = re.compile(r"[.!?]['\"”’)]*(?=\s+['\"“‘(]*[A-Z])|\n\s*\n|[;:•]\s")
_ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Mrs?|Ms|Drs?|St|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|Prof|Pres|Jr|Sr|No|vs"
    r"|Inc|Corp|Co|Ltd|Cos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Fla|Calif|Mass|Conn|Pa|Va|Md)\.$"
)
_WORD: Final = re.compile(r"[a-z]+(?:['’][a-z]+)?|['’]ll")

_WILL: Final = _set("will 'll shall won't")
_AHEAD: Final = _WILL | _set(
    "upcoming forthcoming tentatively scheduled slated due expected expects expect plans plan planned "
    "planning intends intend hopes hope hoping aims set poised likely tomorrow next expires"
)
_PAST: Final = _set(
    "was were had did went said told came got made gave took saw knew thought found left felt brought "
    "began kept held wrote stood heard let meant met ran paid sat spoke lay led read grew lost fell "
    "sent built drew understood broke spent cut rose drove bought wore chose ate won beat hit shot "
    "fought caught put became hid sold threw struck slept swept taught flew sank swore tore stole "
    "shook rode sang laid has have been wasn't weren't didn't hadn't"
)
_TIMETABLE: Final = _set(
    "arrives leaves departs flies travels heads returns goes visits meets begins starts opens reopens closes "
    "ends expires resumes hosts plays sails lands convenes gathers kicks concludes debuts addresses "
    "arrive depart fly meet begin reopen resume convene expire"
)
"""Verbs of what is planned ahead, which may stand in the present; of plural forms those that are no nouns."""

_NO_PRESENT: Final = _set(
    "to not did didn't do does don't doesn't can can't cannot could couldn't would may might must should "
    "the a an his her its their some many few several more these those of"
)
"""What stands before an infinitive or a noun."""

_IS_ON: Final = (["is"], ["are"], ["is", "on"], ["are", "on"])

_PICTURE: Final = re.compile(
    r"\b(?:photos?|photographs?|pictures?|pictured|image|caption)\b|, (?:left|right|center|centre)\b",
    re.IGNORECASE,
)
_SAID: Final = _set("said told announced added confirmed")
"""Words after which "would" stands for "will"."""

_NO_PAST: Final = _set(
    "need speed indeed exceed proceed succeed feed seed breed bleed agreed hundred red bed shed wed "
    "united embed newlywed reed weed deed creed greed fed"
)
_BINDING: Final = _set(
    "is are was were agreed agrees vowed vows promised promises pledged pledges decided decides "
    "offered offers invited ordered forecast going wants wanted ready threatened urged"
)
"""What makes of a following "to" a thing to come: "is to", "vowed to"."""


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
        if stop[0][0] != "." or not _ABBREVIATION.search(chunk, max(0, stop.start() - 5), stop.start() + 1):
            begin = start - len(chunk) + stop.end()
    return begin


def _right(text: str, end: int) -> str:
    chunk = text[end : end + _REACH]
    stop = _STOP.search(chunk)
    return chunk[: stop.start()] if stop else chunk


def _words(chunk: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(chunk.lower())]


def _is_planned(words: list[str], place: int) -> bool:
    """Whether a word is the plain present of what can be planned: "flies", "the two meet"."""
    return words[place] in _TIMETABLE and (place == 0 or words[place - 1] not in _NO_PRESENT)


def _of(words: list[str], place: int) -> Tense:
    """Return the tense that one word tells in the light of the three before it, "" for none."""
    word, chain = words[place], words[max(0, place - 3) : place]
    if (word in _AHEAD and "had" not in chain) or word.endswith("'ll"):
        return "future"
    if word == "would" and words[place + 1 : place + 2] != ["have"] and not _SAID.isdisjoint(words[:place]):
        return "future"
    if word in ("should", "might") and words[place + 1 : place + 2] != ["have"]:
        return "future"
    if word == "to":
        return "future" if chain and chain[-1] in _BINDING else ""
    if word not in _PAST and (not word.endswith("ed") or len(word) < 4 or word in _NO_PAST):
        return ""
    if any(other in _WILL or other.endswith("'ll") for other in chain):
        return "future"
    return "" if "to" in chain else "past"
