from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write_story
from geo.paths import DEFAULT_STORY
from geo.reader.view import compass, view
from geo.story.story import Story, load
from tests import joined, stories
from tests.stories import event, place, said

SENTENCE = "They went."


def seen(folder: Path, events: list[stories.Row], places: list[stories.Row]) -> dict[str, Any]:
    return view(load(stories.write(folder, text=SENTENCE, events=events, places=places)))


def happening(event_id: str, place_id: str = "", date: str = "2023-05-01", **cells: str) -> stories.Row:
    return event(event_id, event_id, said(SENTENCE), date=date, place_id=place_id, **cells)


@pytest.fixture(params=["tiny", "shipped"])
def drawn(request: pytest.FixtureRequest, tiny: Story) -> dict[str, Any]:
    """The views whose parts must fit together."""
    return view(tiny if request.param == "tiny" else load(DEFAULT_STORY))


class TestEveryIndexLeadsSomewhere:
    def test_events(self, drawn: dict[str, Any]) -> None:
        for index, told in enumerate(drawn["events"]):
            if told["step"] is None:
                assert told["date"] == ""
            else:
                assert index in drawn["steps"][told["step"]]["events"]
            if told["spot"] is not None:
                assert index in drawn["spots"][told["spot"]]["events"]

    def test_steps(self, drawn: dict[str, Any]) -> None:
        told = [index for step in drawn["steps"] for index in step["events"]]
        assert sorted(told) == [i for i, event in enumerate(drawn["events"]) if event["date"]]
        assert 0 <= drawn["start"] < len(drawn["steps"])

    def test_spots(self, drawn: dict[str, Any]) -> None:
        told = [index for spot in drawn["spots"] for index in spot["events"]]
        assert sorted(told) == [i for i, event in enumerate(drawn["events"]) if event["spot"] is not None]
        assert all(-90 <= spot["lat"] <= 90 and -180 <= spot["lon"] <= 180 for spot in drawn["spots"])

    def test_legs(self, drawn: dict[str, Any]) -> None:
        for leg in drawn["legs"]:
            assert drawn["spots"][leg["from"]]["stops"]
            assert drawn["spots"][leg["to"]]["stops"]
            assert leg["from"] != leg["to"]
            assert leg["km"] > 0
            assert leg["direction"]
            assert 0 <= leg["step"] < len(drawn["steps"])

    def test_passages(self, drawn: dict[str, Any]) -> None:
        assert {passage["event"] for passage in drawn["passages"]} == set(range(len(drawn["events"])))
        for passage in drawn["passages"]:
            assert 0 <= passage["start"] < passage["end"] <= len(drawn["text"])
            for span in (passage["place"], passage["date"]):
                assert span is None or passage["start"] <= span[0] < span[1] <= passage["end"]

    def test_the_whole_is_json_without_nan(self, drawn: dict[str, Any]) -> None:
        again = json.loads(json.dumps(drawn, allow_nan=False))
        assert again["events"] == drawn["events"]
        assert again["spots"] == drawn["spots"]


def test_every_event_with_coordinates_has_a_spot_and_no_other(tiny: Story) -> None:
    unplaced = [event["id"] for event in view(tiny)["events"] if event["spot"] is None]
    assert unplaced == ["grain-talks"]


def test_a_place_not_found_keeps_its_name_without_a_spot(tmp_path: Path) -> None:
    drawn = seen(tmp_path, [happening("a", "x")], [place("x", "Atlantis", geocoder="not found")])
    assert drawn["spots"] == []
    assert drawn["events"][0]["place"]["name"] == "Atlantis"
    assert drawn["events"][0]["place"]["geocoder"] == "not found"


def test_events_at_one_point_share_a_spot_whatever_the_place_is_called(tmp_path: Path) -> None:
    places = [place("x", "Pyongyang", 39.03, 125.75), place("y", "the capital", 39.03, 125.75)]
    drawn = seen(tmp_path, [happening("a", "x"), happening("b", "y"), happening("c", "x")], places)
    (spot,) = drawn["spots"]
    assert spot["events"] == [0, 1, 2]
    assert spot["stops"] == [1]


def test_a_point_and_an_area_around_it_stay_two_spots(tmp_path: Path) -> None:
    places = [
        place("x", "Luxembourg City", 49.61, 6.13),
        place("y", "Luxembourg", 49.61, 6.13, precision="country", radius_km="40"),
    ]
    drawn = seen(tmp_path, [happening("a", "x"), happening("b", "y", role="related")], places)
    assert [spot["area"] for spot in drawn["spots"]] == [False, True]


def test_a_spot_is_inferred_only_where_no_event_names_the_place(tmp_path: Path) -> None:
    places = [place("x", "the fleet", 43.1, 131.9, inferred="true"), place("y", "the port", 43.1, 131.9)]
    both = seen(tmp_path / "both", [happening("a", "x"), happening("b", "y")], places)
    one = seen(tmp_path / "one", [happening("a", "x")], places)
    assert [spot["inferred"] for spot in both["spots"]] == [False]
    assert [spot["label"] for spot in both["spots"]] == ["the port"]
    assert [spot["inferred"] for spot in one["spots"]] == [True]
    assert [event["place"]["inferred"] for event in both["events"]] == [True, False]


def test_a_part_of_an_area_is_one_of_its_own(tmp_path: Path) -> None:
    north, all_of_it = "They met in northern Nigeria on May 1.", "Nigeria was silent on May 2."
    nigeria = place("x", "Nigeria", 9, 8, precision="country", radius_km="700", source_id="geonames:2328926")
    events = [
        event("a", "A meeting", said(north, place="Nigeria"), date="2024-05-01", place_id="x"),
        event("b", "A silence", said(all_of_it, place="Nigeria"), date="2024-05-02", place_id="x"),
    ]
    found = view(load(stories.write(tmp_path, text=f"{north} {all_of_it}", events=events, places=[nigeria])))
    part, whole = found["spots"]
    assert (part["label"], part["soft"], part["country"]) == ("Northern Nigeria", True, None)
    assert min(lat for rings in part["outline"] for _, lat in rings[0]) > 8.5
    assert (whole["label"], whole["outline"], whole["country"]) == ("Nigeria", None, "566")
    assert [event["place"]["label"] for event in found["events"]] == ["Northern Nigeria", "Nigeria"]


def test_a_country_is_keyed_as_the_basemap_keys_it(tmp_path: Path) -> None:
    area = place("x", "Cuba", 21.5, -79, precision="country", radius_km="500", source_id="geonames:3562981")
    (spot,) = seen(tmp_path, [happening("a", "x")], [area])["spots"]
    assert (spot["country"], spot["outline"], spot["soft"]) == ("192", None, False)


def test_a_region_carries_its_outline_and_only_what_the_story_needs(tmp_path: Path) -> None:
    places = [
        place("x", "Crimea", 45.3, 34.3, precision="region", radius_km="190", source_id="dateline:crimea"),
        place("y", "Svaneti", 43, 42.7, precision="region", radius_km="60", source_id="dateline:svaneti"),
        place("z", "Riga", 57, 24.1),
    ]
    found = seen(tmp_path, [happening(key, key) for key in "xyz"], places)
    crimea, svaneti, riga = found["spots"]
    assert all(32 < lon < 37 and 44 < lat < 46.5 for rings in crimea["outline"] for lon, lat in rings[0])
    assert (crimea["soft"], crimea["radius"]) == (False, None)
    assert (svaneti["outline"], svaneti["soft"], svaneti["radius"]) == (None, True, 60)
    assert (riga["outline"], riga["soft"]) == (None, False)
    assert len(json.dumps(found)) < 8_000


def test_ticks_gaps_and_years_tell_how_time_passes(tiny: Story) -> None:
    steps = view(tiny)["steps"]
    assert [(step["tick"], step["year"], step["gap"]) for step in steps] == [
        ("1980", "", ""),
        ("11 Mar", "2024", "44 years"),
        ("12 Mar", "2024", ""),
        ("after 12 Mar", "2024", ""),
        ("14 Mar", "2024", ""),
    ]
    assert steps[3]["words"] == "after 12 March 2024"


def test_a_step_is_planned_when_all_of_it_is_and_of_the_tour_when_any_is(tiny: Story) -> None:
    steps = view(tiny)["steps"]
    assert [step["planned"] for step in steps] == [False, False, False, True, True]
    assert [step["stop"] for step in steps] == [False, True, True, True, False]


def test_the_story_opens_at_the_first_stop(tiny: Story) -> None:
    drawn = view(tiny)
    assert drawn["steps"][drawn["start"]]["date"] == "2024-03-11"


class TestWithoutATourTheStoryOpensOnTheNews:
    LEAD, SECOND, LONG_AGO = "It ran aground.", "It was towed to Lisbon.", "It hit a wharf before."

    def opens(self, folder: Path, *events: tuple[str, str, dict[str, str]]) -> str:
        """The date at which a story of these events (sentence, date, other cells) opens."""
        text = " ".join((self.LEAD, self.SECOND, self.LONG_AGO))
        rows = [event(words, words, said(words), date=date, **cells) for words, date, cells in events]
        lisbon = [place("lisbon", "Lisbon", 38.72, -9.14)]
        drawn = view(load(stories.write(folder, text=text, events=rows, places=lisbon)))
        return str(drawn["steps"][drawn["start"]]["date"])

    def test_which_the_text_tells_first(self, tmp_path: Path) -> None:
        related = {"role": "related", "place_id": "lisbon"}
        background = {"role": "background", "place_id": "lisbon"}
        told = (
            (self.LONG_AGO, "2024-02", background),
            (self.SECOND, "2024-07-08", related),
            (self.LEAD, "2024-07-09", related),
        )
        assert self.opens(tmp_path, *told) == "2024-07-09"

    def test_and_not_on_what_has_no_date_or_is_background(self, tmp_path: Path) -> None:
        related, background = {"role": "related"}, {"role": "background", "place_id": "lisbon"}
        told = (
            (self.LEAD, "", related),
            (self.SECOND, "1997", background),
            (self.LONG_AGO, "2024-07-08", related),
        )
        assert self.opens(tmp_path, *told) == "2024-07-08"

    def test_what_is_on_the_map_before_what_is_not(self, tmp_path: Path) -> None:
        told = (
            (self.LEAD, "2024-07-08", {"role": "related"}),
            (self.SECOND, "2024-07-09", {"role": "related", "place_id": "lisbon"}),
        )
        assert self.opens(tmp_path, *told) == "2024-07-09"

    def test_else_on_what_it_has(self, tmp_path: Path) -> None:
        assert self.opens(tmp_path, (self.LEAD, "1997", {"role": "background"})) == "1997"
        assert view(load(stories.write(tmp_path / "none", text=SENTENCE, events=[], places=[])))["start"] == 0

    def test_of_several_reports_the_newest(self, tmp_path: Path) -> None:
        rows = joined.events()
        newest = [row for row in rows if row["event_id"] in ("march", "king")]
        drawn = view(load(joined.write(tmp_path / "joined", told=newest)))
        assert drawn["steps"][drawn["start"]]["date"] == "2026-05-14"


def test_legs_join_the_stops_in_order_with_distance_and_direction(tiny: Story) -> None:
    drawn = view(tiny)
    legs = [
        (
            drawn["spots"][leg["from"]]["label"],
            drawn["spots"][leg["to"]]["label"],
            leg["direction"],
            leg["planned"],
        )
        for leg in drawn["legs"]
    ]
    assert legs == [
        ("Tallinn, Estonia", "Riga, Latvia", "south", False),
        ("Riga, Latvia", "Naval base, Liepaja, Latvia", "west", True),
    ]
    assert [leg["km"] for leg in drawn["legs"]] == [280, 194]


def test_an_event_says_when_in_words_why_and_where_from(tiny: Story) -> None:
    blockade = view(tiny)["events"][3]
    assert blockade["when"] == "probably Tuesday 12 March 2024"
    assert blockade["reason"] == "no day of its own: carried over from the tour's"
    assert blockade["place"] == {
        "name": "Terespol",
        "label": "Terespol, Poland",
        "precision": "city",
        "geocoder": "gazetteer",
        "source_id": "test:terespol",
        "licence": "CC BY 4.0",
        "rejected": "",
        "inferred": False,
        "runnersUp": [],
    }


def test_a_place_that_may_be_another_of_its_name_says_which_until_a_person_decides(tmp_path: Path) -> None:
    lost = "geonames:1 Tallinn, Nowhere (5,402 km); geonames:2 Tallinn, Elsewhere, Land (12 km)"

    def told(name: str, score: str, events: Sequence[stories.Row]) -> list[str]:
        place = stories.place("tallinn", "Tallinn", 59.4, 24.7, rejected=lost, score=score)
        places = [place if row["place_id"] == "tallinn" else row for row in stories.PLACES]
        drawn = view(load(stories.write(tmp_path / name, events=events, places=places)))["events"]
        found: list[str] = next(row["place"]["runnersUp"] for row in drawn if row["id"] == "tallinn-meeting")
        return found

    assert told("unsure", "0.41", stories.unchecked()) == ["Tallinn, Nowhere", "Tallinn, Elsewhere, Land"]
    assert told("sure", "0.93", stories.unchecked()) == []
    assert told("nobody-knows", "", stories.unchecked()) == []
    assert told("checked", "0.41", stories.EVENTS) == []


def test_an_event_says_which_stop_of_the_tour_it_is(tiny: Story) -> None:
    assert [event["stop"] for event in view(tiny)["events"]] == [2, 1, 3, None, None, None, None]


def test_an_event_nobody_checked_says_how_likely_it_is_and_what_else_it_might_be(tmp_path: Path) -> None:
    told = {
        row["id"]: row for row in view(load(stories.write(tmp_path, events=stories.unchecked())))["events"]
    }
    reckoned = {key: (row["reviewed"], row["chance"], row["runnersUp"]) for key, row in told.items()}
    assert reckoned["tallinn-meeting"] == (False, 72, "Tartu, or 2024-03-10")
    assert (told["tallinn-meeting"]["placeChance"], told["tallinn-meeting"]["dateChance"]) == (91, 78)
    assert (told["riga-terminal"]["placeChance"], told["riga-terminal"]["dateChance"]) == (None, None)
    assert reckoned["second-trip"] == (False, None, "")
    assert reckoned["shipyard-strike"] == (True, None, "")


@pytest.mark.parametrize(
    ("chance", "percent"),
    [
        ("0", 0),
        ("0.29", 29),
        ("0.57", 57),
        ("0.699", 69),
        ("0.7", 70),
        ("0.9999", 99),
        ("1", 100),
        ("", None),
    ],
)
def test_percent_are_rounded_down(chance: str, percent: int | None, tmp_path: Path) -> None:
    drawn = seen(tmp_path, [happening("a", reviewed="false", chance=chance)], [])
    assert drawn["events"][0]["chance"] == percent


def test_what_the_engine_reckoned_of_an_event_checked_since_is_not_told(tmp_path: Path) -> None:
    (told,) = seen(tmp_path, [happening("a", reviewed="true", chance="0.3", runners_up="Rome")], [])["events"]
    assert (told["reviewed"], told["chance"], told["runnersUp"]) == (True, None, "")


@pytest.mark.parametrize(
    ("start", "end", "wind"),
    [
        ((0, 0), (10, 0), "north"),
        ((0, 0), (0, 10), "east"),
        ((0, 0), (-10, 0), "south"),
        ((0, 0), (0, -10), "west"),
        ((0, 0), (10, 10), "north-east"),
        ((0, 0), (-10, 10), "south-east"),
        ((0, 0), (-10, -10), "south-west"),
        ((0, 0), (10, -10), "north-west"),
        ((0, 179), (0, -179), "east"),
        ((51.884, 128.334), (50.604, 137.08), "east"),
        ((50.604, 137.08), (43.1139, 131.8876), "south-west"),
        ((10, 20), (10, 20), ""),
    ],
)
def test_the_compass_names_the_wind_one_sets_out_in(
    start: tuple[float, float], end: tuple[float, float], wind: str
) -> None:
    assert compass(start, end) == wind


def test_a_long_story_has_steps_by_month_and_year_too(tmp_path: Path, tiny: Story) -> None:
    assert view(tiny)["coarser"] == {}
    drawn = view(load(write_story(tmp_path / "long", 400, 400)))
    assert len(drawn["steps"]) == 400
    assert [step["date"] for step in drawn["coarser"]["year"]] == ["2021", "2022"]
    assert [step["words"] for step in drawn["coarser"]["month"]][:2] == ["January 2021", "February 2021"]
    for steps in drawn["coarser"].values():
        assert sorted(event for step in steps for event in step["events"]) == list(range(400))
