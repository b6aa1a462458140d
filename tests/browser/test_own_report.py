"""A person who has never seen a terminal puts a report of their own on a map, checks it and publishes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests.browser.conftest import Pages
from tests.browser.reading import Reader, fetch

REPORT = (Path(__file__).parent / "baltic-tour.txt").read_text(encoding="utf-8")
PATIENCE_MS = 120_000
"""The machine may be busy; how long the engine takes is measured elsewhere."""

WIDE = "document.documentElement.scrollWidth > innerWidth"

Shelf = tuple[str, Path]


def bring(page: Page) -> None:
    """Paste the report and have it drawn; ends on the desk."""
    page.get_by_role("button", name="New story").click(timeout=PATIENCE_MS)
    page.get_by_label("The report", exact=True).fill(REPORT)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value(
        "Fisheries Minister Ends Baltic Tour With Promise on Cod", timeout=30_000
    )
    expect(page.get_by_label("By", exact=True)).to_have_value("Marta Lind")
    page.locator(".st-key-published [role=spinbutton]").first.click()
    page.keyboard.type("20240517")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Draw the map").click()
    page.wait_for_url(re.compile(r"/story\?story=fisheries-minister.*&check=1"), timeout=PATIENCE_MS)
    expect(left(page)).to_contain_text("left to check", timeout=60_000)


def settled(page: Page) -> None:
    """Wait until the page stands still, as a person does: from now on nothing runs for 0.7 s."""
    page.evaluate("window.stillSince = 0")
    page.wait_for_function(
        """() => {
          const app = document.querySelector("[data-testid=stApp]");
          const still = app !== null && app.dataset.testScriptState === "notRunning";
          window.stillSince = still ? window.stillSince || performance.now() : 0;
          return still && performance.now() - window.stillSince > 700;
        }""",
        timeout=PATIENCE_MS,
    )


def press(page: Page, name: str) -> None:
    """Press a button once the page stands still, and wait until it does so again."""
    settled(page)
    page.get_by_role("button", name=name).click()
    settled(page)


def key(page: Page, name: str) -> None:
    """Press a key once the page stands still."""
    settled(page)
    page.keyboard.press(name)


def left(page: Page) -> Locator:
    return page.locator(".dateline-left")


def desk(page: Page) -> Locator:
    """The event on the desk."""
    return page.locator(".dateline-event")


def turn_to(page: Page, title: str) -> None:
    settled(page)
    field = page.get_by_role("combobox", name="All events")
    field.click()
    page.get_by_role("option", name=re.compile(title)).click()
    expect(desk(page).locator("h2")).to_contain_text(title, timeout=20_000)


def kept(library: Path) -> Story:
    [folder] = [path for path in library.iterdir() if not path.name.startswith(".")]
    return load(folder)


def titles(story: Story) -> str:
    return "\n".join(story.events["title"])


def published(page: Page, open_page: Pages, tmp_path: Path, title: str) -> None:
    """The saved file works from a disk with the network off, and inside another page."""
    saved = fetch(page, "html", tmp_path)
    alone = open_page(saved.as_uri(), offline=True)
    expect(alone).to_have_title(re.compile("Fisheries Minister"))
    expect(Reader.alone(alone).find(".report")).to_contain_text("Ms. Solheim flew to Helsinki")
    assert title in saved.read_text(encoding="utf-8")
    snippet = fetch(page, "embed", tmp_path).read_text(encoding="utf-8")
    other = tmp_path / "other.html"
    other.write_text(f"<!DOCTYPE html><title>Paper</title><h1>Paper</h1>{snippet}", encoding="utf-8")
    around = open_page(other.as_uri(), offline=True)
    expect(around.frame_locator("iframe").locator(".report")).to_contain_text("Ms. Solheim", timeout=20_000)


def test_a_report_is_brought_in_checked_reloaded_and_published(
    shelf: Shelf, open_page: Pages, tmp_path: Path
) -> None:
    address, library = shelf
    page = open_page(address)
    bring(page)
    drawn = kept(library)
    assert not drawn.events["reviewed"].any()
    reader = Reader.framed(page)
    expect(reader.find(".kicker.unchecked")).to_contain_text("checked by nobody")

    # One date, in words.
    turn_to(page, "flew to Helsinki")
    press(page, "Another date")
    page.get_by_label("When was it?").fill("May 14")
    page.get_by_label("When was it?").press("Enter")
    expect(desk(page)).to_contain_text("Tuesday 14 May 2024", timeout=20_000)

    # One place, by a search.
    press(page, "Another place")
    page.get_by_label("Search for a place").fill("Turku")
    page.get_by_label("Search for a place").press("Enter")
    expect(page.get_by_role("combobox", name="Places it may be")).to_have_value(
        re.compile("Turku"), timeout=20_000
    )
    press(page, "Set the place")
    expect(desk(page)).to_contain_text("Turku, Finland", timeout=20_000)
    expect(reader.popup).to_contain_text("Turku", timeout=20_000)  # the map shows it, unloaded

    # One event goes.
    turn_to(page, "arrived in Tallinn")
    press(page, "Not an event")
    expect(left(page)).to_contain_text(f"of {len(drawn.events) - 1} events", timeout=20_000)

    # One is added.
    press(page, "Add an event")
    page.get_by_label("Words of the report that tell it").fill("She laid flowers at the monument")
    title = page.get_by_label("What happened")
    title.focus()  # the words are told
    press(page, "Fill in the rest from these words")
    expect(title).to_have_value("She laid flowers at the monument", timeout=20_000)
    settled(page)
    title.fill("Ms. Solheim laid flowers")
    page.get_by_label("When (leave empty for no date)").fill("Friday")
    page.get_by_label("Where (leave empty for no place)").fill("Gdansk")
    press(page, "Add it")
    expect(desk(page).locator("h2")).to_have_text("Ms. Solheim laid flowers", timeout=20_000)
    expect(reader.popup).to_contain_text("laid flowers", timeout=20_000)

    page.reload()
    expect(left(page)).to_contain_text(f"of {len(drawn.events)} events", timeout=60_000)
    story = kept(library)
    found = story.placed.set_index("title")
    moved = found.loc["Ms. Solheim flew to Helsinki"]
    assert (moved["date"], moved["label"]) == ("2024-05-14", "Turku, Finland")
    assert "arrived in Tallinn" not in titles(story)
    assert found.loc["Ms. Solheim laid flowers", "date"] == "2024-05-17"

    published(page, open_page, tmp_path, "Ms. Solheim laid flowers")


def test_it_works_by_keyboard_alone(shelf: Shelf, open_page: Pages, tmp_path: Path) -> None:
    address, library = shelf
    page = open_page(address)

    def reach(target: Locator, most: int = 60) -> None:
        for _ in range(most):
            if target.evaluate("(node) => node === document.activeElement"):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"Tab does not lead to {target}")

    new = page.get_by_role("button", name="New story")
    expect(new).to_be_visible(timeout=PATIENCE_MS)
    reach(new)
    page.keyboard.press("Enter")
    text = page.get_by_label("The report", exact=True)
    expect(text).to_be_visible(timeout=30_000)
    reach(text)
    page.keyboard.insert_text(REPORT)
    page.keyboard.press("Control+Enter")
    day = page.locator(".st-key-published [role=spinbutton]").first
    expect(day).to_be_visible(timeout=30_000)
    reach(day)
    page.keyboard.type("20240517")
    draw = page.get_by_role("button", name="Draw the map")
    reach(draw)
    page.keyboard.press("Enter")
    expect(left(page)).to_contain_text("left to check", timeout=PATIENCE_MS)
    before = len(kept(library).events)
    title = desk(page).locator("h2")
    first = title.inner_text()

    key(page, "y")
    expect(left(page)).to_contain_text(f"{before - 1} of {before}", timeout=20_000)
    expect(title).not_to_have_text(first, timeout=20_000)
    key(page, "x")
    expect(left(page)).to_contain_text(f"of {before - 1} events", timeout=20_000)
    key(page, "u")
    expect(left(page)).to_contain_text(f"of {before} events", timeout=20_000)
    key(page, "Shift+U")
    expect(left(page)).to_contain_text(f"of {before - 1} events", timeout=20_000)
    settled(page)  # the event is drawn after what is left
    now = title.inner_text()
    key(page, "j")
    expect(title).not_to_have_text(now, timeout=20_000)
    key(page, "k")
    expect(title).to_have_text(now, timeout=20_000)
    key(page, "d")
    when = page.get_by_label("When was it?")
    expect(when).to_be_focused(timeout=20_000)  # a form that opens has the focus
    settled(page)
    page.keyboard.type("2 May")
    page.keyboard.press("Enter")
    expect(desk(page)).to_contain_text("Thursday 2 May 2024", timeout=20_000)
    assert "2024-05-02" in set(kept(library).events["date"])


def test_it_works_on_a_phone(shelf: Shelf, open_page: Pages) -> None:
    address, library = shelf
    page = open_page(address, width=390, height=844)
    bring(page)
    assert not page.evaluate(WIDE)
    before = len(kept(library).events)
    first = desk(page).locator("h2").inner_text()
    press(page, "Right")
    expect(left(page)).to_contain_text(f"{before - 1} of {before}", timeout=20_000)
    expect(desk(page).locator("h2")).not_to_have_text(first, timeout=20_000)
    press(page, "Another place")
    expect(page.get_by_label("Search for a place")).to_be_visible(timeout=20_000)
    for button in page.get_by_test_id("stBaseButton-secondary").all():
        box = button.bounding_box()
        assert box is None or box["height"] >= 38
    assert not page.evaluate(WIDE)


def test_every_format_is_on_the_menu(server: str, open_page: Pages) -> None:
    page = open_page(server)
    page.get_by_role("button", name="Publish").click(timeout=30_000)
    for one in FORMATS.values():
        expect(page.get_by_role("button", name=one.label)).to_be_visible()
