"""geo.dates.rules.fiscal: quarters, halves and fiscal years."""

from __future__ import annotations

import pytest

from tests.dates.saying import one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("Sales rose in the second quarter.", "the second quarter", "2023-Q2", "2023-04/2023-06"),
        ("Sales rose in the first half of 2019.", "the first half of 2019", "2019-H1", "2019-01/2019-06"),
        ("Sales rose in fiscal 2019.", "fiscal 2019", "2019", "2019~"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


def test_an_article_is_no_part_of_what_only_qualifies_a_noun() -> None:
    assert one("It had a third-quarter loss.").text == "third-quarter"
