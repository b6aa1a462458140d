"""The form at the desk that corrects what is known of the report itself."""

from __future__ import annotations

from datetime import date

import pytest

from geo.library.library import Library
from tests import stories
from tests.ui.conftest import said
from tests.ui.test_checking import Desk


@pytest.fixture
def desk(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(shelf, monkeypatch)


def decide(desk: Desk, keys: str) -> None:
    """Add a decision to those of the story, as if it had been written by hand."""
    with (desk.folder / "corrections.toml").open("a", encoding="utf-8") as opened:
        opened.write(f"[[correction]]\n{keys}\n")


def test_headline_and_address_are_corrected_without_drawing_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.pipeline.folder.draft", None)
    before = list(desk.story.events["event_id"])
    desk.write("Headline", "  Minister on   tour ")
    desk.write("Web address", "https://example.org/1")
    desk.press("Apply")
    meta = desk.story.meta
    assert (meta.title, meta.url) == ("Minister on tour", "https://example.org/1")
    assert list(desk.story.events["event_id"]) == before


def test_of_another_day_the_story_is_drawn_again_and_decisions_stay(desk: Desk) -> None:
    decide(desk, 'quote = "Farmers blocked the border"\nplace = "Tartu, Estonia"')
    [day] = desk.app.date_input
    day.set_value(date(2024, 3, 19))
    desk.write("Publisher", "")
    desk.press("Apply")
    story = desk.story
    assert (story.meta.published, story.meta.source) == (date(2024, 3, 19), "")
    [moved] = story.placed[story.placed["label"] == "Tartu, Estonia"].to_dict("records")
    assert moved["reviewed"]
    assert "2024-03-19" in set(story.events["date"])  # "on Tuesday"
    assert "2024-03-12" not in set(story.events["date"])


def test_a_decision_that_fits_nothing_any_more_is_named(desk: Desk) -> None:
    decide(desk, 'quote = "no words of this report"\ndrop = true')
    [day] = desk.app.date_input
    day.set_value(date(2024, 3, 19))
    desk.press("Apply")
    [note] = [one for one in said(desk.app, "dateline-note") if one.startswith("Some earlier decisions")]
    assert "no words of this report" in note


@pytest.mark.parametrize(
    ("label", "text", "wrong"),
    [
        ("Headline", " ", "A report needs a headline; write one."),
        ("Headline", "x" * 301, "Headline: this has 301 characters; shorten it to 300 or fewer."),
        (
            "Web address",
            "javascript:alert(1)",
            "The address must start with https://, not 'javascript:alert(1)'.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(desk: Desk, label: str, text: str, wrong: str) -> None:
    before = stories.files(desk.folder)
    desk.write(label, text)
    desk.press("Apply")
    assert said(desk.app, "dateline-error") == [wrong]
    assert stories.files(desk.folder)["story.toml"] == before["story.toml"]
