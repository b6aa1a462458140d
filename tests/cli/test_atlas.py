from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests import command, joined, stories
from tests.atlases.conftest import library as library
from tests.atlases.conftest import path as path

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> Result:
    return command.run("atlas", *arguments)


class TestBuild:
    def test_it_counts_what_it_read(self, library: Path, tmp_path: Path) -> None:
        first = run("build", library, "--out", tmp_path / "a.db")
        assert (
            first.stdout == f"{tmp_path / 'a.db'}: 12 events of 2 stories; 2 read, 0 as before, 0 taken out\n"
        )
        assert run("build", library, "--out", tmp_path / "a.db").stdout.endswith(
            "0 read, 2 as before, 0 taken out\n"
        )

    def test_a_story_that_cannot_be_read_is_named_and_the_rest_go_on(
        self, library: Path, tmp_path: Path
    ) -> None:
        stories.edit(library / "tiny", "places.csv", 2, "lat", "91")
        result = run("build", library, "--out", tmp_path / "a.db")
        assert result.exit_code == 1
        assert "5 events of 1 story;" in result.stdout
        named, counted = result.stderr.splitlines()
        assert named.startswith("tiny: places.csv, row 2, column lat")
        assert counted == "1 story could not be read and left out"

    def test_what_is_counted_in_a_joined_story_is_named(self, tmp_path: Path) -> None:
        joined.write(tmp_path / "lib" / "flood")
        stories.write(tmp_path / "lib" / "south", text=joined.SOUTH, events=[], places=[])
        assert run("build", tmp_path / "lib", "--out", tmp_path / "a.db").stdout.splitlines() == [
            f"{tmp_path / 'a.db'}: 4 events of 1 story; 1 read, 0 as before, 0 taken out",
            "counted in flood, which was joined of them: south",
        ]

    def test_stories_of_the_same_text_are_named(self, library: Path, tmp_path: Path) -> None:
        shutil.copytree(library / "tiny", library / "tiny again")
        stories.write(library / "other", text=joined.SOUTH, events=[], places=[])
        assert run("build", library, "--out", tmp_path / "a.db").stdout.splitlines()[1:] == [
            "of the same text, so that their events count more than once: tiny, tiny again"
        ]

    def test_what_is_no_library_or_no_atlas_is_one_line(self, library: Path, tmp_path: Path) -> None:
        for arguments in (
            (tmp_path / "nothere", "--out", tmp_path / "a.db"),
            (library, "--out", Path(__file__)),
        ):
            result = run("build", *arguments)
            assert result.exit_code == 1
            assert len(result.stderr.splitlines()) == 1
            assert "Traceback" not in result.output


class TestFind:
    def test_a_table_with_what_is_checked_and_how_far_it_is(self, path: Path) -> None:
        asked = ["--within", "300", "--of", "56.946, 24.10589", "--since", "2024-02", "--words", "berg"]
        result = run("find", path, *asked)
        head, *rows = result.stdout.splitlines()
        assert head.split() == ["date", "place", "km", "what", "happened", "status", "checked", "story"]
        assert [row.split()[0] for row in rows] == ["2024-03-11", "2024-03-12", "2024-03-13/.."]
        assert rows[1].split("  ")[0] == "2024-03-12"
        assert "Riga, Latvia" in rows[1]
        assert "no, 95 %" in rows[1]
        assert rows[1].endswith("tiny/riga-terminal")
        assert result.stderr == "3 events; 3 of these drawn by machine and checked by nobody\n"

    def test_of_more_than_fit_it_says_so(self, path: Path) -> None:
        result = run("find", path, "--limit", "2")
        assert len(result.stdout.splitlines()) == 3
        assert " km " not in result.stdout
        assert result.stderr == "2 of 12 events; --limit shows more\n"

    def test_nothing_found_is_no_error(self, path: Path) -> None:
        result = run("find", path, "--words", "xyzzy")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 events\n")

    def test_json_is_read_back(self, path: Path) -> None:
        rows = json.loads(run("find", path, "--words", "blocked", "--format", "json").stdout)
        assert [row["event_id"] for row in rows] == ["border-blockade"]
        assert (rows[0]["chance"], rows[0]["km"], rows[0]["reviewed"]) == (0.55, None, False)

    def test_csv_has_every_row_and_runs_no_formula(self, tmp_path: Path) -> None:
        stories.hostile(tmp_path / "library" / "one", '=HYPERLINK("https://example.org")')
        run("build", tmp_path / "library", "--out", tmp_path / "a.db")
        text = run("find", tmp_path / "a.db", "--format", "csv").stdout.removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len(rows) == 2
        assert rows[0]["title"] == '\'=HYPERLINK("https://example.org")'

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            (["--within", "5"], "A distance needs a place"),
            (["--since", "soon"], "since: 'soon' is no date; write 2022-02-24, 2022-02 or 2022"),
            (["--min-chance", "50"], "min_chance is 50"),
            (["--of", "99, 5", "--within", "1"], "is no point"),
        ],
    )
    def test_what_cannot_be_asked_is_one_line(self, asked: list[str], said: str, path: Path) -> None:
        result = run("find", path, *asked)
        assert result.exit_code == 1
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1

    def test_titles_cannot_write_to_the_terminal(self, tmp_path: Path) -> None:
        stories.hostile(tmp_path / "library" / "one", "\x1b[31mred\x07")
        run("build", tmp_path / "library", "--out", tmp_path / "a.db")
        assert "\\x1b[31mred\\x07" in run("find", tmp_path / "a.db").stdout
        assert "\x1b" not in run("find", tmp_path / "a.db").stdout


def test_both_as_real_processes(library: Path, tmp_path: Path) -> None:
    def real(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "geo.cli", "atlas", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    real("build", library, "--out", tmp_path / "a.db")
    assert "Strikers at the Gdansk shipyard" in real(
        "find", tmp_path / "a.db", "--until", "1999", "--words", "union"
    )
