"""What a sentence counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.story.counts import counts


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A dam burst on Tuesday, killing at least 12 people.", {("dead", 12)}),
        ("Twenty people died.", {("dead", 20)}),
        ("The death toll rose to 1,213 on Friday.", {("dead", 1213)}),
        ("At least 12 people were killed and 30 injured.", {("dead", 12), ("injured", 30)}),
        ("Police arrested ten people.", {("arrested", 10)}),
        ("Some 5,000 were left homeless.", {("homeless", 5000)}),
        ("A 12-year-old was killed.", set()),
        ("He was killed 12 years ago.", set()),
        ("In 1999 a man was killed.", set()),
        ("No one died on May 12.", set()),
        ("It was built for 12 million euros.", set()),
    ],
)
def test_what_is_counted(sentence: str, found: set[tuple[str, int]]) -> None:
    assert counts(sentence) == found


@given(st.text())
def test_any_text_will_do(text: str) -> None:
    assert all(number >= 0 for _, number in counts(text))
