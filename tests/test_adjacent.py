"""geo.adjacent: which date stands right beside which place."""

from __future__ import annotations

from datetime import date

import pytest

from geo.adjacent import adjacent
from geo.dates import tag
from tests.reading import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was in Riga on Monday, Oslo on Tuesday.", {"Riga": "Monday", "Oslo": "Tuesday"}),
        ("On Monday in Riga and Tuesday in Oslo she sang.", {"Riga": "Monday", "Oslo": "Tuesday"}),
        ("She left Riga only on Monday.", {"Riga": "Monday"}),
        ("In Riga, on Monday, she sang.", {"Riga": "Monday"}),
        ("She sang in Riga and left on Monday.", {}),
        ("She sang in Riga for two weeks.", {}),
        ("On Monday, Riga was cut off.", {}),
    ],
)
def test_only_prepositions_stand_between_a_place_and_its_day(text: str, expected: dict[str, str]) -> None:
    places = [(name, name.mention.end) for name in named(text)]
    pairs = adjacent(text, places, tag(text, date(2024, 5, 15)))
    assert {name.mention.text: expression.text for name, expression in pairs} == expected


def test_each_place_and_each_day_stands_in_one_pair() -> None:
    text = "She will be in Riga on Monday in Oslo on Tuesday."
    places = [(name, name.mention.end) for name in named(text)]
    pairs = adjacent(text, places, tag(text, date(2024, 5, 15)))
    assert [(n.mention.text, e.text) for n, e in pairs] == [("Riga", "Monday"), ("Oslo", "Tuesday")]
