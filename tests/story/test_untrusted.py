"""Files of a story that lead elsewhere or are none: what somebody who means no good may put into a folder."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from geo.errors import DatelineError, StoryError
from geo.paths import DEFAULT_STORY
from geo.story import files
from geo.story.files import CORRECTIONS, META, reading, write
from geo.story.story import check, load
from geo.story.untrusted import inside
from tests import stories

KEPT = "the user's own words"
ELSEWHERE = (
    *("", ".", "..", "/", "/etc/passwd", "../kept.txt", "draft/../../kept.txt", "a/b/c", "a//b", "a/"),
    *("C:\\kept.txt", "C:kept.txt", "\\\\host\\share", "draft\\events.csv", "report.txt:stream"),
    *(".profile", "draft/.profile", "CON", "nul.txt", "com1", "report.txt.", "report.txt ", "a\0b", "a\nb"),
)
MOST = {META: "64 kB", CORRECTIONS: "8 MB", "events.csv": "64 MB", "draft/a.csv": "64 MB", "a.md": "16 MB"}
NAMES = ("story.toml", "events.csv", "passages.csv", "places.csv", stories.REPORT)


def read(folder: Path, name: str) -> bytes:
    with reading(folder) as opened:
        return opened.read(name)


def refused(folder: Path, name: str) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(StoryError) as error:
        read(folder, name)
    (problem,) = error.value.problems
    assert problem.file == name
    return problem.message


class TestNames:
    @pytest.mark.parametrize("name", ["report.txt", "données 2.txt", "draft/events.csv", "a.b.c", "x" * 200])
    def test_of_files_inside(self, name: str) -> None:
        assert inside(name)

    @pytest.mark.parametrize("name", ELSEWHERE)
    def test_that_lead_elsewhere(self, name: str, tmp_path: Path) -> None:
        assert not inside(name)
        assert "is not in the story's folder" in refused(tmp_path, name)
        with pytest.raises(DatelineError, match="nothing in the folder has changed"):
            write(tmp_path, {name: b""})


class TestReading:
    def test_a_file_is_read_as_it_is(self, tmp_path: Path) -> None:
        (tmp_path / "report.txt").write_bytes(b"\xef\xbb\xbfone\r\n\x00\xff")
        assert read(tmp_path, "report.txt") == b"\xef\xbb\xbfone\r\n\x00\xff"

    @pytest.mark.parametrize("name", NAMES)
    def test_a_link_is_refused(self, name: str, tiny_story: Path, kept: Path) -> None:
        (tiny_story / name).unlink()
        (tiny_story / name).symlink_to(kept)
        (problem,) = {str(problem) for problem in check(tiny_story)}
        assert name in problem
        assert "is a link; a story's files must be ordinary files in its folder" in problem
        assert KEPT not in problem

    @pytest.mark.parametrize("target", ["story.toml", "nowhere", "/dev/zero"])
    def test_so_is_a_link_to_anything(self, target: str, tiny_story: Path) -> None:
        (tiny_story / "link.txt").symlink_to(target)
        assert refused(tiny_story, "link.txt").startswith("is a link; ")

    def test_a_folder_inside_that_is_a_link_is_refused(self, tmp_path: Path, kept: Path) -> None:
        story = stories.write(tmp_path / "story")
        (story / "texts").symlink_to(tmp_path)
        assert "texts, which is no folder of its own" in refused(story, "texts/kept.txt")
        with pytest.raises(DatelineError, match="texts, which is no folder"):
            write(story, {"texts/kept.txt": b"mine now"})
        assert kept.read_text() == KEPT

    def test_a_second_name_of_another_file_is_refused(self, tiny_story: Path, kept: Path) -> None:
        (tiny_story / "other.txt").hardlink_to(kept)
        assert "has a second name elsewhere (a hard link)" in refused(tiny_story, "other.txt")

    def test_a_pipe_is_refused_and_not_waited_for(self, tiny_story: Path) -> None:
        os.mkfifo(tiny_story / "pipe.txt")
        assert refused(tiny_story, "pipe.txt").startswith("is a pipe; ")

    def test_a_socket_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket.txt")
            assert refused(tmp_path, "socket.txt").startswith("is a socket; ")

    def test_a_device_is_refused(self) -> None:
        assert refused(Path("/dev"), "zero").startswith("is a device; ")

    def test_a_directory_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "report.txt").mkdir()
        assert refused(tmp_path, "report.txt").startswith("is a directory; ")

    @pytest.mark.parametrize(("name", "most"), MOST.items())
    def test_a_file_too_large_is_not_read(self, name: str, most: str, tmp_path: Path) -> None:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with (tmp_path / name).open("wb") as file:
            file.truncate(10**12)  # takes no room on the disk
        assert refused(tmp_path, name) == f"is too large; it may hold {most} at most"

    def test_brackets_nested_without_end_are_one_sentence(self, tiny_story: Path) -> None:
        (tiny_story / META).write_text("a = " + "[" * 20_000)
        (problem,) = check(tiny_story)
        assert str(problem) == "story.toml: is no usable TOML: brackets are nested too deeply"

    def test_a_link_put_there_between_check_and_use_is_not_followed(
        self, tiny_story: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = os.open

        def swapped(name: Any, *arguments: Any, **more: Any) -> int:
            if name == stories.REPORT:
                (tiny_story / name).unlink()
                (tiny_story / name).symlink_to(kept)
            return opened(name, *arguments, **more)

        monkeypatch.setattr(os, "open", swapped)
        assert refused(tiny_story, stories.REPORT).startswith("cannot be read: ")

    def test_a_folder_swapped_while_it_is_open_is_still_the_one_opened(
        self, tiny_story: Path, tmp_path: Path
    ) -> None:
        other = stories.write(tmp_path / "other", text="Another report.", events=[], places=[])
        with reading(tiny_story) as opened:
            tiny_story.rename(tmp_path / "away")
            other.rename(tiny_story)
            assert opened.read(stories.REPORT) == stories.TEXT.encode()

    def test_where_no_folder_can_be_held_open_links_are_refused_too(
        self, tiny_story: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "_HELD", False)
        write(tiny_story, {"draft/events.csv": b"1", "events.csv": b"2"})
        assert (read(tiny_story, "draft/events.csv"), read(tiny_story, "events.csv")) == (b"1", b"2")
        (tiny_story / "link.txt").symlink_to(kept)
        assert refused(tiny_story, "link.txt").startswith("is a link; ")


class TestTheReportOfAStory:
    @pytest.mark.parametrize("name", ["/etc/passwd", "../kept.txt", "../../seeds/x.txt", "..", "a/../../x"])
    def test_outside_is_refused_with_what_to_do(self, name: str, tmp_path: Path, kept: Path) -> None:
        (problem,) = check(stories.write(tmp_path / "story", report=name))
        assert str(problem) == (
            f"story.toml, key report: {name} is not in the story's folder, as all files of a story "
            "must be; copy it there and write its plain name"
        )

    @pytest.mark.parametrize("name", ["story.toml", "Events.CSV", "corrections.toml"])
    def test_is_none_of_the_storys_own_files(self, name: str, tmp_path: Path) -> None:
        (problem,) = check(stories.write(tmp_path / "story", report=name))
        assert "is a file of the story" in problem.message

    def test_may_lie_in_a_folder_inside(self, tmp_path: Path) -> None:
        folder = stories.write(tmp_path / "story", report="texts/report.txt")
        (folder / "texts").mkdir()
        (folder / stories.REPORT).rename(folder / "texts" / "report.txt")
        assert load(folder).text == stories.TEXT

    def test_that_ships_lies_in_seeds_and_only_there(self, tmp_path: Path) -> None:
        assert load(DEFAULT_STORY).text
        with pytest.raises(StoryError, match="is not in the story's folder"):
            read(DEFAULT_STORY, "../../seeds/../LICENSE")
