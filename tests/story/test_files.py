"""A story folder from somebody else, and one whose program is killed while it writes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.errors import DatelineError, StoryError
from geo.story import files
from geo.story.files import changing, reading, write
from geo.story.story import check
from geo.story.tables import EVENTS, PASSAGES, PLACES
from tests.story.test_untrusted import KEPT, refused


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class TestWriting:
    def test_files_and_folders_are_made(self, tmp_path: Path) -> None:
        with changing(tmp_path / "new" / "story", make=True) as folder:
            folder.write({"a.txt": b"1", "draft/b.txt": b"2"})
        assert (tmp_path / "new" / "story" / "a.txt").read_bytes() == b"1"
        assert (tmp_path / "new" / "story" / "draft" / "b.txt").read_bytes() == b"2"

    @pytest.mark.parametrize("name", [".events.csv.new", ".coverage.csv.new", ".dateline-new", ".dateline"])
    def test_no_link_laid_in_wait_is_written_through(self, name: str, tiny_story: Path, kept: Path) -> None:
        (tiny_story / name).symlink_to(kept)
        write(tiny_story, {"events.csv": b"event_id\n", "coverage.csv": b"sentence\n"})
        assert kept.read_text() == KEPT

    def test_a_file_that_is_a_link_is_neither_followed_nor_replaced(
        self, tiny_story: Path, kept: Path
    ) -> None:
        (tiny_story / "coverage.csv").symlink_to(kept)
        before = (tiny_story / "events.csv").read_bytes()
        with pytest.raises(DatelineError, match=r"coverage\.csv cannot be written: is a link; "):
            write(tiny_story, {"events.csv": b"new", "coverage.csv": b"new"})
        assert kept.read_text() == KEPT
        assert (tiny_story / "events.csv").read_bytes() == before

    def test_another_name_of_a_file_keeps_what_it_had(self, tiny_story: Path, tmp_path: Path) -> None:
        (tmp_path / "copy.csv").hardlink_to(tiny_story / "events.csv")
        before = (tmp_path / "copy.csv").read_bytes()
        write(tiny_story, {"events.csv": b"new"})
        assert (tmp_path / "copy.csv").read_bytes() == before

    def test_a_private_file_stays_private(self, tiny_story: Path) -> None:
        (tiny_story / "events.csv").chmod(0o600)
        write(tiny_story, {"events.csv": b"new"})
        assert (tiny_story / "events.csv").stat().st_mode & 0o777 == 0o600

    def test_nothing_is_left_beside(self, tiny_story: Path) -> None:
        before = set(listing(tiny_story))
        write(tiny_story, {"events.csv": b"new", "places.csv": b"new"})
        assert set(listing(tiny_story)) == before

    def test_a_folder_that_cannot_be_written_is_named(
        self, tiny_story: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = listing(tiny_story)
        opened = os.open

        def read_only(name: Any, flags: int, *arguments: Any, **more: Any) -> int:
            if flags & os.O_CREAT:
                raise OSError(30, "Read-only file system")
            return opened(name, flags, *arguments, **more)

        monkeypatch.setattr(os, "open", read_only)
        with pytest.raises(DatelineError) as error:
            write(tiny_story, {"events.csv": b"new"})
        assert str(error.value) == (
            f"{tiny_story / 'events.csv'} cannot be written: read-only file system; "
            "nothing in the folder has changed"
        )
        assert listing(tiny_story) == before

    def test_a_disk_that_fills_up_leaves_the_old_story_whole(self, tiny_story: Path) -> None:
        before = listing(tiny_story)
        code = (
            "import resource, sys, pathlib; from geo.story.files import write\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"  # as a disk with little room
            "write(pathlib.Path(sys.argv[1]), {'events.csv': b'new', 'places.csv': b'x' * 200_000})"
        )
        run = subprocess.run(
            [sys.executable, "-c", code, str(tiny_story)], capture_output=True, text=True, check=False
        )
        assert "places.csv cannot be written: file too large; nothing in the folder has changed" in run.stderr
        assert listing(tiny_story) == before


OLD = {name: f"old {name}".encode() for name in ("a.txt", "draft/b.txt", "c.txt")}
NEW = {name: f"new {name}".encode() for name in (*OLD, "d.txt")}


def contents(folder: Path) -> dict[str, bytes]:
    """What a reader sees of the files above."""
    with reading(folder) as opened:
        return {name: opened.read(name) for name in NEW if opened.holds(name)}


def killed_at(step: int, act: Callable[[], None]) -> bool:
    """Do something in a child that kills itself with -9 before its `step`-th call of the system."""
    child = os.fork()
    if not child:
        left = step

        def count(*_: object) -> None:
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

        calls = ("open", "os.rename", "os.remove", "os.mkdir", "os.scandir")
        sync = os.fsync
        os.fsync = lambda handle: (count(), sync(handle))[1]  # type: ignore[assignment]
        sys.addaudithook(lambda event, _: count() if event in calls else None)
        act()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


class TestKilled:
    """kill -9 before every call that a write makes of the system."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        with changing(tmp_path / "story", make=True) as opened:
            opened.write(OLD)
        return tmp_path / "story"

    def stops(self, folder: Path, act: Callable[[], None]) -> Iterator[int]:
        """Each step at which the child can be killed, once it has been."""
        step = 1
        while killed_at(step, act):
            yield step
            step += 1
        assert step > 15

    def test_a_reader_sees_all_that_was_old_or_all_that_is_new(self, folder: Path) -> None:
        seen = []
        for _ in self.stops(folder, lambda: write(folder, NEW)):
            seen.append(contents(folder))
            with changing(folder) as opened:
                assert {name: opened.read(name) for name in NEW if opened.holds(name)} == seen[-1]
            assert {path.name for path in folder.iterdir()} <= {"a.txt", "draft", "c.txt", "d.txt"}
            (folder / "d.txt").unlink(missing_ok=True)
            write(folder, OLD)
        assert all(state in (OLD, NEW) for state in seen)
        assert seen[0] == OLD
        assert seen[-1] == NEW
        assert sum(state == NEW for state in seen) > 5

    def test_so_it_is_where_what_was_left_is_finished_and_killed_again(self, folder: Path) -> None:
        whole = 0

        def finish() -> None:
            with changing(folder):
                pass

        for _ in self.stops(folder, lambda: write(folder, NEW)):
            state, again = contents(folder), 1
            while killed_at(again, finish):
                assert contents(folder) == state
                again += 1
            assert contents(folder) == state
            whole += state == NEW
            (folder / "d.txt").unlink(missing_ok=True)
            write(folder, OLD)
        assert whole > 5

    def test_nobody_waits_for_the_killed(self, folder: Path) -> None:
        killed_at(6, lambda: write(folder, NEW))
        start = time.monotonic()
        write(folder, NEW)
        assert time.monotonic() - start < files.LOCK_S / 2


class TestEveryError:
    """Each call fails once, as on a bad disk."""

    @pytest.mark.parametrize("call", ["replace", "fsync", "open", "unlink", "mkdir"])
    def test_leaves_all_old_or_all_new(
        self, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = getattr(os, call)
        for step in range(1, 12):
            folder = tmp_path / f"story{step}"
            with changing(folder, make=True) as opened:
                opened.write(OLD)
            left = step

            def fail(*arguments: Any, **more: Any) -> Any:
                nonlocal left
                left -= 1
                if not left:
                    raise OSError(5, "Input/output error")
                return real(*arguments, **more)

            with monkeypatch.context() as patch:
                patch.setattr(os, call, fail)
                try:
                    write(folder, NEW)
                    said = NEW
                except DatelineError:
                    said = OLD
            assert contents(folder) == said


class TestTheListOfASwitch:
    @pytest.mark.parametrize(
        "content",
        [
            *(b"", b"[]", b"{", b"\xff", b"1", b"[" * 50_000, b'{"events.csv": 1}'),
            *(b'{"events.csv": "../kept.txt"}', b'{"events.csv": "places.csv"}'),
            json.dumps({"../kept.txt": f".dateline-{'0' * 32}"}).encode(),
            json.dumps({".profile": f".dateline-{'0' * 32}"}).encode(),
        ],
    )
    def test_made_by_somebody_else_leads_nowhere(self, content: bytes, tiny_story: Path, kept: Path) -> None:
        (tiny_story / f".dateline-{'0' * 32}").write_text("theirs")
        (tiny_story / ".dateline-switch").write_bytes(content)
        (problem,) = check(tiny_story)
        assert str(problem) == ".dateline-switch: is damaged; delete it, then run `dateline build`"
        with pytest.raises(StoryError):
            write(tiny_story, {"events.csv": b"new"})
        assert kept.read_text() == KEPT
        assert not (tiny_story / ".profile").exists()

    def test_may_not_lead_into_a_folder_that_is_a_link(self, tiny_story: Path, tmp_path: Path) -> None:
        fresh = f".dateline-{'0' * 32}"
        (tiny_story / fresh).write_text("theirs")
        (tiny_story / "draft").symlink_to(tmp_path)
        (tiny_story / ".dateline-switch").write_text(json.dumps({"draft/kept.txt": fresh}))
        with pytest.raises(DatelineError, match="lies in draft, which is no folder of its own"):
            write(tiny_story, {"events.csv": b"new"})
        assert not (tmp_path / "kept.txt").exists()

    def test_may_not_lead_through_a_link(self, tiny_story: Path, kept: Path) -> None:
        fresh = f".dateline-{'0' * 32}"
        (tiny_story / fresh).symlink_to(kept)
        (tiny_story / ".dateline-switch").write_text(json.dumps({"story.toml": fresh}))
        assert refused(tiny_story, "story.toml").startswith("is a link")
        with changing(tiny_story):
            pass
        assert refused(tiny_story, "story.toml").startswith("is a link")
        assert kept.read_text() == KEPT


class TestSideBySide:
    def test_a_reader_never_sees_half_of_a_change(self, tmp_path: Path) -> None:
        folder = tmp_path / "story"
        enough = threading.Event()

        def count() -> None:
            number = 0
            while not enough.is_set():
                number += 1
                write(folder, {"a.txt": str(number).encode(), "b.txt": str(number).encode()})
                enough.wait(0.003)

        with changing(folder, make=True) as opened:
            opened.write({"a.txt": b"0", "b.txt": b"0"})
        writer = threading.Thread(target=count)
        writer.start()
        seen = set()
        try:
            while len(seen) < 10:
                with reading(folder) as opened:
                    first, second = opened.read("a.txt"), opened.read("b.txt")
                assert first == second
                seen.add(first)
        finally:
            enough.set()
            writer.join()

    def test_who_waits_too_long_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "LOCK_S", 0.05)
        with (
            changing(tmp_path),
            pytest.raises(StoryError, match="another program is writing this story; try again"),
            reading(tmp_path),
        ):
            pass

    def test_what_is_read_and_then_written_is_changed_by_nobody_else(self, tmp_path: Path) -> None:
        write(tmp_path, {"count.txt": b"0"})

        def add() -> None:
            for _ in range(10):
                with changing(tmp_path) as folder:
                    folder.write({"count.txt": str(int(folder.read("count.txt")) + 1).encode()})

        threads = [threading.Thread(target=add) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (tmp_path / "count.txt").read_bytes() == b"40"


@pytest.mark.parametrize("name", ["none", "a\0b", "x" * 300, "file.txt"])
def test_what_is_no_folder_is_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("")
    with pytest.raises(StoryError) as error, reading(tmp_path / name):
        pass
    assert len(str(error.value).splitlines()) == 1


def test_the_tables_of_a_story_are_read_together(tiny_story: Path) -> None:
    with reading(tiny_story) as opened:
        assert not any(table.read(opened)[1] for table in (EVENTS, PASSAGES, PLACES))
