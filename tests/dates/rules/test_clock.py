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
    ("text", "value"),
    [
        # A night runs past midnight.
        ("The siege began on Sunday evening. Police came in at 2 a.m.", "2023-09-11T02:00"),
        ("Thieves broke in on Sunday night. They fled around dawn.", "2023-09-11TMO"),
        ("Thieves broke in on Sunday night. They had come to town at dawn.", "2023-09-10TMO"),
        ("Thieves broke in on Sunday night. They fled at 6 a.m.", "2023-09-10T06:00"),
        ("Thieves broke in on Sunday morning. They fled at 2 a.m.", "2023-09-10T02:00"),
        # What happened late in the evening did so before the day of publication, a Friday.
        (
            "A mill burned on Thursday night, police said on Friday. It fell in at 7.20 p.m.",
            "2023-09-14T19:20",
        ),
        (
            "A mill burned on Tuesday night, police said on Friday. It fell in at 11.40 p.m.",
            "2023-09-12T23:40",
        ),
        ("A mill burned on Tuesday night, police said on Friday. It opened at 7.20 p.m.", "2023-09-15T19:20"),
        (
            "The mill burned on Thursday night. She will go on Monday. It fell in at 9 p.m.",
            "2023-09-14T21:00",
        ),
        ("A mill burned shortly before midnight.", "2023-09-14T24:00"),
        ("The mill will shut at midnight.", "2023-09-15T24:00"),
        ("The night of 3 May was quiet. A mill burned shortly before midnight.", "2023-05-03T24:00"),
    ],
)
def test_a_time_of_the_night_that_is_told(text: str, value: str) -> None:
    assert tag(text, FRIDAY)[-1].value == value


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
