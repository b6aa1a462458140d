from __future__ import annotations

from pathlib import Path

import pytest
from fastkml import KML, Document, Folder, Placemark
from fastkml.utils import find_all
from fastkml.validator import validate
from lxml import html

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, place, said


def content(story: Story) -> bytes:
    return FORMATS["kml"].write(story)


def read(story: Story) -> KML:
    return KML.from_string(content(story).decode().split("\n", 1)[1])


def placemarks(story: Story) -> dict[str, Placemark]:
    return {found.id: found for found in find_all(read(story), of_type=Placemark)}


def test_it_holds_to_the_schema_of_kml(tiny: Story, tmp_path: Path) -> None:
    path = tmp_path / "story.kml"
    path.write_bytes(content(tiny))
    assert validate(file_to_validate=path)


def test_it_names_the_story_and_where_all_is_from(tiny: Story) -> None:
    (document,) = find_all(read(tiny), of_type=Document)
    assert document.name == stories.HEADLINE
    assert "The Example Wire" in document.description
    assert "GeoNames" in document.description
    folders = find_all(document, of_type=Folder)
    assert [folder.name for folder in folders] == ["Events", "Route, straight lines"]


def test_every_event_is_in_it(tiny: Story) -> None:
    found = placemarks(tiny)
    assert {f"event-{event}" for event in tiny.events["event_id"]} == set(found) - {"leg-1", "leg-2"}


def test_an_event_has_its_number_place_and_time(tiny: Story) -> None:
    riga = placemarks(tiny)["event-riga-terminal"]
    assert riga.name == "2. Berg tours the grain terminal in Riga"
    assert riga.geometry.coords == ((24.10589, 56.946),)
    assert (str(riga.begin), str(riga.end)) == ("2024-03-12", "2024-03-12")
    assert stories.LISTEN in html.fromstring(riga.description).text_content()


def test_an_open_date_has_no_end_and_no_date_no_time(tiny: Story) -> None:
    found = placemarks(tiny)
    fleet, trip = found["event-fleet-visit"], found["event-second-trip"]
    assert (str(fleet.begin), fleet.end) == ("2024-03-13", None)
    assert trip.times is None
    assert "No date" in trip.description


def test_an_event_without_a_place_says_so(tiny: Story) -> None:
    talks = placemarks(tiny)["event-grain-talks"]
    assert talks.geometry is None
    assert "Not on the map: no place is named." in talks.description


def test_legs_are_lines_over_the_ground(tiny: Story) -> None:
    leg = placemarks(tiny)["leg-1"]
    assert leg.geometry.coords == ((24.75353, 59.43696), (24.10589, 56.946))
    assert b"<tessellate>1</tessellate>" in content(tiny)


def test_a_leg_over_the_antimeridian_is_two_lines(tmp_path: Path) -> None:
    places = [place("a", "Suva", -18.1, 178.4), place("b", "Apia", -13.8, -171.8)]
    events = [
        event("one", "One", said("They went."), date="2024-01-01", place_id="a"),
        event("two", "Two", said("They went."), date="2024-01-02", place_id="b"),
    ]
    leg = placemarks(load(stories.write(tmp_path, text="They went.", events=events, places=places)))["leg-1"]
    assert len(list(leg.geometry.geoms)) == 2


def test_what_is_planned_is_paler_and_what_nobody_checked_says_so(tmp_path: Path) -> None:
    found = placemarks(load(stories.write(tmp_path, events=stories.unchecked())))
    assert found["event-fleet-visit"].style_url.url == "#stop-planned"
    assert "drawn by machine, checked by nobody" in found["event-fleet-visit"].description


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_text_is_text_in_the_balloon_too(payload: str, tmp_path: Path) -> None:
    first = placemarks(load(stories.hostile(tmp_path, payload)))["event-e1"]
    assert first.name == f"1. {payload}"
    balloon = html.fromstring(f"<div>{first.description}</div>")
    assert {element.tag for element in balloon.iter()} == {"div", "p"}
    assert payload in balloon.text_content()


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    found = placemarks(load(stories.hostile(tmp_path, "a\0b\x1bc\ufffed")))
    assert found["event-e1"].name == "1. a\ufffdb\ufffdc\ufffdd"
