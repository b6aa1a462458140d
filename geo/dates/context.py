"""What an expression is read against: the publication date, the date named last, and the tense around it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from geo.dates import values
from geo.dates.tense import Tense, sentence_start, tense

_PREPOSITION: Final = re.compile(
    r"(?:\b(?:as of|up to|on|in|at|by|since|until|till|during|from|to|before|after|through|around|about|for|of|over"
    r"|within|throughout|between)\s+)$",
    re.IGNORECASE,
)


AGAINST_TENSE: Final = 120
"""Days by which a date against the tense of its sentence counts as further from publication."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rule makes of the words it matched. `because` ends the sentence that starts with the words."""

    type: str
    value: str
    because: str
    mod: str = ""
    edtf: str | None = None
    amount: tuple[float, str] | None = None
    relation: str = ""
    clock: str = ""
    """The time of day alone, where the rule saw no day with it."""
    aside: bool = False
    """Named for comparison only ("from a year earlier"): what follows does not count from it."""


@dataclass
class Context:
    """State while the expressions of a text are read in order.

    published: publication date, if known. narrative: whether bare months, days and seasons follow the date
    named last instead of the publication. named: the value of the date named last, "" before the first.
    quarter: the quarter named last, for the comparisons of business reports ("a year earlier").
    """

    text: str
    published: date | None = None
    narrative: bool = False
    named: str = ""
    quarter: str = ""
    end_of_last: int = field(default=0)

    @property
    def today(self) -> date | None:
        """The day that "yesterday" and "two weeks ago" count from."""
        if self.narrative:
            found = values.span(self.named)
            return found[0] if found else None
        return self.published

    @property
    def anchor(self) -> str:
        """The value that "two days later" and "that year" count from."""
        return self.named or (str(self.published) if self.published and not self.narrative else "")

    def remember(self, meaning: Meaning) -> None:
        """Keep the date of an expression for those that follow."""
        if meaning.type in ("DATE", "TIME") and not meaning.aside and re.match(r"\d|BC\d", meaning.value):
            self.named = re.sub(r"/.*", "", meaning.value)
            if values.unit(self.named) == "quarter":
                self.quarter = self.named

    def tense(self, match: re.Match[str]) -> Tense:
        """Return the tense of the words around a match."""
        if self.preceding(match).endswith((" by", " until", " till", " as soon as", " as early as", " due")):
            return "future"
        return tense(self.text, match.start(), match.end())

    def is_new_sentence(self, match: re.Match[str]) -> bool:
        """Whether no date was named yet in the sentence of a match."""
        return self.end_of_last <= sentence_start(self.text, match.start())

    def quote(self, start: int, end: int) -> str:
        """Return the words of an expression with the preposition before them."""
        if before := _PREPOSITION.search(self.text[max(0, start - 16) : start]):
            start -= len(before[0])
        return " ".join(self.text[start:end].split())

    def preceding(self, match: re.Match[str], length: int = 24) -> str:
        """Return the few characters before a match, lower case, white space made single."""
        return " ".join(self.text[max(0, match.start() - length) : match.start()].lower().split())

    def named_year(self) -> int | None:
        """Return the year of the date named last; BC years are negative; None for decades and centuries."""
        if found := re.match(r"(BC)?(\d{4})", self.named):
            return -int(found[2]) if found[1] else int(found[2])
        return None

    def on_publication(self) -> str:
        """Say when the report was published."""
        assert self.published is not None
        return f"{calendar.day_name[self.published.weekday()]} {self.published}"

    def of_year(self, build: Callable[[int], str], match: re.Match[str]) -> tuple[str, str]:
        """Return the value of a month, day or season without a year, and why that year.

        build: year -> value, "" where that year has no such day.
        """
        if self.narrative or self.published is None:
            return self._of_named_year(build)
        years = range(self.published.year - 4, self.published.year + 5)
        found = self.pick([value for value in map(build, years) if value], match)
        return found, f"is taken from the publication on {self.on_publication()}"

    def pick(self, candidates: Sequence[str], match: re.Match[str]) -> str:
        """Return the candidate nearest to publication, where one against the tense counts as further away."""
        today = self.published
        spans = [(value, found) for value in candidates if (found := values.span(value))]
        if today is None or not spans:
            return ""
        heading = self.tense(match)

        def away(item: tuple[str, tuple[date, date]]) -> int:
            first, last = item[1]
            days = max((first - today).days, (today - last).days)
            against = heading == "past" and first > today or heading == "future" and last < today
            return max(days, 0) + (AGAINST_TENSE if against else 0)

        return min(spans, key=away)[0]

    def _of_named_year(self, build: Callable[[int], str]) -> tuple[str, str]:
        year = self.named_year()
        if year is None:
            return "", "has no year: none is named before"
        value = build(year)
        following = build(year + 1)
        if _is_long_before(value, self.named) and following:
            value = following
        return value, f"takes its year from {self.named} named before"


def _is_long_before(value: str, named: str) -> bool:
    """Whether a date lies more than half a year before the one named last, so that a story has moved on."""
    if values.unit(named) not in ("day", "month", "week", "season"):
        return False
    this, last = values.span(value), values.span(named)
    return this is not None and last is not None and (last[0] - this[1]).days > 183


Reader: TypeAlias = Callable[[re.Match[str], Context], Meaning | None]
Rule: TypeAlias = tuple[re.Pattern[str], Reader]


class Rules(list[Rule]):
    """The rules of one family: `@rules.add(pattern)` before the function that reads the pattern's match."""

    def add(self, pattern: str) -> Callable[[Reader], Reader]:
        """Return a decorator that joins a pattern (ignoring case, ending at a word's end) to its reader."""
        compiled = re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)

        def join(reader: Reader) -> Reader:
            self.append((compiled, reader))
            return reader

        return join
