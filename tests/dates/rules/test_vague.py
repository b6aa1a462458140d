"""geo.dates.rules.vague: the present, the past and the future."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It is now open.", "DATE", "PRESENT_REF"),
        ("All is calm now that it is open.", "DATE", "PRESENT_REF"),
        ("It was recently opened.", "DATE", "PAST_REF"),
        ("It will open soon.", "DATE", "FUTURE_REF"),
    ],
)
def test_it_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


def test_as_soon_as_tells_no_time() -> None:
    assert tag("She left as soon as it was over.", FRIDAY) == []


def test_at_present_needs_no_other_word_of_time() -> None:
    assert one("At present nobody lives there.").value == "PRESENT_REF"
