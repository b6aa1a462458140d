"""The desk on a story of several reports."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.library.library import Library
from geo.story.story import load
from tests import joined
from tests.ui.conftest import html, page, said


@pytest.fixture
def desk(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATELINE_STORY", str(joined.write(shelf.path / "flood")))
    monkeypatch.setattr("geo.ui.desk._HELD_S", 0.0)
    app = page()
    app.query_params["check"] = "1"
    return app.run()


def press(app: AppTest, name: str) -> None:
    [found] = [one for one in app.button if name in (one.key, one.label)]
    found.click().run()


def same(shelf: Library) -> dict[str, str]:
    rows = load(shelf.path / "flood").events
    return dict(zip(rows["event_id"], rows["same_as"], strict=True))


def test_an_event_says_whose_it_is(desk: AppTest) -> None:
    assert "North Wire, Wednesday 13 May 2026" in html(desk)


def test_events_are_taken_apart_and_lined_up_again_with_undo(desk: AppTest, shelf: Library) -> None:
    press(desk, "Merge, split")
    assert "No other report tells this" in [one.label for one in desk.button]
    press(desk, "No other report tells this")
    assert same(shelf)["burst-too"] == ""
    press(desk, "Undo")
    assert same(shelf)["burst-too"] == "burst"
    assert not desk.exception


def test_an_event_says_how_many_reports_tell_it_and_what_they_disagree_on(desk: AppTest) -> None:
    told = said(desk, "dateline-agreement")
    assert told[0] == "2 reports say so"
    assert any("12" in one and "20" in one for one in told[1:])
    press(desk, "check-j")
    told = said(desk, "dateline-agreement")
    assert told[0] == "2 reports tell it, not all alike"
    assert "Reports disagree: 13 May (North Wire) / 14 May (South Wire)" in told
    for _ in range(3):
        press(desk, "check-j")
    assert said(desk, "dateline-agreement") == ["Only South Wire says so"]


def test_events_to_line_up_with_are_the_likest_first_with_their_dates(desk: AppTest) -> None:
    press(desk, "check-m")
    [field] = [one for one in desk.selectbox if one.label == "It is the same as"]
    assert field.options[0] == ("Dam bursts above Halden (Tuesday 12 May 2026, Halden, Norway, South Wire)")
    assert field.value == "burst-too"


def test_the_head_counts_events_as_the_report_does(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        {**row, "reviewed": "true"} if row["event_id"].startswith("burst") else row for row in joined.events()
    ]
    monkeypatch.setenv("DATELINE_STORY", str(joined.write(shelf.path / "flood", told=told)))
    assert "1 of 4 events checked" in html(page().run())
