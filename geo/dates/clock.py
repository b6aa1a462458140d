"""Rules for times of day: "6 p.m.", "0600 GMT", "noon", "Friday morning" by way of the day rules."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning, Rules
from geo.dates.words import NUMBER, SPACE

RULES: Final = Rules()

_ZONE: Final = rf"(?:{SPACE}?\(?(?:[ECMP][SD]T|GMT|UTC|BST|CES?T|local{SPACE}time|Eastern|Pacific|Central|Moscow{SPACE}time|ET|PT)\b(?:{SPACE}(?:Standard{SPACE}|Daylight{SPACE})?Time)?\)?)"
_ABOUT: Final = rf"(?:(?P<about>about|around|approximately|shortly{SPACE}(?:after|before)|just{SPACE}(?:after|before)){SPACE})?"


def on_day(match: re.Match[str], at: Context, clock: str, because: str = "") -> Meaning:
    """Return a time of day on the day named in the same sentence, else on the day of publication."""
    day = (
        at.named if values.unit(at.named) == "day" and (at.narrative or not at.is_new_sentence(match)) else ""
    )
    day = day[:10] or ("" if at.narrative else str(at.published or ""))
    why = because or (f"of the day {day}" if day else "has no day: none is named before")
    mod = "APPROX" if match.groupdict().get("about") else ""
    return Meaning("TIME", f"{day or 'XXXX-XX-XX'}{clock}", why, mod, clock=clock)


@RULES.add(
    rf"{_ABOUT}(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?{SPACE}?(?P<half>[ap])\.?{SPACE}?m(?:\.|\b){_ZONE}?"
)
@RULES.add(rf"{_ABOUT}(?P<hour>[01]?\d|2[0-4])(?:[:.]?(?P<minute>[0-5]\d)){_ZONE}")
@RULES.add(rf"{_ABOUT}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![:\d])(?:{SPACE}hours)?")
@RULES.add(rf"{_ABOUT}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){SPACE}(?:hours|hrs|h)")
def clock(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 6 p.m., 7:15 a.m. EST, 0600 GMT, 18:30, 1800 hours."""
    hour, half = int(match["hour"]), (match.groupdict().get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif (
        ":" in match[0]
        and not re.search(
            r"\b(?:at|by|from|to|until|around|about|after|before|between|and|since)$|[,(]$",
            at.preceding(match),
        )
        and not match.groupdict().get("about")
    ):
        if not re.search(r"[A-Z]{2,}|hours|time", match[0]):
            return None
    return on_day(match, at, f"T{hour:02}:{match['minute'] or '00'}")


@RULES.add(
    rf"{_ABOUT}(?P<number>{NUMBER}){SPACE}?o['’]clock(?:{SPACE}in{SPACE}the{SPACE}(?P<part>morning|afternoon|evening|night))?|(?P<small>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){SPACE}in{SPACE}the{SPACE}(?P<part2>morning|afternoon|evening)"
)
def oclock(match: re.Match[str], at: Context) -> Meaning | None:
    """Read ten o'clock, 4 in the morning."""
    hour = int(words.number(match["number"] or match["small"]))
    if not 1 <= hour <= 24:
        return None
    part = (match["part"] or match["part2"] or "").lower()
    return on_day(
        match,
        at,
        f"T{hour % 12 + 12 if part in ('afternoon', 'evening', 'night') and hour <= 12 else hour:02}:00",
    )


@RULES.add(rf"{_ABOUT}(?P<word>noon|midday|midnight)")
def noon(match: re.Match[str], at: Context) -> Meaning | None:
    """Read noon, midnight."""
    return on_day(match, at, words.part(match["word"]))


@RULES.add(
    rf"(?:(?:the{SPACE})?(?P<mod>early|late|mid|predawn|pre-dawn|wee)(?:-|{SPACE}))?(?:(?:the|that){SPACE})?(?:(?:early|late){SPACE})?(?P<part>morning|afternoon|evening|night|dawn|dusk|overnight)(?:{SPACE}hours)?"
)
def part_of_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read in the morning, at dawn, that night, overnight."""
    said = match[0].lower()
    if (
        not re.search(
            r"\b(?:in|at|by|during|since|until|before|after|on|throughout|through)$", at.preceding(match)
        )
        and not said.startswith("that ")
        and said != "overnight"
    ):
        return None
    if said.startswith("overnight") and not at.published:
        return None
    mod = {"e": "START", "l": "END", "m": "MID"}.get((match["mod"] or "x")[0].lower(), "")
    meaning = on_day(match, at, words.part(match["part"]))
    return replace(meaning, mod=mod)
