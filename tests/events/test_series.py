"""geo.events.series: places listed each with a date."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geo.events.series import series
from tests.reading import analysed


def listed(text: str) -> list[str]:
    """The stretches of a sentence by its series; the whole where it has none."""
    analysis = analysed(text)
    edges = [0, *series(analysis, 0, len(text), [date.start for date in analysis.dates]), len(text)]
    return [text[a:b].strip(" ,.") for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She spoke in Riga on Monday and in Tartu on Tuesday.",
            ["She spoke in Riga on Monday", "and in Tartu on Tuesday"],
        ),
        (
            "She spoke on Monday in Riga, on Tuesday in Tartu.",
            ["She spoke on Monday in Riga", "on Tuesday in Tartu"],
        ),
        (
            "She flew from Riga on Monday to Brest, France, on Tuesday, and slept.",
            ["She flew from Riga on Monday", "to Brest, France, on Tuesday, and slept"],
        ),
    ],
)
def test_each_place_stands_with_its_own_date(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A fire in Riga on Monday and a flood in Tartu on Tuesday killed 12 people.",
        "She was in Riga and in Tartu on Tuesday.",
        "On Monday, Riga and Tartu had rain on Tuesday.",
        "She spoke.",
    ],
)
def test_any_other_sentence_is_one_stretch(text: str) -> None:
    assert len(listed(text)) == 1
