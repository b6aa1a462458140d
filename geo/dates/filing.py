"""The dateline of a report -> the day it was filed.

"SUVA, Fiji, May 13 (Wire) - A ship ran aground today": a paper may print a report days after it was written,
so its "today" and its weekdays count from the day of its dateline. A day after publication, or more than a
week before it, is not read so.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geo.dates import values, words
from geo.dates.words import FIGURES, MONTH
from geo.lang.en.datelines import DATELINE

_HEAD: Final = 2_000
"""Characters at the top of a report in which its dateline stands."""
_LONGEST: Final = 120
_DAYS: Final = 7

_LINE: Final = re.compile(r"^(?=[A-Z])", re.MULTILINE)
_DATELINE: Final = re.compile(DATELINE)
_DAY: Final = words.compiled(
    rf"(?P<month>{MONTH}) (?P<day>{FIGURES})|(?P<day_before>{FIGURES}) (?P<month_behind>{MONTH})"
)


def filed_on(text: str, published: date) -> date | None:
    """Return the day of a report's dateline; None where it names none in the week up to publication."""
    head = text[:_HEAD]
    for line in _LINE.finditer(head):
        dateline = _DATELINE.match(head, line.start(), line.start() + _LONGEST)
        if dateline is None or (named := _DAY.search(dateline[0])) is None:
            continue
        month = words.month(named["month"] or named["month_behind"])
        day = words.ordinal(named["day"] or named["day_before"])
        for year in (published.year, published.year - 1):
            found = values.span(values.day(year, month, day))
            if found and 0 <= (published - found[0]).days <= _DAYS:
                return found[0]
        return None
    return None
