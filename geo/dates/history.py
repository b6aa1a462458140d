"""A text and its publication date -> whether it tells a history rather than the news of its day.

A history names full dates, years before its publication; the news say "Friday" and "last month".
"""

from __future__ import annotations

from datetime import date
from typing import Final

from geo.dates.words import DAY, MONTH, WEEKDAY, YEAR, compiled

_FULL: Final = compiled(rf"(?<!\w){MONTH}(?: {DAY})?,? (?P<year>{YEAR})")
_DEICTIC: Final = compiled(
    rf"(?<!\w)(?:{WEEKDAY}|yesterday|today|tonight|tomorrow|ago|(?:last|this|next) (?:week|month|year))"
)
_FEWEST: Final = 3
_READ: Final = 200_000


def is_history(text: str, published: date) -> bool:
    """Return whether the full dates of a text tell a history.

    Most of them lie at least two years before publication, and they outnumber "Friday" and "ago". The
    first 200,000 characters decide.
    """
    head = text[:_READ]
    away = [int(match["year"]) <= published.year - 2 for match in _FULL.finditer(head)]
    elsewhere = sum(away)
    if elsewhere < _FEWEST or elsewhere <= 2 * (len(away) - elsewhere):
        return False
    return elsewhere > sum(1 for _ in _DEICTIC.finditer(head))
