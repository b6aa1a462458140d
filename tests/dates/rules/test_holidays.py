"""geo.dates.rules.holidays: feasts and public days."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates.rules.holidays import easter
from tests.dates.saying import one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("He will come home for Christmas.", "Christmas", "2023-12-25", "2023-12-25"),
        ("The towers fell on 9/11.", "9/11", "2001-09-11", "2001-09-11"),
        ("She lost him in the Sept. 11 attacks.", "the Sept. 11", "2001-09-11", "2001-09-11"),
        ("The attack on Sept. 11 killed four.", "Sept. 11", "2023-09-11", "2023-09-11"),
        ("He came home last Thanksgiving.", "last Thanksgiving", "2022-11-24", "2022-11-24"),
        ("They rose on Easter Monday 1916.", "Easter Monday 1916", "1916-04-24", "1916-04-24"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    ("year", "day"),
    [(1583, (4, 10)), (1916, (4, 23)), (2000, (4, 23)), (2023, (4, 9)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter_is_where_the_almanac_has_it(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)
