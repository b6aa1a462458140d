"""Stretches of time whose two ends a text gives."""

from __future__ import annotations

from datetime import date

import pytest

from geo import dates
from geo.dates.ranges import ranges

PUBLISHED = date(2021, 4, 1)


def found(text: str) -> set[str]:
    return {edtf for edtf, _ in ranges(text, dates.tag(text, PUBLISHED)).values()}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The fair was held from 11 September 2020 to 13 September 2020.", "2020-09-11/2020-09-13"),
        ("Between March 3 and March 9, pirates seized four ships.", "2021-03-03/2021-03-09"),
        ("Heavy rain fell from Jan. 28 to Feb. 2.", "2021-01-28/2021-02-02"),
        ("He governed from 1914 to 1917.", "1914/1917"),
        ("It rained March 3 through March 9.", "2021-03-03/2021-03-09"),
        ("It rained on Monday and Tuesday.", "2021-03-29/2021-03-30"),
        ("It rained in June and July 2020.", "2020-06/2020-07"),
    ],
)
def test_both_ends_make_one_stretch(text: str, edtf: str) -> None:
    assert found(text) == {edtf}


@pytest.mark.parametrize(
    "text",
    [
        "The vote was postponed from March 3 to March 9.",
        "They met on March 3 and March 9.",
        "He was born in 1914 and died in 1917.",
        "From March 9 to March 3.",
    ],
)
def test_two_days_are_two_days(text: str) -> None:
    assert found(text) == set()
