"""A story packed into one file, and archives that somebody sends who means no good."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import DatelineError, StoryError
from geo.paths import DEFAULT_STORY
from geo.story import archive
from geo.story.archive import pack, unpack
from geo.story.story import load
from tests import stories

Refused = Callable[[bytes], str]
Entry = tuple[str | zipfile.ZipInfo, bytes]


OUTSIDE = (
    *("../evil.txt", "story/../../evil.txt", "/etc/evil.txt", "//host/evil.txt", "a//b", "./x", "a/."),
    *("C:/evil.txt", "C:evil.txt", "..\\evil.txt", "\\\\host\\evil.txt", "events.csv:stream"),
)


def zipped(*entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as made:
        for name, content in entries:
            made.writestr(name, content)
    return packed.getvalue()


def of(folder: Path, *more: Entry) -> bytes:
    """An archive of a story's files as they lie in the folder, and of something more."""
    return zipped(*((path.name, path.read_bytes()) for path in sorted(folder.iterdir())), *more)


def linked(name: str, kind: int = stat.S_IFLNK) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o777) << 16
    return entry


def listing(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Unpack something that must not be, and return what is said of it."""
    room = tmp_path / "room"
    room.mkdir()

    def say(packed: bytes) -> str:
        with pytest.raises(DatelineError) as error:
            unpack(packed, room / "story")
        assert list(room.iterdir()) == []
        assert len(str(error.value).splitlines()) == 1
        return str(error.value)

    return say


class TestPacking:
    def test_a_story_comes_back_as_it_was(self, tiny_story: Path, tmp_path: Path) -> None:
        (tiny_story / "corrections.toml").write_text("# none yet\n")
        (tiny_story / "draft").mkdir()
        (tiny_story / "draft" / "events.csv").write_text("event_id\n")
        assert unpack(pack(tiny_story), tmp_path / "back") == ()
        assert listing(tmp_path / "back") == listing(tiny_story)

    def test_its_view_of_borders_comes_back(self, tmp_path: Path) -> None:
        folder = stories.write(tmp_path / "held", borders="natural-earth")
        back = tmp_path / "back"
        unpack(pack(folder), back)
        assert load(back).meta.borders == "natural-earth"

    def test_only_the_storys_own_files_go_in(self, tiny_story: Path, tmp_path: Path) -> None:
        before = listing(tiny_story)
        (tiny_story / "notes.txt").write_text("not for others")
        (tiny_story / ".env").write_text("nor this")
        unpack(pack(tiny_story), tmp_path / "back")
        assert listing(tmp_path / "back") == before

    def test_the_same_story_gives_the_same_bytes(self, tiny_story: Path) -> None:
        assert pack(tiny_story) == pack(tiny_story)

    def test_the_shipped_story_carries_its_report_then(self, tmp_path: Path) -> None:
        unpack(pack(DEFAULT_STORY), tmp_path / "kim")
        shipped, story = load(DEFAULT_STORY), load(tmp_path / "kim")
        assert story.text == shipped.text
        assert story.meta.report == "report.txt"
        assert story.events.equals(shipped.events)

    def test_a_link_is_not_packed(self, tiny_story: Path, tmp_path: Path) -> None:
        (tmp_path / "kept.txt").write_text("the user's own words")
        (tiny_story / "coverage.csv").symlink_to(tmp_path / "kept.txt")
        with pytest.raises(StoryError, match=r"coverage\.csv: is a link"):
            pack(tiny_story)


class TestUnpacking:
    def test_a_folder_packed_by_another_program_is_taken(self, tiny_story: Path, tmp_path: Path) -> None:
        files = [(f"my story/{path.name}", path.read_bytes()) for path in tiny_story.iterdir()]
        folder = zipfile.ZipInfo("my story/")
        junk = [("__MACOSX/my story/._story.toml", b"x"), ("my story/.DS_Store", b"x")]
        assert unpack(zipped((folder, b""), *files, *junk), tmp_path / "back") == ()
        assert load(tmp_path / "back").text == stories.TEXT

    def test_what_is_none_of_a_storys_stays_behind_and_is_named(
        self, tiny_story: Path, tmp_path: Path
    ) -> None:
        more: list[Entry] = [("notes.txt", b"x"), (".profile", b"x"), ("a/b/c.txt", b"x"), ("run.sh", b"x")]
        left = unpack(of(tiny_story, *more), tmp_path / "back")
        assert left == (".profile", "a/b/c.txt", "notes.txt", "run.sh")
        assert listing(tmp_path / "back") == listing(tiny_story)

    def test_a_folder_that_is_there_is_not_touched(self, tiny_story: Path) -> None:
        before = listing(tiny_story)
        with pytest.raises(DatelineError, match="cannot be written: directory not empty"):
            unpack(pack(tiny_story), tiny_story)
        assert listing(tiny_story) == before

    def test_a_link_in_the_place_of_the_folder_is_not_followed(
        self, tiny_story: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "back").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(DatelineError, match="cannot be written"):
            unpack(pack(tiny_story), tmp_path / "back")
        assert list((tmp_path / "elsewhere").iterdir()) == []


class TestAttacks:
    @pytest.mark.parametrize("name", OUTSIDE)
    def test_a_name_that_leads_out(self, name: str, tiny_story: Path, refused: Refused) -> None:
        assert "leads out of its folder" in refused(of(tiny_story, (name, b"x")))

    def test_a_name_with_a_nul(self, tiny_story: Path, refused: Refused) -> None:
        packed = of(tiny_story, ("evil.txt.EXE", b"x")).replace(b"evil.txt.EXE", b"evil.txt\0EXE")
        assert "leads out of its folder" in refused(packed)

    @pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
    def test_a_link_or_a_device(self, kind: int, tiny_story: Path, refused: Refused) -> None:
        said = refused(of(tiny_story, (linked("coverage.csv", kind), b"/etc/passwd")))
        assert said == "the archive holds 'coverage.csv', which is a link or a device"

    @pytest.mark.parametrize(
        ("one", "other"), [("events.csv", "EVENTS.CSV"), ("café.txt", "cafe\u0301.txt"), ("a.txt", "a.txt")]
    )
    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_two_names_that_are_one_on_many_disks(self, one: str, other: str, refused: Refused) -> None:
        assert "are the same name on many disks" in refused(zipped((one, b"x"), (other, b"y")))

    def test_a_bomb(self, tiny_story: Path, refused: Refused) -> None:
        said = refused(of(tiny_story, ("coverage.csv", b"\0" * 20_000_000)))
        assert said == "'coverage.csv' would grow 200 times; no file of a story does"

    def test_too_much_in_all(
        self, tiny_story: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "MOST_UNPACKED", 3_000)
        assert "holds more than" in refused(of(tiny_story))

    def test_too_many_files(self, refused: Refused) -> None:
        assert "it may have 32 MB and 1000 files" in refused(
            zipped(*((f"{n}.txt", b"") for n in range(1001)))
        )

    def test_too_large(self, refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "MOST_PACKED", 100)
        assert "too large" in refused(b"PK" + b"x" * 100)

    def test_a_size_that_lies(self, tiny_story: Path, refused: Refused) -> None:
        content = b"sentence,outcome,reason\n" * 50_000
        packed = of(tiny_story, ("coverage.csv", content))
        size = len(content).to_bytes(4, "little")
        assert packed.count(size) == 2
        assert "damaged" in refused(packed.replace(size, (10).to_bytes(4, "little")))

    def test_a_password(self, tiny_story: Path, refused: Refused) -> None:
        packed = bytearray(of(tiny_story))
        packed[packed.rfind(b"PK\x01\x02") + 8] |= 1
        assert "locked by a password" in refused(bytes(packed))

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_an_unusual_packing(self, method: int, refused: Refused) -> None:
        assert "in an unusual way" in refused(zipped(("story.toml", b"x"), method=method))

    @pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all", b"PK\x05\x06" + b"\xff" * 18])
    def test_no_archive(self, content: bytes, refused: Refused) -> None:
        assert refused(content).startswith("this is no .zip file, or it is damaged: ")

    def test_an_archive_of_something_else(self, refused: Refused) -> None:
        assert "holds no story.toml" in refused(zipped(("letter.txt", b"x")))
        assert "holds no story.toml" in refused(zipped(("a/story.toml", b"x"), ("b/story.toml", b"x")))

    @pytest.mark.parametrize(
        "report", ["/etc/passwd", "../x.txt", "events.csv", "draft/events.csv", ".profile"]
    )
    def test_a_report_that_is_elsewhere(self, report: str, tmp_path: Path, refused: Refused) -> None:
        said = refused(of(stories.write(tmp_path / "story", report=report)))
        assert said.startswith("story.toml, key report: ")

    def test_brackets_without_end(self, tiny_story: Path, refused: Refused) -> None:
        (tiny_story / "story.toml").write_text("a = " + "[" * 20_000)
        assert "nested too deeply" in refused(of(tiny_story))

    def test_a_story_that_does_not_hold(self, tiny_story: Path, refused: Refused) -> None:
        stories.edit(tiny_story, "places.csv", 2, "lat", "91")
        assert refused(of(tiny_story)).startswith("places.csv, row 2, column lat: ")

    @settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_flipped_bytes_are_a_sentence_or_a_story(self, tiny_story: Path, data: st.DataObject) -> None:
        packed = bytearray(pack(tiny_story))
        for _ in range(data.draw(st.integers(1, 4))):
            packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
        into = tiny_story.parent / "flipped"
        try:
            unpack(bytes(packed), into)
        except DatelineError:
            assert not into.exists()
        else:
            load(into)
            for path in sorted(into.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            into.rmdir()
