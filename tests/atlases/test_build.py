from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo.atlases.build import build
from geo.atlases.entries import Entry, Source, in_library
from geo.atlases.find import Atlas
from geo.errors import DatelineError
from tests import joined, stories

ROOT = Path(__file__).parents[2]


def watched(library: Path, read: list[str]) -> Iterator[Source]:
    """The stories of a library; those that are read are told."""
    for source in in_library(library):

        def reading(source: Source = source) -> Entry:
            read.append(source.story)
            return source.read()

        yield replace(source, read=reading)


class TestAgain:
    def test_what_has_not_changed_is_not_read_again(self, library: Path, path: Path) -> None:
        read: list[str] = []
        before = path.stat()
        counts = build(watched(library, read), path)
        assert read == []
        assert (counts.read, counts.same, counts.events) == (0, 2, 12)
        assert path.stat() == before  # nor written

    def test_what_has_changed_takes_the_place_of_the_old(self, library: Path, path: Path) -> None:
        stories.write(
            library / "tiny",
            text="Title\n\nA quake shook Riga.\n",
            events=[stories.event("quake", "A quake", stories.said("A quake shook Riga."), place_id="riga")],
        )
        read: list[str] = []
        counts = build(watched(library, read), path)
        assert read == ["tiny"]
        assert (counts.read, counts.same, counts.stories, counts.events) == (1, 1, 2, 6)
        found = Atlas(path)
        assert found.find(words="grain").empty
        assert found.find(words="quake")["event_id"].tolist() == ["quake"]
        assert found.find(within_km=50, of=(56.9, 24.1))["event_id"].tolist() == ["quake"]

    def test_what_is_gone_goes(self, library: Path, path: Path) -> None:
        shutil.rmtree(library / "tiny")
        counts = build(in_library(library), path)
        assert (counts.gone, counts.stories, counts.events) == (1, 1, 5)
        assert set(Atlas(path).find()["story"]) == {"edges"}
        assert Atlas(path).find(words="berg").empty

    def test_built_again_it_answers_as_if_built_anew(self, library: Path, path: Path, tmp_path: Path) -> None:
        stories.edit(library / "tiny", "events.csv", 2, "status", "claimed")
        build(in_library(library), path)
        build(in_library(library), tmp_path / "new.db")
        for asked in (
            {"words": "grain"},
            {"status": "claimed"},
            {"since": "2024", "within_km": 900, "of": (57.0, 24.0)},
        ):
            assert Atlas(path).find(**asked).equals(Atlas(tmp_path / "new.db").find(**asked))

    def test_one_of_an_older_version_is_made_anew(self, library: Path, path: Path) -> None:
        base = sqlite3.connect(path)
        base.execute("PRAGMA user_version = 0")
        base.execute("DROP TABLE words")
        base.close()
        assert build(in_library(library), path).read == 2
        assert len(Atlas(path).find(words="strikers")) == 1


class TestABrokenStory:
    def test_is_named_and_costs_only_itself(self, library: Path, tmp_path: Path) -> None:
        stories.edit(library / "tiny", "places.csv", 2, "lat", "91")
        counts = build(in_library(library), tmp_path / "a.db")
        assert [story for story, _ in counts.problems] == ["tiny"]
        assert "places.csv, row 2, column lat" in counts.problems[0][1]
        assert (counts.stories, counts.events) == (1, 5)

    def test_is_named_again_and_read_once_it_is_mended(self, library: Path, path: Path) -> None:
        stories.edit(library / "tiny", "places.csv", 2, "lat", "91")
        assert build(in_library(library), path).events == 5
        read: list[str] = []
        assert len(build(watched(library, read), path).problems) == 1
        assert read == []
        stories.edit(library / "tiny", "places.csv", 2, "lat", "56.9")
        counts = build(in_library(library), path)
        assert (counts.problems, counts.events) == ([], 12)


class TestTheFileThatIsThere:
    @pytest.mark.parametrize("content", [b"my diary", b"", b"SQLite format 3\0 and so on" * 100])
    def test_is_left_alone_if_it_is_no_atlas(self, content: bytes, library: Path, tmp_path: Path) -> None:
        (tmp_path / "diary.db").write_bytes(content)
        with pytest.raises(DatelineError, match=r"diary\.db is damaged, or is no atlas"):
            build(in_library(library), tmp_path / "diary.db")
        assert (tmp_path / "diary.db").read_bytes() == content
        assert [one.name for one in tmp_path.glob(".*")] == []

    def test_stays_as_it_was_where_building_fails(self, library: Path, path: Path) -> None:
        before = path.read_bytes()
        stories.edit(library / "tiny", "events.csv", 2, "title", "Another")

        def stop(_: float) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(in_library(library), path, stop)
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.glob(".*")] == []

    def test_stays_as_it_was_where_the_folder_cannot_be_written(self, library: Path, tmp_path: Path) -> None:
        with pytest.raises(DatelineError, match="cannot be written: no such file or directory"):
            build(in_library(library), tmp_path / "nothere" / "a.db")

    def test_is_read_on_while_it_is_replaced(self, library: Path, path: Path) -> None:
        old = Atlas(path)
        assert len(old.find()) == 12
        shutil.rmtree(library / "tiny")
        build(in_library(library), path)
        assert len(old.find()) == 12
        assert len(Atlas(path).find()) == 5

    def test_survives_kill_9_and_what_was_left_is_used_up(self, library: Path, path: Path) -> None:
        before = path.read_bytes()
        stories.edit(library / "tiny", "events.csv", 2, "title", "Another")
        code = (
            "import sys, time; from pathlib import Path; from geo.atlases.build import build; "
            "from geo.atlases.entries import in_library\n"
            "def tick(_): print('on its way', flush=True); time.sleep(60)\n"
            f"build(in_library(Path({str(library)!r})), Path({str(path)!r}), tick)"
        )
        with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as building:
            assert building.stdout is not None
            assert building.stdout.readline() == b"on its way\n"
            with pytest.raises(DatelineError, match="Another program is building"):
                build(in_library(library), path)
            os.kill(building.pid, signal.SIGKILL)
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.glob(".*")] == [".atlas.db.new"]
        assert build(in_library(library), path).read == 1
        assert [one.name for one in path.parent.glob(".*")] == []
        assert len(Atlas(path).find(words="another")) == 1

    def test_is_found_behind_a_link_and_no_link_is_written_through(
        self, library: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
        build(in_library(library), tmp_path / "link.db")
        assert (tmp_path / "real.db").is_file()
        assert (tmp_path / "link.db").is_symlink()
        victim = tmp_path / "victim"
        victim.write_text("mine")
        (tmp_path / ".other.db.new").symlink_to(victim)
        with pytest.raises(DatelineError, match="cannot be written"):
            build(in_library(library), tmp_path / "other.db")
        assert victim.read_text() == "mine"


def test_two_stories_of_one_name_are_refused(library: Path, tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="Two stories are called 'edges'"):
        build([*in_library(library), *in_library(library)], tmp_path / "a.db")
    assert not (tmp_path / "a.db").exists()


def test_it_tells_how_far_it_has_come(library: Path, tmp_path: Path) -> None:
    told: list[float] = []
    build(in_library(library), tmp_path / "a.db", told.append)
    assert told == [0.5, 1.0]


def test_a_library_without_stories_makes_an_empty_atlas(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    counts = build(in_library(tmp_path / "library"), tmp_path / "a.db")
    assert (counts.stories, counts.events) == (0, 0)
    assert Atlas(tmp_path / "a.db").find().empty


def test_it_is_read_while_another_thread_builds(library: Path, path: Path) -> None:
    atlas, seen = Atlas(path), set[int]()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.add(len(Atlas(path).find()))

    looking = threading.Thread(target=look)
    looking.start()
    for title in ("One", "Two", "Three"):
        stories.edit(library / "tiny", "events.csv", 2, "title", title)
        build(in_library(library), path)
    done.set()
    looking.join()
    assert seen <= {12}
    assert len(atlas.find()) == 12


def test_a_story_that_is_joined_with_others_counts_there(tmp_path: Path) -> None:
    library, path = tmp_path / "library", tmp_path / "a.db"
    for number, report in enumerate(joined.REPORTS):
        told = [row for row in joined.events() if row["report_id"] == report["report_id"]]
        own = [{**row, "report_id": "", "same_as": ""} for row in told]
        stories.write(library / f"wire-{number}", text=report["text"], events=own, places=joined.PLACES)
    assert build(in_library(library), path).events == 5
    joined.write(library / "flood")
    counts = build(in_library(library), path)
    assert counts.within == [("wire-0", "flood"), ("wire-1", "flood")]
    assert (counts.stories, counts.events, counts.gone) == (1, 4, 2)
    assert set(Atlas(path).find()["story"]) == {"flood"}
