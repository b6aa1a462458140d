"""A story shown in a notebook: the reader in a frame that reaches nothing around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import geo
from geo.paths import DEFAULT_STORY
from tests import stories
from tests.browser.conftest import Pages
from tests.browser.reading import Reader

pytestmark = pytest.mark.browser


def notebook(story: geo.Story, folder: Path) -> str:
    """A page with a cell's output, as a notebook puts it there; its address."""
    path = folder / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>notebook</title>{story._repr_html_()}", encoding="utf-8")
    return path.as_uri()


def test_the_reader_is_at_work_in_it(open_page: Pages, tmp_path: Path) -> None:
    page = open_page(notebook(geo.load(DEFAULT_STORY), tmp_path))
    frame = page.frame_locator("iframe")
    frame.locator(".timeline input[type=range]").wait_for()
    assert "Vostochny Cosmodrome" in frame.locator("main.report").inner_text()


def test_a_street_map_that_nobody_fetches_leads_back(open_page: Pages, tmp_path: Path) -> None:
    page = open_page(notebook(geo.load(DEFAULT_STORY), tmp_path))
    reader = Reader.framed(page)
    reader.choose_streets()
    expect(reader.find(".offline")).to_contain_text("cannot be loaded", timeout=15_000)


@pytest.mark.parametrize("payload", stories.HOSTILE[:5])
def test_nothing_of_a_report_runs(open_page: Pages, tmp_path: Path, payload: str) -> None:
    page = open_page(notebook(geo.load(stories.hostile(tmp_path / "story", payload)), tmp_path))
    frame = page.frame_locator("iframe")
    frame.locator(".timeline").wait_for()
    assert page.evaluate("window.hit") is None
    assert payload.split("\u2028")[0][:20] in frame.locator("main.report").inner_text()
    assert page.locator("body > *").count() == 1
