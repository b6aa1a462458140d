"""geo.dates.rules.units: weeks, months and years counted from here."""

from __future__ import annotations

import pytest

from tests.dates.saying import one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("It rained last week.", "last week", "2023-W36", "2023-09-04/2023-09-10"),
        ("It rained last weekend.", "last weekend", "2023-W36-WE", "2023-09-09/2023-09-10"),
        ("It rained last month.", "last month", "2023-08", "2023-08"),
        ("It will rain next year.", "next year", "2024", "2024"),
        ("They spoke earlier this week.", "earlier this week", "2023-W37", "2023-09-11/2023-09-14"),
        ("They meet later this month.", "later this month", "2023-09", "2023-09-16/2023-09-30"),
        ("Thousands signed so far this year.", "this year", "2023", "2023-01-01/2023-09-15"),
        ("It closes at the end of the year.", "the end of the year", "2023", "2023"),
        ("It fell 3% for the year.", "the year", "2023", "2023"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


def test_the_past_year_is_a_length_of_time() -> None:
    found = one("It fell over the past year.")
    assert (found.type, found.value) == ("DURATION", "P1Y")
