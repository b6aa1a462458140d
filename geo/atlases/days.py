"""The days that a date covers as whole numbers, which can be compared, drawn and kept in a file."""

from __future__ import annotations

from typing import Final

from geo import timespan
from geo.timespan import Day

FIRST: Final = -1_000_000_000
LAST: Final = 1_000_000_000
"""Stand for a side that is open: `../1953` starts on FIRST, `2023-09-16/..` ends on LAST."""


def number(day: Day) -> int:
    """Days from 1970-01-01 to a day (year, month, day) of the proleptic Gregorian calendar.

    Days beyond 2.7 million years count as an open side. Source: Hinnant, chrono-Compatible Low-Level Date
    Algorithms (days_from_civil).
    """
    year, month, of_month = day
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + of_month - 1
    found = era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468
    return max(FIRST, min(found, LAST))


def covered(edtf: str) -> tuple[int, int]:
    """First and last day of an EDTF date.

    Raises:
        ValueError: as `geo.timespan.parse`.

    """
    span = timespan.parse(edtf)
    return (number(span.first) if span.first else FIRST), (number(span.last) if span.last else LAST)


def written(day: int) -> str:
    """A day as EDTF (`2022-02-24`, `-0043-03-15`), "" for an open side.

    Source: as `number` (civil_from_days).
    """
    if not FIRST < day < LAST:
        return ""
    era, of_era = divmod(day + 719_468, 146_097)
    of_era_year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * of_era_year + of_era_year // 4 - of_era_year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = of_era_year + era * 400 + (month <= 2)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{of_year - (153 * shifted + 2) // 5 + 1:02d}"
