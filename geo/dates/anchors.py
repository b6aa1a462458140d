"""Expressions -> the same, where "a day after the quake on Sunday" has got its own day.

An amount before an event counts from it. Where the event's date is named with it, the two give a date: "two
days after Sunday's attack", "on the eve of the summit in Geneva on Monday", "a year after the 2011 flood". At
the start of a sentence only a comma, "'s" or the noun of the event ends it: in "Two days after the vote he
fled on Monday" it is he who fled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geo.dates import values
from geo.dates.expression import Expression, Relation
from geo.dates.sentence import sentence_start
from geo.dates.tense import TELLS_WHICH

_DAYS: Final = {"day": 1, "week": 7}
_FINER: Final = {
    "day": ("day",),
    "week": ("day",),
    "month": ("day", "month"),
    "year": ("day", "month", "year"),
    "decade": ("day", "month", "year"),
}
"""Units of an amount, and of the dates that such an amount counts from."""
_SIGNS: Final = {Relation.AFTER: 1, Relation.BEFORE: -1}
_OPENING: Final = 4
"""Characters at the start of a sentence, before an expression that opens it: "On"."""

_EVENT: Final = re.compile(r"\s(?:after|before|prior to|of)\s[^.,;:!?\n]{0,80}")
_HELD: Final = re.compile(
    r"\s(?:after|before|of)\s[^.,;:!?\n]{0,60},\s(?:(?:which (?:was|were) )?(?:held|staged)"
    r"|which (?:took place|began|fell)) (?:on |in )?"
)
"""An event with its day in an aside: "after the vote, held on Sunday,"."""
_WHOSE: Final = re.compile(
    r"\s(?:after|before|prior to)\s(?:(?:the|an?|its|his|her|their)|[A-Z][^.,;:!?\n]{0,40}['’]s?)\s"
)
"""What stands before a date that tells which event: "after the 2011 flood", "before Chile's 2010 quake"."""
_FOR: Final = re.compile(r"\bfor\s$")
"""What stands before an amount that says how long: "for four years before the war of 1914"."""
_NAME: Final = re.compile(r"\s(?!(?:Mr|Mrs|Ms|Dr)\b)[A-Z]")
"""What follows a date in the name of an event: "the 1998 World Cup"."""
_ENDS: Final = re.compile(r"['’]s\b|,")
_ENDS_CLAUSE: Final = re.compile(r"['’]s\b|[,.;!?]|\s*$|\s(?:in|at|and|but)\b")


def anchored(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the expressions; those that count from an event whose date is named next get their own."""
    found = list(expressions)
    for at, (amount, event) in enumerate(pairwise(expressions)):
        if date := _date(text, amount, event):
            way = "after" if amount.relation == Relation.AFTER else "before"
            reason = (
                f"'{' '.join(text[amount.start : event.end].split())}' is {amount.text} {way} {event.edtf}"
            )
            found[at] = replace(amount, edtf=date, reason=reason)
    return found


def counts_from(text: str, amount: Expression, event: Expression) -> bool:
    """Return whether an amount counts from an event whose date is the other expression."""
    _, unit = amount.amount or (0, "")
    if _steps(amount) is None or values.unit(event.edtf) not in _FINER[unit]:
        return False
    if _FOR.search(text, max(0, amount.start - _OPENING), amount.start):
        return False
    tells_which = TELLS_WHICH.match(text, event.end) or _NAME.match(text, event.end)
    if _WHOSE.fullmatch(text, amount.end, event.start) and tells_which:
        return True
    if _HELD.fullmatch(text, amount.end, event.start) and text[event.end : event.end + 1] == ",":
        return True
    opens = amount.start - sentence_start(text, amount.start) <= _OPENING
    ends = _ENDS if opens else _ENDS_CLAUSE
    return bool(_EVENT.fullmatch(text, amount.end, event.start) and ends.match(text, event.end))


def days_counted(amount: Expression) -> int | None:
    """Return how many days an amount lies after an event, negative before it.

    None where it counts from no event ("two days later"), or not in whole days or weeks.
    """
    _, unit = amount.amount or (0, "")
    steps = _steps(amount)
    return steps * _DAYS[unit] if steps is not None and unit in _DAYS else None


def _steps(amount: Expression) -> int | None:
    """How many of its units an amount lies after an event, negative before it; None where it does not."""
    number, unit = amount.amount or (0, "")
    if amount.relation not in _SIGNS or unit not in _FINER or number != int(number) or amount.mod:
        return None
    return _SIGNS[amount.relation] * int(number)


def _date(text: str, amount: Expression, event: Expression) -> str:
    """The date so long after or before the event's, "" where the two do not belong together."""
    steps, (_, unit) = _steps(amount), amount.amount or (0, "")
    if amount.edtf or steps is None or not counts_from(text, amount, event):
        return ""
    if unit in _DAYS:
        return values.shift(event.edtf, steps * _DAYS[unit], "day")
    if unit == "decade":
        return values.shift(event.edtf, 10 * steps, "year")
    return values.shift(event.edtf, steps, unit)
