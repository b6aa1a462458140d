"""Areas on the map: outlines, soft edges, and where their names stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.story.story import load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, PHONE, Reader
from tests.stories import event, place, said

SENTENCE = "They met there on May 1."
AREAS = {
    "crimea": place("crimea", "Crimea", 45.3, 34.3, precision="region", source_id="dateline:crimea"),
    "balkans": place("balkans", "Balkans", 42.7, 21.8, precision="region", source_id="dateline:balkans"),
    "nowhere": place("nowhere", "Waziristan Hills", 32, 69, precision="region", radius_km="90"),
    "japan": place("japan", "Japan", 35.685, 139.753, precision="country", source_id="geonames:1861060"),
}


@pytest.fixture
def area(open_page: Pages, tmp_path: Path, request: pytest.FixtureRequest) -> Reader:
    """A story whose only event lies in one of AREAS."""
    key, size = request.param
    told = event("e", "A meeting", said(SENTENCE), date="2024-05-01", place_id=key, role="related")
    story = load(stories.write(tmp_path / "story", text=SENTENCE, events=[told], places=[AREAS[key]]))
    return Reader.alone(open_page(save(story, tmp_path), **size))


def of(*keys: str) -> Any:
    every = [(key, size) for key in keys for size in (DESKTOP, PHONE)]
    ids = [f"{key}-{'desktop' if size is DESKTOP else 'phone'}" for key, size in every]
    return pytest.mark.parametrize("area", every, indirect=True, ids=ids)


@of("crimea", "japan")
def test_what_has_an_edge_is_drawn_by_its_outline(area: Reader) -> None:
    shape = area.find(".reach.area")
    expect(shape).to_have_count(1)
    assert "soft" not in shape.get_attribute("class").split()
    assert shape.get_attribute("d").count("L") > 30, "more corners than a circle has room for"
    assert shape.evaluate("(node) => getComputedStyle(node).stroke") != "none"


@of("balkans", "nowhere")
def test_what_has_none_fades_out(area: Reader) -> None:
    shape = area.find(".reach.area.soft")
    expect(shape).to_have_count(1)
    style = shape.evaluate("(node) => [getComputedStyle(node).stroke, getComputedStyle(node).filter]")
    assert style[0] == "none"
    assert "blur" in style[1]


@of("crimea", "japan", "balkans")
def test_its_name_stands_in_it(area: Reader) -> None:
    shape = area.find(".reach.area").bounding_box()
    name = area.find(".sign.area .area-name").bounding_box()
    assert shape
    assert name
    x, y = name["x"] + name["width"] / 2, name["y"] + name["height"] / 2
    assert shape["x"] < x < shape["x"] + shape["width"]
    assert shape["y"] < y < shape["y"] + shape["height"]


@of("japan")
def test_a_country_is_not_named_at_its_capital(area: Reader) -> None:
    shape = area.find(".reach.area").bounding_box()
    name = area.find(".sign.area .area-name").bounding_box()
    assert shape
    assert name
    east = (name["x"] + name["width"] / 2 - shape["x"]) / shape["width"]
    assert east < 0.68, "Tokyo lies farther east"
