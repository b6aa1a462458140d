"""geo.dates.rules.offsets: dates an amount of time away."""

from __future__ import annotations

import pytest

from geo.dates.expression import Relation
from tests.dates.saying import one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("He left two days ago.", "two days ago", "2023-09-13", "2023-09-13"),
        ("He left three weeks ago.", "three weeks ago", "2023-W34", "2023-08-21/2023-08-27"),
        ("He left two years ago.", "two years ago", "2021", "2021"),
        ("He left the day before yesterday.", "the day before yesterday", "2023-09-13", "2023-09-13"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It opened several years ago.", "DATE", "PAST_REF"),
    ],
)
def test_it_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


def test_an_amount_before_an_event_counts_from_it() -> None:
    found = one("He left a week before she came.")
    assert (found.value, found.relation, found.amount) == ("P1W", Relation.BEFORE, (1, "week"))
