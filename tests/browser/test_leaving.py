"""A pasted report is nowhere else: the browser asks before its page is left."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.test_own_report import PATIENCE_MS, REPORT, Shelf, settled


def test_a_pasted_report_is_not_lost_by_a_reload_unasked(shelf: Shelf, open_page: Pages) -> None:
    page = open_page(shelf[0])

    def asks() -> bool:
        """Whether the browser would ask before it leaves the page."""
        settled(page)
        return bool(page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))"))

    page.get_by_role("button", name="New story").click(timeout=PATIENCE_MS)
    report = page.get_by_label("The report", exact=True)
    expect(report).to_be_visible(timeout=PATIENCE_MS)
    assert not asks()
    report.fill(REPORT)
    assert asks()
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_label("Title", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    assert asks()
    page.get_by_text("All stories").first.click()
    expect(page.get_by_role("button", name="New story")).to_be_visible(timeout=PATIENCE_MS)
    assert not asks()
