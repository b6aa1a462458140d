"""Histories: whether a text is one, which dates it only glances at, which year its months belong to.

A history names years, most of them long before its publication, and moves from date to date; the news say
"Friday" and "last month".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from geo.dates import values
from geo.dates.sentence import sentence_start
from geo.dates.words import DAY, ERA, MONTH, WEEKDAY, YEAR, compiled

_BACK: Final = 15
_AHEAD: Final = 5
"""Years by which a story looks back or ahead at a glance only, without moving there."""

_OPENING: Final = 12
"""Characters at the start of a sentence in which a year is its subject: "In late 1945"."""

_HALF_A_YEAR: Final = 183

_HAD: Final = re.compile(r"\bhad\b")
_COME_ABOUT: Final = re.compile(r"\b(?:by|since|until)\s+$", re.IGNORECASE)
_CLAUSE: Final = re.compile(r",?[^,.;:]{0,60}")

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


def year_of(value: str) -> int | None:
    """Return the year of a value, negative if BC; None where it names none."""
    found = re.match(r"(BC)?(\d{4})", value)
    return (-int(found[2]) if found[1] else int(found[2])) if found else None


def is_bracketed(text: str, start: int) -> bool:
    """Whether a bracket is open before an expression, in the 60 characters before it."""
    before = text[max(0, start - 60) : start]
    return before.rfind("(") > before.rfind(")")


def is_elsewhere(text: str, start: int, value: str, named: str) -> bool:
    """Whether a date stands in brackets and is of another time than the story: a life, another war."""
    this, last = year_of(value), year_of(named)
    return this is not None and last is not None and abs(this - last) > 1 and is_bracketed(text, start)


def is_glance(text: str, start: int, year: int, named: str) -> bool:
    """Whether a story only glances at a year far before, or after, the date named last.

    A year that opens a sentence moves the story: "In 1945, the war was over."
    """
    last = year_of(named)
    if last is None or start - sentence_start(text, start) < _OPENING:
        return False
    is_fine = values.unit(named) in ("day", "month", "week")
    return year < last - _BACK or (is_fine and year > last + _AHEAD)


def is_pluperfect(text: str, start: int, end: int) -> bool:
    """Whether "had" stands before `text[start:end]` in its sentence or in the clause behind it.

    What is told so lies before the story's now, except what had come about by a date.
    """
    if _COME_ABOUT.search(text[max(0, start - 10) : start]):
        return False
    behind = _CLAUSE.match(text, end)
    return _HAD.search(text, sentence_start(text, start), behind.end() if behind else start) is not None


def in_year(build: Callable[[int], str], named: str, *, had: bool) -> str:
    """Return a month, day or season of the year of the date named last, or of the year beside it.

    build: year -> value, "" where that year has no such day. had: whether it lies before the date named.
    """
    year = year_of(named)
    if year is None:
        return ""
    value, following = build(year), build(year + 1)
    this, last = values.span(value), values.span(named)
    if had:
        return build(year - 1) if this and last and this[0] > last[1] else value
    has_moved_on = (
        this
        and last
        and values.unit(named) in ("day", "month", "week", "season")
        and (last[0] - this[1]).days > _HALF_A_YEAR
    )
    return following if following and (not value or has_moved_on) else value
