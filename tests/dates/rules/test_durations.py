"""geo.dates.rules.durations: bare amounts of time."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They talked for two days.", "DURATION", "P2D"),
        ("It was built in ten days.", "DURATION", "P10D"),
        ("He will win within ten days.", "DURATION", "P10D"),
        ("They talked for 24 hours.", "DURATION", "PT24H"),
        ("They talked for two and a half years.", "DURATION", "P2Y6M"),
        ("They talked for two decades.", "DURATION", "P20Y"),
        ("They talked for several months.", "DURATION", "PXM"),
        ("They talked for years.", "DURATION", "PXY"),
        ("It was a five-hour visit.", "DURATION", "PT5H"),
        ("It took two hours and 20 minutes.", "DURATION", "PT2H20M"),
        ("It took two-and-a-half years.", "DURATION", "P2Y6M"),
        ("It took a hundred years.", "DURATION", "P100Y"),
        ("It lasted two to three weeks.", "DURATION", "PXW"),
        ("It fell over the past two years.", "DURATION", "P2Y"),
        ("It costs $5 a year.", "SET", "P1Y"),
        ("They talked for the past quarter-century.", "DURATION", "P25Y"),
        ("They talked for several hundred years.", "DURATION", "PXY"),
    ],
)
def test_it_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


def test_the_age_of_a_person_is_no_time() -> None:
    assert tag("She is 52 years old.", FRIDAY) == []
