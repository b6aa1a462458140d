"""geo.dates.rules.clock: times of day."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("It is open until 9 a.m. EST Monday.", "9 a.m. EST Monday", "2023-09-18T09:00", "2023-09-18"),
        ("He landed at 6 p.m. on Wednesday.", "6 p.m. on Wednesday", "2023-09-13T18:00", "2023-09-13"),
        ("He landed at 0600 GMT.", "0600 GMT", "2023-09-15T06:00", "2023-09-15"),
        (
            "It sank at 7 a.m. (0400 GMT) Tuesday.",
            "7 a.m. (0400 GMT) Tuesday",
            "2023-09-12T07:00",
            "2023-09-12",
        ),
        ("It will end at midnight Tuesday.", "midnight Tuesday", "2023-09-19T24:00", "2023-09-19"),
        ("It ended on the night of 6 June 1944.", "the night of 6 June 1944", "1944-06-06TNI", "1944-06-06"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


def test_a_time_takes_the_day_of_its_sentence() -> None:
    assert tag("He landed on Monday at 6 p.m.", FRIDAY)[1].value == "2023-09-11T18:00"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Polls were open from 8 a.m. to 5 p.m. Monday.", ["2023-09-11T08:00", "2023-09-11T17:00"]),
        ("He spoke in Riga at noon and in Oslo at night on Monday.", ["2023-09-11T12:00", "2023-09-11TNI"]),
        ("It was shut from 10 p.m. to 2 a.m. Monday.", ["2023-09-15T22:00", "2023-09-11T02:00"]),
        ("He slept at noon. He woke at night on Monday.", ["2023-09-15T12:00", "2023-09-11TNI"]),
    ],
)
def test_times_that_are_joined_share_the_day(text: str, values: list[str]) -> None:
    assert [found.value for found in tag(text, FRIDAY)] == values
