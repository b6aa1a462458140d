"""Rules for dates an amount of time away: two days ago; three weeks later; two days after an event."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.amounts import AMOUNT, measure
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind, Mod, Relation
from geo.dates.rule import Rules, lower
from geo.dates.rules.days import MONTH_DAY, month_day
from geo.dates.rules.holidays import HOLIDAY, NAMES, holiday
from geo.dates.words import MONTH, NUMBER, PART, UNITS, WEEKDAY

_IN: Final = re.compile(r"\bin$")

RULES: Final = Rules()

_NAMED: Final = "day|night|week|month|year"
_IN_SMALLER: Final = {
    "year": (12, "month"),
    "week": (7, "day"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
_WEEKS: Final = {"week": 7, "fortnight": 14}
_IS_AWAY: Final = re.compile(r"\b(?:is|are|remains?)(?: still| just| only| barely| now)?$")
_FROM_DAY: Final = ("day", "week", "fortnight", "month", "year")
_IN_YEARS: Final = {"decade": 10, "century": 100, "millennium": 1000}
_AWAY: Final = (
    rf"(?:(?:{AMOUNT}|the (?P<named>{_NAMED}|morning|weekend)|(?:the )?(?:first )?(?P<on>{WEEKDAY}))"
    r" (?P<way>before|after)|the (?P<eve>eve) of)"
)
"""What is said before a day that a time counts from."""

_NOT_FROM_DAY: Final = re.compile(r"['’]s$|\b(?:trading|business|working)\s", re.IGNORECASE)
"""What counts from what a day brought ("the day after Monday's vote"), or not by the calendar."""

_IN_NAME: Final = re.compile(r"['’]s\b|\s(?!(?:Mr|Mrs|Ms|Dr)\b)[A-Z]")
"""What follows a weekday that only tells which, or is part of a name."""

_CLAUSE: Final = r"[,.;:)]|\s+(?:he|she|it|they|we|the|an?|his|her|its|their|there|and|but)\b|\s*$"
"""What follows "after that" where it means the date named last: not "after that battle"."""

_NEXT_WORD: Final = r"\s+[\w‘“\"'(]"


@RULES.add(rf"{AMOUNT}(?= (?P<way>after|before|prior)(?:{_NEXT_WORD}))", cues=[UNITS])
def from_event(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "two days" of "two days after he met the envoy": the event named next is what it counts from."""
    if match["gap"].strip():
        return None
    count, name, mod = measure(match)
    return _from_event(count, name, mod, lower(match, "way"))


@RULES.add(rf"the (?P<unit>{_NAMED})(?= (?P<way>before|after)(?:\s+[\w‘“\"'(]))", cues=[_NAMED])
def day_from_event(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "the day" of "the day after the election"."""
    if re.match(r"\s+(?:before|after)\s+(?:yesterday|tomorrow)\b", at.after(match, 30), re.IGNORECASE):
        return None
    name = lower(match, "unit")
    return _from_event(1.0, "day" if name == "night" else name, Mod.NONE, lower(match, "way"))


def _from_event(count: float | None, name: str, mod: Mod, way: str) -> Meaning:
    relation = Relation.AFTER if way == "after" else Relation.BEFORE
    amount = (count, name) if count is not None else None
    because = f"{relation} what is named next"
    return Meaning(Kind.DURATION, values.duration(count, name), because, mod, "", amount, relation)


@RULES.add(r"the eve(?= of\b)", cues=["eve"])
def eve_of_event(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "the eve" of "on the eve of the summit": the day before what is named next."""
    if not at.before(match).endswith("on"):
        return None
    return _from_event(1.0, "day", Mod.NONE, "before")


@RULES.add(rf"{_AWAY} {HOLIDAY}", cues=[NAMES])
@RULES.add(rf"{_AWAY} {MONTH_DAY}", cues=[MONTH])
def away_from_named_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the day after Thanksgiving, two weeks before May 5, the Friday after Easter."""
    found = holiday(match, at) if match.groupdict().get("name") else month_day(match, at)
    base = found.value if found else ""
    if found is None or values.unit(base) != "day" or _NOT_FROM_DAY.search(match[0] + at.after(match, 2)):
        return None
    is_back, name = lower(match, "way") != "after", "day" if match["eve"] else lower(match, "named")
    if on := match["on"]:
        value = _weekday_beside(base, words.weekday(on), is_back=is_back)
    elif name == "weekend":
        saturday = _weekday_beside(values.shift(base, -1, "day") if is_back else base, 5, is_back=is_back)
        value = values.widen(saturday, "weekend")
    elif name:
        value = values.shift(base, -1 if is_back else 1, "day" if name in ("night", "morning") else name)
    else:
        count, unit, _ = measure(match)
        count, unit = (7 * count, "day") if count and unit == "week" else (count, unit)
        value = _moved(base, count, unit, is_back=is_back) if count and not match["gap"].strip() else ""
    because = f"counted {'back ' if is_back else ''}from {base}, which {found.because}"
    if name == "morning":
        return Meaning(Kind.TIME, f"{value}TMO", because) if value else None
    return Meaning(Kind.DATE, value, because) if value else None


def _weekday_beside(base: str, number: int, *, is_back: bool) -> str:
    """Return the first day of that name before or after a day."""
    day = values.span(base)
    if day is None:
        return ""
    steps = -((day[0].weekday() - number) % 7 or 7) if is_back else (number - day[0].weekday()) % 7 or 7
    return str(values.move(day[0], steps, "day") or "")


@RULES.add(r"the day (?P<way>before yesterday|after tomorrow)", cues=["yesterday", "tomorrow"])
def two_days_away(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the day before yesterday, the day after tomorrow."""
    found = values.shift(at.here, -2 if "before" in lower(match, "way") else 2, "day")
    return Meaning(Kind.DATE, found, at.counted()) if found else None


@RULES.add(rf"(?:the )?(?P<weekday>{WEEKDAY}) (?P<way>before last|after next)", cues=[WEEKDAY])
@RULES.add(
    rf"the (?P<unit>{_NAMED}|weekend) (?P<way>before last|after next)",
    cues=[f"(?:{_NAMED}|weekend) before last|(?:{_NAMED}|weekend) after next"],
)
def two_units_away(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the week after next, the night before last, the Tuesday before last."""
    name, is_back = lower(match, "unit"), "before" in lower(match, "way")
    if match.groupdict().get("weekday"):
        found = _weekday_beside(at.here, words.weekday(match["weekday"]), is_back=is_back)
        found = values.shift(found, -7 if is_back else 7, "day") if found else ""
        return Meaning(Kind.DATE, found, at.counted()) if found else None
    if name == "night":
        # The last night began yesterday.
        found = values.shift(at.here, -2 if is_back else 2, "day")
        return Meaning(Kind.TIME, f"{found}TNI", at.counted()) if found else None
    found = values.shift(at.here, -2 if is_back else 2, name)
    return Meaning(Kind.DATE, found, at.counted()) if found else None


@RULES.add(
    rf"the (?P<unit>{_NAMED}|weekend) (?P<way>before|after)(?P<that> that(?={_CLAUSE}))?",
    cues=[_NAMED, "weekend"],
)
def day_beside_named(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "the year before," at the end of a clause, "the day after that": from the date named last."""
    name, way = lower(match, "unit"), lower(match, "way")
    unit = {"night": "day", "weekend": "week"}.get(name, name)
    base = at.day if unit == "day" and at.day else at.anchor
    value = values.shift(base, -1 if way == "before" else 1, unit)
    if not value or (not match["that"] and re.match(_NEXT_WORD, at.after(match))):
        return None
    relation = Relation.EARLIER if way == "before" else Relation.LATER
    kind, clock = (Kind.TIME, "TNI") if name == "night" else (Kind.DATE, "-WE" if name == "weekend" else "")
    why, is_back = at.counted(base), way == "before"
    return Meaning(kind, value + clock, why, Mod.NONE, None, (1.0, unit), relation, aside=is_back)


@RULES.add(
    rf"{AMOUNT} (?P<way>ago|before|from|after|on)(?: last| next| on)? (?P<weekday>{WEEKDAY})"
    rf"(?: (?P<part>{PART}))?",
    cues=[WEEKDAY],
)
@RULES.add(
    rf"{AMOUNT} (?P<way>ago|from) (?P<day>today|tomorrow|yesterday)", cues=["today|tomorrow|yesterday"]
)
def away_from_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read a week from Monday, a year ago Tuesday, two weeks before last Friday, a week on Sunday."""
    count, name, mod = measure(match)
    way, today = lower(match, "way"), at.today
    is_back = way in ("ago", "before")
    if count is None or today is None or match["gap"].strip() or name not in _FROM_DAY:
        return None
    if _IN_NAME.match(at.after(match)) or (way == "from" and at.before(match).endswith("for")):
        return None  # "two days after Sunday's attack", "it rained for three days from Thursday"
    if way == "on" and (count != int(count) or name not in _WEEKS or at.tense(match) == "past"):
        return None  # "three days on Monday" says how long, "a week on Monday" when
    if day := lower(match, "day"):
        start = values.move(today, {"tomorrow": 1, "yesterday": -1}.get(day, 0), "day")
    else:
        number = words.weekday(match["weekday"])
        back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
        is_over = is_back or (way == "after" and at.tense(match) != "future")
        start = values.move(today, -back if is_over else ahead, "day")
    steps = -int(count) if is_back else int(count)
    found = values.move(start, steps, name) if start and count == int(count) else None
    if found is None:
        return None
    clock = words.part(match["part"]) if match.groupdict().get("part") else ""
    because = f"counted {'back ' if is_back else ''}from {start}"
    return Meaning(Kind.TIME if clock else Kind.DATE, f"{found}{clock}", because, mod)


@RULES.add(rf"(?P<number>{NUMBER}) (?P<weekday>{WEEKDAY})s (?P<way>ago|from now)", cues=[rf"{WEEKDAY}s"])
@RULES.add(rf"a (?P<back>week|fortnight) last (?P<weekday>{WEEKDAY})", cues=[WEEKDAY])
@RULES.add(
    rf"(?P<weekday>{WEEKDAY}) (?P<unit>week|fortnight)(?=[,.;:)]|\s+(?:at|in|and|when|for)\b|\s*$)",
    cues=[WEEKDAY],
)
def weekdays_away(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two Fridays ago, two Fridays from now.

    Saturday week, which in Britain is the Saturday a week after the next one; a week last Monday.
    """
    today, number = at.today, words.weekday(match["weekday"])
    if today is None or not match["weekday"][0].isupper():
        return None
    back, ahead = (today.weekday() - number) % 7 or 7, (number - today.weekday()) % 7 or 7
    if unit := lower(match, "unit"):
        days = ahead % 7 + _WEEKS[unit]
    elif unit := lower(match, "back"):
        days = -back - _WEEKS[unit]
    else:
        more = 7 * (int(words.number(match["number"])) - 1)
        days = -back - more if lower(match, "way") == "ago" else ahead + more
    found = values.move(today, days, "day")
    return Meaning(Kind.DATE, str(found), at.counted()) if found else None


@RULES.add(rf"{AMOUNT}(?:(?:['’]s?)? (?P<time>time))?", cues=[UNITS])
@RULES.add(rf"{AMOUNT} (?P<away>away)(?! from)", cues=[UNITS])
def ahead(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the "ten days" of "in ten days" where that is to come ("he will fly"), not how long it took.

    Also "the vote is three weeks away".
    """
    count, name, mod = measure(match)
    if count is None or match["gap"].strip() or match["limit"] or at.narrative or at.published is None:
        return None
    if match.groupdict().get("away"):
        is_ahead = name in _FROM_DAY and bool(_IS_AWAY.search(at.before(match)))
    else:
        is_near = bool(match["time"]) or at.tense(match) == "future"
        is_ahead = bool(_IN.search(at.before(match))) and is_near
    if name == "quarter" or not is_ahead:
        return None
    value = _moved(at.here, count, name, is_back=False)
    return Meaning(Kind.DATE, value, at.counted(), mod, None, (count, name)) if value else None


@RULES.add(
    rf"{AMOUNT} (?P<way>ago|hence|from (?:now|today)|earlier|later"
    rf"|(?:after|before) (?:that|this)(?={_CLAUSE})"
    r"|before|after|prior|previously|afterwards?|thereafter|beforehand|on(?=,))",
    cues=[UNITS],
)
def away(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two days ago (from publication); a year earlier, a week after that (from the date named last)."""
    count, name, mod = measure(match)
    way, *more = lower(match, "way").split()
    is_back = way in ("ago", "earlier", "before", "prior", "previously", "beforehand")
    is_from_here = way in ("ago", "hence", "from")
    is_of_event = way in ("after", "before", "prior") and not more and re.match(_NEXT_WORD, at.after(match))
    if match["gap"].strip() or is_of_event:
        return None
    if count is None and is_from_here:
        return Meaning(Kind.DATE, "PAST_REF" if is_back else "FUTURE_REF", "gives no number", mod)
    relation = Relation.NONE if is_from_here else Relation.EARLIER if is_back else Relation.LATER
    amount = (count, name) if count is not None else None
    if amount == (1.0, "year") and at.quarter and is_back and not at.narrative:
        value, why = values.shift(at.quarter, -4, "quarter"), at.counted(at.quarter)
        return Meaning(Kind.DATE, value, why, mod, None, amount, Relation.EARLIER, aside=True)
    base = at.here if is_from_here else at.anchor
    value = _moved(base, count, name, is_back=is_back) if count is not None else ""
    if not value:
        because = "counts from a date that is not known" if amount else "gives no number"
        return Meaning(Kind.DURATION, values.duration(count, name), because, mod, "", amount, relation)
    why = at.counted("" if is_from_here else base)
    is_aside = is_back and not (way == "ago" and name in ("day", "week", "fortnight"))
    return Meaning(Kind.DATE, value, why, mod, None, amount, relation, aside=is_aside)


def _moved(base: str, count: float, name: str, *, is_back: bool) -> str:
    """Return the value `count` units from `base`, as exact as the unit; "" where `base` is less exact."""
    if name in ("second", "minute", "hour"):
        if name != "hour" or count < 24:
            return ""
        count, name = count // 24, "day"
    if count != int(count) and name in _IN_SMALLER:
        factor, name = _IN_SMALLER[name]
        count *= factor
    if name in _IN_YEARS:
        count, name = count * _IN_YEARS[name], "year"
    if name == "fortnight":
        count, name = 2 * count, "week"
    if count != int(count) or count > 10**5:
        return ""
    steps = -int(count) if is_back else int(count)
    if name == "year" and values.unit(base) == "quarter":
        return values.shift(base, 4 * steps, "quarter")
    return values.shift(base, steps, name)
