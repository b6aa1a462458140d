"""Two dates that a text joins -> the stretch of time between them: "from May 3 to May 6".

English gives both ends of what lasts ("from May 3 to May 6", "May 3 through May 6", "between Monday and
Wednesday"), and names two that follow each other ("on Monday and Tuesday", "in June and July"). Not so what
is moved from one day to another ("postponed from Monday to Wednesday").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geo.dates import values
from geo.dates.expression import Expression

_PLAIN: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_TO: Final = re.compile(r"\s*(?:to|through|until|till|–|—|-)\s*(?:the )?", re.IGNORECASE)
_AND: Final = re.compile(r"\s+and\s+(?:the )?", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:postpon|mov|reschedul|delay|shift|push|brought forward|put off|chang|bring)\w*\b[^.;\n]*$",
    re.IGNORECASE,
)
_REACH: Final = 60


def ranges(text: str, expressions: Sequence[Expression]) -> dict[int, tuple[str, str]]:
    """Return the EDTF interval and its reason for each expression that is one end of a stretch of time."""
    found: dict[int, tuple[str, str]] = {}
    for at, (first, last) in enumerate(pairwise(expressions)):
        start, end = first.edtf, last.edtf
        plain = _PLAIN.fullmatch(start) and _PLAIN.fullmatch(end) and len(start) == len(end)
        if not plain or start >= end or at in found:
            continue
        between = text[first.end : last.start]
        before = text[max(0, first.start - _REACH) : first.start]
        opened = _FROM.search(before) or _BETWEEN.search(before)
        is_and = _BETWEEN.search(before) or _are_neighbours(start, end)
        joined = _TO.fullmatch(between) or (is_and and _AND.fullmatch(between))
        if not joined or _MOVED.search(before) or (not opened and between.strip() in ("until", "till")):
            continue
        words = text[first.start : last.end]
        found[at] = found[at + 1] = f"{start}/{end}", f"'{' '.join(words.split())}' as written, both ends"
    return found


def _are_neighbours(first: str, last: str) -> bool:
    """Whether a day or a month comes right after another."""
    unit = values.unit(first)
    return unit in ("day", "month") and values.shift(first, 1, unit) == last
