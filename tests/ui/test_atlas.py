"""The map of all stories: what it is built from, and what is said where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlases.build import build_atlas
from geo.atlases.find import Atlas
from geo.library.library import Library
from geo.paths import cache_folder
from geo.ui import visitor
from tests import stories
from tests.ui.conftest import page, said

SCRIPT = """
import streamlit as st
from geo.ui.page import Pages
from geo.ui.pages import atlas
names = ("shelf", "new", "story", "atlas")
pages = Pages(*(st.Page(lambda: None, title=name, url_path=name) for name in names))
st.navigation([pages.shelf, pages.new_story, pages.story], position="hidden")
atlas.show(pages)
"""


@pytest.fixture
def own(shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The shelf with a story, and a cache folder of its own."""
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    stories.write(shelf.path / "tiny", events=stories.unchecked())
    return shelf


def opened() -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=90).run()
    assert not app.exception
    return app


def built() -> set[str]:
    """The stories of the one atlas in the cache folder."""
    [path] = (cache_folder() / "atlases").glob("*.db")
    return set(Atlas(path).find()["story"])


def test_the_shelf_leads_there(own: Library) -> None:
    app = page().run()
    assert [one.label for one in app.button if one.key == "atlas-button"] == ["Map of all stories"]


def test_it_holds_every_story_of_the_shelf_as_it_is_now(own: Library) -> None:
    app = opened()
    assert said(app, "dateline-error") == []
    assert built() == {"tiny", "kim-tour"}
    stories.write(own.path / "another")
    own.delete("tiny")
    opened()
    assert built() == {"another", "kim-tour"}


def test_a_broken_story_is_named_and_the_rest_are_shown(own: Library) -> None:
    stories.edit(own.path / "tiny", "places.csv", 2, "lat", "91")
    app = opened()
    assert built() == {"kim-tour"}
    (note,) = said(app, "dateline-note")
    assert note.startswith(
        f"The story “{stories.HEADLINE}” cannot be opened and is not on this map: places.csv, row 2"
    )


def test_stories_of_the_same_text_are_named(own: Library) -> None:
    stories.write(own.path / "again", title="Again: $", events=stories.unchecked())
    assert said(opened(), "dateline-note") == [
        f"The stories “Again: $”, “{stories.HEADLINE}” have the same text, so that their events are counted "
        "more than once."
    ]


def test_of_a_visitor_only_the_stories_of_the_server_are_on_it(
    own: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    monkeypatch.setattr(visitor, "_who", lambda: ("somebody", None))
    visitor._visitors.cache_clear()
    private = visitor.library()
    stories.write(private.path / "secret")
    assert "secret" in private.ids()
    opened()
    assert built() == {"tiny", "kim-tour"}
    visitor._visitors().close()
    visitor._visitors.cache_clear()


def test_an_atlas_may_be_given(own: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_atlas(own.path, tmp_path / "a.db")
    monkeypatch.setenv("DATELINE_ATLAS", str(tmp_path / "a.db"))
    assert said(opened(), "dateline-error") == []
    assert not (cache_folder() / "atlases").exists()


@pytest.mark.parametrize("content", [None, b"no atlas"])
def test_one_that_cannot_be_read_is_a_sentence(
    content: bytes | None, own: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content:
        (tmp_path / "a.db").write_bytes(content)
    monkeypatch.setenv("DATELINE_ATLAS", str(tmp_path / "a.db"))
    (sentence,) = said(opened(), "dateline-error")
    assert "a.db" in sentence


def test_that_is_damaged_is_built_again(own: Library) -> None:
    opened()
    [path] = (cache_folder() / "atlases").glob("*.db")
    for damage in (b"", path.read_bytes()[:5000] + b"\xff" * 20_000):
        path.write_bytes(damage)
        assert said(opened(), "dateline-error") == []
        assert built() == {"tiny", "kim-tour"}
