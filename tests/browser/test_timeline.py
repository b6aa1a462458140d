"""The reader's timeline: stepping by slider, keys, buttons and play; its ticks and names."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from bench.synthetic import write_story
from geo import timespan
from geo.story.story import Story, load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, PHONE, SMALL, Reader, overlap, words
from tests.stories import event, said


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
        assert spoken.startswith(f"{timespan.words(step.date)}, date {index + 1} of {len(story.steps)}: ")
        expect(reader.find(".timeline .count > span")).to_have_text(f"date {index + 1} of {len(story.steps)}")
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
      for (let i = 0; i < 90 && window.frames_of_flight < 2; i++) await new Promise(requestAnimationFrame);
      return window.frames_of_flight;
    }"""
    assert (reader.document.evaluate(frames) >= 2) == (motion == "no-preference")


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
    expect(planned).to_have_css("background-image", re.compile("repeating-conic-gradient"))


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


def test_the_signs_of_gaps_keep_clear_of_many_dates(open_page: Pages, tmp_path: Path) -> None:
    quotes = (stories.ARRIVAL, stories.LISTEN)
    events = [
        event(f"e{year}", "Then", said(quotes[year % 2]), place_id="", role="related", date=str(year))
        for year in range(1930, 2010, 4)
    ]
    folder = stories.write(tmp_path / "story", events=events, places=[])
    reader = Reader.alone(open_page(save(load(folder), tmp_path), **PHONE))
    apart = reader.document.evaluate("""() => {
      const middle = (node) => node.getBoundingClientRect().left + node.getBoundingClientRect().width / 2;
      const ticks = [...document.querySelectorAll(".tick:not(.current) i")];
      const wide = (gap) => parseFloat(getComputedStyle(gap, "::before").width);
      const between = (gap, tick) =>
        Math.abs(middle(gap) - middle(tick)) - wide(gap) / 2 - tick.offsetWidth / 2;
      return [...document.querySelectorAll(".gap:not([hidden]):not(:empty)")]
        .map((gap) => Math.min(...ticks.map((tick) => between(gap, tick))));
    }""")
    assert len(apart) == 19
    assert min(apart) > 0


@pytest.mark.parametrize("steps", [600, 1500])
def test_a_long_story_shows_how_much_happens_when_and_steps_by_months_or_years(
    open_page: Pages, tmp_path: Path, steps: int
) -> None:
    story = load(write_story(tmp_path, steps, steps))
    reader = Reader.alone(open_page(save(story, tmp_path)))
    unit = reader.find(".count select")
    expect(unit).to_have_value("day" if steps == 600 else "month")
    unit.select_option("day")
    expect(reader.find(".density path")).to_have_attribute("d", re.compile("v-"))
    names = reader.find(".tick .name:visible").evaluate_all(
        "(nodes) => nodes.map((node) => { const { left, top, right, bottom } ="
        " node.getBoundingClientRect(); return { left, top, right, bottom }; })"
    )
    assert len(names) > 4
    assert not [pair for pair in combinations(names, 2) if overlap(*pair)]
    reader.slider.press("End")
    last = reader.date.text_content() or ""
    unit.select_option("month")
    _, _, month, year = last.split()
    expect(reader.date).to_have_text(f"{month} {year}")
    unit.select_option("year")
    expect(reader.date).to_have_text(year)
    expect(reader.find(".card li").first).to_be_visible()
    unit.select_option("day")
    expect(reader.date).to_contain_text(year)
