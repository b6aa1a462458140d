"""Rules for feasts and public days whose date the Gregorian calendar fixes or computes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from geo.dates import values
from geo.dates.context import Context, Meaning, Rules
from geo.dates.relative import step
from geo.dates.words import SPACE, YEAR

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


_DAYS: Final[dict[str, Callable[[int], date]]] = {
    "new year's eve": _fixed(12, 31), "new year's day": _fixed(1, 1), "new year's": _fixed(1, 1),
    "martin luther king day": _nth(1, 0, 3), "groundhog day": _fixed(2, 2), "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3), "st. patrick's day": _fixed(3, 17), "april fools' day": _fixed(4, 1),
    "ash wednesday": _from_easter(-46), "palm sunday": _from_easter(-7), "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2), "easter sunday": easter, "easter monday": _from_easter(1), "easter": easter,
    "ascension day": _from_easter(39), "pentecost": _from_easter(49), "mardi gras": _from_easter(-47),
    "earth day": _fixed(4, 22), "may day": _fixed(5, 1), "mother's day": _nth(5, 6, 2), "memorial day": _nth(5, 0, -1),
    "flag day": _fixed(6, 14), "father's day": _nth(6, 6, 3), "juneteenth": _fixed(6, 19), "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4), "the fourth of july": _fixed(7, 4), "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1), "columbus day": _nth(10, 0, 2), "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1), "guy fawkes night": _fixed(11, 5), "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11), "thanksgiving day": _nth(11, 3, 4), "thanksgiving": _nth(11, 3, 4),
    "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25), "boxing day": _fixed(12, 26),
}  # fmt: skip


def _pattern(name: str) -> str:
    return name.replace("'", "['’]?").replace(".", r"\.?").replace("the ", f"the{SPACE}").replace(" ", SPACE)


_NAME: Final = "|".join(_pattern(name) for name in sorted(_DAYS, key=len, reverse=True))
_KEYS: Final = {re.sub(r"[^a-z]", "", name): name for name in _DAYS}


@RULES.add(
    rf"(?:(?P<which>last|next|this){SPACE})?(?P<name>{_NAME})(?:(?:,|{SPACE}in|{SPACE}of)?{SPACE}(?P<year>{YEAR})|{SPACE}(?P<when>last|next|this){SPACE}year)?"
)
def holiday(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Christmas, last Thanksgiving, Easter 1916."""
    if not re.sub(r"^(?:the)?\s*", "", match["name"])[0].isupper():
        return None
    on = _DAYS[_KEYS[re.sub(r"[^a-z]", "", match["name"].lower())]]

    def build(year: int) -> str:
        return str(on(year)) if 1 <= year <= 9998 else ""

    if match["year"]:
        return Meaning("DATE", build(int(match["year"])), "in the year as written")
    which = (match["when"] or match["which"] or "").lower()
    if which and at.today:
        here = at.today
        found = [value for year in range(here.year - 1, here.year + 2) if (value := build(year))]
        if match["when"]:
            value = build(here.year + step(which))
        elif which == "this":
            value = build(here.year)
        else:
            fitting = [
                value for value in found if (value < str(here) if which == "last" else value > str(here))
            ]
            value = (fitting[-1] if which == "last" else fitting[0]) if fitting else ""
        return Meaning("DATE", value, f"counted from {here}") if value else None
    value, why = at.of_year(build, match)
    return Meaning("DATE", value, why) if value else None
