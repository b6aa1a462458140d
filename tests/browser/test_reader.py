"""The reader as a saved file: stepping, clicking and reading the shipped story."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import expect

from geo import timespan
from geo.story.story import Story, load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import Reader, overlap, quotes, within

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844, "has_touch": True}
SMALL = {"width": 320, "height": 640, "has_touch": True}
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.fixture
def reader(open_page: Pages, saved: str) -> Reader:
    return Reader.alone(open_page(saved))


@pytest.fixture
def phone(open_page: Pages, saved: str) -> Reader:
    return Reader.alone(open_page(saved, **PHONE))


def words(story: Story, step: int) -> str:
    said = timespan.words(story.steps[step].date)
    return said[0].upper() + said[1:]


def step_of(story: Story, date: str) -> int:
    return [step.date for step in story.steps].index(date)


def label_of(story: Story, event: str) -> str:
    return str(story.placed.set_index("event_id").loc[event, "label"])


# ---- stepping ----------------------------------------------------------------------------------


def test_opens_at_the_first_stop_of_the_tour(reader: Reader) -> None:
    expect(reader.date).to_have_text("Wednesday 13 September 2023")
    expect(reader.find(".sign.current")).to_have_count(1)
    expect(reader.find(".sign.current .number")).to_have_text("1")


def test_each_step_changes_date_markers_sentences_and_card(reader: Reader, story: Story) -> None:
    placed = story.placed.set_index("event_id")
    titles = placed["title"]
    for index, step in enumerate(story.steps):
        reader.step_to(index)
        expect(reader.date).to_have_text(words(story, index))
        spoken = reader.slider.get_attribute("aria-valuetext") or ""
        assert spoken.startswith(f"{timespan.words(step.date)}, {index + 1} of {len(story.steps)}: ")
        assert any(titles[event] in spoken for event in step.event_ids)
        here = {placed.loc[event, "label"] for event in step.event_ids if placed.loc[event, "lat"] > -91}
        current = {name.partition(":")[0] for name in reader.signs_of(".current")}
        assert current == here
        said = story.passages[story.passages["event_id"].isin(step.event_ids)]
        wanted = {at for row in said.itertuples() for at in range(row.start, row.end)}
        assert reader.lit() == wanted
        assert set(reader.find(".card b").all_text_contents()) == {titles[event] for event in step.event_ids}
        expect(reader.find(".tick.current")).to_have_count(1)


@pytest.mark.parametrize("where", ["#slider", "body"])
def test_arrows_home_and_end_step(reader: Reader, story: Story, where: str) -> None:
    last = len(story.steps) - 1
    if where == "#slider":
        reader.slider.focus()
    start = int(reader.slider.input_value())
    for key, step in (
        ("ArrowRight", start + 1),
        ("ArrowLeft", start),
        ("ArrowLeft", start - 1),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("End", last),
        ("ArrowRight", last),
    ):
        reader.page.keyboard.press(key)
        expect(reader.date).to_have_text(words(story, step))
        expect(reader.slider).to_have_value(str(step))


def test_dragging_the_slider_shows_every_step_on_the_way(reader: Reader, story: Story) -> None:
    reader.step_to(0)
    box = reader.slider.bounding_box()
    assert box
    mouse, middle = reader.page.mouse, box["y"] + box["height"] / 2
    last = len(story.steps) - 1
    mouse.move(box["x"] + 11, middle)
    mouse.down()
    for step in range(1, last + 1):
        mouse.move(box["x"] + 11 + (box["width"] - 22) * step / last, middle)
        expect(reader.date).to_have_text(words(story, step))
    mouse.up()
    expect(reader.slider).to_have_value(str(last))


def test_previous_and_next_stop_at_the_ends(reader: Reader, story: Story) -> None:
    back, forth = reader.button("Previous date"), reader.button("Next date")
    start = int(reader.slider.input_value())
    forth.click()
    expect(reader.date).to_have_text(words(story, start + 1))
    back.click()
    expect(reader.date).to_have_text(words(story, start))
    reader.step_to(0)
    expect(back).to_be_disabled()
    expect(forth).to_be_enabled()
    reader.step_to(len(story.steps) - 1)
    expect(forth).to_be_disabled()
    expect(back).to_be_enabled()


def test_play_advances_until_it_is_stopped(reader: Reader, story: Story) -> None:
    start = int(reader.slider.input_value())
    reader.button("Play").click()
    expect(reader.date).to_have_text(words(story, start + 1))
    expect(reader.date).to_have_text(words(story, start + 2), timeout=4000)
    reader.button("Pause").click()
    expect(reader.button("Play")).to_be_visible()


def test_play_starts_over_at_the_end_and_a_step_by_hand_stops_it(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    reader.button("Play").click()
    expect(reader.date).to_have_text(words(story, 0))
    reader.slider.press("ArrowRight")
    expect(reader.date).to_have_text(words(story, 1))
    expect(reader.button("Play")).to_be_visible()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_map_flies_only_where_motion_is_welcome(open_page: Pages, saved: str, motion: str) -> None:
    reader = Reader.alone(open_page(saved, reduced_motion=motion))
    reader.document.evaluate(
        "() => { window.frames_of_flight = 0;"
        " dateline.reader.map.on('move', () => window.frames_of_flight++); }"
    )
    reader.slider.press("Home")
    expect(reader.date).to_have_text("1950 to 1953")
    frames = """async () => {
      for (let i = 0; i < 90 && window.frames_of_flight < 3; i++) await new Promise(requestAnimationFrame);
      return window.frames_of_flight;
    }"""
    assert (reader.document.evaluate(frames) >= 3) == (motion == "no-preference")


def test_ticks_show_order_gaps_tour_and_plan(reader: Reader, story: Story) -> None:
    ticks = reader.find(".tick")
    expect(ticks).to_have_count(len(story.steps))
    lefts = ticks.evaluate_all("(nodes) => nodes.map((node) => node.getBoundingClientRect().left)")
    assert lefts == sorted(lefts)
    assert reader.find(".gap:not([hidden]):not(:empty)").all_text_contents() == [
        "47 years",
        "13 years",
        "10 years",
    ]
    roles = story.events.set_index("event_id")[["role", "status"]]
    for index, step in enumerate(story.steps):
        told = roles.loc[list(step.event_ids)]
        classes = (ticks.nth(index).get_attribute("class") or "").split()
        assert ("stop" in classes) == (told["role"] == "stop").any()
        assert ("planned" in classes) == (told["status"] == "planned").all()
    planned = reader.find(".tick.planned i")
    expect(planned).to_have_count(1)
    expect(planned).to_have_css("border-style", "dashed")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
def test_names_of_the_timeline_never_overlap_or_leave_the_window(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        boxes = reader.find(
            ".tick .name > span:visible, .tick .name small:visible, .gap:visible:not(:empty)"
        ).evaluate_all(
            "(nodes) => nodes.map((node) => { const { left, top, right, bottom } = "
            "node.getBoundingClientRect(); return { name: node.textContent, left, top, right, bottom }; })"
        )
        faults += [
            f"step {step}: {a['name']} / {b['name']}" for a, b in combinations(boxes, 2) if overlap(a, b)
        ]
        faults += [f"step {step}: {box['name']} is cut" for box in boxes if box["left"] < 0]
        faults += [f"step {step}: {box['name']} is cut" for box in boxes if box["right"] > size["width"]]
        assert reader.find(".tick.current .name").is_visible(), f"step {step}: the current date has no name"
    assert not faults, "\n".join(faults)


# ---- the tour ----------------------------------------------------------------------------------


def test_the_tour_is_numbered_and_joined_with_distances(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    stops = story.itinerary
    for stop, label in zip(stops["stop"], stops["label"], strict=True):
        expect(reader.sign(label).locator(".number")).to_have_text(str(stop))
    assert len(reader.find(".sign .number").all()) == len(stops)
    expect(reader.find(".leg")).to_have_count(len(stops) - 1)
    legs = stops.iloc[1:]
    assert reader.find(".leg-sign span").all_text_contents() == [f"{round(km):,} km" for km in legs["km"]]
    for index, planned in enumerate(legs["planned"]):
        dashes = reader.find(".leg").nth(index).evaluate("(leg) => getComputedStyle(leg).strokeDasharray")
        assert (dashes != "none") == planned
    assert legs["planned"].any()


def test_planned_stops_are_hollow_and_dashed(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    planned = reader.sign(label_of(story, "russian-pacific-fleet"))
    expect(planned).to_have_class(re.compile(r"\bplanned\b"))
    style = (
        "(node) => { const { fill, stroke, strokeDasharray } = getComputedStyle(node);"
        " return [fill, stroke, strokeDasharray]; }"
    )
    fill, stroke, dashes = planned.locator(".shape").evaluate(style)
    assert fill != stroke
    assert dashes != "none"
    visited = reader.sign(label_of(story, "komsomolsk-on-amur"))
    solid, _, dashes = visited.locator(".shape").evaluate(style)
    assert solid != fill, "what has happened is filled, what is planned shows the paper"
    assert dashes == "none"


def test_roles_differ_in_shape_and_claims_bear_a_question_mark(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-15"))
    assert reader.sign(label_of(story, "sochi")).locator("path.shape").count() == 1
    assert reader.sign(label_of(story, "pyongyang-2")).locator("rect.shape").count() == 1
    assert reader.sign(label_of(story, "komsomolsk-on-amur")).locator("circle.shape").count() == 1
    reader.step_to(step_of(story, "2023-01-01/2023-09-15"))
    expect(reader.sign(label_of(story, "about-300-000-russians-had-signed-volunt"))).to_contain_text("?")


def test_countries_and_regions_are_areas_without_a_pin(reader: Reader, story: Story) -> None:
    placed = story.placed.set_index("event_id")
    for event, row in placed.iterrows():
        if not row["date"] or not row["lat"] > -91:
            continue
        reader.step_to(next(i for i, step in enumerate(story.steps) if event in step.event_ids))
        sign = reader.sign(row["label"])
        area = row["precision"] in ("region", "country")
        expect(sign.locator(".area-name")).to_have_count(int(area))
        expect(sign.locator(".shape")).to_have_count(int(not area))
        if area:
            assert reader.find(".reach.area.current").count() >= 1


# ---- from a marker to its sentences ------------------------------------------------------------


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
    row = story.placed.set_index("event_id").loc["russian-pacific-fleet"]
    reader.step_to(len(story.steps) - 1)
    assert reader.press(reader.sign(row["label"]))
    for text in (row["date_reason"], f"Put at {row['label']}", row["geocoder"], row["source_id"]):
        expect(reader.popup).to_contain_text(text)


@SIZES
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
            reader.page.keyboard.press("Escape")
            reader.settled()


def test_on_a_phone_a_marker_opens_a_sheet_and_a_quote_leads_to_the_text(phone: Reader, story: Story) -> None:
    said = quotes(story)
    phone.step_to(len(story.steps) - 1)
    assert phone.press(phone.sign(label_of(story, "russian-pacific-fleet")))
    sheet = phone.find(".sheet")
    expect(sheet).to_be_visible()
    told = phone.told(".sheet")
    assert told == {title: said[title] for title in told}
    sheet.locator(".quote button").first.click()
    expect(sheet).to_be_hidden()
    phone.settled()
    assert phone.chosen_in_view()


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


# ---- from the text to the map ------------------------------------------------------------------


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


# ---- the map by hand ---------------------------------------------------------------------------


def test_tour_only_shows_the_stops_and_nothing_else(reader: Reader, story: Story) -> None:
    tour = reader.button("Tour only")
    tour.click()
    expect(tour).to_have_attribute("aria-pressed", "true")
    stops = story.placed[story.placed["role"] == "stop"]
    for step in range(len(story.steps)):
        reader.step_to(step)
        assert reader.find(".sign:not(.stop)").count() == 0
        titles = set(reader.find(".card b").all_text_contents())
        assert titles <= set(stops["title"])
        if not titles:
            expect(reader.find(".card")).to_contain_text("Nothing of the tour")
    tour.click()
    assert reader.find(".sign:not(.stop)").count()


def test_to_come_hides_and_shows_the_future(reader: Reader) -> None:
    reader.step_to(0)
    assert reader.find(".sign.future").count()
    reader.button("To come").click()
    expect(reader.find(".sign.future")).to_have_count(0)
    expect(reader.find(".leg:not(.hidden)")).to_have_count(0)
    reader.button("To come").click()
    assert reader.find(".sign.future").count()


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
    box, frame = legend.bounding_box(), reader.find(".folium-map").bounding_box()
    assert box
    assert frame
    assert box["x"] >= frame["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert legend.evaluate(
        "(node) => node.scrollHeight <= node.clientHeight + 1 || getComputedStyle(node).overflowY === 'auto'"
    )
    assert box["y"] + box["height"] <= frame["y"] + frame["height"], "the legend runs out of the map"
    button.click()
    expect(legend).to_be_hidden()


def test_a_view_chosen_by_hand_stays_until_centre(reader: Reader, story: Story) -> None:
    before = reader.centre()
    reader.drag_map(-260, 120)
    moved = reader.centre()
    assert moved != before
    reader.slider.press("ArrowRight")
    reader.settled()
    reader.slider.press("Home")
    reader.settled()
    assert reader.centre() == moved
    reader.button("Centre").click()
    expect(reader.sign(label_of(story, "moscow-provided-war-planes-during-the-ko"))).to_be_in_viewport()
    reader.settled()
    assert reader.centre() != moved
    home = reader.centre()
    reader.slider.press("End")
    reader.settled()
    assert reader.centre() != home, "after Centre the map follows again"


def test_zoom_and_layers_have_names_and_work(reader: Reader) -> None:
    zoom = "dateline.reader.map.getZoom()"
    before = reader.document.evaluate(zoom)
    reader.button("Zoom in").click()
    reader.document.wait_for_function(f"{zoom} > {before}")  # it zooms in a quarter of a second
    reader.button("Zoom out").click()
    expect(reader.find(".leaflet-control-attribution")).to_contain_text("Natural Earth")


def test_a_file_from_a_disk_does_not_offer_a_street_map_it_cannot_ask_for(reader: Reader) -> None:
    expect(reader.document.get_by_text("Street map")).to_have_count(0)


# ---- the map at first glance -------------------------------------------------------------------


@SIZES
def test_the_countries_of_the_tour_are_named(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    stops = {step for step in range(len(story.steps)) if step_has_stop(story, step)}
    assert stops
    for step in sorted(stops):
        reader.step_to(step)
        assert "Russia" in reader.find(".label.country").all_text_contents(), f"step {step}"


def step_has_stop(story: Story, step: int) -> bool:
    roles = story.events.set_index("event_id")["role"]
    return any(roles[event] == "stop" for event in story.steps[step].event_ids)


def test_a_well_known_town_says_where_a_stop_is(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    expect(reader.find(".label.city").filter(has_text="Vladivostok")).to_have_count(1)


def test_what_lies_far_off_gets_an_arrow_that_leads_there(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-15"))
    sochi = reader.sign(label_of(story, "sochi"))
    arrow = reader.find(".far")
    expect(arrow).to_have_text("Sochi, 6,900 km west")
    expect(sochi).not_to_be_in_viewport()
    for stop in ("vostochny-cosmodrome", "komsomolsk-on-amur"):
        expect(reader.sign(label_of(story, stop))).to_be_in_viewport()
    arrow.click()
    expect(sochi).to_be_in_viewport()
    expect(arrow.filter(has_text="Sochi")).to_have_count(0)
    reader.button("Centre").click()
    expect(arrow).to_have_text("Sochi, 6,900 km west")


def test_an_event_far_off_is_told_where_it_lies(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-15"))
    reader.find('.card [data-event="sochi"]').click()
    expect(reader.popup.locator("h2")).to_have_text(label_of(story, "sochi"))
    expect(reader.sign(label_of(story, "sochi"))).to_be_in_viewport()


def test_areas_lie_clear_of_the_card(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2013"))
    card = reader.find(".card").bounding_box()
    assert card
    for shape in reader.find(".reach.area.current").all():
        box = shape.bounding_box()
        assert box
        assert box["x"] > card["x"] + card["width"] or box["y"] + box["height"] < card["y"]


def test_the_legend_covers_no_stop(reader: Reader, story: Story) -> None:
    reader.button("Legend").click()
    reader.settled()
    name = f"tool {(reader.find('#legend').text_content() or '')[:12]}"
    legend = next(box for box in reader.boxes()["furniture"] if box["name"] == name)
    for sign in reader.boxes()["signs"]:
        assert not overlap(sign, legend), sign["name"]


def test_a_small_map_shows_where_in_the_world_one_is(reader: Reader) -> None:
    reader.slider.press("End")
    expect(reader.find(".locator")).to_be_visible()
    stop = (
        "() => { const { context, canvas } = dateline.reader.locator;"
        " return [...context.getImageData(0, 0, canvas.width, canvas.height).data]"
        ".some((value, at, all) => at % 4 === 0 && value === 179 && all[at + 1] === 38); }"
    )
    assert reader.document.evaluate(stop), "the part of the world in view is framed"


@SIZES
def test_signs_that_lie_on_each_other_open_a_list(
    open_page: Pages, tmp_path: Path, size: dict[str, Any]
) -> None:
    here = {"date": "2024-03-12", "role": "related"}
    events = [
        stories.event(name, f"Something at the {name}", stories.said(quote), place_id=name, **here)
        for name, quote in (("port", stories.LISTEN), ("market", stories.FLEET), ("border", stories.BLOCKADE))
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


def test_where_nobody_travels_there_is_no_tour_to_choose(open_page: Pages, tmp_path: Path) -> None:
    events = [{**row, "role": "related"} for row in stories.EVENTS]
    reader = Reader.alone(open_page(save(load(stories.write(tmp_path, events=events)), tmp_path)))
    expect(reader.find(".tools button:visible").first).to_have_text("To come")
    legend = reader.find(".legend")
    expect(legend).to_contain_text("Event of these days")
    expect(legend).not_to_contain_text("Tour stop")


# ---- the keyboard ------------------------------------------------------------------------------


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


# ---- who listens, who sees few colours, who has a finger -----------------------------------------


def test_who_listens_has_the_whole_story_as_a_table(reader: Reader, story: Story) -> None:
    table = reader.document.get_by_role("table", name="All events")
    expect(table.get_by_role("row")).to_have_count(len(story.events) + 1)
    cells = table.get_by_role("rowheader").all_text_contents()
    assert sorted(cells) == sorted(story.events["title"])


def test_signs_keep_their_colours_where_the_system_forces_its_own(reader: Reader) -> None:
    reader.page.emulate_media(forced_colors="active")
    shape = "getComputedStyle(document.querySelector('.sign.current .shape')).fill"
    paper = "getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor"
    assert reader.document.evaluate(shape) != reader.document.evaluate(paper)
    lit = reader.find(".report .lit").first
    assert lit.evaluate("(node) => getComputedStyle(node).outlineStyle") == "solid"


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


# ---- the address -------------------------------------------------------------------------------


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


# ---- where things lie --------------------------------------------------------------------------


@SIZES
def test_no_name_on_the_map_covers_a_marker_another_name_or_a_control(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        boxes = reader.boxes()
        assert boxes["labels"], f"step {step} has no names"
        for label, other in combinations(boxes["labels"], 2):
            if overlap(label, other):
                faults.append(f"step {step}: {label['name']} / {other['name']}")
        for label in boxes["labels"]:
            for other in boxes["signs"] + boxes["distances"] + boxes["furniture"]:
                if overlap(label, other, 1):
                    faults.append(f"step {step}: {label['name']} / {other['name']}")
            if not within(label, boxes["map"]):
                faults.append(f"step {step}: {label['name']} is cut")
    assert not faults, "\n".join(faults)


@SIZES
def test_every_current_place_is_named_on_the_map(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        shown = set(reader.find(".label.story, .sign.current .area-name, .far b").all_inner_texts())
        for name in reader.signs_of(".current"):
            short = name.partition(":")[0].partition(",")[0]
            if not any(text.startswith(short) for text in shown):
                faults.append(f"step {step}: {short} has no name")
    assert not faults, "\n".join(faults)


@SIZES
def test_current_markers_lie_free_on_the_map_at_every_step(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        boxes = reader.boxes()
        current = [box for box in boxes["signs"] if box["current"]]
        every = reader.find(".sign.current").evaluate_all(
            "(nodes) => nodes.map((node) => node.getAttribute('aria-label'))"
        )
        far = reader.find(".far b").all_text_contents()
        for name in set(every) - {sign["name"] for sign in current}:
            if name.partition(",")[0] not in far:
                faults.append(f"step {step}: {name} is hidden or off the map")
        for sign in current:
            if not within(sign, boxes["map"], 1):
                faults.append(f"step {step}: {sign['name']} is cut by the map's edge")
            for other in boxes["furniture"]:
                if overlap(sign, other, 2):
                    faults.append(f"step {step}: {sign['name']} under {other['name']}")
    assert not faults, "\n".join(faults)


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


TEXT_ON = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("stop", "paper"),
    ("ink", "raised"),
    ("quiet", "raised"),
    ("stop", "raised"),
    ("related", "raised"),
    ("background", "raised"),
    ("paper", "ink"),
    ("on-sign", "stop"),
    ("place-name", "land"),
    ("place-name", "water"),
    ("country", "land"),
    ("country", "water"),
    ("ink", "land"),
    ("ink", "water"),
    ("stop", "land"),
    ("stop", "water"),
    *(("ink", f"{role}-{band}") for role in ("stop", "related", "background") for band in ("band", "chosen")),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(open_page: Pages, saved: str, scheme: str) -> None:
    reader = Reader.alone(open_page(saved, color_scheme=scheme))
    names = {name for pair in TEXT_ON for name in pair}
    tokens = reader.document.evaluate(
        "(names) => Object.fromEntries(names.map((name) => [name, getComputedStyle(document.documentElement)"
        ".getPropertyValue(`--${name}`).trim()]))",
        sorted(names),
    )
    paper = rgba(tokens["paper"])
    weak = []
    for text, ground in TEXT_ON:
        ratio = contrast(rgba(tokens[text]), over(rgba(tokens[ground]), paper))
        if ratio < 4.5:
            weak.append(f"{text} on {ground}: {ratio:.2f}")
    assert not weak, ", ".join(weak)


def rgba(colour: str) -> tuple[float, ...]:
    parts = [int(pair, 16) for pair in re.findall("..", colour.removeprefix("#"))]
    return (*parts[:3], (parts[3] if len(parts) == 4 else 255) / 255)


def over(top: tuple[float, ...], below: tuple[float, ...]) -> tuple[float, ...]:
    return (*(a * top[3] + b * (1 - top[3]) for a, b in zip(top[:3], below[:3], strict=True)), 1.0)


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Contrast ratio of two opaque colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: tuple[float, ...]) -> float:
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in colour[:3])
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
