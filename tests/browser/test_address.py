"""The address of a saved reader, and the browser's Back."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from geo.story.story import Story
from tests.browser.conftest import Pages
from tests.browser.reading import Reader, label_of, words


def test_the_address_keeps_step_and_event_and_restores_them(
    open_page: Pages, saved: str, story: Story
) -> None:
    reader = Reader.alone(open_page(f"{saved}#date=2013&event=panama"))
    expect(reader.date).to_have_text("2013")
    expect(reader.popup.locator("h2")).to_have_text(label_of(story, "panama"))
    reader.settled()
    assert reader.chosen_in_view()
    reader.slider.press("End")
    expect(reader.page).to_have_url(re.compile(r"#date=2023-09-16%2F\.\.$"))
    again = Reader.alone(open_page(reader.page.url))
    expect(again.date).to_have_text(words(story, len(story.steps) - 1))


def test_an_address_that_names_nothing_here_opens_as_usual(open_page: Pages, saved: str) -> None:
    reader = Reader.alone(open_page(f"{saved}#date=1812&event=<img src=x>"))
    expect(reader.date).to_have_text("Wednesday 13 September 2023")


def test_back_leads_from_a_chosen_event_and_never_through_dates(reader: Reader, story: Story) -> None:
    entries = "history.length"
    before = reader.document.evaluate(entries)
    for _ in range(2):
        reader.slider.press("ArrowRight")
        reader.page.wait_for_timeout(500)
    assert reader.document.evaluate(entries) == before
    date = reader.date.text_content()
    reader.find(".card button").first.click()
    expect(reader.page).to_have_url(re.compile("event="))
    assert reader.document.evaluate(entries) == before + 1
    reader.page.go_back()
    expect(reader.popup).to_have_count(0)
    expect(reader.date).to_have_text(date or "")
    reader.page.go_forward()
    expect(reader.popup).to_be_visible()
    assert reader.document.evaluate(entries) == before + 1


def test_back_after_a_date_word_leads_to_what_was_shown_before(reader: Reader) -> None:
    expect(reader.page).to_have_url(re.compile("date=2023-09-13"))
    before = reader.document.evaluate("history.length")
    reader.find(".report .mention.date:not(.place)").get_by_text("2000", exact=True).click()
    expect(reader.date).to_have_text("2000")
    expect(reader.page).to_have_url(re.compile("date=2000"))
    assert reader.document.evaluate("history.length") == before + 1
    reader.page.go_back()
    expect(reader.date).to_have_text("Wednesday 13 September 2023")
