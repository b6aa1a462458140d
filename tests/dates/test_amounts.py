"""geo.dates.amounts: numbers of units of time."""

from __future__ import annotations

import pytest

from geo.dates import words
from geo.dates.amounts import AMOUNT, measure

PATTERN = words.compiled(AMOUNT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three days", (3, "day", "")),
        ("a year and a half", (1.5, "year", "")),
        ("two-and-a-half years", (2.5, "year", "")),
        ("half an hour", (0.5, "hour", "")),
        ("nearly two hours", (2, "hour", "LESS_THAN")),
        ("at least 24 hours", (24, "hour", "EQUAL_OR_MORE")),
        ("a couple of weeks", (2, "week", "APPROX")),
        ("a week or so", (1, "week", "APPROX")),
        ("several months", (None, "month", "")),
        ("two nights", (2, "day", "")),
    ],
)
def test_it_is_a_number_a_unit_and_how_exact(text: str, expected: tuple[float | None, str, str]) -> None:
    match = PATTERN.fullmatch(text)
    assert match is not None
    assert measure(match) == expected
