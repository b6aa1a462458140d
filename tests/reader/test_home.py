from __future__ import annotations

from pathlib import Path

import pytest

from geo.paths import DEFAULT_STORY
from geo.reader.home import home
from geo.reader.view import view
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, place, said

STOP = "Eva Lind reached Nairobi on May 1."


def tour(folder: Path, text: str, traveller: str = "Eva Lind") -> Story:
    """A tour with one stop, in Kenya."""
    events = [event("a", "Nairobi", said(STOP), date="2024-05-01", place_id="x")]
    places = [place("x", "Nairobi", -1.28, 36.82, label="Nairobi, Kenya")]
    written = stories.write(
        folder, text=f"{STOP}\n\n{text}", events=events, places=places, traveller=traveller
    )
    return load(written)


def called(story: Story) -> str | None:
    country = home(story)
    return country.name if country else None


def test_the_shipped_traveller_comes_from_north_korea() -> None:
    story = load(DEFAULT_STORY)
    assert called(story) == "North Korea"
    drawn = view(story)["home"]
    assert (drawn["label"], drawn["country"], drawn["area"]) == ("North Korea", "408", True)


@pytest.mark.parametrize(
    "text",
    [
        "The Danish minister Lind said that Denmark would pay.",
        "Lind, a Dane, met other Danes.",
        "Lind spoke for Denmark.\n\nThe Danish minister met Lind.",
    ],
)
def test_names_and_adjectives_beside_the_traveller_count(tmp_path: Path, text: str) -> None:
    assert called(tour(tmp_path, text)) == "Denmark"


@pytest.mark.parametrize(
    "text",
    [
        "Lind spoke for Denmark.",  # once is not enough
        "Denmark paid. Danes were content.",  # nobody says that she comes from there
        "Kenya welcomed Lind. Kenyans cheered.",  # the tour stops there
    ],
)
def test_what_does_not_tell_a_home(tmp_path: Path, text: str) -> None:
    assert called(tour(tmp_path, text)) is None


def test_a_longer_name_is_not_taken_for_a_shorter(tmp_path: Path) -> None:
    assert called(tour(tmp_path, "Lind, a Nigerian, left Nigeria for Niger.")) == "Nigeria"


def test_without_a_traveller_there_is_no_home(tmp_path: Path) -> None:
    story = tour(tmp_path, "Denmark and the Danes", traveller="")
    assert home(story) is None
    assert view(story)["home"] is None
