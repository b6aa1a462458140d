"""geo.places.city_or_state: a town, or the division that has its name."""

from __future__ import annotations

import pytest

from tests.reading import analysed


def meant(text: str, name: str) -> list[str]:
    """The labels of the places that a name means, one a mention."""
    return [one.entry.label for one in analysed(text).places if one.mention.text == name]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys left New York on Monday for talks in Geneva.",
        "She flew from New York to Boston.",
        "The fair in New York opened; fairs in London and Paris did not.",
    ],
)
def test_new_york_alone_is_the_city(text: str) -> None:
    assert meant(text, "New York") == ["New York City, New York, United States"]


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out in Rochester, New York, on Friday.",
        "Floods hit New York, New Jersey and Connecticut on Friday.",
        "New York Gov. Kathy Hochul spoke in Albany.",
        "Snow fell in upstate New York on Friday.",
        "The New York legislature met in Albany.",
    ],
)
def test_the_state_is_meant_where_the_words_tell_it(text: str) -> None:
    assert meant(text, "New York") == ["New York, United States"]


def test_one_report_may_name_both() -> None:
    text = "Snow closed roads in upstate New York, in Buffalo and Syracuse. Theatres in New York stayed open."
    assert meant(text, "New York") == ["New York, United States", "New York City, New York, United States"]


def test_the_town_is_meant_unless_its_division_is_told() -> None:
    assert meant("Police in Salta, Argentina, arrested a man.", "Salta") == ["Salta, Argentina"]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Nurses in Ontario and Quebec went on strike.", "Quebec", "Quebec, Canada"),
        ("Snow fell in Alberta, Manitoba and Quebec on Monday.", "Quebec", "Quebec, Canada"),
        ("Floods hit Salta and Rosario in Argentina.", "Salta", "Salta, Argentina"),
    ],
)
def test_a_name_listed_with_divisions_is_one(text: str, name: str, label: str) -> None:
    assert meant(text, name) == [label]
