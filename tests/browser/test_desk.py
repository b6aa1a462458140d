"""The desk on any screen: the event, the map and the buttons are in sight, and so is each form that opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests import joined, stories
from tests.browser.conftest import Pages, Serve
from tests.browser.reading import PHONE, SIZES, Reader

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
    if width > 1000:  # else the map is too small for a card, and has none
        expect(reader.popup).to_contain_text("checked by nobody", use_inner_text=True)
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


def test_in_large_print_the_desk_scrolls_and_no_form_is_covered(
    open_page: Pages, serve: Serve, unchecked: Path
) -> None:
    # A window of 1280 by 900 at 200 %.
    page = open_page(f"{serve(unchecked)}?check=1", width=640, height=450)
    expect(page.locator(".dateline-left")).to_contain_text("left to check", timeout=60_000)
    for tool, field in FORMS.items():
        page.get_by_role("button", name=tool).click()
        opened = page.get_by_label(field, exact=True)
        expect(opened).to_be_focused(timeout=10_000)
        in_sight(opened)


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


@SIZES
def test_what_went_wrong_is_in_sight_and_what_is_typed_last_counts(
    size: dict[str, Any], open_page: Pages, serve: Serve, unchecked: Path
) -> None:
    page = open_page(f"{serve(unchecked)}?check=1", **size)
    expect(page.locator(".dateline-left")).to_contain_text("left to check", timeout=60_000)
    page.get_by_role("button", name="Add an event").click()
    said = page.get_by_label("Words of the report that tell it")
    said.fill("Farmers blocked")
    said.blur()
    page.get_by_role("button", name="Fill in the rest").click()
    title = page.get_by_label("What happened")
    expect(title).to_have_value("Farmers blocked", timeout=20_000)
    page.get_by_label("Where (leave empty for no place)").fill("Atlantis-upon-Nowhere")
    page.get_by_role("button", name="Add it").click()
    error = page.locator(".dateline-error")
    expect(error).to_contain_text("No place of that name", timeout=20_000)
    in_sight(error)
    in_sight(page.get_by_role("button", name="Add it"))
    expect(title).to_have_value("Farmers blocked")
    page.get_by_label("Where (leave empty for no place)").fill("")
    title.fill("Farmers at the border")
    page.get_by_role("button", name="Add it").click()  # the field has the focus still
    expect(page.locator(".dateline-event h2").first).to_have_text("Farmers at the border", timeout=20_000)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".dateline-event h2").first).not_to_have_text("Farmers at the border", timeout=20_000)


@SIZES
def test_one_press_ends_the_checking_while_a_field_has_the_focus(
    size: dict[str, Any], open_page: Pages, serve: Serve, unchecked: Path
) -> None:
    page = open_page(f"{serve(unchecked)}?check=1", **size)
    expect(page.locator(".dateline-left")).to_contain_text("left to check", timeout=60_000)
    page.get_by_role("button", name="Add an event").click()
    # A form that opens takes the focus, and only then a person writes.
    expect(page.get_by_label("Words of the report that tell it")).to_be_focused(timeout=20_000)
    title = page.get_by_label("What happened")
    title.fill("Farmers")
    done = page.get_by_role("button", name="Done checking")
    done.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)  # no finger is faster; until then the tap would go to where the map was
    expect(title).to_be_focused()
    done.click()
    expect(page.locator(".st-key-checking")).to_have_count(0, timeout=20_000)


def test_on_a_phone_all_of_the_map_is_there_to_point_at_a_place(
    open_page: Pages, serve: Serve, unchecked: Path
) -> None:
    page = open_page(f"{serve(unchecked)}?check=1", **PHONE)
    expect(page.locator(".dateline-left")).to_contain_text("left to check", timeout=60_000)
    page.get_by_role("button", name="Another place").tap()
    reader = Reader.framed(page)
    hint = reader.find(".pick-note")
    expect(hint).to_have_text("Tap the place on the map", timeout=20_000)
    reader.settled()
    page.wait_for_timeout(1000)
    seen, note = reader.find(".folium-map").bounding_box(), hint.bounding_box()
    assert seen
    assert note
    assert seen["height"] > 300
    assert note["height"] < 44
    assert reader.find(".far:visible, .tools:visible").count() == 0
    point = seen["x"] + seen["width"] / 2, seen["y"] + seen["height"] * 0.7
    page.touchscreen.tap(*point)
    mark = reader.find(".picked")
    expect(mark).to_have_count(1, timeout=20_000)
    box = mark.bounding_box()
    assert box
    assert abs(box["x"] + box["width"] / 2 - point[0]) < 3
    assert abs(box["y"] + box["height"] / 2 - point[1]) < 3
    button = page.get_by_role("button", name="Put it there")
    # For a moment the field before it is still there.
    expect(page.get_by_label("Latitude, longitude").first).not_to_have_value("", timeout=20_000)
    in_sight(button)


@SIZES
def test_a_new_event_is_put_at_a_point_of_the_map(
    size: dict[str, Any], open_page: Pages, serve: Serve, unchecked: Path
) -> None:
    page = open_page(f"{serve(unchecked)}?check=1", **size)
    expect(page.locator(".dateline-left")).to_contain_text("left to check", timeout=60_000)
    page.get_by_role("button", name="Add an event").click()
    said, where = page.get_by_label("Words of the report that tell it"), page.get_by_label("Where (leave")
    said.fill("Farmers blocked")
    said.blur()
    page.get_by_role("button", name="Fill in the rest").click()
    expect(where).to_have_value("Terespol, Poland", timeout=20_000)
    reader = Reader.framed(page)
    expect(reader.find(".pick-note")).to_be_visible(timeout=20_000)
    page.wait_for_timeout(1000)  # the map has the room that it takes while a point is asked for
    reader.find(".folium-map").click(position={"x": 120, "y": 100})
    expect(page.get_by_label("Latitude, longitude")).not_to_have_value("", timeout=20_000)
    expect(where).to_have_value("")
    where.fill("The border")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".dateline-event dd").filter(has_text="The border").first).to_be_attached(
        timeout=20_000
    )
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".dateline-event h2").first).not_to_have_text("Farmers blocked", timeout=20_000)


@SIZES
def test_stories_are_joined_from_where_they_are_ticked(
    size: dict[str, Any], shelf: tuple[str, Path], open_page: Pages
) -> None:
    address, library = shelf
    for number in range(5):
        stories.write(library / f"tiny-{number}", id=f"tiny-{number}")
    page = open_page(address, **size)
    last = page.get_by_text("Select", exact=True).last
    last.scroll_into_view_if_needed(timeout=60_000)
    last.click()
    join = page.get_by_role("button", name="Join")
    expect(join).to_be_visible(timeout=20_000)
    expect(join).not_to_have_css("color", "rgb(255, 255, 255)")  # one story alone: it cannot be pressed
    in_sight(join)
    page.get_by_text("Select", exact=True).first.scroll_into_view_if_needed()
    page.mouse.wheel(0, -5000)
    in_sight(join)


def test_the_name_of_who_decides_outlives_a_reload(open_page: Pages, serve: Serve, unchecked: Path) -> None:
    page = open_page(f"{serve(unchecked)}?check=1")
    name = page.get_by_label("Your name")
    try:
        name.fill("Ána; Łee", timeout=60_000)
        name.blur()
        page.wait_for_function("document.cookie.includes('dateline-name=%C3%81na')", timeout=20_000)
        page.reload()
        expect(name).to_have_value("Ána; Łee", timeout=60_000)
        page.get_by_role("button", name="Done").click()
        page.get_by_role("button", name="Check it").click(timeout=20_000)
        expect(name).to_have_value("Ána; Łee", timeout=20_000)
    finally:
        page.context.clear_cookies()
