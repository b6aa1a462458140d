"""geo.dates.tense: whether the words around a date speak of what is past or to come."""

from __future__ import annotations

import pytest

from geo.dates.tense import sentence_start, tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He landed on @.", "past"),
        ("He will land on @.", "future"),
        ("On @ he will land.", "future"),
        ("He agreed to come on @.", "future"),
        ("He said he would come on @.", "future"),
        ("He would have come on @.", "past"),
        ("The team flies to Oslo on @.", "future"),
        ("In this photo, the team flies to Oslo on @.", ""),
        ("A man of @.", ""),
        ("She won. He will land on @.", "future"),
        ("She met Gen. Berg on @.", "past"),
    ],
)
def test_the_last_verb_before_tells_else_the_first_behind(text: str, expected: str) -> None:
    at = text.index("@")
    assert tense(text, at, at + 1) == expected


def test_a_sentence_does_not_start_behind_an_abbreviation() -> None:
    text = "It ended. She met Gen. Berg on Monday."
    assert sentence_start(text, text.index("Monday")) == text.index(" She")
