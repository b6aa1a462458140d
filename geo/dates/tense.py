"""A text and a place in it -> whether the words around speak of what is past or of what is to come.

A light stand-in for grammar: the last verb before the expression in its sentence decides, else the first
verb behind it. Verbs are known by auxiliaries, by -ed and by a list of irregular past forms. A plain present
speaks of what is to come where its verb can be put on a timetable ("flies to Oslo on Friday"), except under
a picture. A sentence with no verb but an infinitive is a headline of what is to come ("Pope to visit Lima").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from geo.lang.en.abbreviations import NEVER_LAST, NUMBERED, SELDOM_LAST
from geo.lang.en.tense_words import (
    AHEAD,
    AUXILIARIES,
    BE,
    BETWEEN,
    BINDING,
    DETERMINERS,
    FOR_MEANT,
    GOING,
    HELPING,
    MEANT,
    MODALS,
    NO_PAST,
    NO_PRESENT,
    NOBODY,
    ONCE_MEANT,
    OTHER_TIME,
    PAST,
    PLAIN,
    PLANS,
    PRESENT,
    PUT_OFF,
    STATES,
    STAYING,
    SUBORDINATING,
    TIMETABLE,
    TIMETABLE_OF_MANY,
    TIMETABLE_WITH,
    WILL,
)
from geo.lang.en.time_words import CARDINALS
from geo.lang.en.verbs import BE_THERE, GO_TO, IRREGULAR, OF_PEOPLE, REACH, TELL
from geo.lang.words import either

Tense = Literal["past", "future", ""]


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
_REACH: Final = 240
_GROUP: Final = 6
"""Most words of a verb's group: "will not also have been finally held"."""

_STOP: Final = re.compile(r"[.!?]['\"”’)]*(?=\s+['\"“‘(]*[A-Z])|\n\s*\n|[;:•]\s")
_ABBREVIATION: Final = re.compile(
    rf"\b(?:[A-Z]|[ap]\.m|{either(map(re.escape, NEVER_LAST | NUMBERED | SELDOM_LAST))})\.$"
)
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|['’]ll|,")
_VERBS: Final = (
    BE_THERE
    | GO_TO
    | OF_PEOPLE
    | REACH
    | TELL
    | TIMETABLE
    | PLAIN
    | {word.removesuffix(ending) for word in TIMETABLE for ending in ("s", "es")}
)
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
_NOUN: Final = re.compile(
    r"\s(?!(?:and|or|but|to|in|on|at|by|for|from|with|after|before|when|while|as|until|that|which|who|where|was|is"
    r"|were|are|will|the|an?|he|she|it|they|of|during|amid|because|if|so|then|despite|against|near|over|under|since"
    r"|not|without|by|has|had|have|into|onto|aboard|about|across|around|through|along|off|out|within|inside|outside"
    r"|between|among|beside|behind|until|till|towards?)\b)[a-z]"
)
"""What follows a date that only tells which: "the Jan. 14 deadline"."""


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
    return read(text, start, end).tense


def read(text: str, start: int, end: int) -> Reading:
    """Return the tense of what `text[start:end]` dates, and how sure that is."""
    left, right = text[sentence_start(text, start) : start], _right(text, end)
    is_of = right.startswith(("'s", "’s"))
    if is_of and _AFTERMATH.search(left):
        return Reading("past")
    may_be_planned = not (is_of or _PICTURE.search(left + right))
    before, after = _words(left), _words(right)
    found = _behind(before, may_be_planned=may_be_planned)
    if found is None:
        found = _ahead(before, after, is_of=is_of, may_be_planned=may_be_planned)
    else:
        hangs = _HANGS if found.tense == "past" else _HANGS_AHEAD
        is_sure = found.is_sure and bool(hangs.search(left)) and not _NOUN.match(right)
        may_be_over = found.may_be_over or (found.tense == "future" and _is_undone(before, after))
        found = Reading(found.tense, is_sure, may_be_over)
    if not is_of and _FOR.search(left) and text[start].isupper() and (not found or found.tense != "future"):
        return Reading("future")
    if found:
        return found
    return Reading("future") if _is_headline(before) else _NOTHING


def _behind(words: list[str], *, may_be_planned: bool) -> Reading | None:
    """Return what the last verb before a date tells; None where there is none."""
    is_sure = True
    for place in reversed(range(len(words))):
        word = words[place]
        if word in SUBORDINATING:
            return None
        if heading := _of(words, place):
            if heading == "present" and not (may_be_planned and _is_state(words, place - 1)):
                return _NOTHING
            if heading == "present":
                return Reading("future")
            may_be_over = heading == "future" and _may_be_over(words, place)
            return Reading(heading, is_sure and word not in _REPORTS, may_be_over)
        if may_be_planned and _is_planned(words, place):
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
    return is_plan and not {"was", "were"}.isdisjoint(_group(words, place))


def _is_undone(before: list[str], after: list[str]) -> bool:
    """Whether a plan was given up: "a vote planned for Monday was put off", "first planned for Monday"."""
    if not ONCE_MEANT.isdisjoint(before):
        return True
    return any(
        (word in PUT_OFF and _of(after, at) == "past") or after[at : at + 2] == ["called", "off"]
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
        heading = _of(words, place, leads=True)
        if heading == "present":
            return _NOTHING
        if heading:
            return Reading(heading, opens and place < _NEAR)
        if may_be_planned and len(before) < 2 and _is_planned(words, place):
            return Reading("future", is_sure=True)
    return None


def _helps(words: list[str], place: int) -> bool:
    """Whether a word helps a verb that follows, which then tells with all its group: "has been set aside"."""
    if words[place] not in HELPING:
        return False
    rest = (word for word in words[place + 1 :] if word not in BETWEEN and not word.endswith("ly"))
    following = next(rest, "")
    return following in HELPING or following in MEANT or _is_past(following)


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


def _is_headline(words: list[str]) -> bool:
    """Whether the words before a date, without another verb, say what somebody is "to visit"."""
    return any(last == "to" and word.lower() in _VERBS for last, word in pairwise(words))


def _is_infinitive(words: list[str], place: int) -> bool:
    """Whether a word is the "to" of an infinitive: not of "to the town", "to Lima"."""
    if words[place] != "to" or place + 1 == len(words):
        return False
    following = words[place + 1]
    return following.islower() and following not in NO_PRESENT and not following.endswith("ing")


def sentence_start(text: str, start: int) -> int:
    """Return where the sentence that holds `start` begins, at most 240 characters before it."""
    first = begin = max(0, start - _REACH)
    chunk = text[first : start + 1]
    for stop in _STOP.finditer(chunk):
        if first + stop.end() <= start and not _is_abbreviation(chunk, stop):
            begin = first + stop.end()
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
    """Return the words and commas of a text in lower case, but as they are "May" and names behind "to"."""
    found = [word.replace("’", "'") for word in _WORD.findall(chunk)]
    return [word if word == "May" or last == "to" else word.lower() for last, word in pairwise(["", *found])]


def _is_planned(words: list[str], place: int) -> bool:
    """Whether a word is the present of what can be planned: "flies", "the two meet", "is flying"."""
    word, last, following = words[place], words[place - 1 : place], words[place + 1 : place + 2]
    if word in GOING:
        return last in (["is"], ["are"])
    is_verb = word in TIMETABLE or not TIMETABLE_WITH.get(word, frozenset()).isdisjoint(following)
    if word in TIMETABLE_OF_MANY and place and words[place - 1].endswith("s") and last[0] not in HELPING:
        is_verb = not following or following[0] in ("at", "on", "in", "this", "next")
    # "gave up two runs", but "the two meet"
    is_counted = place > 0 and words[place - 1] in CARDINALS and words[place - 2 : place - 1] != ["the"]
    return is_verb and not is_counted and not (place and words[place - 1] in NO_PRESENT)


def _is_noun(words: list[str], place: int) -> bool:
    """Whether a word of what lies ahead is a noun here: "approved the plan", not "they plan"."""
    if words[place] not in PLANS:
        return False
    reach = 2 if words[place] == "plan" else 1
    is_object = place > 0 and _is_past(words[place - 1])
    return is_object or not DETERMINERS.isdisjoint(words[max(0, place - reach) : place])


def _is_past(word: str) -> bool:
    return word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NO_PAST)


def _group(words: list[str], place: int) -> list[str]:
    """Return the helping verbs right before a verb, the nearest first: "will not have been held"."""
    found: list[str] = []
    for word in reversed(words[max(0, place - _GROUP) : place]):
        if word in HELPING or word.endswith("'ll"):
            found.append(word)
        elif word.endswith("n't") and word.removesuffix("n't") in HELPING:
            found += ["not", word.removesuffix("n't")]
        elif word in BETWEEN or word.endswith("ly"):
            found.append(word)
        else:
            break
    return found


def _of(words: list[str], place: int, *, leads: bool = False) -> Tense | Literal["present"]:
    """Return the tense that one word tells in the light of those around it, "" for none.

    leads: the date stands before the verb, so that it dates the verb itself and not what was agreed.
    """
    word = words[place]
    if word in WILL or word.endswith("'ll"):
        return "future"
    if word in MEANT:
        return _of_meant(words, place, leads=leads)
    if word in AHEAD:
        is_over = not {"had", "fell", "fall", "falls"}.isdisjoint(words[max(0, place - 3) : place])
        return "" if is_over or _is_noun(words, place) or _is_because(words, place) else "future"
    if word in MODALS:
        return _of_modal(word, words[place + 1 : place + 2], words[:place])
    if word == "ahead" and words[place + 1 : place + 2] == ["of"] and not leads and "," not in words[place:]:
        return "future"
    if word == "forward" and words[place - 1 : place] in (["looking"], ["looked"], ["looks"], ["look"]):
        return "future"
    if word == "to":
        following = words[place + 1 : place + 2]
        is_bound = place > 0 and words[place - 1] in BINDING and following != ["have"]
        # "agreed to meet", not "agreed to the sale"
        is_bound = is_bound and (words[place - 1] in BE or DETERMINERS.isdisjoint(following))
        is_noun = place > 1 and words[place - 2] in DETERMINERS
        return "future" if is_bound and not is_noun else ""
    if _is_past(word):
        return _of_past(words, place)
    if word.endswith("ing") and not PRESENT.isdisjoint(_group(words, place)[:1]):
        return "" if word in GOING or word == "going" else "present"
    return "past" if word == "agreed" else ""


def _of_modal(word: str, following: list[str], before: list[str]) -> Tense:
    if following == ["have"]:
        return "past"
    if word == "could":
        return "past" if following == ["not"] or not NOBODY.isdisjoint(before) else ""
    return "future"


def _of_past(words: list[str], place: int) -> Tense | Literal["present"]:
    """Return the tense of a past form or participle by the helping verbs before it."""
    group = _group(words, place)
    if any(word in WILL or word.endswith("'ll") for word in group):
        return "future"
    for word in group:
        if word in MODALS:
            following = ["have"] if "have" in [words[place], *group] else ["not"] if "not" in group else []
            return _of_modal(word, following, words[:place])
    if "to" in group:
        return "past" if "have" in group else _of_infinitive(words, place, group)
    if "been" not in group and not PRESENT.isdisjoint(group):
        return "present"
    if "getting" in group:
        return ""
    return "" if _is_adjective(words, place) else "past"


def _of_infinitive(words: list[str], place: int, group: list[str]) -> Tense:
    """Return the tense of "to be crowned": to come behind a noun ("a queen to be crowned")."""
    first = place - len(group)
    is_of_noun = first > 0 and group[-1] == "to" and "be" in group and not _is_past(words[first - 1])
    return "future" if is_of_noun else ""


def _of_meant(words: list[str], place: int, *, leads: bool) -> Tense:
    """Return the tense of "scheduled", "planned": "is scheduled", but "scheduled the vote on Monday"."""
    word, group, following = words[place], _group(words, place), words[place + 1 : place + 2]
    if words[place - 1 : place] in (["than"], ["as"]) or _is_adjective(words, place):
        return ""
    if "had" in group:
        return "past"
    if not WILL.isdisjoint(group) or not BE.isdisjoint(group):
        return "future"
    if "to" in group:
        return ""
    is_meant = not following or following == [","] or following[0] in FOR_MEANT
    if word == "set" and following and following[0] not in ("for", "to"):
        is_meant = False
    if is_meant:
        return "past" if leads and following == ["to"] else "future"
    is_new = following[0] in ("a", "an", "another", "no") or words[-1] == "for"
    return "future" if is_new and not leads else "past"


def _is_adjective(words: list[str], place: int) -> bool:
    """Whether a participle tells of a state: "stayed shut"; or stands before its noun: "the planned road"."""
    if words[place - 1 : place] and words[place - 1] in STAYING:
        return True
    following = words[place + 1 : place + 2]
    if not words[place].endswith("ed") or not following or following[0] in FOR_MEANT | HELPING:
        return False
    before = place - 1
    while before > 0 and (words[before] in BETWEEN or words[before].endswith("ly")):
        before -= 1
    return before >= 0 and words[before] in DETERMINERS


def _is_because(words: list[str], place: int) -> bool:
    """Whether "due" is that of "closed due to snow"."""
    return (
        words[place] == "due"
        and words[place + 1 : place + 2] == ["to"]
        and words[place + 2 : place + 3] != []
        and words[place + 2] not in _VERBS
        and not (place > 0 and words[place - 1] in BE)
    )
