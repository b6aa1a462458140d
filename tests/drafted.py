"""A short report in a file, and a story folder drafted from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.pipeline.folder import start

PUBLISHED = date(2024, 5, 15)
TEXT = (
    "Anna Berg on the Road\n\n"
    "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday. "
    "She will travel to Paris on Friday.\n\nStudents protested in London on Monday.\n"
)


@pytest.fixture
def source(ready: Path) -> Path:
    path = ready / "berg.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


@pytest.fixture
def folder(source: Path) -> Path:
    """A folder drafted from it."""
    made = source.parent / "story"
    start(source, made, PUBLISHED)
    return made
