"""What the README promises is what the repository does."""

from __future__ import annotations

import re
from pathlib import Path

from geo.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_exactly_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2, "one line to open the page, one to run the tests"
    assert commands[0].endswith("dateline open")
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_command_is_in_the_readme() -> None:
    for name in main.commands:
        assert f"| `dateline {name} " in README


def test_contributing_names_every_module_or_its_folder() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("### Which way imports go")[0]
    for path in (ROOT / "geo").rglob("*.py"):
        module = path.relative_to(ROOT)
        if module.name not in ("__init__.py", "__main__.py", "errors.py", "paths.py", "version.py"):
            folders = (f"`{folder.as_posix()}/`" for folder in module.parents[:-2])
            assert f"`{module.as_posix()}`" in text or any(folder in text for folder in folders), module
