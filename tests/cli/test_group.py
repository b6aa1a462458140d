from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from geo.cli import main
from geo.version import __version__
from tests.command import run

COMMANDS = sorted(main.commands)


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_command_says_what_it_does_with_what(self, command: str) -> None:
        found = main.commands[command]
        assert found.help, f"{command} has no documentation"
        arguments = [part for part in found.params if isinstance(part, click.Argument)]
        for argument in arguments:
            assert str(argument.name).upper() in found.help
        result = run(command, "--help")
        assert result.exit_code == 0
        assert found.help.splitlines()[0] in " ".join(result.stdout.split())

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_option_is_explained_or_lists_its_choices(self, command: str) -> None:
        for part in main.commands[command].params:
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
        command, root = [sys.executable, "-m", "geo.cli", "--version"], Path(__file__).parents[2]
        found = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        assert found.stdout == f"dateline {__version__}\n"

    def test_help_does_not_wait_for_the_heavy_libraries(self) -> None:
        code = (
            "import sys, geo.cli; print([m for m in ('pandas', 'folium', 'streamlit') if m in sys.modules])"
        )
        root = Path(__file__).parents[2]
        found = subprocess.run(
            [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
        )
        assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["build", "check", "export", "geocode", "join", "open"])
def test_a_folder_without_a_story_is_named(command: str, tmp_path: Path) -> None:
    more = ["--out", str(tmp_path / "out")] if command == "join" else []
    result = run(command, tmp_path, *more)
    needed = "places.csv" if command == "geocode" else "story.toml"
    assert (result.exit_code, result.stderr) == (
        1,
        f"{tmp_path} holds no story: there is no such file as {needed} in it\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [["check"], ["--help"]])
def test_a_full_disk_behind_the_output_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [sys.executable, "-m", "geo.cli", *arguments],
            cwd=Path(__file__).parents[2],
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
