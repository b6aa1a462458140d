"""From the reader's text to map and timeline; events that stand on neither."""

from __future__ import annotations

import re

import pandas as pd
from playwright.sync_api import expect

from geo.story.story import Story
from tests.browser.reading import Reader, label_of, quotes, words


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
        expect(reader.find(".off-map")).to_contain_text(reason)
    undated = placed[(placed["date"] == "") & placed["lat"].notna()].iloc[0]
    reader.find(f'.off-map [data-event="{undated["event_id"]}"]').click()
    expect(reader.popup).to_contain_text(undated["title"])
