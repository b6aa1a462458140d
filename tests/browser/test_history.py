"""The browser's history: one entry for a new story, none for what is done on the desk."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.test_own_report import bring, key, left, settled


def test_a_new_story_is_one_entry_and_its_desk_none(shelf: tuple[str, Path], open_page: Pages) -> None:
    page = open_page(shelf[0])
    expect(page.get_by_role("button", name="New story")).to_be_visible(timeout=60_000)
    entries = page.evaluate("history.length")
    bring(page)
    settled(page)
    assert page.evaluate("history.length") == entries + 2  # New story, and the story
    key(page, "r")
    expect(left(page)).to_contain_text("left to check")
    settled(page)
    assert page.evaluate("history.length") == entries + 2
    page.go_back()
    page.wait_for_url(re.compile("/new"))
