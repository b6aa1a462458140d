"""A report's text and its publication date -> its expressions of time, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from geo import timespan
from geo.dates import amounts, business, clock, fixed, holidays, relative, vague, values
from geo.dates.context import Context, Meaning, Rule
from geo.dates.expression import Expression
from geo.dates.words import SPACE

_RULES: Final[tuple[Rule, ...]] = (
    *fixed.RULES, *holidays.RULES, *business.RULES, *relative.RULES, *clock.RULES, *amounts.RULES, *vague.RULES,
)  # fmt: skip

_DAY_RULES: Final = (*fixed.RULES, *relative.RULES, *holidays.RULES)

_BEFORE_DAY: Final = re.compile(rf",?{SPACE}(?:on{SPACE}|of{SPACE})?", re.IGNORECASE)

_WORD: Final = re.compile(r"(?<![\w.,$£€])(?:['’‘`](?=\d))?\w+|(?<=\()\w+|(?<=[.,])[A-Z]\w+")


def tag(text: str, published: date | None = None) -> list[Expression]:
    """Return the expressions of time in text order, not overlapping.

    published: the day that "yesterday" counts from. Where it is not known, or the text's own full dates
    lie elsewhere (a history), bare months and days take their year from the date named before.
    """
    context = Context(text, published, narrative=published is None)
    return list(_expressions(context))


def _expressions(at: Context) -> Iterator[Expression]:
    position = 0
    text = at.text
    for word in _WORD.finditer(text):
        if word.start() < position:
            continue
        found = _longest(at, word.start(), _RULES)
        if found is None:
            continue
        end, meaning = _with_day(at, *found)
        yield _expression(at, word.start(), end, meaning)
        at.remember(meaning)
        at.end_of_last = position = end


def _longest(at: Context, start: int, rules: Sequence[Rule]) -> tuple[int, Meaning] | None:
    """Return end and meaning of the longest match that makes sense; of two alike, the first rule's."""
    best: tuple[int, Meaning] | None = None
    for pattern, read in rules:
        match = pattern.match(at.text, start)
        if match and (best is None or match.end() > best[0]) and (meaning := read(match, at)):
            best = match.end(), meaning
    return best


def _with_day(at: Context, end: int, meaning: Meaning) -> tuple[int, Meaning]:
    """Join a time of day with the day written behind it: "10 p.m. Wednesday", "the night of 6 June"."""
    if not meaning.clock:
        return end, meaning
    gap = _BEFORE_DAY.match(at.text, end)
    day = _longest(at, gap.end(), _DAY_RULES) if gap else None
    if day is None or values.unit(day[1].value) != "day" or "T" in day[1].value:
        return end, meaning
    return day[0], replace(day[1], type="TIME", value=day[1].value + meaning.clock, mod=meaning.mod)


def _expression(at: Context, start: int, end: int, meaning: Meaning) -> Expression:
    edtf = meaning.edtf
    if edtf is None:
        edtf = values.edtf(meaning.value) if meaning.type in ("DATE", "TIME") else ""
    reason = f"'{at.quote(start, end)}' {meaning.because}"
    return Expression(
        start,
        end,
        at.text[start:end],
        meaning.type,
        meaning.value,
        _valid(edtf),
        reason,
        meaning.mod,
        meaning.amount,
        meaning.relation,
    )


def _valid(edtf: str) -> str:
    """Return the EDTF date itself, or "" where the calendar has no such date."""
    if not edtf:
        return ""
    try:
        timespan.parse(edtf)
    except ValueError:
        return ""
    return edtf
