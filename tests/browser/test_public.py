"""A public server with two visitors: each sees the shelf, and their own story alone."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages, Public
from tests.browser.test_own_report import PATIENCE_MS, bring, left, press
from tests.stories import files

TRIED = "Fisheries Minister Ends Baltic Tour"


def cards(page: Page) -> list[str]:
    """The titles on the shelf."""
    expect(page.locator(".dateline-card").last).to_be_visible(timeout=PATIENCE_MS)
    return page.locator(".dateline-card h2").all_inner_texts()


def soon(holds: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether something comes to hold."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    return holds()


def test_what_a_visitor_tries_is_theirs_alone_and_goes_with_them(public: Public, open_page: Pages) -> None:
    before = files(public.library)
    first = open_page(public.address)
    first.set_default_timeout(PATIENCE_MS)
    bring(first)
    [own] = public.temporary.glob(f"dateline-visitors-*/*/{first.url.split('story=')[1].split('&')[0]}")

    # Another browser, and another tab of the same.
    for options in ({"locale": "en-GB"}, {}):
        second = open_page(first.url, **options)
        second.set_default_timeout(PATIENCE_MS)
        expect(second.get_by_role("alert")).to_contain_text("There is no story", timeout=PATIENCE_MS)
        assert "Solheim" not in second.content()
        second.get_by_role("link", name="All stories").click()
        assert not [title for title in cards(second) if title.startswith(TRIED)]
        second.goto("about:blank")

    press(first, "Right")
    expect(left(first)).not_to_contain_text("all", timeout=20_000)
    assert (own / "corrections.toml").is_file()
    first.get_by_role("link", name="All stories").click()
    assert cards(first)[0].startswith(TRIED)
    assert len(cards(first)) == 3
    assert not first.get_by_role("button", name="Import").count()

    assert files(public.library) == before
    assert own.is_dir()
    first.goto("about:blank")
    assert soon(lambda: not own.parent.exists())
    public.stop()
    assert not list(public.temporary.glob("dateline-visitors-*"))
