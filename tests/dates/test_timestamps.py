from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import timestamps


@pytest.mark.parametrize(
    "written",
    [
        "2016-12-19",
        " 2016-12-19 08:00:00.123456-05 ",
        "2016-12-19T08:00:00Z",
        "2016/12/19",
        "19 December 2016",
        "Mon, 19 Dec 2016 08:00:00 +0000",
        "19th Dec. 2016, 7:34pm EDT",
        "December 19, 2016 4:51 pm ET",
        "Mon Dec 19, 2016 | 4:55pm EST",
        "DEC. 19, 2016, 2:54 AM EST",
        "7:58 AM ET, Mon December 19, 2016",
        "Mon Dec 19 07:52:11 EST 2016",
        "2016 Dec 19",
        "12/19/2016",
        "19.12.2016",
        "Dec 19, 2016 (updated 2016-12-19)",
    ],
)
def test_a_stamp_gives_its_day(written: str) -> None:
    assert timestamps.day(written) == date(2016, 12, 19)


def test_day_and_month_may_be_the_same_number() -> None:
    assert timestamps.day("3/3/2016") == date(2016, 3, 3)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("", "which names no day"),
        ("yesterday", "which names no day"),
        ("December 2016", "which names no day"),
        ("19/12/16", "which names no day"),
        ("2016-12-191", "which names no day"),
        ("3/4/2016", "where either number may be the month"),
        ("2016-02-30", "which is no day of the calendar"),
        ("0000-01-01", "which is no day of the calendar"),
        ("13/14/2016", "which is no day of the calendar"),
        ("Dec 19, 2016, updated Dec 20, 2016", "which names several days"),
    ],
)
def test_a_stamp_without_one_sure_day_says_why(written: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        timestamps.day(written)


@given(st.text() | st.from_regex(r"[0-9a-zA-Z/.,: -]{0,40}"))
def test_anything_is_a_day_or_a_value_error(written: str) -> None:
    try:
        assert isinstance(timestamps.day(written), date)
    except ValueError as error:
        assert str(error).startswith("wh")


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    assert timestamps.day(day.isoformat()) == day
