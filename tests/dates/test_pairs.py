"""geo.dates.pairs: two joined expressions that tell each other's day or year."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was open from 8 a.m. to 5 p.m. Monday.", ["2023-09-11T08:00", "2023-09-11T17:00"]),
        ("The bar was open from 10 p.m. to 2 a.m. Monday.", ["2023-09-15T22:00", "2023-09-11T02:00"]),
        ("The derby was moved from Wednesday to Thursday.", ["2023-09-20", "2023-09-21"]),
        ("The hunt went on from Saturday to Monday.", ["2023-09-09", "2023-09-11"]),
    ],
)
def test_the_second_tells_the_day_of_the_first(text: str, expected: list[str]) -> None:
    assert [found.value for found in tag(text, FRIDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The show runs from August 28 to October 4 in Ghent.", ["2023-08-28", "2023-10-04"]),
        ("The show ran from 20 December to 5 January.", ["2022-12-20", "2023-01-05"]),
        ("The pool is open from May to October.", ["2023-05", "2023-10"]),
        ("The hall will be shut from Oct. 4 through Jan. 2.", ["2023-10-04", "2024-01-02"]),
        ("The show runs from August 28, 2022 to October 4.", ["2022-08-28", "2023-10-04"]),
        ("The feast lasts from June 28 and the fair from August 4.", ["2024-06-28", "2024-08-04"]),
    ],
)
def test_a_stretch_of_days_or_months_is_the_one_nearest_to_publication(
    text: str, expected: list[str]
) -> None:
    assert [found.edtf for found in tag(text, FRIDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fair, due to be held on 6 and 7 September, has been moved to the end of October.",
            ["2023-09-06", "2023-09-07"],
        ),
        ("The fair was to be held on 6, 7 and 8 September.", ["2023-09-06", "2023-09-07", "2023-09-08"]),
        ("The choir will sing from 30 September to 2 October.", ["2023-09-30", "2023-10-02"]),
    ],
)
def test_days_that_share_a_month_share_its_year(text: str, expected: list[str]) -> None:
    assert [found.edtf for found in tag(text, FRIDAY)][: len(expected)] == expected


def test_no_day_is_invented_for_a_leap_year() -> None:
    found = tag("It lasts from February 29 to March 4.", date(2024, 3, 1))
    assert [one.edtf for one in found] == ["2024-02-29", "2024-03-04"]
