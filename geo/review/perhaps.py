"""Sentences that perhaps tell an event, with the likeliest place and date, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from geo.kinds import Coverage
from geo.story.tables import rows

_NOT_GIVEN: Final = ("no place", "no date")


@dataclass(frozen=True, slots=True)
class Perhaps:
    """One sentence: its offsets in the report (characters, end exclusive) and its words.

    place, date: the likeliest, as a person would write them, each "" for none. reason: all that the
    engine thought possible, in words.
    """

    start: int
    end: int
    quote: str
    place: str
    date: str
    reason: str


def unsure(coverage: pd.DataFrame, text: str) -> list[Perhaps]:
    """Return the sentences of a coverage table (`geo.story.tables.COVERAGE`) that perhaps tell an event."""
    found, at = [], 0
    for row in rows(coverage):
        start = text.find(row["sentence"], at)
        if start < 0:
            continue
        at = start + len(row["sentence"])
        if row["outcome"] == Coverage.UNSURE:
            likeliest = row["reason"].removeprefix("perhaps an event: ").split("; or ")[0]
            place, _, date = likeliest.rpartition(", ")
            place, date = _given(place), _given(date.removeprefix("probably "))
            found.append(Perhaps(start, at, row["sentence"], place, date, row["reason"]))
    return found


def _given(words: str) -> str:
    return "" if words in _NOT_GIVEN else words
