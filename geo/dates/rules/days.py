"""Rules for days of the calendar: Sept. 13; 13 September 2023; 9/13/2023; 2023-09-13; the 13th."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Mod
from geo.dates.rule import MOD, OF_YEAR, Rules, dated, is_name, lower, said_year, step, year_of
from geo.dates.words import (
    DASH,
    DAY,
    DIGIT,
    ERA,
    FIGURES,
    MONTH,
    ORDINAL,
    SHORT_WEEKDAY,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
)

RULES: Final = Rules()

_WEEKDAY: Final = (
    rf"(?:(?P<which>last|next) )?(?:(?:this (?:coming |past )?)?(?P<weekday>{SHORT_WEEKDAY}),? (?:the )?)?"
)
_YEAR: Final = (
    rf"(?:,? ?(?:(?:AD|A\.D\.) (?=\d))?(?P<year>{YEAR}|{SHORT_YEAR}|\d{{1,3}}(?= {ERA})"
    rf"|(?<=AD\s)\d{{1,4}}|(?<=A\.D\.\s)\d{{1,4}})(?: (?P<era>{ERA}))?)"
)
_MONTHS_NEAR: Final = 6
"""Months before and after in which a weekday with the day of its month is looked for."""

_GOES_ON: Final = re.compile(r"(?:,|,? and|,? or)\s\d{1,2}(?![\w,.]\d)")
"""What follows a day in the middle of a list: "on May 3, 4 and 5"."""
_BEHIND_NTH: Final = re.compile(
    r"\s+(?!(?:and|but|when|at|he|she|they|it|we|the|an?|in|to|after|by|with|on|from|for|until|was|were)\b)[A-Za-z]"
)


@RULES.add(
    r"(?P<year>\d{4})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:T[\d:.]{4,12}Z?)?",
    cues=[DIGIT],
)
def iso_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 2023-09-13, 2015/10/25."""
    return dated(match, values.day(int(match["year"]), int(match["month"]), int(match["day"])), "as written")


@RULES.add(
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![/.-]\d)",
    cues=[DIGIT],
)
def numeric_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 9/13/2023 with the month first, as US papers do, unless it cannot be; 13.9.2023 day first."""
    first, second = int(match["first"]), int(match["second"])
    month, day = (second, first) if match["mark"] == "." or first > 12 else (first, second)
    value = values.day(year_of(match, at) or 0, month, day)
    return dated(match, value, f"read with the {'day' if day == first else 'month'} first")


@RULES.add(rf"(?P<day>{FIGURES})-(?P<month>{MONTH})-(?P<year>\d{{4}}|\d\d)(?!\d)", cues=[MONTH])
def day_by_hyphens(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 19-Nov-12, 03-feb-2020, as logs and lists write a day."""
    year = year_of(match, at)
    day, month = words.ordinal(match["day"]), words.month(match["month"])
    return dated(match, values.day(year, month, day) if year else "", "as written")


_IN_YEAR: Final = r"(?<=\bin\s)(?P<year>\d{4}), on (?:the )?"
_NO_YEAR: Final = rf"(?!,? {YEAR})"


@RULES.add(rf"{_IN_YEAR}(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}){_NO_YEAR}", cues=[MONTH])
@RULES.add(rf"{_IN_YEAR}(?P<month>{MONTH}) ?(?P<day>{DAY}){_NO_YEAR}", cues=[MONTH])
def year_then_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "in 1985, on 19 September"; not "in 2024, on May 3, 2024"."""
    year = year_of(match, at)
    day, month = words.ordinal(match["day"]), words.month(match["month"])
    return dated(match, values.day(year, month, day) if year else "", "as written")


MONTH_DAY: Final = rf"{_WEEKDAY}(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY})(?:{_YEAR}|{OF_YEAR})"


@RULES.add(rf"{MOD}{MONTH_DAY}", cues=[MONTH])
@RULES.add(
    rf"{MOD}{_WEEKDAY}(?:the )?(?P<day>{DAY}) (?:day )?(?:of )?(?P<month>{MONTH})"
    rf"(?:(?: of)?{_YEAR}|{OF_YEAR})",
    cues=[MONTH],
)
@RULES.add(
    rf"{MOD}{_WEEKDAY}(?P<month>{MONTH}) ?(?P<day>{DAY})(?={DASH}(?P<last>{DAY})(?!{DASH}\d){_YEAR}?)",
    cues=[MONTH],
)
def month_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Sept. 13; 13 September 2023; Friday, October 23rd; the first of May; the "May 5" of May 5-9."""
    if not is_name(match, "month"):
        return None
    day, month, year = words.ordinal(match["day"]), words.month(match["month"]), year_of(match, at)
    if year is not None and lower(match, "era").startswith("b"):
        return dated(match, f"{values.year(-year)}-{month:02}-{day:02}", "as written")
    if year is not None:
        value, why = values.day(year, month, day), "as written"
    elif match.groupdict().get("of"):
        said, why = said_year(match, at)
        value = values.day(int(said), month, day) if said.isdigit() else ""
    elif match["which"] and at.today:
        value, why = _near(month, day, lower(match, "which"), at.today), at.counted()
    else:
        value, why = _of_year(month, day, match["weekday"], match, at)
    if not value:
        is_day = year is None and values.day(2000, month, day)
        return dated(match, f"XXXX-{month:02}-{day:02}", why) if is_day else None
    return dated(match, value, why, edtf=_until(match, value))


@RULES.add(rf"the (?P<nth>first|last) day of (?P<month>{MONTH})(?:{_YEAR}|{OF_YEAR})", cues=[MONTH])
def end_of_month(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the last day of March 1918."""
    month = words.month(match["month"])

    def build(year: int) -> str:
        last = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
        return values.day(year, month, 1 if lower(match, "nth") == "first" else last)

    return _in_year(match, at, build)


@RULES.add(
    rf"(?:the )?week (?:of|beginning|starting) (?:(?P<weekday>{SHORT_WEEKDAY}),? )?(?P<month>{MONTH}) ?"
    rf"(?P<day>{DAY})(?P<which>)(?:{_YEAR}|{OF_YEAR})",
    cues=["week"],
)
def week_of(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the week of September 30: the week that holds it, from Monday to Sunday."""
    found = month_day(match, at)
    day = values.span(found.value) if found else None
    if found is None or day is None:
        return None
    week = values.within(day[0], "week")
    return replace(found, value=week, edtf=None, because=f"is the week of {day[0]}, {found.because}")


_WEEKS_IN_MONTH: Final = 4
_NTH: Final = rf"(?P<nth>{ORDINAL}|last)"


@RULES.add(
    rf"(?:the )?{_NTH} (?P<weekday>{WEEKDAY}) (?:in|of) (?P<month>{MONTH})(?:{_YEAR}|{OF_YEAR})",
    cues=[WEEKDAY],
)
def nth_weekday(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the first Monday in October, the last Friday of March 2019."""
    nth, weekday, month = lower(match, "nth"), words.weekday(match["weekday"]), words.month(match["month"])

    def build(year: int) -> str:
        if not 1 <= year <= 9999:
            return ""
        days = [day for day in range(1, calendar.monthrange(year, month)[1] + 1)
                if date(year, month, day).weekday() == weekday]  # fmt: skip
        at = -1 if nth == "last" else words.ordinal(nth) - 1
        return values.day(year, month, days[at]) if at < len(days) else ""

    return _in_year(match, at, build)


@RULES.add(rf"the {_NTH} week (?:in|of) (?P<month>{MONTH})(?:{_YEAR}|{OF_YEAR})", cues=["week"])
def nth_week(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the second week of August: its days 8 to 14; the last week of May: its last seven days."""
    nth, month = lower(match, "nth"), words.month(match["month"])
    found = _in_year(match, at, lambda year: f"{year:04}-{month:02}" if 1 <= year <= 9999 else "")
    whole = values.span(found.value) if found else None
    if found is None or whole is None or (nth != "last" and words.ordinal(nth) > _WEEKS_IN_MONTH):
        return None
    end = whole[1].day
    first = end - 6 if nth == "last" else 7 * words.ordinal(nth) - 6
    days = values.interval(whole[1].replace(day=first), whole[1].replace(day=first + 6))
    mod = Mod.END if nth == "last" else Mod.START if first == 1 else Mod.MID
    return replace(found, mod=mod, edtf=days, because=f"is {days.replace('/', ' to ')}, {found.because}")


def _in_year(match: re.Match[str], at: Context, build: Callable[[int], str]) -> Meaning | None:
    """Return what `build` gives for the year that is written, said, or nearest."""
    year = year_of(match, at)
    if not is_name(match, "month"):
        return None
    if year is not None:
        return dated(match, build(year), "as written")
    if match["of"]:
        said, why = said_year(match, at)
        return dated(match, build(int(said)) if said.isdigit() else "", why)
    value, why = at.of_year(build, match)
    return dated(match, value, why)


def _until(match: re.Match[str], value: str) -> str | None:
    """Return as EDTF a day and the one that a dash joins to it; None where there is none."""
    last = words.ordinal(match.groupdict().get("last") or "0")
    if values.unit(value) != "day" or last <= int(value[8:]):
        return None
    end = values.day(int(value[:4]), int(value[5:7]), last)
    return f"{value}/{end}" if end else None


def _of_year(month: int, day: int, weekday: str | None, match: re.Match[str], at: Context) -> tuple[str, str]:
    """Return a day of the year that fits, one with the weekday written beside it if there is one."""

    def build(year: int) -> str:
        if year < 0:
            return f"{values.year(year)}-{month:02}-{day:02}"
        return values.day(year, month, day)

    def on_weekday(year: int) -> str:
        found = values.span(build(year))
        return build(year) if found and found[0].weekday() == words.weekday(weekday or "") else ""

    value, why = at.of_year(on_weekday, match) if weekday else ("", "")
    return (value, why) if value else at.of_year(build, match)


def _near(month: int, day: int, which: str, today: date) -> str:
    """Return the last or the next day of that name."""
    here, years = str(today), range(today.year - 1, today.year + 2)
    built = [value for year in years if (value := values.day(year, month, day))]
    past, future = [value for value in built if value < here], [value for value in built if value > here]
    if which == "last":
        return past[-1] if past else ""
    return future[0] if future else ""


@RULES.add(
    rf"(?:the )?(?P<day>{DAY})"
    rf"(?=(?:(?:, {DAY})?,? (?:to|and|until|till|through|or) (?:the )?|(?P<dash>{DASH}))(?P<last>{DAY})"
    rf" (?:of )?(?P<month>{MONTH}){_YEAR}?)",
    cues=[MONTH],
)
def first_of_two(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the "5" of "from 5 to 9 May" and of "5-9 May"."""
    if not is_name(match, "month"):
        return None
    day, month, year = words.ordinal(match["day"]), words.month(match["month"]), year_of(match, at)
    if year is not None:
        value, why = values.day(year, month, day), "of the month and year written behind it"
    else:
        value, why = _of_year(month, day, None, match, at)
        why = f"of the month written behind it, {why}"
    return dated(match, value, why, edtf=_until(match, value) if match["dash"] else None)


@RULES.add(
    rf"(?P<weekday>{SHORT_WEEKDAY}),? (?:the )?(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))", cues=[DIGIT]
)
def weekday_nth(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Tue 14th, Sunday the 8th: the nearest 14th that is a Tuesday; not "Friday 14th Street"."""
    after = at.after(match)
    if _BEHIND_NTH.match(after) or re.match(rf"\s{MONTH}\b", after) or at.today is None:
        return None
    day, weekday = words.ordinal(match["day"]), words.weekday(match["weekday"])
    found = []
    for months in range(-_MONTHS_NEAR, _MONTHS_NEAR + 1):
        month = values.move(at.today.replace(day=1), months, "month")
        named = values.span(values.day(month.year, month.month, day)) if month else None
        if named and named[0].weekday() == weekday:
            found.append(named[0])
    if not found:
        return None
    sign = {"past": -1, "future": 1}.get(at.tense(match), 0)
    today = at.today

    def away(one: date) -> tuple[bool, int]:
        return (one - today).days * sign < 0, abs((one - today).days)

    return dated(match, str(min(found, key=away)), f"is the nearest such {calendar.day_name[weekday]}")


@RULES.add(
    rf"the (?P<day>{DAY}) (?:day )?of (?P<which>this|last|next|that|the (?:same|following|previous)) month",
    cues=["month"],
)
def day_of_said_month(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the 5th of last month, the first of next month."""
    which = lower(match, "which")
    base = at.anchor if which.startswith("th") and which != "this" else at.here
    month = values.shift(base, step(which), "month")
    value = values.day(int(month[:4]), int(month[5:7]), words.ordinal(match["day"])) if month else ""
    return dated(match, value, f"counted from {base}")


@RULES.add(rf"(?P<the>the )?(?P<day>{FIGURES})(?:, {YEAR})?", cues=[DIGIT])
def day_of_named_month(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the "9" of "May 5 to 9", and "on the 13th": of the month named before, else of the nearest."""
    if values.unit(at.named) != "day":
        return _nth_near(match, at) if match["the"] else None
    if match["the"]:
        if not re.fullmatch(r"\d+[a-z]{2}", match["day"].lower()) or _BEHIND_NTH.match(at.after(match)):
            return None
        if not re.search(r"\b(?:on|by|until|from|to|before|after|of|and)$", at.before(match)):
            return None
    elif not at.is_second(match.start()) and (
        not (
            re.fullmatch(r",?\s(?:to|and|until|till|through|or)\s", at.text[at.end : match.start()])
            or (at.text[at.end : match.start()] == ", " and _GOES_ON.match(at.after(match)))
        )
        or re.match(r"\s+[a-z]+s\b|\s+(?:percent|per|million|more|other)|\w|\s+[A-Z]", at.after(match))
    ):
        return None
    value = values.day(int(at.named[:4]), int(at.named[5:7]), words.ordinal(match["day"]))
    return dated(match, value, f"of the month of {at.named} named before")


def _nth_near(match: re.Match[str], at: Context) -> Meaning | None:
    """As in "leaves on the 14th", "was held on the 3rd": the next or the last one, as the verb says."""
    written = re.fullmatch(r"\d+[a-z]{2}", match["day"].lower()) and not _BEHIND_NTH.match(at.after(match))
    if not written or at.today is None or not re.search(r"\b(?:on|until)$", at.before(match)):
        return None
    day, ahead = words.ordinal(match["day"]), at.tense(match)
    if not ahead:
        return None
    months = range(0, -_MONTHS_NEAR, -1) if ahead == "past" else range(_MONTHS_NEAR)
    for month in (values.move(at.today.replace(day=1), count, "month") for count in months):
        value = values.day(month.year, month.month, day) if month else ""
        if value and (value <= str(at.today) if ahead == "past" else value >= str(at.today)):
            return dated(match, value, f"is the {'last' if ahead == 'past' else 'next'} such day")
    return None
