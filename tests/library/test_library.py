from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import DatelineError
from geo.library import library as module
from geo.library.card import card
from geo.library.library import BIN, Library
from geo.paths import DEFAULT_STORY, library_folder
from geo.pipeline.folder import new_meta
from geo.pipeline.tables import Draft
from geo.story.meta import Meta
from geo.story.story import load
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES
from geo.story.tellings import tellings
from tests import joined, stories
from tests.stories import files

NOTHING = Draft("", EVENTS.empty(), PASSAGES.empty(), PLACES.empty(), COVERAGE.empty())
TEXT = "Berg in Riga\n\nBerg came to Riga.\n"
PUBLISHED = date(2024, 3, 12)


def about(title: str = "", publisher: str = "", byline: str = "") -> Meta:
    return new_meta("new", TEXT, PUBLISHED, title=title, publisher=publisher, byline=byline)


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """A library with one story of one's own, and the shipped one."""
    stories.write(tmp_path / "library" / "tiny")
    return Library(tmp_path / "library")


class TestTheShelf:
    def test_ones_own_stories_come_first_the_last_changed_one_at_the_head(self, shelf: Library) -> None:
        stories.write(shelf.path / "older")
        for path in (shelf.path / "older").iterdir():
            os.utime(path, (1, 1))
        assert shelf.ids() == ["tiny", "older", "kim-tour"]
        assert [shelf.is_fixed(name) for name in shelf.ids()] == [False, False, True]

    def test_a_library_that_is_not_there_yet_holds_the_shipped_story_alone(self, tmp_path: Path) -> None:
        assert Library(tmp_path / "none").ids() == ["kim-tour"]
        assert not (tmp_path / "none").exists()

    def test_a_card_says_what_a_story_is_and_how_much_is_checked(self, shelf: Library) -> None:
        stories.write(shelf.path / "raw", events=stories.unchecked())
        one = card(shelf.folder("raw"))
        assert (one.title, one.publisher, one.published) == (
            stories.HEADLINE,
            "The Example Wire",
            date(2024, 3, 12),
        )
        assert (one.stops, one.events, one.reviewed, one.problem, one.fixed) == (3, 7, 1, "", False)
        assert card(shelf.folder("kim-tour"), fixed=True).fixed

    def test_what_several_reports_tell_alike_counts_once(self, shelf: Library) -> None:
        folder = joined.write(shelf.path / "flood")
        one, told = card(folder), load(folder)
        assert (one.reports, one.events) == (2, len(tellings(told)))
        assert one.events < len(told.events)

    def test_a_broken_story_has_a_card_that_says_why(self, shelf: Library) -> None:
        stories.edit(shelf.path / "tiny", "events.csv", 2, "date", "2023-99")
        one = card(shelf.folder("tiny"))
        assert (one.title, one.events) == ("tiny", 0)
        assert one.problem.startswith("events.csv, row 2, column date: ")

    @pytest.mark.parametrize("name", ["..", "../tiny", "/", "", ".", ".bin", "tiny/..", "nothere", "tiny\0"])
    def test_an_id_never_leads_out_of_the_library(self, name: str, shelf: Library) -> None:
        with pytest.raises(DatelineError, match="There is no story"):
            shelf.folder(name)

    def test_links_are_not_stories(self, shelf: Library, tmp_path: Path) -> None:
        stories.write(tmp_path / "elsewhere")
        (shelf.path / "link").symlink_to(tmp_path / "elsewhere")
        assert "link" not in shelf.ids()

    def test_where_it_is_says_the_environment(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("DATELINE_LIBRARY", str(tmp_path / "mine"))
        assert library_folder() == Library().path == tmp_path / "mine"
        monkeypatch.delenv("DATELINE_LIBRARY")
        assert library_folder().name == "stories"


class TestCreate:
    def test_a_drafted_report_becomes_a_story(self, shelf: Library) -> None:
        made = shelf.create(about("", "The Wire", "A. Reporter"), TEXT, NOTHING)
        story = load(shelf.folder(made))
        assert made == story.meta.id == "berg-in-riga"
        assert (story.text, story.meta.title, story.meta.byline) == (TEXT, "Berg in Riga", "A. Reporter")

    def test_each_gets_an_id_of_its_own(self, shelf: Library) -> None:
        made = [shelf.create(about(title), TEXT, NOTHING) for title in ("Kim tour", "Tiny", "日本", "日本")]
        assert made == ["kim-tour-2", "tiny-2", "row", "row-2"]

    def test_a_full_shelf_says_so(self, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "MOST_STORIES", 1)
        with pytest.raises(DatelineError, match="The shelf holds 1 stories"):
            shelf.create(about(), TEXT, NOTHING)
        assert shelf.ids() == ["tiny", "kim-tour"]

    def test_a_write_that_fails_leaves_nothing(self, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        broken = Draft("", pd.DataFrame(), PASSAGES.empty(), PLACES.empty(), COVERAGE.empty())
        with pytest.raises(KeyError):
            shelf.create(about(), TEXT, broken)
        assert [path.name for path in shelf.path.iterdir()] == ["tiny"]

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(DatelineError, match=r"file/library cannot be written: not a directory\."):
            Library(tmp_path / "file" / "library").create(about(), TEXT, NOTHING)

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(title=st.text(min_size=1).filter(str.strip))
    def test_any_title_gives_a_folder_right_inside_the_library(self, title: str, shelf: Library) -> None:
        made = shelf.create(about(title), TEXT, NOTHING)
        assert (shelf.path / made).parent == shelf.path
        assert shelf.folder(made).is_dir()


class TestChange:
    def test_a_story_is_renamed_and_keeps_its_id(self, shelf: Library) -> None:
        shelf.rename("tiny", " “Port” \\ tour ")
        assert card(shelf.folder("tiny")).title == "“Port” \\ tour"
        assert load(shelf.folder("tiny")).meta.published == PUBLISHED
        with pytest.raises(DatelineError, match="needs a title"):
            shelf.rename("tiny", " ")
        with pytest.raises(DatelineError, match="The title has 400 characters; shorten it to 300 or fewer"):
            shelf.rename("tiny", "x" * 400)
        shelf.rename("tiny", "x" * 300)

    def test_a_copy_has_the_decisions_and_is_ones_own(self, shelf: Library) -> None:
        made = shelf.duplicate("kim-tour")
        story, shipped = load(shelf.folder(made)), load(DEFAULT_STORY)
        assert (story.meta.id, story.meta.title) == (made, f"{shipped.meta.title} (copy)")
        assert story.text == shipped.text
        assert story.events.equals(shipped.events)
        assert not shelf.is_fixed(made)
        assert (shelf.folder(made) / "corrections.toml").is_file()
        assert (shelf.folder(made) / "draft" / "events.csv").is_file()

    def test_the_shipped_story_is_never_changed(self, shelf: Library) -> None:
        for change in (lambda: shelf.rename("kim-tour", "x"), lambda: shelf.delete("kim-tour")):
            with pytest.raises(DatelineError, match="make a copy to change it"):
                change()


class TestZip:
    def test_a_story_goes_out_and_comes_in(self, shelf: Library) -> None:
        made = shelf.import_zip(shelf.export_zip("tiny"))
        assert made != "tiny"
        one, other = load(shelf.folder("tiny")), load(shelf.folder(made))
        assert (other.text, other.meta.title, other.meta.id) == (one.text, one.meta.title, made)
        assert other.events.equals(one.events)

    @pytest.mark.parametrize("packed", [b"", b"no archive", b"PK\x03\x04"])
    def test_what_is_no_story_leaves_nothing_behind(self, packed: bytes, shelf: Library) -> None:
        with pytest.raises(DatelineError):
            shelf.import_zip(packed)
        assert [path.name for path in shelf.path.iterdir()] == ["tiny"]


class TestBin:
    def test_a_deleted_story_comes_back_as_it_was(self, shelf: Library) -> None:
        before = files(shelf.folder("tiny"))
        ticket = shelf.delete("tiny")
        assert shelf.ids() == ["kim-tour"]
        assert shelf.restore(ticket) == "tiny"
        assert files(shelf.folder("tiny")) == before
        with pytest.raises(DatelineError, match="no longer in the bin"):
            shelf.restore(ticket)

    def test_where_its_name_is_taken_it_comes_back_by_another(self, shelf: Library) -> None:
        ticket = shelf.delete("tiny")
        stories.write(shelf.path / "tiny")
        assert shelf.restore(ticket) == "tiny-2"

    @pytest.mark.parametrize("ticket", ["", "..~1", "../../x~1", "tiny~0", "tiny"])
    def test_a_ticket_never_leads_out_of_the_bin(self, ticket: str, shelf: Library) -> None:
        shelf.delete("tiny")
        with pytest.raises(DatelineError, match="no longer in the bin"):
            shelf.restore(ticket)

    def test_after_thirty_days_it_is_gone_for_good(self, shelf: Library) -> None:
        old = f"old~{time.time_ns() - 31 * 86_400 * 10**9}"
        stories.write(shelf.path / BIN / old)
        kept = shelf.delete("tiny")
        assert [path.name for path in (shelf.path / BIN).iterdir()] == [kept]


def test_a_card_of_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    assert "is no folder" in card(tmp_path / "gone").problem
