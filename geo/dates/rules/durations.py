"""Rules for bare amounts of time: three days; two-year; for weeks."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.amounts import AMOUNT, LIMITS, measure
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind, Mod, Relation
from geo.dates.rule import Rules, lower
from geo.dates.words import NUMBER, UNIT, UNITS

RULES: Final = Rules()

_LONG: Final = "hour|day|week|month|year|decade|century"
_MANY: Final = "years|months|weeks|days|hours|minutes|decades|centuries"
_PER: Final = re.compile(
    r"(?:\d|%|percent|million|billion|trillion|times?|once|twice|cents|dollars|tons|thousand|hundred|people|barrels"
    r"|hours|days|weeks|months)\s*$",
    re.IGNORECASE,
)
_LASTING: Final = re.compile(
    r"\b(?:for|in|within|after|of|over|than|took|takes?|lasted|last|spent|spend|through|by|since|until|more)$"
)

_IS_NTH: Final = re.compile(r"\s+(?!and\b|or\b|to\b|but\b|by\b|before\b|after\b|when\b|that\b|as\b)[A-Za-z]")
"""What follows "second" where it counts: "for a second term"."""


def length(count: float | None, name: str, mod: Mod = Mod.NONE) -> Meaning:
    """Return the meaning of a bare amount of time."""
    because = "is a length of time, no date" if count is not None else "is a length of time without a number"
    return Meaning(
        Kind.DURATION, values.duration(count, name), because, mod, "", (count, name) if count else None
    )


@RULES.add(
    r"(?P<frame>(?:the|his|her|its|their|our|my|these|those|each of the) )?"
    r"(?:(?P<where>past|last|next|first|coming|previous|following|preceding|final|recent|latest|remaining|opening"
    rf"|closing|upcoming|initial) )?{AMOUNT}",
    cues=[UNITS],
)
def amount(match: re.Match[str], at: Context) -> Meaning | None:
    """Read three days, the past two years, nearly an hour, several months; a person's age is no date."""
    if re.match(r"[-\s]olds?\b", at.after(match)) and not re.match(r"\s+[a-z]", at.after(match)[4:]):
        return None
    if re.match(r"-old|\s+old\b", at.after(match)):
        return None
    if match["few"] and lower(match, "limit") == "over":
        return None
    count, name, mod = measure(match)
    said = lower(match, "one")
    if (
        said == "one"
        and name == "day"
        and re.search(r"\b(?:will|would|could|can|might|may)$", at.before(match))
    ):
        return Meaning(Kind.DATE, "FUTURE_REF", "gives no date")
    if said in ("a", "an") and not match["where"]:
        return _one(match, at)
    if match["gap"].strip() and (match["frame"] or not match["number"] or name == "quarter"):
        return None
    return length(count, name, mod)


def _one(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "a year": how often ("$5 a year"), or how long ("for a year")."""
    count, name, mod = measure(match)
    if re.match(r"-(?:ago|earlier|long)\b", at.after(match)) or (
        name == "quarter" and " of" in at.after(match, 4)
    ):
        return None
    before = at.text[max(0, match.start() - 24) : match.start()]
    if _PER.search(before) and not match["limit"]:
        return Meaning(Kind.SET, values.duration(1, name), "repeats")
    if name in ("second", "minute") and (
        not re.search(r"\b(?:for|in|within|than|of)\s+$", before) or _IS_NTH.match(at.after(match))
    ):
        return None
    return length(count, name, mod)


@RULES.add(
    rf"(?:(?:the|these|those) )?(?:(?:past|last|next|first) )?(?:(?P<limit>{'|'.join(LIMITS)}) )?{NUMBER}"
    rf"(?: (?:to|or) |\s?[-\u2013]\s?){NUMBER}~(?P<unit>{UNITS})",
    cues=[UNITS],
)
def between(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two to three weeks, 12-18 months."""
    if re.match(r"[-\s]olds?\b", at.after(match)):
        return None
    return length(None, words.unit(match["unit"]), Mod.APPROX)


@RULES.add(
    r"(?:(?:an?|the) )?(?:(?:last|past|next) )?(?P<half>half|quarter)(?:~of~a~|~a~|~)century",
    cues=["century"],
)
def part_of_century(match: re.Match[str], at: Context) -> Meaning | None:
    """Read half a century, a quarter of a century, the past quarter-century."""
    return length(50.0 if lower(match, "half") == "half" else 25.0, "year")


@RULES.add(rf"(?P<hours>{NUMBER}) hours?(?: and |, | )(?P<minutes>{NUMBER}) minutes?", cues=[UNITS])
def hours_and_minutes(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two hours and 20 minutes."""
    hours, minutes = words.number(match["hours"]), words.number(match["minutes"])
    because = "is a length of time, no date"
    return Meaning(
        Kind.DURATION, f"PT{hours:g}H{minutes:g}M", because, Mod.NONE, "", (hours * 60 + minutes, "minute")
    )


@RULES.add(rf"(?P<number>{NUMBER})~(?P<unit>{UNIT})(?:~long)?", cues=[UNIT])
def compound(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two-year, 30-day, a three-week-long."""
    count, name = words.number(match["number"]), words.unit(match["unit"])
    if not count or name == "quarter" or (name in ("second", "minute") and "-" not in match[0]):
        return None
    return None if re.match(r"[-\s]olds?\b", at.after(match)) else length(count, name)


@RULES.add(rf"(?P<unit>{_LONG})(?P<many>s?)-long", cues=[rf"(?:{_LONG})s?"])
def long(match: re.Match[str], at: Context) -> Meaning | None:
    """Read week-long, years-long."""
    return length(None if match["many"] else 1.0, words.unit(match["unit"]))


@RULES.add(
    r"(?P<frame>(?:the|these|those) )?"
    r"(?:(?P<where>past|last|next|first|coming|previous|preceding|following|recent|early|later|final|ensuing"
    r"|intervening|closing|opening) )?"
    rf"(?P<unit>{_MANY})"
    r"(?: (?P<way>ago|later|earlier|ahead|to come|afterwards?))?(?: (?:or|and) (?:years|months|weeks|days))?",
    cues=[_MANY],
)
def many(match: re.Match[str], at: Context) -> Meaning | None:
    """Read for years, recent weeks, in the coming days, months ago."""
    where, way, name = lower(match, "where"), lower(match, "way"), words.unit(match["unit"])
    if where == "coming" or (where == "next" and name != "decade") or way in ("ahead", "to come"):
        return _coming(at)
    if where == "recent" or way == "ago" or (where == "past" and not match["frame"]):
        return Meaning(Kind.DATE, "PAST_REF", "gives no number")
    if way:
        relation = Relation.EARLIER if way == "earlier" else Relation.LATER
        return Meaning(Kind.DURATION, values.duration(None, name), "gives no number", relation=relation)
    if where not in ("past", "last", "previous", "preceding", "following", "ensuing", "intervening") and (
        match["frame"] or not _LASTING.search(at.before(match))
    ):
        return None
    return length(None, name)


def _coming(at: Context) -> Meaning:
    """Return the meaning of "in the coming days"."""
    tomorrow = values.move(at.published, 1, "day") if at.published and not at.narrative else None
    if tomorrow is None:
        return Meaning(Kind.DATE, "FUTURE_REF", "gives no date")
    because = "starts the day after publication; the report gives no end"
    return Meaning(Kind.DATE, "FUTURE_REF", because, edtf=f"{tomorrow}/..")
