"""The reader by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geo.story.story import Story
from tests.browser.reading import Reader, label_of


def test_with_the_keyboard_alone_a_marker_opens_and_closes(reader: Reader, story: Story) -> None:
    focused = "document.activeElement.matches('.sign.current')"
    for _ in range(120):
        reader.page.keyboard.press("Tab")
        if reader.document.evaluate(focused):
            break
    else:
        pytest.fail("no marker reached with Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.popup).to_be_visible()
    expect(reader.popup.locator("h2")).to_have_text(label_of(story, "vostochny-cosmodrome"))
    reader.page.keyboard.press("Escape")
    expect(reader.popup).to_have_count(0)
    assert reader.document.evaluate(focused), "Escape gives the focus back to the marker"


def test_the_slider_comes_early_and_stops_follow_in_order(reader: Reader) -> None:
    reached = []
    for _ in range(10):
        reader.page.keyboard.press("Tab")
        reached.append(reader.document.evaluate("document.activeElement.id"))
    assert "slider" in reached
    numbers = reader.find(".leaflet-marker-pane .sign .number").all_text_contents()
    assert numbers == sorted(numbers)


def test_the_question_mark_lists_the_keys(reader: Reader) -> None:
    before = reader.date.text_content()
    reader.page.keyboard.press("?")
    keys = reader.document.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    reader.page.keyboard.press("ArrowRight")
    expect(reader.date).to_have_text(before or "")
    reader.page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_escape_leaves_the_field_for_words_and_the_arrows_step_again(reader: Reader) -> None:
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("Kim")
    reader.page.keyboard.press("Escape")
    field = reader.document.get_by_role("searchbox")
    expect(field).to_have_value("")
    expect(field).not_to_be_focused()
    before = reader.date.text_content() or ""
    reader.page.keyboard.press("End")
    expect(reader.date).not_to_have_text(before)


def test_a_mention_is_a_button_for_enter_and_space(reader: Reader, story: Story) -> None:
    start = int(story.passages.set_index("event_id").loc["sochi", "place_start"])
    for key in ("Enter", " "):
        piece = reader.document.get_by_role("button", name="Sochi", exact=True).and_(
            reader.find(f'[data-start="{start}"]')
        )
        piece.focus()
        piece.press(key)
        expect(reader.popup.locator("h2")).to_have_text(label_of(story, "sochi"))
        reader.page.keyboard.press("Escape")
        expect(reader.popup).to_have_count(0)
