"""Places and dates that stand side by side -> which date belongs to which place, whatever the parse says.

"In Paris on Monday, Berlin on Tuesday", "on Friday in Rome": English sets a place and its day next to
each other, with nothing but prepositions between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from geo.containment import holds

if TYPE_CHECKING:
    from geo.binding import Named
    from geo.dates import Expression

_WIDEST: Final = 40
"""Most characters between the two."""

_THEN_DATE: Final = re.compile(
    r"\s+(?:(?:on|in|at|by|early|earlier|late|later|before|around|about|this|the|from|only|just|for|during"
    r"|scheduled|planned)\s+){0,3}"
)
_THEN_PLACE: Final = re.compile(
    r"\s+(?:(?:in|at|to|from|into|near|outside|on|off|for|the|city|town|village|port|capital|of|downtown)"
    r"\s+){1,4}"
)
_COMMA: Final = re.compile(r"\s*,\s+(?:(?:on|in|at|by|early|late|the)\s+){0,2}")
_BEARING: Final = re.compile(
    r",? (?:(?:about|some|roughly|around|nearly|just) )?(?:\d[\d,.]* (?:miles|mi|kilomet(?:er|re)s|km)"
    r"(?: \([^()]{1,20}\))? )?(?:to the )?(?:due )?(?:north|south|east|west)(?:east|west)? of (?:the )?"
)
"""What stands between a town and another that says where it is: "Riga, 30 miles west of"."""


def adjacent(
    text: str, named: Sequence[tuple[Named, int]], expressions: Sequence[Expression]
) -> list[tuple[Named, Expression]]:
    """Return pairs of a place and the day, month or year beside it; each stands in one pair at most.

    Args:
        text: the report.
        named: its places, in text order, each with where its words end ("Paris, Texas").
        expressions: its expressions of time, in text order.

    """
    found: list[tuple[int, int, Named, Expression]] = []
    dated = [e for e in expressions if e.edtf and e.type in ("DATE", "TIME")]
    at = 0
    for name, end in named:
        start = name.mention.start
        while at < len(dated) and dated[at].end < start - _WIDEST:
            at += 1
        for expression in dated[at : at + _WIDEST]:  # each has at least a character
            if expression.start > end + _WIDEST:
                break
            if (cost := _apart(text, (start, end), expression)) is not None:
                found.append((cost, expression.start, name, expression))
    pairs: list[tuple[Named, Expression]] = []
    taken: set[int] = set()
    for _, _, name, expression in sorted(found, key=lambda row: row[:2]):
        if id(name) not in taken and id(expression) not in taken:
            taken |= {id(name), id(expression)}
            pairs.append((name, expression))
    return pairs


def phrases(text: str, named: Sequence[Named]) -> Iterator[tuple[Named, int]]:
    """Yield each place with where its words end, what only says where it is taken in: "Paris, Texas"."""
    last: tuple[Named, int] | None = None
    for name in named:
        if last is not None and qualifies(text, last[0], name):
            last = last[0], name.mention.end
            continue
        if last is not None:
            yield last
        last = name, name.mention.end
    if last is not None:
        yield last


def qualifies(text: str, before: Named, name: Named) -> bool:
    """Whether a name only says where the one before it lies: "Paris, Texas", "Riga, 30 miles west of"."""
    between = text[before.mention.end : name.mention.start]
    if _BEARING.fullmatch(between):
        return True
    return between.strip() in (",", "(") and len(between) <= 3 and holds(name.entry, before.entry)


def _apart(text: str, place: tuple[int, int], expression: Expression) -> int | None:
    """How loosely the two hang together: 0 tight, 1 the date first, 2 with a comma; None if not at all."""
    if expression.start >= place[1]:
        between = text[place[1] : expression.start]
        if _THEN_DATE.fullmatch(between):
            return 0
        return 2 if _COMMA.fullmatch(between) else None
    if expression.end <= place[0] and _THEN_PLACE.fullmatch(text[expression.end : place[0]]):
        return 1
    return None
