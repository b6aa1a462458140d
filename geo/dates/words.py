"""The English words of time: patterns for them, and the numbers they stand for.

Patterns are written as English is: a space stands for the white space between two words (at most one
line break), `~` for a space or a hyphen. `compiled` turns them into regular expressions that ignore case
and match in bounded steps, so that reading takes linear time on any text. Fragments hold no groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from geo.lang.en.people import GIVEN_NAMES, OFFICES
from geo.lang.en.time_words import (
    CARDINALS,
    FIRSTS,
    MONTHS,
    MONTHS_LIKE_WORDS,
    MONTHS_SHORT,
    ODD_UNITS,
    ONES,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    TENS,
    UNIT_NAMES,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)
from geo.lang.words import either

_SPACE: Final = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
_JOIN: Final = rf"(?:[-\u2010\u2011]|{_SPACE})"


DASH: Final = r"\s?[-\u2010-\u2014/]\s?"
MONTH: Final = rf"(?:{either(MONTHS)}\b|{either(MONTHS_SHORT)}\b\.?)"
WEEKDAY: Final = either(WEEKDAYS)
ABBREVIATED_WEEKDAY: Final = rf"{either(WEEKDAYS_SHORT)}\b\.?"
SHORT_WEEKDAY: Final = rf"(?:{WEEKDAY}|{ABBREVIATED_WEEKDAY})"
SEASON: Final = either(SEASONS)
PART: Final = r"(?:(?:early|late|mid)~)?(?:morning|afternoon|evening|night|dawn|daybreak|dusk|noon|midnight)"
UNIT: Final = either(UNIT_NAMES)
UNITS: Final = (
    rf"(?:{either([*UNIT_NAMES[:-2], 'sec', 'min', 'night'])}s?|century|centuries|millennium|millennia)"
)
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty)~{either(FIRSTS[:9])}|{either(ORDINALS)})"
FIGURES: Final = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d))"
"""A day of the month in figures."""

DAY: Final = rf"(?:{FIGURES}|{ORDINAL})"
DIGIT: Final = r"\d"
"""The cue of whatever is written in figures."""

CENTURY: Final = r"centur(?:y|ies)"
YEAR: Final = r"(?:1\d|20)\d\d(?!\d|[,.]\d|%)"
SHORT_YEAR: Final = r"['’‘`]\d\d(?!\d)"
ERA: Final = r"(?:B\.C\.E\.|B\.C\.|A\.D\.|C\.E\.|BCE|BC|AD|CE)(?!\w)"

_NUMBER_WORD: Final = either([*ONES[1:], *TENS, "hundred", "thousand", "dozen"])
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


MONTH_OR_WORD: Final = re.compile(rf"{either(MONTHS_LIKE_WORDS)}\.?", re.IGNORECASE)
"""Months that are also common words or first names."""

OF_PERSON: Final = re.compile(
    rf"(?:(?:^|[a-z]{{3}}[.!?]\s|\b(?:Sgt|Det|Capt|Lt|Col|Gen|Sen|Rep|Gov|Rev)\.\s|[,:;(“\"]\s?|\b(?!(?:in|at|near|from)\b)[a-z]+\s)"
    rf"{either(GIVEN_NAMES)}|\b(?:Mr|Mrs|Ms|Dr)\.?) $"
)
"""What stands before a weekday that is a family name: "with Ruth Friday"; not "Queen Elizabeth Friday"."""

_FAMILY: Final = r"\s[A-Z][a-z]\w+"
_GIVEN: Final = tuple(
    (re.compile(before + "$"), re.compile(_FAMILY + after))
    for before, after in (
        (rf"\b(?-i:(?=[A-Z]))(?i:{either(OFFICES)})\.?\s", ""),
        (r"(?:^|[.!?\n]\s)", r",\s(?:an?|who|whose|\d\d)\b"),
        (r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[a-z]+['\u2019]s) [a-z]+(?: [a-z]+)?, ", r","),
        (r"[A-Z]\w+ [A-Z]\w+ and ", r" (?:were|are|have|had|both)\b"),
    )
)


def is_given_name(text: str, start: int, end: int) -> bool:
    """Whether a weekday is somebody's given name, as it is in Nigeria and Zambia.

    "Captain Friday Okoro", "Sunday Adeyemi, a farmer,", "the accused, Monday Eze, pleaded guilty"; not "on
    Sunday Kyiv was shelled", "Paris on Monday, Tuesday Berlin,".
    """
    low = max(0, start - 40)
    return any(after.match(text, end) and before.search(text[low:start]) for before, after in _GIVEN)


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
    return next(n for n, full in enumerate(MONTHS, 1) if full.startswith(start))


def weekday(name: str) -> int:
    """0 (Monday) to 6 for a name or an abbreviation of a weekday."""
    start = name[:3].lower()
    return next(n for n, full in enumerate(WEEKDAYS) if full.startswith(start))


def season(name: str) -> str:
    """TIMEX3 code of a season: SP, SU, FA, WI."""
    return SEASONS[name.lower()]


def unit(name: str) -> str:
    """Return a unit in the singular: "years" -> "year"; a night counts as a day."""
    name = name.lower()
    single = name if name in ODD_UNITS else name.removesuffix("s")
    return ODD_UNITS.get(single, single)


def part(said: str) -> str:
    """TIMEX3 code of a part of the day: "late morning" -> "TMO"."""
    return PARTS_OF_DAY[re.split(r"[^a-z]+", said.lower())[-1]]


def ordinal(said: str) -> int:
    """1 for "first", "1st" or "1", 21 for "twenty-first"."""
    if digits := re.match(r"\d{1,4}", said):
        return int(digits[0])
    *tens, last = re.split(r"[^a-z]+", said.lower())
    return ORDINALS[last] + (CARDINALS[tens[0]] if tens else 0)


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
            current += CARDINALS.get(word, 0)
    return total + current
