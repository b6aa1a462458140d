"""geo.dates.rules.months: months and seasons."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("It fell in April.", "April", "2023-04", "2023-04"),
        ("It fell in late November 2019.", "late November 2019", "2019-11", "2019-11"),
        ("It fell in July last year.", "July last year", "2022-07", "2022-07"),
        ("It began in May 70 AD.", "May 70 AD", "0070-05", "0070-05"),
        ("It fell last November.", "last November", "2022-11", "2022-11"),
        ("It fell in the summer of 2019.", "the summer of 2019", "2019-SU", "2019-22"),
        ("It fell last spring.", "last spring", "2023-SP", "2023-21"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    "text",
    [
        "May Jones sang.",
        "Ann Lee and April Stone sang.",
        "They march on.",
        "He may go.",
        "It will fall back.",
    ],
)
def test_names_and_verbs_are_no_months(text: str) -> None:
    assert tag(text, FRIDAY) == []
