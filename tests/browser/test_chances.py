"""What the reader says of events that a machine drew, and how it leaves the less likely ones out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from geo.story.story import load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, PHONE, SIZES, SMALL, Reader, overlap, within

DRAWN = "Drawn by machine, checked by nobody"
TALLINN, RIGA, TERESPOL, SHIPYARD = (
    "Tallinn, Estonia",
    "Riga, Latvia",
    "Terespol, Poland",
    "Gdansk shipyard",
)
FLEET = "Naval base, Liepaja, Latvia"
STEPS = {"1980": 0, "11 March": 1, "12 March": 2, "after": 3, "14 March": 4}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small story as a machine drew it, with chances: the address of its saved file."""
    folder = tmp_path_factory.mktemp("chances")
    return save(load(stories.write(folder, events=stories.unchecked())), folder)


@pytest.fixture
def reader(open_page: Pages, drawn: str) -> Reader:
    return Reader.alone(open_page(drawn))


def choice(reader: Reader) -> Locator:
    """The control, in the legend."""
    if reader.find("#legend").is_hidden():
        reader.button("Legend").click()
    return reader.document.get_by_label("Show events")


def places(reader: Reader) -> set[str]:
    """Labels of the places that have a sign, past and to come."""
    return {name.partition(":")[0] for name in reader.signs()}


def test_what_nobody_checked_says_so_with_its_chance_and_what_else_it_might_be(reader: Reader) -> None:
    reader.step_to(STEPS["11 March"])
    assert reader.press(reader.sign(TALLINN))
    for text in (
        DRAWN,
        "Chance that place and date are right: 72 % (the place 91 %, the date 78 %)",
        "It might also be: Tartu, or 2024-03-10",
    ):
        expect(reader.popup).to_contain_text(text)
    reader.page.keyboard.press("Escape")
    reader.step_to(STEPS["12 March"])
    assert reader.press(reader.sign(RIGA))
    expect(reader.popup).to_contain_text("are right: 95 %")
    expect(reader.popup).not_to_contain_text("It might also be")
    listed = reader.find(".off-map .event")
    expect(listed).to_contain_text([DRAWN, DRAWN])
    expect(listed.nth(0)).to_contain_text("are right: 61 %")
    expect(listed.nth(1)).not_to_contain_text("Chance")


def test_what_a_person_checked_says_nothing_of_machines(reader: Reader) -> None:
    reader.step_to(STEPS["1980"])
    assert reader.press(reader.sign(SHIPYARD))
    expect(reader.popup).to_contain_text("Strikers at the Gdansk shipyard")
    expect(reader.popup.locator(".machine")).to_have_count(0)


def test_events_less_likely_are_hidden_from_map_line_card_list_and_timeline(reader: Reader) -> None:
    reader.step_to(STEPS["12 March"])
    everything = places(reader)
    assert everything == {TALLINN, RIGA, FLEET, TERESPOL, SHIPYARD}
    legs, card, listed = (
        reader.find(".leg:not(.hidden)"),
        reader.find(".card"),
        reader.find(".off-map .event"),
    )
    expect(legs).to_have_count(2)
    choice(reader).select_option("from 70 % chance")
    reader.settled()
    assert places(reader) == {TALLINN, RIGA, SHIPYARD}, "what a person checked stays"
    expect(legs).to_have_count(1)
    expect(card.locator("b")).to_have_text(["Berg tours the grain terminal in Riga"])
    expect(card).to_contain_text("1 event hidden: chance below 70 %")
    expect(listed.and_(reader.find(":visible"))).to_have_count(1)
    expect(listed.nth(1)).to_be_visible()
    reader.step_to(STEPS["14 March"])
    expect(card.locator("b")).to_have_count(0)
    expect(card).to_contain_text("1 event hidden")
    assert "Grain talks" not in (reader.slider.get_attribute("aria-valuetext") or "")
    expect(reader.find(".tick.empty")).to_have_count(2)
    choice(reader).select_option("all")
    reader.step_to(STEPS["12 March"])
    assert places(reader) == everything
    expect(legs).to_have_count(2)
    expect(card).not_to_contain_text("hidden")
    expect(reader.find(".tick.empty")).to_have_count(0)


def test_a_stop_left_out_leaves_a_gap_in_the_line_and_in_the_numbers(reader: Reader) -> None:
    choice(reader).select_option("from 90 % chance")
    reader.step_to(STEPS["14 March"])
    expect(reader.sign(RIGA).locator(".number")).to_have_text("2")
    expect(reader.find(".sign .number")).to_have_count(1)
    expect(reader.find(".leg:not(.hidden)")).to_have_count(0)


def test_the_popup_and_the_name_of_a_place_tell_only_what_is_shown(open_page: Pages, tmp_path: Path) -> None:
    here = {"date": "2024-03-12", "place_id": "riga", "reviewed": "false"}
    events = [
        stories.event("sure", "A sure thing", stories.said(stories.LISTEN), chance="0.9", **here),
        stories.event("unsure", "A long shot", stories.said(stories.FLEET), chance="0.899", **here),
    ]
    reader = Reader.alone(open_page(save(load(stories.write(tmp_path, events=events)), tmp_path)))
    assert reader.signs() == [f"{RIGA}: A sure thing; A long shot; stop 1"]
    choice(reader).select_option("from 90 % chance")
    reader.settled()
    assert reader.signs() == [f"{RIGA}: A sure thing; stop 1"]
    reader.button("Legend").click()
    assert reader.press(reader.sign(RIGA))
    expect(reader.popup).to_be_visible()
    assert set(reader.told(".leaflet-popup")) == {"A sure thing"}


def test_the_choice_is_made_with_the_keyboard_alone(reader: Reader) -> None:
    choice(reader)
    reader.page.keyboard.press("Tab")
    expect(choice(reader)).to_be_focused()
    before = reader.slider.input_value()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    expect(choice(reader)).to_have_value("70")
    reader.settled()
    assert FLEET not in places(reader)
    assert reader.slider.input_value() == before, "the arrows choose here and do not step"


def test_without_chances_there_is_nothing_to_choose(open_page: Pages, tmp_path: Path) -> None:
    reader = Reader.alone(open_page(save(load(stories.write(tmp_path)), tmp_path)))
    reader.button("Legend").click()
    expect(reader.document.get_by_label("Show events")).to_have_count(0)
    expect(reader.find(".machine")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
def test_the_choice_lies_in_view_and_is_large_enough(
    open_page: Pages, drawn: str, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(drawn, **size))
    box, frame = choice(reader).bounding_box(), reader.find("#legend").bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert box["height"] >= (28 if size is DESKTOP else 44)
    assert reader.document.evaluate("document.documentElement.scrollWidth <= innerWidth")


@SIZES
def test_the_map_stays_readable_whatever_is_left_out(
    open_page: Pages, drawn: str, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(drawn, **size))
    for least in ("0", "50", "70", "90"):
        choice(reader).select_option(least)
        reader.button("Legend").click()
        for step in range(len(STEPS)):
            reader.step_to(step)
            boxes = reader.boxes()
            for sign in (one for one in boxes["signs"] if one["current"]):
                where = f"{least}, step {step}: {sign['name']}"
                assert within(sign, boxes["map"], 1), where
                over = boxes["furniture"] + boxes["legend"]
                assert not [one["name"] for one in over if overlap(sign, one, 2)], where


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_quiet_words_have_the_colour_that_is_held_to_stand_out(
    open_page: Pages, drawn: str, scheme: str
) -> None:
    reader = Reader.alone(open_page(drawn, color_scheme=scheme))
    reader.step_to(STEPS["11 March"])
    assert reader.press(reader.sign(TALLINN))
    words = reader.popup.locator(".machine").first
    expect(words).to_have_css("opacity", "1")
    colour = words.evaluate("(node) => getComputedStyle(node).color")
    expected = reader.document.evaluate(
        "() => { const one = document.createElement('i'); one.style.color = 'var(--quiet)';"
        " document.body.append(one); return getComputedStyle(one).color; }"
    )
    assert colour == expected


def test_the_card_of_a_step_and_the_head_say_what_nobody_checked(open_page: Pages, tmp_path: Path) -> None:
    folder = stories.write(tmp_path, events=stories.unchecked())
    reader = Reader.alone(open_page(save(load(folder), tmp_path)))
    expect(reader.find(".card button small").first).to_contain_text("not checked")
    expect(reader.find(".kicker.unchecked")).to_contain_text("Map drawn by machine")


@pytest.mark.parametrize("size", [PHONE, SMALL, {"width": 640, "height": 450}], ids=["390", "320", "200 %"])
def test_where_there_is_little_room_the_card_still_says_so(
    size: dict[str, Any], open_page: Pages, tmp_path: Path
) -> None:
    long = "Grain terminal of the free port of Riga on the left bank of the Daugava, Latvia"
    places = [{**one, "label": long} if one["place_id"] == "riga" else one for one in stories.PLACES]
    folder = stories.write(tmp_path, events=stories.unchecked(), places=places)
    reader = Reader.alone(open_page(save(load(folder), tmp_path), **size))
    reader.step_to(STEPS["12 March"])
    card = reader.find(".card").bounding_box()
    marks = reader.find(".card").get_by_text("not checked")
    expect(marks).to_have_count(2)
    for mark in marks.all():
        box = mark.bounding_box()
        assert box
        assert card
        assert card["x"] <= box["x"] <= box["x"] + box["width"] <= card["x"] + card["width"]
        assert card["y"] <= box["y"] <= box["y"] + box["height"] <= card["y"] + card["height"]
    assert not reader.document.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_story_that_a_person_checked_says_nothing_of_machines(open_page: Pages, tmp_path: Path) -> None:
    events = [{**event, "reviewed": "true"} for event in stories.EVENTS]
    reader = Reader.alone(open_page(save(load(stories.write(tmp_path, events=events)), tmp_path)))
    expect(reader.find(".kicker.unchecked")).to_have_count(0)
    expect(reader.find(".card button small").first).not_to_contain_text("not checked")
