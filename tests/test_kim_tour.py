"""The shipped story, drafted and corrected, tells what the report tells, no less and no more.

Events are found by what they say, not by their ids, so that they may be renamed.
"""

from __future__ import annotations

import math
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner
from geopy.distance import geodesic

from geo.cli import main
from geo.events.extraction import LIKELY
from geo.kinds import NOT_FOUND, PERSON
from geo.paths import DEFAULT_STORY, ROOT
from geo.pipeline.draft import draft
from geo.story.story import Story, load
from geo.text import report

Event = dict[str, Any]
TABLES = ("events.csv", "passages.csv", "places.csv", "coverage.csv")


def read_table(name: str) -> pd.DataFrame:
    return pd.read_csv(DEFAULT_STORY / name, dtype=str, keep_default_na=False)


# Governments, agencies, speakers and their countries: they say or do things, nothing happens there.
NO_PLACES = (
    "Moscow",
    "Washington",
    "Kremlin",
    "the Kremlin",
    "Tass",
    "Reuters",
    "United States",
    "the United States",
    "U.S.",
    "U.N.",
    "United Nations",
    "Russian Ministry of Defense",
    "South Korea",
    "Belarus",
    "Ukraine",
    "Soviet",
)


@pytest.fixture(scope="module")
def story() -> Story:
    return load(DEFAULT_STORY)


@pytest.fixture(scope="module")
def events(story: Story) -> list[Event]:
    """Each event with its place and the sentences that say so, in the order of the text."""
    quotes = story.passages.sort_values("start").groupby("event_id")["quote"].agg(list)
    rows = story.placed.fillna({"name": "", "inferred": ""}).to_dict("records")
    return [{**row, "quotes": quotes[row["event_id"]]} for row in rows]


def the(events: list[Event], *, says: str = "", **cells: str) -> Event:
    """The one event with these cells and a sentence that says this."""
    (found,) = [
        event
        for event in events
        if all(event[column] == value for column, value in cells.items())
        and any(says in quote for quote in event["quotes"])
    ]
    return found


class TestEveryEventOfTheReportIsThere:
    def test_the_meeting_at_the_cosmodrome(self, events: list[Event]) -> None:
        meeting = the(events, date="2023-09-13", role="stop", status="happened", name="Vostochny Cosmodrome")
        assert "two days" in meeting["date_reason"]
        assert "two days after he met" in " ".join(meeting["quotes"])

    def test_the_visit_to_the_aircraft_plant(self, events: list[Event]) -> None:
        visit = the(events, date="2023-09-15", role="stop", status="happened", says="Komsomolsk-on-Amur")
        assert "aircraft plant" in visit["name"]
        assert "On Friday morning" in " ".join(visit["quotes"])

    def test_the_expected_visit_to_the_pacific_fleet(self, events: list[Event]) -> None:
        visit = the(events, date="2023-09-16/..", role="stop", status="planned")
        assert "Pacific Fleet" in visit["name"]
        assert "In the coming days" in visit["quotes"][0]

    def test_the_talks_in_sochi(self, events: list[Event]) -> None:
        talks = the(events, name="Sochi", role="related", status="happened")
        assert talks["date"].rstrip("?~%") == "2023-09-15"
        assert talks["date"] != "2023-09-15", "the report gives no day of its own: it is uncertain"

    def test_the_announcement_of_thursday_has_a_date_and_no_place(self, events: list[Event]) -> None:
        told = the(events, date="2023-09-14", says="Pyongyang and Moscow said on Thursday")
        assert told["role"] == "related"
        assert told["place_id"] == ""

    def test_the_visit_to_pyongyang_in_2000(self, events: list[Event]) -> None:
        visit = the(events, date="2000", name="Pyongyang", role="background", status="happened")
        assert visit["quotes"] == ["Mr. Putin also visited Pyongyang in 2000."]

    def test_the_ship_stopped_by_panama_in_2013(self, events: list[Event]) -> None:
        ship = the(events, date="2013", role="background", says="Chong Chon Gang")
        assert ship["name"].startswith("Panama")

    def test_its_cargo_from_cuba(self, events: list[Event]) -> None:
        cargo = the(events, name="Cuba", role="background")
        assert cargo["date"].startswith("2013")
        assert "arms components from Cuba" in cargo["quotes"][0]

    def test_the_supplies_of_the_korean_war(self, events: list[Event]) -> None:
        supplies = the(events, date="1950/1953", role="background", says="Korean War")
        assert supplies["place_id"]

    def test_the_number_of_contracts_is_a_claim(self, events: list[Event]) -> None:
        contracts = the(events, status="claimed", says="about 300,000 Russians had signed")
        assert contracts["date"].startswith("2023")

    def test_the_planned_visit_without_a_date(self, events: list[Event]) -> None:
        visit = the(events, date="", status="planned", name="North Korea")
        assert "at a convenient time" in visit["quotes"][0]
        assert "convenient time" in visit["date_reason"]

    def test_the_region_of_the_photo(self, events: list[Event]) -> None:
        photo = the(events, name="Russia’s Far East", says="In a photo released by Russian state media")
        assert photo["role"] == "stop"

    def test_and_nothing_else(self, events: list[Event]) -> None:
        assert len(events) == 12


class TestEveryEventSaysWhy:
    def test_its_date_has_a_reason_in_plain_words(self, events: list[Event]) -> None:
        for event in events:
            assert len(event["date_reason"]) >= 15, event["event_id"]
            assert event["date"] or event["date_reason"].startswith("no date"), event["event_id"]

    def test_its_sentences_stand_in_the_report(self, story: Story, events: list[Event]) -> None:
        assert all(event["quotes"] for event in events)
        for passage in story.passages.to_dict("records"):
            assert story.text[passage["start"] : passage["end"]] == passage["quote"]

    def test_a_passage_is_a_whole_sentence(self, story: Story) -> None:
        for passage in story.passages.to_dict("records"):
            before, after = story.text[: passage["start"]], story.text[passage["end"] :]
            assert before == "" or before[-1] in " \n", passage["quote"]
            assert after[:1] in ("", " ", "\n") or after.startswith("Credit…"), passage["quote"]
            assert passage["quote"] == passage["quote"].strip()

    def test_what_a_person_decided_is_reviewed_and_the_rest_has_a_chance(self, story: Story) -> None:
        reviewed = story.events["reviewed"]
        decided = (DEFAULT_STORY / "corrections.toml").read_text("utf-8")
        assert reviewed.sum() == decided.count("[[correction]]") - decided.count("drop = true")
        assert story.events.loc[reviewed, "chance"].isna().all()
        assert story.events.loc[~reviewed, "chance"].between(LIKELY, 1).all()


class TestTheEngineMakesTheStory:
    def test_the_committed_tables_are_what_the_engine_reads_byte_for_byte(self, tmp_path: Path) -> None:
        folder = tmp_path / "kim-tour"
        shutil.copytree(DEFAULT_STORY, folder)
        meta = (folder / "story.toml").read_text("utf-8")
        shutil.copy(ROOT / "seeds" / "kim-tour-2023-09-15.txt", folder)
        (folder / "story.toml").write_text(meta.replace("../../seeds/", ""), "utf-8")
        for table in TABLES:
            (folder / table).unlink()
        assert CliRunner().invoke(main, ["build", str(folder)]).exit_code == 0
        for table in TABLES:
            assert (folder / table).read_bytes() == (DEFAULT_STORY / table).read_bytes(), table

    def test_the_traveller_need_not_be_named(self) -> None:
        text = report.read(ROOT / "seeds" / "kim-tour-2023-09-15.txt")
        assert draft(text, date(2023, 9, 15)).traveller == "Kim Jong-un"

    def test_every_sentence_is_accounted_for(self) -> None:
        told = read_table("coverage.csv")
        text = report.read(ROOT / "seeds" / "kim-tour-2023-09-15.txt")
        assert told["sentence"].tolist() == [text[s.start : s.end] for s in report.sentences(text)]
        assert (told["reason"].str.len() > 5).all()


class TestPlaces:
    def test_no_event_happens_at_a_government_or_agency(self, story: Story, events: list[Event]) -> None:
        assert not {event["name"] for event in events} & set(NO_PLACES)
        spans = story.passages.dropna(subset=["place_start", "place_end"])
        mentions = {story.text[a:b] for a, b in zip(spans["place_start"], spans["place_end"], strict=True)}
        assert not mentions & set(NO_PLACES)

    def test_every_place_is_used(self, story: Story) -> None:
        assert set(story.places["place_id"]) == set(story.events["place_id"]) - {""}

    def test_every_place_is_named_as_the_report_names_it(self, story: Story) -> None:
        assert [name for name in story.places["name"] if name not in story.text] == []

    def test_every_place_is_geocoded_and_says_by_what(self, story: Story) -> None:
        for place in story.places.to_dict("records"):
            assert not math.isnan(place["lat"]), place["place_id"]
            assert not math.isnan(place["lon"]), place["place_id"]
            assert not math.isnan(place["radius_km"]), place["place_id"]
            assert place["geocoder"] not in ("", NOT_FOUND, PERSON), place["place_id"]
            assert place["source_id"], place["place_id"]
            assert place["licence"] not in ("", "unknown"), place["place_id"]

    @pytest.mark.parametrize(
        ("name", "lat", "lon", "within_km"),
        [
            ("Vostochny Cosmodrome", 51.884, 128.334, 20),
            ("Yuri Gagarin aircraft plant", 50.60, 137.08, 15),
            ("Russia’s Pacific Fleet", 43.11, 131.88, 15),
            ("Sochi", 43.59, 39.73, 15),
            ("Pyongyang", 39.02, 125.75, 15),
            ("Panamanian", 8.5, -80.1, 200),
            ("Cuba", 21.5, -79.0, 300),
            ("North Korea", 40.0, 127.0, 200),
            ("Russia’s Far East", 60.0, 135.0, 1500),
        ],
    )
    def test_a_place_is_where_it_is(
        self, name: str, lat: float, lon: float, within_km: float, story: Story
    ) -> None:
        (place,) = story.places[story.places["name"] == name].to_dict("records")
        assert geodesic((place["lat"], place["lon"]), (lat, lon)).km <= within_km

    @pytest.mark.parametrize(
        ("name", "precision", "inferred"),
        [
            ("Vostochny Cosmodrome", "site", "false"),
            ("Yuri Gagarin aircraft plant", "site", "false"),
            ("Russia’s Pacific Fleet", "city", "true"),
            ("Sochi", "city", "false"),
            ("Pyongyang", "city", "false"),
            ("Russia’s Far East", "region", "false"),
            ("Cuba", "country", "false"),
            ("North Korea", "country", "false"),
            ("Korean War", "region", "false"),
        ],
    )
    def test_a_place_is_no_more_exact_than_the_report(
        self, name: str, precision: str, inferred: str, story: Story
    ) -> None:
        (place,) = story.places[story.places["name"] == name].to_dict("records")
        assert (place["precision"], place["inferred"]) == (precision, inferred)


class TestTheTour:
    def test_three_stops_the_last_one_planned(self, story: Story) -> None:
        names = story.places.set_index("place_id")["name"]
        stops = story.itinerary
        assert [names[place_id] for place_id in stops["place_id"]] == [
            "Vostochny Cosmodrome",
            "Yuri Gagarin aircraft plant",
            "Russia’s Pacific Fleet",
        ]
        assert stops["planned"].tolist() == [False, False, True]

    def test_its_legs_are_as_long_as_on_the_ground(self, story: Story) -> None:
        assert story.itinerary["km"].tolist()[1:] == pytest.approx([630, 930], abs=50)

    def test_its_dates_are_the_steps_in_order(self, story: Story) -> None:
        assert [step.date for step in story.steps] == [
            "1950/1953",
            "2000",
            "2013",
            "2023-01-01/2023-09-15",
            "2023-09-13",
            "2023-09-14",
            "2023-09-15",
            "2023-09-16/..",
        ]
