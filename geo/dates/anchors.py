"""Expressions -> the same, where "a day after the quake on Sunday" has got its own day.

An amount before an event counts from it. Where the event's day is named with it, the two give a day: "two
days after Sunday's attack", "on the eve of the summit in Geneva on Monday". At the start of a sentence only a
comma or "'s" ends the event: in "Two days after the vote he fled on Monday" it is he who fled.
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

_DAYS: Final = {"day": 1, "week": 7}
_SIGNS: Final = {Relation.AFTER: 1, Relation.BEFORE: -1}
_OPENING: Final = 4
"""Characters at the start of a sentence, before an expression that opens it: "On"."""

_EVENT: Final = re.compile(r"\s(?:after|before|prior to|of)\s[^.,;:!?\n]{0,80}")
_ENDS: Final = re.compile(r"['’]s\b|,")
_ENDS_CLAUSE: Final = re.compile(r"['’]s\b|[,.;!?]|\s*$|\s(?:in|at|and|but)\b")


def anchored(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the expressions; those that count from an event whose day is named next get their own day."""
    found = list(expressions)
    for at, (amount, event) in enumerate(pairwise(expressions)):
        if day := _day(text, amount, event):
            way = "after" if amount.relation == Relation.AFTER else "before"
            reason = (
                f"'{' '.join(text[amount.start : event.end].split())}' is {amount.text} {way} {event.edtf}"
            )
            found[at] = replace(amount, edtf=day, reason=reason)
    return found


def counts_from(text: str, amount: Expression, event: Expression) -> bool:
    """Return whether an amount counts from an event whose day is the other expression."""
    if days_counted(amount) is None or values.unit(event.edtf) != "day":
        return False
    opens = amount.start - sentence_start(text, amount.start) <= _OPENING
    ends = _ENDS if opens else _ENDS_CLAUSE
    return bool(_EVENT.fullmatch(text, amount.end, event.start) and ends.match(text, event.end))


def days_counted(amount: Expression) -> int | None:
    """Return how many days an amount lies after an event, negative before it.

    None where it counts from no event ("two days later"), or not in whole days or weeks.
    """
    number, unit = amount.amount or (0, "")
    if amount.relation not in _SIGNS or unit not in _DAYS or number != int(number):
        return None
    return _SIGNS[amount.relation] * int(number) * _DAYS[unit]


def _day(text: str, amount: Expression, event: Expression) -> str:
    """The day so long after or before the event's, "" where the two do not belong together."""
    days = days_counted(amount)
    if amount.edtf or days is None or not counts_from(text, amount, event):
        return ""
    return values.shift(event.edtf, days, "day")
