# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""Every command that the docs tell exists and takes what is written behind it; README's example is run."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click import Group, UsageError
from click.testing import CliRunner, Result

from geo.cli import main
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
PROGRAMS = ("dateline", "python", "python3", "make", "npm", "bash", ".venv/bin/")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    """The commands in a page's blocks and in its lines, one each."""
    shells = re.sub(r"\\\n\s*|^#.*$", " ", "\n".join(blocks(text, "sh")), flags=re.MULTILINE)
    inline = re.findall(
        r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    )
    told = [*shells.splitlines(), *(code for code in inline if " " in code and code.startswith(PROGRAMS))]
    return [part.strip() for line in told for part in line.split("&&") if part.strip()]


TOLD = sorted(
    {
        (page.relative_to(ROOT).as_posix(), code)
        for page in PAGES
        for code in commands(page.read_text("utf-8"))
    }
)


@pytest.mark.parametrize(("page", "command"), TOLD)
def test_a_command_exists_and_takes_its_arguments(page: str, command: str) -> None:
    words = shlex.split(command.replace("[STORY]", "STORY").replace("\\|", "|"))
    while re.match(r"\w+=", words[0]):  # settings of the environment
        words.pop(0)
    program, *rest = words
    match program.removeprefix(".venv/bin/"), rest:
        case "dateline", [name, *arguments]:
            check_dateline(name, arguments)
        case "python" | "python3", ["-m", "venv", ".venv"]:
            pass
        case "python" | "python3", ["-c", program]:
            compile(program, page, "exec")
        case "python" | "python3", ["-m", module, *arguments]:
            path = ROOT / module.replace(".", "/")
            check_script(path / "__main__.py" if path.is_dir() else path.with_suffix(".py"), arguments)
        case "python" | "python3", [script, *arguments]:
            check_script(ROOT / script, arguments)
        case "pip", ["install", "-e", target]:
            extras = re.fullmatch(r"\.(?:\[(.*)\])?", target)
            assert extras
            assert set((extras[1] or "test").split(",")) <= PROJECT["optional-dependencies"].keys()
        case "make", [target]:
            assert f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")
        case "npm", ["run", script]:
            assert script in json.loads((ROOT / "package.json").read_text("utf-8"))["scripts"]
        case "bash", [script]:
            assert (ROOT / script).is_file()
        case "streamlit", ["run", script, *_]:
            assert (ROOT / script).is_file()
        case name, _:
            assert name not in PROGRAMS or rest == ["ci"], (
                f"{page}: nothing here knows how to check {command!r}"
            )


def check_dateline(name: str, arguments: list[str]) -> None:
    if name == "--version":
        return
    command = main.commands[name]
    if isinstance(command, Group):
        name, *arguments = arguments
        command = command.commands[name]
    if arguments:
        try:
            command.make_context(name, [argument.split("|")[0] for argument in arguments])
        except UsageError as error:
            pytest.fail(error.format_message())


def check_script(path: Path, arguments: list[str]) -> None:
    source = path.read_text("utf-8")
    options = [argument.strip("[]") for argument in arguments if argument.strip("[]").startswith("--")]
    assert all(f'"{option}"' in source for option in options)


def test_commands_are_found() -> None:
    assert {"dateline build my-story", "bash .ci/run", "make fast"} <= {command for _, command in TOLD}


def test_each_target_of_the_makefile_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):(.*)$", text, re.MULTILINE)
    assert {"setup", "test", "fast", "lint", "bench", "bundle", "docs"} <= {name for name, _ in targets}
    assert all(" ## " in rest for _, rest in targets)
    assert re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split() == [name for name, _ in targets]


def test_lint_is_what_ci_runs() -> None:
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe
    lines = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe[1].splitlines()]
    assert set(lines) <= set((ROOT / ".ci" / "run").read_text("utf-8").splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_a_page_links_to_is_there(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


class TestReadme:
    def test_its_story_is_drafted_corrected_and_built(
        self, ready: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ready)
        Path("report.txt").write_text(
            "Minister on Tour\n\nAnna Berg arrived in the town of Halden on Tuesday. "
            "On Monday the governor's yacht had sailed to Bergen, Norway.\n",
            encoding="utf-8",
        )
        (draft,) = (line for _, line in TOLD if line.startswith("dateline draft report.txt"))
        assert run(draft).exit_code == 0
        (corrections,) = blocks(README, "toml")
        Path("my-story/corrections.toml").write_text(corrections, encoding="utf-8")
        built = run("dateline build my-story")
        assert built.exit_code == 0, built.output
        assert "2 corrections applied" in built.output
        assert "Everything holds" in run("dateline check my-story").output

    def test_its_python_runs(self, ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(ready)
        names = {"text": "Anna Berg arrived in Nairobi, Kenya, on Monday."}
        for code in blocks(README, "python"):
            exec(code, names)  # noqa: S102
        assert Path("story.html").stat().st_size > 1_000_000


def run(line: str) -> Result:
    return CliRunner().invoke(main, shlex.split(line)[1:])
