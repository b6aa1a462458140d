"""Arithmetic on TIMEX3 values, and the same values as EDTF.

A value is what the tagger writes: "2023-09-15", "2023-09", "2023", "202" (the 2020s), "20" (the 21st
century), "2023-W37", "2023-W37-WE", "2023-Q3", "2023-H2", "2023-SU", "BC0331", each with a time of day behind
it if there is one ("2023-09-15TMO"). "" stands for a value that the calendar does not have.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

FORM: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?P<time>T.*)?|(?P<decade>\d{3})|(?P<century>\d\d)",
    re.ASCII,
)
SEASONS: Final = {"SP": ("21", 3), "SU": ("22", 6), "FA": ("23", 9), "WI": ("24", 12)}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_CODES: Final = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M",
    "quarter": "{}Q", "year": "{}Y", "decade": "{}DE", "century": "{}CE", "millennium": "{}ML",
}  # fmt: skip
_HALVES: Final = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}


def day(year: int, month: int, number: int) -> str:
    """Return the value of a day; "" if there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return ""
    return f"{year:04}-{month:02}-{number:02}"


def unit(value: str) -> str:
    """Return the unit a value names ("day", "weekend", "half", "season", "decade", ...); "" for none."""
    form = FORM.fullmatch(value)
    if not form:
        return ""
    fine = ("day", "weekend", "week", "month", "quarter", "half", "season", "decade", "century", "year")
    return next(name for name in fine if form[name])


def span(value: str) -> tuple[date, date] | None:
    """First and last day of a value; None where it has none (BC years, PRESENT_REF, year 0)."""
    form = FORM.fullmatch(value)
    if not form:
        return None
    try:
        return _span(form)
    except (ValueError, OverflowError):
        return None


def _span(form: re.Match[str]) -> tuple[date, date]:
    if form["century"]:
        first = max(1, int(form["century"]) * 100)
        return date(first, 1, 1), date(int(form["century"]) * 100 + 99, 12, 31)
    if form["decade"]:
        return date(max(1, int(form["decade"]) * 10), 1, 1), date(int(form["decade"]) * 10 + 9, 12, 31)
    year = int(form["year"])
    if form["day"]:
        only = date(year, int(form["month"]), int(form["day"]))
        return only, only
    if form["week"]:
        monday = date.fromisocalendar(year, int(form["week"]), 1)
        return monday + timedelta(days=5 if form["weekend"] else 0), monday + timedelta(days=6)
    if form["season"]:
        return _months(year, SEASONS[form["season"]][1], 3)
    if form["quarter"]:
        return _months(year, 3 * int(form["quarter"]) - 2, 3)
    if form["half"]:
        return _months(year, 6 * int(form["half"]) - 5, 6)
    return _months(year, int(form["month"]), 1) if form["month"] else _months(year, 1, 12)


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    end = year * 12 + month - 2 + length
    to_year, to_month = end // 12, end % 12 + 1
    last = date(to_year, to_month, calendar.monthrange(to_year, to_month)[1])
    return date(year, month, 1), last


def within(day: date, name: str) -> str:
    """Return the value of the day, week, month, quarter, half, year, decade or century that `day` lies in."""
    year = f"{day.year:04}"
    if name in ("week", "weekend", "fortnight"):
        iso = day.isocalendar()
        if not 1 <= iso.year <= 9999:
            return ""
        return f"{iso.year:04}-W{iso.week:02}{'-WE' if name == 'weekend' else ''}"
    return {
        "day": day.isoformat(),
        "month": f"{year}-{day.month:02}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{(day.month + 5) // 6}",
        "year": year,
        "decade": year[:3],
        "century": year[:2],
    }.get(name, "")


def widen(value: str, name: str) -> str:
    """Return the unit that a value lies in, "" if in several: ("2023-09-15", "month") -> "2023-09"."""
    if found := span(value):
        first, last = (within(side, name) for side in found)
        return first if first == last else ""
    if value.startswith("BC") and name == "year":
        return value[:6]
    return ""


def shift(value: str, count: int, name: str) -> str:
    """Return the unit `name` that lies `count` units after that of `value`; of a day a day for days.

    ("2023-09-15", 1, "month") -> "2023-10"; ("2023-09-15", 2, "day") -> "2023-09-17"; "" if `value` is
    wider than the unit or the calendar ends.
    """
    if value.startswith("BC"):
        return _shift_bc(value, count, name)
    start = span(widen(value, name))
    later = move(start[0], count, name) if start else None
    return within(later, name) if later else ""


def _shift_bc(value: str, count: int, name: str) -> str:
    """Move a year BC by years, a month BC by months; there is no year 0."""
    number, month = -int(value[2:6]), value[7:9]
    if name == "month" and month.isdigit():
        years, index = divmod(int(month) - 1 + count, 12)
        moved = number + years
        return f"{year(moved + (number < 0 <= moved))}-{index + 1:02}"
    moved = number + count
    return year(moved + (moved >= 0)) if name == "year" else ""


def year(number: int) -> str:
    """Return the value of a year counted without a year 0: -331 is 331 BC."""
    if 1 <= number <= 9999:
        return f"{number:04}"
    return f"BC{-number:04}" if -9999 <= number <= -1 else ""


def is_night(clock: str) -> bool:
    """Whether a time of day lies in the evening or the night before midnight: "TNI", "T20:30"."""
    return clock in ("TNI", "TEV") or "T18:00" <= clock <= "T24:00"


def move(day: date, count: int, name: str) -> date | None:
    """Return the day `count` units later, at most the month's last; None beyond the calendar."""
    try:
        if name in _DAYS:
            return day + timedelta(days=count * _DAYS[name])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[name]
        to_year, to_month = months // 12, months % 12 + 1
        return date(to_year, to_month, min(day.day, calendar.monthrange(to_year, to_month)[1]))
    except (ValueError, OverflowError, KeyError, calendar.IllegalMonthError):
        return None


def duration(count: float | None, name: str) -> str:
    """Return the TIMEX3 value of a length of time; a count of None is an unknown one: "PXD"."""
    if name == "fortnight":
        count, name = (None if count is None else count * 2), "week"
    if name == "decade" and count is not None:
        count, name = count * 10, "year"
    if count is None:
        return "P" + _CODES[name].format("X")
    whole = int(count)
    if count != whole and count - whole == 0.5 and name in _HALVES:
        head = _CODES[name].format(whole) if whole else "T" if name in ("hour", "minute") else ""
        return f"P{head}{_HALVES[name]}"
    if count != whole and name == "century":
        return f"P{count * 100:g}Y"
    return "P" + _CODES[name].format(f"{whole}" if count == whole else f"{count:g}")


def edtf(value: str) -> str:
    """Return a value as EDTF; "" where it is no stretch of the calendar."""
    form = FORM.fullmatch(value)
    if not form:
        return _antiquity(value)
    found = span(value)
    if found is None:
        return ""
    if form["decade"]:
        return f"{value}X"
    if form["century"]:
        return f"{value}XX"
    if form["season"]:
        return f"{form['year']}-{SEASONS[form['season']][0]}"
    if form["week"]:
        return interval(*found)
    if form["quarter"] or form["half"]:
        return f"{found[0]:%Y-%m}/{found[1]:%Y-%m}" if found[0].year > 999 else interval(*found)
    return value.split("T")[0]


def interval(first: date, last: date) -> str:
    """Return two days as EDTF; one day where they are the same."""
    return f"{first}/{last}" if first != last else str(first)


def _antiquity(value: str) -> str:
    """EDTF counts years astronomically: 331 BC is year -330."""
    if found := re.fullmatch(r"BC(\d{4})(-\d\d(?:-\d\d)?)?(?:T.*)?", value, re.ASCII):
        return _astronomical(int(found[1])) + (found[2] or "")
    if found := re.fullmatch(r"BC(\d{4})-(SP|SU|FA|WI)", value, re.ASCII):
        return f"{_astronomical(int(found[1]))}-{SEASONS[found[2]][0]}"
    if found := re.fullmatch(r"BC(\d{2,3})", value, re.ASCII):
        size = 10 ** (4 - len(found[1]))
        start = int(found[1]) * size + (size == 100)  # the 5th century ends with 401 BC, the 330s with 330 BC
        return f"{_astronomical(start + size - 1)}/{_astronomical(max(1, start))}"
    return ""


def _astronomical(bc: int) -> str:
    return f"-{bc - 1:04}" if bc > 1 else "0000"


def approximate(edtf: str) -> str:
    """Return an EDTF date or interval marked as approximate."""
    return "/".join(f"{side}~" for side in edtf.split("/")) if edtf else ""
