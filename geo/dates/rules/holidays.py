"""Rules for feasts and public days whose date the Gregorian calendar fixes or computes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from geo.dates.context import Context, Meaning
from geo.dates.rule import Rules, dated, lower, step
from geo.dates.words import YEAR

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


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _election(year: int) -> date:
    """Election day of the United States: the Tuesday after the first Monday of November."""
    return _nth(11, 0, 1)(year) + timedelta(days=1)


_DAYS: Final[dict[str, Callable[[int], date]]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "martin luther king day": _nth(1, 0, 3),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": easter,
    "easter monday": _from_easter(1),
    "easter": easter,
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "mardi gras": _from_easter(-47),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, 0, -1),
    "flag day": _fixed(6, 14),
    "father's day": _nth(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "the fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "election day": _election,
    "all saints' day": _fixed(11, 1),
    "guy fawkes night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}


def _pattern(name: str) -> str:
    return name.replace("'", "['’]?").replace(".", r"\.?")


_NAMES: Final = "|".join(_pattern(name) for name in sorted(_DAYS, key=len, reverse=True))
_KEYS: Final = {re.sub(r"[^a-z]", "", name): name for name in _DAYS}


@RULES.add(
    rf"(?:(?P<which>last|next|this) )?(?P<name>{_NAMES})"
    rf"(?:(?:,| in| of)? (?P<year>{YEAR})| (?P<when>last|next|this) year)?",
    cues=[_NAMES],
)
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


def _near(build: Callable[[int], str], today: date, year: str, which: str) -> str:
    """Return the feast of last, this or next year, or the last or next one."""
    if year or which == "this":
        return build(today.year + step(year))
    found = [value for year in range(today.year - 1, today.year + 2) if (value := build(year))]
    if which == "last":
        return max((value for value in found if value < str(today)), default="")
    return min((value for value in found if value > str(today)), default="")
