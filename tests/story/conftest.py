"""Shared by the tests of story folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.story.test_untrusted import KEPT


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.txt"
    path.write_text(KEPT)
    return path
