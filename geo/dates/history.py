"""A text and its publication date -> whether it tells a history rather than the news of its day.

A history names years, most of them long before its publication; the news say "Friday" and "last month".
"""

from __future__ import annotations

from datetime import date
from typing import Final

from geo.dates.words import DAY, ERA, MONTH, WEEKDAY, YEAR, compiled

_YEAR: Final = compiled(
    rf"(?<!\w)(?:(?:{MONTH}(?: {DAY})?,?|in|by|since|until|from|of|between) (?P<year>{YEAR})|\d{{1,4}} {ERA})"
)
_HERE: Final = compiled(
    rf"(?<!\w)(?:{WEEKDAY}(?!,? (?:the )?(?:{DAY} )?(?:of )?{MONTH})|yesterday|today|tonight|tomorrow|ago"
    r"|(?:last|this|next) (?:week|month|year))"
)
_FEWEST: Final = 3
_READ: Final = 200_000
_LEAD: Final = 500
"""Characters in which the news say that they are news."""


def is_history(text: str, published: date) -> bool:
    """Return whether the years that a text names tell a history; its first 200,000 characters decide.

    Most of them lie at least two years before publication, they outnumber "Friday" and "ago" eight to one,
    and the lead holds none of those words ("today" and "ago" apart, which histories use as well).
    """
    head = text[:_READ]
    long_ago = [not m["year"] or int(m["year"]) <= published.year - 2 for m in _YEAR.finditer(head)]
    past = sum(long_ago)
    if past < _FEWEST or past <= 2 * (len(long_ago) - past):
        return False
    here = list(_HERE.finditer(head))
    in_lead = any(m.start() < _LEAD and m[0].lower() not in ("today", "ago") for m in here)
    return past > 8 * len(here) and not in_lead
