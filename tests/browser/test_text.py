"""From the reader's text to map and timeline; events that stand on neither."""

from __future__ import annotations

import re

import pandas as pd
from playwright.sync_api import expect

from geo import timespan
from geo.story.story import Story
from tests.browser.conftest import Pages
from tests.browser.reading import Reader, label_of, quotes, step_of, words


def mentions(story: Story, kind: str) -> list[tuple[int, set[str]]]:
    """Where each mention starts, and the events it belongs to."""
    found: dict[int, set[str]] = {}
    placed = set(story.events.loc[story.events["place_id"] != "", "event_id"])
    for row in story.passages.to_dict("records"):
        start = row[f"{kind}_start"]
        if pd.notna(start) and (kind == "date" or row["event_id"] in placed):
            found.setdefault(int(start), set()).add(row["event_id"])
    return sorted(found.items())


def test_every_place_in_the_text_leads_to_its_event_on_the_map(reader: Reader, story: Story) -> None:
    placed = story.placed.set_index("event_id")
    for start, events in mentions(story, "place"):
        piece = reader.find(f'.report .mention.place[data-start="{start}"]')
        piece.click()
        reader.settled()
        where = f"“{piece.text_content()}” at {start}"
        possible = {placed.loc[event, "label"] for event in events}
        heading = reader.popup.locator("h2")
        expect(heading, where).to_have_text(re.compile("|".join(map(re.escape, possible))))
        event = next(event for event in events if placed.loc[event, "label"] == heading.text_content())
        if placed.loc[event, "date"]:
            expect(reader.date, where).to_have_text(
                {words(story, i) for i, step in enumerate(story.steps) if set(step.event_ids) & events}.pop()
            )
        expect(reader.sign(placed.loc[event, "label"]), where).to_be_in_viewport()
        reader.page.keyboard.press("Escape")


def test_every_date_in_the_text_moves_the_slider(reader: Reader, story: Story) -> None:
    place_starts = {start for start, _ in mentions(story, "place")}
    dates = {event: date for event, date in story.events[["event_id", "date"]].to_numpy() if date}
    for start, events in mentions(story, "date"):
        if start in place_starts or not (dated := events & set(dates)):
            continue
        possible = [words(story, i) for i, step in enumerate(story.steps) if set(step.event_ids) & dated]
        reader.step_to(0 if possible[0] != words(story, 0) else 1)
        reader.find(f'.report .mention.date[data-start="{start}"]').click()
        expect(reader.date).to_have_text(re.compile("|".join(map(re.escape, possible))))


def test_a_mention_says_what_it_resolved_to_on_hover_and_on_focus(reader: Reader, story: Story) -> None:
    tip = reader.find("#tip")
    told = story.passages.set_index("event_id")
    starts = told.loc[["sochi"], "place_start"].dropna()
    place = reader.find(f'.report .mention[data-start="{starts.iloc[0]}"]')
    place.hover()
    expect(tip).to_be_visible()
    expect(tip).to_have_text(label_of(story, "sochi"))
    expect(place).to_have_attribute("aria-describedby", "tip")
    reader.page.mouse.move(900, 400)
    expect(tip).to_be_hidden()
    starts = told.loc["komsomolsk-on-amur", "date_start"].dropna()
    date = reader.find(f'.report .mention[data-start="{starts.iloc[0]}"]')
    date.focus()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("15 September 2023")
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    reader.page.keyboard.press("Tab")
    expect(date).not_to_have_attribute("aria-describedby", "tip")


def test_events_without_date_or_place_are_listed(reader: Reader, story: Story) -> None:
    placed = story.placed
    missing = placed[(placed["date"] == "") | placed["lat"].isna()]
    assert len(missing)
    told = reader.told(".off-map")
    said = quotes(story)
    assert told == {title: said[title] for title in missing["title"]}
    for reason in missing["date_reason"]:
        expect(reader.find(".off-map")).to_contain_text(timespan.in_words(reason))
    undated = placed[(placed["date"] == "") & placed["lat"].notna()].iloc[0]
    reader.find(f'.off-map [data-event="{undated["event_id"]}"]').click()
    expect(reader.popup).to_contain_text(undated["title"])


# ---- finding words, and a map that follows ------------------------------------------------------

LIT = """() => [...(CSS.highlights.get("found") ?? [])].map(String)"""
LIT_NOW = """() => [...(CSS.highlights.get("found-now") ?? [])].map((range) => {
  const { top, bottom } = range.getBoundingClientRect();
  const frame = document.querySelector(".report").getBoundingClientRect();
  return top >= frame.top && bottom <= frame.bottom;
})"""


def test_words_are_found_lit_and_gone_through_with_the_keys(reader: Reader, story: Story) -> None:
    date = reader.date.text_content() or ""
    field, count = reader.document.get_by_role("searchbox"), reader.find(".found")
    reader.page.keyboard.press("/")
    expect(field).to_be_focused()
    reader.page.keyboard.type("pyongyang")
    times = story.text.count("Pyongyang")
    assert times > 1
    expect(count).to_have_text(f"1 of {times}")
    assert reader.document.evaluate(LIT) == ["Pyongyang"] * times
    for key, at in (("Enter", 2), ("Shift+Enter", 1), ("Shift+Enter", times), ("Enter", 1)):
        reader.page.keyboard.press(key)
        expect(count).to_have_text(f"{at} of {times}")
        assert reader.document.evaluate(LIT_NOW) == [True], "it is in view"
    reader.page.keyboard.press("ArrowRight")
    expect(reader.date).to_have_text(date)
    reader.button("Next match").click()
    expect(count).to_have_text(f"2 of {times}")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(count).to_have_text("")
    assert reader.document.evaluate(LIT) == []
    field.fill("nowhere at all")
    expect(count).to_have_text("not found")


def test_a_click_on_a_lit_sentence_shows_what_it_tells(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-13"))
    lit = reader.find(".report .piece.lit:not(.mention)").last
    lit.click()
    expect(reader.popup.locator("h2")).to_have_text(label_of(story, "vostochny-cosmodrome"))
    plain = reader.find(".report p:not(:has(.piece)):not(.kicker)").first
    reader.page.keyboard.press("Escape")
    plain.click()
    expect(reader.popup).to_have_count(0)


def test_scrolling_the_text_moves_the_date_where_that_is_chosen(
    open_page: Pages, saved: str, story: Story
) -> None:
    reader = Reader.alone(open_page(saved))
    before = reader.date.text_content() or ""
    wheel_down(reader)
    expect(reader.date).to_have_text(before)
    reader.find(".report").evaluate("(report) => report.scrollTo(0, 0)")
    follow = reader.button("Map follows text")
    follow.click()
    expect(follow).to_have_attribute("aria-pressed", "true")
    seen = wheel_down(reader)
    assert len(seen) > 3, "dates come and go with the text"
    reader.slider.press("Home")  # the text scrolls to the date, and that moves nothing back
    reader.page.wait_for_timeout(300)
    expect(reader.date).to_have_text(words(story, 0))
    again = Reader.alone(open_page(saved))
    expect(again.button("Map follows text")).to_have_attribute("aria-pressed", "true")
    again.button("Map follows text").click()  # the next test finds nothing chosen


def wheel_down(reader: Reader) -> set[str]:
    """Scroll the text by hand from its start to its end; the dates that showed on the way."""
    box = reader.find(".report").bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + 100, box["y"] + 300)
    seen = set()
    for _ in range(24):
        reader.page.mouse.wheel(0, 150)
        reader.page.wait_for_timeout(50)
        reader.settled()
        seen.add(reader.date.text_content() or "")
    return seen


def test_no_line_of_the_text_shows_above_the_field_that_finds_words(reader: Reader) -> None:
    reader.step_to(0)
    tops = """() => [".report", ".bar"]
      .map((part) => document.querySelector(part).getBoundingClientRect().top)"""
    assert reader.find(".report").evaluate("(text) => text.scrollTop") > 100
    report, bar = reader.document.evaluate(tops)
    assert bar == report
