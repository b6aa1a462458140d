"""The desk on any screen: the event, the map and the buttons are in sight, and so is each form that opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests import joined, stories
from tests.browser.conftest import Pages, Serve
from tests.browser.reading import Reader

RIGHT = ".st-key-check-y button"
FORMS = {
    "Another date": "When was it?",
    "Another place": "Search for a place",
    "Title, kind": "Title",
    "Add an event": "Words of the report that tell it",
}

# Whether the middle of a node can be pressed: it is in the window, and nothing lies over it.
_IN_SIGHT = """(node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return found !== null && (node === found || node.contains(found) || found.contains(node));
}"""


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    events = [{**row, "reviewed": "false", "chance": "0.7"} for row in stories.EVENTS]
    return stories.write(tmp_path_factory.mktemp("desk") / "tiny", events=events)


def in_sight(part: Locator) -> None:
    expect(part).to_be_visible(timeout=20_000)
    for _ in range(50):  # the page may still be moving
        if part.evaluate(_IN_SIGHT):
            return
        part.page.wait_for_timeout(200)
    pytest.fail(f"not in sight: {part}")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (820, 1180), (390, 844)])
def test_event_map_verdicts_and_each_form_are_in_sight(
    width: int, height: int, open_page: Pages, serve: Serve, unchecked: Path
) -> None:
    page = open_page(f"{serve(unchecked)}?check=1", width=width, height=height)
    expect(page.locator(".dateline-left")).to_contain_text("left to check", timeout=60_000)
    reader = Reader.framed(page)
    for part in (".dateline-event h2", ".dateline-event blockquote", RIGHT):
        in_sight(page.locator(part).first)
    tools = page.locator(".st-key-tools button")
    assert tools.count() >= len(FORMS)
    for button in tools.all():
        in_sight(button)
        box = button.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    shown = reader.find(".folium-map").bounding_box()
    assert shown
    assert shown["y"] >= 0
    assert shown["y"] + shown["height"] <= height
    assert shown["height"] >= 180
    # What the desk tells, the map does not tell again.
    expect(reader.find(".telling h3").first).to_be_attached(timeout=20_000)
    expect(reader.find(".telling blockquote").first).to_be_hidden()
    for tool, field in FORMS.items():
        page.get_by_role("button", name=tool).click()
        opened = page.get_by_label(field, exact=True)
        in_sight(opened)
        expect(opened).to_be_focused(timeout=10_000)
        if tool != "Add an event":
            in_sight(page.locator(RIGHT))
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.keyboard.press("Escape")
    expect(page.get_by_label(field, exact=True)).to_be_hidden(timeout=10_000)


def test_next_stays_on_the_second_of_events_told_alike(
    open_page: Pages, serve: Serve, tmp_path: Path
) -> None:
    page = open_page(f"{serve(joined.write(tmp_path / 'flood'))}?check=1")
    title, quote = (page.locator(f".dateline-event {part}").first for part in ("h2", "blockquote"))
    expect(quote).to_have_text(joined.BURST, timeout=60_000)
    for sentence in (joined.MARCH, joined.BURST_TOO):
        page.get_by_role("button", name="Next").click()
        expect(quote).to_have_text(sentence, timeout=20_000)
    reader = Reader.framed(page)
    expect(reader.date).to_have_text("Tuesday 12 May 2026")
    page.wait_for_timeout(2000)  # the reader has settled and told where
    page.get_by_label("Your name").click()  # a person turns to the page around
    page.wait_for_timeout(1000)
    expect(quote).to_have_text(joined.BURST_TOO)
    expect(title).to_have_text("Dam bursts above Halden")
