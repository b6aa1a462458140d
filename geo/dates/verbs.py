"""The words of a sentence and one of them -> the time it tells of, in the light of the words around it.

Verbs are known by auxiliaries, by -ed and by a list of irregular past forms: "will be held" is to come,
"would have been held" is past. Some words only look like verbs, or like what is to come: "approved the plan",
"closed due to snow", "stayed shut". A plain present speaks of what is to come where its verb can be put on a
timetable: "flies to Oslo on Friday".
"""

from __future__ import annotations

from typing import Final, Literal

from geo.lang.en.tense_words import (
    AHEAD,
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
    PAST,
    PLAIN,
    PLANS,
    PRESENT,
    STAYING,
    TIMETABLE,
    TIMETABLE_OF_MANY,
    TIMETABLE_WITH,
    WILL,
)
from geo.lang.en.time_words import CARDINALS
from geo.lang.en.verbs import BE_THERE, GO_TO, OF_PEOPLE, REACH, TELL

Tense = Literal["past", "future", ""]

_GROUP: Final = 6
"""Most words of a verb's group: "will not also have been finally held"."""

VERBS: Final = (
    BE_THERE
    | GO_TO
    | OF_PEOPLE
    | REACH
    | TELL
    | TIMETABLE
    | PLAIN
    | {word.removesuffix(ending) for word in TIMETABLE for ending in ("s", "es")}
)
"""Plain forms of verbs of what people do and plan."""


def told(words: list[str], place: int, *, leads: bool = False) -> Tense | Literal["present"]:
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
    if is_past(word):
        return _of_past(words, place)
    if word.endswith("ing") and not PRESENT.isdisjoint(helpers(words, place)[:1]):
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
    group = helpers(words, place)
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
    is_of_noun = first > 0 and group[-1] == "to" and "be" in group and not is_past(words[first - 1])
    return "future" if is_of_noun else ""


def _of_meant(words: list[str], place: int, *, leads: bool) -> Tense:
    """Return the tense of "scheduled", "planned": "is scheduled", but "scheduled the vote on Monday"."""
    word, group, following = words[place], helpers(words, place), words[place + 1 : place + 2]
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


def is_planned(words: list[str], place: int) -> bool:
    """Return whether a word is the present of what can be planned: "flies", "the two meet", "is flying"."""
    word, last, following = words[place], words[place - 1 : place], words[place + 1 : place + 2]
    if word in GOING:
        return last in (["is"], ["are"])
    is_verb = word in TIMETABLE or not TIMETABLE_WITH.get(word, frozenset()).isdisjoint(following)
    if word in TIMETABLE_OF_MANY and place and words[place - 1].endswith("s") and last[0] not in HELPING:
        is_verb = not following or following[0] in ("at", "on", "in", "this", "next")
    # "gave up two runs", but "the two meet"
    is_counted = place > 0 and words[place - 1] in CARDINALS and words[place - 2 : place - 1] != ["the"]
    return is_verb and not is_counted and not (place and words[place - 1] in NO_PRESENT)


def is_past(word: str) -> bool:
    """Return whether a word is a past form or a past participle."""
    return word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NO_PAST)


def helpers(words: list[str], place: int) -> list[str]:
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


def _is_noun(words: list[str], place: int) -> bool:
    """Whether a word of what lies ahead is a noun here: "approved the plan", not "they plan"."""
    if words[place] not in PLANS:
        return False
    reach = 2 if words[place] == "plan" else 1
    is_object = place > 0 and is_past(words[place - 1])
    return is_object or not DETERMINERS.isdisjoint(words[max(0, place - reach) : place])


def _is_adjective(words: list[str], place: int) -> bool:
    """Whether a participle tells of a state: "stayed shut"; or stands before its noun: "the planned road".

    Or is the noun itself: "will visit the wounded on Friday", but "those killed on Friday".
    """
    if words[place - 1 : place] and (words[place - 1] in STAYING or words[place - 1] in ("the", "a", "an")):
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
        and words[place + 2] not in VERBS
        and not (place > 0 and words[place - 1] in BE)
    )
