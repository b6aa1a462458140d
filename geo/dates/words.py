"""The English words of time, as regular-expression fragments, and the numbers they stand for.

Fragments hold no group of their own, are meant for re.IGNORECASE and match in bounded steps, so that a
rule made of them takes linear time on any text.
"""

from __future__ import annotations

import re
from typing import Final

SPACE: Final = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
"""Between two words of one expression: a little white space, at most one line break."""

JOIN: Final = rf"(?:[-\u2010\u2011]|{SPACE})"
"""Between the words of a compound: "third-quarter", "third quarter"."""

DASH: Final = r"[-\u2010-\u2014/]"

_MONTH_NAMES: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
_WEEKDAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASON_NAMES: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES: Final = {"hundred": 100, "thousand": 1000}
_CARDINALS: Final = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
_UNITS: Final = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "day": "day",
    "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century", "millennium": "millennium",
    "millennia": "millennium",
}  # fmt: skip
_PARTS: Final = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV",
    "night": "TNI", "overnight": "TNI", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
}  # fmt: skip


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


MONTH: Final = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY: Final = rf"(?:{_any(_WEEKDAY_NAMES)})"
SHORT_WEEKDAY: Final = rf"(?:{_any(_WEEKDAY_NAMES)}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
SEASON: Final = rf"(?:{_any(_SEASON_NAMES)})"
PART: Final = (
    r"(?:(?:early|late|mid)[- ])?(?:morning|afternoon|evening|night|dawn|daybreak|dusk|noon|midnight)"
)
UNIT: Final = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|millennium)"
UNITS: Final = (
    r"(?:seconds?|secs|minutes?|mins|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|century|centuries|millennium|millennia)"
)
ORDINAL: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty)[- ](?:{_any(list(_ORDINALS)[:9])})|{_any(_ORDINALS)})"
)
DAY: Final = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])|{ORDINAL})"
YEAR: Final = r"(?:1\d|20)\d\d(?!\d|,\d|\.\d|%)"
SHORT_YEAR: Final = r"['’‘`]\d\d(?!\d)"
ERA: Final = r"(?:B\.C\.E\.|B\.C\.|A\.D\.|C\.E\.|BCE|BC|AD|CE)(?!\w)"

MONTH_IS_WORD: Final = re.compile(r"March|Mar\.?|April|May|June|August|Sept?\.?|Jan|Dec", re.IGNORECASE)
"""Months that are also common words or first names."""

DATE_BEFORE: Final = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|before|after|during|through|between|for|around|about|late|early|mid|last"
    r"|next|this|every|each|past|and|or|end|beginning|than|coming|previous|following|on|when|as)$|[(-]$"
)
"""What stands before a date rather than before a person or a verb; searched in lower case."""

_NUMBER_WORD: Final = rf"(?:{_any([*_ONES[1:], *_TENS, *_SCALES, 'dozen'])})"
NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,6}(?:\.\d{1,2})?(?:[ -]?1/2|½|¼|¾)?(?!\d)"
    rf"|(?:(?:an?|half a){SPACE})?{_NUMBER_WORD}(?:{JOIN}(?:and{SPACE})?{_NUMBER_WORD}){{0,5}}\b)"
)
FEW: Final = (
    rf"(?:a{SPACE}few|few|several|some|many|numerous|countless|a{SPACE}number{SPACE}of|dozens{SPACE}of"
    rf"|hundreds{SPACE}of|thousands{SPACE}of|tens{SPACE}of{SPACE}thousands{SPACE}of)"
)
COUPLE: Final = rf"(?:(?:a|the){SPACE})?couple(?:{SPACE}of)?"


def month(word: str) -> int:
    """1 to 12 for a name or an abbreviation of a month."""
    return _MONTH_NAMES[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """0 (Monday) to 6 for a name or an abbreviation of a weekday."""
    start = word.lower()[:3]
    return next(n for n, name in enumerate(_WEEKDAY_NAMES) if name.startswith(start))


def season(word: str) -> str:
    """TIMEX3 code of a season: SP, SU, FA, WI."""
    return _SEASON_NAMES[word.lower()]


def unit(word: str) -> str:
    """Return the unit's name in the singular: "years" -> "year"."""
    word = word.lower()
    return _UNITS.get(word) or _UNITS[word.rstrip("s")]


def part(words: str) -> str:
    """TIMEX3 code of a part of the day: "late morning" -> "TMO"."""
    return _PARTS[re.split(r"[- ]", words.lower())[-1]]


def ordinal(words: str) -> int:
    """1 for "first" or "1st", 21 for "twenty-first"; a plain number is itself."""
    words = words.lower()
    if digits := re.match(r"\d{1,4}", words):
        return int(digits[0])
    *tens, last = re.split(r"[- ]", words)
    return _ORDINALS[last] + (_CARDINALS[tens[0]] if tens else 0)


def number(words: str) -> float:
    """Return what a number in digits or words stands for: "2 1/2" -> 2.5, "twenty-four" -> 24."""
    words = " ".join(words.lower().split())
    if digits := re.match(r"[\d,]+(?:\.\d+)?", words):
        rest = words[digits.end() :]
        fraction = (
            0.5 if "1/2" in rest or "½" in rest else 0.25 if "¼" in rest else 0.75 if "¾" in rest else 0
        )
        return float(digits[0].replace(",", "")) + fraction
    if words.startswith("half a "):
        return number(words.removeprefix("half a ")) / 2
    total = current = 0
    for word in re.split(r"[^a-z]+", words):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
        elif word == "dozen":
            current = max(current, 1) * 12
        else:
            current += _CARDINALS.get(word, 0)
    return total + current
