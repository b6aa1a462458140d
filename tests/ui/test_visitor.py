"""A public server (DATELINE_READ_ONLY): its shelf is read, and what a visitor tries is theirs alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.errors import DatelineError
from geo.library import visitors
from geo.library.library import Library
from geo.ui import visitor
from tests import stories
from tests.ui.conftest import page, said
from tests.ui.test_new_story import NEW, TEXT, bring, press

STORY = NEW.replace("new_story", "story").replace("pages.story, pages.story", "pages.new_story, pages.story")


class Server:
    """A public server with one story of its own, and the visitors' pages on it."""

    def __init__(self, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shelf, self.monkeypatch = shelf, monkeypatch

    def library(self, name: str) -> Library:
        self.monkeypatch.setattr(visitor, "_who", lambda: (name, None))
        return visitor.library()

    def opens(self, name: str, script: str = "", **query: str) -> AppTest:
        """A page as a visitor of this name sees it now: the shelf, or what a script shows."""
        self.library(name)
        app = AppTest.from_string(script, default_timeout=120) if script else page()
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    @property
    def files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.shelf.path.rglob("*") if path.is_file()}


@pytest.fixture
def server(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    stories.write(shelf.path / "tiny", events=stories.unchecked())
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    visitor._visitors.cache_clear()
    yield Server(shelf, monkeypatch)
    visitor._visitors().close()
    visitor._visitors.cache_clear()


def keys(app: AppTest) -> set[str]:
    assert not app.exception
    return {one.key for one in (*app.button, *app.get("download_button")) if one.key}


class TestTheShelf:
    def test_it_can_be_read_and_copied_but_not_changed(self, server: Server) -> None:
        app = server.opens("anna")
        assert said(app, "dateline-card")[0].startswith(stories.HEADLINE)
        assert "copy-tiny" in keys(app)
        assert "story=tiny" in [link.proto.query_string for link in app.get("page_link")]
        assert not {one for one in keys(app) if one.startswith(("delete-", "import-"))}
        assert not app.file_uploader
        assert "Rename" not in [one.label for one in app.button]
        assert "Only you can see it" in said(app, "dateline-note")[0]

    def test_a_copy_is_the_visitors_alone(self, server: Server) -> None:
        before = server.files
        app = server.opens("anna")
        app.button(key="copy-tiny").click().run()
        cards = said(app, "dateline-card")
        assert "(copy)" in cards[0]
        assert "Only you can see it" in cards[0]
        assert "Only you can see it" not in cards[1]
        assert len(said(server.opens("bo"), "dateline-card")) == 2
        assert server.files == before

    def test_one_copy_too_many_is_said(self, server: Server) -> None:
        app = server.opens("anna")
        for _ in range(visitors.MOST_STORIES + 1):
            app.button(key="copy-tiny").click().run()
        [problem] = said(app, "dateline-error")
        assert problem.startswith("You have 3 stories of your own here")


class TestAStory:
    def test_of_the_server_is_read_and_not_checked(self, server: Server) -> None:
        before = server.files
        app = server.opens("anna", STORY, story="tiny", check="1")
        assert "copy" in keys(app)
        assert not {"review", "check-y", "done"} & keys(app)
        assert not said(app, "dateline-note")
        assert server.files == before

    def test_that_the_command_names_is_not_checked_either(
        self, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stories.write(tmp_path / "given")
        monkeypatch.setenv("DATELINE_STORY", str(tmp_path / "given"))
        app = server.opens("anna", STORY, check="1")
        assert "copy" in keys(app)
        assert not {"review", "check-y", "done"} & keys(app)
        app.button(key="copy").click().run()
        assert "check-y" in keys(app)
        assert server.library("anna").own()

    def test_of_a_visitor_is_checked_by_them_and_not_there_for_others(self, server: Server) -> None:
        own = server.library("anna").duplicate("tiny")
        app = server.opens("anna", STORY, story=own, check="1")
        assert "check-y" in keys(app)
        assert any("deleted when you close or reload this page" in one for one in said(app, "dateline-note"))
        app = server.opens("bo", STORY, story=own)
        [problem] = said(app, "dateline-error")
        assert problem.startswith("This story cannot be shown. There is no story")
        assert not app.get("bidi_component")

    def test_outlives_the_emptying_of_streamlits_caches(self, server: Server) -> None:
        own = server.library("anna").duplicate("tiny")
        st.cache_data.clear()
        st.cache_resource.clear()
        assert own in server.library("anna").own()


class TestANewReport:
    @pytest.fixture
    def opened(self, server: Server) -> AppTest:
        return server.opens("anna", NEW)

    def test_is_drawn_for_the_visitor_alone(self, opened: AppTest, server: Server) -> None:
        bring(opened, TEXT)
        opened.date_input(key="published").set_value(date(2024, 5, 15))
        press(opened, "Draw the map")
        assert not opened.exception
        assert len(server.library("anna").own()) == 1
        assert server.library("bo").own() == []
        assert server.shelf.own() == ["tiny"]

    def test_is_not_fetched_from_an_address(self, opened: AppTest) -> None:
        assert [tab.label for tab in opened.tabs] == ["Paste the text", "Choose a file"]
        assert "address" not in [one.key for one in opened.text_input]

    def test_that_is_too_long_is_said_and_can_be_shortened(
        self, opened: AppTest, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(visitors, "MOST_CHARACTERS", 100)
        bring(opened, TEXT)
        opened.date_input(key="published").set_value(date(2024, 5, 15))
        press(opened, "Draw the map")
        [problem] = said(opened, "dateline-error")
        assert "this server draws up to 100 for a visitor" in problem
        assert opened.text_area(key="text").value
        assert server.library("anna").own() == []

    @pytest.mark.parametrize(
        ("limit", "value", "problem"),
        [
            ("DRAFTS_AN_HOUR", 1, "which is as many as it draws for a visitor; try again in"),
            ("MOST_STORIES", 0, "which is as many as this server keeps for a visitor"),
            ("MOST_VISITORS", 0, "as many visitors as it can just now"),
        ],
    )
    def test_that_is_one_too_many_is_said_before_it_is_drawn(
        self,
        limit: str,
        value: int,
        problem: str,
        opened: AppTest,
        server: Server,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        visitor.check_draft("one before")
        monkeypatch.setattr(visitors, limit, value)
        bring(opened, TEXT)
        opened.date_input(key="published").set_value(date(2024, 5, 15))
        press(opened, "Draw the map")
        assert problem in said(opened, "dateline-error")[0]

    def test_waits_its_turn(self, opened: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(visitors, "WAIT_S", 0.05)
        with visitor.turn():
            bring(opened, TEXT)
        assert said(opened, "dateline-error") == [
            "Another report of yours is still being drawn; wait until it is done."
        ]


def test_without_the_setting_all_is_the_owners(shelf: Library) -> None:
    assert visitor.library().path == shelf.path
    with visitor.turn():
        visitor.check_draft("a" * 100_000)


def test_a_full_shelf_of_the_owner_is_said_before_a_report_is_drawn(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.library.library.MOST_STORIES", 0)
    with pytest.raises(DatelineError, match="The shelf holds 0 stories"):
        visitor.check_draft("a")
