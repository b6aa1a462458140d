"""From a sign of the reader to what is told there, and on to the sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from geo import timespan
from geo.story.story import Story, load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, PHONE, SIZES, Reader, label_of, overlap, quotes, step_of, within

SLIM = {"width": 800, "height": 800}  # a map hardly wider than a popup


def test_every_marker_of_every_step_quotes_its_sentences_and_shows_one(reader: Reader, story: Story) -> None:
    said = quotes(story)
    placed = story.placed[story.placed["lat"].notna()]
    at = placed.groupby("label")["title"].agg(set).to_dict()
    dated = set(placed.loc[placed["date"] != "", "label"])
    hit: set[str] = set()
    seen: set[str] = set()
    for step in range(len(story.steps)):
        reader.step_to(step)
        for name in reader.signs():
            seen.add(name)
            sign = reader.find(f'.sign[aria-label="{name}"]')
            if not reader.press(sign):
                # Off the map, or under another sign: the keyboard reaches it all the same.
                sign.focus()
                sign.press("Enter")
            else:
                hit.add(name)
            label = name.partition(":")[0]
            where = f"step {step}, {label}"
            expect(reader.popup.locator("h2"), where).to_have_text(label)
            told = reader.told(".leaflet-popup")
            assert set(told) == at[label], where
            assert told == {title: said[title] for title in told}, where
            reader.settled()
            assert reader.chosen_in_view(), f"{where}: no sentence of it is in view"
            lit = "".join(reader.find(".report .chosen").all_text_contents())
            assert any(said[title][0] in lit for title in told), where
            reader.page.keyboard.press("Escape")
            expect(reader.popup).to_have_count(0)
            reader.step_to(step)
    assert seen == hit, "some sign can never be clicked"
    assert {name.partition(":")[0] for name in seen} == dated


def test_popup_says_why_this_date_and_where_the_place_comes_from(reader: Reader, story: Story) -> None:
    row = story.placed.set_index("event_id").loc["kim-jong-un-is-expected-to-visit-russias"]
    reader.step_to(len(story.steps) - 1)
    assert reader.press(reader.sign(row["label"]))
    for text in (
        timespan.in_words(row["date_reason"]),
        f"Put at {row['label']}",
        row["geocoder"],
        row["source_id"],
    ):
        expect(reader.popup).to_contain_text(text)


@pytest.mark.parametrize("size", [DESKTOP, SLIM, PHONE], ids=["desktop", "slim", "phone"])
def test_the_popup_leaves_its_marker_and_the_tools_in_view(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    where = ".sheet" if size is PHONE else ".leaflet-popup-content-wrapper"
    for step in range(len(story.steps)):
        reader.step_to(step)
        for name in reader.signs_of(".current"):
            if not reader.press(reader.find(f'.sign[aria-label="{name}"]')):
                continue  # hidden: the test of current markers says so
            reader.settled()
            box = reader.find(where).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= size["height"]
            sign = next(one for one in reader.boxes()["signs"] if one["name"] == name)
            popup = {
                "left": box["x"],
                "top": box["y"],
                "right": box["x"] + box["width"],
                "bottom": box["y"] + box["height"],
            }
            assert not overlap(sign, popup, 4), f"step {step}: the popup covers {name}"
            for other in [] if size is PHONE else reader.boxes()["furniture"]:
                assert not overlap(other, popup, 1), f"step {step}: {other['name']} covers what is told"
            reader.page.keyboard.press("Escape")
            reader.settled()


def test_what_is_told_fits_the_window_again_when_that_changes(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-13"))
    assert reader.press(reader.sign(label_of(story, "vostochny-cosmodrome")))
    heading = reader.popup.locator("h2").text_content() or ""
    for size in (SLIM, {"width": 780, "height": 600}, {"width": 1100, "height": 640}):
        reader.page.set_viewport_size(size)
        reader.page.wait_for_timeout(300)  # Leaflet heeds a new size after a moment
        reader.settled()
        box = reader.find(".leaflet-popup-content-wrapper").bounding_box()
        assert box
        popup = {"left": box["x"], "top": box["y"]}
        popup |= {"right": box["x"] + box["width"], "bottom": box["y"] + box["height"]}
        boxes = reader.boxes()
        assert within(popup, boxes["map"]), size
        for other in boxes["furniture"]:
            assert not overlap(other, popup, 1), f"{size}: {other['name']} covers what is told"
    reader.page.set_viewport_size({"width": 390, "height": 844})
    expect(reader.find(".sheet h2")).to_have_text(heading)
    reader.page.set_viewport_size(DESKTOP)
    expect(reader.popup.locator("h2")).to_have_text(heading)
    expect(reader.find(".sheet")).to_be_hidden()


def test_a_quote_of_the_popup_brings_its_sentence_into_view(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-13"))
    assert reader.press(reader.sign(label_of(story, "vostochny-cosmodrome")))
    for button in reader.popup.locator(".quote button").all():
        text = button.text_content() or ""
        button.click()
        reader.settled()
        start = story.text.index(text)
        piece = reader.find(f'.report [data-start="{start}"]')
        expect(piece).to_be_in_viewport()


@SIZES
def test_signs_of_two_dates_that_lie_on_each_other_open_a_list(
    open_page: Pages, tmp_path: Path, size: dict[str, Any]
) -> None:
    told = (
        ("port", stories.LISTEN, "2024-03-12"),
        ("market", stories.FLEET, "2024-03-13"),
        ("border", stories.BLOCKADE, "2024-03-13"),
    )
    events = [
        stories.event(
            name, f"Something at the {name}", stories.said(quote), place_id=name, date=date, role="related"
        )
        for name, quote, date in told
    ]
    places = [
        stories.place("port", "The port", 56.95, 24.1),
        stories.place("market", "The market", 56.951, 24.101),
        stories.place("border", "The border", 52, 23),
    ]
    folder = stories.write(tmp_path, events=events, places=places)
    reader = Reader.alone(open_page(save(load(folder), tmp_path), **size))
    where = ".sheet" if size is PHONE else ".leaflet-popup"
    assert reader.press(reader.sign("The market")) or reader.press(reader.sign("The port"))
    rows = reader.find(f"{where} .heap button")
    expect(rows.locator("b")).to_have_text(["The port", "The market"])
    rows.nth(1).click()
    expect(reader.find(f"{where} .event h3")).to_have_text("Something at the market")
    reader.page.keyboard.press("Escape")
    assert reader.press(reader.sign("The border"))
    expect(reader.find(f"{where} .event h3")).to_have_text("Something at the border")
