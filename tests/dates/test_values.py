"""geo.dates.values: arithmetic on TIMEX3 values, and the same as EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import timespan
from geo.dates import values


@pytest.mark.parametrize(
    ("value", "unit", "edtf"),
    [
        ("2023-09-15", "day", "2023-09-15"),
        ("2023-09-15TMO", "day", "2023-09-15"),
        ("2023-W37", "week", "2023-09-11/2023-09-17"),
        ("2023-W37-WE", "weekend", "2023-09-16/2023-09-17"),
        ("2023-09", "month", "2023-09"),
        ("2023-Q3", "quarter", "2023-07/2023-09"),
        ("2023-H1", "half", "2023-01/2023-06"),
        ("2023-SU", "season", "2023-22"),
        ("2023", "year", "2023"),
        ("199", "decade", "199X"),
        ("18", "century", "18XX"),
        ("BC0331", "", "-0330"),
        ("BC04", "", "-0499/-0400"),
        ("PRESENT_REF", "", ""),
        ("2023-02-30", "day", ""),
    ],
)
def test_a_value_names_a_unit_and_a_stretch_of_the_calendar(value: str, unit: str, edtf: str) -> None:
    assert values.unit(value) == unit
    assert values.edtf(value) == edtf


@pytest.mark.parametrize(
    ("value", "count", "unit", "expected"),
    [
        ("2023-09-15", 1, "month", "2023-10"),
        ("2023-09-15", 2, "day", "2023-09-17"),
        ("2023-09", -1, "year", "2022"),
        ("2023", 1, "day", ""),
        ("BC0001", 1, "year", "0001"),
        ("9999", 1, "year", ""),
    ],
)
def test_a_shift_is_as_exact_as_its_unit(value: str, count: int, unit: str, expected: str) -> None:
    assert values.shift(value, count, unit) == expected


def test_a_value_lies_in_a_wider_one_or_in_several() -> None:
    assert values.widen("2023-09-15", "month") == "2023-09"
    assert values.widen("2023-W31", "month") == ""  # from July into August


def test_no_such_day_has_no_value() -> None:
    assert values.day(2023, 2, 29) == ""
    assert values.day(2024, 2, 29) == "2024-02-29"
    assert values.year(0) == ""
    assert values.year(-331) == "BC0331"


def test_a_month_later_is_at_most_the_last_day() -> None:
    assert values.move(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)
    assert values.move(date(9999, 12, 31), 1, "day") is None


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (2, "week", "P2W"),
        (None, "day", "PXD"),
        (2.5, "year", "P2Y6M"),
        (1, "fortnight", "P2W"),
        (3, "hour", "PT3H"),
    ],
)
def test_a_length_of_time(count: float | None, unit: str, expected: str) -> None:
    assert values.duration(count, unit) == expected


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]))
def test_a_day_lies_in_the_unit_it_is_in(day: date, unit: str) -> None:
    value = values.within(day, unit)
    if value:
        first, last = values.span(value) or (date.max, date.min)
        assert first <= day <= last
        timespan.parse(values.edtf(value))


def test_what_is_about_is_marked_on_both_sides() -> None:
    assert values.approximate("1950/1953") == "1950~/1953~"
    assert values.approximate("") == ""


@pytest.mark.parametrize(
    ("clock", "night"),
    [
        ("TNI", True),
        ("TEV", True),
        ("T20:30", True),
        ("T24:00", True),
        ("T09:00", False),
        ("TMO", False),
        ("T", False),
    ],
)
def test_evenings_and_nights(clock: str, night: bool) -> None:
    assert values.is_night(clock) == night
