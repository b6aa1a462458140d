"""The Streamlit page, run without a browser; tests/browser/ drives the real thing."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.export.formats import FORMATS, Use
from geo.paths import DEFAULT_STORY, SCRIPT
from geo.story.story import load
from geo.ui.documents import is_kept
from tests import stories


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> type[Opened]:
    Opened.monkeypatch = monkeypatch
    return Opened


class Opened:
    """The page on a story, run once."""

    monkeypatch: pytest.MonkeyPatch

    def __init__(self, folder: Path = DEFAULT_STORY, **query: str) -> None:
        self.monkeypatch.setenv("DATELINE_STORY", str(folder))
        self.app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for key, value in query.items():
            self.app.query_params[key] = value
        self.app.run()

    @property
    def html(self) -> str:
        return "\n".join(part.proto.body for part in self.app.get("html"))

    @property
    def document(self) -> str:
        """The address of the reader's document."""
        [found] = self.app.get("bidi_component")
        return str(json.loads(found.proto.json)["document"])

    @property
    def titles(self) -> list[str]:
        return self.app.dataframe[0].value["title"].tolist()

    def search(self, text: str) -> None:
        self.app.text_input(key="search").input(text).run()

    def error(self) -> str:
        """The one sentence shown for a story that does not hold, as a person reads it."""
        assert not self.app.exception
        assert not self.app.dataframe
        assert not self.app.get("bidi_component")
        [said] = re.findall(r"<div [^>]*role='alert'>(.*)</div>", self.html, re.DOTALL)
        assert "<" not in said
        return unescape(said)


def test_the_shipped_story_shows_title_publisher_date_reader_and_table(opened: type[Opened]) -> None:
    page = opened()
    story = load(DEFAULT_STORY)
    assert not page.app.exception
    assert "role='alert'" not in page.html
    assert f"<h1>{escape(story.meta.title)}</h1>" in page.html
    assert "The New York Times" in page.html
    assert "Friday 15 September 2023" in page.html
    assert len(page.app.get("bidi_component")) == 1
    assert len(page.app.dataframe[0].value) == len(story.events)
    labels = [button.label for button in page.app.get("download_button")]
    assert labels == [f"**{one.title}**: {one.label}" for one in FORMATS.values()]
    assert {f"<h2 class='dateline-use'>{use}</h2>" in page.html for use in Use} == {True}


def test_the_page_has_one_first_heading(opened: type[Opened], tiny_story: Path) -> None:
    page = opened(tiny_story)
    assert page.html.count("<h1>") == 1
    assert not page.app.title


class TestSearch:
    def test_a_word_of_a_sentence_narrows_the_table(self, opened: type[Opened], tiny_story: Path) -> None:
        page = opened(tiny_story)
        page.search("FREE UNION")
        assert page.titles == ["Strikers at the Gdansk shipyard win a free union"]
        assert page.app.caption[0].value.startswith("1 of 7 events")

    def test_a_place_finds_its_events(self, opened: type[Opened], tiny_story: Path) -> None:
        page = opened(tiny_story)
        page.search("estonia")
        assert page.titles == ["Berg meets port officials in Tallinn"]

    @pytest.mark.parametrize("text", [".*", "(", "[", "\\", "{{ 7*7 }}", "nothing like it"])
    def test_what_is_not_there_finds_nothing_and_breaks_nothing(
        self, text: str, opened: type[Opened], tiny_story: Path
    ) -> None:
        page = opened(tiny_story)
        page.search(text)
        assert not page.app.exception
        assert page.titles == []

    def test_an_emptied_search_shows_all_again(self, opened: type[Opened], tiny_story: Path) -> None:
        page = opened(tiny_story)
        page.search("estonia")
        page.search("")
        assert len(page.titles) == 7


def test_the_reader_stays_where_it_is_while_one_searches(opened: type[Opened], tiny_story: Path) -> None:
    page = opened(tiny_story)
    before = page.document
    page.search("estonia")
    assert page.document == before
    assert is_kept(before)


class TestABrokenStory:
    @pytest.mark.parametrize(
        ("file", "row", "column", "value"),
        [
            ("events.csv", 2, "date", "2023-99"),
            ("events.csv", 3, "place_id", "atlantis"),
            ("passages.csv", 2, "start", "3"),
            ("places.csv", 2, "lat", "91"),
        ],
    )
    def test_it_is_one_sentence_naming_file_row_and_column(
        self, file: str, row: int, column: str, value: str, opened: type[Opened], tiny_story: Path
    ) -> None:
        stories.edit(tiny_story, file, row, column, value)
        assert f"{file}, row {row}, column {column}: " in opened(tiny_story).error()

    @pytest.mark.parametrize("file", ["story.toml", "events.csv", stories.REPORT])
    def test_a_missing_file_is_named(self, file: str, opened: type[Opened], tiny_story: Path) -> None:
        (tiny_story / file).unlink()
        said = opened(tiny_story).error()
        assert file in said
        assert "no such file" in said

    def test_a_file_that_is_not_utf_8_is_named(self, opened: type[Opened], tiny_story: Path) -> None:
        (tiny_story / stories.REPORT).write_bytes(b"\xff")
        assert f"{stories.REPORT} is not UTF-8: byte 0 is 0xff" in opened(tiny_story).error()

    def test_a_missing_folder_is_named(self, opened: type[Opened], tmp_path: Path) -> None:
        assert str(tmp_path / "none") in opened(tmp_path / "none").error()

    def test_markup_in_what_is_wrong_stays_text(self, opened: type[Opened], tiny_story: Path) -> None:
        stories.edit(tiny_story, "events.csv", 2, "role", "**bold** $x$ :red[x] `y` <b>")
        assert "'**bold** $x$ :red[x] `y` <b>'" in opened(tiny_story).error()

    def test_once_mended_it_opens(self, opened: type[Opened], tiny_story: Path) -> None:
        stories.edit(tiny_story, "places.csv", 2, "lat", "91")
        page = opened(tiny_story)
        page.error()
        stories.edit(tiny_story, "places.csv", 2, "lat", "56.9")
        page.app.run()
        assert "role='alert'" not in page.html
        assert len(page.titles) == 7


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_text_is_shown_as_text(payload: str, opened: type[Opened], tmp_path: Path) -> None:
    page = opened(stories.hostile(tmp_path, payload))
    assert not page.app.exception
    assert f"<h1>{escape(payload)}</h1>" in page.html
    # Whatever reads Markdown never sees a word of the story.
    told = [*page.app.markdown, *page.app.caption, *page.app.get("subheader")]
    assert all(payload not in part.value for part in told if len(payload) > 1)
    assert payload in page.titles
    page.search(payload)
    assert len(page.titles) == 2


def test_a_story_without_events_opens(opened: type[Opened], tmp_path: Path) -> None:
    page = opened(stories.write(tmp_path, events=[], places=[]))
    assert not page.app.exception
    assert page.app.caption[0].value.startswith("0 of 0 events")
