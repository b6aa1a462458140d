"""geo.dates.filing: the day of a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates import tag
from geo.dates.filing import filed_on
from tests.dates.saying import FRIDAY

TEXT = "Ship aground\n\nSUVA, Fiji, Sept. 13 (Wire) - A ship ran aground today."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SUVA, Fiji, Sept. 13 (Wire) - ", date(2023, 9, 13)),
        ("SUVA, 13 September 2023 (Wire) — ", date(2023, 9, 13)),
        ("SUVA, Sept. 15 - ", FRIDAY),
        ("SUVA, Sept. 16 - ", None),
        ("SUVA, Sept. 1 - ", None),
        ("SUVA (Wire) - ", None),
        ("Suva said on Sept. 13 - ", None),
    ],
)
def test_it_is_a_day_of_the_week_up_to_publication(head: str, day: date | None) -> None:
    assert filed_on(f"Ship aground\n\n{head}A ship ran aground.", FRIDAY) == day


def test_a_dateline_of_december_is_of_the_year_before() -> None:
    assert filed_on("SUVA, Dec. 30 - A ship ran aground.", date(2024, 1, 2)) == date(2023, 12, 30)


def test_today_is_the_day_of_the_dateline() -> None:
    _, today = tag(TEXT, FRIDAY)
    assert today.edtf == "2023-09-13"
    assert today.reason == "'today' in a report filed on Wednesday 2023-09-13 is that day"


def test_a_weekday_counts_from_the_dateline() -> None:
    _, day = tag(TEXT.replace("today", "on Thursday"), FRIDAY)
    assert day.edtf == "2023-09-07"
    assert day.reason.endswith("is the last Thursday before the dateline on Wednesday 2023-09-13")
