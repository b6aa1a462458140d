"""Where the reader opens, and that the sentence of a chosen event is in sight however one came to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.story.story import load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, SIZES, Reader
from tests.stories import event, place, said

HEADLINE = "Ferry runs aground off Lisbon"
LEAD = "A ferry ran aground off Lisbon on Tuesday."
LONG_AGO = "In February another one hit a wharf in Faro."
ASIDE = "Passengers said that the sea was calm and that the crew helped them into boats one by one. " * 3


@pytest.fixture(scope="module")
def aground(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A long report without a tour: its news at the top, what happened before at the end."""
    folder = tmp_path_factory.mktemp("aground")
    text = "\n\n".join((HEADLINE, LEAD, *[ASIDE.strip()] * 14, LONG_AGO))
    events = [
        event(
            "before",
            "A ferry hits a wharf",
            said(LONG_AGO),
            date="2024-02",
            place_id="faro",
            role="background",
        ),
        event(
            "aground",
            "A ferry runs aground",
            said(LEAD),
            date="2024-07-09",
            place_id="lisbon",
            role="related",
        ),
    ]
    places = [place("faro", "Faro", 37.02, -7.93), place("lisbon", "Lisbon", 38.72, -9.14)]
    story = stories.write(folder / "story", title=HEADLINE, text=text, events=events, places=places)
    return save(load(story), folder)


@SIZES
def test_the_headline_and_the_news_are_seen_first(
    open_page: Pages, aground: str, saved: str, size: dict[str, int]
) -> None:
    for address in (aground, saved):
        reader = Reader.alone(open_page(address, **size, reduced_motion="no-preference"))
        reader.scrolled()
        expect(reader.find(".report h1")).to_be_in_viewport(ratio=1)
        assert reader.find(".report").evaluate("(box) => box.scrollTop") == 0
        if address == aground:
            expect(reader.date).to_have_text("Tuesday 9 July 2024")


def test_tabs_and_card_of_a_phone_leave_the_headline_in_sight(open_page: Pages, tmp_path: Path) -> None:
    title = "A ferry runs aground off Lisbon in thick fog"
    told = [f"On Tuesday boat {number} set out for Lisbon." for number in range(4)]
    events = [
        event(f"e{at}", words, said(words), date="2024-07-09", role="related")
        for at, words in enumerate(told)
    ]
    folder = stories.write(
        tmp_path / "story", title=title, text="\n\n".join((*told, *[ASIDE] * 4)), events=events, places=[]
    )
    reader = Reader.alone(open_page(save(load(folder), tmp_path), width=390, height=740, has_touch=True))
    reader.scrolled()
    expect(reader.find(".report h1")).to_be_in_viewport(ratio=1)


@SIZES
@pytest.mark.parametrize("chosen", ["before", "aground"])
def test_a_link_leads_to_the_sentence(
    open_page: Pages, aground: str, chosen: str, size: dict[str, int]
) -> None:
    reader = Reader.alone(open_page(f"{aground}#event={chosen}", **size, reduced_motion="no-preference"))
    reader.settled()
    reader.scrolled()
    assert reader.chosen_in_view()


def test_of_two_events_chosen_one_after_the_other_the_last_is_in_sight(
    open_page: Pages, aground: str
) -> None:
    reader = Reader.alone(open_page(aground, reduced_motion="no-preference"))
    for chosen in (0, 1):  # the second while the text is on its way to the first
        reader.document.evaluate("(index) => dateline.reader.navigation.choose(index)", chosen)
        reader.settled()
    reader.scrolled()
    assert reader.chosen_in_view()
    assert reader.find(".report .chosen").all_text_contents() == [LEAD]


def test_the_sentence_stays_in_sight_when_the_window_changes(open_page: Pages, aground: str) -> None:
    reader = Reader.alone(open_page(f"{aground}#event=before"))
    reader.settled()
    for size in ({"width": 780, "height": 640}, DESKTOP):
        reader.page.set_viewport_size(size)
        reader.settled()
        reader.scrolled()
        assert reader.chosen_in_view(), size
