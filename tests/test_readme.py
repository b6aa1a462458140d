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


def test_contributing_names_every_module() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for module in (ROOT / "geo").glob("*.py"):
        if module.name not in ("__init__.py", "errors.py", "paths.py", "version.py"):
            assert f"`geo/{module.name}`" in text, module.name
