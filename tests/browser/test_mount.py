"""The reader's messages through Streamlit, in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import stories
from tests.browser.conftest import Pages, Serve
from tests.browser.reading import Reader

APP = Path(__file__).parent / "mounted_app.py"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stories.write(tmp_path_factory.mktemp("mounted"))


class Mounted:
    """The page of mounted.py."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.reader = Reader.framed(page)

    def ask(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).click()

    def hears(self, key: str, value: object) -> None:
        """Wait until Python has heard it."""
        expect(self.page.get_by_test_id("stText")).to_contain_text(json.dumps({key: value})[1:-1])


@pytest.fixture
def mounted(open_page: Pages, serve: Serve, folder: Path) -> Mounted:
    return Mounted(open_page(f"{serve(folder, APP)}#date=2024-03-12"))


def test_a_new_view_shows_in_the_frame_that_is_there(mounted: Mounted, folder: Path) -> None:
    frame = mounted.reader.document
    frame.evaluate("() => { window.same = true; }")
    mounted.reader.drag_map(-120, 60)
    view = frame.evaluate("() => String(dateline.reader.map.getCenter())")
    stories.edit(folder, "events.csv", 2, "title", "Berg sees the silos")
    mounted.ask("Redraw")
    expect(mounted.reader.find(".card b").first).to_have_text("Berg sees the silos")
    assert frame.evaluate("window.same"), "the document was loaded again"
    assert frame.evaluate("() => String(dateline.reader.map.getCenter())") == view
    stories.write(folder)
    mounted.ask("Redraw")
    expect(mounted.reader.find(".card b").first).to_have_text("Berg tours the grain terminal in Riga")


def test_a_view_is_sent_once(mounted: Mounted, folder: Path) -> None:
    mounted.reader.document.evaluate(
        "() => { window.views = 0; addEventListener('message', ({ data }) => {"
        " window.views += data.type === 'story'; }); }"
    )
    stories.edit(folder, "events.csv", 2, "title", "Berg sees the silos")
    mounted.ask("Redraw")
    expect(mounted.reader.find(".card b").first).to_have_text("Berg sees the silos")
    for _ in range(3):
        mounted.ask("Again")
        mounted.page.wait_for_timeout(300)
    assert mounted.reader.document.evaluate("window.views") == 1
    stories.write(folder)


def test_the_page_leads_to_an_event_as_often_as_it_asks(mounted: Mounted) -> None:
    for _ in range(2):
        mounted.ask("Strike")
        expect(mounted.reader.popup).to_contain_text("free union")
        mounted.page.wait_for_timeout(600)
        mounted.ask("Again")
        mounted.hears("event", "shipyard-strike")
        mounted.reader.slider.press("End")
        expect(mounted.reader.popup).to_have_count(0)
        mounted.page.wait_for_timeout(600)
        mounted.ask("Again")
        mounted.hears("event", None)
        expect(mounted.reader.popup).to_have_count(0)


def test_a_point_of_the_map_reaches_python(mounted: Mounted) -> None:
    mounted.ask("Pick")
    expect(mounted.reader.find(".pick-note")).to_be_visible()
    mounted.reader.press(mounted.reader.sign("Tallinn, Estonia"))
    mounted.hears("picked", [59, 25])
    mounted.ask("Enough")
    expect(mounted.reader.find(".pick-note")).to_have_count(0)


def test_a_candidate_reaches_python(mounted: Mounted) -> None:
    mounted.ask("Candidates")
    marks = mounted.reader.find(".candidate")
    expect(marks).to_have_count(2)
    mounted.reader.find(".far").click()  # the second lies far away
    marks.nth(1).click()
    mounted.hears("candidate", 1)
    expect(marks).to_have_count(2)


def test_selected_words_reach_python_where_they_are_wanted(mounted: Mounted) -> None:
    select = "() => getSelection().selectAllChildren(document.querySelector('.report h1'))"
    mounted.reader.document.evaluate(select)
    mounted.page.wait_for_timeout(600)
    expect(mounted.page.get_by_test_id("stText")).not_to_contain_text("span")
    mounted.ask("Listen")
    mounted.page.wait_for_timeout(300)
    mounted.reader.document.evaluate("() => getSelection().removeAllRanges()")
    mounted.page.wait_for_timeout(300)
    mounted.reader.document.evaluate(select)
    mounted.hears("span", [0, len(stories.HEADLINE)])


def test_a_reload_shows_the_story_as_it_is(mounted: Mounted, folder: Path) -> None:
    stories.edit(folder, "events.csv", 2, "title", "Berg sees the silos")
    mounted.page.reload()
    expect(Reader.framed(mounted.page).find(".card b").first).to_have_text("Berg sees the silos")
    stories.write(folder)


def test_the_page_remembers_that_the_map_follows_the_text(mounted: Mounted) -> None:
    mounted.reader.button("Map follows text").click()
    mounted.page.wait_for_function("() => localStorage.getItem('dateline-follow') === 'on'")
    mounted.page.reload()
    again = Reader.framed(mounted.page).button("Map follows text")
    expect(again).to_have_attribute("aria-pressed", "true")


def test_a_browser_that_keeps_nothing_for_the_page_still_lets_the_map_follow(mounted: Mounted) -> None:
    # As in the frame of another site, where the browser shuts the page's storage.
    mounted.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Denied'); } });"
    )
    mounted.page.reload()
    follow = Reader.framed(mounted.page).button("Map follows text")
    follow.click()
    expect(follow).to_have_attribute("aria-pressed", "true")
