"""Rules for times that repeat: every day; each July; daily; every two weeks."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.rule import Rules, lower
from geo.dates.words import MONTH, NUMBER, SEASON, UNITS, WEEKDAY

RULES: Final = Rules()

_PARTS: Final = ("morning", "afternoon", "evening", "weekend")
_ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


@RULES.add(rf"(?P<word>{'|'.join(_ADVERBS)})", cues=[*_ADVERBS])
def adverb(match: re.Match[str], at: Context) -> Meaning | None:
    """Read daily, annually; a capital inside a sentence is a title."""
    if match[0][0].isupper() and at.before(match)[-1:] not in ("", ".", "“", '"'):
        return None
    return Meaning(Kind.SET, _ADVERBS[match[0].lower()], "repeats")


@RULES.add(
    rf"(?:each and every|every|each|per) (?:(?P<other>other) |(?P<number>{NUMBER}|few|several) )?"
    rf"(?:(?P<unit>{UNITS}|{'|'.join(_PARTS)})|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})"
    rf"|(?P<season>{SEASON}))",
    cues=[UNITS, WEEKDAY, MONTH, SEASON, *_PARTS],
)
def every(match: re.Match[str], at: Context) -> Meaning | None:
    """Read every day, each July, every two weeks, per year."""
    name, said = lower(match, "unit"), lower(match, "number")
    if match["weekday"]:
        value = f"XXXX-WXX-{words.weekday(match['weekday']) + 1}"
    elif match["month"]:
        value = f"XXXX-{words.month(match['month']):02}"
    elif match["season"]:
        value = f"XXXX-{words.season(match['season'])}"
    elif name == "weekend":
        value = "XXXX-WXX-WE"
    elif name in ("morning", "afternoon", "evening", "night"):
        value = f"XXXX-XX-XX{words.part(name)}"
    else:
        count = 2.0 if match["other"] else words.number(said) if said else 1.0
        value = values.duration(None if said in ("few", "several") else count, words.unit(name))
    return Meaning(Kind.SET, value, "repeats")
