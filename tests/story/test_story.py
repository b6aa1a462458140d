from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest

from geo.errors import StoryError
from geo.export.formats import FORMATS
from geo.reader.document import document
from geo.reader.view import view
from geo.story.story import Step, Story, check, load, version
from tests import stories
from tests.stories import event, place, said

SENTENCE = "They went."


def visit(event_id: str, date: str, place_id: str, **cells: str) -> stories.Row:
    return event(event_id, f"Visit {event_id}", said(SENTENCE), date=date, place_id=place_id, **cells)


def tour(folder: Path, events: list[stories.Row], places: list[stories.Row]) -> Story:
    return load(stories.write(folder, text=SENTENCE, events=events, places=places))


NEW_YORK = place("jfk", "New York", 40.6, -73.8)
LONDON = place("lhr", "London", 51.6, -0.5)
PARIS = place("cdg", "Paris", 49.01, 2.55)


class TestLoading:
    def test_a_story_has_its_report_and_typed_tables(self, tiny: Story) -> None:
        assert tiny.meta.title == stories.HEADLINE
        assert tiny.meta.published == date(2024, 3, 12)
        assert tiny.text == stories.TEXT
        assert len(tiny.events) == len(stories.EVENTS)
        assert tiny.events["reviewed"].all()
        assert math.isclose(tiny.places["lat"][0], 56.946)
        for row in tiny.passages.to_dict("records"):
            assert tiny.text[row["start"] : row["end"]] == row["quote"]

    def test_what_the_engine_reckoned_is_kept(self, tmp_path: Path) -> None:
        events = load(stories.write(tmp_path, events=stories.unchecked())).events.set_index("event_id")
        assert events.loc["tallinn-meeting", "chance"] == 0.72
        assert events.loc["tallinn-meeting", "runners_up"] == "Tartu, or 2024-03-10"
        assert events["chance"].isna().sum() == 2
        assert list(events.index[events["reviewed"]]) == ["shipyard-strike"]

    def test_a_story_from_before_there_were_chances_loads(self, tiny_story: Path, tiny: Story) -> None:
        columns = ["event_id", "title", "role", "status", "date", "date_reason", "place_id", "reviewed"]
        old = tiny.events[columns].assign(reviewed="true")
        old.to_csv(tiny_story / "events.csv", index=False)
        story = load(tiny_story)
        assert story.events.equals(tiny.events)
        assert story.events["chance"].isna().all()
        assert set(story.events["runners_up"]) == {""}

    def test_a_story_that_does_not_hold_carries_every_problem(self, tiny_story: Path) -> None:
        stories.edit(tiny_story, "places.csv", 2, "lat", "91")
        stories.edit(tiny_story, "events.csv", 3, "role", "bad")
        with pytest.raises(StoryError) as error:
            load(tiny_story)
        assert error.value.problems == check(tiny_story)
        assert len(error.value.problems) == 2
        assert str(error.value).startswith("events.csv, row 3, column role: ")

    def test_a_folder_that_is_not_there_is_one_problem(self, tmp_path: Path) -> None:
        (problem,) = check(tmp_path / "none")
        assert str(tmp_path / "none") in str(problem)
        assert "is no folder" in problem.message

    def test_an_empty_folder_names_every_missing_file(self, tmp_path: Path) -> None:
        assert {problem.file for problem in check(tmp_path)} == {
            "story.toml",
            "events.csv",
            "passages.csv",
            "places.csv",
        }

    @pytest.mark.parametrize(
        "name", ["story.toml", "events.csv", "passages.csv", "places.csv", stories.REPORT]
    )
    def test_the_version_changes_with_every_file_of_a_story(self, name: str, tiny_story: Path) -> None:
        before = version(tiny_story)
        assert version(tiny_story) == before
        with (tiny_story / name).open("ab") as file:
            file.write(b"\n")
        assert version(tiny_story) != before

    def test_a_broken_story_has_a_version_too(self, tiny_story: Path) -> None:
        (tiny_story / "story.toml").write_text("broken")
        (tiny_story / "places.csv").unlink()
        assert [name for name, *_ in version(tiny_story)] == ["story.toml", "events.csv", "passages.csv"]


class TestItinerary:
    def test_stops_are_numbered_in_order_of_date_not_of_table(self, tiny: Story) -> None:
        assert tiny.itinerary[["stop", "place_id", "planned"]].to_numpy().tolist() == [
            [1, "tallinn", False],
            [2, "riga", False],
            [3, "fleet", True],
        ]

    def test_events_of_one_day_keep_the_order_of_the_table(self, tmp_path: Path) -> None:
        events = [visit("b", "2023-05-01", "lhr"), visit("a", "2023-05-01", "cdg")]
        assert tour(tmp_path, events, [LONDON, PARIS]).itinerary["place_id"].tolist() == ["lhr", "cdg"]

    def test_a_time_of_day_orders_the_stops_of_one_day_which_stay_one_step(self, tmp_path: Path) -> None:
        events = [visit("b", "2023-05-01T21:00:00", "lhr"), visit("a", "2023-05-01?", "cdg")]
        told = tour(tmp_path, events, [LONDON, PARIS])
        assert told.itinerary["place_id"].tolist() == ["cdg", "lhr"]
        assert [step.date for step in told.steps] == ["2023-05-01"]

    def test_a_leg_is_as_long_as_the_geodesic(self, tmp_path: Path) -> None:
        events = [visit("a", "2023-05-01", "jfk"), visit("b", "2023-05-02", "lhr")]
        km = tour(tmp_path, events, [NEW_YORK, LONDON]).itinerary["km"].tolist()
        assert math.isnan(km[0])
        # GeographicLib, GeodSolve(1), example: 5551759.400 m.
        assert km[1] == pytest.approx(5551.759400, abs=1e-6)

    def test_events_one_after_the_other_at_one_place_are_one_stop(self, tmp_path: Path) -> None:
        events = [
            visit("a", "2023-05-01", "lhr", status="planned"),
            visit("b", "2023-05-02", "lhr"),
            visit("c", "2023-05-03", "cdg", status="planned"),
            visit("d", "2023-05-04", "lhr", status="planned"),
        ]
        stops = tour(tmp_path, events, [LONDON, PARIS]).itinerary
        assert stops["event_ids"].tolist() == [("a", "b"), ("c",), ("d",)]
        assert stops["stop"].tolist() == [1, 2, 3]
        assert stops["planned"].tolist() == [False, True, True]

    def test_two_names_of_one_point_are_one_stop(self, tmp_path: Path) -> None:
        again = {**LONDON, "place_id": "heathrow", "name": "Heathrow"}
        events = [visit("a", "2023-05-01", "lhr"), visit("b", "2023-05-02", "heathrow")]
        assert len(tour(tmp_path, events, [LONDON, again]).itinerary) == 1

    @pytest.mark.parametrize("precision", ["region", "country"])
    def test_an_area_that_holds_another_stop_is_no_stop(self, precision: str, tmp_path: Path) -> None:
        area = place("en", "England", 52.5, -1.2, precision=precision, radius_km="300")
        events = [visit("a", "2023-05-01", "en"), visit("b", "2023-05-02", "lhr")]
        assert tour(tmp_path, events, [area, LONDON]).itinerary["place_id"].tolist() == ["lhr"]

    def test_an_area_that_holds_no_other_stop_is_a_stop(self, tmp_path: Path) -> None:
        area = place("sc", "Scotland", 56.8, -4.2, precision="region", radius_km="250")
        events = [visit("a", "2023-05-01", "sc"), visit("b", "2023-05-02", "lhr")]
        assert tour(tmp_path, events, [area, LONDON]).itinerary["place_id"].tolist() == ["sc", "lhr"]

    def test_areas_alone_are_stops(self, tmp_path: Path) -> None:
        areas = [
            place("fr", "France", 46, 2, precision="country", radius_km="500"),
            place("idf", "Île-de-France", 48.7, 2.5, precision="region", radius_km="60"),
        ]
        events = [visit("a", "2023-05-01", "fr"), visit("b", "2023-05-02", "idf")]
        assert len(tour(tmp_path, events, areas).itinerary) == 2

    def test_undated_and_unplaced_stops_and_other_roles_are_left_out(self, tmp_path: Path) -> None:
        events = [
            visit("a", "2023-05-01", "lhr"),
            visit("b", "", "cdg"),
            visit("c", "2023-05-02", ""),
            visit("d", "2023-05-03", "unknown"),
            visit("e", "2023-05-04", "cdg", role="related"),
        ]
        stops = tour(tmp_path, events, [LONDON, PARIS, place("unknown", "Unknown")]).itinerary
        assert stops["event_ids"].tolist() == [("a",)]


class TestSteps:
    def test_one_step_a_date_in_order_of_time(self, tiny: Story) -> None:
        assert [step.date for step in tiny.steps] == [
            "1980",
            "2024-03-11",
            "2024-03-12",
            "2024-03-13/..",
            "2024-03-14",
        ]

    def test_a_doubted_date_shares_the_step_of_the_certain_one(self, tiny: Story) -> None:
        assert Step("2024-03-12", ("riga-terminal", "border-blockade")) in tiny.steps

    def test_doubts_alone_make_one_step_without_the_mark(self, tmp_path: Path) -> None:
        events = [visit("a", "2013?", ""), visit("b", "2013~", ""), visit("c", "2013%", "")]
        assert tour(tmp_path, events, []).steps == [Step("2013", ("a", "b", "c"))]

    def test_an_undated_event_is_in_no_step_and_every_other_in_one(self, tiny: Story) -> None:
        told = [event_id for step in tiny.steps for event_id in step.event_ids]
        assert sorted([*told, "second-trip"]) == sorted(tiny.events["event_id"])


STORIES_WITH_LITTLE = {
    "no events": {"events": [], "places": []},
    "no events but places": {"events": []},
    "no stops": {"events": [row for row in stories.EVENTS if row["role"] != "stop"]},
    "no coordinates": {"places": [stories.place(row["place_id"], row["name"]) for row in stories.PLACES]},
    "no dates": {"events": [{**row, "date": ""} for row in stories.EVENTS]},
    "no places": {"events": [{**row, "place_id": ""} for row in stories.EVENTS], "places": []},
    "no text": {"text": "", "events": [], "places": []},
    "one event": {"events": stories.EVENTS[:1]},
}


@pytest.mark.parametrize("kind", STORIES_WITH_LITTLE)
def test_a_story_with_little_in_it_is_still_a_story(kind: str, tmp_path: Path) -> None:
    little = load(stories.write(tmp_path, **STORIES_WITH_LITTLE[kind]))
    assert list(little.itinerary.columns)[:3] == ["stop", "event_ids", "place_id"]
    drawn = view(little)
    assert len(drawn["events"]) == len(little.events)
    assert len(drawn["steps"]) == len(little.steps)
    assert 'id="story-data"' in document(little)
    assert FORMATS["csv"].write(little).count(b"\r\n") == len(little.events) + 1
    assert len(json.loads(FORMATS["geojson"].write(little))["features"]) == len(little.events)
