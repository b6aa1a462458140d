# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""The map of all stories in a real browser: signs, list, time, words, and the way into a story."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, Request, expect

from geo.atlases.build import build_atlas
from tests import stories
from tests.atlases.conftest import library as library
from tests.browser.conftest import Pages
from tests.browser.reading import Reader
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401

PATIENCE_MS = 60_000
MOST_BYTES = 500_000
Start = Callable[[dict[str, str]], str]


class Map:
    """The map of all stories on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame: FrameLocator = page.frame_locator("iframe[sandbox]")
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked is answered."""
        self.page.wait_for_timeout(350)  # a pause in typing is waited for
        self.frame.locator("html[data-settled=true]").wait_for(state="attached", timeout=PATIENCE_MS)

    @property
    def titles(self) -> list[str]:
        return self.frame.locator(".events h2").all_inner_texts()

    @property
    def summary(self) -> str:
        return self.frame.locator(".summary").inner_text()

    def asks(self, label: str, words: str) -> None:
        self.frame.get_by_label(label, exact=True).fill(words)
        self.settle()

    def chooses(self, label: str, option: str) -> None:
        self.frame.get_by_label(label, exact=True).select_option(option)
        self.settle()


@pytest.fixture
def address(start_page: Start, library: Path, gazetteer_path: Path) -> str:
    """The page over a library of two stories."""
    cache = str(gazetteer_path.parent)
    return start_page({"DATELINE_LIBRARY": str(library), "DATELINE_CACHE": cache, "DATELINE_STORY": ""})


@pytest.fixture
def opened(address: str, open_page: Pages) -> Map:
    return Map(open_page(f"{address}atlas"))


def test_from_the_shelf_to_an_event_in_its_story_and_back(address: str, open_page: Pages) -> None:
    page = open_page(address)
    page.get_by_role("button", name="Map of all stories").click(timeout=PATIENCE_MS)
    shown = Map(page)
    assert re.match(r"\d+ events on this map, 7 drawn by machine and checked by nobody", shown.summary)
    assert shown.frame.locator(".cluster").count() > 3

    shown.asks("Words", "strikers")
    assert shown.titles == ["Strikers at the Gdansk shipyard win a free union"]
    shown.frame.get_by_role("link", name="Strikers at the Gdansk shipyard").click()
    expect(page).to_have_url(re.compile(r"story\?.*story=tiny.*event=shipyard-strike"), timeout=PATIENCE_MS)
    expect(page.locator("iframe[title^='The report']")).to_be_attached(timeout=PATIENCE_MS)
    reader = Reader.framed(page)
    expect(reader.find(".timeline .when")).to_have_text("1980")

    page.go_back()
    again = Map(page)
    expect(again.frame.get_by_label("Words", exact=True)).to_have_value("strikers")
    assert again.titles == ["Strikers at the Gdansk shipyard win a free union"]


def test_what_a_machine_drew_says_so(opened: Map) -> None:
    opened.chooses("Checked", "not checked")
    rows = opened.frame.locator(".events > li")
    assert rows.count() == opened.frame.locator(".events .unchecked").count() > 2
    said = rows.locator(".machine").all_inner_texts()
    assert "Drawn by machine, not checked · 95\u00a0% likely to be right" in said
    names = [sign.get_attribute("aria-label") for sign in opened.frame.locator(".cluster").all()]
    assert all(name and name.endswith("not checked") for name in names)
    opened.chooses("Checked", "checked")
    assert "all checked" in opened.summary
    assert set(opened.frame.locator(".events .machine").all_inner_texts()) == {"Checked"}


def test_filters_narrow_it_down(opened: Map) -> None:
    opened.chooses("Status", "Planned")
    assert len(opened.titles) == 4
    assert "Berg is to travel again" in opened.titles
    assert all("Planned" in line for line in opened.frame.locator(".events .line").all_inner_texts())
    opened.chooses("Status", "any status")
    opened.frame.get_by_label("Publisher", exact=True).fill("The Edge")
    opened.frame.get_by_label("Publisher", exact=True).press("Enter")
    opened.settle()
    assert opened.titles
    assert all(title.startswith("Boats meet") for title in opened.titles)
    opened.asks("Words", '"xyzzy" OR (')
    assert opened.titles == []
    assert "No events here" in opened.summary


def test_the_time_is_chosen_by_handles_and_by_days(opened: Map) -> None:
    everything = len(opened.titles)
    opened.asks("From", "2022-03-02")
    opened.asks("To", "2022-03-02")
    assert set(opened.titles) <= {"Boats meet at fiji", "Boats meet at tonga", "Boats meet at russia"}
    assert opened.frame.locator(".range-words").inner_text() == "2 Mar 2022 to 2 Mar 2022"
    opened.asks("From", "2022-03-03")
    said = "The time ends before it starts. Shown: 2 Mar 2022 to 2 Mar 2022"
    assert opened.frame.locator(".range-words").inner_text() == said
    opened.frame.get_by_role("button", name="All times").click()
    opened.settle()
    assert len(opened.titles) == everything
    handle = opened.frame.get_by_label("Start of the time")
    handle.focus()
    handle.press("End")
    opened.settle()
    assert opened.frame.locator(".range-words").inner_text().startswith("Since ")
    assert "Boats meet at rome" not in opened.titles
    expect(handle).to_have_attribute("aria-valuetext", re.compile(r"20\d\d"))
    assert opened.frame.locator(".bars rect.chosen").count() >= 1


def test_a_time_is_looked_at_closer_and_stands_in_the_address(opened: Map) -> None:
    assert opened.frame.get_by_role("button", name="Closer").is_disabled()
    opened.asks("From", "2022-02-20")
    opened.asks("To", "2022-06-20")
    chosen = opened.frame.locator(".bars rect.chosen").count()
    everything = opened.frame.locator(".bars rect").count()
    assert chosen < 0.1 * everything
    opened.frame.get_by_role("button", name="Closer").click()
    opened.settle()
    assert (
        opened.frame.locator(".bars rect.chosen").count() > 0.6 * opened.frame.locator(".bars rect").count()
    )
    assert "Mar 2022" in opened.frame.locator(".years span").all_inner_texts()
    handle = opened.frame.get_by_label("Start of the time")
    handle.press("ArrowRight")
    opened.settle()
    assert opened.frame.locator(".range-words").inner_text().endswith("Feb 2022 to 20 Jun 2022")
    expect(opened.page).to_have_url(re.compile(r"since=2022-02.*until=2022-06-20.*first_bar="))

    opened.page.reload()
    again = Map(opened.page)
    assert again.frame.locator(".range-words").inner_text().endswith("Feb 2022 to 20 Jun 2022")
    bars = again.frame.locator(".bars rect")
    assert again.frame.locator(".bars rect.chosen").count() > 0.6 * bars.count()
    again.frame.get_by_role("button", name="Wider").click()
    again.settle()
    assert again.frame.locator(".bars rect").count() == everything
    again.frame.get_by_role("button", name="All times").click()
    again.settle()
    expect(again.page).not_to_have_url(re.compile("since|first_bar"))


@pytest.mark.parametrize("width", [1280, 390])
def test_handles_can_be_hit_and_never_lie_on_each_other(address: str, open_page: Pages, width: int) -> None:
    page = open_page(f"{address}atlas?since=1200-01-01&until=1200-12-31", width=width)
    shown = Map(page)
    for label, sign in (("Start of the time", -1), ("End of the time", 1)):
        handle = shown.frame.get_by_label(label)
        box = handle.bounding_box()
        assert box
        value, most = handle.evaluate("node => [Number(node.value), Number(node.max)]")
        wide = handle.evaluate("node => parseFloat(getComputedStyle(node).getPropertyValue('--wide'))")
        assert wide >= 24
        middle = box["x"] + wide / 2 + (box["width"] - wide) * value / most
        before = handle.input_value()
        for off in (-0.45, 0.45):  # over the width of its grip
            page.mouse.move(middle + off * wide, box["y"] + box["height"] / 2)
            page.mouse.down()
            page.mouse.move(middle + off * wide + sign * 60, box["y"] + box["height"] / 2, steps=3)
            page.mouse.up()
            shown.settle()
            assert handle.input_value() != before
            handle.fill(before)
            shown.settle()


def test_within_so_many_km_of_a_place(opened: Map) -> None:
    opened.asks("Within km", "100")
    opened.asks("Near the place", "Riga")
    opened.frame.get_by_label("Near the place").press("Enter")
    opened.frame.locator(".distance").first.wait_for(state="attached", timeout=PATIENCE_MS)
    opened.settle()
    assert "1 event on this map within 100 km of Riga, Latvia" in opened.summary
    assert opened.titles == ["Berg tours the grain terminal in Riga"]
    expect(opened.frame.get_by_role("button", name=re.compile("without a place"))).to_be_hidden()
    opened.asks("Within km", "300")
    opened.frame.get_by_label("Within km").press("Enter")
    opened.settle()
    assert len(opened.titles) == 3
    expect(opened.page).to_have_url(re.compile(r"place=Riga&km=300"))

    opened.page.reload()
    again = Map(opened.page)
    expect(again.frame.get_by_label("Near the place")).to_have_value("Riga")
    assert len(again.titles) == 3
    assert "within 300 km of Riga" in again.summary
    again.asks("Near the place", "Qwxyzburg")
    again.frame.get_by_label("Near the place").press("Enter")
    alert = again.frame.get_by_role("alert")
    expect(alert).to_contain_text("'Qwxyzburg' is no place that the gazetteer knows")
    assert again.frame.locator(".distance").count() == 0
    assert (again.summary, again.titles) == ("", [])


def test_a_distance_that_follows_the_place_at_once_is_looked_at(opened: Map) -> None:
    opened.frame.get_by_label("Near the place").fill("Riga")
    distance = opened.frame.get_by_label("Within km")
    distance.fill("900")
    distance.press("Enter")
    opened.settle()
    circles = [one.bounding_box() for one in opened.frame.locator("path.distance").all()]
    shown = opened.frame.locator("#map").bounding_box()
    assert shown
    tallest = max(box["height"] for box in circles if box)
    assert 0.4 * shown["height"] < tallest <= shown["height"]


def test_what_lies_elsewhere_is_said_and_shown(address: str, open_page: Pages) -> None:
    shown = Map(open_page(f"{address}atlas?words=grain&lat=-60&lng=-120&zoom=7"))
    assert shown.titles == []
    number = re.fullmatch(r"No events here; (\d+) elsewhere\.", shown.summary)
    assert number
    shown.frame.get_by_role("button", name=re.compile("Show (it|them)")).click()
    shown.settle()
    assert len(shown.titles) == int(number[1])
    expect(shown.frame.locator("button.elsewhere")).to_be_hidden()


def test_of_several_places_of_a_name_one_is_chosen(address: str, open_page: Pages) -> None:
    shown = Map(open_page(f"{address}atlas?place=Georgia&km=250"))
    which = shown.frame.get_by_label("Which one")
    assert which.locator("option").count() > 1
    country = shown.page.url
    shown.frame.locator(".distance").first.wait_for(state="attached")
    which.select_option(label="Georgia, United States")
    shown.settle()
    expect(shown.page).to_have_url(re.compile("centre=.*lng=-8"))
    assert shown.page.url != country
    assert "within 250 km of Georgia, United States" in shown.summary


def test_what_has_no_place_is_listed_when_asked(opened: Map) -> None:
    button = opened.frame.get_by_role("button", name="2 events without a place")
    button.click()
    opened.settle()
    assert opened.titles[-1] == "Grain talks resume"
    assert opened.summary == "2 events without a place"
    opened.frame.get_by_role("button", name="Back to the map’s events").click()
    opened.settle()
    assert len(opened.titles) > 1


def test_a_sign_leads_closer_by_keyboard(opened: Map) -> None:
    opened.asks("Words", "strikers")
    sign = opened.frame.locator(".cluster")
    expect(sign).to_have_attribute("aria-label", "1 event at Gdansk shipyard, checked")
    sign.focus()
    sign.press("Enter")
    opened.settle()
    opened.asks("Words", "")
    assert opened.titles == ["Strikers at the Gdansk shipyard win a free union"]


def test_the_map_is_drawn_and_nothing_large_is_sent(address: str, open_page: Pages) -> None:
    page = open_page(address)
    asked: list[Request] = []
    frames: list[int] = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(len(data))))
    page.goto(f"{address}atlas")
    shown = Map(page)
    expect(shown.frame.locator("canvas.dateline-canvas")).to_be_attached(timeout=PATIENCE_MS)
    shown.asks("Words", "berg")
    own = [one for one in asked if "/reader/" in one.url or "/answers/" in one.url]
    sizes = [one.sizes()["responseBodySize"] for one in own]
    assert len(sizes) >= 3
    assert 100_000 < max(sizes) < MOST_BYTES  # the document and its map, packed
    assert max(frames) < MOST_BYTES


@pytest.mark.parametrize("payload", stories.HOSTILE[:3])
def test_words_of_a_report_are_text(
    payload: str, start_page: Start, tmp_path: Path, open_page: Pages
) -> None:
    stories.hostile(tmp_path / "library" / "one", payload)
    build_atlas(tmp_path / "library", tmp_path / "a.db")
    address = start_page({"DATELINE_ATLAS": str(tmp_path / "a.db"), "DATELINE_STORY": ""})
    page = open_page(f"{address}atlas")
    shown = Map(page)
    assert shown.titles[0] == payload
    assert not any(frame.evaluate("() => window.hit") for frame in page.frames)
    # It is on no shelf here.
    shown.frame.locator(".events a").first.click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("There is no story 'one' on the shelf", timeout=PATIENCE_MS)


def test_a_phone_shows_map_time_and_list_one_below_the_other(address: str, open_page: Pages) -> None:
    page = open_page(f"{address}atlas", width=390, height=844)
    shown = Map(page)
    boxes = [shown.frame.locator(part).bounding_box() for part in ("#map", ".range", ".side")]
    assert all(boxes)
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    for frame in page.frames:
        assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert shown.frame.locator(".day").all_inner_texts() == ["From", "To"]
    low = shown.frame.locator(".range input[type=date], .asking input, .asking summary").all()
    assert all(
        (field.bounding_box() or {"height": 44})["height"] >= 43 for field in low if field.is_visible()
    )
