"""What the benchmarks run in processes of their own: programs as text, which no type checker reads."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def programs() -> list[tuple[str, ast.Module]]:
    """Each text in bench/ that is a program with imports, with its file."""
    found = []
    for path in sorted(BENCH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "import " in node.value:
                try:
                    tree = ast.parse(node.value)
                except SyntaxError:
                    continue  # words, or a part of a program
                found.append((path.name, tree))
    return found


PROGRAMS = programs()


@pytest.mark.parametrize(("file", "program"), PROGRAMS, ids=[file for file, _ in PROGRAMS])
def test_what_a_program_imports_from_dateline_is_there(file: str, program: ast.Module) -> None:
    for node in ast.walk(program):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "geo":
            module = importlib.import_module(str(node.module))
            assert all(hasattr(module, name.name) for name in node.names), node.module


def test_programs_are_found() -> None:
    assert "gazetteer.py" in [file for file, _ in PROGRAMS]
