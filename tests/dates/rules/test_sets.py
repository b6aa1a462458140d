"""geo.dates.rules.sets: times that repeat."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They meet every day.", "SET", "P1D"),
        ("They meet every two weeks.", "SET", "P2W"),
        ("They meet each Thursday.", "SET", "XXXX-WXX-4"),
        ("A daily train runs.", "SET", "P1D"),
    ],
)
def test_it_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


def test_a_capital_inside_a_sentence_is_a_title() -> None:
    assert tag("She reads the Daily News.", FRIDAY) == []
