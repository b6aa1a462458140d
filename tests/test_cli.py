from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from geo import cli
from geo.errors import DatelineError
from geo.export.formats import FORMATS
from geo.paths import DEFAULT_STORY, PAGE
from geo.story.story import load
from geo.version import __version__
from tests import stories

COMMANDS = sorted(cli.main.commands)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_command_says_what_it_does_with_what(self, command: str) -> None:
        found = cli.main.commands[command]
        assert found.help, f"{command} has no documentation"
        arguments = [part for part in found.params if isinstance(part, click.Argument)]
        for argument in arguments:
            assert str(argument.name).upper() in found.help
        result = run(command, "--help")
        assert result.exit_code == 0
        assert found.help.splitlines()[0] in " ".join(result.stdout.split())

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_option_is_explained_or_lists_its_choices(self, command: str) -> None:
        for part in cli.main.commands[command].params:
            if isinstance(part, click.Option):
                assert part.help or isinstance(part.type, click.Choice), part.name

    def test_the_program_lists_its_commands_and_explains_a_story(self) -> None:
        result = run("--help")
        assert result.exit_code == 0
        assert "story.toml" in result.stdout
        assert all(command in result.stdout for command in COMMANDS)
        assert run("-h").stdout == result.stdout

    def test_the_version_is_the_packages(self) -> None:
        assert run("--version").stdout.strip() == f"dateline {__version__}"

    def test_the_commands_are_those_of_the_readme(self) -> None:
        assert {"check", "export", "open"} <= set(COMMANDS)

    def test_the_module_run_by_python_is_the_command(self) -> None:
        command, root = [sys.executable, "-m", "geo.cli", "--version"], Path(__file__).parent.parent
        found = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        assert found.stdout == f"dateline {__version__}\n"

    def test_help_does_not_wait_for_the_heavy_libraries(self) -> None:
        code = (
            "import sys, geo.cli; print([m for m in ('pandas', 'folium', 'streamlit') if m in sys.modules])"
        )
        root = Path(__file__).parent.parent
        found = subprocess.run(
            [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
        )
        assert found.stdout.strip() == "[]"


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


class TestOpen:
    @pytest.fixture
    def started(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
        calls: list[tuple[list[str], dict[str, str]]] = []

        def serve(command: list[str], environment: dict[str, str]) -> int:
            calls.append((command, environment))
            return 3

        monkeypatch.setattr(cli, "_serve", serve)
        monkeypatch.setattr(cli, "_free_port", lambda host, port: port or 8501)
        return calls

    def test_it_runs_the_page_on_this_machine_only(
        self, started: list[tuple[list[str], dict[str, str]]]
    ) -> None:
        assert run("open").exit_code == 3
        ((command, environment),) = started
        assert command[:3] == [sys.executable, "-m", "geo.ui.serve"]
        assert PAGE.is_file()
        options = dict(zip(command[3::2], command[4::2], strict=True))
        assert options["--server.port"] == "8501"
        assert options["--server.address"] == "localhost"
        assert options["--server.headless"] == "false"
        assert environment["DATELINE_STORY"] == ""  # it opens on the shelf
        assert environment["DATELINE_READ_ONLY"] == ""
        assert environment.keys() >= os.environ.keys()

    def test_it_says_where_the_page_is(self, started: list[tuple[list[str], dict[str, str]]]) -> None:
        result = run("open", "--port", "9000")
        assert result.stdout == "Dateline is at http://localhost:9000; Ctrl+C ends it.\n"
        assert result.stderr == ""
        assert "http://[fe80::1]:8501;" in run("open", "--host", "fe80::1").stdout
        assert "http://localhost:8501;" in run("open", "--host", "0.0.0.0").stdout

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "my-machine"])
    def test_to_a_network_it_opens_with_a_warning_of_what_others_can_do(
        self, host: str, started: list[tuple[list[str], dict[str, str]]], tmp_path: Path
    ) -> None:
        result = run("open", "--host", host, "--library", tmp_path)
        ((command, _),) = started
        assert command[command.index("--server.address") + 1] == host
        assert f"can read, change and delete the stories in {tmp_path.resolve()}, and add" in result.stderr
        assert len(result.stderr.splitlines()) == 1

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
    def test_to_this_machine_it_opens_without(
        self, host: str, started: list[tuple[list[str], dict[str, str]]]
    ) -> None:
        assert run("open", "--host", host).stderr == ""

    def test_a_public_server_keeps_its_stories_as_they_are(
        self, started: list[tuple[list[str], dict[str, str]]], tiny_story: Path
    ) -> None:
        result = run("open", tiny_story, "--host", "0.0.0.0", "--read-only")
        assert f"and {tiny_story.resolve()}, but not change them" in result.stderr
        assert started[0][1]["DATELINE_READ_ONLY"] == "1"

    def test_the_environment_may_say_so_too(
        self, started: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DATELINE_READ_ONLY", "1")
        run("open")
        assert started[0][1]["DATELINE_READ_ONLY"] == "1"

    @pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1", "2001:db8::1", "unix:///tmp/x"])
    def test_an_address_that_is_not_this_machines_is_one_sentence(self, host: str) -> None:
        result = run("open", "--host", host)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{host!r} is not an address of this machine; ")
        assert len(result.stderr.splitlines()) == 1

    def test_the_library_may_be_another(
        self, started: list[tuple[list[str], dict[str, str]]], tmp_path: Path
    ) -> None:
        run("open", "--library", tmp_path / "mine")
        assert started[0][1]["DATELINE_LIBRARY"] == str((tmp_path / "mine").resolve())

    def test_a_story_that_is_not_there_is_said_at_once(
        self, started: list[tuple[list[str], dict[str, str]]]
    ) -> None:
        result = run("open", "nothere")
        assert (result.exit_code, started) == (1, [])
        assert "nothere is not a folder" in result.stderr

    def test_it_takes_a_story_a_port_and_leaves_the_browser_alone(
        self,
        started: list[tuple[list[str], dict[str, str]]],
        tiny_story: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tiny_story.parent)
        run("open", "tiny", "--port", "9000", "--no-browser")
        ((command, environment),) = started
        options = dict(zip(command[3::2], command[4::2], strict=True))
        assert (options["--server.port"], options["--server.headless"]) == ("9000", "true")
        assert environment["DATELINE_STORY"] == str(tiny_story.resolve())

    def test_ctrl_c_ends_it_in_peace(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Interrupted:
            def __init__(self, *_: object, **__: object) -> None: ...
            def __enter__(self) -> Interrupted:
                return self

            def __exit__(self, *_: object) -> None: ...
            def wait(self) -> int:
                raise KeyboardInterrupt

        monkeypatch.setattr(cli.subprocess, "Popen", Interrupted)
        result = run("open")
        assert result.exit_code == 0
        assert "Traceback" not in result.output

    def test_a_busy_port_is_passed_over_unless_it_was_asked_for(self) -> None:
        with socket.socket() as busy:
            busy.bind(("localhost", 0))
            busy.listen()
            port = busy.getsockname()[1]
            with pytest.raises(DatelineError, match=f"Port {port} is in use"):
                cli._free_port("localhost", port)
        assert cli._free_port("localhost", None) in range(8501, 8601)
        result = run("open", "--port", "70000")
        assert (result.exit_code, "1<=x<=65535" in result.stderr) == (2, True)

    def test_told_to_end_it_ends_the_server(self, tmp_path: Path) -> None:
        server = "import time; print(1, flush=True); time.sleep(60)"
        waiting = (
            f"import sys; from geo import cli; sys.exit(cli._serve([sys.executable, '-c', {server!r}], {{}}))"
        )
        with subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, text=True) as command:
            assert command.stdout is not None
            assert command.stdout.readline() == "1\n"
            command.terminate()
            assert command.wait(timeout=10) != 0
            assert command.stdout.read() == ""  # the server has ended too, or this would wait for it


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [["check"], ["--help"]])
def test_a_full_disk_behind_the_output_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [sys.executable, "-m", "geo.cli", *arguments],
            cwd=Path(__file__).parent.parent,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (found.returncode, found.stderr) == (1, "The output cannot be used: no space left on device\n")


def test_a_name_that_no_system_takes_is_one_line(tmp_path: Path) -> None:
    for command in ("open", "check", "build", "geocode", "export"):
        result = run(command, tmp_path / ("a" * 300))
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert "Traceback" not in result.output
        assert "too long" in result.stderr
