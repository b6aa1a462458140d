"""geo.dates.rules.years: years, decades and centuries."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("Thousands signed so far in 2023.", "2023", "2023", "2023-01-01/2023-09-15"),
        ("In 2013, a ship was stopped.", "2013", "2013", "2013"),
        ("It began about 1962.", "about 1962", "1962", "1962~"),
        ("He fought in the 1950-53 war.", "1950-53", "1950", "1950/1953"),
        ("He sang in the early 1990s.", "the early 1990s", "199", "199X"),
        ("He sang in the ’80s.", "the ’80s", "198", "198X"),
        ("The class of ’98 met.", "’98", "1998", "1998"),
        ("It was built in the 19th century.", "the 19th century", "18", "18XX"),
        ("It fell in the 5th century BC.", "the 5th century BC", "BC04", "-0499/-0400"),
        ("It fell in 331 BC.", "331 BC", "BC0331", "-0330"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    "text",
    [
        "It has 2000 troops.",
        "After 1500 orders were placed, it closed.",
        "After 1943 soldiers fell, it closed.",
        "It closed with 1989 orders.",
        "It cost $1999.",
        "Flight 1977 was full.",
        "Ward 1812 was full.",
        "She read the novel 1984.",
        'She read Orwell\'s "1984" aloud.',
        "She sang from her album “1989” in Lima.",
        "The firm builds the 2008 at its plant.",
        "He lives at 1944 Elm Street.",
        "A woman of 1935 Orchard St. was held.",
        "Call 021 452 2000 or write.",
    ],
)
def test_four_digits_may_count_cost_number_or_name_something(text: str) -> None:
    assert tag(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("She sang in the 2008 film.", "2008"),
        ("Her novel of 1984 was read.", "1984"),
        ("In 1944 Elm Street was a track.", "1944"),
        ("The 2008 and 2012 games were held.", "2008"),
        ("It grew from 1950 in 2004.", "2004"),
        ("After 1989 orders from Moscow stopped.", "1989"),
        ("Before 1914 ships from Riga sailed to Oslo.", "1914"),
    ],
)
def test_a_year_may_stand_beside_such_words(text: str, year: str) -> None:
    assert tag(text, FRIDAY)[0].edtf == year


def test_a_year_as_it_is_spoken() -> None:
    assert one("He was born in eighteen ninety-seven.").value == "1897"
