"""Folders, globs and JSON Lines files -> the reports in them."""

from __future__ import annotations

import json
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from geo.batch.given import Source, is_many
from geo.errors import DatelineError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    for name in ("b.txt", "a.HTML", "1999/c.pdf", "photo.jpg", ".hidden.txt", ".git/d.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def ids(name: str | Path, library: str | Path = "nowhere") -> list[str]:
    return [given.report_id for given in Source(name, library)]


def lines(path: Path, *documents: object) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
    return path


class TestFolder:
    def test_its_reports_come_in_order_and_what_is_none_is_named(self, archive: Path) -> None:
        source = Source(archive, Path("nowhere"))
        assert [given.report_id for given in source] == ["1999/c.pdf", "a.HTML", "b.txt"]
        assert source.count == 3
        assert source.left_out == [str(archive / "photo.jpg")]

    def test_the_stories_of_the_library_are_no_reports(self, archive: Path) -> None:
        (archive / "lib" / "story").mkdir(parents=True)
        (archive / "lib" / "story" / "report.txt").touch()
        source = Source(archive, archive / "lib")
        assert [given.report_id for given in source] == ["1999/c.pdf", "a.HTML", "b.txt"]
        assert source.left_out == [str(archive / "photo.jpg")]

    def test_a_link_leads_nowhere(self, archive: Path, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_text("secret", "utf-8")
        (archive / "link.txt").symlink_to(tmp_path / "secret.txt")
        source = Source(archive, Path("nowhere"))
        assert "link.txt" not in [given.report_id for given in source]
        assert str(archive / "link.txt") in source.left_out

    def test_a_folder_without_reports_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(DatelineError, match=r"holds no report; Dateline takes \.txt"):
            Source(tmp_path, Path("nowhere"))

    def test_a_file_that_vanished_is_a_problem_of_its_own(self, archive: Path) -> None:
        source = Source(archive, Path("nowhere"))
        (archive / "b.txt").unlink()
        problems = [given.problem for given in source]
        assert problems == ["", "", f"{archive / 'b.txt'} cannot be read: no such file or directory"]


def test_a_glob_names_its_reports_as_the_folder_does(archive: Path) -> None:
    assert ids(archive / "*.txt") == ["b.txt"]
    assert ids(archive / "**" / "*.[pj]*") == ["1999/c.pdf", "photo.jpg"]
    assert next(iter(Source(archive / "*.txt", Path("x")))).key == list(Source(archive, Path("x")))[2].key


class TestLines:
    def test_each_line_is_a_report_by_its_id_or_its_number(self, tmp_path: Path) -> None:
        path = lines(tmp_path / "in.jsonl", {"id": "x", "text": "a"}, {"id": 7, "text": "b"}, {"text": "c"})
        assert ids(path) == ["x", "7", "line 3"]

    def test_a_line_that_cannot_be_read_is_a_problem_of_its_own(self, tmp_path: Path) -> None:
        path = tmp_path / "in.jsonl"
        path.write_bytes(b'{"id": 1\n\n[]\n{"id": "\xff"}\n{"id": "good", "text": "a"}\n')
        source = Source(path, Path("nowhere"))
        found = list(source)
        assert source.count == len(found) == 4
        assert [given.report_id for given in found] == ["line 1", "line 3", "line 4", "good"]
        assert [given.source for given in found][1] == f"{path}, line 3"
        assert [given.problem.split(";")[0][:20] for given in found] == [
            "The line is no JSON ", "The line is no JSON ", "The line is not UTF-", ""
        ]  # fmt: skip

    def test_what_nests_without_end_is_not_carried_along(self, tmp_path: Path) -> None:
        nested = "[" * 900 + "]" * 900
        line = f'{{"id": "x", "text": "a", "url": {nested}, "more": {nested}}}\n'
        (tmp_path / "in.jsonl").write_text(line, "utf-8")
        (given,) = Source(tmp_path / "in.jsonl", Path("nowhere"))
        assert given.content == {"id": "x", "text": "a", "url": []}
        assert given.key.startswith("x-")

    def test_a_byte_order_mark_is_no_part_of_the_first_line(self, tmp_path: Path) -> None:
        (tmp_path / "in.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "x", "text": "a"}\n')
        assert ids(tmp_path / "in.jsonl") == ["x"]

    def test_a_folder_and_a_glob_may_hold_them_too(self, archive: Path) -> None:
        lines(archive / "more.jsonl", {"id": "x", "text": "a"}, {"id": "y", "text": "b"})
        assert ids(archive) == ["1999/c.pdf", "a.HTML", "b.txt", "x", "y"]
        assert ids(archive / "*.jsonl") == ["x", "y"]

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(DatelineError, match=r"none\.jsonl cannot be read"):
            Source(tmp_path / "none.jsonl", Path("nowhere"))


class TestKey:
    def test_the_same_report_has_the_same_key_and_every_other_another(self, tmp_path: Path) -> None:
        one, again, other_id, other_text = Source(
            lines(
                tmp_path / "in.jsonl",
                {"id": "x", "text": "a"},
                {"text": "a", "id": "x"},
                {"id": "y", "text": "a"},
                {"id": "x", "text": "b"},
            ),
            Path("nowhere"),
        )
        assert one.key == again.key
        assert len({one.key, other_id.key, other_text.key}) == 3

    @pytest.mark.parametrize(
        "report_id", ["../../etc/passwd", "/etc", "..", "", "a\x00b", "\ud800", "x" * 999]
    )
    def test_it_is_the_name_of_a_folder_whatever_the_id(self, tmp_path: Path, report_id: str) -> None:
        (given,) = Source(lines(tmp_path / "in.jsonl", {"id": report_id, "text": "a"}), Path("nowhere"))
        (tmp_path / given.key).mkdir()
        assert (tmp_path / given.key).parent.resolve() == tmp_path.resolve()
        assert len(given.key) < 60


def test_a_name_is_told_to_be_of_one_report_or_of_many(archive: Path) -> None:
    (archive / "odd[1].txt").touch()
    assert is_many(archive)
    assert is_many(archive / "*.txt")
    assert is_many(Path("reports.JSONL"))
    assert not is_many(archive / "b.txt")
    assert not is_many(archive / "odd[1].txt")
    assert not is_many(Path("no-such-file"))


class TestUrl:
    """The same at a URL, whatever file system is behind it."""

    @pytest.fixture(params=["file", "memory"])
    def url(self, request: pytest.FixtureRequest, archive: Path) -> str:
        if request.param == "file":
            return f"file://{archive}"
        memory = MemoryFileSystem()
        memory.store.clear()
        memory.pseudo_dirs[:] = [""]
        memory.put(str(archive), "/archive", recursive=True)
        return "memory://archive"

    def test_a_folder_gives_the_same_reports(self, url: str, archive: Path) -> None:
        source, here = Source(url, "nowhere"), Source(archive, "nowhere")
        assert [given.key for given in source] == [given.key for given in here]
        assert [given.content for given in source] == [given.content for given in here]
        assert [name.rpartition("/")[2] for name in source.left_out] == ["photo.jpg"]

    def test_a_glob_names_its_reports_as_the_folder_does(self, url: str) -> None:
        assert ids(f"{url}/*.txt") == ["b.txt"]
        assert ids(f"{url}/**/*.[pj]*") == ["1999/c.pdf", "photo.jpg"]

    def test_lines_and_single_files_are_read(self, url: str) -> None:
        with fsspec.open(f"{url}/in.jsonl", "w") as file:
            file.write('{"id": "x", "text": "a"}\n\n{"text": "b"}\n')
        source = Source(f"{url}/in.jsonl", "nowhere")
        assert source.count == 2
        assert [given.report_id for given in source] == ["x", "line 3"]
        assert [given.source.endswith("/in.jsonl, line 3") for given in source] == [False, True]
        assert ids(f"{url}/b.txt") == ["b.txt"]

    def test_what_the_batch_itself_writes_is_no_report(self, url: str) -> None:
        with fsspec.open(f"{url}/out/mine.txt", "w") as file:
            file.write("mine")
        assert "out/mine.txt" not in ids(url, f"{url}/out")
        assert "out/mine.txt" in ids(url)

    def test_what_is_not_there_is_named(self, url: str) -> None:
        with pytest.raises(DatelineError, match=r"none\.jsonl cannot be read: "):
            Source(f"{url}/none.jsonl", "nowhere")
        with pytest.raises(DatelineError, match=r"none/\* holds no report"):
            Source(f"{url}/none/*", "nowhere")
        with pytest.raises(
            DatelineError, match="nosuch://x cannot be reached: ValueError: Protocol not known"
        ):
            Source("nosuch://x", "nowhere")
        (given,) = Source(f"{url}/none.txt", "nowhere")
        assert "none.txt cannot be read: " in given.problem

    def test_a_url_stands_for_many_reports(self, url: str) -> None:
        assert is_many(url)
