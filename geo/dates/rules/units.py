"""Rules for weeks, months and years counted from here: last week; earlier this year; that year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind, Mod
from geo.dates.rule import MOD, Rules, dated, lower, modifier, step
from geo.dates.words import SEASON

RULES: Final = Rules()

_UNIT: Final = r"(?:day|week(?:end)?|month|quarter|year|decade|century)"
_PARTS: Final = ("morning", "afternoon", "evening", "night")
_UNKNOWN: Final = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
_ENDS: Final = re.compile(
    r"['’]s\b|[,.;:)]|\s+(?:and|but|at|by|in|on|with|as|were|was|is|are|for|from|while)\b|\s*$"
)
"""What follows "the year" where nothing more tells which."""
_FROM_NAMED: Final = ("previous", "preceding", "prior", "following", "ensuing", "same", "that")


@RULES.add(
    rf"(?:{MOD}|(?:the )?(?P<rest>rest|remainder|course) of )"
    r"(?P<which>this(?: (?:past|coming))?|last|next|that(?: same)?"
    r"|(?:the|its|their|his|her) (?:last|past|previous|preceding|prior|next|coming|following|upcoming|ensuing"
    r"|current|same|present)|previous|following)"
    rf"~(?:(?:fiscal|financial|calendar|business|school|academic) )?(?P<unit>{_UNIT})",
    cues=[_UNIT],
)
def near_unit(match: re.Match[str], at: Context) -> Meaning | None:
    """Read last week, early next month, the following day, that year; the past year is a length of time."""
    which, name = lower(match, "which"), lower(match, "unit")
    said = which.split()[-1]
    if (match[0].istitle() and name != "day") or (which == "this" and name == "day"):
        return None
    if said == "last" and re.match(r"\s+of\b", at.after(match)):
        return None
    if which in ("the past", "the last") and name not in ("quarter", "day", "weekend") and not match["mod"]:
        because = "is a length of time up to the report"
        return Meaning(Kind.DURATION, values.duration(1, name), because, amount=(1.0, name))
    from_named = said in _FROM_NAMED or which.startswith("that") or (which == "the next" and name == "day")
    from_named = from_named or at.narrative
    value = _value(at.anchor if from_named else at.here, step(which), name)
    why = at.counted(at.named if from_named else "")
    if value and match["rest"]:
        return Meaning(Kind.DATE, value, why, edtf=at.part_of(value, ahead=lower(match, "rest") != "course"))
    if at.before(match).endswith("so far") and (edtf := at.part_of(value, ahead=False)):
        return Meaning(
            Kind.DATE, value, f"runs from {edtf.replace('/', ' to ')}, seen from publication", edtf=edtf
        )
    if not value and from_named and name in _UNKNOWN:
        return Meaning(Kind.DATE, _UNKNOWN[name], "counts from a date that is not known")
    meaning = dated(match, value, why)
    looks_back = from_named and step(which) < 0
    return replace(meaning, aside=True) if meaning and looks_back else meaning


def _value(base: str, count: int, name: str) -> str:
    """Return the unit `count` steps from that of `base`."""
    if name == "weekend":
        found = values.span(base)
        day = values.move(found[0], count, "week") if found else None
        return values.within(day, "weekend") if day else ""
    return values.shift(base, count, name)


@RULES.add(
    r"(?P<how>earlier|later|sometime|some time) (?:(?:on|in|during) )?"
    rf"(?P<which>this|that(?: same)?|last|next|the(?: same)?) (?:(?P<unit>{_UNIT})"
    rf"|(?P<part>{'|'.join(_PARTS)})|(?P<season>{SEASON}))",
    cues=[_UNIT, SEASON, *_PARTS],
)
def part_of_unit(match: re.Match[str], at: Context) -> Meaning | None:
    """Read earlier this week, later that year."""
    which, how, name = lower(match, "which"), lower(match, "how"), lower(match, "unit")
    from_named = which.startswith("that") or "same" in which or at.narrative
    base = at.anchor if from_named else at.here
    why, mod = at.counted(at.named if from_named else ""), modifier(how)
    if match["part"]:
        day = values.widen(base, "day")
        return Meaning(Kind.TIME, f"{day}{words.part(match['part'])}", why, mod) if day else None
    if match["season"]:
        year = values.shift(base, step(which), "year")
        value = f"{year}-{words.season(match['season'])}" if year else ""
    else:
        value = _value(base, step(which), name)
    if not value or (which == "the" and name == "day" and not at.named):
        return None
    edtf = None
    if not from_named and how in ("earlier", "later"):
        edtf = at.part_of(value, ahead=how == "later", but_today=True)
    if edtf:
        why = f"runs from {edtf.replace('/', ' to ')}, seen from publication"
    return Meaning(Kind.DATE, value, why, mod, edtf)


@RULES.add(
    rf"(?:{MOD}|(?:the )?(?P<rest>rest|remainder) of )"
    r"the (?P<unit>weekend|week|month|quarter|year|decade)",
    cues=[_UNIT],
)
def the_unit(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the weekend, the end of the year, the rest of the month; "the year" alone says nothing."""
    name = lower(match, "unit")
    if name == "quarter" and at.quarter:
        return dated(match, at.quarter, f"is {at.quarter} named before")
    if name == "weekend":
        return _the_weekend(match, at)
    if match["rest"] and (value := _value(at.here, 0, name)):
        return Meaning(Kind.DATE, value, at.counted(), edtf=at.part_of(value, ahead=True))
    if not match["mod"]:
        return None
    return dated(match, _value(at.here, 0, name), at.counted())


@RULES.add(r"the (?:(?:full|whole|fiscal|entire) )?year", cues=["year"])
def the_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the year that the report or the story is in; "the year ended March 31" is a length of time."""
    after = at.after(match)
    if re.match(r"\s+(?:ended|ending|to)\s", after):
        return Meaning(Kind.DURATION, "P1Y", "is a length of time", amount=(1.0, "year"))
    if not _ENDS.match(after):
        return None
    value = _value(at.here, 0, "year")
    return Meaning(Kind.DATE, value, at.counted()) if value else None


def _the_weekend(match: re.Match[str], at: Context) -> Meaning | None:
    """Return the weekend of this week if it has come or is awaited, else that of the week before."""
    today = at.today
    if today is None:
        return None
    back = not at.narrative and at.tense(match) != "future" and today.weekday() < 5
    return dated(match, _value(str(today), -1 if back else 0, "weekend"), at.counted())


@RULES.add(r"(?:year|month)(?:['’]s)?~end", cues=["year", "month"])
def year_end(match: re.Match[str], at: Context) -> Meaning | None:
    """Read year-end, month's end."""
    value = _value(at.here, 0, "year" if match[0].lower().startswith("year") else "month")
    return Meaning(Kind.DATE, value, at.counted(), Mod.END) if value else None
