"""No page has a fault that axe-core finds: contrast, names, roles, order of headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import stories
from tests.browser.conftest import Pages, Serve
from tests.browser.reading import Reader

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
"""For tests only; nothing of it is shipped."""

RUN = """() => axe.run(document, { iframes: false, resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ help, nodes }) => nodes.map(({ html }) => `${help}: ${html.slice(0, 200)}`)))"""


SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def faults(page: Page) -> list[str]:
    """What axe-core says of a page and of the frames in it."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed; run npm ci")
    if page.url.startswith("http"):  # what runs again is faded meanwhile
        expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached(timeout=60_000)
        page.wait_for_timeout(700)
    found = []
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
        found += frame.evaluate(RUN)
    return found


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    events = [{**row, "reviewed": "false", "chance": "0.7"} for row in stories.EVENTS]
    return stories.write(tmp_path_factory.mktemp("access") / "tiny", events=events)


@SCHEMES
def test_the_shelf_and_a_new_story(scheme: str, open_page: Pages, serve: Serve, unchecked: Path) -> None:
    page = open_page(f"{serve(unchecked)}stories", color_scheme=scheme)
    expect(page.locator(".dateline-card").first).to_be_visible(timeout=60_000)
    assert not faults(page)
    page.get_by_role("button", name="New story").click()
    expect(page.get_by_label("The report", exact=True)).to_be_visible(timeout=60_000)
    assert not faults(page)


@SCHEMES
def test_the_map_of_all_stories(scheme: str, open_page: Pages, serve: Serve, unchecked: Path) -> None:
    page = open_page(f"{serve(unchecked)}atlas?place=Riga&km=300", color_scheme=scheme)
    map_ = page.frame_locator("iframe[sandbox]")
    map_.locator("html[data-settled=true]").wait_for(state="attached", timeout=60_000)
    expect(map_.locator("canvas.dateline-canvas")).to_be_attached(timeout=60_000)
    expect(map_.locator(".distance").first).to_be_attached()
    assert not faults(page)
    map_.get_by_label("Words", exact=True).fill("xyzzy")
    expect(map_.locator(".summary")).to_contain_text("No events here", timeout=60_000)
    assert not faults(page)


@SCHEMES
def test_a_story_with_its_menu(scheme: str, open_page: Pages, serve: Serve, unchecked: Path) -> None:
    page = open_page(serve(unchecked), color_scheme=scheme)
    Reader.framed(page)
    assert not faults(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("button", name="GeoJSON")).to_be_visible(timeout=20_000)
    assert not faults(page)


@SCHEMES
def test_the_desk_with_a_form(scheme: str, open_page: Pages, serve: Serve, unchecked: Path) -> None:
    page = open_page(f"{serve(unchecked)}?check=1", color_scheme=scheme)
    Reader.framed(page)
    page.get_by_role("button", name="Another place").click()
    expect(page.get_by_label("Search for a place")).to_be_visible(timeout=20_000)
    assert not faults(page)


@SCHEMES
def test_a_saved_file(scheme: str, open_page: Pages, saved: str) -> None:
    page = open_page(saved, color_scheme=scheme)
    Reader.alone(page)
    assert not faults(page)
