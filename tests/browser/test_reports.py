"""A story of several reports: whose text is read, who says so, what they differ in, what is new."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from geo.story.story import load
from tests import joined
from tests.browser.conftest import Pages, save
from tests.browser.reading import SIZES, Reader
from tests.browser.test_access import SCHEMES, faults


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("flood")
    return save(load(joined.write(folder / "story")), folder)


@SIZES
def test_a_tab_shows_another_report(open_page: Pages, flood: str, size: dict[str, int]) -> None:
    reader = Reader.alone(open_page(flood, **size))
    tabs = reader.find(".reports [role=tab]")
    expect(tabs).to_have_count(2)
    expect(tabs.locator("small")).to_have_text(["13 May 2026 · 12 dead", "14 May 2026 · newest · 20 dead"])
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")  # the newest, which tells this date too
    expect(reader.find(".report h1")).to_have_text("Twenty dead in Norwegian flood")
    expect(reader.find(".report h1")).to_be_in_viewport()
    expect(reader.find(".report .piece.fresh").first).to_contain_text("The king visited")
    tabs.first.click()
    expect(reader.find(".report h1")).to_have_text("Dam bursts above Halden")
    expect(reader.find("[role=tabpanel]")).to_have_attribute("aria-labelledby", "report-tab-0")


def test_of_a_date_the_report_shown_is_read_on_where_it_tells_of_it(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    for step, headline in ((1, "Dam bursts above Halden"), (0, "Dam bursts above Halden")):
        reader.step_to(step)
        expect(reader.find(".report h1")).to_have_text(headline)


def test_arrows_turn_the_report_and_leave_the_date(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    date = reader.date.inner_text()
    reader.find(".reports [role=tab]").nth(1).focus()
    reader.find(".reports").press("ArrowLeft")
    expect(reader.find(".reports [role=tab]").first).to_be_focused()
    expect(reader.find(".report h1")).to_have_text("Dam bursts above Halden")
    assert reader.date.inner_text() == date


def test_an_event_says_who_tells_it_and_in_what_they_differ(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    reader.find(".card [data-event=burst]").click()
    told = reader.find(".event").first
    expect(told.locator(".said")).to_have_text("2 reports say so")
    expect(told.locator(".disagree")).to_have_text(
        "Updated: 12 dead (North Wire), later: 20 dead (South Wire)"
    )
    expect(told.locator(".whose")).to_have_text(
        ["North Wire, Wednesday 13 May 2026", "South Wire, Thursday 14 May 2026"]
    )


def test_a_source_opens_its_report_at_the_sentence(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    reader.find(".card [data-event=burst]").click()
    reader.find(".event .quote button").first.click()
    expect(reader.find(".report h1")).to_have_text("Dam bursts above Halden")
    expect(reader.find(".report .chosen").first).to_be_visible()


def test_what_is_told_otherwise_stands_beside(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    reader.step_to(1)
    reader.find(".card [data-event=march]").click()
    expect(reader.find(".event .disagree").first).to_contain_text("13 May (North Wire) / 14 May (South Wire)")
    reader.find(".event .beside button").first.click()
    expect(reader.find(".report h1")).to_have_text("Twenty dead in Norwegian flood")


def test_what_only_the_newest_tells_is_new(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    reader.step_to(2)
    expect(reader.find(".card [data-event=king] small")).to_contain_text("New since 13 May 2026")
    expect(reader.find(".card [data-event=march-too] small")).not_to_contain_text("New since")
    expect(reader.find(".report h1")).to_have_text("Twenty dead in Norwegian flood")


def test_one_report_has_no_tabs(reader: Reader) -> None:
    expect(reader.find(".reports")).to_have_count(0)


@SCHEMES
@SIZES
def test_axe_finds_no_fault(open_page: Pages, flood: str, size: dict[str, int], scheme: str) -> None:
    page = open_page(flood, color_scheme=scheme, **size)
    reader = Reader.alone(page)
    reader.find(".card [data-event=burst]").click()
    expect(reader.find(".event").first).to_be_visible()
    assert faults(page) == []


@SIZES
def test_the_tabs_of_many_reports_fit_and_say_who_and_when(
    open_page: Pages, flood: str, size: dict[str, int]
) -> None:
    reader = Reader.alone(open_page(flood, **size))
    reader.document.evaluate("""() => {
      const { text, store } = dateline.reader;
      const [first, ...others] = store.story.reports;
      const third = { ...first, name: "South-Eastern Broadcasting Corporation", day: "16 May 2026" };
      text.reports.load({ reports: [first, ...others, third], since: "14 May 2026" });
    }""")
    tabs = reader.find(".reports [role=tab]")
    expect(tabs).to_have_count(3)
    for tab, said in zip(tabs.all(), ["North Wire", "South Wire", "South-Eastern"], strict=True):
        expect(tab).to_contain_text(said)
        expect(tab).to_contain_text("May 2026")
    outside = """() => {
      const { left, right } = document.querySelector(".report").getBoundingClientRect();
      const tabs = [...document.querySelectorAll(".reports [role=tab]")];
      return tabs.map((tab) => tab.getBoundingClientRect())
        .filter((box) => box.left < left || box.right > right).length;
    }"""
    assert reader.document.evaluate(outside) == 0


def test_back_restores_whose_text_was_open(open_page: Pages, flood: str) -> None:
    reader = Reader.alone(open_page(flood))
    second = reader.find(".reports [role=tab]").nth(1)
    second.click()
    expect(reader.page).to_have_url(re.compile("report=2"))
    reader.find(".card [data-event=burst]").click()
    expect(reader.page).to_have_url(re.compile("event=burst.*report=2"))
    reader.find(".event .quote button").first.click()
    expect(second).to_have_attribute("aria-selected", "false")
    expect(reader.page).to_have_url(re.compile("report=1"))
    reader.page.go_back()
    expect(second).to_have_attribute("aria-selected", "true")
    expect(reader.page).to_have_url(re.compile("report=2"))
