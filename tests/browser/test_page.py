"""The Streamlit page around the reader: address, table, downloads, theme, and a story that is broken."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from geo.story.story import Story
from tests import stories
from tests.browser.conftest import Pages
from tests.browser.reading import PHONE, Reader, fetch

STREETS = "https://tile.openstreetmap.org/"
# The smallest PNG there is: one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000500"
    "01a5f645400000000049454e44ae426082"
)
WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def page(shared_page: Pages, server: str) -> Page:
    """The page as it opens, for tests that leave it as it is."""
    opened = shared_page(server)
    Reader.framed(opened)
    return opened


def test_heading_says_what_report_this_is(page: Page, story: Story) -> None:
    headline = page.frame_locator("iframe").get_by_role("heading", level=1)
    expect(headline).to_have_text(story.meta.title, timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_count(0)  # once is enough
    expect(page.locator(".dateline-head")).to_contain_text(story.meta.publisher)
    expect(page.locator(".dateline-head")).to_contain_text("15 September 2023")
    expect(page).to_have_title(f"{story.meta.title} – Dateline")


def test_the_reader_sits_in_a_sandbox_without_the_pages_origin(page: Page) -> None:
    frame = page.locator("iframe")
    expect(frame).to_have_count(1)
    allowed = (frame.get_attribute("sandbox") or "").split()
    assert "allow-scripts" in allowed
    assert not {"allow-same-origin", "allow-top-navigation", "allow-forms", "allow-modals"} & set(allowed)
    assert frame.get_attribute("title")
    document = frame.element_handle().content_frame()
    assert document
    assert document.evaluate("window.origin") == "null"
    reach = "() => { try { return String(parent.document.title); } catch (error) { return error.name; } }"
    assert document.evaluate(reach) == "SecurityError"


def test_the_reader_fits_the_window(page: Page) -> None:
    box = page.locator("iframe").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 900
    assert box["height"] >= 650
    assert not page.evaluate(WIDE)


def test_how_to_read_this_map_opens(page: Page) -> None:
    page.get_by_role("button", name="How to read it").click()
    expect(page.get_by_text("Numbered circles")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Numbered circles")).to_be_hidden()


def test_the_table_lists_all_events_and_the_search_narrows_it(
    open_page: Pages, server: str, story: Story
) -> None:
    page = open_page(server)
    count = len(story.events)
    caption = page.get_by_text(re.compile(r"^\d+ of \d+ events"))
    expect(caption).to_contain_text(f"{count} of {count} events", timeout=20_000)
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    search = page.get_by_label("Search the events")
    search.fill("SOCHI")
    search.press("Enter")
    expect(caption).to_contain_text(f" of {count} events")
    expect(caption).not_to_contain_text(f"{count} of {count}")
    cells = table.locator("[role=gridcell]")
    expect(cells.filter(has_text="Lukashenko").first).to_be_attached()
    search.fill("no such word")
    search.press("Enter")
    expect(caption).to_contain_text(f"0 of {count} events")
    expect(page.get_by_test_id("stException")).to_have_count(0)


# ---- the address -------------------------------------------------------------------------------


def test_step_and_event_go_into_the_address_and_a_link_opens_there(
    open_page: Pages, server: str, story: Story
) -> None:
    page = open_page(server)
    reader = Reader.framed(page)
    reader.slider.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/#date=2023-09-14$"))
    reader.slider.press("Home")
    reader.find(".card button").click()
    expect(page).to_have_url(
        re.compile(r"/#date=1950%2F1953&event=moscow-provided-war-planes-during-the-ko$")
    )
    expect(reader.popup).to_be_visible()  # no answer of the server has thrown the reader back

    other = Reader.framed(open_page(page.url))
    expect(other.date).to_have_text("1950 to 1953")
    titles = story.events.set_index("event_id")["title"]
    expect(other.popup).to_contain_text(titles["moscow-provided-war-planes-during-the-ko"])


def test_a_link_with_nonsense_opens_as_usual(open_page: Pages, server: str) -> None:
    for mark in "?#":
        reader = Reader.framed(open_page(f"{server}{mark}date=<img src=x>&event=1%27%22&more=x"))
        expect(reader.date).to_have_text("Wednesday 13 September 2023")


def test_the_tab_says_the_title_from_the_first_on(open_page: Pages, server: str, story: Story) -> None:
    page = open_page("about:blank", allow=server)
    page.add_init_script(
        "window.titles = new Set(); new MutationObserver(() => titles.add(document.title))"
        ".observe(document, { subtree: true, childList: true, characterData: true })"
    )
    page.goto(server)
    Reader.framed(page)
    titles = page.evaluate("[...titles].filter(Boolean)")
    assert titles == [f"{story.meta.title} – Dateline"]


def test_back_leads_from_a_chosen_event_and_then_out_of_the_story_and_costs_the_server_nothing(
    open_page: Pages, shelf: tuple[str, Path]
) -> None:
    """One entry in the browser's history for a story and one for each chosen event, none for a step."""
    sent: list[int] = []
    page = open_page("about:blank", allow=shelf[0])
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(1)))
    page.goto(shelf[0])
    entries = page.evaluate("history.length")
    page.get_by_role("link", name="Open").click()
    reader = Reader.framed(page)
    expect(page).to_have_url(re.compile("#date=2023-09-13$"))
    assert page.evaluate("history.length") == entries + 1
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    before = len(sent)

    reader.button("Play").click()
    expect(page).to_have_url(re.compile("#date=2023-09-14$"))
    reader.button("Pause").click()
    reader.slider.press("Home")
    expect(page).to_have_url(re.compile("#date=1950%2F1953$"))
    assert page.evaluate("history.length") == entries + 1
    reader.find(".card button").first.click()
    expect(page).to_have_url(re.compile("date=1950%2F1953&event="))
    expect(reader.popup).to_be_visible()
    assert page.evaluate("history.length") == entries + 2
    page.go_back()
    expect(page).to_have_url(re.compile("#date=1950%2F1953$"))
    expect(reader.popup).to_have_count(0)
    page.go_forward()
    expect(reader.popup).to_be_visible()
    assert len(sent) == before

    page.go_back()
    page.go_back()
    expect(page.locator(".dateline-card")).to_be_visible()
    assert page.url == shelf[0]
    page.go_forward()
    expect(Reader.framed(page).date).to_have_text("1950 to 1953")


def test_the_page_in_a_frame_of_another_opens_at_a_link_and_keeps_the_others_address(
    open_page: Pages, server: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.html"
    other.write_text(f"<iframe src='{server}#date=2013&event=panama' width='1200' height='800'></iframe>")
    page = open_page(other.as_uri(), allow=server)
    frame = page.frame_locator("iframe").frame_locator("iframe")
    expect(frame.locator(".when")).to_have_text("2013", timeout=60_000)
    expect(frame.locator(".leaflet-popup")).to_be_visible()
    frame.locator("#slider").press("End")
    expect(frame.locator(".leaflet-popup")).to_have_count(0)
    page.wait_for_timeout(600)
    assert page.frames[1].evaluate("location.hash") == "#date=2023-09-16%2F.."
    assert page.url == other.as_uri()


def test_going_through_steps_sends_nothing_until_it_settles(
    open_page: Pages, server: str, story: Story
) -> None:
    sent: list[int] = []
    page = open_page("about:blank", allow=server)
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(1)))
    page.goto(server)
    reader = Reader.framed(page)
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    before = len(sent)
    assert before, "the socket is watched"
    # As a drag does: an input event a frame. In the document itself, so that no pause creeps in between.
    seen = reader.document.evaluate(
        """async (last) => {
          const slider = document.getElementById("slider");
          const seen = [];
          for (let step = 0; step <= last; step++) {
            slider.value = step;
            slider.dispatchEvent(new Event("input"));
            await new Promise(requestAnimationFrame);
            seen.push(document.querySelector(".when").textContent);
          }
          return seen;
        }""",
        len(story.steps) - 1,
    )
    assert len(set(seen)) == len(story.steps), "every step shows while dragging"
    assert len(sent) == before, "dragging sent something to the server"
    expect(page).to_have_url(re.compile(r"/#date=2023-09-16%2F\.\.$"))
    page.wait_for_timeout(1000)
    assert len(sent) == before, "where the reader stands is the browser's own affair"


# ---- the street map ----------------------------------------------------------------------------


def test_the_street_map_comes_by_way_of_the_page(open_page: Pages, server: str) -> None:
    def tile(route: Route) -> None:
        asked.append(route.request.header_value("referer"))
        route.fulfill(body=PIXEL, content_type="image/png", headers={"Access-Control-Allow-Origin": "*"})

    asked: list[str | None] = []
    reader = Reader.framed(open_page(server, allow=STREETS, answer=tile))
    reader.choose_streets()
    expect(reader.find("img.leaflet-tile-loaded").first).to_be_attached()
    assert set(asked) == {server}, "OpenStreetMap asks that requests name the page they come from"
    expect(reader.find(".offline")).to_have_count(0)


def test_without_a_network_the_street_map_leads_back_to_the_built_in_one(
    open_page: Pages, server: str
) -> None:
    page = open_page(server, allow=STREETS, answer=lambda route: route.abort(), foreseen="net::ERR_FAILED")
    reader = Reader.framed(page)
    reader.choose_streets()
    expect(reader.find(".offline")).to_be_visible()
    reader.button("Use the built-in map").click()
    expect(reader.find(".offline")).to_have_count(0)
    expect(reader.find(".leaflet-control-attribution")).to_contain_text("Natural Earth")
    assert reader.find(".label").count()


# ---- files -------------------------------------------------------------------------------------


def test_downloads_are_whole_and_the_html_file_opens_by_itself(
    open_page: Pages, server: str, story: Story, tmp_path: Path
) -> None:
    page = open_page(server)
    table = fetch(page, "csv", tmp_path)
    assert table.name == "kim-tour.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["event_id"] for row in rows} == set(story.events["event_id"])

    places = fetch(page, "geojson", tmp_path)
    assert places.name == "kim-tour.geojson"
    features = json.loads(places.read_bytes())["features"]
    events = [feature["properties"] for feature in features if feature["properties"]["kind"] == "event"]
    assert [event["title"] for event in events] == list(story.events["title"])

    saved = fetch(page, "html", tmp_path)
    assert saved.name == "kim-tour.html"
    assert saved.stat().st_size <= 1.5e6
    reader = Reader.alone(open_page(saved.as_uri()))
    expect(reader.date).to_have_text("Wednesday 13 September 2023")


# ---- sizes and themes --------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 320])
def test_the_page_fits_a_phone(open_page: Pages, server: str, width: int) -> None:
    page = open_page(server, width=width, height=844, has_touch=True, is_mobile=True)
    reader = Reader.framed(page)
    assert not page.evaluate(WIDE)
    box = page.locator("iframe").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] < (180 if width == 390 else 240), "the head leaves the screen to the map"
    assert not reader.document.evaluate(WIDE)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(reader.find(".folium-map")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_of_the_page_reaches_the_reader(open_page: Pages, server: str, scheme: str) -> None:
    page = open_page(server, color_scheme=scheme)
    reader = Reader.framed(page)
    expect(reader.find("html")).to_have_attribute("data-theme", scheme)
    paper = {"light": "rgb(250, 248, 244)", "dark": "rgb(22, 21, 20)"}[scheme]
    expect(reader.find("body")).to_have_css("background-color", paper)
    expect(page.locator(".stApp")).to_have_css("background-color", paper)


# ---- a story that is broken --------------------------------------------------------------------


@pytest.fixture(scope="module")
def invented(
    shared_page: Pages, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Page, Path]:
    """A page and the folder it shows: written anew by each test, and the page loaded again."""
    folder = stories.write(tmp_path_factory.mktemp("invented"))
    return shared_page(serve(folder)), folder


def not_utf8(folder: Path) -> None:
    path = folder / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"Riga", b"R\xefga"))


BROKEN: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "offset": (
        lambda folder: stories.edit(folder, "passages.csv", 3, "start", "3"),
        ("passages.csv", "row 3", "column start"),
    ),
    "place_id": (
        lambda folder: stories.edit(folder, "events.csv", 2, "place_id", "atlantis"),
        ("events.csv", "row 2", "column place_id", "atlantis"),
    ),
    "date": (
        lambda folder: stories.edit(folder, "events.csv", 4, "date", "12 March"),
        ("events.csv", "row 4", "column date", "12 March"),
    ),
    "latitude": (
        lambda folder: stories.edit(folder, "places.csv", 2, "lat", "91"),
        ("places.csv", "row 2", "column lat", "91"),
    ),
    "missing": (lambda folder: (folder / "passages.csv").unlink(), ("passages.csv", "cannot be read")),
    "encoding": (not_utf8, ("places.csv", "UTF-8")),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_story_shows_one_clear_sentence(invented: tuple[Page, Path], fault: str) -> None:
    page, folder = invented
    break_it, words = BROKEN[fault]
    break_it(stories.write(folder))
    page.reload()
    alert = page.get_by_role("alert")
    expect(alert).to_have_count(1, timeout=20_000)
    expect(alert).to_contain_text("This story cannot be shown.")
    for word in words:
        expect(alert).to_contain_text(word)
    said = page.locator(".stApp").inner_text()
    assert "Traceback" not in said
    assert "Error:" not in said
    expect(page.locator("iframe")).to_have_count(0)


def test_a_mended_story_shows_without_a_restart(invented: tuple[Page, Path]) -> None:
    page, folder = invented
    stories.edit(stories.write(folder), "places.csv", 2, "lat", "91")
    page.reload()
    expect(page.get_by_role("alert")).to_have_count(1, timeout=20_000)
    stories.write(folder)
    page.reload()
    expect(Reader.framed(page).date).to_have_text("Monday 11 March 2024")


def test_on_a_phone_how_to_read_it_is_told_and_the_heading_is_not_cut_short(
    open_page: Pages, server: str
) -> None:
    page = open_page(server, **PHONE)
    Reader.framed(page)
    how = page.get_by_role("button", name="How to read it")
    box = how.bounding_box()
    assert box
    assert box["width"] >= 40
    assert box["height"] >= 40
    lines = page.locator(".dateline-head p")
    assert lines.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    assert lines.evaluate("(node) => getComputedStyle(node).whiteSpace") == "normal"
    how.click()
    expect(page.get_by_text("Numbered circles")).to_be_in_viewport()
