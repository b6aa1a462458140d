"""What a sentence counts: "killing at least 12 people" -> at least 12 dead.

Only what news reports count of people is looked for (geo/lang/en/counts.py): a number beside a word that
says what became of them. A number of years, kilometres or dollars is none, nor is one that only adds to
another ("five more bodies").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from geo.lang.en.counts import (
    ABOUT,
    BOUNDS,
    FORWARD,
    KINDS,
    MORE,
    MULTIPLES,
    NO_COUNT,
    NUMBERS,
    OR_MORE,
    PARTS,
    REACHED_BY,
    REACHES,
    TO,
    TOLL,
    Bound,
)  # fmt: skip
from geo.lang.en.function_words import FUNCTION_WORDS
from geo.lang.en.time_words import MONTHS, MONTHS_SHORT

_WORD: Final = re.compile(r"\d[\d,]*(?:\.\d+)?(?:-\w+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_KIND: Final = {word: kind for kind, words in KINDS.items() for word in words}
_MONTHS: Final = frozenset({*MONTHS, *MONTHS_SHORT})
_BEFORE: Final = 6
"""So many words may stand between a number and what became of those counted: "12 people in the car died"."""
_BEHIND: Final = 3
"""And so many between a verb and the number that follows it: "killed at least another 12"."""
_REACH: Final = 14
"""And so many between "toll" and the verb that says what it reaches."""
_WHOM: Final = 3
"""And so many behind a number may say whom it counts: "three young Dutch soldiers"."""


class Count(NamedTuple):
    """So many people of whom a sentence says what became of them.

    what: a kind of geo/lang/en/counts.py, such as "dead". whom: the part of the people that is counted, such
    as "children"; "" for all. least, most: the numbers that fit, most None where there is no upper bound
    ("at least 12"). said: the number in words, "at least 12".
    """

    what: str
    whom: str
    least: int
    most: int | None
    said: str

    @property
    def words(self) -> str:
        """The whole in words: "at least 12 children dead"."""
        return " ".join(filter(None, (self.said, self.whom, self.what)))

    def fits(self, other: Count) -> bool:
        """Whether some number is what both say; both must count the same."""
        return (self.most is None or other.least <= self.most) and (
            other.most is None or self.least <= other.most
        )


def counts(sentence: str) -> set[Count]:
    """Return what a sentence counts."""
    lower = [match[0].lower() for match in _WORD.finditer(sentence)]
    numbers = {at: number for at in range(len(lower)) if (number := _number(lower, at)) is not None}
    found = set()
    for at, word in enumerate(lower):
        kind = "dead" if word in TOLL else _KIND.get(word)
        if kind is None:
            continue
        chosen = _counted_by(lower, numbers, at)
        if chosen is not None and not _between(lower, chosen, at) and not _adds(lower, chosen):
            found.add(_count(lower, numbers, chosen, kind))
    return found


def _counted_by(lower: Sequence[str], numbers: Mapping[int, int], at: int) -> int | None:
    """Where the number stands that belongs to the word at a place."""
    word = lower[at]
    behind = next((n for n in range(at + 1, min(at + 2 + _BEHIND, len(lower))) if n in numbers), None)
    before = next((n for n in range(at - 1, max(at - 2 - _BEFORE, -1), -1) if n in numbers), None)
    if word in TOLL or ("number", "of") in pairwise(lower[max(0, at - _WHOM - 1) : at]):
        behind = _reached(lower, numbers, at) or (behind if word in TOLL else None)
        if behind is None:
            return None if word in TOLL else before
        return _risen_to(lower, numbers, behind)
    follows = word in FORWARD and set(lower[at + 1 : behind]) <= ABOUT | {"another", "other"}
    return _risen_to(lower, numbers, behind) if follows and behind is not None else before


def _reached(lower: Sequence[str], numbers: Mapping[int, int], at: int) -> int | None:
    """Where the number stands that a toll reaches: "the toll in the floods of May climbs to 20"."""
    for verb in range(at + 1, min(at + 1 + _REACH, len(lower))):
        if lower[verb] in REACHES:
            near = range(verb + 1, min(verb + 2 + _BEHIND, len(lower)))
            number = next((n for n in near if n in numbers), None)
            return number if number and set(lower[verb + 1 : number]) <= ABOUT | REACHED_BY else None
    return None


def _risen_to(lower: Sequence[str], numbers: Mapping[int, int], at: int) -> int:
    """The number at a place, or the later one of "from 12 to 20"."""
    if at + 1 == len(lower) or lower[at - 1] != "from" or lower[at + 1] not in TO:
        return at
    upper = (n for n in range(at + 2, min(at + 3 + _BEHIND, len(lower))) if n in numbers)
    return next(upper, at)


def _count(lower: Sequence[str], numbers: Mapping[int, int], at: int, kind: str) -> Count:
    """The number at a place with its bounds."""
    first, last = at, at
    if at - 2 in numbers and _is_range(lower, at - 2):
        first = at - 2
    elif at + 2 in numbers and _is_range(lower, at):
        last = at + 2
    behind = last + 1 + (last + 1 < len(lower) and lower[last + 1] in MULTIPLES)
    whom = _whom(lower, range(behind, min(behind + _WHOM, len(lower))), numbers)
    if first != last:
        least, most = sorted((numbers[first], numbers[last]))
        return Count(kind, whom, least, most, f"{least:,} to {most:,}")
    number = numbers[at]
    for words, bound in BOUNDS.items():
        if tuple(lower[max(0, at - len(words)) : at]) == words:
            return _bounded(kind, whom, number, bound, " ".join(words))
    if tuple(lower[behind : behind + 2]) == OR_MORE:
        return _bounded(kind, whom, number, Bound.LEAST, "at least")
    return Count(kind, whom, number, number, f"{number:,}")


def _bounded(kind: str, whom: str, number: int, bound: Bound, words: str) -> Count:
    least, most = {
        Bound.LEAST: (number, None),
        Bound.ABOVE: (number + 1, None),
        Bound.MOST: (0, number),
        Bound.BELOW: (0, number - 1),
        Bound.NEARLY: (round(number * 0.8), number),
        Bound.ABOUT: (round(number * 0.8), round(number * 1.25)),
    }[bound]
    return Count(kind, whom, least, most, f"{words} {number:,}")


def _is_range(lower: Sequence[str], at: int) -> bool:
    """Whether a number and the next but one word are two ends: "10 to 12", "between 10 and 12"."""
    before = lower[at - 1] if at else ""
    return (lower[at + 1] in TO and before != "from") or (lower[at + 1] == "and" and before == "between")


def _adds(lower: Sequence[str], at: int) -> bool:
    """Whether a number only adds to another: "three more", "a further three"."""
    return (at > 0 and lower[at - 1] in MORE) or (at + 1 < len(lower) and lower[at + 1] == "more")


def _whom(lower: Sequence[str], behind: range, numbers: Mapping[int, int]) -> str:
    """The part of the people that a number counts, by the words behind it; "" for all."""
    for at in behind:
        if lower[at] in PARTS:
            return PARTS[lower[at]]
        if at in numbers or lower[at] in _KIND or lower[at] in FUNCTION_WORDS:
            return ""
    return ""


def _between(lower: Sequence[str], number: int, at: int) -> bool:
    """Whether the number belongs to another word that says what became of people."""
    first, last = sorted((number, at))
    return any(_KIND.get(word) not in (None, _KIND.get(lower[at])) for word in lower[first + 1 : last])


def _number(lower: Sequence[str], at: int) -> int | None:
    word = lower[at]
    behind = lower[at + 1] if at + 1 < len(lower) else ""
    if behind in NO_COUNT or (at and lower[at - 1].strip(".") in _MONTHS):
        return None
    number = _read(word)
    if number is None:
        return None
    if behind not in MULTIPLES:
        return number
    return None if at + 2 < len(lower) and lower[at + 2] in NO_COUNT else number * MULTIPLES[behind]


def _read(word: str) -> int | None:
    """A number of figures or letters; a year is none."""
    tens, _, ones = word.partition("-")
    if tens in NUMBERS and (not ones or (ones in NUMBERS and NUMBERS[tens] >= 20 > NUMBERS[ones])):
        return NUMBERS[tens] + (NUMBERS[ones] if ones else 0)
    plain = word.replace(",", "")
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 7:
        return None
    if len(word) == 4 and 1900 <= int(plain) < 2100:
        return None
    return int(plain)
