"""What to ask the person who brings a report in about its day of publication."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geo.dates import tag
from geo.dates.tense import tense

_READ: Final = 100_000
"""How many characters of a report are looked at."""

_MOST: Final = 3
"""How many days are named in a question."""

_ANY_DAY: Final = date(2000, 1, 1)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PREPOSITION: Final = re.compile(r"\b(?:on|in|at|by|until|since|from) \Z", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b\d{4}\b")


def why_published(text: str) -> str:
    """Return why the day of publication is needed, to follow "The day of publication is"."""
    known = {expression.start for expression in tag(text[:_READ], None) if expression.edtf}
    for expression in tag(text[:_READ], _ANY_DAY):
        if expression.edtf and expression.start not in known:
            return f"needed to read “{_before(text, expression.start)}{expression.text}”"
    return "needed to tell what lies behind and what lies ahead"


def questions(text: str, published: date, today: date) -> tuple[str, ...]:
    """Return what is odd about a day of publication, as questions; () where nothing is.

    It is odd if it lies ahead of today, or if the report tells of a later day as past.
    """
    asked = []
    if published > today:
        asked.append(f"The day of publication, {published}, is still to come. Is it right?")
    later = [
        expression.text
        for expression in tag(text[:_READ], published)
        if _DAY.fullmatch(expression.edtf)
        and _YEAR.search(expression.text)
        and expression.edtf > published.isoformat()
        and tense(text, expression.start, expression.end) == "past"
    ]
    if days := list(dict.fromkeys(later))[:_MOST]:
        named = ", ".join(f"“{day}”" for day in days)
        asked.append(
            f"The report tells of {named} as past, which is after {published}, its day of publication. "
            "Is that day right?"
        )
    return tuple(asked)


def _before(text: str, start: int) -> str:
    """The "on" of "on Friday"."""
    found = _PREPOSITION.search(text, max(0, start - 8), start)
    return found[0].lower() if found else ""
