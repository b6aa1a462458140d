"""Rules for feasts and public days whose date the Gregorian calendar fixes or computes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.rule import Rules, dated, lower, step
from geo.dates.words import DIGIT, YEAR
from geo.lang.en.holidays import ELECTION, FIXED, FROM_EASTER, WEEKDAYS

RULES: Final = Rules()


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """Return year -> the count-th weekday (0 Monday) of a month; count -1 is the last."""

    def on(year: int) -> date:
        if count > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return on


def _election(year: int) -> date:
    return _nth(11, 0, 1)(year) + timedelta(days=1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


_DAYS: Final[dict[str, Callable[[int], date]]] = {
    **{name: _fixed(*day) for name, day in FIXED.items()},
    **{name: _nth(*day) for name, day in WEEKDAYS.items()},
    **{name: _from_easter(days) for name, days in FROM_EASTER.items()},
    ELECTION: _election,
}


def _pattern(name: str) -> str:
    return name.replace("'", "['’]?").replace(".", r"\.?")


NAMES: Final = "|".join(_pattern(name) for name in sorted(_DAYS, key=len, reverse=True))
_KEYS: Final = {re.sub(r"[^a-z]", "", name): name for name in _DAYS}


HOLIDAY: Final = (
    rf"(?:(?P<which>last|next|this) )?(?P<name>{NAMES})"
    rf"(?:(?:,| in| of)? (?P<year>{YEAR})| (?P<when>last|next|this) year)?"
)


@RULES.add(HOLIDAY, cues=[NAMES])
def holiday(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Christmas, last Thanksgiving, Easter 1916."""
    name = match["name"].removeprefix("the ")
    if not name[0].isupper():
        return None
    on = _DAYS[_KEYS[re.sub(r"[^a-z]", "", match["name"].lower())]]

    def build(year: int) -> str:
        return str(on(year)) if 1 <= year <= 9998 else ""

    if match["year"]:
        return dated(match, build(int(match["year"])), "in the year as written")
    if at.today and (match["when"] or match["which"]):
        return dated(match, _near(build, at.today, lower(match, "when"), lower(match, "which")), at.counted())
    value, why = at.of_year(build, match)
    return dated(match, value, why)


@RULES.add(
    r"9/11(?![/\d])|(?:the )?(?:sept(?:ember|\.)? 11|11 sept(?:ember|\.)?)(?=,? (?:terror(?:ist)? |suicide )?"
    r"(?:attacks|hijackings|hijackers|terrorists|victims|families|anniversary|memorial|commission|plotters)\b)",
    cues=[DIGIT],
)
def nine_eleven(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 9/11 and "the Sept. 11 attacks", the name of that day; 9/11/2023 is a day like others."""
    return Meaning(Kind.DATE, "2001-09-11", "is the name of that day")


def _near(build: Callable[[int], str], today: date, year: str, which: str) -> str:
    """Return the feast of last, this or next year, or the last or next one."""
    if year or which == "this":
        return build(today.year + step(year))
    found = [value for year in range(today.year - 1, today.year + 2) if (value := build(year))]
    if which == "last":
        return max((value for value in found if value < str(today)), default="")
    return min((value for value in found if value > str(today)), default="")
