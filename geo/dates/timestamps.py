"""A date as news sites stamp it on a report -> the day, in the time zone of the stamp.

"2016-12-19T08:00Z", "Mon Dec. 19, 2016 | 4:55pm EST", "19 December 2016", "12/19/2016" are one day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geo.dates import words
from geo.dates.words import MONTH

_MONTH: Final = rf"(?P<month>{MONTH})\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# As news sites stamp their reports; a time of day, zone or weekday may stand around it.
_STAMPS: Final = tuple(
    re.compile(rf"(?<!\w){stamp}(?!\d)", re.ASCII | re.IGNORECASE)
    for stamp in (
        r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
        r"(?P<first>\d{1,2})([-/.])(?P<second>\d{1,2})\2(?P<year>\d{4})",
        rf"{_DAY}[ -]{_MONTH}[ -](?P<year>\d{{4}})",
        rf"{_MONTH} {_DAY},?(?: \d\d?:[\d:]{{2,5}}(?: [a-z]{{2,4}})?)? (?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}) {_MONTH} {_DAY}",
    )
)
_LONGEST: Final = 100


def day(stamp: str) -> date:
    """Return the one day a stamp names; its first 100 characters count.

    Raises:
        ValueError: it names none, several or an impossible one, or "3/4/2016", which may be either of
            two. The message goes on from "the stamp is ...".

    """
    plain = " ".join(stamp[:_LONGEST].split())
    days = {_day(**match.groupdict()) for one in _STAMPS for match in one.finditer(plain)}
    if len(days) != 1:
        raise ValueError("which names several days" if days else "which names no day")
    return days.pop()


def _day(year: str, month: str = "", day: str = "", first: str = "", second: str = "") -> date:
    """The day that the parts of a stamp name; `first` and `second` are day and month in either order."""
    if first:
        low, high = sorted((int(first), int(second)))
        if low != high <= 12:
            raise ValueError("where either number may be the month")
        return _date(year, low, high)
    number = int(month) if month.isdigit() else words.month(month)
    return _date(year, number, int(day))


def _date(year: str, month: int, day: int) -> date:
    try:
        return date(int(year), month, day)
    except ValueError as error:
        raise ValueError(f"which is no day of the calendar: {error}") from None
