from __future__ import annotations

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.library.card import Card
from geo.library.library import Library
from geo.story.meta import load_meta
from geo.story.story import load
from tests import joined, stories
from tests.ui.conftest import html, page, said


def titles(app: AppTest) -> list[str]:
    return [text.split("  ")[0].strip() for text in said(app, "dateline-card")]


@pytest.fixture
def opened(shelf: Library) -> AppTest:
    stories.write(shelf.path / "tiny", events=stories.unchecked(), title="Port *tour* <b>")
    return page().run()


def test_it_shows_ones_own_stories_before_the_shipped_one(opened: AppTest) -> None:
    cards = said(opened, "dateline-card")
    assert cards[0].startswith("Port *tour* <b>")
    assert "The Example Wire · Tuesday 12 March 2024" in cards[0]
    assert "3 stops · 7 events · 1 of 7 events checked" in cards[0]
    assert "The New York Times" in cards[1]
    assert "Comes with Dateline" in cards[1]
    assert "data:image/svg+xml;base64," in html(opened)


def test_a_folder_whose_name_is_no_text_is_told_of_and_stops_nothing(shelf: Library) -> None:
    stories.write(Path(os.fsdecode(os.fsencode(shelf.path) + b"/\xff")))
    app = page().run()
    assert not app.exception
    assert r"Not shown here, as the name is not UTF-8 text; rename the folder: \udcff" in said(
        app, "dateline-note"
    )


def test_a_deleted_story_is_gone_until_it_is_brought_back(opened: AppTest, shelf: Library) -> None:
    opened.button(key="delete-tiny").click().run()
    assert shelf.ids() == ["kim-tour"]
    assert said(opened, "dateline-note")[0] == "“Port *tour* <b>” is in the bin."
    opened.button(key="undo-delete").click().run()
    assert shelf.ids() == ["tiny", "kim-tour"]
    assert len(said(opened, "dateline-card")) == 2


def test_a_copy_of_the_shipped_story_stands_beside_it(opened: AppTest, shelf: Library) -> None:
    opened.button(key="copy-kim-tour").click().run()
    assert len(shelf.ids()) == 3
    assert "(copy)" in said(opened, "dateline-card")[0]


def test_a_story_comes_in_as_a_zip_file_and_what_is_none_is_said(opened: AppTest, shelf: Library) -> None:
    packed = shelf.export_zip("tiny")
    opened.file_uploader(key="zip").upload("tiny.zip", packed, "application/zip").run()
    opened.session_state["import"] = True  # the panel is open
    opened.button(key="import-zip").click().run()
    assert len(shelf.ids()) == 3
    assert not opened.session_state["import"]
    opened.file_uploader(key="zip").upload("other.zip", b"no archive", "application/zip").run()
    opened.button(key="import-zip").click().run()
    assert len(said(opened, "dateline-error")) == 1
    assert len(shelf.ids()) == 3


def test_why_a_story_keeps_its_title_is_said(opened: AppTest, shelf: Library) -> None:
    [field] = [one for one in opened.text_input if one.label == "Title"]
    field.input("x" * 400)
    [rename] = [one for one in opened.button if one.label == "Rename"]
    rename.click().run()
    assert said(opened, "dateline-error") == ["The title has 400 characters; shorten it to 300 or fewer."]


def test_a_story_gets_another_title(opened: AppTest, shelf: Library) -> None:
    [field] = [one for one in opened.text_input if one.label == "Title"]
    field.input("New title")
    [rename] = [one for one in opened.button if one.label == "Rename"]
    rename.click().run()
    assert load_meta(shelf.folder("tiny")).title == "New title"
    assert said(opened, "dateline-card")[0].startswith("New title")


def test_a_broken_story_says_why_and_can_be_deleted(shelf: Library) -> None:
    stories.write(shelf.path / "tiny")
    stories.edit(shelf.path / "tiny", "events.csv", 2, "role", "<img src=x>")
    opened = page().run()
    [problem] = said(opened, "dateline-error")
    assert "events.csv, row 2, column role" in problem
    assert "<img src=x" not in html(opened)
    assert [link.proto.query_string for link in opened.get("page_link")] == ["story=kim-tour"]
    opened.button(key="delete-tiny").click().run()
    assert shelf.ids() == ["kim-tour"]


class TestManyStories:
    @pytest.fixture
    def many(self, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> AppTest:
        monkeypatch.setattr("geo.ui.pages.shelf.ON_A_PAGE", 2)
        for number in range(4):
            stories.write(shelf.path / f"s{number}", title=f"Voyage {number}")
            stamp = 1_700_000_000 - number
            for path in (shelf.path / f"s{number}").iterdir():
                os.utime(path, (stamp, stamp))
        return page().run()

    def test_are_shown_page_by_page(self, many: AppTest) -> None:
        assert titles(many) == ["Voyage 0", "Voyage 1"]
        assert many.caption[0].value == "1 to 2 of 5 stories"
        assert many.button(key="shelf-Previous").disabled
        many.button(key="shelf-Next").click().run()
        assert titles(many) == ["Voyage 2", "Voyage 3"]
        many.button(key="shelf-Next").click().run()
        assert len(titles(many)) == 1
        assert many.caption[0].value == "5 to 5 of 5 stories"
        assert many.button(key="shelf-Next").disabled

    def test_are_found_by_their_words(self, many: AppTest) -> None:
        many.button(key="shelf-Next").click().run()
        many.text_input(key="find").input("3 voyage wire").run()
        assert titles(many) == ["Voyage 3"]
        many.text_input(key="find").input("no such story").run()
        assert titles(many) == []
        assert many.caption[0].value == "No story is found"

    def test_that_cannot_be_opened_are_found_by_their_id(self, many: AppTest, shelf: Library) -> None:
        (shelf.path / "s2" / "story.toml").write_text("[")
        many.text_input(key="find").input("s2").run()
        assert len(said(many, "dateline-error")) == 1

    def test_are_not_read_before_they_are_shown(self, many: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
        def card(folder: Path, *, fixed: bool) -> Card:
            read.append(folder.name)
            return Card(folder.name, fixed, "Voyage")

        read: list[str] = []
        monkeypatch.setattr("geo.ui.stories.card", card)
        stories.write(Library().path / "s0", title="Voyage 0, changed")
        many.run()
        assert read == ["s0"]


def test_ticked_stories_become_one(opened: AppTest, shelf: Library) -> None:
    joined.write(shelf.path / "flood")
    opened.run()
    opened.checkbox(key="tick-tiny").check().run()
    assert opened.button(key="join").disabled
    opened.checkbox(key="tick-flood").check().run()
    assert said(opened, "dateline-note")[0].startswith("2 stories selected")
    opened.button(key="join").click().run(timeout=60)
    [made] = set(shelf.ids()) - {"tiny", "flood", "kim-tour"}
    assert len(load(shelf.path / made).sources) == 3
    assert not opened.exception


def test_a_story_of_several_reports_says_how_many(shelf: Library) -> None:
    joined.write(shelf.path / "flood")
    assert "2 reports · 4 events" in said(page().run(), "dateline-card")[0]


def test_what_cannot_be_joined_is_said(opened: AppTest, shelf: Library) -> None:
    shelf.duplicate("tiny")
    opened.run()
    for story_id in shelf.own():
        opened.checkbox(key=f"tick-{story_id}").check().run()
    opened.button(key="join").click().run(timeout=60)
    assert "hold the same report" in said(opened, "dateline-error")[0]
    opened.button(key="untick").click().run()
    assert not [one for one in opened.checkbox if one.value]
