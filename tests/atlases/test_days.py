from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from geo import timespan
from geo.atlases import days


@given(some.dates())
def test_days_are_counted_as_the_calendar_does(day: date) -> None:
    number = days.number((day.year, day.month, day.day))
    assert number == (day - date(1970, 1, 1)).days
    assert days.written(number) == day.isoformat()


@given(some.integers(-2_000_000, 10_000_000))
def test_every_day_has_one_number_also_before_the_first_year(number: int) -> None:
    written = days.written(number)
    if len(written.lstrip("-").split("-")[0]) == 4:
        first = timespan.parse(written).first
        assert first is not None
        assert days.number(first) == number
    assert days.written(number) != days.written(number + 1)


def test_a_date_covers_its_first_to_its_last_day() -> None:
    assert [days.written(day) for day in days.covered("2024-02")] == ["2024-02-01", "2024-02-29"]
    assert [days.written(day) for day in days.covered("1950/1953?")] == ["1950-01-01", "1953-12-31"]
    first, last = days.covered("-0043")
    assert last - first == 364
    assert days.written(first) == "-0043-01-01"


def test_a_side_that_is_open_has_no_day() -> None:
    first, last = days.covered("2023-09-16/..")
    assert (first, last) == (days.number((2023, 9, 16)), days.LAST)
    assert days.written(last) == ""
    assert days.covered("../1953")[0] == days.FIRST


def test_a_day_farther_off_than_a_file_can_hold_is_an_open_side() -> None:
    assert days.covered("Y-170000002") == (days.FIRST, days.FIRST)
    assert date(1970, 1, 1) + timedelta(days=0) == date.fromisoformat(days.written(0))
