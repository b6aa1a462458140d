from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from geo.export.formats import FORMATS
from geo.export.geojson import when
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, place, said

LON = {"type": "number", "minimum": -180, "maximum": 180}
LAT = {"type": "number", "minimum": -90, "maximum": 90}
POSITION = {"type": "array", "prefixItems": [LON, LAT], "items": False, "minItems": 2}
LINE = {"type": "array", "items": POSITION, "minItems": 2}
LINES = {"type": "array", "items": LINE}


def fields(required: str, /, **properties: object) -> dict[str, object]:
    return {"type": "object", "required": required.split(), "properties": properties}


def geometry(kind: str, coordinates: object) -> dict[str, object]:
    return fields("type coordinates", type={"const": kind}, coordinates=coordinates)


def only(names: str, value: object) -> dict[str, object]:
    """An object with at least one of these names and no other."""
    among = {"type": "object", "minProperties": 1, "additionalProperties": False}
    return {**among, "patternProperties": {f"^({names})$": value}}


SIDE = only("in|earliest|latest", {"pattern": r"^-?\d{4,}(-\d\d(-\d\d)?)?$"})
TIMESPANS = {"type": "array", "minItems": 1, "items": only("start|end", SIDE)}
WHEN = fields("timespans", timespans=TIMESPANS, label={"type": "string"})
PROPERTIES = fields(
    "kind title",
    inferred={"type": ["boolean", "null"]},
    reviewed={"type": "boolean"},
    planned={"type": "boolean"},
    stop={"type": ["integer", "null"]},
)
GEOMETRIES = [geometry("Point", POSITION), geometry("LineString", LINE), geometry("MultiLineString", LINES)]
FEATURE = fields(
    "type geometry properties id",
    type={"const": "Feature"},
    id={"type": ["string", "number"]},
    when=WHEN,
    properties=PROPERTIES,
    geometry={"oneOf": [{"type": "null"}, *GEOMETRIES]},
)
COLLECTION = fields("type features", type={"const": "FeatureCollection"}, features={"items": FEATURE})
SCHEMA = {**COLLECTION, "not": {"required": ["crs"]}}
"""RFC 7946 as far as a story goes, and `when` as Linked Places has it."""


def collection(story: Story) -> dict[str, Any]:
    content = FORMATS["geojson"].write(story)
    assert b"NaN" not in content
    found = json.loads(content)
    Draft202012Validator(SCHEMA).validate(found)
    return dict(found)


def features(story: Story) -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature for feature in collection(story)["features"]}


def test_it_holds_all_events_and_the_legs_of_the_route(tiny: Story) -> None:
    found = collection(tiny)
    ids = [feature["id"] for feature in found["features"]]
    assert ids == [*tiny.events["event_id"], "leg-1", "leg-2"]
    assert "GeoNames" in found["attribution"]


def test_coordinates_are_longitude_then_latitude(tiny: Story) -> None:
    assert features(tiny)["riga-terminal"]["geometry"] == {
        "type": "Point",
        "coordinates": [24.10589, 56.946],
    }


def test_a_leg_is_a_line_between_its_stops(tiny: Story) -> None:
    leg = features(tiny)["leg-1"]
    assert leg["geometry"] == {
        "type": "LineString",
        "coordinates": [[24.75353, 59.43696], [24.10589, 56.946]],
    }
    assert (leg["properties"]["from_stop"], leg["properties"]["to_stop"]) == (1, 2)
    assert (leg["properties"]["km"], leg["properties"]["planned"]) == (pytest.approx(279.9, abs=0.2), False)


def test_a_leg_over_the_antimeridian_is_cut_there(tmp_path: Path) -> None:
    places = [place("a", "Suva", -18.1, 178.4), place("b", "Apia", -13.8, -171.8)]
    events = [
        event("one", "One", said("They went."), date="2024-01-01", place_id="a"),
        event("two", "Two", said("They went."), date="2024-01-02", place_id="b"),
    ]
    leg = features(load(stories.write(tmp_path, text="They went.", events=events, places=places)))["leg-1"]
    west, east = leg["geometry"]["coordinates"]
    assert leg["geometry"]["type"] == "MultiLineString"
    assert (west[1][0], east[0][0], west[1][1]) == (180, -180, east[0][1])


def test_stops_have_numbers_and_other_events_none(tiny: Story) -> None:
    found = {key: feature["properties"].get("stop") for key, feature in features(tiny).items()}
    assert (found["tallinn-meeting"], found["riga-terminal"], found["fleet-visit"]) == (1, 2, 3)
    assert found["shipyard-strike"] is None


def test_flags_are_true_or_false(tiny: Story) -> None:
    found = features(tiny)
    assert found["fleet-visit"]["properties"]["inferred"] is True
    assert found["riga-terminal"]["properties"]["inferred"] is False
    assert found["grain-talks"]["properties"]["inferred"] is None
    assert found["riga-terminal"]["properties"]["reviewed"] is True


@pytest.mark.parametrize(
    ("edtf", "timespan"),
    [
        ("2023-09-13", {"start": {"in": "2023-09-13"}, "end": {"in": "2023-09-13"}}),
        ("2013", {"start": {"earliest": "2013-01-01"}, "end": {"latest": "2013-12-31"}}),
        ("1950/1953", {"start": {"earliest": "1950-01-01"}, "end": {"latest": "1953-12-31"}}),
        ("2023-09-16/..", {"start": {"earliest": "2023-09-16"}}),
        ("../2023-09", {"end": {"latest": "2023-09-30"}}),
        ("-0043-03-15", {"start": {"in": "-0043-03-15"}, "end": {"in": "-0043-03-15"}}),
        ("2024-03-12?", {"start": {"in": "2024-03-12"}, "end": {"in": "2024-03-12"}}),
    ],
)
def test_when_is_that_of_linked_places(edtf: str, timespan: object) -> None:
    found = when(edtf)
    assert found["timespans"] == [timespan]
    Draft202012Validator(WHEN).validate(found)


def test_an_event_without_a_date_has_no_when_and_one_without_a_place_no_geometry(tiny: Story) -> None:
    found = features(tiny)
    assert "when" not in found["second-trip"]
    assert found["grain-talks"]["geometry"] is None


def test_a_place_not_found_keeps_its_name_and_says_so(tmp_path: Path) -> None:
    events = [event("e", "Event", said("A sentence."), place_id="x")]
    places = [place("x", "Atlantis", geocoder="not found")]
    feature = features(load(stories.write(tmp_path, text="A sentence.", events=events, places=places)))["e"]
    assert feature["geometry"] is None
    assert (feature["properties"]["name"], feature["properties"]["geocoder"]) == ("Atlantis", "not found")


def test_a_feature_quotes_its_sentences_where_they_stand(tiny: Story) -> None:
    told = features(tiny)["riga-terminal"]["properties"]
    assert told["when"] == "Tuesday 12 March 2024"
    quotes = [passage["quote"] for passage in told["passages"]]
    assert quotes == [stories.HEADLINE, stories.ARRIVAL, stories.LISTEN]
    for passage in told["passages"]:
        assert stories.TEXT[passage["start"] : passage["end"]] == passage["quote"]


def test_a_feature_tells_how_likely_it_is(tmp_path: Path) -> None:
    found = features(load(stories.write(tmp_path, events=stories.unchecked())))
    meeting, strike = (found[key]["properties"] for key in ("tallinn-meeting", "shipyard-strike"))
    assert (meeting["place_chance"], meeting["date_chance"]) == (0.91, 0.78)
    assert (meeting["chance"], meeting["runners_up"]) == (0.72, "Tartu, or 2024-03-10")
    assert (strike["chance"], strike["runners_up"]) == (None, "")
    assert meeting["checked"] == "drawn by machine, checked by nobody"


def test_what_is_empty_is_null_and_never_nan(tmp_path: Path) -> None:
    places = [place("x", "X", 1, 2, radius_km="", source_id="")]
    events = [event("e", "Event", said("A sentence."), place_id="x")]
    found = features(load(stories.write(tmp_path, text="A sentence.", events=events, places=places)))
    assert found["e"]["properties"]["radius_km"] is None


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_text_is_the_same_text(payload: str, tmp_path: Path) -> None:
    feature = features(load(stories.hostile(tmp_path, payload)))["e1"]
    assert feature["properties"]["title"] == feature["properties"]["label"] == payload
    assert payload in feature["properties"]["passages"][0]["quote"]
