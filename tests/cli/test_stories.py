from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.export.formats import FORMATS
from geo.paths import DEFAULT_STORY
from geo.story.story import load
from tests import stories
from tests.command import run


class TestCheck:
    def test_a_story_that_holds_is_one_line_of_counts(self, tiny_story: Path) -> None:
        result = run("check", tiny_story)
        assert result.exit_code == 0, result.output
        assert result.stdout == (
            f"{tiny_story}: 7 events, 9 passages, 6 places; 1 without a date, 1 without a place. "
            "Everything holds.\n"
        )
        assert result.stderr == ""

    def test_without_a_story_it_checks_the_shipped_one(self) -> None:
        result = run("check")
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith(str(DEFAULT_STORY))

    @pytest.mark.parametrize(
        ("file", "row", "column", "value"),
        [
            ("events.csv", 2, "date", "2023-99"),
            ("events.csv", 3, "place_id", "atlantis"),
            ("events.csv", 4, "status", "rumoured"),
            ("passages.csv", 2, "start", "3"),
            ("passages.csv", 9, "event_id", "nobody"),
            ("places.csv", 2, "lat", "91"),
            ("places.csv", 7, "lon", "east"),
        ],
    )
    def test_what_does_not_hold_is_named_by_file_row_and_column(
        self, file: str, row: int, column: str, value: str, tiny_story: Path
    ) -> None:
        stories.edit(tiny_story, file, row, column, value)
        result = run("check", tiny_story)
        assert result.exit_code == 1
        assert f"{file}, row {row}, column {column}: " in result.stderr
        assert "Traceback" not in result.output
        assert result.stdout == ""

    def test_every_problem_is_a_line_of_its_own(self, tiny_story: Path) -> None:
        for row in (2, 3, 4):
            stories.edit(tiny_story, "places.csv", row, "lat", "91")
        assert [line.split(":")[0] for line in run("check", tiny_story).stderr.splitlines()] == [
            f"places.csv, row {row}, column lat" for row in (2, 3, 4)
        ]

    @pytest.mark.parametrize(
        "file", ["story.toml", "events.csv", "passages.csv", "places.csv", stories.REPORT]
    )
    def test_a_missing_file_is_named(self, file: str, tiny_story: Path) -> None:
        (tiny_story / file).unlink()
        result = run("check", tiny_story)
        assert result.exit_code == 1
        assert file in result.stderr
        assert "no such file" in result.stderr

    @pytest.mark.parametrize(
        "file", ["story.toml", "events.csv", "passages.csv", "places.csv", stories.REPORT]
    )
    def test_a_file_that_is_not_utf_8_is_named(self, file: str, tiny_story: Path) -> None:
        path = tiny_story / file
        path.write_bytes(path.read_bytes() + b"\xff")
        result = run("check", tiny_story)
        assert result.exit_code == 1
        assert f"{file} is not UTF-8" in result.stderr.replace(f"{file}: ", f"{file} ")
        assert "0xff" in result.stderr

    def test_of_very_many_problems_the_first_are_listed_and_the_rest_counted(self, tiny_story: Path) -> None:
        with (tiny_story / "places.csv").open("a", encoding="utf-8") as places:
            places.writelines(f"p{number},\n" for number in range(5_000))
        lines = run("check", tiny_story).stderr.splitlines()
        assert len(lines) == 101
        assert lines[-1] == "and 4,900 more; mend these first"

    def test_a_folder_that_is_not_there_is_one_line(self, tmp_path: Path) -> None:
        result = run("check", tmp_path / "none")
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert str(tmp_path / "none") in result.stderr


class TestExport:
    @pytest.mark.parametrize("kind", sorted(FORMATS))
    def test_every_format_is_written_where_asked(self, kind: str, tiny_story: Path, tmp_path: Path) -> None:
        target = tmp_path / f"out.{kind}"
        result = run("export", tiny_story, "--format", kind, "--out", target)
        assert result.exit_code == 0, result.output
        assert target.read_bytes() == FORMATS[kind].write(load(tiny_story))
        assert result.stdout == f"{target} ({target.stat().st_size:,} bytes)\n"

    def test_without_a_name_the_file_is_named_by_the_story(
        self, tiny_story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("export", tiny_story, "--format", "geojson").exit_code == 0
        assert json.loads((tmp_path / "tiny.geojson").read_text("utf-8"))["title"] == stories.HEADLINE

    def test_without_a_name_no_other_file_is_written_over(
        self, tiny_story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        run("export", tiny_story, "--format", "csv")
        assert run("export", tiny_story, "--format", "csv").exit_code == 0  # nothing would change
        other = stories.write(tmp_path / "other", events=stories.unchecked())
        before = (tmp_path / "tiny.csv").read_bytes()
        result = run("export", other, "--format", "csv")
        assert (result.exit_code, result.stderr) == (
            1,
            "tiny.csv is there already, from before or from another story; `--out tiny.csv` writes over it, "
            "another name after --out keeps both\n",
        )
        assert (tmp_path / "tiny.csv").read_bytes() == before
        assert run("export", other, "--format", "csv", "--out", "tiny.csv").exit_code == 0
        assert (tmp_path / "tiny.csv").read_bytes() != before

    def test_a_file_that_cannot_be_written_is_named(self, tiny_story: Path, tmp_path: Path) -> None:
        target = tmp_path / "none" / "out.html"
        result = run("export", tiny_story, "--out", target)
        assert result.exit_code == 1
        assert result.stderr == f"{target} cannot be written: no such file or directory\n"

    def test_a_file_that_is_there_is_replaced_or_stays_whole(
        self, tiny_story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out.csv"
        target.write_text("what was there before")
        monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
        result = run("export", tiny_story, "--format", "csv", "--out", target)
        assert (result.exit_code, result.stderr) == (1, f"{target} cannot be written: no space left\n")
        assert target.read_text() == "what was there before"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "tiny"]
        monkeypatch.undo()
        assert run("export", tiny_story, "--format", "csv", "--out", target).exit_code == 0
        assert target.read_bytes() == FORMATS["csv"].write(load(tiny_story))

    @pytest.mark.parametrize("name", ["events.csv", "story.toml", "report.txt", "link.csv"])
    def test_a_file_of_the_story_is_never_written_over(self, name: str, tiny_story: Path) -> None:
        (tiny_story / "link.csv").symlink_to("places.csv")
        before = (tiny_story / name).read_bytes()
        result = run("export", tiny_story, "--format", "csv", "--out", tiny_story / name)
        assert result.exit_code == 1
        assert result.stderr.endswith("is a file of the story itself; name another with --out\n")
        assert (tiny_story / name).read_bytes() == before

    def test_a_device_is_written_to_as_it_comes(self, tiny_story: Path) -> None:
        full = run("export", tiny_story, "--format", "csv", "--out", "/dev/full")
        assert (full.exit_code, full.stderr) == (1, "/dev/full cannot be written: no space left on device\n")
        assert run("export", tiny_story, "--format", "csv", "--out", "/dev/null").exit_code == 0
        assert not Path("/dev/null").is_file()

    def test_lines_to_embed_open_at_a_date_of_the_story(self, tiny_story: Path, tmp_path: Path) -> None:
        target = tmp_path / "lines.html"
        embed = ("export", tiny_story, "--format", "embed", "--out", target, "--at")
        assert run(*embed, "2024-03-13/..").exit_code == 0
        assert "tiny.html#date=2024-03-13%2F.." in target.read_text()
        wrong = run(*embed, "2024-01-01")
        assert wrong.exit_code == 1
        assert wrong.stderr.startswith("'2024-01-01' is no date of this story; it has 1980, 2024-03-11, ")
        assert run("export", tiny_story, "--out", target, "--at", "1980").exit_code == 2

    def test_its_help_tells_of_every_format(self) -> None:
        said = run("export", "--help").stdout
        assert all(one.label in said for one in FORMATS.values())

    def test_a_broken_story_writes_nothing(self, tiny_story: Path, tmp_path: Path) -> None:
        stories.edit(tiny_story, "places.csv", 2, "lat", "91")
        target = tmp_path / "out.html"
        result = run("export", tiny_story, "--out", target)
        assert result.exit_code == 1
        assert "places.csv, row 2, column lat" in result.stderr
        assert not target.exists()

    def test_a_format_that_is_none_lists_those_there_are(self, tiny_story: Path) -> None:
        result = run("export", tiny_story, "--format", "pdf")
        assert result.exit_code == 2
        assert all(kind in result.stderr for kind in FORMATS)
