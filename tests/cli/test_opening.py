from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import opening
from geo.errors import DatelineError
from geo.paths import PAGE
from tests.command import run


class TestOpen:
    @pytest.fixture
    def started(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
        calls: list[tuple[list[str], dict[str, str]]] = []

        def serve(command: list[str], environment: dict[str, str]) -> int:
            calls.append((command, environment))
            return 3

        monkeypatch.setattr(opening, "_serve", serve)
        monkeypatch.setattr(opening, "_free_port", lambda host, port: port or 8501)
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

        monkeypatch.setattr(opening.subprocess, "Popen", Interrupted)
        result = run("open")
        assert result.exit_code == 0
        assert "Traceback" not in result.output

    def test_a_busy_port_is_passed_over_unless_it_was_asked_for(self) -> None:
        with socket.socket() as busy:
            busy.bind(("localhost", 0))
            busy.listen()
            port = busy.getsockname()[1]
            with pytest.raises(DatelineError, match=f"Port {port} is in use"):
                opening._free_port("localhost", port)
        assert opening._free_port("localhost", None) in range(8501, 8601)
        result = run("open", "--port", "70000")
        assert (result.exit_code, "1<=x<=65535" in result.stderr) == (2, True)

    def test_told_to_end_it_ends_the_server(self, tmp_path: Path) -> None:
        server = "import time; print(1, flush=True); time.sleep(60)"
        code = f"sys.exit(opening._serve([sys.executable, '-c', {server!r}], {{}}))"
        waiting = f"import sys; from geo.cli import opening; {code}"
        with subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, text=True) as command:
            assert command.stdout is not None
            assert command.stdout.readline() == "1\n"
            command.terminate()
            assert command.wait(timeout=10) != 0
            assert command.stdout.read() == ""  # the server has ended too, or this would wait for it
