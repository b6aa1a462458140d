"""geo.dates.rules.offsets: dates an amount of time away."""

from __future__ import annotations

import pytest

from geo.dates import tag
from geo.dates.expression import Relation
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("He left two days ago.", "two days ago", "2023-09-13", "2023-09-13"),
        ("The trial opened a week ago Monday.", "a week ago Monday", "2023-09-04", "2023-09-04"),
        ("The trial opens a week from Monday.", "a week from Monday", "2023-09-25", "2023-09-25"),
        ("The fair opens two weeks from tomorrow.", "two weeks from tomorrow", "2023-09-30", "2023-09-30"),
        ("The play opens a week on Sunday.", "a week on Sunday", "2023-09-24", "2023-09-24"),
        ("They gathered a year ago Tuesday.", "a year ago Tuesday", "2022-09-12", "2022-09-12"),
        ("He will arrive in ten days.", "ten days", "2023-09-25", "2023-09-25"),
        ("She will be back in three weeks' time.", "three weeks' time", "2023-W40", "2023-10-02/2023-10-08"),
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


def test_nights_earlier_count_from_a_day_told_as_days_ago() -> None:
    ago, earlier = tag("It was boarded three days ago; two nights earlier it had left.", FRIDAY)
    assert (ago.edtf, earlier.edtf) == ("2023-09-12", "2023-09-10")


def test_an_amount_before_an_event_counts_from_it() -> None:
    found = one("He left a week before she came.")
    assert (found.value, found.relation, found.amount) == ("P1W", Relation.BEFORE, (1, "week"))
