"""The reader on a phone: fingers, sheets, nothing too wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.story.story import Story
from tests.browser.conftest import Pages
from tests.browser.reading import PHONE, SMALL, Reader, label_of, quotes


@pytest.fixture
def phone(open_page: Pages, saved: str) -> Reader:
    return Reader.alone(open_page(saved, **PHONE))


def test_on_a_phone_a_marker_opens_a_sheet_and_a_quote_leads_to_the_text(phone: Reader, story: Story) -> None:
    said = quotes(story)
    phone.step_to(len(story.steps) - 1)
    assert phone.press(phone.sign(label_of(story, "kim-jong-un-is-expected-to-visit-russias")))
    sheet = phone.find(".sheet")
    expect(sheet).to_be_visible()
    told = phone.told(".sheet")
    assert told == {title: said[title] for title in told}
    sheet.locator(".quote button").first.click()
    expect(sheet).to_be_hidden()
    phone.settled()
    assert phone.chosen_in_view()


def test_in_another_page_one_finger_is_left_to_that_page(
    open_page: Pages, saved: str, tmp_path: Path
) -> None:
    around = tmp_path / "around.html"
    around.write_text(
        f"<!DOCTYPE html><title>Paper</title><iframe src='{saved}' width=380 height=800></iframe>"
    )
    page = open_page(around.as_uri(), **PHONE)
    dragging = "() => dateline.reader.map.dragging.enabled()"
    framed = page.locator("iframe").element_handle().content_frame()
    framed.wait_for_selector(".sign.current")
    assert not framed.evaluate(dragging)
    alone = open_page(saved, **PHONE)
    alone.wait_for_selector(".sign.current")
    assert alone.evaluate(dragging)


def swipe(page: Page, fingers: list[tuple[float, float]], up: float) -> None:
    """Put fingers on the screen, move them up by so many px, and let go: real touches of the browser."""
    touch = page.context.new_cdp_session(page)

    def send(kind: str, moved: float) -> None:
        points = [{"x": x, "y": y - moved, "id": at} for at, (x, y) in enumerate(fingers)]
        touch.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if kind != "touchEnd" else []}
        )
        page.wait_for_timeout(16)

    send("touchStart", 0)
    for part in range(1, 11):
        send("touchMove", up * part / 10)
    page.wait_for_timeout(120)  # held still before they are lifted: no gliding on
    send("touchEnd", up)
    page.wait_for_timeout(400)


def test_in_the_page_one_finger_scrolls_it_and_two_move_the_map(open_page: Pages, server: str) -> None:
    page = open_page(server, **PHONE)
    reader = Reader.framed(page)
    box = page.locator("iframe").bounding_box()
    assert box
    x, y = 200.0, box["y"] + 200
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    centre, top = reader.centre(), page.evaluate(scrolled)
    swipe(page, [(x, y)], 120)
    assert reader.centre() == centre
    assert page.evaluate(scrolled) > top + 60
    page.evaluate(f"{scrolled} = {top}")
    swipe(page, [(x - 60, y), (x + 60, y)], 120)
    assert reader.centre() != centre
    assert page.evaluate(scrolled) == top


def test_alone_a_finger_moves_the_map(phone: Reader) -> None:
    centre = phone.centre()
    swipe(phone.page, [(200, 200)], 80)
    assert phone.centre() != centre


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
def test_nothing_is_wider_than_a_phone(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    wide = """() => {
      const selectors = "button:not(.leaflet-pane *), output, .card, .card *, .report > *, .tools, .track";
      const parts = document.querySelectorAll(selectors);
      const outside = [...parts].filter((node) => {
        const { left, right, width } = node.getBoundingClientRect();
        return width && (left < -0.5 || right > innerWidth + 0.5);
      });
      const scrolls = ["html", "body", ".report", ".card"].filter((name) => {
        const node = document.querySelector(name);
        return node.scrollWidth > node.clientWidth;
      });
      return [...outside.map((node) => `${node.tagName} ${node.textContent.slice(0, 30)}`), ...scrolls];
    }"""
    for step in range(len(story.steps)):
        reader.step_to(step)
        assert reader.document.evaluate(wide) == [], f"step {step}"


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
def test_buttons_are_large_enough_for_a_finger(open_page: Pages, saved: str, size: dict[str, Any]) -> None:
    reader = Reader.alone(open_page(saved, **size))
    parts = (
        ".timeline button, .timeline input, .tools > button, .leaflet-bar a, .card button, .off-map button"
    )
    small = """(parts) => [...document.querySelectorAll(parts)]
      .map((node) => [node.title || node.textContent || node.id, node.getBoundingClientRect()])
      .filter(([, box]) => box.width && (box.width < 44 || box.height < 44))
      .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
    assert reader.document.evaluate(small, parts) == []
