"""A text and a place in it -> whether the words around speak of what is past or of what is to come.

The last verb before the expression in its sentence decides, else the first verb behind it. A sentence with no
verb but an infinitive is a headline of what is to come ("Pope to visit Lima"); what stands under a picture
tells of nothing to come.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from geo.dates.sentence import is_line, sentence_rest, sentence_start, words_of
from geo.dates.verbs import VERBS, Tense, helpers, is_past, is_planned, told
from geo.lang.en.tense_words import (
    AUXILIARIES,
    BE,
    BETWEEN,
    BINDING,
    HELPING,
    MEANT,
    MODALS,
    NO_PRESENT,
    ONCE_MEANT,
    OTHER_TIME,
    PUT_OFF,
    STATES,
    SUBORDINATING,
)
from geo.lang.en.verbs import IRREGULAR, TELL


class Reading(NamedTuple):
    """What the words around an expression tell of it.

    is_sure: the date hangs directly on the verb ("was shot in June"), and is not only part of what was
    announced, ordered or meant ("announced a sale in June", "agreed to meet in June"). may_be_over: what lay
    ahead when it was planned may be over by now ("was due to arrive on Tuesday").
    """

    tense: Tense
    is_sure: bool = False
    may_be_over: bool = False


_NOTHING: Final = Reading("")
_REPORTS: Final = (
    (BINDING - BE)
    | PUT_OFF
    | MODALS
    | {form for form, verb in IRREGULAR.items() if verb in TELL}
    | {form for verb in TELL for form in (f"{verb}ed", f"{verb}d", f"{verb[:-1]}ied")}
)
"""Verbs that tell of what was thought of as well: "announced a sale in June", "would leave in June"."""
_UNSURE: Final = MODALS | MEANT | {"if", "unless", "upcoming", "forthcoming"}
"""What makes of a date between it and the verb a thing thought of: "opposed the planned visit in June"."""
_NEAR: Final = 8
"""Words between a date that opens a sentence and the verb it hangs on: "In May, voters in Lima threw out"."""
_OPENING: Final = 5
"""Words before a date that opens a sentence: "The quake in August"."""
_FEW: Final = 9
"""Most words between "is" and the date of a state: "is closed from 9 a.m. to noon on Friday"."""
_AFTERMATH: Final = re.compile(r"\b(?:after|since|following)\s+$", re.IGNORECASE)
"""What stands before the day of a deed: "after Monday's raid"."""
_FOR: Final = re.compile(r"\bfor\s+$", re.IGNORECASE)
"""What stands before the day of a thing to come: "a strike was called for Monday"."""
_PICTURE: Final = re.compile(
    r"\b(?:photos?|photographs?|pictures?|pictured|image|caption)\b|, (?:left|right|center|centre)\b",
    re.IGNORECASE,
)
_HANGS: Final = re.compile(
    r"(?:\b(?:in|on|by|since|late|early|from|between|during|until|till)|,)\s*$", re.IGNORECASE
)
"""What stands before a date that says when a verb's deed is done."""
_HANGS_AHEAD: Final = re.compile(r"\b(?:in|on|late|early|for|by|until|till|from|is|are)\s*$", re.IGNORECASE)
TELLS_WHICH: Final = re.compile(
    r"\s(?!(?:and|or|but|to|in|on|at|by|for|from|with|after|before|when|while|as|until|that|which|who|where|was|is"
    r"|were|are|will|the|an?|he|she|it|they|of|during|amid|because|if|so|then|despite|against|near|over|under|since"
    r"|not|without|by|has|had|have|into|onto|aboard|about|across|around|through|along|off|out|within|inside|outside"
    r"|between|among|beside|behind|until|till|towards?)\b)[a-z]"
)
"""What follows a date that only tells which: "the Jan. 14 deadline"."""


def has_lasted(text: str, start: int) -> bool:
    """Whether "until", just before `start`, ends what went on: "they fought until Sunday", not "is shut"."""
    words = words_of(text[sentence_start(text, start) : start])
    for place in reversed(range(len(words))):
        if told(words, place) == "past":
            verb, chain = words[place], words[max(0, place - 2) : place]
            is_active = verb not in AUXILIARIES and AUXILIARIES.isdisjoint(chain)
            return is_active and verb not in PUT_OFF
    return False


def tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of what `text[start:end]` dates; "" where no verb near it tells."""
    return read(text, start, end).tense


def read(text: str, start: int, end: int) -> Reading:
    """Return the tense of what `text[start:end]` dates, and how sure that is."""
    left, right = text[sentence_start(text, start) : start], sentence_rest(text, end)
    is_of = right.startswith(("'s", "’s"))
    if is_of and _AFTERMATH.search(left):
        return Reading("past")
    may_be_planned = not (is_of or _PICTURE.search(left + right))
    before, after = words_of(left), words_of(right)
    found = _behind(before, may_be_planned=may_be_planned)
    if found is None:
        found = _ahead(before, after, is_of=is_of, may_be_planned=may_be_planned)
    else:
        hangs = _HANGS if found.tense == "past" else _HANGS_AHEAD
        is_sure = found.is_sure and bool(hangs.search(left)) and not TELLS_WHICH.match(right)
        may_be_over = found.may_be_over or (found.tense == "future" and _is_undone(before, after))
        found = Reading(found.tense, is_sure, may_be_over)
    if not is_of and _FOR.search(left) and text[start].isupper() and (not found or found.tense != "future"):
        return Reading("future")
    if found:
        return found
    return Reading("future") if _is_headline(before, is_line=is_line(text, end)) else _NOTHING


def _behind(words: list[str], *, may_be_planned: bool) -> Reading | None:
    """Return what the last verb before a date tells; None where there is none."""
    is_sure = True
    for place in reversed(range(len(words))):
        word = words[place]
        if word in SUBORDINATING:
            return None
        if heading := told(words, place):
            if heading == "present" and not (may_be_planned and _is_state(words, place - 1)):
                return _NOTHING
            if heading == "present":
                return Reading("future")
            may_be_over = heading == "future" and _may_be_over(words, place)
            return Reading(heading, is_sure and word not in _REPORTS, may_be_over)
        if may_be_planned and is_planned(words, place):
            return Reading("future", is_sure)
        if may_be_planned and _is_state(words, place):
            return Reading("future", is_sure and len(words) < place + 3)
        is_own = place > 0 and words[place - 1] in MEANT | {"due"}  # "is due to open"
        is_sure = is_sure and word not in _UNSURE and (is_own or not _is_infinitive(words, place))
    return None


def _may_be_over(words: list[str], place: int) -> bool:
    """Whether a plan was told of in the past: "was due to arrive", "were to vote", "had until Sunday"."""
    if words[place] == "to":
        return words[place - 1] in ("was", "were")
    is_plan = words[place] in MEANT or words[place] in ("due", "likely")
    return is_plan and not {"was", "were"}.isdisjoint(helpers(words, place))


def _is_undone(before: list[str], after: list[str]) -> bool:
    """Whether a plan was given up: "a vote planned for Monday was put off", "first planned for Monday"."""
    if not ONCE_MEANT.isdisjoint(before):
        return True
    return any(
        (word in PUT_OFF and told(after, at) == "past") or after[at : at + 2] == ["called", "off"]
        for at, word in enumerate(after)
    )


def _is_state(words: list[str], place: int) -> bool:
    """Whether a date tells when something is so: "the vote is on Friday", "shops are open on Sunday"."""
    if words[place] not in ("is", "are"):
        return False
    rest = words[place + 1 :]
    return not rest or (rest[0] in STATES and len(rest) < _FEW and OTHER_TIME.isdisjoint(rest))


def _ahead(before: list[str], words: list[str], *, is_of: bool, may_be_planned: bool) -> Reading | None:
    """Return what the first verb behind a date tells; None where there is none."""
    opens = 0 < len(before) < _OPENING
    main = _without_asides(words)
    for place, word in enumerate(words):
        if place not in main or (is_of and word in MEANT) or _helps(words, place):
            continue
        heading = told(words, place, leads=True)
        if heading == "present":
            return _NOTHING
        if heading:
            return Reading(heading, opens and place < _NEAR)
        if may_be_planned and len(before) < 2 and is_planned(words, place):
            return Reading("future", is_sure=True)
    return None


def _helps(words: list[str], place: int) -> bool:
    """Whether a word helps a verb that follows, which then tells with all its group: "has been set aside"."""
    if words[place] not in HELPING:
        return False
    rest = (word for word in words[place + 1 :] if word not in BETWEEN and not word.endswith("ly"))
    following = next(rest, "")
    return following in HELPING or following in MEANT or is_past(following)


def _without_asides(words: list[str]) -> set[int]:
    """Return the places of the words outside of "who heads the party," up to its second comma."""
    main, inside = set(range(len(words))), False
    for place, word in enumerate(words):
        if word in ("who", "which", "whose") and words[place - 1 : place] == [","]:
            inside = True
        if inside:
            main.discard(place)
        inside = inside and word != ","
    return main


def _is_headline(words: list[str], *, is_line: bool) -> bool:
    """Whether the words before a date, without another verb, say what somebody is "to visit".

    is_line: whether no full stop ends them. Then any word behind "to" that looks like a verb counts as one:
    "Court to rule Monday", but not "From rags to riches".
    """
    behind = [(place + 1, word) for place, (last, word) in enumerate(pairwise(words)) if last == "to"]
    if any(word.lower() in VERBS for _, word in behind):
        return True
    return is_line and any(_is_infinitive(words, place - 1) and _looks_plain(word) for place, word in behind)


def _looks_plain(word: str) -> bool:
    """Whether a word may be the plain form of a verb: "rule", "pass"; a plural may not."""
    return word in IRREGULAR.values() or not word.endswith(("s", "ed")) or word.endswith("ss")


def _is_infinitive(words: list[str], place: int) -> bool:
    """Whether a word is the "to" of an infinitive: not of "to the town", "to Lima"."""
    if words[place] != "to" or place + 1 == len(words):
        return False
    following = words[place + 1]
    return following.islower() and following not in NO_PRESENT and not following.endswith("ing")
