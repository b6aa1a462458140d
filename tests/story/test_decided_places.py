# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

from geo.story.decided_places import LICENCE
from tests import stories
from tests.story.corrected import Correct, Tables, correct, draft, row  # noqa: F401


def test_a_place_looked_up_replaces_the_one_of_the_draft(correct: Correct) -> None:
    events, passages, places, _ = correct({"quote": "the border crossing", "place": "Tartu"})
    place = row(places, row(events, "border-blockade")["place_id"])
    assert (place["name"], place["lat"], place["geocoder"]) == ("Tartu", "58.38062", "gazetteer")
    assert "terespol" not in set(places["place_id"])
    # "Terespol" is not where it happened any more.
    assert row(passages, "border-blockade")["place_start"] == ""


def test_a_place_known_already_is_not_written_twice(correct: Correct, draft: Tables) -> None:
    events, _, places, _ = correct({"quote": "the border crossing", "place": "Riga"})
    assert row(events, "border-blockade")["place_id"] == "riga"
    assert len(places) == len(draft[2]) - 1


def test_coordinates_are_a_persons(correct: Correct) -> None:
    events, passages, places, problems = correct(
        {
            "quote": "the naval fleet",
            "mention": "the naval fleet",
            "place": "Pier 3",
            "lat": 56.5,
            "lon": 21,
        }
        | {"precision": "site", "label": "Pier 3, Liepaja"},
    )
    place = row(places, "pier-3")
    assert problems == []
    assert row(events, "fleet-visit")["place_id"] == "pier-3"
    assert (place["lat"], place["lon"], place["label"]) == ("56.50000", "21.00000", "Pier 3, Liepaja")
    assert (place["geocoder"], place["licence"], place["inferred"]) == ("person", LICENCE, "false")
    # The mention says that these are the words for it.
    passage = row(passages, "fleet-visit")
    assert stories.TEXT[int(passage["place_start"]) : int(passage["place_end"])] == "the naval fleet"


def test_words_that_tell_which_event_is_meant_are_not_its_new_place(correct: Correct) -> None:
    """A mention tells the events of a sentence apart; the desk writes the words of the old place."""
    told = {"quote": stories.ARRIVAL, "mention": "Riga"}
    _, passages, _, _ = correct({**told, "place": "Tallinn", "lat": 59.4, "lon": 24.7, "precision": "city"})
    moved = passages[(passages["event_id"] == "riga-terminal") & (passages["quote"] == stories.ARRIVAL)]
    [passage] = moved.to_dict("records")
    assert stories.TEXT[int(passage["place_start"]) : int(passage["place_end"])] == "Tallinn"
    _, passages, _, _ = correct({**told, "place": "Tartu"})
    assert list(passages.loc[passages["event_id"] == "riga-terminal", "place_start"]) == ["", "", ""]


def test_a_place_can_be_taken_away(correct: Correct) -> None:
    events, passages, places, _ = correct({"quote": "A second trip", "place": ""})
    assert row(events, "second-trip")["place_id"] == ""
    assert row(passages, "second-trip")["place_start"] == ""
    assert "helsinki" not in set(places["place_id"])


def test_of_places_with_one_name_the_source_says_which(correct: Correct) -> None:
    decision = {"quote": "In 1980", "place": "Riga", "source_id": "test:riga-michigan"}
    events, _, places, problems = correct(decision)
    assert problems == []
    place = row(places, row(events, "shipyard-strike")["place_id"])
    assert (place["name"], place["lat"], place["lon"]) == ("Riga", "41.80750", "-83.82660")
