"""The English words of time: patterns for them, and the numbers they stand for.

Patterns are written as English is: a space stands for the white space between two words (at most one
line break), `~` for a space or a hyphen. `compiled` turns them into regular expressions that ignore case
and match in bounded steps, so that reading takes linear time on any text. Fragments hold no groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SPACE: Final = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
_JOIN: Final = rf"(?:[-\u2010\u2011]|{_SPACE})"


def _split(words: str) -> list[str]:
    return words.split()


_MONTHS: Final = _split(
    "january february march april may june july august september october november december"
)
_WEEKDAYS: Final = _split("monday tuesday wednesday thursday friday saturday sunday")
_SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ONES: Final = _split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS: Final = _split("twenty thirty forty fifty sixty seventy eighty ninety")
_CARDINALS: Final = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_FIRSTS: Final = _split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS: Final = {word: n for n, word in enumerate(_FIRSTS, 1)} | {"thirtieth": 30}
_UNITS: Final = _split("second minute hour day week fortnight month quarter year decade century millennium")
_ODD_UNITS: Final = {
    "sec": "second",
    "min": "minute",
    "centuries": "century",
    "millennia": "millennium",
    "night": "day",
}
_PARTS: Final = {
    "morning": "TMO",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "hours": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "night": "TNI",
    "nightfall": "TNI",
    "tonight": "TNI",
    "overnight": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "day": "T12:00",
    "midnight": "T24:00",
}


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


DASH: Final = r"\s?[-\u2010-\u2014/]\s?"
MONTH: Final = rf"(?:{_any(_MONTHS)}\b|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
WEEKDAY: Final = _any(_WEEKDAYS)
SHORT_WEEKDAY: Final = rf"(?:{WEEKDAY}|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b\.?)"
SEASON: Final = _any(_SEASONS)
PART: Final = r"(?:(?:early|late|mid)~)?(?:morning|afternoon|evening|night|dawn|daybreak|dusk|noon|midnight)"
UNIT: Final = _any(_UNITS)
UNITS: Final = rf"(?:(?:{'|'.join(_UNITS[:-2])}|sec|min|night)s?|century|centuries|millennium|millennia)"
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty)~{_any(_FIRSTS[:9])}|{_any(_ORDINALS)})"
FIGURES: Final = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d))"
"""A day of the month in figures."""

DAY: Final = rf"(?:{FIGURES}|{ORDINAL})"
DIGIT: Final = r"\d"
"""The cue of whatever is written in figures."""

CENTURY: Final = r"centur(?:y|ies)"
YEAR: Final = r"(?:1\d|20)\d\d(?!\d|[,.]\d|%)"
SHORT_YEAR: Final = r"['’‘`]\d\d(?!\d)"
ERA: Final = r"(?:B\.C\.E\.|B\.C\.|A\.D\.|C\.E\.|BCE|BC|AD|CE)(?!\w)"

_NUMBER_WORD: Final = _any([*_ONES[1:], *_TENS, "hundred", "thousand", "dozen"])
NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,6}(?:\.\d{1,2})?(?:~?1/2|½|¼|¾)?(?!\d)"
    rf"|(?:(?:an? |half a )(?=hundred|thousand|dozen))?{_NUMBER_WORD}(?:~(?:and )?{_NUMBER_WORD}){{0,5}}\b)"
)
FEW: Final = (
    r"(?:(?:a few|several|many) (?:hundred|thousand)"
    r"|a few|few|several|some|many|numerous|countless|a number of|dozens of|hundreds of|thousands of"
    r"|tens of thousands of)"
)
COUPLE: Final = r"(?:(?:an?|the) )?couple(?: of)?"

MONTH_OR_WORD: Final = re.compile(r"march|mar\.?|april|may|june|august|sept?\.?|jan\.?|dec\.?", re.IGNORECASE)
"""Months that are also common words or first names."""

BEFORE_DATE: Final = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|before|after|during|through|between|for|around|about|late|early|mid|last"
    r"|next|this|every|each|past|and|or|end|beginning|than|coming|previous|following|on|when|as)$|[(-]$"
)
"""What stands before a date rather than before a person or a verb; searched in lower case."""


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of this module's notation as a regular expression that ends where a word does."""
    expanded = pattern.replace(" ", _SPACE).replace("~", _JOIN)
    return re.compile(rf"(?:{expanded})(?!\w)", re.IGNORECASE)


def cue(cues: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of these cues: whole words, or with `DIGIT` a digit anywhere."""
    named = list(dict.fromkeys(cues))
    whole = "|".join(name for name in named if name != DIGIT)
    found = [rf"(?<![A-Za-z])(?:{compiled(whole).pattern})"] if whole else []
    return re.compile("|".join([*found, *([DIGIT] if DIGIT in named else [])]), re.IGNORECASE)


def month(name: str) -> int:
    """1 to 12 for a name or an abbreviation of a month."""
    start = name[:3].lower()
    return next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(start))


def weekday(name: str) -> int:
    """0 (Monday) to 6 for a name or an abbreviation of a weekday."""
    start = name[:3].lower()
    return next(n for n, full in enumerate(_WEEKDAYS) if full.startswith(start))


def season(name: str) -> str:
    """TIMEX3 code of a season: SP, SU, FA, WI."""
    return _SEASONS[name.lower()]


def unit(name: str) -> str:
    """Return a unit in the singular: "years" -> "year"; a night counts as a day."""
    name = name.lower()
    single = name if name in _ODD_UNITS else name.removesuffix("s")
    return _ODD_UNITS.get(single, single)


def part(said: str) -> str:
    """TIMEX3 code of a part of the day: "late morning" -> "TMO"."""
    return _PARTS[re.split(r"[^a-z]+", said.lower())[-1]]


def ordinal(said: str) -> int:
    """1 for "first", "1st" or "1", 21 for "twenty-first"."""
    if digits := re.match(r"\d{1,4}", said):
        return int(digits[0])
    *tens, last = re.split(r"[^a-z]+", said.lower())
    return _ORDINALS[last] + (_CARDINALS[tens[0]] if tens else 0)


def number(said: str) -> float:
    """Return what a number in digits or words stands for: "2 1/2" -> 2.5, "twenty-four" -> 24."""
    said = " ".join(said.lower().split())
    if digits := re.match(r"[\d,]+(?:\.\d+)?", said):
        rest = said[digits.end() :]
        fraction = (
            0.5 if "1/2" in rest or "½" in rest else 0.25 if "¼" in rest else 0.75 if "¾" in rest else 0
        )
        return float(digits[0].replace(",", "")) + fraction
    if said.startswith("half a "):
        return number(said.removeprefix("half a ")) / 2
    total = current = 0
    for word in re.split(r"[^a-z]+", said):
        if word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * (100 if word == "hundred" else 12)
        else:
            current += _CARDINALS.get(word, 0)
    return total + current
