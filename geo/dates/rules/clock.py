"""Rules for times of day: 6 p.m.; 0600 GMT; noon; the night of 6 June. A time gets the day named with it."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind, Mod
from geo.dates.narrative import is_pluperfect
from geo.dates.rule import Rules, lower, modifier
from geo.dates.words import DIGIT, NUMBER

RULES: Final = Rules()

_NAME: Final = (
    r"(?:[ECMP][SD]T|GMT|UTC|BST|CES?T|local time|Eastern|Pacific|Central|Moscow time|ET|PT)\b"
    r"(?: (?:Standard |Daylight )?Time)?"
)
_ZONE: Final = rf"(?: ?(?:\({_NAME}\)|{_NAME}))"
_ABOUT: Final = r"(?:(?P<about>about|around|approximately|shortly (?:after|before)|just (?:after|before)) )?"
_NOON: Final = r"noon|mid-?day|midnight"
_PART: Final = "morning|afternoon|evening|night|nightfall|dawn|daybreak|sunrise|sunset|dusk|overnight|hours"
_LATE: Final = "T22:00"
_DAWN: Final = re.compile(r"dawn|daybreak|sunrise|hours", re.IGNORECASE)
_AT: Final = re.compile(r"\b(?:at|by|from|to|until|around|about|after|before|between|and|since)$|[,(]$")


def on_day(match: re.Match[str], at: Context, clock: str, mod: Mod = Mod.NONE) -> Meaning:
    """Return a time of the day named last, if in the same sentence or in the news, else of publication."""
    day = at.named if values.unit(at.named) == "day" else "" if at.narrative else at.day
    if not at.narrative and (not day or (at.is_first_of_sentence(match) and not at.is_news(day))):
        day = str(at.published or "")
    day = _of_night(match, at, clock, day)
    why = f"of the day {day}" if day else "has no day: none is named before"
    mod = Mod.APPROX if match.groupdict().get("about") else mod
    return Meaning(Kind.TIME, f"{day or 'XXXX-XX-XX'}{clock}", why, mod, clock=clock)


def _of_night(match: re.Match[str], at: Context, clock: str, day: str) -> str:
    """The day of a time that belongs to the night that is told, else the day as it is.

    A night runs past midnight: after "on Sunday evening", "at 2 a.m." and "at dawn" are of Monday, unless the
    verb goes back ("had left at dawn"). And what has happened late in the evening did so before the day of
    publication, on which officials speak of it ("officials said on Wednesday"): in the night told, or, before
    ten in the evening, in that of the day before only.
    """
    if not day or at.tense(match) != "past":
        return day
    if "T00:00" <= clock < "T05:00" or (clock == "TMO" and _DAWN.search(match[0])):
        went_on = at.is_night and day == at.night and not is_pluperfect(at.text, *match.span())
        return _moved(day, 1) if went_on else day
    if not values.is_night(clock) or not at.is_first_of_sentence(match):
        return day
    if at.is_night and at.is_named_near(match.start()):
        return at.night
    if at.narrative or not at.published or day < str(at.published):
        return day
    eve = _moved(str(at.published), -1)
    if at.night == eve or (_LATE <= clock <= "T24:00" and at.is_news(at.night) and at.night < eve):
        return at.night
    return eve if clock == "T24:00" else day


def _moved(day: str, days: int) -> str:
    found = values.span(day)
    moved = values.move(found[0], days, "day") if found else None
    return str(moved or day)


@RULES.add(
    rf"{_ABOUT}(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?"
    rf"(?P<half>[ap])(?:m\b|\. ?m\b\.?){_ZONE}?",
    cues=[DIGIT],
)
@RULES.add(rf"{_ABOUT}(?P<hour>[01]?\d|2[0-4])(?:[:.]?(?P<minute>[0-5]\d)){_ZONE}", cues=[DIGIT])
@RULES.add(rf"{_ABOUT}(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d) (?:hours|hrs|h)", cues=[DIGIT])
def clock(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 6 p.m., 7:15 a.m. EST, 0600 GMT, 1800 hours."""
    hour, half = int(match["hour"]), lower(match, "half")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return on_day(match, at, f"T{hour:02}:{match['minute'] or '00'}")


@RULES.add(rf"{_ABOUT}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![:\d])", cues=[DIGIT])
@RULES.add(rf"{_ABOUT}(?P<hour>0\d)(?P<minute>[0-5]\d)(?![:\d,.-]\d| [a-z]+s\b)", cues=[DIGIT])
def bare_clock(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 18:30 and 0630 where a time may stand; it may also be a score or a verse."""
    if not match["about"] and not _AT.search(at.before(match)):
        return None
    return on_day(match, at, f"T{int(match['hour']):02}:{match['minute']}")


@RULES.add(
    rf"{_ABOUT}(?P<number>{NUMBER})(?: ?o['’]clock(?: in the (?:morning|afternoon|evening)| at night)?"
    r"| in the (?:morning|afternoon|evening))",
    cues=["o['’]clock", "morning", "afternoon", "evening"],
)
def oclock(match: re.Match[str], at: Context) -> Meaning | None:
    """Read ten o'clock, 4 in the morning."""
    hour = words.number(match["number"])
    if not 1 <= hour <= 12 or hour != int(hour):
        return None
    if re.search(r"(?:afternoon|evening|night)$", match[0].lower()):
        hour = hour % 12 + 12
    return on_day(match, at, f"T{int(hour):02}:00")


@RULES.add(rf"{_ABOUT}(?P<word>{_NOON})", cues=[_NOON])
def noon(match: re.Match[str], at: Context) -> Meaning | None:
    """Read noon, midnight."""
    return on_day(match, at, words.part(match["word"]))


@RULES.add(
    r"(?:(?:the )?(?P<mod>early|late|mid|predawn|wee|small)~)?(?:(?:the|that) )?(?:(?:early|late) )?"
    rf"(?P<part>{_PART})(?: of the morning(?= of\b)| hours)?",
    cues=[_PART],
)
def part_of_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read in the morning, at dawn, overnight, in the early hours."""
    part = lower(match, "part")
    if (part == "hours" and not match["mod"]) or (part == "overnight" and not at.today):
        return None
    is_of_day = re.match(r"\sof\s(?:the\s)?(?:\d|[A-Z])", at.after(match))
    if (
        part != "overnight"
        and not is_of_day
        and not re.search(
            r"\b(?:in|at|by|during|since|until|before|after|on|throughout|through|around|about|towards?)$",
            at.before(match),
        )
    ):
        return None
    return on_day(match, at, words.part(part), modifier(lower(match, "mod")))
