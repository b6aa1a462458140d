from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from geo.export import formats
from geo.reader.document import document
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, said


def rows(story: Story) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(formats.to_csv(story).decode("utf-8-sig"), newline="")))


def features(story: Story) -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature for feature in json.loads(formats.to_geojson(story))["features"]}


class TestCsv:
    def test_a_spreadsheet_can_tell_that_it_is_utf_8(self, tiny: Story) -> None:
        content = formats.to_csv(tiny)
        assert content.startswith(b"\xef\xbb\xbfevent_id,")
        assert content.endswith(b"\r\n")

    def test_every_event_is_a_row_in_order_of_time_undated_last(self, tiny: Story) -> None:
        assert [row["event_id"] for row in rows(tiny)] == [
            "shipyard-strike",
            "tallinn-meeting",
            "riga-terminal",
            "border-blockade",
            "fleet-visit",
            "grain-talks",
            "second-trip",
        ]

    def test_a_row_tells_all_of_its_event(self, tiny: Story) -> None:
        (row,) = (row for row in rows(tiny) if row["event_id"] == "riga-terminal")
        assert row["when"] == "Tuesday 12 March 2024"
        assert row["place"] == "Riga, Latvia"
        assert (float(row["lat"]), float(row["lon"])) == (56.946, 24.10589)
        assert row["sentences"].split("\n") == [stories.HEADLINE, stories.ARRIVAL, stories.LISTEN]
        assert row["geocoder"] == "gazetteer"
        assert row["source_id"] == "test:riga"

    def test_a_row_tells_how_likely_its_event_is(self, tmp_path: Path) -> None:
        found = {
            row["event_id"]: row for row in rows(load(stories.write(tmp_path, events=stories.unchecked())))
        }
        meeting, strike = found["tallinn-meeting"], found["shipyard-strike"]
        assert (meeting["chance"], meeting["runners_up"]) == ("0.72", "Tartu, or 2024-03-10")
        assert (strike["chance"], strike["runners_up"]) == ("", "")

    def test_what_an_event_does_not_have_is_empty(self, tiny: Story) -> None:
        talks, trip = rows(tiny)[-2:]
        assert (talks["place"], talks["lat"], talks["lon"], talks["geocoder"]) == ("", "", "", "")
        assert (trip["date"], trip["when"]) == ("", "")

    def test_a_place_not_found_keeps_the_name_in_the_report(self, tmp_path: Path) -> None:
        places = [stories.place(row["place_id"], row["name"]) for row in stories.PLACES]
        found = rows(load(stories.write(tmp_path, places=places)))
        assert {row["place"] for row in found} == {"", *(place["name"] for place in places)}

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
    def test_nothing_runs_as_a_formula(self, start: str, tmp_path: Path) -> None:
        text = f'{start}HYPERLINK("https://example.org")'
        events = [event("e", text, said("A sentence."), date_reason=text, runners_up=text)]
        (row,) = rows(load(stories.write(tmp_path, text="A sentence.", events=events, places=[])))
        assert row["title"] == row["date_reason"] == row["runners_up"] == f"'{text}"

    def test_numbers_stay_numbers(self, tmp_path: Path) -> None:
        places = [stories.place("s", "South", -33.9, -18.4)]
        events = [event("e", "Event", said("A sentence."), place_id="s")]
        (row,) = rows(load(stories.write(tmp_path, text="A sentence.", events=events, places=places)))
        assert (row["lat"], row["lon"]) == ("-33.9", "-18.4")

    def test_the_dash_of_ordinary_text_is_left_alone(self, tmp_path: Path) -> None:
        events = [event("e", "– a dash, not a minus", said("A sentence."))]
        (row,) = rows(load(stories.write(tmp_path, text="A sentence.", events=events, places=[])))
        assert row["title"] == "– a dash, not a minus"


class TestGeoJson:
    def test_it_is_a_feature_collection_of_all_events(self, tiny: Story) -> None:
        collection = json.loads(formats.to_geojson(tiny))
        assert collection["type"] == "FeatureCollection"
        assert "crs" not in collection
        assert "GeoNames" in collection["attribution"]
        assert [feature["id"] for feature in collection["features"]] == tiny.events["event_id"].tolist()
        assert all(
            feature["type"] == "Feature" and {"geometry", "properties"} <= feature.keys()
            for feature in collection["features"]
        )

    def test_coordinates_are_longitude_then_latitude(self, tiny: Story) -> None:
        assert features(tiny)["riga-terminal"]["geometry"] == {
            "type": "Point",
            "coordinates": [24.10589, 56.946],
        }

    def test_an_event_without_a_place_has_null_geometry(self, tiny: Story) -> None:
        assert features(tiny)["grain-talks"]["geometry"] is None

    def test_a_place_not_found_keeps_its_name_and_says_so(self, tmp_path: Path) -> None:
        events = [event("e", "Event", said("A sentence."), place_id="x")]
        places = [stories.place("x", "Atlantis", geocoder="not found")]
        story = load(stories.write(tmp_path, text="A sentence.", events=events, places=places))
        feature = features(story)["e"]
        assert feature["geometry"] is None
        assert "Atlantis" in feature["properties"].values()
        assert feature["properties"]["geocoder"] == "not found"

    def test_a_feature_quotes_its_sentences_where_they_stand(self, tiny: Story) -> None:
        told = features(tiny)["riga-terminal"]["properties"]
        assert told["when"] == "Tuesday 12 March 2024"
        assert [passage["quote"] for passage in told["passages"]] == [
            stories.HEADLINE,
            stories.ARRIVAL,
            stories.LISTEN,
        ]
        for passage in told["passages"]:
            assert stories.TEXT[passage["start"] : passage["end"]] == passage["quote"]

    def test_a_feature_tells_how_likely_it_is(self, tmp_path: Path) -> None:
        found = features(load(stories.write(tmp_path, events=stories.unchecked())))
        meeting, strike = (found[key]["properties"] for key in ("tallinn-meeting", "shipyard-strike"))
        assert (meeting["chance"], meeting["runners_up"]) == (0.72, "Tartu, or 2024-03-10")
        assert (strike["chance"], strike["runners_up"]) == (None, "")

    def test_it_is_strict_json(self, tmp_path: Path) -> None:
        places = [stories.place("x", "X", 1, 2, radius_km="", source_id="")]
        events = [event("e", "Event", said("A sentence."), place_id="x")]
        story = load(stories.write(tmp_path, text="A sentence.", events=events, places=places))
        assert b"NaN" not in formats.to_geojson(story)
        assert features(story)["e"]["properties"]["radius_km"] is None


def test_the_html_file_is_the_reader(tiny: Story) -> None:
    assert formats.to_html(tiny) == document(tiny).encode()


def test_every_format_has_its_media_type(tiny: Story) -> None:
    assert {kind: media for kind, (_, media) in formats.FORMATS.items()} == {
        "csv": "text/csv",
        "geojson": "application/geo+json",
        "html": "text/html",
    }
    assert all(isinstance(write(tiny), bytes) for write, _ in formats.FORMATS.values())


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_text_is_the_same_text_in_every_format(payload: str, tmp_path: Path) -> None:
    story = load(stories.hostile(tmp_path, payload))
    feature = features(story)["e1"]
    assert feature["properties"]["title"] == feature["properties"]["label"] == payload
    assert payload in feature["properties"]["passages"][0]["quote"]
    row = rows(story)[0]
    assert row["title"].removeprefix("'") == row["place"].removeprefix("'") == payload
    assert payload in row["sentences"]
