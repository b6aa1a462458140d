"""tests/ mirrors geo/: a module that does something has a test file of its name, folder by folder."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for path in (ROOT / "geo").rglob("*.py") if path.name != "__init__.py")

ELSEWHERE = {
    "export/cells": "export/test_csv.py",
    "export/events": "export/test_formats.py",
    "export/html": "export/test_formats.py",
    "intake/incoming": "intake/test_reading.py",
    "library/card": "library/test_library.py",
    "reader/atlas_document": "browser/test_atlas.py",
    "review/standing": "review/test_edits.py",
    "ui/desk": "ui/test_checking.py",
    "ui/event": "ui/test_checking.py",
    "ui/forms": "ui/test_checking.py",
    "ui/keys": "browser/test_own_report.py",
    "ui/leaving": "browser/test_leaving.py",
    "ui/atlas_mount": "browser/test_atlas.py",
    "ui/heading": "ui/test_page.py",
    "ui/pages/atlas": "ui/test_atlas.py",
    "ui/pages/entry": "ui/test_page.py",
    "ui/pages/new_story": "ui/test_new_story.py",
    "ui/pages/shelf": "ui/test_shelf.py",
    "ui/pages/story": "ui/test_page.py",
    "ui/stories": "ui/test_page.py",
    "ui/table": "ui/test_checking.py",
    "ui/words": "ui/test_page.py",
}
"""Modules that are tested by another file, and by which."""


def does_something(path: Path) -> bool:
    """Whether a module has a public function, or a public class with a method: more than data and types."""
    public = [
        node
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not (isinstance(node, ast.ClassDef) and "Protocol" in map(ast.unparse, node.bases))
    ]
    return any(
        isinstance(node, ast.FunctionDef) or any(isinstance(part, ast.FunctionDef) for part in node.body)
        for node in public
    )


def name(path: Path) -> str:
    return path.relative_to(ROOT / "geo").with_suffix("").as_posix()


@pytest.mark.parametrize("path", [path for path in MODULES if does_something(path)], ids=name)
def test_a_module_has_a_test_file_of_its_name(path: Path) -> None:
    own = ROOT / "tests" / path.relative_to(ROOT / "geo").with_name(f"test_{path.name}")
    other = ELSEWHERE.get(name(path))
    tests = ROOT / "tests" / other if other else own
    assert tests.exists(), f"write {own.relative_to(ROOT)}"
    assert other is None or not own.exists(), f"{name(path)} has a test file now; take it off the list"


def test_the_list_names_modules() -> None:
    assert set(ELSEWHERE) <= {name(path) for path in MODULES}
