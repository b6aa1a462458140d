"""What a sentence counts: "killing at least 12 people" -> 12 dead.

Only what news reports count of people is looked for (geo/lang/en/counts.py): a number beside a word that
says what became of them. A number of years, kilometres or dollars is none.
"""

from __future__ import annotations

import re
from typing import Final

from geo.lang.en.counts import ABOUT, FORWARD, KINDS, NO_COUNT, NUMBERS, TOLL
from geo.lang.en.time_words import MONTHS, MONTHS_SHORT

_WORD: Final = re.compile(r"\d[\d,]*(?:\.\d+)?(?:-\w+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_KIND: Final = {word: kind for kind, words in KINDS.items() for word in words}
_MONTHS: Final = frozenset({*MONTHS, *MONTHS_SHORT})
_BEFORE: Final = 6
"""So many words may stand between a number and what became of those counted: "12 people in the car died"."""
_BEHIND: Final = 3
"""And so many between a verb and the number that follows it: "killed at least another 12"."""


def counts(sentence: str) -> set[tuple[str, int]]:
    """Return what a sentence counts, such as ("dead", 12)."""
    words = [match[0] for match in _WORD.finditer(sentence)]
    lower = [word.lower() for word in words]
    numbers = {
        at: number for at, word in enumerate(lower) if (number := _number(word, lower, at)) is not None
    }
    found = set()
    for at, word in enumerate(lower):
        kind = "dead" if word in TOLL else _KIND.get(word)
        if kind is None:
            continue
        behind = next((n for n in range(at + 1, min(at + 2 + _BEHIND, len(words))) if n in numbers), None)
        before = next((n for n in range(at - 1, max(at - 2 - _BEFORE, -1), -1) if n in numbers), None)
        follows = behind is not None and (
            word in TOLL or (word in FORWARD and set(lower[at + 1 : behind]) <= ABOUT | {"another", "other"})
        )
        chosen = behind if follows else None if word in TOLL else before
        if chosen is not None and not _between(lower, chosen, at):
            found.add((kind, numbers[chosen]))
    return found


def _between(lower: list[str], number: int, at: int) -> bool:
    """Whether the number belongs to another word that says what became of people."""
    first, last = sorted((number, at))
    return any(_KIND.get(word) not in (None, _KIND.get(lower[at])) for word in lower[first + 1 : last])


def _number(word: str, lower: list[str], at: int) -> int | None:
    if (at + 1 < len(lower) and lower[at + 1] in NO_COUNT) or (at and lower[at - 1].strip(".") in _MONTHS):
        return None
    if word in NUMBERS:
        return NUMBERS[word]
    plain = word.replace(",", "")
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 7:
        return None
    if len(word) == 4 and 1900 <= int(plain) < 2100:
        return None  # a year
    return int(plain)
