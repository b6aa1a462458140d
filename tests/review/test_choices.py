from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.review.choices import choices, places_meant
from geo.story.story import load
from tests import stories


def _places(folder: Path, gazetteer: Gazetteer, *names: str) -> pd.DataFrame:
    """The places of a story that stands at the likeliest place of each name."""
    entries = [gazetteer.search(name)[0] for name in names]
    rows = [
        stories.place(f"p{n}", name.split(",")[0], one.lat, one.lon, label=one.label, source_id=one.source_id)
        for n, (name, one) in enumerate(zip(names, entries, strict=True))
    ]
    events = [
        stories.event(f"e{n}", f"Event {n}", stories.said(stories.TALKS), place_id=row["place_id"])
        for n, row in enumerate(rows)
    ]
    return load(stories.write(folder / "story", events=events, places=rows)).places


@pytest.fixture
def indiana(tmp_path: Path, gazetteer: Gazetteer) -> pd.DataFrame:
    """The places of a story in Indiana, where one town was put into another state."""
    return _places(tmp_path, gazetteer, "Auburn, Indiana", "Angola, Indiana", "Gatlinburg", "Columbus, Ohio")


@pytest.fixture
def nowhere() -> pd.DataFrame:
    return pd.DataFrame(columns=list(stories.PLACE_COLUMNS))


def test_the_places_of_several_names_are_offered_once_each_the_likeliest_first(
    gazetteer: Gazetteer, nowhere: pd.DataFrame
) -> None:
    found = choices(gazetteer, ["Paris", "Riga", "Paris", " ", "Nowhere-upon-Sea"], nowhere)
    assert [one.label for one in found[:2]] == ["Paris, Île-de-France, France", "Riga, Latvia"]
    assert len({one.source_id for one in found}) == len(found) <= 8
    assert found[0].name == "Paris"
    assert choices(gazetteer, [], nowhere) == []


def test_places_where_the_story_plays_come_first_and_the_likeliest_is_among_them(
    gazetteer: Gazetteer, indiana: pd.DataFrame
) -> None:
    found = [one.label for one in choices(gazetteer, ["Milford"], indiana)]
    assert found[:2] == ["Milford, Indiana, United States", "Milford, Ohio, United States"]
    assert "Paris, Île-de-France, France" in [one.label for one in choices(gazetteer, ["Paris"], indiana)]


def test_a_place_that_the_story_has_does_not_speak_for_itself(
    gazetteer: Gazetteer, indiana: pd.DataFrame
) -> None:
    [first, *_] = choices(gazetteer, ["Columbus"], indiana)
    assert first.label == "Columbus, Indiana, United States"


def test_each_row_says_where_its_place_lies(gazetteer: Gazetteer, nowhere: pd.DataFrame) -> None:
    found = [one.label for one in choices(gazetteer, ["Novopavlivka"], nowhere)]
    assert found[0] == "Novopavlivka, Dnipropetrovska oblast, Ukraine"
    assert sum("Mykolayiv Oblast, Ukraine, near " in label for label in found) == 2
    assert len(set(found)) == len(found) == 6
    berlin = [one.label for one in choices(gazetteer, ["Berlin"], nowhere)]
    assert {"Berlin, Germany", "Berlin, Germany, the division"} <= set(berlin)
    assert [one.label for one in choices(gazetteer, ["Tbilisi"], nowhere)] == ["Tbilisi, Georgia"]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Auburn", ["Auburn, Indiana, United States"]),  # the story has it
        ("Auburn, Washington", ["Auburn, Washington, United States"]),
        ("Milford, Indiana", ["Milford, Indiana, United States"]),
        ("Fairview, Indiana", []),
        ("Chicago", ["Chicago, Illinois, United States"]),  # not Willard in Ohio, which was one too
        ("New York", ["New York City, New York, United States", "New York, United States"]),
        ("Nowhere-upon-Sea", []),
        ("90 miles northeast of Macon", ["90 miles northeast of Macon"]),
    ],
)
def test_what_words_mean(gazetteer: Gazetteer, indiana: pd.DataFrame, words: str, labels: list[str]) -> None:
    assert [one.label for one in places_meant(gazetteer, indiana, words)] == labels


def test_a_name_of_several_places_leaves_the_choice(gazetteer: Gazetteer, indiana: pd.DataFrame) -> None:
    found = places_meant(gazetteer, indiana, "Syracuse")
    assert [one.label for one in found[:2]] == [
        "Syracuse, Indiana, United States",
        "Syracuse, Ohio, United States",
    ]
    assert found[0].keys == {"place": "Syracuse", "source_id": found[0].source_id}
