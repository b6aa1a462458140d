"""A date that opens a flashback in the news -> the year of the days that follow it there.

"In August 1968 she fled Prague. She waited at the border. She reached Plovdiv on 3 September": told in the
past without a break, that is of 1968. A flashback goes on for as long as every sentence is told in the past,
up to the paragraph behind, and moves on by weeks: after "In March 2010 he won", "3 September" is not of 2010.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from geo.dates import values
from geo.dates.narrative import year_of
from geo.dates.sentence import sentence_rest, sentence_start, words_of
from geo.dates.tense import tense
from geo.dates.verbs import told
from geo.lang.en.tense_words import PRESENT

_OPENING: Final = frozenset({"in", "on"})
"""What stands before a date that moves the story at the start of a sentence: "In late August 1968"."""
_LONGEST: Final = 800
_STEP: Final = timedelta(days=92)
"""How far a flashback moves on from the date that opened it to a day without a year."""
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_NOW: Final = PRESENT | {"has", "have"}


@dataclass(frozen=True, slots=True)
class Flashback:
    """Where a flashback was opened: the value of the date, and where its words end."""

    value: str
    end: int

    def day(self, build: Callable[[int], str]) -> str:
        """Return a month or day of the flashback, "" where it lies before it or long after.

        build: year -> value, "" where that year has no such day.
        """
        year, opened = year_of(self.value), values.span(self.value)
        if year is None or opened is None:
            return ""
        for value in (build(year), build(year + 1)):
            found = values.span(value)
            if found and opened[0] <= found[1] and found[0] <= opened[1] + _STEP:
                return value
        return ""

    def goes_on(self, text: str, start: int) -> bool:
        """Whether all is told in the past from its opening to a place in the same or the next paragraph."""
        if start - self.end > _LONGEST or len(_PARAGRAPH.findall(text, self.end, start)) > 1:
            return False
        at = self.end
        while at + len(rest := sentence_rest(text, at)) < start:
            if (words := words_of(rest)) and not _is_past(words):
                return False
            at += len(rest) + 1
        return tense(text, start, start) == "past"


def opened_by(text: str, start: int, end: int, value: str, published: date) -> Flashback | None:
    """Return the flashback that a written date opens: a day or month of a year before that of publication."""
    year = year_of(value)
    if year is None or not 0 < year < published.year or values.unit(value) not in ("day", "month"):
        return None
    before = text[sentence_start(text, start) : start].strip(' \n"“').lower()
    opens = before in _OPENING and str(year) in text[start:end]
    return Flashback(value, end) if opens and tense(text, start, end) == "past" else None


def _is_past(words: list[str]) -> bool:
    """Whether a sentence tells of the past and of nothing else."""
    tenses = {told(words, at) for at in range(len(words))}
    return "past" in tenses and tenses <= {"past", ""} and _NOW.isdisjoint(words)
