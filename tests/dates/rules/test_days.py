"""geo.dates.rules.days: days of the calendar."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("The envoy landed on Sept. 13.", "Sept. 13", "2023-09-13", "2023-09-13"),
        ("It was signed on 13 September 2021.", "13 September 2021", "2021-09-13", "2021-09-13"),
        ("It was signed on 9/13/2021.", "9/13/2021", "2021-09-13", "2021-09-13"),
        ("It was signed on 13.9.2021.", "13.9.2021", "2021-09-13", "2021-09-13"),
        ("It was signed on 2021-09-13.", "2021-09-13", "2021-09-13", "2021-09-13"),
        ("The mill shut on the 5th of last month.", "the 5th of last month", "2023-08-05", "2023-08-05"),
        ("It is due on the first of next month.", "the first of next month", "2023-10-01", "2023-10-01"),
        ("A ball will be held on Sept. 8 in Lund.", "Sept. 8", "2024-09-08", "2024-09-08"),
        ("A ball will be held on Sept. 8 aboard the ship.", "Sept. 8", "2024-09-08", "2024-09-08"),
        ("The law enters into force on Jan. 2.", "Jan. 2", "2024-01-02", "2024-01-02"),
        ("The law takes effect on Jan. 2.", "Jan. 2", "2024-01-02", "2024-01-02"),
        ("The paper reported on Dec. 30 that he left.", "Dec. 30", "2022-12-30", "2022-12-30"),
        ("They must leave by Dec. 30.", "Dec. 30", "2023-12-30", "2023-12-30"),
        ("They met on the first of May.", "the first of May", "2023-05-01", "2023-05-01"),
        ("They met on Sunday, October 23rd.", "Sunday, October 23rd", "2022-10-23", "2022-10-23"),
        ("VOSTOCHNY, September 13 (Wire) - A rocket rose.", "September 13", "2023-09-13", "2023-09-13"),
        ("In 1985, on 19 September, the dam burst.", "1985, on 19 September", "1985-09-19", "1985-09-19"),
        ("Back in 1989, on November 9, it fell.", "1989, on November 9", "1989-11-09", "1989-11-09"),
        ("It shut in 2012, on the 4th of May.", "2012, on the 4th of May", "2012-05-04", "2012-05-04"),
        ("The log says 3-feb-2020.", "3-feb-2020", "2020-02-03", "2020-02-03"),
        ("The pit closed on 2015/10/25.", "2015/10/25", "2015-10-25", "2015-10-25"),
        ("It was signed on 9/11/2021.", "9/11/2021", "2021-09-11", "2021-09-11"),
        ("He fell on August 2, 216 BC.", "August 2, 216 BC", "BC0216-08-02", "-0215-08-02"),
        ("He fell on 2 September 31 BC.", "2 September 31 BC", "BC0031-09-02", "-0030-09-02"),
        ("Titus burned it on Aug. 10, AD 70.", "Aug. 10, AD 70", "0070-08-10", "0070-08-10"),
        ("The bridge fell on Tue 5th, he said.", "Tue 5th", "2023-09-05", "2023-09-05"),
        ("They will meet on Monday, the 25th.", "Monday, the 25th", "2023-09-25", "2023-09-25"),
        (
            "It will sit on the first Monday in October.",
            "the first Monday in October",
            "2023-10-02",
            "2023-10-02",
        ),
        (
            "They met on the last Friday of May 2019.",
            "the last Friday of May 2019",
            "2019-05-31",
            "2019-05-31",
        ),
        ("It froze in the second week of May.", "the second week of May", "2023-05", "2023-05-08/2023-05-14"),
        ("It froze in the last week of May.", "the last week of May", "2023-05", "2023-05-25/2023-05-31"),
        (
            "It opens the week of September 25.",
            "the week of September 25",
            "2023-W39",
            "2023-09-25/2023-10-01",
        ),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert tag("On the 45th, Feb. 30 and 13/13/2020 nothing happened.", FRIDAY) == []


def test_days_in_a_list_have_the_month_named_first() -> None:
    found = tag("Guards will walk out on Nov. 25, 26 and 27.", FRIDAY)
    assert [day.value for day in found] == ["2023-11-25", "2023-11-26", "2023-11-27"]
    assert [day.value for day in tag("On Nov. 25, 26 people sang.", FRIDAY)] == ["2022-11-25"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He leaves for Brussels on the 19th.", "2023-09-19"),
        ("The court will sit on the 3rd.", "2023-10-03"),
        ("The rally was held on the 3rd.", "2023-09-03"),
        ("They met on the 30th, aides said.", "2023-08-30"),
    ],
)
def test_a_day_without_a_month_is_the_next_or_the_last(text: str, value: str) -> None:
    assert [found.value for found in tag(text, FRIDAY)] == [value]


@pytest.mark.parametrize(
    "text", ["She lives on the 14th floor.", "He won on the 18th hole.", "It ended the 3rd."]
)
def test_an_ordinal_of_something_else_is_no_day(text: str) -> None:
    assert not tag(text, FRIDAY)
