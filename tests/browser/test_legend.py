"""The reader's legend, and what it leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.story.story import load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, PHONE, SMALL, Reader


@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
def test_the_legend_opens_in_view_and_explains_every_sign(
    open_page: Pages, saved: str, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    legend, button = reader.find("#legend"), reader.button("Legend")
    expect(legend).to_be_hidden()
    button.click()
    expect(legend).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    for word in ("Tour stop", "Related event", "Background", "planned", "Claimed", "inferred", "region"):
        expect(legend).to_contain_text(word)
    box = legend.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert legend.evaluate(
        "(node) => node.scrollHeight <= node.clientHeight + 1 || getComputedStyle(node).overflowY === 'auto'"
    )
    assert box["y"] + box["height"] <= size["height"], "the legend runs out of the window"
    expect(legend).to_contain_text("as the United Nations see them")
    button.click()
    expect(legend).to_be_hidden()


def test_where_nobody_travels_there_is_no_tour_to_choose(open_page: Pages, tmp_path: Path) -> None:
    events = [{**row, "role": "related"} for row in stories.EVENTS]
    reader = Reader.alone(open_page(save(load(stories.write(tmp_path, events=events)), tmp_path)))
    expect(reader.find(".tools button:visible").first).to_have_text("To come")
    legend = reader.find(".legend")
    expect(legend).to_contain_text("Event of these days")
    expect(legend).not_to_contain_text("Tour stop")


def test_the_legend_says_that_borders_are_drawn_as_they_are_held(open_page: Pages, tmp_path: Path) -> None:
    story = load(stories.write(tmp_path / "held", borders="natural-earth"))
    reader = Reader.alone(open_page(save(story, tmp_path), **DESKTOP))
    reader.button("Legend").click()
    expect(reader.find("#legend .borders")).to_contain_text("as they are held")


LOW = {"width": 720, "height": 420, "has_touch": True}


def at_the_middle(reader: Reader, selector: str) -> bool:
    """Whether the middle of a box shows that box, and nothing that lies over it."""
    in_front = """(node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return node.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }"""
    return bool(reader.find(selector).evaluate(in_front))


@pytest.mark.parametrize("size", [PHONE, SMALL, LOW], ids=["phone", "small", "low"])
def test_of_legend_and_sheet_the_one_asked_for_last_is_in_front(
    open_page: Pages, saved: str, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    event, legend, sheet = reader.find(".card li button").first, reader.find("#legend"), reader.find(".sheet")
    event.click()
    expect(sheet).to_be_visible()
    reader.button("Legend").click()
    assert at_the_middle(reader, "#legend")
    reader.page.keyboard.press("Escape")
    expect(legend).to_be_hidden()
    expect(sheet).to_be_visible()
    reader.button("Legend").click()
    reader.button("Close the legend").click()
    expect(reader.button("Legend")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    reader.button("Legend").click()
    reader.document.evaluate("document.querySelector('.card li button').click()")
    expect(sheet).to_be_visible()
    expect(legend).to_be_hidden()
    expect(reader.button("Legend")).to_have_attribute("aria-expanded", "false")


def test_from_within_the_legend_escape_leads_back_to_its_button(reader: Reader) -> None:
    reader.button("Legend").focus()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    expect(reader.find("#legend :focus")).to_have_count(1)
    reader.page.keyboard.press("Escape")
    expect(reader.find("#legend")).to_be_hidden()
    expect(reader.button("Legend")).to_be_focused()
